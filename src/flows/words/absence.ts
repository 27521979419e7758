// «tôi nghỉ đến 25/8»: the focal person is away, the deputy stands in.
import { dayOf, writeDay } from '../../domain/calendar.ts'
import { reply } from '../../domain/reply.ts'
import { fold } from '../../text/fold.ts'
import { AWAY_HOW, REFUSED, sayAway } from '../../wording/access.ts'
import { setAbsence } from '../access.ts'
import { lastDayIn } from './reminders.ts'
import type { Word } from './word-turn.ts'

export const setAway: Word = async ({ said, office, rest, now }) => {
  const self = office.members.find((m) => m.channel === said.channel && m.user === said.user)
  // A deputy who stands in cannot send himself away.
  if (!self || self.role !== 'focal') return { reply: reply(REFUSED) }
  if (/^(thoi|het|xong)( |$)/.test(fold(rest))) return { reply: reply(sayAway(null)), changes: setAbsence(self, null) }
  const until = lastDayIn(rest, dayOf(now))
  if (!until || until < dayOf(now)) return { reply: reply(AWAY_HOW) }
  const hasDeputy = office.members.some((m) => m.deputy && m.province === self.province && m.body === self.body)
  return { reply: reply(sayAway(writeDay(until), hasDeputy)), changes: setAbsence(self, until) }
}
