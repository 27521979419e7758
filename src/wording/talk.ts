// Small talk of the bot: greeting, help, what it cannot do yet, what it did not understand.

export const GREETING = ['Đôn Đốc chào anh/chị. Gõ «trợ giúp» (hoặc /trogiup) để xem cách hỏi.']
export const DECLINE = ['Tôi chỉ theo dõi và nhắc nhiệm vụ. Gõ «trợ giúp» để xem cách hỏi.']
export const TOO_LONG = ['Tin nhắn dài quá 4.096 ký tự, tôi không đọc. Anh/chị hỏi ngắn hơn giúp.']
export const APOLOGY = ['Tôi gặp lỗi khi trả lời, đã ghi lại. Anh/chị thử hỏi lại giúp.']
export const NOT_YET = [
  'Việc này trong chat chưa làm được ở bản này.',
  'Hỏi được: «việc của Sở Nội vụ tháng 8», «việc quá hạn», «hạn việc 12».',
]

/** Examples that work when pasted as they stand. */
export function sayHelp(): readonly string[] {
  return [
    'Hỏi bằng câu thường, có dấu hay không dấu đều được:',
    '• nhiệm vụ của Sở Nội vụ tháng 8',
    '• viec qua han cua ban to chuc',
    '• KH 376 có bao nhiêu việc',
    '• hạn số hóa tài liệu là bao giờ',
    '• ai chủ trì rà soát trụ sở',
    '• chi tiết việc 181',
    '• báo cáo định kỳ hằng tháng của Ban Tổ chức Tỉnh ủy',
    '• tình hình thực hiện KH 376',
    'Hỏi tiếp theo câu trước: «còn tháng 9?», «của Sở Tài chính thì sao», «cái số 2», «xem tiếp».',
    'Lệnh: /viec (việc đang mở) · /han (sắp đến hạn) · /quahan (quá hạn) · /thongke (số liệu) · /trogiup',
  ]
}

/** The bot does not guess: it asks. */
export function sayWhich(names: readonly string[]): readonly string[] {
  return names.length
    ? ['Anh/chị hỏi cơ quan nào ạ?']
    : ['Tôi chưa rõ anh/chị hỏi gì. Ví dụ: «việc của Sở Nội vụ tháng 9», «việc quá hạn», «hạn việc 12».']
}
