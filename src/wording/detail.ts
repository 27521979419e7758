// Everything about one task, as «chi tiết việc 12» shows it.
import { type Day, writeDay } from '../domain/calendar.ts'
import type { Deadline } from '../domain/deadline.ts'
import type { Instances } from '../domain/instances.ts'
import type { Party, Register } from '../domain/register.ts'
import { isOpen } from '../domain/status.ts'
import type { ListedTask } from '../domain/task-list.ts'
import { PROVISIONAL, sayDues, sayReading, sayStatus } from './deadlines.ts'
import { sayHead } from './single.ts'
import { sayDocument } from './task-lines.ts'
import { sayMarks } from './work.ts'

export function sayDetail(listed: ListedTask, register: Register, today: Day, instances: Instances): string {
  const { task, standing, dues } = listed
  const { record } = task
  const foot = [
    dues.some((d) => d.deadline.before && !d.deadline.time && !d.deadline.offset)
      ? sayReading(register.rules.reading.strictBefore)
      : '',
    dues.some((d) => register.rules.calendar.isProvisional(d.last)) ? PROVISIONAL : '',
  ].filter(Boolean)
  return [
    sayHead(listed),
    ...(record.text ? [`   «${record.text}»`] : []),
    ...task.parties
      .filter((p) => p.role === 'lead')
      .map((p) => `   Chủ trì: ${sayParty(p)}${handedOn(p, task, register)}`),
    ...(record.coop.length ? [`   Phối hợp: ${record.coop.join('; ')}`] : []),
    ...(record.report_to.length ? [`   Báo cáo: ${record.report_to.join('; ')}`] : []),
    ...record.deadlines.map((d) => `   Hạn: ${sayWhole(d)}`),
    ...sayDues(dues, today).map((said) => `   · ${said}`),
    ...record.targets.map((t) => `   Chỉ tiêu: ${t}`),
    `   Trạng thái: ${[sayStatus(standing.status, today), ...sayMarks(standing.state, today)].join(' · ')}`,
    ...sayInstances(instances, isOpen(standing.status)).map((said) => `   ${said}`),
    `   Văn bản: ${sayDocument(task.document)}, ${task.province}; vào sổ ${writeDay(task.document.known_from)}`,
    ...foot.map((f) => `   ${f}`),
  ].join('\n')
}

/** «12/99 cơ quan đã báo cáo xong»: as long as some are not even listed, that is not all of it. */
function sayInstances({ names, done, unlisted }: Instances, isStillOpen: boolean): readonly string[] {
  const total = names.length + unlisted
  if (total < 2 || (!isStillOpen && !done.length)) return []
  const left = unlisted ? `; ${unlisted} nơi chưa có trong danh sách của sổ` : ''
  return [`${done.length}/${total} cơ quan đã báo cáo xong${left}`]
}

function handedOn({ addressee }: Party, task: ListedTask['task'], register: Register): string {
  const into = register.ownState(task.no, addressee.name, '')?.ending?.intoBody
  return into ? ` (đã chuyển ${into})` : ''
}
const sayWhole = (deadline: Deadline) => deadline.raw.replace(/\s+/g, ' ').trim()

function sayParty({ written, addressee }: Party): string {
  switch (addressee.kind) {
    case 'list':
      return addressee.members.length < addressee.total
        ? `${written} (${addressee.total} nơi; sổ mới có danh sách ${addressee.members.length})`
        : `${written} (${addressee.total} cơ quan)`
    case 'named':
      return `${written} (chưa có danh sách)`
    case 'everybody':
      return `${written} (mọi cơ quan)`
    default:
      return written
  }
}
