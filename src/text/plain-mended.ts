// Evidence that was sent is put right or taken back in plain words: «gửi nhầm, số đúng là 78/BC-SNV», «rút minh chứng việc 12».
import { fold } from './fold.ts'

export type PlainMended = { readonly word: 'sua' | 'rut' | 'xong'; readonly rest: string }

const SELF = '(?:(?:da|a|thoi|em|toi|minh|ben em|so em|ban em|ben toi|xin loi|xin phep|xin|cho|nho|de nghi|bot|lai) )*'
const TASK = '(?:(?:cua|cho|o) )?(?:viec|nhiem vu|nv) (?:so )?\\d{1,7}'
const BARE = '(?:(?:cua|cho) )?(?:(?:viec|nhiem vu|nv) )?(?:so )?\\d{1,7}'
/** «45/BC-SNV» as folded words: a number and one to three pieces of letters. */
const DOCUMENT = '(?:so )?\\d{1,5}[a-z]? (?:[a-z]{1,8} ?){1,3}'
const PROOF = '(?:minh chung|bao xong|bao hoan thanh|bao cao hoan thanh|bao cao|van ban|ban bao cao)'
const JUST = '(?: (?:em|vua|da|moi|ma|ben em|gui|nop|bao|nham|roi|o tren|tren|nay|luc nay|hom nay|sang nay))*'
const END =
  '(?: (?:a|nhe|nha|voi|giup|em|anh|chi|roi|di))*(?: (?:vi|do|ly do|gui nham|bao nham|nham|sai|chua xong|chua hoan thanh)(?: .*)?)?$'
const BACK = '(?:huy|rut|thu hoi|xoa|bo)(?: (?:lai|ban|cai|giup|tin))*'
// rút minh chứng việc 12 | hủy báo cáo việc 12 vì gửi nhầm | thu hồi văn bản 45/BC-SNV | rút minh chứng vừa gửi      not: rút báo cáo việc 12 xuống 2 trang | hủy báo cáo
const TAKEN_BACK = new RegExp(
  `^${SELF}${BACK} ${PROOF}(?:${JUST} (?:${BARE}|${DOCUMENT})|(?<!(?:bao cao|van ban))${JUST}| (?:em |ben em )?(?:vua|da|moi) (?:gui|nop|bao)${JUST})${END}`,
)
const WRONG = '(?:gui|bao|nop|ghi|go|nhan)? ?nham'
// báo nhầm việc 12, chưa xong | việc 12 báo nhầm, thực ra chưa hoàn thành
const STILL = '(?: (?:roi|a|thuc ra|con|van|viec nay|ben em|em))*'
const UNDONE = 'chua (?:lam )?(?:xong|hoan thanh|hoan tat)'
const NOT_DONE = new RegExp(
  `^${SELF}(?:${TASK} )?${SELF}(?:${WRONG}${STILL}(?: ${BARE})?${STILL} ${UNDONE}|${UNDONE} ${BARE}(?: (?:dau|a))* ${WRONG})(?: (?:a|nhe|dau|duoc|em|roi|han|ca))*$`,
)
// gửi nhầm số rồi | việc 12 gửi nhầm văn bản ạ: what is right is not told
const ONLY_WRONG = new RegExp(
  `^${SELF}(?:${TASK} )?${SELF}${WRONG}(?: (?:mat|so|ngay|van ban|minh chung|bao cao|noi nhan|file|tep|anh|ban))*(?: ${TASK})?(?: (?:roi|a|nhe|em|anh|chi|oi))*$`,
)
// gửi nhầm, số đúng là 78/BC-SNV | việc 12 nhầm ngày, ngày 9/8 mới đúng
const WRONG_AND_RIGHT = new RegExp(
  `^${SELF}(?:${TASK} )?${SELF}(?:${WRONG}|(?:gui|bao|nop|ghi|go) sai|sai(?= (?:so|ngay) (?:van ban|minh chung|bao cao)))(?: |$).*\\d`,
)
/** Of the line of a task, or of a meeting, not of what proves it. */
const OF_THE_LINE = /(^| )(han|thoi han|chu tri|co quan|don vi|hop|cuoc|gio|lich|dai hoi)( |$)/
// việc 12 nhầm nơi nhận, gửi UBND tỉnh chứ không phải BTV
const OTHER_RECEIVER = new RegExp(
  `^${SELF}(?:${TASK} )?${SELF}(?:gui |ghi )?nham noi nhan(?: ${TASK})? (?:roi )?(?:phai |dung )?(?:gui|la) [a-z]`,
)
// số đúng là 78/BC-SNV | việc 12 ngày đúng là 9/8 | số phải là 78      not: số liệu đúng là 78
const RIGHT_ONE = new RegExp(
  `^${SELF}(?:${TASK} )?(?:so|ngay)(?: van ban| bao cao| minh chung| ky)?(?: dung(?: ra)?| phai| dung phai)(?: la)? (?:so |ngay )?\\d`,
)
// sửa số văn bản việc 12 thành 78/BC-SNV | thay minh chứng việc 12 bằng 78/BC-SNV | đính chính ngày văn bản việc 12: 9/8
const CHANGED = new RegExp(
  `^${SELF}(?:sua|dinh chinh|doi|thay|chua)(?: (?:lai|giup))*(?: (?:so|ngay|noi nhan))?(?: cua)? (?:${PROOF}|so|ngay)(?: ${BARE})? (?:thanh|sang|bang|la|so|ngay|gui) .*[a-z0-9]`,
)
// sửa lại số văn bản 78/BC-SNV | đính chính: số 78/BC-SNV ngày 9/8
const MENDED = new RegExp(
  `^${SELF}(?:sua|dinh chinh|chua)(?: (?:lai|giup|thanh))*(?: (?:so|ngay|van ban|minh chung|bao cao))* (?:${BARE} (?:so )?)?\\d`,
)
// gửi lại minh chứng việc 12: số 79/BC-SNV ngày 10/8      not: gửi lại minh chứng việc 12 cho em xem
const SENT_AGAIN = new RegExp(`^${SELF}(?:gui|nop|bao)(?: lai)(?: cho)? ${PROOF} (?:${BARE}) (?:so |bang |la )*\\d`)
// không phải 45/BC-SNV mà là 78/BC-SNV | việc 12: không phải số 45 mà là số 78/BC-SNV
const NOT_BUT =
  /(?<![\p{L}])(?:không|khong)\s+(?:phải|phai)\s+(?:(?:là|la)\s+)?(?:(?:số|so)\s+)?\d{1,5}\s?[-–/]?\s?\p{L}*\S*\s*,?\s+(?:mà|ma)\s+(?:(?:là|la|phải|phai)\s+)*(?:(?:số|so)\s+)?\d{1,5}\s?[-–/]\s?\p{L}/iu

const LONGEST = 200
/** `rest`: the task's number in front where one is named. Null: nothing of the kind is said. */
export function readPlainMended(typed: string): PlainMended | null {
  if (/[?]/.test(typed) || typed.length > LONGEST) return null
  const key = fold(typed)
  if (ASKS.test(key)) return null
  if (NOT_DONE.test(key)) return { word: 'rut', rest: fromTask(typed, typed) }
  if (TAKEN_BACK.test(key)) return { word: 'rut', rest: fromTask(typed, WHY.exec(typed)?.[0] ?? '') }
  if (SENT_AGAIN.test(key) && NUMBERED.test(typed)) return { word: 'xong', rest: fromTask(typed, afterTask(typed)) }
  if (ONLY_WRONG.test(key)) return { word: 'sua', rest: fromTask(typed, '') }
  const isNumbered = NUMBERED.test(typed)
  const isRight =
    (WRONG_AND_RIGHT.test(key) && RIGHT_THING.test(typed) && (isNumbered || !OF_THE_LINE.test(key))) ||
    (MENDED.test(key) && isNumbered)
  if (isRight || OTHER_RECEIVER.test(key) || RIGHT_ONE.test(key) || CHANGED.test(key) || NOT_BUT.test(typed))
    return { word: 'sua', rest: fromTask(typed, withoutTask(typed)) }
  return null
}
const ASKS = /(^| )(chua|khong|ko|nao|gi|sao|ai|the nao|duoc khong)( (a|vay|nhi|the|em|anh|chi))*$/
/** A number with letters. */
const NUMBERED = /(?<![\p{L}\p{N}/.-])\d{1,5}[a-z]?\s?[-–/]\s?\p{L}/iu
/** A number with letters, a number called so, or a day. */
const RIGHT_THING =
  /\d{1,5}[a-z]?\s?[-–/]\s?\p{L}|(?<!\p{L})(?:số|so|ngày|ngay)\s+(?:(?:đúng|dung|mới|moi|phải|phai|là|la)\s+)*\d/iu
const NAMED =
  /(?<!\p{L})(?:(?:của|cua|cho)\s+)?(?:việc|viec|nhiệm vụ|nhiem vu|nv)\s*(?:số\s*|so\s*)?(?<no>\d{1,7})[\s:,]*/iu
const WHY = /(?<!\p{L})(?:vì|do|lý do|ly do|gửi nhầm|gui nham|báo nhầm|bao nham)(?!\p{L})[\s\S]*$/iu
// rút minh chứng 12      not: rút minh chứng 45/BC-SNV
const BARE_NUMBER = /(?<![\p{L}\p{N}/.-])(?<no>\d{1,7})(?=\s*$|\s+\p{L}|,)(?!\s?[-–/])/u

function fromTask(typed: string, rest: string): string {
  const isProof = /(?:minh\s+(?:chứng|chung)|(?:báo|bao)\s+(?:cáo|cao|xong))\s+(?:số\s+|so\s+)?\d/iu.test(typed)
  const no = NAMED.exec(typed)?.groups?.no ?? (isProof ? BARE_NUMBER.exec(typed)?.groups?.no : undefined)
  const words = no === undefined && !rest ? typed : rest
  return `${no ?? ''} ${words}`.trim()
}
const afterTask = (typed: string) => typed.slice((NAMED.exec(typed)?.index ?? 0) + (NAMED.exec(typed)?.[0].length ?? 0))
const withoutTask = (typed: string) => typed.replace(NAMED, ' ').trim()
