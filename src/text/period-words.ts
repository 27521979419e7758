// Which period of a recurring duty a message means: «kỳ tháng 8», «kỳ 8/2025», «kỳ tuần 33», «kỳ quý 3», «kỳ 15/8».
import { type Day, yearOf } from '../domain/calendar.ts'

// kỳ tháng 8 | ky thang 8/2025 | kỳ 2025-08 | kỳ 2025-W33 | kỳ quý III | kỳ năm 2025; not: «kỳ họp», «kỳ thi tháng 8»
const PERIOD =
  /(?<![\p{L}\p{N}])k[ỳyìi]\s+(?:(?<iso>\d{4}-(?:\d{2}|W\d{2}|Q\d)(?:-\d{1,2})?)|th[áa]ng\s+(?<m>\d{1,2})(?:\s?\/\s?(?<my>\d{4})|\s+n[ăa]m\s+(?<mn>\d{4}))?|(?<m2>\d{1,2})\s?\/\s?(?<m2y>\d{4})|tu[ầa]n\s+(?<w>\d{1,2})(?:\s?\/\s?(?<wy>\d{4}))?|qu[ýy]\s+(?<q>[1-4]|I{1,3}|IV)(?:\s?\/\s?(?<qy>\d{4}))?|n[ăa]m\s+(?<y>\d{4}))(?![\p{L}\p{N}])/iu
const ROMAN: Readonly<Record<string, string>> = { I: '1', II: '2', III: '3', IV: '4' }

/** The beginning of the key of the period meant, and the text without those words. */
export function readPeriodKey(text: string, today: Day): { readonly key: string; readonly rest: string } | null {
  const match = PERIOD.exec(text)
  const g = match?.groups
  if (!match || !g) return null
  const key = keyOf(g, yearOf(today))
  const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.replace(/\s+/g, ' ').trim()
  return { key, rest }
}
// kỳ 15/8 | kỳ ngày 15/8/2025 | kỳ 24/8 14h00, as a line of the digest has it; not: kỳ 8/2025 | ngày 15/8
const PERIOD_DAY =
  /(?<![\p{L}\p{N}])k[ỳyìi]\s+(?:(?:hạn|han|ngày|ngay)\s+)*(?<raw>(?<d>\d{1,2})\s?[/-]\s?(?<m>\d{1,2})(?:\s?[/-]\s?(?<y>\d{4}))?)(?:\s+\d{1,2}(?:h|:)\d{0,2})?(?![\p{L}\p{N}/-])/iu

/** The end of the day on which the period meant is due (`08-15`, `2025-08-15`), as it was written, and the text without those words. */
export function readPeriodDay(
  text: string,
): { readonly ends: string; readonly raw: string; readonly rest: string } | null {
  const match = PERIOD_DAY.exec(text)
  const g = match?.groups
  if (!match || !g) return null
  const monthDay = `${(g.m ?? '').padStart(2, '0')}-${(g.d ?? '').padStart(2, '0')}`
  const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.replace(/\s+/g, ' ').trim()
  return { ends: g.y ? `${g.y}-${monthDay}` : monthDay, raw: g.raw ?? '', rest }
}
/** The period that words name: by its key («kỳ tháng 8»), or by the day on which the bot says it is due («kỳ 15/8»). */
export type PeriodSaid = {
  readonly kind: 'key' | 'day'
  /** The key, or the day as it was written. */
  readonly said: string
  readonly rest: string
  /** Those of a list that are meant: where one is called exactly so, no other that only falls due on that day. */
  readonly among: <P extends Dated>(list: readonly P[]) => readonly P[]
}
type Dated = { readonly period: string; readonly due: Day; readonly last: Day }
export function readPeriod(text: string, today: Day): PeriodSaid | null {
  const named = readPeriodKey(text, today)
  if (named) {
    const { key, rest } = named
    const among: PeriodSaid['among'] = (list) =>
      called(
        list,
        (d) => d.period === key,
        (d) => d.period.startsWith(key),
      )
    return { kind: 'key', said: key, rest, among }
  }
  const onDay = readPeriodDay(text)
  if (!onDay) return null
  const { ends, raw, rest } = onDay
  // «kỳ 20/8»: of the meeting of that day, even where what is due before another meeting is due then.
  const among: PeriodSaid['among'] = (list) =>
    called(
      list,
      (d) => /^\d{4}-\d{2}-\d{2}$/.test(d.period) && d.period.endsWith(ends),
      (d) => d.due.endsWith(ends) || d.last.endsWith(ends),
    )
  return { kind: 'day', said: raw, rest, among }
}
function called<P extends Dated>(
  list: readonly P[],
  isExactly: (d: P) => boolean,
  fits: (d: P) => boolean,
): readonly P[] {
  const exact = list.filter(isExactly)
  return exact.length ? exact : list.filter(fits)
}
function keyOf(g: Readonly<Record<string, string | undefined>>, year: number): string {
  const two = (n: string) => n.padStart(2, '0')
  if (g.iso) return g.iso.toUpperCase()
  if (g.m) return `${g.my ?? g.mn ?? year}-${two(g.m)}`
  if (g.m2) return `${g.m2y}-${two(g.m2)}`
  if (g.w) return `${g.wy ?? year}-W${two(g.w)}`
  if (g.q) return `${g.qy ?? year}-Q${ROMAN[g.q.toUpperCase()] ?? g.q}`
  return g.y ?? String(year)
}
