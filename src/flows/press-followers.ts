// Once a minute: who follows tasks or bodies is told on the days chosen, through the outbox, with the rights of today.
import { memberToday, viewerOf } from '../domain/access.ts'
import { dayOf, type Moment } from '../domain/calendar.ts'
import { type Chat, isOutOfReach, type Member, type Viewer } from '../domain/chat.ts'
import { isEmptyFollow } from '../domain/follow.ts'
import type { Register } from '../domain/register.ts'
import type { Clock, Storage } from '../ports.ts'
import { type Follower, followKey, planFollows } from '../reminders/follows.ts'
import { isAllowed } from '../reminders/quiet-hours.ts'
import { sayFollowNote, sayFollowPrivate } from '../wording/follow.ts'
import type { CurrentRegister } from './current-register.ts'
import type { ReminderSettings } from './remind.ts'

type FollowWorld = {
  readonly storage: Storage
  readonly current: CurrentRegister
  readonly clock: Clock
  readonly settings: ReminderSettings
}

/** Queues the notes of this moment. Gives their number. */
export async function pressFollowers({ storage, current, clock, settings }: FollowWorld): Promise<number> {
  const now = clock.now()
  const [members, chats] = [await storage.members(), await storage.chats()] // gather
  const wishing = [...members, ...chats].some((x) => x.follow && !isEmptyFollow(x.follow))
  if (!wishing) return 0
  const register = await current.read()
  const followers = followersOf({ members, chats, register, now })
  const told = new Set(
    (await storage.messages({ keys: followers.map((f) => followKey(f.to, dayOf(now))) })).map((m) => m.key),
  )
  const waiting = followers.filter((f) => !told.has(followKey(f.to, dayOf(now))))
  if (!waiting.length || !isAllowed(now, settings.quiet, register.rules.calendar)) return 0
  const notes = planFollows({ register, followers: waiting, now, digestAt: settings.digestAt }) // decide
  const queue = notes.map((note) => ({
    key: note.key,
    to: note.to,
    kind: 'notice' as const,
    text: sayFollowNote(note, dayOf(now)),
    withoutContent: sayFollowPrivate(note.near.length + note.late.length + note.changed.length + note.lateElsewhere),
    tells: [],
    dueAt: now,
    staleAt: null,
    queuedAt: now,
  }))
  if (!queue.length) return 0
  const committed = await storage.commit({ at: now, queue }) // do
  return committed.kind === 'done' ? committed.queued : 0
}

type People = {
  readonly members: readonly Member[]
  readonly chats: readonly Chat[]
  readonly register: Register
  readonly now: Moment
}
/** One who may see nothing any more follows nothing any more. */
function followersOf({ members, chats, register, now }: People): readonly Follower[] {
  const { directory } = register
  const may = (viewer: Viewer) => viewer.role !== 'guest'
  const persons = members.flatMap((member) => {
    if (isOutOfReach(member) || !member.follow || isEmptyFollow(member.follow)) return []
    const today = memberToday(member, members, dayOf(now))
    const viewer = viewerOf({ member: today, chat: null, isGroup: false, isAnonymous: false }, directory)
    const to = { channel: member.channel, chat: member.user, thread: null }
    return may(viewer) ? [{ to, viewer, follow: member.follow }] : []
  })
  const groups = chats.flatMap((chat) => {
    if (!chat.follow || isEmptyFollow(chat.follow) || chat.parked !== null || chat.muted) return []
    const viewer = viewerOf({ member: null, chat, isGroup: true, isAnonymous: false }, directory)
    return may(viewer) ? [{ to: chat.to, viewer, follow: chat.follow }] : []
  })
  return [...persons, ...groups]
}
