// A draft without open points becomes a document of the register, and its hand-outs are queued in the same commit.
import { recorded } from '../domain/assignment.ts'
import { type Day, dayOf, isoOf, type Moment, writeDay } from '../domain/calendar.ts'
import type { Chat } from '../domain/chat.ts'
import type { Directory } from '../domain/directory.ts'
import { type Document, type DocumentFile, documentFileSchema, KINDS, type TaskRecord } from '../domain/document.ts'
import { type Draft, type DraftItem, draftTasks, type OpenPoint, openPoints } from '../domain/draft.ts'
import type { NewEntry } from '../domain/ledger.ts'
import { addressKey, type Message, newsKey } from '../domain/message.ts'
import { unaccent } from '../domain/names.ts'
import {
  createRegister,
  type Register,
  type Stranger,
  strangersOf,
  type Task,
  type Unlisted,
  unlistedOf,
} from '../domain/register.ts'
import type { Changes, Storage } from '../ports.ts'
import { OFFICE } from '../reminders/alarms.ts'
import { firstAllowed, type QuietHours } from '../reminders/quiet-hours.ts'
import { sayHandout, sayLeaves, sayPreview, sayReceive } from '../wording/import.ts'
import { sayDocument } from '../wording/task-lines.ts'
import { placesOn } from './current-office.ts'
import { draftChange, draftKey, draftText, listDrafts } from './drafts.ts'
import { withoutReplacedLater } from './review/replacing.ts'
import { sameDrafts, withDoublesAgain } from './same-document.ts'
import { comparable, fileKey, formerLeads, withStanding } from './standing-document.ts'

export type Handouts = {
  readonly messages: readonly Message[]
  /** How many of them go to people of the office, who stand for its group. */
  readonly persons: number
  /** Bodies with work of their own whom no chat reaches. */
  readonly unreached: readonly string[]
  /** Collectives of which the directory does not know every member. */
  readonly unlisted: readonly Unlisted[]
  /** Leading bodies that the directory does not know at all. */
  readonly strangers: readonly Stranger[]
}
export type PublishWorld = {
  readonly storage: Storage
  readonly register: Register
  readonly now: Moment
  readonly by: string
  /** As people call whoever publishes: it stands with the tasks that are superseded. */
  readonly person: string
  readonly twoPersons: boolean
  /** Hours in which nothing is handed out. */
  readonly quiet: QuietHours
}
/** What publishing would come to: nothing is written yet. */
export type Plan =
  | {
      readonly kind: 'ready'
      readonly file: DocumentFile
      readonly handouts: Handouts
      readonly changes: Partial<Changes>
    }
  /** `draft`: with what the register has got since; `changes` keep that. */
  | {
      readonly kind: 'open'
      readonly points: readonly OpenPoint[]
      readonly draft: Draft
      readonly changes: Partial<Changes>
    }
  /** The same document waits in other drafts: which of them is to be comes first. */
  | { readonly kind: 'same-drafts'; readonly others: readonly Draft[] }
  /** Two-person rule: the one who imported does not publish. */
  | { readonly kind: 'same-person' }

/** The document, its hand-outs and what one commit writes for both; for the preview, for the chat and for the command line. */
export async function planPublishing(draft: Draft, world: PublishWorld): Promise<Plan> {
  const { storage, register, now, by } = world
  const others = sameDrafts(draft, await listDrafts(storage))
  if (others.length) return { kind: 'same-drafts', others }
  const now_ = await lookedAtAgain(draft, world)
  const points = openPoints(now_)
  if (points.length || now_ !== draft) {
    const changes = now_ === draft ? {} : draftChange(draft, now_, { what: 'draft compared again', value: null })
    return { kind: 'open', points, draft: now_, changes }
  }
  if (world.twoPersons && draft.by === by) return { kind: 'same-person' }
  const { directory } = register
  const chats = placesOn({ chats: await storage.chats(), members: await storage.members(), directory }, now) // gather
  const lastNo = (await storage.notes(LAST_NO)).get(LAST_NO) ?? null
  const first = Math.max(Number(lastNo ?? 0), 0, ...register.tasks.map((t) => t.no)) + 1 // decide
  const file = fileOf(draft, register, { now, first })
  const files = filesOf(draft, file, register)
  const leaves = firstAllowed(now, world.quiet, register.rules.calendar)
  const handouts = planHandouts(file, chats, { register, now, quiet: world.quiet, isMany: files.length > 1 })
  const ended = recorded(register, supersededBy(draft, file, world), now)
  const changes: Partial<Changes> = {
    entries: ended.entries,
    states: ended.states,
    documents: files,
    notes: {
      [draftKey(draft.id)]: null,
      [LAST_NO]: String(first + file.tasks.length - 1),
      [fileKey(draft)]: file.doc.id,
    },
    settings: Object.fromEntries(files.map((f) => [handedKey(f.doc.id), isoOf(leaves)])),
    noted: [{ what: 'draft published', about: draft.id, value: file.doc.id }],
    queue: handouts.messages,
    // Somebody changed the draft, or took the next numbers: nothing is written.
    expects: { ...ended.expects, notes: { [draftKey(draft.id)]: draftText(draft), [LAST_NO]: lastNo } },
  }
  return { kind: 'ready', file, handouts, changes }
}
/** Since the draft was made the register may have got the same work, or the very document. */
async function lookedAtAgain(draft: Draft, { storage, register, now }: PublishWorld): Promise<Draft> {
  const former = await formerLeads(storage)
  const held = withoutReplacedLater(draft, register)
  const compared = withDoublesAgain(held, comparable(register, { province: draft.province, former, now }))
  const marked = await withStanding(compared, register, storage)
  return !draft.standing && marked.standing ? marked : compared
}
/** «Thay thế việc cũ»: the older task ends, superseded by the new one, with the document that says so. */
function supersededBy(
  draft: Draft,
  { doc, tasks }: DocumentFile,
  { now, person }: Pick<PublishWorld, 'now' | 'person'>,
): readonly NewEntry[] {
  const kept = draft.items.filter((i) => i.decision !== 'dropped')
  return kept.flatMap((item, i): readonly NewEntry[] => {
    const next = tasks[i]
    if (!next || !item.double?.replaces) return []
    return (item.double.replaced ?? [item.double.no]).map(
      (no): NewEntry => ({
        kind: 'ended',
        id: `superseded:${no}:${next.no}`,
        task: no,
        body: '',
        period: '',
        how: 'superseded',
        document: item.of?.number ?? doc.short_name,
        day: item.of?.issued ?? doc.issued ?? dayOf(now),
        person,
        intoTask: next.no,
        intoBody: null,
      }),
    )
  })
}
/** The highest number ever given to a task. */
const LAST_NO = 'tasks:last'
/** When the tasks of a document were handed out. */
export const HANDED = 'handed:'
export const handedKey = (document: string): string => HANDED + document

export type Published =
  | {
      readonly kind: 'published'
      readonly document: Document
      readonly tasks: readonly TaskRecord[]
      readonly handouts: Handouts
    }
  | Exclude<Plan, { readonly kind: 'ready' }>
  | { readonly kind: 'stale' }

/** The same in a commit of its own, for the command line. */
export async function publish(draft: Draft, world: PublishWorld): Promise<Published> {
  const plan = await planPublishing(draft, world)
  if (plan.kind !== 'ready') return plan
  const committed = await world.storage.commit({ ...plan.changes, at: world.now, by: world.by }) // do
  if (committed.kind !== 'done') return { kind: 'stale' }
  const { file, handouts } = plan
  return { kind: 'published', document: file.doc, tasks: file.tasks, handouts }
}

/** What would go out and when, for whoever is asked before it goes. */
export function previewOf(
  { file, handouts }: Extract<Plan, { readonly kind: 'ready' }>,
  { register, now, quiet }: Pick<PublishWorld, 'register' | 'now' | 'quiet'>,
): readonly string[] {
  const at = firstAllowed(now, quiet, register.rules.calendar)
  return sayPreview(sayDocument(file.doc), file.tasks.length, handouts, sayLeaves(at, now))
}

/** The draft as the register will hold it; task numbers go on from the highest ever given. */
function fileOf(
  draft: Draft,
  register: Register,
  { now, first }: { readonly now: Moment; readonly first: number },
): DocumentFile {
  const kind = KINDS.find((k) => k === draft.doc.kind) ?? 'khác'
  const doc = {
    id: idOf(draft, register),
    number: draft.doc.number,
    kind,
    issuer: draft.doc.issuer || 'Chưa rõ',
    province: draft.province,
    issued: draft.doc.issued,
    meeting: null,
    short_name: nameFor(draft.doc.title, draft.doc.issued, namesIn(register, draft.province)),
    title: draft.doc.title,
    known_from: dayOf(now),
    known_from_assumed: false,
    cites: draft.doc.cites,
    ...(draft.doc.citations && { citations: draft.doc.citations }),
    ...(draft.urgency && { urgency: draft.urgency }),
    names: {},
  }
  return documentFileSchema.parse({ doc, tasks: draftTasks(draft, first) })
}
/** A register of many documents becomes many: each with the tasks of the rows that name it. */
function filesOf(draft: Draft, whole: DocumentFile, register: Register): readonly DocumentFile[] {
  const kept = draft.items.filter((i) => i.decision !== 'dropped')
  const taken = namesIn(register, draft.province)
  const groups = new Map<string, { readonly doc: Document; readonly tasks: TaskRecord[] }>()
  whole.tasks.forEach((task, i) => {
    const of = kept[i]?.of
    const key = of ? `${of.number}|${of.issued}` : ''
    const group = groups.get(key) ?? {
      doc: of ? named(whole.doc, of, draft, { register, taken }) : whole.doc,
      tasks: [],
    }
    taken.add(group.doc.short_name)
    group.tasks.push(task)
    groups.set(key, group)
  })
  return [...groups.values()].map((g) => documentFileSchema.parse(g))
}
function named(
  whole: Document,
  { number, issued }: NonNullable<DraftItem['of']>,
  draft: Draft,
  { register, taken }: { readonly register: Register; readonly taken: ReadonlySet<string> },
): Document {
  const letters = /-(?<kind>[\p{L}]+)\//u.exec(number)?.groups?.kind
  const kind = KINDS.find((k) => k === letters) ?? 'khác'
  const id = idOf({ ...draft, doc: { ...draft.doc, title: `${number} ${issued ?? ''}` } }, register)
  return { ...whole, id, number, kind, issued, short_name: nameFor(number, issued, taken), title: number }
}
const namesIn = (register: Register, province: string): Set<string> =>
  new Set(register.documents.filter((d) => d.province === province).map((d) => d.short_name))
/** A number comes again in every term of office: the second document of it is called with its day as well. */
function nameFor(name: string, issued: Day | null, taken: ReadonlySet<string>): string {
  const dated = issued ? `${name} (${writeDay(issued)})` : name
  for (let n = 1; ; n++) {
    const tried = n === 1 ? name : n === 2 && dated !== name ? dated : `${dated} (${n})`
    if (!taken.has(tried)) return tried
  }
}
function idOf(draft: Draft, register: Register): string {
  const base = unaccent(`${draft.province} ${draft.doc.title}`)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  const taken = new Set(register.documents.map((d) => d.id))
  return taken.has(base) ? `${base}-${draft.id.toLowerCase()}` : base
}

/** One message per chat: its own tasks with their sentence and clause, those of a collective, nothing of others. */
export function planHandouts(
  file: DocumentFile,
  chats: readonly Chat[],
  {
    register,
    now,
    quiet,
    isMany = false,
  }: {
    readonly register: Register
    readonly now: Moment
    readonly quiet: QuietHours
    /** Tasks of several documents in one hand-out: «đã nhận» is of all that wait. */
    readonly isMany?: boolean
  },
): Handouts {
  const { directory, rules } = register
  const fresh = createRegister({ rules, directory, files: [file], states: [], events: register.events })
  const province = file.doc.province
  const here = chats.filter((c) => c.province === province)
  // What the document or the office's register says is done already is handed out to nobody.
  const open = fresh.tasks.filter((t) => t.record.status === 'open')
  const messages = here.flatMap((chat) => {
    const tasks = open.filter((t) => chat.bodies.some((b) => t.shares.has(b)))
    if (!tasks.length || chat.parked !== null) return []
    return [
      {
        key: handoutKey(file, chat),
        to: chat.to,
        kind: 'handout' as const,
        text: sayHandout(file.doc, tasks, chat.bodies, { register: fresh, today: dayOf(now) }),
        offers: { choices: [sayReceive(isMany ? null : (tasks[0]?.no ?? null))], isGroup: true },
        // What was handed out is no news for the next digest.
        tells: tasks.map((t) => newsKey(t.no, chat.to)),
        // What is published in the evening is handed out the next working morning.
        dueAt: firstAllowed(now, quiet, rules.calendar),
        staleAt: null,
        queuedAt: now,
      },
    ]
  })
  const people = new Set(here.filter((c) => c.standsFor !== undefined).map((c) => handoutKey(file, c)))
  return {
    messages,
    persons: messages.filter((m) => people.has(m.key)).length,
    unreached: unreachedOf(open, here, directory, province),
    unlisted: unlistedOf(open),
    strangers: strangersOf(open),
  }
}
// Where a secretary reads for the office another body may have a message of its own.
function handoutKey({ doc }: DocumentFile, { to, standsFor }: Chat): string {
  return `handout:${doc.id}:${addressKey(to)}${standsFor === undefined ? '' : `:${OFFICE}`}`
}
function unreachedOf(
  tasks: readonly Task[],
  chats: readonly Chat[],
  directory: Directory,
  province: string,
): readonly string[] {
  const reached = new Set(chats.filter((c) => c.parked === null).flatMap((c) => c.bodies))
  const wanted = new Set(
    tasks.flatMap((t) => [...t.shares.keys()]).filter((name) => directory.hasBody({ province, name })),
  )
  return [...wanted].filter((name) => !reached.has(name))
}
