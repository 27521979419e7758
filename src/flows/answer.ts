// One message in, one reply out: understands, finds, says. Pure: the same question at the same moment gives the same answer.
import type { Moment } from '../domain/calendar.ts'
import type { Member, Viewer } from '../domain/chat.ts'
import type { Document } from '../domain/document.ts'
import { createLast } from '../domain/kept.ts'
import type { Register } from '../domain/register.ts'
import { type Reply, reply } from '../domain/reply.ts'
import { ANY_TASK, findTasks, type ListedTask, mayAskAbout } from '../domain/task-list.ts'
import type { AuditNote } from '../ports.ts'
import { saysClause } from '../text/asked-clauses.ts'
import { fold, tidy } from '../text/fold.ts'
import { impossibleIn } from '../text/impossible-days.ts'
import type { IntentName, Understanding } from '../understanding/intent.ts'
import { readRegisterQuestion } from '../understanding/register-question.ts'
import { showReading } from '../understanding/say-reading.ts'
import { understand } from '../understanding/understand.ts'
import { createVocabulary, type Vocabulary, withDocuments } from '../understanding/vocabulary.ts'
import { sayStranger } from '../wording/access.ts'
import { sayDaysRead, sayReadings, UNSURE } from '../wording/asked-back.ts'
import { sayUnknownBeside } from '../wording/bodies.ts'
import { sayNotice } from '../wording/former.ts'
import { NEAREST } from '../wording/nearest.ts'
import {
  DECLINE,
  GREETING,
  NOT_YET,
  ONLY_WHO_ASKED,
  sayHelp,
  sayImpossible,
  sayNoProvince,
  sayWhich,
  TOO_LONG,
  UNLISTED,
} from '../wording/talk.ts'
import { type AskedFacts, answerFigure, answerMoves } from './answers/asked-reports.ts'
import { answerBodies, answerBody, answerRecurring } from './answers/bodies.ts'
import { answerCoverage, answerUnreported } from './answers/coverage.ts'
import { answerChain, answerGivenTo } from './answers/document-chain.ts'
import { answerDocument } from './answers/documents.ts'
import { answerCount, answerList } from './answers/lists.ts'
import { answerMissing } from './answers/missing.ts'
import { readProvinceNamed } from './answers/named-province.ts'
import { type Answered, createOffice, knownDocuments, type Office, type Question } from './answers/office.ts'
import { answerPressed } from './answers/pressed.ts'
import { answerDeadline, answerDetail, answerWho } from './answers/single.ts'
import { answerStatistics } from './answers/statistics.ts'
import { answerStranger, strangerIn, unknownBodies } from './answers/stranger.ts'
import { answerUnacknowledged } from './answers/unacknowledged.ts'
import { answerWaiting } from './answers/waiting.ts'
import { readCommand } from './command-text.ts'

/** What the audit keeps of a question: intent and bodies, never its words. */
export function questionNote(about: string, bodies: readonly string[] = []): AuditNote {
  return { what: 'asked', about, value: bodies.length ? bodies.join('; ') : null }
}

/** Everything one answer needs, built once for a register. */
export type Bot = Office & {
  /** The words of all documents: for understanding alone, without an asker. */
  readonly vocabulary: Vocabulary
  /** The words an asker may use at a moment: documents he may not know of are no words at all. */
  readonly vocabularyFor: (asker: Pick<Said, 'viewer' | 'now'>) => Vocabulary
}
export function createBot(register: Register): Bot {
  const office = createOffice(register)
  const clausesOf = (documents: readonly Document[]) => {
    const ids = new Set(documents.map((d) => d.id))
    return register.tasks.flatMap((t) => (ids.has(t.document.id) ? [t.record.ref] : []))
  }
  const whole = createVocabulary(register.directory.file, register.documents, clausesOf(register.documents))
  const known = new Map<string, Vocabulary>()
  const vocabularyOf = createLast((documents: readonly Document[]) => {
    const key = documents.map((d) => d.id).join()
    const kept = known.get(key) ?? withDocuments(whole, documents, clausesOf(documents))
    known.set(key, kept)
    return kept
  })
  return {
    ...office,
    vocabulary: whole,
    vocabularyFor: (asker) => {
      const documents = knownDocuments(office, asker)
      return documents.length === register.documents.length ? whole : vocabularyOf(documents)
    },
  }
}

/** What a conversation remembers: the last texts, the list shown last and how far it was shown. */
export type Conversation = {
  readonly texts: readonly string[]
  readonly shown: readonly number[]
  readonly skip: number
}
export const NEW_CONVERSATION: Conversation = { texts: [], shown: [], skip: 0 }

export type Said = {
  readonly text: string
  readonly viewer: Viewer
  readonly now: Moment
  /** Named, mentioned, replied to, or in a private chat: a silent bot would be rude. */
  readonly addressed: boolean
  readonly pageSize: number
  /** What was gathered for a question about kept reports; left out: nothing is kept. */
  readonly facts?: AskedFacts
  /** Who answers for bodies, for those who may hear it. */
  readonly members?: readonly Member[]
}
export type Answer = {
  readonly understanding: Understanding | null
  readonly tasks: readonly ListedTask[]
  /** Null: silence. */
  readonly reply: Reply | null
  readonly conversation: Conversation
  /** Nothing is to be done or added: the register was asked, whatever else the words may say. */
  readonly isWhole?: boolean
}

/** The longest message that is read at all. */
export const TEXT_MAX = 4096

export function answer(office: Bot, said: Said, conversation: Conversation): Answer {
  const answered = answerAny(office, said, conversation)
  // Whoever nobody admitted hears how one is admitted, not that there is nothing: «không có» would be an answer.
  const isStranger =
    said.viewer.role === 'guest' && answered.reply !== null && answered.understanding?.intent !== 'help'
  return isStranger ? { ...answered, tasks: [], reply: reply(sayStranger(false)) } : answered
}

function answerAny(office: Bot, said: Said, conversation: Conversation): Answer {
  if (said.text.length > TEXT_MAX) return silent(said.addressed ? reply(TOO_LONG) : null, conversation)
  const typed = tidy(said.text).trim()
  if (!typed) return silent(null, conversation)
  if (isMore(typed) && conversation.texts.length) return more(office, said, conversation)
  // Under an answer in a group anybody may press «Xem tiếp»; what it goes on with is remembered for who asked.
  const isGroup = said.viewer.role === 'agency' && said.viewer.isGroup === true
  if (isGroup && said.addressed && fold(typed) === 'xem tiep') return silent(reply(ONLY_WHO_ASKED), conversation)
  if (DOCUMENT_LIST.has(fold(typed))) return listDocuments(office, said, conversation)
  const command = readCommand(typed, office.vocabularyFor(said), said)
  if (command?.kind === 'unknown')
    return { understanding: null, ...answerStranger(office, command.name, said), conversation }
  return answerNew(office, said, command?.text ?? typed, conversation)
}

/** What people type to see the documents of the register. */
const DOCUMENT_LIST = new Set([
  'van ban',
  'danh sach van ban',
  'cac van ban',
  'nhung van ban nao',
  'co nhung van ban nao',
  'so co nhung van ban nao',
])
export const isMore = (text: string) => ['xem tiep', 'tiep', 'xem them', 'nua'].includes(fold(text))

function answerNew(office: Bot, said: Said, text: string, conversation: Conversation): Answer {
  const understanding = understand(text, {
    now: said.now,
    context: conversation.texts,
    vocabulary: office.vocabularyFor(said),
    addressed: said.addressed,
  })
  const impossible = understanding.intent !== 'out_of_scope' || said.addressed ? impossibleIn(text) : null
  if (impossible) return { understanding, tasks: [], reply: reply(sayImpossible(impossible)), conversation }
  const question = {
    ...questionOf(understanding, said, conversation, 0),
    isClause: saysClause(understanding.slots.task, [...conversation.texts, text]),
  }
  const stranger = mayNameBody(question, said, text) ? strangerOf(office, said, text) : null
  if (stranger) return { understanding, tasks: [], reply: stranger.reply, conversation }
  const ofRegister = answerRegister(office, text, question, said)
  const strangers = ABOUT_BODIES.has(question.intent) && !ofRegister ? unknownBodies(office, question) : []
  const answered =
    ofRegister ??
    (strangers.length && strangers.length === question.slots.agency?.length
      ? answerStranger(office, strangers.join(', '), said)
      : whenSure(understanding, said, answerPlaced(office, text, question, said.addressed)))
  const notice = answered.reply
    ? [
        ...sayNotice(office.register.directory, understanding.reasons),
        ...(strangers.length && answered.tasks.length ? [sayUnknownBeside(strangers)] : []),
      ]
    : []
  const days = answered.reply && answered.tasks.length ? sayDaysRead(showReading(understanding)) : []
  const full =
    answered.reply && notice.length + days.length
      ? { ...answered.reply, parts: [...notice, ...answered.reply.parts, ...days] }
      : answered.reply
  const isTalk = understanding.intent === 'out_of_scope' || understanding.intent === 'greeting'
  const remembered = !isTalk
    ? remember(conversation, text, answered, understanding)
    : ofRegister?.tasks.length
      ? remember(conversation, A_LIST, answered)
      : conversation
  const whole = answered.isWhole ? { isWhole: true } : {}
  return { understanding, tasks: answered.tasks, reply: full, conversation: remembered, ...whole }
}

/** A body asked about that nobody knows. */
function strangerOf(office: Bot, said: Said, text: string): Answered | null {
  const name = strangerIn(text, office.vocabularyFor(said), said.now)
  return name === null ? null : answerStranger(office, name, said)
}
function mayNameBody({ intent, slots }: Question, { addressed }: Said, text: string): boolean {
  if (intent === 'out_of_scope') return addressed && /(^| )(viec|nhiem vu)( |$)/.test(fold(text))
  return ABOUT_BODIES.has(intent) && !slots.agency?.length
}
/** Questions that a body would narrow. */
const ABOUT_BODIES: ReadonlySet<IntentName> = new Set<IntentName>([
  'list_tasks',
  'count_tasks',
  'recurring_reports',
  'agency_info',
  'statistics',
  'export',
])

/** A weak reading that found nothing is asked back with what may have been meant; to talk that nobody addressed to the bot it stays silent. */
function whenSure({ intent, slots, unsure, heard, unlisted }: Understanding, said: Said, answered: Answered): Answered {
  if (unlisted) return { reply: reply(UNLISTED), tasks: [] }
  if (!unsure || answered.tasks.length || slots.agency_candidates?.length) return answered
  if (intent === 'ambiguous') {
    const choices = sayReadings('list_tasks', heard ?? {})
    return choices.length ? { reply: reply([UNSURE], choices), tasks: [] } : answered
  }
  if (!said.addressed) return { reply: null, tasks: [] }
  const choices = sayReadings(intent, slots)
  return choices.length ? { reply: reply([UNSURE], choices), tasks: [] } : answered
}

/** What a list that no intent gave is remembered as, so that «cái số 2» finds its second. */
const A_LIST = 'danh sách việc'

/** Questions about the register as a whole are read beside the intents; null: it is none. */
function answerRegister(office: Bot, text: string, question: Question, said: Said): Answered | null {
  const { now, shown } = question
  const asked = readRegisterQuestion(text, { now, shown, vocabulary: office.vocabularyFor(said) })
  if (!asked || said.viewer.role === 'guest') return null
  const facts = said.facts ?? NO_FACTS
  switch (asked.kind) {
    case 'chain':
      return answerChain(office, question, asked.document)
    case 'given-to':
      return answerGivenTo(office, question, asked.document)
    case 'moves':
      return answerMoves(office, question, asked, facts)
    case 'figure':
      return answerFigure(office, question, asked, facts)
    case 'unacknowledged':
      return answerUnacknowledged(office, question, asked)
    case 'coverage':
      return said.addressed ? answerCoverage(office, question, asked, facts) : null
    case 'missing':
      return { ...answerMissing(office, question, asked), isWhole: true }
    case 'pressing':
      return { ...answerPressed(office, question, asked, facts), isWhole: true }
    case 'waiting':
      return { ...answerWaiting(office, question, asked), isWhole: true }
    case 'unreported':
      return answerUnreported(office, question, asked)
  }
}
const NO_FACTS: AskedFacts = { reports: [] }

function listDocuments(office: Office, said: Said, conversation: Conversation): Answer {
  const question: Question = {
    intent: 'document_info',
    slots: {},
    viewer: said.viewer,
    now: said.now,
    shown: [],
    province: null,
    page: { size: said.pageSize, skip: 0 },
  }
  return { understanding: null, ...answerDocument(office, question), conversation }
}

function more(office: Bot, said: Said, conversation: Conversation): Answer {
  const text = conversation.texts.at(-1) ?? ''
  const skip = conversation.skip + said.pageSize
  const before = { ...conversation, texts: conversation.texts.slice(0, -1) }
  const understanding = understand(text, {
    now: said.now,
    context: before.texts,
    vocabulary: office.vocabularyFor(said),
    addressed: true,
  })
  const answered = answerPlaced(office, text, questionOf(understanding, said, conversation, skip), true)
  return { understanding, tasks: answered.tasks, reply: answered.reply, conversation: { ...conversation, skip } }
}

function questionOf(understanding: Understanding, said: Said, conversation: Conversation, skip: number): Question {
  const { intent, slots } = understanding
  return {
    intent: intent === 'follow_up' ? (slots.resolved_intent ?? 'ambiguous') : intent,
    slots,
    viewer: said.viewer,
    now: said.now,
    shown: conversation.shown,
    province: null,
    page: { size: said.pageSize, skip },
    ...(said.members ? { members: said.members } : {}),
  }
}

/** A province named beside a body narrows the answer; one that the register lacks is told as such. */
function answerPlaced(office: Office, text: string, question: Question, addressed: boolean): Answered {
  const here = office.register.directory.provinces.filter((p) => mayAskAbout(question.viewer, p))
  const placed = here.length > 0 && OF_PLACES.has(question.intent)
  const said = placed ? readProvinceNamed(text, question.slots, here) : NOWHERE
  // «còn tháng 9?» is still about the province of the question before.
  const { context } = question.slots
  const named = placed && said.kind === 'none' && context ? readProvinceNamed(context, question.slots, here) : said
  if (named.kind === 'elsewhere') return { reply: reply(sayNoProvince(named.province, here)), tasks: [] }
  return answerUnderstood(
    office,
    named.kind === 'named' ? { ...question, province: named.province } : question,
    addressed,
  )
}

const NOWHERE = { kind: 'none' } as const
/** Answers that a province narrows. */
const OF_PLACES: ReadonlySet<IntentName> = new Set<IntentName>([
  'list_tasks',
  'count_tasks',
  'deadline_of',
  'task_detail',
  'who_is_responsible',
  'recurring_reports',
  'agency_info',
  'list_agencies',
  'statistics',
  'export',
])

type Answerer = (office: Office, question: Question) => Answered
const ANSWERERS: Partial<Record<IntentName, Answerer>> = {
  list_tasks: answerList,
  count_tasks: answerCount,
  deadline_of: answerDeadline,
  task_detail: answerDetail,
  who_is_responsible: answerWho,
  recurring_reports: answerRecurring,
  agency_info: answerBody,
  list_agencies: answerBodies,
  document_info: answerDocument,
  statistics: answerStatistics,
  greeting: () => ({ reply: reply(GREETING), tasks: [] }),
  help: (office, question) => ({
    reply: reply(sayHelp(exampleOf(office, question), question.viewer.role === 'secretariat')),
    tasks: [],
  }),
}

/** What this asker can ask about and get an answer: a document, a task, a body of his own sight. */
function exampleOf(office: Office, question: Question) {
  const [document] = knownDocuments(office, question).filter((d) => d.number !== null)
  const lists = findTasks(office.register, ANY_TASK, question.viewer, question.now)
  const [listed] = lists.flatMap((l) => [...l.own, ...l.member])
  const body =
    listed?.task.parties.find((p) => p.role === 'lead' && p.addressee.kind === 'body')?.addressee.name ?? null
  return {
    document: document?.number ?? null,
    task: listed?.task.no ?? null,
    body,
    topic: listed?.task.record.title ?? null,
  }
}

function answerUnderstood(office: Office, question: Question, addressed: boolean): Answered {
  const { intent, slots } = question
  if (intent === 'out_of_scope')
    return { reply: slots.reply === 'decline' || addressed ? reply(DECLINE) : null, tasks: [] }
  const candidates = slots.agency_candidates ?? []
  if (candidates.length)
    return {
      reply: reply(
        sayWhich(candidates),
        candidates.map((name) => ({ label: name, says: name })),
      ),
      tasks: [],
    }
  if (intent === 'ambiguous') return { reply: reply(sayWhich([])), tasks: [] }
  const nearest = Object.hasOwn(NEAREST, intent) ? NEAREST[intent as keyof typeof NEAREST] : NOT_YET
  return ANSWERERS[intent]?.(office, question) ?? { reply: reply(nearest), tasks: [] }
}

const TURNS_KEPT = 4
/** «việc thứ 3» of a list is kept as the task it is, for «ai chủ trì việc đó»; the list stays behind it, for «việc thứ 4». */
function remember(conversation: Conversation, text: string, { tasks }: Answered, asked?: Understanding): Conversation {
  const [only, second] = tasks
  const one = only && !second ? only.task.no : null
  const isItem = one !== null && asked?.slots.item_index !== undefined
  const keepsList = isItem || (one !== null && asked?.intent === 'follow_up' && asked.slots.task !== undefined)
  const shown = tasks.length && !keepsList ? tasks.map((t) => t.task.no) : conversation.shown
  return { texts: [...conversation.texts, isItem ? `việc ${one}` : text].slice(-TURNS_KEPT), shown, skip: 0 }
}
function silent(said: Reply | null, conversation: Conversation): Answer {
  return { understanding: null, tasks: [], reply: said, conversation }
}
