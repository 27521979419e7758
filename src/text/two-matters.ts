// Several tasks told in one message, each with something of its own: «xong 12, số 45/BC-SNV ngày 8/8, còn việc 13 chưa làm được».
import { readCounts } from './counts-told.ts'
import { fold } from './fold.ts'
import { asksBack } from './plain-reports.ts'

/** A task and what is told of it, as a message of its own. */
export type Matter = { readonly no: number; readonly text: string }

const TASK = '(?:việc|viec|nhiệm vụ|nhiem vu|nv)\\s*(?:số\\s*|so\\s*)?'
const NO = '(\\d{1,7})(?![\\p{L}\\p{N}%]|\\s?[-–/]\\s?[\\p{L}\\d])'
const DONE = '(?:(?:đã|da|vừa|vua|làm|lam)\\s+){0,2}(?:xong|hoàn thành|hoan thanh|hoàn tất|hoan tat)'
const JOINS = '(?:(?:và|va|còn|con|riêng|rieng|nhưng|nhung|với|voi|thì|thi)\\s+){0,2}'
const TELLS_NEXT =
  '(?=\\s*[,:]?\\s+(?:chưa|chua|vướng|vuong|đang|dang|được|duoc|đạt|dat|mới|moi|xong|đã|da|xin)(?!\\p{L}))'
// …, còn việc 13 | ; xong việc 13 | … còn 13 vướng      not: …, gửi việc 13 | và việc nhà
const NEXT = new RegExp(
  `(?:[,;.\\n]\\s*${JOINS}|\\s+(?:(?:và|va|còn|con|riêng|rieng|nhưng|nhung)\\s+){1,2})(?<head>(?:${DONE}\\s+)?${TASK}${NO}|(?<=(?:còn|con|riêng|rieng|[,;\\n])\\s*)${NO}${TELLS_NEXT})`,
  'giu',
)
const FIRST = new RegExp(
  `^(?:(?:dạ|da|vâng|vang|em|tôi|toi|bên em|ben em|báo cáo(?: anh| chị)?|bao cao)[\\s,:]+){0,3}(?:(?:${DONE}\\s+)?${TASK}${NO}|${DONE}\\s+${NO}|${NO}${TELLS_NEXT})`,
  'iu',
)
/** What says how a task stands. */
const TELLS =
  /(^| )(xong|hoan thanh|hoan tat|ht|chua|vuong|ach tac|dat|duoc|dang|da|moi|xin|cham|so \d+)( |$)|\d ?(%|phan tram)/
/** Told of something else than the end. */
const NO_END = /(^| )(chua|vuong|ach tac|dang|moi|xin|cham|khong)( |$)/

const LONGEST = 1000
/** Two tasks at least, each with words that tell of it, and not all of them done alike; otherwise none. */
export function readMatters(typed: string): readonly Matter[] {
  const first = typed.length > LONGEST ? null : FIRST.exec(typed)
  if (!first || asksBack(typed)) return []
  const next = [...typed.matchAll(NEXT)]
  const starts = [
    { no: numberIn(first), from: 0 },
    ...next.map((m) => ({ no: numberIn(m), from: m.index + m[0].length - (m.groups?.head?.length ?? 0) })),
  ]
  const matters = starts.map(({ no, from }, i) => {
    const text = typed.slice(from, next[i]?.index).replace(/[\s,;.]+$/, '')
    return { no, text: /^\d/.test(text) ? `việc ${text}` : text }
  })
  const isTold = matters.every(({ no, text }) => TELLS.test(fold(text.replace(String(no), ' '))))
  const isOneEach = new Set(matters.map((m) => m.no)).size === matters.length
  const isUnlike = matters.some((m) => NO_END.test(fold(m.text)) || /\d\s*(?:%|phần trăm)/u.test(m.text) || counts(m))
  return matters.length > 1 && isTold && isOneEach && isUnlike ? matters : []
}
const numberIn = (match: RegExpMatchArray): number => Number(match.slice(1).findLast((g) => g && /^\d+$/.test(g)))
const counts = ({ text }: Matter): boolean => readCounts(text).length > 0
