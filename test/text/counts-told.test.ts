// «xong 20 nhà», «được ba mươi nhà», «còn 40 nhà»: a count, of what, of how many; and what only looks like one.
import { expect, test } from 'vitest'
import { readCounts } from '../../src/text/counts-told.ts'

test.each([
  ['việc 2 xong 20 nhà rồi', 'finished', 20, null, 'nhà'],
  ['đã hoàn thành 20/60 nhà việc 2', 'finished', 20, 60, 'nhà'],
  ['việc 2 được ba mươi nhà', 'reached', 30, null, 'nhà'],
  ['viec 2 xong ba muoi nha roi', 'finished', 30, null, 'nha'],
  ['được một trăm hai mươi lăm nhà', 'reached', 125, null, 'nhà'],
  ['đã khám được 1.500/6.000 học sinh', 'reached', 1500, 6000, 'học sinh'],
  ['giải ngân được 1,5 tỷ đồng', 'reached', 1.5, null, 'tỷ đồng'],
  ['xong 20 nhà trên 60 nhà', 'finished', 20, 60, 'nhà'],
  ['xong 20 trong tổng số 60 nhà', 'finished', 20, 60, 'nhà'],
  ['làm dc 30 nhà rồi', 'reached', 30, null, 'nhà'],
  ['ht 20 nhà', 'finished', 20, null, 'nhà'],
  ['mới sửa chữa được 20 căn nhà ở xã Nậm Lúc', 'reached', 20, null, 'căn nhà'],
  ['đã xóa 20 nhà tạm', 'did', 20, null, 'nhà tạm'],
  ['còn 40 nhà nữa là xong', 'left', 40, null, 'nhà'],
  ['xong thêm 5 nhà', 'added', 5, null, 'nhà'],
  ['xong 5 nhà nữa', 'added', 5, null, 'nhà'],
  ['việc 2: 20/60 nhà', 'share', 20, 60, 'nhà'],
] as const)('reads «%s»', (text, how, value, of, unit) => {
  expect(readCounts(text)[0]).toMatchObject({ how, value, of, unit })
})
for (const text of [
  'xong 20/8 rồi',
  'xong ngày 20/8',
  'xong 5 ngày rồi',
  'việc 2 xong 50%',
  'xong 12 việc',
  'chưa xong 20 nhà',
  'phải hoàn thành 60 nhà trước 30/8',
  'hoàn thành số 45/BC-SNV ngày 20/8',
  'xong 45/BC-SNV ngày 20/8',
  'xong 45 BC-SNV ngày 20/8',
  'hoàn thành tư vấn cho dân',
  'hoàn thành năm 2025',
  'báo xong 3 lần rồi',
  'được trăm rưỡi nhà',
  'đạt -5 nhà',
  'việc 2 họp ngày 5/8 nhà văn hóa',
]) {
  test(`counts nothing in «${text}»`, () => expect(readCounts(text)).toEqual([]))
}
