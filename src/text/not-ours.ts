// «việc 12 không phải của sở em, của Sở Tài chính»: a body says that a task is another's.
import { fold } from './fold.ts'

const SELF = '(?:(?:da|a|em|toi|bao cao(?: anh| chi)?|thua|ben em|so em|anh|chi|oi) )*'
const OURS =
  '(?:(?:so|ban|ben|co quan|don vi|phong|xa|phuong|hoi|van phong|nganh) (?:em|toi|minh|chung em|chung toi|ta)|chung toi|chung em|chung minh|em|toi|minh)'
const BETWEEN = '(?: (?:thi|nay|do|thuc ra|hinh nhu|ben em|so em|em|thay|bi))*'
// việc 12 không phải của sở em | việc này không thuộc thẩm quyền của bên em | việc 12 giao nhầm cho sở em      not: việc 12 không phải em làm, anh Hùng làm | việc 12 không phải của sở em à
const FORM = new RegExp(
  `^${SELF}(?:viec|nhiem vu|nv) (?:(?:so )?(?<no>\\d{1,7})|nay|do|tren)${BETWEEN} (?:(?:khong phai|khong thuoc|dau phai|chang phai)(?: (?:la|viec|nhiem vu|trach nhiem|tham quyen|phan|chuc nang|linh vuc))*(?: cua| ve)?|(?:giao|ghi) nham(?: cho| sang| ve| vao)?) ${OURS}(?<behind>(?: .*)?)$`,
)
const DOES = /^ (lam|phu trach|soan|nop|gui|bao|quyet|ky)( |$)/
const ASKS = /(^| )(ha|nhi|khong|ko|chua|phai khong|sao|gi|nao|ai)$/
const ASKS_MARKED = /(?<!\p{L})(?:à|ư)[\s.!]*$/u
// …, của Sở Tài chính | … mà là việc của Sở Y tế ạ
const WHOSE =
  /(?:[,;.]|\s(?:mà|ma))\s*(?:(?:mà|ma|là|la|đây|day|chuyển|chuyen|việc|viec|cái|cai|này|nay)\s+)*(?:của|cua|thuộc|thuoc|sang|cho|do)?\s*(?<who>\p{L}[^,;.]{2,80}?)(?:\s+(?:mới|moi|đúng|dung|chủ trì|chu tri|phụ trách|phu trach|làm|lam|ạ|nhé|nhe|thì|thi|đấy|day))*[\s.!]*$/iu

export type NotOurs = {
  /** Null: the task spoken of («việc này»). */
  readonly no: number | null
  /** Whose it is, as it was typed; null where nobody is named. */
  readonly whose: string | null
}
export function readNotOurs(typed: string): NotOurs | null {
  if (/[?]/.test(typed) || ASKS_MARKED.test(typed.normalize('NFC')) || typed.length > 300) return null
  const found = FORM.exec(fold(typed))?.groups
  if (!found) return null
  const behind = found.behind ?? ''
  if (DOES.test(behind) || ASKS.test(behind)) return null
  return { no: found.no ? Number(found.no) : null, whose: WHOSE.exec(typed)?.groups?.who?.trim() ?? null }
}
