/** A conclusion of our own with two tasks, due 20/10 and 30/10/2025. */
export function anArchiveConclusion(number: string): string {
  return `TỈNH ỦY LÀO CAI
*
Số ${number}
Lào Cai, ngày 8 tháng 8 năm 2025

KẾT LUẬN
của Ban Thường vụ Tỉnh ủy về công tác lưu trữ

Ban Thường vụ Tỉnh ủy thống nhất kết luận như sau:
1. Giao Sở Nội vụ chủ trì lập danh mục hồ sơ lưu trữ của các kho cấp huyện cũ, hoàn thành trước ngày 20/10/2025.
2. Giao Sở Tài chính bố trí kinh phí thuê kho tạm, hoàn thành trước ngày 30/10/2025.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
`
}
