// What a register in memory holds about a person, and how it is taken away; how old words are forgotten.
import { type Member, personKey } from '../domain/chat.ts'
import type { HappenedEvent } from '../domain/progress.ts'
import { isShared, isTurnOf } from '../domain/turn-keys.ts'
import type { PersonRecord, Storage } from '../ports.ts'
import { type MemoryState, writeAudit } from './memory-state.ts'

export function forgetOld(state: MemoryState, before: number): number {
  let taken = 0
  for (const row of state.messages.values()) {
    const isOver = row.state !== 'pending' && row.state !== 'sending'
    if (!isOver || row.queued_at >= before) continue
    if (state.words.delete(row.id)) taken++
    state.files.delete(row.id)
  }
  for (const [key, turn] of state.turns) if (turn.at < before) state.turns.delete(key)
  for (const [key, item] of state.incoming) if (item.handled && item.receivedAt < before) state.incoming.delete(key)
  return taken
}

export function readPerson(state: MemoryState, channel: string, user: string): PersonRecord | null {
  const ref = personKey({ channel, user })
  const kept = state.values.members.get(ref)
  const numbers = numbersOf(state, ref)
  const messages = messagesTo(state, channel, user).length
  const conversations = [...state.turns.values()].filter((turn) => isTurnOf(turn.key, channel, user))
  if (!kept && !numbers.length && !messages && !conversations.length) return null
  const names = numbers.map((no) => `p${no}`)
  const audit = state.audit.filter(
    (row) => names.includes(row.who) || names.some((n) => row.about === `chat ${n}` || row.about === `member ${n}`),
  )
  const member = kept ? (JSON.parse(kept.data) as Member) : null
  return { no: numbers[0] ?? null, member, messages, conversations, audit }
}

export function blankPerson(state: MemoryState, { at, by, channel, user }: Parameters<Storage['blank']>[0]): boolean {
  const ref = personKey({ channel, user })
  if (!readPerson(state, channel, user)) return false
  const name = `p${numbersOf(state, ref)[0] ?? 0}`
  state.values.members.delete(ref)
  for (const key of [ref, `${ref}:`]) state.values.chats.delete(key)
  for (const row of messagesTo(state, channel, user)) {
    const end = row.state === 'sent' ? 'sent' : 'never'
    state.messages.set(row.id, { ...row, chat: name, key: `blanked:${row.id}`, state: end })
    state.words.delete(row.id)
    state.files.delete(row.id)
  }
  for (const key of state.turns.keys())
    if (isTurnOf(key, channel, user) || isShared(key, channel)) state.turns.delete(key)
  for (const [key, parked] of state.parked)
    if (parked.to.channel === channel && parked.to.chat === user) state.parked.delete(key)
  for (const [key, item] of state.incoming)
    if (item.handled && item.channel === channel) state.incoming.set(key, { ...item, body: '' })
  for (const [key, kept] of state.values.events) {
    const event = JSON.parse(kept.data) as HappenedEvent
    if (event.recordedBy === ref)
      state.values.events.set(key, { ...kept, data: JSON.stringify({ ...event, recordedBy: name }) })
  }
  const who = by === ref ? name : by
  const entry = { what: 'person blanked', about: `chat ${name}`, aboutRef: null, before: null, after: null }
  writeAudit(state, { at, ...(who === undefined ? {} : { by: who }) }, [entry])
  for (const key of [ref, `${ref}:`]) {
    const no = state.people.get(key)
    state.people.delete(key)
    // The number stays taken.
    if (no !== undefined) state.people.set(`blanked ${no}`, no)
  }
  state.revision++
  return true
}

// A private chat is named after its user, with an empty topic behind it.
function numbersOf(state: MemoryState, ref: string): readonly number[] {
  return [ref, `${ref}:`].flatMap((key) => state.people.get(key) ?? []).sort((a, b) => a - b)
}
function messagesTo(state: MemoryState, channel: string, user: string) {
  return [...state.messages.values()].filter((row) => row.channel === channel && row.chat === user)
}
