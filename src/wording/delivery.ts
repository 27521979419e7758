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
/** The line above a message of which an earlier try may have arrived. */
export function sayAgain(): string {
  return '(gửi lại: lần trước chưa rõ đã tới hay chưa)'
}
export function sayParked(chat: string, channel: string, why: string): string {
  return `Không gửi được tới nhóm ${chat} (${channel}): ${why}. Tin đã dừng ở nhóm này; đề nghị nối lại bằng /ma hoặc liên hệ trực tiếp.`
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
