// /sai ID WHY: a focal person says that a line is wrong; the office decides with «nhận» or «bác».
import { isOf, mayTouch } from '../../domain/access.ts'
import { addWorkingDays, dayOf } from '../../domain/calendar.ts'
import type { Task } from '../../domain/register.ts'
import { reply } from '../../domain/reply.ts'
import { readWrongReport, type WrongReport, wrongKey } from '../../domain/wrong-report.ts'
import { fold } from '../../text/fold.ts'
import { REFUSED } from '../../wording/access.ts'
import { sayWrongDecided, sayWrongNotice, sayWrongTaken, WRONG_HOW } from '../../wording/reminder-manners.ts'
import { noticesTo, type Word, type WordOutcome, type WordTurn } from './word-turn.ts'

const NOTE_MAX = 500

export const reportWrong: Word = async (turn) => {
  const read = /^(?<task>\d{1,7})(?:\s+(?<words>[\s\S]*))?$/.exec(turn.rest)?.groups
  if (!read) return { reply: reply(WRONG_HOW) }
  const task = turn.office.bot.register.task(Number(read.task))
  const words = (read.words ?? '').trim()
  if (!task) return { reply: reply(REFUSED) }
  return turn.asker.member?.role === 'secretariat' ? decide(turn, task, words) : report(turn, task, words)
}

async function report(turn: WordTurn, task: Task, words: string): Promise<WordOutcome> {
  const { asker, office, now, said } = turn
  const { register } = office.bot
  const body = asker.member?.body
  if (!body || !mayTouch('sai', asker, task, register)) return { reply: reply(REFUSED) }
  const note = words.slice(0, NOTE_MAX)
  const kept: WrongReport = { task: task.no, body, note, at: now, state: 'open' }
  const until = addWorkingDays(register.rules.calendar, dayOf(now), 1)
  const text = sayWrongNotice(task.no, body, task.record.title, note, until)
  return {
    reply: reply(sayWrongTaken(task.no)),
    changes: {
      settings: { [wrongKey(task.no, body)]: JSON.stringify(kept) },
      queue: noticesTo(office, task.province, { key: `wrong:${said.key}`, text, now }),
    },
  }
}

async function decide(turn: WordTurn, task: Task, words: string): Promise<WordOutcome> {
  const { asker, office, storage } = turn
  const { directory } = office.bot.register
  const verdict = /^(?<how>nhan|bac)(?: |$)/.exec(fold(words))?.groups?.how
  if (!asker.member || !isOf(asker.member, task.province, directory)) return { reply: reply(REFUSED) }
  if (!verdict) return { reply: reply(WRONG_HOW) }
  const name = words.replace(/^\S+\s*/, '')
  const found = directory.addressee(name, task.province)
  const key = wrongKey(task.no, found.name)
  const kept = readWrongReport((await storage.settings(key)).get(key) ?? '')
  if (!kept) return { reply: reply(REFUSED) }
  const isError = verdict === 'nhan'
  return {
    reply: reply(sayWrongDecided(task.no, kept.body, isError)),
    changes: { settings: { [key]: JSON.stringify({ ...kept, state: isError ? 'error' : 'rejected' }) } },
  }
}
