// dondoc extract: the tasks of one document; --coverage accounts for every sentence of it.
import { basename } from 'node:path'
import { type Extraction, extract } from '../extraction/extract.ts'
import { SECRET } from '../wording/import.ts'
import { Failure } from './failure.ts'
import type { Lang } from './lines.ts'
import { fileBytes, sourceOf } from './read-file.ts'

export type ExtractOptions = { readonly json: boolean; readonly coverage: boolean; readonly lang: Lang }

export async function extractFile(file: string, { json, coverage, lang }: ExtractOptions): Promise<readonly string[]> {
  const extraction = extract(await sourceOf(file, fileBytes(file, lang)))
  if (extraction.refused) throw new Failure(2, `${basename(file)}: secret`, SECRET)
  const { doc, tasks, sentences } = extraction
  if (json) return [JSON.stringify({ doc, tasks, ...(coverage ? { sentences } : {}) })]
  return [
    ...readable(extraction),
    ...(coverage
      ? sentences.map((s) => `${s.class.padEnd(7)} ${s.from}-${s.to} ${s.text.replace(/\s+/g, ' ').trim()}`)
      : []),
  ]
}

function readable({ doc, tasks, sentences }: Extraction): readonly string[] {
  const count = (kind: string) => sentences.filter((s) => s.class === kind).length
  return [
    `${doc.kind} ${doc.number ?? '(no number)'} · ${doc.issuer ?? '?'} · ${doc.issued ?? '(no date)'}`,
    `${tasks.length} tasks; ${sentences.length} sentences: ${count('task')} task, ${count('context')} context, ${count('frame')} frame, ${count('unsure')} unsure`,
    ...tasks.map(
      (t) =>
        `${t.ref} · ${t.title}\n   ${t.lead.join('; ') || '?'}${t.coop.length ? ` (+ ${t.coop.join('; ')})` : ''} · ${t.deadlines.map((d) => d.raw).join('; ') || 'no deadline'}`,
    ),
  ]
}
