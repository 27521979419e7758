// «việc 2 xong 20 nhà rồi», «đạt 30 nhà rồi»: a count is a value of the task's goal; only the whole of it may be the end.

import { dayOf } from '../../../domain/calendar.ts'
import type { Task } from '../../../domain/register.ts'
import { isCeiling, isCounted, spelledIn, targetOf, writeNumber } from '../../../domain/whole.ts'
import { aroundCount, bareCount, type CountTold, readCounts } from '../../../text/counts-told.ts'
import { readEvidence } from '../../../text/evidence-words.ts'
import { fold } from '../../../text/fold.ts'
import {
  sayCountOfWhich,
  sayNoneCounted,
  sayPartLabel,
  sayPartOrWhole,
  sayShareLabel,
  sayShareOrCount,
  WHOLE_LABEL,
} from '../../../wording/values.ts'
import { sayTaskName } from '../../../wording/work.ts'
import { asking, askingWhich, type WordOutcome, type WordTurn } from '../word-turn.ts'
import { type Own, openTasks, readTaskNo, writePeriod } from './own-task.ts'

/**
 * `value`: of the task's goal, or of a whole that was told; `unlike`: told as done, and the task has no goal of this unit;
 * `left`: so much is still to do, of an unknown whole.
 */
export type Counted = { readonly kind: 'value' | 'unlike' | 'left'; readonly said: string; readonly isWhole: boolean }

/** What the counts of a message come to for a task; null: none is of it. */
export function countedOf(task: Task, text: string): Counted | null {
  const counts = readCounts(partAbout(task.no, text))
  const goals = counts.map((count) => ({ count, goal: targetOf(task, count.unit) }))
  const told = goals.find(({ count, goal }) => goal?.whole != null && count.how !== 'left') ?? goals[0]
  if (!told) return null
  const { count } = told
  const whole = told.goal?.whole ?? count.of
  const isOfGoal = told.goal?.whole != null
  if (count.how === 'left') {
    if (whole === null || count.value > whole) return { kind: 'left', said: '', isWhole: false }
    return { kind: 'value', said: sayValue({ ...count, value: whole - count.value, of: whole }), isWhole: false }
  }
  if (count.how === 'added') return { kind: 'value', said: `thêm ${sayCount(count)}`, isWhole: false }
  if (count.how === 'share' && told.goal?.whole !== count.of) return null
  const isWhole = whole !== null && count.value >= whole && !isCeiling(told.goal?.target ?? '')
  // «đã gửi 2 văn bản», «hoàn thành hai bên đường»: counts of something else than the goal.
  if (!isOfGoal && (count.how === 'did' || (!count.isDigits && count.of === null))) return null
  if (isOfGoal || count.of !== null || count.how === 'reached')
    return {
      kind: 'value',
      said: sayValue({ ...count, unit: spelledIn(told.goal?.target ?? '', count.unit) }),
      isWhole,
    }
  return { kind: 'unlike', said: sayCount(count), isWhole: false }
}
const sayCount = ({ value, of, unit }: Pick<CountTold, 'value' | 'of' | 'unit'>) =>
  `${writeNumber(value)}${of === null ? '' : `/${writeNumber(of)}`} ${unit}`
const sayValue = (count: Pick<CountTold, 'value' | 'of' | 'unit'>) => `đạt ${sayCount(count)}`

/** What is told behind the clause with the count: «…, số còn lại chờ vốn»; the name of a task and politeness are none of it. */
export function behindCount(text: string): string {
  const [head, behind] = aroundCount(text)
  const note = readCounts(head).length ? behind : ''
  const isNothing = NAMES_TASK.test(note) || !fold(note).replace(POLITE, '').trim()
  return isNothing ? '' : note.replace(/[\s.!]+$/, '')
}
const NAMES_TASK = /(?<!\p{L})(?:việc|viec|nhiệm vụ|nhiem vu|nv|mục|muc)\s*(?:số\s*|so\s*)?[\d(]/iu
const POLITE = /(?:^|(?<= ))(?:roi|a|nhe|nha|em|anh|chi|sep|vang|da|nhi|thoi|luon|bao cao)(?= |$)/g
/** Of a message that names several tasks what stands behind this one. */
function partAbout(no: number, text: string): string {
  const named = [...text.matchAll(/(?<![\p{L}])(?:việc|viec|nhiệm vụ|nhiem vu|nv)\s*(?:số\s*|so\s*)?(?<no>\d{1,7})/giu)]
  const own = named.findIndex((m) => Number(m.groups?.no) === no)
  const next = named.slice(own + 1).find((m) => Number(m.groups?.no) !== no)
  if (own < 0 || new Set(named.map((m) => m.groups?.no)).size < 2) return text
  return text.slice(named[own]!.index, next?.index)
}

/** Behind /xong: a part of the whole, or a count that nothing tells the whole of, is asked about; null: nothing is counted. */
export function askedPart(turn: WordTurn, { task, period, rest }: Own): WordOutcome | null {
  if (turn.isConfirmed) return null
  const counted = countedOf(task, /^\d/.test(rest) ? `xong ${rest}` : rest)
  if (!counted || counted.isWhole || counted.kind === 'left') return null
  const [count] = readCounts(`xong ${counted.said.replace(/^đạt /, '')}`)
  const goal = count ? targetOf(task, count.unit) : null
  const target = goal?.target ?? task.record.targets.find(isCounted) ?? null
  const part = counted.said.replace(/^(?!đạt |thêm )/, 'đạt ')
  const proof = proofIn(rest, turn)
  return askingWhich(
    sayPartOrWhole(task, { said: counted.said.replace(/^đạt /, ''), target, isOfIt: goal?.whole != null }),
    [
      { label: sayPartLabel(part), says: `/tiendo ${task.no} ${writePeriod(period)}${part}` },
      { label: WHOLE_LABEL, says: `/xong ${task.no} ${writePeriod(period)}${proof}`.trim() },
    ],
  )
}
/** The document alone, without the count in front of it. */
function proofIn(rest: string, turn: WordTurn): string {
  const { number, day, receiver } = readEvidence(rest, dayOf(turn.now))
  return [
    number ? `số ${number}` : '',
    day ? `ngày ${day.split('-').reverse().join('/')}` : '',
    receiver ? `gửi ${receiver}` : '',
  ]
    .filter(Boolean)
    .join(' ')
}

/** «đạt 30 nhà rồi» without a task: whose goal is counted in this; null: no count, or a task is named. */
export function countOfWhich(turn: WordTurn): WordOutcome | null {
  const [count] = readTaskNo(turn.rest) ? [] : readCounts(turn.rest)
  if (!count || count.how === 'left') return null
  const open = openTasks(turn)
  const able = open.filter((t) => hasGoalIn(t, count.unit))
  const [shown, another] = able.filter((t) => turn.shown.includes(t.no))
  const fits = shown && !another ? [shown] : able
  const [only, second] = fits
  const as = { ...count, unit: spelledIn((only && targetOf(only, count.unit)?.target) ?? '', count.unit) }
  const said = count.how === 'added' ? `thêm ${sayCount(as)}` : sayValue(as)
  if (!only)
    return open.length && count.isDigits ? { reply: { parts: sayNoneCounted(said, count.unit), choices: [] } } : null
  if (!second) return asking([`Ý đồng chí là ${sayTaskName(only)}: ${said}.`], `/tiendo ${only.no} ${said}`)
  const choices = fits.slice(0, CHOICES_MAX).map((t) => ({ label: sayTaskName(t), says: `/tiendo ${t.no} ${said}` }))
  return askingWhich(sayCountOfWhich(said), choices)
}
const CHOICES_MAX = 6
/** A goal of the task is counted in this. */
export const hasGoalIn = (task: Task, unit: string): boolean => targetOf(task, unit)?.whole != null

/** «/tiendo 12 20 hồ sơ» of a task without such a goal: twenty of a hundred, or twenty of them? Null: it is clear. */
export function askedShare(turn: WordTurn, { task, period, rest }: Own): WordOutcome | null {
  const bare = turn.isConfirmed ? null : bareCount(rest)
  // «150 hồ sơ đã xử lý» is no share: kept as the note that it was.
  if (!bare || !(Number(bare.value) <= 100) || hasGoalIn(task, bare.unit)) return null
  const { value, unit } = bare
  const says = `/tiendo ${task.no} ${writePeriod(period)}`
  const share = { label: sayShareLabel(value), says: `${says}${value}%, ${rest}` }
  return askingWhich(sayShareOrCount(task, `${value} ${unit}`), [
    { label: sayPartLabel(`đạt ${value} ${unit}`), says: `${says}đạt ${rest}` },
    share,
  ])
}
