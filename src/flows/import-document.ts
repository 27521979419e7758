// A file comes in: read, refused or extracted, kept as a draft. Nothing of a refused file is stored but its hash.

import { dayOf, type Moment } from '../domain/calendar.ts'
import type { Draft, DraftItem } from '../domain/draft.ts'
import type { ReadingOutcome } from '../domain/reading.ts'
import type { Register } from '../domain/register.ts'
import type { Sheet } from '../domain/sheet.ts'
import type { SourceText } from '../domain/source-text.ts'
import { doubleIn, findDoubles } from '../extraction/doubles.ts'
import { type ExtractedTask, type Extraction, extract } from '../extraction/extract.ts'
import { readUrgency } from '../extraction/urgency.ts'
import type { Changes, Storage } from '../ports.ts'
import { NO_TABLE, SECRET, TOO_MANY_ROWS, TOO_MANY_TASKS } from '../wording/import.ts'
import { nameOfDraft, planSaving } from './drafts.ts'
import { giveWay, inSlices } from './give-way.ts'
import { planRegister, type RegisterImport } from './import-register.ts'
import { comparable, formerLeads, formerValues, withStanding } from './standing-document.ts'

export type Incoming = {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly province: string
  /** Who brought it: for the audit and the two-person rule. */
  readonly by: string
}
export type ImportWorld = {
  readonly storage: Storage
  readonly register: Register
  readonly now: Moment
  readonly read: (bytes: Uint8Array, fileName: string) => Promise<ReadingOutcome>
  readonly hash: (bytes: Uint8Array) => string
  /** Lets others go first, between slices of long work; left out: whatever waits in this process. */
  readonly pause?: () => Promise<void>
  /** Where a long document is extracted without holding up others; left out: here. */
  readonly extract?: (source: SourceText) => Promise<Extracted>
}
export type Extracted =
  | { readonly kind: 'extracted'; readonly extraction: Extraction }
  | { readonly kind: 'refused'; readonly why: string; readonly detail: string }
export type Imported =
  /** `same`: other drafts of the same document. */
  | { readonly kind: 'draft'; readonly draft: Draft; readonly same: readonly Draft[] }
  | { readonly kind: 'refused'; readonly why: string; readonly detail: string }
  | Extract<RegisterImport, { readonly kind: 'edited' }>
  /** The same file lies here already as a draft. */
  | { readonly kind: 'again'; readonly draft: Draft; readonly same: readonly Draft[] }

/** What a file comes to, and what a commit must write for it: the flow that called writes it with its own answer. */
export type Import = { readonly imported: Imported; readonly changes: Partial<Changes> }

export async function planImport(file: Incoming, world: ImportWorld): Promise<Import> {
  const hash = world.hash(file.bytes)
  const outcome = await world.read(file.bytes, file.fileName) // gather
  if (outcome.kind === 'refused') return refuse(outcome, hash)
  if (outcome.kind === 'sheets') return planWorkbook(outcome.sheets, hash, file, world)
  const former = await formerLeads(world.storage)
  const extracted = await (world.extract ?? extractHere)(outcome.source) // decide
  if (extracted.kind === 'refused') return refuse(extracted, hash)
  const { extraction } = extracted
  if (extraction.refused) return refuse({ why: 'secret', detail: SECRET }, hash)
  if (extraction.tasks.length > TASKS_MAX) return refuse({ why: 'too-big', detail: TOO_MANY_TASKS(TASKS_MAX) }, hash)
  await giveWay()
  const urgency = readUrgency(outcome.source.text)
  const drafted = draftOf(extraction, { file, hash, now: world.now, register: world.register, former })
  const read = urgency ? { ...drafted, urgency } : drafted
  await giveWay()
  const { uncertain } = outcome.source
  const marked = await withStanding(uncertain ? { ...read, uncertain } : read, world.register, world.storage)
  const { changes, ...imported } = await planSaving(marked, world.storage)
  return { imported, changes }
}

/** The largest real annexes have some hundred rows; each task costs a little time in which nobody else is answered. */
const TASKS_MAX = 3_000
/** As many in a workbook, with room for headings and notes. */
const ROWS_MAX = TASKS_MAX + 200
const extractHere = async (source: SourceText): Promise<Extracted> => ({
  kind: 'extracted',
  extraction: extract(source),
})

async function planWorkbook(
  sheets: readonly Sheet[],
  hash: string,
  file: Incoming,
  { storage, register, now, pause = giveWay }: ImportWorld,
): Promise<Import> {
  const rows = sheets.reduce((n, s) => n + s.rows.filter((r) => r.some((c) => c !== null)).length, 0)
  if (rows > ROWS_MAX) return refuse({ why: 'too-big', detail: TOO_MANY_ROWS(TASKS_MAX) }, hash)
  const steps = planRegister(sheets, {
    ...file,
    hash,
    now,
    today: dayOf(now),
    register,
    former: await formerLeads(storage),
    formerly: await formerValues(storage),
  })
  const read = await inSlices(steps, pause)
  if (read.kind === 'no-table') return refuse({ why: 'no-table', detail: NO_TABLE }, hash)
  if (read.kind === 'edited') return { imported: read, changes: {} }
  await giveWay()
  const standing = await withStanding(read.draft, register, storage)
  await pause()
  const { changes, ...imported } = await planSaving(standing, storage)
  await pause()
  return { imported, changes }
}

/** The same in a commit of its own, for the command line. */
export async function importDocument(file: Incoming, world: ImportWorld): Promise<Imported> {
  // Bounded: each turn means that somebody else saved a draft in between.
  for (let guard = 0; guard < 20; guard++) {
    const { imported, changes } = await planImport(file, world)
    const committed = await world.storage.commit({ ...changes, at: world.now, by: file.by }) // do
    if (committed.kind === 'done') return imported
  }
  throw new Error('a draft found no number in twenty tries')
}

// Of what was refused at the door only the time, the person and the hash are kept.
function refuse(outcome: { readonly why: string; readonly detail: string }, hash: string): Import {
  return {
    imported: { kind: 'refused', why: outcome.why, detail: outcome.detail },
    changes: { noted: [{ what: 'file refused', about: hash, value: outcome.why }] },
  }
}

type Origin = {
  readonly file: Incoming
  readonly hash: string
  readonly now: Moment
  readonly register: Register
  readonly former: ReadonlyMap<number, readonly string[]>
}

export function draftOf(extraction: Extraction, { file, hash, now, register, former }: Origin): Draft {
  const { doc, sentences } = extraction
  const tasks = withOwnRefs(extraction.tasks)
  const count = (kind: string) => sentences.filter((s) => s.class === kind).length
  const doubles = findDoubles(
    tasks.map((t) => ({ ...t, id: t.ref })),
    comparable(register, { province: file.province, former, now }),
  )
  return {
    id: '',
    province: file.province,
    fileName: file.fileName,
    hash,
    by: file.by,
    at: now,
    doc: {
      number: doc.number,
      kind: doc.kind,
      issuer: doc.issuer ?? '',
      issued: doc.issued,
      title: nameOfDraft({ ...doc, issuer: '', cites: [] }, file.province, dayOf(now)),
      cites: [...new Set(extraction.citations.map((c) => c.number))],
      citations: [...extraction.citations],
    },
    items: tasks.map((task) => itemOf(task, doubleIn(doubles, task.ref))),
    unsure: sentences
      .filter((s) => s.class === 'unsure')
      .map((s) => ({ text: s.text.trim(), decision: null, page: s.page, line: s.line })),
    flags: extraction.flags.map((f) => ({ ...f })),
    counts: {
      sentences: sentences.length,
      task: count('task'),
      context: count('context'),
      frame: count('frame'),
      unsure: count('unsure'),
    },
  }
}

// A clause may stand twice (two sentences under one number): the second is told apart, and none has a space in it.
function withOwnRefs(tasks: readonly ExtractedTask[]): readonly ExtractedTask[] {
  const seen = new Map<string, number>()
  return tasks.map((task) => {
    const ref = task.ref.replace(/\s+/g, '') || 'mục'
    const times = (seen.get(ref) ?? 0) + 1
    seen.set(ref, times)
    return { ...task, ref: times === 1 ? ref : `${ref}/${times}` }
  })
}

function itemOf(task: ExtractedTask, double: DraftItem['double']): DraftItem {
  return {
    ...task,
    lead: [...task.lead],
    coop: [...task.coop],
    report_to: [...task.report_to],
    deadlines: task.deadlines.map((d) => ({ ...d })),
    targets: [...task.targets],
    decision: 'proposed',
    double,
  }
}
