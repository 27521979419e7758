// /congvan [BODY]: the letter that presses a body; without a name, letters to all that nothing reached today.
import { isOf } from '../../domain/access.ts'
import { dayOf, momentOf } from '../../domain/calendar.ts'
import { reply } from '../../domain/reply.ts'
import { REFUSED } from '../../wording/access.ts'
import { LETTER_IN_PRIVATE, LETTER_WHICH, sayLetterReady, sayNobodyToPress } from '../../wording/press-letter.ts'
import { NO_FILES } from '../../wording/task-table.ts'
import { pressFile } from '../press-cases.ts'
import { planUnpressed } from '../unpressed.ts'
import type { Word, WordTurn } from './word-turn.ts'

export const writeLetters: Word = async (turn) => {
  const { said, office, now, files, rest, storage } = turn
  if (said.isGroup) return { reply: reply(LETTER_IN_PRIVATE) }
  if (!files) return { reply: reply(NO_FILES) }
  const provinces = provincesOf(turn)
  if (!provinces.length) return { reply: reply(REFUSED) }
  const { register } = office.bot
  const digests = await storage.messages({ kinds: ['digest'], queuedFrom: momentOf(dayOf(now)) })
  const parts = { register, chats: office.chats, members: office.members, digests, now, settings: turn.manners }
  const wanted = rest ? bodyIn(turn, provinces) : null
  if (rest && !wanted) return { reply: reply(LETTER_WHICH) }
  const cases = planUnpressed({ ...parts, whoever: wanted !== null })
    .filter((p) => provinces.includes(p.province))
    .flatMap((p) => p.cases)
    .filter((c) => wanted === null || (c.body === wanted.name && c.province === wanted.province))
  if (!cases.length) return { reply: reply(sayNobodyToPress(wanted?.name ?? null)) }
  const file = await pressFile(cases, files, { register, now })
  const noted = [
    { what: 'letters made', about: wanted ? `body ${wanted.name}` : 'unpressed', value: String(cases.length) },
  ]
  return { reply: { ...reply(sayLetterReady(cases.map((c) => c.body))), file }, changes: { noted } }
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
