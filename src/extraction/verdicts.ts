// What a sentence of running text is: an order, part of the task before it, or neither.
import { beginsLikeBody } from '../text/body-begins.ts'
import { isDescribed, wordsOf } from './described.ts'
import type { SentenceClass } from './drafts.ts'
import { isOnlyLabels, type Labels } from './labels.ts'
import type { Unit } from './outline.ts'
import { isHard, type Part } from './parts.ts'
import type { Scope, Walk } from './prose-walk.ts'
import { sentencesOf } from './sentences.ts'
import { beginsWithWork, type Who } from './who.ts'
import {
  DESCRIBES,
  isAnswering,
  isBareOrder,
  isClosing,
  isContextSentence,
  isRefusal,
  saysNothing,
} from './wording-signs.ts'

export type Verdict = SentenceClass | 'joined'
/** What a sentence is: an order, part of the task before it, or neither. */
export function judge(
  walk: Walk,
  unit: Unit,
  said: string,
  part: Part,
  above: Scope,
  before: Walk['tasks'][number] | undefined,
  labels: Labels | null,
): Verdict {
  const { who } = part
  if (!who.lead && isRefusal(said)) return 'context'
  if (isAnswering(said)) return 'frame'
  if (labels?.work !== undefined || (!unit.marker && walk.brackets.has(unit.index))) return 'task'
  const dated = part.deadlines.some(isHard)
  if (unit.marker) {
    if (above.mode === 'addressed') return 'task'
    if (who.lead) return isClosing(said) || reports(said, who) ? 'context' : 'task'
    if (walk.strict) return SUPERVISES.test(said) && beginsLikeBody(said) ? 'unsure' : 'context'
    // In a programme work may be named without a verb: «Đề án chợ đêm (Sở Công Thương)».
    if (labels?.lead && (walk.broad || above.deadlines.length) && !isClosing(said)) return 'task'
    if (who.ordered || beginsWithWork(said) || hasTaskBeside(walk, unit) || isLabelled(walk, unit))
      return isClosing(said) ? 'context' : 'task'
    return dated || labels?.lead || above.deadlines.length || above.unread?.length ? 'unsure' : 'context'
  }
  const follows = before !== undefined && before.unit === unit.parent && unit.parent >= 0
  if (who.lead) {
    if (isClosing(said) || isBareOrder(said) || (who.ordered && saysNothing(said.slice(who.named)))) return 'frame'
    const past = reports(said, who) || /\s(?:đã|vừa)\s/u.test(said.slice(0, sentencesOf(said)[0]?.to ?? 0))
    if (!who.ordered && past && !dated) return 'context'
    return isContextSentence(said) && !who.ordered ? 'context' : 'task'
  }
  if (isClosing(said)) return 'frame'
  if (follows && beginsWithWork(said)) return 'joined'
  if (before && /^(?:Trên cơ sở đó|Qua đó|Từ đó)/u.test(said) && beginsWithWork(said) && before.unit === unit.index - 1)
    return 'joined'
  if (above.mode === 'addressed' && unit.depth > 0 && beginsWithWork(said)) return 'task'
  if (before?.chained && before.unit === unit.index - 1 && beginsWithWork(said) && /[.;]$/.test(said)) return 'task'
  const due = part.deadlines.some(
    (f) => isHard(f) && (f.deadline.before || /^(?:chậm nhất|xong|trong)/iu.test(f.deadline.raw)),
  )
  if (due && beginsWithWork(said) && /[.;]$/.test(said) && said.length < 900) return 'task'
  // Right under «QUÝ I»: an item without a mark, or a remark.
  return walk.periods.has(unit.parent) && !isContextSentence(said) ? 'unsure' : 'context'
}
// In a decision: told to somebody whose name the grammar does not know.
const SUPERVISES =
  /^(?!.{0,200}\s(?:được|là|đã|gồm)\s).{0,200}\s(?:giám sát|theo dõi|đôn đốc|tổ chức thực hiện|kiểm tra|báo cáo|ban hành)\s/u
/** «X đã …», «X còn …», «… đạt nhiều kết quả»: told of a body, not to it. */
export function reports(said: string, who: Who): boolean {
  if (who.ordered) return false
  return (
    isContextSentence(said) ||
    DESCRIBES.test(said.slice(who.named)) ||
    /đạt (?:được )?(?:nhiều|những) kết quả|so với cùng kỳ/u.test(said)
  )
}
/** «a) Phủ sóng 5G …» with its own labels below it is a task, whatever its verb. */
export function isLabelled(walk: Walk, unit: Unit): boolean {
  const next = walk.units[unit.index + 1]
  if (next === undefined || isShouted(wordsOf(unit))) return false
  if (isDescribed(walk.units, unit.index)) return true
  return isOnlyLabels(wordsOf(next)) && (next.parent === unit.index || !next.marker)
}
/** Items of one list are alike: beside a task stands a task, whatever its verb. */
function hasTaskBeside(walk: Walk, unit: Unit): boolean {
  return walk.tasks.slice(-20).some((t) => {
    const other = walk.units[t.unit]
    return other?.parent === unit.parent && other.marker?.style === unit.marker?.style && unit.parent >= 0
  })
}
/** In capitals alone. */
export function isShouted(text: string): boolean {
  return text === text.toUpperCase()
}
