// Numbered steps from an empty database to today's; applied at start, never edited once released.
import { sql } from 'kysely'
import { StorageError } from '../ports.ts'
import type { Database, Flavour } from './tables.ts'

type Step = (flavour: Flavour) => readonly string[]

const keyed = (table: string, more = '') =>
  `create table ${table} (key text not null primary key, ${more} data text not null)`

const STEPS: readonly Step[] = [
  (flavour) => [
    keyed('documents', 'seq integer not null,'),
    keyed(
      'tasks',
      'no integer not null unique, document text not null, position integer not null, open integer not null,',
    ),
    'create index tasks_document on tasks (document, position)',
    'create index tasks_open on tasks (document, position) where open = 1',
    keyed('states', 'task integer not null,'),
    'create index states_task on states (task)',
    ...['events', 'chats', 'members', 'settings', 'notes'].map((table) => keyed(table)),
    keyed('turns', 'at bigint not null,'),
    `create table parked (channel text not null, chat text not null, thread text not null, why text not null,
      primary key (channel, chat, thread))`,
    `create table moved (channel text not null, old_chat text not null, new_chat text not null,
      primary key (channel, old_chat))`,
    `create table messages (id bigint not null primary key, key text not null unique, channel text not null,
      chat text not null, thread text not null, kind text not null, priority integer not null, tells text not null,
      due_at bigint not null, stale_at bigint, queued_at bigint not null, state text not null, tries integer not null,
      doubts integer not null, next_try_at bigint not null, claimed_at bigint, lease text, lease_until bigint,
      sent_at bigint, late integer not null, why text, platform_id text)`,
    "create index messages_open on messages (channel, chat, priority, id) where state in ('pending', 'sending')",
    "create index messages_next on messages (channel, priority, id) where state in ('pending', 'sending')",
    'create index messages_queued on messages (queued_at)',
    'create index messages_chat on messages (channel, chat)',
    'create table texts (message bigint not null primary key, data text not null)',
    'create table tells (step text not null, message bigint not null, primary key (step, message))',
    `create table incoming (key text not null primary key, seq bigint not null, channel text not null,
      body text not null, received_at bigint not null, handled_at bigint)`,
    'create index incoming_open on incoming (seq) where handled_at is null',
    'create table people (no integer not null primary key, ref text unique)',
    `create table audit (seq bigint not null primary key, at bigint not null, who text not null, origin text,
      what text not null, about text not null, before text, after text, hash text not null)`,
    'create index audit_about on audit (about, seq)',
    ...flavour.guard('audit'),
  ],
  (flavour) => [
    `create table entries (key text not null primary key, seq bigint not null unique, task integer not null,
      body text not null, kind text not null, at bigint not null, who text not null, origin text, data text not null)`,
    'create index entries_task on entries (task, seq)',
    'create index entries_kind on entries (kind, seq)',
    'create index entries_at on entries (at)',
    ...flavour.guard('entries'),
  ],
  () => [
    'create table files (id text not null primary key, data text not null)',
    'create table attached (message bigint not null primary key, file text not null)',
    'create index attached_file on attached (file)',
  ],
  () => ["create index if not exists messages_sending on messages (channel, chat) where state = 'sending'"],
  () => ['alter table parked add column at bigint'],
  ({ name }) => [
    'alter table tells add column task bigint not null default 0',
    name === 'sqlite'
      ? "update tells set task = cast(case when step like 'new:%' then substr(step, 5) else step end as integer)"
      : "update tells set task = coalesce(substring(step from '^(?:new:)?([0-9]+):'), '0')::bigint",
    'create index tells_task on tells (task)',
  ],
]

/** Brings the database to this program's version; refuses one that a newer program wrote. */
export async function migrate(db: Database, flavour: Flavour): Promise<void> {
  await db.transaction().execute(async (work) => {
    await flavour.lockWriters(work)
    await sql
      .raw('create table if not exists meta (key text not null primary key, value bigint not null)')
      .execute(work)
    const row = await work.selectFrom('meta').select('value').where('key', '=', 'schema').executeTakeFirst()
    const version = row?.value ?? 0
    if (version > STEPS.length)
      throw new StorageError(
        `the database has version ${version}, this program knows ${STEPS.length} (update the program, or restore an older backup)`,
        { again: false },
      )
    for (const step of STEPS.slice(version))
      for (const statement of step(flavour)) await sql.raw(statement).execute(work)
    const stamp = { key: 'schema', value: STEPS.length }
    if (version === 0)
      await work
        .insertInto('meta')
        .values([stamp, { key: 'revision', value: 0 }])
        .execute()
    else if (version < STEPS.length)
      await work.updateTable('meta').set({ value: STEPS.length }).where('key', '=', 'schema').execute()
  })
}
export const SCHEMA_VERSION = STEPS.length
