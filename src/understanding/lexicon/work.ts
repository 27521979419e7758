// Words about tasks: what they are called, how they stand, what is asked of them. «(a|b|)» are choices.
import { phrases } from './phrases.ts'

/** «phải nộp chi»: what must be done, and the question for it. */
export const MUST_WHAT =
  '(phải|cần|cần phải) (xong|nộp|hoàn thành|trình|báo cáo|làm|làm xong|lo xong|xử lý xong|giải quyết xong|nộp xong|gửi|lo|tham mưu) (chi|mô)'
/** The ministries that offices wait for; they are no bodies of a province. */
export const MINISTRIES =
  'bộ (tài chính|nội vụ|y tế|công an|quốc phòng|xây dựng|công thương|ngoại giao|tư pháp|giáo dục|giáo dục và đào tạo|khoa học và công nghệ|nông nghiệp và môi trường|văn hóa|dân tộc và tôn giáo)'

export const WORK = {
  TASK: phrases(`
    việc (cần|phải|) làm thường xuyên; nhiệm vụ; (việc|nhiệm vụ) chi; tình hình công việc; (đầu|phần|) việc; (đầu|) công việc; đầu mục (công việc|); task; hạng mục; đầu việc; nội dung công việc
    vụ (nào|mô); nhiệm vụ được giao; việc được giao; (làm|xong|hoàn thành|giải quyết|xử lý) được (những|mấy|) (việc gì|việc chi|việc nào); (được|bị) giao (việc|nhiệm vụ); sản phẩm; mấy vụ; vụ việc
  `),
  NOT_TASK: phrases(`
    làm việc; (đang|còn|đi|sẽ|phải|vừa|chuẩn bị|) làm việc (với|cùng|tại); (ngày|giờ|buổi|lịch|phòng|quy chế|chương trình|đoàn) làm việc
    việc (nhà|riêng|tư|làm|cưới|tang|hiếu|hỷ|vặt|bếp núc|đồng áng); (xin|thôi|nghỉ|mất|kiếm|bỏ) việc; tìm việc làm
    (bận|có|dính) việc (bận|đột xuất|riêng|gia đình); bận việc; được việc; hết việc; không việc gì
    có việc gì đâu; tự việc; người việc; tiền công; vị trí việc làm; giải quyết việc làm; việc làm
  `),
  DUE: phrases(`
    (đến|tới|hết|đáo|vào|kịp) hạn
    (phải|cần|cần phải) (xong|nộp|hoàn thành|hoàn tất|trình|báo cáo|làm|làm xong|lo xong|xử lý xong|giải quyết xong|nộp xong|triển khai xong|thực hiện xong|giải quyết|xử lý|triển khai|thực hiện|gửi|lo|có|tham mưu|ban hành)
    còn phải (nộp|gửi|trình|báo cáo|hoàn thành|xong) (gì|chi|những gì|mấy|bao nhiêu|những)
    hạn nộp; (tới|đến) lúc nộp; có hạn (đến|tới) đâu; có hạn; đến ngày nộp; chốt hạn; nộp; rơi vào; ${MUST_WHAT}
  `),
  DUE_SOON: phrases(`
    (sắp|gần|sát|cận|chuẩn bị|sắp sửa|chớm) (đến|tới|hết|) hạn (nhất|); hạn (nào|) (là|) (gần|sớm) nhất; hạn (kế tiếp|tiếp theo|sắp tới|kế)
    sắp tới; sắp tới đây; sắp phải (xong|nộp|trình|báo cáo|làm); (sắp|gần) hết (thời gian|thời hạn|giờ làm); (phải|cần) (nộp|xong|trình|làm) sớm nhất; sớm nhất phải (nộp|xong|trình|làm); gấp nhất; sắp trễ; sắp quá hạn; còn ít ngày
  `),
  OVERDUE: phrases(`
    (trễ|quá hạn|trễ hạn|chậm|muộn) (mấy|bao nhiêu) (ngày|hôm|bữa|tuần|tháng); (trễ|quá hạn|trễ hạn|chậm|muộn) bao lâu
    quá (thời|) hạn; (lố|trượt|hụt|quá kỳ) hạn; (quá|lố|vượt|trễ) (deadline|thời gian quy định|thời hạn quy định); trễ (hạn|hẹn|nải|); chậm (hạn|trễ|tiến độ|); lỡ (hạn|hẹn|); muộn (hạn|); nợ (đọng|hạn|); bị trễ
    (quá hạn|trễ|chậm|trễ hạn) (lâu|dài|nhiều ngày) nhất; để quá hạn; qua hạn; vượt hạn; vượt quá hạn; rớt hạn
    (không|chưa|chẳng|chả) (xong|hoàn thành|làm xong|hoàn tất|giải quyết xong|xử lý xong|làm|nộp|đạt) (đúng|kịp) (thời|) hạn
    (không|chẳng|chả) (đúng|kịp) (thời|) hạn; (làm|xong) không kịp (thời|) hạn
  `),
  NOT_LATE: phrases(`
    (chậm|muộn) nhất; quá (trời|đi|chừng|xá|ta|nhỉ|nhiều|đông|đẹp|vui|mệt|nóng|lạnh|hay|ngon|to|khó|dễ|tệ|tốt|rồi)
    không quá; quá trình; quá độ; quá khứ; quá nhiều; quá các; nợ (xấu|công|thuế); bảng đỏ; sổ đỏ; đỏ mắt
    chữ thập đỏ
  `),
  OPEN: phrases(`
    chưa (xong|hoàn thành|làm|làm xong|nộp|giải quyết|xử lý|hoàn tất|thực hiện|triển khai|trình|đâu vào đâu|xong hết|động|đụng|xong xuôi|kết thúc|đóng|báo cáo|gửi báo cáo|có báo cáo|có kết quả|báo cáo kết quả|động tĩnh|nhúc nhích)
    (còn|đang|bị|) tồn (đọng|lại|)
    (đang|còn|còn đang) phải (gánh|lo|xử lý|giải quyết|gánh vác|ôm); (đang|còn|còn đang) (làm|gánh|thực hiện|xử lý|triển khai|nợ|dở|mắc|ôm|phải làm|chạy|treo|dang dở|dở dang|vướng|kẹt|giải quyết)
    còn phải (nộp|gửi|trình|báo cáo|hoàn thành|xong) (gì|chi|những gì|mấy|bao nhiêu|những)
    (làm|giải quyết|xử lý|) chưa (tới nơi tới chốn|đến nơi đến chốn|dứt điểm|giải quyết dứt điểm|xử lý dứt điểm|ra đâu vào đâu)
    (đang|còn) (nằm|đọng|ứ|dồn) (ở|tại)
    dang dở; dở dang; còn lại; (còn|bị|đang|) (sót|bỏ sót|bỏ dở);  đang mở; (còn|vẫn) mở; chưa ai làm
    (không|chẳng|chả|không thể) (xong|hoàn thành|làm xong|hoàn tất|giải quyết xong|xử lý xong) (nổi|được|)
  `),
  STILL: phrases(`
    còn; vẫn còn; vẫn; còn bao nhiêu; còn mấy
  `),
  DONE: phrases(`
    (làm|xong|hoàn thành|giải quyết|xử lý) được (những|mấy|) (việc gì|gì|việc chi|việc nào); đã (xong|hoàn thành|làm xong|hoàn tất|giải quyết xong|xử lý xong|nộp xong|làm|nộp|kết thúc|đóng)
    (hoàn thành|hoàn tất|làm xong|xong|nộp) rồi; (hoàn thành|hoàn tất|xong|làm xong|giải quyết xong|xong xuôi)
    (làm|giải quyết|xử lý) xong được
    được hoàn thành; hoàn thành được; làm được; xong hết; xong xuôi; làm rồi
  `),
  ONGOING: phrases(`
    việc (cần|phải|) làm thường xuyên; thường xuyên; làm thường xuyên; liên tục; thực hiện thường xuyên
  `),
  PENDING: phrases(`
    (chờ|đợi|còn chờ|đang chờ|đang đợi|phụ thuộc|phụ thuộc vào|vướng|đang vướng|phải chờ|phải đợi|còn đợi) (hướng dẫn|trung ương|tw|đại hội|bộ|chính phủ|chỉ đạo|văn bản|sự kiện|ý kiến|kết luận|quyết định|chủ trương|quy định|luật|nghị định|thông tư|cấp trên|quốc hội|có hướng dẫn|sau đại hội|tỉnh|kỳ họp)
    (trung ương|tw|bộ|cấp trên|) chưa (có|ra|ban hành|) (văn bản|) hướng dẫn
    (ngay|) sau (khi|) đại hội (xong|) (thì|) (phải|cần|có); sau (khi có|) (hướng dẫn|chỉ đạo|quy định) (của|) (trung ương|tw) (thì|) (phải|cần|có)
    (làm|xong|giải quyết|) (ngay|) sau (đại hội|khi có hướng dẫn|khi có chỉ đạo) (của trung ương|của tw|trung ương|tw|); (chờ|đợi|đang chờ|đang đợi|còn chờ|phải chờ|phải đợi|vướng) (${MINISTRIES}|trung ương)
  `),
  UNDATED: phrases(`
    (nào|) (chưa|không|còn chưa|vẫn chưa) (có|ghi|điền|rõ|định|được ghi|được điền|có ghi) (ngày|) (hạn|thời hạn|hạn chót|hạn hoàn thành|thời hạn hoàn thành)
    (còn|đang|bị|) thiếu (hạn|thời hạn|ngày hạn|hạn hoàn thành); (cần|phải|còn phải|đang cần|chờ) (điền|bổ sung|ghi|xác định) (hạn|thời hạn|ngày hạn)
    (chưa|không|chẳng|chưa hề) (có|ghi|ấn định|định|đặt|điền|giao|xác định|rõ|nêu|quy định|chốt|được giao) (thời|) hạn (hoàn thành|nộp|xong|cụ thể|rõ ràng|nào|)
    (thiếu|cần điền|cần bổ sung|để trống|bỏ trống|đang thiếu|còn thiếu) (thời|) hạn; (vô|không) thời hạn; không hạn định
    chưa có (mốc|ngày) (thời gian|hoàn thành|phải xong)
    (chưa|không|vẫn chưa) (được|bị|) (ấn định|quy định|xác định|chốt|giao|đặt|gắn|đưa) (thời|ra|) hạn (cụ thể|chót|)
  `),
  LEAD: phrases(`
    chủ trì; (lãnh|nhận|lo|gánh|cầm|làm|phụ trách|chịu|đứng) chính; làm chủ trì; (chịu|) trách nhiệm chính; đứng chủ trì; giữ chủ trì; vai chủ trì; vai trò chủ trì
    chịu trách nhiệm chủ trì; cơ quan chủ trì; đơn vị chủ trì; đầu mối chủ trì; cầm trịch
  `),
  COOP: phrases(`
    (làm|thực hiện|triển khai) (cùng|với|chung với) (đơn vị|cơ quan|sở|bên) khác; phối hợp; tham gia phối hợp; vai phối hợp; vai trò phối hợp; cơ quan phối hợp; đơn vị phối hợp; phối hợp cùng
    làm phối hợp
  `),
  ASSIGN: phrases(`
    (được|bị) giao (việc|nhiệm vụ); (được|bị|) giao (cho|); phân công (cho|); yêu cầu; chỉ đạo; giao nhiệm vụ; giao việc; đề ra; đặt ra; gánh
    (phải|đang|đang phải|) (cáng đáng|đảm đương|gồng gánh|gánh vác); đảm nhiệm; nhận; được phân công; phân công nhiệm vụ; bao gồm; gồm (có|); có
  `),
  DO: phrases(`
    làm; phải; gấp; khẩn; cần (gấp|khẩn|ngay|làm ngay); cần; thực hiện; triển khai; xử lý; giải quyết; lo; báo cáo; đang; trình
  `),
  DEADLINE: phrases(`
    hạn; thời hạn; hạn (chót|cuối|cuối cùng|nộp|hoàn thành|xong|chốt|báo cáo|trình|gửi|thực hiện); deadline
    thời hạn (hoàn thành|nộp|xong|thực hiện|báo cáo|trình); kỳ hạn; hạn mức thời gian; ngày hoàn thành
    ngày cuối (cùng|) (nộp|gửi|trình|báo cáo|hoàn thành|để nộp|để gửi); mốc (thời gian|hoàn thành|); ngày nộp; hạn hoàn thành
    thời (gian|điểm) (hoàn thành|nộp|xong|báo cáo|trình|kết thúc|phải xong|hoàn tất)
  `),
  MUST_END: phrases(`
    (phải|cần|cần phải|thì) (xong|nộp|hoàn thành|hoàn tất|trình|báo cáo|làm xong|gửi|chốt|bố trí xong|kết thúc|cập nhật xong|xử lý xong)
    mới xong; thì xong; chốt; đến hạn; hết hạn; tới hạn; xong; hoàn thành; nộp; trình; kết thúc
  `),
  RECURRING: phrases(`
    định kỳ; báo cáo định kỳ; báo cáo thường kỳ; thường kỳ; (tuần|tháng|quý|năm) nào cũng; báo cáo (tuần|tháng|quý)
  `),
  WEEKLY: phrases(`
    (báo cáo|) định kỳ tuần; (hằng|hàng|mỗi|từng|theo) tuần; tuần nào cũng; báo cáo tuần; tuần một lần; mỗi tuần (một|1) lần
  `),
  MONTHLY: phrases(`
    (báo cáo|) định kỳ tháng; (hằng|hàng|mỗi|từng|theo) tháng; tháng nào cũng; báo cáo tháng; tháng một lần; mỗi tháng (một|1) lần
  `),
  QUARTERLY: phrases(`
    (báo cáo|) định kỳ quý; (hằng|hàng|mỗi|từng|theo) quý; quý nào cũng; báo cáo quý; quý một lần; mỗi quý (một|1) lần
  `),
  REPORTS: phrases(`
    báo cáo; bc; bcao
  `),
} as const
