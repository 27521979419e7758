// «nhắn toàn bộ xã phường nộp báo cáo», «gửi KL 44 cho các sở»: shown first, sent once by the right person, then asked after.
import { isOf } from '../../domain/access.ts'
import {
  BROADCAST,
  BROADCASTS_LAST,
  type Broadcast,
  broadcastKey,
  broadcastText,
  RECEIVED,
  readBroadcast,
  readBroadcastWord,
  receivedKey,
} from '../../domain/broadcast.ts'
import { isoOf, writeDay } from '../../domain/calendar.ts'
import type { Role } from '../../domain/chat.ts'
import { addressKey } from '../../domain/message.ts'
import { reply } from '../../domain/reply.ts'
import { firstAllowed } from '../../reminders/quiet-hours.ts'
import { fold } from '../../text/fold.ts'
import type { Slots } from '../../understanding/intent.ts'
import { typedMessage } from '../../understanding/intents/broadcast.ts'
import { readMessage } from '../../understanding/reading.ts'
import { understand } from '../../understanding/understand.ts'
import * as say from '../../wording/broadcast.ts'
import { ACKNOWLEDGE_WHO } from '../../wording/hand-out.ts'
import { FETCHING } from '../../wording/import.ts'
import { sayNotInRegister } from '../../wording/lists.ts'
import { chatFor, ownBody } from '../access.ts'
import { findDocuments } from '../answers/lookup.ts'
import { noSuchBody, strangerAmong } from '../answers/stranger.ts'
import { broadcastMessages, reachOf, recipientsOf } from '../broadcast.ts'
import { placesNow } from '../current-office.ts'
import { offered } from '../files.ts'
import { takeFile } from './broadcast-file.ts'
import type { Reading } from './import.ts'
import { askingWhich, noticesTo, type Word, type WordOutcome, type WordTurn } from './word-turn.ts'

const MESSAGE_MAX = 1_500

/** `reading` looks at a file before it goes round; without it none does. */
export const sendRoundWith =
  (reading: Reading | null): Word =>
  (turn) =>
    begin(turn, reading)
export const sendRound: Word = sendRoundWith(null)

async function begin(turn: WordTurn, reading: Reading | null): Promise<WordOutcome> {
  if (turn.said.isGroup) return { reply: reply(say.BROADCAST_PRIVATE) }
  const province = provinceFor(turn)
  if (province === null) return { reply: reply(say.BROADCAST_PROVINCE) }
  const kept = readBroadcastWord(fold(turn.rest))
  if (/(^| )ai nhan$/.test(fold(turn.rest)) && !turn.understanding) return receivedBy(turn, province)
  if (kept && !turn.understanding) return goOn(turn, province, kept)
  if (!turn.understanding && !turn.rest && !turn.said.file) return recent(turn, province)
  return write(turn, province, reading)
}

function provinceFor({ asker, office }: WordTurn): string | null {
  const { directory } = office.bot.register
  const own = directory.provinces.filter((p) => asker.member && isOf(asker.member, p, directory))
  return own.length === 1 ? (own[0] ?? null) : null
}
const nameOf = ({ said }: WordTurn) => `${said.channel}:${said.user}`

async function write(turn: WordTurn, province: string, reading: Reading | null): Promise<WordOutcome> {
  const { office, now, storage } = turn
  const { register } = office.bot
  const whole = ownPlace(turn.rest, province)
  if (whole === null) return { reply: reply(say.BROADCAST_NOBODY) }
  const slots = slotsOf(whole === turn.rest ? turn : { ...turn, rest: whole, understanding: null })
  const question = {
    intent: 'broadcast',
    slots,
    viewer: { role: 'secretariat', province },
    now,
    shown: [],
    province,
    page: { size: 0, skip: 0 },
  } as const
  const text = textOf(turn, slots, whole)
  if (text.length > MESSAGE_MAX) return { reply: reply(say.sayTooLongToSend(text.length, MESSAGE_MAX)) }
  const documents = findDocuments(office.bot, question)
  if (documents.kind === 'none') return { reply: reply(sayNotInRegister(documents)) }
  if (slots.agency_candidates?.length) return askWhom(slots, slots.agency_candidates, text)
  const { bodies, unlisted } = recipientsOf(slots.recipients ?? [], province, register)
  // Part of those named would be worse than none: who is missing would not be seen.
  const stranger = strangerIn(turn, slots, { words: whole, province })
  if (stranger) return { reply: reply([...noSuchBody(register, stranger, [province]), say.BROADCAST_NOTHING_SENT]) }
  if (!slots.recipients?.length) return { reply: reply(say.BROADCAST_HOW) }
  if (!bodies.length) return { reply: reply(say.BROADCAST_NOBODY) }
  const taken = await takeFile(turn, reading)
  if (taken.kind === 'refused') {
    const noted = taken.hash === null ? [] : [{ what: 'file refused', about: taken.hash, value: 'secret' }]
    return { reply: reply(taken.why), changes: { noted } }
  }
  const last = (await storage.notes(BROADCASTS_LAST)).get(BROADCASTS_LAST) ?? null
  const id = `B${Number(last ?? 0) + 1}`
  const document = documents.kind === 'found' ? (documents.documents[0]?.id ?? null) : null
  const broadcast: Broadcast = {
    id,
    province,
    by: nameOf(turn),
    at: now,
    text,
    document,
    file: taken.kind === 'taken' ? { ...taken.file, isUnread: taken.isUnread } : null,
    bodies: [...bodies],
    unlisted: [...unlisted],
    state: 'draft',
    isUrgent: false,
    sentAt: null,
  }
  const shown = preview(turn, broadcast)
  return {
    ...shown.outcome,
    changes: {
      ...shown.outcome.changes,
      notes: { [broadcastKey(id)]: broadcastText(broadcast), [BROADCASTS_LAST]: String(Number(last ?? 0) + 1) },
      noted: [{ what: 'broadcast written', about: id, value: `${bodies.length} bodies` }],
      expects: { notes: { [BROADCASTS_LAST]: last } },
    },
  }
}
/** «Sở Ma: nộp báo cáo», «Sở Y tế, Sở Ma: họp»: a name in front of the colon that no body bears; without a colon, where nobody is named that is known. */
function strangerIn(
  { office, now }: WordTurn,
  { recipients }: Slots,
  { words, province }: { readonly words: string; readonly province: string },
): string | null {
  const { directory } = office.bot.register
  const unknown = recipients?.find((name) => directory.addressee(name, province).kind === 'unknown')
  if (unknown !== undefined) return unknown
  const whom = /^(?<whom>[^:]{2,120}):\s*\S/u.exec(words)?.groups?.whom?.trim() ?? null
  if (whom === null && recipients?.length) return null
  const strange = strangerAmong(whom ?? words, office.bot.vocabulary, now)
  return strange ?? (recipients?.length || whom === null || whom.split(' ').length > NAME_WORDS_MAX ? null : whom)
}
const NAME_WORDS_MAX = 8

// «Sở Nội vụ@Lào Cai: …»; not: a@lai.vn
const PLACED = /(?<=\p{L})@(?=\p{Lu})/u
/** The words without the name of the own province behind a body; null: a body of another province is named. */
function ownPlace(words: string, province: string): string | null {
  const at = words.search(PLACED)
  if (at < 0) return words
  const behind = words.slice(at + 1)
  if (fold(behind.slice(0, province.length)) !== fold(province)) return null
  return ownPlace(`${words.slice(0, at)}${behind.slice(province.length)}`, province)
}
/** «gửi KL 12 cho Văn phòng»: the bot never guesses which. */
function askWhom({ document, document_date: day }: Slots, names: readonly string[], text: string): WordOutcome {
  const paper = document ?? (day ? `kết luận ngày ${writeDay(day)}` : null)
  const says = (name: string) => `/guitin ${paper ? `${paper} cho ` : ''}${name}${text ? `: ${text}` : ''}`
  return askingWhich(
    say.BROADCAST_WHICH,
    names.map((name) => ({ label: name, says: says(name) })),
  )
}
/** The words for the bodies as they were typed. */
function textOf({ understanding, now, office }: WordTurn, { message }: Slots, whole: string): string {
  if (!message) return ''
  const said = understanding ? whole : `nhắn ${whole}`
  const typed = typedMessage(said, readMessage(said, now, office.bot.vocabulary, true), understanding !== null)
  const words = typed || message
  // «nhắc Sở Tài chính việc 235»: a bare number would tell nobody anything.
  return /\p{L}/u.test(words) ? words : `việc ${words}`
}
function slotsOf({ understanding, rest, now, office, said }: WordTurn): Readonly<Slots> {
  if (understanding) return understanding.slots
  const ways = [`nhắn ${rest}`, ...(said.file ? [`gửi văn bản này cho ${rest}`] : [])]
  const read = ways.map((text) =>
    understand(text, { now, context: [], vocabulary: office.bot.vocabulary, addressed: true }),
  )
  return read.find((r) => r.intent === 'broadcast')?.slots ?? {}
}

/** What would go, to whom, when; and the buttons of those who may send it. */
function preview(turn: WordTurn, broadcast: Broadcast): { readonly outcome: WordOutcome } {
  const { office, now, manners, said } = turn
  const { register } = office.bot
  const reach = reachOf(broadcast, placesNow(office, now))
  const at = firstAllowed(now, manners.quiet, register.rules.calendar)
  const document = register.documents.find((d) => d.id === broadcast.document) ?? null
  const reached = [...new Set(reach.chats.flatMap((c) => c.bodies))]
  const parts = say.sayPreview(broadcast, {
    chats: reach.chats.length,
    reached,
    unreached: reach.unreached,
    document,
    at,
    now,
  })
  if (!reach.chats.length) return { outcome: { reply: reply([...parts, say.NOBODY_REACHED]) } }
  if (manners.twoPersons && broadcast.by === nameOf(turn)) {
    const queue = noticesTo(office, broadcast.province, {
      key: `broadcast:${broadcast.id}:second:${said.key}`,
      text: say.saySecondNotice(broadcast, parts),
      now,
    }).filter((m) => `${m.to.channel}:${m.to.chat}` !== nameOf(turn))
    const last = queue.length ? say.SECOND_PERSON : say.SECOND_PERSON_NONE
    return { outcome: { reply: reply([...parts, last]), changes: { queue } } }
  }
  const go = { label: say.SEND, says: `/guitin ${broadcast.id} gui`, isYes: true as const }
  const urgent = { label: say.SEND_AT_ONCE, says: `/guitin ${broadcast.id} hoatoc` }
  return { outcome: { reply: reply(parts), asks: at > now ? [go, urgent] : [go] } }
}

type Kept = { readonly id: string; readonly rest: string }
async function goOn(turn: WordTurn, province: string, { id, rest }: Kept): Promise<WordOutcome> {
  const broadcast = readBroadcast((await turn.storage.notes(broadcastKey(id))).get(broadcastKey(id)))
  if (!broadcast || broadcast.province !== province) return { reply: reply(say.BROADCAST_UNKNOWN) }
  if (broadcast.state === 'sent') return standing(turn, broadcast)
  if (/^(bo|thoi|huy)$/.test(rest)) return drop(broadcast)
  if (broadcast.state === 'dropped') return { reply: reply(say.BROADCAST_DROPPED) }
  const word = /^(gui|hoatoc|hoa toc)( ngay)?$/.exec(rest)?.[1]
  const mayNot = turn.manners.twoPersons && broadcast.by === nameOf(turn)
  if (!word || mayNot || !turn.isConfirmed) return preview(turn, broadcast).outcome
  return send(turn, { ...broadcast, isUrgent: word !== 'gui' }, broadcast)
}
function drop(broadcast: Broadcast): WordOutcome {
  const dropped: Broadcast = { ...broadcast, state: 'dropped', by: null }
  return {
    reply: reply(say.BROADCAST_DROPPED),
    changes: {
      notes: { [broadcastKey(broadcast.id)]: broadcastText(dropped) },
      noted: [{ what: 'broadcast dropped', about: broadcast.id, value: null }],
    },
  }
}
async function send(turn: WordTurn, broadcast: Broadcast, before: Broadcast): Promise<WordOutcome> {
  const fetched = broadcast.file && (await turn.fetch(broadcast.file))
  if (fetched && fetched.kind !== 'fetched') return { reply: reply([FETCHING[fetched.kind]]) }
  const file = fetched && broadcast.file ? offered(broadcast.file.name, fetched.bytes) : null
  const { office, now, manners } = turn
  const { register } = office.bot
  const reach = reachOf(broadcast, placesNow(office, now))
  const queue = broadcastMessages(broadcast, { register, reach, now, quiet: manners.quiet, file })
  if (!queue.length) return { reply: reply([say.NOBODY_REACHED]) }
  const sent: Broadcast = { ...broadcast, state: 'sent', by: null, sentAt: now }
  const what = broadcast.isUrgent ? 'broadcast sent at once' : 'broadcast sent'
  return {
    reply: reply(say.saySent(broadcast, queue.length, queue[0]?.dueAt ?? now, now)),
    changes: {
      queue,
      notes: { [broadcastKey(broadcast.id)]: broadcastText(sent) },
      noted: [{ what, about: broadcast.id, value: `${queue.length} chats` }],
      // Two who press at the same moment: one sends, the other is shown that it was sent.
      expects: { notes: { [broadcastKey(broadcast.id)]: broadcastText(before) } },
    },
  }
}

async function standing({ storage, office, now }: WordTurn, broadcast: Broadcast): Promise<WordOutcome> {
  const { id, bodies } = broadcast
  const since = {
    kinds: ['broadcast'] as const,
    ...(broadcast.sentAt === null ? {} : { queuedFrom: broadcast.sentAt }),
  }
  const messages = (await storage.messages(since)).filter((m) => m.key.startsWith(`broadcast:${id}:`))
  const pressed = await storage.notes(`${RECEIVED}${id}:`)
  const received = bodies.filter((b) => pressed.has(receivedKey(id, b)))
  const told = new Set(messages.map((m) => addressKey(m.to)))
  const places = [...office.chats, ...placesNow(office, now)]
  const asked = new Set(places.filter((c) => told.has(addressKey(c.to))).flatMap((c) => c.bodies))
  const count = (state: (typeof messages)[number]['state']) => messages.filter((m) => m.state === state).length
  const states = {
    pending: count('pending'),
    sending: count('sending'),
    sent: count('sent'),
    never: count('never'),
    stale: count('stale'),
  }
  return {
    reply: reply(
      say.sayBroadcastStanding({
        broadcast,
        states,
        chats: messages.length,
        received,
        missing: bodies.filter((b) => !received.includes(b) && asked.has(b)),
        unreached: bodies.filter((b) => !received.includes(b) && !asked.has(b)),
      }),
    ),
  }
}
/** «Ai đã nhận tin rồi»: of the message named, else of the one that was sent last. */
async function receivedBy(turn: WordTurn, province: string): Promise<WordOutcome> {
  const id = /^b\d+/i.exec(turn.rest)?.[0].toUpperCase()
  const kept = [...(await turn.storage.notes(BROADCAST)).values()].flatMap((text) => readBroadcast(text) ?? [])
  const sent = kept.filter((b) => b.province === province && b.state === 'sent' && (id === undefined || b.id === id))
  const last = sent.sort((a, b) => (b.sentAt ?? b.at) - (a.sentAt ?? a.at))[0]
  return last ? standing(turn, last) : { reply: reply(say.BROADCAST_NONE_SENT) }
}
const RECENT = 5
async function recent({ storage }: WordTurn, province: string): Promise<WordOutcome> {
  const kept = [...(await storage.notes(BROADCAST)).values()].flatMap((text) => readBroadcast(text) ?? [])
  const own = kept.filter((b) => b.province === province).sort((a, b) => b.at - a.at)
  return { reply: reply(say.sayBroadcasts(own.slice(0, RECENT))) }
}

const RECEIVES: ReadonlySet<Role> = new Set(['focal', 'member', 'guest'])
/** «Đã nhận» under a broadcast: the body of the chat (in private: of the person) has it. */
export const takeReceipt: Word = async ({ rest, storage, office, asker, said, now }) => {
  const kept = readBroadcastWord(fold(rest))
  const broadcast = kept && readBroadcast((await storage.notes(broadcastKey(kept.id))).get(broadcastKey(kept.id)))
  // Each topic of a group may be another body's.
  const chat = chatFor(office.chats, said)
  const province = chat?.province ?? asker.member?.province
  const body = asker.member && ownBody(asker.member)
  const own = chat?.bodies ?? (body ? [body] : [])
  const bodies =
    broadcast?.state === 'sent' && broadcast.province === province
      ? own.filter((b) => broadcast.bodies.includes(b))
      : []
  if (!broadcast || !bodies.length) return { reply: reply(say.BROADCAST_UNKNOWN) }
  // Who reads along, or sends, receives nothing for a body; whom nobody wrote down is one of its own.
  if (asker.member && !RECEIVES.has(asker.member.role)) return { reply: reply([ACKNOWLEDGE_WHO]) }
  const known = await storage.notes(`${RECEIVED}${broadcast.id}:`)
  const fresh = bodies.filter((b) => !known.has(receivedKey(broadcast.id, b)))
  return {
    reply: reply(say.sayReceived(bodies, broadcast.id)),
    // Pressed ten times it is noted once.
    ...(fresh.length
      ? {
          changes: {
            notes: Object.fromEntries(fresh.map((b) => [receivedKey(broadcast.id, b), isoOf(now)])),
            noted: [{ what: 'broadcast received', about: broadcast.id, value: fresh.join(', ') }],
          },
        }
      : {}),
  }
}
