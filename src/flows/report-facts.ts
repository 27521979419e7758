// What a report needs beside the register: the last one kept, and who was really pressed in its week.
import { addDays, addMonths, dayOf, type Moment, momentOf, startOfWeek, timeOf } from '../domain/calendar.ts'
import type { Entry, EntryKind } from '../domain/ledger.ts'
import type { Register } from '../domain/register.ts'
import type { Pressing } from '../domain/snapshot-coverage.ts'
import { readWrongReport, WRONG } from '../domain/wrong-report.ts'
import type { Storage } from '../ports.ts'
import { withOfficeChats } from '../reminders/office-chats.ts'
import type { ReportWish } from '../wording/report.ts'
import type { ReportKind } from '../wording/report-frame.ts'
import { takeSnapshot } from './report.ts'
import { keptReports, lastReportBefore } from './report-archive.ts'
import { heldBodies, pressingsOf, unreachableBodies } from './report-coverage.ts'
import { entriesBehind } from './report-past.ts'

/** What a body says or presses itself; what the office decides or writes for it proves no reading. */
const OWN_WORDS = [
  'acknowledged',
  'progress',
  'product',
  'measured',
  'obstacle',
  'evidence',
  'evidence-withdrawn',
  'extension-asked',
  'handover-asked',
] as const satisfies readonly EntryKind[]

/** What was sent in the week of a moment, up to it; read where the body itself said or pressed something of the task since. */
export async function messageFacts(
  storage: Pick<Storage, 'chats' | 'entries' | 'members' | 'messages' | 'settings'>,
  register: Register,
  at: Moment,
) {
  const from = startOfWeek(dayOf(at))
  const members = await storage.members()
  const chats = withOfficeChats(await storage.chats(), members, register.directory)
  const messages = await storage.messages({ kinds: ['digest', 'handout'], queuedFrom: momentOf(addDays(from, -7)) })
  const bodies = [...new Set(register.tasks.flatMap((t) => [...t.shares.keys()]))]
  const sent = pressingsOf({ messages, chats, readAt: new Map() }).filter((p) => p.sentAt <= at)
  const office = new Set(members.filter((m) => m.body === null).map((m) => `${m.channel}:${m.user}`))
  const words = await storage.entries({ kinds: OWN_WORDS, since: momentOf(from), until: at + 1 })
  const said = words.filter((e) => !office.has(e.by))
  const pressings = sent.map((p) => withReading(p, said))
  const wrong = [...(await storage.settings(WRONG)).values()].flatMap((text) => readWrongReport(text) ?? [])
  const held = heldBodies(bodies, chats, from)
  return { from, to: addDays(from, 6), wrong, pressings, held, unreachable: unreachableBodies(bodies, chats) }
}
function withReading(pressing: Pressing, said: readonly Entry[]): Pressing {
  const { task, body, sentAt } = pressing
  return { ...pressing, readAt: said.find((e) => e.task === task && e.body === body && sentAt <= e.at)?.at ?? null }
}

type Wish = { readonly kind: ReportKind; readonly province: string; readonly now: Moment }
/** A report with all that stands in it: the snapshot of this moment, what it is compared with, who was pressed. */
export async function reportWish(
  storage: Storage,
  register: Register,
  { kind, province, now }: Wish,
): Promise<ReportWish> {
  const messages = await messageFacts(storage, register, now)
  const snapshot = takeSnapshot({
    register,
    province,
    now,
    messages,
    entries: await entriesBehind(storage, register, now),
  })
  if (kind === 'exceptions') return { kind, snapshot, previous: null }
  const last = lastReportBefore((await keptReports(storage, province)).reports, kind, now)
  if (last) return { kind, snapshot, previous: last }
  // Without a kept report the register tells what it knew a week or a month ago; the report says that it was built anew.
  const day = kind === 'weekly' ? addDays(dayOf(now), -7) : addMonths(dayOf(now), -1)
  const then = momentOf(day, timeOf(now))
  const entries = await entriesBehind(storage, register, then)
  const before = takeSnapshot({ register, province, now: then, entries })
  return before.rows.length ? { kind, snapshot, previous: before, isRebuilt: true } : { kind, snapshot, previous: null }
}
