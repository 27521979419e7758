// One commit in SQL: all of it or none of it.
import type { Moment } from '../domain/calendar.ts'
import type { OutboxMessage } from '../domain/delivery.ts'
import type { Address, Message } from '../domain/message.ts'
import { assignmentKey } from '../domain/progress.ts'
import type { Changes, Committed, Taker } from '../ports.ts'
import { auditEntries, type Delivery, type EntityChange, isChanged, type ParkChange } from './audit.ts'
import {
  ENTITY_TABLES,
  type Entity,
  type EntityTable,
  entitiesOf,
  refuseMalformed,
  refuseTakenNumber,
} from './entities.ts'
import { beginWriting, forget, type Held, type Writing } from './held.ts'
import { inParts } from './parts.ts'
import { writeAudit } from './sql-audit.ts'
import { writeEntries } from './sql-ledger.ts'
import { claimMessages, moveMessages, queueMessages, settleMessages } from './sql-outbox.ts'
import { statement } from './statement.ts'
import type { Database, Flavour, Tables, Work } from './tables.ts'

/** Several commits, one after the other, in one transaction: each refused or done on its own, all waiting for the disk once. */
export async function commitTogether(
  db: Database,
  {
    flavour,
    held,
    takers = [],
  }: { readonly flavour: Flavour; readonly held: Held; readonly takers?: readonly Taker[] },
  list: readonly Changes[],
): Promise<Together> {
  const asked: Taker[] = []
  const taken = new Map<Taker, readonly OutboxMessage[]>()
  try {
    return await db.transaction().execute(async (work) => {
      await flavour.lockWriters(work)
      const on = await beginWriting(work, held, flavour)
      const committed: Committed[] = []
      const queued: Message[] = []
      const ended: Delivery[] = []
      for (const changes of list) committed.push(await commitOne(on, changes, { queued, ended }))
      for (const taker of takers) {
        // Whatever waits in other chats is not new: its sender looks for it by itself.
        const among = new Set(queued.flatMap((m) => (m.to.channel === taker.channel ? [m.to.chat] : [])))
        // Where something has just ended, what was left behind it goes next.
        for (const { channel, chat } of ended) if (channel === taker.channel && taker.waits(chat)) among.add(chat)
        if (!among.size) continue
        const wish = taker.wish()
        if (!wish) continue
        asked.push(taker)
        taken.set(taker, await claimMessages(work, { ...wish, among: [...among] }))
      }
      return { committed, queued, taken }
    })
  } catch (error) {
    forget(held)
    for (const taker of asked) taker.take([])
    throw error
  }
}
/** What commits came to, the messages that are new, and what senders took of them within the same transaction. */
export type Together = {
  readonly committed: readonly Committed[]
  readonly queued: readonly Message[]
  readonly taken: ReadonlyMap<Taker, readonly OutboxMessage[]>
}

// What is refused is refused before its first write, so that nothing of it stays in the transaction of the others.
type Gathered = { readonly queued: Message[]; readonly ended: Delivery[] }
async function commitOne(on: Writing, changes: Changes, { queued, ended }: Gathered): Promise<Committed> {
  const { work } = on
  const entities = entitiesOf(changes)
  refuseMalformed(changes)
  const refused = await whyNot(on, changes)
  if (refused) return { kind: refused }
  const changed = await writeEntities(work, entities)
  const parks = await writeParked(work, changes)
  // What is settled is named by its old key, so it comes before a move.
  const deliveries = await settleMessages(on, changes.settled ?? [])
  ended.push(...deliveries)
  for (const move of changes.moved ?? []) await moveChat(on, move)
  const fresh = await queueMessages(on, changes.queue ?? [])
  queued.push(...fresh)
  await writeReceived(on, changes)
  await writeNotes(work, changes)
  const ledger = await writeEntries(on, changes)
  const written = { entities: changed, parks, deliveries, ledger }
  await writeAudit(on, changes, auditEntries(changes, written))
  return { kind: 'done', revision: await bumpRevision(on, isChanged(changes, written)), queued: fresh.length }
}

async function whyNot(on: Writing, changes: Changes): Promise<'again' | 'stale' | null> {
  const { work } = on
  const { handled: key, expects } = changes
  if (!expects) return key === undefined || (await markHandled(on, changes, key)) ? null : 'again'
  if (key !== undefined) {
    const known = await work.selectFrom('incoming').select('handled_at').where('key', '=', key).executeTakeFirst()
    if (known?.handled_at != null) return 'again'
  }
  const { revision, settings = {}, notes = {}, states = {}, tasks = {} } = expects
  if (revision !== undefined && revision !== (await revisionIn(on))) return 'stale'
  for (const [table, values] of [
    ['settings', settings],
    ['notes', notes],
    ['states', states],
  ] as const)
    for (const [at, expected] of Object.entries(values)) {
      const row = await work.selectFrom(table).select('data').where('key', '=', at).executeTakeFirst()
      if ((row?.data ?? null) !== expected) return 'stale'
    }
  for (const part of inParts(Object.keys(tasks).map(Number))) {
    const rows = await work.selectFrom('tasks').select(['no', 'data']).where('no', 'in', part).execute()
    if (rows.some((row) => row.data !== tasks[row.no])) return 'stale'
  }
  if (key !== undefined) await markHandled(on, changes, key)
  return null
}

const handle = statement((db, row: Tables['incoming']) =>
  db
    .insertInto('incoming')
    .values(row)
    .onConflict((c) =>
      c
        .column('key')
        .doUpdateSet((e) => ({ handled_at: e.ref('excluded.handled_at'), body: '' }))
        .where('incoming.handled_at', 'is', null),
    )
    .compile(),
)
/** False when it was handled before: then nothing is written. What is handled as it comes is stored without its words. */
async function markHandled(on: Writing, { at, received }: Changes, key: string): Promise<boolean> {
  const came = received?.find((item) => item.key === key)
  const seq = came ? await nextIncoming(on) : 0
  const from = { channel: came?.channel ?? '', received_at: came?.receivedAt ?? at }
  const { numAffectedRows } = await handle(on.work, { key, seq, ...from, body: '', handled_at: at })
  return (numAffectedRows ?? 0n) > 0n
}
async function nextIncoming({ work, held }: Writing): Promise<number> {
  if (held.incoming === null) {
    const newest = work.selectFrom('incoming').select((e) => e.fn.max('seq').as('seq'))
    held.incoming = Number((await newest.executeTakeFirst())?.seq ?? 0)
  }
  held.incoming += 1
  return held.incoming
}

const revisionNow = statement((db) => db.selectFrom('meta').select('value').where('key', '=', 'revision').compile())
export async function readRevision(db: Database | Work): Promise<number> {
  const [row] = (await revisionNow(db, {})).rows
  if (!row) throw new Error('the register was to have a revision')
  return row.value
}
async function revisionIn({ work, held }: Writing): Promise<number> {
  held.revision ??= await readRevision(work)
  return held.revision
}
export async function bumpRevision(on: Writing, changed: boolean): Promise<number> {
  const before = await revisionIn(on)
  if (!changed) return before
  const revision = before + 1
  await on.work.updateTable('meta').set({ value: revision }).where('key', '=', 'revision').execute()
  on.held.revision = revision
  return revision
}

async function writeEntities(work: Work, entities: readonly Entity[]): Promise<readonly EntityChange[]> {
  // Most commits are answers, which change none.
  if (!entities.length) return []
  const changed: EntityChange[] = []
  for (const table of ENTITY_TABLES) {
    const mine = entities.filter((e) => e.table === table)
    for (const part of inParts(mine)) {
      if (table === 'tasks') await checkNumbers(work, part)
      const before = await storedData(
        work,
        table,
        part.map((e) => e.key),
      )
      const different = part.filter((e) => (before.get(e.key) ?? null) !== e.data)
      await writeRows(work, table, different)
      changed.push(...different.map((entity) => ({ entity, before: before.get(entity.key) ?? null })))
    }
  }
  return changed
}

async function storedData(work: Work, table: EntityTable, keys: readonly string[]) {
  const rows = await work.selectFrom(table).select(['key', 'data']).where('key', 'in', keys).execute()
  return new Map(rows.map((row) => [row.key, row.data] as const))
}

async function checkNumbers(work: Work, tasks: readonly Entity[]): Promise<void> {
  const wanted = new Map(tasks.flatMap(({ task }) => (task ? [[task.no, task.document] as const] : [])))
  const rows = await work
    .selectFrom('tasks')
    .select(['no', 'document'])
    .where('no', 'in', [...wanted.keys()])
    .execute()
  for (const row of rows) refuseTakenNumber(row.no, row.document, wanted.get(row.no) ?? '')
}

async function writeRows(work: Work, table: EntityTable, rows: readonly Entity[]): Promise<void> {
  const gone = rows.filter((e) => e.data === null).map((e) => e.key)
  if (gone.length) await work.deleteFrom(table).where('key', 'in', gone).execute()
  const kept = rows.flatMap((e) => (e.data === null ? [] : [{ ...e, data: e.data }]))
  if (!kept.length) return
  if (table === 'tasks') {
    const values = kept.flatMap(({ key, data, task }) =>
      task
        ? [{ key, data, no: task.no, document: task.document, position: task.position, open: task.done ? 0 : 1 }]
        : [],
    )
    await work
      .insertInto('tasks')
      .values(values)
      .onConflict((c) =>
        c.column('key').doUpdateSet((e) => ({ data: e.ref('excluded.data'), position: e.ref('excluded.position') })),
      )
      .execute()
    await reopen(
      work,
      values.map((row) => row.no),
    )
  } else if (table === 'states') {
    const values = kept.flatMap(({ key, data, state }) => (state ? [{ key, data, task: state.task }] : []))
    await work
      .insertInto('states')
      .values(values)
      .onConflict((c) => c.column('key').doUpdateSet((e) => ({ data: e.ref('excluded.data') })))
      .execute()
    await reopen(
      work,
      kept.flatMap((e) => (e.state?.isWhole ? [e.state.task] : [])),
    )
  } else if (table === 'documents') {
    const last = await work
      .selectFrom('documents')
      .select((e) => e.fn.max('seq').as('seq'))
      .executeTakeFirst()
    const values = kept.map(({ key, data }, i) => ({ key, data, seq: Number(last?.seq ?? 0) + 1 + i }))
    await work
      .insertInto('documents')
      .values(values)
      .onConflict((c) => c.column('key').doUpdateSet((e) => ({ data: e.ref('excluded.data') })))
      .execute()
  } else await upsert(work, table, kept)
}

/** Whether tasks are open as a whole, from their own status and the state of all of each. */
async function reopen(work: Work, numbers: readonly number[]): Promise<void> {
  if (!numbers.length) return
  const tasks = await work.selectFrom('tasks').select(['no', 'data']).where('no', 'in', numbers).execute()
  const wholeKeys = numbers.map((no) => assignmentKey(no, '', ''))
  const whole = await work.selectFrom('states').select(['task', 'data']).where('key', 'in', wholeKeys).execute()
  const closed = new Set(whole.filter((s) => JSON.parse(s.data).state === 'closed').map((s) => s.task))
  const isOpen = (task: { no: number; data: string }) => JSON.parse(task.data).status !== 'done' && !closed.has(task.no)
  for (const open of [0, 1]) {
    const which = tasks.filter((task) => isOpen(task) === (open === 1)).map((task) => task.no)
    if (which.length) await work.updateTable('tasks').set({ open }).where('no', 'in', which).execute()
  }
}

async function upsert(
  work: Work,
  table: 'events' | 'chats' | 'members' | 'settings' | 'notes',
  rows: readonly { readonly key: string; readonly data: string }[],
): Promise<void> {
  for (const part of inParts(rows))
    await work
      .insertInto(table)
      .values(part.map(({ key, data }) => ({ key, data })))
      .onConflict((c) => c.column('key').doUpdateSet((e) => ({ data: e.ref('excluded.data') })))
      .execute()
}

async function writeParked(work: Work, changes: Changes): Promise<readonly ParkChange[]> {
  const bound = (changes.chats ?? []).map((chat) => ({ to: chat.to, why: chat.parked }))
  const changed: ParkChange[] = []
  for (const { to, why } of [...bound, ...(changes.parks ?? [])])
    changed.push(...(await park(work, { to, why, at: changes.at })))
  return changed
}
type Parking = { readonly to: Address; readonly why: string | null; readonly at: Moment }
async function park(work: Work, { to, why, at }: Parking): Promise<readonly ParkChange[]> {
  const { channel, chat } = to
  const thread = to.thread ?? ''
  const rows = await work
    .selectFrom('parked')
    .selectAll()
    .where('channel', '=', channel)
    .where('chat', '=', chat)
    .execute()
  // A chat that lives again lives with all its topics; a topic alone is closed alone.
  const meant = rows.filter((row) => row.thread === thread || (why === null && to.thread === null))
  const known = meant.find((row) => row.thread === thread)
  const before = known?.why ?? null
  if (why !== null && why === before) return []
  for (const row of meant)
    await work
      .deleteFrom('parked')
      .where('channel', '=', channel)
      .where('chat', '=', chat)
      .where('thread', '=', row.thread)
      .execute()
  if (why === null)
    return meant.map((row) => ({ to: { channel, chat, thread: row.thread || null }, before: row.why, after: null }))
  // Another reason does not make it a newer silence.
  await work
    .insertInto('parked')
    .values({ channel, chat, thread, why, at: known ? known.at : at })
    .execute()
  return [{ to, before, after: why }]
}

async function moveChat({ work, held }: Writing, move: NonNullable<Changes['moved']>[number]): Promise<void> {
  const { channel, from, to } = move
  if (from === to) return
  held.moved = null
  await work.deleteFrom('moved').where('channel', '=', channel).where('old_chat', 'in', [from, to]).execute()
  await work.insertInto('moved').values({ channel, old_chat: from, new_chat: to }).execute()
  await work.deleteFrom('parked').where('channel', '=', channel).where('chat', '=', from).execute()
  const prefix = `${channel}:${from}:`
  const bound = await work.selectFrom('chats').selectAll().execute()
  for (const row of bound.filter((chat) => chat.key.startsWith(prefix))) {
    const key = `${channel}:${to}:${row.key.slice(prefix.length)}`
    const value = JSON.parse(row.data)
    const data = JSON.stringify({ ...value, to: { ...value.to, chat: to } })
    await work.deleteFrom('chats').where('key', '=', row.key).execute()
    // Bound again under the new id already: that binding is the newer one.
    await work
      .insertInto('chats')
      .values({ key, data })
      .onConflict((c) => c.column('key').doNothing())
      .execute()
  }
  await moveMessages(work, channel, from, to)
}

// What is handled in the same commit was written when it was marked so.
async function writeReceived(on: Writing, { received = [], handled }: Changes): Promise<void> {
  const values: Tables['incoming'][] = []
  for (const { key, channel, body, receivedAt: received_at } of received)
    if (key !== handled)
      values.push({ key, seq: await nextIncoming(on), channel, body: withoutNul(body), received_at, handled_at: null })
  if (on.flavour.isNear) for (const row of values) await receive(on.work, row)
  else
    for (const part of inParts(values))
      await on.work
        .insertInto('incoming')
        .values(part)
        .onConflict((c) => c.column('key').doNothing())
        .execute()
}
const receive = statement((db, row: Tables['incoming']) =>
  db
    .insertInto('incoming')
    .values(row)
    .onConflict((c) => c.column('key').doNothing())
    .compile(),
)

async function writeNotes(work: Work, changes: Changes): Promise<void> {
  if (changes.notes) {
    const notes = Object.entries(changes.notes)
    const kept = notes.flatMap(([key, data]) => (data === null ? [] : [{ key, data }]))
    const gone = notes.flatMap(([key, data]) => (data === null ? [key] : []))
    await upsert(work, 'notes', kept)
    if (gone.length) await work.deleteFrom('notes').where('key', 'in', gone).execute()
  }
  for (const { key, texts, memo, at } of changes.turns ?? [])
    await keepTurn(work, { key, data: JSON.stringify({ texts, memo }), at })
}
const keepTurn = statement((db, row: Tables['turns']) =>
  db
    .insertInto('turns')
    .values(row)
    .onConflict((c) => c.column('key').doUpdateSet((e) => ({ data: e.ref('excluded.data'), at: e.ref('excluded.at') })))
    .compile(),
)

// PostgreSQL refuses a text with a zero character, and a sender could otherwise make a whole batch fail with it.
function withoutNul(text: string): string {
  return text.replaceAll('\0', '')
}
