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
