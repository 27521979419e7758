// What a commit changes of the kept values, as rows: the same for every store.
import { type Chat, type Member, type Parked, personKey } from '../domain/chat.ts'
import { entryProblem } from '../domain/ledger.ts'
import { type Address, addressKey } from '../domain/message.ts'
import { assignmentKey } from '../domain/progress.ts'
import type { Changes } from '../ports.ts'

export const ENTITY_TABLES = ['documents', 'tasks', 'states', 'events', 'chats', 'members', 'settings'] as const
export type EntityTable = (typeof ENTITY_TABLES)[number]

/** A value to keep under its key; `data` null takes it away. */
export type Entity = {
  readonly table: EntityTable
  readonly key: string
  readonly data: string | null
  /** Only of tasks. */
  readonly task?: {
    readonly no: number
    readonly document: string
    readonly position: number
    readonly done: boolean
  }
  /** Only of states: the task, and whether this is the state of all of it. */
  readonly state?: { readonly task: number; readonly isWhole: boolean }
}

/** The rows that a commit states, in the order of the tables. Throws when one commit gives a task number to two documents. */
export function entitiesOf(changes: Changes): readonly Entity[] {
  const found: Entity[] = []
  const put = (table: EntityTable, key: string, value: unknown) =>
    found.push({ table, key, data: value === null ? null : JSON.stringify(value) })
  for (const { doc } of changes.documents ?? []) put('documents', doc.id, doc)
  found.push(...taskRows(changes))
  for (const s of changes.states ?? []) {
    const key = assignmentKey(s.task, s.body, s.period)
    const state = { task: s.task, isWhole: s.body === '' && s.period === '' }
    found.push({ table: 'states', key, data: JSON.stringify(s), state })
  }
  for (const e of changes.events ?? []) put('events', `${e.province}|${e.name}${e.nth ? `|${e.nth}` : ''}`, e)
  for (const chat of changes.chats ?? []) put('chats', addressKey(chat.to), boundOf(chat))
  for (const to of changes.unbound ?? []) put('chats', addressKey(to), null)
  for (const member of changes.members ?? []) put('members', personKey(member), withoutParked(member))
  for (const person of changes.dismissed ?? []) put('members', personKey(person), null)
  for (const [key, value] of Object.entries(changes.settings ?? {})) found.push({ table: 'settings', key, data: value })
  return lastOfEach(found)
}

function taskRows(changes: Changes): readonly Entity[] {
  const owners = new Map<number, string>()
  return (changes.documents ?? []).flatMap(({ doc, tasks }) =>
    tasks.map((task, position): Entity => {
      const owner = owners.get(task.no)
      if (owner !== undefined)
        throw new Error(`task number ${task.no} was to be unique, it stands in ${owner} and in ${doc.id}`)
      owners.set(task.no, doc.id)
      return {
        table: 'tasks',
        key: String(task.no),
        data: JSON.stringify(task),
        task: { no: task.no, document: doc.id, position, done: task.status === 'done' },
      }
    }),
  )
}

/** What the ledger keeps for ever is checked before it is written: only a bug makes an entry that is not well formed. */
export function refuseMalformed({ entries = [] }: Changes): void {
  for (const entry of entries) {
    const problem = entryProblem(entry)
    if (problem) throw new Error(`entry ${entry.id} (${entry.kind}) was to be well formed: ${problem}`)
  }
}

/** A number stays with its document for ever. */
export function refuseTakenNumber(no: number, owner: string, wanted: string): void {
  if (owner !== wanted) throw new Error(`task number ${no} was to be unique, it belongs to ${owner}, not to ${wanted}`)
}

function lastOfEach(entities: readonly Entity[]): readonly Entity[] {
  return [...new Map(entities.map((e) => [`${e.table}|${e.key}`, e] as const)).values()]
}

/** A chat as it is kept; what parks it stands apart. */
function boundOf({ parkedAt: _at, ...chat }: Chat): Chat {
  return { ...chat, parked: null }
}
function withoutParked({ parked: _why, parkedAt: _at, ...member }: Member): Member {
  return member
}
export function asChat(data: string, parked: Pick<Parked, 'why' | 'at'> | null): Chat {
  const chat = JSON.parse(data) as Chat
  return parked ? { ...chat, parked: parked.why, parkedAt: parked.at } : { ...chat, parked: null }
}
/** The people as they are kept, each with what parks the private chat: that is named after its person. */
export function asMembers(rows: readonly string[], parked: readonly Parked[]): readonly Member[] {
  const lost = new Map(parked.flatMap((p) => (p.to.thread === null ? [[personKey(personIn(p.to)), p] as const] : [])))
  return rows.map((data) => {
    const member = JSON.parse(data) as Member
    const here = lost.get(personKey(member))
    return here ? { ...member, parked: here.why, parkedAt: here.at } : member
  })
}
const personIn = ({ channel, chat }: Address) => ({ channel, user: chat })
