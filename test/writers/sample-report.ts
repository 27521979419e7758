// One report of the shipped data with states of every kind, for the tests that open its files again.
import { momentOf } from '../../src/domain/calendar.ts'
import type { AssignmentState } from '../../src/domain/progress.ts'
import { takeSnapshot } from '../../src/flows/report.ts'
import { sayReport } from '../../src/wording/report.ts'
import { shippedRegister } from '../data/shipped.ts'

const bare = shippedRegister()
const at = momentOf('2025-08-28', '10:00')
const closed = (task: number, closedOn: string | null, changedAt = at): AssignmentState => ({
  task,
  body: '',
  period: '',
  state: 'closed',
  closedOn,
  awaitingAcceptance: false,
  changedAt,
})
const dated = bare.tasks.filter(
  (t) => t.province === 'Lào Cai' && t.document.known_from < '2025-09' && t.record.deadlines[0]?.kind === 'date',
)
const [early, late, unrated, later] = dated.map((t) => t.no)
export const register = shippedRegister({
  states: [
    closed(early ?? 0, '2025-08-08'),
    closed(late ?? 0, '2025-08-27'),
    closed(unrated ?? 0, null),
    closed(later ?? 0, '2025-08-29', momentOf('2025-08-30', '10:00')),
  ],
})
const take = (iso: string) => takeSnapshot({ register, province: 'Lào Cai', now: momentOf(iso, '17:00') })
export const previous = take('2025-08-29')
export const snapshot = {
  ...take('2025-09-01'),
  coverage: {
    from: '2025-08-25',
    to: '2025-08-31',
    of: 3,
    read: 1,
    notRead: 1,
    notPressed: 1,
    missed: [
      { no: dated[4]?.no ?? 0, body: 'Sở Nội vụ', cell: 'open-late' as const, why: 'not-read' as const },
      { no: dated[5]?.no ?? 0, body: 'Sở Tài chính', cell: 'open-late' as const, why: 'unreachable' as const },
    ],
  },
}
export const weekly = sayReport({ kind: 'weekly', snapshot, previous })
export const monthly = sayReport({ kind: 'monthly', snapshot, previous })
export const exceptions = sayReport({ kind: 'exceptions', snapshot, previous: null })
