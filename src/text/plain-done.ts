// A task told done in plain words with its number beside the verb: «xong 12, số 45/BC-SNV ngày 20/8, gửi BTV», «12 xong rồi».
import { readDocumentNumber } from './document-numbers.ts'

const BEFORE =
  '(?:(?:dạ|da|vâng|vang|em|tôi|toi|mình|minh|bên em|ben em|sở em|so em|báo cáo|bao cao|đã|vừa|vua|làm|lam)\\s+){0,5}'
const DONE = '(?:xong|hoàn thành|hoan thanh|hoàn tất|hoan tat)'
const POLITE = '(?:rồi|roi|ạ|a|nhé|nhe|nha|luôn|luon|hết|het)'
// What goes on behind the number of a task; a thing that is counted («12 xã», «12 việc») does not.
const GOES_ON = `(?=\\s*[.!]*$|\\s*[,;:.]\\s|\\s+${POLITE}(?!\\p{L})|\\s+(?:và|va)\\s+(?:${DONE}\\s+)?\\d|\\s+(?:số|so)\\s*:?\\s*\\d|\\s+(?:kỳ|ky)\\s|\\s+(?:ngày|ngay)\\s+\\d|\\s+(?:gửi|gui|trình|trinh)\\s|\\s+\\d{1,5}[a-z]?\\s?[-–/]\\s?\\p{L})`
// xong 12, số 45/BC-SNV | em đã hoàn thành 12 rồi ạ      not: xong 12 việc | xong 12/15 xã | xong 12 chưa
const NUMBER_BEHIND = new RegExp(
  `^${BEFORE}${DONE}\\s+(?:số\\s+|so\\s+)?(?<no>\\d{1,7})(?!\\s?[-–/%])${GOES_ON}(?<rest>[\\s\\S]*)$`,
  'iu',
)
// xong viec 12 so 45/bc-snv ngay 8/8      not: xong việc 12 rồi | xong việc 12 chưa
const TASK_BEHIND = new RegExp(
  `^${BEFORE}${DONE}\\s+(?:việc|viec|nhiệm vụ|nhiem vu|nv)\\s+(?:số\\s+|so\\s+)?(?<no>\\d{1,7})(?=\\s*[,;:.]?\\s+(?:(?:số|so)\\s*:?\\s*)?\\d{1,5}[a-z]?\\s?[-–/]\\s?\\p{L})(?<rest>[\\s\\S]*)$`,
  'iu',
)
// 12 xong rồi | 12 đã hoàn thành, số 45/BC-SNV      not: 12 xong 80% | 12 việc xong | 12 chưa xong
const NUMBER_FIRST = new RegExp(
  `^(?<no>\\d{1,7})\\s*[,:]?\\s+${BEFORE}${DONE}(?=\\s*[.!]*$|\\s*[,;:.]\\s|\\s+${POLITE}(?!\\p{L})|\\s+(?:số|so)\\s*:?\\s*\\d)(?<rest>[\\s\\S]*)$`,
  'iu',
)
// xong rồi, số 46-BC/BTCTU ngày 11/8      not: em đã xong rồi, anh xuống sảnh nhé | xong chưa
const NO_NUMBER = new RegExp(
  `^${BEFORE}${DONE}(?:\\s+${POLITE}){0,3}\\s*[,:;.]?\\s+(?<rest>(?:số|so|theo|bằng|bang)\\s*:?\\s*(?<number>\\d{1,5}[a-z]?\\s?[-–/]\\s?[\\p{L}\\d&/–-]+)[\\s\\S]*)$`,
  'iu',
)
// xong 12 chưa ạ | 12 xong hay chưa
const ASKS =
  /(?:^|\s)(?:chưa|chua|không|khong|ko|bao giờ|bao gio|khi nào|khi nao)(?:\s+(?:ạ|a|vậy|vay|nhỉ|nhi|thế|the|em|anh|chị|chi))*[\s?.!]*$/iu

/** What would stand behind /xong; without a task's number it begins with that of the document. Null: it tells of no task done. */
export function readPlainDone(typed: string): string | null {
  if (ASKS.test(typed) || /\d\s*(?:%|phần trăm|phan tram)/iu.test(typed)) return null
  const told = (NUMBER_BEHIND.exec(typed) ?? TASK_BEHIND.exec(typed) ?? NUMBER_FIRST.exec(typed))?.groups
  if (told)
    return `${told.no} ${(told.rest ?? '').replace(new RegExp(`^(?:[\\s,;:.]|${POLITE}(?!\\p{L}))+`, 'iu'), '')}`.trim()
  const proved = NO_NUMBER.exec(typed)?.groups
  return proved && readDocumentNumber((proved.number ?? '').toUpperCase()) ? (proved.rest ?? '').trim() : null
}
