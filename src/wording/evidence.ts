// What the bot says about evidence: what is missing, what the check found, what was accepted or sent back.
import { type Day, writeDay } from '../domain/calendar.ts'
import type { Evidence, Finding } from '../domain/evidence.ts'
import type { Instances } from '../domain/instances.ts'
import type { Grade } from '../domain/ledger.ts'
import type { Task } from '../domain/register.ts'
import { sayPeriodKey } from './periods.ts'
import { sayTaskName } from './work.ts'

export const EVIDENCE_HOW = [
  'Báo hoàn thành kèm minh chứng: /xong SỐ số VĂN BẢN ngày NGÀY gửi NƠI NHẬN. Ví dụ: /xong 12 số 45/BC-SNV ngày 20/8/2025 gửi Ban Thường vụ',
]
const FINDINGS: Readonly<Record<Finding, string>> = {
  nothing: 'chưa có số văn bản hoặc tệp',
  'no-day': 'chưa có ngày của văn bản',
  'in-future': 'ngày văn bản ở tương lai',
  'before-document': 'văn bản có trước khi việc được giao',
  'no-number': 'chỉ có tệp, không ghi số văn bản',
  'no-receiver': 'chưa rõ đã gửi cấp nào',
  'number-used': 'số này đã dùng cho việc khác',
  'number-of-period': 'số này đã dùng cho kỳ khác của việc này',
  'earlier-owed': 'kỳ trước đang quá hạn, chưa nộp',
  'other-issuer': 'nơi ban hành khác cơ quan chủ trì',
  'unknown-issuer': 'chưa nhận ra nơi ban hành trong số',
  'other-kind': 'loại văn bản khác loại việc yêu cầu',
  'other-receiver': 'nơi nhận khác nơi kết luận yêu cầu',
  'other-file': 'tệp kèm không phải ảnh, PDF hay Word, không chuyển',
}
/** What stands behind a doubt: the kinds that the task names, the kind that came, the tasks and periods that have this number, the periods that are late before it. */
export type Doubts = {
  readonly asked: readonly string[]
  readonly given: string | null
  readonly usedFor: readonly number[]
  readonly usedPeriods?: readonly string[]
  readonly earlierOwed?: readonly string[]
}
export function sayFinding(finding: string, doubts?: Doubts): string {
  if (finding === 'other-kind' && doubts?.asked.length && doubts.given)
    return `việc yêu cầu ${doubts.asked.join(' hoặc ')}, minh chứng là ${doubts.given}`
  if (finding === 'number-used' && doubts?.usedFor.length)
    return `số này đã là minh chứng của việc ${doubts.usedFor.join(', ')}`
  if (finding === 'number-of-period' && doubts?.usedPeriods?.length)
    return `số này đã là minh chứng của ${doubts.usedPeriods.map(sayPeriodKey).join(', ')}`
  if (finding === 'earlier-owed' && doubts?.earlierOwed?.length)
    return `${doubts.earlierOwed.map(sayPeriodKey).join(', ')} đang quá hạn, chưa nộp: có đúng kỳ không?`
  return FINDINGS[finding as Finding] ?? finding
}
export const GRADES: Readonly<Record<Grade, string>> = { pass: 'đạt', good: 'tốt', excellent: 'xuất sắc' }

export const FILE_UNSEEN = '   ⚠️ chưa tải được tệp này; xem ở cơ quan hoặc đề nghị gửi lại'
/** «45/BC-SNV ngày 20/8/2025, gửi Ban Thường vụ, 1 tệp». */
export function sayEvidence({ number, day, receiver, files }: Evidence): string {
  const parts = [
    [number ?? '(không số)', day ? `ngày ${writeDay(day)}` : ''].filter(Boolean).join(' '),
    ...(receiver ? [`gửi ${receiver}`] : []),
    ...(files.length ? [`kèm tệp ${files.map((f) => f.name).join(', ')}`] : []),
  ]
  return parts.join(', ')
}
export const sayDoubts = (findings: readonly string[], doubts?: Doubts) =>
  findings.map((f) => `   ⚠️ ${sayFinding(f, doubts)}`)
/** One document may prove two tasks: whoever sends it says so. */
export const ONE_FOR_TWO = 'Văn bản này dùng làm minh chứng cho cả các việc nói trên.'
const inPeriod = (period: string) => (period ? `, ${sayPeriodKey(period)}` : '')

/** Each task has evidence of its own: a message that names several writes nothing. */
export function sayOneAtATime(tasks: readonly Task[]): readonly string[] {
  return [
    'Chưa ghi gì: mỗi lần báo xong một việc, kèm văn bản của việc đó.',
    ...tasks.map((t) => `   /xong ${t.no} số … ngày … gửi …`),
  ]
}
/** Each with its own document. */
export function saySeveralDone(
  each: readonly {
    readonly task: Task
    readonly evidence: Omit<Evidence, 'files'>
    readonly doubts: readonly string[]
  }[],
): readonly string[] {
  return [
    `Báo hoàn thành ${each.length} việc, mỗi việc một văn bản:`,
    ...each.flatMap(({ task, evidence, doubts }) => [
      `   ${sayTaskName(task)}: ${sayEvidence({ ...evidence, files: [] })}.`,
      ...doubts,
    ]),
  ]
}
export function sayEvidenceAsk(
  task: Task,
  period: string,
  evidence: Evidence,
  findings: readonly Finding[],
  doubts?: Doubts,
): readonly string[] {
  return [
    `Báo hoàn thành ${sayTaskName(task)}${inPeriod(period)}: ${sayEvidence(evidence)}.`,
    ...sayDoubts(findings, doubts),
  ]
}
export function sayEvidenceSent(
  task: Task,
  period: string,
  evidence: Evidence,
  findings: readonly Finding[],
  doubts?: Doubts,
): readonly string[] {
  return [
    `Đã nhận minh chứng của ${sayTaskName(task)}${inPeriod(period)}: ${sayEvidence(evidence)}. Chờ văn phòng xác nhận.`,
    ...sayDoubts(findings, doubts),
  ]
}
/** They say that it is done; nothing proves it yet. */
export function sayEvidenceMissing(task: Task, period: string, findings: readonly Finding[]): readonly string[] {
  return [
    `Đã ghi là cơ quan báo xong ${sayTaskName(task)}${inPeriod(period)}, nhưng chưa đóng việc: ${findings.map((f) => sayFinding(f)).join('; ')}.`,
    `Gửi tiếp: ${sayDoneWord(task, period)} (kèm ảnh hoặc PDF nếu có).`,
  ]
}
/** What has to be typed, with the period where there is one: without it the office would have to guess. */
export function sayDoneWord({ no }: Task, period: string): string {
  return `/xong ${no}${period ? ` ${sayPeriodKey(period)}` : ''} số … ngày … gửi …`
}
/** What is given is said, what is not is named. */
export function sayDoneAsk(
  task: Task,
  period: string,
  evidence: Evidence,
  findings: readonly Finding[],
): readonly string[] {
  const given = evidence.number || evidence.day || evidence.files.length ? `: ${sayEvidence(evidence)}` : ''
  const missing =
    findings.length > 1 && !given ? 'chưa có số, ngày văn bản' : findings.map((f) => sayFinding(f)).join('; ')
  return [`Ghi là cơ quan báo xong ${sayTaskName(task)}${inPeriod(period)}${given} (${missing}).`]
}
export function sayEvidenceNotice(
  task: Task,
  {
    body,
    period,
    evidence,
    findings,
    due,
    behalf,
    before,
    doubts,
  }: {
    readonly body: string
    readonly period: string
    readonly evidence: Evidence
    readonly findings: readonly string[]
    readonly due: string
    /** The office wrote it in the name of the body. */
    readonly behalf: string
    /** What waited until now. */
    readonly before: Evidence | null
    readonly doubts: Doubts
  },
): string {
  return [
    `📨 Chờ xác nhận: ${sayTaskName(task)}${inPeriod(period)}`,
    `   ${body} báo xong: ${sayEvidence(evidence)}`,
    ...(before ? [sayReplaces(before)] : []),
    ...(behalf ? [`   (${behalf})`] : []),
    ...(due ? [`   ${due}`] : []),
    ...sayDoubts(findings, doubts),
  ].join('\n')
}
/** Evidence that waited already. */
export const sayReplaces = (before: Evidence): string => `   Thay bản đang chờ xác nhận: ${sayEvidence(before)}.`
export const CORRECT_HOW = [
  'Sửa minh chứng đang chờ xác nhận: /sua SỐ số VĂN BẢN ngày NGÀY gửi NƠI NHẬN (chỉ cần phần phải sửa). Ví dụ: /sua 12 số 46/BC-SNV',
]
export const WITHDRAW_HOW = ['Rút minh chứng đang chờ xác nhận: /rut SỐ LÝ DO. Ví dụ: /rut 12 gửi nhầm văn bản']
export const WITHDRAW_LABEL = 'Rút minh chứng này'
/** To the office: it sends evidence back, it does not take it back. */
export const OFFICE_RETURNS = [
  'Chỉ cơ quan đã gửi mới sửa hay rút minh chứng của mình; văn phòng trả lại: /tralai SỐ LÝ DO.',
]
/** That something was wrong was said, not what is right. */
export function sayWhatIsRight(task: Task, period: string, evidence: Evidence): readonly string[] {
  return [
    `Minh chứng đang chờ của ${sayTaskName(task)}${inPeriod(period)}: ${sayEvidence(evidence)}. Chưa sửa gì.`,
    `Sửa thì gõ phần đúng: /sua ${task.no} số … ngày … gửi …; gửi nhầm cả văn bản thì rút.`,
  ]
}
export function sayWithdrawAsk(task: Task, period: string, evidence: Evidence): readonly string[] {
  return [`Rút minh chứng của ${sayTaskName(task)}${inPeriod(period)}: ${sayEvidence(evidence)}. Việc trở lại đang mở.`]
}
export function sayWithdrawn(task: Task, period: string, evidence: Evidence): readonly string[] {
  return [
    `Đã rút minh chứng của ${sayTaskName(task)}${inPeriod(period)}: ${sayEvidence(evidence)}. Việc vẫn mở.`,
    `Có bản đúng thì gửi: ${sayDoneWord(task, period)}`,
  ]
}
export function sayWithdrawnNotice(
  task: Task,
  {
    body,
    period,
    evidence,
    reason,
  }: { readonly body: string; readonly period: string; readonly evidence: Evidence; readonly reason: string },
): string {
  return [
    `↩️ ${body} rút minh chứng của ${sayTaskName(task)}${inPeriod(period)}: ${sayEvidence(evidence)}`,
    ...(reason ? [`   Lý do: ${reason}`] : []),
    '   Không phải xác nhận hay trả lại bản này nữa; việc vẫn mở.',
  ].join('\n')
}
/** It was accepted: what is closed is opened by the office alone. */
export function sayAcceptedAlready(no: number): readonly string[] {
  return [
    `Minh chứng của việc ${no} đã được văn phòng xác nhận, không sửa hay rút được nữa.`,
    `Văn bản sai thì đề nghị văn phòng mở lại việc (văn phòng gõ: /molai ${no} LÝ DO), rồi báo xong bằng văn bản đúng.`,
  ]
}
export function sayNoneToMend(no: number): readonly string[] {
  return [
    `Việc ${no} không có minh chứng nào đang chờ xác nhận để sửa hay rút.`,
    `Gửi minh chứng: /xong ${no} số … ngày … gửi …; báo nhầm tiến độ thì báo lại con số đúng: /tiendo ${no} …`,
  ]
}
/** No task is named, and nothing of theirs waits. */
export const NONE_WAITS = [
  'Cơ quan đồng chí không có minh chứng nào đang chờ xác nhận. Bản đã được xác nhận thì không sửa, không rút được nữa: đề nghị văn phòng mở lại việc (văn phòng gõ: /molai SỐ LÝ DO).',
]
export function sayWhichToMend(): readonly string[] {
  return ['Có nhiều minh chứng đang chờ xác nhận. Bản nào ạ?']
}
export const ACCEPT_LABEL = 'Xác nhận'
export const RETURN_LABEL = 'Trả lại'
export const ACCEPT_HOW = ['Xác nhận minh chứng: /xacnhan SỐ [CƠ QUAN] [đạt|tốt|xuất sắc]. Ví dụ: /xacnhan 12 SNV tốt']
export const RETURN_HOW = [
  'Trả lại minh chứng: /tralai SỐ LÝ DO, hoặc /tralai SỐ CƠ QUAN: LÝ DO. Ví dụ: /tralai 12 văn bản chưa có dấu',
]
/** Stands behind «lý do»: why it is sent back. */
export function sayReturnAbout(no: number, body: string): string {
  return `trả lại minh chứng việc ${no} của ${body}`
}
export const OWN_EVIDENCE = ['Không ai tự xác nhận minh chứng của mình: cần một người khác của văn phòng.']
export function sayNothingWaits(no: number): readonly string[] {
  return [
    `Việc ${no} không có minh chứng nào đang chờ xác nhận (có thể đã được xác nhận, trả lại hoặc cơ quan đã rút).`,
  ]
}
export function sayReplaced(no: number): readonly string[] {
  return [`Minh chứng này của việc ${no} đã được thay bằng bản khác; xem lại rồi xác nhận bản mới: /xacnhan ${no}`]
}
/** «Sở Nội vụ, kỳ tháng 8/2025»: the label of a choice. */
export function sayWhose({ body, period }: { readonly body: string; readonly period: string }): string {
  return [body, period && sayPeriodKey(period)].filter(Boolean).join(', ')
}
export function sayWhichBody(no: number, shares: readonly { readonly body: string }[]): readonly string[] {
  const ofBodies = new Set(shares.map((s) => s.body)).size > 1
  return [ofBodies ? `Việc ${no} có nhiều cơ quan đang chờ. Cơ quan nào?` : `Việc ${no} có nhiều kỳ đang chờ. Kỳ nào?`]
}
export function sayAccepted(
  task: Task,
  {
    body,
    period,
    grade,
    status,
  }: { readonly body: string; readonly period: string; readonly grade: Grade | null; readonly status: string },
): readonly string[] {
  const graded = grade ? `, xếp loại ${GRADES[grade]}` : ''
  return [`✅ ${body}: ${sayTaskName(task)}${inPeriod(period)} đã được xác nhận${graded}: ${status}.`]
}
/** All whose names the register has are through: the task is not, as long as others are not even listed. */
export function sayStillUnlisted({ names, open, unlisted }: Instances): readonly string[] {
  if (open.length || !unlisted) return []
  return [`Cả ${names.length} nơi có trong danh sách đã xong; ${unlisted} nơi chưa có trong danh sách: việc vẫn mở.`]
}
/** A word that is no grade: nothing is written before it is clear. */
export function sayNoGrade(no: number, words: string): readonly string[] {
  return [`Chưa xác nhận việc ${no}: không có xếp loại «${words}». Xếp loại: đạt, tốt, xuất sắc.`]
}
export const NO_GRADE_LABEL = 'Xác nhận, không xếp loại'
export function sayGraded(task: Task, body: string, period: string, grade: Grade): readonly string[] {
  return [`✅ ${body}: ${sayTaskName(task)}${inPeriod(period)} được xếp loại ${GRADES[grade]}.`]
}
export function sayGradeLater(task: Task, body: string, grade: Grade): readonly string[] {
  return [`Xếp loại ${GRADES[grade]} cho ${body}, ${sayTaskName(task)} (đã xác nhận).`]
}
export function sayReturned(task: Task, body: string, period: string, reason: string): readonly string[] {
  return [
    `↩️ ${body}: minh chứng của ${sayTaskName(task)}${inPeriod(period)} bị trả lại. Lý do: ${reason}.`,
    `   Việc vẫn mở; gửi lại: ${sayDoneWord(task, period)}`,
  ]
}
export function sayDecideAsk(
  task: Task,
  body: string,
  verb: 'accept' | 'return',
  { detail, doubts = [], period = '', grade = null }: DecideAsked,
): readonly string[] {
  const graded = grade ? `, xếp loại ${GRADES[grade]}` : ''
  const said = verb === 'accept' ? 'Xác nhận minh chứng' : 'Trả lại minh chứng'
  return [
    `${said} của ${body}, ${sayTaskName(task)}${inPeriod(period)}${detail ? `: ${detail}` : ''}${graded}.`,
    ...doubts,
  ]
}
type DecideAsked = {
  readonly detail: string
  readonly doubts?: readonly string[]
  readonly period?: string
  readonly grade?: Grade | null
}
export function sayComparedWith(last: Day, when: 'early' | 'on-time' | 'late'): string {
  return `So với hạn đầu (${writeDay(last)}): ${{ early: 'trước hạn', 'on-time': 'đúng hạn', late: 'quá hạn' }[when]}`
}
