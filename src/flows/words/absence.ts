// «tôi nghỉ đến 25/8», «nghỉ từ 1/9 đến 5/9»: the focal person is or will be away, the deputy stands in on those days.
import { isAwayOn } from '../../domain/access.ts'
import { type Day, dayOf, writeDay } from '../../domain/calendar.ts'
import { reply } from '../../domain/reply.ts'
import { readDates } from '../../text/asked-dates.ts'
import { fold } from '../../text/fold.ts'
import { readWords } from '../../text/words.ts'
import { AWAY_HOW, REFUSED, sayAway, sayAwayAlready, sayAwayLater } from '../../wording/access.ts'
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
  const first = firstDayIn(rest, today)
  const from = first && first > today ? first : null
  if (from && until < from) return { reply: reply(AWAY_HOW) }
  // One absence is kept at a time: the one that lasts is not cut short for one to come.
  if (from && self.awayUntil && isAwayOn(self, today))
    return { reply: reply(sayAwayAlready(writeDay(self.awayUntil), writeDay(from), writeDay(until))) }
  const hasDeputy = office.members.some((m) => m.deputy && m.province === self.province && m.body === self.body)
  const told = from ? sayAwayLater(writeDay(from), writeDay(until), hasDeputy) : sayAway(writeDay(until), hasDeputy)
  return { reply: reply(told), changes: setAbsence(self, until, from) }
}

// từ 20/8 đến 25/8 | mai tôi nghỉ | tôi nghỉ 20/8      not: nghỉ đến 25/8 and 25/8 behind the word alone, from now on
function firstDayIn(text: string, today: Day): Day | null {
  const key = ` ${fold(text)} `
  const begins = key.includes(' tu ') || (key.includes(' nghi ') && !/ (den|toi het|het) /.test(key))
  return begins ? (readDates(readWords(text), today)[0]?.since ?? null) : null
}
