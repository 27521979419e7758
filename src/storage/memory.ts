// A register in memory: for tests and for questions that leave nothing behind. Obeys the same contract as the databases.
import type { Moment } from '../domain/calendar.ts'
import { type Member, type Parked, personKey } from '../domain/chat.ts'
import type { OutboxMessage } from '../domain/delivery.ts'
import type { Document, TaskRecord } from '../domain/document.ts'
import { type Address, addressKey, type MessageKind, type MessageState, taskOfStep } from '../domain/message.ts'
import type { AssignmentState, HappenedEvent } from '../domain/progress.ts'
import type {
  Changes,
  ClaimWish,
  Committed,
  Incoming,
  MessageFilter,
  RegisterRows,
  Storage,
  ToldWish,
} from '../ports.ts'
import { auditEntries, type Delivery, isChanged, type ParkChange } from './audit.ts'
import {
  asChat,
  asMembers,
  type Entity,
  type EntityTable,
  entitiesOf,
  refuseMalformed,
  refuseTakenNumber,
} from './entities.ts'
import { readEntries, writeEntries } from './memory-ledger.ts'
import { blankPerson, forgetOld, readPerson } from './memory-person.ts'
import { emptyState, type MemoryState, writeAudit } from './memory-state.ts'
import {
  CLOCK_SKEW_MS,
  deliveryOf,
  messageOf,
  movedAddress,
  movedKey,
  placedAt,
  rowOf,
  settledRow,
  withBytes,
  wordsOf,
} from './message-rows.ts'
import type { MessageRow } from './tables.ts'

export function createMemoryStorage(): Storage {
  const state = emptyState()
  const wakes = new Set<() => void>()
  return {
    revision: async () => state.revision,
    register: async (only) => readRegister(state, only),
    entries: async (filter = {}) => readEntries(state, filter),
    chats: async () => sortedValues(state, 'chats').map((data) => asChat(data, parkedAs(state, asChat(data, null).to))),
    members: async () => asMembers(sortedValues(state, 'members'), parkedIn(state)),
    parked: async () => parkedIn(state),
    member: async (channel, user) => {
      const kept = state.values.members.get(personKey({ channel, user }))
      return kept ? (JSON.parse(kept.data) as Member) : null
    },
    settings: async (prefix = '') =>
      startingWith(new Map([...state.values.settings].map(([key, kept]) => [key, kept.data] as const)), prefix),
    notes: async (prefix = '') => startingWith(state.notes, prefix),
    turn: async (key) => state.turns.get(key) ?? null,
    toldSteps: async (wanted) => toldSteps(state, wanted),
    toldAt: async (steps) => toldAt(state, steps),
    messages: async (filter = {}) => filtered(state, filter),
    file: async (key) => fileOf(state, key),
    outboxCounts: async () => counts(state),
    claim: async (wish) => claim(state, wish),
    incoming: async (limit) => waiting(state).slice(0, limit),
    audit: async ({ about, limit } = {}) => {
      const rows = state.audit.filter((row) => about === undefined || row.about === about)
      return limit === undefined ? rows : rows.slice(-limit)
    },
    commit: async (changes) => {
      const committed = commit(state, changes)
      const wants = committed.kind === 'done' && (committed.queued > 0 || changes.received?.length || changes.parks)
      if (wants) for (const wake of wakes) wake()
      return committed
    },
    forget: async (before) => forgetOld(state, before),
    person: async (channel, user) => readPerson(state, channel, user),
    blank: async (changes) => blankPerson(state, changes),
    watch: (wake) => {
      wakes.add(wake)
      return () => wakes.delete(wake)
    },
    close: async () => undefined,
  }
}

// Whatever can be refused is refused before the first change: nothing is half-done.
function commit(state: MemoryState, changes: Changes): Committed {
  const entities = entitiesOf(changes)
  refuseMalformed(changes)
  for (const { task } of entities) {
    const owner = task && state.values.tasks.get(String(task.no))?.task?.document
    if (task && owner !== undefined) refuseTakenNumber(task.no, owner, task.document)
  }
  const why = whyNot(state, changes)
  if (why) return { kind: why }
  const changed = entities
    .map((entity) => ({ entity, before: state.values[entity.table].get(entity.key)?.data ?? null }))
    .filter(({ entity, before }) => entity.data !== before)
  for (const { entity } of changed) keep(state, entity)
  const bound = (changes.chats ?? []).map((chat) => ({ to: chat.to, why: chat.parked }))
  const parks = [...bound, ...(changes.parks ?? [])].flatMap(({ to, why }) => park(state, { to, why, at: changes.at }))
  // What is settled is named by its old key, so it comes before a move.
  const deliveries = settle(state, changes)
  for (const move of changes.moved ?? []) moveChat(state, move)
  const queued = queue(state, changes)
  receive(state, changes)
  for (const [key, value] of Object.entries(changes.notes ?? {}))
    value === null ? state.notes.delete(key) : state.notes.set(key, value)
  for (const turn of changes.turns ?? []) state.turns.set(turn.key, turn)
  const written = { entities: changed, parks, deliveries, ledger: writeEntries(state, changes) }
  writeAudit(state, changes, auditEntries(changes, written))
  if (isChanged(changes, written)) state.revision++
  return { kind: 'done', revision: state.revision, queued }
}

function whyNot(state: MemoryState, { handled, expects = {} }: Changes): 'again' | 'stale' | null {
  if (handled !== undefined && state.incoming.get(handled)?.handled) return 'again'
  if (expects.revision !== undefined && expects.revision !== state.revision) return 'stale'
  const settingsHold = Object.entries(expects.settings ?? {}).every(
    ([key, value]) => (state.values.settings.get(key)?.data ?? null) === value,
  )
  const notesHold = Object.entries(expects.notes ?? {}).every(
    ([key, value]) => (state.notes.get(key) ?? null) === value,
  )
  const statesHold = Object.entries(expects.states ?? {}).every(
    ([key, value]) => (state.values.states.get(key)?.data ?? null) === value,
  )
  const tasksHold = Object.entries(expects.tasks ?? {}).every(
    ([no, value]) => (state.values.tasks.get(no)?.data ?? value) === value,
  )
  return settingsHold && notesHold && statesHold && tasksHold ? null : 'stale'
}

function keep(state: MemoryState, { table, key, data, task }: Entity): void {
  if (data === null) state.values[table].delete(key)
  else state.values[table].set(key, { data, task })
}

type Parking = { readonly to: Address; readonly why: string | null; readonly at: Moment }
function park(state: MemoryState, { to, why, at }: Parking): readonly ParkChange[] {
  const known = state.parked.get(addressKey(to))
  const before = known?.why ?? null
  if (why !== null && why === before) return []
  const isMeant = (parked: Address) =>
    parked.channel === to.channel &&
    parked.chat === to.chat &&
    ((why === null && to.thread === null) || parked.thread === to.thread)
  const gone = [...state.parked].filter(([, parked]) => isMeant(parked.to))
  for (const [key] of gone) state.parked.delete(key)
  if (why === null) return gone.map(([, parked]) => ({ to: parked.to, before: parked.why, after: null }))
  // Another reason does not make it a newer silence.
  state.parked.set(addressKey(to), { to, why, at: known?.at ?? at })
  return [{ to, before, after: why }]
}
function parkedIn(state: MemoryState): readonly Parked[] {
  return [...state.parked].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, parked]) => parked)
}
function parkedAs(state: MemoryState, to: Address) {
  const whole = state.parked.get(addressKey({ ...to, thread: null }))
  return whole ?? state.parked.get(addressKey(to)) ?? null
}

function moveChat(state: MemoryState, { channel, from, to }: NonNullable<Changes['moved']>[number]): void {
  if (from === to) return
  state.moved.delete(`${channel}:${to}`)
  state.moved.set(`${channel}:${from}`, to)
  for (const [key, parked] of state.parked)
    if (parked.to.channel === channel && parked.to.chat === from) state.parked.delete(key)
  for (const [key, { data, task }] of [...state.values.chats]) {
    if (!key.startsWith(`${channel}:${from}:`)) continue
    state.values.chats.delete(key)
    const chat = asChat(data, null)
    const address = { ...chat.to, chat: to }
    if (!state.values.chats.has(addressKey(address)))
      state.values.chats.set(addressKey(address), { data: JSON.stringify({ ...chat, to: address }), task })
  }
  const rows = [...state.messages.values()].filter((row) => row.channel === channel && row.chat === from)
  const taken = new Set([...state.messages.values()].map((row) => row.key))
  for (const row of rows) {
    const key = movedKey(row.key, channel, from, to)
    const tells = movedKey(row.tells, channel, from, to)
    state.messages.set(row.id, { ...row, chat: to, key: taken.has(key) ? row.key : key, tells })
  }
}

function queue(state: MemoryState, changes: Changes): number {
  if (!changes.queue?.length) return 0
  const known = new Set([...state.messages.values()].map((row) => row.key))
  const before = state.messages.size
  for (const written of changes.queue) {
    const message = placedAt(written, movedAddress(written.to, state.moved))
    if (known.has(message.key)) continue
    known.add(message.key)
    const id = state.messages.size + 1
    state.messages.set(id, rowOf(id, message))
    state.words.set(id, wordsOf(message))
    if (message.file) state.files.set(id, message.file.base64)
  }
  return state.messages.size - before
}

function settle(state: MemoryState, changes: Changes): readonly Delivery[] {
  return (changes.settled ?? []).flatMap((settlement) => {
    const row = [...state.messages.values()].find((r) => r.key === settlement.key)
    const next = row && settledRow(row, settlement)
    if (!next) return []
    state.messages.set(row.id, { ...row, ...next })
    return settlement.state === 'pending' ? [] : [deliveryOf(row, settlement)]
  })
}

function receive(state: MemoryState, changes: Changes): void {
  for (const item of changes.received ?? [])
    if (!state.incoming.has(item.key)) state.incoming.set(item.key, { ...item, handled: false })
  if (changes.handled === undefined) return
  const known = state.incoming.get(changes.handled)
  const item = known ?? { key: changes.handled, channel: '', receivedAt: changes.at }
  state.incoming.set(changes.handled, { ...item, body: '', handled: true })
}
function waiting(state: MemoryState): readonly Incoming[] {
  return [...state.incoming.values()].filter((i) => !i.handled).map(({ handled: _handled, ...item }) => item)
}

function claim(state: MemoryState, wish: ClaimWish): readonly OutboxMessage[] {
  const { now } = wish
  const wentBack = (row: MessageRow) => row.claimed_at !== null && row.claimed_at > now + CLOCK_SKEW_MS
  const isLeft = (row: MessageRow) => wish.sole === true && row.lease !== wish.lease
  const isHeld = (row: MessageRow) =>
    row.state === 'sending' && (row.lease_until ?? 0) > now && !wentBack(row) && !isLeft(row)
  const isDue = (row: MessageRow) =>
    row.state === 'pending' ? row.next_try_at <= now || (wentBack(row) && row.due_at <= now) : row.state === 'sending'
  const isMeant = (row: MessageRow) => row.channel === wish.channel && (wish.among?.includes(row.chat) ?? true)
  const mine = [...state.messages.values()].filter(isMeant)
  const closed = new Set([...mine.filter(isHeld).map((row) => row.chat), ...(wish.resting ?? [])])
  const open = mine
    .filter((row) => isDue(row) && !closed.has(row.chat))
    .filter((row) => parkedAs(state, messageOf(row, null).to) === null)
    .sort((a, b) => a.priority - b.priority || a.id - b.id)
  const firsts = [...new Map([...open].reverse().map((row) => [row.chat, row] as const)).values()]
  const order = (a: MessageRow, b: MessageRow) => a.priority - b.priority || a.due_at - b.due_at || a.id - b.id
  const taken = firsts.sort(order).slice(0, wish.limit)
  return taken
    .map((row) => {
      const lost = row.state === 'sending' ? 1 : 0
      const next: MessageRow = {
        ...row,
        state: 'sending',
        tries: row.tries + lost,
        doubts: row.doubts + lost,
        lease: wish.lease,
        lease_until: now + wish.leaseMs,
        claimed_at: now,
      }
      state.messages.set(row.id, next)
      return next
    })
    .sort((a, b) => a.priority - b.priority || a.id - b.id)
    .map((row) => withBytes(messageOf(row, state.words.get(row.id) ?? null), state.files.get(row.id) ?? null))
}

function fileOf(state: MemoryState, key: string) {
  const row = [...state.messages.values()].find((r) => r.key === key)
  const base64 = row && state.files.get(row.id)
  if (!row || base64 === undefined) return null
  return withBytes(messageOf(row, state.words.get(row.id) ?? null), base64).file ?? null
}

function readRegister(state: MemoryState, only?: 'open'): RegisterRows {
  const states = sortedValues(state, 'states').map((data) => JSON.parse(data) as AssignmentState)
  const closed = new Set(states.filter((s) => !s.body && !s.period && s.state === 'closed').map((s) => s.task))
  const isWanted = (task: TaskRecord) => only === undefined || (task.status !== 'done' && !closed.has(task.no))
  const files = [...state.values.documents]
    .map(([id, { data }]) => ({ doc: JSON.parse(data) as Document, tasks: tasksOf(state, id).filter(isWanted) }))
    .filter((file) => only === undefined || file.tasks.length > 0)
  const numbers = new Set(files.flatMap((file) => file.tasks.map((task) => task.no)))
  return {
    revision: state.revision,
    files,
    states: only === undefined ? states : states.filter((s) => numbers.has(s.task)),
    events: sortedValues(state, 'events').map((data) => JSON.parse(data) as HappenedEvent),
  }
}

function tasksOf(state: MemoryState, document: string): TaskRecord[] {
  return [...state.values.tasks.values()]
    .filter((kept) => kept.task?.document === document)
    .sort((a, b) => (a.task?.position ?? 0) - (b.task?.position ?? 0) || (a.task?.no ?? 0) - (b.task?.no ?? 0))
    .map((kept) => JSON.parse(kept.data) as TaskRecord)
}
function sortedValues(state: MemoryState, table: EntityTable): readonly string[] {
  const rows = [...state.values[table]].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return rows.map(([, kept]) => kept.data)
}
function startingWith(values: ReadonlyMap<string, string>, prefix: string): ReadonlyMap<string, string> {
  return new Map([...values].filter(([key]) => key.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1)))
}
function allMessages(state: MemoryState): readonly OutboxMessage[] {
  return [...state.messages.values()].map((row) => messageOf(row, state.words.get(row.id) ?? null))
}
function toldSteps(state: MemoryState, { tasks, keys }: ToldWish): ReadonlySet<string> {
  const [about, among] = [new Set(tasks), new Set(keys)]
  const isWanted = (step: string) => about.has(taskOfStep(step)) || among.has(step)
  return new Set(allMessages(state).flatMap((m) => (isTold(m) ? m.tells.filter(isWanted) : [])))
}
function toldAt(state: MemoryState, steps: readonly string[]): ReadonlyMap<string, number> {
  const wanted = new Set(steps)
  const found = new Map<string, number>()
  for (const { state: kept, sentAt, tells } of allMessages(state))
    if (kept === 'sent' && sentAt !== null)
      for (const step of tells) if (wanted.has(step) && !found.has(step)) found.set(step, sentAt)
  return found
}
function isTold(message: OutboxMessage): boolean {
  return message.state === 'pending' || message.state === 'sending' || message.state === 'sent'
}
function filtered(state: MemoryState, filter: MessageFilter): readonly OutboxMessage[] {
  return allMessages(state)
    .filter((m) => filter.channel === undefined || m.to.channel === filter.channel)
    .filter((m) => filter.chat === undefined || m.to.chat === filter.chat)
    .filter((m) => !filter.states || filter.states.includes(m.state))
    .filter((m) => !filter.kinds || filter.kinds.includes(m.kind))
    .filter((m) => !filter.keys || filter.keys.includes(m.key))
    .filter((m) => filter.queuedFrom === undefined || m.queuedAt >= filter.queuedFrom)
    .slice(0, filter.limit)
}
function counts(state: MemoryState) {
  const groups = new Map<string, OutboxMessage[]>()
  for (const m of allMessages(state)) {
    const key = `${m.to.channel} ${m.kind} ${m.state}`
    groups.set(key, [...(groups.get(key) ?? []), m])
  }
  return [...groups.values()].map((group) => ({
    channel: group[0]?.to.channel ?? '',
    kind: (group[0]?.kind ?? 'digest') as MessageKind,
    state: (group[0]?.state ?? 'pending') as MessageState,
    count: group.length,
    oldestDueAt: Math.min(...group.map((m) => m.dueAt)),
  }))
}
