// Two tasks in one message, each with something of its own.
import { expect, test } from 'vitest'
import { readMatters } from '../../src/text/two-matters.ts'

test.each([
  [
    'xong 12, số 45/BC-SNV ngày 8/8 gửi BTV, còn việc 13 chưa làm được',
    ['xong 12, số 45/BC-SNV ngày 8/8 gửi BTV', 'việc 13 chưa làm được'],
  ],
  ['việc 1 xong 20 nhà, việc 2 xong 5 hồ sơ', ['việc 1 xong 20 nhà', 'việc 2 xong 5 hồ sơ']],
  ['việc 1 được 40% còn 2 vướng mặt bằng', ['việc 1 được 40%', 'việc 2 vướng mặt bằng']],
  [
    'viec 1 duoc 40%; viec 2 xin lui den 30/9; viec 3 dat 5 ho so',
    ['viec 1 duoc 40%', 'viec 2 xin lui den 30/9', 'viec 3 dat 5 ho so'],
  ],
  [
    '12 đã xong, số 45/BC-SNV ngày 8/8, riêng 13 đang chờ vốn',
    ['12 đã xong, số 45/BC-SNV ngày 8/8', '13 đang chờ vốn'],
  ],
])('%s', (text, parts) => {
  expect(readMatters(text).map((m) => m.text.replace(/^việc (?=12 đã|13 đang)/, ''))).toEqual(parts)
})
test.each([
  'việc 1 xong, việc 2 xong',
  'xong 1, số 45/BC-SNV ngày 8/8 và xong 2, số 46/BC-SNV ngày 8/8',
  'việc 1 và việc 2 chưa xong',
  'việc 1, việc 2 được 40%',
  'việc 1 chờ việc 2 xong',
  'việc 1 được 40%, việc 2 thế nào rồi ạ',
  'việc 1 được 40%, việc 2 chưa?',
  'việc 1 được 40%, còn 20 xã chưa nộp',
  'việc 1 được 40%, số còn lại chờ vốn',
  'việc nhà chưa xong, việc nước đang bận',
  'việc 1 được 40%, việc 1 vướng vốn',
])('not: %s', (text) => expect(readMatters(text)).toEqual([]))
