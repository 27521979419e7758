// Which bodies something reaches, since when a chat is silent, and which were never bound: for the office.
import type { Body } from '../domain/agency.ts'
import { dayOf, type Moment, timeOf, writeDay } from '../domain/calendar.ts'
import { type Chat, isOutOfReach, type Member } from '../domain/chat.ts'
import { OFFICE } from '../reminders/alarms.ts'
import type { Climber } from '../reminders/climbers.ts'
import type { Without } from '../reminders/work.ts'
import { channelName, sayWhy } from './delivery.ts'

/** «chưa có nơi nhận: UBND tỉnh; Ban Thường vụ Tỉnh ủy (đã tắt nhắc)». */
export function sayNoPlaces(list: readonly Without[]): string {
  return `chưa có nơi nhận: ${list.map((w) => w.name + WHY_NO_PLACE[w.why]).join('; ')}`
}
const WHY_NO_PLACE: Readonly<Record<Without['why'], string>> = {
  never: '',
  parked: ' (nhóm không nhận được tin)',
  muted: ' (đã tắt nhắc)',
}
/** Superiors and boards that late work climbs to and nothing arrives at, or counts alone, for the office. */
export function sayClimbers(province: string, list: readonly Climber[]): readonly string[] {
  const [without, grouped] = [list.filter((c) => c.why !== 'only-group'), list.filter((c) => c.why === 'only-group')]
  const example = grouped[0]?.name ?? ''
  return [
    ...(without.length
      ? [
          `📮 ${province}: cấp trên, cấp giao việc chưa có nơi nhận; việc quá hạn lên tới đó thì văn phòng phải tự chuyển. Nối nhóm: /ma TÊN`,
          ...without.map(sayClimber),
        ]
      : []),
    ...(grouped.length
      ? [
          `📮 ${province}: cấp trên, cấp giao việc mới có nhóm, nhóm chỉ đọc được số lượng. Để lãnh đạo nơi đó đọc tên cơ quan và từng việc trong tin nhắn riêng, cấp mã: /ma lãnh đạo ${example}`,
          ...grouped.map(sayClimber),
        ]
      : []),
  ]
}
function sayClimber({ name, why, tasks, climbed }: Climber): string {
  const late = climbed ? `, ${climbed} việc đã quá hạn tới bậc đó` : ''
  return `   ${name}${why === 'only-group' ? '' : WHY_NO_PLACE[why]}: ${tasks} việc đang mở${late}`
}

export type ReachRow = {
  readonly body: Body
  readonly state: 'reached' | 'parked' | 'never'
  /** In order: all that is reached behind the first one is a spare. */
  readonly chats: readonly Chat[]
  /** By them notices go, but no digest; of the office its secretaries, who read the digest while it has no group. */
  readonly focal: readonly Pick<Member, 'channel' | 'user' | 'unheard' | 'parked'>[]
  readonly untiedAt?: Moment
}
/** «từ 08:10 ngày 11/8/2025»; a register of before that was noted does not know. */
export function saySince(at: Moment | null | undefined): string {
  return at == null ? 'chưa rõ từ bao giờ' : `từ ${timeOf(at)} ngày ${writeDay(dayOf(at))}`
}

/** Those that nothing reaches first, each with what it takes to reach it; of the rest a count, or all where `isAll`. */
export function sayReach(province: string, rows: readonly ReachRow[], isAll: boolean): readonly string[] {
  if (!rows.length) return [`${province}: chưa có cơ quan nào có việc hoặc có nhóm.`]
  const [reached, parked, never] = (['reached', 'parked', 'never'] as const).map((s) =>
    rows.filter((r) => r.state === s),
  )
  const untied = (never ?? []).filter((r) => r.untiedAt !== undefined)
  const unbound = (never ?? []).filter((r) => r.untiedAt === undefined)
  return [
    `${province}: ${rows.length} cơ quan có việc hoặc có nhóm · nhận được tin ${reached?.length}, không nhận được ${parked?.length}, chưa nối ${never?.length}.`,
    ...(parked?.length ? ['Không nhận được tin:', ...parked.map(sayRow)] : []),
    ...(untied.length ? ['Đã gỡ, chưa nối lại:', ...untied.map(sayRow)] : []),
    ...(unbound.length ? ['Chưa nối bao giờ:', ...unbound.map(sayRow)] : []),
    ...(isAll && reached?.length ? ['Nhận được tin:', ...reached.map(sayRow)] : []),
    ...(parked?.length || never?.length ? ['Cấp mã để nối: /ma TÊN, hoặc /ma tatca.'] : []),
    ...(isAll || !reached?.length ? [] : ['Xem cả nơi nhận được tin: /kenh tatca']),
  ]
}
function sayRow({ body, chats, focal, untiedAt }: ReachRow): string {
  if (!chats.length) {
    const isOffice = body.name === OFFICE
    const more = [
      ...(untiedAt === undefined ? (isOffice ? ['chưa có nhóm'] : []) : [`đã gỡ ngày ${writeDay(dayOf(untiedAt))}`]),
      ...(isOffice ? [sayOfficePeople(focal)] : sayFocal(focal)),
    ]
    return `• ${body.name}${more.length ? ` (${more.join('; ')})` : ''}`
  }
  const isPrivate = ({ to }: Chat) => focal.some((m) => m.channel === to.channel && m.user === to.chat)
  const first = chats.findIndex((c) => c.parked === null)
  const isSpare = (i: number) => first !== -1 && i > first
  const silent = focal.some((m) => m.unheard) ? [NEVER_WROTE] : []
  return `• ${body.name}: ${[...chats.map((c, i) => sayChat(c, isPrivate(c), isSpare(i))), ...silent].join('; ')}`
}
const NEVER_WROTE = 'đầu mối chưa nhắn cho bot lần nào'
function sayFocal(focal: ReachRow['focal']): readonly string[] {
  if (!focal.length) return []
  if (focal.every((m) => m.unheard)) return [`${NEVER_WROTE}: nhắn một câu là nhận được tin`]
  return [focal.every(isOutOfReach) ? 'đầu mối không nhận được tin nhắn riêng' : 'có đầu mối, chưa có bản tin sáng']
}
function sayOfficePeople(people: ReachRow['focal']): string {
  return people.every(isOutOfReach)
    ? 'chưa người văn phòng nào nhận được tin nhắn riêng'
    : 'bản tin tới tin nhắn riêng của người văn phòng'
}
// A person's number on a channel is never said.
function sayChat({ to, parked, parkedAt, muted, snoozedUntil }: Chat, isPrivate: boolean, isSpare: boolean): string {
  const more = [
    ...(parked === null ? [] : [`${saySince(parkedAt)}: ${sayWhy(parked)}`]),
    ...(parked === null && isSpare ? ['dự phòng'] : []),
    ...(muted ? ['đã tắt nhắc'] : []),
    ...(snoozedUntil ? [`hoãn nhắc tới ${writeDay(snoozedUntil)}`] : []),
  ]
  const topic = to.thread === null ? '' : ` chủ đề ${to.thread}`
  const place = isPrivate ? 'tin nhắn riêng của đầu mối' : `nhóm ${to.chat}${topic}`
  return `${channelName(to.channel)}, ${place}${more.length ? ` (${more.join(', ')})` : ''}`
}

export const REACH_IN_PRIVATE = ['Danh sách này chỉ xem trong tin nhắn riêng với tôi.']
