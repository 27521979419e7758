// Of whose work and of which documents a question about the register is: what the words name, within what the asker may hear of.
import type { Task } from '../../domain/register.ts'
import { reply } from '../../domain/reply.ts'
import { ANY_TASK, findTasks } from '../../domain/task-list.ts'
import { sayNotInRegister } from '../../wording/lists.ts'
import { findDocuments } from './lookup.ts'
import type { Answered, Office, Question } from './office.ts'

export type Scope =
  | { readonly kind: 'refused'; readonly answered: Answered }
  | {
      readonly kind: 'found'
      /** The tasks in question, province by province: counts are never added across provinces. */
      readonly each: readonly { readonly province: string; readonly tasks: readonly Task[] }[]
      /** A body that was named, or any; a body hears of itself alone. */
      readonly isWanted: (body: string) => boolean
    }

type ScopeAsked = {
  readonly bodies: readonly string[] | null
  readonly document: string | null
  /** What is closed belongs to it too. */
  readonly withDone?: boolean
}
export function scopeOf(office: Office, question: Question, { bodies, document, withDone = false }: ScopeAsked): Scope {
  const { viewer, now } = question
  const found = document === null ? null : findDocuments(office, { ...question, slots: { document } })
  if (found?.kind === 'none') return { kind: 'refused', answered: { reply: reply(sayNotInRegister(found)), tasks: [] } }
  const documents = found?.kind === 'found' ? found.documents.map((d) => d.id) : null
  const lists = findTasks(office.register, { ...ANY_TASK, documents, withDone }, viewer, now)
  return {
    kind: 'found',
    each: lists.map(({ province, own, member }) => ({
      province,
      tasks: [...new Set([...own, ...member].map((l) => l.task))],
    })),
    isWanted: (body) =>
      (bodies === null || bodies.includes(body)) && (viewer.role !== 'agency' || viewer.bodies.includes(body)),
  }
}
