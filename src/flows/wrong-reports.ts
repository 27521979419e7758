// What bodies called wrong, as storage has it, and when the tasks it is about were corrected.
import { type CorrectedAt, readWrongReport, WRONG, type WrongReport } from '../domain/wrong-report.ts'
import type { Storage } from '../ports.ts'

export type WrongReports = { readonly reports: readonly WrongReport[]; readonly correctedAt: CorrectedAt }
export async function readWrongReports(storage: Storage): Promise<WrongReports> {
  const reports = [...(await storage.settings(WRONG)).values()].flatMap((text) => readWrongReport(text) ?? [])
  const tasks = [...new Set(reports.filter((r) => r.state === 'error').map((r) => r.task))]
  const entries = tasks.length ? await storage.entries({ tasks, kinds: ['corrected'] }) : []
  const last = new Map<number, number>()
  for (const { task, at } of entries) last.set(task, Math.max(at, last.get(task) ?? at))
  return { reports, correctedAt: (task) => last.get(task) ?? null }
}
