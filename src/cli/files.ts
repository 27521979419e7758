// The door to files, opened: the writers behind it are loaded when a file is asked for.
import type { FileDoor } from '../flows/files.ts'
import { sayReport } from '../wording/report.ts'
import { sayChart } from '../wording/report-chart.ts'
import { writeIcs } from '../writers/ics.ts'
import { writeApart } from './write-apart.ts'

export function createFileDoor(): FileDoor {
  return {
    table: (format, table, asOf) => writeApart({ what: 'table', format, table, asOf }),
    letters: async (file) => (await import('../writers/press-letters.ts')).writePressLetters(file),
    calendar: writeIcs,
    report: async (format, wish) => {
      if (format !== 'png') return writeApart({ what: 'report', format, report: sayReport(wish) })
      const [{ drawChart }, { writePng }] = [await import('../writers/chart.ts'), await import('../writers/png.ts')]
      return writePng(drawChart(sayChart(wish.snapshot)))
    },
  }
}
