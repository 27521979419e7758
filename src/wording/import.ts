// What is said when a document comes in, is reviewed and handed out.
import { type Day, writeDay } from '../domain/calendar.ts'
import type { Document } from '../domain/document.ts'
import { type Draft, type OpenPoint, openPoints } from '../domain/draft.ts'
import type { Task } from '../domain/register.ts'
import { sayRaw } from './deadlines.ts'
import { sayDocument } from './task-lines.ts'

/** Neutral on purpose: what the mark was is not repeated. */
export const SECRET =
  'Tài liệu này không thuộc loại nhận qua đây; chưa đọc và không lưu gì. Đề nghị xử lý theo quy định riêng.'

/** «23 việc, 2 chưa chắc, 0 bỏ sót (148 câu: 31 việc, 96 bối cảnh, 19 thể thức, 2 chưa chắc)». */
export function sayDraft(draft: Draft): readonly string[] {
  const { counts, items, doc } = draft
  const points = openPoints(draft)
  const dated = items.filter((i) => i.deadlines.length > 0).length
  return [
    `Bản nháp ${draft.id}: ${doc.title}${doc.issued ? ` ngày ${writeDay(doc.issued)}` : ' (văn bản không ghi ngày)'}, ${draft.province}`,
    `${items.length} việc, ${counts.unsure} chưa chắc, 0 bỏ sót (${counts.sentences} câu: ${counts.task} việc, ${counts.context} bối cảnh, ${counts.frame} thể thức, ${counts.unsure} chưa chắc)`,
    `${dated} việc có thời hạn, ${items.length - dated} việc cần điền hạn`,
    ...draft.flags
      .filter((f) => f.kind !== 'no-lead')
      .map((f) => `   ⚠ ${f.ref}: ${FLAGS[f.kind] ?? f.kind}: «${short(f.words)}»`),
    ...(points.length
      ? [`Còn ${points.length} điểm phải quyết trước khi công bố:`, ...points.map(sayPoint)]
      : ['Không còn điểm nào phải quyết.']),
  ]
}
export function sayPoint(point: OpenPoint): string {
  if (point.kind === 'unsure') return `   • chưa chắc: «${short(point.text)}»`
  if (point.kind === 'no-owner') return `   • chưa rõ cơ quan chủ trì: ${point.item.ref} · ${point.item.title}`
  const double = point.item.double
  const what = double?.relation === 'moves' ? 'đổi hạn' : 'trùng'
  return `   • ${what} việc ${double?.no}: ${point.item.ref} · ${point.item.title} (ở đây: ${dates(double?.here)}; trong sổ: ${dates(double?.there)})`
}
const dates = (list: readonly string[] | undefined) => list?.join(', ') || 'không có hạn'
const FLAGS: Record<string, string> = {
  'before-issue': 'hạn trước ngày văn bản',
  'year-apart': 'năm khác các hạn khác',
  'end-before-start': 'ngày cuối trước ngày đầu',
  contradiction: 'chữ mâu thuẫn',
  'torn-row': 'hàng bảng bị xé',
}
const short = (text: string) => (text.length > 120 ? `${text.slice(0, 117)}…` : text)

export function saySamePerson(): string {
  return 'Người nhập không tự công bố: cần một đồng chí khác của văn phòng công bố bản nháp này.'
}
export function sayPublished(
  document: Document,
  tasks: number,
  sent: number,
  unreached: readonly string[],
): readonly string[] {
  return [
    `Đã công bố ${sayDocument(document)}: ${tasks} việc; giao tới ${sent} nhóm.`,
    ...(unreached.length ? [`Chưa có nhóm để giao: ${unreached.join('; ')}.`] : []),
  ]
}

/** What a body's chat gets of a new document: its own tasks with their sentence, those of its collective under that name. */
export function sayHandout(document: Document, tasks: readonly Task[], bodies: readonly string[], today: Day): string {
  return [
    `📄 ${sayDocument(document)} giao ${bodies.join(', ')} ${tasks.length} việc:`,
    ...tasks.map((task) => sayHandedTask(task, bodies, today)),
    'Đề nghị trả lời «đã nhận».',
  ].join('\n')
}
function sayHandedTask(task: Task, bodies: readonly string[], today: Day): string {
  const share = bodies.flatMap((b) => task.shares.get(b) ?? [])[0]
  const part =
    share?.role === 'coop'
      ? `phối hợp (chủ trì: ${task.record.lead.join('; ')})`
      : share?.how === 'member'
        ? `một trong «${share.as}»`
        : 'chủ trì'
  const time = task.record.deadlines.map((d) => sayRaw(d, today)).join('; ') || 'cần điền hạn'
  return [
    `${task.no} · ${task.record.ref} · ${task.record.title}`,
    ...(task.record.text ? [`   «${task.record.text}»`] : []),
    `   ${time} · ${part}`,
  ].join('\n')
}
