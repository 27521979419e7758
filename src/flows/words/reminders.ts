// «tắt nhắc», «nhắc lúc 7 giờ 30», «hoãn đến mai»: when a chat is reminded. The office is told.
import { addDays, type Day, dayOf, type Time } from '../../domain/calendar.ts'
import type { Chat } from '../../domain/chat.ts'
import { isEmptyFollow } from '../../domain/follow.ts'
import { reply } from '../../domain/reply.ts'
import { firstTimeAllowed } from '../../reminders/quiet-hours.ts'
import { readDates } from '../../text/asked-dates.ts'
import { fold } from '../../text/fold.ts'
import { readWords } from '../../text/words.ts'
import { UNFOLLOW_WAY } from '../../wording/follow.ts'
import {
  SETTINGS_HOW,
  SETTINGS_WHERE,
  sayQuietHour,
  saySettings,
  saySettingsNotice,
} from '../../wording/reminder-manners.ts'
import { chatFor } from '../access.ts'
import { noticesTo, type Word, type WordTurn } from './word-turn.ts'

export const setReminders: Word = async (turn) => {
  const { said, office, now } = turn
  const chat = chatFor(office.chats, said)
  if (!chat) {
    const { follow } = office.members.find((m) => m.channel === said.channel && m.user === said.user) ?? {}
    return { reply: reply([...SETTINGS_WHERE, ...(follow && !isEmptyFollow(follow) ? [UNFOLLOW_WAY] : [])]) }
  }
  const read = readSetting(turn)
  if (!read) return { reply: reply(SETTINGS_HOW) }
  // In its quiet hours nothing is sent: an hour that lies in them would be kept and never come true.
  const at = read.digestAt && firstTimeAllowed(read.digestAt, turn.manners.quiet)
  const change = at ? { ...read, digestAt: at } : read
  const moved = read.digestAt && at !== read.digestAt ? [sayQuietHour(read.digestAt)] : []
  const changed: Chat = { ...chat, ...change }
  const text = saySettingsNotice(changed, said.name ?? said.user)
  const notices = noticesTo(office, chat.province, { key: `settings:${said.key}`, text, now })
  return { reply: reply([...saySettings(changed), ...moved]), changes: { chats: [changed], queue: notices } }
}

type Setting = { readonly muted?: boolean; readonly digestAt?: Time; readonly snoozedUntil?: Day | null }
function readSetting({ rest, understanding, now }: WordTurn): Setting | null {
  const key = fold(rest)
  const today = dayOf(now)
  if (/^(tat|thoi|khong|(tam )?(dung|ngung))( |$)/.test(key)) return silenceOf(rest, today)
  if (/^(bat|mo)( |$)/.test(key)) return { muted: false, snoozedUntil: null }
  const slots = understanding?.slots ?? {}
  const until = slots.snooze_until ?? snoozeIn(rest, today)
  if (until && until > today) return { snoozedUntil: until, muted: false }
  if (slots.time) return { digestAt: slots.time, muted: false }
  if (understanding?.intent === 'unsubscribe') return silenceOf(rest, today)
  if (understanding?.intent === 'subscribe') return { muted: false, snoozedUntil: null }
  const time = /(?:^| )(\d{1,2})(?: ?(?:h|gio|g) ?(\d{2})?| (\d{2}))(?: |$)/.exec(key)
  return time ? atTime(Number(time[1]), Number(time[2] ?? time[3] ?? 0)) : null
}
// tắt nhắc | tắt nhắc hôm nay | dừng nhắc tới 20/8 | ngừng nhắc đến hết tuần này: with a day it ends by itself; one that is over is asked about
function silenceOf(text: string, today: Day): Setting | null {
  const hit = readDates(readWords(text), today).at(-1)
  if (!hit) return { muted: true }
  // «Từ 20/8» begins later: nothing keeps that.
  if (hit.how === 'from' || hit.how === 'after') return null
  const last = hit.until ?? hit.named
  const isUpTo = hit.how === 'by' && !/ (het|cuoi) /.test(fold(text))
  const until = isUpTo ? last : addDays(last, 1)
  return until > today ? { snoozedUntil: until, muted: false } : null
}
function atTime(hour: number, minute: number): Setting | null {
  if (hour > 23 || minute > 59) return null
  return { digestAt: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`, muted: false }
}
// hoãn đến mai | hoãn sang tuần sau
function snoozeIn(text: string, today: Day): Day | null {
  if (!/^(tam )?hoan( |$)/.test(fold(text))) return null
  return lastDayIn(text, today)
}
/** The last day that a text names. */
export function lastDayIn(text: string, today: Day): Day | null {
  const hit = readDates(readWords(text), today).at(-1)
  return hit ? (hit.how === 'before' && hit.until ? addDays(hit.until, 1) : (hit.until ?? hit.named)) : null
}
