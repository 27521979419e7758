// What every answer stands on: the register, the words it is searched by, who asks and when.
import type { Day, Moment } from '../../domain/calendar.ts'
import { dayOf } from '../../domain/calendar.ts'
import type { Member, Viewer } from '../../domain/chat.ts'
import type { Document } from '../../domain/document.ts'
import { isKnown, type Register } from '../../domain/register.ts'
import type { Reply } from '../../domain/reply.ts'
import { type ListedTask, mayAskAbout, maySee } from '../../domain/task-list.ts'
import { createSearch, type Search } from '../../text/search.ts'
import type { IntentName, Slots } from '../../understanding/intent.ts'

export type Office = {
  readonly register: Register
  readonly search: Search
  /** Documents by asker and day, as they were found first. */
  readonly known: Map<string, readonly Document[]>
  /** Who asked last: one answer asks this several times. */
  readonly last: { viewer: Viewer | null; today: Day; documents: readonly Document[] }
}

/** One question, already understood. `shown` are the numbers of the list shown last, for «cái số 2». */
export type Question = {
  readonly intent: IntentName
  readonly slots: Readonly<Slots>
  readonly viewer: Viewer
  readonly now: Moment
  readonly shown: readonly number[]
  /** True when the number asked about was called a clause: «mục 6», not «việc 6». */
  readonly isClause?: boolean
  /** The province named beside the slots; null: none. */
  readonly province: string | null
  /** How many tasks one message may list, and how many are skipped («xem tiếp»). */
  readonly page: { readonly size: number; readonly skip: number }
  /** Who answers for bodies; left out: nobody is known here. */
  readonly members?: readonly Member[]
}
export type Answered = {
  readonly reply: Reply | null
  readonly tasks: readonly ListedTask[]
  readonly isWhole?: boolean
}

export function createOffice(register: Register): Office {
  return {
    register,
    known: new Map(),
    last: { viewer: null, today: '', documents: [] },
    search: createSearch(
      register.tasks.map((t) => ({
        key: t.no,
        text: [t.record.title, t.record.text ?? '', ...t.record.targets].join(' '),
      })),
    ),
  }
}

/** The documents an asker may know of at a moment: a body, those that give it work. */
export function knownDocuments(office: Office, asker: Pick<Question, 'viewer' | 'now'>): readonly Document[] {
  const { last } = office
  const today = dayOf(asker.now)
  if (last.viewer === asker.viewer && last.today === today) return last.documents
  const key = JSON.stringify([asker.viewer, today])
  const documents = office.known.get(key) ?? findDocuments(office.register, asker.viewer, today)
  if (office.known.size >= ASKERS_MAX) office.known.clear()
  office.known.set(key, documents)
  Object.assign(last, { viewer: asker.viewer, today, documents })
  return documents
}
/** Askers remembered at most: a province has some hundreds. */
const ASKERS_MAX = 1_000
function findDocuments(register: Register, viewer: Viewer, today: Day): readonly Document[] {
  const known = register.documents.filter((d) => isKnown(d, today) && mayAskAbout(viewer, d.province))
  if (viewer.role !== 'agency') return known
  const mine = new Set(
    register
      .tasksIn(viewer.province)
      .filter((t) => maySee(viewer, t, register))
      .map((t) => t.document.id),
  )
  return known.filter((d) => mine.has(d.id))
}
