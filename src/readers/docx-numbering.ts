// The labels that Word computes for numbered paragraphs: «I.», «(1)», «a)», «-».
import { child, elements, valueAt, type XmlNode } from './xml-tree.ts'

type Level = {
  readonly start: number
  readonly format: string
  readonly pattern: string
  readonly restart: number | null
  readonly style: string | null
  readonly legal: boolean
}
type List = {
  readonly family: string
  readonly levels: ReadonlyMap<number, Level>
  readonly starts: ReadonlyMap<number, number>
}
export type Numbering = { readonly label: (listId: string, level: number | null, style: string | null) => string }

/** Counts while the paragraphs pass in order: every call is one numbered paragraph. */
export function createNumbering(xml: XmlNode | null): Numbering {
  const lists = readLists(xml)
  const counts = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()
  return {
    label(listId, asked, style) {
      const list = lists.get(listId)
      if (list === undefined) return ''
      const at = asked ?? levelOfStyle(list, style)
      const level = list.levels.get(at)
      if (level === undefined) return ''
      const count = counts.get(list.family) ?? []
      counts.set(list.family, count)
      const isFirst = !begun.has(`${listId}/${at}`)
      begun.add(`${listId}/${at}`)
      const forced = isFirst ? list.starts.get(at) : undefined
      count[at] = forced ?? (count[at] === undefined ? level.start : count[at] + 1)
      for (const [deeper, its] of list.levels) {
        if (deeper > at && its.restart !== 0 && (its.restart === null || at < its.restart)) count[deeper] = undefined
      }
      return sayLabel(list, at, count)
    },
  }
}

function levelOfStyle(list: List, style: string | null): number {
  for (const [at, level] of list.levels) if (style !== null && level.style === style) return at
  return 0
}

/** «%1.%2» with the counts of its levels filled in; a level not yet reached counts as begun. */
function sayLabel(list: List, at: number, count: (number | undefined)[]): string {
  const own = list.levels.get(at)!
  if (own.format === 'bullet') return sayBullet(own.pattern)
  if (own.format === 'none') return own.pattern.replace(/%\d/g, '')
  return own.pattern.replace(/%(\d)/g, (_, digit: string) => {
    const asked = Number(digit) - 1
    const level = list.levels.get(asked)
    const format = own.legal && asked !== at ? 'decimal' : (level?.format ?? 'decimal')
    return sayCount(count[asked] ?? level?.start ?? 1, format)
  })
}

/** Symbol fonts draw bullets by private codes; only the plain ones of office papers keep their shape. */
function sayBullet(pattern: string): string {
  const sign = pattern.trim()
  if (/^[-–—−]$/.test(sign) || sign === '\uf02d' || sign === '\uf0be') return '-'
  if (sign === '+' || sign === '\uf02b') return '+'
  return sign === '' ? '' : /^[*•]$/.test(sign) ? sign : '•'
}

function sayCount(count: number, format: string): string {
  switch (format) {
    case 'upperRoman':
      return roman(count)
    case 'lowerRoman':
      return roman(count).toLowerCase()
    case 'upperLetter':
      return letters(count)
    case 'lowerLetter':
      return letters(count).toLowerCase()
    case 'decimalZero':
      return String(count).padStart(2, '0')
    default:
      return String(count)
  }
}

const ROMAN = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const

function roman(count: number): string {
  let left = Math.min(count, 3999)
  let said = ''
  for (const [worth, sign] of ROMAN) {
    said += sign.repeat(Math.floor(left / worth))
    left %= worth
  }
  return said
}

/** A … Z, AA, BB: Word repeats the letter. */
function letters(count: number): string {
  const sign = String.fromCharCode(65 + ((count - 1) % 26))
  return sign.repeat(Math.min(1 + Math.floor((count - 1) / 26), 20))
}

function readLists(xml: XmlNode | null): Map<string, List> {
  const families = new Map<string, Map<number, Level>>()
  const lists = new Map<string, List>()
  for (const node of elements(xml ?? undefined)) {
    if (node.name === 'abstractNum') families.set(node.attributes.abstractNumId ?? '', readLevels(node))
  }
  for (const node of elements(xml ?? undefined)) {
    if (node.name !== 'num') continue
    const family = valueAt(node, 'abstractNumId') ?? ''
    const overrides = elements(node).filter((one) => one.name === 'lvlOverride')
    const levels = new Map([...(families.get(family) ?? []), ...overrides.flatMap((one) => [...readLevels(one)])])
    const starts = overrides.flatMap((one) => {
      const start = valueAt(one, 'startOverride')
      return start === undefined ? [] : [[Number(one.attributes.ilvl), Number(start)] as const]
    })
    lists.set(node.attributes.numId ?? '', { family, levels, starts: new Map(starts) })
  }
  return lists
}

function readLevels(node: XmlNode): Map<number, Level> {
  const levels = elements(node).filter((one) => one.name === 'lvl')
  return new Map(
    levels.map((one) => {
      const restart = valueAt(one, 'lvlRestart')
      const level: Level = {
        start: Number(valueAt(one, 'start') ?? 1),
        format: valueAt(one, 'numFmt') ?? 'decimal',
        pattern: valueAt(one, 'lvlText') ?? '',
        restart: restart === undefined ? null : Number(restart),
        style: valueAt(one, 'pStyle') ?? null,
        legal: child(one, 'isLgl') !== undefined,
      }
      return [Number(one.attributes.ilvl), level] as const
    }),
  )
}
