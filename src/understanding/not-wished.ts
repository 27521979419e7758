// Actions that are denied, asked about, told of or only thought of: «đừng tắt nhắc», «đã đăng ký nhận nhắc chưa», «có nên xin gia hạn việc 12 không». Nothing is done.
import { saysAny } from '../text/number-words.ts'
import { ACTIONS } from './follow-up.ts'
import type { IntentName } from './intent.ts'
import { hitsOf, type Reading } from './reading.ts'

const ABOUT_REMINDERS: readonly IntentName[] = ['subscribe', 'unsubscribe', 'reminder_settings']
const TAIL = '( (em|anh|chi|bot|vay|the|a|nhi|ha|bac|sep|oi|ta|day))*$'

export function isNotWished(r: Reading, intent: IntentName): boolean {
  if (ACTIONS.includes(intent) && HEARSAY.test(r.keys)) return true
  if (intent === 'subscribe' && hitsOf(r, 'SUBSCRIBE').some((c) => isDenied(r, c.from))) return true
  if (ABOUT_REMINDERS.includes(intent)) return isOffDenied(r) || isAskedOrTold(r) || isPast(r)
  if (intent === 'request_extension') return isExtensionDenied(r) || isOnlyThought(r) || isExtensionTold(r)
  return intent === 'import_document' && (MYSELF.test(r.keys) || hitsOf(r, 'IMPORT').some((c) => isDenied(r, c.from)))
}
// nghe đâu … | hình như … | thấy bảo …
const HEARSAY = /^((a|ua|o|da|em) )*(nghe (dau|noi|bao|don)|hinh nhu|co ve|co le|thay (bao|noi)|don (la|rang))( |$)/
// để chị nhập … cho
const MYSELF = /^((thoi|da|a|ok|oke|vang|u) )*de (em|anh|chi|minh|toi|tui|bac|chu) /
/** Whether anything of reminders is said at all is not the next reader's business either. */
export const isForNobody = (intent: IntentName): boolean => ABOUT_REMINDERS.includes(intent)

/** «đừng», «khoan», «chưa» right before, with no comma between. */
function isDenied(r: Reading, at: number): boolean {
  const word = r.words[at - 1]
  if (!word || /[,.;:!?\n]/.test(r.words[at]!.gap)) return false
  if (saysAny(word, 'đừng khoan cấm chưa khỏi chẳng chả') || word.text === 'chớ') return true
  if (saysAny(word, 'được nên cần hãy có vội muốn') && saysAny(r.words[at - 2], 'không đừng chưa khoan')) return true
  return saysAny(word, 'không')
}
// đừng tắt nhắc | không được hủy theo dõi việc 12 | khoan hãy tắt thông báo      not: đừng nhắc nữa | thôi tắt đi
const isOffDenied = (r: Reading): boolean =>
  /(^| )(dung|khong nen|khong duoc|khoan) (bao(?! (viec|han|tin|nhiem vu|cac viec|may viec))|keu|noi voi) /.test(
    r.keys,
  ) ||
  hitsOf(r, 'UNSUBSCRIBE').some(
    (c) => saysAny(r.words[c.from], 'tắt hủy ngừng ngưng ngắt gỡ bỏ dừng xóa') && isDenied(r, c.from),
  )

// … chưa em | … rồi à | … rồi mà | bot có nhắc lúc 7h không | đã tắt nhắc …
// not: tắt nhắc việc 12 đi, xong rồi | nhắc lúc 7h được không | đừng nhắc nữa biết rồi
const ENDS_OPEN = new RegExp(` chua${TAIL}`)
const ENDS_TOLD = new RegExp(`(?<!(xong|biet|nho|hieu|thay|lam|nop|gui)) roi( (ma|day|do|ha|phai khong))+${TAIL}`)
const WHETHER = new RegExp(`(^| )co (dang |hay |con )?(nhac|bat|tat|theo doi) .*khong${TAIL}`)
const DONE_ALREADY =
  /(^| )(da|vua|moi) (dat|dang ky|tat|huy|bat|doi|chuyen|tam dung|bo theo doi|cai|theo doi|nhan) (?!.* thi )/
// em tắt nhắc lâu rồi | hồi trước bot nhắc lúc 8h | cứ 7h là bot nhắc, đúng giờ phết
const TOLD_OF_SELF = new RegExp(
  `^((da|a|oi) )*(em|anh|chi|minh|toi|tui|bac) (da |vua |moi )?(tat|bat|huy|dang ky|dat|doi|bo|cai) .*(?<!(xong|biet|nho|hieu)) roi${TAIL}`,
)
const FORMERLY = /(^| )(hoi truoc|truoc day|luc truoc|dao truoc|bua truoc|dot truoc|hoi nay|ngay xua)( |$)/
const SIGHS = /(^| )(phet|co|ghe|that|the co|nhi)$/
const isSigh = (r: Reading): boolean =>
  SIGHS.test(r.keys) && r.cues.some((c) => c.value.tags.has('CHATTY') && c.to === r.words.length)
function isAskedOrTold(r: Reading): boolean {
  if (TOLD_OF_SELF.test(r.keys) || FORMERLY.test(r.keys) || isSigh(r)) return true
  const last = r.words.findLast((w) => !saysAny(w, 'em anh chị bot sếp bác'))
  const asks = last !== undefined && /^(à|hả|hử|hở)$/.test(last.text)
  return asks || ENDS_OPEN.test(r.keys) || ENDS_TOLD.test(r.keys) || WHETHER.test(r.keys) || DONE_ALREADY.test(r.keys)
}
/** «hôm qua bot nhắc lúc 7h» */
const isPast = (r: Reading): boolean =>
  r.dates.length > 0 &&
  r.dates.every((d) => d.named < r.today && r.words.slice(d.from, d.to).some((w) => saysAny(w, 'qua kia rồi')))

/** «không xin gia hạn nữa», «khỏi gia hạn», «đã xin gia hạn … rồi» */
function isExtensionDenied(r: Reading): boolean {
  return hitsOf(r, 'EXTEND').some((c) => {
    let at = c.from
    while (at > 0 && saysAny(r.words[at - 1], 'xin đề nghị muốn phải') && /^\s$/.test(r.words[at]!.gap)) at--
    if (isDenied(r, at)) return true
    return saysAny(r.words[at - 1], 'đã') && r.words[at - 1]!.text === 'đã' && at < c.to && /(^| )roi( |$)/.test(r.keys)
  })
}
// hôm qua Sở Y tế xin gia hạn rồi mà | cho gia hạn hay không là do sếp | việc 12 sắp được gia hạn
function isExtensionTold(r: Reading): boolean {
  if (isPast(r) || ENDS_TOLD.test(r.keys) || /(^| )hay khong( la| thi| do|$)/.test(r.keys)) return true
  return hitsOf(r, 'EXTEND').some(
    (c) => saysAny(r.words[c.from - 1], 'được') && saysAny(r.words[c.from - 2], 'sắp đã sẽ vừa mới vẫn'),
  )
}
// có nên xin gia hạn … | nếu xin lùi … thì sao | muốn xin gia hạn thì cần gì | định xin lùi …      not: nếu được thì xin gia hạn
const THEN =
  /(^| )thi (sao|can (gi|nhung gi)|phai (lam )?(gi|sao)|lam (sao|gi|the nao)|gap ai|hoi ai|bi (gi|sao)|co (sao|duoc) khong)( |$)/
function isOnlyThought(r: Reading): boolean {
  const cue = hitsOf(r, 'EXTEND')[0]
  const before = r.words.slice(0, cue?.from ?? 0)
  if (/(^| )co nen (xin |de nghi |cho )?/.test(r.keys) && before.some((w) => saysAny(w, 'nên'))) return true
  if (THEN.test(r.keys)) return true
  const thinks = before.some(
    (w, i) =>
      (w.text === 'định' && !saysAny(before[i - 1], 'quy quyết nghị chỉ ổn nhất xác giả bình thẩm kiểm giám')) ||
      (w.text === 'tính' && saysAny(r.words[i + 1], 'xin lùi dời gia')),
  )
  return thinks
}
