// What provinces work on (a question about it is a work question) and what people chat about (it is not).
import { phrases } from './phrases.ts'
import { MINISTRIES } from './work.ts'

export const TOPICS = {
  OFFICE: phrases(`
    giúp đỡ; tổ giúp việc; tổ công nghệ số (cộng đồng|); công nghệ số; hộ (cận nghèo|kinh doanh|dân|gia đình|chính sách)
    (cấp|làm|đổi) (xong|) (căn cước|cccd|thẻ căn cước); cấp định danh; tài khoản định danh; nhà ở; rà soát; số hóa; chuyển đổi số; dữ liệu; cơ sở dữ liệu; tài liệu; trụ sở; nhà công vụ; tài sản (công|); dôi dư
    hồ sơ; thủ tục (hành chính|); cải cách hành chính; một cửa; dịch vụ công; điện tử; (họp |)trực tuyến; chứng thư số; chữ ký số
    đường dây nóng; hệ thống; cán bộ; công chức; viên chức; biên chế; tinh giản; nhân sự; chức danh; kiện toàn
    bổ nhiệm; luân chuyển; điều động; quy hoạch; nghỉ hưu; chế độ; chi trả; chính sách; tiền lương; nâng lương; phụ cấp; tuyển dụng
    vị trí việc làm; đào tạo; bồi dưỡng; tập huấn; thi nâng ngạch; đảng viên; chi bộ; đảng bộ; thẻ đảng; đại hội
    nghị quyết; nghị định; thông tư; luật; quyết định; chỉ thị; đề án; dự án; phương án; chương trình; kế hoạch
    quy chế; quy định; tờ trình; dự thảo; tổng kết; sơ kết; báo cáo; kiểm điểm; học tập; quán triệt; tuyên truyền
    dân vận; kỷ luật; kiểm tra; giám sát; thanh tra; khiếu nại; tố cáo; tiếp công dân; phòng chống tham nhũng
    tham nhũng; lãng phí; sáp nhập; sắp xếp; tổ chức bộ máy; bộ máy; hợp nhất; giải thể; bàn giao; thành lập
    hợp khối; địa giới; đơn vị hành chính; chính quyền; hai cấp; 2 cấp; phân cấp; ủy quyền; phân quyền; ngân sách
    thu ngân sách; đầu tư công; giải ngân; quyết toán; dự toán; kinh phí; vốn; đấu giá; đấu thầu; quỹ đất; đất đai
    mặt bằng; giải phóng mặt bằng; gpmb; bồi thường; tái định cư; cấp sổ; khoáng sản; môi trường; rác thải
    khám sức khỏe (định kỳ|); kiểm tra định kỳ; bảo dưỡng định kỳ; cứu đói; giáp hạt; cấp phát; cứu trợ; khử khuẩn; chuồng trại; huấn luyện; dân quân (tự vệ|); dự bị động viên; nghĩa vụ quân sự; giao quân; khu vực phòng thủ; cột mốc; đường tuần tra; kết nghĩa; đối ngoại; viện trợ; vốn vay; oda
    (cấp|giao|thu hồi|cho thuê|chuyển đổi) đất (sản xuất|ở|rừng|); sản xuất; đất (sản xuất|ở|rừng|công|lúa|nông nghiệp|lâm nghiệp|quốc phòng); giá đất; sổ đỏ; giấy chứng nhận; cấp phép; giấy phép; quy hoạch (đất|tỉnh|chung|phân khu|xây dựng)
    khai thác (cát|đá|mỏ|khoáng sản); thủy điện; điện mặt trời; điện gió; lưới điện; điện nông thôn; bãi rác; lò đốt rác; xử lý (rác|nước thải|chất thải); thoát nước; ngập úng; chiếu sáng; vỉa hè; chỉnh trang đô thị
    khu dân cư; khu tái định cư; nhà văn hóa; thiết chế văn hóa; bảo tàng; phát thanh; di sản; tín ngưỡng; tuyển dụng; thi tuyển; xét tuyển; biệt phái; hiệp thương; hòa giải; trợ giúp pháp lý; công chứng; hộ tịch; lý lịch tư pháp
    thi hành án; đặc xá; cai nghiện; tín dụng đen; không gian mạng; an ninh mạng; hóa đơn điện tử; nợ thuế; thu thuế; chống thất thu; xuất nhập khẩu; chợ đầu mối; hội chợ; an toàn thực phẩm; vệ sinh thực phẩm; dân số; trẻ em; bình đẳng giới
    người cao tuổi; người khuyết tật; liệt sĩ; thương binh; đền ơn đáp nghĩa; dạy nghề; giáo dục nghề nghiệp; phổ cập; xóa mù chữ; kiên cố hóa; thi tốt nghiệp; tuyển sinh; học bạ số; bệnh án điện tử; khám chữa bệnh; đấu thầu thuốc
    chăn nuôi; trồng trọt; trồng rừng; thủy sản; hồ chứa; đê điều; kênh mương; hạn hán; lâm nghiệp; giao rừng; dịch vụ môi trường rừng; tín chỉ carbon; dược liệu; bến xe; bến cảng; đường sắt; cầu treo; đường liên xã; định canh định cư
    giáo viên; biên chế giáo viên; hợp đồng lao động; bảo hiểm xã hội; bhxh; bhyt; vệ sinh môi trường; nước sạch; rừng; phòng cháy; cháy rừng; thiên tai; bão lũ; sạt lở; dịch tả; dịch bệnh; tiêm chủng; khám sức khỏe
    nông thôn mới; ntm; giảm nghèo; hộ nghèo; nhà tạm; nhà dột nát; xóa nhà tạm; ocop; nông nghiệp; thủy lợi; kè
    cầu; đường; cao tốc; quốc lộ; sân bay; cảng; khu công nghiệp; cụm công nghiệp; khu kinh tế; cửa khẩu; hạ tầng
    nhà ở xã hội; trường học; trường nội trú; bệnh viện; trạm y tế; bảo hiểm y tế; an sinh; người có công; việc làm
    xuất khẩu lao động; dân tộc; tôn giáo; di tích; lễ hội; du lịch; xúc tiến; thu hút đầu tư; doanh nghiệp
    hợp tác xã; kinh tế tập thể; kinh tế tư nhân; tăng trưởng; grdp; an ninh; trật tự; quốc phòng; diễn tập
    tuyển quân; biên giới; ma túy; buôn lậu; tội phạm; giao thông; an toàn; vận hành; nâng cấp; triển khai; xây dựng
    tham mưu; đề xuất; ban hành; hoàn thiện; thẩm định; phê duyệt; trình; thí điểm; khảo sát; thống kê; điều tra
    tổng rà soát; đánh giá; phân loại; công khai; công bố; cập nhật; kết nối; chia sẻ; lưu trữ; văn thư; bảo mật
    an toàn thông tin; định danh; vneid; đề án 06; trung tâm; hỗ trợ; di chuyển; bố trí; phân bổ; giao; cấp xã
    cấp tỉnh; cấp huyện; cơ quan; tổ công tác; ban chỉ đạo; hội đồng; kỳ họp; chất vấn; kiến nghị; cử tri; bầu cử
    ứng cử; ủy viên; nhiệm kỳ; văn kiện; lấy ý kiến; góp ý; tiến độ; công trình; khởi công; khánh thành; nghiệm thu
    thi công; gói thầu; chủ đầu tư; đền bù; thu hồi đất; giá đất; quy hoạch chung; chỉ tiêu; chuyên đề; hướng dẫn
    phổ biến; thi đua; khen thưởng; kỷ niệm; chuyển giao; tiếp nhận; kiểm kê; mua sắm; sửa chữa; tu sửa; phương tiện; xe công
    trang thiết bị; học phí; sách giáo khoa; giáo viên; học sinh bán trú; phổ cập; y tế cơ sở; dân số; trẻ em
    bình đẳng giới; gia đình văn hóa; thông tin cơ sở; (loa|đài|trạm|cột) (truyền thanh|phát thanh); truyền thanh; phát thanh; chuyển đổi; phủ sóng; cáp quang; điện lưới; phát triển
    chống khai thác; xử lý nợ; thu thuế; nợ đọng; chợ; siêu thị; chăn nuôi; trồng rừng; vùng trồng; mã số vùng
    sầu riêng; chè; quế; dược liệu; công tác; giám định; bí thư; chủ tịch; nội trú; liên cấp; mô hình; cơ cấu
    phòng học; chung cư; khu đô thị; đô thị; cấp nước; thoát nước; chi bộ; chi phí; chi ngân sách; chi tiêu
    chi nhánh; chi hội; tự chủ; cổ phần hóa; thoái vốn; nông lâm trường; đất rừng; giao đất; cấp giấy; hòa giải
    lắp đặt; lắp; di dời; phục dựng; nạo vét; cải tạo; tôn tạo; phá dỡ; tháo dỡ; cắm (mốc|biển); thu gom; kiểm định; quan trắc; trùng tu
    tthc; cchc; pctn; pccc; cnch; attp; atgt; ktxh; nsnn; csdl; cntt; đtc; qlđđ; vsmt; bvmt; pctt; tkcn; btxh; antt; dvc; dvctt; qpan; cđs; xdcb; gnbv; thtk; qcdc; tđkt
    cứng hóa; khu dân cư; vùng cao; bản đồ; ngập lụt; mốc giới; chăn thả; thả rông; giết mổ; thú y; (bến|bãi) (xe|thuyền|đỗ xe|rác|chôn lấp|thải)
    chợ (phiên|đêm|đầu mối|trung tâm); trại (lợn|gà|heo|chăn nuôi|giam); lò (gạch|mổ|vôi); đèn (đường|giao thông|tín hiệu|chiếu sáng); biển (báo|tên đường)
    camera (an ninh|giám sát|giao thông); cây (di sản|bóng mát|xanh đô thị); trồng (hoa|rau|lúa|ngô|quế|chè|dược liệu|sâm); nuôi (cá|lợn|trâu|bò|dê|gà|ong|tằm|tôm|trồng)
    xây (mới|cầu|trường|kè|chợ|đập|hồ|trạm); kéo (điện|cáp|dây); hồ (chứa|thủy lợi); khoan giếng; trạm (bơm|cân|biến áp|quan trắc|dừng nghỉ); (cấm|phân) (tải|luồng)
    nhà văn hóa; thiết chế văn hóa; nghĩa trang; nghĩa địa; cầu treo; thôn bản; ${MINISTRIES}; trợ giúp pháp lý; hộ tịch; lý lịch tư pháp; công chứng
  `),
  EVERYDAY: phrases(`
    ăn; cơm; bữa (cơm|trưa|tối|sáng|nhậu); ăn (trưa|sáng|tối|uống|lẩu|nhậu|cỗ|cưới|phở|bún|liên hoan|giỗ|tiệc); phở
    bún; lẩu; nhậu; (hộp|uống|pha) sữa; sữa (tươi|bột|mẹ|đặc); hạn sử dụng; bia; rượu; cà phê; cafe; cf; trà (đá|sữa|chanh); uống (nước|thuốc|bia|trà|rượu); quán
    đặt (cơm|bàn|phòng|xe|vé|bánh|hoa|đồ)
    đi (chơi|chợ|du lịch|nhậu|ăn|đá bóng|cà phê|học|làm|làm về|đám|viếng|cưới|phượt|xem|siêu thị|bộ|đón|khám)
    liên hoan; sinh nhật; đám (cưới|tang|giỗ|hỏi|ma); thôi nôi; đầy tháng; cỗ; tiệc; quà; hoa; karaoke; hát; phim
    bóng đá; đá bóng; đá banh; trận; bàn thắng; tỉ số; world cup; cầu lông; tennis; pickleball; bơi; chạy bộ
    giải (bóng|chạy|cầu lông|thể thao); mưa; nắng; nóng; lạnh; rét; bão; lụt; thời tiết; dự báo
    giá (vàng|xăng|lợn|đất|điện|usd|đô); vàng; xăng; chứng khoán; xổ số; số đề; lô đề; vietlott; xe; ô tô
    xe (máy|khách|bus|đạp|chạy|đón|hỏng|công); đăng kiểm; bằng lái; đổ xăng; vé; máy bay; tàu; sân (bóng|bay)
    tắc đường; kẹt xe; hộ chiếu; visa; thẻ (atm|ngân hàng|xe|tín dụng); bảo hiểm (xe|nhân thọ); căn cước; cccd
    lương; thưởng; thưởng tết; tiền; phụ cấp; công tác phí; vay; nợ tiền; chuyển khoản; đóng (quỹ|tiền|học phí)
    tiền (điện|nước|nhà|ăn|quỹ|học|mừng); quỹ (lớp|phòng|công đoàn|cơ quan); kế toán; mượn; trả góp; mẹ; bố; vợ
    chồng; con (gái|trai|nhỏ|em|anh|chị|cái); cháu; bé; bà ngoại; ông ngoại; bà nội; gia đình
    nhà (em|anh|chị|cháu|mình có|ngoại|nội|vợ|trẻ); bạn gái; người yêu; đón (con|cháu|bé); học (bài|thêm|hành)
    thi (đại học|học kỳ|vào); vào lớp (một|sáu|mười|1|6|10); lớp (mẫu giáo|chuyên|chọn|học thêm); các mẹ; các mom; phụ huynh; ốm; sốt; đau (đầu|bụng|răng|lưng|chân); bệnh; khám; thuốc; nằm viện; nhập viện
    nghỉ (ốm|phép|mát|dưỡng|lễ|hè|đẻ|thai sản|tết|trưa|việc riêng|bù); xin nghỉ; nghỉ; ngủ; ngủ quên; mệt; buồn; vui
    chán; mệt mỏi; đẻ; sinh em bé; cưới; chúc mừng; chia buồn; lên chức; về hưu; được thăng chức; điện
    mất (điện|nước|mạng|xe|chìa khóa|ví); cúp điện; wifi; mạng; mạng (chậm|lag|rớt|yếu)
    máy (in|tính|lạnh|chiếu|pha|photo); hết (mực|giấy|pin|xăng|tiền|nước); mực in; giấy in; điều hòa; thang máy
    chìa khóa; mật khẩu; password; điện thoại; sim; sạc; bảo vệ; lao công; cổng; sảnh; phòng họp; hội trường
    chỗ (đỗ|để xe|ngồi); bãi xe; nhà vệ sinh; lên (phòng|tầng); xuống (sảnh|đón|dưới|nhà|tầng); ra (cổng|đón|ngoài)
    đến cổng; vào phòng; tầng (1|2|3|4|5); họp; họp (mấy giờ|lúc|ở đâu|online|giao ban|chi bộ|phòng|phụ huynh)
    cuộc họp; giao ban; chào cờ; lịch (họp|trực|tiếp công dân|nghỉ|công tác|thi|bay|tàu|học|khám|cắt điện); trực
    ca trực; trực (ban|đêm|tết|lễ); lịch trực; chấm công; link (họp|zoom|meet); zoom; phòng zoom; micro; loa
    máy chiếu; ảnh; chụp ảnh; video; facebook; fb; tiktok; youtube; zalo; tin tức; báo (mới|hôm nay|đưa); like
    share; bình chọn; vote; truyện; chuyện cười; kể chuyện; bài hát; bài thơ; làm thơ; thơ
    dịch (giúp|hộ|đoạn|bài|câu); tiếng (anh|trung|pháp|nhật|hàn); code; toán; giải bài; lịch sử; tử vi; bói
    xem ngày; phong thủy; đồng phục; áo; giày; điện hoa; hoa quả; nước uống; nước; bánh; kẹo; trái cây; gà; vịt; chó; cún
    mèo; lợn; cá; chơi; rảnh; bận; đi (hà nội|sài gòn|đà nẵng|hn|sg|tỉnh|công tác|họp|đâu|hội nghị|cơ sở|thực tế|xã)
    đang ở đâu; ở đâu (đấy|đó|rồi|thế|vậy); về (quê|chưa|muộn|sớm); đến (nơi|muộn|sớm|chưa|nhà|cơ quan); gặp
    đợi; chờ (tí|anh|em|chút|xe|mình|cổng|dưới); gọi; gọi (điện|lại|cho); nghe máy; bắt máy; alo; nhắn tin; nhắn
    zalo em; số tài khoản; stk; tài khoản; trễ (giờ|xe|tàu|chuyến|chuyến bay|học|họp); muộn (học|giờ)
    muộn họp; chậm (chân|thôi|rãi); haha; hihi; hehe; kkk; hic; huhu; hi hi; ha ha; lol; hết hồn; trời ơi; ôi; ui
    đẹp; xinh; ngon; thơm; khỏe; phấn khởi; tự hào; tuyệt; tuyệt vời; hay quá; giỏi quá; thương; yêu; ghét; sợ
    lo quá; khổ; linh tinh; spam; tin nhắn rác; nhóm zalo; rời nhóm; thêm vào nhóm; mời vào nhóm
    thành viên; tên em; nick; avatar; đạt chuẩn; chuyển trụ sở; trụ sở mới; khai trương; liên quan gì; học phí; ship
    giao hàng; đơn hàng; shopee; hàng; mua; bán; cho thuê; thuê; trả (tiền|phòng|xe|đồ|sách); dọn; vệ sinh; dọn dẹp
    tưới; trồng cây; hiến máu; ủng hộ; quyên góp; tham quan; nghỉ mát; team building; dã ngoại; gói bánh chưng
    lì xì; pháo hoa; bắn pháo; múa lân; văn nghệ; tập văn nghệ; áo dài; diễn viên; ca sĩ; idol; kết hôn; ly hôn
    gói (cước|4g|5g|data|mạng); (xin|nhập|đi) học; lớp (1|2|3|6|10|một|sáu|mười|mầm|lá|chồi); hẹn hò; chia tay; nhạc; báo thức; mới nhớ; xin lỗi; đội; đội (bóng|tuyển|nhà|mình); taxi; làm gì mà
    để (anh|em|chị|tôi|mình|bác|tớ) (hỏi|xem|gọi|báo|kiểm tra|tính|nghĩ|về|làm|coi)
  `),
  CHATTY: phrases(`
    nhỉ; ghê; thật; lắm; quá; quá trời; vãi; thế cơ; kinh; nhở; phết; quá đi; thế nhỉ; ; ạ ạ; dữ; dữ vậy
    luôn á; ; ; khổ ghê; hay ghê; ; ; ơi là; quá chừng; quá ta; hết trơn; thôi rồi; ấy mà; thế mà
    thảo nào; hèn gì; biết rồi; ; hình như; nghe nói; thấy bảo; thấy nói; ; may quá; may mà; ; hy vọng
    ước gì; giá mà; kìa; là thấy; cơ
  `),
} as const
