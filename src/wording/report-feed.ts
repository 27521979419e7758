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
    ...(share.role === 'coop' ? [`Chủ trì: ${sayNames(task.record.lead)}`] : []),
    ...(share.how === 'member' ? [`Với tư cách một trong «${share.as}»`] : []),
    'Ngày ghi ở đây là ngày cuối còn kịp.',
  ].join('\n')
}
