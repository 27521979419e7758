// «Sai»: a body says that a task line is wrong. Its reminders pause until the office decides.
import { z } from 'zod'

export const wrongReportSchema = z.object({
  task: z.number(),
  body: z.string(),
  note: z.string(),
  at: z.number(),
  /** `error`: the office agrees, and mends the document · `rejected`: the line stands. */
  state: z.enum(['open', 'error', 'rejected']),
})
export type WrongReport = Readonly<z.infer<typeof wrongReportSchema>>
/** Settings under this prefix hold them, so that they stand in the audit. */
export const WRONG = 'wrong:'
export function wrongKey(task: number, body: string): string {
  return `${WRONG}${task}:${body}`
}
export function readWrongReport(text: string): WrongReport | null {
  try {
    return wrongReportSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
/** Keys `task:body` of what is not pressed for now. */
export function pausedBy(settings: ReadonlyMap<string, string>): ReadonlySet<string> {
  const reports = [...settings].filter(([key]) => key.startsWith(WRONG)).map(([, text]) => readWrongReport(text))
  return new Set(reports.flatMap((r) => (r && r.state !== 'rejected' ? [`${r.task}:${r.body}`] : [])))
}
/** Of each document: how many of its tasks were reported, and how many of those the office found wrong. */
export function errorRates(
  reports: readonly WrongReport[],
  documentOf: (task: number) => string | null,
): ReadonlyMap<string, { readonly reported: number; readonly errors: number }> {
  const rates = new Map<string, { reported: number; errors: number }>()
  for (const report of reports) {
    const document = documentOf(report.task)
    if (document === null) continue
    const rate = rates.get(document) ?? { reported: 0, errors: 0 }
    rates.set(document, {
      reported: rate.reported + 1,
      errors: rate.errors + (report.state === 'error' ? 1 : 0),
    })
  }
  return rates
}
