// A deadline filled in by a sentence is a correction; a question about one is not.
import { expect, test } from 'vitest'
import { readPlainWord } from '../../src/flows/words/word-turn.ts'

test.each([
  ['điền hạn việc 12: trước 20/9/2025', '12 hạn: trước 20/9/2025'],
  ['điền hạn cho việc 12 là 5/9', '12 hạn: 5/9'],
  ['bổ sung hạn việc 12: 5/9/2025', '12 hạn: 5/9/2025'],
  ['dien han viec 12 truoc 20/9', '12 hạn: truoc 20/9'],
  ['đặt thời hạn cho nhiệm vụ số 12 trong tháng 9/2025', '12 hạn: trong tháng 9/2025'],
])('«%s»', (text, rest) => expect(readPlainWord(text)).toEqual({ word: 'dinhchinh', rest }))
test.each([
  'hạn việc 12 là bao giờ',
  'điền hạn việc 12 thế nào',
  'việc 12 hạn trước ngày 5/9 à',
])('«%s» is none', (text) => expect(readPlainWord(text)?.word).not.toBe('dinhchinh'))
