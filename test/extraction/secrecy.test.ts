import { expect, test } from 'vitest'
import { extract } from '../../src/extraction/extract.ts'
import { readSecrecy } from '../../src/extraction/secrecy.ts'

const under = (stamp: string) => `TỈNH ỦY ĐÔNG LĨNH\n*\nSố 12-KL/TU\n${stamp}\n\nKẾT LUẬN\n1. Giao Sở Y tế rà soát.`

for (const stamp of [
  'MẬT',
  'TỐI MẬT',
  'TUYỆT MẬT',
  '**MẬT**',
  'M Ậ T',
  'TOI MAT',
  'Độ mật: Tối mật',
  'MẬT                 Đông Lĩnh, ngày 02 tháng 3 năm 2026',
  'Tài liệu thu hồi',
  'TÀI LIỆU THU HỒI SAU HỘI NGHỊ',
  'Tài liệu xem xong trả lại',
  'TỐI MÂT',
  'MÂT',
  'Độ mật: A',
  'Số 12-KL/TU (Mật)',
  'Số 12-KL/TU - Mật',
  'Số 12-KL/TU [Tối mật]',
  '(Mật)',
  '(tối mật)',
  'Mật',
  'Tối mật',
  '«Mật»',
  'DẤU MẬT',
  'Đóng dấu: (Mật)',
  'Mức độ: Mật',
])
  test(`refuses «${stamp}»`, () => expect(readSecrecy(under(stamp))).not.toBeNull())
for (const line of [
  'VỀ TĂNG CƯỜNG BẢO VỆ BÍ MẬT NHÀ NƯỚC',
  'Giao Công an tỉnh bảo vệ bí mật nhà nước.',
  'Độ mật: Thường',
  'MẶT TRẬN TỔ QUỐC',
  'Mật độ dân số thấp',
  'mật',
  'mật.',
  'Số 12-KL/TU ngày 05/3/2026 về bảo vệ bí mật',
  'Dấu hiệu bảo mật kém',
  'Bảo mật',
  'MẶT',
  'thu hồi.',
  'Tài liệu thu hồi phải nộp về Văn phòng Tỉnh ủy trước ngày 05/3/2026.',
])
  test(`lets «${line}» pass`, () => expect(readSecrecy(under(line))).toBeNull())
test('the file name is read by the one table of the door (test/readers/door.test.ts)', () => {
  expect(readSecrecy('', 'KL 12 (MẬT).docx')).toEqual({ why: 'file-name', mark: '(MẬT)' })
  expect(readSecrecy('', 'huong-dan-bao-mat.docx')).toBeNull()
})

test('a stamp far below the head is running text', () =>
  expect(readSecrecy(`${'Dòng chữ.\n'.repeat(60)}MẬT`)).toBeNull())
test('nothing of a refused document is read', () => {
  const read = extract({ text: under('TỐI MẬT') })
  expect(read.refused).toEqual({ why: 'stamp', mark: 'TỐI MẬT' })
  expect([read.tasks, read.sentences, read.citations, read.doc.number]).toEqual([[], [], [], null])
})
