import { expect, test } from 'vitest'
import { readWrongField } from '../../src/text/wrong-field.ts'

test.each([
  ['sai hạn', 'hạn', null],
  ['sai hạn, văn bản ghi trước 20/9', 'hạn', 'trước 20/9'],
  ['sai ngày: phải là 20/9 ạ', 'hạn', '20/9'],
  ['nham han, dung ra la 20/9', 'hạn', '20/9'],
  ['sai cơ quan', 'chủ trì', null],
  ['sai cơ quan chủ trì, đúng ra là Sở Y tế mới đúng', 'chủ trì', 'Sở Y tế'],
  ['nhầm đơn vị: Sở Y tế', 'chủ trì', 'Sở Y tế'],
] as const)('«%s» calls a value wrong', (words, field, value) =>
  expect(readWrongField(words)).toEqual({ field, value }))
test.each([
  'sai số liệu',
  'không sai hạn',
  'hạn sai',
  'sai hạng mục',
  'không phải việc của sở',
  '',
])('«%s» calls none', (words) => expect(readWrongField(words)).toBeNull())
