// What happened to a task, as a person reads it: single entries, what was tried, and the three answers side by side.
import { type Day, dayOf, daysBetween, writeDay } from '../domain/calendar.ts'
import { type Entry, latest, ofKind } from '../domain/ledger.ts'
import type { Due } from '../domain/status.ts'
import { whenDone } from '../domain/status.ts'
import { wholeIn, writeNumber } from '../domain/whole.ts'
import { OFFICE } from '../reminders/alarms.ts'
import type { Tried } from '../reminders/tried.ts'
import { FIELDS, type Field } from './correct.ts'
import { sayDay } from './deadlines.ts'
import { sayEnding } from './endings.ts'
import { GRADES, sayEvidence } from './evidence.ts'
import { sayPause, sayResume } from './pause.ts'
import { sayPeriodKey } from './periods.ts'
import { sayNames } from './task-lines.ts'
import { sayProgressEntry } from './work.ts'

/** One entry in a few words, without its day. */
export function sayEntry(entry: Entry): string {
  switch (entry.kind) {
    case 'acknowledged':
      return 'đã nhận việc'
    case 'progress':
    case 'product':
    case 'measured':
      return sayProgressEntry(entry)
    case 'obstacle':
      return `vướng: ${entry.what}, cần ${entry.decider} quyết`
    case 'obstacle-settled':
      return 'hết vướng'
    case 'evidence':
      return `gửi minh chứng ${sayEvidence(entry)}`
    case 'accepted':
      return entry.id.startsWith('graded:') && entry.grade
        ? `được xếp loại ${GRADES[entry.grade]}`
        : `được xác nhận${entry.grade ? ` (${GRADES[entry.grade]})` : ''}`
    case 'returned':
      return `bị trả lại: ${entry.reason}`
    case 'evidence-withdrawn':
      return `rút minh chứng${entry.reason ? `: ${entry.reason}` : ''}`
    case 'extension-asked':
      return `xin gia hạn đến ${writeDay(entry.until)}: ${entry.reason}`
    case 'extension-granted':
      return `được gia hạn đến ${writeDay(entry.until)}`
    case 'extension-refused':
      return `không được gia hạn: ${entry.reason}`
    case 'handover-asked':
      return `đề nghị chuyển ${entry.into}: ${entry.reason}`
    case 'handover-agreed':
      return { giver: 'bên giao lại đồng ý chuyển', taker: 'bên nhận đồng ý', office: 'văn phòng đồng ý chuyển' }[
        entry.side
      ]
    case 'handover-refused':
      return `không chuyển${entry.reason ? `: ${entry.reason}` : ''}`
    case 'done':
      return `văn phòng ghi hoàn thành${entry.day ? ` ngày ${writeDay(entry.day)}` : ''}${entry.note ? `: ${entry.note}` : ''}`
    case 'ended':
      return sayEnding(entry)
    case 'paused':
      return sayPause(entry)
    case 'resumed':
      return sayResume(entry)
    case 'reopened':
      return `mở lại: ${entry.reason}`
    case 'corrected':
      return `đính chính ${fieldName(entry.field)}: «${entry.before || 'không có'}» → «${entry.after || 'không có'}»${sayWhy(entry)}`
  }
}

/** «, theo 45-CV/VPTU; lý do: nhập sai năm; Đồng chí Lan». */
function sayWhy({ document, reason, person }: Entry<'corrected'>): string {
  const why = [document ? `theo ${document}` : '', reason ? `lý do: ${reason}` : '', person ?? ''].filter(Boolean)
  return why.length ? `, ${why.join('; ')}` : ''
}
const fieldName = (field: string): string => (Object.hasOwn(FIELDS, field) ? FIELDS[field as Field] : field)

const LINES_MAX = 8
/** The last entries, one a line; whose it is where there are several bodies. */
export function sayHistory(entries: readonly Entry[], today: Day): readonly string[] {
  if (!entries.length) return []
  const several = new Set(entries.map((e) => e.body)).size > 1
  const shown = entries.slice(-LINES_MAX)
  const line = (e: Entry) => {
    const who = [several ? e.body : '', e.period ? sayPeriodKey(e.period) : ''].filter(Boolean).join(', ')
    return `   · ${sayDay(dayOf(e.at), today)}${who ? ` ${who}` : ''}: ${sayEntry(e)}`
  }
  const more = entries.length - shown.length
  return [`   Diễn biến${more ? ` (${more} lần trước đó không kể)` : ''}:`, ...shown.map(line)]
}

/** Three answers, never mixed: what the body says, what is proved, how that compares with the first day. */
export function sayThreeAnswers(
  entries: readonly Entry[],
  {
    body,
    period,
    due,
    today,
  }: { readonly body: string; readonly period: string; readonly due: Due | null; readonly today: Day },
): readonly string[] {
  const where = { body, period }
  const told = ofKind(entries, 'progress').findLast((e) => e.body === body && e.period === period && e.percent !== null)
  const evidence = latest(entries, 'evidence', where)
  if (!told && !evidence) return []
  // Evidence that was taken back says nothing any more.
  const isSaid = told || (evidence && !isWithdrawn(entries, evidence))
  const proved = evidence ? `${sayEvidence(evidence)}, ${verdict(entries, evidence)}` : 'chưa có văn bản'
  return [
    `   Cơ quan nói: ${told ? `${sayProgressEntry(told)} (${sayDay(dayOf(told.at), today)})` : isSaid ? 'xong' : 'chưa báo gì thêm'}`,
    `   Chứng minh: ${proved}`,
    ...compared(entries, evidence, due, today),
    ...measures(entries, where, today),
  ]
}
function verdict(entries: readonly Entry[], evidence: Entry<'evidence'>): string {
  const accepted = ofKind(entries, 'accepted').findLast((e) => e.request === evidence.id)
  if (accepted) return `đã xác nhận${accepted.grade ? ` (${GRADES[accepted.grade]})` : ''}`
  const back = ofKind(entries, 'returned').find((e) => e.request === evidence.id)
  if (back) return `bị trả lại (${back.reason})`
  return isWithdrawn(entries, evidence) ? 'đã rút' : 'chờ xác nhận'
}
const isWithdrawn = (entries: readonly Entry[], { id }: Entry<'evidence'>): boolean =>
  ofKind(entries, 'evidence-withdrawn').some((e) => e.request === id)
const NAMES = { early: 'trước hạn', 'on-time': 'đúng hạn', late: 'quá hạn' } as const
function compared(
  entries: readonly Entry[],
  evidence: Entry<'evidence'> | null,
  due: Due | null,
  today: Day,
): readonly string[] {
  if (!due) return []
  const first = due.extended?.last ?? due.last
  const isBack =
    evidence !== null &&
    (isWithdrawn(entries, evidence) || ofKind(entries, 'returned').some((e) => e.request === evidence.id))
  const day = isBack ? null : (evidence?.day ?? null)
  const days = Math.abs(daysBetween(first, day ?? today))
  const by = days ? ` ${days} ngày` : ''
  const how = day ? NAMES[whenDone(day, first)] : today > first ? 'đã quá' : 'chưa đến hạn, còn'
  const moved = due.extended?.first ? 'đổi hạn' : 'gia hạn'
  const extended = due.extended ? `; nay ${moved} đến ${writeDay(due.last)} (${due.extended.times} lần)` : ''
  return [`   So với hạn đầu (hết ${writeDay(first)}): ${how}${by}${extended}`]
}
/** The values of a numeric target over time: «12 xã (1/8) → 45 xã (11/8)». */
function measures(
  entries: readonly Entry[],
  { body, period }: { body: string; period: string },
  today: Day,
): readonly string[] {
  const values = ofKind(entries, 'measured').filter((e) => e.body === body && e.period === period)
  if (!values.length) return []
  const said = values.slice(-5).map((e) => `${sayMeasure(e)} (${sayDay(e.on, today)})`.replace('  ', ' '))
  return [`   Chỉ tiêu theo thời gian: ${said.join(' → ')}`]
}

// «45/60 xã» where the whole was told with it.
function sayMeasure({ value, unit, target }: Entry<'measured'>): string {
  const whole = wholeIn(target, unit)
  return `${writeNumber(value)}${whole === null ? '' : `/${writeNumber(whole)}`} ${unit}`
}

/** «Đã thử: nhắc cơ quan 13/8; báo UBND tỉnh 15/8; 12/8: tiến độ 60%»; an obstacle that stands above it is not said twice. */
export function sayTried(
  { reminded, unreached, told, noSuperior, held, several, said }: Tried,
  today: Day,
  stuck: { readonly what: string; readonly decider: string } | null = null,
): string {
  const whose = (body: string) => (several ? body : 'cơ quan')
  const steps = [
    ...(reminded ? [`nhắc ${sayNames(reminded.whom) || 'cơ quan'} ${sayDay(reminded.on, today)}`] : []),
    ...(unreached.length ? [`${several ? sayNames(unreached) : 'cơ quan'} chưa có nơi nhận tin, chưa nhắc được`] : []),
    ...held.map(({ body, until }) => `${whose(body)} ${sayHeld(until, today)}`),
    ...told.map(({ whom, on }) => `báo ${sayTold(whom)} ${sayDay(on, today)}`),
    ...(noSuperior.length ? [`${sayNames(noSuperior)} chưa có nhóm để báo`] : []),
  ]
  const isSaid = (e: Entry) => e.kind === 'obstacle' && e.what === stuck?.what && e.decider === stuck.decider
  const answers = said.map((e) => `${sayDay(dayOf(e.at), today)}: ${isSaid(e) ? 'báo vướng' : sayEntry(e)}`)
  if (!steps.length && !answers.length) return ''
  // Whom nothing reached was not silent.
  const silent =
    reminded || held.length ? [unreached.length ? 'nơi được nhắc chưa trả lời' : 'cơ quan chưa trả lời'] : []
  return `Đã thử: ${[...steps, ...(answers.length ? answers : silent)].join('; ')}`
}
function sayHeld(until: Day | null, today: Day): string {
  if (until === null) return 'đã tắt nhắc'
  return `${until > today ? 'đang' : 'đã'} hoãn nhắc đến ${sayDay(until, today)}`
}
function sayTold(whom: string | null): string {
  return whom === null ? 'cấp trên' : whom === OFFICE ? 'văn phòng' : whom
}
