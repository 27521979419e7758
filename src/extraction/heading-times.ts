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
  const found = units.flatMap((unit): readonly (readonly [number, Period])[] => {
    const isOverItems = unit.marker !== null && units[unit.index + 1]?.parent === unit.index
    const period = isOverItems ? readPeriod(unit.strip.text.slice(unit.start)) : null
    return period ? [[unit.index, period]] : []
  })
  return new Map(found.length < ENOUGH ? [] : found.map(([at, period]) => [at, timeOf(period, time)]))
}
// Tháng 01: Nghe báo cáo Tết | Quý II - Giám sát việc cấp giấy      not: Tháng 01: (a heading) | Quý I năm nay thu vượt dự toán
const HEAD = /^(?<head>[^:–-]{4,40}?)\s*(?::|\s[–-])\s+(?=\S)/u
/** Items that begin with their time, where several of a list do. */
export function headTimesIn(units: readonly Unit[], time: DocumentTime): ReadonlyMap<number, SaidTime> {
  const found = units.flatMap((unit): readonly (readonly [Unit, Period])[] => {
    const head = unit.marker ? HEAD.exec(unit.strip.text.slice(unit.start))?.groups?.head : undefined
    const period = head ? readPeriod(head) : null
    return period ? [[unit, period]] : []
  })
  const counts = new Map<number, number>()
  for (const [unit] of found) counts.set(unit.parent, (counts.get(unit.parent) ?? 0) + 1)
  const listed = found.filter(([unit]) => (counts.get(unit.parent) ?? 0) >= ENOUGH)
  return new Map(listed.map(([unit, period]) => [unit.index, timeOf(period, time)]))
}
/** The time of a band over the rows of a table; null where the band says something else. */
export function timeOfBand(said: string, time: DocumentTime): SaidTime | null {
  const period = readPeriod(said)
  return period && timeOf(period, time)
}
function timeOf({ core, hasYear }: Period, time: DocumentTime): SaidTime {
  const year = time.year ?? (time.issued && yearOf(time.issued))
  const said = hasYear ? core : year === null ? null : `${core}${/năm$/iu.test(core) ? ' ' : '/'}${year}`
  const read = said === null ? [] : readTimeCell(said.replace(/^cả năm\s/iu, 'năm '), time)
  return read.length
    ? { deadlines: read.map((d) => ({ ...d, raw: core })), unread: [] }
    : { deadlines: [], unread: [core] }
}
