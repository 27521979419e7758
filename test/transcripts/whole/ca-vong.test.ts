// One conclusion from its file to the last ending of all its tasks. After each report its files (those that came into the chat,
// and those that `dondoc report` writes beside the running office) are opened again and compared, cell by cell, with figures
// that a clerk works out from the transcript alone; so are calendars of bodies, which must leave out what the report counts apart.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isoOf } from '../../../src/domain/calendar.ts'
import { openSqlite } from '../../../src/storage/sqlite.ts'
import { fold } from '../../../src/text/fold.ts'
import { type Office, openTestOffice } from '../../services.ts'
import { difference } from '../match.ts'
import { type Compared, type ComparedFeed, playTranscript } from '../play.ts'
import { memoryStage, telegramStage } from '../stages.ts'
import { plus, readBook, standAt } from './clerk.ts'
import { feedRows, isCalm } from './feed.ts'
import { measureBars, readCalendar, readWord, readWorkbook } from './read-files.ts'
import { type Expected, expectedOf, type Table } from './tables.ts'

const text = readFileSync(new URL('ca-vong.txt', import.meta.url), 'utf8')
const book = readBook(text)

let office: Office
beforeAll(() => {
  office = openTestOffice({})
})
afterAll(() => office.close())

/** What the n-th report of the transcript must say. */
function expectedIn(n: number, { arrived }: Pick<Compared, 'arrived'>): Expected {
  const check = book.checks[n]
  if (!check) throw new Error('more reports than the transcript has')
  const before = book.checks.slice(0, n).findLast((c) => c.report === check.report)
  const previous = before
    ? standAt(book, before.step, before.at.slice(0, 10))
    : check.report === 'weekly'
      ? aWeekBefore(check.at)
      : null
  return expectedOf({ book, ...check, previous, told: arrived })
}
// The first weekly report is compared with what the register knew a week ago.
function aWeekBefore(at: string) {
  const day = plus(at.slice(0, 10), -7)
  const moment = `${day}${at.slice(10)}`
  return standAt(
    book,
    book.moments.findIndex((m) => m > moment),
    day,
  )
}

const shown = (row: readonly unknown[]) =>
  row.map((cell) => (cell === null || cell === '' ? '' : String(cell))).join(' | ')
const vietnamese = (row: readonly unknown[]) =>
  row.map((cell) =>
    /^\d{4}-\d{2}-\d{2}$/.test(String(cell)) ? String(cell).split('-').map(Number).reverse().join('/') : cell,
  )
function differing(what: string, want: readonly string[], got: readonly string[]): readonly string[] {
  return want.join('\n') === got.join('\n') ? [] : [`${what}:\n${difference(want, got)}`]
}

async function workbookWrong(where: string, bytes: Uint8Array, { tables }: Expected, asOf: string) {
  const sheets = await readWorkbook(bytes)
  const names = differing(
    `${where}, sheets`,
    tables.map((t) => t.name),
    sheets.map((s) => s.name),
  )
  return [
    ...names,
    ...sheets.flatMap((s) => (s.asOf === asOf ? [] : [`${where}, «${s.name}»: ${s.asOf}`])),
    ...tables.flatMap((t) =>
      differing(
        `${where}, «${t.name}»`,
        t.rows.map(shown),
        sheets.find((s) => s.name === t.name)?.rows.map(shown) ?? [],
      ),
    ),
  ]
}
async function wordWrong(where: string, bytes: Uint8Array, { tables, sentences }: Expected) {
  const word = await readWord(bytes)
  // The first table is the frame, the third the foot with the recipients; a table without rows is a sentence.
  const read = [word.tables[1], ...word.tables.slice(3)].map((t) => t?.slice(1) ?? [])
  const wanted = tables.filter((t: Table) => t.rows.length)
  return [
    ...wanted.flatMap((t, i) =>
      differing(`${where}, «${t.name}»`, t.rows.map(vietnamese).map(shown), read[i]?.map(shown) ?? []),
    ),
    ...(read.length === wanted.length ? [] : [`${where}: ${read.length} tables, wanted ${wanted.length}`]),
    ...sentences
      .filter((s) => !word.text.includes(s))
      .map((s) => `${where}: no «${s}» in\n${word.text.slice(0, 3000)}`),
  ]
}
function chartWrong(where: string, bytes: Uint8Array, { bars }: Expected) {
  const measured = measureBars(bytes)
  const most = Math.max(...bars.map((b) => b.reduce((sum, n) => sum + n, 0)))
  // 216 of 360 units are the longest bar; the picture has two points a unit, and a point is left between two parts.
  const counted = measured.map((bar) => bar.map((points) => Math.round((points / 2 + (points ? 1 : 0)) / (216 / most))))
  return differing(where, bars.map(shown), counted.map(shown))
}

/** The reports that `dondoc report` writes too: one with late tasks and moves, and the last. */
const COMMANDED: ReadonlySet<string> = new Set(['2025-10-27', '2026-01-12'])
const NAMES = { weekly: 'tuan', monthly: 'thang' } as const
async function filesWrong(
  where: string,
  fileOf: (ending: 'docx' | 'xlsx' | 'png') => Uint8Array,
  expected: Expected,
  asOf: string,
): Promise<readonly string[]> {
  return [
    ...(await workbookWrong(`${where} .xlsx`, fileOf('xlsx'), expected, asOf)),
    ...(await wordWrong(`${where} .docx`, fileOf('docx'), expected)),
    ...chartWrong(`${where} .png`, fileOf('png'), expected),
  ]
}
/** Compares the files of each report as it comes; `command` also writes them with `dondoc report` and compares those. */
function comparing(command: boolean) {
  let n = 0
  return async (compared: Compared): Promise<readonly string[]> => {
    const { report, now, file } = compared
    const { at = '' } = book.checks[n] ?? {}
    const expected = expectedIn(n++, compared)
    const [day = '', time = ''] = at.split(' ')
    const asOf = `Số liệu tính đến ${time.replace(':', 'h')} ngày ${day.split('-').map(Number).reverse().join('/')}`
    const sent = (ending: string) => {
      const name = `bao-cao-${NAMES[report]}-lao-cai-${day}.${ending}`
      return file(name) ?? missing(name)
    }
    const written = (ending: string) => {
      const out = join(office.home, `${n}.${ending}`)
      const ran = office.dondoc('report', report, '--at', isoOf(now), '--now', isoOf(now), '--out', out)
      if (ran.code !== 0) missing(`${out}: ${ran.err}`)
      return readFileSync(out)
    }
    return [
      ...(await filesWrong(`${at}, in the chat,`, sent, expected, asOf)),
      ...(command && COMMANDED.has(day) ? await filesWrong(`${at}, dondoc report,`, written, expected, asOf) : []),
    ]
  }
}
/** A body's calendar against the clerk's book, and against the report of that morning: what stands outside the rate is in neither. */
async function feedWrong({ body, step, now, file }: ComparedFeed): Promise<readonly string[]> {
  const day = isoOf(now).slice(0, 10)
  const name = `han-viec-${fold(body).replaceAll(' ', '-')}-${day}.ics`
  const got = readCalendar(file(name) ?? missing(name))
  const report = `bao-cao-thang-lao-cai-${day}.xlsx`
  const sheets = await readWorkbook(file(report) ?? missing(report))
  const rowsOf = (sheet: string) => sheets.find((s) => s.name === sheet)?.rows ?? missing(`${report}, ${sheet}`)
  const want = feedRows(standAt(book, step, day), body, day)
  const led = new Set(got.filter((g) => g.includes('(chủ trì)')).map(numberIn))
  // «Theo cơ quan»: number, body, all, done in time, done late, open in time, open late, over 30 days, not rated, four columns apart.
  const counts = rowsOf('Theo cơ quan').find((row) => row[1] === body) ?? missing(`${report}, ${body}`)
  const apart = rowsOf('Danh sách việc').filter((row) => isCalm(String(row[8])))
  return [
    ...differing(`${name}`, want, got),
    ...differing(`${name}, beside the report`, [shown([sum(counts, [5, 6])])], [shown([led.size])]),
    ...differing(
      `${name}, all shares`,
      [shown([counts[2]])],
      [shown([led.size + sum(counts, [3, 4, 8, 9, 10, 11, 12])])],
    ),
    ...apart.flatMap((row) => (got.some((g) => numberIn(g) === row[0]) ? [`${name}: ${shown(row)}`] : [])),
  ]
}
const numberIn = (entry: string) => Number(/ Việc (\d+) /u.exec(entry)?.[1])
const sum = (row: readonly unknown[], columns: readonly number[]) =>
  columns.reduce((all, i) => all + Number(row[i] ?? 0), 0)
function missing(what: string): never {
  throw new Error(`no file ${what}`)
}

test('over a channel in memory, on the register of an office, with `dondoc report` beside it', async () => {
  const storage = await openSqlite(join(office.home, 'so', 'dondoc.db'))
  const { wrong } = await playTranscript(text, memoryStage, {
    storage,
    check: comparing(true),
    checkFeed: feedWrong,
  })
  await storage.close()
  expect(wrong.join('\n\n')).toBe('')
}, 240_000)
test('over the Telegram loopback', async () => {
  const { wrong } = await playTranscript(text, telegramStage, { check: comparing(false), checkFeed: feedWrong })
  expect(wrong.join('\n\n')).toBe('')
}, 240_000)
test('nothing is left open at the end', () => {
  const rows = standAt(book, book.moments.length, '2026-01-19')
  expect(rows.length).toBe(31)
  expect(rows.filter((r) => !/^Xong|^Kết thúc/.test(r.worst.cell)).map((r) => r.given.no)).toEqual([])
})
