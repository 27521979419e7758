// Old Vietnamese fonts: letters typed in TCVN3 (.VnTime) or VNI (VNI-Times) become letters of today.
import { shareOf, vietnameseLikeness } from './vietnamese-syllables.ts'

export type LegacyKind = 'tcvn3' | 'vni'
/** `capitals`: the font shows every letter as a capital (.VnTimeH). */
export type LegacyFont = { readonly kind: LegacyKind; readonly capitals: boolean }

// .VnTime | ABCDEF+.VnTimeH,Bold | VNI-Times | VNI Helve      not: Vnu Sans | Times New Roman
const TCVN3_FONT = /^(?:[A-Z]{6}\+)?\.Vn(?<face>[A-Z3][A-Za-z0-9 ]*)/
const VNI_FONT = /^(?:[A-Z]{6}\+)?VNI[- ]?[A-Z0-9]/

/** Which old code a font name stands for, if any. */
export function legacyFontOf(fontName: string): LegacyFont | null {
  const name = fontName.replace(/#2E/gi, '.').trim()
  const face = TCVN3_FONT.exec(name)?.groups?.face
  if (face !== undefined) return { kind: 'tcvn3', capitals: /H$/.test(face.trim()) }
  return VNI_FONT.test(name) ? { kind: 'vni', capitals: false } : null
}

// Each pair: the character as Latin-1 shows it, the letter meant.
const TCVN3_PAIRS =
  '¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ ¨ă ©â ªê «ô ¬ơ ®đ µà ¶ả ·ã ¸á ¹ạ »ằ ¼ẳ ½ẵ ¾ắ Æặ Çầ Èẩ Éẫ Êấ Ëậ Ìè Îẻ Ïẽ Ðé Ñẹ ' +
  'Òề Óể Ôễ Õế Öệ ×ì Øỉ Üĩ Ýí Þị ßò áỏ âõ ãó äọ åồ æổ çỗ èố éộ êờ ëở ìỡ íớ îợ ïù ñủ òũ óú ôụ õừ öử ÷ữ øứ ùự úỳ ûỷ üỹ ýý þỵ'
const TCVN3 = new Map<string, string>(TCVN3_PAIRS.split(' ').map((pair) => [pair[0] ?? '', pair.slice(1)]))
// «ư» is the soft hyphen's code, which copies often turn into a minus; the micro sign into a Greek mu.
for (const hyphen of ['\u00ad', '\u2212']) TCVN3.set(hyphen, 'ư')
TCVN3.set('\u03bc', 'à')

/** «Uû ban nh©n d©n» → «Uỷ ban nhân dân». */
export function convertTcvn3(text: string): string {
  return text.replace(/[¡-ÿ\u2212\u03bc]/g, (letter) => TCVN3.get(letter) ?? letter)
}

const VNI_ALONE = new Map<string, string>(
  'ñđ ÑĐ ôơ ÔƠ öư ÖƯ íí ÍÍ ìì ÌÌ æỉ ÆỈ óĩ ÓĨ òị ÒỊ îỵ ÎỴ'.split(' ').map((pair) => [pair[0] ?? '', pair.slice(1)]),
)
const TONE_BY_VNI: Readonly<Record<string, string>> = {
  ù: '\u0301',
  ø: '\u0300',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323',
}
const HAT = '\u0302'
const BREVE = '\u0306'
const SHAPE_BY_VNI: Readonly<Record<string, string>> = {
  â: HAT,
  á: `${HAT}\u0301`,
  à: `${HAT}\u0300`,
  å: `${HAT}\u0309`,
  ã: `${HAT}\u0303`,
  ä: `${HAT}\u0323`,
  ê: BREVE,
  é: `${BREVE}\u0301`,
  è: `${BREVE}\u0300`,
  ú: `${BREVE}\u0309`,
  ü: `${BREVE}\u0303`,
  ë: `${BREVE}\u0323`,
}
/** A letter and the mark typed behind it; hats stand on a, e and o, the breve on a alone. */
const VNI_PAIR = /([aAeEoO])([âáàåãäÂÁÀÅÃÄ])|([aA])([êéèúüëÊÉÈÚÜË])|([aAeEoOuUyYôÔöÖ])([ùøûõïÙØÛÕÏ])/g

/** «Uûy ban nhaân daân» → «Ủy ban nhân dân». */
export function convertVni(text: string): string {
  const alone = (letter: string) => VNI_ALONE.get(letter) ?? letter
  let out = ''
  let from = 0
  for (const found of text.matchAll(VNI_PAIR)) {
    const letter = found[1] ?? found[3] ?? found[5] ?? ''
    const mark = (found[2] ?? found[4] ?? found[6] ?? '').toLowerCase()
    out += text.slice(from, found.index).replace(/[^\u0000-\u007f]/g, alone)
    out += (alone(letter) + (found[5] === undefined ? SHAPE_BY_VNI[mark] : TONE_BY_VNI[mark])).normalize('NFC')
    from = found.index + found[0].length
  }
  return out + text.slice(from).replace(/[^\u0000-\u007f]/g, alone)
}

export function convertLegacy(text: string, font: LegacyFont): string {
  const plain = text.replace(/[\uf000-\uf0ff]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xf000))
  const converted = font.kind === 'tcvn3' ? convertTcvn3(plain) : convertVni(plain)
  return font.capitals ? converted.toUpperCase() : converted
}

/** Letters that only today's code has: a run that holds one was typed in Unicode, whatever its font is called. */
const TODAY = /[ĂăĐđĨĩŨũƠơƯư\u0300-\u0323Ạ-ỹ]/

/** A run in a legacy font; left alone when it was typed in Unicode after all. */
export function convertRun(text: string, font: LegacyFont): string {
  if (!TODAY.test(text)) return convertLegacy(text, font)
  return font.capitals ? text.toUpperCase() : text
}

const MARKED_MIN = 5

/** Text whose font is not known: lines that read as Vietnamese only after conversion are converted. */
export function convertByLetters(text: string): { readonly text: string; readonly kind: LegacyKind | null } {
  const kind = guessLegacyKind(text)
  return { text: kind === null ? text : convertLines(text, kind), kind }
}

/** Converts the lines that look more like Vietnamese for it, and leaves the others alone. */
export function convertLines(text: string, kind: LegacyKind): string {
  const lines = text.split(/(?<=[\n\f])/).map((line) => {
    const converted = convertLegacy(line, { kind, capitals: false })
    const before = vietnameseLikeness(line)
    return before.marked > 0 && shareOf(vietnameseLikeness(converted)) > shareOf(before) ? converted : line
  })
  return lines.join('')
}

/** The old code under which the ill-looking lines of a text become Vietnamese, if they do. */
export function guessLegacyKind(text: string): LegacyKind | null {
  const ill = text
    .split(/[\n\f]/)
    .filter((line) => shareOf(vietnameseLikeness(line)) < 0.5)
    .join('\n')
  if (vietnameseLikeness(ill).marked < MARKED_MIN) return null
  const shares = (['tcvn3', 'vni'] as const).map((kind) => {
    const converted = convertLegacy(ill, { kind, capitals: false })
    return { kind, share: shareOf(vietnameseLikeness(converted)) }
  })
  const best = shares.reduce((a, b) => (b.share > a.share ? b : a))
  return best.share >= 0.7 ? best.kind : null
}
