// What one text that was said comes to: a word that acts, a file, or a question answered from the register.
import { type Asker, type ChatWord, mayTouch, mayUse, viewerOf, WORDS } from '../domain/access.ts'
import type { Moment } from '../domain/calendar.ts'
import { readChoice } from '../domain/choice-codes.ts'
import type { Said } from '../domain/heard.ts'
import type { Pending } from '../domain/pending.ts'
import { type Choice, reply, withChoices } from '../domain/reply.ts'
import type { FetchedFile } from '../ports.ts'
import { readStandingAsked } from '../text/office-asks.ts'
import { asksForSilence, readUnfollow } from '../text/stop-words.ts'
import { type Matter, readMatters } from '../text/two-matters.ts'
import type { Understanding } from '../understanding/intent.ts'
import { factsAsked, mayAskRegister } from '../understanding/register-question.ts'
import { understand } from '../understanding/understand.ts'
import { NO_ANONYMOUS, REFUSED, sayBy, sayStranger } from '../wording/access.ts'
import { sayNoChoice } from '../wording/choices.ts'
import { UNPROVEN_HOW } from '../wording/endings.ts'
import { OFFICE_RETURNS } from '../wording/evidence.ts'
import { FILE_OF_WHICH_TASK, FILE_ONLY_READ_BY_OFFICE } from '../wording/files.ts'
import { ON_BEHALF_HOW } from '../wording/on-behalf.ts'
import { RIGHT, sayNextAsked, sayStillUnread, YES_LABEL } from '../wording/pending.ts'
import { SETTINGS_WHERE, SILENCE_FOLLOWED, SILENCE_HERE } from '../wording/reminder-manners.ts'
import { CALLED, NOT_YET } from '../wording/talk.ts'
import { chatFor } from './access.ts'
import { answer, type Conversation } from './answer.ts'
import { withHistory } from './answers/history.ts'
import { askedFacts } from './asked-facts.ts'
import type { Decided, Memo } from './chat-memo.ts'
import { type ChatWorld, PLAIN_MANNERS } from './chat-world.ts'
import type { OfficeNow } from './current-office.ts'
import { readPlain, readTold } from './plain-words.ts'
import { readNumbered, readSpoken } from './review/spoken.ts'
import { follows } from './words/follow.ts'
import { wordFor } from './words/intent-words.ts'
import { OWN_WORDS } from './words/own-words.ts'
import { readSlash, type WordOutcome } from './words/word-turn.ts'
import { readBareNumber, readCountedReport } from './words/work/unnumbered.ts'

/** Other ways in which people write the words. */
export const ALIASES: Readonly<Record<string, string>> = {
  help: 'trogiup',
  tatnhac: 'nhac',
  batnhac: 'nhac',
  hoan: 'nhac',
}
/** Which plain words a word takes up that has just asked something. */
const TAKES_UP: Readonly<Record<string, (text: string) => boolean>> = {
  duyet: (text) => text !== '' && (readSpoken(text) ?? readNumbered(text)) !== null,
  guiketluan: (text) => readSpoken(text)?.spoken.kind === 'undo',
}
/** Tasks listed in one answer: about what one message holds. */
const UNITS_PER_TASK = 250

/** Who says what, where, and what came before. */
export type Deciding = {
  readonly said: Said
  readonly asker: Asker
  readonly office: OfficeNow
  readonly text: string
  readonly conversation: Conversation
  readonly ongoing: Memo['ongoing']
  readonly now: Moment
  readonly isConfirmed: boolean
  readonly isChosen?: boolean
  /** The question that was asked last and waits. */
  readonly asked?: Pending | null
}

export async function decide(world: ChatWorld, at: Deciding): Promise<Decided> {
  const [first, second, ...others] = mattersIn(at)
  if (!first || !second) return decideOne(world, at)
  const rest = [second, ...others].map((m) => m.text).join('; ')
  return goOn(world, at, await decideOne(world, { ...at, text: first.text }), rest)
}
/** One message that tells of two tasks: what is told of the first, then of the next; each is a question of its own. */
function mattersIn({ said, asker, office, text, isConfirmed }: Deciding): readonly Matter[] {
  const isTold = said.isAddressed && !said.file && !isConfirmed && asker.member?.role === 'focal'
  const matters = isTold && !text.startsWith('/') ? readMatters(text) : []
  const { register } = office.bot
  const isOwn = ({ no }: Matter) => {
    const task = register.task(no)
    return task !== null && mayTouch('xong', asker, task, register)
  }
  return matters.every(isOwn) ? matters : []
}
/** What comes of the rest of a message behind what came of its beginning. */
export async function goOn(world: ChatWorld, at: Deciding, before: Decided, rest: string): Promise<Decided> {
  const behind = (line: string): Decided => ({
    ...before,
    reply: before.reply && { ...before.reply, parts: withLine(before.reply.parts, line) },
  })
  if (before.asks || before.wantsReason) return { ...behind(sayNextAsked(numberIn(rest))), next: rest }
  const told = await decide(world, { ...at, text: rest, isConfirmed: false })
  // Said in plain words it is a question at most; whatever it is, two things are not written at once.
  if (told.changes || !told.reply) return behind(sayStillUnread(rest))
  const { reply: said, asks, wantsReason, next: more, conversation } = told
  const parts = [...(before.reply?.parts ?? []), ...said.parts]
  return {
    ...before,
    reply: { ...said, parts },
    conversation,
    ...(asks ? { asks } : {}),
    ...(wantsReason ? { wantsReason } : {}),
    ...(more ? { next: more } : {}),
  }
}
/** In front of «Đúng không ạ?», which stands last. */
const withLine = (parts: readonly string[], line: string): readonly string[] =>
  parts.at(-1) === RIGHT ? [...parts.slice(0, -1), line, RIGHT] : [...parts, line]
const numberIn = (text: string): number => Number(/\d+/.exec(text)?.[0] ?? 0)

async function decideOne(world: ChatWorld, at: Deciding): Promise<Decided> {
  const { said, text } = at
  const slash = readSlash(text)
  // In a group plain words count only when they are meant for the bot.
  const plain =
    slash || !said.isAddressed
      ? null
      : (goingOn(at) ?? readPlain({ ...at, shown: at.conversation.shown, asked: at.asked ?? null }))
  const word = slash ? (named(ALIASES, slash.word) ?? slash.word) : plain?.word
  if (word && said.isAddressed) {
    const rest = slash ? restOf(slash) : (plain?.rest ?? '')
    const isSpoken = plain !== null && 'isSpoken' in plain && plain.isSpoken === true
    const done = await runWord(world, at, { word, rest, understanding: null, isSpoken })
    if (done) return done
  }
  if (said.file && said.isAddressed) return takeFile(world, at)
  const standing = said.isAddressed && !slash ? readStandingAsked(text) : null
  return ask(world, standing !== null ? { ...at, text: `việc ${text.trim()}` } : at)
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
  const mayProve = mayUse('xong', asker, office.bot.register.directory)
  return { reply: reply(mayProve ? FILE_OF_WHICH_TASK : FILE_ONLY_READ_BY_OFFICE), about: 'file', conversation }
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
/** The office reports nothing as its own: it is told how it writes for a body, or closes work that no document tells of. */
function refusalOf(word: ChatWord, { member, isGroup }: Asker): readonly string[] {
  if (member?.role !== 'secretariat' || isGroup) return REFUSED
  if (word === 'sua' || word === 'rut') return OFFICE_RETURNS
  return word === 'xong' ? UNPROVEN_HOW : ['tiendo', 'vuong'].includes(word) ? ON_BEHALF_HOW : REFUSED
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
  if (!mayUse(known, asker, office.bot.register.directory)) return refused(refusalOf(known, asker))
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
    can: world.can(said.channel),
    isSpoken: called.isSpoken ?? called.understanding !== null,
    isConfirmed: at.isConfirmed,
    isChosen: at.isChosen === true,
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

/** «Đừng báo tôi nữa»: the digest of this place, else what this person follows; asked first. */
function askSilence(isBound: boolean, isFollowing: boolean, conversation: Conversation): Decided {
  if (!isBound && !isFollowing) return { reply: reply(SETTINGS_WHERE), about: 'silence asked', conversation }
  const parts = [isBound ? SILENCE_HERE : SILENCE_FOLLOWED, RIGHT]
  const says = isBound ? '/nhac tắt' : 'thôi theo dõi tất cả'
  return { reply: reply(parts), asks: [{ label: YES_LABEL, says }], about: 'silence asked', conversation }
}
async function ask(world: ChatWorld, at: Deciding): Promise<Decided> {
  const { said, asker, office, text, conversation, now } = at
  const { register } = office.bot
  const viewer = viewerOf(asker, register.directory)
  const pageSize = Math.max(4, Math.floor(world.can(said.channel).textMax / UNITS_PER_TASK))
  const slashStart = /^\/start\b/i.test(text)
  if (viewer.role === 'guest' && said.isAddressed && !/^\/(trogiup|help)\b/i.test(text))
    return { reply: reply(sayStranger(said.isGroup)), about: 'stranger', conversation }
  if (text.trim() === '' && said.isAddressed && !said.file)
    return { reply: reply(CALLED), about: 'called', conversation }
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
  const asks = { now, vocabulary: office.bot.vocabularyFor(question), shown: conversation.shown }
  const wanted = isAsked ? factsAsked(text, asks) : null
  const facts = wanted ? { facts: await askedFacts(world.storage, register, world.clock.now(), wanted) } : {}
  const asked = answer(office.bot, { ...question, ...facts }, conversation)
  const intent = asked.understanding?.intent ?? 'none'
  // A group hears the bot only when it speaks to it.
  if (!said.isAddressed) return { reply: null, about: intent, conversation }
  if (asked.isWhole) return { reply: asked.reply, about: 'question missing', conversation: asked.conversation }
  const isBound = chatFor(office.chats, said) !== null
  const who = { asker, office, said: { ...said, user: said.user ?? '' } }
  if (asksForSilence(text)) return askSilence(isBound, follows(who), conversation)
  const stops = asked.understanding?.intent !== 'unsubscribe' && readUnfollow(text) && follows(who)
  const stopped = stops ? await runWord(world, at, { word: 'theodoi', rest: text, understanding: null }) : null
  if (stopped) return stopped
  const act = asked.understanding && wordFor(asked.understanding, { isBound })
  if (act) {
    const { word, understanding } = act
    const done = await runWord(world, at, { word, rest: text, understanding })
    if (done) return done
  }
  const numbered = intent === 'out_of_scope' ? readBareNumber({ text, asker, office, now }) : null
  if (numbered) return decide(world, { ...at, text: numbered })
  const report =
    intent === 'out_of_scope'
      ? readTold({ text, asker, office, now })
      : intent === 'task_detail'
        ? readCountedReport({ text, asker, office, now })
        : null
  if (report) {
    const done = await runWord(world, at, { ...report, understanding: null, isSpoken: true })
    if (done) return done
  }
  if (intent === 'out_of_scope' && readChoice(text))
    return { reply: reply([sayNoChoice(text.trim())]), about: 'choice none', conversation }
  const only = asked.tasks.length === 1 ? asked.tasks[0] : undefined
  const mayReport = intent === 'task_detail' && only && asker.member?.role === 'focal'
  const extra: readonly Choice[] =
    mayReport && mayTouch('sai', asker, only.task, register) ? [{ label: 'Báo sai', says: `/sai ${only.task.no}` }] : []
  const detailed =
    asked.reply && intent === 'task_detail' && only
      ? await withHistory(world.storage, asked.reply, only, {
          register,
          viewer,
          now,
          page: asked.conversation.skip / pageSize,
        })
      : asked.reply
  const said_ = detailed && extra.length ? withChoices(detailed, extra) : detailed
  const bodies = asked.understanding?.slots.agency
  return { reply: said_, about: `question ${intent}`, ...(bodies ? { bodies } : {}), conversation: asked.conversation }
}
