// What the command line says of wrong words has its Vietnamese line.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { main } from '../../src/cli.ts'

let said = ''
beforeEach(() => {
  said = ''
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text)
    return true
  })
})
afterEach(() => vi.restoreAllMocks())

test.each([
  [['bay'], 'không có lệnh «bay» (các lệnh: '],
  [[], 'chưa nói cần làm gì (các lệnh: '],
  [['start', '--nhanh'], 'không có tùy chọn «--nhanh» (xem dondoc --help)'],
  [['bind'], 'thiếu tùy chọn «--channel <channel>»'],
  [['extract'], 'thiếu «file»'],
  [['extract', 'a', 'b'], 'lệnh «extract» nhận 1 giá trị, đã ghi 2'],
  [['bind', '--channel', 'viber'], '--channel nhận telegram, zalo; không có «viber»'],
  [['member', '--channel', 'zalo', '--user', 'a', '--role', 'vua'], '--role nhận secretariat, leader, focal'],
  [['remind', '--at', 'mai'], '«mai» không phải thời điểm; viết như 2025-'],
] as const)('%j', async (words, says) => {
  for (const lang of [['--lang', 'vi'], ['--lang=vi']]) {
    said = ''
    expect(await main([...lang, ...words])).toBe(2)
    expect(said).toMatch(/^dondoc: [^\n]+\n$/)
    expect(said).toContain(says)
    expect(said).not.toMatch(/unknown|required|missing|commands:|is invalid|Expected/)
  }
})
