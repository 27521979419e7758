// Whom the office must press itself: each body that nothing reached, with what it owes, as letters and a list for the telephone.
import { addWorkingDays, dayOf, type Moment, timeOf, writeDay } from '../domain/calendar.ts'
import type { Member } from '../domain/chat.ts'
import type { Register } from '../domain/register.ts'
import type { OfferedFile } from '../domain/reply.ts'
import type { Digest, DigestLine } from '../reminders/plan.ts'
import { type PressCase, type PressedTask, type PressReach, sayCalls, sayPressLetter } from '../wording/press-letter.ts'
import { type FileDoor, nameFile, offered } from './files.ts'

/** Working days that a letter gives for an answer. */
const ANSWER_DAYS = 3

export function caseOf(digest: Digest, reach: PressReach, members: readonly Member[]): PressCase {
  const { province, bodies, overdue, today, soon } = digest
  const body = bodies[0] ?? ''
  return {
    province,
    body,
    reach,
    focal: focalNames(members, province, body),
    tasks: [...overdue, ...today, ...soon].map(pressedTask),
  }
}
/** Those who answer for a body, by the names that their channels show. */
export function focalNames(members: readonly Member[], province: string, body: string): readonly string[] {
  return members
    .filter((m) => m.role === 'focal' && m.province === province && m.body === body)
    .flatMap((m) => m.name ?? [])
}
function pressedTask({ listed: { task, dues, status } }: DigestLine): PressedTask {
  const { document, record } = task
  return {
    no: task.no,
    title: record.title,
    source: `${document.number ?? document.short_name}, mục ${record.ref}`,
    last: dues[0]?.last ?? null,
    daysLate: status.kind === 'overdue' ? status.days : 0,
  }
}

/** One Word file: a letter for each, and the list for the telephone where there are several. */
export async function pressFile(
  cases: readonly PressCase[],
  files: FileDoor,
  { register, now }: { readonly register: Register; readonly now: Moment },
): Promise<OfferedFile> {
  const today = dayOf(now)
  const until = addWorkingDays(register.rules.calendar, today, ANSWER_DAYS)
  const letters = cases.map((press) => sayPressLetter(press, { today, until }))
  const asOf = `Số liệu tính đến ${timeOf(now)} ngày ${writeDay(today)}`
  const bytes = await files.letters({ letters, calls: cases.length > 1 ? sayCalls(cases) : null, asOf })
  const name = cases.length === 1 ? `cong van don doc ${cases[0]?.body ?? ''}` : 'cong van don doc'
  return offered(nameFile(name, today, 'docx'), bytes)
}
