// The version for wide circulation: the same figures from the same snapshot, without names and without contents.

import { CELLS, NO_BODY, type Snapshot, type SnapshotRow, type SnapshotStanding } from './snapshot.ts'
import { byBody } from './snapshot-figures.ts'

/** Says a body's code and what stands for a title; both come from wording. */
export type Masks = { readonly body: (index: number) => string; readonly title: string; readonly decider: string }

/**
 * Bodies become codes; titles, clauses, days and register numbers go, because each leads anybody who has the document back
 * to the name. Rows stand in the order of their cells, not of the document. Codes follow the order of the table by body, so
 * they mean nothing beyond one snapshot.
 */
export function anonymous(snapshot: Snapshot, masks: Masks): Snapshot {
  const codes = new Map(byBody(snapshot).map(({ body }, i) => [body, masks.body(i + 1)] as const))
  const code = (body: string) => (body === NO_BODY ? NO_BODY : (codes.get(body) ?? masks.body(0)))
  const rows = [...snapshot.rows].sort(
    (a, b) => CELLS.indexOf(a.cell) - CELLS.indexOf(b.cell) || (b.daysLate ?? 0) - (a.daysLate ?? 0),
  )
  const numbers = new Map(rows.map((r, i) => [r.no, i + 1] as const))
  return {
    ...snapshot,
    anonymous: true,
    rows: rows.map((row) => withoutNames(row, { code, masks, no: numbers.get(row.no) ?? 0 })),
    coverage: snapshot.coverage && {
      ...snapshot.coverage,
      missed: snapshot.coverage.missed.map((m) => ({ ...m, no: numbers.get(m.no) ?? 0, body: code(m.body) })),
    },
  }
}

type Masking = { readonly code: (body: string) => string; readonly masks: Masks; readonly no: number }
function withoutNames(row: SnapshotRow, { code, masks, no }: Masking): SnapshotRow {
  const decider = (name: string | null) => (name === null ? null : masks.decider)
  return {
    ...row,
    ...withoutDays(row, decider),
    no,
    clause: '',
    title: masks.title,
    lead: row.shares.map((s) => code(s.body)),
    coop: [],
    words: [],
    event: null,
    product: null,
    obstacle: null,
    reportTo: [],
    collectives: [],
    shares: row.shares.map((s) => ({ ...s, ...withoutDays(s, decider), obstacle: null, body: code(s.body) })),
  }
}
function withoutDays({ decider }: SnapshotStanding, mask: (name: string | null) => string | null) {
  return {
    due: null,
    last: null,
    first: null,
    doneOn: null,
    provedOn: null,
    latePeriods: [],
    ahead: [],
    decider: mask(decider),
  }
}
