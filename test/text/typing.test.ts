// Typing methods undone, tones wherever they were put.
import { expect, test } from 'vitest'
import { fits, isSyllable, readSpelling } from '../../src/text/spelling.ts'
import { readTelex, readVni } from '../../src/text/telex.ts'
import { atTheDoor, readWords } from '../../src/text/words.ts'

test.each([
  ['nhieemj', 'nhiệm'],
  ['vuj', 'vụ'],
  ['tuaanf', 'tuần'],
  ['dudwngf', 'đừng'],
  ['nopoj', 'nộp'],
  ['dduowcj', 'được'],
  ['thuwowngf', 'thường'],
  ['quys', 'quý'],
  ['hoanf', 'hoàn'],
  ['toor', 'tổ'],
  ['hanj', 'hạn'],
] as const)('Telex «%s» is «%s»', (keys, word) => expect(readTelex(keys)).toBe(word))
test.each([
  ['nhie65m', 'nhiệm'],
  ['vu5', 'vụ'],
  ['d9u7o7c5', 'được'],
  ['tha1ng', 'tháng'],
] as const)('VNI «%s» is «%s»', (keys, word) => expect(readVni(keys)).toBe(word))
test.each(['btctu', 'xyz', 'kl', 'excel'])('«%s» is no Telex syllable', (keys) => expect(readTelex(keys)).toBeNull())
test.each(['nhiem', 'quy', 'nghieng', 'uy', 'giai'])('«%s» can be a syllable', (key) =>
  expect(isSyllable(key)).toBe(true))
test.each(['nhieemj', 'thnag', 'btc', 'hnah'])('«%s» cannot', (key) => expect(isSyllable(key)).toBe(false))
test.each([
  ['viêc', 'việc', true],
  ['viec', 'việc', true],
  ['hoà', 'hòa', true],
  ['uỷ', 'ủy', true],
  ['kĩ', 'kỹ', true],
  ['thẳng', 'tháng', false],
  ['tầm', 'tám', false],
  ['hại', 'hai', false],
] as const)('«%s» for «%s»: %s', (typed, known, may) =>
  expect(fits(readSpelling(typed), readSpelling(known))).toBe(may))
test.each([
  ['thang8', ['thang', '8']],
  ['kh376', ['kh', '376']],
  ['NV17 50%', ['nv', '17', '50', '%']],
  ['nhie65m vu5', ['nhiệm', 'vụ']],
  ['BTG&DV', ['btg', 'dv']],
  ['@dondoc_bot ơi', ['@dondoc_bot', 'ơi']],
] as const)('«%s» is cut into words', (text, words) =>
  expect(readWords(atTheDoor(text)).map((w) => w.text)).toEqual(words))
