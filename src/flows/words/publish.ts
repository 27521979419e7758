// /guiketluan: first what would go out, then, at «đúng», the document and its hand-outs in one commit.

import { type Draft, draftSeal, openPoints } from '../../domain/draft.ts'
import { reply } from '../../domain/reply.ts'
import { firstAllowed, type QuietHours } from '../../reminders/quiet-hours.ts'
import { SEND_AT_ONCE, sayConfirmedAtOnce, sayUrgency } from '../../wording/broadcast.ts'
import {
  CHANGED_SINCE,
  IN_PRIVATE,
  IS_THAT_RIGHT,
  sayHeld,
  sayNotPublished,
  sayPublished,
  saySamePerson,
} from '../../wording/import.ts'
import { draftChoices, NOTHING_LEFT, sameDraftChoices, saySameDrafts } from '../../wording/review.ts'
import { type Plan, planPublishing, previewOf } from '../publish.ts'
import { draftMeant, undoneTooLate } from './review.ts'
import type { Word, WordOutcome, WordTurn } from './word-turn.ts'

export const publishDraft: Word = async (turn) => {
  const { quiet, twoPersons } = turn.manners
  if (turn.said.isGroup) return { reply: reply([IN_PRIVATE]) }
  const found = await draftMeant(turn, '/guiketluan')
  if ('outcome' in found) return undoneTooLate(turn.rest) ?? found.outcome
  const { draft, rest } = found
  // What is typed next is about this draft, as the buttons are.
  const goesOn = { ongoing: { word: 'duyet', rest: draft.id } }
  if (!openPoints(draft).length && draft.items.every((i) => i.decision === 'dropped'))
    return { reply: reply([NOTHING_LEFT(draft)], draftChoices(draft)), ...goesOn }
  // «/guiketluan N1 3f9a…»: what was seen before, and nothing else, is sent.
  const { seen, atOnce } = /^(?<seen>[0-9a-f]{8})(?<atOnce> hoatoc)?$/.exec(rest)?.groups ?? {}
  const plan = await planPublishing(draft, {
    storage: turn.storage,
    register: turn.office.bot.register,
    now: turn.now,
    by: `${turn.said.channel}:${turn.said.user}`,
    person: turn.said.name ?? turn.said.user,
    quiet,
    twoPersons,
  })
  if (plan.kind === 'same-drafts') {
    const held = [sayHeld(plan.others.length), ...saySameDrafts(plan.others)]
    return { reply: reply(held, sameDraftChoices(draft, plan.others)), ...goesOn }
  }
  if (plan.kind === 'open') {
    const held = sayNotPublished(plan.points, plan.draft)
    return { reply: reply(held, draftChoices(plan.draft)), changes: plan.changes, ...goesOn }
  }
  if (plan.kind === 'same-person') return { reply: reply([saySamePerson()]) }
  if (seen !== draftSeal(draft)) return preview(turn, draft, plan, { isChanged: seen !== undefined, quiet })
  const { file, handouts, changes } = plan
  const published = sayPublished(file.doc, file.tasks, handouts)
  // Only the button that names the hour sends outside it: a named person's confirmation.
  // «hoàn tác» now is answered: it is published.
  const over = { ongoing: { word: 'guiketluan', rest: draft.id } }
  if (!atOnce || !turn.isConfirmed) return { reply: reply(published), changes, ...over }
  const what = `${handouts.messages.length} messages`
  return {
    ...over,
    reply: reply([...published, sayConfirmedAtOnce(turn.said.name ?? turn.said.user)]),
    changes: {
      ...changes,
      queue: (changes.queue ?? []).map((m) =>
        m.kind === 'handout' ? { ...m, dueAt: turn.now, isUrgent: true as const } : m,
      ),
      noted: [...(changes.noted ?? []), { what: 'sent at once, confirmed by name', about: file.doc.id, value: what }],
    },
  }
}

type Ready = Extract<Plan, { readonly kind: 'ready' }>
function preview(
  { now, office }: WordTurn,
  draft: Draft,
  plan: Ready,
  { isChanged, quiet }: { readonly isChanged: boolean; readonly quiet: QuietHours },
): WordOutcome {
  const at = firstAllowed(now, quiet, office.bot.register.rules.calendar)
  const lines = previewOf(plan, { register: office.bot.register, now, quiet })
  const go = { label: 'Đúng, gửi đi', says: `/guiketluan ${draft.id} ${draftSeal(draft)}`, isYes: true as const }
  const urgent = { label: SEND_AT_ONCE, says: `${go.says} hoatoc` }
  return {
    reply: reply([
      ...(isChanged ? [CHANGED_SINCE] : []),
      ...lines,
      ...(draft.urgency && at > now ? [sayUrgency(draft.urgency)] : []),
      IS_THAT_RIGHT,
    ]),
    asks: at > now ? [go, urgent] : [go],
    // «Không», and what is typed next is about the draft still.
    ongoing: { word: 'duyet', rest: draft.id },
  }
}
