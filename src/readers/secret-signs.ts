// Secrecy stamps where the text does not show them: the file's name and its properties.

const BEFORE = '(?<![\\p{L}\\p{N}])'
const AFTER = '(?![\\p{L}\\p{N}])'
const DEGREE = '(?:tuyệt|tối|tuyet|toi)'

// KL 12 (TỐI MẬT).docx | 05-KL-TU_tuyet mat.pdf      not: gửi tới Mặt trận | toi mat tran
const DEGREES = new RegExp(`${BEFORE}(?:(?:tuyệt|tối)[ _.-]?mật|(?:tuyet|toi)[ _.-]?mat(?![ _.-]?tran))${AFTER}`, 'iu')
// Độ mật: Mật | độ mật A      not: chế độ bảo mật
const GRADE = new RegExp(`${BEFORE}(?:độ|mức độ)[ _]mật${AFTER}`, 'iu')
// KL 12 (Mật).docx | [MAT] 05-KL.pdf
const BRACKETED = /[([{«<][ ]*(?:mật|mat)[ ]*[)\]}»>]/iu
// 12-KL-TU_MẬT.docx | 12-KL-TU MẬT.pdf | Mật_12-KL.docx      not: bảo vệ bí mật.docx | bảo mật.pdf | Mật khẩu.docx
const LAST_WORD = /(?<!bí|bảo|cơ|tuyệt|tối)[ _.-]+mật$/iu
const FIRST_WORD = /^mật(?:[_.]|[ ]*-[ ]|[ ]+\d)/iu
// 12-KL-TU_MAT.pdf | MAT_12-KL.pdf      not: MAT BANG.docx | CO MAT.docx
const PLAIN_EDGE = /[_-]MAT$|^MAT(?:_|[ ]*-[ ])/u
// tài liệu thu hồi | xem xong trả lại | không phổ biến: the marks beside a stamp
const HANDLING = new RegExp(
  `${BEFORE}(?:tài liệu thu hồi|xem xong trả lại|chỉ người có tên mới được bóc)${AFTER}`,
  'iu',
)

/** The words of a file name that say «secret», or null. «bảo vệ bí mật nhà nước» is an ordinary subject. */
export function readSecretName(fileName: string): string | null {
  const name = (fileName.normalize('NFC').split(/[\\/]/).at(-1) ?? '').replace(/(?:\.[A-Za-z0-9]{1,5})+$/, '').trim()
  for (const sign of [DEGREES, GRADE, BRACKETED, HANDLING, LAST_WORD, FIRST_WORD, PLAIN_EDGE]) {
    const found = sign.exec(name)
    if (found) return found[0].trim()
  }
  return /^(?:mật|MAT)$/iu.test(name) ? name : null
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
