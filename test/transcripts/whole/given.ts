// What the two conclusions say, as a clerk notes it down with the texts before him (`files/kl-45.txt`, `files/kl-46.txt`):
// the tasks in the order of the register, and the last day on which each is in time. Written by hand.

export type Given = {
  readonly no: number
  readonly document: '45-KL/TU' | '46-KL/TU'
  readonly clause: string
  readonly title: string
  /** Who leads, as the report names them. */
  readonly leads: readonly string[]
  /** Who owes a share of their own; left out: those who lead. */
  readonly owers?: readonly string[]
  readonly coop?: string
  /** The words of time. */
  readonly words: string
  readonly when:
    | { readonly kind: 'day'; readonly last: string }
    | { readonly kind: 'periods'; readonly list: readonly (readonly [name: string, last: string])[] }
    | { readonly kind: 'event'; readonly event: string; readonly days: number }
    | { readonly kind: 'always' | 'never said' }
  readonly to?: string
}

const day = (last: string) => ({ kind: 'day', last }) as const
const months = (date: number, list: readonly string[]) =>
  ({
    kind: 'periods',
    list: list.map((month) => {
      const [year, m] = month.split('-')
      return [`tháng ${Number(m)}/${year}`, `${month}-${date}`] as const
    }),
  }) as const
const MONTHS = ['2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02']
const BTV = 'Ban Thường vụ Tỉnh ủy'
const [SXD, STC, SGD, SYT] = ['Sở Xây dựng', 'Sở Tài chính', 'Sở Giáo dục và Đào tạo', 'Sở Y tế']
const [SNN, SNV, SVH] = ['Sở Nông nghiệp và Môi trường', 'Sở Nội vụ', 'Sở Văn hóa, Thể thao và Du lịch']
const PARTY = [
  'Văn phòng Tỉnh ủy',
  'Ban Tổ chức Tỉnh ủy',
  'Ủy ban Kiểm tra Tỉnh ủy',
  'Ban Tuyên giáo và Dân vận Tỉnh ủy',
  'Ban Nội chính Tỉnh ủy',
]

type Short = readonly [clause: string, title: string, leads: readonly string[], words: string, when: Given['when']]
const first: readonly (readonly [...Short, Partial<Given>?])[] = [
  [
    'II.1.1',
    'Kiểm tra độ an toàn của nhà ở nội trú, báo cáo Ban Thường vụ Tỉnh ủy',
    [SXD],
    'trước ngày 25/9/2025',
    day('2025-09-24'),
    { coop: SGD, to: BTV },
  ],
  [
    'II.1.2',
    'Cân đối kinh phí sửa mái nhà ở nội trú, trình Ban Thường vụ Tỉnh ủy',
    [STC],
    'trước ngày 10/10/2025',
    day('2025-10-09'),
    { to: BTV },
  ],
  ['II.1.3', 'Sửa xong mái của 20 nhà nội trú', [SXD], 'trong quý IV/2025', day('2025-12-31')],
  ['II.1.4', 'Mở rộng bếp ăn bán trú', ['Xã Bắc Hà'], 'trong tháng 10/2025', day('2025-10-31')],
  [
    'II.1.5',
    'Lắp bình nước nóng cho nhà ở nội trú',
    ['Phường Sa Pa'],
    'từ ngày 01/10/2025 đến ngày 15/11/2025',
    day('2025-11-15'),
  ],
  ['II.1.6', 'Thẩm định mẫu nhà bếp', [SXD, STC, SGD], 'trước ngày 31/10/2025', day('2025-10-30')],
  ['II.1.7', 'Gia cố bờ kè sau nhà nội trú', ['Xã Y Tý'], 'trước ngày 20/10/2025', day('2025-10-19')],
  ['II.2.1', 'Khám sức khỏe cho 6.000 học sinh nội trú', [SYT], 'trước ngày 30/11/2025', day('2025-11-29')],
  ['II.2.2', 'Kiểm tra bếp ăn bán trú', [SYT], 'hằng tháng trước ngày 25', months(24, MONTHS)],
  ['II.2.3', 'Lập danh mục hợp tác xã cung cấp rau sạch', [SNN], 'xong trước ngày 30/9/2025', day('2025-09-29')],
  ['II.2.4', 'Đưa nước sạch về 15 điểm trường', [SNN], 'trong quý IV/2025', day('2025-12-31')],
  ['II.2.5', 'Dự trữ củi sưởi cho học sinh', ['Xã Bắc Hà', 'Xã Y Tý'], 'trước ngày 05/11/2025', day('2025-11-04')],
  ['II.2.6', 'Kiểm tra phòng cháy tại các bếp ăn', ['Công an tỉnh'], 'trước ngày 15/10/2025', day('2025-10-14')],
  ['II.2.7', 'Kiểm soát giá hàng thiết yếu quanh trường học', ['Sở Công Thương'], '', { kind: 'never said' }],
  [
    'II.3.1',
    'Rà soát nhân viên nuôi dưỡng còn thiếu, trình Ban Thường vụ Tỉnh ủy',
    [SNV],
    'trước ngày 15/10/2025',
    day('2025-10-14'),
    { to: BTV },
  ],
  [
    'II.3.2',
    'Luân chuyển giáo viên lên vùng cao',
    [SGD],
    'sau Đại hội Đảng bộ tỉnh 10 ngày',
    { kind: 'event', event: 'Đại hội Đảng bộ tỉnh', days: 10 },
  ],
  ['II.3.3', 'Thường xuyên nắm tình hình học sinh nghỉ học', [SGD], 'thường xuyên', { kind: 'always' }],
  ['II.3.4', 'Kết nối lớp học trực tuyến cho điểm trường xa', ['Sở Khoa học và Công nghệ'], '', { kind: 'never said' }],
  ['II.3.6', 'Mở lớp bồi dưỡng quản lý nội trú và cấp chứng nhận', [SNV], 'trước ngày 20/11/2025', day('2025-11-19')],
  ['II.3.7-a', 'Mở sân chơi cho trường nội trú', [SVH], 'trước ngày 10/11/2025', day('2025-11-09')],
  ['II.3.7-b', 'Trang bị tủ sách cho trường nội trú', [SVH], 'trước ngày 10/11/2025', day('2025-11-09')],
  [
    'II.4.1',
    'Đăng tải gương người tốt',
    ['Báo và Phát thanh, Truyền hình tỉnh'],
    'hằng quý',
    {
      kind: 'periods',
      list: [
        ['quý 3/2025', '2025-09-30'],
        ['quý 4/2025', '2025-12-31'],
        ['quý 1/2026', '2026-03-31'],
      ],
    },
  ],
  ['II.4.2', 'Vận động áo ấm cho học sinh', ['Ủy ban MTTQ Việt Nam tỉnh'], 'trước ngày 10/12/2025', day('2025-12-09')],
  ['II.4.3', 'Tổ chức đội tình nguyện mùa đông', ['Tỉnh đoàn'], 'trước ngày 15/12/2025', day('2025-12-14')],
  [
    'II.4.4',
    'Cử cán bộ về dự sinh hoạt chi bộ trường học',
    ['Các ban Đảng Tỉnh ủy'],
    'trước ngày 31/10/2025',
    day('2025-10-30'),
    { owers: PARTY },
  ],
  [
    'II.4.5',
    'Giám sát việc chi tiền ăn của học sinh',
    ['Ủy ban Kiểm tra Tỉnh ủy'],
    'trước ngày 20/12/2025',
    day('2025-12-19'),
  ],
  ['II.4.6', 'Quyết toán kinh phí sửa mái', [STC], 'trước ngày 10/01/2026', day('2026-01-09')],
  ['II.4.7', 'Thanh tra việc mua sắm chăn màn', ['Thanh tra tỉnh'], 'trước ngày 30/12/2025', day('2025-12-29')],
  [
    'II.4.8',
    'Theo dõi, đôn đốc thực hiện Kết luận này, báo cáo Ban Thường vụ Tỉnh ủy',
    ['Văn phòng Tỉnh ủy'],
    'hằng tháng trước ngày 28',
    months(27, MONTHS),
    { to: BTV },
  ],
  ['II.4.9', 'Cho ý kiến về xe đưa đón học sinh', [STC], 'trước ngày 30/11/2025', day('2025-11-29')],
]
const second: Given = {
  no: 31,
  document: '46-KL/TU',
  clause: '1',
  title: 'Dời nhà nội trú khỏi chân dốc',
  leads: ['Xã Y Tý'],
  words: 'trước ngày 15/12/2025',
  when: day('2025-12-14'),
}
export const GIVEN: readonly Given[] = [
  ...first.map(
    ([clause, title, leads, words, when, more], i): Given => ({
      no: i + 1,
      document: '45-KL/TU',
      clause,
      title,
      leads,
      words,
      when,
      ...more,
    }),
  ),
  second,
]

/** Who stands above a body that is late. */
export function superiorOf(body: string): string {
  if (/^(Sở|Thanh tra)/.test(body)) return 'UBND tỉnh'
  if (body === 'Tỉnh đoàn') return 'Ủy ban MTTQ Việt Nam tỉnh'
  return /^(Xã|Phường)/.test(body) ? BTV : 'Thường trực Tỉnh ủy'
}
/** From the fifth day on, the board that gave the task. */
export const BOARD = BTV
