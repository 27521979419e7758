// The frame of a Party report: committee and office, symbol, place and day, title, addressee, recipients.
import { type Day, dateOf, monthOf, readMoment, timeOf, writeDay, yearOf } from '../domain/calendar.ts'
import type { Snapshot } from '../domain/snapshot.ts'
import { sayTime } from './deadlines.ts'

export type ReportKind = 'weekly' | 'monthly' | 'exceptions'
export type ReportFrame = {
  readonly superior: string
  readonly issuer: string
  readonly symbol: string
  readonly party: string
  readonly placeAndDay: string
  readonly title: string
  readonly subject: string
  readonly to: string
  readonly signature: readonly string[]
  readonly recipients: readonly string[]
  /** «Bản không nêu tên» on the version for wide circulation. */
  readonly version: string | null
}

// Centrally run cities have a «Thành ủy»; three provinces became cities in 2026 and their committee changed its name that day.
const CITIES: Readonly<Record<string, Day>> = {
  'Hà Nội': '0000-01-01',
  'Hải Phòng': '0000-01-01',
  Huế: '0000-01-01',
  'Đà Nẵng': '0000-01-01',
  'TP. Hồ Chí Minh': '0000-01-01',
  'Cần Thơ': '0000-01-01',
  'Đồng Nai': '2026-04-30',
  'Quảng Ninh': '2026-09-01',
  'Bắc Ninh': '2026-09-20',
}
/** «Tỉnh ủy», or «Thành ủy» where the province is a city on that day. */
export function sayCommittee(province: string, day: Day): string {
  const since = CITIES[province]
  return since !== undefined && since <= day ? 'Thành ủy' : 'Tỉnh ủy'
}

const SUBJECTS: Record<ReportKind, string> = {
  weekly: 'kết quả theo dõi, đôn đốc thực hiện nhiệm vụ',
  monthly: 'kết quả theo dõi, đôn đốc thực hiện nhiệm vụ',
  exceptions: 'các nhiệm vụ quá hạn cần chỉ đạo',
}
/** Party style: a day below 10 and the months 1 and 2 get a leading zero. */
export function sayPartyDay(day: Day): string {
  const [date, month] = [dateOf(day), monthOf(day)]
  const two = (n: number) => String(n).padStart(2, '0')
  return `ngày ${date < 10 ? two(date) : date} tháng ${month < 3 ? two(month) : month} năm ${yearOf(day)}`
}

export type ReportPeriod = { readonly from: Day; readonly to: Day }
export function sayFrame(kind: ReportKind, snapshot: Snapshot, period: ReportPeriod): ReportFrame {
  const { province, day } = snapshot
  const committee = sayCommittee(province, day)
  const to = `${kind === 'monthly' ? 'Ban Thường vụ' : 'Thường trực'} ${committee}`
  return {
    superior: `${committee} ${province}`.toUpperCase(),
    issuer: 'VĂN PHÒNG',
    symbol: 'Số        -BC/VPTU',
    party: 'ĐẢNG CỘNG SẢN VIỆT NAM',
    placeAndDay: `${province}, ${sayPartyDay(day)}`,
    title: 'BÁO CÁO',
    subject: `${SUBJECTS[kind]} ${sayPeriodOf(kind, period)}`,
    to: `Kính gửi: ${to}`,
    signature: ['CHÁNH VĂN PHÒNG'],
    recipients: [
      'Nơi nhận:',
      `- ${to},`,
      ...(snapshot.anonymous ? ['- Các cơ quan, đơn vị,'] : []),
      `- Lưu Văn phòng ${committee}.`,
    ],
    version: snapshot.anonymous ? 'Bản không nêu tên cơ quan' : null,
  }
}
function sayPeriodOf(kind: ReportKind, { from, to }: ReportPeriod): string {
  if (kind === 'monthly') return `tháng ${monthOf(from)} năm ${yearOf(from)}`
  if (kind === 'weekly') return `tuần từ ${writeDay(from, yearOf(to))} đến ${writeDay(to)}`
  return `đến ngày ${writeDay(to)}`
}

/** «Số liệu tính đến 17h00 ngày 20/8/2025». */
export function sayTaken({ takenAt, day }: Snapshot): string {
  return `Số liệu tính đến ${sayTime(timeOf(readMoment(takenAt) ?? 0))} ngày ${writeDay(day)}`
}
