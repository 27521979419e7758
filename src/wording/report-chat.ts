// What is said around a report in chat: the offer on its day, the report that is ready, its files.
import { type Day, writeDay } from '../domain/calendar.ts'
import type { Task } from '../domain/register.ts'
import { isOpenCell } from '../domain/snapshot.ts'
import { taskFigures } from '../domain/snapshot-figures.ts'
import { movesBetween } from '../domain/snapshot-moves.ts'
import type { ReportWish } from './report.ts'
import { type ReportKind, sayTaken } from './report-frame.ts'
import { sayRatio } from './report-tables.ts'
import { sayDocument } from './task-lines.ts'

export const REPORT_HOW = [
  'Báo cáo nào? /baocao tuan · /baocao thang · /baocao quahan (thêm «không tên» để có bản không nêu tên cơ quan).',
]
export const REPORT_PRIVATE = ['Báo cáo của văn phòng chỉ lập trong tin nhắn riêng với tôi.']
export const REPORT_PROVINCE = ['Vai văn phòng của anh/chị chưa gắn với một tỉnh, nên chưa lập báo cáo được.']
const NAMES: Record<ReportKind, string> = {
  weekly: 'Báo cáo tuần',
  monthly: 'Báo cáo tháng',
  exceptions: 'Báo cáo việc quá hạn',
}

export function sayReportAsk(kind: ReportKind): readonly string[] {
  return [`Lập ${NAMES[kind].toLowerCase()} theo số liệu đến lúc này: bản nháp .docx, bảng .xlsx và biểu đồ.`]
}
type Ready = {
  readonly committee: string
  readonly duty: { readonly no: number; readonly body: string } | null
  readonly isAnonymous: boolean
}
export function sayReportReady(
  { kind, snapshot, previous, isRebuilt }: ReportWish,
  { committee, duty, isAnonymous }: Ready,
): readonly string[] {
  const f = taskFigures(snapshot)
  const open = snapshot.rows.filter((r) => isOpenCell(r.cell)).length
  const to = kind === 'monthly' ? 'Ban Thường vụ' : 'Thường trực'
  const moves = previous ? movesBetween(previous, snapshot).length : null
  return [
    `${NAMES[kind]} gửi ${to} ${committee}${isAnonymous ? ', bản không nêu tên' : ''}: bản nháp .docx, bảng .xlsx và biểu đồ.`,
    `${sayTaken(snapshot)}: ${f.total} việc, ${open} chưa xong; quá hạn ${sayRatio({ part: f['open-late'], whole: f.rated })}.`,
    ...sayCompared(moves, isRebuilt ? (previous?.day ?? null) : null),
    'Hỏi lại được từng số, cả nhiều tháng sau: «việc nào trong N việc quá hạn của báo cáo này».',
    ...(duty === null
      ? []
      : [
          `Báo cáo này là việc ${duty.no} của ${duty.body}: ký gửi xong thì ghi «/baoho ${duty.body}: xong ${duty.no} số … ngày … gửi …»; một người khác của văn phòng xác nhận.`,
        ]),
  ]
}
function sayCompared(moves: number | null, rebuilt: Day | null): readonly string[] {
  if (moves === null) return []
  return rebuilt
    ? [`Khác ngày ${writeDay(rebuilt)} (chưa có báo cáo được lưu, số liệu dựng lại): ${moves} việc.`]
    : [`Khác báo cáo trước: ${moves} việc.`]
}
export function sayReportFile(format: 'docx' | 'xlsx' | 'png'): string {
  return { docx: 'Báo cáo', xlsx: 'Bảng số liệu', png: 'Biểu đồ' }[format]
}
/** On the morning of the day: which report, ordered by what, for whom. */
export function sayReportOffer(
  { kind, task, due }: { readonly kind: 'weekly' | 'monthly'; readonly task: Task; readonly due: Day },
  today: Day,
): string {
  const when = due === today ? 'hôm nay' : due < today ? `ngày ${writeDay(due)} (đã qua)` : `ngày ${writeDay(due)}`
  return [
    `${NAMES[kind]} đến kỳ ${when}.`,
    `Theo ${sayDocument(task.document)}, mục ${task.record.ref} (việc ${task.no}): gửi ${task.record.report_to.join(', ')}.`,
    `Lập bản nháp: ${kind === 'weekly' ? '/baocao tuan' : '/baocao thang'}`,
  ].join('\n')
}
