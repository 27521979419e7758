// The stamp at the door: a document marked secret is refused before anything else of it is read.
import { readSecretName } from '../domain/secret-signs.ts'

export type Refusal = {
  readonly why: 'stamp' | 'number' | 'recall' | 'file-name'
  /** The mark itself, never the text around it. */
  readonly mark: string
}

// Only the top of the first page is looked at: there the stamp stands.
const TOP_LINES = 40
const TOP_CHARS = 3000

// MẬT | TỐI MẬT | TUYỆT MẬT | MAT | T Ố I  M Ậ T, alone in its place      not: BẢO VỆ BÍ MẬT NHÀ NƯỚC (a title)
const STAMP =
  /^[[(|*\s]*((?:TUY[ỆÊẾE]T|T[ỐÔỒO]I)\s?M[ẬÂẤẦĂAẠ]T|M[ẬÂẤẦĂA]T|BÍ MẬT NHÀ NƯỚC|BI MAT NHA NUOC)[\])|*\s.]*$/u
// Mật | (mật) | Dấu «Mật» | Mức độ: Mật      not: mật (the end of a line that was broken)
const ALONE =
  /^(?:[([{«"“]\s*(tuyệt mật|tối mật|mật)\s*[)\]}»"”]|(?:(?:đóng\s+)?dấu|(?:chỉ\s+)?mức(?:\s+độ)?)\s*:?\s*[«"“(]?(tuyệt mật|tối mật|mật)[»"”)]?)[.\s]*$/iu
const WORD_ALONE = /^(Tuyệt\s[mM]ật|Tối\s[mM]ật|Mật)[.\s]*$/u
const DEGREE = /^(?:độ|mức độ)\s+mật\s*:?\s*(tuyệt mật|tối mật|mật|[ABC])[.\s]*$/iu
const RECALL =
  /^[[(*\s]*(tài liệu (?:này )?thu hồi(?: (?:ngay )?sau (?:khi )?(?:hội nghị|cuộc họp|phiên họp|buổi họp|họp|nghiên cứu|sử dụng|xem))?|(?:tài liệu )?xem xong trả lại|không phổ biến|chỉ người có tên mới được bóc bì)[\])*\s.]*$/iu
const NUMBER = /(?:số|Số)\s*:?\s*\d{1,5}[^\n]{0,30}(?:[([]\s*|\s[-–]\s)(tuyệt mật|tối mật|mật)\s*(?:[)\]]|$)/iu
/** Looks at the top of a text and at the file's name; null where no mark of secrecy stands. */
export function readSecrecy(text: string, fileName = ''): Refusal | null {
  const name = readSecretName(fileName)
  if (name !== null) return { why: 'file-name', mark: name }
  const top = text.slice(0, TOP_CHARS).normalize('NFC').split('\n').slice(0, TOP_LINES)
  for (const line of top) {
    const numbered = NUMBER.exec(line)
    if (numbered?.[1]) return { why: 'number', mark: numbered[1] }
    // A stamp may share its line with the other half of the letterhead.
    for (const part of line.split(/\s{3,}|\t|\|/)) {
      const said = closeUp(part.replace(/\*/g, '').trim())
      const stamp = STAMP.exec(said) ?? DEGREE.exec(said) ?? ALONE.exec(said) ?? WORD_ALONE.exec(said)
      const mark = stamp?.[1] ?? stamp?.[2]
      if (mark) return { why: 'stamp', mark }
      const recall = RECALL.exec(said)
      if (recall?.[1]) return { why: 'recall', mark: recall[1] }
    }
  }
  return null
}
/** Letters set apart: «T Ố I M Ậ T» → «TỐIMẬT». */
function closeUp(text: string): string {
  return /^(?:\p{Lu}\s+){2,}\p{Lu}$/u.test(text) ? text.replace(/\s+/g, '') : text
}
