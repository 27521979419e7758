import { expect, test } from 'vitest'
import { extract } from '../../src/extraction/extract.ts'

const HEAD = 'KẾT LUẬN\nCỦA BAN THƯỜNG VỤ TỈNH ỦY\nNgày 05/9/2025, Ban Thường vụ Tỉnh ủy họp, thống nhất kết luận:\n'
test.each([
  ['Giao Xã Đông Khê, Xã Y Tý dự trữ củi sưởi cho học sinh trước ngày 05/11/2025.', ['Xã Đông Khê', 'Xã Y Tý']],
  [
    'Giao Phường Hải Đông, Xã Đông Khê tích trữ nước sạch cho người lao động trước ngày 05/11/2025.',
    ['Phường Hải Đông', 'Xã Đông Khê'],
  ],
  ['Giao Trường Nội trú tỉnh cho học sinh nghỉ học từ ngày 10/11/2025.', ['Trường Nội trú tỉnh']],
])('a name of its own ends before a verb that nobody knows: «%s»', (text, lead) =>
  expect(extract({ text: `${HEAD}1. ${text}\n` }).tasks.map((t) => t.lead)).toEqual([lead]))
