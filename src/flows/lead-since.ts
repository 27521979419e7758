// Who came to lead a task after it was handed out, and since when: by a correction of the lead, or because another body handed it on.
import type { Moment } from '../domain/calendar.ts'
import { type Entry, ofKind } from '../domain/ledger.ts'
import { bodiesNamed, instancesOf, type Register } from '../domain/register.ts'

/** `task:body` → since when. Of the entries given; who led before leads since the hand-out. */
export type LeadSince = Pick<ReadonlyMap<string, Moment>, 'get'>
export const leadKey = (task: number, body: string): string => `${task}:${body}`

export function leadsSince(entries: readonly Entry[], register: Register): LeadSince {
  const found = new Map<string, Moment>()
  for (const { at, task, field, was } of ofKind(entries, 'corrected')) {
    const now = register.task(task)
    if (field !== 'lead' || !now) continue
    const before = was === undefined ? [] : bodiesNamed(JSON.parse(was) as string[], now.province, register)
    for (const body of instancesOf(now)) if (!before.includes(body)) found.set(leadKey(task, body), at)
  }
  for (const { at, task, intoBody } of ofKind(entries, 'ended'))
    if (intoBody) found.set(leadKey(task, intoBody), Math.max(at, found.get(leadKey(task, intoBody)) ?? 0))
  return found
}
