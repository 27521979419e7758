// The morning digest of a chat, in words.
import { type Day, daysBetween, weekdayOf, writeDay } from '../domain/calendar.ts'
import type { ListedTask } from '../domain/task-list.ts'
import type { OfficeNotes } from '../reminders/office-notes.ts'
import type { Digest, DigestLine, Pressed } from '../reminders/plan.ts'
import { GROUPS, sayDue, sayStatus } from './deadlines.ts'
import { type LineOptions, onlyDocument, sayDocument, sayGroups, sayNames, sayNumbers, sayTask } from './task-lines.ts'

const WEEKDAYS = ['', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật']

/** The text that the chat gets; continuation lines begin with three spaces, so that a channel may split between tasks. */
export function sayDigest(digest: Digest): string {
  const { day } = digest
  const document = onlyDocument(ownLines(digest))
  const options = { today: day, withDocument: document === null, withLead: false }
  const section = (title: string, lines: readonly string[]) => (lines.length ? [`${title}:`, ...lines] : [])
  const line = (l: DigestLine) => sayTask(l.listed, options) + (l.isFirstAlarm ? ' · 🔔 mức 1' : '')
  const urgent = digest.overdue.length + digest.today.length + digest.soon.length
  return [
    `📌 ${digest.bodies.join(', ')} · ${WEEKDAYS[weekdayOf(day)]} ${writeDay(day)}${digest.isFull ? ' · danh sách tuần' : ''}`,
    ...(document ? [`Văn bản: ${sayDocument(document)}`] : []),
    ...section(`${GROUPS.overdue.toUpperCase()} (${digest.overdue.length})`, digest.overdue.map(line)),
    ...section(`HÔM NAY (${digest.today.length})`, digest.today.map(line)),
    ...section(`SẮP ĐẾN HẠN (${digest.soon.length})`, digest.soon.map(line)),
    ...section(
      `MỚI GIAO (${digest.fresh.length})`,
      digest.fresh.map((l) => sayTask(l, options)),
    ),
    ...(urgent || digest.pressed.length ? [] : ['Không có việc quá hạn hoặc sắp đến hạn.']),
    ...sayRest(digest, options),
    ...sayCoop(digest),
    ...(digest.everybody.length
      ? [`Giao chung mọi cơ quan: ${digest.everybody.length} việc (số ${sayNumbers(digest.everybody)}).`]
      : []),
    ...sayPressed(digest.pressed, day),
    ...(digest.office ? sayOfficeNotes(digest.office) : []),
  ].join('\n')
}

const ownLines = (d: Digest): readonly ListedTask[] => [
  ...[...d.overdue, ...d.today, ...d.soon].map((l) => l.listed),
  ...d.fresh,
  ...d.rest.filter((l) => l.standing.status.kind !== 'ongoing'),
]

// The rest of the week's list: dated and waiting work in full, ongoing work by number.
function sayRest({ rest }: Digest, options: LineOptions): readonly string[] {
  const ongoing = rest.filter((l) => l.standing.status.kind === 'ongoing')
  const other = rest.filter((l) => l.standing.status.kind !== 'ongoing')
  return [
    ...sayGroups(other, options),
    ...(ongoing.length ? [`Thường xuyên: ${ongoing.length} việc (số ${sayNumbers(ongoing.map((l) => l.task))}).`] : []),
  ]
}
function sayCoop({ coop, isFull, day }: Digest): readonly string[] {
  if (!coop.length) return []
  if (isFull) return [`Phối hợp: ${coop.length} việc (số ${sayNumbers(coop.map((l) => l.task))}).`]
  return ['Phối hợp, sắp đến hạn:', ...coop.map((l) => sayTask(l, { today: day, withDocument: true, withLead: false }))]
}

function sayPressed(pressed: readonly Pressed[], day: Day): readonly string[] {
  return ([2, 3] as const).flatMap((level) => {
    // What stands at level 3 in the same chat need not stand at level 2 too.
    const higher = new Set(pressed.filter((p) => p.level === 3).map(placeOf))
    const lines = pressed.filter((p) => p.level === level && (level === 3 || !higher.has(placeOf(p))))
    if (!lines.length) return []
    const title = level === 2 ? 'CẤP DƯỚI QUÁ HẠN' : 'QUÁ HẠN LÊN CẤP GIAO VIỆC'
    return [`${title} (mức ${level}, ${lines.length} việc):`, ...lines.map((p) => sayPressedLine(p, day))]
  })
}
const placeOf = (p: Pressed) => `${p.task.no}:${p.due.due}`

function sayPressedLine({ task, due, bodies, onEntry }: Pressed, day: Day): string {
  const days = Math.max(0, daysBetween(due.last, day))
  const who = bodies.length > 3 ? `${bodies.length} cơ quan (${sayNames(task.record.lead)})` : bodies.join('; ')
  const entry = onEntry ? ' · tồn khi nhập' : ''
  return `🔴 ${task.no} · ${task.record.ref} · ${task.record.title}\n   ${who} · ${sayDue(due, day)} · ${sayStatus({ kind: 'overdue', days }, day)}${entry} · ${task.document.number ?? task.document.short_name}`
}

function sayOfficeNotes(notes: OfficeNotes): readonly string[] {
  return [
    ...(notes.needDeadline.length
      ? [`❔ Cần điền hạn: ${notes.needDeadline.length} việc (số ${sayNumbers(notes.needDeadline)}).`]
      : []),
    ...(notes.events.length
      ? [
          '⏳ Cần ghi nhận sự kiện để tính hạn (khi nào diễn ra?):',
          ...notes.events.map((e) => `   • ${e.event}: số ${sayNumbers(e.tasks)}`),
        ]
      : []),
    ...(notes.missingLists.length ? [`📇 Chưa có danh sách: ${notes.missingLists.join('; ')}.`] : []),
    ...(notes.lateOnEntry.length
      ? [`🗂️ Tồn khi nhập: ${notes.lateOnEntry.length} việc (số ${sayNumbers(notes.lateOnEntry)}).`]
      : []),
  ]
}
