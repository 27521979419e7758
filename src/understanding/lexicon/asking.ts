// Words by which something is asked, shown, counted; and the small words around them.
import { phrases } from './phrases.ts'
import { MUST_WHAT } from './work.ts'

export const ASKING = {
  WHAT: phrases(`
    gì; những gì; cái gì; nội dung (gì|nào|chi); (làm|xong|hoàn thành|giải quyết|xử lý) được (những|mấy|) (việc gì|gì|việc chi|việc nào); (việc|làm|nhiệm vụ|những|có|nộp|báo cáo|cái) chi; chi (không|rứa|vậy|hè|mô); gì gì; còn (gì|chi)
    (làm|gồm|có) những gì; là (gì|những gì|những việc gì|việc gì); những cái gì; gì không; gì nữa; ${MUST_WHAT}; còn phải (nộp|gửi|trình|báo cáo|hoàn thành|xong) (gì|chi|những gì); (mấy|những|các) (thứ|cái|món|khoản|đầu) (gì|chi); (mấy|những|các) (khoản|thứ|món) nào; (thứ|món|khoản|vụ) chi
  `),
  WHICH: phrases(`
    nào; vụ (nào|mô); những nào; những cái nào; cái nào; mô; nào không
  `),
  HOW_MANY: phrases(`
    (trễ|quá hạn|trễ hạn|chậm|muộn) (mấy|bao nhiêu) (ngày|hôm|bữa|tuần|tháng); cộng (dồn|lại|cả); còn mấy; còn bao nhiêu; bao nhiêu; tổng (bao nhiêu|mấy|là bao nhiêu|là mấy); mấy; tổng số; số lượng; đếm; tổng cộng; (tổng|) số (việc|nhiệm vụ|đầu việc|công việc); có mấy
    bao nhiêu cái; báo nhiêu; mấy cái; mấy vụ; con số; bấy nhiêu; nhiều không; tổng có; đếm số; đếm xem
  `),
  WHEN: phrases(`
    (trễ|quá hạn|trễ hạn|chậm|muộn) bao lâu; khi nào; bao giờ; bao gờ; lúc nào; (ngày|hôm|bữa|tháng|tuần|quý) (nào|mấy|bao nhiêu|mô|bn); chừng nào; khi mô; hồi nào
    đến (khi nào|bao giờ|hôm nào|ngày nào|lúc nào); trước (khi nào|ngày nào|hôm nào|ngày bao nhiêu|ngày mấy|bao giờ)
    (vào|) (thời điểm|thời gian|lúc|khoảng|khoảng thời gian) nào; còn (mấy|bao nhiêu) (hôm|bữa|ngày|tuần) nữa; mấy tây; ngày bao nhiêu; mùng mấy; bao lâu nữa; còn mấy ngày; còn bao nhiêu ngày; bao lâu
    (có|) hạn (đến|tới) đâu; mấy hôm nữa; mấy ngày nữa; bao nhiêu ngày nữa; (là|) đến đâu là hạn
  `),
  WHO: phrases(`
    ai trực tiếp; đầu mối nào; do ai; do (cơ quan|đơn vị|sở|ban|ngành) (nào|mô); ai
    (sở|cơ quan|đơn vị|ban|ngành|bên|phòng|sở ngành|cơ quan đơn vị|đơn vị cơ quan|bộ phận|đồng chí|người) (nào|mô)
    (lãnh đạo|cán bộ|chuyên viên|giám đốc|phó giám đốc|chủ tịch) nào; những ai; (thằng|đứa|ông|bà|anh|chị|cậu|bạn|tay) (nào|mô); (thuộc|là của|của) (cơ quan|đơn vị|sở|bên) (nào|mô)
  `),
  RESPONSIBLE: phrases(`
    phụ trách; chịu trách nhiệm; có trách nhiệm; phải (làm|lo|chịu|thực hiện); tham gia; (làm|là) (đầu mối|phụ trách); đảm nhiệm; đảm nhận; đảm trách; thực hiện; làm; lo; xử lý; giải quyết
    (giao|phân công) (cho|); (phân|chia) (cho|về); được giao; của; theo dõi; đứng ra; gánh; ôm; (lãnh|nhận|lo|gánh|cầm) chính; đảm đương; kham; triển khai; nhận; đầu mối; cầm; quản; tham mưu
    (thuộc|là của|của) (cơ quan|đơn vị|sở|bên) (nào|mô); trách nhiệm; thuộc; trách nhiệm của; thuộc trách nhiệm
  `),
  HOW: phrases(`
    (đang|còn|bị|) (kẹt|tắc|vướng|nghẽn|vướng mắc) (ở|) (đâu|mô|chỗ nào|khâu nào|chỗ mô|bước nào); (đang|) (ở|đến|tới) (bước|khâu|giai đoạn) nào; thế nào; ra sao; sao rồi; (làm|đi|chạy|triển khai|) (đến|tới) (đâu|mô) (rồi|); như thế nào; như nào; thế nào rồi; răng rồi; tiến độ
    tình hình; tình trạng; kết quả; trạng thái; sao; làm đến đâu; đang ở đâu; tiến triển; thế mô rồi; diễn biến
    hiện trạng; sao rồi; răng; ra răng
  `),
  DETAIL: phrases(`
    chi tiết; cụ thể; nội dung; nói (về|) (gì|chi); (nói|xem|giải thích) (rõ|kỹ|thêm) (hơn|); cho (anh|em|chị|tôi|mình|tui|sếp|) (xem|coi|biết) (rõ|kỹ) (hơn|); nêu gì; ghi gì; viết gì; yêu cầu (cụ thể|) (gì|chi)
    là gì; là việc gì; là nhiệm vụ gì; thông tin; đầy đủ; nguyên văn; rõ hơn; kỹ hơn; giải thích; nội dung gì
    gồm những gì; làm những gì; về cái gì
  `),
  SHOW: phrases(`
    (cho|) (anh|em|chị|tôi|mình|tui|bác|chú|cô|sếp|) (xem|coi|biết|xin|hỏi); xem; coi; liệt kê; danh sách; danh mục
    kể; hiện; mở; tra; tra cứu; tìm; lọc; đưa ra; show; list; nêu; lấy; điểm; điểm danh; điểm lại; rà; (rà|soát|dò|ngó|soi|lục|dòm|nhìn|điểm) (lại|qua|) (xem|coi|giúp|hộ|giùm); check; kiểm tra
    cho (cháu|con) (xem|coi|biết|xin|hỏi); xem giúp; hiển thị; các; những; bảng; cung cấp; thống kê; tổng hợp; toàn bộ; tất cả
  `),
  YES_NO: phrases(`
    không; chưa; hay chưa; hay không; đúng không; phải không; à; chứ; hả; được không
  `),
  ONLY: phrases(`
    chỉ (lấy|xem|cần|tính|hiện|để|lọc|liệt kê|liệt|nói|); thôi; lọc (lấy|ra|riêng|những|các|lại|)
    bỏ (bớt|) (những|các|); riêng; trong (đó|số đó|số này); (những|mấy|các) cái; cái; lấy; chỉ; giữ
  `),
  AND_WHAT: phrases(`
    so với; (thế|vậy|rứa|) còn; (thì|) (sao|thế nào|răng); thế; vậy; rứa; còn; cả; nữa; thêm; thì; thế thì; vậy thì; rứa còn
    tương tự; cũng vậy; cũng thế; thế bên; vậy bên
  `),
  THAT: phrases(`
    (cái|việc|nhiệm vụ|vụ|nội dung|mục|thằng|con|văn bản) (đó|này|ấy|kia|nớ|ni|đấy|trên|vừa rồi|vừa nêu|nãy); nó
    (danh sách|bảng|kết quả|những việc|các việc|mấy việc|những cái|mấy cái) (này|đó|trên|vừa rồi|kia|ấy|ni); chúng
    (cái|việc|vụ) (hôm trước|hôm nọ|bữa trước|bữa nọ|hồi nãy|lúc nãy|mới nói|vừa nói); cái nớ; việc nớ; ở trên; bên trên
  `),
  NTH: phrases(`
    cái; (cái|việc|nhiệm vụ|mục|dòng|số|ý|đầu việc) thứ; thứ; cái số; dòng (số|); đầu tiên; đầu; (cuối|sau) cùng; sau chót; chót; cuối danh sách; cuối; số
  `),
  LINKED: phrases(`
    (có|) liên quan (đến|tới|); liên quan (đến|tới|) việc; dính (đến|tới|dáng đến|líu đến|)
    (thuộc|về|trong) (lĩnh vực|mảng|mảng việc|chủ đề|nội dung); về; về việc; về mảng; mảng; lĩnh vực; chủ đề
    (có|chứa|mang) (chữ|từ|cụm từ); nói (về|tới|đến); xoay quanh; nhắc đến; đề cập (đến|); về vấn đề; quanh vụ; trong mảng; thuộc nhóm
  `),
  POLITE: phrases(`
    xin lỗi (đã|vì|) (làm|) phiền; xin lỗi (anh|chị|mọi người|bot|) cho (hỏi|em hỏi|anh hỏi|chị hỏi|tôi hỏi|mình hỏi); làm phiền (anh|chị|bot|mọi người|tí|chút|em|)
    (liệu|) có thể; dạ; vâng; hãy; (nói|kể) lại; đối với; (từ|kể từ) (giờ|nay|bây giờ|hôm nay); ạ; nhé; nha; nghe; với; giúp; giùm; hộ; dùm; xin; làm ơn; vui lòng
    cho (em|anh|chị|tôi|mình|tui|hỏi|xin|xem|biết|e|a|bác|chú|sếp); em hỏi; xin hỏi; cho (cháu|con) (hỏi|xin|xem|biết|coi)
    (xin|) (chân thành|trân trọng) (cảm ơn|kính chào); chân thành; hỏi (tí|chút|tý|xíu|cái|thăm|nhanh|nhỏ|); phiền; nhờ; kính; kính gửi; thưa
    báo cáo (anh|chị|sếp|các anh|các chị|bác|chú|lãnh đạo|thủ trưởng); đi; nào; coi; đó; đấy; thế; vậy; hả; hở; nhỉ
    nè; này; luôn; ngay; nhanh; gấp; ấy; á; ta; cái; xíu; tí; chút; tý; ơi; ới; bot; bót; em bot; bạn bot; đôn đốc
    dondoc; bot ơi; các anh chị; anh chị; mọi người; cả nhà; các bác; mình; anh; chị; em; tôi; tui; bác; chú; cô
    sếp; bạn; đồng chí; ad; admin; rồi; thì; là; mà; cho; được; đang; muốn (biết|hỏi|xem|xin|tra|coi|nhờ|kiểm tra|có); hiện; hiện tại; hiện nay; hiện giờ; (bây|bơ|) chừ; bây dừ; bây giờ
    nữa; lại; nhỡ; em ơi; anh ơi; alo; ê; này; có; cần; muốn; biết; xem; của; ở; trong; tại; bên; phía; các; những
    ý (em|anh|chị|mình|tôi|tui) (là|muốn nói là|hỏi là|nói|hỏi|muốn nói); à nhầm; (à|ý|ủa) không; cơ
    tất cả; toàn bộ; toàn; hết; ra; thêm; theo; để; bởi; trên; nhưng; nhờ; đến nay; đến giờ; tới nay; tới giờ
    đến thời điểm này; (tính|) (đến|tới) (hôm nay|ngày hôm nay|bữa ni|bữa nay|lúc này|giờ này); tính (đến|tới) (giờ|ngày); tính đến nay; từ trước đến nay; tính đến hiện tại; lâu nay; vừa; mới; sẽ; đã; đều; cũng; vẫn
    lần; sao; nhanh giúp; hỏi; vào; tỉnh; tỉnh mình; toàn tỉnh; cả tỉnh; hay; hoặc; và; hệ thống; dữ liệu; sổ
    (cần|muốn|xin) nắm (được|rõ|); nha bot; nhờ bot; hè; hỉ; nhen; ok; oke; okie; ừ; ờ; à; thôi; kia
  `),
} as const
