// The same document once more: in another draft, or come into the register since this draft was made. Its file may be another one.
import { type Draft, type DraftItem, twinsOf } from '../domain/draft.ts'
import { nameKey } from '../domain/names.ts'
import { type Comparable, doubleIn, findDoubles } from '../extraction/doubles.ts'
import { fold } from '../text/fold.ts'

/** Of the shorter of two lists of tasks at least so many are in the other too. */
const SHARED_MIN = 0.8

/** The other drafts that hold the same document, until somebody says that both are to be. */
export function sameDrafts(draft: Draft, drafts: readonly Draft[]): readonly Draft[] {
  const isDecided = (other: Draft) => draft.beside?.includes(other.id) || other.beside?.includes(draft.id)
  return drafts.filter((other) => other.id !== draft.id && !isDecided(other) && isSame(draft, other))
}
function isSame(a: Draft, b: Draft): boolean {
  if (a.province !== b.province) return false
  const [one, two] = [a.doc, b.doc]
  const agree = (x: string | null, y: string | null) => !x || !y || nameKey(x) === nameKey(y)
  if (!agree(one.issuer, two.issuer) || !agree(one.issued, two.issued)) return false
  // By two numbers they are two documents, whatever they share.
  if (one.number !== null && two.number !== null) return nameKey(one.number) === nameKey(two.number)
  return one.issued === two.issued && sharesTasks(a.items.map(wordsOf), b.items.map(wordsOf))
}
const wordsOf = ({ text, title }: Pick<DraftItem, 'text' | 'title'>): string => fold(text || title)

/** True where one list of tasks says word by word what the other says. */
export function sharesTasks(ours: readonly string[], theirs: readonly string[]): boolean {
  const [few, many] = ours.length <= theirs.length ? [ours, new Set(theirs)] : [theirs, new Set(ours)]
  return few.length > 0 && few.filter((words) => many.has(words)).length >= SHARED_MIN * few.length
}

/** Doubles with what came into the register since the draft was made: what nobody was shown is open again. */
export function withDoublesAgain(draft: Draft, register: readonly Comparable[]): Draft {
  const kept = draft.items.filter((i) => i.decision !== 'dropped')
  const seen = new Map(kept.map((item) => [item.ref, seenOf(item, draft)] as const))
  const found = findDoubles(
    kept.map((item) => ({ ...item, id: item.ref })),
    register,
    (task, other) => seen.get(task)?.has(Number(other)) ?? false,
  )
  if (!found.length) return draft
  const items = draft.items.map((item): DraftItem => {
    const fresh = item.decision === 'dropped' ? null : doubleIn(found, item.ref)
    return fresh ? { ...item, double: joined(item.double, fresh) } : item
  })
  return { ...draft, items }
}
type Double = NonNullable<DraftItem['double']>
function joined(before: DraftItem['double'], fresh: Double): Double {
  if (!before) return fresh
  const { replaces: _, replaced: __, ...shown } = before
  const { no, relation, there, more = [] } = fresh
  return { ...shown, settled: false, more: [...(shown.more ?? []), { no, relation, there }, ...more] }
}
/** What was shown beside an item, or beside the one that it was split from. */
function seenOf(item: DraftItem, { items }: Draft): ReadonlySet<number> {
  const whole = /^(?<whole>.+)-[a-z]$/.exec(item.ref)?.groups?.whole
  const kin = whole === undefined ? [] : items.filter((i) => i.ref.startsWith(`${whole}-`))
  return new Set([item, ...kin].flatMap(twinsOf))
}
