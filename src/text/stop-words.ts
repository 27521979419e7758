// «Thôi theo dõi việc kho lưu trữ», «đừng báo tôi nữa»: somebody wants to hear no more, of something or of anything.
import { fold } from './fold.ts'

const LONGEST = 200
const FRONT = '(?:(?:thoi|a|u|nay|bot|oi|xin|em|toi|anh|chi|minh|vui long|lam on|tam) )*'
const ASKS = /(^| )(nao|gi|chua|khong|ko|sao|ai)( (a|vay|nhi|the|em|anh|chi))*$/
const FOLLOWING = new RegExp(
  `^${FRONT}(?:(?:thoi|bo|huy|ngung|dung|khong|khoi)(?: khong| can| muon)? )+theo doi(?<what>(?: .*)?)$`,
)
/** What need not be followed any more, as folded words; '' where nothing is named; null: something else is said. */
export function readUnfollow(text: string): string | null {
  const key = fold(text)
  if (text.length > LONGEST || /[?]/.test(text) || ASKS.test(key) || / roi /.test(`${key} `)) return null
  const found = FOLLOWING.exec(key)?.groups
  return found ? (found.what ?? '').replace(FILLERS, ' ').replace(/\s+/g, ' ').trim() : null
}
const FILLERS =
  /(^| )(nua|nhe|nha|a|di|luon|giup|ho|cho|em|anh|chi|toi|minh|bot|voi|thoi|viec|cac|cai|may|nhung|vu|chuyen|nhiem vu|ve|cua)(?= |$)/g

// đừng báo tôi nữa | thôi đừng gửi tin cho em nữa | khỏi nhắn nhóm này nữa nhé      not: đừng báo chị Lan nữa | đừng báo tôi việc 12 nữa | đừng gọi tôi nữa
const SILENCE = new RegExp(
  `^${FRONT}(?:dung|khong can|khoi|thoi)(?: co)? (?:bao|nhan|nhan tin|gui|gui tin|thong bao|lam phien)(?: (?:tin|gi|viec))?(?: (?:cho|toi|vao|den))?(?: (?:toi|em|anh|chi|minh|tui|ben em|so em|nhom|nhom nay|ben nay|o day))(?: (?:gi|tin))?(?: them)? nua(?: (?:nhe|a|bot|di|dau|nha))*$`,
)
export const asksForSilence = (text: string): boolean =>
  text.length <= LONGEST && !/[?]/.test(text) && SILENCE.test(fold(text))
