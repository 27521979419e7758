// Which words gave which slot: for `ask --explain` and for asking back.
import { keyOf } from '../text/words.ts'
import type { Tag } from './cues.ts'
import type { IntentName, Reason, Slots } from './intent.ts'
import { hitsOf, type Reading, type Span, said } from './reading.ts'

/** Tags whose words carry an intent. */
const CARRIES: Partial<Record<IntentName, readonly Tag[]>> = {
  list_tasks: ['TASK', 'WHAT', 'WHICH', 'SHOW', 'DUE'],
  count_tasks: ['HOW_MANY', 'TASK'],
  deadline_of: ['WHEN', 'DEADLINE'],
  task_detail: ['DETAIL', 'HOW'],
  who_is_responsible: ['WHO', 'RESPONSIBLE'],
  recurring_reports: ['RECURRING', 'WEEKLY', 'MONTHLY', 'QUARTERLY'],
  agency_info: ['ABOUT_BODY'],
  list_agencies: ['BODIES', 'TRACKED'],
  report_progress: ['PROGRESS', 'FINISHED', 'DOING'],
  request_extension: ['EXTEND'],
  subscribe: ['SUBSCRIBE', 'REMIND'],
  unsubscribe: ['UNSUBSCRIBE'],
  reminder_settings: ['REMIND', 'SETTING', 'SNOOZE'],
  document_info: ['ABOUT_PAPER', 'DETAIL'],
  statistics: ['RATE', 'RANKING', 'SUMMARY', 'MOST'],
  export: ['EXPORT', 'XLSX', 'DOCX', 'PDF'],
  broadcast: ['SEND'],
  import_document: ['IMPORT', 'INTO'],
  greeting: ['HELLO', 'THANKS', 'BYE'],
  help: ['HELP'],
}
const BY_TAG: Partial<Record<keyof Slots, readonly Tag[]>> = {
  status: ['UNDATED', 'PENDING', 'DUE_SOON', 'OVERDUE', 'OPEN', 'DONE', 'ONGOING', 'STILL'],
  role: ['LEAD', 'COOP'],
  metric: ['RATE', 'ON_TIME', 'RANKING', 'SUMMARY', 'MOST'],
  order: ['BEST', 'WORST', 'MOST'],
  period: ['WEEKLY', 'MONTHLY', 'QUARTERLY'],
  format: ['XLSX', 'DOCX', 'PDF', 'EXPORT'],
  frequency: ['DAILY', 'EVERY_WEEK'],
  done: ['FINISHED', 'DONE', 'OPEN'],
}

export function explain(r: Reading, intent: IntentName, slots: Slots): readonly Reason[] {
  const carried = words(r, hitsOf(r, ...(CARRIES[slots.resolved_intent ?? intent] ?? [])))
  const reasons: Reason[] = [{ slot: 'intent', value: slots.resolved_intent ?? intent, words: carried }]
  for (const [slot, value] of Object.entries(slots)) {
    if (value === undefined || value === null || ['context', 'resolved_intent', 'reply'].includes(slot)) continue
    if (value === 'any') {
      reasons.push({ slot, value, words: '' })
      continue
    }
    const said = Array.isArray(value) ? value.join(', ') : String(value)
    const spans = FREE.has(slot) ? [] : spansOf(r, slot as keyof Slots)
    reasons.push({ slot, value: said, words: words(r, spans.length ? spans : spansOfWords(r, slot, said)) })
  }
  return reasons
}
const FREE = new Set(['topic', 'note', 'reason', 'message'])
/** Free words and numbers: the words of the message that say them, from the first to the last. */
function spansOfWords(r: Reading, slot: string, value: string): readonly Span[] {
  if (!FREE.has(slot) && !/\p{L}{2}|\d/u.test(value)) return []
  const keys = new Set(
    value
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)
      .map(keyOf),
  )
  const found = r.words.flatMap((w, i) =>
    keys.has(w.key) || w.alts.some((a) => a.every((k) => keys.has(k))) ? [i] : [],
  )
  const [first, last] = [found[0], found.at(-1)]
  return first === undefined || last === undefined ? [] : [{ from: first, to: last + 1 }]
}
const words = (r: Reading, spans: readonly Span[]): string => spans.map((s) => said(r, s)).join(' … ')

function spansOf(r: Reading, slot: keyof Slots): readonly Span[] {
  if (slot === 'agency' || slot === 'agency_candidates' || slot === 'recipients') return r.bodies
  if (slot === 'from' || slot === 'to' || slot === 'new_date' || slot === 'done_date' || slot === 'snooze_until')
    return r.dates
  if (slot === 'document' || slot === 'document_date') return r.documents
  if (slot === 'task' || slot === 'tasks') return r.tasks
  return hitsOf(r, ...(BY_TAG[slot] ?? []))
}
