// document_info: what a document is, what it assigns, which documents carry it out.
import { dayOf } from '../../domain/calendar.ts'
import { citing } from '../../domain/citations.ts'
import type { Document } from '../../domain/document.ts'
import { reply } from '../../domain/reply.ts'
import { maySee } from '../../domain/task-list.ts'
import { sayDocumentInfo, sayDocumentList } from '../../wording/documents.ts'
import { sayNotInRegister } from '../../wording/lists.ts'
import { findDocuments } from './lookup.ts'
import { type Answered, knownDocuments, type Office, type Question } from './office.ts'

export function answerDocument(office: Office, question: Question): Answered {
  const found = findDocuments(office, question)
  if (found.kind === 'none') return { reply: reply(sayNotInRegister(found)), tasks: [] }
  const known = knownDocuments(office, question)
  if (found.kind === 'any')
    return { reply: reply(sayDocumentList(known, (d) => tasksOf(office, question, d).length)), tasks: [] }
  const parts = found.documents.map((d) =>
    sayDocumentInfo(d, {
      tasks: tasksOf(office, question, d),
      citedBy: d.number === null ? [] : citing(d.number, known),
      today: dayOf(question.now),
    }),
  )
  return { reply: reply(parts), tasks: [] }
}
/** Of a document, the tasks that the asker may see. */
function tasksOf({ register }: Office, { viewer }: Question, document: Document) {
  return register.tasksIn(document.province).filter((t) => t.document.id === document.id && maySee(viewer, t, register))
}
