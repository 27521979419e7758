// The calendar feed of a body as iCalendar (RFC 5545): whole days, or the minute where the document names one.
import { addDays, type Day, isoOf, type Moment, momentOf } from '../domain/calendar.ts'
import type { Feed, FeedEntry } from '../domain/feed.ts'
import { sayFeedDetail, sayFeedName, sayFeedSummary } from '../wording/report-feed.ts'
import { printable } from './printable.ts'

export function writeIcs(feed: Feed): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//dondoc//han viec//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${inText(sayFeedName(feed.body))}`,
    'X-WR-TIMEZONE:Asia/Ho_Chi_Minh',
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...feed.entries.flatMap((entry) => eventOf(entry, feed)),
    'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}

function eventOf(entry: FeedEntry, feed: Feed): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${entry.uid}`,
    `DTSTAMP:${inUtc(feed.takenAt)}`,
    ...timesOf(entry),
    `SUMMARY:${inText(sayFeedSummary(entry))}`,
    `DESCRIPTION:${inText(sayFeedDetail(entry, feed))}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}
// The end of a whole day is the next day; a moment has no end.
function timesOf({ day, time }: FeedEntry): readonly string[] {
  if (time !== null) return [`DTSTART:${inUtc(momentOf(day, time))}`]
  return [`DTSTART;VALUE=DATE:${bare(day)}`, `DTEND;VALUE=DATE:${bare(addDays(day, 1))}`]
}
const bare = (day: Day) => day.replaceAll('-', '')

/** `20250824T070000Z`: Viet Nam is seven hours ahead, the day before where the clock says so. */
function inUtc(moment: Moment): string {
  const iso = isoOf(moment - 7 * 3_600_000)
  return `${bare(iso.slice(0, 10))}T${iso.slice(11, 19).replaceAll(':', '')}Z`
}
function inText(text: string): string {
  return printable(text)
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
}
/** Lines of at most 75 bytes, never cut inside a letter. */
function fold(line: string): string {
  const pieces = ['']
  let bytes = 0
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length
    if (bytes + size > 75) {
      pieces.push('')
      bytes = 1 // The space before a piece counts.
    }
    pieces[pieces.length - 1] += letter
    bytes += size
  }
  return pieces.join('\r\n ')
}
