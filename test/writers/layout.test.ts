// What the files look like: paper, headings on every page, frozen rows, widths; read from their XML.
import mammoth from 'mammoth'
import readExcelFile from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { sayChart } from '../../src/wording/report-chart.ts'
import { drawChart } from '../../src/writers/chart.ts'
import { writeDocx } from '../../src/writers/docx.ts'
import { writePng } from '../../src/writers/png.ts'
import { printable } from '../../src/writers/printable.ts'
import { HEADING_ROW, writeXlsx } from '../../src/writers/xlsx.ts'
import { snapshot, weekly } from './sample-report.ts'
import { unzip } from './unzip.ts'

describe('the Word file', async () => {
  const xml = unzip(await writeDocx(weekly)).get('word/document.xml') ?? ''
  test('is A4: the report upright, its annexes lying', () =>
    expect([...xml.matchAll(/<w:pgSz [^>]*>/g)].map((m) => m[0])).toEqual([
      '<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>',
      '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>',
    ]))
  test('repeats the headings of every table on every page', () => {
    const filled = [weekly.totals, ...weekly.annexes].filter((t) => t.rows.length > 0)
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(filled.length)
  })
  test('tears no row apart', () => expect(xml.match(/<w:cantSplit\/>/g)?.length).toBe(xml.match(/<w:tr>/g)?.length))
  test('begins every annex on a page of its own', () =>
    expect(xml.match(/<w:pageBreakBefore\/>/g)).toHaveLength(weekly.annexes.length - 1))
})

describe('the workbook', async () => {
  const parts = unzip(await writeXlsx(weekly))
  const sheets = [...parts].filter(([name]) => name.startsWith('xl/worksheets/sheet')).map(([, xml]) => xml)
  test('keeps the headings in sight', () => {
    for (const xml of sheets) expect(xml).toContain(`ySplit="${HEADING_ROW}"`)
  })
  test('prints lying', () => {
    for (const xml of sheets) expect(xml).toContain('orientation="landscape"')
  })
  test('has a width for every column', () => {
    const tables = [weekly.totals, ...weekly.annexes]
    sheets.forEach((xml, i) => {
      expect(xml.match(/<col [^>]*customWidth="1"/g)).toHaveLength(tables[i]?.columns.length ?? 0)
    })
  })
  test('holds days as numbers with the form of a day', () =>
    expect(parts.get('xl/styles.xml')).toContain('formatCode="dd/mm/yyyy"'))
})

describe('a title with what a torn PDF leaves behind', () => {
  const torn = `Rà soát${String.fromCharCode(0, 12, 0xfffe)} <b>&amp; ]]> "số liệu" ${'\ud83d'}🔴`
  const whole = 'Rà soát <b>&amp; ]]> "số liệu" 🔴'
  const report = { ...weekly, totals: { ...weekly.totals, rows: [[torn, 1, '']] } }
  test('loses what cannot be printed and nothing else', () => expect(printable(torn)).toBe(whole))
  test('is read from the Word file', async () => {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await writeDocx(report)) })
    expect(value).toContain(whole)
  })
  test('is read from the workbook', async () => {
    const sheets = await readExcelFile(Buffer.from(await writeXlsx(report)))
    expect(sheets[0]?.data[HEADING_ROW]?.[0]).toBe(whole)
  })
  test('is drawn', () =>
    expect(writePng(drawChart({ ...sayChart(snapshot), title: torn })).length).toBeGreaterThan(10_000))
})
