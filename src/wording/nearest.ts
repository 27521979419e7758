// What an intent is answered with where it cannot be carried out: plainly, with the nearest way.

/** Where there is no register of an office behind the question (one question from a shell, the demo). */
export const NEAREST = {
  export: [
    'Ở đây chưa gửi được tệp. Trong chat của văn phòng: «xuất excel việc quá hạn»; từ cửa sổ lệnh: npx dondoc report weekly --at NGÀY --out bao-cao.xlsx.',
  ],
  broadcast: [
    'Ở đây chưa gửi tin tới các cơ quan được: văn phòng gửi từ tin nhắn riêng với tôi trên Telegram hoặc Zalo.',
  ],
  import_document: [
    'Gửi tệp kết luận (.docx, .pdf, .txt) cho tôi trong tin nhắn riêng, kèm chữ /nhapvanban; từ cửa sổ lệnh: npx dondoc import TỆP.',
  ],
  subscribe: ['Ở đây chưa đặt theo dõi được: nhắn riêng cho tôi trên Telegram hoặc Zalo, ví dụ «theo dõi việc 12».'],
  unsubscribe: [
    'Ở đây không có gì để thôi nhắc: đặt trong nhóm hoặc tin nhắn riêng trên Telegram hoặc Zalo, ví dụ «tắt nhắc».',
  ],
  reminder_settings: [
    'Ở đây chưa đổi giờ nhắc được: đặt trong nhóm hoặc tin nhắn riêng trên Telegram hoặc Zalo, ví dụ «nhắc lúc 7 giờ 30», «nhắc trước 5 ngày việc 12».',
  ],
  report_progress: [
    'Ở đây chưa ghi nhận được: đầu mối báo trong nhóm hoặc tin nhắn riêng trên Telegram hoặc Zalo, ví dụ «/xong 12 số 45/BC-SNV ngày 20/8/2025».',
  ],
  request_extension: [
    'Ở đây chưa ghi nhận được: đầu mối xin trong nhóm hoặc tin nhắn riêng trên Telegram hoặc Zalo, ví dụ «/giahan 12 30/9/2025 lý do».',
  ],
} as const
