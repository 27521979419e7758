// Documents as people name them: KL 44, kh376, kết luận số 44, 141-CV/TU, kết luận ngày 6/8.
import type { Day } from '../domain/calendar.ts'
import type { DateHit } from './asked-dates.ts'
import { unaccent } from './fold.ts'
import { mayBegin, says, saysAny } from './number-words.ts'
import { keyOf, type Word } from './words.ts'

export type DocumentHit = {
  /** `44-KL/TU`; null when only the date or the kind is said. */
  readonly number: string | null
  readonly date: Day | null
  readonly from: number
  readonly to: number
  /** True when the message names the issuer itself («…/UBND»). */
  readonly issuerSaid: boolean
}
/** The register's documents by number without issuer: `44-kl` → `44-KL/TU`. */
export type DocumentIndex = ReadonlyMap<string, readonly string[]>

// Letters first as typed bare; «da», «pa», «qc» alone are too short to stand for a document without a tail.
const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    kl: 'KL',
    tb: 'TB',
    tbkl: 'TB',
    kh: 'KH',
    ct: 'CT',
    cv: 'CV',
    qd: 'QĐ',
    bc: 'BC',
    nq: 'NQ',
    cd: 'CĐ',
    ctr: 'CTr',
    hd: 'HD',
    ttr: 'TTr',
    da: 'ĐA',
    qc: 'QC',
    pa: 'PA',
    tt: 'TT',
  }),
)
const NAMES: readonly (readonly [readonly string[], string])[] = [
  [['thông', 'báo', 'kết', 'luận'], 'TB'],
  [['kết', 'luận'], 'KL'],
  [['thông', 'báo'], 'TB'],
  [['kế', 'hoạch'], 'KH'],
  [['chỉ', 'thị'], 'CT'],
  [['công', 'văn'], 'CV'],
  [['quyết', 'định'], 'QĐ'],
  [['quy', 'định'], 'QĐ'],
  [['báo', 'cáo'], 'BC'],
  [['nghị', 'quyết'], 'NQ'],
  [['công', 'điện'], 'CĐ'],
  [['chương', 'trình'], 'CTr'],
  [['hướng', 'dẫn'], 'HD'],
  [['tờ', 'trình'], 'TTr'],
  [['đề', 'án'], 'ĐA'],
  [['quy', 'chế'], 'QC'],
  [['văn', 'bản'], ''],
]
const NAME_KEYS = new Set(NAMES.map(([name]) => keyOf(name[0]!)))
/** Kinds that are everyday words: a number after them counts only behind «số». */
const NEEDS_SO = new Set(['BC', 'HD', 'CTr', 'QĐ', 'ĐA', 'TB', ''])
const UNITS = 'ngày tuần tháng năm quý việc nhiệm người lần xã sở phường tỷ triệu % đơn giờ phút đầu'
/** Behind a kind in letters only lengths of time count: «KL 12 việc nào» is document 12, «KH 6 tháng» is none. */
const LENGTHS = 'ngày tuần tháng năm quý tỷ triệu % giờ phút'
const COUNTS = new Set(['BC', 'HD', 'PA', 'QC', 'TT', 'ĐA'])
const ISSUERS: ReadonlyMap<string, string> = new Map(Object.entries({ ttg: 'TTg', cp: 'CP', tw: 'TW', tu: 'TU' }))

export function readDocuments(
  words: readonly Word[],
  dates: readonly DateHit[],
  index: DocumentIndex,
  beginsName: (at: number) => boolean = () => false,
): readonly DocumentHit[] {
  const hits: DocumentHit[] = []
  for (let at = 0; at < words.length; ) {
    const kind = readKind(words, at)
    const hit =
      readNumberFirst(words, at, index) ??
      (kind && (readKindFirst(words, at, kind, { index, beginsName }) ?? readKindAndDate(words, at, kind, dates)))
    if (hit) hits.push(hit)
    at = hit?.to ?? at + 1
  }
  return hits
}

type Kind = { readonly kind: string; readonly to: number; readonly spelled: boolean }
function readSpelledKind(words: readonly Word[], at: number): Kind | null {
  for (const [name, kind] of NAMES)
    if (name.every((text, i) => says(words[at + i], text))) return { kind, to: at + name.length, spelled: true }
  return null
}
export function readKind(words: readonly Word[], at: number): Kind | null {
  const word = words[at]!
  const spelled = mayBegin(word, NAME_KEYS) ? readSpelledKind(words, at) : null
  if (spelled) return spelled
  const letters = LETTERS.get(word.key)
  // «đã 5 ngày», «cả 3» are words; letters of a kind carry no mark but Đ.
  return letters && /^[a-zđ]+$/.test(word.text) ? { kind: letters, to: at + 1, spelled: false } : null
}

// 44-KL/TU | 127/CĐ-TTg | 44 KL/TU | 1523/UBND-TH is left out      not: 20/8 | 35/40
function readNumberFirst(words: readonly Word[], at: number, index: DocumentIndex): DocumentHit | null {
  const word = words[at]!
  const next = words[at + 1]
  if (word.number === null || !next || !/^\s?[-–/]\s?$/.test(next.gap)) return null
  const kind = LETTERS.get(next.key)
  if (!kind) return null
  return finish(words, at, at, kind, at + 2, index)
}

// KL 44 | kh376 | kết luận số 44 | KL 43-KL/TU      not: kế hoạch 2026 | báo cáo 5 việc | kế hoạch 6 tháng
function readKindFirst(
  words: readonly Word[],
  at: number,
  kind: Kind,
  { index, beginsName }: { readonly index: DocumentIndex; readonly beginsName: (at: number) => boolean },
): DocumentHit | null {
  const named = says(words[kind.to], 'số')
  const numberAt = named ? kind.to + 1 : kind.to
  const number = words[numberAt]
  if (!number || number.number === null || /[.,;:?!\n]/.test(number.gap)) return null
  const tail = words[numberAt + 1]
  const tailKind = tail && /^\s?[-–/]\s?$/.test(tail.gap) ? LETTERS.get(tail.key) : undefined
  if (tailKind) return finish(words, at, numberAt, tailKind, numberAt + 2, index)
  if (!kind.kind) return null
  const isPaper = named || isIssuedBy(words, numberAt + 1)
  if (!isPaper && kind.spelled && NEEDS_SO.has(kind.kind) && !(kind.kind === 'TB' || kind.kind === 'QĐ')) return null
  if (!named && !kind.spelled && ['đa', 'da', 'pa', 'qc', 'tt'].includes(words[at]!.text)) return null
  if (
    !named &&
    tail &&
    !isDayBehind(words, numberAt + 1) &&
    !saysAny(words[numberAt + 2], 'bao nào mấy mô') &&
    ((isCounted(words, numberAt, {
      kind: kind.kind,
      units: COUNTS.has(kind.kind) || kind.spelled ? UNITS : LENGTHS,
    }) &&
      !beginsName(numberAt + 1)) ||
      (/^[/.-]$/.test(tail.gap) && tail.number !== null))
  )
    return null
  if (!named && number.number >= 1990 && number.number <= 2099) return null
  // «kế hoạch 12 của UBND tỉnh» names its issuer behind; that is read where bodies are known.
  return finish(words, at, numberAt, kind.kind, numberAt + 1, index)
}

/** «chương trình 104 của Tỉnh ủy»: what the committee issued is a paper; «chương trình 135» alone is none. */
const isIssuedBy = (words: readonly Word[], at: number): boolean =>
  says(words[at], 'của') &&
  ((says(words[at + 1], 'tỉnh') && says(words[at + 2], 'ủy')) ||
    (saysAny(words[at + 1], 'ban thường') && saysAny(words[at + 2], 'thường trực vụ')) ||
    saysAny(words[at + 1], 'btv tu'))

const PERIODS = 'ngày tuần tháng năm quý'
/** Plans are made for so many months; of a conclusion a time is only asked. */
const OF_LENGTH = new Set(['KH', 'CTr', 'BC', 'PA'])
/** «44 việc», «kế hoạch 6 tháng tới»      not: «KL 44 tháng 8» (no month has 44 days), «KL 12 tuần này», «KL 44 tháng sau». */
function isCounted(
  words: readonly Word[],
  numberAt: number,
  { kind, units }: { kind: string; units: string },
): boolean {
  const [number, unit, next] = words.slice(numberAt)
  if (!saysAny(unit, units) || unit?.gap.trim() !== '') return false
  // «trong kế hoạch 376 việc của Sở …»: so many tasks are nobody's.
  if (saysAny(unit, 'việc nhiệm') && (number?.number ?? 0) > 100) return false
  if (!saysAny(unit, PERIODS)) return true
  // «KL 44 quy định gì»: no quarters.
  if (says(unit, 'quý') && saysAny(next, 'định trình hoạch chế mô')) return false
  const many = number?.number ?? 0
  if (saysAny(next, 'này ni')) return false
  if (saysAny(next, 'sau tới trước qua rồi vừa')) return OF_LENGTH.has(kind) && many <= 12
  return !(says(unit, 'tháng') && next?.number != null && many > 31)
}

/** «KL 44 ngày 6/3»: the day of the paper, no forty-four days. */
const isDayBehind = (words: readonly Word[], at: number): boolean =>
  says(words[at], 'ngày') && words[at + 1]?.number != null && /^[/.-]$/.test(words[at + 2]?.gap ?? '')

function finish(
  words: readonly Word[],
  from: number,
  numberAt: number,
  kind: string,
  end: number,
  index: DocumentIndex,
): DocumentHit {
  const number = words[numberAt]!.raw
  const issuer = words[end]
  const separator = issuer?.gap ?? ''
  const state = words[numberAt + 1]?.gap.trim() === '/' && separator.trim() === '-'
  if (issuer && issuer.number === null && /^[-/]$/.test(separator.trim()) && /^[\p{L}]{2,10}$/u.test(issuer.raw)) {
    const code = ISSUERS.get(issuer.key) ?? issuer.raw.toUpperCase()
    return {
      number: state ? `${number}/${kind}-${code}` : `${number}-${kind}/${code}`,
      date: null,
      from,
      to: end + 1,
      issuerSaid: true,
    }
  }
  return { number: numberInRegister(number, kind, index), date: null, from, to: end, issuerSaid: false }
}
/** Where no issuer is said it is the Party committee, unless the register holds that number of one other issuer alone. */
function numberInRegister(number: string, kind: string, index: DocumentIndex): string {
  const usual = `${number}-${kind}/TU`
  const known = index.get(documentKey(number, kind)) ?? []
  return known.length === 1 && known[0] ? known[0] : usual
}
export function documentKey(number: string, kind: string): string {
  return `${Number(number)}-${unaccent(kind)}`
}
/** Numbers of the register by what people say of them. */
export function createDocumentIndex(numbers: readonly string[]): DocumentIndex {
  const index = new Map<string, string[]>()
  for (const number of numbers) {
    const m = /^(\d+)\s*[-/]\s*(\p{L}+)/u.exec(number)
    if (!m) continue
    const key = documentKey(m[1]!, m[2]!)
    index.set(key, [...(index.get(key) ?? []), number])
  }
  return index
}

// kết luận ngày 6/8 | KL 6/8/2025 | kết luận (cuộc) họp ngày 6/8      not: kế hoạch họp 6/8 | thông báo họp 6/8
function readKindAndDate(
  words: readonly Word[],
  at: number,
  kind: Kind,
  dates: readonly DateHit[],
): DocumentHit | null {
  if (kind.kind === 'BC' || kind.kind === 'HD') return null
  const isConclusion = kind.kind === 'KL' || (kind.kind === 'TB' && says(words[kind.to - 1], 'luận'))
  const start = isConclusion ? skipMeeting(words, kind.to) : kind.to
  const date = readDayAt(words, start, dates)
  if (!date) return null
  return { number: null, date: date.since, from: at, to: date.to, issuerSaid: false }
}
/** One day, as a day of the calendar: «ngày 6/8», «hôm 6/8», «6/8/2025», not «hôm nay». */
export function readDayAt(words: readonly Word[], at: number, dates: readonly DateHit[]): DateHit | null {
  const isHom =
    saysAny(words[at], 'hôm bữa') && words[at + 1]?.number != null && /^[/.-]$/.test(words[at + 2]?.gap ?? '')
  if (!(says(words[at], 'ngày') || isHom || words[at]?.number != null)) return null
  return dates.find((d) => d.from === at && d.how === 'in' && d.since !== null && d.since === d.until) ?? null
}
/** Behind «họp», «của cuộc họp», «tại phiên họp», «hội nghị»; the same place where no meeting is named. */
export function skipMeeting(words: readonly Word[], at: number): number {
  const start = saysAny(words[at], 'của tại sau từ') ? at + 1 : at
  if (says(words[start], 'họp')) return start + 1
  if (saysAny(words[start], 'cuộc phiên buổi kỳ') && says(words[start + 1], 'họp')) return start + 2
  return says(words[start], 'hội') && says(words[start + 1], 'nghị') ? start + 2 : at
}
