// Tasks in one line each, so that a document and what it assigns fit side by side.
import type { Deadline } from '../../src/domain/deadline.ts'
import type { ExtractedTask } from '../../src/extraction/extract.ts'

export type Case = { readonly text: string; readonly expected: readonly string[] }

export function readCase(file: string): Case {
  const [, expect = '', text = ''] = /^=== expect\n([\s\S]*?)=== text\n([\s\S]*)$/.exec(file) ?? []
  return { text, expected: expect.split('\n').filter((line) => line.trim()) }
}

/** `<` before, `@` a clock time, `a..b` a range, `R:` a rule, `E:` an event with its offset. */
function deadline(d: Deadline): string {
  if (d.kind === 'ongoing' || d.kind === 'done') return d.kind
  if (d.kind === 'unspecified_soon') return 'soon'
  if (d.kind === 'event') return `E${d.offset ? `:${d.offset}` : ''}`
  const time = d.time ? `@${d.time}` : ''
  if (d.kind === 'recurring') return `R:${d.rrule}${time}${d.before ? '<' : ''}`
  return `${d.before ? '<' : ''}${d.kind === 'range' ? `${d.start}..` : ''}${d.due}${time}`
}

/** Written like the expected line: as many first words as it names. */
export function written(task: ExtractedTask, words: number): string {
  const first = task.text
    .split(/\s+/)
    .slice(0, words)
    .join(' ')
    .replace(/[.,;:]+$/, '')
  return [task.lead.join(' + '), task.coop.join(' + '), task.deadlines.map(deadline).join(' ; '), first].join(' | ')
}
export function tidyLine(line: string): string {
  return line
    .split('|')
    .map((part) => part.trim())
    .join(' | ')
}
