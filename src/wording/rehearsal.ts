// What the bot says of a rehearsal.
import type { Address } from '../domain/message.ts'
import { sayChoose } from './choices.ts'

export function sayRehearsed(bodies: readonly string[], to: Address): string {
  return `[TẬP DƯỢT] Tin này sẽ gửi tới: ${bodies.join(', ') || 'nhóm'} (${to.channel} ${to.chat})`
}
export const REAL_FROM_NOW = ['Từ bây giờ chạy thật: bản tin và thông báo gửi thẳng tới các cơ quan.']
export const HAND_OUT_NOW = 'Giao việc ngay'
export function sayNeverHandedOut(count: number): readonly string[] {
  return [
    `${count} phiếu giao việc lúc tập dượt mới chỉ văn phòng đọc, các cơ quan chưa nhận. Để gửi tới các cơ quan: ${sayChoose(HAND_OUT_NOW)}.`,
  ]
}
export function sayHandedOutNow(count: number): readonly string[] {
  return [count ? `Đã gửi ${count} phiếu giao việc tới các cơ quan.` : 'Không còn phiếu giao việc nào chờ gửi.']
}
