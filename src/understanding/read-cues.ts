// The grammar's phrases in a message, longest first, over the words that no name, day or number has taken.
import { saysAny } from '../text/number-words.ts'
import { type Hit, longestAt } from '../text/phrase-book.ts'
import type { Word } from '../text/words.ts'
import { CUES, type Cue, OVERLAPS, type Tag } from './cues.ts'
import { isOther } from './other-words.ts'

type Span = { readonly from: number; readonly to: number }

/** Cues, longest first from the left, over the words that no name, day or number has taken. */
export function readCues(words: readonly Word[], taken: readonly Span[], bodies: readonly Span[]): readonly Hit<Cue>[] {
  const free = words.map(() => true)
  for (const span of taken) for (let i = span.from; i < span.to; i++) free[i] = false
  const cues: Hit<Cue>[] = []
  let until = 0
  for (let at = 0; at < words.length; ) {
    if (until <= at) until = at
    while (free[until] && (until === at || !/[,;!?]/.test(words[until]!.gap))) until++
    const end = until < words.length && saysBy(words, until - 1, bodies) ? until - 1 : until
    const hits = until > at ? cuesAt(words, at, end > at ? end : until) : []
    const first = hits[0]
    // Bare letters may be several phrases at once («nhận», «nhắn»): all their tags count.
    if (first) cues.push(hits.length === 1 ? first : { ...first, value: { tags: allTags(hits, words, at) } })
    if (first) cues.push(...overlapping(words, first, until))
    at = Math.max(first?.to ?? at + 1, cues.at(-1)?.to ?? 0)
  }
  return cues
}
/** «co» typed bare is «có», seldom the «cơ» of talk; «so nao lo viec …» looks after it («lo»), it misses none («lỡ»). */
function allTags(hits: readonly Hit<Cue>[], words: readonly Word[], at: number): ReadonlySet<Tag> {
  const tags = new Set(hits.flatMap((h) => [...h.value.tags]))
  // «nói lại cho chị» is no «nới lại», «noi lai voi anh» neither.
  if (words[at]!.text === 'nói' || (words[at]!.text === 'noi' && !saysAny(words[at + 2], LOOSENED)))
    tags.delete('EXTEND')
  if (tags.has('ASSIGN')) tags.delete('CHATTY')
  if (tags.has('RESPONSIBLE')) tags.delete('OVERDUE')
  return tags
}
const LOOSENED = 'hạn thời ngày đến tới sang thêm việc nhiệm deadline tiến mục gian'
/** «nhiệm vụ do Sở Tư pháp chủ trì»: «do», no «nhiệm vụ đó»; typed bare it is where that body does something. */
function saysBy(words: readonly Word[], at: number, bodies: readonly Span[]): boolean {
  const word = words[at]
  if (word?.text !== 'do') return false
  const body = bodies.find((b) => b.from === at + 1)
  return body !== undefined && (word.exact || saysAny(words[body.to], DOES))
}
const DOES = 'chủ phối phụ thực làm tham đảm chịu triển quản lãnh đứng xử giải'
/** The longest phrases from a word, shorter ones where that is another word here. */
function cuesAt(words: readonly Word[], at: number, until: number): readonly Hit<Cue>[] {
  const hits = longestAt(CUES, words, at, until)
  const first = hits[0]
  if (!first || !isOther(words, first)) return hits
  return first.to - at > 1 ? cuesAt(words, at, first.to - 1) : []
}
/** «cho em xin» + «xin gia hạn», «phải báo cáo» + «báo cáo tuần»: a phrase that begins inside another and goes on beyond it. */
function overlapping(words: readonly Word[], first: Hit<Cue>, until: number): readonly Hit<Cue>[] {
  for (let at = first.from + 1; at < first.to; at++) {
    const hit = longestAt(OVERLAPS, words, at, until)[0]
    if (hit && hit.to > first.to) return [hit]
  }
  return []
}
