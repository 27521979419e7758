// The audit in SQL: lines written at the end of the chain.
import type { AuditRow, Changes } from '../ports.ts'
import { type AuditEntry, chained, FIRST_HASH } from './audit.ts'
import type { Writing } from './held.ts'
import { inParts } from './parts.ts'
import { originOf, personNumbers, whoOf } from './sql-people.ts'
import { statement } from './statement.ts'
import type { Tables, Work } from './tables.ts'

/** A line of the audit on its own, for what is no commit of changes. */
export async function auditLine(
  on: Writing,
  of: { readonly at: number; readonly by: string | undefined },
  note: { readonly what: string; readonly about: string; readonly value: string | null },
): Promise<void> {
  const entry = { what: note.what, about: note.about, aboutRef: null, before: null, after: note.value }
  await writeAudit(on, { at: of.at, ...(of.by === undefined ? {} : { by: of.by }) }, [entry])
}

export async function writeAudit(on: Writing, changes: Changes, entries: readonly AuditEntry[]): Promise<void> {
  if (!entries.length) return
  const { work, held } = on
  const who = await whoOf(on, changes)
  const from = await originOf(on, changes)
  const refs = entries.flatMap((e) => [e.aboutRef ?? [], e.afterRef ?? []].flat())
  const numbers = await personNumbers(on, refs)
  let last = held.audit ?? (await newestLine(work))
  const rows: AuditRow[] = []
  for (const entry of entries) {
    const about = entry.aboutRef === null ? entry.about : `${entry.about} p${numbers.get(entry.aboutRef)}`
    const { what, before, afterRef } = entry
    const after = afterRef === undefined ? entry.after : `p${numbers.get(afterRef)}`
    const row = chained(last, { at: changes.at, who, from, what, about, before, after })
    rows.push(row)
    last = row
  }
  held.audit = { seq: last.seq, hash: last.hash }
  const lines = rows.map(({ from, ...row }) => ({ ...row, origin: from }))
  if (on.flavour.isNear || lines.length === 1) for (const row of lines) await addLine(work, row)
  else for (const part of inParts(lines)) await work.insertInto('audit').values(part).execute()
}
const addLine = statement((db, row: Tables['audit']) => db.insertInto('audit').values(row).compile())
async function newestLine(work: Work): Promise<Pick<AuditRow, 'seq' | 'hash'>> {
  const newest = work.selectFrom('audit').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1)
  return (await newest.executeTakeFirst()) ?? { seq: 0, hash: FIRST_HASH }
}
