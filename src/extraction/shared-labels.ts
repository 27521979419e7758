// Labels right below a heading that hold for the list under it: «2. Chuẩn hóa dữ liệu» over «- Cơ quan thực hiện: …», «- Thời gian: …, gồm:» and its items.
import { aboutLength, isOnlyLabels, readLabels } from './labels.ts'
import type { Unit } from './outline.ts'
import type { Scope, Walk } from './prose-walk.ts'
import { beginsWithWork } from './who.ts'

const wordsOf = (unit: Unit): string => unit.strip.text.slice(unit.start)

/** Headings with such labels, each with the units of its labels. */
export function sharedLabelsIn(units: readonly Unit[]): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, readonly number[]>()
  for (const unit of units) {
    const labels = unit.marker && !/[.;]\s*$/.test(wordsOf(unit)) ? labelsBelow(units, unit.index) : []
    if (labels.length && (opensItems(units, labels) || isListed(units, unit.index, labels.at(-1) ?? 0)))
      found.set(unit.index, labels)
  }
  return found
}
function labelsBelow(units: readonly Unit[], index: number): readonly number[] {
  const labels: number[] = []
  for (let i = index + 1; units[i]?.parent === index && isOnlyLabels(wordsOf(units[i] as Unit)); i++) labels.push(i)
  return labels
}
/** «- Thời gian: trong quý II, gồm các nội dung:» over its own list. */
function opensItems(units: readonly Unit[], labels: readonly number[]): boolean {
  const last = units[labels.at(-1) ?? -1]
  return last !== undefined && /:\s*$/.test(wordsOf(last)) && units[last.index + 1]?.parent === last.index
}
/** The items stand beside their labels: two of them at least, orders most of them. */
function isListed(units: readonly Unit[], index: number, last: number): boolean {
  let items = 0
  let orders = 0
  for (let i = last + 1; i < units.length && (units[i]?.parent ?? -1) >= index; i++) {
    const unit = units[i] as Unit
    if (unit.parent !== index || isOnlyLabels(wordsOf(unit))) continue
    if (!unit.marker || aboutLength(wordsOf(unit))) return false
    items++
    if (beginsWithWork(wordsOf(unit))) orders++
  }
  return items >= 2 && orders > items / 2
}
/** What the labels below a heading say of the list under it. */
export function sharedScope(walk: Walk, labels: readonly number[], above: Scope): Scope {
  const read = labels.flatMap((at) => readLabels(wordsOf(walk.units[at] as Unit), walk.time) ?? [])
  const times = read.flatMap((l) => l.deadlines ?? [])
  const unread = read.flatMap((l) => l.unread)
  return {
    mode: 'addressed',
    lead: read.find((l) => l.lead)?.lead ?? above.lead,
    coop: read.find((l) => l.coop)?.coop ?? [],
    ...(times.length || unread.length
      ? { deadlines: times, unread }
      : { deadlines: above.deadlines, unread: above.unread ?? [] }),
  }
}
