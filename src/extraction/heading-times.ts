// The times that headings of an outline hand down: «QUÝ I», «II. Tháng 11».
import { yearOf } from '../domain/calendar.ts'
import type { Deadline } from '../domain/deadline.ts'
import type { DocumentTime } from '../text/deadlines.ts'
import { readTimeCell } from '../text/time-cells.ts'
import type { Unit } from './outline.ts'
import { ENOUGH, type Period, readPeriod } from './period-headings.ts'

/** What an accepted heading says: its time, or the words of a time whose year nobody can tell. */
export type SaidTime = { readonly deadlines: readonly Deadline[]; readonly unread: readonly string[] }
export function periodsIn(units: readonly Unit[], time: DocumentTime): ReadonlyMap<number, SaidTime> {
  const found = units.flatMap((unit): readonly Found[] => {
    const isOverItems = unit.marker !== null && units[unit.index + 1]?.parent === unit.index
    const period = isOverItems ? readPeriod(unit.strip.text.slice(unit.start)) : null
    return period ? [[unit, period]] : []
  })
  return found.length < ENOUGH ? new Map() : inTurn(found, time)
}
type Found = readonly [Unit, Period]
/** Headings follow each other in time: a month lies in the year of the quarter above it, or not before the month in front of it. */
function inTurn(found: readonly Found[], time: DocumentTime): ReadonlyMap<number, SaidTime> {
  const read = new Map<number, SaidTime>()
  const before = new Map<number, SaidTime>()
  for (const [unit, period] of found) {
    const said = timeOf(period, time, read.get(unit.parent) ?? null, before.get(unit.parent) ?? null)
    read.set(unit.index, said)
    before.set(unit.parent, said)
  }
  return read
}
// Tháng 01: Nghe báo cáo Tết | Quý II - Giám sát việc cấp giấy      not: Tháng 01: (a heading) | Quý I năm nay thu vượt dự toán
const HEAD = /^(?<head>[^:–-]{4,40}?)\s*(?::|\s[–-])\s+(?=\S)/u
/** Items that begin with their time, where several of a list do. */
export function headTimesIn(units: readonly Unit[], time: DocumentTime): ReadonlyMap<number, SaidTime> {
  const found = units.flatMap((unit): readonly Found[] => {
    const head = unit.marker ? HEAD.exec(unit.strip.text.slice(unit.start))?.groups?.head : undefined
    const period = head ? readPeriod(head) : null
    return period ? [[unit, period]] : []
  })
  const counts = new Map<number, number>()
  for (const [unit] of found) counts.set(unit.parent, (counts.get(unit.parent) ?? 0) + 1)
  const listed = found.filter(([unit]) => (counts.get(unit.parent) ?? 0) >= ENOUGH)
  return inTurn(listed, time)
}
/** The time of a band over the rows of a table; null where the band says something else. */
export function timeOfBand(said: string, time: DocumentTime, before: SaidTime | null): SaidTime | null {
  const period = readPeriod(said)
  return period && timeOf(period, time, null, before)
}
function timeOf(period: Period, time: DocumentTime, above: SaidTime | null, before: SaidTime | null): SaidTime {
  const { core } = period
  const read = readIn(period, time, above, before)
  return read.length
    ? { deadlines: read.map((d) => ({ ...d, raw: core })), unread: [] }
    : { deadlines: [], unread: [core] }
}
/** A time that would be over before its document lies in the year to come where the title says so; else a person is asked. */
function readIn(
  { core, hasYear }: Period,
  time: DocumentTime,
  above: SaidTime | null,
  before: SaidTime | null,
): readonly Deadline[] {
  const inYear = (year: number) => readCore(`${core}${/năm$/iu.test(core) ? ' ' : '/'}${year}`, time)
  if (hasYear) return readCore(core, time)
  const held = yearIn(above)
  if (held !== null) return inYear(held)
  const year = time.year ?? (time.issued ? yearOf(time.issued) : null)
  if (year === null) return []
  const here = inYear(year)
  const last = before?.deadlines.at(-1)?.due ?? null
  if (last !== null && yearOf(last) > year) {
    const next = inYear(yearOf(last))
    if (next.length && next.every((d) => d.due !== null && d.due >= last)) return next
  }
  // A half-year that is over is read as no time at all.
  const isPast = here.length === 0 || here.some((d) => d.due !== null && time.issued !== null && d.due < time.issued)
  if (!isPast || time.about === year) return here
  return time.about === year + 1 ? inYear(year + 1) : []
}
function readCore(said: string, time: DocumentTime): readonly Deadline[] {
  return readTimeCell(said.replace(/^cả năm\s/iu, 'năm '), time)
}
function yearIn(said: SaidTime | null): number | null {
  const due = said?.deadlines.at(-1)?.due
  return due ? yearOf(due) : null
}
