// «việc nào đang vướng», «việc nào chờ xác nhận», «ai xin gia hạn»: what of the register waits for somebody to decide; what is paused, what ended undone.
import { keySaid, type Reading } from './reading.ts'

export type WaitsFor = 'obstacle' | 'acceptance' | 'extension' | 'handover' | 'return' | 'pause' | 'ending'
export type WaitingQuestion = {
  readonly kind: 'waiting'
  readonly what: WaitsFor
  readonly bodies: readonly string[] | null
  readonly document: string | null
}

/** Folded words without which nothing here is asked. */
export const MAY_ASK_WAITING =
  /(^| )(vuong|ach tac|xac nhan|nghiem thu|gia han|lui han|xin chuyen|de nghi chuyen|tra lai|tam dung|tam hoan|rut|gop|thay the|thay bang|ket thuc)( |$)/

const ASKING = /(^| )(nao|gi|may|bao nhieu|nhung|cac|danh sach|liet ke|ai|khong|ko)( |$)/
const AHEAD = '(?:(?:cho|xem|biet|liet ke|danh sach|nhung|cac|co|may|bao nhieu|con|hien|hien nay|toi|em|anh) )*'
const WHOSE = '(?:viec|nhiem vu|co quan|don vi|noi|so|ai)'
const BETWEEN = '(?: (?:nao|gi|cua|trong|thuoc|x|dang|con|bi|van|ma|hien|hien nay|da|duoc|co))*'
const BEHIND =
  '(?: (?:gi|o dau|nao|vay|the|a|nhi|ha|roi|khong|ko|hien nay|den nay|nhe|cua|trong|thuoc|o|x|han|ra sao|bot|oi|day))*$'
const asked = (words: string) => new RegExp(`^${AHEAD}${WHOSE}${BETWEEN} (?:${words})${BEHIND}`)
// việc nào đang vướng | có việc gì vướng mắc không | mấy việc của Sở Y tế chờ xác nhận | ai xin gia hạn | những việc bị trả lại
// not: việc của em đang vướng | việc 12 vướng gì | việc nào được gia hạn | việc vướng thì báo
const FORMS: readonly (readonly [RegExp, WaitsFor])[] = [
  [asked('vuong|vuong mac|gap vuong mac|co vuong mac|bao vuong|bao vuong mac|ach tac'), 'obstacle'],
  [asked('cho(?: duoc| van phong| ta| minh)?(?: (?:xac nhan|nghiem thu|duyet xong))(?: minh chung)?'), 'acceptance'],
  [asked('(?:xin|de nghi|dang xin|cho|cho duyet) (?:gia han|lui han|duyet gia han)'), 'extension'],
  [asked('(?:xin|de nghi) chuyen(?: co quan| chu tri| di| cho noi khac)*'), 'handover'],
  [asked('tra lai(?: minh chung)?'), 'return'],
  // việc nào tạm dừng | việc nào đã rút | việc nào kết thúc khác hoàn thành      not: việc nào kết thúc trong tháng 8 | rút việc 12
  [asked('(?:cho |phai )?tam (?:dung|hoan)'), 'pause'],
  [
    asked(
      '(?:rut(?: lai| di)?|gop(?: lai| vao viec khac)?|thay the|thay bang viec khac|ket thuc(?: ma)? (?:khac|khong phai(?: la| do)?|khong|chua)(?: (?:hoan thanh|xong))?)',
    ),
    'ending',
  ],
]
const ALL =
  '(?: (?:minh chung|viec|cac|nhung|nhiem vu))* (?:het|tat ca|toan bo)(?: (?:minh chung|viec|cac|nhung|nhiem vu|di|nhe|luon|giup|a))*$'
// Each is decided on its own, so all at once shows what waits: xác nhận hết | xác nhận tất cả minh chứng | đồng ý gia hạn hết
const ALL_AT_ONCE: readonly (readonly [RegExp, WaitsFor])[] = [
  [new RegExp(`^(?:xac nhan|nghiem thu)${ALL}`), 'acceptance'],
  [new RegExp(`^(?:dong y|cho|duyet) gia han${ALL}`), 'extension'],
]

export function readWaiting(
  r: Reading,
  { bodies, document }: Pick<WaitingQuestion, 'bodies' | 'document'>,
): WaitingQuestion | null {
  if (!MAY_ASK_WAITING.test(r.keys) || r.tasks.length || r.dates.length) return null
  const spans = [...r.bodies.filter((b) => b.kind === 'body'), ...r.documents]
  const keys = r.words
    .flatMap((w, i) => {
      const span = spans.find((s) => s.from <= i && i < s.to)
      return span ? (span.from === i ? ['x'] : []) : [keySaid(w)]
    })
    .join(' ')
  const all = ALL_AT_ONCE.find(([form]) => form.test(keys))?.[1]
  if (all) return { kind: 'waiting', what: all, bodies, document }
  if (!ASKING.test(keys)) return null
  const what = FORMS.find(([form]) => form.test(keys))?.[1]
  return what ? { kind: 'waiting', what, bodies, document } : null
}
