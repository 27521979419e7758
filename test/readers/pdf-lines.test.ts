// Words placed on a page become lines: gaps, letters drawn later, raised numbers, wrapped lines.
import { describe, expect, test } from 'vitest'
import { type Item, isWrapped, joinHalves, type Line, linesOf } from '../../src/readers/pdf-lines.ts'

/** Words of 10 points, each letter 6 wide, at the given places. */
const at = (text: string, x: number, y = 100, more: Partial<Item> = {}): Item => ({
  text,
  x0: x,
  x1: x + 6 * [...text].length,
  y,
  size: 10,
  spaced: false,
  ...more,
})
const texts = (...items: Item[]) => linesOf(items, 1).map((line) => line.text)

describe('lines', () => {
  test('put a space where there is a gap', () =>
    expect(texts(at('Sở', 0), at('Nội', 15), at('vụ', 36))).toEqual(['Sở Nội vụ']))
  test('put letters of another font back into their gaps, whenever they were drawn', () => {
    const first = [at('Đ', 0), at('NG', 12), at('B', 30), at('dòng', 0, 120), at('sau', 27, 120)]
    expect(texts(...first, at('Ả', 6), at('Ộ', 36))).toEqual(['ĐẢNG BỘ', 'dòng sau'])
  })
  test('put such letters back before the line too', () => {
    expect(texts(at('ng', 12), at('sau', 30), at('Ươ', 0))).toEqual(['Ương sau'])
  })
  test('part columns at a wide gap and rows at another height', () => {
    expect(texts(at('trái', 0), at('phải', 200), at('dưới', 0, 115))).toEqual(['trái', 'phải', 'dưới'])
  })
  test('take letters drawn twice for bold once', () => {
    expect(texts(at('GIAO', 0), at('GIAO', 0.3))).toEqual(['GIAO'])
  })
  test('raise the mark of a note, behind a word and at the head of the note', () => {
    expect(texts(at('thư', 0), at('12', 18, 96, { size: 6 }), at('về', 34))).toEqual(['thư¹² về'])
    expect(texts(at('1', 0, 96, { size: 6 }), at('Chỉ', 7), at('thị', 28))).toEqual(['¹ Chỉ thị'])
  })
  test('keep a label apart from its words', () => expect(texts(at('1.', 0), at('Giao', 12))).toEqual(['1. Giao']))
})

const line = (text: string, x0: number, x1: number, y: number, page = 1): Line => ({
  text,
  x0,
  x1,
  y,
  size: 10,
  firstEnd: x0 + 6 * text.split(' ')[0]!.length,
  page,
})

describe('a line goes on', () => {
  const full = line('Giao Sở Nội vụ chủ trì', 0, 395, 100)
  test('when its next word would not have fitted', () => {
    expect(isWrapped(full, line('phối hợp với các sở', 0, 200, 115), 400)).toBe(true)
    expect(isWrapped(full, line('11 người ở cấp xã', 0, 200, 115), 400)).toBe(true)
    expect(isWrapped(full, line('tiếp ở trang sau', 0, 200, 60, 2), 400)).toBe(true)
  })
  for (const [why, next] of [
    ['a number begins an item', line('2. Giao Sở Y tế', 0, 200, 115)],
    ['a letter begins an item', line('b) Khối phường', 0, 200, 115)],
    ['a dash begins an item', line('- Khối phường', 0, 200, 115)],
    ['it stands far below', line('Nơi nhận', 0, 50, 160)],
    ['it stands far to the left', { ...line('Số 12', 0, 50, 115), x0: -300 }],
  ] as const) {
    test(`not when ${why}`, () => expect(isWrapped(full, next, 400)).toBe(false))
  }
  test('not when the next word would have fitted', () => {
    expect(isWrapped(line('Trước ngày', 0, 60, 100), line('20/8/2031', 0, 54, 115), 400)).toBe(false)
  })
})

test('halves are joined by a space, but not behind a hyphen or a stroke', () => {
  expect(joinHalves('nhiệm kỳ 2025-', '2030')).toBe('nhiệm kỳ 2025-2030')
  expect(joinHalves('số 12/', 'UBND')).toBe('số 12/UBND')
  expect(joinHalves('tỉnh -', 'xã')).toBe('tỉnh - xã')
})
