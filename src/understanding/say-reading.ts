// An understanding as data for people: the days it read, and what to show when it is not sure.
import { dateOf, monthOf, writeDay, yearOf } from '../domain/calendar.ts'
import type { Understanding } from './intent.ts'

/** «11–17/8/2025», «đến 30/9/2025», «từ 21/8/2025»; null where no days were read. */
export function sayRange(from: string | null | undefined, to: string | null | undefined): string | null {
  if (!from && !to) return null
  if (!from) return `đến ${writeDay(to!)}`
  if (!to) return `từ ${writeDay(from)}`
  if (from === to) return writeDay(from)
  if (yearOf(from) !== yearOf(to)) return `${writeDay(from)}–${writeDay(to)}`
  return monthOf(from) === monthOf(to)
    ? `${dateOf(from)}–${writeDay(to)}`
    : `${writeDay(from, yearOf(from))}–${writeDay(to)}`
}

/** What was read: days as they would be written, and which words gave which slot. */
export type ShownReading = {
  readonly days: string | null
  readonly words: readonly { readonly slot: string; readonly value: string; readonly words: string }[]
}
export function showReading({ slots, reasons }: Understanding): ShownReading {
  const single = slots.new_date ?? slots.snooze_until ?? slots.done_date ?? slots.document_date
  return { days: sayRange(slots.from, slots.to) ?? (single ? writeDay(single) : null), words: reasons }
}
