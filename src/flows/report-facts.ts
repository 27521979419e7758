// What a report needs beside the register: the last one kept, and who was really pressed in its week.
import { addDays, addMonths, dayOf, type Moment, momentOf, startOfWeek, timeOf } from '../domain/calendar.ts'
import type { Register } from '../domain/register.ts'
import type { Pressing } from '../domain/snapshot-coverage.ts'
import { readWrongReport, WRONG } from '../domain/wrong-report.ts'
import type { Storage } from '../ports.ts'
import type { ReportWish } from '../wording/report.ts'
import type { ReportKind } from '../wording/report-frame.ts'
import { takeSnapshot } from './report.ts'
import { keptReports, lastReportBefore } from './report-archive.ts'
import { pressingsOf, unreachableBodies } from './report-coverage.ts'
import { entriesBehind } from './report-past.ts'

/** What was sent in the week of a moment; read by whoever pressed «Đã nhận» or wrote anything of it after it was sent. */
export async function messageFacts(
  storage: Pick<Storage, 'chats' | 'messages' | 'settings'>,
  register: Register,
  at: Moment,
) {
  const from = startOfWeek(dayOf(at))
  const chats = await storage.chats()
  const messages = await storage.messages({ kinds: ['digest', 'handout'], queuedFrom: momentOf(addDays(from, -7)) })
  const bodies = [...new Set(register.tasks.flatMap((t) => [...t.shares.keys()]))]
  const pressings = pressingsOf({ messages, chats, readAt: new Map() }).map((p) => withReading(p, register))
  const wrong = [...(await storage.settings(WRONG)).values()].flatMap((text) => readWrongReport(text) ?? [])
  return { from, to: addDays(from, 6), wrong, pressings, unreachable: unreachableBodies(bodies, chats) }
}
function withReading(pressing: Pressing, register: Register): Pressing {
  const state = register.ownState(pressing.task, pressing.body, '')
  const acknowledged = state?.acknowledgedAt ?? null
  const answered = state && state.changedAt >= pressing.sentAt ? state.changedAt : null
  return { ...pressing, readAt: acknowledged ?? answered }
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
