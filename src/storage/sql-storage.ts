// The Storage port over Kysely: the named queries; both databases run the same SQL.
import { sql } from 'kysely'
import type { Parked } from '../domain/chat.ts'
import type { Document, DocumentFile, TaskRecord } from '../domain/document.ts'
import type { Address, Message } from '../domain/message.ts'
import type { AssignmentState, HappenedEvent } from '../domain/progress.ts'
import type { AuditRow, Changes, Incoming, RegisterRows, Storage, Taker } from '../ports.ts'
import { createCommitGroup } from './commit-group.ts'
import { asChat, asMembers } from './entities.ts'
import { createHeld } from './held.ts'
import { readTogether } from './reads-together.ts'
import { commitTogether, readRevision, type Together } from './sql-commit.ts'
import { readFile } from './sql-files.ts'
import { readEntries } from './sql-ledger.ts'
import { claimMessages, countMessages, filteredMessages, toldMoments, toldSteps } from './sql-outbox.ts'
import { blankPerson, forgetOld, readMember, readPerson, readTurns } from './sql-person.ts'
import type { Database, Flavour } from './tables.ts'

/** What a database adds to the SQL: how others wake us, how its errors read, how it is closed. */
export type Engine = {
  readonly db: Database
  readonly flavour: Flavour
  /** Calls back when another process wrote something that may want sending. Returns what stops it. */
  readonly listen: (wake: () => void) => () => void
  /** Runs after a commit that queued or received something, outside of its transaction. */
  readonly announce: () => Promise<void>
  readonly explain: (error: unknown) => Error
}

export function createSqlStorage(engine: Engine): Storage {
  const { db, flavour } = engine
  const held = createHeld()
  const watching = new Set<Watching>()
  const revision = readTogether(async () => new Map([['now', await readRevision(db)] as const]), 0)
  const asked = <A extends readonly unknown[], R>(query: (...words: A) => Promise<R>) => {
    return async (...words: A): Promise<R> => {
      try {
        return await query(...words)
      } catch (error) {
        throw engine.explain(error)
      }
    }
  }
  const write = async (list: readonly Changes[]) => {
    const takers = [...watching].flatMap(({ taker }) => taker ?? [])
    const together = await commitTogether(db, { flavour, held, takers }, list)
    for (const [taker, messages] of together.taken) taker.take(messages)
    const isPark = list.some((changes) => changes.parks?.length)
    const isNews = isPark || together.queued.length > 0 || list.some((changes) => changes.received?.length)
    if (isNews) {
      for (const { wake, taker } of watching) {
        if (!taker || isPark) wake()
        const left = taker ? leftBy(taker, together) : []
        if (left.length) taker?.leave(left)
      }
      await engine.announce()
    }
    return together.committed
  }
  return {
    revision: asked(() => revision('now')),
    register: asked((only) => readRegister(db, only)),
    entries: asked((filter = {}) => readEntries(db, filter)),
    chats: asked(() => readChats(db)),
    members: asked(() => readMembers(db)),
    parked: asked(() => readParked(db)),
    member: asked((channel, user) => readMember(db, channel, user)),
    settings: asked((prefix) => readValues(db, 'settings', prefix)),
    notes: asked((prefix) => readValues(db, 'notes', prefix)),
    turn: asked(readTogether((keys) => readTurns(db, keys), null)),
    toldSteps: asked((wanted) => toldSteps(db, wanted)),
    toldAt: asked((steps) => toldMoments(db, steps)),
    messages: asked((filter = {}) => filteredMessages(db, filter)),
    file: asked((key) => readFile(db, key)),
    outboxCounts: asked(() => countMessages(db)),
    claim: asked((wish) =>
      db.transaction().execute(async (work) => {
        await flavour.lockWriters(work)
        return claimMessages(work, wish)
      }),
    ),
    incoming: asked((limit) => readIncoming(db, limit)),
    audit: asked((filter = {}) => readAudit(db, filter)),
    commit: asked(createCommitGroup(write)),
    forget: asked((before) => forgetOld(db, flavour, before)),
    person: asked((channel, user) => readPerson(db, channel, user)),
    blank: asked((changes) => blankPerson(db, { flavour, held }, changes)),
    watch: (wake, taker) => {
      const watcher = { wake, taker }
      watching.add(watcher)
      const stop = engine.listen(wake)
      return () => {
        watching.delete(watcher)
        stop()
      }
    },
    close: asked(() => db.destroy()),
  }
}

type Watching = { readonly wake: () => void; readonly taker: Taker | undefined }
/** What is new for a sender and was not taken at once. */
function leftBy(taker: Taker, { queued, taken }: Together): readonly Message[] {
  const mine = new Set(taken.get(taker)?.map((m) => m.key))
  return queued.filter((m) => m.to.channel === taker.channel && !mine.has(m.key))
}

async function readRegister(db: Database, only?: 'open'): Promise<RegisterRows> {
  const consistent = db.transaction().setAccessMode('read only').setIsolationLevel('repeatable read')
  return consistent.execute(async (work) => {
    const isOpen = only === 'open' ? sql<boolean>`open = 1` : sql<boolean>`1 = 1`
    const tasks = await work
      .selectFrom('tasks')
      .select(['document', 'data'])
      .where(isOpen)
      .orderBy('position')
      .orderBy('no')
      .execute()
    let wanted = work.selectFrom('documents').select(['key', 'data']).orderBy('seq')
    let stored = work.selectFrom('states').select('data').orderBy('key')
    if (only === 'open') {
      wanted = wanted.where('key', 'in', work.selectFrom('tasks').select('document').where('open', '=', 1))
      stored = stored.where('task', 'in', work.selectFrom('tasks').select('no').where('open', '=', 1))
    }
    const [documents, states] = [await wanted.execute(), await stored.execute()]
    const events = await work.selectFrom('events').select('data').orderBy('key').execute()
    const byDocument = new Map<string, TaskRecord[]>()
    for (const task of tasks) {
      const list = byDocument.get(task.document) ?? []
      list.push(JSON.parse(task.data) as TaskRecord)
      byDocument.set(task.document, list)
    }
    const files = documents.map(
      (row): DocumentFile => ({ doc: JSON.parse(row.data) as Document, tasks: byDocument.get(row.key) ?? [] }),
    )
    return {
      revision: await readRevision(work),
      files,
      states: states.map((row) => JSON.parse(row.data) as AssignmentState),
      events: events.map((row) => JSON.parse(row.data) as HappenedEvent),
    }
  })
}

async function readChats(db: Database) {
  const parked = await db.selectFrom('parked').selectAll().execute()
  const parkedAs = ({ channel, chat, thread }: Address) => {
    const here = parked.filter((p) => p.channel === channel && p.chat === chat)
    return here.find((p) => p.thread === '') ?? here.find((p) => p.thread === thread) ?? null
  }
  const rows = await db.selectFrom('chats').select('data').orderBy('key').execute()
  return rows.map((row) => asChat(row.data, parkedAs(asChat(row.data, null).to)))
}

async function readMembers(db: Database) {
  const rows = await db.selectFrom('members').select('data').orderBy('key').execute()
  return asMembers(
    rows.map((row) => row.data),
    await readParked(db),
  )
}

async function readParked(db: Database): Promise<readonly Parked[]> {
  const rows = await db.selectFrom('parked').selectAll().orderBy('channel').orderBy('chat').orderBy('thread').execute()
  return rows.map(({ channel, chat, thread, why, at }) => ({ to: { channel, chat, thread: thread || null }, why, at }))
}

async function readValues(db: Database, table: 'settings' | 'notes', prefix = '') {
  // Kept reports are notes of megabytes: only what was asked for leaves the database.
  const isWanted = sql<boolean>`substr(key, 1, ${[...prefix].length}) = ${prefix}`
  const rows = await db.selectFrom(table).select(['key', 'data']).where(isWanted).orderBy('key').execute()
  return new Map(rows.map((row) => [row.key, row.data] as const))
}

async function readIncoming(db: Database, limit: number): Promise<readonly Incoming[]> {
  const rows = await db
    .selectFrom('incoming')
    .selectAll()
    .where('handled_at', 'is', null)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map((r) => ({ key: r.key, channel: r.channel, body: r.body, receivedAt: r.received_at }))
}

async function readAudit(db: Database, filter: { readonly about?: string; readonly limit?: number }) {
  let query = db.selectFrom('audit').selectAll()
  if (filter.about !== undefined) query = query.where('about', '=', filter.about)
  // The newest ones where not all are wanted, but always in the order of the chain.
  const rows = await query
    .orderBy('seq', 'desc')
    .limit(filter.limit ?? 1_000_000_000)
    .execute()
  return rows.reverse().map(({ origin, ...row }): AuditRow => ({ ...row, from: origin }))
}
