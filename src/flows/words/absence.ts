// «tôi nghỉ đến 25/8», «nghỉ từ 1/9 đến 5/9»: the focal person is or will be away, the deputy stands in on those days.
import { type Absence, absencesFrom, isAwayOn, isWithin, withAbsence, withAbsences } from '../../domain/absence.ts'
import { type Day, dayOf, writeDay } from '../../domain/calendar.ts'
import type { Member } from '../../domain/chat.ts'
import { reply } from '../../domain/reply.ts'
import { readDates } from '../../text/asked-dates.ts'
import { fold } from '../../text/fold.ts'
import { readWords } from '../../text/words.ts'
import {
  AWAY_HOW,
  AWAY_ONE_AT_A_TIME,
  sayAbsences,
  sayAway,
  sayAwayEnded,
  sayAwayMany,
  sayAwayNone,
  sayAwayPast,
  sayAwayReversed,
  sayAwayWhich,
  sayOneAbsence,
} from '../../wording/absence.ts'
import { REFUSED } from '../../wording/access.ts'
import { lastDayIn } from './reminders.ts'
import { askingWhich, type Word, type WordOutcome } from './word-turn.ts'

/** More than anybody plans; older ones are over first. */
const ABSENCES_MAX = 12

export const setAway: Word = async ({ said, office, rest, now }) => {
  const self = office.members.find((m) => m.channel === said.channel && m.user === said.user)
  // A deputy who stands in cannot send himself away.
  if (!self || self.role !== 'focal') return { reply: reply(REFUSED) }
  const today = dayOf(now)
  const known = absencesFrom(self, today)
  const text = inDays(rest, today)
  const key = fold(text)
  if (/^(thoi|het|xong|bo|huy)( |$)/.test(key)) return ended(self, text, today)
  if (!key) return { reply: reply([...sayAbsences(known), ...AWAY_HOW]) }
  if ((` ${key} `.match(/ tu /g) ?? []).length > 1) return { reply: reply(AWAY_ONE_AT_A_TIME) }
  const until = lastDayIn(text, today)
  if (!until) return { reply: reply(AWAY_HOW) }
  const first = firstDayIn(text, today)
  if (first && until < first) return { reply: reply(sayAwayReversed(first, until)) }
  if (until < today) return { reply: reply(sayAwayPast(until)) }
  const one: Absence = { from: first && first > today ? first : null, until }
  const member = withAbsence(self, one, today)
  const all = absencesFrom(member, today)
  if (all.length > ABSENCES_MAX) return { reply: reply(sayAwayMany(known)) }
  const hasDeputy = office.members.some((m) => m.deputy && m.province === self.province && m.body === self.body)
  const others = all.filter((a) => a.from !== one.from || a.until !== one.until)
  return { reply: reply(sayAway(one, hasDeputy, others)), changes: { members: [member] } }
}

/** «/nghi thôi»: back from the absence that lasts, or the only one is off; of several to come it is asked which. */
function ended(self: Member, text: string, today: Day): WordOutcome {
  const known = absencesFrom(self, today)
  const keep = (list: readonly Absence[], isBack: boolean): WordOutcome => ({
    reply: reply(sayAwayEnded(list, isBack)),
    changes: { members: [withAbsences(self, list)] },
  })
  if (/(^| )(tat ca|het ca|moi|ca)( |$)/.test(fold(text).replace(/^\S+ ?/, ''))) return keep([], isAwayOn(self, today))
  const day = readDates(readWords(text), today)[0]?.since ?? null
  if (day !== null) {
    const gone =
      known.find((a) => a.from === day) ?? known.find((a) => isWithin(a, day) && (a.from !== null || day >= today))
    return gone
      ? keep(
          known.filter((a) => a !== gone),
          isWithin(gone, today),
        )
      : { reply: reply(sayAwayNone(day, known)) }
  }
  const lasting = known.filter((a) => isWithin(a, today))
  if (lasting.length || known.length < 2)
    return keep(lasting.length ? known.filter((a) => !lasting.includes(a)) : [], lasting.length > 0 || !known.length)
  return askingWhich(sayAwayWhich(known), [
    ...known.map((a) => ({ label: sayOneAbsence(a), says: `/nghi thôi ${writeDay(a.from ?? a.until)}` })),
    { label: 'Tất cả', says: '/nghi thôi tất cả' },
  ])
}

// từ 20/8 đến 25/8 | mai tôi nghỉ | tôi nghỉ 20/8      not: nghỉ đến 25/8 and 25/8 behind the word alone, from now on
function firstDayIn(text: string, today: Day): Day | null {
  const key = ` ${fold(text)} `
  const begins = key.includes(' tu ') || (key.includes(' nghi ') && !/ (den|toi het|het) /.test(key))
  return begins ? (readDates(readWords(text), today)[0]?.since ?? null) : null
}
// nghỉ chiều nay | nghỉ sáng mai      half a day counts as a day: the deputy hears in the meantime
function inDays(text: string, today: Day): string {
  return text.replace(
    /(?<![\p{L}\p{N}])(?:buổi |buoi )?(?:sáng|sang|trưa|trua|chiều|chieu|tối|toi|bữa|bua) nay(?![\p{L}\p{N}])/giu,
    `ngày ${writeDay(today)}`,
  )
}
