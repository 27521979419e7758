// The door to files, opened: the writers behind it are loaded when a file is asked for.
import type { FileDoor } from '../flows/files.ts'
import { sayReport } from '../wording/report.ts'
import { sayChart } from '../wording/report-chart.ts'
import { writeIcs } from '../writers/ics.ts'
import { writeTableApart } from './table-apart.ts'

export function createFileDoor(): FileDoor {
  return {
    table: (format, table, asOf) => writeTableApart({ format, table, asOf }),
    letters: async (file) => (await import('../writers/press-letters.ts')).writePressLetters(file),
    calendar: writeIcs,
    report: async (format, wish) => {
      if (format === 'docx') return (await import('../writers/docx.ts')).writeDocx(sayReport(wish))
      if (format === 'xlsx') return (await import('../writers/xlsx.ts')).writeXlsx(sayReport(wish))
      const [{ drawChart }, { writePng }] = [await import('../writers/chart.ts'), await import('../writers/png.ts')]
      return writePng(drawChart(sayChart(wish.snapshot)))
    },
  }
}
