// Every sentence of the document, in order and without gaps: task, context, unsure or frame.
import type { Mark, SentenceClass } from './drafts.ts'

export type Sentence = {
  readonly text: string
  readonly from: number
  readonly to: number
  readonly class: SentenceClass
}

/** The whole text as a list of sentences. What no reader marked is frame, line by line; white space goes with what stands before. */
export function coverageOf(text: string, marks: readonly Mark[]): readonly Sentence[] {
  const sorted = marks.filter((m) => m.to > m.from).sort((a, b) => a.from - b.from || b.to - a.to)
  const pieces: { from: number; to: number; class: SentenceClass }[] = []
  let at = 0
  for (const mark of sorted) {
    const from = Math.max(at, mark.from)
    if (mark.to <= from) continue
    fill(text, at, from, pieces)
    pieces.push({ from, to: mark.to, class: mark.class })
    at = mark.to
  }
  fill(text, at, text.length, pieces)
  return closed(text, pieces)
}

function fill(
  text: string,
  from: number,
  to: number,
  pieces: { from: number; to: number; class: SentenceClass }[],
): void {
  let start = from
  while (start < to) {
    const line = text.indexOf('\n', start)
    const end = line < 0 || line >= to ? to : line + 1
    if (/[\p{L}\p{N}]/u.test(text.slice(start, end))) pieces.push({ from: start, to: end, class: 'frame' })
    start = end
  }
}
/** White space and stray signs between two pieces belong to the one before, at the very beginning to the first. */
function closed(
  text: string,
  pieces: readonly { from: number; to: number; class: SentenceClass }[],
): readonly Sentence[] {
  if (pieces.length === 0) return text ? [{ text, from: 0, to: text.length, class: 'frame' }] : []
  return pieces.map((piece, i) => {
    const from = i === 0 ? 0 : piece.from
    const to = pieces[i + 1]?.from ?? text.length
    return { text: text.slice(from, to), from, to, class: piece.class }
  })
}
