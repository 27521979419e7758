// What the reader of the command line says of wrong words, in Vietnamese: its own lines are English.
import { createSaidLines, type SaidLine } from './said-lines.ts'

/** Narrow lines before wide ones. */
const LINES: readonly SaidLine[] = [
  ['say what to do', 'chưa nói cần làm gì'],
  ['commands: {0}', 'các lệnh: {0}'],
  ['see dondoc --help', 'xem dondoc --help'],
  ["unknown command '{0}'", 'không có lệnh «{0}»'],
  ["unknown option '{0}'", 'không có tùy chọn «{0}»'],
  ["required option '{0}' not specified", 'thiếu tùy chọn «{0}»'],
  ["option '{0}' argument missing", 'tùy chọn «{0}» thiếu giá trị'],
  ["missing required argument '{0}'", 'thiếu «{0}»'],
  ["option '{0}' argument '{1}' is invalid. {2}", '{2}'],
  ["too many arguments for '{0}'. Expected {1} argument but got {2}", 'lệnh «{0}» nhận {1} giá trị, đã ghi {2}'],
  ["too many arguments for '{0}'. Expected {1} arguments but got {2}", 'lệnh «{0}» nhận {1} giá trị, đã ghi {2}'],
  ['--channel knows telegram and zalo, not «{0}»', '--channel nhận telegram, zalo; không có «{0}»'],
  ['--role knows {0}, not «{1}»', '--role nhận {0}; không có «{1}»'],
  ['--lang knows en and vi, not «{0}»', '--lang nhận en, vi; không có «{0}»'],
  ['«{0}» is no moment; write it as {1}', '«{0}» không phải thời điểm; viết như {1}'],
]
/** Null: none of its lines. */
export const sayUsage = createSaidLines(LINES)
