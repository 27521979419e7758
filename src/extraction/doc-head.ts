// What a document says of itself in its head: number, kind, issuer, place, date.
import { type Day, dayFrom, yearOf } from '../domain/calendar.ts'
import { bodyWords } from '../text/body-spelling.ts'
import type { DocumentTime } from '../text/deadlines.ts'
import { KIND_WORDS, readCitations, readDocumentNumber } from '../text/document-numbers.ts'
import { fold } from '../text/fold.ts'
import { bodiesAt } from '../text/written-bodies.ts'
import { issuerOfLetterhead } from './letterhead.ts'
import { type Line, RULE } from './lines.ts'
import { markerOf } from './markers.ts'

export type DocumentHead = {
  readonly number: string | null
  readonly kind: string
  readonly issuer: string | null
  readonly place: string | null
  readonly issued: Day | null
  readonly signer: string | null
}
export type ReadHead = {
  readonly head: DocumentHead
  readonly time: DocumentTime /** Index of the title's line, -1 without one. */
  readonly title: number
}

const TITLE = new RegExp(
  `^(?:${KIND_WORDS.filter(([w]) => w !== 'luật')
    .map(([w]) => fold(w))
    .join('|')})(?![a-z])`,
  'u',
)
const DATE_LINE =
  /(?:^|[\s,])((?:TP\.?\s*)?\p{Lu}\p{Ll}+(?:\s[A-Za-zÀ-ỹ]\p{Ll}+){0,5}),\s+ngày\s+(\d{1,2})?\s*tháng\s+(\d{1,2})?\s*năm\s+(\d{4})?/u
// The place at the beginning of its line, or behind a wide gap: no last word of the title goes with it.
const PLACE_LINE =
  /(?:^|\s{2,})((?:TP\.?\s*)?\p{Lu}\p{Ll}+(?:\s[A-Za-zÀ-ỹ]\p{Ll}+){0,5}),\s+ngày\s+(?:\d{1,2})?\s*tháng\s/mu
const ANNEX = /kèm theo\s+(.{5,160})/iu

export function readHead(source: string, lines: readonly Line[]): ReadHead {
  const top = lines.slice(0, 60)
  const title = titleLine(top)
  const headText = topText(source, top, title)
  const dated = DATE_LINE.exec(headText.replace(/Độc lập\s*[-–—]\s*Tự do\s*[-–—]\s*Hạnh phúc/giu, ' , '))
  const place = (PLACE_LINE.exec(top.map((l) => l.text).join('\n'))?.[1] ?? dated?.[1])?.trim() ?? null
  const issued =
    dated?.[2] && dated[3] && dated[4] ? dayFrom(Number(dated[4]), Number(dated[3]), Number(dated[2])) : null
  const annex = annexOf(lines)
  const press = annex ? null : pressOf(lines)
  const numbered = headText.split(/Căn cứ|Thực hiện|Xét/u)[0] ?? ''
  const own = /Số(?:\s*:)?\s*(?:\d[^\n]{0,30})/u.exec(numbered)
  const number = annex?.number ?? press?.number ?? (own ? (readDocumentNumber(own[0])?.number ?? null) : null)
  const kind = kindOf(source.slice(0, 5000), top, title, number, annex?.kind ?? press?.kind ?? null)
  const issuer = annex?.issuer ?? press?.issuer ?? issuerOf(top, title, headText)
  const day = annex?.issued ?? press?.issued ?? issued
  const meeting = day ?? meetingOf(source)
  const named = title < 0 ? '' : titleOf(top.slice(title))
  const about = yearOfWork(named) ?? yearOfWork(ISSUES.exec(source.slice(0, 6000).replace(/[*\s]+/g, ' '))?.[1] ?? '')
  const year = about ?? (meeting ? yearOf(meeting) : dated?.[4] ? Number(dated[4]) : commonYear(source))
  // A programme of work is signed in December for the year to come: «tháng 12» in it is that of its own year.
  const since = meeting && about === yearOf(meeting) + 1 ? dayFrom(about, 1, 1) : meeting
  return {
    head: { number, kind, issuer, place: place ?? placeOf(source, issuer), issued: day, signer: null },
    time: { issued: since, year, about: about ?? lastYearIn(named) },
    title,
  }
}

function titleLine(top: readonly Line[]): number {
  // Folded: a scan may lose a mark («KÊT LUẬN»).
  return top.findIndex((l) => l.text.length < 120 && l.text === l.text.toUpperCase() && TITLE.test(fold(l.text)))
}
// CHƯƠNG TRÌNH công tác năm 2026 | KẾ HOẠCH công tác năm 2026      not: KẾ HOẠCH tổ chức Tết năm 2026 | … năm 2025 và năm 2026
const PROGRAMME =
  /^(?:CHƯƠNG TRÌNH|KẾ HOẠCH|LỊCH)\s+(?:công tác|làm việc)(?:\s(?!năm\s+20)[^.;]{0,160}?)?\s(?:năm\s+|\/)(?<y>20\d{2})(?!\s*[-–]\s*20)/iu
function yearOfWork(title: string): number | null {
  const year = PROGRAMME.exec(title)?.groups?.y
  return year ? Number(year) : null
}
// Ban Thường vụ ban hành Chương trình công tác năm 2027 như sau:
const ISSUES =
  /(?:ban hành|xây dựng)\s+((?:Chương trình|Kế hoạch|Lịch)\s[^.;:]{4,140}?)\s+(?:như sau|với (?:các|những))/u
/** All lines of a title, up to the rule below it or the first words of the text. */
function titleOf(lines: readonly Line[]): string {
  const end = lines.findIndex((l, i) => i > 0 && (RULE.test(l.text) || BODY.test(l.text) || markerOf(l.text) !== null))
  return lines
    .slice(0, Math.min(end < 0 ? 7 : end, 7))
    .map((line) => line.text)
    .join(' ')
}
const BODY = /^(?:Căn cứ|Thực hiện|Ngày|Tại|Để|Nhằm|Xét|Trên cơ sở|Theo|Sau khi|Kính gửi)\s/u
/** The last year a title gives to its work: «tổng kết năm 2026, nhiệm vụ năm 2027»; no day of a document, no span of years. */
function lastYearIn(title: string): number | null {
  const years = [...title.matchAll(/(?<!tháng\s\d{1,2}\s)năm\s+(20\d{2})(?!\d|\s*[-–]\s*20)/giu)].map((m) =>
    Number(m[1]),
  )
  return years.at(-1) ?? null
}
function topText(source: string, top: readonly Line[], title: number): string {
  const last = top[Math.min(top.length - 1, Math.max(title + 6, 20))]
  const text = source.slice(0, last?.to ?? 0).replace(/[*|]/g, ' ')
  return text.replace(/[ \t]*\n\s*/g, ' ').replace(/\s+/g, ' ')
}

/** «Kèm theo Kế hoạch số 376-KH/TU, ngày 21/7/2025 của Ban Thường vụ Tỉnh ủy»: an annex names its document. */
function annexOf(
  lines: readonly Line[],
): { number: string; kind: string | null; issuer: string | null; issued: Day | null } | null {
  for (const [i, line] of lines.entries()) {
    const text = `${line.text} ${lines[i + 1]?.text ?? ''}`
    const match = ANNEX.exec(text)
    const cited = match && readCitations(match[1]?.replace(/(\d)\s+\//g, '$1/') ?? '')[0]
    if (cited && /^\(?\s*kèm theo|^\(?ban hành kèm theo/iu.test(text))
      return { ...cited, issuer: cited.issuer ? issuerName(cited.issuer) : null }
  }
  return null
}
/** A newspaper reproduces a document: «Ngày 07/4/2025, Chính phủ có Nghị quyết số 74/NQ-CP ban hành …». */
function pressOf(
  lines: readonly Line[],
): { number: string; kind: string | null; issuer: string | null; issued: Day | null } | null {
  const start = lines.slice(0, 12)
  if (!start.some((l) => l.hash) && start.some((l) => TITLE.test(l.text))) return null
  for (const line of start) {
    const match =
      /Ngày\s+(\d{1,2})\/(\d{1,2})\/(\d{4}),\s+(.{3,80}?)\s+(?:đã\s+)?(?:có|ban hành|ký|ký ban hành)\s/u.exec(line.text)
    const cited = match && readCitations(line.text)[0]
    if (match && cited)
      return {
        number: cited.number,
        kind: cited.kind,
        issuer: issuerName(match[4] ?? ''),
        issued: dayFrom(Number(match[3]), Number(match[2]), Number(match[1])),
      }
  }
  return null
}

// A report without its title still says that it reports.
const REPORTS = /báo cáo (?:kết quả|tình hình|việc|công tác)[^.:]{0,120}như sau/iu
function kindOf(
  head: string,
  top: readonly Line[],
  title: number,
  number: string | null,
  cited: string | null,
): string {
  if (cited) return cited === 'NĐ' || cited === 'Luật' ? 'khác' : cited
  const line = title >= 0 ? (top[title]?.text.toLowerCase() ?? '') : ''
  const word = KIND_WORDS.find(([w]) => fold(line).startsWith(fold(w)))
  if (word) return word[1]
  if (line === '' && REPORTS.test(head)) return 'BC'
  const letters = number ? readDocumentNumber(number)?.kind : null
  return letters ?? 'khác'
}

function issuerName(text: string): string {
  const words = bodyWords(text)
  const found = bodiesAt(words, 0)
  return found?.names[0] ?? text.trim()
}
function issuerOf(top: readonly Line[], title: number, headText: string): string | null {
  const own = top
    .slice(title, title + 3)
    .map((l) => l.text)
    .join(' ')
  const of = /^.{4,20}\s+CỦA\s+([\p{Lu}\s]+?)(?=\s+\p{Ll}|\s+[Vv]ề|$)/u.exec(own)
  if (of?.[1]) return issuerName(of[1])
  // «KẾT LUẬN» and below it «của Ban Thường vụ Tỉnh ủy về …».
  const below = /^\p{Lu}[\p{Lu}\s]{3,24}\s+của\s+(.{4,120})/u.exec(own)
  const named = below?.[1] ? bodiesAt(bodyWords(below[1]), 0)?.names[0] : undefined
  if (named) return named
  const above = issuerOfLetterhead(top.slice(0, title >= 0 ? title : 8).map((l) => l.text))
  // «BÁO CÁO …» is a title, though «Báo …» may be a newspaper.
  return (
    above ?? (title >= 0 && !/^BÁO CÁO/u.test(headText) ? (bodiesAt(bodyWords(headText), 0)?.names[0] ?? null) : null)
  )
}

/** «tỉnh Lào Cai» in the text, the most frequent one. */
function placeOf(source: string, issuer: string | null): string | null {
  const own =
    issuer && /(?:tỉnh|thành phố|Tỉnh ủy|Thành ủy)\s+(\p{Lu}[A-Za-zÀ-ỹ]+(?:\s\p{Lu}[A-Za-zÀ-ỹ]+){0,2})$/u.exec(issuer)
  if (own?.[1]) return own[1]
  const counts = new Map<string, number>()
  for (const match of source.matchAll(/(?:tỉnh|Tỉnh uỷ|Tỉnh ủy)\s+(\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+)/gu)) {
    const name = match[1] ?? ''
    if (
      !/^(?:Các|Đảng|Ban|Ủy|Sở|Bộ|Văn phòng|Công an|Hội|Mặt trận|Thanh tra|Báo|Trường|Tỉnh|Liên|Chi|Cục|Kho|Trước|Trong|Tháng|Quý|Năm|Hằng)(?![A-Za-zÀ-ỹ])/u.test(
        name,
      )
    )
      counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

/** The day of the meeting that a conclusion reports: «Ngày 06/8/2025, Ban Thường vụ … họp». */
function meetingOf(source: string): Day | null {
  const start = source.slice(0, 4000).replace(/[*\s]+/g, ' ')
  const match =
    /(?:^|[\s,])(?:Ngày|ngày)\s+(\d{1,2})[/-](\d{1,2})[/-](20\d{2}),?\s+(?:tại|sau khi|Ban|Thường|đồng chí|Đồng chí|Hội nghị|UBND|Ủy ban|Chủ tịch|Bí thư|Tỉnh)/u.exec(
      start,
    )
  return match ? dayFrom(Number(match[3]), Number(match[2]), Number(match[1])) : null
}
function commonYear(source: string): number | null {
  const counts = new Map<number, number>()
  for (const match of source.matchAll(/\d{1,2}\/(20\d{2})(?!\d)/g))
    counts.set(Number(match[1]), (counts.get(Number(match[1])) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}
