// Which value of a task somebody calls wrong, and what it should be where that is said behind it.

export type WrongField = { readonly field: 'hạn' | 'chủ trì'; readonly value: string | null }

// sai hạn | sai hạn, văn bản ghi 20/9 | sai cơ quan chủ trì: phải là Sở Y tế      not: sai số liệu | sai hạn nào thế | không sai hạn
const CALLED =
  /^(?:bị\s+|bi\s+|ghi\s+)?(?:sai|nhầm|nham)\s+(?:(?<day>(?:thời\s+|thoi\s+)?(?:hạn|han)|ngày|ngay)|(?:(?:tên|ten)\s+)?(?:(?:cơ quan|co quan|đơn vị|don vi|nơi|noi)(?:\s+(?:chủ trì|chu tri))?|chủ trì|chu tri))(?!\p{L})(?<rest>[\s\S]*)$/iu
// What stands before the right value: «, văn bản ghi (là)», «phải là», «: ».
const LEADING =
  /^(?:[\s,;:.–-]+|(?:trong\s+)?(?:văn bản|van ban|kết luận|ket luan|bản gốc|ban goc)(?!\p{L})|(?:đúng|dung|lẽ|le)\s+ra(?!\p{L})|(?:ghi|phải|phai|đúng|dung|sửa|sua|lại|lai|là|la|thành|thanh|mới|moi)(?!\p{L}))+/iu
const TAIL = /(?:[\s.!,]+|(?<!\p{L})(?:ạ|nhé|nhe|mới đúng|moi dung))+$/iu

export function readWrongField(words: string): WrongField | null {
  const groups = CALLED.exec(words.normalize('NFC').trim())?.groups
  if (!groups) return null
  const value = (groups.rest ?? '').replace(LEADING, '').replace(TAIL, '').trim()
  const field = groups.day === undefined ? 'chủ trì' : 'hạn'
  return { field, value: value || null }
}
