// The outline of running text: items with their marks and depth, paragraphs joined from torn lines.
import { endsRow } from './dash-rows.ts'
import { ENDS, type Line, type Page } from './lines.ts'
import { asLetter, type Marker, markerOf, STYLES, type Style } from './markers.ts'
import { periodLines, periodMarker } from './period-headings.ts'
import { type Stretch, type Strip, stripOf } from './strip.ts'

/** One paragraph of the outline: the first of an item carries its mark. */
export type Unit = {
  readonly index: number
  readonly marker: Marker | null
  /** 0 for text outside every list; an item's later paragraphs lie as deep as the item. */
  readonly depth: number
  readonly ref: string
  /** Index of the item above, -1 at the top. */
  readonly parent: number
  readonly strip: Strip
  /** Length of the mark in the strip. */
  readonly start: number
  readonly heading: boolean
}
type Open = { style: Style; index: number; label: string; bullets: number }
type Draft = { readonly marker: Marker | null; readonly lines: Line[]; readonly heading: boolean }

export function outlineOf(source: string, lines: readonly Line[], page: Page): readonly Unit[] {
  return withPlaces(source, joinLines(lines, page))
}

// 7 | - 7 - | Trang 7/12 | Kế hoạch …     Trang 7, alone on its line: the foot or head of a page, in the middle of whatever runs on
const PAGE_NUMBER =
  /^(?:(?:[-–—]\s*)?(?:Trang\s+)?\d{1,3}(?:\s*\/\s*\d{1,3})?(?:\s*[-–—])?|\S.{0,120}?\s{2,}Trang\s+\d{1,3}(?:\s*\/\s*\d{1,3})?|Trang\s+\d{1,3}\s{2,}\S.{0,120})$/u

/** Torn lines joined to paragraphs. */
function joinLines(lines: readonly Line[], page: Page): readonly Draft[] {
  const drafts: Draft[] = []
  const open: { style: Style; value: number }[] = []
  let last: Line | undefined
  const periods = periodLines(lines)
  for (const line of lines) {
    if (last && (line.text.length < 24 || line.text.includes('Trang')) && PAGE_NUMBER.test(line.text)) continue
    const isPeriod = periods.has(line)
    const marker = isPeriod ? periodMarker(line) : acceptable(inSeries(markerOf(line.text), open), line, last, open)
    const breaks =
      !last ||
      line.hash ||
      last.hash ||
      marker !== null ||
      periods.has(last) ||
      isBreak(last, line, page, drafts.at(-1))
    if (breaks) drafts.push({ marker, lines: [line], heading: line.hash })
    else drafts.at(-1)?.lines.push(line)
    last = line
  }
  return drafts
}

function inSeries(marker: Marker | null, open: readonly { style: Style; value: number }[]): Marker | null {
  if (marker?.style !== 'lowroman' || marker.label.length > 1) return marker
  const letter = asLetter(marker)
  const isNext = open.some((o) => o.style === 'letter' && o.value === letter.value - 1)
  return isNext && !open.some((o) => o.style === 'lowroman') ? letter : marker
}

// A wrapped line may begin like an item: «- nếu có) cho …», «2. Năm»: the series and the line before decide.
function acceptable(
  marker: Marker | null,
  line: Line,
  last: Line | undefined,
  open: { style: Style; value: number }[],
): Marker | null {
  if (!marker) return null
  const rest = line.text.slice(marker.length)
  const ended = !last || ENDS.test(last.text) || last.hash || isTitle(last.text)
  if (marker.style === 'dash' || marker.style === 'plus') {
    if (/^\p{Ll}/u.test(rest) && !(last && /[;:]$/.test(last.text))) return null
    // «giai đoạn 2026 | - 2030»: the end of a range.
    if (/^\d/.test(rest) && (!ended || (last && /\d$/.test(last.text)))) return null
    return marker
  }
  const at = open.findLastIndex((o) => o.style === marker.style)
  const step = at < 0 ? marker.value : marker.value - (open[at]?.value ?? 0)
  const begins = marker.value === 1
  const follows = at >= 0 && step >= 1 && step <= (ended ? 4 : 1)
  const fresh = at < 0 && ended && marker.value <= 30
  if (!begins && !follows && !fresh && !(ended && /^\p{Lu}/u.test(rest))) return null
  if (/^\p{Ll}/u.test(rest) && !ended && !begins) return null
  if (marker.style === 'letter' && /^\p{Ll}/u.test(rest) && !ended) return null
  open.splice(at < 0 ? open.length : at)
  open.push({ style: marker.style, value: marker.value })
  return marker
}
function isTitle(text: string): boolean {
  return text.length < 90 && !/[,]$/.test(text)
}

const OPENS =
  /^(?:Trên đây là|Căn cứ (?:Kết luận|Thông báo|Kế hoạch|Chỉ thị|Công điện|Chương trình)|Yêu cầu|Đề nghị|Giao |Trường hợp|Trong quá trình|Nhận được|(?:Kế hoạch|Công điện|Kết luận|Chỉ thị|Thông báo|Chương trình|Nghị quyết|Quyết định) này|(?:Thừa lệnh|Thừa ủy quyền)|(?:Chủ tịch|Thủ tướng|Ban Thường vụ|Thường trực|Ủy ban nhân dân|UBND)\s.{0,60}?(?:đề nghị|yêu cầu|giao|thông báo)|Văn phòng .{0,60}theo dõi|Ngày \d)/u
function isBreak(last: Line, line: Line, page: Page, draft: Draft | undefined): boolean {
  if (/^\p{Ll}/u.test(line.text) || /^[,;)]/.test(line.text)) return false
  const ended = ENDS.test(last.text)
  if (endsRow(last.text)) return true
  // «IV. CHẾ ĐỘ BÁO CÁO»: a heading in capitals ends where the capitals do.
  if (isHeading(last, draft) && !isShouting(line.text)) return true
  // Where a line is a paragraph, a short one with a mark and no stop is a heading.
  if (page.unwrapped)
    return (
      ended ||
      (last.text.length < 220 &&
        (line.blanks > 0 || (last.text.length < 110 && markerOf(last.text) !== null && /^\p{Lu}/u.test(line.text))))
    )
  if (!ended) {
    if (isShortHeading(last, line, page, draft)) return true
    return line.blanks > 0 && !page.blankStyle && isTitleLine(last, draft) && /^\p{Lu}/u.test(line.text)
  }
  if (OPENS.test(line.text) && !/^Căn cứ chức năng/u.test(line.text)) return true
  const first = draft?.lines[0]
  const second = draft?.lines[1]
  const base = second ? second.indent : (first?.indent ?? 0)
  if (line.indent >= base + 3 && line.indent > last.indent + 2) return true
  return last.text.length < page.width * 0.78 || (line.blanks > 0 && !page.blankStyle)
}
function isShouting(text: string): boolean {
  return text === text.toUpperCase() && /\p{Lu}{3}/u.test(text)
}
function isHeading(last: Line, draft: Draft | undefined): boolean {
  return draft?.marker != null && draft.lines.every((l) => isShouting(l.text)) && !/[;,]$/.test(last.text)
}
/** «1. Về tình hình chung» above «Từ đầu năm đến nay, …»: the next words would have fitted into its line. */
function isShortHeading(last: Line, line: Line, page: Page, draft: Draft | undefined): boolean {
  if (!draft?.marker || draft.lines.length > 1 || !/^\p{Lu}/u.test(line.text)) return false
  if (draft.marker.style === 'dash' || draft.marker.style === 'plus' || /[,;(–-]$/.test(last.text)) return false
  const words = line.text.split(/\s+/, 3).join(' ')
  return (
    last.text.length < 60 &&
    last.text.length + words.length + 1 < page.width * 0.75 &&
    line.text.length > page.width * 0.6
  )
}
function isTitleLine(last: Line, draft: Draft | undefined): boolean {
  return (draft?.lines.length ?? 0) <= 3 && last.text.length < 100 && !/[,;]$/.test(last.text)
}

/** Depth, clause path and parent of every paragraph. */
function withPlaces(source: string, drafts: readonly Draft[]): readonly Unit[] {
  const units: Unit[] = []
  const stack: Open[] = []
  for (const [i, draft] of drafts.entries()) {
    const { marker } = draft
    if (draft.heading && !marker) stack.length = 0
    else if (!marker && isLoneHeading(draft, drafts[i + 1])) closeFrom(stack, ({ style }) => style === 'period')
    if (marker?.style === 'period') closePeriods(stack, nextItem(drafts, i))
    if (marker) {
      const same = stack.findIndex((s) => s.style === marker.style)
      const bullet = marker.style === 'dash' || marker.style === 'plus'
      const bullets = same >= 0 ? (stack[same]?.bullets ?? 0) : 0
      if (same >= 0) stack.length = same
      else if (marker.value !== 1 && !bullet) {
        const rank = STYLES.indexOf(marker.style)
        while (stack.length && STYLES.indexOf(stack.at(-1)?.style ?? 'part') > rank) stack.pop()
      } else while (stack.length && outranks(marker, stack.at(-1)?.style ?? 'part')) stack.pop()
      stack.push({
        style: marker.style,
        index: units.length,
        label: bullet ? String(bullets + 1) : marker.label,
        bullets: bullet ? bullets + 1 : 0,
      })
    }
    const stretches: Stretch[] = draft.lines.map(({ from, to }) => ({ from, to }))
    const strip = stripOf(source, stretches)
    units.push({
      index: units.length,
      marker,
      depth: stack.length,
      ref: refOf(stack),
      parent: (marker ? stack.at(-2)?.index : stack.at(-1)?.index) ?? -1,
      strip,
      start: marker ? markLength(strip.text) : 0,
      heading: draft.heading,
    })
  }
  return units
}
function closeFrom(stack: Open[], holds: (open: Open) => boolean): void {
  const at = stack.findIndex(holds)
  if (at >= 0) stack.length = at
}
/** The first heading of time takes the list below it out of the list above; the next one takes the place of the one before. */
function closePeriods(stack: Open[], next: Draft | undefined): void {
  const isPeriod = ({ style }: Open) => style === 'period'
  if (stack.some(isPeriod)) closeFrom(stack, isPeriod)
  else closeFrom(stack, ({ style }) => style === next?.marker?.style)
}
function nextItem(drafts: readonly Draft[], at: number): Draft | undefined {
  for (let i = at + 1; i < Math.min(drafts.length, at + 5); i++)
    if (drafts[i]?.marker && drafts[i]?.marker?.style !== 'period') return drafts[i]
  return undefined
}
/** «TỔ CHỨC THỰC HIỆN» over a list of its own: no month or quarter holds for it. */
function isLoneHeading(draft: Draft, next: Draft | undefined): boolean {
  const text = draft.lines.map((line) => line.text).join(' ')
  return next?.marker != null && text.length < 90 && /^\p{Lu}/u.test(text) && !/[.;,)]$/.test(text)
}
function markLength(text: string): number {
  return markerOf(text)?.length ?? 0
}
// «II.» never lies under «1.», whatever came before; «I.» right below «A.» does.
function outranks({ style, value }: Marker, open: Style): boolean {
  if (style === 'roman' && value === 1 && open === 'upper') return false
  const high: readonly Style[] = ['part', 'roman', 'upper', 'article']
  return high.includes(style) && STYLES.indexOf(style) < STYLES.indexOf(open)
}

/** `II.2.(7)`, `3.2-1`, `4.(3)-2`: as the document numbers its clauses. */
export function refOf(stack: readonly { style: Style; label: string }[]): string {
  let ref = ''
  for (const { style, label } of stack) {
    if (style === 'dash' || style === 'plus') ref += `-${label}`
    else if (style === 'arabic2' || style === 'arabic3')
      ref = `${ref.replace(/(^|\.)\d+(\.\d+)*$/, '').replace(/\.$/, '')}${/^[IVXA-Z]/.test(ref) ? '.' : ''}${label}`
    else ref += `${ref ? '.' : ''}${label}`
  }
  return ref
}
