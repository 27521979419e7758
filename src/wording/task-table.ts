// A list of tasks as a table for a file: the headings of the report's own list, so that both read alike.
import { type Day, writeDay } from '../domain/calendar.ts'
import type { ListedTask } from '../domain/task-list.ts'
import { writeNumber } from '../domain/whole.ts'
import { sayStatus } from './deadlines.ts'
import { day, dayCell, number, type ReportTable, text } from './report-tables.ts'

export function sayTaskTable(listed: readonly ListedTask[], title: string, today: Day): ReportTable {
  return {
    name: 'Danh sách việc',
    title,
    notes: [],
    columns: [
      number('Việc số', 7),
      text('Văn bản', 16),
      text('Mục', 9),
      text('Nội dung việc', 44),
      text('Cơ quan chủ trì', 24),
      text('Phối hợp', 20),
      text('Hạn ghi trong văn bản', 20),
      day('Ngày cuối còn kịp'),
      text('Tình trạng', 18),
      number('Quá hạn (ngày)', 8),
    ],
    rows: listed.map(({ task, dues, status }) => [
      task.no,
      task.document.number ?? task.document.short_name,
      task.record.ref,
      task.record.title,
      task.record.lead.join('; '),
      task.record.coop.join('; '),
      sayWords(task.record.deadlines),
      dayCell(dues[0]?.last ?? null),
      sayStatus(status, today),
      status.kind === 'overdue' ? status.days : null,
    ]),
    total: null,
  }
}
/** What the document says of time, as it says it; what was worked out from it stands in the next column. */
function sayWords(deadlines: ListedTask['task']['record']['deadlines']): string {
  const words = deadlines.map((d) => d.raw.replace(/\s+/g, ' ').trim()).filter(Boolean)
  return words.join('; ') || 'cần điền hạn'
}
/** «Số liệu tính đến ngày 20/8/2025». */
export function sayTableAsOf(today: Day): string {
  return `Số liệu tính đến ngày ${writeDay(today)}`
}

export function sayTooLongForWord(most: number): string {
  return `Danh sách dài hơn ${writeNumber(most)} việc nên gửi bằng Excel; cần Word thì hỏi hẹp hơn (một cơ quan, một tháng).`
}
export function sayExported(count: number, what: string, name: string): readonly string[] {
  return [`${what}: ${count} việc, trong tệp ${name}.`]
}
export const NO_PDF = 'Chưa làm được tệp .pdf; đây là tệp .docx, mở ra rồi lưu thành .pdf được.'
export const EXPORT_NOTHING = ['Không có việc nào để xuất.']
export const EXPORT_WHICH = [
  'Xuất danh sách nào? Hỏi danh sách trước («việc quá hạn») rồi gõ «xuất excel», hoặc «xuất excel việc của Sở Nội vụ tháng 8».',
]
export const NO_FILES = ['Ở đây chưa gửi được tệp. Hỏi trong Telegram hoặc Zalo của văn phòng.']
