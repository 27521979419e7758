// A message that makes sense only after the one before: what it changes, what it keeps.

import { addDays, daysBetween } from '../domain/calendar.ts'
import { readDates } from '../text/asked-dates.ts'
import { addLength, readLength } from '../text/asked-periods.ts'
import { saysAny } from '../text/number-words.ts'
import type { Tag } from './cues.ts'
import {
  bodySlots,
  documentSlots,
  filterSlots,
  isHowLate,
  limitSlot,
  rangeSlots,
  roleSlot,
  statusOf,
  taskSlots,
} from './filters.ts'
import type { IntentName, Slots } from './intent.ts'
import { showsSome } from './intents/count-tasks.ts'
import { formatOf } from './intents/export.ts'
import { periodOf } from './intents/recurring-reports.ts'
import { timeOf } from './intents/reminder-settings.ts'
import { itemIndex } from './item-index.ts'
import { has, hitsOf, isEveryday, type Reading, residue } from './reading.ts'

export type Turn = { readonly intent: IntentName; readonly slots: Slots }

export const LISTS: readonly IntentName[] = ['list_tasks', 'count_tasks', 'export', 'statistics']
export const ACTIONS: readonly IntentName[] = [
  'report_progress',
  'request_extension',
  'subscribe',
  'unsubscribe',
  'reminder_settings',
  'broadcast',
  'import_document',
]
/** Turns that can be gone on from. */
export const isWork = (turn: Turn | null): turn is Turn =>
  turn !== null && !['out_of_scope', 'greeting', 'help', 'ambiguous', 'follow_up'].includes(turn.intent)

/** Words that show a message leans on the one before: «thế còn …», «… thì sao», «lọc những cái …», «chỉ lấy …». */
export function isMarked(r: Reading): boolean {
  return /^(so voi|(chi |moi )?(lay|loc|viec|phan|phoi hop|chu tri) .*thoi|moi (phoi hop|chu tri)|the|vay|rua|con|the con|vay con|rua con|va|ca|chi(?! tiet)|loc|con lai|trong do|bo) |( thi sao| thi the nao| nua| thoi| thi rang| con sao)( (a|em|bot|vay|the|ha|nhi|anh|chi|hen|nhe))*$/.test(
    `${r.keys} `.replace(/ $/, ''),
  )
}

/** True for nothing but names, days, states and small words: no question of its own. */
export function isFragment(r: Reading, before?: Turn): boolean {
  if (isEveryday(r) || r.words.length > 14 || !r.words.length) return false
  const something =
    r.bodies.length ||
    r.dates.length ||
    r.documents.length ||
    r.tasks.length ||
    r.provinces.length ||
    statusOf(r) ||
    roleSlot(r).role ||
    (isOfAll(r) && isMarked(r)) ||
    has(r, 'THAT', 'HOW', 'WEEKLY', 'MONTHLY', 'QUARTERLY', 'WHEN', 'WHO', 'DETAIL', 'ABOUT_PAPER') ||
    itemIndex(r) !== null ||
    formatOf(r) ||
    (before && LISTS.includes(before.intent) && limitSlot(r).limit) ||
    (before &&
      LISTS.includes(before.intent) &&
      r.words.length <= 6 &&
      (has(r, 'HOW_MANY') || asksToList(r) || moreThan(r))) ||
    (before && AMENDED.includes(before.intent) && lengthIn(r) !== null) ||
    isHour(r, before)
  const rest = residue(r).filter((i) => r.words[i]!.number === null && !isCounted(r, i))
  return Boolean(something) && (isHour(r, before) ? rest.every((i) => OF_HOURS.test(r.words[i]!.key)) : !rest.length)
}

/** The «hai» of «hai việc đầu». */
const isCounted = (r: Reading, at: number): boolean =>
  saysAny(r.words[at], 'hai ba bốn năm sáu bảy tám chín mười') &&
  (saysAny(r.words[at + 1], 'cái vụ') || r.cues.some((c) => c.from === at + 1 && c.value.tags.has('TASK')))
/** «8h sáng đi» after a wish for reminders. */
const isHour = (r: Reading, before: Turn | undefined): boolean =>
  before?.intent === 'reminder_settings' && r.words.length <= 6 && timeOf(r) !== null
const OF_HOURS = /^(h|g|gio|phut|sang|chieu|toi|trua|ruoi|luc|vao)$/
const AMENDED: readonly IntentName[] = ['request_extension', 'reminder_settings']
const lengthIn = (r: Reading) => r.words.map((_, i) => readLength(r.words, i)).find((l) => l !== null) ?? null
/** «liệt kê ra», «cho xem danh sách» after a number. */
const asksToList = (r: Reading): boolean =>
  /(^| )(liet ke|danh sach|ke ra|xem|coi|ds)( |$)|^(do |cu the |gom |la )*(la|gom) (nhung |cac )?(viec|nhiem vu|cai|vu)? ?(gi|nao|chi)( |$)/.test(
    r.keys,
  )
/** «trên 30 ngày» after a question about late ones. */
function moreThan(r: Reading): number | null {
  const at = r.words.findIndex((w) => saysAny(w, 'trên hơn quá'))
  const length = at >= 0 ? readLength(r.words, at + 1) : null
  return length && !length.months ? length.days : null
}

/** Tags of words that may stand in a fragment; anything else («gửi», «báo cáo», «xong rồi») says more than a fragment does. */
const IN_FRAGMENT: readonly Tag[] = [
  'POLITE',
  'AND_WHAT',
  'THAT',
  'HOW',
  'WHEN',
  'WHO',
  'DETAIL',
  'STILL',
  'OVERDUE',
  'OPEN',
  'DUE',
  'DUE_SOON',
  'DONE',
  'ONGOING',
  'UNDATED',
  'PENDING',
  'UNDATED',
  'LEAD',
  'COOP',
  'ONLY',
  'TASK',
  'YES_NO',
  'WHAT',
  'WHICH',
  'SHOW',
  'BODIES',
  'NTH',
  'WEEKLY',
  'MONTHLY',
  'QUARTERLY',
  'XLSX',
  'DOCX',
  'PDF',
  'HOW_MANY',
  'DEADLINE',
  'ABOUT_PAPER',
  'BOT',
  'RECURRING',
  'MOST',
  'DO',
]
export const isBare = (r: Reading): boolean => r.cues.every((c) => IN_FRAGMENT.some((t) => c.value.tags.has(t)))
/** «cái thứ ba giao ai» as well. */
export const isBareOfWork = (r: Reading): boolean =>
  r.cues.every((c) => [...IN_FRAGMENT, ...WHOSE].some((t) => c.value.tags.has(t)))
const WHOSE: readonly Tag[] = ['ASSIGN', 'RESPONSIBLE']

/** «cái số 2 hạn hôm nào» after a list: that one of it. */
export function mergeItem(r: Reading, before: Turn): Turn | null {
  const index = itemIndex(r)
  // After one task of a list («việc thứ 3») another may be meant: that one was asked about by its number alone.
  const isOne = ABOUT_ONE.includes(before.intent) && before.slots.task !== undefined && isPlainOrdinal(r)
  return index !== null && (LISTS.includes(before.intent) || isOne)
    ? { intent: detailIntent(r), slots: { item_index: index, ...(has(r, 'WHO') ? roleSlot(r) : {}) } }
    : null
}

export const ABOUT_ONE: readonly IntentName[] = ['task_detail', 'deadline_of', 'who_is_responsible']
/** «việc thứ 4», «còn cái thứ tư»: the word for a place is said, so it is no task's number; «việc thứ 4 tuần sau» is a day. */
const isPlainOrdinal = (r: Reading): boolean =>
  /(^| )(cai|viec|nhiem vu|vu|dong) (so )?thu /.test(r.keys) &&
  !r.bodies.length &&
  !r.documents.length &&
  r.dates.every((d) => d.to - d.from <= 2)

/** The whole question that a fragment makes of the turn before. */
export function mergeFragment(r: Reading, before: Turn): Turn | null {
  const item = mergeItem(r, before)
  if (item) return item
  const intent = nucleusOf(r, before)
  // «còn tháng 9?» after a deadline: those that are due then.
  const range = intent === 'deadline_of' && before.intent === 'deadline_of' ? rangeSlots(r) : {}
  return { intent, slots: { ...mergeSlots(r, intent, before), ...range } }
}
function detailIntent(r: Reading): IntentName {
  if (has(r, 'WHEN', 'DEADLINE')) return 'deadline_of'
  return has(r, 'WHO') ? 'who_is_responsible' : 'task_detail'
}
function nucleusOf(r: Reading, before: Turn): IntentName {
  if (
    has(r, 'ABOUT_PAPER') &&
    (before.slots.document || before.slots.document_date) &&
    !before.slots.task &&
    !r.bodies.length
  )
    return 'document_info'
  if (formatOf(r) && LISTS.includes(before.intent)) return 'export'
  const named = before.slots.topic || before.slots.task
  if (named && !ACTIONS.includes(before.intent)) {
    if (isHowLate(r)) return 'task_detail'
    if (has(r, 'WHEN', 'DEADLINE')) return 'deadline_of'
    if (has(r, 'WHO')) return 'who_is_responsible'
    if (isAskedDone(r)) return 'task_detail'
    if (has(r, 'HOW', 'DETAIL') && hitsOf(r, 'AND_WHAT').every((c) => c.value.tags.has('HOW'))) return 'task_detail'
  }
  if (has(r, 'HOW_MANY') && LISTS.includes(before.intent) && !showsSome(r)) return 'count_tasks'
  if (before.intent === 'count_tasks' && asksToList(r)) return 'list_tasks'
  if (before.intent === 'export' && has(r, 'WHAT', 'WHICH')) return 'list_tasks'
  return before.intent
}

/** «xong chưa», «đã làm xong chưa vậy» */
const isAskedDone = (r: Reading): boolean =>
  has(r, 'DONE', 'FINISHED') && /(^| )chua( (a|vay|the|em|anh|chi|bot|nhi|ha|ta|day))*$/.test(r.keys)

/** Own slots of the fragment over those of the turn before, kept where the intent has them. */
export function mergeSlots(r: Reading, intent: IntentName, before: Turn): Slots {
  const old = before.slots
  if (ACTIONS.includes(intent)) return mergeAction(r, intent, before)
  const corrected = besidePeriod(withinMonth(withoutDenied(r), old), old)
  const own: Slots =
    intent === 'statistics' || LISTS.includes(intent)
      ? withPeriodBefore(r, filterSlots(corrected), old)
      : { ...bodySlots(corrected), ...documentSlots(r), ...taskSlots(r), ...roleSlot(r) }
  // «còn việc phối hợp?» asks about those, not for what is left.
  if (own.status === 'open' && !has(r, 'OPEN', 'WHAT', 'WHICH', 'HOW_MANY') && /^con /.test(r.keys)) delete own.status
  const merged: Slots = { ...kept(old, intent), ...own }
  if (isOfAll(r) && !own.agency)
    for (const name of ['agency', 'agency_candidates', 'role'] as const) delete merged[name]
  if (own.agency) delete merged.agency_candidates
  if (own.agency_candidates) delete merged.agency
  if (own.role === 'any' && old.role && old.role !== 'any' && intent === before.intent)
    merged.role = roleSlot(r).role ?? old.role
  // «bỏ những việc đã xong» leaves the open ones.
  if (own.status === 'done' && isLeftOut(r)) merged.status = 'open'
  // «bỏ Sở Nội vụ ra» leaves the other bodies.
  if (own.agency && isLeftOut(r)) merged.agency = othersThan(own.agency, old.agency ?? [])
  if (own.role && own.role !== 'any' && isLeftOut(r) && !(has(r, 'LEAD') && has(r, 'COOP')))
    merged.role = own.role === 'lead' ? 'coop' : 'lead'
  if (own.document) delete merged.document_date
  if (own.document_date) delete merged.document
  if (intent === 'statistics' && !old.role) delete merged.role
  if (intent === 'statistics') delete merged.status
  if (
    own.agency &&
    old.agency &&
    /(^| )(ca|them) .*(nua)?/.test(r.keys) &&
    has(r, 'AND_WHAT') &&
    /(^| )(ca|them) /.test(r.keys)
  )
    merged.agency = [...new Set([...old.agency, ...own.agency])]
  const period = periodOf(r)
  if (intent === 'recurring_reports' && period) merged.period = period
  if (own.status && own.status !== 'overdue') delete merged.overdue_min_days
  const days = merged.status === 'overdue' && !own.overdue_min_days ? moreThan(r) : null
  if (days) merged.overdue_min_days = days
  if (intent === 'export' && formatOf(r)) merged.format = formatOf(r)!
  return { ...merged, ...(LISTS.includes(intent) ? limitSlot(r) : {}) }
}
/** «của cả tỉnh thì sao», «thế toàn tỉnh»: no body any more. */
const isOfAll = (r: Reading): boolean => /(^| )(ca|toan) tinh( |$)/.test(r.keys)
/** «bỏ những việc đã xong», «trừ Sở Y tế»: what is left out. */
export const isLeftOut = (r: Reading): boolean => /^(bo|tru|loai|khong lay) /.test(r.keys) && !r.tasks.length
/** None where those left out were not asked about. */
const othersThan = (gone: readonly string[], old: readonly string[]): readonly string[] =>
  gone.every((name) => old.includes(name)) ? old.filter((name) => !gone.includes(name)) : []
/** «Sở Y tế chứ không phải Sở Nội vụ»: what is denied is not asked about. */
function withoutDenied(r: Reading): Reading {
  const at = r.words.findIndex((w, i) => saysAny(w, 'không') && saysAny(r.words[i + 1], 'phải'))
  const bodies = r.bodies.filter((b) => at < 0 || b.from < at || b.from > at + 3)
  return bodies.length ? { ...r, bodies } : r
}
/** «nửa cuối tháng thôi» after «tháng 9»: of that month, not of this one. */
function withinMonth(r: Reading, { from, to }: Slots): Reading {
  if (!from || !to || from.slice(0, 7) !== to.slice(0, 7) || from.slice(0, 7) === r.today.slice(0, 7)) return r
  const said = r.dates.map((d) =>
    r.words
      .slice(d.from, d.to)
      .map((w) => w.key)
      .join(' '),
  )
  const isPart =
    said.length === 1 && /^(nua dau|nua cuoi|dau|giua|cuoi|thuong tuan|trung tuan|ha tuan) thang$/.test(said[0]!)
  return isPart ? { ...r, dates: readDates(r.words, from, []) } : r
}
/** «tháng kế tiếp» after «tháng 4»: of that one, not of this one. */
function besidePeriod(r: Reading, { from, to }: Slots): Reading {
  const [date, another] = r.dates
  if (!from || !to || !date || another) return r
  const said = r.words
    .slice(date.from, date.to)
    .map((w) => w.key)
    .join(' ')
  const found = /^(?:thang|quy|tuan) (?:(ke tiep|tiep theo|ke|lien sau|lien ke|sau do)|(?:lien truoc|truoc do))$/.exec(
    said,
  )
  return found ? { ...r, dates: readDates(r.words, found[1] ? to : from, []) } : r
}
/** «cả tháng 5 nữa» after «tháng 4»: both, where they touch. */
function withPeriodBefore(r: Reading, own: Slots, old: Slots): Slots {
  if (!own.from || !own.to || !old.from || !old.to || !/^(ca|them|va ca) .*nua( |$)|^them /.test(r.keys)) return own
  if (addDays(old.to, 1) < own.from || addDays(own.to, 1) < old.from) return own
  return {
    ...own,
    from: old.from < own.from ? old.from : own.from,
    to: old.to > own.to ? old.to : own.to,
  }
}
const FILTERS = [
  'agency',
  'agency_candidates',
  'role',
  'from',
  'to',
  'status',
  'overdue_min_days',
  'document',
  'document_date',
  'topic',
] as const
const KEPT: Partial<Record<IntentName, readonly (keyof Slots)[]>> = {
  list_tasks: FILTERS,
  count_tasks: FILTERS,
  export: [...FILTERS, 'format', 'limit'],
  statistics: ['agency', 'agency_candidates', 'from', 'to', 'document', 'document_date', 'metric', 'group_by', 'order'],
  deadline_of: ['topic', 'task', 'tasks', 'agency', 'document', 'document_date'],
  who_is_responsible: ['topic', 'task', 'tasks', 'document', 'document_date'],
  task_detail: ['topic', 'task', 'tasks', 'document', 'document_date'],
  recurring_reports: ['agency', 'agency_candidates', 'period', 'document'],
  agency_info: ['agency'],
  document_info: ['document', 'document_date'],
}
export function kept(old: Slots, intent: IntentName): Slots {
  const names = KEPT[intent] ?? ['task', 'tasks', 'topic']
  return Object.fromEntries(Object.entries(old).filter(([name]) => names.includes(name as keyof Slots))) as Slots
}

/** In an action only what is said counts, and the task it is about. */
function mergeAction(r: Reading, intent: IntentName, before: Turn): Slots {
  const old = before.slots
  const body = bodySlots(r)
  const bodies = body.agency ? (intent === 'broadcast' ? { recipients: body.agency } : { agency: body.agency }) : {}
  const same = before.intent === intent
  const task = intent === 'broadcast' || intent === 'import_document' ? {} : taskOf(old)
  const base: Slots = { ...(same ? withoutBodies(old) : task), ...bodies, ...taskSlots(r) }
  if (same && !body.agency && old.agency) base.agency = old.agency
  if (same && !body.agency && old.recipients) base.recipients = old.recipients
  if (!same) return base
  return { ...base, ...amendment(r, intent) }
}
/** «đến 15/9 nhé», «8h đi», «cả Sở Y tế nữa» change a wish; «tuần sau thì sao nhỉ», «ai ở cơ quan đấy» do not. */
export function amends(r: Reading, intent: IntentName): boolean {
  if (has(r, 'HOW', 'WHO', 'WHEN', 'HOW_MANY') && !has(r, 'AND_WHAT')) return false
  if (has(r, 'WHAT', 'DO', 'DONE', 'RESPONSIBLE')) return false
  if (/ (sao|the nao|rang)( (a|em|bot|vay|the|ha|nhi|anh|chi))*$/.test(r.keys) && !r.bodies.length) return false
  if (/(^| )(co|lieu) .* khong( (a|em|anh|chi|bot|vay|the|nhi|ha))*$/.test(r.keys)) return false
  if (r.tasks.length || r.documents.length) return true
  const whom = r.bodies.length > 0 && r.words.length <= 8
  if (intent === 'request_extension') return r.dates.length > 0 || lengthIn(r) !== null
  if (intent === 'reminder_settings') return whom || r.dates.length > 0 || lengthIn(r) !== null || timeOf(r) !== null
  return whom
}
/** «đến 15/9 nhé», «3 ngày thôi», «8h đi» after a request. */
function amendment(r: Reading, intent: IntentName): Slots {
  const date = r.dates.at(-1)
  const length = lengthIn(r)
  const days = length ? (length.months ? daysBetween(r.today, addLength(r.today, length)) : length.days) : null
  const time = timeOf(r)
  if (intent === 'request_extension')
    // «thêm cho em 5 ngày nữa»: so many more, not a day.
    return date && !(days && isMore(r)) ? { new_date: date.until ?? date.named } : days ? { extend_days: days } : {}
  if (intent === 'reminder_settings')
    return { ...(days && !date ? { lead_days: [days] } : {}), ...(time ? { time } : {}) }
  return {}
}
const isMore = (r: Reading): boolean => r.words.some((w) => saysAny(w, 'thêm'))
const withoutBodies = ({ agency: _a, agency_candidates: _c, recipients: _r, ...others }: Slots): Slots => others
/** The task spoken of, as a task: a topic becomes the task an action is about. */
export function taskOf(old: Slots): Slots {
  if (old.task) return { task: old.task, ...(old.document ? { document: old.document } : {}) }
  if (old.tasks) return { tasks: old.tasks }
  return old.topic ? { task: old.topic } : {}
}
