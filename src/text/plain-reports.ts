// Work told without a task's number or name, in a sentence of its own: «được 50% rồi», «còn vướng kinh phí, cần UBND tỉnh quyết», «làm xong báo cáo dịch bệnh rồi».
import { fold } from './fold.ts'
import { readObstacle } from './obstacle-words.ts'

/** `rest`: what would stand behind the word and the number. `about`: the thing that is done; '' where none is named. */
export type PlainReport = { readonly word: 'tiendo' | 'vuong' | 'xong'; readonly rest: string; readonly about: string }

const SELF =
  /^(?:(?:dạ|da(?=\s+(?:em|anh|chi|ben|toi)\s)|vâng|vang|em|tôi|toi|mình|minh|chúng tôi|chung toi|(?:bên|ben|sở|so|ban|cơ quan|co quan|đơn vị|don vi)\s+(?:em|mình|minh|tôi|toi)|(?:báo cáo|bao cao)(?=\s+(?:anh|chị|sếp)))(?:\s+(?:anh|chị|sếp))?[\s,:]+)+/iu
// được 50% rồi | mới làm được 30 phần trăm, đang trình      not: pin còn 50% | giảm 20% kinh phí
const SHARE =
  /^(?:(?:đã|da|mới|moi|đang|dang|hiện|hien|thực hiện|thuc hien|làm|lam|hoàn thành|hoan thanh|tiến độ|tien do|khoảng|khoang|gần|gan|xong)\s+)*(?:được|duoc|đạt|dat)?\s*(?:(?:khoảng|khoang|tầm|tam|hơn|hon|gần|gan)\s+)?(?<n>\d{1,3})\s*(?:%|phần trăm|phan tram)(?<note>[\s\S]*)$/iu
const ASKS =
  /[?]|(^| )(chua|khong|ko|hay chua)( (a|vay|nhi|the|em|anh|chi))*$|(^| )(bao gio|khi nao|the nao|lam sao|vi sao|bao nhieu|viec nao|cai nao|co quan nao|don vi nao|noi nao|ai|gi)( |$)/
const STUCK = /(^| )(vuong|ket|ach tac)( |$)/
/** Told of what is to come, or of a part. */
const NOT_DONE =
  /(^| )(chua|khong|se|sap|gan|phai|can|neu|chac|co gang|du kien|dang|khi) |(^| )(xin|nho|giup|xem|gui cho (em|toi|minh)|cho (em|toi|minh))( |$)/
const DONE_WORD = /(^| )(xong|hoan thanh|hoan tat|(da|vua|moi) (nop|gui|trinh|ban hanh|lam|bao cao|ky))( |$)/
const FRAME =
  /(^| )(da|vua|moi|lam|nop|gui|trinh|ban hanh|bao cao xong|hoan thanh|hoan tat|xong|roi|het|luon|a|nhe|nha|hom (qua|nay|kia)|sang nay|chieu nay|toan bo|ca)(?= |$)/g

export function readPlainReport(text: string): PlainReport | null {
  if (text.length > 300) return null
  const typed = text
    .trim()
    .replace(SELF, '')
    .replace(/(?:\s+(?:rồi|roi|ạ|nhé|nhe|a|em|anh|chị))+[\s.!]*$/iu, (tail) => /\s+r[ồo]i/iu.exec(tail)?.[0] ?? '')
  const key = fold(typed)
  if (!key || asksBack(text)) return null
  const share = SHARE.exec(typed)?.groups
  if (share && Number(share.n) <= 100)
    return { word: 'tiendo', rest: `được ${share.n}% ${noteOf(share.note)}`.trim(), about: '' }
  if (STUCK.test(key) && !/(^| )(het|khong|khong con) vuong( |$)/.test(key))
    return { word: 'vuong', rest: typed, about: '' }
  if (readObstacle(typed) && /(^| )(cho|thieu|chua|khong|xin y kien)( |$)/.test(key))
    return { word: 'vuong', rest: typed, about: '' }
  if (!DONE_WORD.test(key) || NOT_DONE.test(`${key} `)) return null
  const about = key.replace(FRAME, ' ').replace(/\s+/g, ' ').trim()
  return { word: 'xong', rest: typed, about }
}
/** «… chưa ạ», «… bao nhiêu»: a question tells nothing. */
export const asksBack = (text: string): boolean => ASKS.test(fold(text)) || /[?]/.test(text)
const noteOf = (said: string | undefined) => (said ?? '').replace(/^(?:[\s,;:.-]|(?:rồi|roi)(?!\p{L}))+/iu, '').trim()

/** A paper that is made: with one of them «đã gửi … rồi» is of work. */
export const PAPER =
  /(^| )(bao cao|ke hoach|de an|to trinh|cong van|du thao|quyet dinh|nghi quyet|phuong an|ho so|van ban|danh sach|tham muu|minh chung)( |$)/

/** How many pairs of neighbouring words two texts share. */
export function pairsShared(a: string, b: string): number {
  const pairs = (text: string) => {
    const words = fold(text).split(' ')
    return new Set(words.slice(1).map((w, i) => `${words[i]} ${w}`))
  }
  const of = pairs(b)
  return [...pairs(a)].filter((pair) => of.has(pair)).length
}
