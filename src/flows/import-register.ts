// A workbook comes in: an office's own register becomes a draft; a list that the bot wrote becomes corrections of what was edited.
import { type Day, writeDay, yearOf } from '../domain/calendar.ts'
import { isTimed } from '../domain/deadline.ts'
import type { Draft, DraftItem } from '../domain/draft.ts'
import { nameKey } from '../domain/names.ts'
import type { Register, Task } from '../domain/register.ts'
import { leadsAmong } from '../domain/roles.ts'
import type { Sheet } from '../domain/sheet.ts'
import { duesOf, isOpen, wholeStanding } from '../domain/status.ts'
import type { InSteps } from '../domain/steps.ts'
import { doubleIn, doublesAmong } from '../extraction/doubles.ts'
import { type RowProblem, readTaskSheet, type SheetRow, type TaskSheet } from '../extraction/task-sheet.ts'
import { bodiesOfCell } from '../text/body-cells.ts'
import { cellRoles } from '../text/cell-roles.ts'
import { fold } from '../text/fold.ts'
import { readTimeCell } from '../text/time-cells.ts'
import { type Correction, type Wanted, withLead } from './correct.ts'
import { readNames, readTyped } from './review/typed.ts'
import { comparable, type FormerValue } from './standing-document.ts'

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
  readonly why:
    | RowProblem['why']
    | 'unknown-task'
    | 'new-row'
    | 'other-task'
    | 'twice'
    | 'unread-time'
    | 'unknown-body'
    | 'leads-already'
    | 'state-here'
    | 'last-here'
    | 'empty-time'
    | 'outdated'
    | 'late-here'
  readonly words: string
  readonly sheet?: string
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
  readonly formerly: readonly FormerValue[]
}

/** Thousands of rows are seconds of work. */
export function* planRegister(sheets: readonly Sheet[], origin: Origin): InSteps<RegisterImport> {
  const read: { readonly sheet: Sheet; readonly table: TaskSheet | null }[] = []
  for (const sheet of sheets) read.push({ sheet, table: yield* readTaskSheet(sheet) })
  const isSeveral = sheets.length > 1
  const tables = read.flatMap(({ table: t }) => {
    if (!t) return []
    return isSeveral ? [{ ...t, problems: t.problems.map((p) => ({ ...p, sheet: t.name })) }] : [t]
  })
  // A sheet that is no register is named: it may be one whose headings nobody knew.
  const passed = read.flatMap(({ sheet, table }): readonly RowProblem[] =>
    table || sheet.rows.filter((r) => r.some((c) => c !== null)).length < 2
      ? []
      : [{ row: 0, why: 'no-table', words: sheet.name, sheet: sheet.name }],
  )
  const count = tables.reduce((n, t) => n + t.rows.length + t.problems.length, 0)
  if (!count) return { kind: 'no-table' }
  const own = tables.filter((t) => t.has.has('no') && t.rows.some((r) => r.no !== null && origin.register.task(r.no)))
  if (own.length) return yield* editedIn(own, passed, origin)
  return { kind: 'draft', draft: yield* draftOfRows(tables, passed, origin) }
}

function* draftOfRows(tables: readonly TaskSheet[], passed: readonly RowProblem[], origin: Origin): InSteps<Draft> {
  const { register, province, fileName } = origin
  const several = tables.length > 1
  const rows = tables.flatMap((table, i) =>
    table.rows.map((row) => ({ row, table, ref: `${several ? `${i + 1}.` : ''}h${row.row}` })),
  )
  const items: DraftItem[] = []
  const flags: Flag[] = []
  const doublesOf = doublesAmong(comparable(register, origin))
  const twinsOf = twinRows()
  for (const { row, table, ref } of rows) {
    const item = itemOf(row, ref, table, origin)
    items.push({ ...item, double: doubleIn(doublesOf({ ...item, id: ref }), ref) })
    flags.push(...flagsOf(row, item, table, origin), ...twinsOf(item))
    yield
  }
  const count = rows.length
  return {
    id: '',
    province,
    fileName,
    hash: origin.hash,
    by: origin.by,
    at: origin.now,
    doc: { number: null, kind: 'khác', issuer: '', issued: null, title: `Sổ Excel ${fileName}`, cites: [] },
    items,
    unsure: [],
    flags,
    counts: { sentences: count, task: count, context: 0, frame: 0, unsure: 0 },
    problems: [...tables.flatMap((t) => t.problems), ...passed].map((p) => ({ ...p, words: p.words.slice(0, 200) })),
  }
}
type Flag = Draft['flags'][number]
/** What a person should look at in a row: a time nobody could read, a day whose year was guessed, a body nobody knows. */
function flagsOf(row: SheetRow, item: DraftItem, table: TaskSheet, { register, province, today }: Origin): Flag[] {
  const { ref } = item
  const flags: Flag[] = []
  if (row.due && !item.deadlines.length) flags.push({ ref, kind: 'unread-time', words: row.due })
  const isGuessed = !row.issued && !table.year && !/20\d\d/.test(row.due)
  if (isGuessed && item.deadlines.some((d) => d.due !== null && d.due < today))
    flags.push({ ref, kind: 'assumed-day', words: row.due })
  for (const name of item.lead)
    if (register.directory.addressee(name, province).kind === 'unknown')
      flags.push({ ref, kind: 'unknown-body', words: name })
  return flags
}
/** The same work of the same body in a row above, for one row after the other: one look at each, however long the list is. */
function twinRows(): (item: DraftItem) => readonly Flag[] {
  const above = new Map<string, DraftItem[]>()
  return (item) => {
    const key = fold(item.text)
    const same = above.get(key) ?? []
    above.set(key, [...same.slice(0, SAME_KEPT), item])
    const twin = same.find((i) => i.lead.some((name) => item.lead.includes(name)))
    if (!twin) return []
    const times = twin.deadlines.map((d) => d.raw).join('; ')
    return [{ ref: item.ref, kind: 'twin-row', words: [twin.ref, times].filter(Boolean).join(': ') }]
  }
}
/** Rows of the same words that are compared: more of them than a province has bodies say nothing new. */
const SAME_KEPT = 300

function itemOf(row: SheetRow, ref: string, table: TaskSheet, { register, province, today }: Origin): DraftItem {
  const { issued } = row
  const named = (cells: readonly string[]) => [
    ...new Set(cells.flatMap(bodiesOfCell).map((name) => register.directory.find(name, province)?.name ?? name)),
  ]
  const roles = cellRoles(row.lead, table.isShared)
  const lead = named(roles.lead)
  const helping = named([...roles.coop, ...cellRoles(row.coop, false).lead, ...cellRoles(row.coop, false).coop])
  const number = row.document && /\d/.test(row.document) ? row.document.slice(0, 60) : null
  return {
    ref,
    title: row.work.length > 100 ? `${row.work.slice(0, row.work.lastIndexOf(' ', 99))}…` : row.work,
    text: row.work,
    lead,
    coop: helping.filter((name) => !lead.includes(name)),
    report_to: [],
    deadlines: [
      ...readTimeCell(row.due, { issued, year: issued ? yearOf(issued) : (table.year ?? yearOf(today)) }, row.work),
    ],
    targets: [],
    status: row.isDone ? 'done' : 'open',
    decision: 'proposed',
    double: null,
    ...(number ? { of: { number, issued } } : {}),
  }
}

/** What differs between the rows and the register, and nothing else: a cell that says what it said is not read again. */
function* editedIn(
  tables: readonly TaskSheet[],
  passed: readonly RowProblem[],
  origin: Origin,
): InSteps<RegisterImport> {
  const problems: RowTrouble[] = [...tables.flatMap((t) => t.problems), ...passed]
  const edits: (Correction & { readonly row: number; readonly sheet: string })[] = []
  let count = 0
  for (const table of tables)
    for (const row of table.rows) {
      count++
      yield
      const words = `${row.no ?? ''} ${row.work}`.trim()
      const sheet = tables.length > 1 ? { sheet: table.name } : {}
      const task = row.no === null ? null : origin.register.task(row.no)
      if (!task || task.province !== origin.province) {
        problems.push({ row: row.row, why: row.no === null ? 'new-row' : 'unknown-task', words, ...sheet })
        continue
      }
      if (isOther(row, task, table)) {
        problems.push({ row: row.row, why: 'other-task', words, ...sheet })
        continue
      }
      const { wanted, troubles } = wantedOf(row, task, table, origin)
      problems.push(...troubles.map((t) => ({ ...t, ...sheet })))
      if (Object.keys(wanted).length)
        edits.push({
          task,
          wanted,
          document: null,
          reason: `sửa trong tệp ${origin.fileName}`,
          row: row.row,
          sheet: table.name,
        })
    }
  const wishes = new Map<number, Set<string>>()
  for (const { task, wanted } of edits)
    wishes.set(task.no, (wishes.get(task.no) ?? new Set()).add(JSON.stringify(wanted)))
  const isTwice = (e: (typeof edits)[number]) => (wishes.get(e.task.no)?.size ?? 0) > 1
  // Two rows of one task that differ: which of them holds is for the clerk to say.
  for (const e of edits.filter(isTwice))
    problems.push({ row: e.row, why: 'twice', words: `${e.task.no} ${e.task.record.title}` })
  const first = new Map(edits.toReversed().map((e) => [e.task.no, e]))
  const kept = edits.filter((e) => !isTwice(e) && first.get(e.task.no) === e)
  return {
    kind: 'edited',
    corrections: kept.map(({ row: _, sheet: __, ...correction }) => correction),
    rows: count,
    problems,
  }
}
/** The number of one task beside the clause and the words of another: a row was renumbered, not edited. */
function isOther(row: SheetRow, { record }: Task, { has }: TaskSheet): boolean {
  if (!has.has('ref') || row.ref === null) return false
  return fold(row.ref) !== fold(record.ref) && fold(row.work) !== fold(record.title)
}
function wantedOf(row: SheetRow, task: Task, { has, asOf }: TaskSheet, { register, today, now, formerly }: Origin) {
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
  // Who leads by this row is not written down to help as well; who comes to lead helps no more.
  const leading = wanted.coop ? leadsAmong({ lead: wanted.lead ?? record.lead, coop: wanted.coop }) : []
  if (leading.length) {
    troubles.push({ row: row.row, why: 'leads-already', words: leading.join('; ') })
    delete wanted.coop
  }
  if (wanted.lead && !wanted.coop) Object.assign(wanted, withLead(wanted.lead, task))
  if (has.has('due')) {
    const read = readDue(row.due, task, today)
    if (read === 'unread') troubles.push({ row: row.row, why: 'unread-time', words: row.due })
    else if (read) wanted.deadlines = [...read]
    // An emptied cell may be a slip: nothing is cleared by it, and who emptied it is told how it is done.
    else if (!row.due.trim() && record.deadlines.some(isTimed))
      troubles.push({ row: row.row, why: 'empty-time', words: record.deadlines.map((d) => d.raw).join('; ') })
  }
  // Late work gets another day with a reason of its own, which a cell does not hold.
  const { status } = wholeStanding(task, register, now)
  const isMove = wanted.deadlines !== undefined && record.deadlines.some(isTimed)
  const { outdated, fresh: edited } = withoutOutdated(row, task, wanted, { asOf, formerly })
  for (const words of outdated) troubles.push({ row: row.row, why: 'outdated', words })
  const isLateMove = isMove && edited.deadlines !== undefined && status.kind === 'overdue'
  if (isLateMove) troubles.push({ row: row.row, why: 'late-here', words: `${task.no}` })
  const { deadlines: _moved, ...unmoved } = edited
  const fresh = isLateMove ? unmoved : edited
  // What the bot works out itself is not edited here; who tried is told.
  if (row.isDone && isOpen(status)) troubles.push({ row: row.row, why: 'state-here', words: `${task.no}` })
  if (row.last && !wanted.deadlines && !lastDaysOf(task, register, today).has(row.last))
    troubles.push({ row: row.row, why: 'last-here', words: writeDay(row.last) })
  return { wanted: fresh, troubles }
}
/** Every last day that a list may have shown of a task, today or before: of any period, and with the time that was granted. */
function lastDaysOf(task: Task, register: Register, today: Day): ReadonlySet<Day> {
  const granted = register.statesOf(task.no).flatMap((s) => s.extensions ?? [])
  const owing = ['', ...task.shares.keys()]
  const dues = owing.flatMap((body) => duesOf(task, register, today, { body }))
  return new Set([
    ...dues.flatMap((d) => [d.last, d.due, ...(d.extended ? [d.extended.last, d.extended.of] : [])]),
    ...granted.flatMap((e) => [e.until, e.of]),
  ])
}
/** A list written before a correction says what the task said then: that is no edit of today. */
function withoutOutdated(
  row: SheetRow,
  task: Task,
  wanted: Wanted,
  { asOf, formerly }: { readonly asOf: Day | null; readonly formerly: readonly FormerValue[] },
): { readonly outdated: readonly string[]; readonly fresh: Wanted } {
  const cells = { title: row.work, lead: row.lead, coop: row.coop, deadlines: bareTime(row.due) }
  const bare = (text: string) =>
    timeKey(text)
      .replace(/ 20\d\d/g, '')
      .replace(/(?<!\d)0(?=\d)/g, '')
  const isOld = (field: keyof Wanted) =>
    formerly.some(
      (f) =>
        f.task === task.no &&
        f.field === field &&
        (asOf === null || f.day >= asOf) &&
        (bare(f.before) === bare(cells[field]) || (field === 'deadlines' && f.isUntimed && isEmptyTime(row.due))),
    )
  const old = (Object.keys(wanted) as (keyof Wanted)[]).filter(isOld)
  const fresh = Object.fromEntries(Object.entries(wanted).filter(([field]) => !old.includes(field as keyof Wanted)))
  return { outdated: old.map((field) => cells[field].replaceAll('\n', '; ') || '(trống)'), fresh }
}

// cần điền hạn | xóa hạn | bỏ hạn | không có hạn | chưa có hạn: the deadline of the register goes; an empty cell is no edit.
const CLEARED = /^(can dien han|(xoa|bo|huy)( bo)?( thoi)? han|(khong|chua)( co)?( thoi)? han|khong)$/
/** What the bot writes where a task has no deadline; one filled in since is not cleared by it. */
const isEmptyTime = (cell: string): boolean => /^can dien( han)?$/.test(fold(cell))
const cleared = (record: Task['record']): Wanted['deadlines'] | null => (record.deadlines.length ? [] : null)

const bareTime = (cell: string): string =>
  cell
    .replace(/\((hết|ngày làm việc|hạn đầu)[^)]*\)/giu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
const timeKey = (text: string): string => fold(text.replace(/ngày\s+(?=\d)/giu, ''))

/** Null: the cell says what the register says. The bot's own words beside a deadline («(hết 19/8)», «kỳ 24/8», «cần điền hạn») are no edit. */
function readDue(cell: string, { record, document }: Task, today: Day): Wanted['deadlines'] | 'unread' | null {
  const bare = bareTime(cell)
  const key = timeKey
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
