// Rows of any table become tasks: the body from the lead column or the section, the time from the time column alone.

import type { Deadline } from '../domain/deadline.ts'
import { bodiesOfCell } from '../text/body-cells.ts'
import { bodyWords } from '../text/body-spelling.ts'
import { type DocumentTime, readDeadlines } from '../text/deadlines.ts'
import { readTimeCell } from '../text/time-cells.ts'
import { bodiesAt } from '../text/written-bodies.ts'
import { readReportTo } from './concerned.ts'
import type { TaskDraft } from './drafts.ts'
import type { SaidTime } from './heading-times.ts'
import { readLabels } from './labels.ts'
import type { Role } from './table-roles.ts'
import { readWho } from './who.ts'

/** A row as every table reader gives it; cells are whitespace-collapsed. */
export type TableRow = {
  readonly ref: string
  readonly cells: Readonly<Partial<Record<Role, string>>>
  /** The body of the section the row stands in. */
  readonly section: readonly string[]
  readonly from: number
  /** The time of the band that the row stands under; its own cell says more. */
  readonly until?: SaidTime | null
  readonly doubts?: readonly string[]
}

/** `columns`: the roles the table has at all; without a time column the content may set the deadline itself. */
export function rowTask(row: TableRow, columns: ReadonlySet<Role>, time: DocumentTime): TaskDraft {
  const content = row.cells.content ?? ''
  const who = readWho(content)
  const { lead, coop } = ownersOf(row, columns)
  const own = columns.has('time')
    ? readTimeCell(row.cells.time ?? '', time, content)
    : readDeadlines(content, time).map((f) => f.deadline)
  const isTimed = own.some((d) => d.kind !== 'ongoing') || /[A-Za-zÀ-ỹ]|\d/u.test(row.cells.time ?? '')
  const until = isTimed ? null : row.until
  const deadlines = [...own, ...(until?.deadlines ?? [])]
  const parts = [content, row.cells.lead, row.cells.coop, row.cells.time].filter((part) => part)
  return {
    ref: row.ref,
    text: parts.join(' '),
    ...(content ? { content } : {}),
    work: columns.has('lead') || row.section.length ? 0 : who.work,
    lead,
    coop: coop.filter((name) => !lead.includes(name)),
    reportTo: [...new Set([...addressed(content), ...readReportTo(content)])],
    deadlines: onlyOnce(deadlines),
    from: row.from,
    doubts: [...(row.doubts ?? [])],
    unread:
      until?.unread ??
      (deadlines.length || !/[A-Za-zÀ-ỹ]|\d/u.test(row.cells.time ?? '') ? [] : [row.cells.time ?? '']),
  }
}

function ownersOf(
  row: TableRow,
  columns: ReadonlySet<Role>,
): { readonly lead: readonly string[]; readonly coop: readonly string[] } {
  const coop = row.cells.coop ? bodiesOfCell(row.cells.coop) : []
  const cell = row.cells.lead
  if (!cell) {
    const own = columns.has('lead') || row.section.length ? null : readWho(row.cells.content ?? '').lead
    return { lead: row.section.length ? row.section : (own ?? []), coop }
  }
  // One column may hold both: «Sở A chủ trì, phối hợp với Sở B» | «Chủ trì: …; phối hợp: …».
  const labels = readLabels(cell, { issued: null, year: null })
  if (labels?.lead) return { lead: labels.lead, coop: labels.coop ?? coop }
  const [first, helpers] = cell.split(/[,;]?\s*(?:chủ trì)?[,;]?\s*(?:và\s+)?phối hợp(?:\s+(?:với|cùng))?\s*:?\s*/iu)
  const lead = bodiesOfCell((first ?? cell).replace(/\s*(?:chủ trì|thực hiện)\s*[,;]?\s*$/iu, ''))
  return { lead, coop: helpers ? [...bodiesOfCell(helpers), ...coop] : coop }
}

/** «Đề nghị X …», «Tham mưu X …», «Đề xuất X»: the body that receives the row's work. */
function addressed(content: string): readonly string[] {
  const match = /^(?:Rà soát, )?(?:Đề nghị|Tham mưu|Đề xuất|Kiến nghị)(?: cho)?\s+/iu.exec(content)
  const found = match ? bodiesAt(bodyWords(content.slice(match[0].length, match[0].length + 200)), 0) : null
  return found && !/^cấp có/iu.test(found.names[0] ?? '') ? found.names : []
}
function onlyOnce(deadlines: readonly Deadline[]): readonly Deadline[] {
  const seen = new Set<string>()
  return deadlines.filter((d) => !seen.has(JSON.stringify(d)) && seen.add(JSON.stringify(d)))
}
