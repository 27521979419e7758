// Questions about the pressing itself: what was not reminded this week, who was, of which tasks nobody has said anything.
import { addDays, endOfWeek, type Moment, momentOf } from '../domain/calendar.ts'
import { keySaid, type Reading } from './reading.ts'

export type CoverageQuestion =
  | {
      readonly kind: 'coverage'
      readonly which: 'pressed' | 'not-pressed' | 'not-read'
      readonly bodies: readonly string[] | null
      /** Up to this moment of its week. */
      readonly at: Moment
    }
  | {
      readonly kind: 'unreported'
      readonly bodies: readonly string[] | null
      readonly document: string | null
      /** Of what is late alone: «việc quá hạn nào chưa báo gì». */
      readonly isLate: boolean
    }

/** Folded words without which nothing here is asked. */
export const MAY_ASK_COVERAGE = /nhac|don doc|chua (thay |he |co )?(bao|phan hoi|tra loi|cap nhat|dong tinh|tin)/

const BODY = '(?:co quan|don vi|so|noi|ban|nganh|xa|phuong|dia phuong)'
const PRESSED = '(?:nhac|don doc)'
// tuần này việc nào chưa được nhắc | còn cơ quan nào chưa đôn đốc tuần trước      not: việc nào chưa nhắc tới kinh phí | nhắc việc chưa xong
const NOT_PRESSED = new RegExp(
  `(^| )(viec|nhiem vu|${BODY}) (nao|gi|mo)( [a-z]+){0,2} chua (ai |bi |duoc |dc |he )*${PRESSED}( viec| lan nao| nho| toi)?( (trong )?(tuan|hom|bua)( |$)|( khong| ko| a| nhi| ha| roi| vay| the)*$)`,
)
// đã nhắc những ai tuần này | tuần này bot nhắc được những cơ quan nào rồi | cơ quan nào đã được nhắc trong tuần
const DID_PRESS = new RegExp(
  `(^| )(da|duoc|moi|bot|vua) ${PRESSED}( duoc| viec| cho| nho)*( nhung| cac)? ?(ai|${BODY} (nao|mo))( |$)|(^| )(ai|${BODY} (nao|mo)) (da |vua |moi )?(duoc|bi) ${PRESSED}( |$)|(^| )${PRESSED}( duoc)? (nhung|cac) (ai|${BODY} nao)( |$)`,
)
// tuần này nhắc rồi mà ai chưa đọc | cơ quan nào được nhắc mà chưa đọc
const NOT_READ = new RegExp(`(^| )${PRESSED} .*chua (ai )?(thay |chiu )?(doc|xem)( |$)`)
const A_WEEK = /(^| )(tuan (nay|truoc|qua|roi|vua roi)|trong tuan|hom nay|bua nay|tu dau tuan)( |$)/
const WEEK_BEFORE = /(^| )tuan (truoc|qua|roi|vua roi)( |$)/
// việc nào chưa báo gì | nhiệm vụ nào chưa có báo cáo nào | những việc chưa thấy phản hồi gì      not: việc nào chưa báo cáo | chưa báo cáo gì với anh
const UNREPORTED =
  /(^| )(viec|nhiem vu)( (nao|gi|ma|van|con|cua|den gio|toi gio|den nay|tu truoc den nay)| [a-z]+){0,8}? chua (thay |he |tung |duoc |ai |noi nao |co )*(bao( cao)?|phan hoi|tra loi|cap nhat|dong tinh|tin)( ket qua| tien do| tuc| len)? (gi|chi|nao|lan nao|dong nao|chut nao)( ca| het| hoac)?( (vay|the|a|nhi|ha|roi))*$/

/** Of a body that answers for itself the flow decides; a word of a week, or of bodies, is needed, so that «đã nhắc ai chưa» between people is none. */
export function readCoverage(
  r: Reading,
  about: { readonly bodies: readonly string[] | null; readonly document: string | null; readonly now: Moment },
): CoverageQuestion | null {
  if (!MAY_ASK_COVERAGE.test(r.keys) || r.tasks.length) return null
  const { bodies, document, now } = about
  if (UNREPORTED.test(plain(r)))
    return { kind: 'unreported', bodies, document, isLate: /(^| )(qua han|tre han|bi tre|dang tre)( |$)/.test(r.keys) }
  if (r.documents.length) return null
  const which = NOT_READ.test(r.keys)
    ? 'not-read'
    : NOT_PRESSED.test(r.keys)
      ? 'not-pressed'
      : DID_PRESS.test(r.keys) && A_WEEK.test(r.keys)
        ? 'pressed'
        : null
  if (which === null) return null
  const last = WEEK_BEFORE.test(r.keys)
  const at = last ? momentOf(endOfWeek(addDays(r.today, -7)), '23:59') : now
  return { kind: 'coverage', which, bodies, at }
}

// A body or a paper named in between is one word: «những việc của Sở Y tế chưa báo gì».
function plain(r: Reading): string {
  const spans = [...r.bodies, ...r.documents]
  return r.words
    .flatMap((w, i) => {
      const span = spans.find((s) => s.from <= i && i < s.to)
      return span ? (span.from === i ? ['x'] : []) : [keySaid(w)]
    })
    .join(' ')
}
