// Answers about one task: its deadline, its owner, or that there is none.
import { type Day, writeDay } from '../domain/calendar.ts'
import type { Document } from '../domain/document.ts'
import type { Register } from '../domain/register.ts'
import type { ListedTask } from '../domain/task-list.ts'
import { PROVISIONAL, SIGNS, sayReading, sayStatus, sayTimes } from './deadlines.ts'
import { sayNotInRegister, sayPeriod } from './lists.ts'
import { sayDocument, sayNames } from './task-lines.ts'

export function sayHead({ task, status }: ListedTask): string {
  return `${SIGNS[status.kind]} ${task.no} · ${task.record.ref} · ${task.record.title}`
}

/** The named words, the last day in time, the status; the exact day with its year. */
export function sayDeadlineOf(listed: ListedTask, register: Register, today: Day): string {
  const { task, standing, dues } = listed
  const last = dues.length === 1 && dues[0] ? `ngày cuối còn kịp ${writeDay(dues[0].last)}` : ''
  const times = sayTimes(dues, standing, task.record.deadlines, today)
  const status = dues.length > 1 ? '' : sayStatus(listed.status, today)
  const lines = [
    sayHead(listed),
    `   Hạn: ${[times, last, status === times ? '' : status].filter(Boolean).join(' · ')}`,
    `   Chủ trì: ${sayNames(task.leads)} · ${sayDocument(task.document)}, ${task.province}`,
  ]
  if (standing.status.kind === 'needs-deadline') lines.push('   Văn bản không ghi ngày; văn phòng cần điền hạn.')
  if (standing.status.kind === 'awaiting-event') lines.push('   Chưa ai ghi nhận sự kiện này, nên chưa tính được ngày.')
  if (dues.some((d) => d.deadline.before && !d.deadline.time && !d.deadline.offset))
    lines.push(`   ${sayReading(register.rules.reading.strictBefore)}`)
  if (dues.some((d) => register.rules.calendar.isProvisional(d.last))) lines.push(`   ${PROVISIONAL}`)
  return lines.join('\n')
}

export function sayWho(listed: ListedTask): string {
  const { record, document, province, leads } = listed.task
  return [
    sayHead(listed),
    `   Chủ trì: ${leads.join('; ') || 'chưa rõ'}`,
    ...(record.coop.length ? [`   Phối hợp: ${record.coop.join('; ')}`] : []),
    `   ${sayDocument(document)}, ${province}`,
  ].join('\n')
}

/** «còn tháng 9?» after the deadline of some tasks. */
export function sayNoneDue(
  asked: string,
  count: number,
  period: { readonly from: Day | null; readonly to: Day | null },
  today: Day,
): string {
  const when = sayPeriod(period, today)
  return count === 1
    ? `Việc «${asked}» không còn hạn nào phải làm trong khoảng này (${when}).`
    : `Trong ${count} việc khớp «${asked}», không việc nào chưa xong mà có hạn ${when}.`
}

export function sayNoTask(
  asked: string,
  document: {
    readonly asked: string
    readonly nearest: readonly Document[]
    readonly citedBy: readonly Document[]
  } | null,
): readonly string[] {
  if (document) return sayNotInRegister(document)
  if (!asked) return ['Anh/chị hỏi việc nào ạ? Gõ số việc («việc 12»), mục («mục 4.(3)») hoặc vài từ của việc.']
  return [`Trong sổ không có việc «${asked}».`, 'Thử số việc («việc 12»), mục («mục 4.(3)») hoặc vài từ khác của việc.']
}
