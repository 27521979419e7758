// Labels below an item or behind a list: «- Cơ quan chủ trì: …», «- Thời gian hoàn thành: …», and whose they are.
import type { Deadline } from '../domain/deadline.ts'
import { readLabels } from './labels.ts'
import type { Unit } from './outline.ts'
import { splitItem } from './parts.ts'
import { mark, type Scope, type Walk } from './prose-walk.ts'

/** Labels below an item are its own; after a list they hold for the items that have none. */
export function applyLabels(walk: Walk, index: number, text: string, above: Scope): Scope {
  const unit = walk.units[index] as Unit
  const labels = readLabels(text, walk.time)
  const times = labels
    ? labels.deadlines
    : splitItem(text, walk.time, true).parts.flatMap((p) => p.deadlines.map((f) => f.deadline))
  const targets = holdersOf(walk, unit, index, labels?.lead != null)
  // A label of one item is part of what it says.
  if (targets.length === 1 && targets[0]) targets[0].text = `${targets[0].text} ${text}`
  for (const task of targets) {
    if (labels?.lead && task.lead.length === 0) task.lead = labels.lead
    else if (labels?.lead && targets.length === 1) task.lead = labels.lead
    // Below an item its labels alone say with whom and when, as the columns of a table do.
    const isOwn = labels !== null && targets.length === 1 && task.unit === unit.parent
    if (labels?.coop && (isOwn || task.coop.length === 0))
      task.coop = labels.coop.filter((name) => !task.lead.includes(name))
    if (!isOwn && task.deadlines.some(isFirm)) continue
    if (times?.length) task.deadlines = times
    task.unread = [...task.unread, ...(labels?.unread ?? [])]
  }
  const isLost = targets.length === 0 && labels !== null && above.mode !== 'context'
  return mark(walk, unit, targets.length ? 'task' : isLost ? 'unsure' : 'context', above)
}
/** «thường xuyên» among the words of an item gives way to the time its label names. */
function isFirm(d: Deadline): boolean {
  return d.kind !== 'ongoing' && d.kind !== 'unspecified_soon'
}
/** The last task, and before it the paragraphs that ran on with «;». */
function chainBefore(walk: Walk): readonly Walk['tasks'][number][] {
  const chain = walk.tasks.slice(-1)
  for (let i = walk.tasks.length - 2; i >= 0; i--) {
    const task = walk.tasks[i]
    if (!task?.chained || task.deadlines.length) break
    chain.push(task)
  }
  return chain
}
/** Under an item a label is the item's; in a paragraph of its own after a list it holds back to the last item that has one. */
function holdersOf(walk: Walk, unit: Unit, index: number, named: boolean): readonly Walk['tasks'][number][] {
  const own = walk.tasks.slice(-40).filter((t) => t.unit === unit.parent)
  const list = unit.marker ? unit.parent : (walk.units[unit.parent]?.parent ?? -2)
  const held: Walk['tasks'][number][] = []
  for (let i = walk.tasks.length - 1; i >= 0; i--) {
    const task = walk.tasks[i]
    const place = task && walk.units[task.unit]
    if (!task || !place || task.unit >= index) break
    const same =
      own.includes(task) || (place.marker !== null && place.parent === list && (!unit.marker || own.length === 0))
    const lacks = task.deadlines.every((d) => d.kind === 'ongoing') && (!named || task.lead.length === 0)
    if (!same || (!lacks && !own.includes(task))) break
    held.push(task)
  }
  // Below an item that gave no task a label is not that of the task before.
  const isBelow = unit.marker !== null && unit.parent >= 0 && (walk.tasks.at(-1)?.unit ?? -1) < unit.parent
  return held.length || isBelow ? held : chainBefore(walk)
}
