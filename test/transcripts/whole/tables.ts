// What the report must say, table by table and cell by cell, worked out from the clerk's book and from what was sent.
import type { Told } from '../play.ts'
import { type Book, between, type Cell, hasAnswered, iso, plus, type Row, type Share, standAt } from './clerk.ts'
import { BOARD, superiorOf } from './given.ts'

/** A day is written as 2025-10-27 in the tables here. */
export type Table = { readonly name: string; readonly rows: readonly (readonly (string | number | null)[])[] }

const RATED: readonly Cell[] = ['Xong đúng hạn', 'Xong quá hạn', 'Chưa xong, trong hạn', 'Chưa xong, quá hạn']
export const APART: readonly Cell[] = ['Chưa có hạn', 'Chờ sự kiện', 'Thường xuyên', 'Kết thúc khác']
const isOpen = (cell: Cell) => !cell.startsWith('Xong') && cell !== 'Kết thúc khác'
const of = (part: number, whole: number) =>
  whole === 0 ? '–' : `${part}/${whole} (${Math.round((100 * part) / whole)}%)`
const vn = (day: string) => day.split('-').map(Number).reverse().join('/')

export type Expected = {
  readonly tables: readonly Table[]
  readonly sentences: readonly string[]
  readonly bars: readonly (readonly number[])[]
}
export type Asked = {
  readonly book: Book
  /** The step of the report, its day, and what it is compared with. */
  readonly step: number
  readonly at: string
  readonly report: 'weekly' | 'monthly'
  readonly previous: readonly Row[] | null
  readonly told: readonly Told[]
}

export function expectedOf(asked: Asked): Expected {
  const { book, step, at, report, previous } = asked
  const today = at.slice(0, 10)
  const rows = standAt(book, step, today)
  const count = (list: readonly { readonly cell: Cell }[], cell: Cell) => list.filter((x) => x.cell === cell).length
  const worst = rows.map((r) => r.worst)
  const shares = rows.flatMap((r) => r.shares)
  const rated = worst.filter((w) => RATED.includes(w.cell)).length

  const counts = (list: readonly Share[]) => [
    list.length,
    ...RATED.map((c) => count(list, c)),
    list.filter((s) => s.cell === 'Chưa xong, quá hạn' && (s.daysLate ?? 0) > 30).length,
    0,
    ...APART.map((c) => count(list, c)),
    of(count(list, 'Xong đúng hạn'), count(list, 'Xong đúng hạn') + count(list, 'Xong quá hạn')),
  ]
  const totals: Table = {
    name: 'Tổng hợp',
    rows: [
      ...RATED.map((c) => [c, count(worst, c), of(count(worst, c), rated)]),
      ['Cộng việc đánh giá được hạn', rated, of(rated, worst.length)],
      ['Xong, không đánh giá được hạn', 0, 'ngoài tỷ lệ'],
      ...APART.map((c) => [c, count(worst, c), 'ngoài tỷ lệ']),
      ['Tổng số việc', worst.length, null],
    ],
  }
  const bodies = [...new Set(shares.map((s) => s.body))]
    .map((body) => ({ body, list: shares.filter((s) => s.body === body) }))
    .sort(
      (a, b) =>
        count(b.list, 'Chưa xong, quá hạn') - count(a.list, 'Chưa xong, quá hạn') ||
        b.list.length - a.list.length ||
        a.body.localeCompare(b.body, 'vi'),
    )
  const byBody: Table = {
    name: 'Theo cơ quan',
    rows: [...bodies.map(({ body, list }, i) => [i + 1, body, ...counts(list)]), [null, 'Cộng', ...counts(shares)]],
  }
  const documents = [...new Set(rows.map((r) => r.given.document))]
  const byDocument: Table = {
    name: 'Theo văn bản',
    rows: [
      ...documents.map((d, i) => [i + 1, d, ...counts(rows.filter((r) => r.given.document === d).map((r) => r.worst))]),
      [null, 'Cộng', ...counts(worst)],
    ],
  }

  const late = lateOf(rows)
  const exceptions: Table = {
    name: 'Việc quá hạn',
    rows: late.map(({ row, share, who }, i) => [
      i + 1,
      row.given.no,
      who.join('; '),
      share.daysLate,
      missing(row, share),
      deciderOf(share),
      row.given.title,
      `${row.given.document}, mục ${row.given.clause}`,
      share.last,
      row.worst.first,
    ]),
  }
  const answered = rows.flatMap((row) =>
    row.shares
      .filter((s) => s.says !== 'chưa báo' || s.proved !== 'chưa có minh chứng' || s.extensions > 0)
      .map((share) => ({ row, share })),
  )
  const answers: Table = {
    name: 'Nói và chứng minh',
    rows: answered.map(({ row, share: s }, i) => [
      i + 1,
      row.given.no,
      row.given.title,
      s.body,
      s.says === 'đang làm' && s.percent !== null ? `đang làm (${s.percent}%)` : s.says,
      s.proved,
      againstFirst(s, today),
      s.first,
      s.last,
      s.extensions,
      s.obstacle,
      s.obstacle === null ? null : s.decider,
    ]),
  }
  const moves = previous ? movesOf(previous, rows) : []
  const moved: Table = {
    name: 'Khác báo cáo trước',
    rows: moves.map(({ what, row, before }, i) => [
      i + 1,
      what,
      row.given.no,
      row.given.title,
      row.leads.join('; '),
      before?.worst.cell ?? 'chưa có',
      row.worst.cell,
      before?.worst.last ?? null,
      row.worst.last,
    ]),
  }
  const until = plus(today, report === 'monthly' ? 30 : 7)
  const soon: Table = {
    name: 'Sắp đến hạn',
    rows: rows
      .flatMap((r) => {
        const { cell, last, daysLeft, ahead } = r.worst
        if (cell === 'Chưa xong, trong hạn' && last !== null && today <= last && last <= until)
          return [{ ...r, daysLeft }]
        // Late already, and its next period falls due as well.
        const next = ahead?.find((day) => day <= until)
        return next ? [{ ...r, worst: { ...r.worst, last: next }, daysLeft: between(today, next) }] : []
      })
      .sort((a, b) => (a.worst.last ?? '').localeCompare(b.worst.last ?? '') || a.given.no - b.given.no)
      .map((r, i) => [i + 1, ...short(r), r.daysLeft]),
  }
  const from = report === 'weekly' ? plus(today, -6) : `${today.slice(0, 8)}01`
  const done: Table = {
    name: 'Đã xong trong kỳ',
    rows: rows
      .filter(({ worst: w }) => !isOpen(w.cell) && w.doneOn !== null && from <= w.doneOn && w.doneOn <= today)
      .map((r, i) => [i + 1, ...short(r), r.worst.doneOn]),
  }
  const coverage = coverageOf(rows, asked, today)
  const missed: Table = {
    name: 'Chưa nhắc, chưa đọc',
    rows: coverage.missed.map(({ row, share, why }, i) => [
      i + 1,
      row.given.no,
      row.given.title,
      share.body,
      share.cell,
      why,
    ]),
  }
  const all: Table = {
    name: 'Danh sách việc',
    rows: rows.map((r) => {
      const { given: g, worst: w } = r
      const owed = r.shares.filter((s) => s.cell !== 'Kết thúc khác')
      return [
        g.no,
        g.document,
        g.clause,
        g.title,
        r.leads.join('; '),
        g.coop ?? null,
        wordsOf(r),
        w.last,
        `${w.cell}${w.proved === 'đã gửi, chờ xác nhận' ? ' (chờ xác nhận)' : ''}${w.cell === 'Chờ sự kiện' && g.when.kind === 'event' ? `: ${g.when.event}` : ''}`,
        owed.length ? `${owed.filter((s) => !isOpen(s.cell)).length}/${owed.length}` : '–',
        w.daysLate,
        w.first,
        w.extensions,
        w.doneOn,
      ]
    }),
  }
  const inTime = count(worst, 'Xong đúng hạn')
  const ready = inTime + count(worst, 'Xong quá hạn')
  const lateNow = count(worst, 'Chưa xong, quá hạn')
  const lateBefore = previous?.filter((r) => r.worst.cell === 'Chưa xong, quá hạn').length ?? 0
  const ratedBefore = previous?.filter((r) => RATED.includes(r.worst.cell)).length ?? 0
  return {
    tables: [
      totals,
      byBody,
      byDocument,
      exceptions,
      answers,
      ...(previous ? [moved] : []),
      soon,
      done,
      missed,
      ...(report === 'monthly' ? [all] : []),
    ],
    sentences: [
      `Sổ theo dõi có ${rows.length} việc của ${documents.length} văn bản, gồm ${shares.length} phần việc của các cơ quan chủ trì.`,
      `Trong ${rated} việc đánh giá được hạn: đã xong ${of(ready, rated)}${ready ? `, trong đó đúng hạn ${of(inTime, ready)}` : ''}; chưa xong, còn trong hạn ${of(count(worst, 'Chưa xong, trong hạn'), rated)}; chưa xong, quá hạn ${of(lateNow, rated)}.`,
      ...(previous ? [`quá hạn ${of(lateBefore, ratedBefore)} việc; nay ${of(lateNow, rated)} việc.`] : []),
      `đã nhắc và đã đọc ${of(coverage.read, coverage.whole)} phần việc đang mở; đã nhắc, chưa thấy đọc ${of(coverage.notRead, coverage.whole)}; chưa nhắc ${of(coverage.notPressed, coverage.whole)}.`,
      `có ${soon.rows.length} việc đến hạn.`,
    ],
    bars: bodies
      .filter(({ list }) => list.some((s) => RATED.includes(s.cell)))
      .slice(0, 10)
      .map(({ list }) => RATED.map((c) => count(list, c))),
  }
}

/** Words of time: those of the document, or those that corrected them. */
function wordsOf({ given, worst }: Row): string | null {
  if (given.words) return given.words
  return worst.first === null ? null : `trước ${vn(plus(worst.first, 1))}`
}
function short(r: Row) {
  return [r.given.no, r.given.title, r.leads.join('; '), wordsOf(r), r.worst.last]
}
function missing({ given }: Row, s: Share): string {
  const { when } = given
  const names = when.kind === 'periods' ? new Map(when.list.map(([name, last]) => [last, name])) : new Map()
  if (s.owedPeriods.length)
    return `Báo cáo ${s.owedPeriods.map((last) => `kỳ ${names.get(last) ?? last}`).join(', ')} (${s.owedPeriods.length} kỳ)`
  if (s.proved === 'đã gửi, chờ xác nhận') return 'Đã gửi minh chứng, chưa được xác nhận'
  return given.to ? `Văn bản gửi ${given.to}` : 'Văn bản kết quả (số, ngày, cấp nhận)'
}
function deciderOf(s: Share): string {
  return s.decider ?? ((s.daysLate ?? 0) >= 5 ? BOARD : superiorOf(s.body))
}
function lateOf(rows: readonly Row[]) {
  const lines = rows.flatMap((row) =>
    row.shares.filter((s) => s.cell === 'Chưa xong, quá hạn').map((share) => ({ row, share, who: [share.body] })),
  )
  const merged: typeof lines = []
  for (const line of lines) {
    const same = merged.find(
      (m) => m.row === line.row && m.share.last === line.share.last && deciderOf(m.share) === deciderOf(line.share),
    )
    if (same) same.who.push(...line.who)
    else merged.push(line)
  }
  return merged.sort((a, b) => (b.share.daysLate ?? 0) - (a.share.daysLate ?? 0) || a.row.given.no - b.row.given.no)
}
function againstFirst(s: Share, today: string): string {
  if (s.first === null) return 'không có hạn đầu'
  const proved = s.doneOn ?? s.provedOn
  const days = proved ? between(s.first, proved) : isOpen(s.cell) && s.first < today ? between(s.first, today) : null
  if (days === null) return 'chưa tới hạn đầu'
  if (days === 0) return 'đúng ngày hạn đầu'
  return days < 0 ? `sớm ${-days} ngày` : `${s.doneOn ? 'muộn' : 'đã quá hạn đầu'} ${days} ngày`
}

const MOVES = [
  'Mới quá hạn',
  'Đã xong',
  'Mở lại',
  'Kết thúc khác',
  'Việc mới',
  'Đã có hạn',
  'Được gia hạn',
  'Đã nộp kỳ còn nợ',
  'Thay đổi khác',
]
function movesOf(before: readonly Row[], now: readonly Row[]) {
  return now
    .flatMap((row) => {
      const old = before.find((b) => b.given.no === row.given.no) ?? null
      const what = moveOf(old?.worst ?? null, row.worst)
      return what ? [{ what, row, before: old }] : []
    })
    .sort((a, b) => MOVES.indexOf(a.what) - MOVES.indexOf(b.what) || a.row.given.no - b.row.given.no)
}
function moveOf(before: Share | null, now: Share): string | null {
  if (before === null) return 'Việc mới'
  if (before.cell === now.cell) return now.extensions > before.extensions ? 'Được gia hạn' : null
  if (now.cell === 'Kết thúc khác') return 'Kết thúc khác'
  if (isOpen(before.cell) && !isOpen(now.cell)) return 'Đã xong'
  if (!isOpen(before.cell)) return 'Mở lại'
  if (now.cell === 'Chưa xong, quá hạn') return 'Mới quá hạn'
  if (before.cell === 'Chưa có hạn' || before.cell === 'Chờ sự kiện') return 'Đã có hạn'
  if (before.cell !== 'Chưa xong, quá hạn') return 'Thay đổi khác'
  return now.extensions > before.extensions
    ? 'Được gia hạn'
    : before.owedPeriods.length
      ? 'Đã nộp kỳ còn nợ'
      : 'Thay đổi khác'
}

/** Of every open share: was its body told of it this week, and did it show that it read that? From the messages themselves. */
function coverageOf(rows: readonly Row[], { book, step, told }: Asked, today: string) {
  const monday = plus(today, -((new Date(`${today}T00:00Z`).getUTCDay() + 6) % 7))
  const groups = new Map(book.cast.groups)
  for (const [name, bodies] of groups) if (!bodies.length) groups.set(name, ['Sở Khoa học và Công nghệ'])
  const week = told.filter((t) => groups.has(t.to) && /^[📌📄]/u.test(t.text.replace(/^\(gửi muộn[^\n]*\n/, '')))
  const pressed = new Map<string, string>()
  for (const { to, text, at } of week) {
    const day = new Date(at + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
    if (day.slice(0, 10) < monday) continue
    for (const no of numbersIn(text))
      for (const body of groups.get(to) ?? []) pressed.set(`${no} ${body}`, pressed.get(`${no} ${body}`) ?? day)
  }
  const reached = new Set([...groups.values()].flat())
  // The last word of a group on its own reminders: put off until a day beyond this Monday, or not.
  const heldUntil = new Map<string, string>()
  for (const { to, text } of told) {
    const until = /Bản tin sáng ở đây: .*?(?:nghỉ nhắc tới (?<day>[\d/]+))?\.$/mu.exec(text)
    if (until)
      for (const body of groups.get(to) ?? []) heldUntil.set(body, until.groups?.day ? iso(until.groups.day) : '')
  }
  const whyNot = (body: string) =>
    !reached.has(body)
      ? 'chưa có nhóm chat'
      : monday < (heldUntil.get(body) ?? '')
        ? 'nhóm đang hoãn nhắc'
        : 'chưa nhắc'
  const open = rows.flatMap((row) => row.shares.filter((s) => isOpen(s.cell)).map((share) => ({ row, share })))
  const seen = open.map(({ row, share }) => {
    const since = pressed.get(`${row.given.no} ${share.body}`)
    if (since === undefined) return { row, share, why: whyNot(share.body) }
    const isRead = hasAnswered(book, step, { no: row.given.no, body: share.body, since })
    return { row, share, why: isRead ? null : 'đã nhắc, chưa thấy đọc' }
  })
  const missed = seen.flatMap((s) => (s.why === null ? [] : [{ ...s, why: s.why }]))
  const notRead = missed.filter((m) => m.why === 'đã nhắc, chưa thấy đọc').length
  return { whole: open.length, read: open.length - missed.length, notRead, notPressed: missed.length - notRead, missed }
}
// «🟢 12 · II.2.5 · …» and «(số 3, 5–7)»
function numbersIn(text: string): readonly number[] {
  return text.split('\n').flatMap((line) => {
    const task = /^(?:[^\p{L}\d\s]+ )?(\d{1,3}) · /u.exec(line)?.[1]
    const list = /\(số ([\d, –]+)\)/.exec(line)?.[1] ?? ''
    const runs = list
      .split(', ')
      .filter(Boolean)
      .map((r) => r.split('–').map(Number))
    return [
      ...(task ? [Number(task)] : []),
      ...runs.flatMap(([a = 0, b = a]) => Array.from({ length: b - a + 1 }, (_, i) => a + i)),
    ]
  })
}
