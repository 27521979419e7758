// Periods as people ask about them: tuần sau nữa, giữa tháng, quý III, nửa đầu năm, 9 tháng đầu năm, 7 ngày tới.
import {
  addDays,
  addMonths,
  type Day,
  dayFrom,
  endOfMonth,
  endOfQuarter,
  monthOf,
  quarterOf,
  startOfMonth,
  startOfQuarter,
  startOfWeek,
  yearOf,
} from '../domain/calendar.ts'
import { type Asked, asPeriod, type Period, readDay, readMonthNumber, readShift, readYear } from './asked-days.ts'
import { mayBegin, readNumber, readRoman, says, saysAny } from './number-words.ts'
import type { Word } from './words.ts'

/** Any period, a single day included, that begins at a word. */
export function readPeriod(asked: Asked, at: number): Period | null {
  const known = asked.periods[at]
  if (known !== undefined) return known
  const found = asked.words[at] ? findPeriod(asked, at) : null
  asked.periods[at] = found
  return found
}
function findPeriod(asked: Asked, at: number): Period | null {
  return (
    readPart(asked, at) ??
    readNextOne(asked, at) ??
    readSpan(asked, at) ??
    asPeriod(readDay(asked, at)) ??
    readWeek(asked, at) ??
    readMonth(asked, at) ??
    readQuarter(asked, at) ??
    readYearPeriod(asked, at)
  )
}

const period = (from: Day | null, until: Day | null, to: number): Period | null =>
  from && until ? { from, until, to } : null

const PARTS = new Set('nua dau giua cuoi thuong trung ha'.split(' '))
type Part = 'start' | 'middle' | 'end' | 'first-half' | 'second-half'
// đầu | giữa | cuối | nửa đầu | nửa cuối | thượng tuần, before a week, month, quarter or year
function readPartName(words: readonly Word[], at: number): { readonly part: Part; readonly to: number } | null {
  if (!mayBegin(words[at], PARTS) || saysAny(words[at - 1], 'đứng dẫn')) return null
  const word = words[at]
  const next = words[at + 1]
  if (says(word, 'nửa') || (says(word, 'nữa') && saysAny(next, 'đầu cuối sau'))) {
    if (saysAny(next, 'đầu trước')) return { part: 'first-half', to: at + 2 }
    return saysAny(next, 'cuối sau') ? { part: 'second-half', to: at + 2 } : null
  }
  if (says(next, 'tuần') && saysAny(word, 'thượng trung hạ') && says(words[at + 2], 'tháng'))
    return { part: says(word, 'thượng') ? 'start' : says(word, 'trung') ? 'middle' : 'end', to: at + 2 }
  if (says(word, 'đầu')) return { part: 'start', to: at + 1 }
  if (says(word, 'giữa')) return { part: 'middle', to: at + 1 }
  return says(word, 'cuối') ? { part: 'end', to: at + 1 } : null
}

function readPart(asked: Asked, at: number): Period | null {
  const name = readPartName(asked.words, at)
  if (!name) return null
  const { today, words } = asked
  const whole = (read: Period | null, bare: Period): Period | null =>
    read ?? (saysAny(words[name.to], 'tuần tháng quý năm') ? bare : null)
  const unit = words[name.to]
  if (says(unit, 'tuần')) {
    const week = whole(readWeek(asked, name.to), {
      from: startOfWeek(today),
      until: addDays(startOfWeek(today), 6),
      to: name.to + 1,
    })
    return week && partOfWeek(name.part, week)
  }
  if (says(unit, 'tháng') || isMonthLetter(words, name.to)) {
    const month = whole(readMonth(asked, name.to), {
      from: startOfMonth(today),
      until: endOfMonth(today),
      to: name.to + 1,
    })
    return month && partOfMonth(name.part, month)
  }
  if (says(unit, 'quý') || unit?.key === 'q') {
    const quarter = quarterOf(today)
    const bare = {
      from: startOfQuarter(yearOf(today), quarter),
      until: endOfQuarter(yearOf(today), quarter),
      to: name.to + 1,
    }
    const read = whole(readQuarter(asked, name.to), bare)
    return read && partOfQuarter(name.part, read)
  }
  if (says(unit, 'năm')) {
    const year = whole(readYearPeriod(asked, name.to), {
      from: `${yearOf(today)}-01-01`,
      until: `${yearOf(today)}-12-31`,
      to: name.to + 1,
    })
    return year && partOfYear(name.part, year)
  }
  return null
}
function partOfWeek(part: Part, { from, until, to }: Period): Period {
  if (part === 'start') return { from, until: addDays(from, 1), to }
  if (part === 'middle') return { from: addDays(from, 2), until: addDays(from, 3), to }
  if (part === 'end') return { from: addDays(until, -1), until, to }
  return part === 'first-half' ? { from, until: addDays(from, 2), to } : { from: addDays(from, 3), until, to }
}
function partOfMonth(part: Part, { from, until, to }: Period): Period {
  if (part === 'start') return { from, until: addDays(from, 9), to }
  if (part === 'middle') return { from: addDays(from, 10), until: addDays(from, 19), to }
  if (part === 'end') return { from: addDays(from, 20), until, to }
  return part === 'first-half' ? { from, until: addDays(from, 14), to } : { from: addDays(from, 15), until, to }
}
function partOfQuarter(part: Part, { from, until, to }: Period): Period {
  if (part === 'start') return { from, until: endOfMonth(from), to }
  if (part === 'middle') return { from: addMonths(from, 1), until: endOfMonth(addMonths(from, 1)), to }
  if (part === 'end') return { from: startOfMonth(until), until, to }
  const middle = addDays(addMonths(from, 1), 14)
  return part === 'first-half' ? { from, until: middle, to } : { from: addDays(middle, 1), until, to }
}
function partOfYear(part: Part, { from, until, to }: Period): Period {
  if (part === 'start') return { from, until: endOfMonth(addMonths(from, 2)), to }
  if (part === 'middle') return { from: addMonths(from, 5), until: endOfMonth(addMonths(from, 5)), to }
  if (part === 'end') return { from: addMonths(from, 9), until, to }
  const half = endOfMonth(addMonths(from, 5))
  return part === 'first-half' ? { from, until: half, to } : { from: addDays(half, 1), until, to }
}

const isCounted = ({ words, ended }: Asked, at: number): boolean =>
  words[at]?.gap === ' ' &&
  // «KL 44 tuần này»: that number is a name.
  !ended.has(at) &&
  words[at - 1] !== undefined &&
  (words[at - 1]!.number !== null || saysAny(words[at - 1], 'nửa'))

// sang tuần | sang tháng | sang năm: the next one      not: sang tuần này | sang tháng 5 | sang năm học mới
function readNextOne({ words, today }: Asked, at: number): Period | null {
  if (words[at]?.text !== 'sang' || !saysAny(words[at + 1], 'tuần tháng quý năm')) return null
  const unit = words[at + 1]!
  const next = words[at + 2]
  const isNamed = next !== undefined && (readNumber(words, at + 2) || readRoman(next) || readShift(words, at + 2))
  if (isNamed || saysAny(next, 'nào mấy mô mới khác học lương việc cái ngoái')) return null
  const to = at + 2
  if (says(unit, 'tuần')) return period(addDays(startOfWeek(today), 7), addDays(startOfWeek(today), 13), to)
  const months = says(unit, 'tháng') ? 1 : says(unit, 'quý') ? 3 : 12
  const start =
    months === 1
      ? startOfMonth(today)
      : months === 3
        ? startOfQuarter(yearOf(today), quarterOf(today))
        : `${yearOf(today)}-01-01`
  return period(addMonths(start, months), endOfMonth(addMonths(start, 2 * months - 1)), to)
}

// tuần này | tuần sau nữa | trong tuần (this one) | cuối tuần is a part
function readWeek(asked: Asked, at: number): Period | null {
  const { words, today } = asked
  // «2 tuần rồi» is a length of time.
  if (!says(words[at], 'tuần') || isCounted(asked, at)) return null
  const shift = readShift(words, at + 1)
  const to = shift?.to ?? at + 1
  if (!shift && !saysAny(words[at - 1], 'trong hết')) return null
  const monday = addDays(startOfWeek(today), 7 * (shift?.shift ?? 0))
  return period(monday, addDays(monday, 6), to)
}

const isMonthLetter = (words: readonly Word[], at: number) =>
  (words[at]?.key === 't' || words[at]?.key === 'th') && words[at + 1]?.number !== null && words[at + 1]?.gap === ''

const MONTHS = new Set(['thang', 'thg', 't', 'th'])
// tháng 8 | tháng tám năm sau | t8/2025 | 8/2025 | tháng này | trong tháng      not: «2 tháng», «tháng lương»
function readMonth(asked: Asked, at: number): Period | null {
  const { words, today } = asked
  if (words[at]?.number === null && !mayBegin(words[at], MONTHS)) return null
  const figures = readMonthFigures(words, at)
  if (figures) return monthOfYear(figures.year, figures.month, figures.to)
  if (!says(words[at], 'tháng') && !(says(words[at], 'thg') || isMonthLetter(words, at))) return null
  const shift = says(words[at], 'tháng') && !isCounted(asked, at) ? readShift(words, at + 1) : null
  if (shift) {
    const start = addMonths(startOfMonth(today), shift.shift)
    return period(start, endOfMonth(start), shift.to)
  }
  const number = readMonthNumber(words, at + 1)
  if (!number)
    return saysAny(words[at - 1], 'trong hết') ? period(startOfMonth(today), endOfMonth(today), at + 1) : null
  const year = readYear(words, number.to) ?? readNamedYear(words, number.to, today)
  if (year) return monthOfYear(year.value, number.value, year.to)
  return withSecondMonth(words, monthOfYear(nearestYear(today, number.value), number.value, number.to))
}
/** «tháng 8, 9» and «tháng 7-9» cover both; «tháng 8 và 9» too. */
function withSecondMonth(words: readonly Word[], first: Period | null): Period | null {
  if (!first) return null
  const joined = says(words[first.to], 'và') || says(words[first.to], 'đến') ? first.to + 1 : first.to
  const joinedMonth =
    says(words[joined], 'tháng') && (says(words[first.to], 'và') || /^\s?[,;]/.test(words[joined]!.gap))
      ? joined + 1
      : joined
  const word = words[joinedMonth]
  const number = word?.number ?? 0
  const linked = joinedMonth > joined || joined > first.to ? word?.gap === ' ' : /^\s?[-–,]\s?$/.test(word?.gap ?? '')
  if (!word || !linked || number <= monthOf(first.from) || number > 12) return first
  const after = words[joinedMonth + 1]
  const isCount = joinedMonth === joined && saysAny(after, 'việc ngày nhiệm tuần xã sở tháng đầu')
  if (after && (/^[/.-]/.test(after.gap) || isCount)) return first
  return {
    from: first.from,
    until: endOfMonth(addMonths(first.from, number - monthOf(first.from))),
    to: joinedMonth + 1,
  }
}
function readMonthFigures(words: readonly Word[], at: number): { month: number; year: number; to: number } | null {
  const month = words[at]?.number
  const year = words[at + 1]
  if (!month || month > 12 || !year || year.number === null || !/^[/-]$/.test(year.gap)) return null
  return year.number >= 1990 && year.number <= 2099 ? { month, year: year.number, to: at + 2 } : null
}
const monthOfYear = (year: number, month: number, to: number): Period | null => {
  const start = dayFrom(year, month, 1)
  return start ? { from: start, until: endOfMonth(start), to } : null
}
function readNamedYear(words: readonly Word[], at: number, today: Day): { value: number; to: number } | null {
  const shift = saysAny(words[at], 'năm') ? (readShift(words, at + 1) ?? lastYear(words, at + 1)) : null
  return shift && { value: yearOf(today) + shift.shift, to: shift.to }
}
const lastYear = (words: readonly Word[], at: number) => (says(words[at], 'ngoái') ? { shift: -1, to: at + 1 } : null)

/** The year in which a month is nearest to today; this year where two are as near. */
function nearestYear(today: Day, month: number): number {
  const ahead = month - monthOf(today)
  return yearOf(today) + (ahead < -6 ? 1 : ahead > 6 ? -1 : 0)
}

const QUARTERS = new Set('quy q qi qii qiii qiv'.split(' '))
// quý 3 | quý III/2025 | Q4 | quý này | quý sau | quý tư | trong quý | hết quý
function readQuarter({ words, today }: Asked, at: number): Period | null {
  const letter = words[at]?.key === 'q' && words[at + 1]?.gap === ''
  if (!mayBegin(words[at], QUARTERS)) return null
  const stuck = /^q(i|ii|iii|iv)$/.exec(words[at]?.key ?? '')
  if (stuck) return quarterOfYear(today, readRoman({ ...words[at]!, key: stuck[1]! }) ?? 0, words, at + 1)
  if (!says(words[at], 'quý') && !letter) return null
  const shift = letter ? null : readShift(words, at + 1)
  if (shift) {
    const start = addMonths(startOfQuarter(yearOf(today), quarterOf(today)), 3 * shift.shift)
    return period(start, endOfMonth(addMonths(start, 2)), shift.to)
  }
  const roman = readRoman(words[at + 1])
  const number = roman ? { value: roman, to: at + 2 } : readNumber(words, at + 1)
  if (number && number.value >= 1 && number.value <= 4) return quarterOfYear(today, number.value, words, number.to)
  const bare = saysAny(words[at - 1], 'trong hết cuối')
  return bare ? quarterOfYear(today, quarterOf(today), words, at + 1) : null
}
function quarterOfYear(today: Day, quarter: number, words: readonly Word[], to: number): Period | null {
  if (quarter < 1 || quarter > 4) return null
  const named = readYear(words, to) ?? readNamedYear(words, to, today)
  const ahead = quarter - quarterOf(today)
  const year = named?.value ?? yearOf(today) + (ahead < -2 ? 1 : ahead > 2 ? -1 : 0)
  return { from: startOfQuarter(year, quarter), until: endOfQuarter(year, quarter), to: named?.to ?? to }
}

// năm nay | năm 2026 | năm ngoái | trong năm | hết năm
function readYearPeriod({ words, today }: Asked, at: number): Period | null {
  if (!says(words[at], 'năm')) return null
  const named = readYear(words, at) ?? readNamedYear(words, at, today)
  // «cả năm»      not: cả năm việc
  const bare =
    saysAny(words[at - 1], 'trong hết') ||
    (saysAny(words[at - 1], 'cả') &&
      !saysAny(words[at + 1], 'cái việc vụ nhiệm đầu người xã phường sở đơn ban mục ngày anh'))
  if (!named && !bare) return null
  const year = named?.value ?? yearOf(today)
  return period(`${year}-01-01`, `${year}-12-31`, named?.to ?? at + 1)
}

const UNIT_DAYS: readonly (readonly [string, number])[] = [
  ['ngày', 1],
  ['hôm', 1],
  ['bữa', 1],
  ['tuần', 7],
]
/** A number of days, weeks or months: «10 ngày», «hai tuần», «1 tháng», «nửa tháng». */
export function readLength(
  words: readonly Word[],
  at: number,
): { readonly days: number; readonly months: number; readonly to: number } | null {
  if (says(words[at], 'nửa') && says(words[at + 1], 'tháng')) return { days: 15, months: 0, to: at + 2 }
  const number = readNumber(words, at)
  if (!number || number.value > 3_660) return null
  const unit = words[number.to]
  if (says(unit, 'tháng')) return { days: 0, months: number.value, to: number.to + 1 }
  if (says(unit, 'năm') && words[number.to - 1]!.number !== null)
    return { days: 0, months: 12 * number.value, to: number.to + 1 }
  const days = UNIT_DAYS.find(([text]) => says(unit, text))?.[1]
  return days ? { days: number.value * days, months: 0, to: number.to + 1 } : null
}
export const addLength = (day: Day, length: { days: number; months: number }, sign = 1): Day =>
  length.months ? addMonths(day, sign * length.months) : addDays(day, sign * length.days)

const SPANS = new Set('trong vong nua mot hai ba bon tu nam sau bay tam chin muoi chuc lam'.split(' '))
// 7 ngày tới | trong vòng 2 tuần | 3 hôm nữa (that day) | 10 ngày qua | một tháng kể từ hôm nay | 6 tháng cuối năm | 9 tháng đầu năm 2025
function readSpan(asked: Asked, at: number): Period | null {
  const { words, today } = asked
  if (words[at]?.number === null && !mayBegin(words[at], SPANS)) return null
  const inside = says(words[at], 'trong')
    ? says(words[at + 1], 'vòng')
      ? at + 2
      : at + 1
    : says(words[at], 'vòng')
      ? at + 1
      : at
  const length = readLength(words, inside)
  if (!length) return null
  const after = words[length.to]
  if (
    length.months &&
    says(words[length.to - 1], 'tháng') &&
    saysAny(after, 'đầu cuối') &&
    says(words[length.to + 1], 'năm')
  )
    return monthsOfYear(asked, length.months, says(after, 'đầu'), length.to + 1)
  const end = addLength(today, length)
  const working = says(after, 'làm') && says(words[length.to + 1], 'việc') ? length.to + 2 : length.to
  const tail = words[working]
  if (
    says(tail, 'kể') ||
    (says(tail, 'tính') && says(words[working + 1], 'từ')) ||
    (says(tail, 'từ') && saysAny(words[working + 1], 'hôm nay bây giờ bữa'))
  )
    return period(today, end, skipFromNow(words, working))
  if (saysAny(tail, 'tới đến') && !says(words[working + 1], 'hạn')) return period(today, end, working + 1)
  if (saysAny(tail, 'sắp tiếp')) return period(today, end, working + 2)
  if (says(tail, 'nữa')) return inside > at ? period(today, end, working + 1) : period(end, end, working + 1)
  if (says(tail, 'qua') || (says(tail, 'gần') && saysAny(words[working + 1], 'đây nhất')))
    return period(addLength(today, length, -1), today, says(tail, 'qua') ? working + 1 : working + 2)
  if (saysAny(tail, 'vừa') && saysAny(words[working + 1], 'qua rồi'))
    return period(addLength(today, length, -1), today, working + 2)
  if (says(tail, 'sau') && inside === at && !saysAny(words[working + 1], 'khi đó')) return period(end, end, working + 1)
  return inside > at ? period(today, end, working) : null
}
function skipFromNow(words: readonly Word[], at: number): number {
  let to = at
  while (saysAny(words[to], 'kể tính từ bây hôm bữa ngày')) to++
  return saysAny(words[to], 'nay giờ ni') ? to + 1 : to
}
function monthsOfYear({ words, today }: Asked, months: number, first: boolean, at: number): Period | null {
  if (months > 11) return null
  const year = readYear(words, at) ?? readNamedYear(words, at, today)
  const start = `${year?.value ?? yearOf(today)}-01-01`
  const to = year?.to ?? at + 1
  return first
    ? period(start, endOfMonth(addMonths(start, months - 1)), to)
    : period(addMonths(start, 12 - months), addDays(addMonths(start, 12), -1), to)
}
