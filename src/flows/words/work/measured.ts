// Of what whole a value is told: «đạt 45/60 xã». The document's target holds; where it names none, the first whole that was told.
import { ofKind } from '../../../domain/ledger.ts'
import { wholeIn } from '../../../domain/whole.ts'
import { fold } from '../../../text/fold.ts'
import type { Progress } from '../../../text/progress-words.ts'
import { sayChangeWhole, sayKeepWhole, sayOtherTarget, sayOtherWhole, writeNumber } from '../../../wording/work.ts'
import { asking, askingWhich, type WordOutcome, type WordTurn } from '../word-turn.ts'
import { type Own, writePeriod } from './own-task.ts'

export type Told = Exclude<Progress, { readonly kind: 'out-of-range' }>
export type Measured = Extract<Progress, { readonly kind: 'measured' }>
export type Whole =
  | { readonly kind: 'target'; readonly target: string }
  /** Another whole is on record: nothing is written before it is clear. */
  | { readonly kind: 'differs'; readonly outcome: WordOutcome }

export async function wholeOf(turn: WordTurn, own: Own, told: Measured): Promise<Whole> {
  const { task, body, period } = own
  const { value, unit, of } = told
  const key = fold(unit)
  // The target of the document that speaks of the same thing.
  const written = task.record.targets.find((t) => key !== '' && fold(t).includes(key))
  const says = (whole: number | null) =>
    `/tiendo ${task.no} ${writePeriod(period)}đạt ${writeNumber(value)}${whole === null ? '' : `/${writeNumber(whole)}`} ${unit}`
  if (written) {
    const whole = wholeIn(written, unit)
    if (of === undefined || whole === null || whole === of) return { kind: 'target', target: written }
    const asked = sayOtherTarget(task.no, { target: written, said: of, kept: `${writeNumber(value)} ${unit}` })
    return { kind: 'differs', outcome: asking(asked, says(null)) }
  }
  const before = ofKind(await turn.storage.entries({ tasks: [task.no], kinds: ['measured'] }), 'measured')
    .filter((e) => e.body === body && e.period === period && fold(e.unit) === key)
    .findLast((e) => wholeIn(e.target, unit) !== null)
  const whole = before ? wholeIn(before.target, unit) : null
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
