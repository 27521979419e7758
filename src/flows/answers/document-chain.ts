// «KL 21-KL/TW được triển khai bằng những văn bản nào», «KL 44 đã giao những ai»: what the register knows of a document's way.
import { chainOf } from '../../domain/citations.ts'
import type { Document } from '../../domain/document.ts'
import { reply } from '../../domain/reply.ts'
import { ANY_TASK, findTasks, maySee } from '../../domain/task-list.ts'
import { sayChain, sayGivenTo } from '../../wording/document-chain.ts'
import { sayNotInRegister } from '../../wording/lists.ts'
import { findDocuments } from './lookup.ts'
import { type Answered, knownDocuments, type Office, type Question } from './office.ts'

export function answerChain(office: Office, question: Question, number: string): Answered {
  const known = knownDocuments(office, question)
  const chain = chainOf(number, known)
  if (chain.document === null && !chain.carriedOutBy.length) {
    const found = findDocuments(office, { ...question, slots: { document: number } })
    return {
      reply: reply(sayNotInRegister(found.kind === 'none' ? found : { asked: number, nearest: [], citedBy: [] })),
      tasks: [],
    }
  }
  const tasksIn = (d: Document) =>
    office.register
      .tasksIn(d.province)
      .filter((t) => t.document.id === d.id && maySee(question.viewer, t, office.register)).length
  return { reply: reply(sayChain(chain, tasksIn)), tasks: [] }
}

/** The bodies that a document gives work to, with how much; the asker's own sight alone. */
export function answerGivenTo(office: Office, question: Question, number: string): Answered {
  const found = findDocuments(office, { ...question, slots: { document: number } })
  if (found.kind === 'none') return { reply: reply(sayNotInRegister(found)), tasks: [] }
  const documents = found.kind === 'found' ? found.documents : []
  const { register } = office
  const query = { ...ANY_TASK, documents: documents.map((d) => d.id), withDone: true }
  const lists = findTasks(register, query, question.viewer, question.now)
  const tasks = lists.flatMap((l) => [...l.own, ...l.member, ...l.everybody])
  const parts = documents.map((document) =>
    sayGivenTo(
      document,
      tasks.filter((t) => t.task.document.id === document.id),
    ),
  )
  return { reply: reply(parts), tasks }
}
