// How one task was pressed so far: its level, when whom was told, what was answered, what comes next.
import { type Day, dayOf } from '../domain/calendar.ts'
import type { Entry } from '../domain/ledger.ts'
import type { NamedIn, StepTold } from '../domain/pressed.ts'
import type { Task } from '../domain/register.ts'
import type { Due, Standing } from '../domain/status.ts'
import { OFFICE } from '../reminders/alarms.ts'
import { sayDay, sayDue, sayStatus } from './deadlines.ts'
import { sayEntry } from './task-history.ts'
import { sayNames } from './task-lines.ts'
import { sayTaskName } from './work.ts'

export type BodyPressed = {
  readonly body: string
  readonly standing: Standing
  readonly due: Due | null
  readonly level: 0 | 1 | 2 | 3
  readonly steps: readonly StepTold[]
  /** Steps of a day that has moved since, or of periods that are through. */
  readonly earlier: number
  readonly audience: readonly { readonly level: 2 | 3; readonly names: readonly string[] }[]
  readonly ahead: readonly { readonly level: 1 | 2 | 3; readonly from: Day }[]
  readonly named: readonly NamedIn[]
  readonly said: readonly Entry[]
}
type About = {
  readonly today: Day
  readonly unreached: ReadonlySet<string>
  readonly unreminded: ReadonlySet<string>
}

/** Of a few bodies each has its lines; of many the highest level with how many stand there. */
const BODIES_MAX = 3
const SAID_MAX = 3
export function sayPressedSoFar(task: Task, each: readonly BodyPressed[], about: About): readonly string[] {
  const title = sayTaskName(task)
  const highest = Math.max(0, ...each.map((e) => e.level)) as 0 | 1 | 2 | 3
  const head = `${title.charAt(0).toUpperCase()}${title.slice(1)}: ${sayLevel(highest, each)}.`
  if (each.length <= BODIES_MAX) return [[head, ...each.flatMap((one) => sayBody(one, about))].join('\n')]
  return [[head, ...sayMany(each, about)].join('\n')]
}
function sayLevel(level: 0 | 1 | 2 | 3, each: readonly BodyPressed[]): string {
  const [first] = each
  if (level > 0) {
    const there = each.filter((e) => e.level === level).length
    return `đang ở mức ${level}${each.length > 1 ? ` (${there}/${each.length} cơ quan)` : ''}`
  }
  const kinds = new Set(each.map((e) => e.standing.status.kind))
  if (first && (kinds.has('done') || kinds.has('ended') || kinds.has('paused')) && kinds.size === 1)
    return 'không còn nhắc'
  if (kinds.has('awaiting-acceptance') && kinds.size === 1) return 'không nhắc, minh chứng đang chờ văn phòng xác nhận'
  return 'chưa tới mức báo động nào'
}

function sayBody(one: BodyPressed, about: About): readonly string[] {
  const { body, standing, due, named, said, earlier, level } = one
  const { today, unreminded } = about
  const time = due ? `${sayDue(due, today)} · ` : ''
  const late = standing.owed.filter((d) => d.status.kind === 'overdue').length
  const stuck = standing.state?.stuck
  const answers = said.slice(-SAID_MAX).map((e) => `${sayDay(dayOf(e.at), today)}: ${sayEntry(e)}`)
  return [
    `   ${body} · ${time}${sayStatus(standing.status, today)}${late > 1 ? ` · còn nợ ${late} kỳ` : ''}`,
    ...sayNamed(named, unreminded.has(body), today),
    ...([1, 2, 3] as const).flatMap((l) => sayStep(one, l, about)),
    ...(earlier ? [`   (${earlier} lần báo mức khác là của hạn cũ hoặc kỳ đã xong)`] : []),
    ...sayAhead(one, today),
    ...(answers.length
      ? [`   Cơ quan trả lời: ${answers.join('; ')}`]
      : wasReached(one) && level > 0
        ? ['   Cơ quan chưa trả lời.']
        : []),
    ...(stuck ? [`   Cấp cần quyết định: ${stuck.decider} (vướng: ${stuck.what})`] : []),
  ]
}
/** Something went to the body itself. */
const wasReached = ({ named, steps }: BodyPressed) => named.length > 0 || steps.some((s) => s.level === 1)
function sayNamed(named: readonly NamedIn[], isUnreached: boolean, today: Day): readonly string[] {
  const days = (kind: NamedIn['kind']) =>
    [...new Set(named.filter((n) => n.kind === kind).map((n) => dayOf(n.at)))].sort()
  const [given, told] = [days('handout'), days('digest')]
  const said = [
    ...(given[0] ? [`giao việc ${sayDay(given[0], today)}`] : []),
    ...(told.length ? [`${told.length} bản tin nêu việc này, gần nhất ${sayDay(told.at(-1) ?? today, today)}`] : []),
    ...(isUnreached ? ['nay chưa có nơi nhận tin'] : []),
  ]
  if (isUnreached && said.length === 1) return ['   Cơ quan chưa có nơi nhận tin, chưa gửi được gì.']
  return said.length ? [`   Đã gửi cơ quan: ${said.join('; ')}`] : []
}
function sayStep(
  { steps, level: reached, audience, body }: BodyPressed,
  level: 1 | 2 | 3,
  about: About,
): readonly string[] {
  const { today } = about
  const unreached = level === 1 ? about.unreminded : about.unreached
  const told = steps.filter((s) => s.level === level)
  const names = level === 1 ? [body] : (audience.find((a) => a.level === level)?.names ?? [])
  const when = new Map<string, number>()
  for (const s of told) {
    const whom = names.find((n) => s.whom.includes(n)) ?? (s.whom.includes(OFFICE) ? OFFICE : (s.whom[0] ?? ''))
    when.set(whom, Math.min(when.get(whom) ?? s.at, s.at))
  }
  const said = [...when].map(([whom, at]) => `${sayWhom(whom, level)} ${sayDay(dayOf(at), today)}`)
  const missing = names.filter((n) => !when.has(n) && !when.has('') && unreached.has(n))
  const whom = level === 1 ? 'nhắc được cơ quan' : `báo được ${sayNames(missing)}`
  const not = reached >= level && missing.length ? [`chưa ${whom} (chưa có nơi nhận)`] : []
  const all = [...said, ...not]
  if (all.length) return [`   Mức ${level}: ${all.join('; ')}`]
  // Reached, and nothing left yet: quiet hours, a pause of the chat, a message on its way.
  return reached >= level ? [`   Mức ${level}: chưa gửi`] : []
}
const sayWhom = (whom: string, level: 1 | 2 | 3) =>
  level === 1 ? 'nhắc cơ quan' : whom === '' ? 'báo cấp trên' : whom === OFFICE ? 'báo văn phòng' : `báo ${whom}`
function sayAhead({ ahead, audience }: BodyPressed, today: Day): readonly string[] {
  const next = ahead.filter((a) => a.from > today)
  if (!next.length) return []
  const to = (level: 1 | 2 | 3) => {
    const [name] = audience.find((a) => a.level === level)?.names ?? []
    return name ? ` (${name})` : ''
  }
  return [`   Nếu chưa xong: ${next.map((a) => `mức ${a.level}${to(a.level)} từ ${sayDay(a.from, today)}`).join('; ')}`]
}

function sayMany(each: readonly BodyPressed[], { today, unreminded }: About): readonly string[] {
  const days = (level: 1 | 2 | 3) =>
    each.flatMap((e) => e.steps.filter((s) => s.level === level).map((s) => ({ ...s, day: dayOf(s.at) })))
  const lines = ([1, 2, 3] as const).flatMap((level) => {
    const told = days(level)
    const first = told.map((t) => t.day).sort()[0]
    if (!first) return []
    const bodies = new Set(told.map((t) => t.body)).size
    const whom = [...new Set(told.flatMap((t) => t.whom.slice(0, 1)))]
    const above = whom.map((name) => (name === OFFICE ? 'văn phòng' : name))
    const to = level === 1 ? 'nhắc' : `báo ${sayNames(above) || 'cấp trên'} về`
    return [`   Mức ${level}: ${to} ${bodies}/${each.length} cơ quan, từ ${sayDay(first, today)}`]
  })
  const silent = each.filter((e) => !e.said.length && wasReached(e))
  const without = each.filter((e) => unreminded.has(e.body))
  const answered = each.filter((e) => e.said.length)
  return [
    ...lines,
    ...(answered.length ? [`   Đã trả lời (${answered.length}): ${sayNames(answered.map((e) => e.body))}`] : []),
    ...(silent.length ? [`   Được nhắc, chưa trả lời (${silent.length}): ${sayNames(silent.map((e) => e.body))}`] : []),
    ...(without.length ? [`   Chưa có nơi nhận tin (${without.length}): ${sayNames(without.map((e) => e.body))}`] : []),
  ]
}
