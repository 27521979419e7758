// The codes of all bodies as one table, for the office to hand out.
import type { Body } from '../domain/agency.ts'
import { number, type ReportTable, text } from './report-tables.ts'

export type CodeRow = {
  readonly body: Body
  readonly code: string
  readonly state: 'reached' | 'parked' | 'never'
  /** Null outside Telegram. */
  readonly link: string | null
}
const STATES: Readonly<Record<CodeRow['state'], string>> = {
  reached: 'đã nối nhóm',
  parked: 'nhóm không nhận được tin',
  never: 'chưa nối',
}

export function sayCodeTable(province: string, rows: readonly CodeRow[]): ReportTable {
  return {
    name: 'Mã nối nhóm',
    title: `Mã nối nhóm của các cơ quan ${province}`,
    notes: [
      'Mỗi mã dùng một lần. Gõ /ghep MÃ trong nhóm của cơ quan để nối nhóm, trong tin nhắn riêng để nhận vai đầu mối.',
      'Gửi riêng cho từng cơ quan; không đăng cả bảng vào nhóm.',
    ],
    columns: [
      number('STT', 6),
      text('Cơ quan', 44),
      text('Mã', 16),
      text('Hiện nay', 24),
      text('Mở trên Telegram', 60),
    ],
    rows: rows.map(({ body, code, state, link }, i) => [i + 1, body.name, code, STATES[state], link]),
    total: null,
  }
}
export function sayCodesReady(province: string, count: number, unbound: number): readonly string[] {
  return [
    `Mã của ${count} cơ quan ${province} (${unbound} cơ quan chưa có kênh): dùng một lần, trong 24 giờ. Mã cấp trước chưa dùng vẫn còn hiệu lực tới khi hết giờ.`,
  ]
}
export function sayCodesUntil(at: string): string {
  return `Dùng được đến ${at}`
}
