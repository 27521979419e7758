// How the periods of a recurring duty are called: one name in chats, reports and sheets, and the last day beside it where it is needed.
import { type Day, writeDay, yearOf } from '../domain/calendar.ts'
import type { Due } from '../domain/status.ts'

const WEEKDAYS = ['', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật']
const PERIODS: readonly (readonly [RegExp, (m: RegExpExecArray) => string])[] = [
  [/^(\d{4})-W(\d{2})-(\d)$/, (m) => `${WEEKDAYS[Number(m[3])] ?? ''} tuần ${Number(m[2])}/${m[1]}`.trim()],
  [/^(\d{4})-W(\d{2})$/, (m) => `tuần ${Number(m[2])}/${m[1]}`],
  [/^(\d{4})-Q(\d)$/, (m) => `quý ${m[2]}/${m[1]}`],
  [/^(\d{4})-(\d{2})-(\d{1,2})$/, (m) => `${Number(m[3])}/${Number(m[2])}/${m[1]}`],
  [/^(\d{4})-(\d{2})$/, (m) => `tháng ${Number(m[2])}/${m[1]}`],
  [/^(\d{4})$/, (m) => `năm ${m[1]}`],
]
/** `2025-08` → «kỳ tháng 8/2025». */
export function sayPeriodKey(key: string): string {
  for (const [pattern, say] of PERIODS) {
    const match = pattern.exec(key)
    if (match) return `kỳ ${say(match)}`
  }
  return `kỳ ${key}`
}

/** «kỳ tháng 8/2025 (hết 24/8)», «kỳ tháng 8/2025 (đến 14h00 ngày 24/8)», «kỳ 15/8/2025»; `more` stands behind the day. */
export function sayPeriodDue(
  { period, last, deadline: { time } }: Pick<Due, 'period' | 'last' | 'deadline'>,
  today: Day,
  more: readonly string[] = [],
): string {
  const day = writeDay(last, yearOf(today))
  const until = time ? `đến ${time.replace(':', 'h')} ngày ${day}` : period === last ? '' : `hết ${day}`
  const notes = [until, ...more].filter(Boolean)
  return notes.length ? `${sayPeriodKey(period)} (${notes.join('; ')})` : sayPeriodKey(period)
}

/** The period as somebody named it. */
export function sayPeriodSaid({ kind, said }: { readonly kind: 'key' | 'day'; readonly said: string }): string {
  return kind === 'key' ? sayPeriodKey(said) : `kỳ ${said}`
}
