// Words that ask for something to be done: reports, extensions, reminders, letters, files, statistics.
import { phrases } from './phrases.ts'

export const ACTING = {
  PROGRESS: phrases(`
    (cập nhật|báo cáo|bc|báo|update) (tiến độ|tình hình|kết quả|) (nhiệm vụ|việc|); cập nhật; báo cáo tiến độ
    tiến độ; báo cáo kết quả; cập nhật tiến độ; báo cáo; update; ghi nhận; đánh dấu; tick; báo tiến độ; chốt; đóng
    xin báo cáo; xác nhận
  `),
  FINISHED: phrases(`
    (đã|mới|vừa|cũng đã|cơ bản|cơ bản đã|) (hoàn thành|hoàn tất|xong|làm xong|giải quyết xong|thực hiện xong|xử lý xong|triển khai xong)
    xong (rồi|xuôi|hết|luôn|toàn bộ|hoàn toàn); đã xong; hoàn thành (rồi|xong|toàn bộ|hết|); done; ok rồi
    đã kết thúc; hoàn thành nhiệm vụ
  `),
  DOING: phrases(`
    đang (ở|trong) (bước|giai đoạn|khâu|quá trình); đang (làm|triển khai|thực hiện|chờ|xử lý|trình|lấy ý kiến|soạn|tổng hợp|rà soát|vướng|dự thảo|thẩm định|hoàn thiện|đợi|xin ý kiến|tham mưu|khẩn trương|gặp|chạy|hoàn tất|đàm phán|kiểm|thi công|bàn giao|đấu thầu)
    đã (trình|gửi|nộp|ký|mở|cấp|lắp|xây|thu|báo cáo|ban hành|trình ký|họp|làm được|được|triển khai|có|xin ý kiến|tham mưu|chuyển|cập nhật|tổ chức|phát hành|bàn giao|giải ngân|thẩm định|đạt|làm|thực hiện|thông qua|khởi công|phê duyệt|lấy ý kiến|rà soát)
    còn (vướng|thiếu|chờ|kẹt|phải); vướng; gặp (khó khăn|vướng mắc|khó); khó khăn
    chưa (làm được|thực hiện được|triển khai được|xong|hoàn thành|xong được|làm|triển khai|có|trình|nộp|ký|giải ngân|xử lý được)
    mới (được|làm được|xong|đạt|trình|làm); đạt; được; làm được; kẹt; (bị|đang|phải|) (tạm dừng|đình trệ|ách tắc|ngưng trệ|gián đoạn); vừa (trình|gửi|nộp|ký|ban hành|họp); mắc; tắc
  `),
  EXTEND: phrases(`
    gia hạn
    (lùi|dời|giãn|hoãn|nới|khất|đẩy|lui|kéo dài|chuyển|thay đổi|điều chỉnh|rời|đổi) (thời hạn|hạn|thời gian|deadline|tiến độ|ngày|lại)
    (xin|cho|đề nghị|cho em|cho em xin|xin được|xin phép|cho bên em) (lùi|dời|giãn|hoãn|nới|khất|lui|kéo dài|chậm|trễ|nộp chậm|nộp muộn|chậm lại|thêm thời gian|rời)
    (xin|cho|đề nghị|cần|cho em|cho em xin|xin phép|xin được|bên em xin) thêm (thời gian|); xin khất; xin lùi; xin dời; kéo dài (thời gian|thêm); thêm thời gian
    nới thời gian; (lùi|lui|dời|giãn|nới|khất|hoãn) (sang|đến|tới|qua|thêm); xin chậm
  `),
  REASON: phrases(`
    vì; do; lý do; vì lý do; tại; tại vì; bởi; bởi vì; vì đang; để; với lý do; nguyên nhân
  `),
  SUBSCRIBE: phrases(`
    đăng ký (nhận|theo dõi|) (nhắc|tin|thông báo|bản tin|nhắc việc|nhắc hạn|thông tin|cảnh báo|)
    (bật|mở|cài|đặt) (lại|) (chế độ|tính năng|lịch|) (nhắc|bản tin|thông báo|nhắc việc|nhắc nhở|nhắc hạn|cảnh báo)
    bám (theo|sát); để mắt (đến|tới|hộ|giúp|giùm|); theo dõi (giúp|giùm|hộ|); nhận (nhắc|thông báo|nhắc việc|nhắc hạn|bản tin|bản tin sáng|tin nhắc|nhắc nhở|cảnh báo)
    cho (em|anh|chị|tôi|mình|nhóm) (nhận|đăng ký); subscribe; follow
    (kết nối|gắn|liên kết|nối|đấu nối) (nhóm|nhóm này|group|group này|bot vào nhóm) (này|) (để|) nhận (nhắc|thông báo|nhắc việc|nhắc hạn|tin)
  `),
  REMIND: phrases(`
    nhắc; nhắc (việc|hạn|nhở|nhớ|lại|tôi|em|anh|chị|mình|nhóm|bên em); báo trước; thông báo trước
    báo (cho|) (em|anh|tôi|chị|mình|nhóm); giờ nhắc; lịch nhắc; nhắn nhắc; cảnh báo; remind; bản tin; bản tin sáng
    thông báo; gửi (nhắc việc|nhắc nhở|nhắc hạn); giờ gửi; nhắc nhở; nhắc việc; nhắc hẹn; nhắc tin
  `),
  UNSUBSCRIBE: phrases(`
    (tắt|dừng|ngừng|ngưng|hủy|bỏ|thôi|khỏi|đừng|không cần|ngắt|chấm dứt|đừng có|khóa|không) (gửi|) (nhận|) (chế độ|tính năng|lịch|) (nhắc|nhắc nhở|nhắc việc|nhắc hạn|thông báo|cảnh báo|bản tin|bản tin sáng|nhắc tin|tin nhắc)
    (hủy|bỏ|thôi|ngừng|dừng|không|ngưng|khỏi|gỡ|rút|xóa|cắt|thoát|gỡ bỏ|hủy bỏ) (theo dõi|đăng ký|nhận tin|nhận nhắc|nhận thông báo|(đăng ký|) nhận (nhắc|tin|nhắc việc|bản tin|thông báo))
    (tắt|dừng|ngừng|ngưng|hủy|bỏ|ngắt|khóa) (giùm|giúp|hộ|bớt|bớt giùm|) (phần|mục|cái|mấy cái|các|mấy|) (tin|) (nhắc|nhắc nhở|nhắc việc|nhắc hạn|thông báo|cảnh báo)
    đừng (nhắc|spam|làm phiền|báo); đừng gửi nhắc; khỏi nhắc; mute; unsubscribe; unfollow; tắt; bỏ theo dõi
    không nhắc; (không|chẳng|chả|hết|không còn) muốn (nhận|bị|được|nghe) (nhắc|nhắc việc|nhắc nhở|nhắc hạn|thông báo|cảnh báo|bản tin|tin nhắc|tin)
  `),
  SNOOZE: phrases(`
    (tạm|tạm thời|) (hoãn|dừng|ngừng|ngưng|tắt|hoãn lại) (việc|) (nhắc|thông báo|nhắc việc|nhắc hạn|nhắc nhở)
    (nhắc|báo) lại; im (lặng|); snooze; tạm im; để (mai|mốt|hôm khác|tuần sau|sáng mai|chiều) nhắc; hoãn nhắc
    lùi nhắc; đừng nhắc (đến|tới|cho đến); yên; dời nhắc
  `),
  SETTING: phrases(`
    (đổi|chuyển|chỉnh|sửa|đặt|cài|điều chỉnh|thay|cài đặt|cài lại|đặt lại|dời|lùi) (giờ|lịch|thời gian|lại|chế độ|) (nhắc|thông báo|gửi|gửi bản tin|gửi nhắc|nhắc việc|báo|bản tin|nhắc hạn)
    giờ nhắc; lịch nhắc; tần suất nhắc; cài đặt nhắc; (hẹn|canh|hẹn lại) (giờ|lịch) (nhắc|báo|gửi|thông báo)
  `),
  DAILY: phrases(`
    (mỗi|hằng|hàng|từng) (ngày|sáng|chiều|tối|trưa); (ngày|sáng|chiều|tối|trưa) nào cũng; ngày một lần
    ngày (1|một) lần; (mỗi|một) ngày (một|1) lần
  `),
  EVERY_WEEK: phrases(`
    (mỗi|hằng|hàng|từng) tuần; tuần (một|1) lần; hằng tuần; tuần nào cũng; nào cũng
  `),
  WORKDAYS: phrases(`
    ngày (làm việc|thường); trong tuần; ngày đi làm; ngày hành chính
  `),
  SEND: phrases(`
    gửi; chuyển; phát; phát hành; phổ biến; thông báo; nhắn; nhắn tin; báo; đôn đốc; nhắc; quán triệt; yêu cầu
    truyền đạt; gởi; thúc; giục; hối; nhắc nhở; triển khai; gửi thông báo; đẩy; broadcast; bắn; thông tin; gửi tin
    gửi nhắc; thúc giục; đề nghị; sao gửi; phát thông báo; gửi tin nhắn; soạn tin; chuyển tiếp; forward
  `),
  TO: phrases(`
    cho; tới; đến; về; cho tất cả; xuống; tới tất cả; đến tất cả; sang; qua; tất cả; toàn bộ; toàn thể
  `),
  IMPORT: phrases(`
    nạp; nhập; thêm; tải lên; upload; import; đưa; up; cập nhật; đẩy; bổ sung; lưu; đọc; tải; scan; quét; bóc tách
    nhận; ghi; cho; (bóc|tách|bóc tách|trích|rút) (lấy|ra|) (việc|nhiệm vụ|đầu việc|các việc|các nhiệm vụ) (ra|)
  `),
  INTO: phrases(`
    (bóc|tách|bóc tách|trích|rút) (lấy|ra|) (việc|nhiệm vụ|đầu việc|các việc|các nhiệm vụ) (ra|)
    vào (hệ thống|bot|sổ|dữ liệu|đây|phần mềm|kho|cơ sở dữ liệu|danh sách|theo dõi|csdl|app)
    (lên |)cho bot (đọc|xử lý|bóc|lưu|bóc tách); lên (hệ thống|bot|phần mềm|app); vô (hệ thống|bot|sổ|máy); vào hệ thống giúp
  `),
  PAPER: phrases(`
    văn bản; kết luận; kế hoạch; thông báo; công văn; chỉ thị; nghị quyết; file; tài liệu; quyết định; chương trình
    công điện; pdf; tệp; bản kết luận; báo cáo; thông báo kết luận; tờ trình; kl; kh
  `),
  EXPORT: phrases(`
    xuất (ra|file|excel|danh sách|bảng|báo cáo|cho|); in (ra|); tải (về|xuống|file|); kết xuất; export; download
    (file|bảng|bản|tệp|dạng|định dạng|bằng) (excel|word|pdf|xlsx|docx|mềm); lập bảng; trích xuất; gửi file; xin file
    lưu (thành|ra|dưới dạng|dạng) (file|); xin bảng; đổ ra; dump; làm (file|bảng (excel|tổng hợp|thống kê|danh sách|theo dõi|kê|word)); cho (file|bảng); lấy file; trích
  `),
  XLSX: phrases(`
    excel; xlsx; xls; bảng tính; sheet; google sheet
  `),
  DOCX: phrases(`
    word; docx; doc; văn bản word
  `),
  PDF: phrases(`
    pdf
  `),
  RATE: phrases(`
    tỷ lệ; tỉ lệ; phần trăm; (bao nhiêu|mấy) (phần trăm|%); tỷ lệ hoàn thành; tỉ lệ hoàn thành; % hoàn thành
    tiến độ hoàn thành; mức độ hoàn thành; mức hoàn thành; tỷ lệ phần trăm; được mấy %; hoàn thành tới đâu
    hoàn thành đến đâu
  `),
  ON_TIME: phrases(`
    đúng (hạn|hạng); đúng tiến độ; kịp hạn; kịp tiến độ; đúng thời hạn; trước hạn; đúng giờ
  `),
  RANKING: phrases(`
    xếp (hạng|loại|thứ tự|thứ hạng|thứ|); bảng xếp hạng; bảng vàng; top; thứ hạng; hạng mấy
    đứng (thứ mấy|đầu|cuối|bét|nhất); dẫn đầu; đội sổ; xếp hạng; bảng tổng sắp; đứng đầu; chấm điểm; so sánh; so kè
  `),
  SUMMARY: phrases(`
    tình hình công việc; tổng hợp; thống kê; tổng quan; tình hình (thực hiện|chung|triển khai|xử lý|giải quyết|hoàn thành|)
    kết quả (thực hiện|chung|triển khai); báo cáo (nhanh|tổng hợp|tình hình); số liệu; bức tranh chung; toàn cảnh
    tổng kết; tiến độ (thực hiện|chung|triển khai); điểm qua; sơ kết; tóm tắt tình hình; đánh giá; dashboard
    bảng thống kê
  `),
  MOST: phrases(`
    (để|tồn|ngâm|nợ|treo|kéo dài|) lâu nhất; nhất; nhiều nhất; ít nhất; tốt nhất; tệ nhất; kém nhất; cao nhất; thấp nhất; nhanh nhất; chậm nhất; trễ nhất
    dở nhất; giỏi nhất; bét; bét bảng; yếu nhất; hăng nhất; đầu bảng; cuối bảng; hay trễ nhất; chây ì nhất
    (lề mề|ì ạch|lẹt đẹt|bết bát|trì trệ|ỳ ạch|bê trễ|chây lười|ỳ|ì|đuối|hụt hơi) nhất; tích cực nhất
  `),
  BEST: phrases(`
    tốt nhất; cao nhất; nhanh nhất; giỏi nhất; dẫn đầu; đứng đầu; đầu bảng; hoàn thành nhiều nhất; hăng nhất
    ít trễ nhất; ít quá hạn nhất; ít việc trễ nhất; ít chậm nhất; làm tốt nhất; xong nhiều nhất; tích cực nhất
    đứng nhất; hạng nhất; ít việc quá hạn nhất; ít nợ nhất
  `),
  WORST: phrases(`
    tệ nhất; kém nhất; thấp nhất; chậm nhất; trễ nhất; dở nhất; bét; bét bảng; đội sổ; yếu nhất; cuối bảng
    trễ nhiều nhất; nhiều nhất; quá hạn nhiều nhất; đứng cuối; xếp cuối; hay trễ nhất; ít nhất; chây ì nhất
    (lề mề|ì ạch|lẹt đẹt|bết bát|trì trệ|ỳ ạch|bê trễ|chây lười|ỳ|ì|đuối|hụt hơi) nhất; đứng bét; nợ nhiều nhất
  `),
  EACH: phrases(`
    (theo|từng|theo từng|mỗi|chia theo|phân theo) (đơn vị|cơ quan|sở|ngành|xã|phường|địa phương|sở ngành)
    theo đơn vị; từng đơn vị; các đơn vị; các cơ quan; giữa các (sở|đơn vị|xã|cơ quan)
  `),
} as const
