// Secrecy stamps where the text does not show them, the file's name and its properties: one table for the readers and for the extraction.

const BEFORE = '(?<![\\p{L}\\p{N}])'
const AFTER = '(?![\\p{L}\\p{N}])'
const DEGREE = '(?:tuyệt|tối|tuyet|toi)'

// KL 12 (TỐI MẬT).docx | 05-KL-TU_tuyet mat.pdf      not: gửi tới Mặt trận | toi mat tran
const DEGREES = new RegExp(`${BEFORE}(?:(?:tuyệt|tối)[ _.-]?mật|(?:tuyet|toi)[ _.-]?mat(?![ _.-]?tran))${AFTER}`, 'iu')
// Độ mật: Mật | độ mật A      not: chế độ bảo mật
const GRADE = new RegExp(`${BEFORE}(?:độ|mức độ)[ _]mật${AFTER}`, 'iu')
// KL 12 (Mật).docx | [MAT] 05-KL.pdf
const BRACKETED = /[([{«<][ ]*(?:mật|mat)[ ]*[)\]}»>]/iu
// 12-KL-TU_MẬT.docx | 12-KL-TU MẬT v2.pdf | Mật_12-KL.docx      not: bảo vệ bí mật.docx | bảo mật.pdf | Mật khẩu.docx | Mật ong rừng.docx
const WORD =
  /(?<![\p{L}\p{N}]|(?:bí|bảo|cơ|thân|kỹ|chu|nội)[ _.-]+)mật(?![\p{L}\p{N}]|[ _.-]*(?:khẩu|mã|độ|thư|ong|thiết|nghị|vụ))/iu
// 12-KL-TU_MAT.pdf | MAT_12-KL.pdf      not: MAT BANG.docx | CO MAT.docx
const PLAIN_EDGE = /[_-]MAT$|^MAT(?:_|[ ]*-[ ])/u
// tài liệu thu hồi | tai lieu thu hoi | xem xong trả lại: the marks beside a stamp
const HANDLING = new RegExp(
  `${BEFORE}(?:tài[ _.-]?liệu[ _.-]?thu[ _.-]?hồi|tai[ _.-]?lieu[ _.-]?thu[ _.-]?hoi|xem[ _.-]?xong[ _.-]?trả[ _.-]?lại|xem[ _.-]?xong[ _.-]?tra[ _.-]?lai|chỉ người có tên mới được bóc)${AFTER}`,
  'iu',
)

/** The words of a file name that say «secret», or null. «bảo vệ bí mật nhà nước» is an ordinary subject. */
export function readSecretName(fileName: string): string | null {
  const name = (fileName.normalize('NFC').split(/[\\/]/).at(-1) ?? '').replace(/(?:\.[A-Za-z0-9]{1,5})+$/, '').trim()
  for (const sign of [DEGREES, GRADE, BRACKETED, HANDLING, WORD, PLAIN_EDGE]) {
    const found = sign.exec(name)
    if (found) return found[0].trim()
  }
  return /^mat$/iu.test(name) ? name : null
}

/** MẬT | Tối mật | A: the whole value of a property that names the degree. */
const STAMP_VALUE = new RegExp(`^[ (\\[*]*(?:${DEGREE}[ ]+)?(?:mật|MAT|mat)[ )\\]*!.]*$`, 'iu')
const GRADE_NAME = /độ[ ]?mật|do[ ]?mat|secrecy|classification|sensitivity|MSIP_Label\w*_Name/iu
const GRADE_VALUE = /^(?:tuyệt|tối)?[ ]*mật|^(?:tuyet|toi)?[ ]*mat$|secret|^[ABC]$/iu
const TITLE_NAMES = /^(?:title|subject|keywords|category|contentStatus|description|comments)$/i

/** A property that says «secret»: a stamp as its whole value, a name with a degree, or a field made for it. */
export function readSecretProperty(name: string, value: string): string | null {
  const text = value.normalize('NFC').trim()
  if (STAMP_VALUE.test(text)) return text
  if (GRADE_NAME.test(name) && GRADE_VALUE.test(text)) return text
  if (!TITLE_NAMES.test(name)) return null
  return DEGREES.exec(text)?.[0] ?? BRACKETED.exec(text)?.[0] ?? null
}
