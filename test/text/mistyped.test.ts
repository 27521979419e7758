import { expect, test } from 'vitest'
import { saysMistyped } from '../../src/text/mistyped.ts'

for (const reason of [
  'nhập sai',
  'nhập sai năm',
  'nhầm năm',
  'lỗi nhập liệu',
  'máy đọc nhầm ngày',
  'go nham thang',
  'ghi sai so với văn bản',
  'khác với bản gốc',
])
  test(`«${reason}» is a slip`, () => expect(saysMistyped(reason)).toBe(true))
for (const reason of [
  '',
  'chờ hướng dẫn của Bộ',
  'làm sai quy trình nên làm lại',
  'nhầm lẫn nhiệm vụ của hai sở',
  'không phải nhập sai, Thường trực cho lùi',
  'thêm 20 ngày',
])
  test(`«${reason}» is none`, () => expect(saysMistyped(reason)).toBe(false))
