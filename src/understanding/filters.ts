// The slots that narrow a list: whose, when, in what state, from which document, in which role.

import { daysBetween } from '../domain/calendar.ts'
import { addLength, readLength } from '../text/asked-periods.ts'
import { says, saysAny } from '../text/number-words.ts'
import type { Tag } from './cues.ts'
import type { Slots, StatusFilter } from './intent.ts'
import { firstOf, has, hitsOf, keySaid, type Reading, type Span } from './reading.ts'
import { readTopic } from './topic.ts'

/** Bodies asked about: names, or the choices of a name that fits several. */
export function bodySlots(r: Reading, within?: Span): Pick<Slots, 'agency' | 'agency_candidates'> {
  const inside = within ? r.bodies.filter((b) => b.from >= within.from && b.to <= within.to) : r.bodies
  const bodies = inside.filter(
    (b) =>
      !isLeftAside(r, b, inside) &&
      !isOrigin(r, b) &&
      !givesWork(r, b) &&
      !isRequester(r, b) &&
      !isToldOf(r, b, inside) &&
      !isPurpose(r, b, inside) &&
      !isIntroduced(r, b, inside),
  )
  const choice = bodies.find((b) => b.kind === 'choice')
  const names = [...new Set(bodies.filter((b) => b.kind !== 'choice').flatMap((b) => b.names))]
  if (names.length) return { agency: names }
  return choice ? { agency_candidates: choice.names } : {}
}

// thay vì Sở A | không phải Sở A mà … | ngoài Sở A | trừ Sở A | không tính Sở A
const DENIES =
  /(^| )(thay vi|thay cho|khong phai( la)?|chu khong|ngoai tru|tru|loai tru|ngoai|khong (tinh|ke|lay|gom|bao gom)|bo|bo qua)( (cac |nhung )?(viec|nhiem vu))?( cua)?$/
/** What is said not to be asked about, beside what is. */
const isLeftAside = (r: Reading, body: Span, all: Reading['bodies']): boolean =>
  all.some((b) => b !== body && !isDenied(r, b)) && isDenied(r, body)
const isDenied = (r: Reading, { from }: Span): boolean => DENIES.test(keysBefore(r, from))
const keysBefore = (r: Reading, at: number): string =>
  r.words
    .slice(Math.max(0, at - 5), at)
    .map(keySaid)
    .join(' ')

// theo chỉ đạo của Thường trực Tỉnh ủy, đề nghị … | thực hiện yêu cầu của UBND tỉnh, …      not: các việc theo chỉ đạo của …
/** Why it is asked, not whose work. */
const isOrigin = (r: Reading, { from, to }: Span): boolean =>
  from <= 8 &&
  /^((da|kinh|thua|em|bot) )*(theo|thuc hien|can cu|tiep theo|de phuc vu) ([^ ]+ ){0,2}(chi dao|yeu cau|y kien|de nghi|phan cong)( [^ ]+){0,2} cua$/.test(
    r.words.slice(0, from).map(keySaid).join(' '),
  ) &&
  /[,;:]/.test(r.words[to]?.gap ?? '')

/** «Ban Thường vụ giao cho Sở Y tế»: who gives the work is not asked about. */
const givesWork = (r: Reading, body: Span): boolean =>
  saysAny(r.words[body.to], 'giao yêu chỉ') && r.bodies.some((other) => other.from > body.to)

// Sở Y tế phải trình BTV việc gì | Sở Nội vụ còn gì phải báo cáo lên Thường trực      not: việc phải trình BTV | báo cáo Sở Y tế còn việc gì
/** To whom another one has to report. */
const isToldOf = (r: Reading, body: Span, all: Reading['bodies']): boolean =>
  all.some((other) => other.to < body.from) &&
  /(^| )(?:(?:trinh|nop|gui)(?: len| cho)?|(?:phai|can|co|gi|nao|dinh ky) bao cao(?: len| cho| voi)?|bao cao (?:len|cho|voi))$/.test(
    keysBefore(r, body.from),
  )

/** «Ban A cần danh sách việc quá hạn của các xã»: nor who asks for it. */
const isRequester = (r: Reading, body: Span): boolean =>
  body.from <= 1 &&
  saysAny(r.words[body.to], 'cần xin muốn') &&
  saysAny(r.words[body.to + 1], 'danh bảng xem biết số thống') &&
  r.bodies.some((other) => other.from > body.to && saysAny(r.words[other.from - 1], 'của'))

/** «… để bên em còn lên kế hoạch»: what the answer is for, not whose work. */
const isPurpose = (r: Reading, body: Reading['bodies'][number], all: Reading['bodies']): boolean =>
  body.kind === 'self' && all.length > 1 && saysAny(r.words[body.from - 1], 'để')

/** «em bên Sở Nội vụ ạ, cho em hỏi bên em còn việc gì»: who speaks. */
const isIntroduced = (r: Reading, body: Reading['bodies'][number], all: Reading['bodies']): boolean =>
  body.kind === 'body' &&
  all.some((b) => b.kind === 'self' && b.from > body.to) &&
  saysAny(r.words[body.from - 1], 'bên ở là tại') &&
  saysAny(r.words[body.from - 2], 'em anh chị tôi mình tui')

export function documentSlots(r: Reading): Pick<Slots, 'document' | 'document_date'> {
  const number = r.documents.find((d) => d.number)?.number
  const date = r.documents.find((d) => d.date)?.date
  return { ...(number ? { document: number } : {}), ...(!number && date ? { document_date: date } : {}) }
}

export function taskSlots(r: Reading): Pick<Slots, 'task' | 'tasks'> {
  const refs = r.tasks.flatMap((t) => t.refs)
  if (refs.length > 1 && r.tasks.length === 1) return { tasks: refs }
  if (r.tasks.length > 1 && r.tasks.every((t) => /^\d+$/.test(t.refs[0]!))) return { tasks: refs }
  return refs[0] ? { task: refs[0] } : {}
}

export function rangeSlots(r: Reading): Pick<Slots, 'from' | 'to'> {
  const [first, second] = r.dates
  if (!first) return {}
  if (second && first.until === null && second.since === null) return { from: first.since, to: second.until }
  if (second && first.since === null && second.until === null) return { from: second.since, to: first.until }
  return { from: first.since, to: first.until }
}

export function roleSlot(r: Reading): Pick<Slots, 'role'> {
  // «không chủ trì, chỉ phối hợp»
  const isMeant = (c: Span) =>
    !/(^| )(khong( phai| tinh| lay| ke)?( viec| la)?|(tru|ngoai)( viec| phan)?|thay vi)$/.test(keysBefore(r, c.from))
  const meant = hitsOf(r, 'LEAD', 'COOP').filter(isMeant)
  // «phối hợp thôi, bỏ chủ trì»: of two the one that is not left out.
  const kept = meant.filter((c) => !/(^| )bo( viec| phan)?$/.test(keysBefore(r, c.from)))
  const roles = meant.length > 1 && kept.length ? kept : meant
  // «trừ việc phối hợp»: the others.
  const denied = meant.length ? [] : hitsOf(r, 'LEAD', 'COOP')
  const isSaid = (tag: Tag, other: Tag) =>
    roles.some((c) => c.value.tags.has(tag)) || denied.some((c) => c.value.tags.has(other))
  const [lead, coop] = [isSaid('LEAD', 'COOP'), isSaid('COOP', 'LEAD')]
  return lead === coop ? {} : { role: lead ? 'lead' : 'coop' }
}

export function statusOf(r: Reading): StatusFilter | null {
  if (has(r, 'UNDATED')) return 'undated'
  if (has(r, 'PENDING')) return 'pending_event'
  if (has(r, 'DUE_SOON') || (/(^| )sap (toi|den|day) /.test(r.keys) && has(r, 'DUE'))) return 'due_soon'
  if (isLate(r)) return 'overdue'
  if (has(r, 'OPEN')) return 'open'
  if (isDone(r)) return isWithoutDone(r) ? 'open' : 'done'
  if (has(r, 'ONGOING')) return 'ongoing'
  return stillOpen(r) ? 'open' : null
}
/** «no» typed bare is «nợ» only where work or a body is spoken of. */
const isLate = (r: Reading): boolean =>
  isLongest(r) ||
  lateBy(r) !== null ||
  (has(r, 'OVERDUE') &&
    (has(r, 'TASK') ||
      r.bodies.length > 0 ||
      hitsOf(r, 'OVERDUE').some((c) => c.to - c.from > 1 || r.words[c.from]!.text !== 'no')))
/** «việc nào để lâu nhất», «cái nào lâu nhất»: the one that is late longest. */
export const isLongest = (r: Reading): boolean =>
  /(^| )lau nhat( |$)/.test(r.keys) && (has(r, 'TASK') || /(^| )cai (nao|mo)( |$)/.test(r.keys))
/** «trễ mấy ngày rồi», «quá hạn bao lâu»: how late something is, not how many. */
export const isHowLate = (r: Reading): boolean =>
  has(r, 'OVERDUE') &&
  /(^| )(tre|cham|muon|han|qua)( (da|duoc|mat|den|toi|het|ca|tong cong))? ((may|bao nhieu) (ngay|hom|bua|tuan|thang)|bao lau)( |$)/.test(
    r.keys,
  )
/** «trừ việc đã xong», «không lấy những việc xong rồi» */
const isWithoutDone = (r: Reading): boolean =>
  hitsOf(r, 'DONE').every((c) =>
    /(^| )(tru|ngoai tru|loai|bo|bo qua|khong (tinh|lay|ke|gom|can))( (cac|nhung|may|viec|nhiem vu|cai))*$/.test(
      keysBefore(r, c.from),
    ),
  )
/** «hoàn thành trước 20/8» is a deadline; «đã hoàn thành trong tháng 7» is done. */
function isDone(r: Reading): boolean {
  // «còn mấy việc nữa là xong KL 44»: those that are left.
  const done = hitsOf(r, 'DONE').filter((c) => !c.value.tags.has('DUE') && !saysAny(r.words[c.from - 2], 'nữa'))
  if (!done.length) return false
  if (done.some((c) => c.to - c.from > 1 && /^(da|duoc|lam duoc)|roi$/.test(keys(r, c)))) return true
  const date = r.dates[0]
  return !(date && (date.how === 'before' || date.how === 'by' || (date.since !== null && date.since > r.today)))
}
const keys = (r: Reading, span: Span) =>
  r.words
    .slice(span.from, span.to)
    .map((w) => w.key)
    .join(' ')
/** «còn mấy việc», «còn những việc nào»: what is still there is open. */
function stillOpen(r: Reading): boolean {
  const still = firstOf(r, 'STILL')
  if (!still) return false
  return hitsOf(r, 'TASK', 'WHAT', 'WHICH').some((c) => c.from >= still.from)
}

/** «việc nào quá 30 ngày», «mấy việc đã quá 2 tuần»: where the length ends, or null where none is said of tasks. */
function lateBy(r: Reading): Length | null {
  if (!has(r, 'TASK') || has(r, 'OVERDUE')) return null
  const at = r.words.findIndex((w, i) => says(w, 'quá') && r.words[i + 1]?.number != null)
  const length = at < 0 ? null : readLength(r.words, at + 1)
  return length && !saysAny(r.words[at - 1], 'không chẳng') && !saysAny(r.words[length.to], 'nữa') ? length : null
}
type Length = NonNullable<ReturnType<typeof readLength>>
/** «quá hạn trên 30 ngày», «trễ hơn 1 tuần», «quá hạn từ 10 ngày trở lên». */
export function minDaysSlot(r: Reading): Pick<Slots, 'overdue_min_days'> {
  const overdue = firstOf(r, 'OVERDUE')
  const late = lateBy(r)
  if (late) return { overdue_min_days: late.months ? daysBetween(r.today, addLength(r.today, late)) : late.days }
  if (!overdue) return {}
  let at = overdue.to
  while (saysAny(r.words[at], 'trên hơn quá từ ít nhất tối thiểu đã được cả những tới đến lâu khoảng')) at++
  const length = readLength(r.words, at)
  if (!length) return {}
  return { overdue_min_days: length.months ? daysBetween(r.today, addLength(r.today, length)) : length.days }
}

// hai việc đầu | ba cái gần hạn nhất | năm nhiệm vụ trễ nhất
const COUNTED = 'hai ba bon nam sau bay tam chin muoi'.split(' ')
const SAID_FIRST = new RegExp(
  `(?:^| )(${COUNTED.join('|')}) (?:viec|cai|nhiem vu|dau viec|vu) (?:dau tien|dau|gan (?:den )?han|gap nhat|sap (?:den|toi|het) han|(?:qua han|tre|cham)(?: han| lau)? nhat|cuoi)(?: |$)`,
)
// 5 việc gần hạn nhất | top 3 | 10 nhiệm vụ đầu tiên      not: việc 5
export function limitSlot(r: Reading): Pick<Slots, 'limit'> {
  const said = SAID_FIRST.exec(r.keys)
  if (said) return { limit: COUNTED.indexOf(said[1]!) + 2 }
  for (let i = 0; i < r.words.length; i++) {
    const word = r.words[i]!
    if (word.number === null || word.number < 1 || word.number > 100) continue
    if ([...r.documents, ...r.dates, ...r.tasks].some((s) => s.from <= i && i < s.to)) continue
    const next = r.cues.find((c) => c.from === i + 1)
    if (next && r.words[i + 1]!.gap.trim() !== '') continue
    const named =
      next?.value.tags.has('TASK') || (saysAny(r.words[i + 1], 'cái vụ') && !saysAny(r.words[i - 1], 'số thứ cái'))
    if (named || says(r.words[i - 1], 'top')) return { limit: word.number }
  }
  return {}
}

// liên quan số hóa tài liệu | về đất đai | mảng chuyển đổi số
export function linkedTopic(r: Reading): Pick<Slots, 'topic'> {
  const linked = hitsOf(r, 'LINKED').find(
    (c) => c.to < r.words.length && !r.bodies.some((b) => b.from === c.to) && !r.dates.some((d) => d.from === c.to),
  )
  if (!linked) return {}
  const end = [
    ...r.bodies,
    ...r.dates,
    ...r.documents,
    ...r.cues.filter(
      (c) =>
        [
          'WHAT',
          'WHICH',
          'DUE',
          'OVERDUE',
          'OPEN',
          'YES_NO',
          'HOW_MANY',
          'WHEN',
          'LEAD',
          'COOP',
          'DUE_SOON',
          'DONE',
        ].some((t) => c.value.tags.has(t as never)) && !c.value.tags.has('OFFICE'),
    ),
  ]
    .map((s) => s.from)
    .filter((from) => from >= linked.to)
  const topic = readTopic(r, ['XLSX', 'DOCX', 'PDF', 'EXPORT'], [], {
    from: linked.to,
    to: Math.min(r.words.length, ...end),
  })
  const text = topic?.text.replace(/\s+(mà|thì|là|của|do)$/u, '')
  // «xin về trước» goes home.
  if (topic && linked.to - linked.from === 1 && topic.words < 2 && topic.office === 0) return {}
  return text ? { topic: text } : {}
}

const namedTopic = (r: Reading): Pick<Slots, 'topic'> => {
  const bare = bareTopic(r)
  return bare.topic ? bare : (matterOfBody(r) ?? leadingTopic(r))
}
/** «khám sức khỏe cho dân thì Sở Y tế phải làm những việc nào»: the matter, then «thì» and whose work of it is asked. */
function matterOfBody(r: Reading): Pick<Slots, 'topic'> | null {
  const body = r.bodies.find((b) => b.from > 2 && saysAny(r.words[b.from - 1], 'thì'))
  if (!body || !has(r, 'WHAT', 'WHICH') || !hitsOf(r, 'DO', 'DUE', 'TASK', 'ASSIGN').some((c) => c.from >= body.to))
    return null
  const topic = readTopic(r, [], [...r.dates, ...r.documents], { from: 0, to: body.from - 1 })
  return topic && topic.words > 1 && topic.office > 0 && topic.everyday <= topic.office ? { topic: topic.text } : null
}
/** «vụ sáp nhập trường học có những việc gì», «đề án 06 còn việc nào»: what stands before the question. */
function leadingTopic(r: Reading): Pick<Slots, 'topic'> {
  if (!saysAny(r.words[0], 'vụ chuyện mảng đề dự chương công cái lĩnh')) return {}
  const asked = r.words.findIndex(
    (w, i) =>
      i > 1 &&
      saysAny(w, 'có còn gồm') &&
      r.cues.some((c) => c.from >= i && c.from <= i + 2 && ASKS.some((t) => c.value.tags.has(t))),
  )
  if (asked < 0) return {}
  const topic = readTopic(r, [], [...r.bodies, ...r.dates, ...r.documents], { from: 0, to: asked })
  const text = topic?.text.replace(/^(cái |)(vụ|chuyện|mảng) /iu, '')
  return topic && text && topic.office > 0 && topic.everyday === 0 && topic.words > 1 ? { topic: text } : {}
}
const ASKS = ['TASK', 'WHAT', 'WHICH', 'HOW_MANY'] as const

/** «các nhiệm vụ chuyển đổi số quý 3»: words of the office right behind the word for a task. */
export function bareTopic(r: Reading): Pick<Slots, 'topic'> {
  for (const task of hitsOf(r, 'TASK')) {
    const start = r.cues.find(
      (c) => c.from === task.to && c.value.tags.has('OFFICE') && c.to - c.from > 1 && c.value.tags.size === 1,
    )
    if (!start) continue
    let to = start.to
    for (let next = officeAt(r, to); next; next = officeAt(r, to)) to = next
    const topic = readTopic(r, [], [], { from: start.from, to })
    if (topic) return { topic: topic.text }
  }
  return {}
}
function officeAt(r: Reading, at: number): number | null {
  const cue = r.cues.find((c) => c.from === at)
  if (cue?.value.tags.has('OFFICE')) return cue.to
  return null
}

/** «sở nào còn việc chưa xong»: the group that is looked through. */
const GROUPS: readonly (readonly [RegExp, string])[] = [
  [
    /\b(xa|phuong|xa phuong|dia phuong)( phuong)? (nao|mo)\b|\b(\d+|tung|moi|bao nhieu|co may) (xa|phuong)\b/,
    'Các xã, phường',
  ],
  [/\bban dang (nao|mo)\b/, 'Các ban Đảng Tỉnh ủy'],
  [
    /\b(so|so nganh|so ban nganh|nganh) (nao|mo)\b|\b(\d+|tung|moi|bao nhieu|co may) so( nganh)?( |$)/,
    'Các sở, ban, ngành',
  ],
]
const MAYBE_GROUP = / (nao|mo)\b|\b(\d|tung|moi|nhieu|may) (xa|phuong|so)\b|\d (xa|phuong|so)\b/
export function groupOf(r: Reading): string | null {
  if (!MAYBE_GROUP.test(r.keys)) return null
  return GROUPS.find(([pattern]) => pattern.test(r.keys))?.[1] ?? null
}

/** Everything that narrows a list, count or file. */
export function filterSlots(r: Reading): Slots {
  const said = bodySlots(r)
  const group = said.agency || said.agency_candidates ? null : groupOf(r)
  const bodies = group ? { agency: [group] } : said
  const status = statusOf(r)
  const linked = linkedTopic(r)
  const whose = bodies.agency || bodies.agency_candidates ? { role: 'any' as const } : {}
  return {
    ...bodies,
    ...whose,
    ...roleSlot(r),
    ...rangeSlots(r),
    ...(status ? { status } : {}),
    ...minDaysSlot(r),
    ...documentSlots(r),
    ...(linked.topic ? linked : namedTopic(r)),
  }
}
