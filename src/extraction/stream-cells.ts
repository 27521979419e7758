// One row of a flattened table, its columns run together line after line: content, bodies, time told apart by grammar.
import { onlyBodies } from '../text/body-cells.ts'
import { bodyWords } from '../text/body-spelling.ts'
import { HEADS } from '../text/body-words.ts'
import type { DocumentTime } from '../text/deadlines.ts'
import { WORK_VERBS } from '../text/directive-words.ts'
import { isTimeCell } from '../text/time-cells.ts'
import { bodiesAt } from '../text/written-bodies.ts'
import { phraseAt } from '../text/written-words.ts'
import type { Role } from './table-roles.ts'

export type RowText = { readonly text: string; readonly index: number }
export type RowCells = {
  readonly content: string
  readonly lead: string
  readonly coop: string
  readonly time: string
  /** A second pair of bodies and time behind the row's own: it belongs to another, torn row. */
  readonly orphan: { readonly bodies: string; readonly time: string } | null
  /** Text behind the row's time: another row's content, or a group's title. */
  readonly rest: readonly RowText[]
  /** Lines that hold nothing but what is made («Báo cáo kết quả»): no words of the task. */
  readonly made: readonly number[]
}
const joined = (lines: readonly RowText[]) =>
  lines
    .map((l) => l.text)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()

/** Reads the lines of one row. `columns` says which columns the table has, in order. */
export function readRowCells(lines: readonly RowText[], columns: readonly Role[], time: DocumentTime): RowCells {
  const pieces = splitTimes(lines, columns, time)
  const run = inOrderRun(pieces, columns, time) ?? lastRun(pieces, time)
  if (!run) {
    const torn = readTorn(lines, columns, time)
    if (torn) return torn
    const { content, bodies } = splitBodies(lines)
    return { content: joined(content), ...owners(bodies, columns), time: '', orphan: null, rest: [], made: [] }
  }
  const head = pieces.slice(0, run.from)
  const inner = run.to === pieces.length ? firstRun(head, time) : null
  if (inner) {
    // Two pairs of bodies and time: the first is the row's own.
    const { content, bodies } = splitBodies(head.slice(0, inner.from))
    const orphan = { bodies: joined(head.slice(inner.to)), time: joined(pieces.slice(run.from, run.to)) }
    if (looksLikeBodies(orphan.bodies) || !orphan.bodies)
      return {
        content: joined(content),
        ...owners(bodies, columns),
        time: joined(head.slice(inner.from, inner.to)),
        orphan,
        rest: [],
        made: [],
      }
  }
  const { content, bodies } = splitBodies(head)
  const rest = pieces.slice(run.to)
  const after =
    columns.indexOf('time') < Math.max(columns.indexOf('lead'), columns.indexOf('coop')) &&
    looksLikeBodies(joined(rest))
  const said = after ? rest : bodies
  const own = new Set(pieces.slice(0, run.to).map((l) => l.index))
  return {
    content: joined(after ? head : content),
    ...owners(said, columns),
    time: joined(pieces.slice(run.from, run.to)),
    orphan: null,
    rest: after || columns.includes('product') ? [] : rest,
    made: after || !columns.includes('product') ? [] : rest.map((l) => l.index).filter((i) => !own.has(i)),
  }
}

/** A page ends inside the content: its last words, in small letters, stand behind the other cells. */
function readTorn(lines: readonly RowText[], columns: readonly Role[], time: DocumentTime): RowCells | null {
  for (let k = lines.length - 1; k > 1; k--) {
    if (!/^\p{Ll}/u.test(lines[k]?.text ?? '')) continue
    const pieces = splitTimes(lines.slice(0, k), columns, time)
    const run = lastRun(pieces, time)
    if (run?.to !== pieces.length || !endsAsTime(joined(pieces.slice(run.from)))) continue
    const cells = readRowCells(lines.slice(0, k).map(withoutTear), columns, time)
    return cells.lead ? { ...cells, content: joined([{ text: cells.content, index: 0 }, ...lines.slice(k)]) } : null
  }
  return null
}
// «…, người nghiện, | Công an tỉnh»: the sentence goes on over the page, not in the next cell.
function withoutTear(line: RowText, at: number, lines: readonly RowText[]): RowText {
  const isTorn = /,$/.test(line.text) && !looksLikeBodies(line.text) && looksLikeBodies(lines[at + 1]?.text ?? '')
  return isTorn ? { ...line, text: line.text.slice(0, -1) } : line
}
/** A line «… Đảng ủy các xã Trước 31/8/2025» is two pieces: what goes before the time, and the time. */
function splitTimes(lines: readonly RowText[], columns: readonly Role[], time: DocumentTime): readonly RowText[] {
  const behind = columns.slice(columns.indexOf('time') + 1)
  const product = columns.includes('time') && (behind.includes('product') || behind.includes('note'))
  return lines.flatMap((line) => {
    const three = product ? withProduct(line, time) : null
    if (three) return three
    for (const match of line.text.slice(-160).matchAll(/(?<=[\s.])(?=\p{Lu}|\d{1,2}[/.]\d)/gu)) {
      const at = Math.max(0, line.text.length - 160) + match.index
      const tail = line.text.slice(at)
      if (at > 0 && strict(tail, time) && !JOINS.test(line.text.slice(0, at)))
        return [
          { text: line.text.slice(0, at).trim(), index: line.index },
          { text: tail, index: line.index },
        ]
    }
    return [line]
  })
}
/** «… Sở Y tế | Tháng 02/2026 | Văn bản hướng dẫn» in one line: the time between capitals, what is made behind it. */
function withProduct(line: RowText, time: DocumentTime): readonly RowText[] | null {
  const from = Math.max(0, line.text.length - 200)
  const cuts = [...line.text.slice(from).matchAll(/(?<=^|[\s.])(?=\p{Lu}|\d)/gu)].map((m) => m.index + from)
  for (const at of cuts) {
    if (at > 0 && JOINS.test(line.text.slice(0, at))) continue
    for (const end of cuts.filter((cut) => cut > at)) {
      const said = line.text.slice(at, end).trim()
      if (!endsAsTime(said) || !strict(said, time)) continue
      return [line.text.slice(0, at).trim(), said, line.text.slice(end)]
        .filter(Boolean)
        .map((text) => ({ text, index: line.index }))
    }
  }
  return null
}
const JOINS = /(?:của|và|từ|đến|ngày|số|trước|trong|nhất|hết|là|tháng|năm|quý|,|[-–])\s*$/iu
/** A time that cannot be the beginning of a sentence: a date, a period, «thường xuyên», «đã hoàn thành». */
function strict(text: string, time: DocumentTime): boolean {
  return (
    /^(?:trước|trong|từ|chậm nhất|tháng|quý|năm|ngày|\d|thực hiện|triển khai|thường xuyên|đã hoàn thành|liên tục|hằng|hàng|định kỳ|hoàn thành|đến|sau|ngay|theo)/iu.test(
      text,
    ) &&
    text.length < 110 &&
    isTimeCell(text, time)
  )
}

type Run = { readonly from: number; readonly to: number }
/** The shortest stretch of lines at the end that is a time, beginning with a capital; else the last such stretch inside. */
function lastRun(pieces: readonly RowText[], time: DocumentTime): Run | null {
  for (let to = pieces.length; to > 0 && to > pieces.length - 14; to--) {
    for (let from = to - 1; from >= 0 && from >= to - 7; from--) {
      const begins = /^[\p{Lu}\d]/u.test(pieces[from]?.text ?? '')
      if (begins && isTimeCell(joined(pieces.slice(from, to)), time) && fits(pieces, from, to))
        return { from: firstOfTime(pieces, from, to, time), to }
    }
  }
  return null
}
const OPENS_TIME =
  /^(?:trước|trong|chậm nhất|từ|đến|hằng|hàng|năm|quý|tháng|ngay|sau|định kỳ|xong|hoàn thành|giai đoạn|thường|theo|khi|ngày)(?![a-zà-ỹ])/iu
/** «Trước ngày | 31/7/2026», «Ngay sau khi kết | thúc năm học | 2025 - 2026»: the time began some lines before. */
function firstOfTime(pieces: readonly RowText[], from: number, to: number, time: DocumentTime): number {
  for (let first = Math.max(0, from - 4); first < from; first++) {
    const text = pieces[first]?.text ?? ''
    const short = text.length < 45 && /^\p{Lu}/u.test(text) && OPENS_TIME.test(text) && !/[.;]$/.test(text)
    if (short && isTimeCell(joined(pieces.slice(first, to)), time)) return first
  }
  return from
}
const PRODUCT =
  /^(?:Báo cáo|Kế hoạch|Quyết định|Văn bản|Tờ trình|Đề án|Nghị quyết|Danh mục|Danh sách|Hồ sơ|Chương trình|Phương án|Công văn|Quy chế|Quy định|Hướng dẫn|Thông báo|Dự thảo|Kết luận|Chỉ thị|Hội nghị|Cơ sở dữ liệu|Phần mềm|Biên bản|Các văn bản|Sản phẩm|Mô hình|Công trình|Kết quả|Tài liệu|Bản|Bảng|Bộ|Giấy|Sổ|Lớp|Ý kiến)(?![A-Za-zÀ-ỹ])/u
/** A time column that is not the last: the time ends where the bodies or the product after it begin. */
function inOrderRun(pieces: readonly RowText[], columns: readonly Role[], time: DocumentTime): Run | null {
  const after = columns.slice(columns.indexOf('time') + 1)
  const bodies = after.includes('lead') || after.includes('coop')
  if (!columns.includes('time') || !(bodies || after.includes('product'))) return null
  for (let from = 0; from < pieces.length; from++) {
    if (!/^[\p{Lu}\d]/u.test(pieces[from]?.text ?? '')) continue
    for (let to = from + 1; to <= Math.min(pieces.length, from + 7); to++) {
      if (!isTimeCell(joined(pieces.slice(from, to)), time)) continue
      const rest = joined(pieces.slice(to))
      if (bodies ? looksLikeBodies(rest) : PRODUCT.test(rest)) return { from, to }
    }
  }
  return bodies ? null : beforeProduct(pieces, time)
}
/** What is made may be called anything («Lễ mít tinh», «06 điểm tiêm»): the last whole time before a few more words. */
function beforeProduct(pieces: readonly RowText[], time: DocumentTime): Run | null {
  for (let to = pieces.length - 1; to > 0 && to > pieces.length - 5; to--) {
    const rest = joined(pieces.slice(to))
    if (rest.length > 120 || !/^[\p{Lu}\d]/u.test(rest) || looksLikeBodies(rest)) continue
    for (let from = to - 1; from >= 0 && from >= to - 6; from--) {
      const said = joined(pieces.slice(from, to))
      if (/^[\p{Lu}\d]/u.test(said) && endsAsTime(said) && isTimeCell(said, time))
        return { from: firstOfTime(pieces, from, to, time), to }
    }
  }
  return null
}
// A time inside a row must be plainly one, and must not run on in the next line.
function fits(pieces: readonly RowText[], from: number, to: number): boolean {
  if (to === pieces.length) return true
  return endsAsTime(joined(pieces.slice(from, to))) && /^[\p{Lu}(“]/u.test(pieces[to]?.text ?? '')
}
function endsAsTime(text: string): boolean {
  return /\d{1,2}[/.]\d{1,2}(?:[/.]20\d{2})?$|thường xuyên$|hoàn thành$|20\d{2}$|quý$|tháng$|ngày$|tuần$|năm$|(?:tiếp theo|trở đi)$/iu.test(
    text,
  )
}
function firstRun(pieces: readonly RowText[], time: DocumentTime): Run | null {
  for (let to = 1; to < pieces.length; to++)
    for (let from = to - 1; from >= 0 && from >= to - 3; from--)
      if (
        /^\p{Lu}/u.test(pieces[from]?.text ?? '') &&
        strict(joined(pieces.slice(from, to)), time) &&
        fits(pieces, from, to)
      )
        return { from, to }
  return null
}

/** Where content ends and bodies begin is not marked: the longest tail that reads as a list of bodies. */
function splitBodies(lines: readonly RowText[]): {
  readonly content: readonly RowText[]
  readonly bodies: readonly RowText[]
} {
  const all = lines.flatMap((line) => splitStops(line))
  // Bodies take a few lines at most: a long row is not tried from its beginning.
  for (let k = Math.max(0, all.length - 16); k < all.length; k++) {
    const rest = joined(all.slice(k))
    const before = all[k - 1]?.text ?? ''
    if (k > 0 && /(?:của|với|cho|và|do|tại|về|là|cùng|,|-)\s*$/u.test(before)) continue
    if (rest.length < 420 && looksLikeBodies(rest)) return { content: all.slice(0, k), bodies: all.slice(k) }
  }
  const last = all.at(-1)
  const cut = all.length === 1 && last ? tailBodies(last) : null
  return cut ?? { content: all, bodies: [] }
}
/** «… của tổ chức. Đảng ủy các xã, phường»: a body may follow the full stop on the same line. */
function splitStops(line: RowText): readonly RowText[] {
  const parts = line.text.split(/(?<=[.…])\s+(?=\p{Lu})/u)
  return parts.map((text) => ({ text, index: line.index }))
}
/** A one-line row without a stop: «Phối hợp đổi thẻ Ban Tổ chức Tỉnh ủy». */
function tailBodies(
  line: RowText,
): { readonly content: readonly RowText[]; readonly bodies: readonly RowText[] } | null {
  for (const match of line.text.matchAll(/(?<=[A-Za-zÀ-ỹ]\s)(?=\p{Lu})/gu)) {
    const before = line.text.slice(0, match.index)
    if (/(?:của|với|cho|và|do|tại|về|là|cùng|,|các)\s*$/u.test(before) || before.trim().split(/\s+/).length < 3)
      continue
    if (onlyBodies(line.text.slice(match.index)))
      return {
        content: [{ text: before.trim(), index: line.index }],
        bodies: [{ text: line.text.slice(match.index), index: line.index }],
      }
  }
  return null
}

/** A list of bodies, perhaps with a misspelt or unknown name among them; never a sentence of work. */
export function looksLikeBodies(text: string): boolean {
  const clean = text
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[.;,\s]+$/, '')
    .trim()
  if (!clean || /[.:!?]\s/.test(clean)) return false
  if (onlyBodies(clean)) return true
  let known = 0
  for (const part of clean.split(/\s*;\s*/)) {
    const words = bodyWords(part)
    const found = bodiesAt(words, 0)
    if (!found) {
      if (words.length > 9 || words.length < 2 || phraseAt(words, 0, WORK_VERBS)) return false
      continue
    }
    const left = words.length - found.next
    const next = words[found.next]
    if (left > 4 || (next && phraseAt(words, found.next, WORK_VERBS))) return false
    known++
  }
  return known > 0
}

const BEGINS_CELL =
  /(?<=[A-Za-zÀ-ỹ\d)])\s+(?=(?:Sở|UBND|Ủy ban|Công an|Các|Thanh tra|Tỉnh đoàn|Văn phòng|Bộ Chỉ huy|Hội|Đảng ủy|Ban|Viện|Tòa án|Báo|Đài|Trường|Trung tâm|Chi cục|Cục|Kho bạc|Ngân hàng|Bảo hiểm|Liên đoàn|Liên minh|Bệnh viện)\s)/gu
/** «UBND các xã, phường Sở Nông nghiệp và Môi trường», «Tòa án nhân dân tỉnh Viện kiểm sát …»: two cells on one line, each whole. */
function twoCells(text: string): { readonly lead: string; readonly coop: string } | null {
  for (const match of text.matchAll(BEGINS_CELL)) {
    const lead = text.slice(0, match.index)
    const coop = text.slice(match.index).trim()
    if (/(?:\s(?:và|của|thuộc)|[,;])$/u.test(lead) || isBareHead(lead)) continue
    if (onlyBodies(lead) && onlyBodies(coop)) return { lead, coop }
  }
  return null
}
/** «Đảng ủy | Công an tỉnh», «Ủy ban Kiểm tra | Tỉnh ủy»: a name that ends with its head alone goes on. */
function isBareHead(text: string): boolean {
  const words = bodyWords(text.split(/[,;]\s*/).at(-1) ?? '')
  return words.length > 0 && phraseAt(words, 0, HEADS) === words.length
}
/** With a lead and a coop column: the first complete name or list is the lead, the lines after it help. */
function owners(
  bodies: readonly RowText[],
  columns: readonly Role[],
): { readonly lead: string; readonly coop: string } {
  const all = joined(bodies)
  if (!columns.includes('lead')) return { lead: '', coop: all }
  if (!columns.includes('coop')) return { lead: all, coop: '' }
  for (let k = 1; k < bodies.length; k++) {
    const first = joined(bodies.slice(0, k))
    const rest = joined(bodies.slice(k))
    const begins = /^(?:\p{Lu}|các |đảng ủy |ủy ban |ubnd )/u.test(bodies[k]?.text ?? '')
    if (
      begins &&
      !isBareHead(first) &&
      !/[,;]$|(?:và|của|các)$/u.test(first) &&
      onlyBodies(first) &&
      bodiesAt(bodyWords(rest), 0) &&
      looksLikeBodies(rest)
    )
      return { lead: first, coop: rest }
  }
  return twoCells(all) ?? { lead: all, coop: '' }
}
