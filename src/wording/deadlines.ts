// How days, deadlines and statuses are said.
import { type Day, daysBetween, writeDay, yearOf } from '../domain/calendar.ts'
import { type Deadline, lastDayInTime, type Reading } from '../domain/deadline.ts'
import type { Register, Task } from '../domain/register.ts'
import { type Due, duesOf, type Owed, type Standing, type Status } from '../domain/status.ts'
import { sayPeriodDue, sayPeriodKey } from './periods.ts'

/** `14:00` → `14h00`. */
export function sayTime(time: string): string {
  return time.replace(':', 'h')
}
/** `20/8` in the year of today, `20/8/2026` in another. */
export function sayDay(day: Day, today: Day): string {
  return writeDay(day, yearOf(today))
}

/** The named words of a due, and the last day in time where it differs: «trước 20/8 (hết 19/8)». */
export function sayDue(due: Due, today: Day): string {
  if (due.extended && due.extended.of !== due.due) return sayExtended(due, due.extended, today)
  const moved = due.movedFrom ? [`${sayDay(due.movedFrom, today)} là ngày nghỉ`] : []
  if (due.period && due.deadline.kind === 'recurring')
    return sayPeriodDue(due, today, [...moved, ...(due.assumed ? ['ngày làm việc cuối kỳ, tạm tính'] : [])])
  const named = due.assumed ? `${sayRaw(due.deadline, today)} = ${sayDay(due.due, today)}` : sayRaw(due.deadline, today)
  const notes = [
    due.last !== due.due ? `hết ${sayDay(due.last, today)}` : impliedDay(due) ? `hết ${sayDay(due.last, today)}` : '',
    // Which of the meetings: under this name a body reports it.
    due.period && due.deadline.kind === 'event' ? sayPeriodKey(due.period) : '',
    ...moved,
    due.extended?.first ? `hạn đầu: ${sayRaw(due.extended.first, today)}; đổi hạn ${due.extended.times} lần` : '',
  ].filter(Boolean)
  return notes.length ? `${named} (${notes.join('; ')})` : named
}
/** «đã gia hạn đến 30/9 (hạn đầu: trước 20/8; gia hạn 1 lần)»: the first day never goes out of sight. */
function sayExtended(due: Due, { of, times, first: given }: NonNullable<Due['extended']>, today: Day): string {
  const first = due.period ? `${sayPeriodKey(due.period)}, ${sayDay(of, today)}` : sayRaw(given ?? due.deadline, today)
  return `đã gia hạn đến ${sayDay(due.due, today)} (hạn đầu: ${first}; gia hạn ${times} lần)`
}
// A month, a quarter or a year names no day: the last one is said.
const isPeriod = ({ kind }: Deadline) => ['month', 'quarter', 'year', 'range'].includes(kind)
function impliedDay(due: Due): boolean {
  return isPeriod(due.deadline) && due.period === ''
}

/** What a document says of the time of a task, each with the last day in time where it is known: «trước 20/8 (hết 19/8)». */
export function sayWritten(task: Task, register: Register, today: Day): string {
  const dues = duesOf(task, register, today)
  const say = (deadline: Deadline) => {
    const due = dues.find((d) => d.deadline === deadline && d.period === '')
    return due ? sayDue(due, today) : sayRaw(deadline, today)
  }
  return task.record.deadlines.map(say).join('; ') || 'cần điền hạn'
}
/** The same of a draft, which no register knows yet. */
export function sayNamed(deadline: Deadline, today: Day, reading: Reading): string {
  const { due } = deadline
  if (!due) return sayRaw(deadline, today)
  const last = lastDayInTime(deadline, due, reading)
  const isSaid = last === due && !isPeriod(deadline)
  return isSaid ? sayRaw(deadline, today) : `${sayRaw(deadline, today)} (hết ${sayDay(last, today)})`
}

/** The words of the document, without «ngày» and without the year of today. */
export function sayRaw(deadline: Deadline, today: Day): string {
  const short = deadline.raw
    .replace(/\s+/g, ' ')
    .replace(/(?<=^|\s)ngày (?=\d)/gi, '')
    .replace(ofYear(today), '')
    .trim()
  return short.charAt(0).toLowerCase() + short.slice(1)
}

let year: { readonly of: number; readonly said: RegExp } | null = null
function ofYear(today: Day): RegExp {
  const of = yearOf(today)
  if (year?.of !== of) year = { of, said: new RegExp(`(?<=\\d)/${of}(?!\\d)`, 'g') }
  return year.said
}

export const SIGNS: Record<Status['kind'], string> = {
  overdue: '🔴',
  'due-today': '🟠',
  'due-soon': '🟡',
  'not-due': '🟢',
  'needs-deadline': '❔',
  'awaiting-event': '⏳',
  ongoing: '🔁',
  'awaiting-acceptance': '📨',
  untold: '▫️',
  paused: '⏸️',
  done: '✅',
  ended: '⏹️',
}
export const GROUPS: Record<Status['kind'], string> = {
  overdue: 'Quá hạn',
  'due-today': 'Đến hạn hôm nay',
  'due-soon': 'Sắp đến hạn',
  'not-due': 'Chưa đến hạn',
  'needs-deadline': 'Cần điền hạn',
  'awaiting-event': 'Chờ sự kiện',
  ongoing: 'Thường xuyên',
  'awaiting-acceptance': 'Chờ xác nhận',
  untold: 'Cơ quan khác chủ trì',
  paused: 'Tạm dừng',
  done: 'Hoàn thành',
  ended: 'Kết thúc khác',
}

/** A status in words: a sign never stands alone. */
export function sayStatus(status: Status, today: Day): string {
  switch (status.kind) {
    case 'overdue':
      return status.days === 0 ? 'QUÁ HẠN từ hôm nay' : `QUÁ HẠN ${status.days} ngày`
    case 'due-today':
      return status.time ? `đến hạn ${sayTime(status.time)} hôm nay` : 'đến hạn hôm nay'
    case 'due-soon':
    case 'not-due':
      return `còn ${status.days} ngày`
    case 'needs-deadline':
      return 'cần điền hạn'
    case 'awaiting-event':
      return `chờ: ${status.event}`
    case 'ongoing':
      return 'thường xuyên'
    case 'awaiting-acceptance':
      return 'chờ xác nhận'
    case 'untold':
      return 'do cơ quan chủ trì báo cáo'
    case 'paused':
      return status.until ? `tạm dừng đến ${sayDay(status.until, today)}` : 'tạm dừng'
    case 'done': {
      // «hoàn thành trước hạn 12/8» would read as if 12/8 were the deadline.
      const on = status.on ? sayDay(status.on, today) : ''
      const how = { early: 'trước hạn', 'on-time': 'đúng hạn', late: 'quá hạn', unrated: '' }[status.when]
      return `hoàn thành ${[on, how].filter(Boolean).join(', ')}`.trim()
    }
    case 'ended':
      return ENDED[status.how] + (status.on ? ` ${sayDay(status.on, today)}` : '')
  }
}

/** «hoàn thành 25/8, quá hạn 1 ngày»: how late it came, where it did. */
export function sayHowDone(status: Status, last: Day | null, today: Day): string {
  const said = sayStatus(status, today)
  const isLate = status.kind === 'done' && status.when === 'late' && status.on !== null && last !== null
  return isLate ? `${said} ${daysBetween(last, status.on)} ngày` : said
}

export const ENDED = {
  withdrawn: 'đã rút',
  merged: 'đã gộp vào việc khác',
  'handed-over': 'đã chuyển cơ quan chủ trì',
  superseded: 'đã được thay thế',
  unproven: 'xong, không có văn bản,',
} as const

/** All words of time of a task: its one due, several dues each with its own status, or what stands in their place. */
export function sayTimes(
  dues: readonly Owed[],
  standing: Standing,
  deadlines: readonly Deadline[],
  today: Day,
): string {
  const [only, second] = dues
  if (only && !second) return sayDue(only, today)
  if (only) return sayDues(dues, today).join('; ')
  if (standing.status.kind === 'needs-deadline')
    return (
      deadlines
        .filter((d) => d.kind === 'event')
        .map((d) => sayRaw(d, today))
        .join('; ') || 'cần điền hạn'
    )
  return deadlines.map((d) => sayRaw(d, today)).join('; ')
}

/** Each due with its own status; of many the oldest, how many there are, and always the next one that can still be kept. */
export function sayDues(dues: readonly Owed[], today: Day): readonly string[] {
  const say = (due: Owed) => `${sayDue(due, today)}: ${sayStatus(due.status, today)}`
  if (dues.length <= DUES_MAX) return dues.map(say)
  const oldest = dues.slice(0, DUES_MAX - 1)
  const next = dues.slice(oldest.length).find((d) => d.last >= today) ?? dues.at(-1)!
  return [...oldest.map(say), `… (${dues.length} kỳ)`, say(next)]
}
const DUES_MAX = 4

/** Which reading of «trước ngày» is in force, for the foot of an answer. */
export function sayReading(strict: boolean): string {
  return strict
    ? 'Đọc «trước ngày 20/8» là hết ngày 19/8 (đọc chặt).'
    : 'Đọc «trước ngày 20/8» là hết ngày 20/8 (đọc nới).'
}
export const PROVISIONAL = 'Lịch nghỉ của năm đó chưa có thông báo chính thức: ngày làm việc còn có thể đổi.'
