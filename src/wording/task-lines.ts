// A task on a phone: the number first, one task per piece, lists in groups with their counts.
import { type Day, writeDay } from '../domain/calendar.ts'
import type { Document } from '../domain/document.ts'
import { nameKey } from '../domain/names.ts'
import type { Register, Share, Task } from '../domain/register.ts'
import type { Status } from '../domain/status.ts'
import type { ListedTask, ProvinceList } from '../domain/task-list.ts'
import { GROUPS, PROVISIONAL, SIGNS, sayReading, sayStatus, sayTimes } from './deadlines.ts'
import { sayMarks } from './work.ts'

/** «KL Lào Cai 8/2025 (họp 6/8/2025)», «376-KH/TU ngày 21/7/2025». */
export function sayDocument(document: Document): string {
  const name = document.number ?? document.short_name
  if (document.issued) return `${name} ngày ${writeDay(document.issued)}`
  return document.meeting ? `${name} (họp ${writeDay(document.meeting)})` : name
}
export function sayNames(names: readonly string[]): string {
  return names.length > 3 ? `${names.slice(0, 3).join('; ')} và ${names.length - 3} nơi khác` : names.join('; ')
}

export type LineOptions = { readonly today: Day; readonly withDocument: boolean; readonly withLead: boolean }

/** Two lines: number, clause, title; then time, status, part. */
export function sayTask({ task, share, standing, dues, status: shown }: ListedTask, options: LineOptions): string {
  const head = `${SIGNS[shown.kind]} ${task.no} · ${task.record.ref} · ${task.record.title}`
  const times = sayTimes(dues, standing, task.record.deadlines, options.today)
  const status = dues.length > 1 ? '' : sayStatus(shown, options.today)
  const lead = sayNames(task.leads)
  const part = sayPart(share, lead) || (options.withLead ? lead : '')
  const marks = sayMarks(standing.state, options.today)
  const tail = [times, addsNothing(shown, status, times) ? '' : status, ...marks, part]
  if (options.withDocument) tail.push(task.document.number ?? task.document.short_name)
  return `${head}\n   ${tail.filter(Boolean).join(' · ')}`
}

/** The part of the body asked about; of a collective, which of its members. */
function sayPart(share: Share | null, lead: string): string {
  if (!share) return ''
  const who = share.how === 'part' ? `: ${sayNames(share.as.split('; '))}` : ''
  if (share.role === 'lead') return `chủ trì${who}`
  return who ? `phối hợp${who} · chủ trì: ${lead}` : `phối hợp (chủ trì: ${lead})`
}

// «thường xuyên · thường xuyên» and «sau khi có hướng dẫn · chờ: hướng dẫn» say one thing twice.
function addsNothing(status: Status, said: string, times: string): boolean {
  if (status.kind === 'awaiting-event') return nameKey(times).includes(nameKey(status.event))
  return status.kind === 'ongoing' || said === times
}

const ORDER = Object.keys(GROUPS) as Status['kind'][]

/** Which tasks of a long list one message shows: by place, counted from 0 through all provinces. */
export type Window = { readonly from: number; readonly to: number }
const EVERYTHING: Window = { from: 0, to: Number.POSITIVE_INFINITY }

/** Tasks under the heading of their status, each group with its whole count; only those in the window are written out. */
export function sayGroups(list: readonly ListedTask[], options: LineOptions, window = EVERYTHING): readonly string[] {
  let place = 0
  return ORDER.flatMap((kind) => {
    const group = list.filter((l) => l.status.kind === kind)
    const start = place
    place += group.length
    const shown = group.filter((_, i) => start + i >= window.from && start + i < window.to)
    return shown.length ? [`${GROUPS[kind]} (${group.length}):`, ...shown.map((l) => sayTask(l, options))] : []
  })
}

/** «9 việc: 158–166», numbers of tasks in runs. */
export function sayNumbers(tasks: readonly Task[]): string {
  const runs: string[] = []
  const numbers = tasks.map((t) => t.no).sort((a, b) => a - b)
  for (let i = 0; i < numbers.length; ) {
    let j = i
    while (numbers[j + 1] === (numbers[j] ?? 0) + 1) j++
    runs.push(j > i + 1 ? `${numbers[i]}–${numbers[j]}` : numbers.slice(i, j + 1).join(', '))
    i = j + 1
  }
  return runs.join(', ')
}

/** One province's part of a list: own tasks, those of a collective under its name, everybody's in one line on the last page. */
export function sayProvinceList(list: ProvinceList, options: LineOptions, window = EVERYTHING): readonly string[] {
  const document = options.withDocument ? onlyDocument([...list.own, ...list.member]) : null
  const inner = { ...options, withDocument: options.withDocument && document === null }
  const lines: string[] = [
    ...(document ? [`Văn bản: ${sayDocument(document)}`] : []),
    ...sayGroups(list.own, inner, window),
  ]
  let place = list.own.length
  for (const heading of [...new Set(list.member.map(sayHow))]) {
    const group = list.member.filter((l) => sayHow(l) === heading)
    const said = sayGroups(group, inner, { from: window.from - place, to: window.to - place })
    if (said.length) lines.push(heading, ...said)
    place += group.length
  }
  if (list.everybody.length && window.to >= place) {
    const tasks = list.everybody.map((l) => l.task)
    lines.push(`Giao chung mọi cơ quan, đơn vị: ${tasks.length} việc (số ${sayNumbers(tasks)}).`)
  }
  return lines
}

const sayHow = ({ share }: ListedTask): string =>
  share?.how === 'part' ? 'Giao riêng từng cơ quan trong nhóm:' : `Với tư cách một trong «${share?.as ?? ''}»:`

/** The document of all these tasks when it is one; then it is said once. */
export function onlyDocument(listed: readonly ListedTask[]): Document | null {
  const [first] = listed
  return first && listed.every((l) => l.task.document.id === first.task.document.id) ? first.task.document : null
}

/** Once a message, under lines of one's own work: who sees that a line is wrong must know how to say so. */
export const WRONG_WAY = 'Thấy sai việc nào, đầu mối gõ: /sai SỐ LÝ DO'

/** What a reader must know to trust the dates: the reading of «trước», a provisional year. */
export function sayFoot(lists: readonly ProvinceList[], register: Register): readonly string[] {
  const dues = lists.flatMap((l) => [...l.own, ...l.member]).flatMap((l) => l.dues)
  const notes: string[] = []
  if (dues.some((d) => d.deadline.before && !d.deadline.time && !d.deadline.offset))
    notes.push(sayReading(register.rules.reading.strictBefore))
  if (dues.some((d) => register.rules.calendar.isProvisional(d.last))) notes.push(PROVISIONAL)
  return notes
}
