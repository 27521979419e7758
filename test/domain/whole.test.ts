// The whole behind a numeric target.
import { expect, test } from 'vitest'
import { spelledIn, wholeIn, writeNumber } from '../../src/domain/whole.ts'

test.each([
  ['60 xã', 'xã', 60],
  ['xây mới, sửa chữa 157 căn nhà', 'nhà', 157],
  ['khám cho 6.000 lượt học sinh nội trú', 'học sinh', 6000],
  ['1.234,5 tỷ đồng', 'tỷ đồng', 1234.5],
  ['khám cho 50% đối tượng', 'đối tượng', null],
  ['60 xã', 'nhà', null],
  ['60 xã', '', null],
  ['60 căn nhà', 'căn', 60],
  ['xóa 60 nhà tạm trên địa bàn 5 xã', 'nhà', 60],
  ['xóa 60 nhà tạm trên địa bàn 5 xã', 'xã', 5],
  ['xóa 60 nhà trước ngày 30/8', 'nhà tạm', 60],
  ['60 nhà dột nát', 'nhà tạm', null],
  ['đào tạo 60 học viên', 'học sinh', null],
  ['xóa 60 nhà, trong đó 20 nhà trước 30/8', 'nhà', null],
])('«%s» of «%s»', (target, unit, whole) => expect(wholeIn(target, unit)).toBe(whole))

test.each([
  ['Xóa 60 nhà tạm', 'nha', 'nhà'],
  ['Xóa 60 nhà tạm', 'nha tam', 'nhà tạm'],
  ['Sửa 60 căn nhà', 'nha', 'nhà'],
  ['Xóa 60 nhà tạm', 'nhà', 'nhà'],
  ['Xóa 60 nhà tạm', 'gieng', 'gieng'],
  ['', 'nha', 'nha'],
])('of «%s» «%s» is spelled «%s»', (text, unit, spelled) => expect(spelledIn(text, unit)).toBe(spelled))
test.each([
  [5, '5'],
  [999, '999'],
  [1250, '1.250'],
  [1234567, '1.234.567'],
  [1234.5, '1.234,5'],
  [0.125, '0,125'],
  [-1250, '-1.250'],
])('%d is written «%s»', (value, written) => expect(writeNumber(value)).toBe(written))
