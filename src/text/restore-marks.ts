// Words of time typed without marks, as people type on a phone: «truoc ngay 20/8» → «trước ngày 20/8». Longer phrases first.
const WORDS: readonly (readonly [RegExp, string])[] = (
  [
    ['thu hai', 'thứ Hai'],
    ['thu ba', 'thứ Ba'],
    ['thu tu', 'thứ Tư'],
    ['thu nam', 'thứ Năm'],
    ['thu sau', 'thứ Sáu'],
    ['thu bay', 'thứ Bảy'],
    ['cham nhat', 'chậm nhất'],
    ['lam viec', 'làm việc'],
    ['ke tu', 'kể từ'],
    ['ban hanh', 'ban hành'],
    ['ket luan', 'kết luận'],
    ['van ban', 'văn bản'],
    ['dai hoi', 'đại hội'],
    ['giao ban', 'giao ban'],
    ['thuong xuyen', 'thường xuyên'],
    ['hang', 'hằng'],
    ['moi', 'mỗi'],
    ['truoc', 'trước'],
    ['ngay', 'ngày'],
    ['thang', 'tháng'],
    ['tuan', 'tuần'],
    ['quy', 'quý'],
    ['nam', 'năm'],
    ['den', 'đến'],
    ['het', 'hết'],
    ['tu', 'từ'],
    ['gio', 'giờ'],
    ['phut', 'phút'],
    ['dau', 'đầu'],
    ['giua', 'giữa'],
    ['cuoi', 'cuối'],
    ['ky hop', 'kỳ họp'],
    ['phien hop', 'phiên họp'],
    ['ky', 'kỳ'],
    ['nay', 'này'],
    ['toi', 'tới'],
  ] as const
).map(([bare, marked]) => [new RegExp(`(?<![\\p{L}\\p{N}])${bare}(?![\\p{L}])`, 'giu'), marked])

/** Only where nothing is marked: whoever types marks means the words he types. */
export function restoreTimeMarks(text: string): string {
  if (/[^\u0020-\u007e\s]/.test(text)) return text
  return WORDS.reduce((said, [pattern, marked]) => said.replace(pattern, marked), text)
}
