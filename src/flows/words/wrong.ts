// /sai ID WHY: a focal person says that a line is wrong; the office decides with «nhận» or «bác».
import { isOf, mayTouch } from '../../domain/access.ts'
import { addWorkingDays, dayOf } from '../../domain/calendar.ts'
import type { Task } from '../../domain/register.ts'
import { type Choice, reply } from '../../domain/reply.ts'
import { readWrongReport, type WrongReport, wrongKey } from '../../domain/wrong-report.ts'
import { REFUSED } from '../../wording/access.ts'
import {
  sayWrongDecided,
  sayWrongNotice,
  sayWrongTaken,
  WRONG_HOW,
  WRONG_NO,
  WRONG_WHICH_BODY,
  WRONG_YES,
} from '../../wording/reminder-manners.ts'
import { noticesTo, noticesToBody, type Word, type WordOutcome, type WordTurn } from './word-turn.ts'

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
      queue: noticesTo(office, task.province, { key: `wrong:${said.key}`, text, now, choices: verdicts(task.no) }),
    },
  }
}

async function decide(turn: WordTurn, task: Task, words: string): Promise<WordOutcome> {
  const { asker, office, storage } = turn
  const { directory } = office.bot.register
  const verdict = readVerdict(words)
  if (!asker.member || !isOf(asker.member, task.province, directory)) return { reply: reply(REFUSED) }
  if (!verdict) return { reply: reply(WRONG_HOW) }
  const reports = [...(await storage.settings(wrongKey(task.no, ''))).values()].flatMap((t) => readWrongReport(t) ?? [])
  const open = reports.filter((r) => r.state === 'open')
  const named = verdict.body && directory.addressee(verdict.body, task.province).name
  const [kept, second] = named ? reports.filter((r) => r.body === named) : open
  if (!kept) return { reply: reply(REFUSED) }
  const { isError } = verdict
  if (second) {
    const word = isError ? 'đúng' : 'không'
    const choices = open.map((r) => ({ label: r.body, says: `/sai ${task.no} ${word} ${r.body}` }))
    return { reply: reply(WRONG_WHICH_BODY, choices) }
  }
  const said = sayWrongDecided(task.no, kept.body, isError)
  const body = { province: task.province, name: kept.body }
  // Who called it wrong hears what became of it.
  const notice = { key: `wrong-decided:${turn.said.key}`, text: said.join('\n'), now: turn.now }
  const state = isError ? ('error' as const) : ('rejected' as const)
  return {
    reply: reply(said),
    changes: {
      settings: { [wrongKey(task.no, kept.body)]: JSON.stringify({ ...kept, state }) },
      queue: noticesToBody(office, body, notice),
    },
  }
}

// đúng | đúng là sai | nhận | không sai | bác, and behind it perhaps a body
const VERDICT =
  /^(?:(?<yes>đúng là sai|đúng|nhận|dung la sai|dung|nhan)|không sai|không|bác|khong sai|khong|bac)(?!\p{L})/iu
function readVerdict(words: string): { readonly isError: boolean; readonly body: string } | null {
  const text = words.normalize('NFC')
  const hit = VERDICT.exec(text)
  return hit && { isError: hit.groups?.yes !== undefined, body: text.slice(hit[0].length).trim() }
}
function verdicts(no: number): readonly Choice[] {
  return [
    { label: WRONG_YES, says: `/sai ${no} đúng` },
    { label: WRONG_NO, says: `/sai ${no} không` },
  ]
}
