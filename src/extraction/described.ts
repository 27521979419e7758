// Work that is described below its heading: «1. Điều tra nguồn thải» over «- Nội dung: …», «- Đơn vị chủ trì: …», «- Thời gian: …».
import { readDeadlines } from '../text/deadlines.ts'
import { readReportTo } from './concerned.ts'
import { aboutLength, isOnlyLabels, readLabels } from './labels.ts'
import type { Unit } from './outline.ts'
import type { Walk } from './prose-walk.ts'

export const wordsOf = (unit: Unit): string => unit.strip.text.slice(unit.start)

/** True when all that stands below an item is said of this one piece of work, and a label says by whom or when. */
export function isDescribed(units: readonly Unit[], index: number): boolean {
  let isLabelled = false
  for (let i = index + 1; i < units.length && isUnder(units, i, index); i++) {
    const unit = units[i] as Unit
    if (unit.parent !== index) continue
    const text = wordsOf(unit)
    if (isOnlyLabels(text)) isLabelled = true
    else if (!aboutLength(text)) return false
  }
  return isLabelled
}
function isUnder(units: readonly Unit[], at: number, above: number): boolean {
  for (let i = units[at]?.parent ?? -1; i >= above && i >= 0; i = units[i]?.parent ?? -1) if (i === above) return true
  return false
}

/** «- Nội dung: …» and what is listed below it belong to the work above; a time in it counts where no label names one. */
export function describe(walk: Walk, unit: Unit): boolean {
  const task = workAbove(walk, unit)
  if (!task) return false
  const text = wordsOf(unit)
  const said = text.slice(aboutLength(text))
  task.text = `${task.text} ${text}`
  task.reportTo = [...new Set([...task.reportTo, ...readReportTo(said)])]
  const isTimed = walk.units.some((u) => u.parent === task.unit && readLabels(wordsOf(u), walk.time)?.deadlines?.length)
  if (!isTimed) task.deadlines = [...task.deadlines, ...readDeadlines(said, walk.time).map((f) => f.deadline)]
  return true
}
function workAbove(walk: Walk, unit: Unit): Walk['tasks'][number] | undefined {
  for (let at: Unit | undefined = unit; at; at = walk.units[at.parent]) {
    if (!aboutLength(wordsOf(at))) {
      if (at === unit) continue
      return undefined
    }
    const parent = at.parent
    const task = walk.tasks.findLast((t) => t.unit === parent)
    if (task) return isDescribed(walk.units, parent) ? task : undefined
  }
  return undefined
}
