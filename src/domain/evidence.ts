// Whether what was sent proves that a task is done: a pure check, whose findings the second person sees.
import type { Day } from './calendar.ts'
import { givenOn } from './document.ts'
import type { Attachment, Entry } from './ledger.ts'
import { nameKey } from './names.ts'
import type { Register, Task } from './register.ts'

/** What a message says of the document that proves it. */
export type Evidence = {
  readonly number: string | null
  readonly documentKind: string | null
  /** The issuing body's code in the number: `SNV`. */
  readonly issuer: string | null
  readonly day: Day | null
  /** To which level it was sent. */
  readonly receiver: string | null
  readonly files: readonly Attachment[]
}
export const FINDINGS = [
  'nothing',
  'no-day',
  'in-future',
  'before-document',
  'no-number',
  'no-receiver',
  'number-used',
  'number-of-period',
  'earlier-owed',
  'other-issuer',
  'unknown-issuer',
  'other-kind',
  'other-receiver',
  'other-file',
] as const
export type Finding = (typeof FINDINGS)[number]

/** With these nothing is taken: there is no document, or it cannot be of this task. */
const REFUSES: ReadonlySet<Finding> = new Set(['nothing', 'no-day', 'in-future', 'before-document'])
export function isRefused(findings: readonly Finding[]): boolean {
  return findings.some((f) => REFUSES.has(f))
}

export type EvidenceCase = {
  readonly task: Task
  readonly body: string
  readonly today: Day
  readonly register: Register
  /** Kinds of documents that the task speaks of; empty: any. */
  readonly expectedKinds: readonly string[]
  /** Evidence of other tasks, as the ledger has it. */
  readonly others: readonly Entry<'evidence'>[]
  /** Of a recurring duty: other periods that this number proves already, and earlier ones that are late with nothing handed in. */
  readonly usedPeriods?: readonly string[]
  readonly earlierOwed?: readonly string[]
}

export function checkEvidence(evidence: Evidence, about: EvidenceCase): readonly Finding[] {
  const found: Finding[] = []
  const { number, day, receiver, files } = evidence
  const { task, today } = about
  const from = givenOn(task.document)
  if (number === null && files.length === 0) found.push('nothing')
  if (day === null) found.push('no-day')
  if (day !== null && day > today) found.push('in-future')
  if (day !== null && from !== null && day < from) found.push('before-document')
  if (number === null && files.length > 0) found.push('no-number')
  if (usedFor(evidence, about).length) found.push('number-used')
  if (about.usedPeriods?.length) found.push('number-of-period')
  if (about.earlierOwed?.length) found.push('earlier-owed')
  found.push(...issuerFindings(evidence, about))
  if (evidence.documentKind && about.expectedKinds.length && !about.expectedKinds.includes(evidence.documentKind))
    found.push('other-kind')
  if (files.some((f) => !PAPER.test(f.name))) found.push('other-file')
  if (receiver === null) found.push('no-receiver')
  else if (!isReceiver(receiver, about)) found.push('other-receiver')
  return found
}

// anh.jpg | 45-BC.pdf | báo cáo.docx      not: số liệu.xlsx | ảnh.zip
const PAPER = /\.(jpe?g|png|webp|heic|pdf|docx?)$/i

// The State number is unique in a year, the Party's in a term: the same number of the same year is the same document.
export function usedFor(
  { number, day }: Pick<Evidence, 'number' | 'day'>,
  { others, task }: Pick<EvidenceCase, 'others' | 'task'>,
): readonly number[] {
  const same = others.filter((e) => e.task !== task.no && isSameNumber({ number, day }, e))
  return [...new Set(same.map((e) => e.task))]
}
export function isSameNumber(a: Pick<Evidence, 'number' | 'day'>, b: Pick<Evidence, 'number' | 'day'>): boolean {
  if (a.number === null || b.number === null || nameKey(a.number) !== nameKey(b.number)) return false
  return a.day === null || b.day === null || a.day.slice(0, 4) === b.day.slice(0, 4)
}
/** Two tasks cut from one sentence are proved by one document. */
export function isOfOneSentence(a: Task, b: Task): boolean {
  if (a.document.id !== b.document.id) return false
  const text = a.record.text?.trim()
  return text !== undefined && text !== '' ? text === b.record.text?.trim() : a.record.ref === b.record.ref
}
// A commune signs as UBND, HĐND or ĐU, without its name in the symbol.
const COMMUNE = /^(xã|phường|thị trấn|đặc khu) /iu
const COMMUNE_CODES: ReadonlySet<string> = new Set(['UBND', 'HĐND', 'ĐU', 'VP'])
function issuerFindings({ issuer }: Evidence, { body, task, register }: EvidenceCase): readonly Finding[] {
  if (issuer === null || (COMMUNE.test(body) && COMMUNE_CODES.has(issuer))) return []
  const found = register.directory.find(issuer, task.province)
  if (!found) return ['unknown-issuer']
  return body === '' || found.name === body ? [] : ['other-issuer']
}
// Where the document names no addressee, any level will do.
function isReceiver(receiver: string, { task, register }: EvidenceCase): boolean {
  const { report_to: wanted } = task.record
  if (!wanted.length) return true
  const { directory } = register
  const found = directory.find(receiver, task.province)?.name
  const key = nameKey(receiver)
  return wanted.some((name) => {
    const known = directory.find(name, task.province)?.name
    const isSame = found !== undefined && found === known
    return isSame || nameKey(name).includes(key) || key.includes(nameKey(name)) || isShortFor(key, name)
  })
}
// «BTV» for «Ban Thường vụ Tỉnh ủy», «TTTU» for «Thường trực Tỉnh ủy».
function isShortFor(key: string, name: string): boolean {
  const initials = nameKey(name)
    .split(' ')
    .map((word) => word[0])
    .join('')
  return /^\p{L}{3,}$/u.test(key) && initials.startsWith(key)
}
