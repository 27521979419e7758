// What the calendar of a body must hold, worked out from the clerk's book: every open day that it owes, nothing of what is apart.
import { plus, type Row, type Share } from './clerk.ts'
import { APART } from './tables.ts'

/** So far ahead a calendar shows the periods of a recurring duty. */
const AHEAD_DAYS = 100

export function feedRows(rows: readonly Row[], body: string, today: string): readonly string[] {
  const until = plus(today, AHEAD_DAYS)
  return rows
    .flatMap((row) => {
      const own = row.shares.find((s) => s.body === body)
      const share = own ?? (row.given.coop === body ? row.worst : undefined)
      const part = own ? 'chủ trì' : 'phối hợp'
      return daysOf(share)
        .filter((day) => day <= until)
        .map((day) => ({ no: row.given.no, line: `${day} Việc ${row.given.no} (${part}): ${row.given.title}` }))
    })
    .sort((a, b) => a.line.slice(0, 10).localeCompare(b.line.slice(0, 10)) || a.no - b.no)
    .map((e) => e.line)
}
function daysOf(share: Share | undefined): readonly string[] {
  if (!share?.cell.startsWith('Chưa xong') || share.last === null) return []
  return [...new Set([...share.owedPeriods, share.last, ...(share.ahead ?? [])])]
}
/** The report's cells that stand outside every rate, as its list writes them («Chờ sự kiện: Đại hội»). */
export function isCalm(cell: string): boolean {
  return APART.some((apart) => cell.startsWith(apart))
}
