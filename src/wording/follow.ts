// What the bot says of following: taken, given up, and the notes themselves.
import { type Day, writeDay } from '../domain/calendar.ts'
import { type Follow, isEmptyFollow, LEAD_DAYS } from '../domain/follow.ts'
import type { Task } from '../domain/register.ts'
import type { ListedTask } from '../domain/task-list.ts'
import { sayTime } from './deadlines.ts'
import { sayCountedOnly } from './lists.ts'
import { sayNumbers, sayTask } from './task-lines.ts'

export const FOLLOW_HOW = [
  'Theo dõi việc nào hoặc cơ quan nào? Ví dụ: «theo dõi việc 12», «theo dõi việc của Sở Nội vụ», «nhắc trước 5 ngày việc 12».',
]
export const UNFOLLOW_WHICH = [
  'Thôi theo dõi việc nào hoặc cơ quan nào? Ví dụ: «thôi theo dõi việc 12», «thôi theo dõi việc của Sở Nội vụ», «thôi theo dõi tất cả».',
]
export const UNFOLLOW_ALL_LABEL = 'Thôi theo dõi tất cả'
export const sayWorkOf = (body: string): string => `việc của ${body}`
export const FOLLOW_NO_TASK = ['Không theo dõi được: không có việc đó, hoặc anh/chị không có quyền xem.']
export const FOLLOW_PRIVATE = [
  'Nhóm đã có bản tin sáng. Theo dõi thêm cho cả nhóm do đầu mối hoặc văn phòng đặt; theo dõi riêng: nhắn riêng cho tôi.',
]
export const UNFOLLOWED_ALL = ['Đã thôi theo dõi tất cả.']

const DAY_NAMES: Readonly<Record<string, string>> = {
  MO: 'thứ Hai',
  TU: 'thứ Ba',
  WE: 'thứ Tư',
  TH: 'thứ Năm',
  FR: 'thứ Sáu',
  SA: 'thứ Bảy',
  SU: 'Chủ nhật',
}
/** What is followed now and when it is told. */
export const UNFOLLOW_WAY = 'Thôi theo dõi: «thôi theo dõi việc 12», «thôi theo dõi tất cả».'
export function sayFollow(follow: Follow, tasks: readonly Task[], digestAt: string, today: Day): readonly string[] {
  if (isEmptyFollow(follow)) return ['Chưa theo dõi việc nào, cơ quan nào.', ...FOLLOW_HOW]
  const leads = [...(follow.leadDays.length ? follow.leadDays : LEAD_DAYS)].sort((a, b) => b - a)
  const days = follow.weekdays.length ? follow.weekdays.map((d) => DAY_NAMES[d] ?? d).join(', ') : 'ngày làm việc'
  return [
    'Đang theo dõi:',
    ...(tasks.length ? [`   việc số ${sayNumbers(tasks)}`] : []),
    ...tasks.flatMap((t) => sayOwn(`việc ${t.no}`, follow.ownLeads?.[t.no])),
    ...follow.bodies.flatMap((b) => [`   việc của ${b}`, ...sayOwn(b, follow.ownLeads?.[b])]),
    `Báo trước hạn ${leads.join(', ')} ngày, trong ngày đến hạn, khi quá hạn và khi có thay đổi; ${sayTime(follow.at ?? digestAt)}, ${days}.`,
    ...(follow.pausedUntil !== null && today < follow.pausedUntil
      ? [`Đang hoãn đến ${writeDay(follow.pausedUntil)}.`]
      : []),
    UNFOLLOW_WAY,
  ]
}

function sayOwn(what: string, days: readonly number[] | undefined): readonly string[] {
  return days?.length ? [`   riêng ${what}: báo trước hạn ${[...days].sort((a, b) => b - a).join(', ')} ngày`] : []
}

export type FollowNoteSaid = {
  readonly near: readonly ListedTask[]
  readonly late: readonly ListedTask[]
  readonly changed: readonly ListedTask[]
  readonly lateElsewhere: number
}
const LINES_MAX = 15
export function sayFollowNote({ near, late, changed, lateElsewhere }: FollowNoteSaid, today: Day): string {
  const group = (title: string, list: readonly ListedTask[]) =>
    list.length
      ? [
          `${title} (${list.length}):`,
          ...list.slice(0, LINES_MAX).map((l) => sayTask(l, { today, withDocument: true, withLead: true })),
          ...(list.length > LINES_MAX ? [`   … và ${list.length - LINES_MAX} việc nữa.`] : []),
        ]
      : []
  return [
    `Việc anh/chị theo dõi, ${writeDay(today)}`,
    ...group('Quá hạn', late),
    ...sayCountedOnly(lateElsewhere),
    ...group('Đến hạn hoặc sắp đến hạn', near),
    ...group('Có thay đổi', changed),
  ].join('\n')
}
/** Without content, where the office has turned that on. */
export function sayFollowPrivate(count: number): string {
  return `Có ${count} việc anh/chị theo dõi cần xem. Hỏi tôi: «việc đang theo dõi».`
}
