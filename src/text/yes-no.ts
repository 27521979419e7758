// «Đúng», «không», or a button of a question that waits.
import type { PendingAnswer } from '../domain/pending.ts'
import { fold } from './fold.ts'

/** The words that the buttons under a question carry. */
export const ANSWERS: readonly string[] = ['chon', 'thoi']
const BUTTON = /^\/(?<word>chon|thoi)\s+(?<id>[a-z0-9]{1,24})(?:\s+(?<n>\d{1,2}))?$/i
const POLITE = /( (a|nhe|nha|roi|do|day|em|anh|chi|ban|bot|luon|nhe a))+$/
const YES =
  /^(da |vang |u |um )*(dung|dung vay|dung the|chinh xac|phai|ok|oke|okie|co|vang|da|u|uh|dong y|xac nhan|chuan|ghi di|lam di|gui di|yes)$/
const NO =
  /^(da |vang )*(khong|khong phai|khong dung|sai|nham|thoi|huy|huy bo|bo|bo qua|dung ghi|dung lam|dung gui|khoan|ko|no)$/

/** đúng | dạ đúng rồi ạ | ok | không | thôi | /chon a1b2 1 | /thoi a1b2; not: «đúng hạn», «không có việc nào» */
export function readPendingAnswer(text: string): PendingAnswer | null {
  const groups = BUTTON.exec(text.trim())?.groups
  if (groups?.id) {
    const id = groups.id.toLowerCase()
    return groups.word?.toLowerCase() === 'thoi'
      ? { kind: 'drop', id }
      : { kind: 'pick', id, option: Number(groups.n ?? 1) - 1 }
  }
  if (text.length > 40) return null
  const key = fold(text)
  const bare = key.replace(POLITE, '')
  // «dừng ghi» and «đúng ghi» fold alike; with a verb behind it nobody says yes.
  if (NO.test(key) || NO.test(bare)) return { kind: 'no' }
  if (YES.test(key) || YES.test(bare)) return { kind: 'yes' }
  return null
}
