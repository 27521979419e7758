// Which documents a document cites, and how: its basis, what it carries out, replaces or amends; and which of them carries out another.
import type { Citation, CitationRelation } from '../domain/citation.ts'
import { readCitations } from '../text/document-numbers.ts'

export const MOST_CITED = 400

// The words before a citation, in its own clause. Stronger readings first: one document has one relation.
const RELATIONS: readonly (readonly [CitationRelation, RegExp])[] = [
  [
    'replaces',
    /(?<!được )(?:thay thế|bãi bỏ|hủy bỏ|huỷ bỏ|thay cho)(?: toàn bộ| cho| các)?\s(?:[^.;]{0,120}\s(?:và|,)\s)?$/iu,
  ],
  // sửa đổi, bổ sung một số điều của | điều chỉnh khoản 2 Điều 3      not: Luật sửa đổi … (a name) | được bổ sung tại
  [
    'amends',
    /(?<!(?:được|Luật|Nghị định|Thông tư|Nghị quyết)\s)(?:sửa đổi|bổ sung|điều chỉnh|đính chính)(?:,? (?:sửa đổi|bổ sung|điều chỉnh))?(?:[\s,]+(?:một số|các|nội dung|điều|khoản|điểm|mục|phụ lục|của|tại|thời gian|ban hành kèm theo|[\dIVX.]+|và))*\s*$/iu,
  ],
  ['continues', /(?:tiếp theo|tiếp tục thực hiện)(?![a-zà-ỹ])[^.;]{0,120}$/iu],
  [
    'carries-out',
    /(?:triển khai|thực hiện|cụ thể hóa|cụ thể hoá|quán triệt|thi hành|chấp hành)(?![a-zà-ỹ])[^.;]{0,160}$/iu,
  ],
  ['basis', /(?:căn cứ|trên cơ sở|theo|xét|tại)(?![a-zà-ỹ])[^.;]{0,140}$/iu],
]
const STRENGTH: Readonly<Record<CitationRelation, number>> = {
  replaces: 5,
  amends: 4,
  continues: 3,
  'carries-out': 2,
  basis: 1,
  mentions: 0,
}
// «Kế hoạch số 12-KH/TU ngày … | thực hiện | Kết luận số 21-KL/TW»: the first carries out the second.
const TOWARDS = /^[^.;]{0,200}?(?:triển khai|thực hiện|cụ thể hóa|cụ thể hoá)(?![a-zà-ỹ])[^.;]{0,80}$/iu
// A line that begins like this begins a clause, whatever stood at the end of the one before.
const BEGINS =
  /\n\s*(?=(?:Căn cứ|Theo|Xét|Thực hiện|Tiếp theo|[A-ZĐ][a-zđ]+ này|[-+•]|\d{1,2}[.)]|\(\d{1,2}\)|[IVX]{1,4}[.-])\s)/gu
// Asterisks and spaces in a row: nearly all spaces of a text stand alone and stay.
const SPREAD = /[^\S ][\s*]*|\*[\s*]*| [\s*]+/g

/** Every document cited, once each, in the order of the text; `own` is this document's number and no citation. */
export function citesOf(text: string, own: string | null): readonly Citation[] {
  const flat = text.replace(BEGINS, ' ; ').replace(SPREAD, ' ')
  const found = readCitations(flat).filter((c) => c.number !== own)
  const kept: Citation[] = []
  const places = new Map<string, number[]>()
  for (const [i, cited] of found.entries()) {
    const next = found[i + 1]
    const between = next ? flat.slice(cited.to, next.from) : ''
    const read: Citation = {
      number: cited.number,
      kind: cited.kind,
      issuer: cited.issuer,
      issued: cited.issued,
      relation: relationOf(flat, cited.from),
      carries_out: next && next.number !== cited.number && TOWARDS.test(between) ? next.number : null,
    }
    const known = places.get(read.number) ?? []
    // A number runs again each term and year: only the date tells two such documents apart.
    const at = known.find((k) => !read.issued || !kept[k]?.issued || kept[k]?.issued === read.issued)
    if (at !== undefined) kept[at] = merged(kept[at] as Citation, read)
    else if (kept.length < MOST_CITED) places.set(read.number, [...known, kept.push(read) - 1])
  }
  return kept
}

/** What the words of the clause before a citation say. */
function relationOf(flat: string, from: number): CitationRelation {
  const ahead = flat.slice(Math.max(0, from - 260), from)
  const clause = ahead.slice(Math.max(ahead.lastIndexOf('. ') + 1, ahead.lastIndexOf('; ') + 1, 0))
  return RELATIONS.find(([, words]) => words.test(clause))?.[0] ?? 'mentions'
}
function merged(a: Citation, b: Citation): Citation {
  const strong = STRENGTH[b.relation] > STRENGTH[a.relation] ? b.relation : a.relation
  return {
    number: a.number,
    kind: a.kind ?? b.kind,
    issuer: a.issuer ?? b.issuer,
    issued: a.issued ?? b.issued,
    relation: strong,
    carries_out: a.carries_out ?? b.carries_out,
  }
}
