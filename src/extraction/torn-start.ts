// A document that begins in the middle: its first pages are missing, and a person is told so.
import type { Mark, TaskDraft } from './drafts.ts'
import type { Line } from './lines.ts'
import { type Marker, markerOf, type Style } from './markers.ts'

const NUMBERED: ReadonlySet<Style> = new Set(['part', 'roman', 'upper', 'article', 'arabic', 'arabic2', 'bracket'])
/** Where the text begins without its head: the first mark that stands there, or '' for the end of a sentence; null for a whole one. */
export function tornStart(lines: readonly Line[], hasHead: boolean): string | null {
  const first = lines[0]
  if (hasHead || !first) return null
  if (/^\p{Ll}/u.test(first.text) && !isMarked(markerOf(first.text))) return ''
  // A page number or a running head may stand above.
  for (const line of lines.slice(0, 3)) {
    const mark = markerOf(line.text)
    if (!isMarked(mark)) continue
    return mark && (mark.value > 1 || isInner(mark)) ? line.text.slice(0, mark.length).trim() : null
  }
  return null
}
function isMarked(mark: Marker | null): boolean {
  return mark !== null && NUMBERED.has(mark.style)
}
/** 3.1. with nothing of 1. and 2. before it. */
function isInner({ style, label }: Marker): boolean {
  return style === 'arabic2' && !label.startsWith('1.')
}

/** The first task carries the doubt; the end of a sentence at the head of the page is for a person. */
export function withTornStart(mark: string, drafts: readonly TaskDraft[], marks: readonly Mark[]): readonly Mark[] {
  drafts[0]?.doubts.push(
    mark ? `thiếu phần đầu văn bản, trước mục ${mark.replace(/[.):]+$/, '')}` : 'thiếu phần đầu văn bản',
  )
  const [first, ...rest] = [...marks].sort((a, b) => a.from - b.from)
  if (mark || !first || first.class === 'task') return marks
  return [{ ...first, class: 'unsure' }, ...rest]
}
