// A report as Markdown: for reading in a terminal and for pasting.

import { writeDay } from '../domain/calendar.ts'
import type { Report } from '../wording/report.ts'
import type { ReportCell, ReportTable } from '../wording/report-tables.ts'
import { printable } from './printable.ts'

export function writeMarkdown({ frame, asOf, paragraphs, totals, annexes }: Report): string {
  const head = [
    `**${frame.party}**`,
    `${frame.superior} · **${frame.issuer}** · ${frame.symbol}`,
    `*${frame.placeAndDay}*`,
    `# ${frame.title}`,
    `**${frame.subject}**`,
    ...(frame.version ? [`*${frame.version}*`] : []),
    `*${asOf}*`,
    frame.to,
  ]
  return [
    ...head,
    ...writeTable(totals, 2),
    ...paragraphs.flatMap((p) => [`## ${p.heading}`, ...p.lines]),
    ...frame.signature.map((line) => `**${line}**`),
    frame.recipients.join('  \n'),
    ...annexes.flatMap((table) => [...writeTable(table, 2), `*${asOf}*`]),
  ]
    .join('\n\n')
    .concat('\n')
}

function writeTable({ title, notes, columns, rows, total }: ReportTable, level: number): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const body = [...rows, ...(total ? [total] : [])].map((row) => line(row.map(writeCell)))
  const rule = columns.map((c) => (c.kind === 'number' ? '--:' : '---'))
  const table = [line(columns.map((c) => c.title)), line(rule), ...body].join('\n')
  return [`${'#'.repeat(level)} ${title}`, ...notes.map((n) => `*${n}*`), ...(body.length ? [table] : [])]
}
// A bar would end the cell, a line break the row.
function writeCell(cell: ReportCell): string {
  if (cell === null) return ''
  if (typeof cell === 'object') return writeDay(cell.day)
  return printable(String(cell)).replace(/\s+/g, ' ').replaceAll('|', '\\|')
}
