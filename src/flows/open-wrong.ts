// What bodies called wrong and the office has not decided within a working day: told to the office again, once a day at ten.
import { addWorkingDays, type Day, dayOf, momentOf } from '../domain/calendar.ts'
import type { Message } from '../domain/message.ts'
import type { Register } from '../domain/register.ts'
import { readWrongReport, WRONG, type WrongReport } from '../domain/wrong-report.ts'
import type { Clock, Storage } from '../ports.ts'
import { sayOpenWrong } from '../wording/reminder-manners.ts'
import type { CurrentRegister } from './current-register.ts'
import { LIST_AT, LIST_UNTIL } from './unpressed.ts'

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
  const reports = [...(await storage.settings(WRONG)).values()].flatMap((text) => readWrongReport(text) ?? [])
  const late = overdueOf(reports, register, today) // decide
  const members = (await storage.members()).filter((m) => m.role === 'secretariat')
  const queue = members.flatMap((m): readonly Message[] => {
    const mine = late.filter((r) => m.province === null || register.task(r.task)?.province === m.province)
    if (!mine.length) return []
    const key = `open-wrong:${today}>${m.channel}:${m.user}`
    const to = { channel: m.channel, chat: m.user, thread: null }
    const text = sayOpenWrong(mine)
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
