// Headings of time («QUÝ I», «Tháng 3») in plans signed at the end of a year: the year to come where the title says so, else asked.
import { expect, test } from 'vitest'
import { extract } from '../../src/extraction/extract.ts'

type Said = { readonly kind?: string; readonly title: string; readonly day: string; readonly lead?: string }
const plan = ({ kind = 'KẾ HOẠCH', title, day, lead = '' }: Said, body: string) =>
  extract({
    text: `ỦY BAN NHÂN DÂN\nTỈNH ĐÔNG KHÊ\nSố: 88/KH-UBND\nĐông Khê, ${day}\n${kind}\n${title}\n-----\n${lead}\n${body}\nNơi nhận:\n- Như trên;\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n`,
  })
const MONTHS = `I. NỘI DUNG
1. Tháng 01
- Khảo sát bến đò ngang (Sở Xây dựng).
2. Tháng 02
- Lập danh sách hộ di dời (Sở Nông nghiệp và Môi trường).
3. Tháng 12
- Tổng kết việc di dời (Sở Nông nghiệp và Môi trường).`
const dues = (read: ReturnType<typeof extract>) => read.tasks.map((t) => t.deadlines.map((d) => d.due).join())
const DECEMBER = 'ngày 22 tháng 12 năm 2026'

test('a plan whose title names the year to come has its months there, in turn', () => {
  const said = { title: 'Phòng, chống sạt lở\nven sông, ven suối\nnăm 2027', day: DECEMBER }
  expect(dues(plan(said, MONTHS))).toEqual(['2027-01-31', '2027-02-28', '2027-12-31'])
})
test('a programme may name its year only where it says what it issues', () => {
  const lead =
    'Căn cứ Quy chế làm việc, Ủy ban nhân dân tỉnh ban hành Chương trình công tác năm 2027 của Ủy ban nhân dân tỉnh như sau:'
  const said = { kind: 'CHƯƠNG TRÌNH CÔNG TÁC', title: 'của Ủy ban nhân dân tỉnh', day: DECEMBER, lead }
  expect(dues(plan(said, MONTHS))).toEqual(['2027-01-31', '2027-02-28', '2027-12-31'])
})
test('a month that would be over before the document is asked where the title names no year', () => {
  const read = plan({ title: 'Phòng, chống sạt lở ven sông, ven suối', day: DECEMBER }, MONTHS)
  expect(dues(read)).toEqual(['', '', '2026-12-31'])
  expect(read.flags.filter((f) => f.kind === 'unread-time').map((f) => f.words)).toEqual(['Tháng 01', 'Tháng 02'])
})
test('a month of the year that the title names stands as written and is flagged', () => {
  const read = plan({ title: 'Phòng, chống sạt lở năm 2026', day: 'ngày 10 tháng 02 năm 2026' }, MONTHS)
  expect(dues(read)).toEqual(['2026-01-31', '2026-02-28', '2026-12-31'])
  expect(read.flags.map((f) => f.kind)).toEqual(['before-issue'])
})
test('months lie in the year of the quarter above them', () => {
  const body = `QUÝ I/2027
1. Tháng 01
- Khảo sát bến đò ngang (Sở Xây dựng).
QUÝ II/2027
2. Tháng 4
- Lập danh sách hộ di dời (Sở Nông nghiệp và Môi trường).`
  expect(dues(plan({ title: 'Phòng, chống sạt lở', day: DECEMBER }, body))).toEqual(['2027-01-31', '2027-04-30'])
})
test('bands of a table are read alike', () => {
  const rows = (quarter: string, work: string) => `| ${quarter} | | | |\n| 1 | ${work} | Sở Xây dựng | |`
  const body = `| TT | Nội dung | Cơ quan chủ trì | Ghi chú |\n|---|---|---|---|\n${rows('Quý I', 'Khảo sát các bến đò ngang')}\n${rows('Quý IV', 'Tổng kết việc sửa bến đò')}`
  expect(dues(plan({ title: 'Sửa chữa bến đò năm 2027', day: DECEMBER }, body))).toEqual(['2027-03-31', '2027-12-31'])
})
test('a quarter in a sentence is never one that is over', () => {
  const body = (when: string) => `I. NHIỆM VỤ\n1. Sở Xây dựng hoàn thành khảo sát bến đò ${when}.`
  const of = (title: string, when: string) => dues(plan({ title, day: DECEMBER }, body(when)))
  expect(of('Sửa chữa bến đò năm 2027', 'trong quý III')).toEqual(['2027-09-30'])
  expect(of('Sửa chữa bến đò năm 2027', 'trong quý IV')).toEqual(['2027-12-31'])
  expect(of('Sửa chữa bến đò', 'trong quý I')).toEqual(['2027-03-31'])
  expect(of('Sửa chữa bến đò', 'trong quý IV')).toEqual(['2026-12-31'])
})
