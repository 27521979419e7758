// What the bot says of a document's way: whom it gives work to, what carries it out, what it rests on.
import type { CitationRelation } from '../domain/citation.ts'
import type { CitationChain, CitationStep } from '../domain/citations.ts'
import type { Document } from '../domain/document.ts'
import type { ListedTask } from '../domain/task-list.ts'
import { sayDocument, sayNumbers } from './task-lines.ts'

/** Of what a document cites beside the register, this many numbers are named. */
const CITED_MAX = 12
export const RELATIONS: Record<CitationRelation, string> = {
  replaces: 'thay thế',
  amends: 'sửa đổi',
  continues: 'tiếp tục thực hiện',
  'carries-out': 'triển khai',
  basis: 'căn cứ',
  mentions: 'nhắc tới',
}

export function sayChain(
  { number, document, carriedOutBy, restsOn }: CitationChain,
  tasksIn: (d: Document) => number,
): readonly string[] {
  const head = document
    ? `${sayDocument(document)}, ${document.province}: ${document.title}`
    : `${number}: không có trong sổ, nhưng được nhắc tới.`
  const isSaid = (s: CitationStep) => s.document !== null || (s.relation !== null && s.relation !== 'mentions')
  const only = restsOn.filter((s) => !isSaid(s)).map((s) => s.number)
  const rest = only.length - CITED_MAX
  return [
    head,
    ...(carriedOutBy.length
      ? ['Được triển khai hoặc nhắc tới trong:', ...carriedOutBy.flatMap((s) => sayStep(s, 1, tasksIn))]
      : ['Trong sổ chưa có văn bản nào nhắc tới nó.']),
    ...(restsOn.length ? ['Nó triển khai, căn cứ hoặc nhắc tới:'] : []),
    ...restsOn.filter(isSaid).flatMap((s) => sayStep(s, 1, tasksIn)),
    ...(only.length
      ? [`   nhắc tới, ngoài sổ: ${only.slice(0, CITED_MAX).join(', ')}${rest > 0 ? ` và ${rest} văn bản nữa` : ''}`]
      : []),
    'Theo số văn bản được dẫn trong các văn bản của sổ.',
  ]
}
function sayStep(
  { number, document, relation, steps }: CitationStep,
  depth: number,
  tasksIn: (d: Document) => number,
): readonly string[] {
  // A paper outside the register is known from the document that cites it: that one stands beside it, not under it.
  const citing = document ? [] : steps.flatMap((s) => (s.document ? [s.document.number ?? s.document.short_name] : []))
  const outside = citing.length ? `${number} (ngoài sổ, theo ${citing.join(', ')})` : `${number} (ngoài sổ)`
  const name = document ? `${sayDocument(document)}, ${document.province}` : outside
  const notes = [relation ? RELATIONS[relation] : '', document ? sayWork(tasksIn(document)) : ''].filter(Boolean)
  // Further down only what the register holds or what is said to carry out; mere mentions would be noise.
  const further = document ? steps : steps.flatMap((s) => (s.document ? s.steps : [s]))
  const below = further.filter((s) => s.document !== null || s.relation === 'carries-out')
  return [
    `${'   '.repeat(depth)}→ ${name}${notes.length ? `: ${notes.join('; ')}` : ''}`,
    ...below.flatMap((s) => sayStep(s, depth + 1, tasksIn)),
  ]
}
const sayWork = (tasks: number) => (tasks ? `giao ${tasks} việc` : 'không giao việc')

/** «KL 44 … giao 14 việc cho 9 nơi chủ trì», each with its numbers. */
export function sayGivenTo(document: Document, listed: readonly ListedTask[]): string {
  const leads = new Map<string, ListedTask[]>()
  const coops = new Map<string, ListedTask[]>()
  for (const l of listed) {
    for (const name of l.task.record.lead) leads.set(name, [...(leads.get(name) ?? []), l])
    for (const name of l.task.record.coop) if (!leads.has(name)) coops.set(name, [...(coops.get(name) ?? []), l])
  }
  const byCount = [...leads].sort(([a, x], [b, y]) => y.length - x.length || a.localeCompare(b, 'vi'))
  const helpers = [...coops.keys()].filter((name) => !leads.has(name))
  const ownerless = listed.filter((l) => !l.task.record.lead.length)
  return [
    `${sayDocument(document)}, ${document.province}: giao ${listed.length} việc cho ${leads.size} nơi chủ trì.`,
    ...byCount.map(([name, list]) => `   ${name}: ${list.length} việc (số ${sayNumbers(list.map((l) => l.task))})`),
    ...(ownerless.length ? [`   Chưa rõ chủ trì: số ${sayNumbers(ownerless.map((l) => l.task))}`] : []),
    ...(helpers.length ? [`   Chỉ phối hợp: ${helpers.join('; ')}`] : []),
  ].join('\n')
}
