// Where an annex or an enclosed document begins: «PHỤ LỤC», «Phụ lục 2», «KẾ HOẠCH … (Kèm theo Quyết định số …)» after the signature.
import type { Line } from './lines.ts'
import { markerOf } from './markers.ts'
import { tableStart } from './table-zone.ts'

/** `as`: the kind of an enclosed document that is read by its own rules. */
export type Opening = { readonly at: number; readonly as?: string | undefined }

// Folded: a scan may lose a mark («Nơi nhân»).
export const FOOT = /^(?:_?n[ơo]i nh[ậâăa]n|t\/m|tm\.|t\/l|tl\.|kt\.|k\/t|tuq\.|q\. )/iu
const ANNEX = /^PHỤ LỤC(?:\s+(?:SỐ\s+)?(?<n>\d{1,2}|[IVX]{1,4}))?(?![a-zà-ỹ])/iu
// Phụ lục | Phụ lục 2 | Biểu số 01: Danh mục …      not: Phụ lục kèm theo Kế hoạch này.
const NAMED =
  /^(?:Phụ lục|Phụ biểu|Biểu|Bảng|Danh mục)(?:\s+(?:số\s+)?(?:\d{1,2}[A-Z]?|[IVX]{1,4}))?\s*(?:[.:–-]\s*\p{Lu}.*)?$/iu
const ENCLOSED = /^\(?\s*(?:ban hành\s+)?kèm theo\s/iu
const TITLES: readonly (readonly [string, RegExp])[] = [
  ['KH', /^KẾ HOẠCH(?![A-Za-zÀ-ỹ])/u],
  ['CTr', /^CHƯƠNG TRÌNH(?![A-Za-zÀ-ỹ])/u],
  ['PA', /^PHƯƠNG ÁN(?![A-Za-zÀ-ỹ])/u],
  ['ĐA', /^ĐỀ ÁN(?![A-Za-zÀ-ỹ])/u],
  ['QC', /^(?:QUY CHẾ|QUY ĐỊNH|ĐIỀU LỆ|NỘI QUY)(?![A-Za-zÀ-ỹ])/u],
]

export function openingsIn(source: string, lines: readonly Line[]): readonly Opening[] {
  const found: Opening[] = []
  let signed = -1
  for (const [i, line] of lines.entries()) {
    if (i === 0) continue
    if (FOOT.test(line.text)) signed = i
    const last = found.at(-1)?.at ?? -1
    if (isAnnex(source, lines, i)) found.push({ at: i })
    else if (signed > last && ENCLOSED.test(line.text)) {
      const at = titleAbove(lines, i)
      if (at > signed) found.push({ at, as: kindOf(lines.slice(at, i)) })
    } else if (signed > last && isTitle(lines, i)) found.push({ at: i, as: kindOf([line]) })
  }
  return found
}
export function annexLabel(line: Line | undefined): string {
  const match = line && ANNEX.exec(line.text)
  return match ? `PL${match.groups?.n ?? ''}` : ''
}

function isAnnex(source: string, lines: readonly Line[], at: number): boolean {
  const text = lines[at]?.text ?? ''
  if (/^PHỤ LỤC(?![A-Za-zÀ-ỹ])/u.test(text) && isShouted(text)) return !insideTable(source, lines, at)
  if (!NAMED.test(text) || text.length > 120) return false
  const next = lines.slice(at + 1, at + 6)
  // A name alone may be the end of a sentence: its title, «(Kèm theo …)» or its heads come at once.
  const titled =
    next.some((line) => ENCLOSED.test(line.text)) || tableStart(source, lines.slice(at, at + 14), 0) !== null
  return titled && !/^[\p{Ll}]/u.test(next[0]?.text ?? '') && !insideTable(source, lines, at)
}
/** A flattened table may drop «PHỤ LỤC …» behind its first page: the table goes on. */
function insideTable(source: string, lines: readonly Line[], at: number): boolean {
  const before = tableStart(source, lines.slice(0, at), 0)
  const after = tableStart(source, lines.slice(at, at + 14), 0)
  return (
    before !== null &&
    before.form === 'stream' &&
    !lines.slice(before.header.to, at).some((line) => FOOT.test(line.text)) &&
    (after === null || at < 120)
  )
}
/** The first line of the title over «(Kèm theo …)»: capitals, behind signer and recipients. */
function titleAbove(lines: readonly Line[], at: number): number {
  let first = at
  for (let i = at - 1; i >= Math.max(0, at - 8); i--) {
    const text = lines[i]?.text ?? ''
    if (FOOT.test(text) || /^[-–•]\s/u.test(text)) break
    if (isShouted(text)) first = i
    if (TITLES.some(([, title]) => title.test(text))) return i
  }
  return first
}
/** «KẾ HOẠCH» in capitals behind a signature, with its first item near. */
function isTitle(lines: readonly Line[], at: number): boolean {
  const text = lines[at]?.text ?? ''
  return (
    isShouted(text) &&
    TITLES.some(([, title]) => title.test(text)) &&
    lines.slice(at + 1, at + 15).some((line) => markerOf(line.text)?.value === 1)
  )
}
function kindOf(lines: readonly Line[]): string | undefined {
  for (const line of lines) for (const [kind, title] of TITLES) if (title.test(line.text)) return kind
  return undefined
}
function isShouted(text: string): boolean {
  return text === text.toUpperCase() && /\p{Lu}{2}/u.test(text)
}
