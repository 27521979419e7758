// What a calendar says of a duty: number first, then what, then where it comes from.
import type { Body } from '../domain/agency.ts'
import { type Day, dayOf } from '../domain/calendar.ts'
import type { Feed, FeedEntry } from '../domain/feed.ts'
import { sayDue, sayTime } from './deadlines.ts'
import { sayDocument, sayNames } from './task-lines.ts'

export function sayFeedName({ name, province }: Body): string {
  return `Hạn việc: ${name} (${province})`
}
/** «Việc 12 (chủ trì): Hoàn thiện phương án …». */
export function sayFeedSummary({ task, share, time }: FeedEntry): string {
  const part = share.role === 'lead' ? 'chủ trì' : 'phối hợp'
  return `${time ? `${sayTime(time)} · ` : ''}Việc ${task.no} (${part}): ${task.record.title}`
}
export function sayFeedDetail(entry: FeedEntry, { takenAt }: Feed): string {
  const { task, share, due } = entry
  const today: Day = dayOf(takenAt)
  return [
    `Hạn: ${sayDue(due, today)}`,
    `${sayDocument(task.document)}, mục ${task.record.ref}`,
    ...(share.role === 'coop' ? [`Chủ trì: ${sayNames(task.leads)}`] : []),
    ...(share.how === 'member' ? [`Với tư cách một trong «${share.as}»`] : []),
    'Ngày ghi ở đây là ngày cuối còn kịp.',
  ].join('\n')
}

export const CALENDAR_WHICH = [
  'Lịch của cơ quan nào? Ví dụ: /lich Sở Nội vụ (đầu mối và nhóm của cơ quan: chỉ cần /lich).',
]
export function sayCalendarLink({ name }: Body, link: string): readonly string[] {
  return [
    `Lịch hạn việc của ${name}, tự cập nhật khi gia hạn hoặc xong việc:`,
    link,
    'Thêm vào lịch điện thoại bằng «đăng ký lịch». Ai có liên kết này đều xem được; lộ ra ngoài thì gõ: /lich đổi',
  ]
}
export function sayCalendarFile({ name }: Body, entries: number): readonly string[] {
  return [`Lịch hạn việc của ${name}: ${entries} mục. Tệp này không tự cập nhật: sau khi gia hạn, gõ lại /lich.`]
}
/** Somebody who may have held the link left: nobody reads on by it. */
export function sayCalendarEnded({ name }: Body): readonly string[] {
  return [
    `Liên kết lịch hạn việc của ${name} đã đổi vì có người thôi vai: lịch đăng ký theo liên kết cũ không cập nhật nữa.`,
    'Lấy liên kết mới: /lich',
  ]
}
export function sayCalendarChanged({ name }: Body, hasLinks: boolean): readonly string[] {
  return [`Liên kết lịch cũ của ${name} không dùng được nữa.${hasLinks ? ' Lấy liên kết mới: /lich' : ''}`]
}
