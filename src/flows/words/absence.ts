// «tôi nghỉ đến 25/8»: the focal person is away, the deputy stands in.
import { type Day, dayOf, writeDay, yearOf } from '../../domain/calendar.ts'
import { reply } from '../../domain/reply.ts'
import { readDates } from '../../text/asked-dates.ts'
import { fold } from '../../text/fold.ts'
import { readWords } from '../../text/words.ts'
import { AWAY_HOW, REFUSED, sayAway, sayAwayLater } from '../../wording/access.ts'
import { setAbsence } from '../access.ts'
import { lastDayIn } from './reminders.ts'
import type { Word } from './word-turn.ts'

export const setAway: Word = async ({ said, office, rest, now }) => {
  const self = office.members.find((m) => m.channel === said.channel && m.user === said.user)
  // A deputy who stands in cannot send himself away.
  if (!self || self.role !== 'focal') return { reply: reply(REFUSED) }
  if (/^(thoi|het|xong)( |$)/.test(fold(rest))) return { reply: reply(sayAway(null)), changes: setAbsence(self, null) }
  const today = dayOf(now)
  const until = lastDayIn(rest, today)
  if (!until || until < today) return { reply: reply(AWAY_HOW) }
  // Absence begins when it is said: written down today, it would give the work away before that day.
  const from = firstDayIn(rest, today)
  if (from && from > today) return { reply: reply(sayAwayLater(writeDay(from), writeDay(until, yearOf(today)))) }
  const hasDeputy = office.members.some((m) => m.deputy && m.province === self.province && m.body === self.body)
  return { reply: reply(sayAway(writeDay(until), hasDeputy)), changes: setAbsence(self, until) }
}

// từ 20/8 đến 25/8 | mai tôi nghỉ | tôi nghỉ 20/8      not: nghỉ đến 25/8 and 25/8 behind the word alone, from now on
function firstDayIn(text: string, today: Day): Day | null {
  const key = ` ${fold(text)} `
  const begins = key.includes(' tu ') || (key.includes(' nghi ') && !/ (den|toi het|het) /.test(key))
  return begins ? (readDates(readWords(text), today)[0]?.since ?? null) : null
}
