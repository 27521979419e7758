// Messages as rows and back, and the order in which they leave: shared by every store.
import { createHash } from 'node:crypto'
import { type OutboxMessage, priorityOf, type Settlement, URGENT_PRIORITY } from '../domain/delivery.ts'
import { type Address, addressKey, type Message, type MessageKind, type MessageState } from '../domain/message.ts'
import type { OfferedFile } from '../domain/reply.ts'
import type { Delivery } from './audit.ts'
import type { MessageRow } from './tables.ts'

/** A clock that says less than this before the last claim was set back; less is two machines' clocks apart. */
export const CLOCK_SKEW_MS = 60_000

export function rowOf(id: number, message: Message): MessageRow {
  return {
    id,
    key: message.key,
    channel: message.to.channel,
    chat: message.to.chat,
    thread: message.to.thread ?? '',
    kind: message.kind,
    priority: priorityOf(message),
    tells: JSON.stringify(message.tells),
    due_at: message.dueAt,
    stale_at: message.staleAt,
    queued_at: message.queuedAt,
    state: 'pending',
    tries: 0,
    doubts: 0,
    next_try_at: message.dueAt,
    claimed_at: null,
    lease: null,
    lease_until: null,
    sent_at: null,
    late: 0,
    why: null,
    platform_id: null,
  }
}

/** The words of a message and whatever else a channel needs of it (choices, the name of its file): what retention takes away. */
export function wordsOf(message: Message): string {
  const { key: _k, to: _to, kind: _kind, tells: _t, dueAt: _d, staleAt: _s, queuedAt: _q, file, ...words } = message
  return JSON.stringify({ ...words, ...(file ? { file: { name: file.name, base64: '' } } : {}) })
}

/** Files of the same content are one. */
export function fileId({ base64 }: OfferedFile): string {
  return createHash('sha256').update(base64).digest('hex')
}
/** A message with the bytes of its file, which stand apart from its words. */
export function withBytes<M extends Message>(message: M, base64: string | null): M {
  return message.file && base64 !== null ? { ...message, file: { ...message.file, base64 } } : message
}

export function messageOf(row: MessageRow, words: string | null): OutboxMessage {
  return {
    text: '',
    ...(words === null ? {} : (JSON.parse(words) as { text: string })),
    key: row.key,
    to: { channel: row.channel, chat: row.chat, thread: row.thread || null },
    kind: row.kind as MessageKind,
    tells: JSON.parse(row.tells) as string[],
    dueAt: row.due_at,
    staleAt: row.stale_at,
    queuedAt: row.queued_at,
    state: row.state as MessageState,
    tries: row.tries,
    doubts: row.doubts,
    nextTryAt: row.next_try_at,
    lease: row.lease,
    leaseUntil: row.lease_until,
    sentAt: row.sent_at,
    late: row.late === 1,
    why: row.why,
    platformId: row.platform_id,
  }
}

/** What a settlement writes; null when it comes too late to count: the message was settled, or is somebody else's by now. */
export function settledRow(row: MessageRow, settlement: Settlement): Partial<MessageRow> | null {
  const isOurs = row.lease !== null && row.lease === settlement.lease
  const isOpen = row.state === 'pending' || row.state === 'sending'
  if (settlement.state !== 'sent' && !(isOpen && (isOurs || row.lease === null))) return null
  if (row.state === 'sent') return null
  return {
    state: settlement.state,
    tries: settlement.tries,
    // Whose lease ran out may be heard after all; that another had to doubt meanwhile stays counted.
    doubts: Math.max(row.doubts, settlement.doubts),
    next_try_at: settlement.nextTryAt,
    lease: null,
    lease_until: null,
    sent_at: settlement.sentAt,
    late: settlement.late ? 1 : 0,
    why: settlement.why,
    platform_id: settlement.platformId,
    ...(settlement.isUrgent ? { priority: Math.min(row.priority, URGENT_PRIORITY) } : {}),
  }
}

export function deliveryOf(row: MessageRow, settlement: Settlement): Delivery {
  const to = { channel: row.channel, chat: row.chat, thread: row.thread || null }
  return {
    key: row.key,
    channel: row.channel,
    chat: row.chat,
    address: addressKey(to),
    kind: row.kind,
    state: settlement.state,
    why: settlement.why,
  }
}

/** A key after its chat got a new id: the same digest of the same day is not queued again under the new one. */
export function movedKey(key: string, channel: string, from: string, to: string): string {
  return key.replaceAll(`${channel}:${from}:`, `${channel}:${to}:`)
}
export function placedAt(message: Message, to: Address): Message {
  if (to.chat === message.to.chat) return message
  const moved = (key: string) => movedKey(key, to.channel, message.to.chat, to.chat)
  return { ...message, to, key: moved(message.key), tells: message.tells.map(moved) }
}
/** Where a chat is now, however often it moved. */
export function movedAddress(to: Address, moved: ReadonlyMap<string, string>): Address {
  let chat = to.chat
  // Bounded: two ids that point at each other must not turn for ever.
  for (let step = 0; step < 8; step++) {
    const next = moved.get(`${to.channel}:${chat}`)
    if (next === undefined) break
    chat = next
  }
  return chat === to.chat ? to : { ...to, chat }
}
