// One turn of a conversation over storage: hears, decides, writes answer, memory and audit in one commit.
import { type Asker, memberToday, viewerOf } from '../domain/access.ts'
import { dayOf, type Moment } from '../domain/calendar.ts'
import type { Heard, Said } from '../domain/heard.ts'
import type { Message } from '../domain/message.ts'
import {
  evidenceAsked,
  movePending,
  outdatedBy,
  PENDING_MS,
  type Pending,
  type PendingAnswer,
  type PendingMove,
  pendingId,
  type ReasonWanted,
  waitingAfter,
} from '../domain/pending.ts'
import { type Choice, type Reply, reply, withChoices } from '../domain/reply.ts'
import type { Changes, Incoming } from '../ports.ts'
import { firstAllowed } from '../reminders/quiet-hours.ts'
import { tidy } from '../text/fold.ts'
import { readPlainMended } from '../text/plain-mended.ts'
import { readPendingAnswer } from '../text/yes-no.ts'
import { sayJoined, sayPrivatePlace, WORDLESS } from '../wording/access.ts'
import { CHOICE_GONE, WHICH_MESSAGE } from '../wording/choices.ts'
import { DROPPED, EXPIRED, PICK, pendingChoices, SETTLED, sayReasonDoubt } from '../wording/pending.ts'
import { APOLOGY } from '../wording/talk.ts'
import { chatAt, chatFor } from './access.ts'
import { type Conversation, isMore, NEW_CONVERSATION, questionNote } from './answer.ts'
import { answerKey, messageOf } from './answer-message.ts'
import { conversationOf, type Decided, readMemo, turnAfter } from './chat-memo.ts'
import { type ChatWorld, PLAIN_MANNERS } from './chat-world.ts'
import { type Chosen, chosenBy } from './choices.ts'
import type { OfficeNow } from './current-office.ts'
import { type Deciding, decide, goOn } from './decide-said.ts'
import { afterDeparture } from './departed.ts'
import { firstMessage } from './first-message.ts'
import { knowsCommand } from './known-commands.ts'
import { withLateHandouts } from './late-handout.ts'
import { movedTo } from './leaving.ts'
import { pickedByWords } from './picked-label.ts'
import { type ReasonMove, reasonAfter, reasonMove, withReason } from './reason.ts'
import { keptList, listTaken, namedLists } from './shared-lists.ts'
import { asLeft, livesAgain, provedIn } from './signs-of-life.ts'
import { readSlash } from './words/word-turn.ts'

/** Each means that somebody else was faster, so that many at once come to an end; never more than the wrong codes of a day. */
const TRIES_MAX = 60

/** Handles one thing heard: once, whoever tells it twice. Gives what the commit came to. `received`: what must be stored with it. */
export async function chatTurn(world: ChatWorld, heard: Heard, received = nothing): Promise<'done' | 'again'> {
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    const { outdated, ...changes } = await turnOf(world, heard)
    const committed = await world.storage.commit({ ...changes, received: received() })
    // The buttons of a question that is over may stay; nobody waits for them to go.
    if (committed.kind === 'done' && outdated)
      void world
        .withdraw?.(heard.channel, outdated)
        .catch((error) => world.log.debug('buttons stay', { error: String(error) }))
    if (committed.kind !== 'stale') return committed.kind
  }
  throw new Error(`a turn was to be written, somebody was faster ${TRIES_MAX} times`)
}

const nothing = (): readonly Incoming[] => []

/** What one turn writes. A bug is logged, and the person gets an apology instead of silence. */
export async function turnOf(world: ChatWorld, heard: Heard): Promise<Changes & Outdated> {
  const at = world.clock.now()
  const base = { at, from: heard.key, handled: heard.key }
  const address = { channel: heard.channel, chat: heard.chat, thread: heard.thread }
  switch (heard.kind) {
    case 'left':
      return { ...base, ...(await asLeft(world.storage, address, heard.why, at)) }
    case 'departed':
      return { ...base, ...(await afterDeparture(world.storage, await world.office.read(), heard, at)) }
    case 'moved':
      return {
        ...base,
        ...(await movedTo(world.storage, { channel: heard.channel, from: heard.chat, to: heard.to }, at)),
      }
    case 'joined': {
      const office = await world.office.read()
      const bodies = chatAt(office.chats, address)?.bodies ?? []
      const greeting = heard.isGroup && heard.thread === null ? [messageOf(heard, reply(sayJoined(bodies)), at)] : []
      const { parks, queue } = await alive(world, office, [{ to: address, why: null }], at)
      return { ...base, parks, queue: [...greeting, ...queue] }
    }
    case 'wordless':
      return { ...base, queue: heard.isAddressed ? [messageOf(heard, reply(WORDLESS), at)] : [] }
    case 'said':
      try {
        return { ...base, ...(await onSaid(world, heard, at)) }
      } catch (error) {
        world.log.error('a chat turn failed', { key: heard.key, error: String(error) })
        return { ...base, queue: heard.isAddressed ? [messageOf(heard, reply(APOLOGY), at)] : [] }
      }
  }
}

/** The answer whose buttons lead nowhere any more. */
type Outdated = { readonly outdated?: string | null }
async function onSaid(world: ChatWorld, said: Said, now: Moment): Promise<Partial<Changes> & Outdated> {
  // «/diemdanh» in a group is said to another bot.
  const command = said.isBare ? readSlash(said.text)?.word : undefined
  if (said.isBare && (command === undefined || !knowsCommand(command))) return {}
  const office = await world.office.read() // gather
  const key = `${said.channel}:${said.chat}:${said.thread ?? ''}:${said.user ?? 'anonymous'}`
  const turn = await world.storage.turn(key)
  const memo = readMemo(turn)
  const asker = askerOf(said, office, now)
  const can = world.can(said.channel)
  const chosen = await chosenBy(tidy(said.text).trim(), said, memo, { storage: world.storage, can, now })
  const taken = chosen.kind === 'says' ? await listTaken(world.storage, said, chosen.text) : null
  const text = chosen.kind === 'says' ? (taken?.text ?? chosen.text) : ''
  const own: Conversation = { texts: turn?.texts ?? [], shown: memo.shown, skip: memo.skip }
  const conversation = conversationOf(taken ? (taken.list ?? NEW_CONVERSATION) : own, asker, office)
  const answered = said.isAddressed ? (answerIn(text, memo.waiting.open) ?? pickedByWords(text, memo.waiting)) : null
  const wanted = memo.reason
  const vocabulary = office.bot.vocabularyFor({ viewer: viewerOf(asker, office.bot.register.directory), now })
  // «Không» answers the question asked last; only what is said to the bot can be a reason.
  const isElse = !said.isAddressed || (memo.waiting.open?.isLast === true && answered?.kind === 'no')
  const reason: ReasonMove = isElse ? { kind: 'other' } : reasonMove(wanted, { text, answered, now, vocabulary })
  const move = reason.kind === 'other' ? movePending(memo.waiting, answered, now) : ({ kind: 'none' } as const)
  // Under a list «xem tiếp» goes on with the list, also in the middle of a review.
  const isOfList = /^xem /i.test(text) && isMore(text) && memo.choices.some((c) => isMore(c.says))
  const ongoing = isOfList ? null : memo.ongoing
  const waits = memo.waiting.open && now <= memo.waiting.open.until ? memo.waiting.open : null
  const at = { said, asker, office, text, conversation, ongoing, asked: waits, now, isConfirmed: false }
  const outcome =
    chosen.kind !== 'says'
      ? { reply: sayUnclear(chosen), about: `choice ${chosen.kind}`, conversation }
      : wanted && reason.kind !== 'other'
        ? await decideReason(world, at, wanted, reason) // decide
        : await decideMove(world, at, move, memo.waiting.open)
  const settled = said.quoted === null ? [] : await provedIn(world.storage, said, said.quoted, now)
  const { parks, queue: late } = await alive(world, office, said.isAddressed ? livesAgain(office, said) : [], now)
  if (!outcome.reply && !outcome.changes) return { settled, parks, queue: late }
  const by = said.user === null ? `${said.channel}:${said.chat}` : `${said.channel}:${said.user}`
  const first = changesPerson(outcome.changes)
    ? null
    : await firstMessage(world.storage, { said, office, can, now, quiet: (world.manners ?? PLAIN_MANNERS).quiet })
  const changes = first ? joined(first.changes, outcome.changes ?? {}) : (outcome.changes ?? {})
  const asked = outcome.asks ? pendingOf(outcome.asks, said, now, outcome.next) : null
  const waiting = waitingAfter(memo.waiting, asked, move)
  const does = move.kind === 'act' ? move.says : null
  const reasonNow = reasonAfter(wanted, {
    key: said.key,
    now,
    move: reason,
    does,
    outcome,
    isQuestion: outcome.about.startsWith('question '),
  })
  const shown = outcome.reply && withReason(outcome.reply, { wanted, reasonNow, isAsked: asked !== null })
  const placed = shown && first?.place ? { ...shown, parts: [...shown.parts, sayPrivatePlace(first.place)] } : shown
  const offered = placed && asked ? withChoices(placed, pendingChoices(asked)) : placed
  const lists = offered
    ? await keptList(world.storage, said, { reply: offered, conversation: outcome.conversation, now })
    : []
  const said_ = offered && namedLists(said, offered)
  return {
    ...changes,
    outdated: outdatedBy(memo.waiting, waiting, move),
    parks: [...(changes.parks ?? []), ...parks],
    settled: [...(changes.settled ?? []), ...settled],
    by,
    noted: [...(changes.noted ?? []), questionNote(outcome.about, outcome.bodies)],
    queue: [
      ...(said_ ? [messageOf(said, said_, now)] : []),
      ...afterQuiet(world, office, changes.queue ?? [], now),
      ...late,
    ],
    turns: [
      ...lists,
      turnAfter(
        key,
        { ...outcome, reply: said_ },
        {
          heard: said.key,
          memo,
          waiting,
          reason: reasonNow,
          isAnswer: move.kind !== 'none',
        },
        now,
      ),
    ],
  }
}

/** «Báo nhầm, chưa xong» to the question whether it is to be sent is a no, and so is «gửi nhầm rồi» without what is right. */
function answerIn(text: string, open: Pending | null): PendingAnswer | null {
  const asked = evidenceAsked(open)
  const mended = asked?.word === 'xong' ? readPlainMended(text) : null
  const [, named, rest] = /^(\d{1,7}(?!\s?[-–/]))?([\s\S]*)$/.exec(mended?.rest ?? '') ?? []
  const isOfIt = named === undefined || named === asked?.no
  const isNo = isOfIt && (mended?.word === 'rut' || (mended?.word === 'sua' && !/\d/.test(rest ?? '')))
  return isNo ? { kind: 'no' } : readPendingAnswer(text)
}

/** Places that something reaches again, with what was handed out meanwhile. */
async function alive(world: ChatWorld, office: OfficeNow, parks: NonNullable<Changes['parks']>, now: Moment) {
  if (!parks.length) return { parks, queue: [] }
  const { quiet } = world.manners ?? PLAIN_MANNERS
  const { bot, chats, members } = office
  const { queue = [] } = await withLateHandouts(
    world.storage,
    { parks },
    { register: bot.register, chats, members, now, quiet },
  )
  return { parks, queue }
}

/** A code, a role taken away: what this person is follows from that alone. */
function changesPerson(changes: Partial<Changes> | undefined): boolean {
  return (changes?.members?.length ?? 0) + (changes?.dismissed?.length ?? 0) > 0
}
function joined(a: Partial<Changes>, b: Partial<Changes>): Partial<Changes> {
  const both = { ...a, ...b }
  const chats = [...(a.chats ?? []), ...(b.chats ?? [])]
  return { ...both, ...(chats.length ? { chats } : {}), queue: [...(a.queue ?? []), ...(b.queue ?? [])] }
}

function sayUnclear(chosen: Exclude<Chosen, { kind: 'says' }>): Reply {
  return chosen.kind === 'which' ? reply(WHICH_MESSAGE, chosen.choices) : reply(CHOICE_GONE)
}

// Who asks is answered at once; what others are told of it waits for an allowed hour. What is sent round has its own rule.
function afterQuiet(world: ChatWorld, office: OfficeNow, queue: readonly Message[], now: Moment): readonly Message[] {
  const { quiet } = world.manners ?? PLAIN_MANNERS
  const from = firstAllowed(now, quiet, office.bot.register.rules.calendar)
  return queue.map((m) => (m.kind === 'notice' && m.dueAt < from ? { ...m, dueAt: from } : m))
}

// A question that waited is answered before anything else; its buttons may be pressed any number of times.
async function decideMove(world: ChatWorld, at: Deciding, move: PendingMove, open: Pending | null): Promise<Decided> {
  const done = await decideSettled(world, at, move)
  const isOver = move.kind === 'act' || move.kind === 'dropped'
  return isOver && open?.next ? goOn(world, at, done, open.next) : done
}
async function decideSettled(world: ChatWorld, at: Deciding, move: PendingMove): Promise<Decided> {
  const { conversation, said } = at
  const only = (parts: readonly string[], about: string): Decided => ({ reply: reply(parts), about, conversation })
  switch (move.kind) {
    case 'none':
      return decide(world, at)
    case 'act': {
      const file = said.file ?? move.pending.file
      const { options } = move.pending
      const isChosen = options.length > 1 && !options.some((o) => o.isYes)
      return decide(world, { ...at, said: { ...said, file }, text: move.says, isConfirmed: true, isChosen })
    }
    case 'dropped':
      return only(DROPPED, 'pending dropped')
    case 'unclear':
      return only(PICK, 'pending unclear')
    case 'settled':
      return only(SETTLED, 'pending settled')
    case 'expired':
      return only(EXPIRED, 'pending expired')
  }
}
async function decideReason(
  world: ChatWorld,
  at: Deciding,
  { about, next }: ReasonWanted,
  move: ReasonMove,
): Promise<Decided> {
  const { conversation } = at
  const thenNext = (done: Decided) => (next ? goOn(world, at, done, next) : done)
  switch (move.kind) {
    case 'given':
      return thenNext(await decide(world, { ...at, text: move.says, isConfirmed: true }))
    case 'doubtful': {
      const asked = { reply: reply(sayReasonDoubt(about)), asks: move.options, about: 'reason doubtful', conversation }
      return next ? { ...asked, next } : asked
    }
    default:
      return thenNext({ reply: reply(DROPPED), about: 'reason dropped', conversation })
  }
}
function pendingOf(options: readonly Choice[], { key, file }: Said, now: Moment, next: string | undefined): Pending {
  const asked = { id: pendingId(key), of: answerKey(key), options: [...options], until: now + PENDING_MS }
  return { ...asked, isLast: true, file, ...(next ? { next } : {}) }
}

function askerOf(said: Said, office: OfficeNow, now: Moment): Asker {
  const member = office.members.find((m) => m.channel === said.channel && m.user === said.user) ?? null
  return {
    member: said.user === null ? null : memberToday(member, office.members, dayOf(now)),
    chat: said.isGroup ? chatFor(office.chats, said) : null,
    isGroup: said.isGroup,
    isAnonymous: said.user === null,
  }
}
