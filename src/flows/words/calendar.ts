// /lich: a body's deadlines in people's own calendars, by a link that follows the register, or as a file where there is none.
import { mayUse, viewerOf } from '../../domain/access.ts'
import type { Body } from '../../domain/agency.ts'
import { dayOf } from '../../domain/calendar.ts'
import { feedOf } from '../../domain/feed.ts'
import { reply } from '../../domain/reply.ts'
import { fold } from '../../text/fold.ts'
import { REFUSED } from '../../wording/access.ts'
import { CALENDAR_WHICH, sayCalendarChanged, sayCalendarFile, sayCalendarLink } from '../../wording/report-feed.ts'
import { NO_FILES } from '../../wording/task-table.ts'
import { feedNote, feedSetting } from '../calendar-feeds.ts'
import { nameFile, offered } from '../files.ts'
import type { Word, WordTurn } from './word-turn.ts'

export const giveCalendar: Word = async (turn) => {
  const { office, now, files, feedLink, rest } = turn
  const { register } = office.bot
  const isChange = /(^| )(doi|doi lien ket|link moi)$/.test(fold(rest))
  const bodies = bodiesMeant(turn)
  const [body] = bodies
  if (!body) return { reply: reply(CALENDAR_WHICH) }
  if (isChange) return changeLink(turn, body)
  const link = await feedLink(body)
  if (link !== null)
    return { reply: reply(sayCalendarLink(body, link)), changes: { notes: { [feedNote(body)]: dayOf(now) } } }
  if (!files) return { reply: reply(NO_FILES) }
  const feed = feedOf(register, body, now)
  const name = nameFile(`han viec ${body.name}`, dayOf(now), 'ics')
  const file = offered(name, new TextEncoder().encode(files.calendar(feed)))
  return { reply: { ...reply(sayCalendarFile(body, feed.entries.length)), file } }
}

/** A body its own; the office the one that it names. */
function bodiesMeant({ asker, office, rest }: WordTurn): readonly Body[] {
  const { directory } = office.bot.register
  const viewer = viewerOf(asker, directory)
  const key = fold(rest)
    .replace(/(^| )(doi|doi lien ket|link moi)$/, '')
    .trim()
  if (viewer.role === 'guest') return []
  const provinces = viewer.province === null ? directory.provinces : [viewer.province]
  const name = rest.replace(/\s*(đổi|doi)(\s+(liên kết|lien ket|link))?$/iu, '').trim()
  const named = key ? provinces.flatMap((province) => found(name, province)) : []
  function found(written: string, province: string): readonly Body[] {
    const to = directory.addressee(written, province)
    return to.kind === 'body' && directory.hasBody({ province, name: to.name }) ? [{ province, name: to.name }] : []
  }
  if (viewer.role !== 'agency') return named
  const own = viewer.bodies.map((b) => ({ province: viewer.province, name: b }))
  return key ? own.filter((b) => named.some((n) => n.name === b.name)) : own
}

// A link that reached somebody who should not have it: the office or the focal person makes it worthless.
async function changeLink({ asker, office, storage, feedLink }: WordTurn, body: Body) {
  if (!mayUse('nhac', asker, office.bot.register.directory)) return { reply: reply(REFUSED) }
  const key = feedSetting(body)
  const turns = Number((await storage.settings(key)).get(key) ?? 0)
  const hasLinks = (await feedLink(body)) !== null
  return { reply: reply(sayCalendarChanged(body, hasLinks)), changes: { settings: { [key]: String(turns + 1) } } }
}
