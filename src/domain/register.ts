// The register: all documents, tasks and states of an office, indexed, as a plain value.
import type { Body } from './agency.ts'
import type { Day, WorkCalendar } from './calendar.ts'
import type { Reading } from './deadline.ts'
import type { Addressee, Directory } from './directory.ts'
import type { Document, DocumentFile, TaskRecord } from './document.ts'
import { createOccasions, createOwnDays, type Occasions } from './events.ts'
import { type AssignmentState, assignmentKey, type HappenedEvent } from './progress.ts'

/** How a body comes to a task: by its own name, as a member of a collective, or as one of everybody; a collective also by what single members of it were given (`part`). */
export type Share = {
  readonly role: 'lead' | 'coop'
  readonly how: 'own' | 'member' | 'part' | 'everybody'
  /** The collective's name as the document writes it; the body's own for `own`, the members' names for `part`. */
  readonly as: string
}
export type Party = { readonly role: 'lead' | 'coop'; readonly written: string; readonly addressee: Addressee }

/** A task with all that follows from its document and the directory. */
export type Task = {
  readonly no: number
  readonly record: TaskRecord
  readonly document: Document
  readonly province: string
  readonly parties: readonly Party[]
  /** Who leads it today, as it is written: without who has handed it on, with who has taken it over. */
  readonly leads: readonly string[]
  /** Canonical body name → its shares; own before member before everybody. */
  readonly shares: ReadonlyMap<string, readonly Share[]>
  readonly forEverybody: Share | null
}

/** The rules under which days are counted: one for the whole register. */
export type Rules = { readonly calendar: WorkCalendar; readonly reading: Reading }

export type Register = {
  readonly rules: Rules
  readonly directory: Directory
  readonly documents: readonly Document[]
  readonly tasks: readonly Task[]
  readonly task: (no: number) => Task | null
  readonly tasksIn: (province: string) => readonly Task[]
  /** The stored state of an assignment; a closure of the whole task or of all periods covers it. */
  readonly state: (task: Task, body: string, period: string) => AssignmentState | null
  /** Exactly this state, whatever covers it. */
  readonly ownState: (task: number, body: string, period: string) => AssignmentState | null
  /** Every stored state of a task. */
  readonly statesOf: (task: number) => readonly AssignmentState[]
  readonly states: readonly AssignmentState[]
  /** True when anything was ever recorded about a task, or its bodies have days of their own: they may not stand alike. */
  readonly isTouched: (task: Task) => boolean
  /** The days on which an event of a document happened or will: its own date, or as recorded by the office; none: nobody has said. */
  readonly occasions: Occasions
  readonly events: readonly HappenedEvent[]
}

export type RegisterParts = {
  readonly rules: Rules
  readonly directory: Directory
  readonly files: readonly DocumentFile[]
  readonly states: readonly AssignmentState[]
  readonly events: readonly HappenedEvent[]
}

export function createRegister({ rules, directory, files, states, events }: RegisterParts): Register {
  const handed = handedOf(states)
  const tasks = files
    .flatMap(({ doc, tasks }) => tasks.map((record) => createTask(record, doc, directory, handed.get(record.no))))
    .sort((a, b) => a.no - b.no)
  const byNo = new Map(tasks.map((t) => [t.no, t] as const))
  const byProvince = new Map(directory.provinces.map((p) => [p, [] as Task[]] as const))
  for (const task of tasks) byProvince.get(task.province)?.push(task)
  const byAssignment = new Map(states.map((s) => [assignmentKey(s.task, s.body, s.period), s] as const))
  const touched = new Set(states.map((s) => s.task))
  const hasOwnDays = createOwnDays(events)
  return {
    rules,
    directory,
    documents: files.map((f) => f.doc),
    tasks,
    task: (no) => byNo.get(no) ?? null,
    tasksIn: (province) => byProvince.get(province) ?? [],
    // Most registers have few stored states: no keys are made for the many tasks without one.
    state: (task, body, period) => {
      if (!touched.has(task.no)) return null
      const exact = byAssignment.get(assignmentKey(task.no, body, period))
      const covering = [
        byAssignment.get(assignmentKey(task.no, '', period)),
        byAssignment.get(assignmentKey(task.no, body, '')),
        byAssignment.get(assignmentKey(task.no, '', '')),
      ]
      if (exact?.state === 'closed') return exact
      return covering.find((s) => s?.state === 'closed') ?? exact ?? covering.find((s) => s !== undefined) ?? null
    },
    ownState: (task, body, period) => byAssignment.get(assignmentKey(task, body, period)) ?? null,
    statesOf: (task) => (touched.has(task) ? states.filter((s) => s.task === task) : []),
    states,
    isTouched: (task) => touched.has(task.no) || hasOwnDays(task.province, task.record.deadlines),
    events,
    occasions: createOccasions(events),
  }
}

type Handed = { readonly from: string; readonly into: string }
/** Task → who handed a share on, and to whom. */
function handedOf(states: readonly AssignmentState[]): ReadonlyMap<number, readonly Handed[]> {
  const found = new Map<number, Handed[]>()
  for (const { task, body, ending } of states)
    if (ending?.intoBody) found.set(task, [...(found.get(task) ?? []), { from: body, into: ending.intoBody }])
  return found
}

function createTask(
  record: TaskRecord,
  document: Document,
  directory: Directory,
  handed: readonly Handed[] = [],
): Task {
  const province = document.province
  const gone = new Set(handed.map((h) => h.from))
  const helps = new Set(record.coop.flatMap((name) => document.names[name] ?? [name]))
  // A helper who led for a while and handed it on is a helper again, and hears as one.
  const takers = handed.map((h) => h.into).filter((name) => !(gone.has(name) && helps.has(name)))
  const party = (role: Party['role']) => (written: string) =>
    (document.names[written] ?? [written]).map((name) => ({
      role,
      written: document.names[written] ? name : written,
      addressee: directory.addressee(name, province),
    }))
  const parties = [
    ...record.lead.flatMap(party('lead')),
    ...takers.filter((name) => !record.lead.includes(name)).flatMap(party('lead')),
    ...record.coop.flatMap(party('coop')),
  ]
  const leading = parties.filter((p) => p.role === 'lead' && !gone.has(p.addressee.name))
  const shares = new Map<string, Share[]>()
  const give = (name: string, share: Share) => {
    const list = shares.get(name) ?? []
    if (!list.some((s) => s.role === share.role && s.how === share.how)) list.push(share)
    shares.set(name, list)
  }
  for (const p of parties)
    if (p.addressee.kind === 'body') give(p.addressee.name, { role: p.role, how: 'own', as: p.addressee.name })
  for (const p of parties)
    if (p.addressee.kind === 'list') {
      give(p.addressee.name, { role: p.role, how: 'own', as: p.written })
      for (const member of p.addressee.members) give(member, { role: p.role, how: 'member', as: p.written })
    } else if (p.addressee.kind === 'named' || p.addressee.kind === 'unknown')
      give(p.addressee.name, { role: p.role, how: 'own', as: p.written })
  const everybody = parties.find((p) => p.addressee.kind === 'everybody')
  return {
    no: record.no,
    record,
    document,
    province,
    parties,
    leads: handed.length ? [...new Set(leading.map((p) => p.written))] : record.lead,
    shares,
    forEverybody: everybody ? { role: everybody.role, how: 'everybody', as: everybody.written } : null,
  }
}

/** The share by which a body has a task, the strongest first; null when it has none. */
export function shareOf(task: Task, body: Body): Share | null {
  if (task.province !== body.province) return null
  const shares = task.shares.get(body.name)
  if (shares?.length) {
    const rank = (s: Share) => (s.how === 'own' ? 0 : 2) + (s.role === 'lead' ? 0 : 1)
    return [...shares].sort((a, b) => rank(a) - rank(b))[0] ?? null
  }
  return task.forEverybody
}

/** True when a body leads a task, by its name or as a member of a leading group; what is given to everybody is led by nobody. */
export function leads({ shares }: Task, body: string): boolean {
  return shares.get(body)?.some((s) => s.role === 'lead') ?? false
}

/** The bodies that must each deliver: leads by name, members of leading lists; null in `body` for one addressee without a list. */
export function instancesOf(task: Task): readonly string[] {
  const names = new Set<string>()
  for (const p of task.parties) {
    if (p.role !== 'lead') continue
    if (p.addressee.kind === 'body') names.add(p.addressee.name)
    if (p.addressee.kind === 'list') for (const member of p.addressee.members) names.add(member)
  }
  return [...names]
}

/** The bodies that some names mean, members of lists among them. */
export function bodiesNamed(names: readonly string[], province: string, { directory }: Register): readonly string[] {
  return names.flatMap((name) => {
    const addressee = directory.addressee(name, province)
    return addressee.kind === 'list' ? [addressee.name, ...addressee.members] : [addressee.name]
  })
}

/** The leading circles of which nobody has a whole list: each owes its share under its own name. */
export function circlesOf(task: Task): readonly string[] {
  return task.parties.flatMap(({ role, addressee: a }) => {
    const isListed = a.kind === 'body' || (a.kind === 'list' && a.members.length > 0 && a.members.length >= a.total)
    return role === 'lead' && !isListed ? [a.name] : []
  })
}

/** By whose days an event goes for a body of a task: its own, then those of the leading groups that it is a member of. */
export function whoseDays({ parties }: Task, body: string): readonly string[] {
  if (!body) return []
  const groups = parties.flatMap(({ role, addressee: a }) =>
    role === 'lead' && a.kind === 'list' && a.name !== body && a.members.includes(body) ? [a.name] : [],
  )
  return [body, ...groups]
}
/** All who each owe a task: the bodies, and every circle that is not listed whole; its listed members alone do not finish it. */
export function owersOf(task: Task): readonly string[] {
  return [...new Set([...instancesOf(task), ...circlesOf(task)])]
}

/** Nobody knows of a document before the day it reached the register. */
export function isKnown(document: Document, today: Day): boolean {
  return document.known_from <= today
}

/** Problems no single file shows: numbers used twice, names of documents used twice, provinces unknown. */
export function registerProblems(files: readonly DocumentFile[], provinces: readonly string[]): readonly string[] {
  const problems: string[] = []
  const numbers = new Map<number, string>()
  const ids = new Map<string, string>()
  for (const { doc, tasks } of files) {
    if (!provinces.includes(doc.province))
      problems.push(`${doc.id}: doc.province «${doc.province}» is not in agencies.json`)
    if (ids.has(doc.id)) problems.push(`${doc.id}: this id stands twice`)
    ids.set(doc.id, doc.id)
    const clauses = new Set<string>()
    tasks.forEach((task, i) => {
      const twin = numbers.get(task.no)
      if (twin) problems.push(`${doc.id}: tasks[${i}].no ${task.no} is taken by ${twin}`)
      numbers.set(task.no, `${doc.id} ${task.ref}`)
      if (clauses.has(task.ref)) problems.push(`${doc.id}: tasks[${i}].ref ${task.ref} stands twice`)
      clauses.add(task.ref)
    })
  }
  return problems
}

export function bodyOf(province: string, name: string): Body {
  return { province, name }
}

/** A collective whose list the directory has in part or not at all; `total` null: nobody knows how many. */
export type Unlisted = { readonly name: string; readonly known: number; readonly total: number | null }
export function unlistedOf(tasks: readonly Pick<Task, 'parties'>[]): readonly Unlisted[] {
  const found = new Map<string, Unlisted>()
  for (const { addressee } of tasks.flatMap((t) => t.parties)) {
    const { name } = addressee
    if (addressee.kind === 'named') found.set(name, { name, known: 0, total: null })
    if (addressee.kind === 'list' && addressee.members.length < addressee.total)
      found.set(name, { name, known: addressee.members.length, total: addressee.total })
  }
  return [...found.values()]
}

/** A leading body that the directory does not know, with its tasks: nobody hears of them. */
export type Stranger = { readonly name: string; readonly tasks: readonly number[] }
export function strangersOf(tasks: readonly Task[]): readonly Stranger[] {
  const found = new Map<string, number[]>()
  for (const task of tasks)
    for (const { role, addressee } of task.parties)
      if (role === 'lead' && addressee.kind === 'unknown')
        found.set(addressee.name, [...(found.get(addressee.name) ?? []), task.no])
  return [...found].map(([name, nos]) => ({ name, tasks: nos }))
}
