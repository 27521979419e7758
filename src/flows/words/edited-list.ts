// A list that the bot wrote comes back: what was edited is shown, and at «đúng» becomes corrections.
import { dayOf } from '../../domain/calendar.ts'
import { type OfferedFile, reply } from '../../domain/reply.ts'
import type { InSteps } from '../../domain/steps.ts'
import { sayCorrectedAll, sayEditedTask, TASK_CHANGED_SINCE } from '../../wording/correct.ts'
import {
  EDITS_SHOWN,
  EDITS_TABLE_NAME,
  type Edit,
  sayEditsTable,
  sayEditsTitle,
  sayMoreEdits,
} from '../../wording/edited-table.ts'
import { sayEdited } from '../../wording/import.ts'
import { sayTableAsOf } from '../../wording/task-table.ts'
import { type Correction, type CorrectWorld, changesOf, correctInSteps, taskSeal, warningsOf } from '../correct.ts'
import { placesNow } from '../current-office.ts'
import { nameFile, offered } from '../files.ts'
import { inSlices } from '../give-way.ts'
import type { Imported } from '../import-document.ts'
import { asking, type WordOutcome, type WordTurn } from './word-turn.ts'

type Edited = Extract<Imported, { readonly kind: 'edited' }>

/** `seal`: of the tasks as they were shown; what was shown holds for them alone. */
export async function confirmEdits(
  turn: WordTurn,
  edited: Edited,
  { words, seal }: { readonly words: string; readonly seal: string | null },
): Promise<WordOutcome> {
  const { office, now, manners, said, isConfirmed } = turn
  const { corrections } = edited
  const signed = corrections.map((c) => ({ ...c, person: said.name ?? said.user }))
  const world = {
    register: office.bot.register,
    chats: placesNow(office, now),
    now,
    quiet: manners.quiet,
    origin: said.key,
  }
  // Thousands of tasks are seconds of work.
  const plan = await inSlices(correctInSteps(signed, world))
  const now_ = taskSeal(corrections.map((c) => c.task))
  if (plan && isConfirmed && seal === now_)
    return { reply: reply([sayCorrectedAll(corrections.length, plan.messages.length)]), changes: plan.changes }
  const { shown, file } = await showEdits(turn, edited, await inSlices(editsIn(signed, world)))
  if (!plan) return { reply: reply(shown) }
  const asked = asking([...(isConfirmed ? [TASK_CHANGED_SINCE] : []), ...shown], `/nhapvanban ${words} #${now_}`)
  return file && asked.reply ? { ...asked, reply: { ...asked.reply, file } } : asked
}

function* editsIn(corrections: readonly Correction[], world: CorrectWorld): InSteps<readonly Edit[]> {
  const edits: Edit[] = []
  for (const c of corrections) {
    edits.push({ task: c.task, changes: changesOf(c), warnings: warningsOf(c, world) })
    yield
  }
  return edits
}

type Shown = { readonly shown: readonly string[]; readonly file: OfferedFile | null }
/** A few edits stand in the answer; of many the first do, and a file has all of them. */
async function showEdits({ files, now }: WordTurn, { rows, problems }: Edited, edits: readonly Edit[]): Promise<Shown> {
  const isMany = files !== null && edits.length > EDITS_SHOWN
  const lines = (isMany ? edits.slice(0, EDITS_SHOWN) : edits).map((e) => sayEditedTask(e.task, e.changes, e.warnings))
  if (!isMany) return { shown: sayEdited(rows, lines, problems), file: null }
  const name = nameFile(EDITS_TABLE_NAME, dayOf(now), 'xlsx')
  const table = sayEditsTable(edits, sayEditsTitle(rows, edits.length))
  const bytes = await files.table('xlsx', table, sayTableAsOf(dayOf(now)))
  const all = { count: edits.length, more: sayMoreEdits(edits.length - EDITS_SHOWN, name) }
  return { shown: sayEdited(rows, lines, problems, all), file: offered(name, bytes) }
}
