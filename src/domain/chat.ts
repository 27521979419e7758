// Chats and people: who is asking, what a chat may see.
import type { Day, Moment, Time } from './calendar.ts'
import type { Follow } from './follow.ts'
import type { Address } from './message.ts'

/** A chat bound to bodies of one province; `bodies` are canonical names. */
export type Chat = {
  readonly to: Address
  readonly province: string
  readonly bodies: readonly string[]
  readonly boundAt: Moment
  /** Since when it stands for these bodies, where one came or went after it was bound: what it got before is not theirs to read. */
  readonly bodiesAt?: Moment
  /** Set when the platform says nothing arrives there any more. */
  readonly parked: string | null
  /** When that was first noticed; left out while it lives, null where nobody noted it. */
  readonly parkedAt?: Moment | null
  readonly digestAt: Time | null
  readonly muted: boolean
  readonly snoozedUntil: Day | null
  /** What the group asked to hear of beside its digest. */
  readonly follow?: Follow
  /** Not bound: the private chat of one of the office of this province, or of a body's people, whose group is missing; its digest is one of its own. */
  readonly standsFor?: string
  /** It hears what climbed to its bodies, and nothing of what they owe themselves. */
  readonly hearsClimbed?: true
}

export const ROLES = ['secretariat', 'leader', 'focal', 'member', 'inspector', 'guest'] as const
export type Role = (typeof ROLES)[number]
export type Member = {
  readonly channel: string
  readonly user: string
  readonly role: Role
  readonly province: string | null
  readonly body: string | null
  /** Stands in for the focal person of the body while that one is away. */
  readonly deputy?: boolean
  /** First day of an absence that began later than it was told of. */
  readonly awayFrom?: Day | null
  /** Last day of an absence. */
  readonly awayUntil?: Day | null
  /** Absences behind that one. */
  readonly awayLater?: readonly { readonly from: Day | null; readonly until: Day }[]
  /** Got the role by the office's hand on a channel where nobody can be written to before he wrote, and has not written yet. */
  readonly unheard?: true
  /** Set when nothing arrives any more in the private chat, and since when that is so; read with all people, kept apart from them. */
  readonly parked?: string
  readonly parkedAt?: Moment | null
  /** As the channel shows the person; told inside the province only. */
  readonly name?: string
  /** What this person asked to hear of in the private chat. */
  readonly follow?: Follow
}

/** A person on a channel; the private chat of one has the same name. */
export function personKey({ channel, user }: Pick<Member, 'channel' | 'user'>): string {
  return `${channel}:${user}`
}

/** A place where nothing arrives any more, bound or not, and when that was first noticed. */
export type Parked = { readonly to: Address; readonly why: string; readonly at: Moment | null }

/** Nothing can be written to this person: never heard on a channel that wants it, or the private chat is lost. */
export function isOutOfReach({ unheard, parked }: Pick<Member, 'unheard' | 'parked'>): boolean {
  return unheard === true || parked !== undefined
}

/**
 * The people of an office who hear something now, of one province or (null) of all. One whose private chat is lost is left out where
 * a colleague can be written to: it would lie there until he comes back. Where nobody can, it waits for all of them.
 */
export function officeHearers(members: readonly Member[], province: string | null): readonly Member[] {
  const own = members.filter(
    (m) =>
      m.role === 'secretariat' && !m.unheard && (province === null || m.province === province || m.province === null),
  )
  const reached = own.filter((m) => m.parked === undefined)
  const hasColleague = (m: Member) =>
    reached.some((r) => province !== null || r.province === null || r.province === m.province)
  return own.filter((m) => m.parked === undefined || !hasColleague(m))
}
/** Of the people who answer for one thing, those who can be written to; where nobody can, those whose chat is lost. */
export function hearersOf(members: readonly Member[]): readonly Member[] {
  const heard = members.filter((m) => !m.unheard)
  const reached = heard.filter((m) => m.parked === undefined)
  return reached.length ? reached : heard
}

/** Who asks: decides what may be seen. `province` null only for the demo's secretariat, which sees all. */
export type Viewer =
  | { readonly role: 'secretariat' | 'leader' | 'inspector'; readonly province: string | null }
  | {
      readonly role: 'agency'
      readonly province: string
      readonly bodies: readonly string[]
      /** What is shown is read by a whole group. */
      readonly isGroup?: true
    }
  | { readonly role: 'guest' }
