// A push without content, for lock screens: what kind it is, counts and numbers of tasks, and how the rest is read.
import type { MessageKind } from '../domain/message.ts'
import type { Digest } from '../reminders/plan.ts'

const HOW_TO_READ = 'Nhắn riêng cho tôi: /tin để đọc.'
const NUMBERS_MAX = 15

export function sayWithoutContent(kind: MessageKind, tasks: readonly number[]): string {
  return [sayKind(kind, tasks), HOW_TO_READ].join('\n')
}
function sayKind(kind: MessageKind, tasks: readonly number[]): string {
  if (kind === 'handout')
    return tasks.length ? `📌 Có ${tasks.length} việc mới giao: số ${sayNumbers(tasks)}.` : '📌 Có việc mới giao.'
  const what = kind === 'broadcast' ? 'tin của Văn phòng' : 'tin mới'
  return tasks.length ? `📌 Có ${what} về việc số ${sayNumbers(tasks)}.` : `📌 Có ${what}.`
}
function sayNumbers(tasks: readonly number[]): string {
  const rest = tasks.length - NUMBERS_MAX
  return tasks.slice(0, NUMBERS_MAX).join(', ') + (rest > 0 ? ` và ${rest} việc khác` : '')
}

/** Of a correction; a body that loses a task cannot read more of it. */
export function sayCorrectionPrivately(no: number, how: 'new' | 'gone' | 'changed'): string {
  if (how === 'gone') return `📌 Việc số ${no} không còn là việc của cơ quan.`
  return sayWithoutContent(how === 'new' ? 'handout' : 'notice', [no])
}

/** Of a digest: counts alone, of all that stands in it. */
export function sayPrivately(digest: Digest): string {
  const said = countsOf(digest).flatMap(([count, what]) => (count ? [`${count} ${what}`] : []))
  const notes = digest.office?.hasNews ? ['việc văn phòng cần bổ sung'] : []
  return [`📌 Có ${[...said, ...notes].join(', ')}.`, HOW_TO_READ].join('\n')
}
function countsOf(d: Digest): readonly (readonly [number, string])[] {
  const elsewhere = new Set(d.coop.map((l) => l.task.no))
  return [
    [d.overdue.length, 'việc quá hạn'],
    [d.today.length, 'việc đến hạn hôm nay'],
    [d.soon.length, 'việc sắp đến hạn'],
    [new Set([...d.pressed, ...d.counted.pressed].map((p) => p.task.no)).size, 'việc quá hạn của nơi khác báo lên'],
    [d.fresh.length, 'việc mới giao'],
    [d.coop.length, 'việc phối hợp'],
    [d.everybody.filter((l) => !elsewhere.has(l.task.no)).length, 'việc giao chung'],
    [d.proxy.length, 'việc văn phòng theo dõi thay'],
    [d.rest.length, 'việc khác trong danh sách tuần'],
  ]
}
/** Of a broadcast: its number, and that it is urgent. */
export function sayBroadcastPrivately(id: string, isUrgent: boolean): string {
  return [`📌 ${isUrgent ? 'HỎA TỐC · ' : ''}Có tin của Văn phòng (${id}).`, HOW_TO_READ].join('\n')
}

/** Above a pushed message that is read on asking. */
export function sayPushedRead(nth: number, of: number, when: string): string {
  return `Tin ${nth}/${of} · ${when}`
}
export const OLDER_PUSH = 'Tin trước đó'
export const NO_PUSH = ['Không có tin nào gửi tới đây trong bảy ngày qua.']
