// Numbers and symbols of documents (376-KH/TU, 127/CĐ-TTg, 1523/UBND-TH, 154/2025/NĐ-CP) and their citations in text.
import { type Day, dayFrom } from '../domain/calendar.ts'

export type DocumentNumber = { readonly number: string; readonly kind: string | null; readonly symbol: string }
export type CitedDocument = {
  readonly raw: string
  readonly number: string
  readonly kind: string | null
  readonly issuer: string | null
  readonly issued: Day | null
  readonly from: number
  readonly to: number
}

/** Word of the title → letters of the kind. */
export const KIND_WORDS: readonly (readonly [string, string])[] = [
  ['kết luận', 'KL'],
  ['thông báo', 'TB'],
  ['kế hoạch', 'KH'],
  ['chỉ thị', 'CT'],
  ['công văn', 'CV'],
  ['công điện', 'CĐ'],
  ['quyết định', 'QĐ'],
  ['quy định', 'QĐ'],
  ['báo cáo', 'BC'],
  ['nghị quyết', 'NQ'],
  ['chương trình', 'CTr'],
  ['hướng dẫn', 'HD'],
  ['tờ trình', 'TTr'],
  ['quy chế', 'QC'],
  ['đề án', 'ĐA'],
  ['phương án', 'PA'],
  ['thông tri', 'TT'],
  ['thông tư', 'TT'],
  ['giấy mời', 'GM'],
  ['biên bản', 'BB'],
  ['nghị định', 'NĐ'],
  ['luật', 'Luật'],
]
const TYPE_LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    KL: 'KL',
    TB: 'TB',
    KH: 'KH',
    CT: 'CT',
    CV: 'CV',
    CĐ: 'CĐ',
    CD: 'CĐ',
    QĐ: 'QĐ',
    QD: 'QĐ',
    QĐi: 'QĐ',
    QyĐ: 'QĐ',
    BC: 'BC',
    NQ: 'NQ',
    CTr: 'CTr',
    CTR: 'CTr',
    CTHĐ: 'CTr',
    HD: 'HD',
    TTr: 'TTr',
    TTR: 'TTr',
    QC: 'QC',
    ĐA: 'ĐA',
    PA: 'PA',
    TT: 'TT',
    TTLT: 'TT',
    GM: 'GM',
    BB: 'BB',
    NĐ: 'NĐ',
  }),
)

// 376-KH/TU | 02- KH/BCĐTW | 127/CĐ-TTg | 67/2025/NĐ-CP | 245/2025/QH15 | 1523/UBND-TH | 104 CTr/TU
// not: 30/4/2026 | 03/25 chỉ tiêu | 2025-2030 | Số 12, đường …
const NUMBER =
  /(?<![A-Za-zÀ-ỹ\d/.-])(?<n>\d{1,5}[a-z]?)\s?(?:\/\s?(?<y>(?:19|20)\d{2})\s?)?(?:[-–/]|\s(?=[A-ZĐ][A-Za-zĐđy]{1,4}\/))\s?(?<sym>[A-ZĐ]{2,6}[A-Za-zđ]{0,3}\d{0,2}(?:\s?[-–/&]\s?[A-ZĐ][A-Za-zÀ-ỹ\d]{0,14}){0,4})(?![A-Za-zÀ-ỹ])/gu
const DATED =
  /^,?\s*(?:ngày\s+)(?:(\d{1,2})\s?\/\s?(\d{1,2})\s?\/\s?(\d{4})|(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4}))/iu
const OF =
  /^\s*(?:,\s*)?của\s+((?:(?:Ban|Bộ|Ủy|Uỷ|Hội|Thủ|Chính|Quốc|Tỉnh|Thường|Văn|Sở|UBND|HĐND|Đảng|Trung|Thành|Ban)[^,;.()]*?))(?=\s+(?:về|khóa|quy định|ban hành|theo|và|để|tại|nhằm|thực hiện|là)\s|[,;.()]|$)/u

/** The number in a text that is one, letterheads included: «Số: 227/CĐ-TTg» → 227/CĐ-TTg. */
export function readDocumentNumber(text: string): DocumentNumber | null {
  const match = [...text.matchAll(NUMBER)].find((m) => isSymbol(m.groups?.sym ?? '', m.groups?.y))
  return match ? numberOf(match) : null
}

/** Every cited document of a text, with issuer and date where they are said. */
export function readCitations(text: string): readonly CitedDocument[] {
  const found: CitedDocument[] = []
  for (const match of text.matchAll(NUMBER)) {
    if (!isSymbol(match.groups?.sym ?? '', match.groups?.y)) continue
    const { number, kind } = numberOf(match)
    const before = text.slice(Math.max(0, match.index - 30), match.index)
    const word = kindBefore(before)
    let to = match.index + match[0].length
    const dated = DATED.exec(text.slice(to, to + 40))
    if (dated) to += dated[0].length
    const of = OF.exec(text.slice(to, to + 120))
    const issued = dated
      ? dayFrom(Number(dated[3] ?? dated[6]), Number(dated[2] ?? dated[5]), Number(dated[1] ?? dated[4]))
      : null
    const from = match.index - (word?.length ?? 0)
    const raw = text.slice(from, to).trim()
    found.push({ raw, number, kind: word?.kind ?? kind, issuer: of?.[1]?.trim() ?? null, issued, from, to })
  }
  return found
}

function kindBefore(before: string): { readonly kind: string; readonly length: number } | null {
  const tail = /([a-zà-ỹ]+\s+[a-zà-ỹ]+|[a-zà-ỹ]+)\s+(?:hành động\s+)?(?:số\s*:?\s*)?$/iu.exec(before)
  const said = tail?.[1]?.toLowerCase() ?? ''
  for (const [word, kind] of KIND_WORDS) if (said.endsWith(word)) return { kind, length: tail?.[0].length ?? 0 }
  return null
}
function isSymbol(symbol: string, year: string | undefined): boolean {
  const first = symbol.split(/\s?[-–/&]\s?/)[0] ?? ''
  if (TYPE_LETTERS.has(first)) return symbol.length > first.length || year !== undefined
  // A State letter names issuer and unit (1523/UBND-TH), an assembly its term (245/2025/QH15).
  return /^QH\d{2}$/.test(first) || (/[-–/]/.test(symbol) && /^[A-ZĐ]{2,}/.test(first))
}
function numberOf(match: RegExpMatchArray): DocumentNumber {
  const { n, y, sym } = match.groups ?? {}
  const symbol = (sym ?? '').replace(/\s?([-–/&])\s?/g, '$1').replace(/–/g, '-')
  const first = symbol.split(/[-/&]/)[0] ?? ''
  const party = /\/(?:TU|TW|ĐU|BCĐ|VPTU|BTCTU|UBKTTU|BCĐTW|[A-ZĐ]+TU|[A-ZĐ]+TW|CB|BCSĐ)\d*$/u.test(symbol)
  const letters = TYPE_LETTERS.get(first) ?? null
  // «15-BC/BPTTH» is the Party's way of writing, whoever issued it.
  const isPartyForm = /^\d+[a-z]?\s?[-–]/.test(match[0]) && symbol.includes('/')
  const joint = (party || isPartyForm) && letters ? '-' : '/'
  return {
    number: `${n}${y ? `/${y}` : ''}${joint}${symbol}`,
    kind: letters ?? (/^QH/.test(first) ? 'NQ' : 'CV'),
    symbol,
  }
}
