// The bot's short words as the questions they stand for: «/viec Sở Y tế tháng 9» asks what a sentence would ask.
import type { Moment } from '../domain/calendar.ts'
import type { Viewer } from '../domain/chat.ts'
import { readMessage, residue } from '../understanding/reading.ts'
import type { Vocabulary } from '../understanding/vocabulary.ts'
import { strangerIn } from './answers/stranger.ts'

const LISTS: ReadonlyMap<string, string> = new Map([
  ['/viec', 'việc chưa xong'],
  ['/han', 'việc sắp đến hạn'],
  ['/quahan', 'việc quá hạn'],
])
const WHOLE: ReadonlyMap<string, string> = new Map([
  ['/thongke', 'tổng hợp tình hình thực hiện'],
  ['/trogiup', '/help'],
])

type Asker = { readonly viewer: Viewer; readonly now: Moment }
/**
 * `text`: the question in words. `unknown`: what stood behind the word and names nothing. Null: no such word.
 * A body asks for its own tasks; whoever oversees others asks for all in his sight.
 */
export type CommandText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unknown'; readonly name: string }
export function readCommand(typed: string, vocabulary: Vocabulary, said: Asker): CommandText | null {
  const [, name = '', behind = ''] = /^(\/[a-z]+)(?:@\S+)?(?:\s+(.*))?$/isu.exec(typed) ?? []
  const word = name.toLowerCase()
  const whole = WHOLE.get(word)
  const list = LISTS.get(word)
  const rest = behind.trim()
  if (!whole && !list) return null
  if (!rest) return { kind: 'text', text: whole ?? `${list}${ownOf(said)}` }
  if (word === '/trogiup') return { kind: 'text', text: '/help' }
  const r = readMessage(rest, said.now, vocabulary, true)
  if (r.bodies.length) return { kind: 'text', text: `${whole ?? list} của ${rest.replace(/^của\s+/iu, '')}` }
  if (strangerIn(rest, vocabulary, said.now) !== null) return { kind: 'unknown', name: rest }
  const isNarrowed =
    residue(r).length === 0 && (r.dates.length || r.documents.length || r.provinces.length || r.tags.size)
  if (isNarrowed) return { kind: 'text', text: `${whole ?? `${list}${ownOf(said)}`} ${rest}` }
  return whole ? { kind: 'unknown', name: rest } : { kind: 'text', text: `${list}${ownOf(said)} liên quan ${rest}` }
}
const ownOf = ({ viewer }: Asker): string => (viewer.role === 'agency' ? ' của bên em' : '')
