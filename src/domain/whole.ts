// Of which whole a numeric target speaks: 157 of «157 căn nhà», 60 of «60 xã», and whether two units name the same thing.
import { unaccent } from './names.ts'
import type { Task } from './register.ts'

// 157 căn nhà | 6.000 lượt học sinh: the number stands before the thing      not: 50% nhà | 52-KL/TU
const COUNTED =
  /(?<![0-9.,/])(?<n>[0-9]{1,3}(?:[.][0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?) (?<thing>[\p{L}]+(?: [\p{L}]+){0,7})/gu
/** Words that count a thing and are left out when it is named again. */
const CLASSIFIERS: ReadonlySet<string> = new Set('căn ngôi cái chiếc lượt bộ'.split(' '))
/** What stands behind the thing and is no part of its name. */
const ENDS: ReadonlySet<string> = new Set(
  'trên tại trong trước theo của cho và ở thuộc đến từ với bằng do vào là được đạt có mà để khi sau còn đã bị'.split(
    ' ',
  ),
)

/** Null where a target names no whole of that unit, or several. */
export function wholeIn(target: string, unit: string): number | null {
  const wholes = new Set(countedIn(target).flatMap(({ n, thing }) => (isSameThing(thing, unit) ? [n] : [])))
  const [only, second] = wholes
  return only !== undefined && second === undefined ? only : null
}
/** «nhà», «căn nhà», «nhà tạm» may name the same; «xã», «nhà» never. */
export function isSameThing(a: string, b: string): boolean {
  return formsOf(a).some((one) => formsOf(b).some((other) => begins(one, other) || begins(other, one)))
}
/** Goals that are counted in things, not in shares. */
export const isCounted = (target: string): boolean => countedIn(target).length > 0
// <= 5 ha | không quá 10 hồ sơ: what is to fall or to stay below is not reached by more of it
export const isCeiling = (target: string): boolean => /<|không quá|dưới|tối đa|giảm/iu.test(target)

export type TargetFound = { readonly target: string; readonly whole: number | null }
/** The goal of a task that speaks of a unit: of its list, else the one number that its title or sentence gives of that thing. */
export function targetOf({ record }: Pick<Task, 'record'>, unit: string): TargetFound | null {
  const key = plain(unit)
  if (!key) return null
  const listed =
    record.targets.find((t) => wholeIn(t, unit) !== null) ??
    record.targets.find((t) => ` ${plain(t)} `.includes(` ${key} `))
  if (listed !== undefined) return { target: listed, whole: wholeIn(listed, unit) }
  const told = `${record.title}; ${record.text ?? ''}`
  const whole = wholeIn(told, unit)
  return whole === null ? null : { target: `${writeNumber(whole)} ${spelledIn(told, unit)}`, whole }
}
/** «nha» as a text spells it: «nhà»; what was typed with its marks stays. */
export function spelledIn(text: string, unit: string): string {
  if (unaccent(unit) !== unit) return unit
  const things = countedIn(text).flatMap(({ thing }) => (isSameThing(thing, unit) ? [thing.split(' ')] : []))
  const size = unit.split(' ').length
  const written = things.flatMap((words) => words.map((_, i) => words.slice(i, i + size).join(' ')))
  return written.find((w) => unaccent(w) === unaccent(unit)) ?? unit
}

function countedIn(text: string) {
  return [
    ...text
      .normalize('NFC')
      .replace(/[ \t\n]+/g, ' ')
      .matchAll(COUNTED),
  ].flatMap(({ groups }) => {
    const thing = (groups?.thing ?? '').toLowerCase().split(' ')
    const end = thing.findIndex((word) => ENDS.has(word))
    const named = (end < 0 ? thing : thing.slice(0, end)).join(' ')
    return named ? [{ n: Number((groups?.n ?? '').replace(/\./g, '').replace(',', '.')), thing: named }] : []
  })
}
const plain = (text: string) =>
  unaccent(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
/** As written, and without the word that only counts. */
function formsOf(unit: string): readonly string[] {
  const [first = '', ...rest] = unit.trim().toLowerCase().normalize('NFC').split(/\s+/)
  const bare = rest.length && [...CLASSIFIERS].some((c) => c === first || unaccent(c) === first) ? [rest.join(' ')] : []
  return [unit, ...bare].map(plain)
}
const begins = (whole: string, part: string) => part !== '' && `${whole} `.startsWith(`${part} `)
/** 1.250 | 1.234,5, as it is written in Vietnamese. */
export function writeNumber(value: number): string {
  const [whole = '', part] = String(value).split('.')
  return `${whole.replace(/\B(?=(\d{3})+$)/g, '.')}${part === undefined ? '' : `,${part}`}`
}
