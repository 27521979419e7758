// Documents named by kind and month, as people do where no number is known: «KL tháng 8», «kết luận Lào Cai tháng 8/2025».
import { type Day, endOfMonth, monthOf, yearOf } from '../domain/calendar.ts'
import type { DateHit } from './asked-dates.ts'
import { type DocumentHit, readDayAt, readKind, skipMeeting } from './asked-documents.ts'
import { says, saysAny } from './number-words.ts'
import { longestAt, type PhraseBook } from './phrase-book.ts'
import type { Word } from './words.ts'

export type DatedPaper = {
  /** What the document is called in answers and slots: its number, or its short name. */
  readonly name: string
  readonly kind: string
  readonly province: string
  /** The day of the meeting or of issue. */
  readonly day: Day
}
export type PapersKnown = { readonly papers: readonly DatedPaper[]; readonly provinces: PhraseBook<string> }

/** «kế hoạch», «thông báo», «báo cáo» of a month are talk; these kinds are papers even when spelled out. */
const SPELLED = new Set(['KL', 'CT', 'NQ'])

/** Only what the register holds; of conclusions also what it lacks («KL tháng 5»), so that no other tasks are answered for them. */
export function readPapers(
  words: readonly Word[],
  dates: readonly DateHit[],
  known: PapersKnown,
): readonly DocumentHit[] {
  if (!dates.length) return []
  return words.flatMap((_, at) => readPaper(words, at, dates, known) ?? readPaperOfDay(words, at, dates, known) ?? [])
}

// KL Lào Cai ngày 6/8 | thông báo họp 11/7/2025, of the register      not: thông báo họp 12/7 | KL ngày 6/8 (read without the register)
function readPaperOfDay(
  words: readonly Word[],
  at: number,
  dates: readonly DateHit[],
  known: PapersKnown,
): DocumentHit | null {
  const kind = readKind(words, at)
  if (!kind?.kind || kind.kind === 'BC') return null
  const before = readProvince(words, kind.to, known)
  const place = before?.to ?? kind.to
  const meeting = skipMeeting(words, place)
  const date = before || meeting > place ? readDayAt(words, meeting, dates) : null
  if (!date) return null
  const after = before ?? readProvince(words, date.to, known)
  const fits = known.papers.filter(
    (p) => p.kind === kind.kind && p.day === date.since && (!after || p.province === after.province),
  )
  const [only, ...others] = fits
  if (!only || others.length || (!after && kind.kind === 'KL')) return null
  return { number: only.name, date: null, from: at, to: Math.max(date.to, after?.to ?? 0), issuerSaid: true }
}

// KL tháng 8 | KL 8/2025 | kết luận của Lào Cai tháng 8 | KL tháng 8 tỉnh Lào Cai      not: KL 44 | kế hoạch tháng 8 | báo cáo tháng 5
function readPaper(
  words: readonly Word[],
  at: number,
  dates: readonly DateHit[],
  known: PapersKnown,
): DocumentHit | null {
  const kind = readKind(words, at)
  if (!kind?.kind || kind.kind === 'BC' || (kind.spelled && !SPELLED.has(kind.kind) && !isNotice(words, at)))
    return null
  const before = readProvince(words, kind.to, known)
  const date = dates.find((d) => d.from === skipSmall(words, before?.to ?? kind.to))
  if (!date || !isMonth(date)) return null
  const after = before ?? readProvince(words, date.to, known)
  const province = after?.province
  const fits = known.papers.filter(
    (p) =>
      p.kind === kind.kind &&
      monthOf(p.day) === monthOf(date.since!) &&
      yearOf(p.day) === yearOf(date.since!) &&
      (!province || p.province === province),
  )
  const [only, ...others] = fits
  if (!only && kind.kind !== 'KL') return null
  const to = Math.max(date.to, after?.to ?? 0)
  const ofMonth = `${kind.kind} ${province ? `${province} ` : ''}${monthOf(date.since!)}/${yearOf(date.since!)}`
  return { number: only && !others.length ? only.name : ofMonth, date: null, from: at, to, issuerSaid: true }
}
const isNotice = (words: readonly Word[], at: number): boolean => says(words[at + 2], 'kết')
const isMonth = ({ since, until, how }: DateHit): boolean =>
  how === 'in' && since?.endsWith('-01') === true && until === endOfMonth(since)
const skipSmall = (words: readonly Word[], at: number): number =>
  saysAny(words[at], 'của họp trong ra ban hành hồi') ? skipSmall(words, at + 1) : at

/** «Lào Cai», «của tỉnh Lào Cai» */
function readProvince(
  words: readonly Word[],
  at: number,
  { provinces }: PapersKnown,
): { readonly province: string; readonly to: number } | null {
  const start = saysAny(words[at], 'của tỉnh ở') ? at + 1 : at
  const from = saysAny(words[start], 'tỉnh thành') ? start + 1 : start
  const hit = longestAt(provinces, words, from)[0]
  return hit ? { province: hit.value, to: hit.to } : null
}
