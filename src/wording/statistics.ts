// Figures: every percentage prints its denominator. Rates in time are of the tasks whose date can be judged, as in the reports.
import { type Day, writeDay } from '../domain/calendar.ts'

export type Figures = {
  readonly total: number
  readonly doneInTime: number
  readonly doneLate: number
  readonly doneUnrated: number
  readonly overdue: number
  readonly inTime: number
  readonly undated: number
  readonly ongoing: number
  readonly event: number
  /** Withdrawn, merged, handed over, superseded: counted nowhere else. */
  readonly paused: number
  readonly ended: number
}

export function sayShare(part: number, whole: number): string {
  return whole === 0 ? 'chưa tính được (0 việc)' : `${part}/${whole} (${Math.round((100 * part) / whole)}%)`
}

/** The four cells together: done or open, in time or late. */
const ratedOf = (f: Figures): number => f.doneInTime + f.doneLate + f.inTime + f.overdue
/** What can be done at all by now: neither ongoing nor suspended. */
const countableOf = (f: Figures): number => f.total - f.ongoing - f.paused

export function sayFigures(province: string | null, f: Figures): string {
  if (f.total === 0) return ''
  const done = f.doneInTime + f.doneLate + f.doneUnrated
  const rated = ratedOf(f)
  return [
    ...(province ? [`— ${province} —`] : []),
    `   Tổng ${f.total} việc; đã xong ${sayShare(done, countableOf(f))} việc không thường xuyên`,
    ...(rated
      ? [
          `   Trong ${rated} việc đánh giá được hạn: xong đúng hạn ${sayShare(f.doneInTime, rated)} · quá hạn ${sayShare(f.overdue, rated)}`,
        ]
      : []),
    `   ✅ Xong đúng hạn ${f.doneInTime} · xong quá hạn ${f.doneLate} · xong, không đánh giá được hạn ${f.doneUnrated}`,
    `   🟢 Chưa xong, trong hạn ${f.inTime} · 🔴 chưa xong, QUÁ HẠN ${f.overdue}`,
    `   ❔ Cần điền hạn ${f.undated} · ⏳ chờ sự kiện ${f.event} · 🔁 thường xuyên ${f.ongoing}`,
    ...(f.paused ? [`   ⏸️ Tạm dừng ${f.paused}: không tính vào tỷ lệ`] : []),
    ...(f.ended ? [`   ⏹️ Kết thúc khác (rút, gộp, chuyển, thay thế) ${f.ended}: không tính vào các số trên`] : []),
  ].join('\n')
}

type Ranked = { readonly name: string; readonly figures: Figures }
/** A comparison of few bodies shows each of them. */
const FEW = 3
/** Bodies by number of late tasks (or of late-free ones), with their denominators; `worst`: who is late, and nobody else. */
export function sayRanking(
  province: string,
  all: readonly Ranked[],
  order: 'best' | 'worst' | null,
): readonly string[] {
  const rows = all.filter((r) => r.figures.total > 0)
  if (!rows.length) return []
  const late = rows.filter((r) => r.figures.overdue > 0)
  if (order === 'worst' && !late.length) return [`— ${province} —`, sayNobodyLate(rows)]
  const rate = (f: Figures) => f.overdue / Math.max(1, ratedOf(f))
  const sorted = [...(order === 'worst' && rows.length > FEW ? late : rows)].sort((a, b) =>
    order !== 'best'
      ? b.figures.overdue - a.figures.overdue || rate(b.figures) - rate(a.figures) || a.name.localeCompare(b.name, 'vi')
      : rate(a.figures) - rate(b.figures) || b.figures.total - a.figures.total || a.name.localeCompare(b.name, 'vi'),
  )
  const others = rows.length - sorted.length
  return [
    `— ${province} —`,
    ...sorted.slice(0, 10).map((r, i) => {
      const done = r.figures.doneInTime + r.figures.doneLate + r.figures.doneUnrated
      return `${i + 1}. ${r.name}: quá hạn ${sayShare(r.figures.overdue, ratedOf(r.figures))} · đã xong ${sayShare(done, countableOf(r.figures))}`
    }),
    ...(sorted.length > 10 ? [`… và ${sorted.length - 10} cơ quan nữa.`] : []),
    ...(others ? [`${others} cơ quan khác không có việc quá hạn.`] : []),
    RANKED_BY,
  ]
}
function sayNobodyLate(rows: readonly Ranked[]): string {
  const rated = rows.reduce((sum, r) => sum + ratedOf(r.figures), 0)
  if (!rated) return `Không cơ quan nào đang trễ: ${rows.length} cơ quan chưa có phần việc nào đánh giá được hạn.`
  return `Không cơ quan nào đang trễ: quá hạn 0/${rated} phần việc đánh giá được hạn của ${rows.length} cơ quan.`
}

const RANKED_BY = 'Quá hạn tính trên việc đánh giá được hạn; đã xong tính trên việc không thường xuyên.'

/** Unknown and forbidden read the same. */
export const NOTHING_THERE = 'Không có việc nào trong phạm vi này.'
/** To one body that wants others compared, whether they are known or not. */
export const NOT_COMPARED =
  'So sánh giữa các cơ quan chỉ dành cho văn phòng, lãnh đạo và kiểm tra. Của cơ quan mình: «/thongke».'
export function sayAsOf(today: Day): readonly string[] {
  return [`Số liệu tính đến ${writeDay(today)}.`]
}
