// The outbox in SQL: queueing once, claiming, settling, moving.
import { sql } from 'kysely'
import type { OutboxMessage, Settlement } from '../domain/delivery.ts'
import { type Message, type MessageKind, type MessageState, taskOfStep } from '../domain/message.ts'
import type { ClaimWish, MessageFilter, OutboxCount, ToldWish } from '../ports.ts'
import type { Delivery } from './audit.ts'
import type { Writing } from './held.ts'
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
import { listStatement, statement } from './statement.ts'
import type { Database, MessageRow, Tables, Work } from './tables.ts'

/** Queues what is not known yet; gives the messages that are new. */
export async function queueMessages(on: Writing, messages: readonly Message[]): Promise<readonly Message[]> {
  if (!messages.length) return []
  const moved = await movedChats(on)
  const placed = messages.map((message) => placedAt(message, movedAddress(message.to, moved)))
  const fresh = isFew(on, placed) ? await queueEach(on, placed) : await queueMany(on, placed)
  await writeFiles(on.work, fresh)
  return fresh.map((n) => n.message)
}
type Numbered = { readonly id: number; readonly message: Message }

async function queueEach(on: Writing, messages: readonly Message[]): Promise<readonly Numbered[]> {
  const fresh: Numbered[] = []
  for (const message of messages) {
    const id = (await newestMessage(on)) + 1
    const { numAffectedRows } = await insertMessage(on.work, rowOf(id, message))
    if (!numAffectedRows) continue
    on.held.message = id
    fresh.push({ id, message })
    await insertText(on.work, { message: id, data: wordsOf(message) })
    for (const step of new Set(message.tells)) await insertTell(on.work, tellRow(step, id))
  }
  return fresh
}
async function queueMany(on: Writing, messages: readonly Message[]): Promise<readonly Numbered[]> {
  const { work, held } = on
  const known = await keysAmong(
    work,
    messages.map((m) => m.key),
  )
  const wanted = [...new Map(messages.map((m) => [m.key, m] as const)).values()].filter((m) => !known.has(m.key))
  const first = (await newestMessage(on)) + 1
  const fresh = wanted.map((message, i) => ({ id: first + i, message }))
  for (const part of inParts(fresh)) {
    const rows = part.map((n) => rowOf(n.id, n.message))
    await work.insertInto('messages').values(rows).execute()
    const texts = part.map((n) => ({ message: n.id, data: wordsOf(n.message) }))
    await work.insertInto('texts').values(texts).execute()
  }
  const tells = fresh.flatMap((n) => [...new Set(n.message.tells)].map((step) => tellRow(step, n.id)))
  for (const part of inParts(tells)) await work.insertInto('tells').values(part).execute()
  held.message = fresh.at(-1)?.id ?? held.message
  return fresh
}
// One statement for all of them builds a long one anew; over a road it is worth that.
function isFew({ flavour }: Writing, list: readonly unknown[]): boolean {
  return flavour.isNear || list.length === 1
}

const insertMessage = statement((db, row: MessageRow) =>
  db
    .insertInto('messages')
    .values(row)
    .onConflict((c) => c.column('key').doNothing())
    .compile(),
)
const insertText = statement((db, row: Tables['texts']) => db.insertInto('texts').values(row).compile())
function tellRow(step: string, message: number): Tables['tells'] {
  return { step, message, task: taskOfStep(step) }
}
const insertTell = statement((db, row: Tables['tells']) => db.insertInto('tells').values(row).compile())

async function newestMessage({ work, held }: Writing): Promise<number> {
  if (held.message === null) {
    const newest = work.selectFrom('messages').select((e) => e.fn.max('id').as('id'))
    held.message = Number((await newest.executeTakeFirst())?.id ?? 0)
  }
  return held.message
}

async function keysAmong(work: Work, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const part of inParts(keys))
    for (const row of await work.selectFrom('messages').select('key').where('key', 'in', part).execute())
      found.add(row.key)
  return found
}

/** Settles what is still to be settled; gives what reached its end. */
export async function settleMessages(on: Writing, settlements: readonly Settlement[]): Promise<readonly Delivery[]> {
  const { work } = on
  const ended: Delivery[] = []
  for (const part of inParts(settlements)) {
    const keys = part.map((s) => s.key)
    const { rows } = await messagesByKey(work, {}, keys)
    const byKey = new Map(rows.map((row) => [row.key, row] as const))
    const changed = new Map<string, MessageRow>()
    for (const settlement of part) {
      const row = changed.get(settlement.key) ?? byKey.get(settlement.key)
      const next = row && settledRow(row, settlement)
      if (!next) continue
      changed.set(settlement.key, { ...row, ...next })
      if (settlement.state !== 'pending') ended.push(deliveryOf(row, settlement))
    }
    if (isFew(on, part)) for (const row of changed.values()) await settleMessage(work, row)
    else await overwrite(work, [...changed.values()])
  }
  return ended
}
const messagesByKey = listStatement((db, _: object, keys: readonly string[]) =>
  db.selectFrom('messages').selectAll().where('key', 'in', keys).compile(),
)
const settleMessage = statement((db, row: MessageRow) => {
  const { state, priority, tries, doubts, next_try_at, lease, lease_until, sent_at, late, why, platform_id } = row
  const set = { state, priority, tries, doubts, next_try_at, lease, lease_until, sent_at, late, why, platform_id }
  return db.updateTable('messages').set(set).where('id', '=', row.id).compile()
})

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
  const { now, leaseMs, lease } = wish
  const values = { now, skewed: now + CLOCK_SKEW_MS, lease, until: now + leaseMs }
  const taken = wish.among ? await takeFirsts(work, wish, values) : await takeAlong(work, wish, values)
  const messages = taken
    .toSorted((a, b) => a.priority - b.priority || a.id - b.id)
    .map((row) => ({ id: row.id, message: messageOf(row, row.words) }))
  const carrying = messages.filter((m) => m.message.file).map((m) => m.id)
  const bytes = carrying.length ? await bytesOf(work, carrying) : null
  return messages.map(({ id, message }) => withBytes(message, bytes?.get(id) ?? null))
}

type Due = { readonly now: number; readonly skewed: number; readonly lease: string }
// Where no other sender can be alive, what another one holds was left behind by a dead one.
function dueNow(isSole: boolean, { now, skewed, lease }: Due) {
  const clockWentBack = sql`m.claimed_at > ${skewed}`
  const leftBehind = isSole ? sql`m.lease <> ${lease}` : sql`1 = 0`
  return sql`(m.state = 'pending' and (m.next_try_at <= ${now} or ${clockWentBack} and m.due_at <= ${now})
    or m.state = 'sending' and (m.lease_until <= ${now} or ${clockWentBack} or ${leftBehind}))`
}

type Taking = Due & { readonly until: number }
type Taken = MessageRow & { readonly words: string | null }
const isTaken = ({ until, now, lease }: Taking) => sql`
  tries = m.tries + case when m.state = 'sending' then 1 else 0 end,
  doubts = m.doubts + case when m.state = 'sending' then 1 else 0 end,
  state = 'sending', lease = ${lease}, lease_until = ${until}, claimed_at = ${now}`
const withItsWords = sql`*, (select t.data from texts t where t.message = id) as words`
const taking = (isSole: boolean) =>
  listStatement((db, due: Taking, ids: readonly number[]) =>
    sql<Taken>`update messages as m set ${isTaken(due)}
      where m.id in (${sql.join(ids)}) and ${dueNow(isSole, due)} returning ${withItsWords}`.compile(db),
  )
const [TAKE_ALONE, TAKE_AMONG] = [taking(true), taking(false)]

type Page = Due & { readonly channel: string; readonly priority: number; readonly id: number; readonly page: number }
type First = { readonly id: number; readonly chat: string; readonly priority: number }
const isParked = sql`exists (select 1 from parked p where p.channel = m.channel and p.chat = m.chat
  and (p.thread = '' or p.thread = m.thread))`
/** Something of the chat is on its way, and whoever sends it is alive. */
function isBusy(isSole: boolean, { now, skewed, lease }: Due, channel: unknown, chat: unknown) {
  return sql`exists (select 1 from messages o where o.channel = ${channel} and o.chat = ${chat}
    and o.state = 'sending' and o.lease_until > ${now} and not (o.claimed_at > ${skewed})
    and ${isSole ? sql`o.lease = ${lease}` : sql`1 = 1`})`
}
const walking = (isSole: boolean, areOthers: boolean) =>
  listStatement((db, { channel, priority, id, page, ...due }: Page, resting: readonly string[]) =>
    sql<First>`
      select m.id, m.chat, m.priority from messages m
      where m.channel = ${channel} and m.state in ('pending', 'sending')
        and (m.priority > ${priority} or m.priority = ${priority} and m.id > ${id})
        and ${dueNow(isSole, due)} ${areOthers ? sql`and m.chat not in (${sql.join(resting)})` : sql``}
        and not ${isParked} and not ${isBusy(isSole, due, sql`m.channel`, sql`m.chat`)}
      order by m.priority, m.id limit ${page}`.compile(db),
  )
const both = (areOthers: boolean) => ({ alone: walking(true, areOthers), among: walking(false, areOthers) })
const WALK = { all: both(false), others: both(true) }

type Firsts = Taking & { readonly channel: string; readonly most: number }
/** Looks into each of the chats and takes what it finds: what waits behind their first message costs nothing. */
const takingFirsts = (isSole: boolean) =>
  listStatement((db, { channel, most, ...due }: Firsts, chats: readonly string[]) =>
    sql<Taken>`update messages as m set ${isTaken(due)}
      where m.id in (
        select f.id from (values ${sql.join(chats.map((chat) => sql`(${chat})`))}) as c
        join messages f on f.id = (select m.id from messages m
          where m.channel = ${channel} and m.chat = c.column1 and m.state in ('pending', 'sending')
            and ${dueNow(isSole, due)} and not ${isParked}
          order by m.priority, m.id limit 1)
        where not ${isBusy(isSole, due, channel, sql`c.column1`)}
        group by f.id, f.priority order by f.priority, f.id limit ${most})
      and ${dueNow(isSole, due)} returning ${withItsWords}`.compile(db),
  )
const [FIRSTS_ALONE, FIRSTS_AMONG] = [takingFirsts(true), takingFirsts(false)]
async function takeFirsts(work: Work, wish: ClaimWish, values: Taking): Promise<readonly Taken[]> {
  const { channel, resting = [], limit } = wish
  const rested = new Set(resting)
  const taken: Taken[] = []
  for (const part of inParts((wish.among ?? []).filter((chat) => !rested.has(chat)))) {
    const most = limit - taken.length
    if (most <= 0) break
    // A list drawn out names its last chat more than once.
    taken.push(...(await (wish.sole ? FIRSTS_ALONE : FIRSTS_AMONG)(work, { ...values, channel, most }, part)).rows)
  }
  return taken
}
async function takeAlong(work: Work, wish: ClaimWish, values: Taking): Promise<readonly Taken[]> {
  const taken: Taken[] = []
  for (const part of inParts([...(await firstsOfAll(work, wish)).values()]))
    taken.push(...(await (wish.sole ? TAKE_ALONE : TAKE_AMONG)(work, values, part)).rows)
  return taken
}
/** Walks along the queue until enough chats are found: the cost is that of what is taken, not of what waits. */
async function firstsOfAll(work: Work, wish: ClaimWish): Promise<Map<string, number>> {
  const { now, channel, lease, resting = [] } = wish
  const page = wish.limit * 4 + 60
  const walk = WALK[resting.length ? 'others' : 'all'][wish.sole ? 'alone' : 'among']
  const firsts = new Map<string, number>()
  let after = { priority: -1, id: 0 }
  while (firsts.size < wish.limit) {
    const { rows } = await walk(work, { channel, now, skewed: now + CLOCK_SKEW_MS, lease, page, ...after }, resting)
    for (const row of rows) if (!firsts.has(row.chat) && firsts.size < wish.limit) firsts.set(row.chat, Number(row.id))
    const last = rows.at(-1)
    if (!last || rows.length < page) break
    after = { priority: last.priority, id: Number(last.id) }
  }
  return firsts
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

export async function toldSteps(db: Database, { tasks, keys }: ToldWish): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  const told = db
    .selectFrom('tells')
    .innerJoin('messages', 'messages.id', 'tells.message')
    .select('tells.step')
    .where('messages.state', 'in', ['pending', 'sending', 'sent'])
  const add = (rows: readonly { readonly step: string }[]) => {
    for (const { step } of rows) found.add(step)
  }
  for (const part of inParts([...new Set(tasks)])) add(await told.where('tells.task', 'in', part).execute())
  for (const part of inParts([...new Set(keys)])) add(await told.where('tells.step', 'in', part).execute())
  return found
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

async function movedChats({ work, held }: Writing): Promise<ReadonlyMap<string, string>> {
  if (!held.moved) {
    const rows = await work.selectFrom('moved').selectAll().execute()
    held.moved = new Map(rows.map((row) => [`${row.channel}:${row.old_chat}`, row.new_chat] as const))
  }
  return held.moved
}

/** The messages of a chat follow it to its new id, keys included. */
export async function moveMessages(work: Work, channel: string, from: string, to: string): Promise<void> {
  const rows = await work
    .selectFrom('messages')
    .select(['id', 'key', 'tells'])
    .where('channel', '=', channel)
    .where('chat', '=', from)
    .execute()
  const taken = await keysAmong(
    work,
    rows.map((row) => movedKey(row.key, channel, from, to)),
  )
  for (const row of rows) {
    const key = movedKey(row.key, channel, from, to)
    const tells = movedKey(row.tells, channel, from, to)
    const set = taken.has(key) ? { chat: to, tells } : { chat: to, key, tells }
    await work.updateTable('messages').set(set).where('id', '=', row.id).execute()
    if (tells !== row.tells) await moveTells(work, row.id, { from: row.tells, to: tells })
  }
}
// What a chat has heard it has heard under its new id too.
async function moveTells(work: Work, message: number, { from, to }: Record<'from' | 'to', string>): Promise<void> {
  const stepsIn = (tells: string) => new Set(JSON.parse(tells) as string[])
  for (const step of stepsIn(from))
    await work.deleteFrom('tells').where('step', '=', step).where('message', '=', message).execute()
  for (const step of stepsIn(to)) await insertTell(work, tellRow(step, message))
}
