// A document that comes in once more: known by its file, or by its number and day; and what its tasks said when they were published.
import { z } from 'zod'
import { type Day, dayOf, type Moment } from '../domain/calendar.ts'
import { deadlineSchema, isTimed } from '../domain/deadline.ts'
import type { Document } from '../domain/document.ts'
import type { Draft } from '../domain/draft.ts'
import { ofKind } from '../domain/ledger.ts'
import { nameKey } from '../domain/names.ts'
import type { Register, Task } from '../domain/register.ts'
import { wholeStanding } from '../domain/status.ts'
import type { Storage } from '../ports.ts'
import { fold } from '../text/fold.ts'
import { sharesTasks } from './same-document.ts'

const FILE = 'published-file:'
/** Under which the document made of a file is noted. */
export const fileKey = ({ province, hash }: Pick<Draft, 'province' | 'hash'>): string => `${FILE}${province}:${hash}`

export async function withStanding(draft: Draft, register: Register, storage: Storage): Promise<Draft> {
  const key = fileKey(draft)
  const ofFile = (await storage.notes(key)).get(key)
  const { number, issued } = draft.doc
  const byNumber = register.documents.find(
    (d) =>
      d.province === draft.province &&
      (d.id === ofFile ||
        (number !== null &&
          d.number !== null &&
          nameKey(d.number) === nameKey(number) &&
          // A number comes again in every term of office: the day tells the two apart where both are known.
          (d.issued === null || issued === null || d.issued === issued))),
  )
  const { standing: _, ...bare } = draft
  const found = byNumber ?? withSameTasks(draft, register)
  if (!found) return bare
  const tasks = register.tasks.filter((t) => t.document.id === found.id).length
  return { ...draft, standing: { name: found.number ?? found.short_name, issued: found.issued, tasks } }
}

/** A document whose number one of the two lacks: of the same day and issuer, with the same tasks. */
function withSameTasks({ province, doc, items }: Draft, register: Register): Document | undefined {
  // The rows of a register are of many documents.
  if (!doc.issued || items.some((i) => i.of)) return undefined
  const known = register.documents.filter(
    (d) =>
      d.province === province &&
      d.issued === doc.issued &&
      (d.number === null || doc.number === null) &&
      nameKey(d.issuer) === nameKey(doc.issuer),
  )
  const words = items.map((i) => fold(i.text || i.title))
  return known.find((d) =>
    sharesTasks(
      words,
      register.tasks.flatMap((t) => (t.document.id === d.id ? [fold(t.record.text || t.record.title)] : [])),
    ),
  )
}

export type Former = ReadonlyMap<number, readonly string[]>
/** Of each corrected task the bodies that led it before: it is compared as it was published too. */
export async function formerLeads(storage: Storage): Promise<Former> {
  const leads = new Map<number, readonly string[]>()
  for (const { task, field, before } of ofKind(await storage.entries({ kinds: ['corrected'] }), 'corrected'))
    if (field === 'lead') leads.set(task, [...(leads.get(task) ?? []), ...before.split('; ').filter(Boolean)])
  return leads
}
/** A value that a task had until it was corrected. */
export type FormerValue = {
  readonly task: number
  readonly field: string
  readonly before: string
  readonly day: Day
  /** Deadlines of which nothing was known: a list shows «cần điền hạn». */
  readonly isUntimed: boolean
}
export async function formerValues(storage: Storage): Promise<readonly FormerValue[]> {
  const entries = ofKind(await storage.entries({ kinds: ['corrected'] }), 'corrected')
  return entries.map(({ task, field, before, was, at }) => ({
    task,
    field,
    before,
    day: dayOf(at),
    isUntimed: field === 'deadlines' && (before === '' || (was !== undefined && !hadTime(was))),
  }))
}
function hadTime(was: string): boolean {
  const read = z.array(deadlineSchema).safeParse(JSON.parse(was))
  return !read.success || read.data.some(isTimed)
}
/** The tasks of a province as new ones are compared with them; what was superseded or withdrawn is no twin any more. */
export function comparable(
  register: Register,
  { province, former, now }: { readonly province: string; readonly former: Former; readonly now: Moment },
) {
  const isEnded = (task: Task) => wholeStanding(task, register, now).status.kind === 'ended'
  const standing = register.tasksIn(province).filter((task) => !isEnded(task))
  return standing.map(({ no, record }) => ({
    id: String(no),
    title: record.title,
    text: record.text,
    lead: [...record.lead, ...(former.get(no) ?? [])],
    deadlines: record.deadlines,
    status: record.status,
  }))
}
