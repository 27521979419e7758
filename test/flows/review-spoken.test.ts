import { expect, test } from 'vitest'
import { readSpoken } from '../../src/flows/review/spoken.ts'

test.each([
  'việc còn lại đều đúng',
  'Các việc còn lại đều đúng',
  'còn lại đúng hết',
  'viec con lai deu dung',
  'tất cả việc còn lại đều đúng',
  'những việc còn lại đúng cả',
])('«%s» says yes to the rest of a draft', (text) => expect(readSpoken(text)?.spoken.kind).toBe('rest'))
test.each(['còn lại mấy việc', 'việc còn lại của Sở Y tế'])('«%s» says nothing of a draft', (text) =>
  expect(readSpoken(text)).toBeNull())
test.each([
  ['gộp với 4.(3)', '4.(3)'],
  ['gộp với việc 7', 'việc 7'],
  ['gộp vào mục II.3', 'II.3'],
  ['gop voi viec so 7', 'viec so 7'],
])('«%s» joins with «%s»', (text, words) => expect(readSpoken(text)?.spoken).toEqual({ kind: 'merge', words }))
test.each([
  'xem tiếp',
  'xem việc tiếp theo',
  'tiếp ạ',
  'mục tiếp theo',
])('«%s» goes on to the next item in doubt', (text) => expect(readSpoken(text)?.spoken.kind).toBe('next'))
test.each(['xem tiếp việc 12', 'tiếp tục việc 12', 'xem tiến độ'])('«%s» does not', (text) =>
  expect(readSpoken(text)?.spoken.kind).not.toBe('next'))
