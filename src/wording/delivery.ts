// What the bot says about sending itself: late, again, unreachable, out of quota.
import { dayOf, type Moment, timeOf, writeDay } from '../domain/calendar.ts'
import type { Outage } from '../reminders/outbox.ts'

/** The line above a message that left late. */
export function sayLate(dueAt: Moment, outage: Outage | null): string {
  if (!outage) return `(gửi muộn: lẽ ra lúc ${at(dueAt)})`
  const sameDay = dayOf(outage.from) === dayOf(outage.to)
  const span = sameDay ? `${timeOf(outage.from)}–${timeOf(outage.to)}` : `${at(outage.from)} – ${at(outage.to)}`
  return `(gửi muộn: hệ thống gián đoạn ${span})`
}
// (gửi muộn: …) | (gửi lại: …)
const MARK = /^\((gửi muộn|gửi lại): [^\n]*\)\n/
/** The words of a message without the lines that `sayLate` and `sayAgain` put above them. */
export function withoutMarks(text: string): string {
  return text.replace(MARK, '').replace(MARK, '')
}
/** The line above a message of which an earlier try may have arrived. */
export function sayAgain(): string {
  return '(gửi lại: lần trước chưa rõ đã tới hay chưa)'
}
/** A place that nothing reaches any more: whose it is, and why. */
export type Silent = {
  readonly channel: string
  readonly chat: string
  readonly thread: string | null
  /** Bound to it; none: a person's own chat, or a group of nobody. */
  readonly bodies: readonly string[]
  readonly isPrivate: boolean
  readonly why: string
}
export function sayParked({ channel, chat, thread, bodies, isPrivate, why }: Silent): string {
  const whose = bodies.length ? ` của ${bodies.join(', ')}` : ''
  const what = isPrivate ? `tin nhắn riêng${whose || ' của một người đã có vai'}` : `nhóm${whose}`
  const topic = thread === null ? '' : `, chủ đề ${thread}`
  const where = isPrivate ? channelName(channel) : `${channelName(channel)} ${chat}${topic}`
  return `Không gửi được tới ${what} (${where}): ${sayWhy(why)}. Tin đã dừng ở nơi này; đề nghị nối lại bằng /ma hoặc liên hệ trực tiếp. Xem mọi nơi: /kenh`
}
/** A message that the platform refuses as it stands: its first line says which. */
export function sayRefused(of: {
  readonly channel: string
  readonly chat: string
  readonly bodies: readonly string[]
  readonly why: string
  readonly text: string
}): string {
  const whom = of.bodies.length ? of.bodies.join(', ') : of.chat
  const [first = ''] = of.text.split('\n')
  return `${channelName(of.channel)} không nhận một tin gửi ${whom} (${of.why}): «${first.slice(0, 120)}». Tin này không được gửi lại; đề nghị liên hệ trực tiếp.`
}
const CHANNELS: Readonly<Record<string, string>> = { telegram: 'Telegram', zalo: 'Zalo', terminal: 'cửa sổ lệnh' }
export function channelName(channel: string): string {
  return CHANNELS[channel.replace(/\d+$/, '')] ?? channel
}
// What platforms say, in words that the office can act on; an unknown one is shown as it came.
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/kicked|removed/i, 'bot bị đưa ra khỏi nhóm'],
  [/blocked/i, 'người dùng đã chặn bot'],
  [/deactivated/i, 'tài khoản không còn'],
  [/initiate/i, 'người dùng chưa nhắn cho bot lần nào'],
  [/topic|thread/i, 'chủ đề đã đóng hoặc bị xóa'],
  [/rights|admin/i, 'bot không được gửi tin ở đó'],
  [/not found/i, 'không tìm thấy nhóm'],
]
export function sayWhy(why: string): string {
  return REASONS.find(([words]) => words.test(why))?.[1] ?? why
}
export function sayQuota(channel: string, percent: number, used: number, quota: number): string {
  return `Hạn mức tin nhắn tháng của ${channel}: đã dùng ${used}/${quota} (${percent} %).`
}
export function sayStopped(channel: string, why: 'token' | 'quota'): string {
  return why === 'token'
    ? `Kênh ${channel} dừng gửi: mã bot (token) không còn hiệu lực. Đề nghị quản trị kiểm tra cấu hình.`
    : `Kênh ${channel} dừng gửi: hết hạn mức tin nhắn. Tin còn lại chờ trong hàng đợi.`
}

function at(moment: Moment): string {
  return `${timeOf(moment)} ${writeDay(dayOf(moment))}`
}
export function sayBackupFailed(day: string): string {
  return `Không sao lưu được sổ ngày ${writeDay(day)}. Đề nghị quản trị chạy: dondoc doctor.`
}
/** Sent without the outbox: the register itself is what cannot be written. */
export function sayUnwritable(): string {
  return 'Không ghi được vào sổ (đĩa đầy, ổ chỉ đọc hoặc hết quyền ghi). Không có gì bị ghi dở, nhưng tin nhắc và câu trả lời dừng cho tới khi ghi được. Đề nghị quản trị chạy: dondoc doctor.'
}
export function sayWritable(): string {
  return 'Sổ đã ghi lại được; tin đang chờ sẽ được gửi tiếp.'
}
