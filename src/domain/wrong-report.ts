// «Sai»: a body says that a task line is wrong. Its reminders pause until the office decides.
import { z } from 'zod'

export const wrongReportSchema = z.object({
  task: z.number(),
  body: z.string(),
  note: z.string(),
  at: z.number(),
  /** Which report of its task it is; its buttons name it. */
  n: z.number().default(1),
  /** `error`: the office agrees, and mends the document · `rejected`: the line stands. */
  state: z.enum(['open', 'error', 'rejected']),
})
export type WrongReport = Readonly<z.infer<typeof wrongReportSchema>>
/** Settings under this prefix hold them, so that they stand in the audit. */
export const WRONG = 'wrong:'
/** Each report has its own place: a later one of the same body takes nothing from an earlier one. */
export function wrongKey(task: number, body: string, n = 1): string {
  return `${WRONG}${task}:${body}${n > 1 ? `#${n}` : ''}`
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
  const lines = new Map<string, { readonly document: string; readonly isError: boolean }>()
  for (const { task, body, state } of reports) {
    const document = documentOf(task)
    const key = `${task}:${body}`
    // What was confirmed once stays confirmed, whatever the body reports of that line afterwards.
    if (document !== null) lines.set(key, { document, isError: lines.get(key)?.isError || state === 'error' })
  }
  const rates = new Map<string, { readonly reported: number; readonly errors: number }>()
  for (const { document, isError } of lines.values()) {
    const { reported, errors } = rates.get(document) ?? { reported: 0, errors: 0 }
    rates.set(document, { reported: reported + 1, errors: errors + (isError ? 1 : 0) })
  }
  return rates
}
