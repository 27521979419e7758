// /duyet: a draft is gone through point by point; what is said next counts for the point just shown.
import { isOf } from '../../domain/access.ts'
import { dayOf } from '../../domain/calendar.ts'
import { type Draft, type DraftItem, twinsOf } from '../../domain/draft.ts'
import { type Choice, reply, withChoices } from '../../domain/reply.ts'
import { type Decision, decide, nextPoint, nextProposed, pointKey, takeBack } from '../../domain/review.ts'
import { sayFormerOwners } from '../../wording/former.ts'
import { sayDraft } from '../../wording/import.ts'
import {
  type Counting,
  draftChoices,
  HOW_TO_EDIT,
  itemChoices,
  NO_DRAFTS,
  sayDone,
  sayDouble,
  sayDoubleFirst,
  sayDraftLine,
  sayInRegister,
  sayItem,
  sayMerged,
  sayNoDraft,
  sayNoOpen,
  sayNoSuchPlace,
  sayNoSuchRef,
  sayNothingBehind,
  sayOwnerFirst,
  saySameDrafts,
  saySentence,
  sayTaken,
  sayTrouble,
  sayUndone,
  sayUndoTooLate,
  sayWhat,
  sayWhichItem,
  sentenceChoices,
  UNDONE_NOTHING,
  WHICH_DRAFT,
} from '../../wording/review.ts'
import { draftChange, findDraft, listDrafts } from '../drafts.ts'
import { givenAfter } from '../review/replacing.ts'
import { resolveSpoken, type Whole } from '../review/resolve.ts'
import { readNumbered, readSpoken, type Spoken } from '../review/spoken.ts'
import { sameDrafts } from '../same-document.ts'
import { withStanding } from '../standing-document.ts'
import { decideWhole, isWhole, type WholeSpoken } from './review-whole.ts'
import type { Word, WordOutcome, WordTurn } from './word-turn.ts'

type Review = { readonly turn: WordTurn; readonly draft: Draft }

export const reviewDraft: Word = async (turn) => {
  const found = await draftMeant(turn, '/duyet')
  if ('outcome' in found) return undoneTooLate(turn.rest) ?? goneMeanwhile(turn, found.outcome)
  const { draft, rest } = found
  const review = { turn, draft }
  const named = addressed(draft, rest)
  const numbered = readNumbered(named.words)
  const meant = numbered && draft.items[numbered.no - 1]
  if (numbered && !meant) return notHere(review, numbered.no, named.key)
  const { key, words } = numbered && meant ? { key: meant.ref, words: numbered.rest } : named
  const said = readSpoken(words)
  if (!said) return { reply: reply(noSuchRef(draft, words) ?? [...HOW_TO_EDIT]), ...goesOn(draft, key) }
  const { spoken } = said
  if (spoken.kind === 'show' && key)
    return numbered ? withOther(review, showKey(review, key), numbered.no) : showKey(review, key)
  if (isWhole(spoken)) return decideNamed(review, spoken)
  // Whatever the answer was, what is typed next is about this draft still.
  return { ...goesOn(draft, key), ...(await act(review, key, { ...said, spoken })) }
}
/** «9.9 đúng» of a draft without a 9.9; null: something else was typed. */
function noSuchRef(draft: Draft, words: string): readonly string[] | null {
  const [first = '', ...rest] = words.split(/\s+/)
  const isRef = REF.test(first) && readSpoken(rest.join(' ')) !== null
  return isRef ? [sayNoSuchRef(draft, first)] : null
}
// 9.9 | 4.(3)-a | II.3.5 | h43 | mục      not: chủ, tách
const REF = /^(?=\D{0,8}\d)[\p{L}\d.()/-]{1,30}$/u
/** «việc 190» of a draft with 29: the register's task is one press away. */
function notHere({ turn, draft }: Review, no: number, key: string | null): WordOutcome {
  const other = otherTask(turn, no)
  return { reply: reply([sayNoSuchPlace(draft, no)], other ? [other] : []), ...goesOn(draft, key) }
}
/** «việc 7» in the middle of a review is the draft's; the register has one of that number too. */
function withOther({ turn }: Review, outcome: WordOutcome, no: number): WordOutcome {
  const other = otherTask(turn, no)
  return outcome.reply && other ? { ...outcome, reply: withChoices(outcome.reply, [other]) } : outcome
}
/** «hoàn tác» of a draft that is none any more: published, it is corrected from now on. Null: something else was said. */
export function undoneTooLate(rest: string): WordOutcome | null {
  const read = /^(?<id>n\d{1,6})\s+(?<words>.+)$/is.exec(rest.trim())?.groups
  const isUndo = read !== undefined && readSpoken(read.words ?? '')?.spoken.kind === 'undo'
  return isUndo ? { reply: reply([sayUndoTooLate((read.id ?? '').toUpperCase())]) } : null
}
/** Somebody else published or threw it away: the number may be the register's now. */
function goneMeanwhile(turn: WordTurn, outcome: WordOutcome): WordOutcome {
  const [, ...behind] = turn.rest.split(/\s+/)
  const numbered = readNumbered(behind.join(' ')) ?? readNumbered(behind.slice(1).join(' '))
  const other = numbered && otherTask(turn, numbered.no)
  return outcome.reply && other ? { ...outcome, reply: withChoices(outcome.reply, [other]) } : outcome
}
function otherTask({ office, asker }: WordTurn, no: number): Choice | null {
  const { register } = office.bot
  const task = register.task(no)
  if (!task || !asker.member || !isOf(asker.member, task.province, register.directory)) return null
  return { label: sayInRegister(no), says: `chi tiết việc ${no}` }
}

/** «bỏ bản nháp N5» while N4 is gone through is about N5. */
async function decideNamed({ turn, draft }: Review, spoken: WholeSpoken): Promise<WordOutcome> {
  const id = spoken.kind === 'discard' ? /^n\d+/i.exec(spoken.words)?.[0].toUpperCase() : undefined
  if (id === undefined || id === draft.id) return decideWhole(turn, draft, spoken)
  const found = await draftMeant({ ...turn, rest: id }, '/duyet')
  return 'outcome' in found ? found.outcome : decideWhole(turn, found.draft, spoken)
}

/** The draft that is meant, and what else was said; or the answer when none or several could be. */
export async function draftMeant(
  turn: WordTurn,
  word: string,
): Promise<{ readonly draft: Draft; readonly rest: string } | { readonly outcome: WordOutcome }> {
  const { asker, office, storage } = turn
  const read = /^(?:(?<id>n\d{1,6})(?:\s+|$))?(?<rest>[\s\S]*)$/i.exec(turn.rest)?.groups
  const id = read?.id?.toUpperCase()
  const mayHave = (d: Draft) => asker.member !== null && isOf(asker.member, d.province, office.bot.register.directory)
  const rest = (read?.rest ?? '').trim()
  if (id) {
    const draft = await findDraft(id, storage)
    return draft && mayHave(draft) ? { draft, rest } : { outcome: { reply: reply([sayNoDraft(id)]) } }
  }
  const drafts = (await listDrafts(storage)).filter(mayHave)
  const [only, second] = drafts
  if (!only) return { outcome: { reply: reply([NO_DRAFTS]) } }
  if (!second) return { draft: only, rest }
  const choices = drafts.map((d) => ({ label: sayDraftLine(d), says: `${word} ${d.id} ${rest}`.trim() }))
  return { outcome: { reply: reply([WHICH_DRAFT], choices) } }
}

/** «4.(3)-a đúng»: the item first, where it is named. */
function addressed(draft: Draft, rest: string): { readonly key: string | null; readonly words: string } {
  const [first = '', ...others] = rest.split(/\s+/)
  const isKey = /^\?\d+$/.test(first) || draft.items.some((i) => i.ref === first)
  return isKey ? { key: first, words: others.join(' ') } : { key: null, words: rest }
}

type Said = { readonly spoken: Exclude<Spoken, WholeSpoken>; readonly overrules: boolean }
function act(review: Review, key: string | null, { spoken, overrules }: Said): WordOutcome | Promise<WordOutcome> {
  const { draft, turn } = review
  switch (spoken.kind) {
    case 'show':
      return { reply: reply(sayDraft(draft), draftChoices(draft)), ...goesOn(draft, null) }
    case 'undo':
      return undo(review)
    case 'next':
      return goOn({ ...review, draft }, key, [])
    case 'walk': {
      const item = nextProposed(draft, key)
      return item ? showItem(review, item, []) : { reply: reply([sayNoOpen(draft)], draftChoices(draft)) }
    }
    case 'lacking':
      return { reply: reply([sayNothingBehind(spoken.words)]), ...goesOn(draft, key) }
    case 'how':
      return { reply: reply([...HOW_TO_EDIT]), ...(key ? goesOn(draft, key) : {}) }
    case 'rest': {
      const what = sayWhat('', 'rest')
      const decided = decide(draft, { kind: 'rest' }, { by: byOf(turn), what })
      if (decided.kind !== 'decided') return { reply: reply([sayNoDraft(draft.id)]) }
      return keep(review, decided.draft, what, { key: null })
    }
    default:
      return key
        ? decideAt(review, key, spoken, overrules)
        : { reply: reply([sayWhichItem(draft)], draftChoices(draft)) }
  }
}

type Decisive = Exclude<Spoken, { readonly kind: Whole }>
function decideAt(review: Review, key: string, spoken: Decisive, overrules: boolean): WordOutcome {
  const { turn, draft } = review
  const { directory } = turn.office.bot.register
  const resolved = resolveSpoken(spoken, key, { draft, directory, today: dayOf(turn.now) })
  const stays = (text: string): WordOutcome => ({ reply: reply([text]), ...goesOn(draft, key) })
  if (resolved.kind === 'trouble') return stays(sayTrouble(resolved.trouble))
  const { decision } = resolved
  const before = draft.items.find((i) => i.ref === key)
  if (before?.double && decision.kind === 'double' && decision.how === 'replace') {
    const { register } = turn.office.bot
    const later = givenAfter(before, decision.nos ?? [before.double.no], { draft, register })
    if (later.length) return stays(sayTrouble({ kind: 'given-after', later }))
  }
  const what =
    decision.kind === 'merge'
      ? sayMerged(key, decision.into)
      : sayWhat(key, decision.kind === 'double' ? decision.how : decision.kind, ...changeOf(decision, before))
  const decided = decide(draft, decision, { by: byOf(turn), what, overrules })
  switch (decided.kind) {
    case 'unknown':
      return stays(sayTrouble({ kind: 'gone' }))
    case 'taken':
      return stays(sayTaken(decided.item))
    case 'double-first':
      return stays(sayDoubleFirst(decided.item))
    case 'owner-first':
      return stays(sayOwnerFirst)
    case 'decided':
      return keep(review, decided.draft, what, { key: keyAfter(decision, key), notices: formerIn(decision, review) })
  }
}
/** Where the reviewer stands afterwards: at what two tasks became, at the first part of one that was split. */
function keyAfter(decision: Decision, key: string): string {
  if (decision.kind === 'merge') return decision.into
  return decision.kind === 'split' ? (decision.parts[0]?.ref ?? key) : key
}
function changeOf(decision: { readonly kind: string }, before: DraftItem | undefined): readonly [string?, string?] {
  const d = decision as {
    readonly kind: string
    readonly names?: readonly string[]
    readonly title?: string
    readonly deadlines?: readonly { readonly raw: string }[]
    readonly into?: string
  }
  if (!before) return []
  switch (d.kind) {
    case 'lead':
    case 'coop':
      return [d.names?.join('; ') ?? '', before[d.kind].join('; ')]
    case 'title':
      return [d.title ?? '', before.title]
    case 'deadlines':
      return [d.deadlines?.map((x) => x.raw).join('; ') ?? '', before.deadlines.map((x) => x.raw).join('; ')]
    default:
      return []
  }
}

/** A body that was named and is no more: who has the task today. */
function formerIn(decision: Decision, { turn, draft }: Review): readonly string[] {
  if (decision.kind !== 'lead' && decision.kind !== 'coop') return []
  return sayFormerOwners(turn.office.bot.register.directory, decision.names, draft.province)
}

type Next = { readonly key: string | null; readonly notices?: readonly string[] }
function keep(review: Review, after: Draft, what: string, { key, notices = [] }: Next): WordOutcome {
  const next = goOn({ ...review, draft: after }, key, [sayDone(what), ...notices])
  const changes = draftChange(review.draft, after, { what: 'draft decided', value: what })
  return { ...next, changes }
}
async function undo(review: Review): Promise<WordOutcome> {
  const { storage, office } = review.turn
  const back = takeBack(review.draft)
  if (!back) return { reply: reply([UNDONE_NOTHING], draftChoices(review.draft)), ...goesOn(review.draft, null) }
  // By the number it had before it may be a document that the register has already; by its drafts, one that waits twice.
  const draft = await withStanding(back.draft, office.bot.register, storage)
  const isApart = draft.beside?.length !== review.draft.beside?.length
  const same = isApart ? saySameDrafts(sameDrafts(draft, await listDrafts(storage))) : []
  const said = sayUndone(back.what)
  const changes = draftChange(review.draft, draft, { what: 'draft decision taken back', value: back.what })
  const key = /^(?<key>\S+): /.exec(back.what)?.groups?.key
  const item = draft.items.find((i) => i.ref === key)
  const shown = item
    ? showItem({ ...review, draft }, item, [said])
    : { reply: reply([said, ...same, ...sayDraft(draft)], draftChoices(draft)), ...goesOn(draft, null) }
  return { ...shown, changes }
}

/** The next thing to decide: open points first; who goes through all of them goes on with the next task. */
function goOn(review: Review, key: string | null, said: readonly string[]): WordOutcome {
  const { draft } = review
  const at = draft.items.findIndex((i) => i.ref === key)
  const item = draft.items[at]
  // An edited task is shown again as it now stands, so that its reading is seen before it counts as right.
  if (item && said.length && item.decision === 'proposed') return showItem(review, item, said)
  const point = nextPoint(draft, key)
  if (point?.kind === 'unsure' && pointKey(point) !== key) return showSentence(review, point.at, said)
  if (point && point.kind !== 'unsure' && point.item.ref !== key) return showItem(review, point.item, said)
  // Only who has left nothing behind is going through all of them.
  const isWalking = item !== undefined && draft.items.slice(0, at).every((i) => i.decision !== 'proposed')
  const next = isWalking ? nextProposed(draft, key) : null
  if (next && next.ref !== key) return showItem(review, next, said)
  return { reply: reply([...said, sayNoOpen(draft)], draftChoices(draft)), ...goesOn(draft, null) }
}

function showKey(review: Review, key: string): WordOutcome {
  const sentence = /^\?(?<n>\d+)$/.exec(key)?.groups?.n
  if (sentence) return showSentence(review, Number(sentence) - 1, [])
  const item = review.draft.items.find((i) => i.ref === key)
  return item ? showItem(review, item, []) : { reply: reply([sayTrouble({ kind: 'gone' })]) }
}
function showSentence({ draft }: Review, at: number, said: readonly string[]): WordOutcome {
  if (!draft.unsure[at]) return { reply: reply([sayTrouble({ kind: 'gone' })]) }
  return {
    reply: reply([...said, ...saySentence(draft, at)], sentenceChoices(draft, at)),
    ...goesOn(draft, `?${at + 1}`),
  }
}
function showItem({ turn, draft }: Review, item: DraftItem, said: readonly string[]): WordOutcome {
  const { register } = turn.office.bot
  const today = dayOf(turn.now)
  const counting: Counting = (name) => {
    const found = register.directory.addressee(name, draft.province)
    return found.kind === 'list'
      ? { known: found.members.length, total: Math.max(found.total, found.members.length) }
      : null
  }
  const twins = twinsOf(item).flatMap((no) => {
    const task = register.task(no)
    const document = task ? (task.document.number ?? task.document.short_name) : ''
    return task ? [{ no, title: task.record.title, text: task.record.text ?? '', document }] : []
  })
  const former = sayFormerOwners(register.directory, [...item.lead, ...item.coop], draft.province)
  const parts = [
    ...said,
    ...sayItem(draft, item, { today, reading: register.rules.reading, counting }),
    ...former.filter((line) => !said.includes(line)),
  ]
  const lines = item.double && !item.double.settled ? [...parts, ...sayDouble(item, twins, today)] : parts
  return { reply: reply(lines, itemChoices(draft, item)), ...goesOn(draft, item.ref) }
}

/** What is said next without a word counts for this point. */
function goesOn(draft: Draft, key: string | null) {
  return { ongoing: { word: 'duyet', rest: key === null ? draft.id : `${draft.id} ${key}` } } as const
}
function byOf({ said }: WordTurn): string {
  return `${said.channel}:${said.user}`
}
