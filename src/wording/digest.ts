// The morning digest of a chat, in words.
import { type Day, dayOf, daysBetween, weekdayOf, writeDay } from '../domain/calendar.ts'
import type { ListedTask } from '../domain/task-list.ts'
import { OFFICE } from '../reminders/alarms.ts'
import type { OfficeNotes } from '../reminders/office-notes.ts'
import type { Digest, DigestLine } from '../reminders/plan.ts'
import { pressedKey, type Tried } from '../reminders/tried.ts'
import type { Deciding, Pressed, Without } from '../reminders/work.ts'
import { CLIMBED, sayCounted } from './climbed-counts.ts'
import { GROUPS, PROVISIONAL, sayDay, sayDue, sayReading, sayStatus, sayTimes } from './deadlines.ts'
import { sayNoPlaces } from './reach.ts'
import {
  type LineOptions,
  onlyDocument,
  sayDocument,
  sayGroups,
  sayNames,
  sayNumbers,
  sayTask,
  WRONG_WAY,
} from './task-lines.ts'

const WEEKDAYS = ['', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật']

/** The text that the chat gets; continuation lines begin with three spaces, so that a channel may split between tasks. */
import { sayTried } from './task-history.ts'

export function sayDigest(digest: Digest, tried: TriedBy = new Map()): string {
  const { day } = digest
  const document = onlyDocument(ownLines(digest))
  const options = { today: day, withDocument: document === null, withLead: false }
  const section = (title: string, lines: readonly string[]) => (lines.length ? [`${title}:`, ...lines] : [])
  const line = (l: DigestLine) => [sayTask(l.listed, options), ...sayAlarm(l)].join(' · ')
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
    ...(urgent || digest.pressed.length || digest.counted.pressed.length ? [] : [sayNothingNear(digest)]),
    ...sayWaiting(digest),
    ...sayRest(digest, options),
    ...sayCoop(digest),
    ...sayEverybody(digest),
    ...sayProxy(digest),
    ...sayPressed(digest.pressed, day, tried),
    ...sayDeciding(digest),
    ...sayCounted(digest),
    ...sayWhatNow(digest),
    ...(digest.office ? sayOfficeNotes(digest.office) : []),
    ...(digest.strictBefore === null ? [] : [sayReading(digest.strictBefore)]),
    ...(digest.isProvisional ? [PROVISIONAL] : []),
    ...sayAnswers(digest),
    ...(hasOwn(digest) ? [WRONG_WAY] : []),
  ].join('\n')
}

/** Which level its own task has reached; who hears of it above should not be news to the owner. */
function sayAlarm({ listed: { dues }, climbed, isFirstAlarm, isLastWorkday }: DigestLine): readonly string[] {
  // A period that is near beside those that are late climbs on its own.
  const isNext = isFirstAlarm && dues.some((d) => d.status.kind === 'due-soon' || d.status.kind === 'due-today')
  const level = climbed
    ? [
        ...(isNext ? ['🔔 mức 1 của kỳ mới'] : []),
        `🔔 mức ${climbed.level}${climbed.to.length ? `, báo lên ${sayNames(climbed.to)}` : ''}`,
      ]
    : isFirstAlarm
      ? ['🔔 mức 1']
      : []
  return [...(isLastWorkday ? ['hôm nay là ngày làm việc cuối trước hạn'] : []), ...level]
}
/** How to answer, with a number to copy: on the day of the list and whenever a level is new, not under every digest. */
function sayAnswers({ isFull, overdue, today, soon }: Digest): readonly string[] {
  const lines = [...overdue, ...today, ...soon]
  const about = lines.find((l) => l.isFirstAlarm || l.climbed?.isNew === true) ?? (isFull ? lines[0] : undefined)
  if (!about) return []
  const { no } = about.listed.task
  // More time is given before the last day alone.
  const later = overdue.includes(about) ? [] : [`/giahan ${no} NGÀY LÝ DO`]
  const ways = [`/xong ${no} số … ngày … gửi …`, `/tiendo ${no} 60`, `/vuong ${no} … cần … quyết`, ...later]
  return [`Trả lời, ví dụ việc ${no}: ${ways.join(' · ')}`]
}

const hasOwn = (d: Digest) => ownLines(d).length + d.rest.length + d.coop.length + d.everybody.length > 0

// What is near as a helper or with everybody stands below: only of one's own work is there nothing.
function sayNothingNear({ coop, everybody, waiting }: Digest): string {
  const isElsewhere = [...coop, ...everybody].some(isNearHere)
  return `Không có việc${isElsewhere ? ' chủ trì nào' : ''}${waiting.length ? ' nào khác' : ''} quá hạn hoặc sắp đến hạn.`
}
function sayWaiting({ waiting }: Digest): readonly string[] {
  return waiting.length
    ? [`⏸ Tạm dừng nhắc vì cơ quan báo sai: ${waiting.length} việc (số ${sayNumbers(waiting)}).`]
    : []
}
const isNearHere = (l: ListedTask) => l.dues.some((d) => d.status.kind === 'due-today' || d.status.kind === 'due-soon')

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
// A helper reads near work in full, the rest by number.
function sayCoop({ coop, day }: Digest): readonly string[] {
  const near = coop.filter(isNearHere)
  const rest = coop.filter((l) => !near.includes(l))
  const options = { today: day, withDocument: true, withLead: false }
  return [
    ...(near.length ? [`PHỐI HỢP, SẮP ĐẾN HẠN (${near.length}):`, ...near.map((l) => sayTask(l, options))] : []),
    ...(rest.length
      ? [
          `${near.length ? 'Phối hợp khác' : 'Phối hợp'}: ${rest.length} việc (số ${sayNumbers(rest.map((l) => l.task))}).`,
        ]
      : []),
  ]
}
/** Given to everybody: one line for what is near, with its day, and one for the rest. */
function sayEverybody({ everybody, coop, day }: Digest): readonly string[] {
  const elsewhere = new Set(coop.map((l) => l.task.no))
  const mine = everybody.filter((l) => !elsewhere.has(l.task.no))
  const near = mine.filter((l) => l.dues.some((d) => d.status.kind === 'due-today' || d.status.kind === 'due-soon'))
  const rest = mine.filter((l) => !near.includes(l))
  return [
    ...near.map(
      (l) =>
        `Giao chung mọi cơ quan: ${l.task.no} · ${l.task.record.title} · ${sayTimes(l.dues, l.standing, l.task.record.deadlines, day)}${l.dues.length > 1 ? '' : ` · ${sayStatus(l.status, day)}`}`,
    ),
    ...(rest.length
      ? [`Giao chung mọi cơ quan: ${rest.length} việc (số ${sayNumbers(rest.map((l) => l.task))}).`]
      : []),
  ]
}
function sayProxy({ proxy, day }: Digest): readonly string[] {
  if (!proxy.length) return []
  const options = { today: day, withDocument: true, withLead: true }
  return [`NƠI NHẬN CHƯA CÓ DANH SÁCH, văn phòng theo dõi (${proxy.length}):`, ...proxy.map((l) => sayTask(l, options))]
}

type TriedBy = ReadonlyMap<string, Tried>
function sayPressed(pressed: readonly Pressed[], day: Day, tried: TriedBy): readonly string[] {
  return ([2, 3] as const).flatMap((level) => {
    // What stands at level 3 in the same chat need not stand at level 2 too.
    const higher = new Set(pressed.filter((p) => p.level === 3).map((p) => p.task.no))
    const lines = pressed
      .filter((p) => p.level === level && (level === 3 || !higher.has(p.task.no)))
      // Whom the second level did not reach stands with the third.
      .map((p) => (level === 3 ? { ...p, without: withoutOf(pressed, p.task.no) } : p))
    if (!lines.length) return []
    return [
      `${CLIMBED[level]} (mức ${level}, ${lines.length} việc):`,
      ...lines.map((p) => sayPressedLine(p, day, tried.get(pressedKey(p)) ?? null)),
    ]
  })
}
function withoutOf(pressed: readonly Pressed[], no: number): readonly Without[] {
  const all = pressed.filter((p) => p.task.no === no).flatMap((p) => p.without)
  return all.filter((w, i) => all.findIndex((v) => v.name === w.name) === i)
}
function sayPressedLine(
  { task, dues, owing, bodies, onEntry, stuck, without }: Pressed,
  day: Day,
  tried: Tried | null,
): string {
  const [oldest] = dues
  const days = oldest ? Math.max(0, daysBetween(oldest.last, day)) : 0
  const who = bodies.length > 3 ? `${bodies.length} cơ quan (${sayNames(task.record.lead)})` : bodies.join('; ')
  const periods = owing > 1 ? ` · còn nợ ${owing} kỳ` : ''
  const entry = onEntry ? ' · tồn khi nhập' : ''
  const time = oldest ? sayDue(oldest, day) : ''
  const said = tried ? sayTried(tried, day, stuck) : ''
  return [
    `🔴 ${task.no} · ${task.record.ref} · ${task.record.title}`,
    `   ${who} · ${time} · ${sayStatus({ kind: 'overdue', days }, day)}${periods}${entry} · ${task.document.number ?? task.document.short_name}`,
    // An obstacle is no matter of reminding: what is missing is a decision.
    ...(stuck ? [`   Cấp cần quyết định: ${stuck.decider} (vướng: ${stuck.what})`] : []),
    ...(said ? [`   ${said}`] : []),
    ...(without.length ? [`   📮 ${sayNoPlaces(without)}; đề nghị văn phòng chuyển bằng văn bản, điện thoại.`] : []),
  ].join('\n')
}

function sayDeciding({ deciding, day }: Digest): readonly string[] {
  if (!deciding.length) return []
  const line = ({ task, body, stuck, status, isCarried }: Deciding) =>
    [
      `⚠️ ${task.no} · ${task.record.ref} · ${task.record.title}`,
      `   ${[
        `${body} vướng: ${stuck.what} (báo ${sayDay(dayOf(stuck.since), day)})`,
        sayStatus(status, day),
        `cần ${stuck.decider} quyết`,
        task.document.number ?? task.document.short_name,
      ].join(' · ')}`,
      ...(isCarried ? [`   📮 ${stuck.decider} không có nơi nhận ở đây; đề nghị văn phòng chuyển.`] : []),
    ].join('\n')
  return [`CHỜ QUYẾT ĐỊNH (${deciding.length}):`, ...deciding.map(line)]
}
/** What whoever hears of others' work is asked to do about it. */
function sayWhatNow({ pressed, deciding, bodies }: Digest): readonly string[] {
  if (!pressed.length && !deciding.length) return []
  return bodies.includes(OFFICE)
    ? [
        '👉 Văn phòng: gọi điện hoặc lập công văn (/congvan CƠ QUAN); có ý kiến chỉ đạo thì ghi vào sổ: /dinhchinh (hạn, chủ trì), /tamdung, /ketthuc.',
      ]
    : [
        `👉 Đề nghị đôn đốc, chỉ đạo; việc cần quyết định (đổi hạn, chuyển, tạm dừng, thôi làm) thì báo ${OFFICE} ghi vào sổ.`,
      ]
}

function sayOfficeNotes(notes: OfficeNotes): readonly string[] {
  return [
    ...(notes.needDeadline.length
      ? [
          `❔ Cần điền hạn: ${notes.needDeadline.length} việc (số ${sayNumbers(notes.needDeadline)}). Điền: «/dinhchinh SỐ hạn: …».`,
        ]
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
