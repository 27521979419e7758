// dondoc report on an office's own register: compared with the last one kept, and kept itself.
import { addDays, dayOf, momentOf, startOfWeek } from '../domain/calendar.ts'
import { keepReport, keptReports, lastReportBefore } from '../flows/report-archive.ts'
import { pressingsOf, unreachableBodies } from '../flows/report-coverage.ts'
import type { Opened } from '../main.ts'
import type { Storage } from '../ports.ts'
import type { ReportKind } from '../wording/report-frame.ts'
import { type ReportOptions, report } from './report.ts'

export async function makeReport(kind: string, options: ReportOptions, opened: Opened): Promise<readonly string[]> {
  const { storage, directory } = opened
  if (!storage) return (await report(kind, options, opened)).lines
  const provinces = options.province ? [options.province] : directory.provinces
  const kept = (await Promise.all(provinces.map((p) => keptReports(storage, p)))).flatMap((k) => k.reports)
  const previous = lastReportBefore(kept, kind as ReportKind, options.at)
  const made = await report(
    kind,
    { ...options, ...(previous ? { previous } : {}), messages: await pressed(storage, options, opened) },
    opened,
  )
  await keepReport(storage, { kind: kind as ReportKind, snapshot: made.snapshot, now: opened.clock.now(), by: 'cli' })
  return made.lines
}

/** What was really sent in the week of the report. */
async function pressed(storage: Storage, { at }: ReportOptions, { register }: Opened) {
  const from = startOfWeek(dayOf(at))
  const chats = await storage.chats()
  const messages = await storage.messages({ kinds: ['digest', 'handout'], queuedFrom: momentOf(addDays(from, -7)) })
  const bodies = [...new Set(register.tasks.flatMap((t) => [...t.shares.keys()]))]
  return {
    from,
    to: addDays(from, 6),
    pressings: pressingsOf({ messages, chats, readAt: new Map() }),
    unreachable: unreachableBodies(bodies, chats),
  }
}
