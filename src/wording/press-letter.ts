// The letter by which the office presses a body that nothing reached, and the list for whoever telephones.
import { type Day, type Time, writeDay } from '../domain/calendar.ts'
import type { Task } from '../domain/register.ts'
import { type ReportFrame, sayCommittee, sayPartyDay } from './report-frame.ts'
import { day, dayCell, number, type ReportTable, text } from './report-tables.ts'
import { sayNumbers } from './task-lines.ts'

export type PressedTask = {
  readonly no: number
  readonly title: string
  /** «376-KH/TU, mục 2.1». */
  readonly source: string
  readonly last: Day | null
  /** 0: not late yet. */
  readonly daysLate: number
}
export type PressCase = {
  readonly province: string
  readonly body: string
  readonly reach: PressReach
  /** Names of those who answer for it, where known. */
  readonly focal: readonly string[]
  readonly tasks: readonly PressedTask[]
}
/** What its own digest of the day came to: a letter says only what is true of it. */
export type PressReach =
  | { readonly kind: 'sent'; readonly day: Day }
  /** Its own hour is yet to come. */
  | { readonly kind: 'later'; readonly at: Time }
  /** The office has read it in the body's place. */
  | { readonly kind: 'rehearsed' }
  /** `lacks`: what the body itself can do about it. */
  | { readonly kind: 'not'; readonly why: string; readonly lacks: 'chat' | 'reminders' | null }
export type PressLetter = {
  readonly frame: ReportFrame
  readonly paragraphs: readonly string[]
  readonly table: ReportTable
}
export type PressFile = {
  readonly letters: readonly PressLetter[]
  /** Null: one letter alone. */
  readonly calls: ReportTable | null
  readonly asOf: string
}

/** `today`: of the letter; `until`: by when an answer is asked for. */
export function sayPressLetter(press: PressCase, { today, until }: { readonly today: Day; readonly until: Day }) {
  const { province, body, tasks, reach } = press
  const committee = sayCommittee(province, today)
  const late = tasks.filter((t) => t.daysLate > 0).length
  const ahead = tasks.length - late
  const counts = [late ? `${late} nhiệm vụ quá hạn` : '', ahead ? `${ahead} nhiệm vụ sắp đến hạn` : '']
  const letter: PressLetter = {
    frame: {
      superior: `${committee} ${province}`.toUpperCase(),
      issuer: 'VĂN PHÒNG',
      symbol: 'Số        -CV/VPTU',
      party: 'ĐẢNG CỘNG SẢN VIỆT NAM',
      placeAndDay: `${province}, ${sayPartyDay(today)}`,
      title: '',
      subject: 'V/v đôn đốc thực hiện\nnhiệm vụ được giao',
      to: `Kính gửi: ${body}`,
      signature: ['CHÁNH VĂN PHÒNG'],
      recipients: [
        'Nơi nhận:',
        '- Như trên,',
        `- Thường trực ${committee} (để báo cáo),`,
        `- Lưu Văn phòng ${committee}.`,
      ],
      version: null,
    },
    paragraphs: [
      `Qua theo dõi việc thực hiện nhiệm vụ được giao, đến ngày ${writeDay(today)}, ${body} còn ${counts.filter(Boolean).join(' và ')} (danh sách dưới đây).${sayWhyByLetter(reach)}`,
      `Văn phòng ${committee} đề nghị ${body}:`,
      ...(late
        ? [
            `- Tập trung hoàn thành các nhiệm vụ đã quá hạn; báo cáo kết quả kèm số, ngày của văn bản sản phẩm về Văn phòng ${committee} trước ngày ${writeDay(until)}.`,
          ]
        : [`- Hoàn thành đúng hạn các nhiệm vụ trong danh sách và báo cáo kết quả về Văn phòng ${committee}.`]),
      '- Nhiệm vụ có vướng mắc: nêu rõ nội dung và cấp cần quyết định. Nhiệm vụ cần thêm thời gian: đề nghị gia hạn, nêu lý do và thời hạn mới.',
      ...sayLacking(reach, committee),
    ],
    table: {
      name: 'Nhiệm vụ',
      title: 'Danh sách nhiệm vụ',
      notes: ['Quá hạn tính bằng ngày lịch sau ngày cuối còn kịp.'],
      columns: [
        number('STT', 8),
        number('Việc số', 8),
        text('Nội dung nhiệm vụ', 40),
        text('Văn bản, mục', 22),
        { ...day('Ngày cuối còn kịp'), width: 15 },
        number('Quá hạn (ngày)', 10),
      ],
      rows: tasks.map((t, i) => [i + 1, t.no, t.title, t.source, dayCell(t.last), t.daysLate || null]),
      total: null,
    },
  }
  return letter
}

function sayWhyByLetter(reach: PressReach): string {
  switch (reach.kind) {
    case 'sent':
      return ` Bản tin nhắc việc ngày ${writeDay(reach.day)} đã gửi tới cơ quan; đến nay các nhiệm vụ này chưa được ghi nhận hoàn thành.`
    case 'later':
    case 'rehearsed':
      return ''
    case 'not':
      return ` Văn bản này được gửi vì bản tin nhắc việc hôm nay chưa tới được cơ quan (${reach.why}).`
  }
}
function sayLacking(reach: PressReach, committee: string): readonly string[] {
  const lacks = reach.kind === 'not' ? reach.lacks : null
  if (lacks === 'chat') return [`- Cử đầu mối nhận nhắc việc hằng ngày; mã nối nhóm nhận tại Văn phòng ${committee}.`]
  return lacks === 'reminders' ? ['- Bật lại nhắc việc hằng ngày ở nhóm chat của cơ quan.'] : []
}

export const whyNot = (reach: PressReach): string => (reach.kind === 'not' ? reach.why : '')
/** For the telephone: the numbers themselves are the office's own. */
export function sayCalls(cases: readonly PressCase[]): ReportTable {
  return {
    name: 'Gọi điện',
    title: 'Danh sách gọi điện: cơ quan mà bản tin hôm nay chưa tới được',
    notes: [],
    columns: [
      number('STT', 6),
      text('Cơ quan', 34),
      text('Đầu mối', 24),
      text('Lý do', 22),
      number('Quá hạn', 9),
      number('Sắp đến hạn', 9),
      text('Điện thoại', 18),
      text('Kết quả gọi', 26),
    ],
    rows: cases.map(({ body, focal, reach, tasks }, i) => {
      const late = tasks.filter((t) => t.daysLate > 0).length
      return [i + 1, body, focal.join('; '), whyNot(reach), late, tasks.length - late, null, null]
    }),
    total: null,
  }
}
export const LETTER_WHICH = [
  'Công văn cho cơ quan nào? Ví dụ: /congvan Sở Nội vụ (để trống: mọi cơ quan mà bản tin hôm nay chưa tới được).',
]
export const LETTER_IN_PRIVATE = ['Công văn chỉ được gửi trong tin nhắn riêng của văn phòng.']
export function sayLetterReady(bodies: readonly string[]): readonly string[] {
  return [
    `Công văn đôn đốc cho ${bodies.length === 1 ? bodies[0] : `${bodies.length} cơ quan`}: văn phòng soát, lấy số và ký trước khi gửi.`,
  ]
}
/** Lines that a body has called wrong are pressed by nobody. */
export function sayLeftOut(tasks: readonly Task[]): readonly string[] {
  return tasks.length
    ? [`Không đưa vào: ${tasks.length} việc đang tạm dừng nhắc vì cơ quan báo sai (số ${sayNumbers(tasks)}).`]
    : []
}
export function sayNobodyToPress(body: string | null, hasWaiting = false): readonly string[] {
  return [
    body
      ? `${body} không có việc quá hạn hay sắp đến hạn${hasWaiting ? ' nào khác' : ''}.`
      : 'Mọi cơ quan có việc quá hạn hoặc sắp đến hạn đều đã nhận bản tin hôm nay, hoặc chưa tới giờ nhận.',
  ]
}
