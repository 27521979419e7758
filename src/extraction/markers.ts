// The marks that begin an item: I. · A. · Điều 1. · 1. · 1.1. · (1) · [1] · (ii) · a) · - · +

export const STYLES = [
  'part',
  'roman',
  'upper',
  'article',
  'period',
  'ordinal',
  'arabic',
  'arabic2',
  'arabic3',
  'bracket',
  'square',
  'lowroman',
  'letter',
  'dash',
  'plus',
] as const
export type Style = (typeof STYLES)[number]
export type Marker = {
  readonly style: Style
  /** Its number in the list; bullets have none and count as they come. */
  readonly value: number
  /** As the path of a clause has it: `II`, `2`, `3.1`, `(7)`, `a`. */
  readonly label: string
  /** Length of the mark with the space after it. */
  readonly length: number
}

const ROMAN_VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 }
export function romanValue(text: string): number {
  let sum = 0
  for (let i = 0; i < text.length; i++) {
    const value = ROMAN_VALUES[text.charAt(i)] ?? 0
    const next = ROMAN_VALUES[text.charAt(i + 1)] ?? 0
    sum += value < next ? -value : value
  }
  return sum
}
export function romanOf(value: number): string {
  return (
    [
      'I',
      'II',
      'III',
      'IV',
      'V',
      'VI',
      'VII',
      'VIII',
      'IX',
      'X',
      'XI',
      'XII',
      'XIII',
      'XIV',
      'XV',
      'XVI',
      'XVII',
      'XVIII',
      'XIX',
      'XX',
    ][value - 1] ?? String(value)
  )
}

const ORDINALS = ['nhất', 'hai', 'ba', 'bốn']
const COUNTED = ['một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười']
const RANKED = ['nhất', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười']
const letters = 'abcdđeghiklmnopqrstuvxy'
type Read = readonly [Style, RegExp, (m: RegExpExecArray) => readonly [number, string]]
const READS: readonly Read[] = [
  [
    'part',
    /^(?:PHẦN|Phần|CHƯƠNG|Chương)\s+(?:thứ\s+|THỨ\s+)?([IVX]+|\d{1,2}|nhất|hai|ba|bốn|tư)(?:[.:]\s*|\s+|$)/iu,
    (m) => {
      const said = (m[1] ?? '').toLowerCase()
      const value = /^[ivx]+$/.test(said) ? romanValue(said.toUpperCase()) : Number(said) || ORDINALS.indexOf(said) + 1
      return [Math.min(value, 4), romanOf(Math.min(value, 4))]
    },
  ],
  // Một là, … | Thứ hai: …      not: Thứ Hai, ngày 25/8
  [
    'ordinal',
    /^(?:(?:(?<count>Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười) là|Thứ (?<rank>nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?: là)?)\s*[,:]\s*)(?!ngày\s)(?=\S)/u,
    (m) => {
      const { count = '', rank = '' } = m.groups ?? {}
      const value = (count ? COUNTED.indexOf(count.toLowerCase()) : RANKED.indexOf(rank)) + 1
      return [value, String(value)]
    },
  ],
  ['article', /^Điều\s+(\d{1,3})\s*[.:]?\s+/u, (m) => [Number(m[1]), `Điều ${m[1]}`]],
  [
    'roman',
    /^((?:XX|XI?[XV]|X|I[XV]|V)?I{0,3})\s*[.):-]\s*(?=[A-Za-zÀ-ỹ“"(])/u,
    (m) => [romanValue(m[1] ?? ''), m[1] ?? ''],
  ],
  ['upper', /^([A-H])[.)]\s+(?=\p{Lu})/u, (m) => [(m[1] ?? 'A').charCodeAt(0) - 64, m[1] ?? '']],
  ['arabic3', /^(\d{1,2}\.\d{1,2}\.\d{1,2})[.)]?\s+(?=\D)/u, (m) => [Number(m[1]?.split('.')[2]), m[1] ?? '']],
  [
    'arabic2',
    /^(\d{1,2}\.\d{1,2})(?:[.)]?\s*|-\s+)(?=[A-Za-zÀ-ỹ“"(])/u,
    (m) => [Number(m[1]?.split('.')[1]), m[1] ?? ''],
  ],
  // «1-Sở Y tế …», «1. 6 tháng đầu năm», not «4-KL/TU» torn off its number
  [
    'arabic',
    /^(?:Khoản\s+)?(\d{1,2})(?:\s?[.)/]\s*|\s?[-–]\s+|-(?=\p{Lu}\p{Ll}))(?=[A-Za-zÀ-ỹ“"([]|0?[369] tháng (?:đầu|cuối) năm)/u,
    (m) => [Number(m[1]), m[1] ?? ''],
  ],
  ['bracket', /^\((\d{1,2})\)\s*(?=\S)/u, (m) => [Number(m[1]), `(${m[1]})`]],
  ['square', /^\[(\d{1,2})\]\s*(?=\S)/u, (m) => [Number(m[1]), `[${m[1]}]`]],
  // (i) | ii) | (iv): a lone «i)» is a letter
  [
    'lowroman',
    /^(?:\(([ivx])\)|\(?([ivx]{2,5})[).])\s+(?=\S)/u,
    (m) => {
      const label = m[1] ?? m[2] ?? ''
      const value = romanValue(label.toUpperCase())
      return [romanOf(value).toLowerCase() === label ? value : 0, label]
    },
  ],
  ['letter', /^\(?([a-zđ])[).]\s+(?=\S)/u, (m) => [letters.indexOf(m[1] ?? '') + 1, m[1] ?? '']],
  ['dash', /^[-–—•●▪◦⁃]\s*(?=[A-Za-zÀ-ỹ\d“"([])/u, () => [0, '']],
  ['plus', /^\+\s*(?=[A-Za-zÀ-ỹ\d“"(])/u, () => [0, '']],
]

/** «(h) … (i) …»: the mark of a small numeral in a list of letters is the next letter. */
export function asLetter(marker: Marker): Marker {
  return { ...marker, style: 'letter', value: letters.indexOf(marker.label) + 1 }
}

// Nearly every line begins with a word: one look instead of fourteen.
const MARKED =
  /^(?:[\d([+\-–—•●▪◦⁃.):]|[IVX]+\s*[-.):]|[A-Za-zĐđ][.)]|[ivx]{2,5}[.)]|(?:ph|ch|đi|kho)[a-zà-ỹ]+\s|(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười|Thứ)\s)/iu
/** The mark a line begins with, or null. */
export function markerOf(line: string): Marker | null {
  if (!MARKED.test(line)) return null
  for (const [style, pattern, read] of READS) {
    const match = pattern.exec(line)
    if (!match) continue
    const [value, label] = read(match)
    if (style === 'dash' || style === 'plus' || value > 0) return { style, value, label, length: match[0].length }
  }
  return null
}
