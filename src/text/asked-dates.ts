// The stretch of days a message speaks of: trước 20/8, từ 5 đến 20/8, từ nay đến cuối tháng, sau quý III.
import { addDays, type Day, monthOf, yearOf } from '../domain/calendar.ts'
import { type Asked, type Period, readDay } from './asked-days.ts'
import { readPeriod } from './asked-periods.ts'
import { mayBegin, readNumber, says, saysAny } from './number-words.ts'
import type { Word } from './words.ts'

/** Days `since`..`until` with both ends included, null an open end, found at words `from`..`to` (end excluded). */
export type DateHit = {
  readonly since: Day | null
  readonly until: Day | null
  readonly from: number
  readonly to: number
  /** The last day of the period that was named, before «trước» or «sau» was applied. */
  readonly named: Day
  readonly how: 'in' | 'before' | 'by' | 'after' | 'from' | 'between'
}

type Taken = { readonly from: number; readonly to: number }
/** Everything in a message that names days, left to right. */
export function readDates(words: readonly Word[], today: Day, taken: readonly Taken[] = []): readonly DateHit[] {
  const hits: DateHit[] = []
  const asked: Asked = {
    words,
    today,
    periods: [],
    others: new Set(taken.map((t) => t.from)),
    ended: new Set(taken.map((t) => t.to)),
  }
  for (let at = 0; at < words.length; ) {
    // «việc 31 hôm qua»: the number of a task counts no days.
    const inside = taken.find((t) => t.from <= at && at < t.to)
    if (inside) {
      at = inside.to
      continue
    }
    const hit = mayBeDate(words[at]!) ? (readBetween(asked, at) ?? readBound(asked, at) ?? readIn(asked, at)) : null
    if (hit) hits.push(hit)
    at = hit ? hit.to : at + 1
  }
  return hits
}

// Only these keys can begin a date; most words are passed by with one look.
const BEGINNINGS = new Set(
  `hom bua ngay sang trua chieu toi dem khuya hnay today hqua mai mot thu chu chua cn t mung le dip quoc tet giai noel giang no
  gio trung ram vu ong giao nua dau giua cuoi thuong ha tuan thang thg th quy q qi qii qiii qiv nam trong vong mong nguyen nha
  truoc trc den toi cham muon khong het sau tu ke hai ba bon sau bay tam chin muoi cho han vao can qua chieu nay gio`.split(
    /\s+/,
  ),
)
const mayBeDate = (word: Word): boolean => word.number !== null || mayBegin(word, BEGINNINGS)

function readIn(asked: Asked, at: number): DateHit | null {
  const start = says(asked.words[at], 'trong') || says(asked.words[at], 'vào') ? at + 1 : at
  const period = readPeriod(asked, at) ?? (start > at ? readPeriod(asked, start) : null)
  if (!period) return null
  const to = skipSameDay(asked, period)
  const onwards = readOnwards(asked.words, to)
  if (onwards) return { since: period.from, until: null, from: at, to: onwards, named: period.until, how: 'from' }
  return { since: period.from, until: period.until, from: at, to, named: period.until, how: 'in' }
}
/** «Quốc khánh 2/9», «thứ sáu 15/8», «hôm nay 11/8»: the same day said twice. */
function skipSameDay(asked: Asked, period: Period): number {
  if (period.from !== period.until) return period.to
  const start = says(asked.words[period.to], 'ngày') ? period.to : period.to
  const again = readDay(asked, start)
  return again && (asked.words[start]?.number !== null || says(asked.words[start], 'ngày')) && again.day === period.from
    ? again.to
    : period.to
}
// từ 20/8 trở đi | 20/8 trở đi | tháng 9 trở đi
function readOnwards(words: readonly Word[], at: number): number | null {
  return says(words[at], 'trở') && saysAny(words[at + 1], 'đi lên về')
    ? says(words[at + 1], 'về')
      ? at + 3
      : at + 2
    : null
}

// trước (ngày) D | chậm nhất D | đến hết D | không quá D | sau D | từ D      not: «trước khi», «đến hạn», «từ Sở»
function readBound(asked: Asked, at: number): DateHit | null {
  const bound = readBoundName(asked.words, at)
  if (!bound) return null
  const start = skipClock(asked.words, bound.to)
  const period = readPeriod(asked, start)
  if (!period) return null
  const to = skipSameDay(asked, period)
  const base = { from: at, to: readOnwards(asked.words, to) ?? to, named: period.until }
  // «trước 15h ngày 20/3» leaves that day in.
  if (bound.how === 'before' && start > bound.to) return { ...base, since: null, until: period.until, how: 'by' }
  if (bound.how === 'before') return { ...base, since: null, until: addDays(period.from, -1), how: 'before' }
  if (bound.how === 'by') return { ...base, since: null, until: period.until, how: 'by' }
  if (bound.how === 'after') return { ...base, since: addDays(period.until, 1), until: null, how: 'after' }
  return { ...base, since: period.from, until: null, how: 'from' }
}

/** «15h», «15 giờ 30» before a day. */
function skipClock(words: readonly Word[], at: number): number {
  const unit = words[at + 1]
  if (!words[at] || words[at]!.number === null || !unit || !(saysAny(unit, 'giờ') || /^[hg]$/.test(unit.key))) return at
  const minutes = words[at + 2]
  const to =
    minutes && minutes.number !== null && minutes.gap.length < 2 && minutes.number < 60 && words[at + 3]?.gap !== '/'
      ? at + 3
      : at + 2
  return saysAny(words[to], 'sáng chiều tối trưa') && !saysAny(words[to + 1], 'nay mai') ? to + 1 : to
}

type Bound = { readonly how: 'before' | 'by' | 'after' | 'from'; readonly to: number }
const BOUNDS = new Set('cham muon tre khong han truoc trc cho den toi het qua sau ke tu'.split(' '))
function readBoundName(words: readonly Word[], at: number): Bound | null {
  if (!mayBegin(words[at], BOUNDS)) return null
  const word = words[at]
  const next = words[at + 1]
  if (saysAny(word, 'chậm muộn trễ') && says(next, 'nhất')) {
    const inner = readBoundName(words, skip(words, at + 2, 'là vào'))
    return inner ?? { how: 'by', to: skip(words, at + 2, 'là vào trong') }
  }
  if (says(word, 'không') && says(next, 'quá')) return { how: 'by', to: at + 2 }
  if (says(word, 'hạn') && saysAny(next, 'chót cuối') && !isPartBehind(words, at + 1))
    return { how: 'by', to: skip(words, at + 2, 'là vào') }
  if (saysAny(word, 'trước trc')) return { how: 'before', to: skip(words, at + 1, 'lễ dịp kỳ') }
  if (says(word, 'cho') && saysAny(next, 'đến tới')) return { how: 'by', to: skip(words, at + 2, 'hết') }
  if (saysAny(word, 'đến tới')) return { how: 'by', to: skip(words, at + 1, 'hết trước') }
  if (says(word, 'hết')) return { how: 'by', to: at + 1 }
  if (says(word, 'qua') && says(next, 'ngày')) return { how: 'after', to: at + 1 }
  if (says(word, 'sau')) return { how: 'after', to: skip(words, at + 1, 'lễ dịp kỳ') }
  if (says(word, 'kể') && says(next, 'từ')) return { how: 'from', to: at + 2 }
  return isFrom(words, at) ? { how: 'from', to: at + 1 } : null
}
/** «hết hạn cuối tuần này», «tới hạn cuối tháng»: the end of that week, no last day. */
const isPartBehind = (words: readonly Word[], at: number): boolean =>
  saysAny(words[at - 2], 'hết đến tới đáo sắp gần vào kịp') && saysAny(words[at + 1], 'tuần tháng quý năm')
/** «từ», but not the second half of «đầu tư tháng 9», nor the issuer in «44-KL/TU ngày 6/3». */
const isFrom = (words: readonly Word[], at: number): boolean =>
  says(words[at], 'từ') &&
  !/[-–/]$/.test(words[at]!.gap) &&
  !(words[at]!.spelling?.tone !== '\u0300' && says(words[at - 1], 'đầu'))
const skip = (words: readonly Word[], at: number, texts: string): number =>
  saysAny(words[at], texts) ? skip(words, at + 1, texts) : at

// từ 5 đến 20/8 | từ nay đến cuối tháng | 11-17/8 | từ đầu năm tới giờ | tháng 8 đến tháng 10 | giữa 5/8 và 20/8
function readBetween(asked: Asked, at: number): DateHit | null {
  const { words, today } = asked
  const opened =
    isFrom(words, at) || (says(words[at], 'trong') && says(words[at + 1], 'khoảng')) || says(words[at], 'khoảng')
  const begin =
    says(words[at], 'từ') && !/[-–/]$/.test(words[at]!.gap) ? at + 1 : opened ? skip(words, at + 1, 'khoảng từ') : at
  const left = readLeftEnd(asked, begin, opened)
  if (!left) return null
  const joint = readJoint(words, left.to, left.bare)
  if (joint === null) return null
  if (
    saysAny(words[joint], 'nay giờ ni') ||
    (says(words[joint], 'bây') && says(words[joint + 1], 'giờ')) ||
    (says(words[joint], 'hiện') && says(words[joint + 1], 'tại'))
  )
    return opened
      ? {
          since: left.from,
          until: today,
          from: at,
          to: says(words[joint], 'bây') || says(words[joint], 'hiện') ? joint + 2 : joint + 1,
          named: today,
          how: 'between',
        }
      : null
  const right = readPeriod(asked, joint)
  if (!right) return null
  const since = left.bare === null ? left.from : dayInMonthOf(right.until, left.bare)
  if (!since || since > right.until) return null
  return { since, until: right.until, from: at, to: right.to, named: right.until, how: 'between' }
}

type LeftEnd = { readonly from: Day; readonly to: number; readonly bare: number | null }
function readLeftEnd(asked: Asked, at: number, opened: boolean): LeftEnd | null {
  const { words, today } = asked
  if (opened && saysAny(words[at], 'nay giờ ni')) return { from: today, to: at + 1, bare: null }
  if (opened && says(words[at], 'bây') && says(words[at + 1], 'giờ')) return { from: today, to: at + 2, bare: null }
  const bareAt = says(words[at], 'ngày') ? at + 1 : at
  const number = words[bareAt]?.number !== null ? readNumber(words, bareAt) : null
  const after = number && words[number.to]
  // A bare day number takes its month from the other end: «từ 5 đến 20/8», «11-17/8».
  if (
    number &&
    number.value >= 1 &&
    number.value <= 31 &&
    after &&
    (opened || says(words[at], 'ngày') || /^\s?[-–]\s?$/.test(after.gap))
  ) {
    const isJoint = saysAny(after, 'đến tới') || /^\s?[-–]\s?$/.test(after.gap)
    if (isJoint && !isOwnDate(words, bareAt)) return { from: today, to: number.to, bare: number.value }
  }
  const period = readPeriod(asked, at)
  return period && { from: period.from, to: period.to, bare: null }
}
/** «5-8» is a day and a month unless another «/8» follows: «5-8/9» is two days of September. */
function isOwnDate(words: readonly Word[], at: number): boolean {
  const second = words[at + 1]
  const third = words[at + 2]
  if (!second || second.number === null) return false
  const monthFollows =
    third && (third.gap === '/' || third.gap === '.' || (says(third, 'tháng') && words[at + 3]?.number !== null))
  return !(/^\s?[-–]\s?$/.test(second.gap) && monthFollows)
}
function readJoint(words: readonly Word[], at: number, bare: number | null): number | null {
  const word = words[at]
  if (!word) return null
  if (saysAny(word, 'đến tới')) return says(words[at + 1], 'hạn') ? null : skip(words, at + 1, 'hết trước lễ dịp kỳ')
  if (says(word, 'cho') && saysAny(words[at + 1], 'đến tới')) return skip(words, at + 2, 'hết')
  return /^\s?[-–]\s?$/.test(word.gap) &&
    (bare !== null || word.number !== null || says(word, 'ngày') || says(word, 'tháng'))
    ? at
    : null
}
function dayInMonthOf(day: Day, date: number): Day | null {
  const text = `${yearOf(day)}-${String(monthOf(day)).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  return text <= day ? text : null
}
