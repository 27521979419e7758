// /congvan [BODY]: the letter that presses a body; without a name, letters to all that nothing reached today.
import { isOf } from '../../domain/access.ts'
import type { Body } from '../../domain/agency.ts'
import type { Task } from '../../domain/register.ts'
import { reply } from '../../domain/reply.ts'
import { isOpen, standingOf } from '../../domain/status.ts'
import { pausedBy } from '../../domain/wrong-report.ts'
import { isPaused } from '../../reminders/work.ts'
import { REFUSED } from '../../wording/access.ts'
import {
  LETTER_IN_PRIVATE,
  LETTER_WHICH,
  sayLeftOut,
  sayLetterReady,
  sayNobodyToPress,
} from '../../wording/press-letter.ts'
import { NO_FILES } from '../../wording/task-table.ts'
import { pressFile } from '../press-cases.ts'
import { digestsFrom, planUnpressed } from '../unpressed.ts'
import { readWrongReports } from '../wrong-reports.ts'
import type { Word, WordTurn } from './word-turn.ts'

export const writeLetters: Word = async (turn) => {
  const { said, office, now, files, rest, storage } = turn
  if (said.isGroup) return { reply: reply(LETTER_IN_PRIVATE) }
  if (!files) return { reply: reply(NO_FILES) }
  const provinces = provincesOf(turn)
  if (!provinces.length) return { reply: reply(REFUSED) }
  const { register } = office.bot
  const digests = await storage.messages({ kinds: ['digest'], queuedFrom: digestsFrom(register, now) })
  const wrong = await readWrongReports(storage)
  const paused = pausedBy(wrong.reports, wrong.correctedAt)
  const parts = { register, chats: office.chats, members: office.members, digests, now, settings: turn.manners, paused }
  const wanted = rest ? bodyIn(turn, provinces) : null
  if (rest && !wanted) return { reply: reply(LETTER_WHICH) }
  const cases = planUnpressed({ ...parts, whoever: wanted !== null })
    .filter((p) => provinces.includes(p.province))
    .flatMap((p) => p.cases)
    .filter((c) => wanted === null || (c.body === wanted.name && c.province === wanted.province))
  const leftOut = wanted ? pausedTasks(wanted, paused, turn) : []
  if (!cases.length)
    return { reply: reply([...sayNobodyToPress(wanted?.name ?? null, leftOut.length > 0), ...sayLeftOut(leftOut)]) }
  const file = await pressFile(cases, files, { register, now })
  const noted = [
    { what: 'letters made', about: wanted ? `body ${wanted.name}` : 'unpressed', value: String(cases.length) },
  ]
  return {
    reply: { ...reply([...sayLetterReady(cases.map((c) => c.body)), ...sayLeftOut(leftOut)]), file },
    changes: { noted },
  }
}

/** What of a body's work is open and called wrong by it. */
function pausedTasks(
  { province, name }: Body,
  paused: ReadonlySet<string>,
  { office, now }: WordTurn,
): readonly Task[] {
  const { register } = office.bot
  const isLeft = (t: Task) => isPaused(t, name, paused) && isOpen(standingOf(t, name, register, now).status)
  return paused.size ? register.tasksIn(province).filter(isLeft) : []
}
function provincesOf({ asker, office }: WordTurn): readonly string[] {
  const { directory } = office.bot.register
  return directory.provinces.filter((p) => asker.member && isOf(asker.member, p, directory))
}
function bodyIn({ rest, office }: WordTurn, provinces: readonly string[]) {
  const { directory } = office.bot.register
  const found = provinces.flatMap((province) => {
    const to = directory.addressee(rest, province)
    return to.kind === 'body' && directory.hasBody({ province, name: to.name }) ? [{ province, name: to.name }] : []
  })
  return found.length === 1 ? (found[0] ?? null) : null
}
