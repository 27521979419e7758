// What the deadline readers share: a deadline with its place in the text, and how years left out are found.
import { type Day, dayFrom, endOfMonth, monthOf, yearOf } from '../domain/calendar.ts'
import type { Deadline } from '../domain/deadline.ts'
import { matchesOf } from './matches.ts'

export type FoundDeadline = { readonly deadline: Deadline; readonly from: number; readonly to: number }

/** What a document says about its own time: the date on it, else the day of its meeting, else only the year. */
export type DocumentTime = {
  readonly issued: Day | null
  readonly year: number | null
  /** The year that its title names as that of the work: a plan of December may be one for the year to come. */
  readonly about?: number | null
}

const ODD_SPACES = /\s[\s,.;:)]|[^\S ]/
export function deadline(raw: string, kind: Deadline['kind'], rest: Partial<Deadline> = {}): Deadline {
  return {
    // Nearly all are written with single spaces.
    raw: (ODD_SPACES.test(raw) ? raw.replace(/\s+/g, ' ').replace(/\s+([,.;:)])/g, '$1') : raw).trim(),
    due: rest.due ?? null,
    start: rest.start ?? null,
    before: rest.before ?? false,
    time: rest.time ?? null,
    rrule: rest.rrule ?? null,
    event: rest.event ?? null,
    offset: rest.offset ?? null,
    kind,
  }
}

/** A day whose year may be left out: the first such day from the document's date on. */
export function dayOf(d: number, m: number, y: number | null, time: DocumentTime): Day | null {
  if (y !== null) return dayFrom(y, m, d)
  if (time.issued) {
    const year = yearOf(time.issued)
    const same = dayFrom(year, m, d)
    return same && same >= time.issued ? same : dayFrom(year + 1, m, d)
  }
  return time.year === null ? null : dayFrom(time.year, m, d)
}
/** First day of a month whose year may be left out. */
export function monthFrom(m: number, y: number | null, time: DocumentTime): Day | null {
  if (m < 1 || m > 12) return null
  if (y !== null) return dayFrom(y, m, 1)
  if (time.issued) {
    const year = yearOf(time.issued)
    // «tháng 12» of a plan for the year to come that is signed in December is a year away.
    const isNext = m < monthOf(time.issued) || (m === monthOf(time.issued) && time.about === year + 1)
    return dayFrom(isNext ? year + 1 : year, m, 1)
  }
  return time.year === null ? null : dayFrom(time.year, m, 1)
}
export function yearOr(y: string | undefined, time: DocumentTime): number | null {
  if (y) return Number(y)
  return time.issued ? yearOf(time.issued) : time.year
}
/** The year of a quarter or half-year that ends in the month `last`, where it is left out: none is over before its document. */
export function yearOfPeriod(y: string | undefined, last: number, time: DocumentTime): number | null {
  const year = yearOr(y, time)
  if (y || year === null || !time.issued) return year
  const month = monthOf(time.issued)
  const isNext = time.about === year + 1 ? last < month || month === 12 : month >= 10 && last === 3
  return isNext ? year + 1 : year
}
export { endOfMonth }

/** Hours and minutes as a clock time; null when there is no such time. */
export function clock(h: string | undefined, min: string | undefined, part?: string): string | null {
  if (h === undefined) return null
  const hour = Number(h) + (part === 'chiều' && Number(h) < 12 ? 12 : 0)
  const minute = Number(min ?? 0)
  return hour > 23 || minute > 59 ? null : `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** «báo cáo Thường trực kết quả | trong tháng 6»: the time is when to report, not the results of June. */
const TELLS_RESULT = /(?:báo cáo|gửi|thông báo|trình)\s[^;.:]{0,120}kết quả\s+$/iu
/** True when the time at a place belongs to the noun before it: «kế hoạch tháng 6», «kết quả trong năm». */
export function isAttribute(text: string, at: number, nouns: RegExp): boolean {
  return nouns.test(text.slice(Math.max(0, at - 30), at)) && !TELLS_RESULT.test(text.slice(Math.max(0, at - 140), at))
}

// Borders of a word: `\b` does not know that «ư» is a letter.
export const L = '(?<![a-zà-ỹ\\d])'
export const R = '(?![a-zà-ỹ\\d])'
/** 14h00’ | 17 giờ 30 | 09:00 | 7g30 | 14h */
export const HOUR =
  "(?<h>\\d{1,2})\\s?(?:h|giờ|g(?=\\d)|:(?=\\d))\\s?(?<min>\\d{2})?['’′]?(?:\\s?phút)?(?:\\s(?<part>sáng|chiều|tối))?"
/** An hour before «ngày». */
export const CLOCK = `(?:${HOUR},?\\s+)?`
/** The words that make a date a deadline, at most three in a row: «chậm nhất trước», «xong trong», «đến hết». */
export const TIMELY =
  '(?:(?:định kỳ|chậm nhất(?: là)?|muộn nhất(?: là)?|không muộn hơn|không chậm hơn|không quá|kéo dài quá|trước|trong|xong|đến|hết|vào|hạn cuối(?: là)?|hạn chót(?: là)?|thời hạn|hạn)\\s+){1,3}'
export const YEAR = '(?:\\s?[/-]\\s?|\\s+năm\\s+|\\s+)(?<y>20\\d{2})(?!\\d)'

let seen = ''
let seenLower = ''
/** Whether one of the words (in small letters) stands in a text: a look before a pattern is tried at every letter. */
export function says(text: string, ...words: readonly string[]): boolean {
  if (text !== seen) {
    seen = text
    seenLower = text.toLowerCase()
  }
  for (let i = 0; i < words.length; i++) if (seenLower.includes(words[i] as string)) return true
  return false
}
/** A pattern with the words (in small letters) of which a text must have one, and how its matches are read. */
export type Rule = {
  readonly has: readonly string[]
  readonly pattern: RegExp
  readonly read: (m: RegExpMatchArray & { index: number }, text: string, time: DocumentTime) => Deadline | null
}
/** What the rules read in a text, rule by rule. One loop for all of them: the engine then has one small function to make fast. */
export function readRules(text: string, rules: readonly Rule[], time: DocumentTime): readonly FoundDeadline[] {
  const found: FoundDeadline[] = []
  for (const { has, pattern, read } of rules) {
    if (!says(text, ...has)) continue
    for (const match of matchesOf(text, pattern)) {
      const value = read(match, text, time)
      if (value) found.push({ deadline: value, from: match.index, to: match.index + match[0].length })
    }
  }
  return found
}
/** All matches of a pattern, as deadlines; a reading that fails is left out. */
export function each(
  text: string,
  pattern: RegExp,
  read: (m: RegExpMatchArray & { index: number }) => Deadline | null,
): readonly FoundDeadline[] {
  const found: FoundDeadline[] = []
  for (const match of matchesOf(text, pattern)) {
    const value = read(match)
    if (value) found.push({ deadline: value, from: match.index, to: match.index + match[0].length })
  }
  return found
}
