// What the bot says when work is reported: progress, obstacles, later dates, and which period is meant.
import { type Day, writeDay } from '../domain/calendar.ts'
import type { NewEntry } from '../domain/ledger.ts'
import type { AssignmentState } from '../domain/progress.ts'
import type { Task } from '../domain/register.ts'
import type { Owed } from '../domain/status.ts'
import { wholeIn, writeNumber } from '../domain/whole.ts'
import { sayDay, sayStatus } from './deadlines.ts'
import { sayPeriodDue, sayPeriodKey } from './periods.ts'

/** «việc 12 · Tham mưu kế hoạch …», short enough for a line. */
export function sayTaskName(task: Task): string {
  const { title } = task.record
  return `việc ${task.no} · ${title.length > 70 ? `${title.slice(0, 67).trimEnd()}…` : title}`
}
export const PROGRESS_HOW = [
  'Báo tiến độ: /tiendo SỐ PHẦN-TRĂM GHI CHÚ. Ví dụ: /tiendo 12 60 đang chờ Sở Tài chính thẩm định',
  'Chỉ tiêu bằng số: /tiendo 12 đạt 45 xã · Sản phẩm từng phần: /tiendo 12 sản phẩm: dự thảo tờ trình lần 1',
]
export const OBSTACLE_HOW = [
  'Báo vướng mắc và nơi phải quyết: /vuong SỐ ĐIỀU VƯỚNG cần CƠ QUAN quyết. Ví dụ: /vuong 12 chưa bố trí vốn cần UBND tỉnh quyết',
  'Hết vướng: /vuong 12 hết',
]
export const EXTENSION_HOW = [
  'Xin gia hạn (trước khi hết hạn): /giahan SỐ NGÀY LÝ DO. Ví dụ: /giahan 12 30/9/2025 chờ hướng dẫn của Bộ Nội vụ',
]
export const HANDOVER_HOW = [
  'Đề nghị chuyển cơ quan chủ trì: /chuyen SỐ CƠ QUAN LÝ DO. Ví dụ: /chuyen 12 Sở Tài chính vì là việc ngân sách',
]

/** «kỳ tháng 8/2025: QUÁ HẠN 5 ngày; kỳ tháng 9/2025: đến hạn hôm nay»: which one is reported? */
export function sayWhichPeriod(no: number, asked: string | null, owed: readonly Owed[], today: Day): readonly string[] {
  if (!owed.length) return [`Việc ${no} hiện không có kỳ nào phải nộp.`]
  return [
    ...(asked ? [`Việc ${no} không có ${asked} nào đang phải nộp.`] : [`Việc ${no} đang có nhiều kỳ, báo cho kỳ nào?`]),
    ...owed.slice(0, 6).map((d) => `   ${sayPeriodDue(d, today)}: ${sayStatus(d.status, today)}`),
  ]
}
const inPeriod = (period: string) => (period ? `, ${sayPeriodKey(period)}` : '')

// Older entries have it without dots.
const isOfWhole = (target: string, whole: number, unit: string): boolean =>
  target === `${writeNumber(whole)} ${unit}` || target === `${String(whole).replace('.', ',')} ${unit}`
/** What an entry of progress says, before and after it is written. */
export function sayProgressEntry(entry: NewEntry): string {
  switch (entry.kind) {
    case 'measured': {
      const whole = wholeIn(entry.target, entry.unit)
      // The whole is the target itself: «đạt 45/60 xã» says both.
      if (whole !== null && isOfWhole(entry.target, whole, entry.unit))
        return `đạt ${writeNumber(entry.value)}/${writeNumber(whole)} ${entry.unit}`
      return `${entry.target ? `chỉ tiêu «${entry.target}»: ` : ''}đạt ${writeNumber(entry.value)} ${entry.unit}`.trim()
    }
    case 'product':
      return `sản phẩm từng phần: ${entry.what}`
    case 'progress':
      return [entry.percent === null ? '' : `tiến độ ${entry.percent}%`, entry.note].filter(Boolean).join(', ')
    default:
      return ''
  }
}
export function sayProgressAsk(task: Task, period: string, said: string): readonly string[] {
  return [`Ghi cho ${sayTaskName(task)}${inPeriod(period)}: ${said}.`]
}
export function sayProgressKept(task: Task, period: string, said: string, isWhole: boolean): readonly string[] {
  return [
    `Đã ghi ${sayTaskName(task)}${inPeriod(period)}: ${said}.`,
    ...(isWhole ? [`Việc vẫn mở cho tới khi có văn bản: /xong ${task.no} số … ngày … gửi …`] : []),
  ]
}

export function sayNoShare(said: string): readonly string[] {
  return [`Chưa ghi gì: «${said}» không phải tiến độ, phần trăm là số từ 0 đến 100.`, ...PROGRESS_HOW]
}
/** A note that asks for a later day, or tells what is in the way, has a word of its own. */
export function sayNoteAsks(no: number, asks: 'extension' | 'obstacle'): string {
  return asks === 'extension'
    ? `Phần xin gia hạn mới là ghi chú, văn phòng chưa được hỏi. Gửi văn phòng: /giahan ${no} NGÀY LÝ DO`
    : `Phần vướng mắc mới là ghi chú. Báo nơi phải quyết: /vuong ${no} ĐIỀU VƯỚNG cần CƠ QUAN quyết`
}
export function sayNoteAlone(no: number): string {
  return `Chỉ ghi chú, không đổi phần trăm. Báo phần trăm: /tiendo ${no} 60`
}
export function sayNoSuchDay(written: string): readonly string[] {
  return [`Chưa ghi gì: không có ngày ${written}. Đề nghị gõ lại với ngày đúng.`]
}

export function sayObstacleAsk(task: Task, what: string, decider: string): readonly string[] {
  return [`Ghi vướng mắc của ${sayTaskName(task)}: ${what}; cấp cần quyết định: ${decider}.`]
}
/** Stands behind «vẫn chờ trả lời». */
export function sayObstacleAbout(no: number, what: string): string {
  return what ? `việc ${no} vướng «${what}» cần ai quyết` : `việc ${no} vướng gì, cần ai quyết`
}
/** Half of it was told: what is in the way, who must decide, or neither. */
export function sayObstacleWanted(task: Task, what: string, isGroup: boolean): readonly string[] {
  const where = isGroup ? 'Trả lời tin này' : 'Gõ ở tin nhắn tiếp theo'
  return what
    ? [`${upper(sayTaskName(task))}, vướng: ${what}. Cần cơ quan nào quyết? ${where}, ví dụ «UBND tỉnh».`]
    : [
        `${upper(sayTaskName(task))}: vướng điều gì, cần cơ quan nào quyết? ${where}, ví dụ «chưa bố trí vốn, cần UBND tỉnh quyết».`,
      ]
}
const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
export function sayObstacleKept(task: Task, decider: string): readonly string[] {
  return [`Đã ghi vướng mắc của ${sayTaskName(task)}. Cấp cần quyết định: ${decider}. Văn phòng đã được báo.`]
}
/** No body of the register: nobody but the office hears of it. */
export function sayUnknownDecider(decider: string): string {
  return `«${decider}» không có trong sổ nên chỉ văn phòng được báo; gõ nhầm tên thì báo lại.`
}
export function saySettleAsk(task: Task): readonly string[] {
  return [`Ghi hết vướng: ${sayTaskName(task)}.`]
}
export function sayObstacleSettled(task: Task): readonly string[] {
  return [`Đã ghi hết vướng: ${sayTaskName(task)}.`]
}
export function sayObstacleNotice(task: Task, body: string, what: string, decider: string): string {
  return [`⚠️ Vướng mắc: ${sayTaskName(task)}`, `   ${body}: ${what}`, `   Cấp cần quyết định: ${decider}.`].join('\n')
}

export function sayExtensionAsk(task: Task, from: Day, until: Day, reason: string): readonly string[] {
  return [`Xin gia hạn ${sayTaskName(task)} từ ${writeDay(from)} đến ${writeDay(until)}, lý do: ${reason}.`]
}
export function sayExtensionAsked(task: Task, until: Day): readonly string[] {
  return [
    `Đã chuyển văn phòng đề nghị gia hạn ${sayTaskName(task)} đến ${writeDay(until)}. Chừng nào văn phòng chưa đồng ý, hạn cũ vẫn tính.`,
  ]
}
export function sayExtensionNotice(
  task: Task,
  {
    body,
    first,
    until,
    reason,
    times,
  }: {
    readonly body: string
    readonly first: Day
    readonly until: Day
    readonly reason: string
    readonly times: number
  },
): string {
  return [
    `⏳ Xin gia hạn: ${sayTaskName(task)}`,
    `   ${body}: hạn đầu ${writeDay(first)}, xin đến ${writeDay(until)}${times ? `; đã gia hạn ${times} lần` : ''}`,
    `   Lý do: ${reason}`,
  ].join('\n')
}
export const GRANT_LABEL = 'Đồng ý gia hạn'
export const REFUSE_LABEL = 'Không đồng ý'
export function sayExtensionGranted(task: Task, body: string, until: Day, times: number): readonly string[] {
  return [`${body}: ${sayTaskName(task)} được gia hạn đến ${writeDay(until)} (lần ${times}); hạn đầu vẫn ghi trong sổ.`]
}
export function sayExtensionRefused(task: Task, body: string, reason: string): readonly string[] {
  return [`${body}: ${sayTaskName(task)} không được gia hạn. Lý do: ${reason}. Hạn cũ vẫn tính.`]
}
/** Stands behind «lý do». */
export function sayExtendAbout(no: number, until: Day): string {
  return `xin gia hạn việc ${no} đến ${writeDay(until)}`
}
export function sayRefuseAbout(no: number, body: string): string {
  return `không gia hạn việc ${no} cho ${body}`
}
export function sayNoRequest(no: number): readonly string[] {
  return [`Việc ${no} không có đề nghị nào đang chờ văn phòng (có thể đã được quyết).`]
}
export function sayTooLate(no: number, last: Day): readonly string[] {
  return [
    `Việc ${no} đã hết hạn từ ${writeDay(last)}: chỉ xin gia hạn được trước khi hết hạn.`,
    `Nếu đang vướng: /vuong ${no} ĐIỀU VƯỚNG cần CƠ QUAN quyết.`,
  ]
}
export function sayNotLater(no: number, last: Day): readonly string[] {
  return [`Ngày xin phải sau hạn hiện nay của việc ${no} (${writeDay(last)}).`]
}
export function sayEvidenceWaits(no: number): readonly string[] {
  return [`Minh chứng của việc ${no} đang chờ văn phòng xác nhận: chưa cần gia hạn. Bị trả lại thì xin được.`]
}
export function sayNoDue(no: number): readonly string[] {
  return [`Việc ${no} chưa có ngày hạn nào để gia hạn.`]
}
export function sayClosed(no: number, status: string): readonly string[] {
  return [`Việc ${no} đã kết thúc (${status}); không ghi thêm.`]
}
export const WHY_NEEDED = ['Cần ghi lý do.', ...EXTENSION_HOW]

/** What was recorded beside the status: how far, what came back, what is in the way, what is asked for. */
export function sayMarks(state: AssignmentState | null, today: Day): readonly string[] {
  if (!state || state.state === 'closed') return []
  const { percent, returned, stuck, asked, handover } = state
  return [
    ...(percent === undefined ? [] : [`đã báo ${percent}%`]),
    ...(returned ? [`trả lại: ${returned.reason}`] : []),
    ...(stuck ? [`vướng, cần ${stuck.decider} quyết`] : []),
    ...(asked ? [`đang xin gia hạn đến ${sayDay(asked.until, today)}`] : []),
    ...(handover ? [`đang đề nghị chuyển ${handover.into}`] : []),
  ]
}

export const WHICH_TASK = ['Việc nào ạ? Ví dụ: «việc 12 được 60%», «việc 12 xong, số 45/BC-SNV ngày 20/8».']
/** `more`: how many are not among the choices. */
export function sayWhichTask(more = 0): readonly string[] {
  return ['Có thể là nhiều việc. Việc nào ạ?', ...(more ? [`Còn ${more} việc nữa: gõ kèm số việc.`] : [])]
}
