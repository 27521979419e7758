// What bodies called wrong and the office has not decided within a working day: told to the office again, once a day at ten.

import { addWorkingDays, type Day, dayOf, type Moment, momentOf } from '../domain/calendar.ts'
import { officeHearers } from '../domain/chat.ts'
import type { Message } from '../domain/message.ts'
import type { Register } from '../domain/register.ts'
import { isOpen, standingOf } from '../domain/status.ts'
import { type CorrectedAt, isUnmended, type WrongReport } from '../domain/wrong-report.ts'
import type { Clock, Storage } from '../ports.ts'
import { sayOpenWrong, sayUnmended } from '../wording/reminder-manners.ts'
import type { CurrentRegister } from './current-register.ts'
import { isFirstOfWeek, LIST_AT, LIST_UNTIL } from './unpressed.ts'
import { readWrongReports } from './wrong-reports.ts'

const NOTE = 'open-wrong:day'

export async function listOpenWrong(world: {
  readonly storage: Storage
  readonly current: CurrentRegister
  readonly clock: Clock
}): Promise<number> {
  const { storage, current, clock } = world
  const now = clock.now()
  const today = dayOf(now)
  if (now < momentOf(today, LIST_AT) || now >= momentOf(today, LIST_UNTIL)) return 0
  const register = await current.read() // gather
  if (!register.rules.calendar.isWorkingDay(today)) return 0
  if ((await storage.notes(NOTE)).get(NOTE) === today) return 0
  const { reports, correctedAt } = await readWrongReports(storage)
  const late = overdueOf(reports, register, today) // decide
  const unmended = isFirstOfWeek(register, today) ? unmendedOf(reports, correctedAt, { register, now }) : []
  const members = officeHearers(await storage.members(), null)
  const queue = members.flatMap((m): readonly Message[] => {
    const isMine = (r: WrongReport) => m.province === null || register.task(r.task)?.province === m.province
    const [mine, waiting] = [late.filter(isMine), unmended.filter(isMine)]
    if (!mine.length && !waiting.length) return []
    const key = `open-wrong:${today}>${m.channel}:${m.user}`
    const to = { channel: m.channel, chat: m.user, thread: null }
    const text = [...(mine.length ? [sayOpenWrong(mine)] : []), ...(waiting.length ? [sayUnmended(waiting)] : [])].join(
      '\n',
    )
    return [{ key, to, kind: 'notice', text, tells: [], dueAt: now, staleAt: null, queuedAt: now }]
  })
  const committed = await storage.commit({ at: now, queue, notes: { [NOTE]: today } }) // do
  return committed.kind === 'done' ? committed.queued : 0
}

/** Those whose working day is over: said on Monday, they stand here on Wednesday. */
export function overdueOf(reports: readonly WrongReport[], register: Register, today: Day): readonly WrongReport[] {
  const { calendar } = register.rules
  return reports.filter((r) => r.state === 'open' && addWorkingDays(calendar, dayOf(r.at), 1) < today)
}

type At = { readonly register: Register; readonly now: Moment }
/** Found wrong and not yet corrected: nobody is pressed for them meanwhile, so the office is, once a week. */
function unmendedOf(reports: readonly WrongReport[], correctedAt: CorrectedAt, { register, now }: At) {
  return reports.filter((r) => {
    const task = register.task(r.task)
    return task && isUnmended(r, correctedAt) && isOpen(standingOf(task, r.body, register, now).status)
  })
}
