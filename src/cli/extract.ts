// dondoc extract: the tasks of one document; --coverage accounts for every sentence of it.
import { basename } from 'node:path'
import { type Extraction, extract } from '../extraction/extract.ts'
import { SECRET } from '../wording/import.ts'
import { Failure } from './failure.ts'
import type { Lang } from './lines.ts'
import { fileBytes, sourceOf } from './read-file.ts'

export type ExtractOptions = {
  readonly json: boolean
  readonly coverage: boolean
  readonly lang: Lang
  /** The command of a tesseract for scanned pages, null without. */
  readonly ocr: string | null
}

export async function extractFile(file: string, options: ExtractOptions): Promise<readonly string[]> {
  const { json, coverage, lang } = options
  const source = await sourceOf(file, fileBytes(file, lang), options)
  const extraction = extract(source)
  if (extraction.refused) throw new Failure(2, `${basename(file)}: secret`, SECRET)
  const { doc, tasks, sentences, citations } = extraction
  const { uncertain } = source
  if (json)
    return [
      JSON.stringify({ doc, tasks, citations, ...(uncertain && { uncertain }), ...(coverage ? { sentences } : {}) }),
    ]
  return [
    ...(uncertain ? [`(${UNCERTAIN[uncertain]})`] : []),
    ...readable(extraction),
    ...(coverage ? sentences.map(accounted) : []),
  ]
}
const UNCERTAIN = {
  ocr: 'letters recognised on a scan: compare with the original',
  tcvn3: 'converted from the old font TCVN3: compare with the original',
  vni: 'converted from the old font VNI: compare with the original',
} as const

function readable({ doc, tasks, sentences, citations }: Extraction): readonly string[] {
  const count = (kind: string) => sentences.filter((s) => s.class === kind).length
  return [
    `${doc.kind} ${doc.number ?? '(no number)'} · ${doc.issuer ?? '?'} · ${doc.issued ?? '(no date)'}${doc.signer ? ` · signed ${doc.signer}` : ''}`,
    `${tasks.length} tasks; ${sentences.length} sentences: ${count('task')} task, ${count('context')} context, ${count('frame')} frame, ${count('unsure')} unsure`,
    ...tasks.map(
      (t) =>
        `${t.ref} · ${t.title}\n   ${t.lead.join('; ') || '?'}${t.coop.length ? ` (+ ${t.coop.join('; ')})` : ''} · ${t.deadlines.map((d) => d.raw).join('; ') || 'no deadline'} · ${where(t)}`,
    ),
    ...(citations.length ? [`cites ${citations.length} documents:`, ...citations.map(cited)] : []),
  ]
}
function cited({ number, kind, issuer, issued, relation, carries_out: of }: Extraction['citations'][number]): string {
  const about = [kind, number, issued, issuer].filter(Boolean).join(' · ')
  return `   ${relation.padEnd(11)} ${about}${of ? ` (carries out ${of})` : ''}`
}
function accounted(s: Extraction['sentences'][number]): string {
  return `${s.class.padEnd(7)} ${s.from}-${s.to} ${where(s)} ${s.text.replace(/\s+/g, ' ').trim()}`
}
function where({ page, line }: { readonly page: number; readonly line: number }): string {
  return `page ${page} line ${line}`
}
