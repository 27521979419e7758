// «theo dõi việc 12», «nhắc trước 5 ngày việc của Sở Nội vụ», «thôi theo dõi việc 12»: what a person hears of beside the digests.
import { mayUse, viewerOf } from '../../domain/access.ts'
import { dayOf } from '../../domain/calendar.ts'
import {
  FOLLOWS_NOTHING,
  type Follow,
  isEmptyFollow,
  withFollowed,
  withLeadDays,
  withoutFollowed,
} from '../../domain/follow.ts'
import { isKnown } from '../../domain/register.ts'
import { type Reply, reply } from '../../domain/reply.ts'
import { findTasks, maySee } from '../../domain/task-list.ts'
import { firstTimeAllowed } from '../../reminders/quiet-hours.ts'
import { fold } from '../../text/fold.ts'
import { readUnfollow } from '../../text/stop-words.ts'
import type { Slots } from '../../understanding/intent.ts'
import { understand } from '../../understanding/understand.ts'
import {
  FOLLOW_HOW,
  FOLLOW_NO_TASK,
  FOLLOW_PRIVATE,
  sayFollow,
  sayWorkOf,
  UNFOLLOW_ALL_LABEL,
  UNFOLLOW_WHICH,
  UNFOLLOWED_ALL,
} from '../../wording/follow.ts'
import { sayQuietHour } from '../../wording/reminder-manners.ts'
import { sayTaskName } from '../../wording/work.ts'
import { chatFor } from '../access.ts'
import { bodiesOf, findDocuments, findNamedTasks, queryOf } from '../answers/lookup.ts'
import type { Question } from '../answers/office.ts'
import { noSuchBody, strangerAmong } from '../answers/stranger.ts'
import { askingWhich, type Word, type WordOutcome, type WordTurn } from './word-turn.ts'

/** «theo dõi» of a word that was typed as `/theodoi 12`. */
const TYPED = 'theo dõi việc'

export const followTasks: Word = async (turn) => {
  const own = ownerOf(turn)
  if (!own) return { reply: reply(FOLLOW_PRIVATE) }
  const asked = askedIn(turn)
  const isStop = asked.intent === 'unsubscribe'
  const stranger = strangerIn(turn)
  if (stranger) return { reply: reply(stranger) }
  if (isStop && isEverything(turn, asked.slots)) return kept(own, FOLLOWS_NOTHING, reply(UNFOLLOWED_ALL))
  const found = foundIn(turn, asked.slots)
  if (isStop && !isFollowed(own.follow, found) && !isEmptyFollow(own.follow) && !asked.slots.task)
    return which(turn, own.follow)
  const timing = timingIn(asked.slots, turn)
  if (found === 'nothing-named' && !Object.keys(timing).length && !asked.slots.lead_days?.length)
    return asked.intent === 'list' ? shown(turn, own.follow) : { reply: reply(isStop ? UNFOLLOW_WHICH : FOLLOW_HOW) }
  if (found === 'none') return { reply: reply(FOLLOW_NO_TASK) }
  const named = found === 'nothing-named' ? { tasks: [], bodies: [] } : found
  const changed = isStop ? withoutFollowed(own.follow, named) : withFollowed(own.follow, named)
  const days = isStop ? [] : (asked.slots.lead_days ?? [])
  const follow = { ...(days.length ? withLeadDays(changed, days, named) : changed), ...timing }
  // Days of one's own mean nothing while nothing is followed: then it is the asker's own body.
  const self = isEmptyFollow(follow) && !isStop ? { ...follow, bodies: selfOf(turn) } : follow
  const { time } = asked.slots
  const { parts, ...rest } = shown(turn, self).reply
  const moved = time && timing.at !== time ? [sayQuietHour(time)] : []
  return kept(own, self, { ...rest, parts: [...parts, ...moved] })
}

const isFollowed = ({ tasks, bodies }: Follow, found: ReturnType<typeof foundIn>): boolean =>
  typeof found !== 'string' &&
  (found.tasks.some((t) => tasks.includes(t)) || found.bodies.some((b) => bodies.includes(b)))
/** What the words mean nobody can tell: what is followed is offered, and nothing is given up. */
function which(turn: WordTurn, follow: Follow): WordOutcome {
  const { register } = turn.office.bot
  const viewer = viewerOf(turn.asker, register.directory)
  const seen = follow.tasks.flatMap((no) => register.task(no) ?? []).filter((t) => maySee(viewer, t, register))
  const options = [
    ...seen.map((t) => ({ label: sayTaskName(t), says: `thôi theo dõi việc ${t.no}` })),
    ...follow.bodies.map((b) => ({ label: sayWorkOf(b), says: `thôi theo dõi việc của ${b}` })),
  ]
  return askingWhich(UNFOLLOW_WHICH, [
    ...options.slice(0, CHOICES_MAX),
    { label: UNFOLLOW_ALL_LABEL, says: 'thôi theo dõi tất cả' },
  ])
}
const CHOICES_MAX = 6
/** This person, or this group, follows something. */
export function follows(turn: Pick<WordTurn, 'asker' | 'office' | 'said'>): boolean {
  const own = ownerOf(turn)
  return own !== null && !isEmptyFollow(own.follow)
}

type Owner = { readonly follow: Follow; readonly changes: (follow: Follow) => NonNullable<WordOutcome['changes']> }
/** The person in private; in a group the group, for those who may set it. */
function ownerOf({ said, asker, office }: Pick<WordTurn, 'asker' | 'office' | 'said'>): Owner | null {
  if (!said.isGroup) {
    const member = office.members.find((m) => m.channel === said.channel && m.user === said.user)
    return member
      ? { follow: member.follow ?? FOLLOWS_NOTHING, changes: (follow) => ({ members: [{ ...member, follow }] }) }
      : null
  }
  const chat = chatFor(office.chats, said)
  if (!chat || !mayUse('nhac', asker, office.bot.register.directory)) return null
  return { follow: chat.follow ?? FOLLOWS_NOTHING, changes: (follow) => ({ chats: [{ ...chat, follow }] }) }
}

type Asked = { readonly intent: 'subscribe' | 'unsubscribe' | 'list'; readonly slots: Readonly<Slots> }
function askedIn(turn: WordTurn): Asked {
  const { understanding, rest, now, office } = turn
  const typed = rest.trim()
  if (understanding)
    return { intent: understanding.intent === 'unsubscribe' ? 'unsubscribe' : 'subscribe', slots: understanding.slots }
  if (!typed) return { intent: 'list', slots: {} }
  const stop = STOPPED.exec(typed)?.groups?.what
  const ended = readUnfollow(typed) ?? (stop === undefined ? null : readUnfollow(`thôi theo dõi ${stop}`))
  if (ended !== null) {
    const words = stop ?? typed.replace(UP_TO_FOLLOW, '')
    const context = { now, context: [], vocabulary: office.bot.vocabulary, addressed: true }
    const { task, tasks, agency, document } = understand(`theo dõi ${words}`, context).slots
    const named = {
      ...(task && { task }),
      ...(tasks && { tasks }),
      ...(agency && { agency }),
      ...(document && { document }),
    }
    const topic = ended && !Object.keys(named).length ? { topic: words.trim() } : {}
    return { intent: 'unsubscribe', slots: { ...named, ...topic } }
  }
  const text = /^\d+(\s|$|,)/.test(typed) ? `${TYPED} ${typed}` : `theo dõi ${typed}`
  const read = understand(text, { now, context: [], vocabulary: office.bot.vocabulary, addressed: true })
  return { intent: read.intent === 'unsubscribe' ? 'unsubscribe' : 'subscribe', slots: read.slots }
}
// /theodoi thôi việc 12
const STOPPED = /^(?:thôi|thoi|bỏ|bo|hủy|huỷ|huy|ngừng|ngung|dừng|dung)\s+(?!theo)(?<what>\S[\s\S]*)$/iu
const UP_TO_FOLLOW = /^[\s\S]*?theo\s+(?:dõi|doi)\s*/iu
/** «Theo dõi Sở Ma», «thôi theo dõi Sở Ma»: nobody bears the name, so nothing is followed, and nothing is given up. */
function strangerIn({ said, rest, understanding, office, asker, now }: WordTurn): readonly string[] | null {
  const { register } = office.bot
  const viewer = viewerOf(asker, register.directory)
  if (viewer.role === 'guest') return null
  const words = understanding ? said.text : `theo dõi ${rest}`
  const name = strangerAmong(words, office.bot.vocabularyFor({ viewer, now }), now)
  const { province } = viewer
  return name ? noSuchBody(register, name, province === null ? register.directory.provinces : [province]) : null
}
const isEverything = ({ rest, said }: WordTurn, slots: Slots) =>
  !slots.task &&
  !slots.tasks &&
  !slots.agency &&
  !slots.topic &&
  !slots.document &&
  (/(tat ca|het|moi)/.test(fold(rest)) || !(/\d/.test(rest) || namesSomething(said.text)))
// «thôi theo dõi kế hoạch», «thôi nhắc việc kho lưu trữ»: something is meant that the register cannot tell, not all that is followed.
function namesSomething(text: string): boolean {
  const what = readUnfollow(text)
  return what === null ? OF_SOMETHING.test(fold(text)) : what !== ''
}
const OF_SOMETHING =
  /(^| )(nhac|theo doi|thong bao|bao|gui) (?:ve |nho )?(?:(?:viec|nhiem vu|chuyen|vu|mang|phan|cai) (?!nua |nay |do |kia |nhe |di |a |cho |giup |luon |het )[a-z]{2,} |(?:[a-z]+ ){0,2}(?:ke hoach|nghi quyet|ket luan|chi thi|quyet dinh|cong van|de an|chuong trinh|van ban|bao cao)( |$))/

type Named = Pick<Follow, 'tasks' | 'bodies'>
function foundIn(turn: WordTurn, slots: Readonly<Slots>): Named | 'nothing-named' | 'none' {
  const question = questionOf(turn, slots)
  const { bot } = turn.office
  if (slots.task || slots.tasks || slots.topic || slots.item_index !== undefined) {
    const tasks = findNamedTasks(bot, question).map((t) => t.no)
    return tasks.length ? { tasks, bodies: [] } : 'none'
  }
  if (slots.document || slots.document_date) {
    const documents = findDocuments(bot, question)
    if (documents.kind !== 'found') return 'none'
    const lists = findTasks(bot.register, queryOf(bot, question, documents), question.viewer, question.now)
    const tasks = lists.flatMap((l) => [...l.own, ...l.member]).map((l) => l.task.no)
    return tasks.length ? { tasks, bodies: [] } : 'none'
  }
  if (slots.target === 'view' && turn.shown.length) return { tasks: turn.shown, bodies: [] }
  const names = bodiesOf(slots, question)
  if (!names) return 'nothing-named'
  const { viewer } = question
  const may = names.filter((n) => viewer.role !== 'agency' || viewer.bodies.includes(n))
  return may.length ? { tasks: [], bodies: may } : 'none'
}
function questionOf({ asker, office, now, shown }: WordTurn, slots: Readonly<Slots>): Question {
  const viewer = viewerOf(asker, office.bot.register.directory)
  return { intent: 'subscribe', slots, viewer, now, shown, province: null, page: { size: 0, skip: 0 } }
}
function selfOf({ asker, office }: WordTurn): readonly string[] {
  const viewer = viewerOf(asker, office.bot.register.directory)
  return viewer.role === 'agency' ? viewer.bodies : []
}
function timingIn(
  { time, weekday, snooze_until }: Readonly<Slots>,
  { manners }: Pick<WordTurn, 'manners'>,
): Partial<Follow> {
  return {
    ...(time ? { at: firstTimeAllowed(time, manners.quiet) } : {}),
    ...(weekday?.length ? { weekdays: [...weekday] } : {}),
    ...(snooze_until ? { pausedUntil: snooze_until } : {}),
  }
}

// What was followed once and may no longer be seen is not named.
function shown({ asker, office, now, manners }: WordTurn, follow: Follow): { readonly reply: Reply } {
  const { register } = office.bot
  const viewer = viewerOf(asker, register.directory)
  const seen = follow.tasks.flatMap((no) => register.task(no) ?? []).filter((t) => maySee(viewer, t, register))
  const tasks = seen.filter((t) => isKnown(t.document, dayOf(now)))
  return { reply: reply(sayFollow(follow, tasks, manners.digestAt, dayOf(now))) }
}
function kept(own: Owner, follow: Follow, said: Reply): WordOutcome {
  return { reply: said, changes: own.changes(follow) }
}
