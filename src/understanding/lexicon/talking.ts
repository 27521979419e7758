// Words about the bot, documents, bodies, greetings.
import { phrases } from './phrases.ts'

export const TALKING = {
  HELLO: phrases(`
    chào; xin chào; hello; hi; helo; hey; chào buổi (sáng|trưa|chiều|tối); good morning; kính chào
    chào (anh|em|chị|bác|chú|sếp|các bác|các anh|cả nhà|mọi người|cả nhóm|bot|bạn|các anh chị|các bạn|toàn thể|anh em|mn|ae)
    em chào; alo; hế lô; a lô; lô lô; chúc (cả nhà|mọi người|cả nhóm|các bác|anh chị|các anh chị|bot) (ngày mới|buổi sáng|một ngày|buổi chiều|cuối tuần|tuần mới) (tốt lành|vui vẻ|an lành|vui|)
    chúc (cả nhà|mọi người|cả nhóm|các bác|anh chị|các anh chị|bot|) (tuần mới|ngày mới|một ngày|một tuần|một tuần mới|đầu tuần) (nhiều|tràn đầy|đầy) (năng lượng|niềm vui|sức khỏe|may mắn)
    chúc (ngày mới|buổi sáng|một ngày|một tuần|tuần mới|buổi chiều|cuối tuần) (mới|) (tốt lành|vui vẻ|an lành|vui|tốt đẹp|bình an|)
    (ngày|sáng|chiều|buổi sáng|buổi chiều|tuần|ngày mới|tuần mới|cuối tuần|buổi tối) (mới|) (tốt lành|vui vẻ|an lành)
    chúc (cả nhà|mọi người|cả nhóm|các bác|anh chị|các anh chị|bot|) (buổi|) (trưa|tối|chiều|sáng) (tốt lành|vui vẻ|an lành)
  `),
  THANKS: phrases(`
    cảm ơn; cám ơn; thanks; thank you; tks; thank; xin cảm ơn; đa tạ; biết ơn; cảm ơn nhiều; tốt lắm; giỏi lắm
    hay quá; tuyệt vời
  `),
  BYE: phrases(`
    tạm biệt; bye; chào nhé; hẹn gặp lại; bai bai
  `),
  GROUP: phrases(`
    cả nhóm; mọi người; cả nhà; các bác; các anh chị; anh chị em; các đồng chí; toàn thể; anh em; anh chị; các anh
    mấy (bác|anh|chị|em|ông|bà|cô|chú|sếp|cậu|bạn|mẹ|thím|cháu); các chị; các bạn; các cô chú; cả phòng; nhóm mình; nhóm (nay|này|ni); nhóm; group; các sếp; quý anh chị; cả đội; nhà mình
  `),
  BOT: phrases(`
    bot; bót; con bot; em bot; bạn bot; trợ lý; chatbot; dondoc; robot; rô bốt
  `),
  HELP: phrases(`
    (chưa|không|chẳng) biết (dùng|sử dụng|xài|cách dùng|gõ gì|hỏi sao|hỏi thế nào) (bot|); (dạy|bày|chỉ) (em|anh|chị|mình|tôi) (dùng|cách|sử dụng) (bot|)
    trợ giúp; help; hướng dẫn (sử dụng|dùng|cách|thao tác|cú pháp|em|anh|tôi|mình|chị|)
    cách (dùng|sử dụng|hỏi|báo cáo|xin gia hạn|đăng ký|cập nhật|tra|tắt|bật|gõ|xem|nhập|tra cứu|nhắn|đổi|hủy|thêm|xuất|báo|nhắc)
    (hỏi|nhắn|gõ cho|nhắn cho) bot (thế nào|như thế nào|sao|như nào|kiểu gì|ra sao); (gõ|bấm|soạn) (chi|lệnh chi); (gõ|nhập|nhắn|hỏi|soạn|bấm|dùng|sử dụng|xài) (thế nào|như thế nào|sao|kiểu gì|làm sao|ra sao|cú pháp gì|lệnh gì|lệnh nào|như nào|răng)
    (làm|giúp|hỗ trợ|trả lời) được (những|) (gì|chi|cái gì|việc gì|trò gì); bot (làm|giúp|hỗ trợ) (gì|chi) được; (làm|giúp) (gì|chi) được (không|hả|vậy|) bot; biết làm (những|) (gì|chi|cái gì|việc gì|trò gì)
    biết trả lời (những|mấy|) (gì|thứ gì|câu gì|câu nào|loại nào|câu hỏi nào|câu hỏi gì); (bot|em bot|con bot|bạn bot) biết (được|) (những gì|mấy thứ|những thứ gì|mấy thứ gì|những việc gì); bot làm (gì|chi)
    (làm được|biết làm|giúp được) (những|các|mấy) (chuyện|việc|trò|cái|thứ|món) (gì|chi|nào)
    (trả lời|hiểu|nhận|nghe|đáp|hỗ trợ|xử lý) được (những|các|mấy|bao nhiêu) (loại|kiểu|dạng) (câu hỏi|câu|lệnh|yêu cầu|tin nhắn) (gì|nào|chi|)
    (trả lời|hiểu|nghe) được (mấy|các|bao nhiêu) (câu|câu hỏi|lệnh) (gì|nào|chi)
    (những|các|mấy|bao nhiêu) (loại|kiểu|dạng) (câu|câu hỏi|lệnh) (nào|gì|) bot (trả lời|hiểu|nhận) được
    hỏi được (bot|) (những|các|mấy) (gì|câu gì|cái gì|chuyện gì|việc gì|điều gì|thứ gì); hỏi bot được (những|) (gì|câu gì|chuyện gì|việc gì)
    có thể hỏi (bot|những|bot những) (gì|câu gì|chuyện gì|điều gì|việc gì|câu nào)
    bot có thể (làm|giúp|hỗ trợ|trả lời) (được|) (những|mấy|) (gì|việc gì|chuyện gì|cái gì|câu gì); bot (làm|giúp|hỗ trợ|trả lời) (những|mấy|được mấy) (gì|việc gì|chuyện gì|cái gì|câu gì)
    làm được những gì; có (những|các|) (lệnh|câu lệnh|chức năng|tính năng) (gì|nào); (lệnh|cú pháp|chức năng|tính năng)
    (dùng|xài|sử dụng) (con bot|bot|em bot|cái bot) (này|ni|) (thế nào|sao|ra sao|như nào|kiểu gì|răng); dùng (bot|) (thế nào|sao|ra sao|như nào|kiểu gì); làm (sao|thế nào) để
    muốn (hỏi|xem|báo cáo|gia hạn|xin gia hạn|tắt nhắc|đăng ký|biết|tra) (thì|) (làm sao|gõ gì|thế nào|phải làm sao|làm thế nào)
    thì (phải|) (gõ|nhắn|hỏi|nhập|bấm|soạn|ghi|dùng lệnh) (gì|sao|thế nào|như thế nào|làm sao|kiểu gì|lệnh gì|lệnh nào)
    (hiểu|trả lời|nghe) được (những|) (câu|lệnh|câu hỏi) (gì|nào); kiểu gì; (chỉ|bày|dạy) (anh|em|chị|mình|tôi) cách; phải (gõ|nhắn|hỏi|nhập) (gì|sao|thế nào|như thế nào); hướng dẫn sử dụng; hdsd; menu; bot là (ai|gì)
    thì (bấm|vào|nhắn|gõ|tìm|hỏi|bấm vào|nhắn vào|gõ vào|phải bấm|phải vào) (chỗ nào|chỗ mô|đâu|ở đâu|nút nào|mục nào); bấm (vào|) (chỗ|nút|mục) (nào|mô)
    bot dùng để làm gì; dùng để làm gì; làm sao để
  `),
  ABOUT_PAPER: phrases(`
    (ban hành|ký|phát hành|có hiệu lực) (ngày|khi|lúc|hôm|bao|từ); (ký|ban hành|phát hành|ra) (ngày|hôm|bữa) (nào|mấy|bao nhiêu|mô); (ký|ban hành|phát hành) (từ|) (khi nào|bao giờ|lúc nào); ban hành; ai (ký|ban hành|là người ký|ra|duyệt)
    nd chính; có (từ|) (ngày nào|khi nào|bao giờ|hôm nào); người ký; ký; ngày ban hành; ngày ký; ngày tháng; trích yếu; (nội dung|ý) chính; nội dung; tóm tắt
    bàn (về|) (cái|vấn đề|việc|chuyện|nội dung|những|) (gì|chi); là (văn bản|kế hoạch|kết luận|chỉ thị|nghị quyết|thông báo|công văn|quyết định|chương trình) (gì|nào|chi|mô); về (việc|vấn đề|nội dung|cái|) (gì|chi); nói (về|) (cái|vấn đề|việc|chuyện|nội dung|những|) (gì|chi)
    là (cái|) gì; bao nhiêu trang; hiệu lực; của (ai|cơ quan nào) ban hành
    cơ quan (nào|) ban hành; ra (ngày nào|khi nào|bao giờ|hôm nào|đời); thông tin; link; bản gốc; xin file; toàn văn
    bản đầy đủ; (nơi|những nơi|các nơi) nhận; gửi (cho|đến|tới|) (những|các) (nơi|ai|đâu|cơ quan|đơn vị) nào; gửi (đi|) (những|các) (đâu|ai|nơi nào); tên đầy đủ; giới thiệu; quy định gì; nêu (gì|những gì); là văn bản; ngày bao nhiêu; gồm mấy phần
    mấy mục; (có|gồm) mấy (phần|mục|chương|trang|điểm); số hiệu; (là|mang|) số (bao nhiêu|mấy); căn cứ; tên; xuất xứ; đề cập gì; tiêu đề
  `),
  ABOUT_BODY: phrases(`
    (nhập|sáp nhập|gộp|chuyển) (về|vào|với|vô|sang|cho) (đâu|sở nào|cơ quan nào|đơn vị nào|bên nào|sở mô|ai|mô); nhập về; gộp vào; giờ (về|thuộc) (đâu|sở nào|ai)
    là (cơ quan|đơn vị|sở|ban|tổ chức|bên|thằng|hội|đoàn|trung tâm|trường|đảng ủy|chi cục|) (nào|gì|ai|chi|mô)
    (viết tắt|tên đầy đủ|tên gọi|tên cũ|tên mới|tên gọi mới|viết tắt của|tên viết tắt)
    là những (ai|đơn vị nào|cơ quan nào|sở nào|ban nào|lực lượng nào)
    viết tắt của (từ|cơ quan|đơn vị|chữ|) (gì|nào|)
    (ai|người nào) (làm|là) (đầu mối|liên hệ|phụ trách|lãnh đạo|giám đốc|trưởng ban|cán bộ|chuyên viên)
    đầu mối (theo dõi|liên hệ|phụ trách|tiếp nhận|); (số|sđt|sdt|số điện thoại|điện thoại|thông tin|số máy|địa chỉ) (liên hệ|liên lạc)
    số điện thoại; sđt; liên hệ (ai|với ai|qua ai|số nào|thế nào)
    (giám đốc|trưởng ban|lãnh đạo|chánh văn phòng|chủ nhiệm|người đứng đầu|thủ trưởng|bí thư) (sở|ban|là ai|)
    trực thuộc; thuộc (ai|khối nào|cơ quan nào|cấp nào|đâu|sở nào); cấp trên; bây giờ là; giờ là; nay là
    (giờ|nay|bây giờ|hiện|hiện nay|nay đã|giờ đã) (gọi là|tên là|có tên là|mang tên|đổi tên là) (gì|chi|sở nào|sở gì|)
    giờ đổi thành; sáp nhập vào đâu; nhập vào đâu; nhập với; đổi tên thành; sáp nhập vào; chức năng
    nhiệm vụ chức năng; chuyên viên theo dõi; cán bộ đầu mối; người liên hệ; thông tin (về|của|); cán bộ phụ trách
    là chi; đổi tên; đổi thành gì; thành sở nào
  `),
  BODIES: phrases(`
    (cơ quan|đơn vị|sở|xã|phường|đầu mối|cơ quan đơn vị|ban đảng|sở ngành|ban ngành|địa phương)
    (các|những|danh sách|bao nhiêu|mấy) (cơ quan|đơn vị|sở|xã|phường|xã phường|sở ban ngành|đầu mối|cơ quan đơn vị|sở ngành|địa phương)
  `),
  TRACKED: phrases(`
    (đang|) (theo dõi|quản lý|quản|phụ trách|có trong|nằm trong|đôn đốc)
    (có trong|nằm trong|trong) danh bạ (theo dõi|); danh bạ (theo dõi|); trong (hệ thống|danh sách|sổ|bot|danh mục); được (giao việc|theo dõi|giao nhiệm vụ|nhắc|đôn đốc|quản lý)
    có (tên|trong danh sách|mặt); liệt kê; danh sách; kể tên; bot theo dõi; có những
  `),
  INSULT: phrases(`
    ngu; ngu như bò; dốt; đồ ngu; vô dụng; rác; dở hơi; điên; khùng; láo; ngốc; đần; phế
  `),
} as const
