// Whether a reason says that what stood in the register was a slip: typed, read or copied wrong, never what the document says.
import { fold } from './fold.ts'

const SLIP = '(?:sai|nham|lon|thieu|thua)'
const WRITTEN = '(?:nhap|doc|go|ghi|chep|danh may|trich|rut|boc tach)'
const WHAT = '(?:nam|thang|ngay|so|han|chinh ta|danh may|van ban)'
// nhập sai | lỗi nhập liệu | nhầm năm | đọc nhầm ngày | ghi sai so với văn bản | khác với bản gốc      not: làm sai quy trình | nhầm lẫn nhiệm vụ
const SAYS = new RegExp(
  [
    `(?:^| )${WRITTEN}(?: \\S+)? ${SLIP}(?: |$)`,
    `(?:^| )(?:loi|${SLIP})(?: khi| luc| do)? (?:${WRITTEN}|${WHAT})(?: |$)`,
    '(?:^| )(?:sai|khac|khong dung|khong khop)(?: so)? voi (?:van ban|ban goc|ban chinh|ket luan)(?: |$)',
  ].join('|'),
)
// không nhầm | không phải do nhập sai
const DENIED = new RegExp(`(?:^| )khong(?: phai)?(?: do)? (?:${WRITTEN}(?: \\S+)? )?${SLIP}(?: |$)`)

export function saysMistyped(reason: string): boolean {
  const key = fold(reason)
  return SAYS.test(key) && !DENIED.test(key)
}
