// What is said when a document comes in, is reviewed and handed out.
import { type Day, dayOf, type Moment, timeOf, writeDay, yearOf } from '../domain/calendar.ts'
import type { Document } from '../domain/document.ts'
import { type Draft, type OpenPoint, openPoints, twinsOf } from '../domain/draft.ts'
import type { Register, Stranger, Task, Unlisted } from '../domain/register.ts'
import type { Choice } from '../domain/reply.ts'
import { sayTime, sayWritten } from './deadlines.ts'
import { sayStrangers, sayUnlisted } from './hand-out.ts'
import { sayRhythm } from './rhythms.ts'
import { sayDocument, WRONG_WAY } from './task-lines.ts'

/** Neutral on purpose: what the mark was is not repeated. */
export const SECRET =
  'Tài liệu này không thuộc loại nhận qua đây; chưa đọc và không lưu gì. Đề nghị xử lý theo quy định riêng.'

/** «23 việc, 2 chưa chắc, 0 bỏ sót (148 câu: 31 việc, 96 bối cảnh, 19 thể thức, 2 chưa chắc)». */
export function sayDraft(draft: Draft): readonly string[] {
  const { counts, items, doc } = draft
  const points = openPoints(draft)
  const kept = items.filter((i) => i.decision !== 'dropped')
  const unsure = draft.unsure.filter((s) => s.decision === null).length
  const done = kept.filter((i) => i.status === 'done').length
  const dated = kept.filter((i) => i.deadlines.length > 0).length
  return [
    ...sayStanding(draft),
    `Bản nháp ${draft.id}: ${doc.title}${doc.issued ? ` ngày ${writeDay(doc.issued)}` : ' (văn bản không ghi ngày)'}, ${draft.province}`,
    ...sayHead(draft),
    `${kept.length} việc, ${unsure} chưa chắc, 0 bỏ sót (${counts.sentences} câu: ${counts.task} việc, ${counts.context} bối cảnh, ${counts.frame} thể thức, ${counts.unsure} chưa chắc)`,
    ...(draft.uncertain ? [`⚠ ${UNCERTAIN[draft.uncertain]}: phải đối chiếu với bản gốc trước khi công bố.`] : []),
    `${dated} việc có thời hạn, ${kept.length - dated} việc cần điền hạn`,
    ...(done ? [`${done} việc tệp ghi đã hoàn thành: vào sổ là đã xong, không giao, không nhắc`] : []),
    ...(draft.problems?.length
      ? [`${draft.problems.length} chỗ trong tệp không đọc được:`, ...firstOf(draft.problems.map(sayRowTrouble))]
      : []),
    ...(points.length
      ? [`Còn ${points.length} điểm phải quyết trước khi công bố:`, ...firstOf(points.map(sayPoint))]
      : ['Không còn điểm nào phải quyết.']),
  ]
}
/** The first few lines of many: all of a register of 300 rows would be ten messages. */
const LINES_SHOWN = 10
function firstOf(lines: readonly string[]): readonly string[] {
  const more = lines.length - LINES_SHOWN
  return more > 1 ? [...lines.slice(0, LINES_SHOWN), `   … và ${more} điểm nữa`] : lines
}
/** What the head lacks, and how it is mended; a register of many documents and work kept outside have none. */
function sayHead({ doc, items, fileName, isOutside }: Draft): readonly string[] {
  if (isOutside || /\.xlsx$/i.test(fileName) || items.some((i) => i.of)) return []
  const lacks = [doc.number ? '' : 'số', doc.issued ? '' : 'ngày', doc.issuer ? '' : 'cơ quan ban hành'].filter(Boolean)
  const number = doc.number && doc.number !== doc.title ? `Số ${doc.number}` : ''
  const said = [number, doc.issuer && `Cơ quan ban hành: ${doc.issuer}`].filter(Boolean).join(' · ')
  const issuer = said ? [said] : []
  if (!lacks.length) return issuer
  return [
    ...issuer,
    `⚠ Chưa đọc được ${lacks.join(', ')} của văn bản: gõ «số: 44-KL/TU», «ngày: 06/8/2025», «cơ quan ban hành: …», «tên văn bản: …».`,
  ]
}
function sayStanding({ standing }: Draft): readonly string[] {
  if (!standing) return []
  const { name, issued, tasks } = standing
  const day = issued ? ` ngày ${writeDay(issued)}` : ''
  return [
    `⚠ Đã có trong sổ: ${name}${day} (${tasks} việc). Công bố lần nữa là giao trùng; sửa việc đã công bố thì dùng /dinhchinh.`,
  ]
}
const UNCERTAIN = {
  ocr: 'Chữ do máy nhận dạng từ ảnh quét (OCR)',
  tcvn3: 'Chữ chuyển từ phông cũ TCVN3',
  vni: 'Chữ chuyển từ phông cũ VNI',
} as const
export function sayPoint(point: OpenPoint): string {
  if (point.kind === 'unsure') return `   • chưa chắc: «${short(point.text)}»`
  if (point.kind === 'flag')
    return `   • ${point.flags.map((f) => `${FLAGS[f.kind] ?? f.kind} «${short(f.words)}»`).join('; ')}: ${point.item.ref} · ${point.item.title}`
  if (point.kind === 'no-owner') return `   • chưa rõ cơ quan chủ trì: ${point.item.ref} · ${point.item.title}`
  const double = point.item.double
  const what = double?.relation === 'moves' ? 'đổi hạn' : 'trùng'
  return `   • ${what} việc ${twinsOf(point.item).join(', ')}: ${point.item.ref} · ${point.item.title} (ở đây: ${dates(double?.here)}${point.item.status === 'done' ? ', đã hoàn thành' : ''}; trong sổ: ${dates(double?.there)})`
}
const dates = (list: readonly string[] | undefined) => list?.map(writtenTime).join(', ') || 'không có hạn'
const UNITS: Readonly<Record<string, string>> = { d: 'ngày', wd: 'ngày làm việc', m: 'tháng', h: 'giờ' }
const UNDATED: Readonly<Record<string, string>> = {
  ongoing: 'thường xuyên',
  done: 'đã xong',
  unspecified_soon: 'sớm, không ghi ngày',
}
/** «<2025-08-20» → «trước 20/8/2025», a rule of recurrence by its rhythm, an event as it stands. */
export function writtenTime(time: string): string {
  const often = /^(?<before><)?(?<rule>FREQ=\S+)(?: (?<at>\d{2}:\d{2}))?$/.exec(time)?.groups
  if (often?.rule)
    return `${often.before ? 'trước ' : ''}${often.at ? `${sayTime(often.at)} ` : ''}${sayRhythm(often.rule)}`
  const read = /^(?<before><)?(?<day>\d{4}-\d{2}-\d{2})(?<rest>.*)$/.exec(time)?.groups
  if (read?.day) return `${read.before ? 'trước ' : ''}${writeDay(read.day)}${read.rest ?? ''}`
  // «đại hội +7d», «ongoing»: never in the register's own letters.
  const after = /^(?<event>.+) (?<sign>[+-])(?<count>\d+)(?<unit>wd|d|m|h)$/u.exec(time)?.groups
  if (after) return `${after.sign === '-' ? 'trước' : 'sau'} ${after.event} ${after.count} ${UNITS[after.unit ?? '']}`
  return UNDATED[time] ?? time
}
export const FLAGS: Readonly<Record<string, string>> = {
  'before-issue': 'hạn trước ngày văn bản',
  'year-apart': 'năm khác các hạn khác',
  'end-before-start': 'ngày cuối trước ngày đầu',
  contradiction: 'chữ mâu thuẫn',
  'torn-row': 'hàng bảng bị xé',
  'unread-time': 'không đọc được thời hạn',
  'assumed-day': 'ngày suy ra, cần xem lại',
  'unknown-body': 'sổ không biết cơ quan này, sẽ không ai nhận được',
  'twin-row': 'giống hàng khác trong tệp',
}
const short = (text: string) => (text.length > 120 ? `${text.slice(0, 117)}…` : text)

export function saySamePerson(): string {
  return 'Người nhập không tự công bố: cần một đồng chí khác của văn phòng công bố bản nháp này.'
}
export const EXTRACTION_TOO_SLOW = 'Văn bản quá dài nên đã dừng khi rút việc; hãy tách thành nhiều văn bản.'
export const EXTRACTION_TOO_BIG = 'Văn bản đòi quá nhiều bộ nhớ để rút việc; hãy tách thành nhiều văn bản.'
export const TOO_MANY_TASKS = (most: number) =>
  `Văn bản có quá ${most.toLocaleString('vi-VN')} việc nên không duyệt một lần được; hãy tách thành nhiều văn bản.`
export const TOO_MANY_ROWS = (most: number) =>
  `Bảng có quá ${most.toLocaleString('vi-VN')} hàng nên không nhập một lần được; hãy tách thành nhiều tệp.`
export const NO_TABLE =
  'Không thấy bảng việc: cần một hàng tiêu đề có «Nội dung» (hoặc «Nhiệm vụ») và «Cơ quan chủ trì» hoặc «Hạn», và ít nhất một hàng việc ở dưới.'
const ROW_TROUBLES: Readonly<Record<string, string>> = {
  'no-work': 'không có nội dung việc',
  'no-number': 'không đọc được số việc',
  'no-issued': 'ngày ban hành không có thật, để trống',
  'no-table': 'không có bảng việc đọc được (cần tiêu đề «Nội dung» và «Cơ quan chủ trì» hoặc «Hạn»)',
  'unknown-task': 'việc này không có trong sổ',
  'new-row': 'hàng mới không có số việc; muốn thêm việc thì nhập bằng một tệp riêng không có cột «Việc số»',
  'other-task': 'số việc và mục không cùng một việc, chưa sửa gì',
  twice: 'việc này đứng hai lần với hai cách sửa, chưa sửa gì',
  'state-here': 'cột «Tình trạng» không sửa được ở đây; báo xong bằng /xong',
  outdated: 'tệp ghi giá trị từ trước lần đính chính gần đây, chưa sửa gì; thật muốn đổi lại thì dùng /dinhchinh',
  'late-here': 'việc đang quá hạn, đổi hạn phải có lý do: /dinhchinh SỐ hạn: … | theo … | lý do …. Việc',
  'last-here': '«Ngày cuối còn kịp» do bot tính; muốn đổi thì sửa cột «Hạn ghi trong văn bản»',
  'empty-time': 'ô hạn để trống nên hạn giữ nguyên; muốn bỏ hạn thì ghi «không có hạn». Hạn trong sổ',
  'unread-time': 'không đọc được thời hạn',
  'unknown-body': 'sổ không có cơ quan này',
  'leads-already': 'cơ quan này chủ trì, không ghi thêm là phối hợp',
}
type SaidTrouble = {
  readonly row: number
  readonly why: string
  readonly words: string
  readonly sheet?: string | undefined
}
export function sayRowTrouble({ row, why, words, sheet }: SaidTrouble): string {
  const trouble = ROW_TROUBLES[why] ?? why
  if (!row) return `   • trang tính «${sheet ?? words}»: ${trouble}`
  return `   • ${sheet ? `trang «${sheet}», ` : ''}hàng ${row}: ${trouble}: «${short(words)}»`
}
/** One line each, in the order of the sheet; the same of many rows (a column emptied, another filled) is one line that names them. */
function sayRowTroubles(problems: readonly SaidTrouble[]): readonly string[] {
  const groups = new Map<string, SaidTrouble[]>()
  for (const problem of problems) {
    const key = OF_COLUMNS.has(problem.why) ? `${problem.sheet ?? ''}:${problem.why}` : `${groups.size}`
    groups.set(key, [...(groups.get(key) ?? []), problem])
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first || group.length < MANY_ROWS) return group.map(sayRowTrouble)
    const rows = sayRows(group.map(({ row }) => row))
    const trouble = (ROW_TROUBLES[first.why] ?? first.why).replace(/\. Hạn trong sổ$/, '')
    return [`   • ${first.sheet ? `trang «${first.sheet}», ` : ''}${group.length} hàng (${rows}): ${trouble}`]
  })
}
const OF_COLUMNS = new Set(['empty-time', 'state-here', 'last-here', 'outdated'])
const MANY_ROWS = 4
/** «2–11, 15». */
function sayRows(rows: readonly number[]): string {
  const runs: [first: number, last: number][] = []
  for (const row of rows) {
    const run = runs.at(-1)
    if (run && run[1] === row - 1) run[1] = row
    else runs.push([row, row])
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(', ')
}
/** What was edited in a sheet that the bot wrote. `all`: of more than stand in the lines. */
export function sayEdited(
  rows: number,
  lines: readonly string[],
  problems: readonly SaidTrouble[],
  all: { readonly count: number; readonly more: string } | null = null,
): readonly string[] {
  return [
    lines.length
      ? `${rows} hàng; ${all?.count ?? lines.length} việc đã sửa:`
      : `${rows} hàng; không có gì khác với sổ.`,
    ...lines,
    ...(all ? [all.more] : []),
    ...(problems.length ? [`${problems.length} chỗ chưa ghi được:`, ...sayRowTroubles(problems)] : []),
  ]
}

type SaidHandouts = {
  readonly messages: readonly { readonly text: string }[]
  /** How many of them go to people of the office, who stand for its group. */
  readonly persons: number
  readonly unreached: readonly string[]
  readonly unlisted: readonly Unlisted[]
  readonly strangers: readonly Stranger[]
}
/** What goes out, before it goes: how many messages, the first in full, who cannot be reached. */
export function sayPreview(
  title: string,
  tasks: number,
  { messages, persons, unreached, unlisted, strangers }: SaidHandouts,
  leavesAt: string,
): readonly string[] {
  // Each of the office's people gets the same words: once is enough to see them.
  const shown = messages.filter((m, i) => messages.findIndex((o) => o.text === m.text) === i).slice(0, SHOWN_IN_FULL)
  return [
    `Sẽ công bố ${title}: ${tasks} việc; gửi ${messages.length} tin tới ${sayPlaces(messages.length, persons)}, ${leavesAt}.`,
    ...shown.flatMap((m, i) => [`— Tin ${i + 1}/${messages.length}:`, ...m.text.split('\n')]),
    ...(messages.length > shown.length ? [`… và ${messages.length - shown.length} tin nữa.`] : []),
    ...(unreached.length
      ? [`⚠ ${unreached.length} cơ quan chưa có nhóm, phải gọi điện hoặc gửi công văn: ${unreached.join('; ')}.`]
      : []),
    ...sayUnlisted(unlisted),
    ...sayStrangers(strangers),
  ]
}
/** «12 nhóm»; «12 nhóm và 2 người của văn phòng»; «2 người của văn phòng». */
function sayPlaces(all: number, persons: number): string {
  const people = `${persons} người của văn phòng`
  if (!persons) return `${all} nhóm`
  return all > persons ? `${all - persons} nhóm và ${people}` : people
}
export function sayLeaves(at: Moment, now: Moment): string {
  if (at === now) return 'ngay bây giờ'
  return `lúc ${timeOf(at)} ngày ${writeDay(dayOf(at), yearOf(dayOf(now)))}`
}
const SHOWN_IN_FULL = 3
/** Who publishes from a command line. */
export const AT_THE_SHELL = 'văn phòng, tại máy'
export const IS_THAT_RIGHT = 'Đúng không?'
export const CHANGED_SINCE = 'Bản nháp vừa được sửa sau lần xem trước; xem lại:'
export function sayNotPublished(points: readonly OpenPoint[], draft: Draft): readonly string[] {
  // Without an open point the register has got this document since: who publishes sees it once more.
  if (!points.length) return [`Chưa gửi: ${LOOK_AGAIN}`, ...sayStanding(draft)]
  return [
    `Chưa gửi được: còn ${points.length} điểm phải quyết.`,
    ...sayStanding(draft),
    ...firstOf(points.map(sayPoint)),
  ]
}
const LOOK_AGAIN = 'xem lại, rồi gõ /guiketluan lần nữa nếu vẫn công bố.'
export const sayHeld = (drafts: number): string =>
  `Chưa gửi được: văn bản này còn ở ${drafts} bản nháp khác, quyết giữ bản nào trước.`
export const OUTSIDE_TITLE = (code: string): string => `Việc mã ${code} (nội dung giữ ngoài)`

export function sayImported(fileName: string, isAgain: boolean): readonly string[] {
  return isAgain ? [`Tệp «${fileName}» đã nhập rồi, chưa công bố:`] : []
}
export const IN_PRIVATE = 'Việc này làm trong tin nhắn riêng với bot, không làm trong nhóm.'
export const OUTSIDE_HOW = [
  'Ghi một việc mà nội dung giữ ngoài sổ, chỉ có mã, cơ quan và hạn:',
  '   /giungoai 07/BBN; Sở Nội vụ; trước 20/8/2025',
] as const
export function sayRefusedFile(
  fileName: string,
  why: { readonly why: string; readonly detail: string },
): readonly string[] {
  // Of a secret file not even the name is repeated.
  return why.why === 'secret' ? [SECRET] : [`Không nhận tệp «${fileName}»: ${why.detail}`]
}
export const IMPORT_HOW =
  'Gửi tệp .docx, .pdf, .txt, .md hoặc .xlsx kèm lời «/nhapvanban» (trong «dondoc chat»: /nhapvanban ĐƯỜNG-DẪN).'
export const WHICH_PROVINCE = (provinces: readonly string[]): string =>
  `Văn bản của tỉnh nào? Gửi lại tệp kèm: ${provinces.map((p) => `/nhapvanban ${p}`).join(' · ')}`
export const FETCHING: Readonly<Record<'too-big' | 'gone' | 'out-of-reach', string>> = {
  'too-big': 'Tệp quá lớn để tải về (tối đa 20 MB); hãy tách nhỏ hoặc nhập bằng dòng lệnh.',
  gone: 'Không tải được tệp này; hãy gửi lại.',
  'out-of-reach': 'Chưa tải được tệp vì mạng; hãy gửi lại sau ít phút.',
}

export function sayPublished(
  document: Document,
  { length: tasks, 0: first }: readonly { readonly no: number }[],
  { messages, persons, unreached, unlisted, strangers }: SaidHandouts,
): readonly string[] {
  return [
    `Đã công bố ${sayDocument(document)}: ${tasks} việc${first ? ` (số ${first.no}${tasks > 1 ? `–${first.no + tasks - 1}` : ''})` : ''}; giao tới ${sayPlaces(messages.length, persons)}.`,
    ...(unreached.length ? [`Chưa có nhóm để giao: ${unreached.join('; ')}.`] : []),
    ...sayUnlisted(unlisted),
    ...sayStrangers(strangers),
  ]
}

/** What a body's chat gets of a new document: its own tasks with their sentence, those of its collective under that name. */
export function sayHandout(
  document: Document,
  tasks: readonly Task[],
  bodies: readonly string[],
  { register, today }: { readonly register: Register; readonly today: Day },
): string {
  return [
    `📄 ${document.urgency ? `${document.urgency.toUpperCase()} · ` : ''}${sayDocument(document)} giao ${bodies.join(', ')} ${tasks.length} việc:`,
    ...tasks.map((task) => sayHandedTask(task, bodies, sayWritten(task, register, today))),
    'Đề nghị trả lời «đã nhận».',
    WRONG_WAY,
  ].join('\n')
}
/** The button under a hand-out; the number names its document for as long as it stands in the chat. */
export function sayReceive(no: number | null): Choice {
  return { label: 'Đã nhận', says: no === null ? '/danhan' : `/danhan ${no}+` }
}
/** Of one task alone. */
export function sayReceiveOne(no: number): Choice {
  return { label: 'Đã nhận', says: `/danhan ${no}` }
}
function sayHandedTask(task: Task, bodies: readonly string[], time: string): string {
  const share = bodies.flatMap((b) => task.shares.get(b) ?? [])[0]
  const part =
    share?.role === 'coop'
      ? `phối hợp (chủ trì: ${task.record.lead.join('; ')})`
      : share?.how === 'member'
        ? `một trong «${share.as}»`
        : 'chủ trì'
  return [
    `${task.no} · ${task.record.ref} · ${task.record.title}`,
    ...(task.record.text ? [`   «${task.record.text}»`] : []),
    `   ${time} · ${part}`,
  ].join('\n')
}
