// Columns in one line between dashes: «Sở Nội vụ - rà soát biên chế - 20/9», or the work first and its body behind it.
import { bodiesFirst, onlyBodies } from '../text/body-cells.ts'
import type { DocumentTime } from '../text/deadlines.ts'
import { isTimeCell, readTimeCell } from '../text/time-cells.ts'
import type { Labels } from './labels.ts'

const DASH = /\s+[-–—]\s+/g
const LONGEST = 600
/** A row of three columns at least: a body, its work, and a time at the end; null for any other text. */
export function readDashRow(text: string, time: DocumentTime): Labels | null {
  if (text.length > LONGEST || !/\s[-–—]\s/.test(text)) return null
  const dashes = [...text.matchAll(DASH)].map((m) => ({ from: m.index, to: m.index + m[0].length }))
  const last = dashes.at(-1)
  const said = last ? text.slice(last.to).replace(/[\s.;]+$/, '') : ''
  if (!last || dashes.length < 2 || !isTimeCell(said, time)) return null
  const row = { coop: null, deadlines: readTimeCell(said, time, text), unread: [], main: text.slice(0, last.from) }
  // «Phòng Văn hóa - Xã hội - …»: the longest name before a dash.
  const first = bodiesFirst(text)?.to ?? 0
  for (const dash of dashes.slice(0, -1).slice(0, 3).reverse()) {
    const lead = onlyBodies(text.slice(0, dash.from))
    // «Phòng Văn hóa - Xã hội: lập …»: the name goes on over the dash.
    if (lead && first <= dash.from && dash.to < last.from) return { ...row, lead, work: dash.to }
  }
  const before = dashes.at(-2)
  const lead = before ? onlyBodies(text.slice(before.to, last.from)) : null
  return before && lead ? { ...row, lead, main: text.slice(0, before.from), work: 0 } : null
}
// … - 20/9 | … – trước 30/9/2025.      the end of such a row where each stands in a line of its own
const ROW_END = /\s[-–—]\s(?:(?:trước|xong|hạn|ngày|chậm nhất)\s+){0,3}\d{1,2}\/\d{1,2}(?:\/20\d{2})?\s*[.;]?$/u
export function endsRow(line: string): boolean {
  return ROW_END.test(line)
}
