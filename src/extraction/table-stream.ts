// A table that lost its columns: numbers, cells and headings in one stream of lines, rows torn over pages.
import type { DocumentTime } from '../text/deadlines.ts'
import type { Mark, Reading, TaskDraft } from './drafts.ts'
import { type SaidTime, timeOfBand } from './heading-times.ts'
import type { Line } from './lines.ts'
import { RULE } from './lines.ts'
import { romanOf, romanValue } from './markers.ts'
import { periodLabel, readPeriod } from './period-headings.ts'
import { type RowCells, type RowText, readRowCells } from './stream-cells.ts'
import { giveHeadings, type Section } from './stream-sections.ts'
import { rolesInLine } from './table-roles.ts'
import { rowTask } from './table-rows.ts'

type Row = {
  readonly number: string
  readonly section: Section
  readonly group: string
  readonly lines: RowText[]
  cells?: RowCells
  doubts: string[]
}
type Stream = {
  readonly lines: readonly Line[]
  readonly sections: Section[]
  readonly rows: Row[]
  readonly headings: { readonly text: string; readonly section: number; readonly line: number }[]
  readonly loose: RowText[]
  readonly frame: Set<number>
  readonly untitled: { readonly section: Section; readonly number: string }[]
  readonly runsOn: boolean
}

export function readStream(lines: readonly Line[], header: readonly Line[], time: DocumentTime, annex = ''): Reading {
  const columns = rolesInLine(header.map((l) => l.text).join(' '))
  const stream = sort(lines, new Set(header.map((l) => l.text)), columns.includes('time'))
  for (const row of stream.rows) row.cells = readRowCells(row.lines, columns, time)
  mend(stream)
  giveHeadings(stream.sections, stream.headings, (section) =>
    stream.rows
      .filter((r) => r.section === section)
      .map((r) => r.cells?.content ?? '')
      .join(' '),
  )
  const has = new Set(columns)
  for (const row of stream.rows.filter(isTitle)) {
    row.section.title ||= row.cells?.content ?? ''
    for (const { index } of row.lines) stream.frame.add(index)
  }
  const kept = stream.rows.filter((row) => row.cells?.content && !isTitle(row))
  const times = new Map<Section, SaidTime | null>()
  let before: SaidTime | null = null
  for (const { section } of kept) {
    if (times.has(section)) continue
    before = timeOfBand(section.title, time, before)
    times.set(section, before)
  }
  const tasks: TaskDraft[] = kept.map((row) => {
    const cells = row.cells as RowCells
    const ref = [annex, row.section.label, row.group && !row.number.includes('.') ? row.group : '', row.number]
      .filter(Boolean)
      .join('.')
    return rowTask(
      {
        ref,
        cells: { ...cells },
        section: row.section.lead,
        until: times.get(row.section) ?? null,
        from: lines[row.lines[0]?.index ?? 0]?.from ?? 0,
        doubts: row.doubts,
      },
      has,
      time,
    )
  })
  return { tasks, marks: marksOf(stream, kept) }
}

/** Words below a bare numeral, without bodies or time: the title of the section in ordinary letters. */
function isTitle({ number, cells }: Row): boolean {
  return number === '' && cells !== undefined && !cells.time && !cells.lead && !cells.coop
}

const ROMAN = /^(?<r>(?:X{0,2})(?:IX|IV|V?I{0,3}))(?:[.\s]\s*(?<rest>\S.*))?$/u
// A | B TUYÊN TRUYỀN | C. Chuyển đổi số
const LETTER = /^(?<l>[A-H])(?:(?<dot>[.)])?\s*|\s+(?=\S))(?<rest>(?<=[\s.)])\S.*)?$/u
// 12 | 3.1 | 1204. Sơn kẻ …      a number of four digits only where it is the next one: «2026» is a year
const NUMBER = /^(?<n>\d{1,4}(?:\.\d{1,3}){0,2})(?:[.)]?\s+(?<rest>\S.*)|[.)]?)$/u
const STAMP = /^(?:Số và ký hiệu|Ngày ban hành|Tài liệu này|Ký bởi|Thời gian ký|Người ký|Trang \d)/iu
const BREAKS = /^(?:PHỤ LỤC|\(?\s*(?:kèm|ban hành kèm) theo)/iu

/** Every line finds its row, or is a heading, noise of the page, or loose text. */
function sort(lines: readonly Line[], header: ReadonlySet<string>, isTimed: boolean): Stream {
  const stream: Stream = {
    lines,
    sections: [],
    rows: [],
    headings: [],
    loose: [],
    frame: new Set(),
    untitled: [],
    runsOn: runsOn(lines),
  }
  let section: Section = { label: '', title: '', lead: [], index: 0 }
  let row: Row | null = null
  let group = ''
  stream.sections.push(section)
  for (const [i, line] of lines.entries()) {
    const text = line.text
    if (isNoise(lines, i, header)) {
      stream.frame.add(i)
      continue
    }
    if (BREAKS.test(text) || RULE.test(text)) {
      stream.frame.add(i)
      row = null
      continue
    }
    const opened = sectionAt(stream, lines, i)
    if (opened) {
      section = { label: opened.label, title: '', lead: [], index: stream.sections.length }
      stream.sections.push(section)
      group = ''
      const rest = opened.rest
      if (rest && isShouted(rest)) stream.headings.push({ text: rest, section: section.index, line: i })
      else if (rest) section.title = rest
      row = rest ? null : { number: '', section, group: '', lines: [], doubts: [] }
      if (row) stream.rows.push(row)
      stream.frame.add(i)
      continue
    }
    if (isBand(lines, i, isTimed)) {
      const counts =
        stream.rows.some((r) => r.section.index > 0 || r.number !== '') && /^1(?!\d)/.test(lines[i + 1]?.text ?? '')
      const label = counts ? periodLabel(text) : ''
      section = { label, title: text, lead: section.lead, index: stream.sections.length, isPeriod: true }
      stream.sections.push(section)
      group = ''
      row = null
      stream.frame.add(i)
      continue
    }
    if (isShouted(text) && text.length > 8) {
      stream.headings.push({ text: joinHeading(lines, i), section: section.index, line: i })
      stream.frame.add(i)
      row = null
      continue
    }
    const number = NUMBER.exec(text)
    const found = number?.groups?.n ? place(stream, section, group, number.groups.n, lines, i) : null
    if (found === 'group') {
      group = number?.groups?.n ?? ''
      stream.frame.add(i)
      if (!number?.groups?.rest) stream.untitled.push({ section, number: group })
      row = null
    } else if (found === 'page') stream.frame.add(i)
    else if (found) {
      row = {
        number: number?.groups?.n ?? '',
        section: found.section,
        group: found.section === section ? group : '',
        lines: [],
        doubts: [],
      }
      if (found.section !== section) row.doubts.push('dòng nằm ngoài mục của nó')
      stream.rows.push(row)
      if (number?.groups?.rest) row.lines.push({ text: number.groups.rest, index: i })
      else stream.frame.add(i)
    } else if (row) row.lines.push({ text, index: i })
    else stream.loose.push({ text, index: i })
  }
  return stream
}
/** «QUÝ II» over a row: in a table with times of its own only in capitals, since «Quý II» may be a cell. */
function isBand(lines: readonly Line[], at: number, isTimed: boolean): boolean {
  const text = lines[at]?.text ?? ''
  return (!isTimed || isShouted(text)) && readPeriod(text) !== null && NUMBER.test(lines[at + 1]?.text ?? '')
}
function isShouted(text: string): boolean {
  return text === text.toUpperCase() && /\p{Lu}{2}/u.test(text) && !/\d{1,2}\/\d/.test(text)
}
function joinHeading(lines: readonly Line[], at: number): string {
  return lines[at]?.text ?? ''
}

/** Column heads repeated on a new page, stamps, and the page number before them. */
function isNoise(lines: readonly Line[], at: number, header: ReadonlySet<string>): boolean {
  const text = lines[at]?.text ?? ''
  if (STAMP.test(text)) return true
  if (header.has(text)) {
    const near = [lines[at - 1]?.text ?? '', lines[at + 1]?.text ?? '']
    return /^(?:STT|TT)\s/u.test(text) || near.some((t) => header.has(t) || /^\d{1,3}$/.test(t)) || text.length > 24
  }
  const next = lines[at + 1]?.text ?? ''
  return /^(?:Trang\s+)?\d{1,3}$/.test(text) && (STAMP.test(next) || (header.has(next) && next.length > 8))
}

/** A section opens at the next Roman numeral, or the next letter; below a letter the numerals begin anew. */
function sectionAt(
  stream: Stream,
  lines: readonly Line[],
  at: number,
): { readonly label: string; readonly rest: string | undefined } | null {
  const text = lines[at]?.text ?? ''
  const part = stream.sections.findLast((s) => /^[A-H]/.test(s.label))?.label.charAt(0)
  const roman = ROMAN.exec(text)?.groups
  if (roman?.r && isNextSection(stream, roman.r, roman.rest))
    return { label: part ? `${part}.${roman.r}` : roman.r, rest: roman.rest }
  const letter = LETTER.exec(text)?.groups
  if (letter?.l !== String.fromCharCode((part?.charCodeAt(0) ?? 64) + 1)) return null
  // «A Lưới» at the beginning of a line is a place: a title is in capitals, has its stop, or stands over a row.
  const plain = letter.rest !== undefined && !letter.dot && !isShouted(letter.rest)
  const above = lines[at + 1]?.text ?? ''
  return plain && !/^(?:I|\d{1,4})(?:[.)\s]|$)/u.test(above) ? null : { label: letter.l, rest: letter.rest }
}
function isNextSection(stream: Stream, label: string, rest: string | undefined): boolean {
  if (rest !== undefined && /^\p{Ll}/u.test(rest)) return false
  const part = stream.sections.findLastIndex((s) => /^[A-H]$/.test(s.label))
  const last = stream.sections.slice(part + 1).findLast((s) => /^(?:[A-H]\.)?[IVX]+$/.test(s.label))
  const value = romanValue(label)
  const before = romanValue(last?.label.split('.').at(-1) ?? '')
  return value === (last ? before : 0) + 1 || (value === 1 && label === romanOf(1) && !last)
}

type Found = { readonly section: Section } | 'group' | 'page' | null
/** Where a number belongs: the next row of its section, a group, a row torn from an earlier section, or a page number. */
function place(
  stream: Stream,
  section: Section,
  group: string,
  number: string,
  lines: readonly Line[],
  at: number,
): Found {
  const parts = number.split('.').map(Number)
  // Found from the end: a table of thousands of rows is not gone through for each of them.
  const before = stream.rows.findLast((r) => r.section === section && r.number !== '')
  const last = before?.number.split('.').map(Number) ?? []
  const running = stream.runsOn ? stream.rows.findLast((r) => /^\d+$/.test(r.number)) : undefined
  if (parts.length === 1) {
    const n = parts[0] ?? 0
    const follows = Number((last.length ? before : running)?.number ?? 0) + 1
    if (n > 999 && n !== follows) return null
    const next = lines[at + 1]?.text ?? ''
    const groupNext = last.length === 2 ? (last[0] ?? 0) + 1 : Number(group || 0) + 1
    if (next.startsWith(`${n}.1`) || (n === groupNext && hasSubrows(lines, at, n))) return 'group'
    if (last.length <= 1 && n === (last[0] ?? 0) + 1) return { section }
    if (!before && section.isPeriod && n === Number(stream.rows.at(-1)?.number) + 1) return { section }
    if (!before && running && n === Number(running.number) + 1) return { section }
    const numberless = stream.sections.length === 1 && !before
    if (numberless) return { section }
    const torn = stream.sections.slice(0, -1).findLast((s) => lastOf(stream, s) === n - 1 && lastOf(stream, s) > 0)
    if (torn && !stream.runsOn && /^\p{Lu}/u.test(lines[at + 1]?.text ?? '') && /^\d+$/.test(lines[at]?.text ?? ''))
      return { section: torn }
    // A row number may jump where a page lost one; a bare number that fits nowhere is the page's.
    if (/^\d+$/.test(lines[at]?.text ?? '')) return 'page'
    return n > (last[0] ?? 0) && n <= (last[0] ?? 0) + 2 && /^\d+\s+\p{Lu}/u.test(lines[at]?.text ?? '')
      ? { section }
      : null
  }
  const [a, b] = [parts[0] ?? 0, parts[1] ?? 0]
  const follows = last.length === 2 ? (a === last[0] && b === (last[1] ?? 0) + 1) || b === 1 : b === 1
  return follows ? { section } : null
}
/** True where the numbers run on through the sections: behind most section numerals stands no 1 but the next number. */
function runsOn(lines: readonly Line[]): boolean {
  const numbers = lines.map((line) => Number(NUMBER.exec(line.text)?.groups?.n ?? Number.NaN))
  let on = 0
  let anew = 0
  for (const [i, line] of lines.entries()) {
    if (!/^(?:II|III|IV|VI{0,3}|IX|X|[B-H])(?:[.)\s]|$)/u.test(line.text)) continue
    const next = numbers.slice(i + 1, i + 12).find((n) => Number.isInteger(n))
    if (next === 1) anew++
    else if (next !== undefined && numbers.lastIndexOf(next - 1, i) >= 0) on++
  }
  return on > anew
}
function hasSubrows(lines: readonly Line[], at: number, n: number): boolean {
  return lines.slice(at + 1, at + 4).some((line) => line.text.startsWith(`${n}.1 `) || line.text === `${n}.1`)
}
function lastOf(stream: Stream, section: Section): number {
  return Number(stream.rows.findLast((r) => r.section === section && /^\d+$/.test(r.number))?.number ?? 0)
}

/** Torn rows get back what lies elsewhere: a second pair of bodies and time, or content behind another row's time. */
function mend(stream: Stream): void {
  const pairs = stream.rows.flatMap((r) => (r.cells?.orphan ? [r.cells.orphan] : []))
  for (const row of stream.rows) {
    const pair = row.cells?.content && !row.cells.time && !row.cells.coop ? pairs.shift() : undefined
    if (row.cells && pair) {
      row.cells = { ...row.cells, coop: pair.bodies, time: pair.time }
      row.doubts.push('dòng bị rách qua trang')
    }
  }
  const texts = [
    ...stream.rows.flatMap((r) => (r.cells?.rest.length ? [r.cells.rest] : [])),
    ...paragraphs(stream.loose),
  ]
  for (const row of stream.rows) {
    if (!row.cells || row.cells.content || !row.cells.time || row.number === '') continue
    const found = texts.findIndex((lines) => !stream.untitled.length || /[.]$/.test(lines.at(-1)?.text ?? ''))
    const lines = found >= 0 ? texts.splice(found, 1)[0] : undefined
    if (!lines) continue
    row.cells = { ...row.cells, content: lines.map((l) => l.text).join(' ') }
    row.lines.push(...lines)
    row.doubts.push('dòng bị rách qua trang')
  }
}
function paragraphs(loose: readonly RowText[]): readonly (readonly RowText[])[] {
  const groups: RowText[][] = []
  for (const line of loose) {
    const last = groups.at(-1)
    if (last && (last.at(-1)?.index ?? -9) + 1 === line.index && !/[.]$/.test(last.at(-1)?.text ?? '')) last.push(line)
    else groups.push([line])
  }
  return groups
}

/** Where a group waits for its title, loose words are that title. */
function isLost(stream: Stream, { text }: RowText): boolean {
  return /^\d{1,4}[.)]?\s+\p{Lu}/u.test(text) || (stream.untitled.length === 0 && /^\p{Lu}\p{Ll}.{24,}$/u.test(text))
}
function marksOf(stream: Stream, kept: readonly Row[]): readonly Mark[] {
  const task = new Set(kept.flatMap((row) => row.lines.map((l) => l.index).filter((i) => !row.cells?.made.includes(i))))
  const made = new Set(kept.flatMap((row) => row.cells?.made ?? []))
  // A row that found no place, or a piece of one, is for a person.
  const lost = new Set(stream.loose.filter((l) => isLost(stream, l)).map((l) => l.index))
  return stream.lines.flatMap((line, i): Mark[] => {
    const at = { from: line.from, to: line.to }
    if (task.has(i)) return [{ ...at, class: 'task' }]
    if (lost.has(i)) return [{ ...at, class: 'unsure' }]
    return [{ ...at, class: stream.frame.has(i) || made.has(i) ? 'frame' : 'context' }]
  })
}
