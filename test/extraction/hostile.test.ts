// Text that repeats one word for pages: read in bounded time, never in every grouping.
import { expect, test } from 'vitest'
import { extract } from '../../src/extraction/extract.ts'

const WORDS = [
  'Sở ',
  'Đảng ủy, ',
  'các cơ quan, ',
  'trước ',
  'ngày 1/',
  '(',
  '- ',
  '1. ',
  'I. ',
  'sau khi ',
  '12-KH/',
  'phối hợp với ',
  'Giao: ',
  'a\t',
  '| ',
  '1\n',
  'Về ',
  'STT Nội dung Thời gian\n',
]
test.each(WORDS)('«%s» again and again', (word) => {
  const before = process.cpuUsage()
  extract({ text: `KẾT LUẬN\nNgày 01/8/2025, họp và kết luận:\n1. ${word.repeat(Math.floor(12_000 / word.length))}` })
  const used = process.cpuUsage(before)
  expect((used.user + used.system) / 1000).toBeLessThan(3000)
})

// Words that every object of the language knows are words like others.
test.each([
  'constructor',
  'valueof',
  'toString',
  '__proto__',
  'hasOwnProperty',
])('«%s» as a body and a paper', (word) => {
  const { tasks } = extract({
    text: `KẾT LUẬN\n\n1. Giao ${word} chủ trì, phối hợp với Sở ${word} rà soát trụ sở, xong trước ngày 20/8/2025.\n2. Giao Sở Y tế thực hiện Quyết định số 12/${word}-UBND trong quý III/2025.\n`,
  })
  expect(tasks.map((task) => task.deadlines[0]?.due)).toEqual(['2025-08-20', '2025-09-30'])
})
