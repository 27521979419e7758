// A file comes in: read, refused or extracted, kept as a draft. Nothing of a refused file is stored but its hash.
import { dayOf, type Moment, monthOf, yearOf } from '../domain/calendar.ts'
import type { Draft, DraftItem } from '../domain/draft.ts'
import type { ReadingOutcome } from '../domain/reading.ts'
import type { Register } from '../domain/register.ts'
import { type Double, findDoubles } from '../extraction/doubles.ts'
import { type ExtractedTask, type Extraction, extract } from '../extraction/extract.ts'
import type { Storage } from '../ports.ts'
import { SECRET } from '../wording/import.ts'
import { saveDraft } from './drafts.ts'

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
}
export type Imported =
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'refused'; readonly why: string; readonly detail: string }
  /** The same file lies here already as a draft. */
  | { readonly kind: 'again'; readonly draft: Draft }

export async function importDocument(file: Incoming, world: ImportWorld): Promise<Imported> {
  const hash = world.hash(file.bytes)
  const outcome = await world.read(file.bytes, file.fileName) // gather
  if (outcome.kind === 'refused') return refuse(outcome, hash, file, world)
  const extraction = extract(outcome.source) // decide
  if (extraction.refused) return refuse({ why: 'secret', detail: SECRET }, hash, file, world)
  const draft = draftOf(extraction, { file, hash, now: world.now, register: world.register })
  return saveDraft(draft, world.storage) // do
}

// Of what was refused at the door only the time, the person and the hash are kept.
async function refuse(
  outcome: { readonly why: string; readonly detail: string },
  hash: string,
  { by }: Incoming,
  { storage, now }: ImportWorld,
): Promise<Imported> {
  await storage.commit({ at: now, by, noted: [{ what: 'file refused', about: hash, value: outcome.why }] })
  return { kind: 'refused', why: outcome.why, detail: outcome.detail }
}

type Origin = { readonly file: Incoming; readonly hash: string; readonly now: Moment; readonly register: Register }

export function draftOf(extraction: Extraction, { file, hash, now, register }: Origin): Draft {
  const { doc, tasks, sentences } = extraction
  const count = (kind: string) => sentences.filter((s) => s.class === kind).length
  const known = register.tasksIn(file.province).filter((t) => t.record.status === 'open')
  const doubles = findDoubles(
    tasks.map((t) => ({ ...t, id: t.ref })),
    known.map((t) => ({
      id: String(t.no),
      title: t.record.title,
      text: t.record.text,
      lead: t.record.lead,
      deadlines: t.record.deadlines,
    })),
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
      title:
        doc.number ??
        `${doc.kind} ${file.province} ${monthOf(doc.issued ?? dayOf(now))}/${yearOf(doc.issued ?? dayOf(now))}`,
      cites: [...new Set(extraction.citations.flatMap((c) => c.number ?? []))],
    },
    items: tasks.map((task) =>
      itemOf(
        task,
        doubles.find((d) => d.task === task.ref),
      ),
    ),
    unsure: sentences.filter((s) => s.class === 'unsure').map((s) => ({ text: s.text.trim(), decision: null })),
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

function itemOf(task: ExtractedTask, double: Double | undefined): DraftItem {
  return {
    ...task,
    lead: [...task.lead],
    coop: [...task.coop],
    report_to: [...task.report_to],
    deadlines: task.deadlines.map((d) => ({ ...d })),
    targets: [...task.targets],
    decision: 'proposed',
    double: double
      ? {
          no: Number(double.other),
          relation: double.relation,
          here: [...double.dates.task],
          there: [...double.dates.other],
          settled: false,
        }
      : null,
  }
}
