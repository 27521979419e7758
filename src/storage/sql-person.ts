// What is held about a person, and how it is taken away; how old words are forgotten.
import { type Member, personKey } from '../domain/chat.ts'
import type { HappenedEvent } from '../domain/progress.ts'
import { isShared, isTurnOf } from '../domain/turn-keys.ts'
import type { AuditRow, PersonRecord, Storage, Turn } from '../ports.ts'
import { beginWriting, createHeld, forget, type Held } from './held.ts'
import { inParts } from './parts.ts'
import { auditLine } from './sql-audit.ts'
import { bumpRevision } from './sql-commit.ts'
import { forgetFiles } from './sql-files.ts'
import { listStatement } from './statement.ts'
import type { Database, Flavour, Tables, Work } from './tables.ts'

export async function forgetOld(db: Database, flavour: Flavour, before: number): Promise<number> {
  return db.transaction().execute(async (work) => {
    // A file attached meanwhile would look like one that nobody has.
    await flavour.lockWriters(work)
    const over = work
      .selectFrom('messages')
      .select('id')
      .where('state', 'in', ['sent', 'never', 'stale'])
      .where('queued_at', '<', before)
    const { numDeletedRows } = await work.deleteFrom('texts').where('message', 'in', over).executeTakeFirst()
    const carrying = await work.selectFrom('attached').select('message').where('message', 'in', over).execute()
    for (const part of inParts(carrying.map((row) => row.message))) await forgetFiles(work, part)
    await work.deleteFrom('turns').where('at', '<', before).execute()
    // A platform gives an update again for a day at most; its key need not be known longer.
    await work.deleteFrom('incoming').where('handled_at', 'is not', null).where('received_at', '<', before).execute()
    return Number(numDeletedRows)
  })
}

export async function readPerson(db: Database, channel: string, user: string): Promise<PersonRecord | null> {
  const ref = personKey({ channel, user })
  const member = await readMember(db, channel, user)
  const numbers = (await refsOf(db, ref)).map((row) => row.no)
  const sent = await messagesTo(db, channel, user).execute()
  const conversations = (await turnsWhere(db, (key) => isTurnOf(key, channel, user))).map(asTurn)
  const audit = await auditOf(db, numbers)
  if (!member && !numbers.length && !sent.length && !conversations.length) return null
  return { no: numbers[0] ?? null, member, messages: sent.length, conversations, audit }
}

export async function blankPerson(
  db: Database,
  { flavour, held }: { readonly flavour: Flavour; readonly held: Held },
  { at, by, channel, user }: Parameters<Storage['blank']>[0],
): Promise<boolean> {
  return db.transaction().execute(async (work) => {
    await flavour.lockWriters(work)
    // Whom a number stands for changes here.
    forget(held)
    const on = await beginWriting(work, createHeld(), flavour)
    const ref = personKey({ channel, user })
    const refs = await refsOf(work, ref)
    const messages = await messagesTo(work, channel, user).execute()
    const turns = await turnsWhere(work, (key) => isTurnOf(key, channel, user))
    const gone = await work.deleteFrom('members').where('key', '=', ref).executeTakeFirst()
    if (!refs.length && !messages.length && !turns.length && !gone.numDeletedRows) return false
    const name = `p${refs[0]?.no ?? 0}`
    for (const { id } of messages) await blankMessage(work, id, name)
    const shared = await turnsWhere(work, (key) => isShared(key, channel))
    for (const part of inParts([...turns, ...shared].map((t) => t.key)))
      await work.deleteFrom('turns').where('key', 'in', part).execute()
    for (const key of [ref, `${ref}:`]) await work.deleteFrom('chats').where('key', '=', key).execute()
    await work.deleteFrom('parked').where('channel', '=', channel).where('chat', '=', user).execute()
    // Their words go, their keys stay: an update that comes once more is still known as handled.
    await work
      .updateTable('incoming')
      .set({ body: '' })
      .where('handled_at', 'is not', null)
      .where('channel', '=', channel)
      .execute()
    await renameInEvents(work, ref, name)
    await auditLine(
      on,
      { at, by: by === ref ? name : by },
      { what: 'person blanked', about: `chat ${name}`, value: null },
    )
    // Last: until here the audit could still name them.
    for (const { no } of refs) await work.updateTable('people').set({ ref: null }).where('no', '=', no).execute()
    await bumpRevision(on, true)
    return true
  })
}

// Still to be sent, it ends here; sent, it stays as a fact without an address and without words.
async function blankMessage(work: Work, id: number, name: string): Promise<void> {
  await work.deleteFrom('texts').where('message', '=', id).execute()
  await forgetFiles(work, [id])
  await work
    .updateTable('messages')
    .set((e) => ({
      chat: name,
      key: `blanked:${id}`,
      state: e.case().when('state', '=', 'sent').then('sent').else('never').end(),
    }))
    .where('id', '=', id)
    .execute()
}

async function renameInEvents(work: Work, ref: string, name: string): Promise<void> {
  for (const row of await work.selectFrom('events').selectAll().execute()) {
    const event = JSON.parse(row.data) as HappenedEvent
    if (event.recordedBy !== ref) continue
    const data = JSON.stringify({ ...event, recordedBy: name })
    await work.updateTable('events').set({ data }).where('key', '=', row.key).execute()
  }
}

// A private chat is named after its user, with an empty topic behind it.
const refsOf = (db: Database | Work, ref: string) =>
  db
    .selectFrom('people')
    .select('no')
    .where('ref', 'in', [ref, `${ref}:`])
    .orderBy('no')
    .execute()
const messagesTo = (db: Database | Work, channel: string, user: string) =>
  db.selectFrom('messages').select('id').where('channel', '=', channel).where('chat', '=', user)
async function turnsWhere(db: Database | Work, isMeant: (key: string) => boolean) {
  const rows = await db.selectFrom('turns').selectAll().execute()
  return rows.filter((row) => isMeant(row.key))
}
async function auditOf(db: Database, numbers: readonly number[]): Promise<readonly AuditRow[]> {
  if (!numbers.length) return []
  const names = numbers.map((no) => `p${no}`)
  const about = names.flatMap((name) => [`chat ${name}`, `member ${name}`])
  const rows = await db
    .selectFrom('audit')
    .selectAll()
    .where((e) => e.or([e('who', 'in', names), e('about', 'in', about)]))
    .orderBy('seq')
    .execute()
  return rows.map(({ origin, ...row }) => ({ ...row, from: origin }))
}

export async function readMember(db: Database, channel: string, user: string) {
  const key = personKey({ channel, user })
  const row = await db.selectFrom('members').select('data').where('key', '=', key).executeTakeFirst()
  return row ? (JSON.parse(row.data) as Member) : null
}

export async function readTurns(db: Database, keys: readonly string[]): Promise<ReadonlyMap<string, Turn | null>> {
  const found = new Map<string, Turn>()
  for (const part of inParts(keys))
    for (const row of (await turnsByKey(db, {}, part)).rows) found.set(row.key, asTurn(row))
  return found
}
const turnsByKey = listStatement((db, _: object, keys: readonly string[]) =>
  db.selectFrom('turns').selectAll().where('key', 'in', keys).compile(),
)

function asTurn(row: Tables['turns']): Turn {
  return { key: row.key, at: row.at, ...(JSON.parse(row.data) as Pick<Turn, 'texts' | 'memo'>) }
}
