// Headings that are nothing but a time («QUÝ I», «Tháng 11», «6 tháng đầu năm»): what stands below them is due then.
import { ENDS, type Line } from './lines.ts'
import { type Marker, markerOf } from './markers.ts'

/** With what may stand in brackets behind it. */
const LONGEST = 400
export type Period = { readonly core: string; readonly hasYear: boolean }

const QUARTER = '(?:IV|III|II|I|[1-4])'
const AND = '\\s*(?:,|-|–|và|đến)\\s*'
// QUÝ I | I. Quý II/2026: | Nhiệm vụ tháng 11 | Tháng 5, tháng 6 | 6 tháng cuối năm      not: Kết quả quý I | Sơ kết quý II | Trong tháng 5 và đến hết Quý II
const HEADING = new RegExp(
  `^(?:(?:các |những )?(?:nội dung|nhiệm vụ|công việc|đề án|hoạt động|công tác|chương trình|phiên họp|kế hoạch)(?: (?:công tác|trọng tâm|cụ thể|chủ yếu|trình|thực hiện|triển khai|ban hành))*\\s+)?(?:trong\\s+)?(?<core>(?:quý\\s+${QUARTER}(?:${AND}(?:quý\\s+)?${QUARTER})?|tháng\\s+\\d{1,2}(?:${AND}(?:tháng\\s+)?\\d{1,2})?|0?[369]\\s+tháng\\s+(?:đầu|cuối)\\s+năm|cả\\s+năm)(?:\\s*(?:/|-|năm)?\\s*20\\d{2})?)$`,
  'iu',
)
export function readPeriod(said: string): Period | null {
  if (said.length > LONGEST || !/quý|tháng|cả\s+năm/iu.test(said)) return null
  const text = said
    .replace(/\([^()]*\)\s*:?\s*$/u, '')
    .replace(/[\s:]+$/, '')
    .replace(/\s+/g, ' ')
  if (text.length > 70) return null
  const g = HEADING.exec(text)?.groups
  return g ? { core: g.core ?? '', hasYear: /20\d{2}/.test(g.core ?? '') } : null
}

/** A list has its times from headings only where several of them share it out; one alone is a horizon. */
export const ENOUGH = 2

/** Lines without a mark that are such headings: over a list, behind something that has ended. */
export function periodLines(lines: readonly Line[]): ReadonlySet<Line> {
  const marked = lines.filter((line) => {
    const mark = markerOf(line.text)
    return mark !== null && readPeriod(line.text.slice(mark.length)) !== null
  })
  const alone = lines.filter(
    (line, i) =>
      readPeriod(line.text) !== null &&
      (/^QUÝ |^THÁNG /u.test(line.text) || begins(lines[i - 1])) &&
      isOver(lines[i + 1]),
  )
  return new Set(alone.length && alone.length + marked.length >= ENOUGH ? alone : [])
}
function begins(before: Line | undefined): boolean {
  if (!before || before.hash || ENDS.test(before.text) || /\)$/.test(before.text)) return true
  const isHeading = before.text === before.text.toUpperCase() || /^[IVX]+\.\s/.test(before.text)
  return isHeading || readPeriod(before.text) !== null
}
function isOver(after: Line | undefined): boolean {
  if (after === undefined) return false
  // Items may stand without a mark, each with its body in brackets.
  return markerOf(after.text) !== null || readPeriod(after.text) !== null || /[A-Za-zÀ-ỹ]\)\s*[.;]?$/u.test(after.text)
}
export function periodMarker(line: Line): Marker {
  return { style: 'period', value: 1, label: periodLabel(line.text), length: 0 }
}
/** «QUÝ II» in the path of a clause: «Quý II». */
export function periodLabel(said: string): string {
  const core = readPeriod(said)?.core.toLowerCase() ?? ''
  const label = core.replace(/(?<=quý\s)[iv]+/u, (said) => said.toUpperCase())
  return label.charAt(0).toUpperCase() + label.slice(1)
}
