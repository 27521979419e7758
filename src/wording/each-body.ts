// A task of several bodies, body by body: how each stands, what it said and proved, and by name those who have not reported it done.
import type { Day } from '../domain/calendar.ts'
import type { Instances } from '../domain/instances.ts'
import type { Entry } from '../domain/ledger.ts'
import { type Due, isOpen, type Standing } from '../domain/status.ts'
import { sayDue, sayStatus } from './deadlines.ts'
import { sayThreeAnswers } from './task-history.ts'
import { sayMarks } from './work.ts'

export type BodyStanding = { readonly body: string; readonly standing: Standing; readonly due: Due | null }

const BODIES_MAX = 6
const NAMES_MAX = 40
export function sayEachBody(
  each: readonly BodyStanding[],
  {
    entries,
    instances,
    isOver,
    today,
    page = 0,
  }: {
    readonly entries: readonly Entry[]
    readonly instances: Instances
    /** Withdrawn, merged or done as a whole: nobody is missing. */
    readonly isOver: boolean
    readonly today: Day
    /** How many pages of those who said something were shown before («xem tiếp»). */
    readonly page?: number
  },
): { readonly lines: readonly string[]; readonly more: number } {
  const said = each.filter(({ body }) => entries.some((e) => e.body === body && e.kind !== 'acknowledged'))
  // Of a few bodies each has its lines once one of them stands otherwise; of a long list those who said something, the latest ones.
  const isShort = each.length <= BODIES_MAX && said.length > 0
  const end = said.length - page * BODIES_MAX
  const shown = isShort ? each : said.slice(Math.max(0, end - BODIES_MAX), Math.max(0, end))
  const more = isShort ? 0 : Math.max(0, end - BODIES_MAX)
  const lines = [
    ...shown.flatMap((one) => sayBody(one, entries, today)),
    ...(more > 0 ? [`   (còn ${more} cơ quan khác đã báo: gõ «xem tiếp»)`] : []),
    ...(isOver || page > 0 ? [] : sayMissing(each, instances, today)),
  ]
  return { lines, more }
}
/** What «xem tiếp» goes on with; without lines all were shown. */
export function sayFurtherBodies(no: number, lines: readonly string[]): string {
  return lines.length
    ? [`Việc ${no}, các cơ quan đã báo trước đó:`, ...lines].join('\n')
    : `Việc ${no}: đã kể hết các cơ quan đã báo.`
}
function sayBody({ body, standing, due }: BodyStanding, entries: readonly Entry[], today: Day): readonly string[] {
  const extended = due?.extended ? [sayDue(due, today)] : []
  const status = [sayStatus(standing.status, today), ...extended, ...sayMarks(standing.state, today)].join(' · ')
  const answers = sayThreeAnswers(entries, { body, period: due?.period ?? '', due, today })
  return [`   ${body}: ${status}`, ...answers.map((line) => `  ${line}`)]
}
/** «Chưa báo xong (13): …»: an answer to «cơ quan nào chưa nộp». */
function sayMissing(each: readonly BodyStanding[], { open, unlisted }: Instances, today: Day): readonly string[] {
  const missing = each.filter(({ body, standing }) => open.includes(body) && !isReported(standing))
  const names = missing
    .slice(0, NAMES_MAX)
    .map(({ body, standing: { status } }) =>
      status.kind === 'overdue' ? `${body} (${sayStatus(status, today)})` : body,
    )
  const rest = [
    ...(missing.length > NAMES_MAX ? [`và ${missing.length - NAMES_MAX} cơ quan khác`] : []),
    ...(unlisted ? [`${unlisted} nơi chưa có trong danh sách`] : []),
  ]
  const count = missing.length + unlisted
  return count ? [`   Chưa báo xong (${count}): ${[...names, ...rest].join('; ')}.`] : []
}
const isReported = ({ status }: Standing) => !isOpen(status) || status.kind === 'awaiting-acceptance'
