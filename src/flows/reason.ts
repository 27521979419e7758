// A button that needs a reason was pressed: is what its person says next the reason, a question of its own, or neither for sure? Pure.
import type { Moment } from '../domain/calendar.ts'
import { PENDING_MS, type PendingAnswer, pendingId, type ReasonWanted } from '../domain/pending.ts'
import type { Choice, Reply } from '../domain/reply.ts'
import { fold } from '../text/fold.ts'
import { readObstacle } from '../text/obstacle-words.ts'
import { understand } from '../understanding/understand.ts'
import type { Vocabulary } from '../understanding/vocabulary.ts'
import {
  REASON_DROP,
  REASON_IS_IT,
  REASON_IS_QUESTION,
  sayAnswerStillWanted,
  sayReasonStillWanted,
} from '../wording/pending.ts'
import { readPlainWord, type WordOutcome } from './words/word-turn.ts'

export type ReasonMove =
  /** Do what this says: the word with its reason. */
  | { readonly kind: 'given'; readonly says: string }
  /** It may be either: asked back. */
  | { readonly kind: 'doubtful'; readonly options: readonly Choice[] }
  | { readonly kind: 'dropped' }
  /** No reason is wanted any more, or this is about something else. */
  | { readonly kind: 'other' }

export type Heard = {
  readonly text: string
  readonly answered: PendingAnswer | null
  readonly now: Moment
  readonly vocabulary: Vocabulary
}

export function reasonMove(wanted: ReasonWanted | null, heard: Heard): ReasonMove {
  const { text, answered, now } = heard
  if (!wanted || now > wanted.until) return { kind: 'other' }
  if (answered?.kind === 'drop') return { kind: answered.id === wanted.id ? 'dropped' : 'other' }
  if (answered?.kind === 'no') return { kind: 'dropped' }
  // «ok», «.», a command or another button is no reason.
  if (answered || text.startsWith('/') || !/\p{L}.*\p{L}/su.test(text)) return { kind: 'other' }
  const says = `${wanted.says} ${text}`
  if (wanted.isAnswer)
    return isAnswerTo(heard) && (!wanted.isLater || isPlainAnswer(heard)) ? { kind: 'given', says } : { kind: 'other' }
  switch (readLine(heard)) {
    case 'reason':
      return { kind: 'given', says }
    case 'question':
      return { kind: 'other' }
    case 'either':
      return {
        kind: 'doubtful',
        options: [
          { label: REASON_IS_IT, says },
          { label: REASON_IS_QUESTION, says: text },
        ],
      }
  }
}

// thiếu người, cần Sở Nội vụ quyết | UBND tỉnh      not: việc 4 được 40% | việc của bên em?
function isAnswerTo(heard: Heard): boolean {
  const { text } = heard
  if (/[?]\s*$/.test(text) || /(^| )(viec|nhiem vu|nv) (so )?\d/.test(fold(text)) || readPlainWord(text)) return false
  return readObstacle(text) !== null || readLine(heard) === 'reason' || !ASKS.test(fold(text))
}

// UBND tỉnh | chờ vốn      not: việc quá hạn | sắp đến hạn
function isPlainAnswer(heard: Heard): boolean {
  if (readObstacle(heard.text) !== null || readLine(heard) === 'reason') return true
  const key = fold(heard.text)
  return key.split(' ').length <= NAME_WORDS_MAX && !OF_TASKS.test(key)
}
const NAME_WORDS_MAX = 6
const OF_TASKS = /(^| )(viec|nhiem vu|han|thong ke|bao cao|tinh hinh|ket luan|van ban|con|thang|tuan|tiep|them)( |$)/

/** Words that ask: with one of them what is understood as a question is one. */
const ASKS =
  /(^| )(nao|gi|may|bao nhieu|bao gio|khi nao|ai|sao|xem|tim|danh sach|liet ke|thong ke|xuat|nhan|cho (em|toi|anh|chi|minh))( |$)/

/** Words that tell how things are; only a list is asked for with them too («việc chưa xong»). */
const TELLS = /(^| )(da|chua|khong|thieu|sai|nham|can|phai|khac)( |$)/

// văn bản chưa có dấu | số liệu đã gửi: reasons; việc của Sở Y tế? | hạn việc 12 là bao giờ: questions; việc chưa xong: either
function readLine({ text, now, vocabulary }: Heard): 'reason' | 'question' | 'either' {
  if (readPlainWord(text)) return 'question'
  const { intent, slots } = understand(text, { now, context: [], vocabulary, addressed: true })
  // «xin gia hạn việc 12 thêm 5 ngày vì …»: all of it is said anew.
  if (intent === 'request_extension' && slots.task !== undefined) return 'question'
  if (intent === 'greeting' || intent === 'help') return 'question'
  if (/[?]\s*$/.test(text)) return 'question'
  if (intent === 'out_of_scope') return 'reason'
  const key = fold(text)
  if (ASKS.test(key)) return 'question'
  return TELLS.test(key) && intent !== 'list_tasks' ? 'reason' : 'either'
}

type After = {
  readonly key: string
  readonly now: Moment
  readonly move: ReasonMove
  /** What a button of a question that waited did. */
  readonly does: string | null
  readonly outcome: WordOutcome
  /** It was answered from the register: nothing was done, and nothing tried. */
  readonly isQuestion: boolean
}
/** What is still wanted after a turn: until it is given, dropped, half an hour old, or something else became of its task. */
export function reasonAfter(
  wanted: ReasonWanted | null,
  { key, now, move, does, outcome, isQuestion }: After,
): ReasonWanted | null {
  const { wantsReason, changes, next } = outcome
  if (wantsReason) return { ...wantsReason, id: pendingId(key), until: now + PENDING_MS, ...(next ? { next } : {}) }
  if (!wanted || now > wanted.until || move.kind === 'given' || move.kind === 'dropped') return null
  // A question of the bot outlasts questions in between; whoever does something else has left it.
  if (wanted.isAnswer) return does === null && isQuestion && !outcome.asks ? { ...wanted, isLater: true } : null
  if (does?.startsWith(wanted.says) || changes?.entries?.some((e) => e.task === wanted.task)) return null
  return wanted
}

type Shown = {
  readonly wanted: ReasonWanted | null
  readonly reasonNow: ReasonWanted | null
  /** The reply is a question of its own. */
  readonly isAsked: boolean
}
/** A fresh demand has its way out as a button; after other talk it is recalled. */
export function withReason(said: Reply, { wanted, reasonNow, isAsked }: Shown): Reply {
  if (!reasonNow || isAsked) return said
  if (reasonNow.id !== wanted?.id)
    return { ...said, choices: [...said.choices, { label: REASON_DROP, says: `/thoi ${reasonNow.id}` }] }
  return {
    ...said,
    parts: [
      ...said.parts,
      reasonNow.isAnswer ? sayAnswerStillWanted(reasonNow.about) : sayReasonStillWanted(reasonNow.about),
    ],
  }
}
