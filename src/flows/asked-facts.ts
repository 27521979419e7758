// What questions about the register as a whole need beside it: kept reports, how it stood before, who was reminded.
import { addMonths, dayOf, type Moment, momentOf } from '../domain/calendar.ts'
import type { Register } from '../domain/register.ts'
import type { Storage } from '../ports.ts'
import type { FactsAsked } from '../understanding/register-question.ts'
import type { AskedFacts } from './answers/asked-reports.ts'
import { tasksOfRef } from './answers/pressed.ts'
import { pressedSoFar } from './pressed-so-far.ts'
import { allKeptReports } from './report-archive.ts'
import { messageFacts } from './report-facts.ts'
import { entriesBehind } from './report-past.ts'

/** Kept reports, what moved since a month or a day that was asked about, and the reminders of a week where those are asked about. */
export async function askedFacts(
  storage: Pick<Storage, 'chats' | 'entries' | 'members' | 'messages' | 'notes' | 'settings' | 'toldSteps' | 'toldAt'>,
  register: Register,
  now: Moment,
  { since, coverageAt, pressed }: FactsAsked,
): Promise<AskedFacts> {
  if (pressed !== null) {
    const tasks = tasksOfRef(register, pressed)
    const each = tasks.map(async (t) => [t.no, await pressedSoFar(storage, register, t, now)] as const)
    return { reports: [], pressed: new Map(await Promise.all(each)) }
  }
  const reports = await allKeptReports(storage, register.directory.provinces)
  const month = addMonths(dayOf(now), -1)
  const from = since !== null && since < month ? since : month
  return {
    reports,
    entries: await entriesBehind(storage, register, momentOf(from), now),
    ...(coverageAt === null ? {} : { coverage: await messageFacts(storage, register, coverageAt) }),
  }
}
