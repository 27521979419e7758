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
/** When a task was last corrected; null: never. */
export type CorrectedAt = (task: number) => number | null
/** Keys `task:body` of what is not pressed for now: until the office decides, and what it found wrong until the task is corrected. */
export function pausedBy(reports: readonly WrongReport[], correctedAt: CorrectedAt): ReadonlySet<string> {
  const isPaused = (r: WrongReport) => r.state === 'open' || isUnmended(r, correctedAt)
  return new Set(reports.filter(isPaused).map((r) => `${r.task}:${r.body}`))
}
/** The office agreed that it is wrong, and nothing of the task has been changed since it was reported. */
export function isUnmended({ state, task, at }: WrongReport, correctedAt: CorrectedAt): boolean {
  return state === 'error' && (correctedAt(task) ?? Number.NEGATIVE_INFINITY) < at
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
