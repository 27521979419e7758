// Section headings of a flattened table, dumped at the end of their page: which section each belongs to.
import { onlyBodies } from '../text/body-cells.ts'
import { bodyWords } from '../text/body-spelling.ts'
import { fold } from '../text/fold.ts'
import { bodiesAt } from '../text/written-bodies.ts'

export type Section = {
  readonly label: string
  title: string
  lead: readonly string[]
  readonly index: number
  /** A band that is a time: the numbers may run on from the section before. */
  readonly isPeriod?: boolean
}
type Heading = { readonly text: string; readonly section: number; readonly line: number }

/** Gives every heading to the sections that wait for one; the words of the rows decide where the order is in doubt. */
export function giveHeadings(
  sections: readonly Section[],
  headings: readonly Heading[],
  contentOf: (section: Section) => string,
): void {
  const given = new Set<number>()
  for (const batch of batches(headings)) {
    const until = Math.max(...batch.map((h) => h.section))
    const waiting = sections.filter(
      (s) => s.index <= until && !given.has(s.index) && (s.label !== '' || sections.length === 1) && s.title === '',
    )
    const open = waiting.slice(-batch.length)
    const order = bestOrder(open, batch, contentOf)
    for (const [i, section] of open.entries()) {
      const heading = order[i]
      if (!heading) continue
      section.title = heading.text
      section.lead = leadOf(heading.text)
      given.add(section.index)
    }
  }
}
/** Headings on neighbouring lines came from one page. */
function batches(headings: readonly Heading[]): readonly (readonly Heading[])[] {
  const groups: Heading[][] = []
  for (const heading of headings) {
    const last = groups.at(-1)
    if (last && heading.line - (last.at(-1)?.line ?? -9) <= 1) last.push(heading)
    else groups.push([heading])
  }
  return groups
}
export function leadOf(heading: string): readonly string[] {
  const clean = heading.replace(/\([^)]*\)/g, ' ')
  return onlyBodies(clean.replace(/[:.;]+$/, '')) ?? bodiesAt(bodyWords(clean), 0)?.names ?? []
}

function bestOrder(
  sections: readonly Section[],
  headings: readonly Heading[],
  contentOf: (section: Section) => string,
): readonly Heading[] {
  if (sections.length < 2 || headings.length < 2 || headings.length > 4) return headings
  const texts = sections.map((s) => ` ${spelled(contentOf(s))} `)
  let best = headings
  let most = scoreOf(headings, texts)
  for (const order of permutations(headings)) {
    const score = scoreOf(order, texts)
    // Only a plain advantage overrules the order of the page.
    if (score > most) [best, most] = [order, score]
  }
  return best
}
function scoreOf(order: readonly Heading[], texts: readonly string[]): number {
  return order.reduce((sum, heading, i) => sum + overlap(heading.text, texts[i] ?? ''), 0)
}
/** How often the words that set a heading apart («quân sự», «tòa án») stand in a text. */
function overlap(heading: string, text: string): number {
  const words = spelled(heading)
    .replace(/\b(?:dang uy|tinh|uy ban|nhan dan|cac|ban|van phong|so)\b/g, ' ')
    .split(' ')
    .filter(Boolean)
  let count = 0
  for (let i = 0; i + 1 < words.length; i++) count += text.split(` ${words[i]} ${words[i + 1]} `).length - 1
  return count
}
function spelled(text: string): string {
  return fold(
    bodyWords(text)
      .map((w) => w.text)
      .join(' '),
  )
}
function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length <= 1) return [items]
  return items.flatMap((item, i) =>
    permutations([...items.slice(0, i), ...items.slice(i + 1)]).map((rest) => [item, ...rest]),
  )
}
