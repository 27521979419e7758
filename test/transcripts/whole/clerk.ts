// A clerk with a pencil: reads the transcript as it is written and works out where every share stood when a report was made.
// Nothing of the product is used here but the reader of transcripts.
import { type Cast, readTranscript, type Step } from '../transcript.ts'
import { GIVEN, type Given } from './given.ts'

export type Cell =
  | 'Xong đúng hạn'
  | 'Xong quá hạn'
  | 'Chưa xong, trong hạn'
  | 'Chưa xong, quá hạn'
  | 'Chưa có hạn'
  | 'Chờ sự kiện'
  | 'Thường xuyên'
  | 'Kết thúc khác'
export type Share = {
  readonly body: string
  readonly cell: Cell
  readonly last: string | null
  readonly first: string | null
  readonly extensions: number
  readonly daysLate: number | null
  readonly daysLeft: number | null
  readonly doneOn: string | null
  /** The date of evidence that waits. */
  readonly provedOn?: string
  readonly owedPeriods: readonly string[]
  /** The last days of the periods after the one that counts, still to come. */
  readonly ahead?: readonly string[]
  readonly says: 'chưa báo' | 'đang làm' | 'xong'
  readonly percent: number | null
  readonly proved: 'chưa có minh chứng' | 'đã gửi, chờ xác nhận' | 'bị trả lại' | 'đã xác nhận'
  readonly obstacle: string | null
  readonly decider: string | null
}
export type Row = {
  readonly given: Given
  readonly leads: readonly string[]
  readonly shares: readonly Share[]
  readonly worst: Share
}

/** What happened, in the order of the transcript; `step` is the place of the step that it belongs to. */
type Happening = { readonly step: number; readonly at: string } & (
  | { readonly kind: 'published'; readonly from: number; readonly to: number }
  | { readonly kind: 'event'; readonly name: string; readonly day: string }
  | ({ readonly kind: 'corrected'; readonly last: string } & About)
  | ({ readonly kind: 'evidence'; readonly day: string } & About)
  | ({ readonly kind: 'accepted' | 'returned' | 'received' | 'settled' | 'refused' | 'asked' } & About)
  | ({ readonly kind: 'extended'; readonly until: string; readonly times: number } & About)
  | ({ readonly kind: 'told'; readonly percent: number | null } & About)
  | ({ readonly kind: 'stuck'; readonly what: string; readonly decider: string } & About)
  | ({ readonly kind: 'given'; readonly into: string } & About)
  | { readonly kind: 'ended'; readonly no: number }
)
type About = { readonly no: number; readonly body: string; readonly period: string }

export type Book = {
  readonly cast: Cast
  readonly happened: readonly Happening[]
  /** The moment of each step. */
  readonly moments: readonly string[]
  /** The steps at which a report is compared, with their moment. */
  readonly checks: readonly { readonly step: number; readonly at: string; readonly report: 'weekly' | 'monthly' }[]
}

export const iso = (written: string) => {
  const [d = '', m = '', y = ''] = written.split('/')
  return `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
}
const dayMs = 86_400_000
export const plus = (day: string, n: number) =>
  new Date(Date.parse(`${day}T00:00Z`) + n * dayMs).toISOString().slice(0, 10)
export const between = (from: string, to: string) => (Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / dayMs

/** Reads what happened off the replies that the transcript has written down. */
export function readBook(text: string): Book {
  const { cast, steps } = readTranscript(text)
  const posts = new Map([...cast.people].map(([name, post]) => [name, post.replace(/^đầu mối /, '')]))
  let at = ''
  const happened: Happening[] = []
  const moments: string[] = []
  const checks: Book['checks'][number][] = []
  steps.forEach((s, step) => {
    if (s.action.kind === 'clock') at = s.action.moment
    moments.push(at)
    if (s.action.kind === 'check') checks.push({ step, at, report: s.action.report })
    const seen = new Set<string>()
    for (const { to, lines } of s.expected) {
      const role = /Đã ghi nhận vai đầu mối của (.+?) \(/.exec(lines.join('\n'))?.[1]
      if (role) posts.set(to, role)
      for (const h of inMessage(lines.join('\n'), { step, at, who: posts.get(speaker(s)) ?? '' })) {
        const key = JSON.stringify(h)
        if (!seen.has(key)) happened.push(h)
        seen.add(key)
      }
    }
  })
  return { cast, happened, moments, checks }
}
const speaker = ({ action }: Step) => ('who' in action ? action.who : '')

const TASK = String.raw`việc (?<no>\d+) · .+?`
const PERIOD = String.raw`(?:, kỳ (?<period>(?:tháng|quý) \d+/\d+))?`
function inMessage(text: string, { step, at, who }: { step: number; at: string; who: string }): readonly Happening[] {
  const base = { step, at }
  const find = (pattern: string) => new RegExp(pattern, 'mu').exec(text)?.groups
  const about = (g: Readonly<Record<string, string | undefined>>, body = g.body ?? who): About => ({
    no: Number(g.no),
    body,
    period: g.period ?? '',
  })
  const found: Happening[] = []
  const sent = find(`^Đã nhận minh chứng của ${TASK}${PERIOD}: \\S+ ngày (?<day>[\\d/]+), gửi`)
  if (sent) found.push({ ...base, kind: 'evidence', ...about(sent), day: iso(sent.day ?? '') })
  const accepted = find(`^✅ (?<body>.+?): ${TASK}${PERIOD} đã được xác nhận`)
  if (accepted) found.push({ ...base, kind: 'accepted', ...about(accepted) })
  const returned = find(`^↩️ (?<body>.+?): minh chứng của ${TASK} bị trả lại`)
  if (returned) found.push({ ...base, kind: 'returned', ...about(returned) })
  const asked = find(`^Đã chuyển văn phòng đề nghị gia hạn ${TASK} đến`)
  if (asked) found.push({ ...base, kind: 'asked', ...about(asked) })
  const refused = find(`^(?<body>.+?): ${TASK} không được gia hạn`)
  if (refused) found.push({ ...base, kind: 'refused', ...about(refused) })
  const extended = find(`^(?<body>.+?): ${TASK} được gia hạn đến (?<until>[\\d/]+) \\(lần (?<times>\\d+)\\)`)
  if (extended)
    found.push({
      ...base,
      kind: 'extended',
      ...about(extended),
      until: iso(extended.until ?? ''),
      times: Number(extended.times),
    })
  const told = find(`^Đã ghi ${TASK}: (?:tiến độ (?<percent>\\d+)%|đạt |sản phẩm)`)
  if (told) found.push({ ...base, kind: 'told', ...about(told), percent: told.percent ? Number(told.percent) : null })
  const stuck = find(
    `^⚠️ Vướng mắc: việc (?<no>\\d+)[^\\n]*\\n\\s*(?<body>.+?): (?<what>.+)\\n\\s*Cấp cần quyết định: (?<decider>.+)\\.$`,
  )
  if (stuck)
    found.push({ ...base, kind: 'stuck', ...about(stuck), what: stuck.what ?? '', decider: stuck.decider ?? '' })
  const settled = find('^Đã ghi hết vướng: việc (?<no>\\d+)')
  if (settled) found.push({ ...base, kind: 'settled', ...about(settled) })
  const given = find(`^🔀 ${TASK} đã chuyển từ (?<body>.+) sang (?<into>.+)\\. Hạn`)
  if (given) found.push({ ...base, kind: 'given', ...about(given), into: given.into ?? '' })
  const ended = find('^⏹️ việc (?<no>\\d+) ·')
  if (ended) found.push({ ...base, kind: 'ended', no: Number(ended.no) })
  const event = find('^Đã ghi «(?<name>.+)» ngày (?<day>[\\d/]+):')
  if (event) found.push({ ...base, kind: 'event', name: event.name ?? '', day: iso(event.day ?? '') })
  const corrected = find('^✏️ Đính chính việc (?<no>\\d+)[^\\n]*\\n\\s*hạn: «.*» → «trước (?<day>[\\d/]+)»')
  if (corrected && !text.includes('Đúng không ạ?'))
    found.push({ ...base, kind: 'corrected', ...about(corrected, ''), last: plus(iso(corrected.day ?? ''), -1) })
  const published = find('^Đã công bố .+ việc \\(số (?<from>\\d+)(?:–(?<to>\\d+))?\\)')
  if (published)
    found.push({ ...base, kind: 'published', from: Number(published.from), to: Number(published.to ?? published.from) })
  const received = find('^Đã ghi: (?<body>.+?) nhận \\d+ việc của .+ \\((?<list>[\\d, ]+)\\)')
  for (const no of received?.list?.split(', ') ?? [])
    found.push({ ...base, kind: 'received', no: Number(no), body: received?.body ?? '', period: '' })
  return found
}

/** Where everything stood before a step of the transcript, on a day. */
export function standAt({ happened }: Book, step: number, today: string): readonly Row[] {
  const past = happened.filter((h) => h.step < step)
  const known = past.flatMap((h) => (h.kind === 'published' ? [h] : []))
  return GIVEN.filter((g) => known.some((k) => k.from <= g.no && g.no <= k.to)).map((given) =>
    rowOf(given, past, today),
  )
}
function rowOf(given: Given, past: readonly Happening[], today: string): Row {
  const own = past.filter((h) => 'no' in h && h.no === given.no)
  const givers = own.flatMap((h) => (h.kind === 'given' ? [h] : []))
  const bodies = [...(given.owers ?? given.leads), ...givers.map((g) => g.into)]
  const shares = bodies.map((body) => {
    const list = own.filter((h) => !('body' in h) || h.body === body || h.kind === 'corrected')
    const isOver = list.some((h) => h.kind === 'ended') || givers.some((g) => g.body === body)
    return shareOf(body, given, { list, isOver, events: past, today })
  })
  const order: readonly Cell[] = [
    'Chưa xong, quá hạn',
    'Chưa xong, trong hạn',
    'Chưa có hạn',
    'Chờ sự kiện',
    'Thường xuyên',
    'Xong quá hạn',
    'Xong đúng hạn',
    'Kết thúc khác',
  ]
  const [worst] = [...shares].sort(
    (a, b) => order.indexOf(a.cell) - order.indexOf(b.cell) || (b.daysLate ?? 0) - (a.daysLate ?? 0),
  )
  const leads = given.leads.map((name) => givers.find((g) => g.body === name)?.into ?? name)
  return { given, leads, shares, worst: worst as Share }
}

type Facts = {
  readonly list: readonly Happening[]
  readonly isOver: boolean
  readonly events: readonly Happening[]
  readonly today: string
}
function shareOf(body: string, given: Given, facts: Facts): Share {
  const { list, isOver, today } = facts
  const percent = list.flatMap((h) => (h.kind === 'told' && h.percent !== null ? [h.percent] : [])).at(-1) ?? null
  const isTold = list.some((h) => h.kind === 'told')
  const stuckAt = list.findLastIndex((h) => h.kind === 'stuck')
  const stuck = stuckAt > list.findLastIndex((h) => h.kind === 'settled') ? list[stuckAt] : undefined
  const obstacle = stuck?.kind === 'stuck' ? stuck : null
  const base = { body, percent, extensions: 0, daysLate: null, daysLeft: null, doneOn: null, owedPeriods: [] }
  const quiet = {
    proved: 'chưa có minh chứng',
    obstacle: obstacle?.what ?? null,
    decider: obstacle?.decider ?? null,
  } as const
  const says = isTold || obstacle ? 'đang làm' : 'chưa báo'
  const days = lastDays(given, facts)
  const plain = { ...base, ...quiet, says, last: days.at(0)?.last ?? null, first: days.at(0)?.last ?? null } as const
  if (given.when.kind === 'periods') {
    const open = days.filter((d) => !list.some((h) => h.kind === 'accepted' && h.period === d.period))
    const late = open.filter((d) => d.last < today)
    const next = (late[0] ?? open[0])?.last ?? null
    if (isOver) return { ...plain, last: null, first: null, cell: 'Kết thúc khác' }
    const ahead = open.map((d) => d.last).filter((last) => last >= today && last !== next)
    return { ...dated(plain, next, today), first: next, owedPeriods: late.map((d) => d.last), ahead }
  }
  const granted = list.flatMap((h) => (h.kind === 'extended' ? [h] : [])).at(-1)
  const [base0] = days
  const last = granted?.until ?? base0?.last ?? null
  const dates = { last, first: base0?.last ?? null, extensions: granted?.times ?? 0 }
  if (isOver) return { ...plain, ...dates, cell: 'Kết thúc khác' }
  const evidence = list.findLast((h) => h.kind === 'evidence')
  const decided = list.findLast((h) => h.kind === 'accepted' || h.kind === 'returned')
  const doneOn = evidence?.kind === 'evidence' ? evidence.day : null
  const isDecided = decided !== undefined && evidence !== undefined && decided.step >= evidence.step
  if (isDecided && decided.kind === 'accepted' && doneOn) {
    const lateBy = last === null ? 0 : between(last, doneOn)
    const end =
      lateBy > 0 ? ({ cell: 'Xong quá hạn', daysLate: lateBy } as const) : ({ cell: 'Xong đúng hạn' } as const)
    return { ...plain, ...dates, ...end, doneOn, says: 'xong', proved: 'đã xác nhận', obstacle: null, decider: null }
  }
  if (evidence && !isDecided && doneOn) {
    const isLate = last !== null && last < doneOn
    const open = dated(
      { ...plain, ...dates, says: 'xong', proved: 'đã gửi, chờ xác nhận' },
      last,
      isLate ? today : (last ?? today),
    )
    return { ...open, provedOn: doneOn, daysLeft: isLate ? null : Math.max(0, between(today, last ?? today)) }
  }
  const back = isDecided ? ({ says: 'xong', proved: 'bị trả lại' } as const) : {}
  return {
    ...dated({ ...plain, ...dates, ...back }, last, today),
    ...(last === null ? { cell: undatedOf(given) } : {}),
  }
}
function undatedOf({ when }: Given): Cell {
  return when.kind === 'event' ? 'Chờ sự kiện' : when.kind === 'always' ? 'Thường xuyên' : 'Chưa có hạn'
}
function dated(share: Omit<Share, 'cell'>, last: string | null, today: string): Share {
  const at = { ...share, last }
  if (last === null) return { ...at, cell: 'Chưa có hạn' }
  if (last < today) return { ...at, cell: 'Chưa xong, quá hạn', daysLate: between(last, today), daysLeft: null }
  return { ...at, cell: 'Chưa xong, trong hạn', daysLate: null, daysLeft: between(today, last) }
}
function lastDays(
  { when }: Given,
  { list, events }: Facts,
): readonly { readonly period: string; readonly last: string }[] {
  const corrected = list.findLast((h) => h.kind === 'corrected')
  if (corrected?.kind === 'corrected') return [{ period: '', last: corrected.last }]
  switch (when.kind) {
    case 'day':
      return [{ period: '', last: when.last }]
    case 'periods':
      return when.list.map(([period, last]) => ({ period, last }))
    case 'event': {
      const event = events.find((h) => h.kind === 'event' && h.name === when.event)
      return event?.kind === 'event' ? [{ period: '', last: plus(event.day, when.days) }] : []
    }
    default:
      return []
  }
}

const OWN_WORDS: ReadonlySet<string> = new Set(['received', 'told', 'stuck', 'evidence', 'asked'])
/** When a body said, after a moment, anything of a task itself; what the office decides of it is no answer. */
export function hasAnswered(
  { happened }: Book,
  step: number,
  { no, body, since }: { no: number; body: string; since: string },
) {
  return happened.some(
    (h) => h.step < step && 'body' in h && h.no === no && h.body === body && h.at >= since && OWN_WORDS.has(h.kind),
  )
}
