// How the question before is shifted, narrowed or widened: «sang tháng 10 thì thế nào», «lọc riêng phần phối hợp», «đổi sang Sở Y tế», «trừ việc đã xong».
// Each is said again the short way («thế tháng 10», «cả Sở Y tế nữa», «bỏ việc đã xong»), which needs the turn before as much as the long one.
import { ACTIONS, isLeftOut, LISTS, type Turn } from './follow-up.ts'
import { has, type Reading, wordBehind } from './reading.ts'

const SMALL = '(?:(?:the|vay|rua|thoi|a|ok|oke|roi|gio|con|giup|cho|anh|em|chi|toi|minh|bot|hay|nho) )*'
const GIVE = '(?:giup|ho|gium|cho|anh|em|chi|toi|minh|xem|luon|ra|lai)'
type Shift = {
  readonly said: RegExp
  readonly short: 'thế' | 'thế việc' | 'cả' | 'bỏ'
  /** How such a shift must go on or end, where the words alone are also said between people. */
  readonly only?: RegExp
}
const ASKED =
  /(?: thi)? (?:sao|the nao|rang|nhu nao|nhu the nao|bao nhieu|may viec|xem(?: nao| sao)?|co gi|lam gi)(?: (?:a|em|bot|vay|the|ha|nhi|anh|chi))*$/
const PERIOD = /^(?:ca )?(?:thang|quy|tuan|nam|ngay|nua|dau|giua|cuoi|6 thang|9 thang|hang|moi|ky)(?: |$)/

const SHIFTS: readonly Shift[] = [
  // chuyển sang tháng 5 | đổi qua Sở Y tế | thay bằng KL 12 | quay lại tháng 3
  {
    said: new RegExp(
      `^${SMALL}(?:chuyen|doi|thay|nhay|quay|tro|lui)(?: ${GIVE})* (?:sang|qua|bang|thanh|ve|lai|den)(?: xem)? (?=.)`,
    ),
    short: 'thế',
  },
  // sang tháng 10 thì thế nào | qua tuần sau | sang Sở Y tế thì sao
  { said: new RegExp(`^${SMALL}(?:sang|qua|toi|den) (?!han )(?=.)`), short: 'thế', only: ASKED },
  { said: new RegExp(`^${SMALL}(?:sang|qua) (?=(?:thang|quy|tuan) [^ ]+$)`), short: 'thế' },
  // thế 15 thì sao
  {
    said: /^(?:(?:the|vay|rua|con) )+(?:so )?(?=\d{1,3} (?:thi sao|thi the nao|nua)(?: (?:a|bot|em|anh|chi|nhi))*$)/,
    short: 'thế việc',
  },
  // mở rộng ra cả quý 2 | thu hẹp trong tuần này
  {
    said: new RegExp(`^${SMALL}(?:mo rong|thu hep|gioi han|keo)(?: (?:ra|lai|den|toi|vao|trong|thanh|pham vi))* (?=.)`),
    short: 'thế',
  },
  { said: new RegExp(`^${SMALL}(?:tinh|lay|xem|tong)(?: ${GIVE})* (?=ca .)`), short: 'thế', only: PERIOD },
  // phần của Tỉnh đoàn | lọc riêng phần phối hợp | chỉ lấy phần chủ trì
  {
    said: new RegExp(
      `^${SMALL}(?:(?:chi|loc|rieng|lay|xem|tach|trong do|lay ra|ra) )*(?:${GIVE} )*phan (?:viec |nhiem vu )?(?:(?:cua|do|ma|thuoc|ben|nao) )*(?=.)`,
    ),
    short: 'thế',
  },
  { said: new RegExp(`^${SMALL}(?:moi|rieng moi|co moi) (?=.* thoi(?: (?:a|em|nhe|bot|anh|chi))*$)`), short: 'thế' },
  { said: new RegExp(`^${SMALL}loc(?: ${GIVE})* (?:theo|rieng theo) (?=.)`), short: 'thế' },
  {
    said: new RegExp(
      `^${SMALL}(?:(?:lam|hoi|tra|xem) )?(?:cung|tuong tu)(?: (?:hoi|lam|xem|the|vay|nhu|y))* (?:voi|cho|doi voi) (?=.)`,
    ),
    short: 'thế',
  },
  // tách riêng việc chủ trì
  { said: new RegExp(`^${SMALL}(?:boc )?tach(?: ${GIVE}| rieng)+ (?=.)`), short: 'thế' },
  // cộng thêm Sở Nội vụ | gộp cả các xã
  {
    said: new RegExp(
      `^${SMALL}(?:(?:cong|gop|lay|tinh|ke|bo sung|xem|loc) )(?:them|ca|luon|chung|voi)(?: (?:ca|voi|vao))* (?=.)`,
    ),
    short: 'cả',
  },
  // trừ việc đã xong | không tính việc phối hợp | loại những việc xong rồi ra
  {
    said: new RegExp(
      `^${SMALL}(?:loai(?: tru| bo)?|ngoai tru|tru|gat|bo qua|bo bot|khong (?:tinh|ke|lay|can|gom|bao gom))(?: (?:ra|di|den|toi|ca))* (?=.)`,
    ),
    short: 'bỏ',
  },
]
const BEGINS =
  /(?:^| )(?:chuyen|doi|thay|nhay|quay|tro|lui|sang|qua|toi|den|mo|thu|gioi|the|vay|rua|con|keo|tinh|lay|xem|tong|phan|moi|loc|tach|boc|lam|hoi|tra|cung|tuong|cong|gop|ke|bo|loai|ngoai|tru|gat|khong) /

/** «gộp thêm Sở Ngoại vụ vào» */
const INTO = / +(?:vào|vô|vao|vo)(?: +(?:luôn|luon|nhé|nhe|đi|di))?$/iu
/** The message said the short way, or null where it shifts nothing. */
export function shifted(r: Reading): string | null {
  if (r.words.length > 14 || r.words.length < 2 || !BEGINS.test(r.keys)) return null
  for (const { said, short, only } of SHIFTS) {
    const found = said.exec(r.keys)
    if (!found) continue
    const at = wordBehind(r, found[0].length)
    const rest = at < r.words.length ? r.text.slice(r.words[at]!.from) : ''
    const keys = r.keys.slice(found[0].length)
    if (!rest || (only && !only.test(only === PERIOD ? keys : ` ${keys}`))) continue
    if (short === 'cả') return `cả ${rest.replace(INTO, '')}${/ nua( |$)/.test(keys) ? '' : ' nữa'}`
    return `${short} ${rest}`
  }
  return null
}
/** What is read goes on so; a wish is amended in its own words, and one task is not moved to another month by a question. */
export function canShift(r: Reading, turn: Turn): boolean {
  if (ACTIONS.includes(turn.intent) || (/ roi(?: |$)/.test(r.keys) && !isLeftOut(r))) return false
  if (has(r, 'ABOUT_PAPER') && !r.documents.length) return false
  const isOne = turn.slots.task !== undefined || turn.slots.tasks !== undefined || turn.slots.topic !== undefined
  return !(isOne && !LISTS.includes(turn.intent) && !r.bodies.length && !r.tasks.length && !r.documents.length)
}
