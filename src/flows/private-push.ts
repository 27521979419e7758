// `DONDOC_PRIVATE_PUSH`: nothing that is pushed shows content on a lock screen. The rule for every kind stands here, where messages leave.
import type { OutboxMessage } from '../domain/delivery.ts'
import { sayWithoutContent } from '../wording/private-push.ts'
import { tasksIn } from './report-coverage.ts'

/** What leaves in place of a pushed message; the outbox keeps the whole for whoever asks (`/tin`). Answers were asked for and stay whole. */
export function withoutContent(message: OutboxMessage): OutboxMessage {
  if (message.kind === 'answer') return message
  // Files show their names, and choices are not to be pressed unread: both come with the reading.
  const { offers: _offers, file: _file, withoutContent: own, ...rest } = message
  return { ...rest, text: own ?? sayWithoutContent(message.kind, tasksNamed(message.text)) }
}

// «việc 12», «Việc số 7»; not: «việc 12/8»
const NAMED = /(?<!\p{L})việc (?:số )?(?<no>\d{1,6})(?![\d/.]*\d|\p{L})/giu
/** The numbers of the tasks that a text is about. */
export function tasksNamed(text: string): readonly number[] {
  const named = [...text.matchAll(NAMED)].map((m) => Number(m.groups?.no))
  return [...new Set([...tasksIn(text), ...named])].sort((a, b) => a - b)
}
