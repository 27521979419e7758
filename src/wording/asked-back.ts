// «Tôi chưa chắc: ý anh/chị là …?»: what was heard, written as questions that the bot reads without doubt.

import { type Day, dateOf, monthOf, yearOf } from '../domain/calendar.ts'
import type { Choice } from '../domain/reply.ts'

/** The part of a reading that questions can be made of. */
export type Heard = {
  readonly agency?: readonly string[]
  readonly agency_candidates?: readonly string[]
  readonly role?: string
  readonly from?: Day | null
  readonly to?: Day | null
  readonly status?: string
  readonly overdue_min_days?: number
  readonly document?: string
  readonly document_date?: Day
  readonly task?: string
  readonly tasks?: readonly string[]
  readonly topic?: string
}

export const UNSURE = 'Tôi chưa chắc: ý anh/chị là …?'

/** The questions somebody may have meant, likeliest first: labels and the words that ask them are the same. */
export function sayReadings(intent: string, heard: Heard): readonly Choice[] {
  const asked = [sayQuestion(intent, heard), ...OTHERS.map((other) => sayQuestion(other, heard))]
  return [...new Set(asked.flatMap((text) => text ?? []))]
    .slice(0, CHOICES_MAX)
    .map((says) => ({ label: says[0]!.toUpperCase() + says.slice(1), says }))
}
const CHOICES_MAX = 3
const OTHERS = [
  'list_tasks',
  'deadline_of',
  'task_detail',
  'who_is_responsible',
  'document_info',
  'overdue',
  'statistics',
]

/** One reading as a whole question; null where the intent needs what was not heard. */
export function sayQuestion(intent: string, heard: Heard): string | null {
  const named = nameOfTask(heard)
  const narrowed = sayNarrowed(heard)
  switch (intent) {
    case 'list_tasks':
      return !named && narrowed ? `các nhiệm vụ${narrowed}` : heard.topic ? `các nhiệm vụ${narrowed}` : null
    case 'count_tasks':
      return named ? null : `có bao nhiêu nhiệm vụ${narrowed}`
    case 'overdue':
      return heard.agency && !heard.status && !heard.from && !heard.to
        ? `các nhiệm vụ${sayNarrowed({ ...heard, status: 'overdue' })}`
        : null
    case 'statistics':
      return heard.agency || heard.document
        ? `tổng hợp tình hình thực hiện${heard.document ? ` ${heard.document}` : ` của ${heard.agency?.map(sayBody).join(' và ')}`}`
        : null
    case 'document_info':
      return heard.document && !named ? `nội dung chính ${heard.document}` : null
    case 'deadline_of':
      return named && `hạn của ${named} là ngày nào`
    case 'who_is_responsible':
      return named && `${named} do cơ quan nào phụ trách`
    case 'task_detail':
      return named && `${named} đến đâu rồi`
    default:
      return null
  }
}

function nameOfTask({ task, topic, document }: Heard): string | null {
  const within = document ? ` của ${document}` : ''
  if (task)
    return /^\d+$/.test(task)
      ? `nhiệm vụ số ${task}${within}`
      : /\p{L}{2}/u.test(task)
        ? `nhiệm vụ ${task}`
        : `mục ${task}${within}`
  return topic ? `nhiệm vụ ${topic}` : null
}

const STATES: Readonly<Record<string, string>> = {
  open: ' chưa xong',
  overdue: ' quá hạn',
  due_soon: ' sắp đến hạn',
  done: ' đã xong',
  ongoing: ' thường xuyên',
  pending_event: ' đang chờ hướng dẫn',
  undated: ' chưa có hạn',
}
/** Everything that narrows a list, behind the word for a task. */
function sayNarrowed(heard: Heard): string {
  const { agency, role, status, topic, document, document_date: day } = heard
  const late = heard.overdue_min_days ? ` trên ${heard.overdue_min_days} ngày` : ''
  const whose = agency ? ` của ${agency.map(sayBody).join(' và ')}` : ''
  const part = role === 'lead' ? ' chủ trì' : role === 'coop' ? ' phối hợp' : ''
  const paper = document ? ` trong ${document}` : day ? ` trong kết luận ngày ${writeDay(day)}` : ''
  const about = topic ? ` về ${topic}` : ''
  return `${status ? STATES[status] : ''}${late}${part}${whose}${paper}${sayDays(heard)}${about}`
}
const sayBody = (name: string) => (name.startsWith('@self') ? 'đơn vị mình' : name)
function sayDays({ from, to }: Heard): string {
  if (from && from === to) return ` đến hạn ngày ${writeDay(from)}`
  if (from && to) return ` đến hạn từ ${writeDay(from)} đến ${writeDay(to)}`
  if (from) return ` đến hạn từ ${writeDay(from)} trở đi`
  return to ? ` đến hạn đến hết ${writeDay(to)}` : ''
}
const writeDay = (day: Day) => `${dateOf(day)}/${monthOf(day)}/${yearOf(day)}`

/** «Tôi hiểu «tuần này» là 11–17/8/2025.»: only where days were worked out from words. */
export function sayDaysRead(shown: {
  readonly days: string | null
  readonly words: readonly { readonly slot: string; readonly words: string }[]
}): readonly string[] {
  const said = shown.words.find((w) => w.slot === 'from' || w.slot === 'to')?.words
  return shown.days && said && WORKED_OUT.test(said) ? [`Tôi hiểu «${said}» là ${shown.days}.`] : []
}
// tuần này | cuối tháng | mốt | 10/3 âm lịch | từ nay đến hết quý      not: 20/8/2025, tháng 8, quý III
const WORKED_OUT =
  /(?<!\p{L})(này|ni|sau|tới|trước|rồi|qua|nay|mai|mốt|kia|nữa|đầu|giữa|cuối|nửa|vòng|tết|lễ|âm|mùng|rằm|khánh|hết|thứ|nay|tuan|mai|hom|bua|cuoi|dau|giua|nua|het|thu|tet)(?!\p{L})/iu
