// The commands that Telegram offers while typing: per kind of chat, in Vietnamese. What is hidden here is still checked when called.

const READING = [
  ['viec', 'Việc đang mở của cơ quan'],
  ['han', 'Việc sắp đến hạn'],
  ['quahan', 'Việc quá hạn'],
  ['thongke', 'Số liệu thực hiện'],
  ['tin', 'Đọc tin bot vừa gửi tới đây'],
  ['theodoi', 'Theo dõi: /theodoi 12 · /theodoi Sở Nội vụ'],
  ['lich', 'Lịch hạn việc của cơ quan'],
] as const
const REPORTING = [
  ['xong', 'Báo hoàn thành: /xong SỐ số 45/BC ngày 20/8 gửi ai'],
  ['sua', 'Sửa minh chứng đang chờ: /sua SỐ số 46/BC'],
  ['rut', 'Rút minh chứng đang chờ: /rut SỐ lý do'],
  ['tiendo', 'Báo tiến độ: /tiendo SỐ 60 ghi chú'],
  ['giahan', 'Xin gia hạn: /giahan SỐ 30/9/2025 lý do'],
  ['vuong', 'Báo vướng mắc: /vuong SỐ nội dung cần ai quyết'],
  ['chuyen', 'Chuyển cơ quan chủ trì: /chuyen SỐ TÊN vì sao'],
  ['sai', 'Báo dòng việc ghi sai: /sai SỐ lý do'],
] as const
const CHAT = [
  ['tatnhac', 'Tắt nhắc ở đây'],
  ['batnhac', 'Bật nhắc ở đây'],
  ['ghep', 'Dùng mã: /ghep MÃ'],
  ['trogiup', 'Cách hỏi'],
] as const
const OFFICE = [
  ['ma', 'Cấp mã: /ma TÊN, hoặc /ma tatca'],
  ['nhapvanban', 'Nhập văn bản (gửi kèm tệp)'],
  ['duyet', 'Duyệt văn bản đã nhập'],
  ['guiketluan', 'Gửi kết luận'],
  ['xacnhan', 'Nhận minh chứng: /xacnhan SỐ'],
  ['tralai', 'Trả lại: /tralai SỐ lý do'],
  ['baocao', 'Báo cáo tuần, tháng'],
  ['congvan', 'Công văn đôn đốc: /congvan TÊN'],
  ['kenh', 'Nơi nào nhận được tin, nơi nào chưa nối'],
  ['sukien', 'Ghi ngày sự kiện: /sukien TÊN 3/10/2025'],
  ['ketthuc', 'Kết thúc khác hoàn thành: rút, gộp, thay'],
  ['baoho', 'Ghi hộ nơi báo qua điện thoại: /baoho CƠ QUAN: xong SỐ'],
  ['tamdung', 'Tạm dừng việc theo văn bản: /tamdung SỐ'],
  ['tieptuc', 'Tiếp tục việc tạm dừng: /tieptuc SỐ'],
  ['molai', 'Mở lại việc đã đóng: /molai SỐ lý do'],
  ['guitin', 'Gửi tin tới các cơ quan; xem ai đã nhận'],
  ['hoatoc', 'Cho tin đang chờ giờ đi ngay'],
] as const

type Scope = { readonly type: string; readonly chat_id?: string }
/** The scopes and what each offers; secretaries see the office's commands in their own chat. */
export function commandScopes(secretaries: readonly string[]) {
  const group = [...READING, ...REPORTING, ...CHAT]
  const away = [['nghi', 'Báo nghỉ: /nghi 25/8'] as const]
  const scopes: readonly (readonly [Scope, readonly (readonly [string, string])[]])[] = [
    [{ type: 'default' }, [...READING, ...CHAT]],
    [{ type: 'all_group_chats' }, group],
    [{ type: 'all_private_chats' }, [...group, ...away]],
    ...secretaries.map((chat) => [{ type: 'chat', chat_id: chat }, [...READING, ...OFFICE, ...CHAT]] as const),
  ]
  return scopes.map(([scope, commands]) => ({
    scope,
    commands: commands.map(([command, description]) => ({ command, description })),
  }))
}
