// The door to files: what a flow may ask to be written. The writers stand behind it, so that no flow knows a library of Word or Excel.
import type { Day } from '../domain/calendar.ts'
import type { Feed } from '../domain/feed.ts'
import type { OfferedFile } from '../domain/reply.ts'
import { fold } from '../text/fold.ts'
import type { PressFile } from '../wording/press-letter.ts'
import type { ReportWish } from '../wording/report.ts'
import type { ReportTable } from '../wording/report-tables.ts'

export const TABLE_FORMATS = ['xlsx', 'docx'] as const
export type TableFormat = (typeof TABLE_FORMATS)[number]
export const REPORT_FORMATS = ['docx', 'xlsx', 'png'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

export type FileDoor = {
  /** `asOf` stands under the title: of which moment the rows are. */
  readonly table: (format: TableFormat, table: ReportTable, asOf: string) => Promise<Uint8Array>
  /** Letters to bodies that no channel reaches, one file. */
  readonly letters: (file: PressFile) => Promise<Uint8Array>
  readonly calendar: (feed: Feed) => string
  readonly report: (format: ReportFormat, wish: ReportWish) => Promise<Uint8Array>
}

/** `viec-qua-han-2025-08-20.xlsx`: a name that every system can hold. */
export function nameFile(words: string, day: Day, ending: string): string {
  const plain = fold(words).replaceAll(' ', '-').slice(0, 60).replace(/-$/, '')
  return `${plain}-${day}.${ending}`
}
export function offered(name: string, bytes: Uint8Array): OfferedFile {
  return { name, base64: Buffer.from(bytes).toString('base64') }
}
