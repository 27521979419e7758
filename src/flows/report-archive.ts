// Kept snapshots: every report leaves its own behind, so that its figures can be asked back and the next one compared.
import { isoOf, type Moment, readMoment } from '../domain/calendar.ts'
import { readSnapshot, type Snapshot } from '../domain/snapshot.ts'
import type { Storage } from '../ports.ts'
import type { ReportKind } from '../wording/report-frame.ts'

export type KeptReport = { readonly key: string; readonly kind: ReportKind; readonly snapshot: Snapshot }
const PREFIX = 'report:'
const KINDS: readonly string[] = ['weekly', 'monthly', 'exceptions'] satisfies readonly ReportKind[]

/** `report:Lào Cai:weekly:2025-09-01T17:00:00+07:00`. */
export function reportKey(kind: ReportKind, { province, takenAt }: Snapshot): string {
  return `${PREFIX}${province}:${kind}:${takenAt}`
}
/** Keeps a snapshot under its own moment. Only the named version is kept: the anonymous one follows from it. */
export async function keepReport(
  storage: Pick<Storage, 'commit'>,
  {
    kind,
    snapshot,
    now,
    by,
  }: {
    readonly kind: ReportKind
    readonly snapshot: Snapshot
    readonly now: Moment
    /** Who takes the report away; left out, the service itself. */
    readonly by?: string
  },
): Promise<string> {
  if (snapshot.anonymous) throw new Error('the named snapshot is kept, an anonymous one came')
  const key = reportKey(kind, snapshot)
  const noted = [{ what: 'report', about: key, value: String(snapshot.rows.length) }]
  await storage.commit({
    at: now,
    ...(by === undefined ? {} : { by }),
    notes: { [key]: JSON.stringify(isoOf(now) === snapshot.takenAt ? snapshot : { ...snapshot, madeAt: isoOf(now) }) },
    noted,
  })
  return key
}
/** The kept reports of a province, the oldest first; what cannot be read any more is left out and named in `broken`. */
export async function keptReports(
  storage: Pick<Storage, 'notes'>,
  province: string,
): Promise<{ readonly reports: readonly KeptReport[]; readonly broken: readonly string[] }> {
  const notes = await storage.notes(`${PREFIX}${province}:`)
  const read = [...notes].map(([key, json]) => ({ key, kind: kindOf(key, province), read: readSnapshot(json) }))
  const reports = read.flatMap(({ key, kind, read: r }) =>
    r.kind === 'read' && kind ? [{ key, kind, snapshot: r.snapshot }] : [],
  )
  const fine = new Set(reports.map((r) => r.key))
  return {
    reports: reports.sort((a, b) => takenAt(a) - takenAt(b)),
    broken: read.map((r) => r.key).filter((key) => !fine.has(key)),
  }
}
/** The kept reports of several provinces. */
export async function allKeptReports(
  storage: Pick<Storage, 'notes'>,
  provinces: readonly string[],
): Promise<readonly KeptReport[]> {
  const kept = await Promise.all(provinces.map((p) => keptReports(storage, p)))
  return kept.flatMap((k) => k.reports)
}
/** The last report of a kind before a moment: what the next one is compared with. */
export function lastReportBefore(reports: readonly KeptReport[], kind: ReportKind, now: Moment): Snapshot | null {
  return reports.filter((r) => r.kind === kind && takenAt(r) < now).at(-1)?.snapshot ?? null
}
/** «Báo cáo này» is the one made last, whatever moment its figures are of. */
export const madeAt = ({ snapshot }: KeptReport): Moment => readMoment(snapshot.madeAt ?? snapshot.takenAt) ?? 0
const takenAt = ({ snapshot }: KeptReport): Moment => readMoment(snapshot.takenAt) ?? 0

function kindOf(key: string, province: string): ReportKind | null {
  const kind = key.slice(PREFIX.length + province.length + 1).split(':')[0] ?? ''
  return KINDS.includes(kind) ? (kind as ReportKind) : null
}
