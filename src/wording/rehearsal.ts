// What the bot says of a rehearsal.
import type { Address } from '../domain/message.ts'

export function sayRehearsed(bodies: readonly string[], to: Address): string {
  return `[TẬP DƯỢT] Tin này sẽ gửi tới: ${bodies.join(', ') || 'nhóm'} (${to.channel} ${to.chat})`
}
export const REAL_FROM_NOW = ['Từ bây giờ chạy thật: bản tin và thông báo gửi thẳng tới các cơ quan.']
