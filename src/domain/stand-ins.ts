// While the focal person of a body is away, what would reach only him reaches the deputies too.
import { memberToday } from './access.ts'
import type { Body } from './agency.ts'
import type { Day } from './calendar.ts'
import type { Member } from './chat.ts'

/** The deputies that stand in for a body today. */
export function standInsOf(body: Body, members: readonly Member[], today: Day): readonly Member[] {
  return members.filter(
    (m) =>
      m.role === 'member' &&
      !m.unheard &&
      m.province === body.province &&
      m.body === body.name &&
      memberToday(m, members, today)?.role === 'focal',
  )
}
