// What the bot says about a document.
import { type Day, writeDay } from '../domain/calendar.ts'
import { citedIn, type citing } from '../domain/citations.ts'
import type { Document } from '../domain/document.ts'
import type { Task } from '../domain/register.ts'
import { RELATIONS } from './document-chain.ts'
import { sayDocument } from './task-lines.ts'

/** A document asked for by its day alone. */
export const sayPaperOfDay = (day: Day): string => `văn bản ngày ${writeDay(day)}`

export function sayDocumentInfo(
  document: Document,
  {
    tasks,
    citedBy,
  }: { readonly tasks: readonly Task[]; readonly citedBy: ReturnType<typeof citing>; readonly today: Day },
): string {
  const leads = new Set(tasks.flatMap((t) => t.record.lead))
  return [
    `${document.number ?? document.short_name}: ${document.title}`,
    `   Nơi ban hành: ${document.issuer}, ${document.province}`,
    document.issued ? `   Ngày ban hành: ${writeDay(document.issued)}` : '   Ngày ban hành: văn bản trong sổ không ghi',
    ...(document.urgency ? [`   Độ khẩn: ${document.urgency}`] : []),
    ...(document.meeting ? [`   Ngày họp: ${writeDay(document.meeting)}`] : []),
    document.number ? '' : '   Số: văn bản trong sổ chưa có số',
    `   Vào sổ: ${writeDay(document.known_from)}${document.known_from_assumed ? ' (tạm lấy)' : ''}`,
    tasks.length ? `   Giao ${tasks.length} việc cho ${leads.size} nơi chủ trì` : '   Không giao việc nào',
    ...sayCited(document),
    ...(citedBy.length ? [`   Được nhắc trong: ${citedBy.map(sayCiting).join('; ')}`] : []),
    '   Người ký: sổ không lưu tên người.',
  ]
    .filter(Boolean)
    .join('\n')
}

const CITED_MAX = 8
/** What it says of other papers, the strongest first: «Triển khai: …», «Căn cứ: …», «Nhắc tới: …». */
function sayCited(document: Document): readonly string[] {
  const cited = citedIn(document)
  const relations = [...new Set(cited.map((c) => c.relation ?? 'mentions'))]
  return relations.map((relation) => {
    const numbers = cited.filter((c) => (c.relation ?? 'mentions') === relation).map((c) => c.number)
    const word = RELATIONS[relation]
    const rest = numbers.length > CITED_MAX ? ', …' : ''
    return `   ${word.charAt(0).toUpperCase()}${word.slice(1)}: ${numbers.slice(0, CITED_MAX).join(', ')}${rest}`
  })
}
function sayCiting({ document, relation }: ReturnType<typeof citing>[number]): string {
  return relation === null || relation === 'mentions'
    ? sayDocument(document)
    : `${sayDocument(document)} (${RELATIONS[relation]})`
}

export function sayDocumentList(documents: readonly Document[], tasksIn: (d: Document) => number): readonly string[] {
  if (!documents.length) return ['Trong sổ chưa có văn bản nào.']
  return [
    `Trong sổ có ${documents.length} văn bản:`,
    ...documents.map((d) => `• ${sayDocument(d)}, ${d.province}: ${tasksIn(d)} việc`),
  ]
}
