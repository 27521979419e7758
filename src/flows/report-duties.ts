// The reports that conclusions themselves order of the office: weekly to the Standing Committee, monthly to the Board, as recurring duties of the register.

import { addDays, compareDays, type Day, dayOf, type Moment, momentOf, workingDayUpTo } from '../domain/calendar.ts'
import { officeHearers } from '../domain/chat.ts'
import { isKnown, type Register, type Task } from '../domain/register.ts'
import { duesOf } from '../domain/status.ts'
import type { Clock, Storage } from '../ports.ts'
import { OFFICE } from '../reminders/alarms.ts'
import { sayReportOffer } from '../wording/report-chat.ts'
import type { ReportKind } from '../wording/report-frame.ts'
import type { CurrentRegister } from './current-register.ts'
import type { ReminderSettings } from './remind.ts'

export type ReportDuty = {
  readonly kind: Extract<ReportKind, 'weekly' | 'monthly'>
  readonly task: Task
  /** The period that is due now or next, and its last day in time. */
  readonly period: string
  readonly due: Day
}
const RHYTHMS = [
  ['weekly', /FREQ=WEEKLY/],
  ['monthly', /FREQ=MONTHLY/],
] as const
/** How far ahead the next period is looked for; how long after its day an offer that was missed still comes. */
const AHEAD_DAYS = 45
const BEHIND_DAYS = 3

/** The office's own reports, the nearest period of each; none where no conclusion orders one. */
export function reportDuties(register: Register, province: string, now: Moment): readonly ReportDuty[] {
  const today = dayOf(now)
  const tasks = register
    .tasksIn(province)
    .filter((t) => isKnown(t.document, today) && t.record.lead.includes(OFFICE) && t.record.report_to.length > 0)
    .filter((t) => register.state(t, OFFICE, '')?.state !== 'closed')
  return RHYTHMS.flatMap(([kind, rhythm]) => {
    const dues = tasks.flatMap((task) =>
      duesOf(task, register, today, { until: addDays(today, AHEAD_DAYS) })
        .filter((d) => rhythm.test(d.deadline.rrule ?? '') && addDays(today, -BEHIND_DAYS) <= d.last)
        .filter((d) => register.state(task, OFFICE, d.period)?.state !== 'closed')
        .map((d) => ({ kind, task, period: d.period, due: d.last })),
    )
    return dues.sort((a, b) => compareDays(a.due, b.due)).slice(0, 1)
  })
}

type OfferWorld = {
  readonly storage: Storage
  readonly current: CurrentRegister
  readonly clock: Clock
  readonly settings: ReminderSettings
}
/** On the morning of the day a report is due the office is offered its draft; once a period. Gives the number of notices queued. */
export async function offerReports({ storage, current, clock, settings }: OfferWorld): Promise<number> {
  const now = clock.now()
  const today = dayOf(now)
  if (now < momentOf(today, settings.digestAt)) return 0
  const register = await current.read()
  const { calendar } = register.rules
  if (!calendar.isWorkingDay(today)) return 0
  const offers = register.directory.provinces.flatMap((province) =>
    reportDuties(register, province, now)
      .filter((d) => workingDayUpTo(calendar, d.due) <= today)
      .map((duty) => ({ province, duty, key: `report-offer:${province}:${duty.kind}:${duty.period}` })),
  )
  if (!offers.length) return 0
  const told = await storage.notes('report-offer:')
  const fresh = offers.filter((o) => !told.has(o.key))
  if (!fresh.length) return 0
  const secretaries = officeHearers(await storage.members(), null)
  const queue = fresh.flatMap(({ province, duty, key }) =>
    secretaries
      .filter((m) => m.province === province || (m.province === null && register.directory.provinces.length === 1))
      .map((m) => ({
        key: `${key}>${m.channel}:${m.user}`,
        to: { channel: m.channel, chat: m.user, thread: null },
        kind: 'notice' as const,
        text: sayReportOffer(duty, today),
        tells: [],
        dueAt: now,
        staleAt: null,
        queuedAt: now,
        offers: {
          choices: [
            {
              label: duty.kind === 'weekly' ? 'Lập báo cáo tuần' : 'Lập báo cáo tháng',
              says: duty.kind === 'weekly' ? '/baocao tuan' : '/baocao thang',
            },
          ],
          isGroup: false,
        },
      })),
  )
  // Noted even where nobody of the office is here yet: an offer of last week helps nobody.
  const notes = Object.fromEntries(fresh.map((o) => [o.key, today]))
  const committed = await storage.commit({ at: now, queue, notes })
  return committed.kind === 'done' ? committed.queued : 0
}
