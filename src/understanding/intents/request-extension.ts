// A later date is asked for.
import { addDays, daysBetween } from '../../domain/calendar.ts'
import type { DateHit } from '../../text/asked-dates.ts'
import { addLength, readLength } from '../../text/asked-periods.ts'
import { saysAny } from '../../text/number-words.ts'
import type { IntentReader } from '../answer.ts'
import { bodySlots, documentSlots, taskSlots } from '../filters.ts'
import type { Slots } from '../intent.ts'
import { firstOf, has, hitsOf, isEveryday, type Reading, residue, type Span } from '../reading.ts'
import { isHeaded, readTopic, wordsOf } from '../topic.ts'

export const requestExtension: IntentReader = {
  name: 'request_extension',
  examples: [
    'xin gia hạn nv 4 thêm 10 ngày',
    'Cho em xin lùi hạn nhiệm vụ 11 sang 15/9 vì chờ ý kiến Bộ Nội vụ',
    'sở em đề nghị gia hạn mục 4.(2) đến hết tháng 9',
    'xin dời hạn việc số hóa tài liệu qua 15/10',
    'xin gia hạn đến 30/9',
  ],
  read(r) {
    const cue = firstOf(r, 'EXTEND') ?? verbBeforeTask(r) ?? verbBeforeDate(r) ?? verbBehindSelf(r) ?? moreTime(r)
    if (!cue || asksAbout(r) || (isEveryday(r) && !r.tasks.length)) return null
    const reason = reasonSpan(r, cue)
    const early = reasonBefore(r, cue)
    const head = { from: early?.to ?? 0, to: early ? r.words.length : (reason?.from ?? r.words.length) }
    const bodies = r.bodies.filter((b) => b.to <= head.to && isAsker(r, b, cue))
    const base: Slots = {
      ...bodySlots({ ...r, bodies }),
      ...taskSlots({ ...r, tasks: r.tasks.filter((t) => t.from < head.to) }),
      // «… vì chờ KH 34»: what is waited for is not where the task stands.
      ...documentSlots({ ...r, documents: r.documents.filter((d) => d.from >= head.from && d.to <= head.to) }),
      ...newDate(r, head),
      ...reasonSlot(r, early ?? reason),
    }
    if (r.tasks.length) return { slots: base }
    const named = namedTask(r, cue, head)
    if (named) return { slots: { ...base, task: named } }
    const works = has(r, 'TASK', 'THAT') || base.new_date || base.extend_days || r.words.length <= 8 || r.bodies.length
    if (!works || loose(r, head) > 0 || r.words.length > 40) return null
    // «lùi sang tuần sau đi anh» may be a meeting: without a task spoken of before it is nothing.
    return { slots: base, leans: true, ...(isAskedFor(r) ? {} : { fragment: true }) }
  },
}

const PUTS_OFF = 'lùi lui dời giãn hoãn nới khất dãn'
/** «cho bên em lùi việc 7 tới 10/4» */
function verbBeforeTask(r: Reading): Span | undefined {
  const task = r.tasks[0]
  const verb = task && r.words[task.from - 1]
  const prolongs = task && saysAny(r.words[task.from - 2], 'kéo') && saysAny(verb, 'dài')
  return saysAny(verb, PUTS_OFF) || prolongs ? { from: task!.from - 1, to: task!.from } : undefined
}
/** «cho bên em lùi nộp báo cáo giải ngân sang thứ 6» */
function verbBehindSelf(r: Reading): Span | undefined {
  const self = r.bodies.find(
    (b) => b.kind === 'self' && saysAny(r.words[b.from - 1], 'cho xin') && saysAny(r.words[b.to], PUTS_OFF),
  )
  return self && (r.dates.length || lengths(r).length) ? { from: self.to, to: self.to + 1 } : undefined
}
/** «việc 15 cho bên em khất tới cuối tháng» */
function verbBeforeDate(r: Reading): Span | undefined {
  const date = r.tasks.length
    ? r.dates.find((d) => saysAny(r.words[d.from - 1], d.how === 'by' ? `${PUTS_OFF} xin` : PUTS_OFF))
    : undefined
  const until = date ?? (r.tasks.length ? r.dates.find((d) => d.how === 'by' && isGivenTo(r, d)) : undefined)
  return until && { from: until.from - 1, to: until.from }
}
/** «việc 14 cho em đến thứ sáu được không»; «gửi việc 14 cho em trước thứ sáu» asks for something else. */
function isGivenTo(r: Reading, date: DateHit): boolean {
  const self = r.bodies.find((b) => b.kind === 'self' && b.to === date.from)
  const me = self ? self.from : saysAny(r.words[date.from - 1], 'em mình tôi tui') ? date.from - 1 : -1
  return (
    me > 0 &&
    saysAny(r.words[me - 1], 'cho') &&
    saysAny(r.words[date.from], 'đến tới sang') &&
    !r.words.slice(0, me - 1).some((w) => saysAny(w, 'gửi nhắc báo giao chuyển nhắn nộp trả để'))
  )
}
/** «xin cho việc 13 thêm một tháng» */
function moreTime(r: Reading): Span | undefined {
  if (!r.tasks.length || !/^(da |em |anh |chi |kinh )*(xin|cho|de nghi|can|nho) /.test(r.keys)) return undefined
  const length = lengths(r).find((l) => saysAny(r.words[l.from - 1], 'thêm'))
  return length && { from: length.from - 1, to: length.to }
}
/** Who asks: before the request, «của Sở Y tế» behind the task, or the asker; «đề nghị Văn phòng cho …» is whom it goes to. */
function isAsker(r: Reading, body: Reading['bodies'][number], cue: Span): boolean {
  if (body.kind === 'self') return true
  const before = r.words[body.from - 1]
  if (saysAny(before, 'nghị gửi nhờ') && saysAny(r.words[body.to], 'cho xem')) return false
  if (body.from < cue.from) return true
  // gia hạn giúp UBND phường X nhiệm vụ 13
  if (body.from === cue.to + 1 && saysAny(before, 'giúp hộ cho') && r.tasks.some((t) => t.from === body.to)) return true
  return r.tasks.some((t) => t.to === body.from || (t.to === body.from - 1 && saysAny(before, 'của')))
}

const isAskedFor = (r: Reading): boolean =>
  has(r, 'TASK', 'THAT') || /(^| )(xin|de nghi|gia han|han|thoi han|deadline|cho phep)( |$)/.test(r.keys)
/** Words before the reason that nothing explains: «gia hạn thẻ gym». */
const loose = (r: Reading, head: Span): number =>
  residue(r).filter((i) => i < head.to && !(saysAny(r.words[i], 'qua sang') && r.dates.some((d) => d.from === i + 1)))
    .length

// việc 12 gia hạn chưa bot ơi | lùi hạn rồi phải không | gia hạn vì sao | gia hạn mấy lần rồi      not: gia hạn được không
const ASKS_ONE =
  /(gia|lui|doi|gian|hoan) han (duoc |den dau )?(chua|roi (a|ha|phai khong|dung khong|chua)|phai khong|dung khong|(vi|tai) sao|sao|may lan( roi)?|bao nhieu lan( roi)?|roi|lan nao chua)( (em|anh|chi|vay|the|nhi|bac|sep|bot|oi|day|a|ha|ma|nhe|nha|do))*$/
/** «việc nào được gia hạn», «ai xin gia hạn», «gia hạn được không»: asked about, not asked for. */
export function asksAbout(r: Reading): boolean {
  if (r.tasks.length > 0 && ASKS_ONE.test(r.keys) && !/^(xin|cho|de nghi|em xin|ben em xin)( |$)/.test(r.keys))
    return true
  if (has(r, 'HOW') && !r.tasks.length && !has(r, 'TASK')) return true
  if (has(r, 'WHO', 'WHICH', 'HOW_MANY', 'HELP', 'WHEN', 'UNSUBSCRIBE') && !/cho.{0,20}duoc khong/.test(r.keys))
    return true
  if (/(da|duoc|bi|co) (duoc )?gia han (chua|khong|roi)/.test(r.keys) || /khong (duoc )?gia han/.test(r.keys))
    return true
  return (
    / (chua|roi ha|roi a)( (em|anh|chi|vay|the|nhi|bac|sep))*$/.test(r.keys) &&
    !/ chua (xong|lam|co) /.test(r.keys) &&
    !/^(xin|cho|de nghi)/.test(r.keys)
  )
}

// do mưa lũ nên xin lùi …
function reasonBefore(r: Reading, cue: Span): Span | null {
  const hit = hitsOf(r, 'REASON')[0]
  const so = r.words.findIndex((w, i) => i < cue.from && saysAny(w, 'nên'))
  if (hit && hit.from <= 1 && so > hit.to) return { from: hit.from, to: so }
  // mưa lũ quá nên xin lùi … | việc 20 vướng mặt bằng nên xin lùi …
  const known = [
    ...r.tasks,
    ...r.bodies.filter((b) => b.kind === 'self'),
    ...r.cues.filter((c) => c.value.tags.has('POLITE')),
  ]
  let from = 0
  for (let span = known.find((s) => s.from === from); span; span = known.find((s) => s.from === from)) from = span.to
  if (so - from >= 2) return cue.from - so <= 4 ? { from, to: so } : null
  // việc 22 kẹt thẩm định giá quá, cho em lùi hạn …
  const comma = r.words.findIndex((w, i) => i > from && i <= cue.from && /,/.test(w.gap))
  const isStuck = r.words.slice(from, comma).some((w) => saysAny(w, 'kẹt vướng chờ đợi thiếu tắc mắc bận'))
  return comma - from >= 2 && cue.from - comma <= 6 && isStuck ? { from, to: comma } : null
}
// vì … | do … | lý do … | chờ … behind the new date
function reasonSpan(r: Reading, cue: Span): Span | null {
  for (const hit of hitsOf(r, 'REASON')) {
    if (hit.from < cue.to) continue
    if (
      saysAny(r.words[hit.from], 'tại để do') &&
      r.words[hit.from]!.spelling === null &&
      r.words[hit.from]!.key === 'tai'
    )
      continue
    return { from: hit.from, to: r.words.length }
  }
  // «… đến 30/9, chưa kiểm kê xong»: the clause behind the date tells why.
  const date = r.dates.filter((d) => d.from >= cue.from).at(-1)
  const end =
    date?.to ??
    lengths(r)
      .filter((l) => l.from >= cue.from)
      .at(-1)?.to
  const start = end === undefined ? -1 : nextClause(r, end)
  if (start >= 0) return { from: start, to: r.words.length }
  const waits = r.cues.find(
    (c) =>
      c.from > cue.to && (c.value.tags.has('PENDING') || c.value.tags.has('DOING')) && (!date || c.from >= date.to),
  )
  return waits ? { from: waits.from, to: r.words.length } : null
}
/** Where the next clause begins; only small words stand before it («1 tuần được không ạ, …»). */
function nextClause(r: Reading, from: number): number {
  for (let i = from; i < r.words.length; i++) {
    if (/[,;.\n(]/.test(r.words[i]!.gap)) return i
    if (!saysAny(r.words[i], 'được không ko ạ nhé nha anh chị em sếp với thôi bot giúp')) return -1
  }
  return -1
}
function reasonSlot(r: Reading, span: Span | null): Pick<Slots, 'reason'> {
  if (!span) return {}
  let { from, to } = span
  for (
    let cue = r.cues.find((c) => c.from === from && c.value.tags.has('REASON'));
    cue;
    cue = r.cues.find((c) => c.from === from && c.value.tags.has('REASON'))
  )
    from = cue.to
  while (from < to && saysAny(r.words[from], 'là em')) from++
  while (
    to > from &&
    (saysAny(r.words[to - 1], 'ạ nhé nha anh chị bot em với giúp sếp') || r.words[to - 1]!.key.startsWith('@'))
  )
    to--
  return from < to ? { reason: wordsOf(r, { from, to }) } : {}
}

/** «đến hết tháng 9» 30/9 · «sang 15/9» · «thêm 10 ngày» · «thêm nửa tháng». */
function newDate(r: Reading, head: Span): Pick<Slots, 'new_date' | 'extend_days'> {
  const added = addedDays(r, head)
  if (added !== null) return { extend_days: added }
  const date = r.dates.filter((d) => d.from < head.to && r.words[d.from]!.key !== 'tu').at(-1)
  return date ? { new_date: lastDay(date) } : {}
}
/** The day that is named itself, «trước 20/9» included: the office decides, the asker said the 20th. */
const lastDay = (date: DateHit): string =>
  date.how === 'before' && date.until ? addDays(date.until, 1) : (date.until ?? date.named)
function addedDays(r: Reading, head: Span): number | null {
  for (let i = head.from; i < head.to; i++) {
    const length = readLength(r.words, i)
    if (!length) continue
    const before = r.words[i - 1]
    const more =
      saysAny(before, 'thêm lùi lui hạn khoảng chậm hoãn dời độ trong xin nới giãn lại qua') ||
      saysAny(r.words[length.to], 'nữa so') ||
      // «xin chậm nhiệm vụ 9 một tuần»
      r.tasks.some((t) => t.to === i && hitsOf(r, 'EXTEND').some((c) => c.to === t.from))
    if (more && !(saysAny(before, 'trong') && !has(r, 'EXTEND'))) return length.months ? daysOf(r, length) : length.days
  }
  return null
}
const daysOf = (r: Reading, length: { days: number; months: number }) =>
  length.months === 1 ? 30 : daysBetween(r.today, addLength(r.today, length))

function namedTask(r: Reading, cue: Span, head: Span): string | null {
  const topic = readTopic(
    r,
    ['EXTEND', 'REASON'],
    [...r.dates, ...r.bodies.filter((b) => b.kind === 'self' || b.from < cue.from), ...lengths(r), ...r.documents],
    head,
  )
  const asks = has(r, 'TASK') || /(^| )(xin|de nghi|cho phep|cho em|cho ben|cho so)( |$)/.test(r.keys)
  const dated = r.dates.length > 0 || lengths(r).length > 0
  const strong =
    topic &&
    asks &&
    (topic.office > 0 ||
      (dated &&
        has(r, 'TASK') &&
        topic.words >= 2 &&
        (topic.everyday === 0 || (isHeaded(r, topic) && /(^| )gia han( |$)/.test(r.keys)))))
  return strong ? topic.text.replace(/^(cho|của) /u, '') : null
}
function lengths(r: Reading): readonly Span[] {
  return r.words.flatMap((_, i) => {
    const length = readLength(r.words, i)
    return length ? [{ from: i, to: length.to }] : []
  })
}
