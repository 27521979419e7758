// Of what whole a value is told: «đạt 45/60 xã». The document's target holds; where it names none, the first whole that was told.
import { dayOf } from '../../../domain/calendar.ts'
import { ofKind } from '../../../domain/ledger.ts'
import { isCeiling, isCounted, isSameThing, targetOf, wholeIn, writeNumber } from '../../../domain/whole.ts'
import type { Progress } from '../../../text/progress-words.ts'
import {
  sayAboveWhole,
  sayChangeWhole,
  sayFallen,
  sayKeepWhole,
  sayOtherTarget,
  sayOtherUnit,
  sayOtherWhole,
} from '../../../wording/values.ts'
import { asking, askingWhich, type WordOutcome, type WordTurn } from '../word-turn.ts'
import { type Own, writePeriod } from './own-task.ts'

export type Told = Exclude<Progress, { readonly kind: 'out-of-range' | 'negative' }>
export type Measured = Extract<Progress, { readonly kind: 'measured' }>
export type Whole =
  | { readonly kind: 'target'; readonly target: string }
  /** Another whole is on record: nothing is written before it is clear. */
  | { readonly kind: 'differs'; readonly outcome: WordOutcome }

export async function wholeOf(turn: WordTurn, own: Own, told: Measured): Promise<Whole> {
  const { task, period } = own
  const { value, unit, of } = told
  const written = targetOf(task, unit)
  const says = (whole: number | null) =>
    `/tiendo ${task.no} ${writePeriod(period)}đạt ${writeNumber(value)}${whole === null ? '' : `/${writeNumber(whole)}`} ${unit}`
  if (written) {
    const { target, whole } = written
    if (of === undefined || whole === null || whole === of) return { kind: 'target', target }
    const asked = sayOtherTarget(task.no, { target, said: of, kept: `${writeNumber(value)} ${unit}` })
    return { kind: 'differs', outcome: asking(asked, says(null)) }
  }
  const before = (await valuesOf(turn, own, unit)).findLast((e) => wholeIn(e.target, unit) !== null)
  const whole = before ? wholeIn(before.target, unit) : null
  const counted = task.record.targets.find(isCounted)
  if (of === undefined && !before && counted !== undefined) {
    if (turn.isConfirmed) return { kind: 'target', target: '' }
    const asked = sayOtherUnit(task.no, { target: counted, unit, said: `đạt ${writeNumber(value)} ${unit}` })
    return { kind: 'differs', outcome: asking(asked, says(null)) }
  }
  if (of === undefined) return { kind: 'target', target: before?.target ?? task.record.targets[0] ?? '' }
  if (whole === null || whole === of || turn.isConfirmed)
    return { kind: 'target', target: `${writeNumber(of)} ${unit}` }
  return {
    kind: 'differs',
    outcome: askingWhich(sayOtherWhole(task.no, { before: whole, said: of, unit }), [
      { label: sayKeepWhole(`${writeNumber(value)}/${writeNumber(whole)}`), says: says(whole) },
      { label: sayChangeWhole(`${writeNumber(value)}/${writeNumber(of)}`), says: says(of) },
    ]),
  }
}
/** What this body told before in the same unit, the oldest first. */
export async function valuesOf(turn: WordTurn, { task, body, period }: Omit<Own, 'rest'>, unit: string) {
  const entries = await turn.storage.entries({ tasks: [task.no], kinds: ['measured'] })
  return ofKind(entries, 'measured').filter((e) => e.body === body && e.period === period && isSameThing(e.unit, unit))
}

/** Why a value is asked about once more: more than there is to do, or less than was told before. */
export async function doubtOf(turn: WordTurn, own: Own, told: Measured, target: string): Promise<string | null> {
  const { value, unit } = told
  if (isCeiling(target)) return null
  const whole = wholeIn(target, unit)
  if (whole !== null && value > whole) return sayAboveWhole(`${writeNumber(value)} ${unit}`, writeNumber(whole))
  const last = (await valuesOf(turn, own, unit)).at(-1)
  return last && last.value > value ? sayFallen(last, `${writeNumber(value)} ${unit}`, dayOf(turn.now)) : null
}
/** It has come to its goal: what is left is the document that tells so. */
export function isReached({ value, unit }: Measured, target: string): boolean {
  const whole = wholeIn(target, unit)
  return whole !== null && value >= whole && !isCeiling(target)
}
