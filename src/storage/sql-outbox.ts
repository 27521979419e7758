// The outbox in SQL: queueing once, claiming, settling, moving.
import { sql } from 'kysely'
import type { OutboxMessage, Settlement } from '../domain/delivery.ts'
import type { Message, MessageKind, MessageState } from '../domain/message.ts'
import type { ClaimWish, MessageFilter, OutboxCount } from '../ports.ts'
import type { Delivery } from './audit.ts'
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
import { inParts } from './parts.ts'
import { bytesOf, writeFiles } from './sql-files.ts'
import type { Database, MessageRow, Work } from './tables.ts'

/** Queues what is not known yet; gives the number of messages that are new. */
export async function queueMessages(work: Work, messages: readonly Message[]): Promise<number> {
  if (!messages.length) return 0
  const moved = await movedChats(work)
  const placed = messages.map((message) => placedAt(message, movedAddress(message.to, moved)))
  const known = await keysAmong(
    work,
    placed.map((m) => m.key),
  )
  const fresh = [...new Map(placed.map((m) => [m.key, m] as const)).values()].filter((m) => !known.has(m.key))
  const last = await work
    .selectFrom('messages')
    .select((e) => e.fn.max('id').as('id'))
    .executeTakeFirst()
  const first = Number(last?.id ?? 0) + 1
  const numbered = fresh.map((message, i) => ({ id: first + i, message }))
  for (const part of inParts(numbered)) {
    await work
      .insertInto('messages')
      .values(part.map((n) => rowOf(n.id, n.message)))
      .execute()
    await work
      .insertInto('texts')
      .values(part.map((n) => ({ message: n.id, data: wordsOf(n.message) })))
      .execute()
  }
  await writeFiles(work, numbered)
  const tells = numbered.flatMap((n) => [...new Set(n.message.tells)].map((step) => ({ step, message: n.id })))
  for (const part of inParts(tells)) await work.insertInto('tells').values(part).execute()
  return fresh.length
}

async function keysAmong(work: Work, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const part of inParts(keys))
    for (const row of await work.selectFrom('messages').select('key').where('key', 'in', part).execute())
      found.add(row.key)
  return found
}

/** Settles what is still to be settled; gives what reached its end. */
export async function settleMessages(work: Work, settlements: readonly Settlement[]): Promise<readonly Delivery[]> {
  const ended: Delivery[] = []
  for (const part of inParts(settlements)) {
    const keys = part.map((s) => s.key)
    const rows = await work.selectFrom('messages').selectAll().where('key', 'in', keys).execute()
    const byKey = new Map(rows.map((row) => [row.key, row] as const))
    const changed = new Map<string, MessageRow>()
    for (const settlement of part) {
      const row = changed.get(settlement.key) ?? byKey.get(settlement.key)
      const next = row && settledRow(row, settlement)
      if (!next) continue
      changed.set(settlement.key, { ...row, ...next })
      if (settlement.state !== 'pending') ended.push(deliveryOf(row, settlement))
    }
    await overwrite(work, [...changed.values()])
  }
  return ended
}

// Rows that exist, written over in one statement for all of them.
async function overwrite(work: Work, rows: readonly MessageRow[]): Promise<void> {
  if (!rows.length) return
  await work
    .insertInto('messages')
    .values(rows)
    .onConflict((c) =>
      c.column('id').doUpdateSet((e) => ({
        state: e.ref('excluded.state'),
        priority: e.ref('excluded.priority'),
        tries: e.ref('excluded.tries'),
        doubts: e.ref('excluded.doubts'),
        next_try_at: e.ref('excluded.next_try_at'),
        lease: e.ref('excluded.lease'),
        lease_until: e.ref('excluded.lease_until'),
        sent_at: e.ref('excluded.sent_at'),
        late: e.ref('excluded.late'),
        why: e.ref('excluded.why'),
        platform_id: e.ref('excluded.platform_id'),
      })),
    )
    .execute()
}

/** Takes the first due message of each chat. The statement that takes decides once more: two senders never hold the same message. */
export async function claimMessages(work: Work, wish: ClaimWish): Promise<readonly OutboxMessage[]> {
  const { now } = wish
  const chosen = await chooseDue(work, wish)
  if (!chosen.length) return []
  const taken = await sql<{ id: number }>`
    update messages as m set
      tries = m.tries + case when m.state = 'sending' then 1 else 0 end,
      doubts = m.doubts + case when m.state = 'sending' then 1 else 0 end,
      state = 'sending', lease = ${wish.lease}, lease_until = ${now + wish.leaseMs}, claimed_at = ${now}
    where m.id in (${sql.join([...chosen])}) and ${dueNow(wish)}
    returning id`.execute(work)
  return readMessages(
    work,
    taken.rows.map((row) => row.id),
  )
}

function dueNow({ now, sole, lease }: ClaimWish) {
  const clockWentBack = sql`m.claimed_at > ${now + CLOCK_SKEW_MS}`
  const leftBehind = sole ? sql`m.lease <> ${lease}` : sql`1 = 0`
  return sql`(m.state = 'pending' and (m.next_try_at <= ${now} or ${clockWentBack} and m.due_at <= ${now})
    or m.state = 'sending' and (m.lease_until <= ${now} or ${clockWentBack} or ${leftBehind}))`
}

/** Walks along the queue until enough chats are found: the cost is that of what is taken, not of what waits. */
async function chooseDue(work: Work, wish: ClaimWish): Promise<readonly number[]> {
  const { now } = wish
  const page = wish.limit * 4 + 60
  const rests = wish.resting?.length ? sql`and m.chat not in (${sql.join([...wish.resting])})` : sql``
  const firsts = new Map<string, number>()
  let after = { priority: -1, id: 0 }
  while (firsts.size < wish.limit) {
    const { rows } = await sql<{ id: number; chat: string; priority: number }>`
      select m.id, m.chat, m.priority from messages m
      where m.channel = ${wish.channel} and m.state in ('pending', 'sending')
        and (m.priority > ${after.priority} or m.priority = ${after.priority} and m.id > ${after.id})
        and ${dueNow(wish)} ${rests}
        and not exists (select 1 from parked p where p.channel = m.channel and p.chat = m.chat
          and (p.thread = '' or p.thread = m.thread))
        and not exists (select 1 from messages o where o.channel = m.channel and o.chat = m.chat
          and o.state = 'sending' and o.lease_until > ${now} and not (o.claimed_at > ${now + CLOCK_SKEW_MS})
          and ${wish.sole ? sql`o.lease = ${wish.lease}` : sql`1 = 1`})
      order by m.priority, m.id limit ${page}`.execute(work)
    for (const row of rows) if (!firsts.has(row.chat) && firsts.size < wish.limit) firsts.set(row.chat, Number(row.id))
    const last = rows.at(-1)
    if (!last || rows.length < page) break
    after = { priority: last.priority, id: Number(last.id) }
  }
  return [...firsts.values()]
}

async function readMessages(work: Work, ids: readonly number[]): Promise<readonly OutboxMessage[]> {
  const found: OutboxMessage[] = []
  for (const part of inParts(ids)) {
    const rows = await withWords(work).where('messages.id', 'in', part).orderBy('priority').orderBy('id').execute()
    const messages = rows.map((row) => ({ id: row.id, message: messageOf(row, row.words) }))
    const carrying = messages.filter((m) => m.message.file).map((m) => m.id)
    const bytes = carrying.length ? await bytesOf(work, carrying) : null
    found.push(...messages.map(({ id, message }) => withBytes(message, bytes?.get(id) ?? null)))
  }
  return found
}

export async function filteredMessages(db: Database, filter: MessageFilter): Promise<readonly OutboxMessage[]> {
  if (filter.keys && filter.keys.length > 500) {
    const parts = [...inParts(filter.keys)].map((keys) => filteredMessages(db, { ...filter, keys }))
    return (await Promise.all(parts)).flat()
  }
  let query = withWords(db)
  if (filter.channel !== undefined) query = query.where('channel', '=', filter.channel)
  if (filter.chat !== undefined) query = query.where('chat', '=', filter.chat)
  if (filter.states) query = query.where('state', 'in', filter.states)
  if (filter.kinds) query = query.where('kind', 'in', filter.kinds)
  if (filter.keys) query = query.where('key', 'in', filter.keys)
  if (filter.queuedFrom !== undefined) query = query.where('queued_at', '>=', filter.queuedFrom)
  query = query.orderBy('id')
  const rows = await (filter.limit === undefined ? query : query.limit(filter.limit)).execute()
  return rows.map((row) => messageOf(row, row.words))
}

function withWords(db: Database | Work) {
  return db
    .selectFrom('messages')
    .leftJoin('texts', 'texts.message', 'messages.id')
    .selectAll('messages')
    .select('texts.data as words')
}

export async function countMessages(db: Database): Promise<readonly OutboxCount[]> {
  const rows = await db
    .selectFrom('messages')
    .select((e) => ['channel', 'kind', 'state', e.fn.countAll().as('count'), e.fn.min('due_at').as('oldest')])
    .groupBy(['channel', 'kind', 'state'])
    .execute()
  return rows.map((row) => ({
    channel: row.channel,
    kind: row.kind as MessageKind,
    state: row.state as MessageState,
    count: Number(row.count),
    oldestDueAt: Number(row.oldest),
  }))
}

export async function toldSteps(db: Database): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('tells')
    .innerJoin('messages', 'messages.id', 'tells.message')
    .select('tells.step')
    .where('messages.state', 'in', ['pending', 'sending', 'sent'])
    .execute()
  return new Set(rows.map((row) => row.step))
}

/** When steps were told, the first time each. */
export async function toldMoments(db: Database, steps: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>()
  for (const part of inParts([...new Set(steps)])) {
    const rows = await db
      .selectFrom('tells')
      .innerJoin('messages', 'messages.id', 'tells.message')
      .select(['tells.step', 'messages.sent_at'])
      .where('messages.state', '=', 'sent')
      .where('tells.step', 'in', part)
      .orderBy('messages.id')
      .execute()
    for (const { step, sent_at } of rows) if (sent_at !== null && !found.has(step)) found.set(step, sent_at)
  }
  return found
}

async function movedChats(work: Work): Promise<ReadonlyMap<string, string>> {
  const rows = await work.selectFrom('moved').selectAll().execute()
  return new Map(rows.map((row) => [`${row.channel}:${row.old_chat}`, row.new_chat] as const))
}

/** The messages of a chat follow it to its new id, keys included. */
export async function moveMessages(work: Work, channel: string, from: string, to: string): Promise<void> {
  const rows = await work
    .selectFrom('messages')
    .select(['id', 'key'])
    .where('channel', '=', channel)
    .where('chat', '=', from)
    .execute()
  const taken = await keysAmong(
    work,
    rows.map((row) => movedKey(row.key, channel, from, to)),
  )
  for (const row of rows) {
    const key = movedKey(row.key, channel, from, to)
    const set = taken.has(key) ? { chat: to } : { chat: to, key }
    await work.updateTable('messages').set(set).where('id', '=', row.id).execute()
  }
}
