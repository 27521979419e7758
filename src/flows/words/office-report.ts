// /baocao tuan|thang|quahan: the report as files in the chat, and kept so that its figures can be asked back.
import { isOf } from '../../domain/access.ts'
import { dayOf } from '../../domain/calendar.ts'
import type { Message } from '../../domain/message.ts'
import type { Task } from '../../domain/register.ts'
import { reply } from '../../domain/reply.ts'
import { fold } from '../../text/fold.ts'
import { withoutNames } from '../../wording/report.ts'
import {
  REPORT_HOW,
  REPORT_PRIVATE,
  REPORT_PROVINCE,
  sayReportAsk,
  sayReportFile,
  sayReportReady,
} from '../../wording/report-chat.ts'
import { type ReportKind, sayCommittee } from '../../wording/report-frame.ts'
import { NO_FILES } from '../../wording/task-table.ts'
import { nameFile, offered, REPORT_FORMATS, type ReportFormat } from '../files.ts'
import { reportKey } from '../report-archive.ts'
import { reportDuties } from '../report-duties.ts'
import { reportWish } from '../report-facts.ts'
import { asking, type Word, type WordTurn } from './word-turn.ts'

const KINDS: readonly (readonly [RegExp, ReportKind])[] = [
  [/(^| )(tuan|hang tuan)( |$)/, 'weekly'],
  [/(^| )(thang|hang thang)( |$)/, 'monthly'],
  [/(^| )(qua han|quahan|tre)( |$)/, 'exceptions'],
]
const NAMES: Record<ReportKind, string> = {
  weekly: 'bao cao tuan',
  monthly: 'bao cao thang',
  exceptions: 'viec qua han',
}

export const makeOfficeReport: Word = async (turn) => {
  const { rest, said, files, storage, office, now } = turn
  const key = fold(rest)
  const kind = KINDS.find(([words]) => words.test(key))?.[1]
  if (said.isGroup) return { reply: reply(REPORT_PRIVATE) }
  if (!kind) return { reply: reply(REPORT_HOW) }
  const province = provinceFor(turn)
  if (province === null) return { reply: reply(REPORT_PROVINCE) }
  if (!files) return { reply: reply(NO_FILES) }
  if (turn.isSpoken) return asking(sayReportAsk(kind), `/baocao ${rest}`)
  const { register } = office.bot
  const wish = await reportWish(storage, register, { kind, province, now })
  const isAnonymous = /(^| )(khong ten|khong neu ten|an danh)( |$)/.test(key)
  const shown = isAnonymous ? { ...wish, snapshot: withoutNames(wish.snapshot) } : wish
  const today = dayOf(now)
  // Kept side by side, the version without names must be known by its name.
  const named = `${NAMES[kind]} ${province}${isAnonymous ? ' khong ten' : ''}`
  const made = await Promise.all(
    REPORT_FORMATS.map(async (format) => offered(nameFile(named, today, format), await files.report(format, shown))),
  )
  const [first, ...others] = made
  const duty = reportDuties(register, province, now).find((d) => d.kind === kind) ?? null
  const head = sayReportReady(wish, {
    committee: sayCommittee(province, today),
    duty: duty && { no: duty.task.no, body: leadOf(duty.task) },
    isAnonymous,
  })
  return {
    reply: { ...reply(head), ...(first ? { file: first } : {}) },
    changes: {
      queue: others.map((file, i) => fileMessage(turn, file, REPORT_FORMATS[i + 1] ?? 'xlsx')),
      // Only the named version is kept: the anonymous one follows from it.
      notes: { [reportKey(kind, wish.snapshot)]: JSON.stringify(wish.snapshot) },
      noted: [{ what: 'report', about: reportKey(kind, wish.snapshot), value: String(wish.snapshot.rows.length) }],
    },
  }
}

const leadOf = ({ parties, record }: Task): string =>
  parties.find((p) => p.role === 'lead' && p.addressee.kind === 'body')?.addressee.name ?? record.lead[0] ?? ''
function provinceFor({ asker, office }: WordTurn): string | null {
  const { directory } = office.bot.register
  const own = directory.provinces.filter((p) => asker.member && isOf(asker.member, p, directory))
  return own.length === 1 ? (own[0] ?? null) : null
}
function fileMessage(
  { said, now }: WordTurn,
  file: { readonly name: string; readonly base64: string },
  format: ReportFormat,
): Message {
  return {
    key: `answer:${said.key}:${format}`,
    to: { channel: said.channel, chat: said.chat, thread: said.thread },
    kind: 'answer',
    text: sayReportFile(format),
    tells: [],
    dueAt: now,
    staleAt: null,
    queuedAt: now,
    file,
  }
}
