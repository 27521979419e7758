// A workbook comes in: an office's own register becomes a draft; a list that the bot wrote becomes corrections of what was edited.
import { type Day, isDay, yearOf } from '../domain/calendar.ts'
import type { Draft, DraftItem } from '../domain/draft.ts'
import { nameKey } from '../domain/names.ts'
import type { Register, Task } from '../domain/register.ts'
import type { Sheet } from '../domain/sheet.ts'
import { doubleIn, findDoubles } from '../extraction/doubles.ts'
import { type RowProblem, readTaskSheet, type SheetRow, type TaskSheet } from '../extraction/task-sheet.ts'
import { bodiesOfCell } from '../text/body-cells.ts'
import { fold } from '../text/fold.ts'
import { readTimeCell } from '../text/time-cells.ts'
import type { Correction, Wanted } from './correct.ts'
import { readNames, readTyped } from './review/typed.ts'
import { comparable } from './standing-document.ts'

export type RegisterImport =
  | { readonly kind: 'draft'; readonly draft: Draft }
  /** Rows of tasks that stand in the register: what was edited in them. */
  | {
      readonly kind: 'edited'
      readonly corrections: readonly Correction[]
      readonly rows: number
      readonly problems: readonly RowTrouble[]
    }
  | { readonly kind: 'no-table' }
export type RowTrouble = {
  readonly row: number
  readonly why: RowProblem['why'] | 'unknown-task' | 'unread-time' | 'unknown-body'
  readonly words: string
}

export type Origin = {
  readonly fileName: string
  readonly hash: string
  readonly by: string
  readonly now: number
  readonly today: Day
  readonly province: string
  readonly register: Register
  readonly former: ReadonlyMap<number, readonly string[]>
}

export function planRegister(sheets: readonly Sheet[], origin: Origin): RegisterImport {
  const tables = sheets.flatMap((s) => readTaskSheet(s) ?? [])
  if (!tables.length) return { kind: 'no-table' }
  const own = tables.filter((t) => t.has.has('no') && t.rows.some((r) => r.no !== null && origin.register.task(r.no)))
  return own.length ? editedIn(own, origin) : { kind: 'draft', draft: draftOfRows(tables, origin) }
}

function draftOfRows(tables: readonly TaskSheet[], origin: Origin): Draft {
  const { register, province, fileName } = origin
  const several = tables.length > 1
  const rows = tables.flatMap((t, i) => t.rows.map((row) => ({ row, ref: `${several ? `${i + 1}.` : ''}h${row.row}` })))
  const items = rows.map(({ row, ref }) => itemOf(row, ref, origin))
  const doubles = findDoubles(
    items.map((i) => ({ ...i, id: i.ref })),
    comparable(register, province, origin.former),
  )
  const withDoubles = items.map((item): DraftItem => ({ ...item, double: doubleIn(doubles, item.ref) }))
  const unread = rows.flatMap(({ row, ref }, i) =>
    row.due && !items[i]?.deadlines.length ? [{ ref, kind: 'unread-time', words: row.due }] : [],
  )
  const count = rows.length
  return {
    id: '',
    province,
    fileName,
    hash: origin.hash,
    by: origin.by,
    at: origin.now,
    doc: { number: null, kind: 'khác', issuer: '', issued: null, title: `Sổ Excel ${fileName}`, cites: [] },
    items: withDoubles,
    unsure: [],
    flags: unread,
    counts: { sentences: count, task: count, context: 0, frame: 0, unsure: 0 },
    problems: tables.flatMap((t) => t.problems.map((p) => ({ row: p.row, why: p.why, words: p.words.slice(0, 200) }))),
  }
}
function itemOf(row: SheetRow, ref: string, { register, province, today }: Origin): DraftItem {
  const issued = row.issued && isDay(row.issued) ? row.issued : null
  const named = (cell: string) => [
    ...new Set(bodiesOfCell(cell).map((name) => register.directory.find(name, province)?.name ?? name)),
  ]
  const lead = row.lead ? named(row.lead) : []
  const number = row.document && /\d/.test(row.document) ? row.document.slice(0, 60) : null
  return {
    ref,
    title: row.work.length > 100 ? `${row.work.slice(0, row.work.lastIndexOf(' ', 99))}…` : row.work,
    text: row.work,
    lead,
    coop: row.coop ? named(row.coop).filter((name) => !lead.includes(name)) : [],
    report_to: [],
    deadlines: [...readTimeCell(row.due, { issued, year: yearOf(issued ?? today) }, row.work)],
    targets: [],
    status: row.isDone ? 'done' : 'open',
    decision: 'proposed',
    double: null,
    ...(number ? { of: { number, issued } } : {}),
  }
}

/** What differs between the rows and the register, and nothing else: a cell that says what it said is not read again. */
function editedIn(tables: readonly TaskSheet[], origin: Origin): RegisterImport {
  const problems: RowTrouble[] = tables.flatMap((t) => t.problems)
  const corrections: Correction[] = []
  let count = 0
  for (const table of tables)
    for (const row of table.rows) {
      count++
      const task = row.no === null ? null : origin.register.task(row.no)
      if (!task || task.province !== origin.province) {
        problems.push({ row: row.row, why: 'unknown-task', words: `${row.no ?? ''} ${row.work}`.trim() })
        continue
      }
      const { wanted, troubles } = wantedOf(row, task, table, origin)
      problems.push(...troubles)
      if (Object.keys(wanted).length)
        corrections.push({ task, wanted, document: null, reason: `sửa trong tệp ${origin.fileName}` })
    }
  return { kind: 'edited', corrections, rows: count, problems }
}
function wantedOf(row: SheetRow, task: Task, { has }: TaskSheet, { register, today }: Origin) {
  const { record, province } = task
  const troubles: RowTrouble[] = []
  const wanted: { -readonly [K in keyof Wanted]: Wanted[K] } = {}
  const isSame = (cell: string, said: string) => fold(cell) === fold(said)
  if (!isSame(row.work, record.title)) wanted.title = row.work.slice(0, 300)
  for (const field of ['lead', 'coop'] as const) {
    if (!has.has(field) || isSame(row[field], record[field].join('; '))) continue
    const { names, unknown } = row[field]
      ? readNames(row[field], register.directory, province)
      : { names: [], unknown: [] }
    const isKept =
      names.length === record[field].length && names.every((n) => record[field].some((r) => nameKey(r) === nameKey(n)))
    if (unknown.length || (field === 'lead' && !names.length))
      troubles.push({ row: row.row, why: 'unknown-body', words: row[field] || '(trống)' })
    else if (!isKept) wanted[field] = [...names]
  }
  if (has.has('due')) {
    const read = readDue(row.due, task, today)
    if (read === 'unread') troubles.push({ row: row.row, why: 'unread-time', words: row.due })
    else if (read) wanted.deadlines = [...read]
  }
  return { wanted, troubles }
}

// cần điền hạn | xóa hạn | bỏ hạn | không có hạn | chưa có hạn: the deadline of the register goes; an empty cell is no edit.
const CLEARED = /^(can dien han|(xoa|bo|huy)( bo)?( thoi)? han|(khong|chua)( co)?( thoi)? han|khong)$/
/** The bot writes «cần điền hạn» where nothing of a time is known. */
const isTimed = (d: Task['record']['deadlines'][number]) =>
  d.due !== null || d.rrule !== null || d.event !== null || d.kind === 'ongoing'
const cleared = (record: Task['record']): Wanted['deadlines'] | null => (record.deadlines.length ? [] : null)

/** Null: the cell says what the register says. The bot's own words beside a deadline («(hết 19/8)», «kỳ 24/8», «cần điền hạn») are no edit. */
function readDue(cell: string, { record, document }: Task, today: Day): Wanted['deadlines'] | 'unread' | null {
  const bare = cell
    .replace(/\((hết|ngày làm việc|hạn đầu)[^)]*\)/giu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const key = (text: string) => fold(text.replace(/ngày\s+(?=\d)/giu, ''))
  const raws = record.deadlines.map((d) => key(d.raw))
  const shortened = raws.map((r) => r.replace(/ 20\d\d$/, ''))
  const said = key(bare)
  if (!said) return null
  if (CLEARED.test(said)) return record.deadlines.some(isTimed) || !/^can dien/.test(said) ? cleared(record) : null
  if (/^(cho |thuong xuyen|ky |da gia han)/.test(said)) return null
  if ([raws.join(' '), shortened.join(' '), ...raws, ...shortened].includes(said)) return null
  const read = readTyped(bare, { issued: document.issued ?? document.meeting, today, about: record.text ?? '' })
  if (!read?.length) return 'unread'
  const days = (
    list: readonly {
      readonly due: Day | null
      readonly before: boolean
      readonly kind: string
      readonly rrule: string | null
    }[],
  ) => JSON.stringify(list.map((d) => [d.due, d.before, d.kind, d.rrule]))
  return days(read) === days(record.deadlines) ? null : [...read]
}
