// Single days as people ask about them: mai, mốt, thứ sáu tuần sau, 20/8, ngày 5 tháng 9, mùng 6 Tết, Quốc khánh.
import { addDays, addMonths, type Day, dayFrom, daysBetween, monthOf, startOfWeek, yearOf } from '../domain/calendar.ts'
import { dayOfLunar, nearestLunar } from './lunar.ts'
import { mayBegin, readNumber, says, saysAny } from './number-words.ts'
import { keyOf, type Word } from './words.ts'

/** `periods` keeps what was found at each word: several rules ask for the same place. */
export type Asked = {
  readonly words: readonly Word[]
  readonly today: Day
  readonly periods: (Period | null | undefined)[]
  /** Words at which something else begins: «20-8 Sở Y tế» counts no departments. */
  readonly others: ReadonlySet<number>
  /** Words at which something else has just ended. */
  readonly ended: ReadonlySet<number>
}
/** A period found at words up to `to`; a single day has from = until. */
export type Period = { readonly from: Day; readonly until: Day; readonly to: number }
type DayRead = { readonly day: Day; readonly to: number }

export const asPeriod = (read: DayRead | null): Period | null =>
  read && { from: read.day, until: read.day, to: read.to }

const NOW_WORDS = 'nay ni'
const HOUR_PARTS = 'sáng trưa chiều tối đêm khuya'

/** Any single day that begins at a word. */
export function readDay(asked: Asked, at: number): DayRead | null {
  if (!asked.words[at]) return null
  return readNearDay(asked, at) ?? readWeekday(asked, at) ?? readDated(asked, at) ?? readFeast(asked, at)
}

// hôm nay | bữa ni | sáng mai | ngày mốt | hôm kia      not: «nay» alone, «một mai»
const NEAR_DAYS = new Set('hom bua ngay sang trua chieu toi dem khuya hnay today hqua mai mot'.split(' '))
function readNearDay({ words, today }: Asked, at: number): DayRead | null {
  if (!mayBegin(words[at], NEAR_DAYS)) return null
  const word = words[at]!
  const next = words[at + 1]
  const day = (shift: number, to: number): DayRead => ({ day: addDays(today, shift), to })
  if (saysAny(word, 'hôm bữa ngày') || saysAny(word, HOUR_PARTS)) {
    if (saysAny(next, NOW_WORDS)) return day(0, at + 2)
    if (says(next, 'mai')) return day(1, at + 2)
    if (says(next, 'mốt') || (says(word, 'ngày') && says(next, 'kia'))) return day(2, at + 2)
    if (says(next, 'qua') && !saysAny(word, 'ngày')) return day(-1, at + 2)
    if (says(next, 'hôm') && saysAny(words[at + 2], NOW_WORDS)) return day(0, at + 3)
    if (says(word, 'hôm') && says(next, 'kia')) return day(-2, at + 2)
    if (says(word, 'ngày') && says(next, 'kìa')) return day(3, at + 2)
    return null
  }
  if (says(word, 'hnay') || word.key === 'today') return day(0, at + 1)
  if (says(word, 'hqua')) return day(-1, at + 1)
  // «anh chị, mai …» is tomorrow, «chị Mai» is none.
  const isCalled = !/[,.;:!?]/.test(word.gap)
  if (
    says(word, 'mai') &&
    !(isCalled && isTyped(words[at - 1], ['một', 'mot', 'hoa', 'cô', 'chị', 'anh', 'em', 'bà', 'bạn']))
  )
    return day(1, at + 1)
  if (word.text === 'mốt') return day(2, at + 1)
  return null
}
const isTyped = (word: Word | undefined, texts: readonly string[]) => word !== undefined && texts.includes(word.text)

const WEEKDAYS: readonly (readonly [string, number])[] = [
  ['hai', 1],
  ['ba', 2],
  ['tư', 3],
  ['bốn', 3],
  ['năm', 4],
  ['sáu', 5],
  ['bảy', 6],
  ['bẩy', 6],
]
const WEEKDAY_WORDS = new Set(['thu', 'chu', 'chua', 'cn', 't'])
/** Monday 1 … Sunday 7 of «thứ sáu», «thứ 6», «t6», «chủ nhật», «cn». */
export function readWeekdayName(
  words: readonly Word[],
  at: number,
): { readonly weekday: number; readonly to: number } | null {
  if (!mayBegin(words[at], WEEKDAY_WORDS)) return null
  const word = words[at]
  const next = words[at + 1]
  if (!word) return null
  if ((says(word, 'chủ') && says(next, 'nhật')) || (says(word, 'chúa') && says(next, 'nhật')))
    return { weekday: 7, to: at + 2 }
  if (word.key === 'cn') return { weekday: 7, to: at + 1 }
  const stuck = word.key === 't' && next?.gap === ''
  if (!says(word, 'thứ') && !stuck) return null
  if (next?.number !== null && next?.number !== undefined) {
    // «t8» is the month; «thứ 8» is no day.
    return next.number >= 2 && next.number <= 7 ? { weekday: next.number - 1, to: at + 2 } : null
  }
  const found = stuck ? undefined : WEEKDAYS.find(([text]) => says(next, text))
  return found ? { weekday: found[1], to: at + 2 } : null
}

function readWeekday(asked: Asked, at: number): DayRead | null {
  const { words, today } = asked
  // «T4» is April; with «sáng» before it or «tuần» behind it, Wednesday.
  if (
    words[at]!.key === 't' &&
    !saysAny(words[at - 1], `${HOUR_PARTS} ngày hôm`) &&
    !saysAny(words[at + 2], 'tuần này')
  )
    return null
  const name = readWeekdayName(words, at)
  if (!name) return null
  const week = readWeekShift(words, name.to)
  const inThisWeek = addDays(startOfWeek(today), name.weekday - 1)
  if (week) return { day: addDays(inThisWeek, 7 * week.shift), to: week.to }
  // «thứ sáu 20/3», «thứ hai ngày 16/3»: the day is said in figures too.
  const figures = readDated(asked, name.to)
  if (figures && addDays(startOfWeek(figures.day), name.weekday - 1) === figures.day) return figures
  const to = saysAny(words[name.to], 'này nay ni') ? name.to + 1 : name.to
  if (saysAny(words[to], 'tới sau') && !says(words[to + 1], 'ngày'))
    return { day: inThisWeek > today && says(words[to], 'tới') ? inThisWeek : addDays(inThisWeek, 7), to: to + 1 }
  if (saysAny(words[to], 'rồi trước') && words[to]!.key !== 'truoc')
    return { day: inThisWeek < today ? inThisWeek : addDays(inThisWeek, -7), to: to + 1 }
  return { day: inThisWeek < today ? addDays(inThisWeek, 7) : inThisWeek, to }
}

/** «tuần này» 0, «tuần sau» 1, «tuần sau nữa» 2, «tuần trước» -1. */
export function readWeekShift(
  words: readonly Word[],
  at: number,
): { readonly shift: number; readonly to: number } | null {
  return says(words[at], 'tuần') ? readShift(words, at + 1) : null
}
/** The word after tuần, tháng, quý, năm that says which. */
export function readShift(words: readonly Word[], at: number): { readonly shift: number; readonly to: number } | null {
  const word = words[at]
  // tháng liền trước | quý liền sau | tuần kề sau
  if (saysAny(word, 'liền') && saysAny(words[at + 1], 'trước sau kề'))
    return { shift: says(words[at + 1], 'trước') ? -1 : 1, to: at + 2 }
  if (saysAny(word, 'trước sau') && words[at + 1]?.text === 'đó')
    return { shift: says(word, 'trước') ? -1 : 1, to: at + 2 }
  if (saysAny(word, 'này nay ni nầy hiện')) return { shift: 0, to: says(words[at + 1], 'tại') ? at + 2 : at + 1 }
  const further = says(words[at + 1], 'nữa') ? 1 : 0
  if (saysAny(word, 'sau tới kế') || (says(word, 'tiếp') && says(words[at + 1], 'theo'))) {
    const to =
      says(words[at + 1], 'theo') || says(words[at + 1], 'tiếp') || says(words[at + 1], 'đến')
        ? at + 2
        : at + 1 + further
    // «tuần tới hạn» is no week.
    if (says(word, 'tới') && saysAny(words[at + 1], 'hạn giờ nay lúc')) return null
    return { shift: 1 + further, to }
  }
  if (says(word, 'vừa') && saysAny(words[at + 1], 'rồi qua')) return { shift: -1, to: at + 2 }
  if (saysAny(word, 'trước rồi qua')) return { shift: -1 - further, to: at + 1 + further }
  return null
}

const UNITS = 'ngày tuần tháng năm quý hôm bữa việc nhiệm người lần tổ giờ % phần đơn cơ xã phường sở chiếc bộ hồ'

// 20/8 | 20-8-2025 | 20.8.25 | ngày 5 tháng 9 năm 2026 | ngày 20 | mùng 5      not: 35/40 | 4.(3) | 2-3 ngày
function readDated(asked: Asked, at: number): DayRead | null {
  const { words } = asked
  const named = saysAny(words[at], 'ngày hôm mùng mồng bữa')
  const first = named ? at + 1 : at
  const date = named ? readNumber(words, first) : numberAt(words, first)
  if (!date || date.value < 1 || date.value > 31) return null
  if (named && words[first]?.gap.includes('.')) return null
  return (
    readFigures(asked, at, date) ??
    readMonthWord(asked, date, saysAny(words[at], 'mùng mồng')) ??
    (named && !says(words[at], 'bữa') ? readBareDate(asked, at, date) : null)
  )
}
function numberAt(words: readonly Word[], at: number): { value: number; to: number } | null {
  const word = words[at]
  return word && word.number !== null ? { value: word.number, to: at + 1 } : null
}

function readFigures({ words, today, others }: Asked, at: number, date: { value: number; to: number }): DayRead | null {
  const second = words[date.to]
  if (!second || second.number === null || !/^\s?[/.-]\s?$/.test(second.gap)) return null
  if (second.gap.includes('.') && /^(mục|ý|khoản|phần|số|điểm|nv|vụ|việc)$/.test(words[at - 1]?.text ?? '')) return null
  const third = words[date.to + 1]
  const hasYear =
    third && third.number !== null && third.gap.trim() === second.gap.trim() && /^\d{2}(\d{2})?$/.test(third.raw)
  if (hasYear) return dated(fullYear(third.number!), second.number, date.value, date.to + 2)
  // «năm 2026» may follow.
  const year = readYear(words, date.to + 1)
  if (year) return dated(year.value, second.number, date.value, year.to)
  const unit = words[date.to + 1]
  const isName = others.has(date.to + 1)
  if (second.gap !== '/' && !isName && unit && (unit.gap.trim() === '' || unit.key === '%') && saysAny(unit, UNITS))
    return null
  // «xong 2/5 xã»: so many of them.
  const counts = saysAny(words[at - 1], 'xong thành được đạt có mới còn làm nộp') && date.value <= second.number
  if (counts && !isName && unit?.gap === ' ' && saysAny(unit, UNITS) && !/^\p{Lu}/u.test(words[date.to + 2]?.raw ?? ''))
    return null
  return nearestDate(today, second.number, date.value, date.to + 1, words)
}

function readMonthWord(asked: Asked, date: { value: number; to: number }, mayBeLunar: boolean): DayRead | null {
  const { words, today } = asked
  if (!says(words[date.to], 'tháng')) return mayBeLunar ? readLunarTail(asked, date) : null
  const shift = readShift(words, date.to + 1)
  if (shift && words[date.to + 1]?.number === null) {
    const base = addMonths(`${today.slice(0, 8)}01`, shift.shift)
    return dated(yearOf(base), monthOf(base), date.value, shift.to)
  }
  const month = readMonthNumber(words, date.to + 1)
  if (!month) return null
  if (isLunar(words, month.to)) return lunarDay(today, month.value, date.value, skipLunar(words, month.to))
  if (isTyped(words[date.to + 1], ['giêng', 'chạp'])) return lunarDay(today, month.value, date.value, month.to)
  const year = readYear(words, month.to)
  if (year) return dated(year.value, month.value, date.value, year.to)
  return nearestDate(today, month.value, date.value, month.to, words)
}

/** 8, tám, giêng (1), chạp (12), after «tháng». */
export function readMonthNumber(
  words: readonly Word[],
  at: number,
): { readonly value: number; readonly to: number } | null {
  if (says(words[at], 'giêng')) return { value: 1, to: at + 1 }
  if (says(words[at], 'chạp')) return { value: 12, to: at + 1 }
  const number = readNumber(words, at)
  return number && number.value >= 1 && number.value <= 12 ? number : null
}

/** «năm 2026», «/2026», «-2026», «năm nay», «năm sau» right after a period; the year it names. */
export function readYear(words: readonly Word[], at: number): { readonly value: number; readonly to: number } | null {
  const word = words[at]
  if (word && word.number !== null && word.number >= 1990 && word.number <= 2099 && /^\s?[/.-]?\s?$/.test(word.gap))
    return { value: word.number, to: at + 1 }
  if (!says(word, 'năm')) return null
  const number = words[at + 1]?.number
  return number && number >= 1990 && number <= 2099 ? { value: number, to: at + 2 } : null
}

// mùng 6 Tết | mùng 6 tết nguyên đán | mùng 10 âm
function readLunarTail({ words, today }: Asked, date: { value: number; to: number }): DayRead | null {
  if (!says(words[date.to], 'tết')) return null
  const to = says(words[date.to + 1], 'nguyên') ? date.to + 3 : date.to + 1
  return lunarDay(today, 1, date.value, to)
}
function lunarDay(today: Day, month: number, date: number, to: number): DayRead | null {
  const day = nearestLunar(today, month, date)
  return day ? { day, to } : null
}
/** «15/8 âm», «mùng 10 tháng 3 âm lịch», «10/3 ÂL» */
const isLunar = (words: readonly Word[], at: number): boolean => saysAny(words[at], 'âm âl')
function skipLunar(words: readonly Word[], at: number): number {
  return says(words[at + 1], 'lịch') ? at + 2 : at + 1
}

function readBareDate({ words, today }: Asked, at: number, date: { value: number; to: number }): DayRead | null {
  const after = words[date.to]
  // «ngày 20 tháng» was tried; «ngày 2 lần», «ngày 3 việc» count.
  if (after && after.gap.trim() === '' && saysAny(after, 'lần việc nhiệm bữa người')) return null
  if (/^[/.-]/.test(after?.gap.trim() ?? '') && after?.number !== null && after !== undefined) return null
  if (saysAny(words[at], 'mùng mồng') && date.value > 10) return null
  const day = dayFrom(yearOf(today), monthOf(today), date.value)
  const to = saysAny(after, 'tây này nầy') ? date.to + 1 : date.to
  return day ? { day, to } : null
}

function dated(year: number, month: number, date: number, to: number): DayRead | null {
  const day = dayFrom(year, month, date)
  return day ? { day, to } : null
}
const fullYear = (year: number) => (year < 100 ? 2000 + year : year)

function nearestDate(today: Day, month: number, date: number, to: number, words: readonly Word[]): DayRead | null {
  if (isLunar(words, to)) return lunarDay(today, month, date, skipLunar(words, to))
  const named = says(words[to], 'năm') ? readShift(words, to + 1) : null
  if (named) return dated(yearOf(today) + named.shift, month, date, named.to)
  const days = [0, -1, 1].flatMap((shift) => dayFrom(yearOf(today) + shift, month, date) ?? [])
  const nearest = days.sort((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)))[0]
  return nearest ? { day: nearest, to } : null
}

/** Feasts: words, then month and date; `lunar` by the moon. */
const FEASTS: readonly {
  readonly names: readonly string[]
  readonly month: number
  readonly date: number
  readonly lunar: boolean
}[] = [
  { names: ['quốc khánh', 'tết độc lập', 'lễ quốc khánh', 'ngày quốc khánh'], month: 9, date: 2, lunar: false },
  { names: ['tết dương lịch', 'tết tây', 'tết dương', 'năm mới dương lịch'], month: 1, date: 1, lunar: false },
  { names: ['giải phóng miền nam', 'ngày giải phóng', 'ngày thống nhất'], month: 4, date: 30, lunar: false },
  { names: ['quốc tế lao động', 'ngày lao động'], month: 5, date: 1, lunar: false },
  { names: ['quốc tế phụ nữ'], month: 3, date: 8, lunar: false },
  { names: ['ngày nhà giáo', 'nhà giáo việt nam'], month: 11, date: 20, lunar: false },
  { names: ['ngày văn hóa việt nam', 'ngày văn hóa các dân tộc'], month: 11, date: 24, lunar: false },
  { names: ['noel', 'giáng sinh', 'nô en'], month: 12, date: 25, lunar: false },
  { names: ['giỗ tổ hùng vương', 'giỗ tổ', 'lễ hội đền hùng'], month: 3, date: 10, lunar: true },
  { names: ['trung thu', 'tết trung thu', 'rằm trung thu'], month: 8, date: 15, lunar: true },
  { names: ['rằm tháng giêng', 'tết nguyên tiêu'], month: 1, date: 15, lunar: true },
  { names: ['vu lan', 'lễ vu lan'], month: 7, date: 15, lunar: true },
  { names: ['ông công ông táo', 'tết ông táo', 'ngày ông táo'], month: 12, date: 23, lunar: true },
  { names: ['tết đoan ngọ'], month: 5, date: 5, lunar: true },
  { names: ['tết nguyên đán', 'tết âm lịch', 'tết ta', 'tết âm', 'tết'], month: 1, date: 1, lunar: true },
]
const FEAST_WORDS = FEASTS.flatMap((feast) => feast.names.map((name) => ({ feast, words: name.split(' ') }))).sort(
  (a, b) => b.words.length - a.words.length,
)

const FEASTS_BY_KEY = new Map<string, typeof FEAST_WORDS>()
for (const entry of FEAST_WORDS) {
  const key = keyOf(entry.words[0]!)
  FEASTS_BY_KEY.set(key, [...(FEASTS_BY_KEY.get(key) ?? []), entry])
}

// Quốc khánh | mùng 6 Tết is read before | rằm tháng 7 | giao thừa | ngày rằm
function readFeast(asked: Asked, at: number): DayRead | null {
  const { words, today } = asked
  const start = saysAny(words[at], 'ngày lễ dịp') ? at + 1 : at
  for (const { feast, words: name } of FEASTS_BY_KEY.get(words[start]?.key ?? '') ?? []) {
    if (!name.every((text, i) => says(words[start + i], text))) continue
    // A lone «tet», «tet» in «chi tet», or «noel» typed bare is too weak without its mark; two words and more are not.
    if (
      name.length === 1 &&
      feast.lunar &&
      words[start]!.text !== 'tết' &&
      !saysAny(words[start - 1], 'trước sau đến nghỉ tới hết')
    )
      continue
    return feastDay(asked, feast, start + name.length, saysAny(words[at - 1], 'trước trc đến tới'))
  }
  if (says(words[start], 'giao') && says(words[start + 1], 'thừa')) {
    const eve = nearestLunar(today, 1, 1)
    return eve ? { day: addDays(eve, -1), to: start + 2 } : null
  }
  if (isTyped(words[start], ['rằm']) || (words[start]?.key === 'ram' && says(words[start + 1], 'tháng')))
    return readFullMoon(asked, start)
  return null
}
/** `ahead`: «trước Tết» is before the next one, never the one that has been. */
function feastDay({ words, today }: Asked, feast: (typeof FEASTS)[number], to: number, ahead: boolean): DayRead | null {
  const year = readYear(words, to) ?? yearShift(words, to, today)
  if (ahead && !year) {
    const next = [0, 1].flatMap(
      (shift) =>
        (feast.lunar
          ? dayOfLunar(yearOf(today) + shift, feast.month, feast.date)
          : dayFrom(yearOf(today) + shift, feast.month, feast.date)) ?? [],
    )
    const day = next.find((d) => d >= today)
    if (day) return { day, to }
  }
  if (feast.lunar) {
    const day = year ? dayOfLunar(year.value, feast.month, feast.date) : nearestLunar(today, feast.month, feast.date)
    return day ? { day, to: year?.to ?? to } : null
  }
  if (year) return dated(year.value, feast.month, feast.date, year.to)
  return nearestDate(today, feast.month, feast.date, to, words)
}
function yearShift(words: readonly Word[], at: number, today: Day): { value: number; to: number } | null {
  const shift = says(words[at], 'năm') ? readShift(words, at + 1) : null
  return shift && { value: yearOf(today) + shift.shift, to: shift.to }
}
function readFullMoon({ words, today }: Asked, at: number): DayRead | null {
  const month = says(words[at + 1], 'tháng') ? readMonthNumber(words, at + 2) : null
  // «rằm tháng 8 âm lịch»: it is by the moon anyway.
  if (month) return lunarDay(today, month.value, 15, isLunar(words, month.to) ? skipLunar(words, month.to) : month.to)
  // The next full moon from today on.
  for (let shift = 0; shift < 2; shift++) {
    for (let m = 1; m <= 12; m++) {
      const day = dayOfLunar(yearOf(today) + shift, m, 15)
      if (day && day >= today && daysBetween(today, day) < 31) return { day, to: at + 1 }
    }
  }
  return null
}
