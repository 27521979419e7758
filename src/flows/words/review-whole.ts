// What a reviewer says about the whole draft: its head is wrong, its twins of the register go, it is thrown away.
import { dayOf } from '../../domain/calendar.ts'
import { type Draft, draftSeal } from '../../domain/draft.ts'
import { reply } from '../../domain/reply.ts'
import { decide } from '../../domain/review.ts'
import { fold } from '../../text/fold.ts'
import { sayDraft } from '../../wording/import.ts'
import {
  draftChoices,
  NO_REPEATS,
  NO_SAME_DRAFT,
  sayDiscardAsked,
  sayDiscarded,
  sayDone,
  sayHeadChanged,
  sayHeadSame,
  sayKeptBoth,
  sayRepeatsDropped,
  sayTrouble,
} from '../../wording/review.ts'
import { discardChange, draftChange, listDrafts } from '../drafts.ts'
import { readHead } from '../review/head.ts'
import type { Spoken } from '../review/spoken.ts'
import { sameDrafts } from '../same-document.ts'
import { withStanding } from '../standing-document.ts'
import { asking, type WordOutcome, type WordTurn } from './word-turn.ts'

export type WholeSpoken = Extract<
  Spoken,
  { readonly kind: 'number' | 'issued' | 'issuer' | 'name' | 'discard' | 'repeats' | 'beside' }
>
export function isWhole(spoken: Spoken): spoken is WholeSpoken {
  return ['number', 'issued', 'issuer', 'name', 'discard', 'repeats', 'beside'].includes(spoken.kind)
}

export async function decideWhole(turn: WordTurn, draft: Draft, spoken: WholeSpoken): Promise<WordOutcome> {
  switch (spoken.kind) {
    case 'discard':
      return discard(turn, draft, spoken.words)
    case 'repeats': {
      const refs = repeatsIn(draft, turn)
      if (!refs.length) return stays(draft, NO_REPEATS)
      return kept(turn, draft, { kind: 'drop-all', refs }, sayRepeatsDropped(refs.length))
    }
    case 'beside':
      return keepBoth(turn, draft)
    default: {
      const { directory } = turn.office.bot.register
      const read = readHead(spoken, draft, { directory, today: dayOf(turn.now) })
      if (read.kind === 'trouble') return stays(draft, sayTrouble(read.trouble))
      if (JSON.stringify(read.decision.doc) === JSON.stringify(draft.doc))
        return stays(draft, sayHeadSame(spoken.kind, draft.doc))
      return kept(turn, draft, read.decision, sayHeadChanged(spoken.kind, draft.doc, read.decision.doc))
    }
  }
}
/** The same work as in another draft, and both are to be: neither holds up the other. */
async function keepBoth(turn: WordTurn, draft: Draft): Promise<WordOutcome> {
  const ids = sameDrafts(draft, await listDrafts(turn.storage)).map((d) => d.id)
  if (!ids.length) return stays(draft, NO_SAME_DRAFT)
  return kept(turn, draft, { kind: 'beside', ids }, sayKeptBoth(ids))
}
function stays(draft: Draft, text: string): WordOutcome {
  return { reply: reply([text]), ongoing: { word: 'duyet', rest: draft.id } }
}
async function kept(
  turn: WordTurn,
  draft: Draft,
  decision: Parameters<typeof decide>[1],
  what: string,
): Promise<WordOutcome> {
  const { said, storage, office } = turn
  const decided = decide(draft, decision, { by: `${said.channel}:${said.user}`, what })
  if (decided.kind !== 'decided') return stays(draft, sayTrouble({ kind: 'gone' }))
  // By another number it may be a document that the register has already, or no longer be one.
  const after =
    decision.kind === 'head' ? await withStanding(decided.draft, office.bot.register, storage) : decided.draft
  return {
    reply: reply([sayDone(what), ...sayDraft(after)], draftChoices(after)),
    changes: draftChange(draft, after, { what: 'draft decided', value: what }),
    ongoing: { word: 'duyet', rest: after.id },
  }
}

/** Items that say word by word what their twin says, for the same times; one that is done now, and was not, says more. */
export function repeatsIn(draft: Draft, { office }: Pick<WordTurn, 'office'>): readonly string[] {
  return draft.items.flatMap(({ ref, text, title, decision, double, status }) => {
    if (!double || double.settled || double.relation !== 'repeats' || decision === 'dropped') return []
    const twin = office.bot.register.task(double.no)?.record
    return twin &&
      (status === 'open' || twin.status === 'done') &&
      fold(twin.text || twin.title) === fold(text || title)
      ? [ref]
      : []
  })
}

/** «bỏ bản nháp»: asked first, for it cannot be taken back; a draft decided on meanwhile is asked about again. */
function discard({ isConfirmed }: WordTurn, draft: Draft, words: string): WordOutcome {
  const seal = draftSeal(draft)
  const seen = /#(?<seal>[0-9a-f]{8})$/.exec(words)?.groups?.seal
  if (!isConfirmed || seen !== seal) {
    const asked = asking(sayDiscardAsked(draft), `/duyet ${draft.id} bo ban nhap #${seal}`)
    return { ...asked, ongoing: { word: 'duyet', rest: draft.id } }
  }
  return { reply: reply([sayDiscarded(draft)]), changes: discardChange(draft) }
}
