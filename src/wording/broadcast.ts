// What is said around a broadcast: the preview, the message itself, who has it; and around what goes at once.
import type { Broadcast } from '../domain/broadcast.ts'
import { type Day, dayOf, type Moment, timeOf, writeDay } from '../domain/calendar.ts'
import type { Document } from '../domain/document.ts'
import type { MessageState } from '../domain/message.ts'
import type { ListedTask } from '../domain/task-list.ts'
import { sayChoose } from './choices.ts'
import { sayTime } from './deadlines.ts'
import { sayDocument, sayTask } from './task-lines.ts'

export const BROADCAST_HOW = [
  'Gửi tin cho cơ quan nào, nội dung gì? Ví dụ: «nhắn Sở Nội vụ, Sở Tài chính nộp báo cáo trước 17h», «gửi KL 44 cho các sở, ban, ngành». Kèm tệp: gửi tệp với lời «/guitin các sở: họp lúc 8h», hoặc trả lời tin có tệp.',
]
export const BROADCAST_WHICH = ['Gửi tới cơ quan nào ạ?']
export const BROADCAST_PRIVATE = ['Tin gửi các cơ quan chỉ soạn trong tin nhắn riêng với tôi.']
export const BROADCAST_PROVINCE = ['Vai văn phòng của anh/chị chưa gắn với một tỉnh, nên chưa gửi tin được.']
/** Who has received it, and nothing was sent round. */
export const BROADCAST_NONE_SENT = ['Chưa có tin nào của văn phòng được gửi đi (các tin đang soạn: /guitin).']
export const BROADCAST_NOBODY = ['Không gửi được: không có cơ quan nào trong sổ khớp với nơi nhận.']
export const BROADCAST_NOTHING_SENT = 'Chưa soạn, chưa gửi gì.'
const sayThousands = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '.')
export function sayTooLongToSend(length: number, most: number): readonly string[] {
  return [
    `Nội dung dài ${sayThousands(length)} ký tự, một tin chỉ được ${sayThousands(most)}. Đề nghị rút gọn, hoặc gửi thành tệp kèm theo. Chưa soạn, chưa gửi gì.`,
  ]
}
export const BROADCAST_UNKNOWN = ['Không có tin nào mang số đó.']
export const BROADCAST_DROPPED = ['Đã bỏ tin này, chưa gửi cho ai.']
export const SECOND_PERSON = 'Văn phòng đặt hai người: người soạn không tự gửi. Đã báo người thứ hai.'
export const SECOND_PERSON_NONE =
  'Văn phòng đặt hai người: người soạn không tự gửi, mà chưa có người thứ hai nào có vai văn phòng.'
export const NOBODY_REACHED = 'Chưa nơi nào có nhóm chat, nên chưa gửi được.'

const NAMES_MAX = 8
function sayList(names: readonly string[]): string {
  const rest = names.length - NAMES_MAX
  return names.slice(0, NAMES_MAX).join('; ') + (rest > 0 ? ` và ${rest} nơi khác` : '')
}
/** «13h30», «07h30 ngày 12/8/2025». */
export function sayMoment(at: Moment, now: Moment): string {
  return dayOf(at) === dayOf(now) ? sayTime(timeOf(at)) : `${sayTime(timeOf(at))} ngày ${writeDay(dayOf(at))}`
}

export type PreviewSaid = {
  readonly chats: number
  readonly reached: readonly string[]
  readonly unreached: readonly string[]
  readonly document: Document | null
  /** When it would leave. */
  readonly at: Moment
  readonly now: Moment
}
export function sayPreview({ id, text, file, unlisted, province }: Broadcast, said: PreviewSaid): readonly string[] {
  const { chats, reached, unreached, document, at, now } = said
  return [
    `Tin ${id}: gửi tới ${chats} nhóm chat của ${reached.length} cơ quan (${province}).`,
    ...(reached.length ? [`Nơi nhận: ${sayList(reached)}.`] : []),
    ...(unreached.length ? [`Không tới được ${unreached.length} nơi (chưa có nhóm chat): ${sayList(unreached)}.`] : []),
    ...unlisted.map((name) => `Chưa có danh sách: ${name}.`),
    ...(document ? [`Văn bản: ${sayDocument(document)}, kèm việc của từng cơ quan trong văn bản.`] : []),
    ...(text ? [`Nội dung: «${text}»`] : []),
    ...(file ? [`Kèm tệp: ${file.name}.`] : []),
    ...(file?.isUnread ? [FILE_UNREAD] : []),
    // To nobody it goes at no hour.
    ...(chats ? [at > now ? `Đang ngoài giờ được gửi: tin đi lúc ${sayMoment(at, now)}.` : 'Tin đi ngay.'] : []),
  ]
}
export const FILE_NOT_LOOKED_AT = 'Ở đây chưa gửi tệp đi được.'
const FILE_UNREAD = '⚠ Tệp là ảnh hoặc bản quét, bot không đọc được: xin tự xem lại không có dấu mật rồi mới gửi.'
export const SEND = 'Gửi'
export const RECEIVED = 'Đã nhận'
export const SEND_AT_ONCE = 'Hỏa tốc: đi ngay, cả ngoài giờ'

/** What the bodies read. */
export function sayBroadcast(
  { id, text, file, isUrgent }: Broadcast,
  {
    document,
    tasks,
    today,
  }: { readonly document: Document | null; readonly tasks: readonly ListedTask[]; readonly today: Day },
): string {
  return [
    `${isUrgent ? 'HỎA TỐC · ' : ''}Tin của Văn phòng (${id})`,
    ...(text ? [asSentence(text)] : []),
    ...(document ? [`Văn bản: ${sayTitled(document)}`] : []),
    ...(tasks.length
      ? [
          `Việc của cơ quan trong văn bản này (${tasks.length}):`,
          ...tasks.map((l) => sayTask(l, { today, withDocument: false, withLead: false })),
        ]
      : []),
    ...(file ? [`Kèm tệp: ${file.name}`] : []),
    `Đã nhận thì ${sayChoose(RECEIVED)}, hoặc gõ: đã nhận ${id}`,
  ].join('\n')
}
/** «nộp báo cáo …» was the end of a sentence and begins one here; an address or a mark in front stays what it is. */
const asSentence = (text: string): string =>
  /^\p{Ll}+\s/u.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text
/** Where nobody gave a document another title it is called by its number: that is said once. */
function sayTitled(document: Document): string {
  const name = sayDocument(document)
  return [document.number, document.short_name].includes(document.title) ? name : `${name}: ${document.title}`
}
export function saySent({ id }: Broadcast, count: number, at: Moment, now: Moment): readonly string[] {
  const when = at > now ? `sẽ đi lúc ${sayMoment(at, now)}` : 'đang đi'
  return [`Tin ${id}: ${count} tin ${when}. Xem ai đã nhận: /guitin ${id}`]
}
export function saySecondNotice({ id }: Broadcast, preview: readonly string[]): string {
  return [`Tin ${id} chờ người thứ hai gửi. Xem và gửi: /guitin ${id}`, ...preview].join('\n')
}

export type StandingSaid = {
  readonly broadcast: Broadcast
  readonly states: Readonly<Record<MessageState, number>>
  readonly chats: number
  readonly received: readonly string[]
  readonly missing: readonly string[]
  readonly unreached: readonly string[]
}
/** Who has it: sent, waiting, refused; who pressed «Đã nhận», who has not. */
export function sayBroadcastStanding({
  broadcast,
  states,
  chats,
  received,
  missing,
  unreached,
}: StandingSaid): readonly string[] {
  const waiting = states.pending + states.sending
  const asked = received.length + missing.length
  return [
    `Tin ${broadcast.id}${broadcast.isUrgent ? ' (hỏa tốc)' : ''}${broadcast.text ? `: «${broadcast.text}»` : ''}`,
    `Đã gửi ${states.sent}/${chats} nhóm chat${waiting ? `; đang chờ ${waiting}` : ''}${states.never ? `; không gửi được ${states.never}` : ''}.`,
    `Đã báo «Đã nhận»: ${received.length}/${asked} cơ quan${received.length ? `: ${sayList(received)}` : ''}.`,
    ...(missing.length ? [`Chưa báo: ${sayList(missing)}.`] : []),
    ...(unreached.length ? [`Không tới được: ${sayList(unreached)}.`] : []),
  ]
}
export function sayReceived(bodies: readonly string[], id: string): readonly string[] {
  return [`Đã ghi: ${bodies.join(', ')} đã nhận tin ${id}.`]
}
export function sayBroadcasts(list: readonly Broadcast[]): readonly string[] {
  if (!list.length) return BROADCAST_HOW
  const state = { draft: 'chưa gửi', sent: 'đã gửi', dropped: 'đã bỏ' }
  return [
    'Tin gần đây:',
    ...list.map(
      (b) => `• ${b.id} (${state[b.state]}): ${b.text || b.file?.name || 'văn bản'} · ${b.bodies.length} cơ quan`,
    ),
  ]
}

export const URGENT_HOW = [
  'Hỏa tốc văn bản hoặc tin nào? Ví dụ: /hoatoc KL 44, /hoatoc B3. Chỉ tin đang chờ giờ mới cần.',
]
export const URGENT_NOTHING = ['Không có tin nào của văn bản đó đang chờ giờ gửi.']
export function sayUrgentAsk(count: number, what: string, name: string): readonly string[] {
  return [
    `${count} tin của ${what} đang chờ giờ sẽ đi ngay, cả ban đêm và ngày nghỉ.`,
    `Người xác nhận: ${name} (ghi vào nhật ký).`,
  ]
}
export const URGENT_YES = 'Xác nhận hỏa tốc'
export function sayUrgentDone(count: number, what: string, name: string): readonly string[] {
  return [`Hỏa tốc: ${count} tin của ${what} đi ngay. Người xác nhận: ${name}.`]
}
/** What the document says of itself, beside the hour at which it would be handed out. */
export function sayUrgency(urgency: string): string {
  return `Văn bản ghi «${urgency.toUpperCase()}»: nếu phải đi ngay cả ngoài giờ thì chọn «Hỏa tốc».`
}
export function sayConfirmedAtOnce(name: string): string {
  return `Hỏa tốc: tin giao việc đi ngay. Người xác nhận: ${name}.`
}
