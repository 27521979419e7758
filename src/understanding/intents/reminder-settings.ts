// When and how often reminders come.
import { addDays, type Day, timeSchema } from '../../domain/calendar.ts'
import { readDates } from '../../text/asked-dates.ts'
import { readWeekdayName } from '../../text/asked-days.ts'
import { readLength } from '../../text/asked-periods.ts'
import { readNumber, saysAny } from '../../text/number-words.ts'
import type { IntentReader } from '../answer.ts'
import { isMaybeMusic, withoutHours } from '../beside-reminders.ts'
import { bodySlots, documentSlots, taskSlots } from '../filters.ts'
import type { Slots } from '../intent.ts'
import { firstOf, has, isEveryday, keySaid, pointsBack, type Reading, residue } from '../reading.ts'
import { targetOf, withoutGroup } from './subscribe.ts'

export const reminderSettings: IntentReader = {
  name: 'reminder_settings',
  examples: [
    'nhắc trước 5 ngày nhé',
    'mỗi sáng 7h nhắc 1 lần',
    'đổi giờ nhắc sang 4 rưỡi chiều',
    'nhắc trước 7 ngày và 1 ngày cho việc của SNV',
    'tạm dừng nhắc đến thứ hai',
    'chỉ nhắc thứ 2 và thứ 5',
  ],
  read(message) {
    const r = withoutHours(message)
    // «bật nhắc trước 3 ngày»: how long before is a setting.
    const isAhead = has(r, 'SUBSCRIBE') && /(^| )nhac/.test(r.keys) && leadDays(r).length > 0
    if (
      !has(r, 'REMIND', 'SETTING', 'SNOOZE') &&
      !isAhead &&
      !(has(r, 'UNSUBSCRIBE') && (r.dates.length || isMoved(r)))
    )
      return null
    if (has(r, 'HELP', 'WHO', 'WHICH', 'HOW_MANY') || isMaybeMusic(r)) return null
    // «tắt giờ họp sang thứ sáu»: something else is off.
    if (!has(r, 'REMIND', 'SETTING', 'SNOOZE') && /(^| )(tat|huy) (gio|lich) (hop|hoc|truc|tap)( |$)/.test(r.keys))
      return null
    if ((isEveryday(r) && !isRest(r)) || (has(r, 'WHEN') && r.asks)) return null
    const slots = { ...timing(r) }
    if (!Object.keys(slots).length || (ERRAND.test(r.keys) && !slots.lead_days && !r.tasks.length)) return null
    if (r.bodies.some((b) => b.kind === 'body') && sendsMessage(r)) return null
    if (
      residue(r).filter((i) => r.words[i]!.number === null && !TIME_WORDS.test(keySaid(r.words[i]!))).length >
      (r.tasks.length || r.addressed ? 1 : 0)
    )
      return null
    const target = targetOf(r)
    const bodies = bodySlots(withoutGroup(r))
    return {
      slots: { ...bodies, ...taskSlots(r), ...documentSlots(r), ...slots, ...(target ? { target } : {}) },
      ...(pointsBack(r) && !r.tasks.length ? { leans: true } : {}),
    }
  },
}
// nhắc chị Lan ký sổ lúc 8h | báo mọi người nộp hồ sơ sáng thứ hai      not: nhắc em đi, 8h nhé | nhắc em về việc 12
const ERRAND =
  /(^| )(nhac|bao|thong bao|nhan)( cho| lai)? (em|anh|chi|con|me|bo|vo|bac|chu|co|ong|ba|cau|thang|moi nguoi|ca (phong|nha|nhom|doi)|anh em|cac (ban|bac|anh|chi))( [^ ]+){0,2} (nop|mang|ky|gui|hop|cham|uong|don|tra|du|mua|goi|lay|hoc|trinh|viet|dem|cam|chuyen khoan|di (hop|cho|kham|don|hoc|lam|an|ngu|du)|ve (som|nha|que|muon))( |$)/
/** «đừng nhắc lúc nghỉ trưa, chuyển sang 2h chiều»: not off, at another hour. */
const isMoved = (r: Reading): boolean =>
  timeOf(r) !== null && /(^| )(chuyen|doi|de|lui|day|thay)( lai| gio)? (sang|qua|den|toi|luc|\d+)( |$)/.test(r.keys)
/** «…, thứ 7 CN cho anh em nghỉ»: the days without reminders. */
const isRest = (r: Reading): boolean =>
  /(^| )(thu|t) ?\S+( (va )?(chu nhat|cn))? (thi )?(cho )?((anh|chi|em|ca nhom|moi nguoi) )*nghi( |$)/.test(r.keys)
const TIME_WORDS =
  /^(cu|h|g|gio|phut|thanh|thang|sau|gui|buoi|dung|xuong|khi|len|moi|mot|hang|lan|sang|chieu|toi|trua|ruoi|kem|thu|va|ngay|tuan|luc|truoc|hom|bua|nua|lan|cn|chu|nhat|tru|t|som|hon|han|thay|vi|qua|nghi)$/
/** «nhắc Sở Y tế nộp báo cáo trước thứ 6»: the body stands right behind the verb, and is told more than a time. */
function sendsMessage(r: Reading): boolean {
  const verb = firstOf(r, 'SEND')
  const body = r.bodies.find((b) => b.kind !== 'self' && verb && b.from >= verb.to)
  if (!verb || !body) return false
  const direct = r.words.slice(verb.to, body.from).every((w) => saysAny(w, 'cho tới đến các tất cả toàn bộ cả'))
  const told = r.words.some(
    (w, i) =>
      i >= body.to &&
      w.number === null &&
      !TIME_WORDS.test(w.key) &&
      !saysAny(w, SMALL) &&
      !r.dates.some((d) => d.from <= i && i < d.to),
  )
  return direct && told
}
const SMALL = 'giúp hộ giùm anh chị em nhé nha ạ với đi bot mỗi hằng hàng một lần là thì vào cho trong'

function timing(r: Reading): Slots {
  const lead = leadDays(r)
  const time = timeOf(r)
  const snooze = snoozeUntil(r)
  const days = weekdays(r)
  if (days.length && isExcept(r)) return { ...(time ? { time } : {}), frequency: 'weekly', weekday: days }
  const daily = has(r, 'DAILY') && !days.length
  const weekly = days.length > 0 || has(r, 'EVERY_WEEK')
  return {
    ...(lead.length ? { lead_days: lead } : {}),
    ...(time ? { time } : {}),
    ...(snooze ? { snooze_until: snooze } : {}),
    ...(daily ? { frequency: 'daily' as const } : weekly && !snooze ? { frequency: 'weekly' as const } : {}),
    ...(days.length && !snooze ? { weekday: days } : {}),
  }
}

// trước 5 ngày | trước hạn 3 hôm | trước 7 ngày và 1 ngày | trước 7, 3, 1 ngày | trước 1 tuần | sớm hơn 2 ngày
function leadDays(r: Reading): readonly number[] {
  const start = r.words.findIndex((w) => saysAny(w, 'trước trc sớm'))
  const days: number[] = []
  if (start >= 0) {
    for (let i = start + 1; i < Math.min(r.words.length, start + 16); ) {
      const next = leadAt(r, i)
      if (next) days.push(...next.days)
      else if (!saysAny(r.words[i], 'hạn khoảng và với cả trước là hơn lúc ngày thêm rồi tầm khi đến tới')) break
      i = next?.to ?? i + 1
    }
  }
  // còn 3 ngày là hết hạn thì báo anh
  const left = LEFT.exec(r.keys)
  if (left) days.push(Number(left[2]) * (left[3] === 'tuan' ? 7 : 1))
  // … và đúng hôm hết hạn | ngay ngày đến hạn
  if (/(^| )(dung|ngay|trong|vao|va) (hom|ngay|bua) (het han|den han|toi han|han cuoi|dao han)( |$)/.test(r.keys))
    days.push(0)
  if (days.length) return days
  const before = /(\d+) (ngay|hom|bua|tuan) truoc( |$)/.exec(r.keys) ?? /truoc han (\d+)( )/.exec(r.keys)
  return before ? [Number(before[1]) * (before[2] === 'tuan' ? 7 : 1)] : []
}
const LEFT =
  /(^| )con (\d{1,2}) (ngay|hom|bua|tuan)( nua)?( thi| la)? (den|het|toi|dao) han (thi |la )*(bao|nhac|nhan|goi)( |$)/
function leadAt(r: Reading, at: number): { readonly days: readonly number[]; readonly to: number } | null {
  const length = readLength(r.words, at)
  if (length?.months === 1) return { days: [30], to: length.to }
  if (length && !length.months && length.days <= 120) return { days: [length.days], to: length.to }
  // «7, 3 và 1 ngày»: the unit stands behind the last.
  const number = readNumber(r.words, at)
  if (!number || number.value > 120) return null
  let to = number.to
  const list = [number.value]
  while (r.words[to] && (/^\s?[,;/-]\s?$/.test(r.words[to]!.gap) || saysAny(r.words[to], 'và với'))) {
    const next = readNumber(r.words, saysAny(r.words[to], 'và với') ? to + 1 : to)
    if (!next) break
    list.push(next.value)
    to = next.to
  }
  return list.length > 1 && saysAny(r.words[to], 'ngày hôm bữa') ? { days: list, to: to + 1 } : null
}

// 7h | 7 giờ 30 | 7h30 | 7:30 | 4 rưỡi chiều | 8 giờ kém 15 | 2 giờ chiều
export function timeOf(r: Reading): string | null {
  for (let i = 0; i < r.words.length; i++) {
    const hour = readNumber(r.words, i)
    if (!hour || hour.value > 24 || isFromNow(r, i)) continue
    const next = r.words[hour.to]
    const colon = next?.number !== null && next?.gap === ':' ? next!.number : null
    if (colon !== null && colon !== undefined && colon < 60) return clock(r, hour.value, colon, hour.to + 1)
    if (saysAny(next, 'rưỡi')) return clock(r, hour.value, 30, hour.to + 1)
    const unit = next && (saysAny(next, 'giờ') || (/^[hg]$/.test(next.key) && next.gap.trim() === ''))
    if (!unit) continue
    const tail = r.words[hour.to + 1]
    if (saysAny(tail, 'rưỡi')) return clock(r, hour.value, 30, hour.to + 2)
    if (saysAny(tail, 'kém')) {
      const minutes = readNumber(r.words, hour.to + 2)
      if (minutes) return clock(r, hour.value - 1, 60 - minutes.value, minutes.to)
    }
    const minutes =
      tail &&
      tail.number !== null &&
      tail.number < 60 &&
      /^\s?$/.test(tail.gap) &&
      !saysAny(r.words[hour.to + 2], 'ngày lần hôm')
        ? tail.number
        : 0
    return clock(r, hour.value, minutes, hour.to + (minutes ? 2 : 1))
  }
  return null
}
/** «tu gio nhac …» typed bare is «từ giờ», «luc tu gio» is four o'clock. */
const isFromNow = (r: Reading, at: number): boolean =>
  r.words[at]!.raw.toLowerCase() === 'tu' && !saysAny(r.words[at - 1], 'lúc vào khi tầm khoảng sang thành')
function clock(r: Reading, hour: number, minute: number, at: number): string | null {
  const after = saysAny(r.words[at], 'phút') ? at + 1 : at
  const late =
    saysAny(r.words[after], 'chiều tối') ||
    (hour < 12 &&
      !saysAny(r.words[after], 'sáng') &&
      /(^| )((moi|hang|buoi) (chieu|toi)|(chieu|toi) nao)( |$)/.test(r.keys))
  const noon = saysAny(r.words[after], 'trưa') && hour < 6
  const value = (late && hour < 12) || noon ? hour + 12 : hour
  const text = `${String(value % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  return timeSchema.safeParse(text).success ? text : null
}

const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
// thứ 2 và thứ 5 | thứ hai hằng tuần | từ thứ 2 đến thứ 6 | trừ thứ 7 chủ nhật | ngày làm việc
function weekdays(r: Reading): readonly string[] {
  const found: { weekday: number; from: number; to: number }[] = []
  for (let i = 0; i < r.words.length; i++) {
    const name = readWeekdayName(r.words, i)
    if (!name) continue
    found.push({ ...name, from: i })
    i = name.to - 1
    // «thứ 2, 4, 6»
    for (
      let next = r.words[i + 1];
      next &&
      next.number !== null &&
      next.number > found.at(-1)!.weekday + 1 &&
      next.number <= 7 &&
      /^\s?,?\s?$/.test(next.gap) &&
      !saysAny(r.words[i + 2], 'giờ h ngày lần tuần phút');
      next = r.words[i + 1]
    ) {
      found.push({ weekday: next.number - 1, from: i + 1, to: i + 2 })
      i++
    }
  }
  const [first, second] = found
  if (first && second && found.length === 2 && saysAny(r.words[first.to], 'đến tới') && second.from === first.to + 1)
    return CODES.slice(first.weekday - 1, second.weekday)
  const except = isExcept(r)
  if (except && found.length) return CODES.filter((_, i) => !found.some((f) => f.weekday === i + 1))
  if (except || (has(r, 'WORKDAYS') && /ngay (lam viec|thuong|hanh chinh)/.test(r.keys))) return CODES.slice(0, 5)
  return found.map((f) => CODES[f.weekday - 1]!)
}

/** «đến tuần sau» without «hết»: until that week begins      not: «đến thứ 6 tuần sau», «đến ngày 5 tháng sau», days themselves. */
function firstOfPeriod(r: Reading, date: Reading['dates'][number]): Day | null {
  if (r.words.slice(date.from, date.to).some((w) => saysAny(w, 'hết cuối'))) return null
  const at = r.words.findIndex((w, i) => i > date.from && i < date.to && saysAny(w, 'tuần tháng quý'))
  const isWhole = r.words.slice(date.from + 1, at).every((w) => saysAny(w, 'trong vào đầu đến tới'))
  return at < 0 || !isWhole ? null : (readDates(r.words.slice(at, date.to), r.today)[0]?.since ?? null)
}
// thứ 7, chủ nhật đừng nhắc | cuối tuần thì khỏi nhắc      not: thứ 7 tuần này đừng nhắc | đến thứ 7 đừng nhắc
const OFF_DAYS =
  /^(da |bot |oi |em |cac |vao |ngay |hang tuan |cu )*((thu|t) ?[2-7bhtnsb]\S*|chu nhat|cn|cuoi tuan|ngay nghi)( (va |voi )?(cac |ngay |hang tuan )*(thu \S+|t7|chu nhat|cn|cuoi tuan|ngay nghi))*( thi| la)? (dung|khong|khoi|mien|thoi)( can| gui| co)* nhac( (nua|nhe|nha|em|anh|bot|gi|a|nghe|viec))*$/
const isExcept = (r: Reading): boolean =>
  isRest(r) ||
  OFF_DAYS.test(r.keys) ||
  /(^| )(tru|khong nhac|dung nhac|bo) (vao |cac )?(ngay )?(thu|chu nhat|cn|cuoi tuan|t7)/.test(r.keys)

/** «thứ 6 hãy nhắc» is each Friday. */
const isWeekday = (r: Reading, { from, to }: { from: number; to: number }): boolean =>
  r.words.slice(from, to).some((_, i) => readWeekdayName(r.words, from + i))
const keysFrom = (r: Reading, from: number): string =>
  r.words
    .slice(from, from + 4)
    .map(keySaid)
    .join(' ')
/** «để mai hẵng nhắc việc 12», «mai hẵng nhắc» */
const isPutOff = (r: Reading): boolean =>
  r.dates.length > 0 &&
  (/(^| )(de|cho) (den |toi |sang )?([^ ]+ ){1,5}(hang|hay|roi|moi) nhac( |$)/.test(r.keys) ||
    r.dates.some((d) => !isWeekday(r, d) && /^(thi )?(hang|hay|roi hang|moi) nhac( |$)/.test(keysFrom(r, d.to))))
// đến 20/8 | đến thứ hai | hoãn 2 ngày | mai nhắc lại | nhắc lại sau 3 ngày
function snoozeUntil(r: Reading): Day | null {
  if (!has(r, 'SNOOZE') && !(has(r, 'UNSUBSCRIBE') && r.dates.length) && !isPutOff(r)) return null
  const date = r.dates.at(-1)
  if (date?.how === 'before' && date.until) return addDays(date.until, 1)
  // «tuần sau nhắc lại» means its first day, «im đến hết tuần sau» its last.
  if (date?.how === 'in' && date.since) return date.since
  if (date?.how === 'by' && date.until) return firstOfPeriod(r, date) ?? date.until
  if (date) return date.until ?? date.named
  for (const [i] of r.words.entries()) {
    const length = readLength(r.words, i)
    if (length && !length.months && !saysAny(r.words[i - 1], 'trước')) return addDays(r.today, length.days)
  }
  return null
}
