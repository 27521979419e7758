// What is said when the office writes down what a body told it otherwise than in the chat.

export const ON_BEHALF_HOW = [
  'Ghi hộ cơ quan báo ngoài chat: /baoho CƠ QUAN: xong SỐ số VĂN BẢN ngày NGÀY gửi NƠI NHẬN.',
  'Ví dụ: «Sở Y tế báo qua điện thoại: xong 12, số 45/BC-SYT ngày 20/8/2025 gửi Ban Thường vụ» · /baoho Sở Y tế: tiến độ 12 60 chờ thẩm định',
]
/** Stands with the words of an entry: «văn phòng ghi hộ, báo qua điện thoại». */
export function sayBehalfBy(how: string): string {
  return `văn phòng ghi hộ${how ? `, ${how}` : ''}`
}
export function sayBehalf(body: string): string {
  return `Ghi hộ ${body}:`
}
export function saySecondDecides(): string {
  return 'Người ghi hộ không tự xác nhận: một người khác của văn phòng xác nhận.'
}
export function sayBehalfNotice(parts: readonly string[], behalf: string): string {
  return [`📞 ${behalf.charAt(0).toUpperCase()}${behalf.slice(1)}:`, ...parts.map((p) => `   ${p}`)].join('\n')
}
export function sayBehalfWhich(name: string): readonly string[] {
  return [`${name} của tỉnh nào?`]
}
