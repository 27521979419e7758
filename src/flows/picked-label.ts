// «Kỳ tháng 9», «Sở Nội vụ» after a question that offered several: the words of one label mean it, as its button does.
import type { PendingAnswer, Waiting } from '../domain/pending.ts'
import { fold } from '../text/fold.ts'

/** Longer messages are about something else; bare numbers are places in the list. */
const WORDS_MAX = 8
const POLITE = /( (a|nhe|nha|do|day|em|anh|chi|ban|bot))+$/
const LEADING = /^(da|vang|la|cua|cho|chon|cai)( (da|vang|la|cua|cho|chon|cai))* /

export function pickedByWords(text: string, { open }: Waiting): PendingAnswer | null {
  if (!open?.isLast || open.options.length < 2) return null
  const said = fold(text).replace(POLITE, '').replace(LEADING, '')
  if (!said || /^\d+$/.test(said) || said.split(' ').length > WORDS_MAX) return null
  const exact = open.options.flatMap((o, i) => (fold(o.label) === said ? [i] : []))
  const within = open.options.flatMap((o, i) => (` ${fold(o.label)} `.includes(` ${said} `) ? [i] : []))
  const [option, another] = exact.length ? exact : within
  return option === undefined || another !== undefined ? null : { kind: 'pick', id: open.id, option }
}
