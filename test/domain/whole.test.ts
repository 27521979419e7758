// The whole behind a numeric target.
import { expect, test } from 'vitest'
import { wholeIn } from '../../src/domain/whole.ts'

test.each([
  ['60 xã', 'xã', 60],
  ['xây mới, sửa chữa 157 căn nhà', 'nhà', 157],
  ['khám cho 6.000 lượt học sinh nội trú', 'học sinh', 6000],
  ['1.234,5 tỷ đồng', 'tỷ đồng', 1234.5],
  ['khám cho 50% đối tượng', 'đối tượng', null],
  ['60 xã', 'nhà', null],
  ['60 xã', '', null],
])('«%s» of «%s»', (target, unit, whole) => expect(wholeIn(target, unit)).toBe(whole))
