// An obstacle to the body that must decide: by name to its leaders and focal persons, by number in a group that is not the owner's.
import type { Body } from '../../../domain/agency.ts'
import { dayOf } from '../../../domain/calendar.ts'
import type { Chat } from '../../../domain/chat.ts'
import { destinationsToday } from '../../../domain/destinations.ts'
import { addressKey, type Message } from '../../../domain/message.ts'
import { isPrivate, peopleOf, withLadderChats } from '../../../reminders/ladder-chats.ts'
import type { OfficeNow } from '../../current-office.ts'
import { type Notice, noticeAt, noticesToBody } from '../word-turn.ts'

type Deciding = {
  readonly decider: Body
  /** Whose obstacle it is: its own group may read its name. */
  readonly owner: string
  /** By name, for private chats and the owner's group. */
  readonly notice: Notice
  /** By number, for all other groups. */
  readonly counted: string
}
export function noticesToDecider(office: OfficeNow, { decider, owner, notice, counted }: Deciding): readonly Message[] {
  const { chats, members } = office
  const people = peopleOf(members)
  const known = new Map(chats.map((c) => [addressKey(c.to), c] as const))
  const mayName = ({ to }: Message) => {
    const chat = known.get(addressKey(to))
    return !chat || isPrivate(chat, people) || chat.bodies.includes(owner)
  }
  const sent = noticesToBody(office, decider, notice).map((m) => (mayName(m) ? m : { ...m, text: counted }))
  const heard = new Set(sent.map((m) => m.key))
  const isOf = (c: Chat) => c.province === decider.province && c.bodies.includes(decider.name)
  const places = destinationsToday(chats, members, dayOf(notice.now)).filter(isOf)
  const beside = withLadderChats(places, members, chats)
    .filter((c) => c.hearsClimbed && !c.muted && isOf(c))
    .map((c) => noticeAt(c.to, notice, false))
  return [...sent, ...beside.filter((m) => !heard.has(m.key))]
}
