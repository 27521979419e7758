// /hoatoc KL 44: what waits for an allowed hour goes now, at night too, because a named person of the office says so.
import { isOf } from '../../domain/access.ts'
import { broadcastKey, readBroadcast, readBroadcastWord } from '../../domain/broadcast.ts'
import { reply } from '../../domain/reply.ts'
import { fold } from '../../text/fold.ts'
import { understand } from '../../understanding/understand.ts'
import { sayUrgentAsk, sayUrgentDone, URGENT_HOW, URGENT_NOTHING, URGENT_YES } from '../../wording/broadcast.ts'
import { findDocuments } from '../answers/lookup.ts'
import { atOnce } from '../broadcast.ts'
import type { Word, WordTurn } from './word-turn.ts'

export const sendAtOnce: Word = async (turn) => {
  const { rest, storage, now, said, isConfirmed } = turn
  if (!rest) return { reply: reply(URGENT_HOW) }
  const meant = await meantBy(turn)
  if (!meant) return { reply: reply(URGENT_NOTHING) }
  const waiting = (await storage.messages({ kinds: ['handout', 'broadcast'], states: ['pending'] })).filter(
    (m) => meant.prefixes.some((p) => m.key.startsWith(p)) && m.dueAt > now && m.nextTryAt > now,
  )
  if (!waiting.length) return { reply: reply(URGENT_NOTHING) }
  const name = said.name ?? said.user
  if (!isConfirmed)
    return {
      reply: reply(sayUrgentAsk(waiting.length, meant.name, name)),
      asks: [{ label: URGENT_YES, says: `/hoatoc ${rest}` }],
    }
  return {
    reply: reply(sayUrgentDone(waiting.length, meant.name, name)),
    changes: {
      settled: waiting.map((m) => atOnce(m, now)),
      noted: [{ what: 'sent at once, confirmed by name', about: meant.name, value: `${waiting.length} messages` }],
    },
  }
}

type Meant = { readonly name: string; readonly prefixes: readonly string[] }
/** A broadcast by its number, or the hand-outs of a document; of one's own province alone. */
async function meantBy({ rest, storage, asker, office, now }: WordTurn): Promise<Meant | null> {
  const { bot } = office
  const { directory } = bot.register
  const { member } = asker
  if (!member) return null
  const own = (province: string) => isOf(member, province, directory)
  const word = readBroadcastWord(fold(rest))
  if (word) {
    const broadcast = readBroadcast((await storage.notes(broadcastKey(word.id))).get(broadcastKey(word.id)))
    return broadcast && own(broadcast.province) ? { name: word.id, prefixes: [`broadcast:${word.id}:`] } : null
  }
  const { slots } = understand(`${rest} là văn bản gì`, {
    now,
    context: [],
    vocabulary: bot.vocabulary,
    addressed: true,
  })
  const asked = slots.document ? slots : { document: rest }
  const found = findDocuments(bot, {
    intent: 'document_info',
    slots: asked,
    viewer: { role: 'secretariat', province: null },
    now,
    shown: [],
    province: null,
    page: { size: 0, skip: 0 },
  })
  const documents = found.kind === 'found' ? found.documents.filter((d) => own(d.province)) : []
  const [first] = documents
  return first ? { name: first.number ?? first.short_name, prefixes: documents.map((d) => `handout:${d.id}:`) } : null
}
