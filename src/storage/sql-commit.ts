// One commit in SQL: all of it or none of it.
import type { Moment } from '../domain/calendar.ts'
import type { Address } from '../domain/message.ts'
import { assignmentKey } from '../domain/progress.ts'
import type { AuditRow, Changes, Committed } from '../ports.ts'
import {
  type AuditEntry,
  auditEntries,
  chained,
  type EntityChange,
  FIRST_HASH,
  isChanged,
  type ParkChange,
} from './audit.ts'
import {
  ENTITY_TABLES,
  type Entity,
  type EntityTable,
  entitiesOf,
  refuseMalformed,
  refuseTakenNumber,
} from './entities.ts'
import { inParts } from './parts.ts'
import { writeEntries } from './sql-ledger.ts'
import { moveMessages, queueMessages, settleMessages } from './sql-outbox.ts'
import { originOf, personNumbers, whoOf } from './sql-people.ts'
import type { Database, Flavour, Work } from './tables.ts'

export async function commitChanges(db: Database, flavour: Flavour, changes: Changes): Promise<Committed> {
  const [committed] = await commitTogether(db, flavour, [changes])
  if (!committed) throw new Error('a commit was to come to something')
  return committed
}

/** Several commits, one after the other, in one transaction: each refused or done on its own, all waiting for the disk once. */
export async function commitTogether(
  db: Database,
  flavour: Flavour,
  list: readonly Changes[],
): Promise<readonly Committed[]> {
  return db.transaction().execute(async (work) => {
    await flavour.lockWriters(work)
    const committed: Committed[] = []
    for (const changes of list) committed.push(await commitOne(work, changes))
    return committed
  })
}

// What is refused is refused before its first write, so that nothing of it stays in the transaction of the others.
async function commitOne(work: Work, changes: Changes): Promise<Committed> {
  const entities = entitiesOf(changes)
  refuseMalformed(changes)
  const refused = await whyNot(work, changes)
  if (refused) return { kind: refused }
  const changed = await writeEntities(work, entities)
  const parks = await writeParked(work, changes)
  // What is settled is named by its old key, so it comes before a move.
  const deliveries = await settleMessages(work, changes.settled ?? [])
  for (const move of changes.moved ?? []) await moveChat(work, move)
  const queued = await queueMessages(work, changes.queue ?? [])
  await writeReceived(work, changes)
  await writeNotes(work, changes)
  const ledger = await writeEntries(work, changes)
  const written = { entities: changed, parks, deliveries, ledger }
  await writeAudit(work, changes, auditEntries(changes, written))
  return { kind: 'done', revision: await bumpRevision(work, isChanged(changes, written)), queued }
}

async function whyNot(work: Work, changes: Changes): Promise<'again' | 'stale' | null> {
  if (changes.handled !== undefined) {
    const known = await work.selectFrom('incoming').selectAll().where('key', '=', changes.handled).executeTakeFirst()
    if (known?.handled_at != null) return 'again'
  }
  const { revision, settings = {}, notes = {}, states = {}, tasks = {} } = changes.expects ?? {}
  if (revision !== undefined && revision !== (await readRevision(work))) return 'stale'
  for (const [table, values] of [
    ['settings', settings],
    ['notes', notes],
    ['states', states],
  ] as const)
    for (const [key, expected] of Object.entries(values)) {
      const row = await work.selectFrom(table).select('data').where('key', '=', key).executeTakeFirst()
      if ((row?.data ?? null) !== expected) return 'stale'
    }
  for (const part of inParts(Object.keys(tasks).map(Number))) {
    const rows = await work.selectFrom('tasks').select(['no', 'data']).where('no', 'in', part).execute()
    if (rows.some((row) => row.data !== tasks[row.no])) return 'stale'
  }
  return null
}

export async function readRevision(db: Database | Work): Promise<number> {
  const row = await db.selectFrom('meta').select('value').where('key', '=', 'revision').executeTakeFirstOrThrow()
  return row.value
}
export async function bumpRevision(work: Work, changed: boolean): Promise<number> {
  const revision = (await readRevision(work)) + (changed ? 1 : 0)
  if (changed) await work.updateTable('meta').set({ value: revision }).where('key', '=', 'revision').execute()
  return revision
}

async function writeEntities(work: Work, entities: readonly Entity[]): Promise<readonly EntityChange[]> {
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

async function moveChat(work: Work, move: NonNullable<Changes['moved']>[number]): Promise<void> {
  const { channel, from, to } = move
  if (from === to) return
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
async function writeReceived(work: Work, changes: Changes): Promise<void> {
  if (changes.received?.length) {
    const last = await work
      .selectFrom('incoming')
      .select((e) => e.fn.max('seq').as('seq'))
      .executeTakeFirst()
    const values = changes.received.map((item, i) => ({
      key: item.key,
      seq: Number(last?.seq ?? 0) + 1 + i,
      channel: item.channel,
      body: withoutNul(item.body),
      received_at: item.receivedAt,
      handled_at: null,
    }))
    for (const part of inParts(values))
      await work
        .insertInto('incoming')
        .values(part)
        .onConflict((c) => c.column('key').doNothing())
        .execute()
  }
  if (changes.handled === undefined) return
  const done = { key: changes.handled, seq: 0, channel: '', body: '', received_at: changes.at, handled_at: changes.at }
  await work
    .insertInto('incoming')
    .values(done)
    .onConflict((c) => c.column('key').doUpdateSet({ handled_at: changes.at, body: '' }))
    .execute()
}

async function writeNotes(work: Work, changes: Changes): Promise<void> {
  const notes = Object.entries(changes.notes ?? {})
  const kept = notes.flatMap(([key, data]) => (data === null ? [] : [{ key, data }]))
  const gone = notes.flatMap(([key, data]) => (data === null ? [key] : []))
  await upsert(work, 'notes', kept)
  if (gone.length) await work.deleteFrom('notes').where('key', 'in', gone).execute()
  for (const turn of changes.turns ?? []) {
    const data = JSON.stringify({ texts: turn.texts, memo: turn.memo })
    await work
      .insertInto('turns')
      .values({ key: turn.key, data, at: turn.at })
      .onConflict((c) => c.column('key').doUpdateSet({ data, at: turn.at }))
      .execute()
  }
}

/** A line of the audit on its own, for what is no commit of changes. */
export async function auditLine(
  work: Work,
  of: { readonly at: number; readonly by: string | undefined },
  note: { readonly what: string; readonly about: string; readonly value: string | null },
): Promise<void> {
  const entry = { what: note.what, about: note.about, aboutRef: null, before: null, after: note.value }
  await writeAudit(work, { at: of.at, ...(of.by === undefined ? {} : { by: of.by }) }, [entry])
}

async function writeAudit(work: Work, changes: Changes, entries: readonly AuditEntry[]): Promise<void> {
  if (!entries.length) return
  const who = await whoOf(work, changes)
  const from = await originOf(work, changes)
  const refs = entries.flatMap((e) => [e.aboutRef ?? [], e.afterRef ?? []].flat())
  const numbers = await personNumbers(work, refs)
  const newest = await work
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  let last: Pick<AuditRow, 'seq' | 'hash'> = newest ?? { seq: 0, hash: FIRST_HASH }
  const rows: AuditRow[] = []
  for (const entry of entries) {
    const about = entry.aboutRef === null ? entry.about : `${entry.about} p${numbers.get(entry.aboutRef)}`
    const { what, before, afterRef } = entry
    const after = afterRef === undefined ? entry.after : `p${numbers.get(afterRef)}`
    const row = chained(last, { at: changes.at, who, from, what, about, before, after })
    rows.push(row)
    last = row
  }
  for (const part of inParts(rows))
    await work
      .insertInto('audit')
      .values(part.map(({ from, ...row }) => ({ ...row, origin: from })))
      .execute()
}

// PostgreSQL refuses a text with a zero character, and a sender could otherwise make a whole batch fail with it.
function withoutNul(text: string): string {
  return text.replaceAll('\0', '')
}
