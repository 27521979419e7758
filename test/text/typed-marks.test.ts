// Marks close around words that were read out of a message.
import { expect, test } from 'vitest'
import { withMarks } from '../../src/text/typed-marks.ts'

test.each([
  ['việc 12 được 50%, <i>đang làm</i> *x*', 'i>đang làm</i> *x', '<i>đang làm</i> *x*'],
  ['việc 12 (chờ vốn).', 'chờ vốn', '(chờ vốn)'],
  ['việc 12 xin lùi vì thiếu người, ạ', 'thiếu người', 'thiếu người'],
  ['việc 12 - chờ vốn!', 'chờ vốn', 'chờ vốn'],
  ['việc 12 chờ vốn', 'Chờ vốn', 'Chờ vốn'],
  ['việc 12', '', ''],
])('«%s»: «%s» is «%s»', (typed, words, whole) => expect(withMarks(typed, words)).toBe(whole))
