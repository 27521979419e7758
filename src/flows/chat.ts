// One turn of a conversation over storage: hears, decides, writes answer, memory and audit in one commit.
import { type Asker, type ChatWord, mayTouch, mayUse, memberToday, viewerOf, WORDS } from '../domain/access.ts'
import type { Body } from '../domain/agency.ts'
import { dayOf, type Moment } from '../domain/calendar.ts'
import type { Heard, HeardFile, Said } from '../domain/heard.ts'
import type { Message } from '../domain/message.ts'
import {
  movePending,
  PENDING_MS,
  type Pending,
  type PendingMove,
  pendingId,
  type ReasonWanted,
  waitingAfter,
} from '../domain/pending.ts'
import { type Choice, type Reply, reply } from '../domain/reply.ts'
import type { Capabilities, Changes, Clock, FetchedFile, Incoming, Log, Storage } from '../ports.ts'
import { firstAllowed } from '../reminders/quiet-hours.ts'
import { tidy } from '../text/fold.ts'
import { readPendingAnswer } from '../text/yes-no.ts'
import type { Understanding } from '../understanding/intent.ts'
import { mayAskRegister } from '../understanding/register-question.ts'
import { understand } from '../understanding/understand.ts'
import { NO_ANONYMOUS, REFUSED, sayBy, sayJoined, sayStranger, WORDLESS } from '../wording/access.ts'
import { CHOICE_GONE, WHICH_MESSAGE } from '../wording/choices.ts'
import { FILE_ONLY_READ_BY_OFFICE } from '../wording/files.ts'
import { DROPPED, EXPIRED, PICK, pendingChoices, SETTLED, sayReasonDoubt } from '../wording/pending.ts'
import { APOLOGY, NOT_YET } from '../wording/talk.ts'
import { chatAt, chatFor } from './access.ts'
import { answer, type Conversation, questionNote } from './answer.ts'
import { messageOf } from './answer-message.ts'
import { withHistory } from './answers/history.ts'
import { conversationOf, type Decided, type Memo, readMemo, turnAfter } from './chat-memo.ts'
import { type Chosen, chosenBy } from './choices.ts'
import type { CurrentOffice, OfficeNow } from './current-office.ts'
import type { FileDoor } from './files.ts'
import { type ReasonMove, reasonAfter, reasonMove, withReason } from './reason.ts'
import { askedFacts } from './report-past.ts'
import { readSpoken } from './review/spoken.ts'
import { asLeft, livesAgain, provedIn } from './signs-of-life.ts'
import { wordFor } from './words/intent-words.ts'
import { OWN_WORDS } from './words/own-words.ts'
import { type Manners, readPlainWord, readSlash, type Word, type WordOutcome } from './words/word-turn.ts'

export type ChatWorld = {
  readonly storage: Storage
  readonly office: CurrentOffice
  readonly clock: Clock
  readonly log: Log
  /** What a channel can; its limits decide how much one answer lists. */
  readonly can: (channel: string) => Capabilities
  /** Fetches a file that was sent; left out: no channel here carries files. */
  readonly fetch?: (channel: string, file: HeardFile) => Promise<FetchedFile>
  readonly firstCode: string
  /** Under which name Telegram knows the bot; null until it is known. */
  readonly botName: () => string | null
  /** Writes files; left out: none can be asked for. */
  readonly files?: FileDoor
  /** Left out: digests at half past seven, no quiet hours, one person suffices. */
  readonly manners?: Manners
  /** Where a body's calendar can be read; left out: nowhere. */
  readonly feedLink?: (body: Body) => Promise<string | null>
  /** Words that other flows bring: `/xong`, `/duyet` … */
  readonly words?: Readonly<Record<string, Word>>
}

/** Other ways in which people write the words. */
const ALIASES: Readonly<Record<string, string>> = { help: 'trogiup', tatnhac: 'nhac', batnhac: 'nhac', hoan: 'nhac' }
const PLAIN_MANNERS: Manners = { digestAt: '07:30', quiet: [], twoPersons: false }
/** Which plain words a word takes up that has just asked something. */
const TAKES_UP: Readonly<Record<string, (text: string) => boolean>> = {
  duyet: (text) => text !== '' && readSpoken(text) !== null,
}
/** Tasks listed in one answer: about what one message holds. */
const UNITS_PER_TASK = 250
const TRIES_MAX = 3

/** Handles one thing heard: once, whoever tells it twice. Gives what the commit came to. `received`: what must be stored with it. */
export async function chatTurn(world: ChatWorld, heard: Heard, received = nothing): Promise<'done' | 'again'> {
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    const changes = await turnOf(world, heard)
    const committed = await world.storage.commit({ ...changes, received: received() })
    if (committed.kind !== 'stale') return committed.kind
  }
  throw new Error(`a turn was to be written, somebody was faster ${TRIES_MAX} times`)
}

const nothing = (): readonly Incoming[] => []

/** What one turn writes. A bug is logged, and the person gets an apology instead of silence. */
export async function turnOf(world: ChatWorld, heard: Heard): Promise<Changes> {
  const at = world.clock.now()
  const base = { at, from: heard.key, handled: heard.key }
  const address = { channel: heard.channel, chat: heard.chat, thread: heard.thread }
  switch (heard.kind) {
    case 'left':
      return { ...base, ...(await asLeft(world.storage, address, heard.why, at)) }
    case 'moved':
      return { ...base, moved: [{ channel: heard.channel, from: heard.chat, to: heard.to }] }
    case 'joined': {
      const bodies = chatAt(await world.storage.chats(), address)?.bodies ?? []
      const greeting = heard.isGroup && heard.thread === null ? [messageOf(heard, reply(sayJoined(bodies)), at)] : []
      return { ...base, parks: [{ to: address, why: null }], queue: greeting }
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

async function onSaid(world: ChatWorld, said: Said, now: Moment): Promise<Partial<Changes>> {
  const office = await world.office.read() // gather
  const key = `${said.channel}:${said.chat}:${said.thread ?? ''}:${said.user ?? 'anonymous'}`
  const turn = await world.storage.turn(key)
  const memo = readMemo(turn)
  const asker = askerOf(said, office, now)
  const conversation = conversationOf(turn, memo, asker, office)
  const can = world.can(said.channel)
  const chosen = await chosenBy(tidy(said.text).trim(), said, memo, { storage: world.storage, can, now })
  const text = chosen.kind === 'says' ? chosen.text : ''
  const answered = said.isAddressed ? readPendingAnswer(text) : null
  const wanted = memo.reason
  const vocabulary = office.bot.vocabularyFor({ viewer: viewerOf(asker, office.bot.register.directory), now })
  // «Không» answers the question asked last; only what is said to the bot can be a reason.
  const isElse = !said.isAddressed || (memo.waiting.open?.isLast === true && answered?.kind === 'no')
  const reason: ReasonMove = isElse ? { kind: 'other' } : reasonMove(wanted, { text, answered, now, vocabulary })
  const move = reason.kind === 'other' ? movePending(memo.waiting, answered, now) : ({ kind: 'none' } as const)
  const at = { said, asker, office, text, conversation, ongoing: memo.ongoing, now, isConfirmed: false }
  const outcome =
    chosen.kind !== 'says'
      ? { reply: sayUnclear(chosen), about: `choice ${chosen.kind}`, conversation }
      : wanted && reason.kind !== 'other'
        ? await decideReason(world, at, wanted, reason) // decide
        : await decideMove(world, at, move)
  const settled = said.quoted === null ? [] : await provedIn(world.storage, said, said.quoted, now)
  const parks = said.isAddressed ? livesAgain(office, said) : []
  if (!outcome.reply && !outcome.changes) return { settled, parks }
  const by = said.user === null ? `${said.channel}:${said.chat}` : `${said.channel}:${said.user}`
  const { changes = {} } = outcome
  const asked = outcome.asks ? pendingOf(outcome.asks, said, now) : null
  const does = move.kind === 'act' ? move.says : null
  const reasonNow = reasonAfter(wanted, { key: said.key, now, move: reason, does, outcome })
  const shown = outcome.reply && withReason(outcome.reply, { wanted, reasonNow, isAsked: asked !== null })
  const said_ = shown && asked ? withChoices(shown, pendingChoices(asked)) : shown
  return {
    ...changes,
    parks: [...(changes.parks ?? []), ...parks],
    settled: [...(changes.settled ?? []), ...settled],
    by,
    noted: [...(changes.noted ?? []), questionNote(outcome.about, outcome.bodies)],
    queue: [...(said_ ? [messageOf(said, said_, now)] : []), ...afterQuiet(world, office, changes.queue ?? [], now)],
    turns: [
      turnAfter(
        key,
        { ...outcome, reply: said_ },
        {
          heard: said.key,
          memo,
          waiting: waitingAfter(memo.waiting, asked, move),
          reason: reasonNow,
          isAnswer: move.kind !== 'none',
        },
        now,
      ),
    ],
  }
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
async function decideMove(world: ChatWorld, at: Deciding, move: PendingMove): Promise<Decided> {
  const { conversation, said } = at
  const only = (parts: readonly string[], about: string): Decided => ({ reply: reply(parts), about, conversation })
  switch (move.kind) {
    case 'none':
      return decide(world, at)
    case 'act': {
      const file = said.file ?? move.pending.file
      return decide(world, { ...at, said: { ...said, file }, text: move.says, isConfirmed: true })
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
  { about }: ReasonWanted,
  move: ReasonMove,
): Promise<Decided> {
  const { conversation } = at
  switch (move.kind) {
    case 'given':
      return decide(world, { ...at, text: move.says, isConfirmed: true })
    case 'doubtful':
      return { reply: reply(sayReasonDoubt(about)), asks: move.options, about: 'reason doubtful', conversation }
    default:
      return { reply: reply(DROPPED), about: 'reason dropped', conversation }
  }
}
function pendingOf(options: readonly Choice[], { key, file }: Said, now: Moment): Pending {
  return { id: pendingId(key), options: [...options], until: now + PENDING_MS, isLast: true, file }
}
function withChoices(said: Reply, more: readonly Choice[]): Reply {
  return { ...said, choices: [...said.choices, ...more] }
}

type Deciding = {
  readonly said: Said
  readonly asker: Asker
  readonly office: OfficeNow
  readonly text: string
  readonly conversation: Conversation
  readonly ongoing: Memo['ongoing']
  readonly now: Moment
  readonly isConfirmed: boolean
}

async function decide(world: ChatWorld, at: Deciding): Promise<Decided> {
  const { said, text } = at
  const slash = readSlash(text)
  // In a group plain words count only when they are meant for the bot.
  const plain = slash || !said.isAddressed ? null : (goingOn(at) ?? readPlainWord(text))
  const word = slash ? (named(ALIASES, slash.word) ?? slash.word) : plain?.word
  if (word && said.isAddressed) {
    const rest = slash ? restOf(slash) : (plain?.rest ?? '')
    const isSpoken = plain !== null && 'isSpoken' in plain && plain.isSpoken === true
    const done = await runWord(world, at, { word, rest, understanding: null, isSpoken })
    if (done) return done
  }
  return said.file && said.isAddressed ? takeFile(world, at) : ask(world, at)
}

// A file without a word is a document for the office to import; from anybody else it is nothing we can read.
async function takeFile(world: ChatWorld, at: Deciding): Promise<Decided> {
  const { asker, office, text, conversation } = at
  // «gửi văn bản này cho các sở» under a file sends it round.
  if (text && isBroadcast(at)) return ask(world, at)
  const isImport = mayUse('nhapvanban', asker, office.bot.register.directory)
  const done = isImport ? await runWord(world, at, { word: 'nhapvanban', rest: text, understanding: null }) : null
  if (done) return done
  if (text) return ask(world, at)
  return { reply: reply(FILE_ONLY_READ_BY_OFFICE), about: 'file', conversation }
}
function isBroadcast({ text, office, asker, now }: Deciding): boolean {
  const vocabulary = office.bot.vocabularyFor({ viewer: viewerOf(asker, office.bot.register.directory), now })
  return understand(text, { now, context: [], vocabulary, addressed: true }).intent === 'broadcast'
}
// In the middle of a review «đúng» is a decision.
function goingOn({ ongoing, text }: Deciding): { readonly word: string; readonly rest: string } | null {
  if (!ongoing || !TAKES_UP[ongoing.word]?.(text)) return null
  return { word: ongoing.word, rest: `${ongoing.rest} ${text}` }
}
// «/tatnhac» says by its name what «/nhac tắt» says by its rest.
function restOf({ word, rest }: { readonly word: string; readonly rest: string }): string {
  const said: Readonly<Record<string, string>> = { tatnhac: 'tắt', batnhac: 'bật', hoan: 'hoãn' }
  const first = named(said, word)
  return first ? `${first} ${rest}`.trim() : rest
}

// «/constructor» is nobody's word: only what stands in the table itself counts.
function named<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined
}

type Called = {
  readonly word: string
  readonly rest: string
  readonly understanding: Understanding | null
  readonly isSpoken?: boolean
}
async function runWord(world: ChatWorld, at: Deciding, called: Called): Promise<Decided | null> {
  const { said, asker, office, now, conversation } = at
  const run = named(world.words ?? {}, called.word) ?? named(OWN_WORDS, called.word)
  const known = Object.hasOwn(WORDS, called.word) ? (called.word as ChatWord) : null
  if (!known || (!run && ['anyone', 'reads'].includes(WORDS[known]))) return null
  // «/start» without a code only says hello.
  if (known === 'start' && !called.rest) return null
  const decided = (outcome: WordOutcome): Decided => ({ ...outcome, about: `word ${known}`, conversation })
  const refused = (why: readonly string[]): Decided => ({
    ...decided({ reply: reply(why) }),
    about: `refused ${known}`,
  })
  if (said.user === null) return refused(NO_ANONYMOUS)
  if (!mayUse(known, asker, office.bot.register.directory)) return refused(REFUSED)
  // Understood from a sentence, it is answered with the nearest way.
  if (!run) return called.understanding ? null : decided({ reply: reply(NOT_YET) })
  const { storage, firstCode } = world
  const { provinces } = office.bot.register.directory
  const only = provinces.length === 1 ? (provinces[0] ?? null) : null
  const first = firstCode ? { code: firstCode, province: only } : null
  const botName = world.botName()
  const outcome = await run({
    ...called,
    said: { ...said, user: said.user },
    fetch: (kept) => fetchIn(world, kept ? { channel: kept.channel, file: kept } : said),
    asker,
    office,
    storage,
    now,
    first,
    botName,
    isSpoken: called.isSpoken ?? called.understanding !== null,
    isConfirmed: at.isConfirmed,
    shown: conversation.shown,
    files: world.files ?? null,
    manners: world.manners ?? PLAIN_MANNERS,
    feedLink: world.feedLink ?? (async () => null),
  })
  return decided(signed(outcome, said))
}

async function fetchIn({ fetch }: ChatWorld, { channel, file }: Pick<Said, 'channel' | 'file'>): Promise<FetchedFile> {
  return file && fetch ? fetch(channel, file) : { kind: 'gone' }
}

// A change made in a group says whose hand it was.
function signed(outcome: WordOutcome, said: Said): WordOutcome {
  if (!said.isGroup || !outcome.changes || !outcome.reply) return outcome
  const by = sayBy(said.name ?? said.user ?? '')
  return { ...outcome, reply: { ...outcome.reply, parts: [by, ...outcome.reply.parts] } }
}

async function ask(world: ChatWorld, at: Deciding): Promise<Decided> {
  const { said, asker, office, text, conversation, now } = at
  const { register } = office.bot
  const viewer = viewerOf(asker, register.directory)
  const pageSize = Math.max(4, Math.floor(world.can(said.channel).textMax / UNITS_PER_TASK))
  const slashStart = /^\/start\b/i.test(text)
  if (viewer.role === 'guest' && said.isAddressed && !/^\/(trogiup|help)\b/i.test(text))
    return { reply: reply(sayStranger(said.isGroup)), about: 'stranger', conversation }
  const question = {
    text: slashStart ? '/help' : text,
    viewer,
    now,
    addressed: said.isAddressed,
    pageSize,
    members: office.members,
  }
  // Most questions need nothing but the register.
  const isAsked = said.isAddressed && mayAskRegister(text)
  const facts = isAsked ? { facts: await askedFacts(world.storage, register, world.clock.now()) } : {}
  const asked = answer(office.bot, { ...question, ...facts }, conversation)
  const intent = asked.understanding?.intent ?? 'none'
  // A group hears the bot only when it speaks to it.
  if (!said.isAddressed) return { reply: null, about: intent, conversation }
  const act = asked.understanding && wordFor(asked.understanding, { isBound: asker.chat !== null })
  if (act) {
    const { word, understanding } = act
    const done = await runWord(world, at, { word, rest: text, understanding })
    if (done) return done
  }
  const only = asked.tasks.length === 1 ? asked.tasks[0] : undefined
  const mayReport = intent === 'task_detail' && only && asker.member?.role === 'focal'
  const extra: readonly Choice[] =
    mayReport && mayTouch('sai', asker, only.task, register) ? [{ label: 'Báo sai', says: `/sai ${only.task.no}` }] : []
  const detailed =
    asked.reply && intent === 'task_detail' && only
      ? await withHistory(world.storage, asked.reply, only, { register, viewer, now })
      : asked.reply
  const said_ = detailed && extra.length ? withChoices(detailed, extra) : detailed
  const bodies = asked.understanding?.slots.agency
  return { reply: said_, about: `question ${intent}`, ...(bodies ? { bodies } : {}), conversation: asked.conversation }
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
