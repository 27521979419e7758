import { describe, expect, test } from 'vitest'
import { kindsAskedFor } from '../../src/text/asked-kinds.ts'
import { readEvidence } from '../../src/text/evidence-words.ts'
import { readObstacle } from '../../src/text/obstacle-words.ts'
import { readPeriodDay, readPeriodKey } from '../../src/text/period-words.ts'
import { readPlainReport } from '../../src/text/plain-reports.ts'
import { readPlainWork } from '../../src/text/plain-work.ts'
import { readProgress } from '../../src/text/progress-words.ts'
import { readSeveralDone } from '../../src/text/several-done.ts'

const TODAY = '2025-08-22'
const NONE = { number: null, documentKind: null, issuer: null, day: null, receiver: null }

describe('evidence', () => {
  test.each([
    [
      'so 45/BC-SNV ngay 20/8/2025',
      { number: '45/BC-SNV', documentKind: 'BC', issuer: 'SNV', day: '2025-08-20', receiver: null },
    ],
    [
      'số 45/bc-snv ngày 20/8, gửi BTV',
      { number: '45/BC-SNV', documentKind: 'BC', issuer: 'SNV', day: '2025-08-20', receiver: 'BTV' },
    ],
    [
      '45-BC/BTCTU ngày 20 tháng 8 năm 2025 gửi Ban Thường vụ Tỉnh ủy rồi ạ',
      {
        number: '45-BC/BTCTU',
        documentKind: 'BC',
        issuer: 'BTCTU',
        day: '2025-08-20',
        receiver: 'Ban Thường vụ Tỉnh ủy',
      },
    ],
    [
      'công văn 1523/SNV-VP ngày 20/8/2025, trình Thường trực',
      { number: '1523/SNV-VP', documentKind: 'CV', issuer: 'SNV', day: '2025-08-20', receiver: 'Thường trực' },
    ],
    [
      'số 46/TTr-SYT ngày 10/8/2025 gửi Ban Thường vụ, họp ngày 11/8/2025',
      { number: '46/TTr-SYT', documentKind: 'TTr', issuer: 'SYT', day: '2025-08-10', receiver: 'Ban Thường vụ' },
    ],
    [
      'số 47/BC-SYT gửi UBND tỉnh, thay báo cáo ngày 1/7/2025',
      { number: '47/BC-SYT', documentKind: 'BC', issuer: 'SYT', day: null, receiver: 'UBND tỉnh' },
    ],
    [
      'theo Kết luận 52-KL/TU ngày 6/8/2025, số 48/BC-SYT ngày 12/8/2025',
      { number: '48/BC-SYT', documentKind: 'BC', issuer: 'SYT', day: '2025-08-12', receiver: null },
    ],
    [
      'ngày 12/8/2025 ban hành kế hoạch số 49/KH-SYT gửi Sở Giáo dục và Đào tạo và',
      {
        number: '49/KH-SYT',
        documentKind: 'KH',
        issuer: 'SYT',
        day: '2025-08-12',
        receiver: 'Sở Giáo dục và Đào tạo',
      },
    ],
    ['báo cáo hoàn thành việc 12 ngày 20/8/2025', { ...NONE, day: '2025-08-20' }],
    ['báo cáo kết quả rồi, gửi BTV', { ...NONE, receiver: 'BTV' }],
    ['ngày 20/8/2025', { ...NONE, day: '2025-08-20' }],
    ['xong rồi ạ', NONE],
    ['tháng 8/2025', NONE],
    ['đã họp 2 lần, còn 3/5 xã', NONE],
    ['', NONE],
  ] as const)('«%s»', (text, expected) => expect(readEvidence(text, TODAY)).toEqual(expected))
  test.each([
    ['Tham mưu ban hành Kế hoạch thực hiện', 'KH'],
    ['Trình Ban Thường vụ tờ trình về biên chế', 'TTr'],
  ])('«%s» asks for %s', (text, kind) => expect(kindsAskedFor(text)).toContain(kind))
  test.each([
    'Tăng cường kỷ luật hành chính',
    'Thực hiện kết luận của Ban Thường vụ',
  ])('«%s» asks for no kind', (text) => expect(kindsAskedFor(text)).toEqual([]))
})

describe('several tasks told done in one message', () => {
  test.each([
    [
      '10 rồi, số 12-BC/BTCTU ngày 8/8 gửi BTV và xong 6 số 13-KH/BTCTU ngày 9/8',
      [
        { no: 10, rest: 'số 12-BC/BTCTU ngày 8/8 gửi BTV' },
        { no: 6, rest: 'số 13-KH/BTCTU ngày 9/8' },
      ],
    ],
    [
      'việc 10 xong rồi, số 12-BC/BTCTU ngày 8/8; việc 6 cũng đã xong, số 13-KH/BTCTU ngày 9/8',
      [
        { no: 10, rest: 'số 12-BC/BTCTU ngày 8/8' },
        { no: 6, rest: 'số 13-KH/BTCTU ngày 9/8' },
      ],
    ],
  ])('«%s»', (text, expected) => expect(readSeveralDone(text)).toEqual(expected))
  test.each([
    '10 số 12-BC/BTCTU ngày 8/8 gửi BTV, đã xong 6 xã',
    '10 số 12-BC/BTCTU ngày 8/8, xong 6/15 xã',
    '10 và 6, số 12-BC/BTCTU ngày 8/8',
    'việc 10 xong rồi, việc 6 chưa xong',
    'việc 10 xong, số 12-BC/BTCTU ngày 8/8',
  ])('one at most: «%s»', (text) => expect(readSeveralDone(text)).toEqual([]))
})

describe('work told without its number', () => {
  test.each([
    ['được 50% rồi', 'tiendo', 'được 50%'],
    ['bên em mới làm được 30 phần trăm, đang trình ạ', 'tiendo', 'được 30% đang trình'],
    ['còn vướng kinh phí, cần UBND tỉnh quyết', 'vuong', 'còn vướng kinh phí, cần UBND tỉnh quyết'],
    ['làm xong báo cáo dịch bệnh rồi', 'xong', 'làm xong báo cáo dịch bệnh rồi'],
    ['da nop bao cao dich benh roi a', 'xong', 'da nop bao cao dich benh roi'],
    ['xong rồi ạ', 'xong', 'xong rồi'],
  ] as const)('«%s»', (text, word, rest) => expect(readPlainReport(text)).toMatchObject({ word, rest }))
  test.each([
    'xong chưa anh',
    'pin còn 50%',
    'sắp xong báo cáo',
    'khi nào xong thì báo em',
    'còn vướng gì không',
    'hết vướng rồi',
    'em gửi nhầm rồi',
    'việc nào xong rồi',
  ])('«%s» is none', (text) => expect(readPlainReport(text)).toBeNull())
})

describe('progress', () => {
  test.each([
    ['60', { kind: 'progress', percent: 60, note: '' }],
    ['60 đang trình', { kind: 'progress', percent: 60, note: 'đang trình' }],
    ['60%, đang trình', { kind: 'progress', percent: 60, note: 'đang trình' }],
    ['đạt 60%', { kind: 'progress', percent: 60, note: '' }],
    ['100', { kind: 'progress', percent: 100, note: '' }],
    ['đạt 45 xã', { kind: 'measured', value: 45, unit: 'xã' }],
    ['dat 1.234,5 tỷ đồng', { kind: 'measured', value: 1234.5, unit: 'tỷ đồng' }],
    ['chỉ tiêu 45/99 xã', { kind: 'measured', value: 45, unit: 'xã', of: 99 }],
    ['sản phẩm: dự thảo tờ trình', { kind: 'product', what: 'dự thảo tờ trình' }],
    ['đang lấy ý kiến', { kind: 'progress', percent: null, note: 'đang lấy ý kiến' }],
    ['500', { kind: 'out-of-range', said: '500' }],
    ['-5', { kind: 'out-of-range', said: '-5' }],
    ['150 nhanh', { kind: 'out-of-range', said: '150' }],
    ['150 hồ sơ đã xử lý', { kind: 'progress', percent: null, note: '150 hồ sơ đã xử lý' }],
    ['150%, đang trình', { kind: 'out-of-range', said: '150%' }],
    ['2025 mới xong', { kind: 'progress', percent: null, note: '2025 mới xong' }],
  ] as const)('«%s»', (text, expected) => expect(readProgress(text)).toEqual(expected))
  test('nothing said is no progress', () => expect(readProgress('  ')).toBeNull())
})

describe('obstacle', () => {
  test.each([
    ['chưa bố trí vốn cần UBND tỉnh quyết', { what: 'chưa bố trí vốn', decider: 'UBND tỉnh' }],
    ['vướng mặt bằng, đề nghị Sở Tài chính xem xét ạ', { what: 'mặt bằng', decider: 'Sở Tài chính' }],
    ['chua co von can BTV cho y kien', { what: 'chua co von', decider: 'BTV' }],
    ['chờ ý kiến cần UBND tỉnh quyết', { what: 'chờ ý kiến', decider: 'UBND tỉnh' }],
    [
      'chờ hướng dẫn của Bộ, cần Thường trực Tỉnh ủy quyết',
      { what: 'chờ hướng dẫn của Bộ', decider: 'Thường trực Tỉnh ủy' },
    ],
    ['xin ý kiến các sở, đề nghị Sở Tài chính xem xét', { what: 'xin ý kiến các sở', decider: 'Sở Tài chính' }],
    ['chờ vốn cần UBND tỉnh cho ý kiến', { what: 'chờ vốn', decider: 'UBND tỉnh' }],
    ['chưa có vốn, chờ UBND tỉnh quyết', { what: 'chưa có vốn', decider: 'UBND tỉnh' }],
    ['chưa có đất, cần đề nghị UBND tỉnh chỉ đạo', { what: 'chưa có đất', decider: 'UBND tỉnh' }],
    ['còn vướng kinh phí, cần UBND tỉnh quyết', { what: 'kinh phí', decider: 'UBND tỉnh' }],
    ['chưa có vốn; cấp quyết: UBND tỉnh', { what: 'chưa có vốn', decider: 'UBND tỉnh' }],
    ['chưa có vốn; cấp quyết: cần UBND tỉnh quyết ạ', { what: 'chưa có vốn', decider: 'UBND tỉnh' }],
  ])('«%s»', (text, expected) => expect(readObstacle(text)).toEqual(expected))
  test.each(['cần thêm người', 'chưa bố trí vốn', 'cần UBND tỉnh quyết', ''])('«%s» is none', (text) =>
    expect(readObstacle(text)).toBeNull())
})

describe('period', () => {
  test.each([
    ['kỳ tháng 8 số 45/BC-SNV', '2025-08'],
    ['ky thang 8/2025', '2025-08'],
    ['kỳ 9/2025 xong', '2025-09'],
    ['kỳ 2025-W33', '2025-W33'],
    ['kỳ tuần 5', '2025-W05'],
    ['kỳ quý III', '2025-Q3'],
    ['kỳ năm 2024', '2024'],
  ])('«%s»', (text, key) => expect(readPeriodKey(text, TODAY)?.key).toBe(key))
  test.each(['kỳ họp tháng 8', 'tháng 8', 'ngày 20/8'])('«%s» names none', (text) =>
    expect(readPeriodKey(text, TODAY)).toBeNull())
  test('leaves the rest', () => expect(readPeriodKey('kỳ tháng 8 60 đang làm', TODAY)?.rest).toBe('60 đang làm'))
})

describe('the period that is due on a day', () => {
  test.each([
    ['kỳ 15/8 số 53-BC/VPTU ngày 11/8/2025', '08-15', 'số 53-BC/VPTU ngày 11/8/2025'],
    ['ky ngay 5/9/2025 60', '2025-09-05', '60'],
    ['kỳ 24/8 14h00 xong', '08-24', 'xong'],
  ])('«%s»', (text, ends, rest) => expect(readPeriodDay(text)).toMatchObject({ ends, rest }))
  test.each(['kỳ 8/2025', 'kỳ tháng 8', 'ngày 15/8', 'kỳ họp 15/8', 'kỳ 15/8-BC'])('«%s» names none', (text) =>
    expect(readPeriodDay(text)).toBeNull())
})

describe('plain words', () => {
  test.each([
    ['xác nhận việc 12', 'xacnhan', '12'],
    ['nghiệm thu minh chứng việc 12 tốt', 'xacnhan', '12 tốt'],
    ['trả lại việc 12 vì chưa có dấu', 'tralai', '12 vì chưa có dấu'],
    ['đồng ý gia hạn việc 12', 'giahan', '12 đồng ý'],
    ['không đồng ý gia hạn việc 12 vì gấp', 'giahan', '12 không vì gấp'],
    ['việc 12 vướng mặt bằng, cần UBND tỉnh quyết', 'vuong', '12 vướng mặt bằng, cần UBND tỉnh quyết'],
    [
      'đề nghị chuyển việc 12 sang Sở Tài chính vì là việc ngân sách',
      'chuyen',
      '12 sang Sở Tài chính vì là việc ngân sách',
    ],
    [
      'gộp việc 12 vào việc 15, số 15-TB/TU ngày 14/8/2025, CVP',
      'ketthuc',
      '12 gộp vào việc 15, số 15-TB/TU ngày 14/8/2025, CVP',
    ],
    ['sự kiện Đại hội Đảng bộ tỉnh 3/10/2025', 'sukien', 'Đại hội Đảng bộ tỉnh 3/10/2025'],
    ['xin gia hạn 12 đến 30/9 vì chờ Bộ', 'giahan', '12 đến 30/9 vì chờ Bộ'],
    ['em đề nghị gia hạn 12 thêm 10 ngày vì chờ', 'giahan', '12 thêm 10 ngày vì chờ'],
    ['chuyển 12 sang Sở Tài chính vì là việc ngân sách', 'chuyen', '12 sang Sở Tài chính vì là việc ngân sách'],
    ['đổi chủ trì việc 12 sang Sở Nội vụ', 'dinhchinh', '12 chủ trì: Sở Nội vụ'],
    ['sửa cơ quan chủ trì của việc số 12 thành Sở Y tế', 'dinhchinh', '12 chủ trì: Sở Y tế'],
    ['giao việc 12 cho Sở Y tế', 'chuyen', '12 Sở Y tế'],
    ['viec 12 giao lai cho ubnd tinh vi phu hop hon', 'chuyen', '12 ubnd tinh vi phu hop hon'],
    ['xong 12, số 45/BC-SNV ngày 20/8, gửi BTV', 'xong', '12 số 45/BC-SNV ngày 20/8, gửi BTV'],
    ['xong 12', 'xong', '12'],
    ['em đã xong 12 rồi ạ', 'xong', '12'],
    ['da hoan thanh 12 so 45-BC/BTCTU ngay 20/8 gui BTV', 'xong', '12 so 45-BC/BTCTU ngay 20/8 gui BTV'],
    ['hoàn thành 12 kỳ tháng 8 số 45/BC-SNV', 'xong', '12 kỳ tháng 8 số 45/BC-SNV'],
    ['12 xong rồi', 'xong', '12'],
    ['12 đã hoàn thành, số 45/BC-SNV ngày 20/8', 'xong', '12 số 45/BC-SNV ngày 20/8'],
    ['xong rồi, số 46-BC/BTCTU ngày 20/8', 'xong', 'số 46-BC/BTCTU ngày 20/8'],
  ])('«%s» is /%s %s', (text, word, rest) => expect(readPlainWork(text)).toEqual({ word, rest, isSpoken: true }))
  test.each([
    'việc 12 thế nào',
    'gia hạn việc 12',
    'chuyển phòng họp',
    'giao việc 12 cho em Nam',
    'việc 12 giao cho sở nào',
    'việc 12 giao cho Sở Y tế chưa',
    'việc 12 giao cho ai',
    'đổi chủ trì cuộc họp sang chiều',
    'trả lại tiền',
    'sự kiện nào chưa có ngày',
    'xác nhận giúp em',
    'gia hạn 30/9 vì chờ',
    'gia hạn 10 ngày việc 12',
    'gia hạn đến 30/9',
    'chuyển 3 ghế sang phòng họp',
    'xong 12 việc rồi',
    'xong 12/15 xã',
    'xong 12 xã',
    'xong 50%',
    'xong 12 chưa ạ',
    '12 xong chưa',
    '12 xong 80%',
    '12 chưa xong',
    'em đã xong rồi, anh xuống sảnh nhé',
    'hoàn thành 12 ngày trước',
    'hoàn thành trước 20/8',
    'xong việc chưa',
  ])('«%s» is none', (text) => expect(readPlainWork(text)).toBeNull())
})
