// Which period of a recurring duty a message means: «kỳ tháng 8», «kỳ 8/2025», «kỳ tuần 33», «kỳ quý 3».
import { type Day, dayFrom, yearOf } from '../domain/calendar.ts'

// kỳ 15/8 | kỳ ngày 15/8/2025 (the day it is due) | kỳ tháng 8 | ky thang 8/2025 | kỳ 2025-08 | kỳ 2025-W33 | kỳ quý III | kỳ năm 2025; not: «kỳ họp», «kỳ thi tháng 8»
const PERIOD =
  /(?<![\p{L}\p{N}])k[ỳyìi]\s+(?:(?<iso>\d{4}-(?:\d{2}|W\d{2}|Q\d)(?:-\d{1,2})?)|th[áa]ng\s+(?<m>\d{1,2})(?:\s?\/\s?(?<my>\d{4})|\s+n[ăa]m\s+(?<mn>\d{4}))?|(?<m2>\d{1,2})\s?\/\s?(?<m2y>\d{4})|(?:ng[àa]y\s+)?(?<d>\d{1,2})\s?\/\s?(?<dm>\d{1,2})(?:\s?\/\s?(?<dy>\d{4}))?(?!\s?\/|\d)|tu[ầa]n\s+(?<w>\d{1,2})(?:\s?\/\s?(?<wy>\d{4}))?|qu[ýy]\s+(?<q>[1-4]|I{1,3}|IV)(?:\s?\/\s?(?<qy>\d{4}))?|n[ăa]m\s+(?<y>\d{4}))(?![\p{L}\p{N}])/iu
const ROMAN: Readonly<Record<string, string>> = { I: '1', II: '2', III: '3', IV: '4' }

export type PeriodNamed = { readonly key: string; readonly rest: string }
/** The beginning of the key of the period meant, or the day it is due, and the text without those words. */
export function readPeriodKey(text: string, today: Day): PeriodNamed | null {
  const match = PERIOD.exec(text)
  const g = match?.groups
  if (!match || !g) return null
  const key = keyOf(g, yearOf(today))
  if (key === null) return null
  const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.replace(/\s+/g, ' ').trim()
  return { key, rest }
}
/** True for the period named: by its key, or by the day on which the bot says it is due. */
export function isPeriodNamed(
  { key }: Pick<PeriodNamed, 'key'>,
  period: { readonly period: string; readonly due: Day; readonly last: Day },
): boolean {
  return period.period.startsWith(key) || period.due === key || period.last === key
}
function keyOf(g: Readonly<Record<string, string | undefined>>, year: number): string | null {
  const two = (n: string) => n.padStart(2, '0')
  if (g.iso) return g.iso.toUpperCase()
  if (g.m) return `${g.my ?? g.mn ?? year}-${two(g.m)}`
  if (g.d) return dayFrom(Number(g.dy ?? year), Number(g.dm), Number(g.d))
  if (g.m2) return `${g.m2y}-${two(g.m2)}`
  if (g.w) return `${g.wy ?? year}-W${two(g.w)}`
  if (g.q) return `${g.qy ?? year}-Q${ROMAN[g.q.toUpperCase()] ?? g.q}`
  return g.y ?? String(year)
}
