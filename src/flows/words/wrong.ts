// /sai ID WHY: a focal person says that a line is wrong; the office decides with «nhận» or «bác».
import { isOf, mayTouch } from '../../domain/access.ts'
import { addWorkingDays, dayOf } from '../../domain/calendar.ts'
import type { Task } from '../../domain/register.ts'
import { type Choice, reply } from '../../domain/reply.ts'
import { readWrongReport, type WrongReport, wrongKey } from '../../domain/wrong-report.ts'
import { readNotOurs } from '../../text/not-ours.ts'
import { readWrongField } from '../../text/wrong-field.ts'
import { REFUSED } from '../../wording/access.ts'
import {
  sayHandLabel,
  sayNotOurs,
  sayNotOursWhich,
  sayOfficeCorrects,
  sayWrongAlready,
  sayWrongDecided,
  sayWrongNotice,
  sayWrongOf,
  sayWrongTaken,
  sayWrongWhich,
  WRONG_HOW,
  WRONG_LABEL,
  WRONG_NO,
  WRONG_YES,
} from '../../wording/reminder-manners.ts'
import { correctTask, readWanted } from './correct.ts'
import {
  asking,
  askingWhich,
  noticesTo,
  noticesToBody,
  type Word,
  type WordOutcome,
  type WordTurn,
} from './word-turn.ts'

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
  const { asker, office, now, said, storage } = turn
  const { register } = office.bot
  const body = asker.member?.body
  if (!body || !mayTouch('sai', asker, task, register)) return { reply: reply(REFUSED) }
  if (turn.isSpoken) return askWhose(turn, task, words)
  const reports = await reportsOf(storage, task.no)
  // One open report of a body and a task: what is added to it joins it, so that one verdict is of all that was said.
  const open = reports.find((r) => r.body === body && r.state === 'open')
  if (open && (!words || open.note.includes(words))) return { reply: reply(sayWrongTaken(task.no, open.note !== '')) }
  const n = open?.n ?? Math.max(0, ...reports.map((r) => r.n)) + 1
  const note = [...(open?.note ? [open.note] : []), words].join('; ').slice(0, NOTE_MAX)
  const kept: WrongReport = { task: task.no, body, note, at: open?.at ?? now, n, state: 'open' }
  const key = wrongKey(task.no, body, n)
  const until = addWorkingDays(register.rules.calendar, dayOf(now), 1)
  const text = sayWrongNotice(task.no, body, task.record.title, note, until)
  return {
    reply: reply(sayWrongTaken(task.no, note !== '')),
    changes: {
      settings: { [key]: JSON.stringify(kept) },
      queue: noticesTo(office, task.province, { key: `wrong:${said.key}`, text, now, choices: verdicts(kept) }),
      expects: { settings: { [key]: open ? JSON.stringify(open) : null } },
    },
  }
}

/** «Việc 12 không phải của sở em, của Sở Tài chính»: a line that is wrong, or a share to be handed over. */
function askWhose({ asker, office }: WordTurn, task: Task, words: string): WordOutcome {
  const { register } = office.bot
  const whose = readNotOurs(words)?.whose
  const into = whose ? register.directory.find(whose, task.province) : null
  const isBody = into !== null && into.type !== 'nhóm' && into.name !== asker.member?.body
  const note = `không phải việc của cơ quan${isBody ? `, là việc của ${into.name}` : ''}`
  const says = `/sai ${task.no} ${note}`
  if (!isBody || !mayTouch('chuyen', asker, task, register)) return asking(sayNotOurs(task, note), says)
  return askingWhich(sayNotOursWhich(task, into.name), [
    { label: WRONG_LABEL, says },
    { label: sayHandLabel(into.name), says: `/chuyen ${task.no} ${into.name} vì không phải việc của cơ quan` },
  ])
}
async function decide(turn: WordTurn, task: Task, words: string): Promise<WordOutcome> {
  const { asker, office, storage } = turn
  const { directory } = office.bot.register
  const verdict = readVerdict(words)
  if (!asker.member || !isOf(asker.member, task.province, directory)) return { reply: reply(REFUSED) }
  if (!verdict) return corrects(turn, task, words)
  const found = meant(
    await reportsOf(storage, task.no),
    verdict,
    (name) => directory.addressee(name, task.province).name,
  )
  const { isError } = verdict
  const [kept, second] = found
  if (!kept) return { reply: reply(REFUSED) }
  if (second) {
    const word = isError ? 'đúng' : 'không'
    const bodies = new Set(found.map((r) => r.body))
    const choices = found.map((r) => ({
      label: bodies.size === found.length ? r.body : sayWrongOf(r.body, r.note),
      says: `/sai ${task.no} ${word} #${r.n} ${r.body}`,
    }))
    return { reply: reply(sayWrongWhich(bodies.size > 1), choices) }
  }
  // A button of a report that is decided decides nothing else; who means to decide anew names the body.
  if (verdict.n !== null && kept.state !== 'open')
    return { reply: reply(sayWrongAlready(task.no, kept.body, kept.state === 'error')) }
  const said = sayWrongDecided(task.no, kept.body, isError)
  const body = { province: task.province, name: kept.body }
  // Who called it wrong hears what became of it.
  const notice = { key: `wrong-decided:${turn.said.key}`, text: said.join('\n'), now: turn.now }
  const state = isError ? ('error' as const) : ('rejected' as const)
  return {
    reply: reply(said),
    changes: {
      settings: { [wrongKey(task.no, kept.body, kept.n)]: JSON.stringify({ ...kept, state }) },
      queue: noticesToBody(office, body, notice),
    },
  }
}

/** The office reports nothing to itself: what it calls wrong is a correction, shown before anything changes. */
async function corrects(turn: WordTurn, task: Task, words: string): Promise<WordOutcome> {
  const wrong = readWrongField(words)
  if (!wrong) return { reply: reply(WRONG_HOW) }
  const { directory } = turn.office.bot.register
  const { field, value } = wrong
  const typed = `${field}: ${value}`.replaceAll('|', ' ')
  const wanted = value && readWanted(typed, { task, directory, today: dayOf(turn.now) })
  // Words that are no value («sai hạn rồi») are no reason to refuse: how it is done is said.
  if (!wanted || 'kind' in wanted) return { reply: reply(sayOfficeCorrects(task.no, field)) }
  const reason = words.replaceAll('|', ' ').replace(/\s+/g, ' ').slice(0, NOTE_MAX)
  return correctTask({ ...turn, rest: `${task.no} ${typed} | lý do ${reason}` })
}

// đúng | đúng là sai | nhận | không sai | bác, and behind it perhaps a body
const VERDICT =
  /^(?:(?<yes>đúng là sai|đúng|nhận|dung la sai|dung|nhan)|không sai|không|bác|khong sai|khong|bac)(?!\p{L})/iu
// «không sai hạn», «đúng là sai cơ quan»: what was wrong, no name.
const NO_BODY =
  /^(?:(?:thời |thoi )?(?:hạn|han)|ngày|ngay|(?:cơ quan|co quan|đơn vị|don vi)(?: (?:chủ trì|chu tri))?|chủ trì|chu tri)(?: (?:ạ|a|nhé|nhe|đâu|dau))?$/iu
type Verdict = {
  readonly isError: boolean
  /** «#2»: the report that a button stands under. */
  readonly n: number | null
  readonly body: string
}
function readVerdict(words: string): Verdict | null {
  const text = words.normalize('NFC')
  const hit = VERDICT.exec(text)
  if (!hit) return null
  const rest = /^\s*(?:#(?<n>\d{1,6}))?(?<body>[\s\S]*)$/.exec(text.slice(hit[0].length))?.groups
  return {
    isError: hit.groups?.yes !== undefined,
    n: rest?.n === undefined ? null : Number(rest.n),
    body: (rest?.body ?? '').trim().replace(NO_BODY, ''),
  }
}
/** The report that is meant; several where that has to be asked. */
function meant(
  reports: readonly WrongReport[],
  { n, body }: Verdict,
  nameOf: (body: string) => string | null,
): readonly WrongReport[] {
  const name = body && nameOf(body)
  const named = reports.filter((r) => (n === null || r.n === n) && (!body || r.body === name))
  if (n !== null) return named
  const open = named.filter((r) => r.state === 'open')
  // Named, and nothing of it open: the last decision about it is changed.
  return open.length || !body ? open : named.toSorted((a, b) => b.n - a.n).slice(0, 1)
}
async function reportsOf(storage: WordTurn['storage'], task: number): Promise<readonly WrongReport[]> {
  return [...(await storage.settings(wrongKey(task, ''))).values()].flatMap((t) => readWrongReport(t) ?? [])
}
function verdicts({ task, n }: WrongReport): readonly Choice[] {
  return [
    { label: WRONG_YES, says: `/sai ${task} đúng #${n}` },
    { label: WRONG_NO, says: `/sai ${task} không #${n}` },
  ]
}
