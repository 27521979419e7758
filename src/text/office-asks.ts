// What the office asks in a few words: «ai đã nhận tin rồi», «báo cáo tuần này», «240 sao rồi».
import { fold } from './fold.ts'

const LONGEST = 200
const OPENS =
  '(?:(?:cho|gui|lap|lam|xuat|tao|in|xem|lay|can|xin|muon|giup|anh|chi|em|toi|minh|bot|oi|con|ban|luon|the|vay|roi) )*'
const ENDS = '(?: (?:di|nhe|nha|a|voi|giup|cho|anh|chi|em|toi|minh|luon|bot|nao|xem|cai))*'
// báo cáo tuần này | cho anh báo cáo tháng 8 | lập báo cáo việc quá hạn không nêu tên      not: báo cáo tuần trước | báo cáo tuần nộp chưa | báo cáo tháng của Sở Y tế
const REPORT = new RegExp(
  `^${OPENS}(?:ban )?bao cao(?: tong hop)?(?: (?:hang|cua|trong))?(?: (?<week>tuan)| (?<month>thang)|(?: cac| nhung)?(?: viec| nhiem vu)? (?<late>qua han))(?: nay)?(?: (?<no>\\d{1,2}))?(?<nameless> khong (?:neu )?ten)?${ENDS}$`,
)
export type ReportAsked = {
  readonly kind: 'tuan' | 'thang' | 'quahan'
  /** The month that was named. */
  readonly month: number | null
  readonly isNameless: boolean
}
export function readReportAsked(typed: string): ReportAsked | null {
  if (typed.length > LONGEST) return null
  const groups = REPORT.exec(fold(typed))?.groups
  if (!groups || /[?]/.test(typed) || (groups.no && !groups.month)) return null
  const kind = groups.week ? 'tuan' : groups.month ? 'thang' : 'quahan'
  return { kind, month: groups.no ? Number(groups.no) : null, isNameless: groups.nameless !== undefined }
}

const WHO =
  '(?:(?:nhung|cac) )?(?:ai|(?:co quan|don vi|noi|so|xa|phuong|ben) nao|(?:bao nhieu|may|cac|nhung|moi) (?:co quan|don vi|noi|so|xa|ben))'
const MESSAGE = '(?:tin|tin nhan|thong bao)'
const WHICH =
  '(?: (?<id>b\\d{1,6})|(?: (?:minh|em|anh|toi|da|moi|van phong))* (?:vua|moi|da) (?:gui|roi|nhan)| nay| do| hom nay| sang nay| chieu nay)*'
const TAIL = '(?: (?:roi|chua|vay|a|the|nhi|ha|het|nhe|em|anh|chi))*'
// ai đã nhận tin rồi | cơ quan nào chưa nhận thông báo vừa gửi | tin B3 ai nhận rồi      not: ai chưa nhận việc | cơ quan nào không nhận được tin
const RECEIVED: readonly RegExp[] = [
  new RegExp(`^${WHO}(?: (?:da|chua|con|van|bam|xac nhan))* nhan ${MESSAGE}${WHICH}${TAIL}$`),
  new RegExp(`^${MESSAGE}${WHICH}(?: (?:thi|co))? ${WHO}(?: (?:da|chua|con|van|bam|xac nhan))* nhan(?: duoc)?${TAIL}$`),
]
/** The number of the message sent round, '' where none is said; null: who has received it is not asked. */
export function readReceiptAsked(typed: string): string | null {
  if (typed.length > LONGEST) return null
  const key = fold(typed)
  const found = RECEIVED.map((form) => form.exec(key)).find((m) => m !== null)
  return found ? (found.groups?.id ?? '').toUpperCase() : null
}

// 240 sao rồi | 240 thế nào ạ | 240 đến đâu      not: 240 hồ sơ thế nào | 24/8 sao rồi
const STANDING =
  /^(?<no>\d{1,7})[\s,:]+(?=(?:sao|the nao|ra sao|den dau|toi dau|lam den dau|tinh hinh (?:sao|the nao))(?: (?:roi|vay|the|a|nhi|ha|em|anh|chi))*$)/
/** The task of which it is asked how it stands; null: something else is said. */
export function readStandingAsked(typed: string): number | null {
  const text = typed.trim()
  if (text.length > LONGEST || !/^\d{1,7}[\s,:]/.test(text)) return null
  const found = STANDING.exec(fold(text))?.groups
  return found ? Number(found.no) : null
}
