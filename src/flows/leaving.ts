// Who loses a role, or a chat its body, hears nothing more of it: neither from the next plan nor from what waits.

import type { Moment } from '../domain/calendar.ts'
import type { Chat, Member } from '../domain/chat.ts'
import type { Settlement } from '../domain/delivery.ts'
import { type Address, addressKey } from '../domain/message.ts'
import type { Changes, Storage } from '../ports.ts'
import { asGivenUp } from '../reminders/outbox.ts'
import { bindChat, chatAt, unbindChat } from './access.ts'

type Step = {
  readonly chats: readonly Chat[]
  /** The private chat of the person. */
  readonly to: Address
  readonly before: Member | null
  /** Null: no role any more. */
  readonly after: Member | null
  /** The person writes from there: the bot may write back. Left out: nobody knows. */
  readonly isHere?: boolean
  readonly now: Moment
}
/** The chats as they stand once a person has another role: the private chat follows it. `isLost`: something is not theirs any more. */
export function chatFollows(step: Step): { readonly changes: Partial<Changes>; readonly isLost: boolean } {
  const { chats, to, before, after, isHere = false, now } = step
  const isLost = after === null || (before !== null && !isSameRole(before, after))
  const known = chatAt(chats, to)
  const kept = known && isLost ? bodiesKept(known, before, after) : (known?.bodies ?? [])
  const others = chats.filter((c) => c !== known)
  const left = known && kept.length ? [...others, { ...known, bodies: kept }] : others
  const bound = isHere && after && bindsTo(after, left) ? bindChat(left, to, bodyOf(after), now) : null
  if (bound?.kind === 'bound') return { changes: bound.changes, isLost }
  if (!known || kept.length === known.bodies.length) return { changes: {}, isLost }
  return { changes: kept.length ? { chats: [{ ...known, bodies: kept }] } : { unbound: [known.to] }, isLost }
}
/** The person's role, the chat that follows it, and what waits for that chat and must not leave any more. */
export async function roleChanges(storage: Storage, step: Step): Promise<Partial<Changes>> {
  const { to, before, after } = step
  const { changes, isLost } = chatFollows(step)
  const person = after ? { members: [after] } : before ? { dismissed: [before] } : {}
  return { ...changes, ...person, ...(isLost ? { settled: await withdrawn(storage, to) } : {}) }
}

/** Unties a chat from a body, or from all (null): what waits for it does not leave any more. Null: it is not tied to it. */
export async function unbinding(storage: Storage, to: Address, body: string | null) {
  const unbound = unbindChat(await storage.chats(), to, body)
  if (unbound.kind === 'not-bound') return null
  return { left: unbound.left, changes: { ...unbound.changes, settled: await withdrawn(storage, to) } }
}

// Answers go to who asked; what a plan put there is planned anew for whoever it is for then.
async function withdrawn(storage: Storage, to: Address): Promise<readonly Settlement[]> {
  const open = await storage.messages({ channel: to.channel, chat: to.chat, states: ['pending', 'sending'] })
  return open
    .filter((m) => m.kind !== 'answer' && addressKey(m.to) === addressKey(to))
    .map((m) => ({ ...asGivenUp(m), why: 'this place is no longer for it' }))
}

function isSameRole(a: Member, b: Member): boolean {
  return a.role === b.role && a.province === b.province && a.body === b.body
}
// Only the office keeps chats that were tied to it by hand; what came with the role before goes with it.
function bodiesKept(chat: Chat, before: Member | null, after: Member | null): readonly string[] {
  if (!after || (after.province !== null && after.province !== chat.province)) return []
  if (after.role === 'secretariat') return chat.bodies.filter((name) => name !== before?.body)
  return after.role === 'focal' ? chat.bodies.filter((name) => name === after.body) : []
}
// The focal person's own chat gets the digests while nothing else of the body is reached.
function bindsTo(member: Member, chats: readonly Chat[]): member is Member & { province: string; body: string } {
  const { role, province, body } = member
  if (role !== 'focal' || province === null || body === null) return false
  return !chats.some((c) => c.parked === null && c.province === province && c.bodies.includes(body))
}
const bodyOf = ({ province, body }: { readonly province: string | null; readonly body: string | null }) => ({
  province: province ?? '',
  name: body ?? '',
})
