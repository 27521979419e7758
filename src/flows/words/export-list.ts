// «xuất excel việc quá hạn», «in ra word danh sách này»: a list as a file, of what was asked or of what was just shown.
import { viewerOf } from '../../domain/access.ts'
import { dayOf } from '../../domain/calendar.ts'
import { told } from '../../domain/discretion.ts'
import { reply } from '../../domain/reply.ts'
import { findTasks, type ListedTask } from '../../domain/task-list.ts'
import { fold } from '../../text/fold.ts'
import type { Slots } from '../../understanding/intent.ts'
import { understand } from '../../understanding/understand.ts'
import { sayAsked, sayCountedOnly, sayNotInRegister } from '../../wording/lists.ts'
import {
  EXPORT_NOTHING,
  EXPORT_WHICH,
  NO_FILES,
  NO_PDF,
  sayExported,
  sayTableAsOf,
  sayTaskTable,
  sayTooLongForWord,
} from '../../wording/task-table.ts'
import { asked } from '../answers/lists.ts'
import { findDocuments, queryOf } from '../answers/lookup.ts'
import type { Question } from '../answers/office.ts'
import { listedTask } from '../answers/single.ts'
import { nameFile, offered } from '../files.ts'
import type { Word, WordTurn } from './word-turn.ts'

/** A longer table takes Word minutes to open, and hundreds of megabytes to write. */
const WORD_ROWS_MAX = 2_000

export const exportList: Word = async (turn) => {
  const { files, now, office } = turn
  if (!files) return { reply: reply(NO_FILES) }
  const slots = slotsOf(turn)
  const viewer = viewerOf(turn.asker, office.bot.register.directory)
  const page = { size: 0, skip: 0 }
  const question: Question = { intent: 'export', slots, viewer, now, shown: turn.shown, province: null, page }
  const found = listFor(turn, question)
  if ('why' in found) return { reply: reply(found.why) }
  const { shown, counted } = told(viewer, found, office.bot.register)
  if (!found.length) return { reply: reply(EXPORT_NOTHING) }
  const today = dayOf(now)
  const documents = findDocuments(office.bot, question)
  const title =
    namesList(slots) || !turn.shown.length
      ? sayAsked(asked({ ...question, slots: withRole(slots) }, documents), today)
      : 'Danh sách vừa xem'
  const wantsWord = slots.format !== 'xlsx' && slots.format !== undefined
  const isLong = wantsWord && shown.length > WORD_ROWS_MAX
  const format = wantsWord && !isLong ? 'docx' : 'xlsx'
  const name = nameFile(title, today, format)
  const bytes = await files.table(format, sayTaskTable(shown, title, today), sayTableAsOf(today))
  const note = isLong ? [sayTooLongForWord(WORD_ROWS_MAX)] : slots.format === 'pdf' ? [NO_PDF] : []
  const noted = [{ what: 'exported', about: title, value: String(shown.length) }]
  return {
    reply: {
      ...reply([...sayExported(shown.length, title, name), ...sayCountedOnly(counted), ...note]),
      file: offered(name, bytes),
    },
    changes: { noted },
  }
}

function slotsOf({ understanding, rest, now, office }: WordTurn): Readonly<Slots> {
  if (understanding) return understanding.slots
  const text = `xuất excel ${rest}`.trim()
  return understand(text, { now, context: [], vocabulary: office.bot.vocabulary, addressed: true }).slots
}
const FILTERS = [
  'agency',
  'from',
  'to',
  'status',
  'overdue_min_days',
  'document',
  'document_date',
  'topic',
  'limit',
] as const
const namesList = (slots: Readonly<Slots>) => FILTERS.some((f) => slots[f] !== undefined && slots[f] !== null)
// A role without a body says nothing.
const withRole = (slots: Readonly<Slots>): Readonly<Slots> => (slots.agency ? slots : { ...slots, role: 'any' })

type NoList = { readonly why: readonly string[] }
function listFor({ office, shown, rest }: WordTurn, question: Question): readonly ListedTask[] | NoList {
  const { register } = office.bot
  if (!namesList(question.slots) && !/(^| )(tat ca|toan bo|ca so)( |$)/.test(fold(rest))) {
    if (!shown.length) return { why: EXPORT_WHICH }
    return shown.flatMap((no) => register.task(no) ?? []).map((task) => listedTask(office.bot, task, question))
  }
  const documents = findDocuments(office.bot, question)
  if (documents.kind === 'none') return { why: sayNotInRegister(documents) }
  const lists = findTasks(register, queryOf(office.bot, question, documents), question.viewer, question.now)
  const all = lists.flatMap((l) => [...l.own, ...l.member, ...l.everybody])
  return question.slots.limit ? all.slice(0, question.slots.limit) : all
}
