// Many edits of a list at once: the first in the chat, all of them in a table to look through before «đúng».
import type { Task } from '../domain/register.ts'
import { type Change, FIELDS } from './correct.ts'
import { number, type ReportTable, text } from './report-tables.ts'

export type Edit = { readonly task: Task; readonly changes: readonly Change[]; readonly warnings: readonly string[] }
/** More of them are read in the file: a chat of a hundred messages is read by nobody. */
export const EDITS_SHOWN = 20

export function sayMoreEdits(count: number, file: string): string {
  return `   … và ${count} việc nữa; xem đủ trong tệp ${file} trước khi chọn.`
}
export const EDITS_TABLE_NAME = 'doi chieu sua danh sach'
export function sayEditsTable(edits: readonly Edit[], title: string): ReportTable {
  return {
    name: 'Đối chiếu',
    title,
    notes: ['Chưa ghi gì vào sổ. Mỗi hàng là một chỗ sẽ sửa; giá trị cũ vẫn giữ trong diễn biến.'],
    columns: [
      number('Việc số', 8),
      text('Nội dung việc', 44),
      text('Sửa', 10),
      text('Đang ghi trong sổ', 30),
      text('Sẽ ghi', 30),
      text('Lưu ý', 44),
    ],
    rows: edits.flatMap(({ task, changes, warnings }) =>
      changes.map((c, i) => [
        task.no,
        task.record.title,
        FIELDS[c.field],
        c.before || '(không có)',
        c.after || '(không có)',
        i === 0 ? warnings.map((w) => w.trim()).join('\n') : '',
      ]),
    ),
    total: null,
  }
}
export const sayEditsTitle = (rows: number, edits: number): string =>
  `Danh sách gửi lại: ${rows} hàng, ${edits} việc sửa`
