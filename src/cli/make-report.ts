// dondoc report on an office's own register: compared with the last one kept, and kept itself.
import { isoOf } from '../domain/calendar.ts'
import { keepReport, keptReports, lastReportBefore } from '../flows/report-archive.ts'
import { messageFacts } from '../flows/report-facts.ts'
import { entriesBehind } from '../flows/report-past.ts'
import type { Opened } from '../main.ts'
import type { ReportKind } from '../wording/report-frame.ts'
import { Failure } from './failure.ts'
import { line } from './lines.ts'
import { type ReportOptions, report } from './report.ts'

export async function makeReport(kind: string, options: ReportOptions, opened: Opened): Promise<readonly string[]> {
  const { storage, directory } = opened
  if (!storage) return (await report(kind, options, opened)).lines
  if (options.at > opened.clock.now()) {
    const { lang } = options
    throw new Failure(
      2,
      line(lang, 'report-ahead', isoOf(options.at)),
      line(lang, 'mend-report-ahead', isoOf(opened.clock.now())),
    )
  }
  const provinces = options.province ? [options.province] : directory.provinces
  const kept = (await Promise.all(provinces.map((p) => keptReports(storage, p)))).flatMap((k) => k.reports)
  const previous = lastReportBefore(kept, kind as ReportKind, options.at)
  const made = await report(
    kind,
    {
      ...options,
      ...(previous ? { previous } : {}),
      past: (at) => entriesBehind(storage, opened.register, at),
      messages: await messageFacts(storage, opened.register, options.at),
    },
    opened,
  )
  await keepReport(storage, { kind: kind as ReportKind, snapshot: made.snapshot, now: opened.clock.now(), by: 'cli' })
  return made.lines
}
