// The verbs and adverbs with which directives tell bodies to work: they end a body's name and begin a task.
import { phrases } from './written-words.ts'

/** Verbs of work, as a task begins with them. */
export const WORK_VERBS = phrases(
  `chủ trì; phát dọn; phát quang; khóa sổ; chốt; chủ động; phối hợp; tham mưu; lãnh đạo; chỉ đạo; tổ chức; triển khai; thực hiện; hoàn thành; hoàn thiện; hoàn chỉnh; xây dựng; ban hành;
  rà soát; tổng hợp; báo cáo; trình; đề xuất; kiến nghị; đề nghị; thẩm định; thẩm tra; phê duyệt; kiểm tra; giám sát; thanh tra; theo dõi; đôn đốc; hướng dẫn;
  tuyên truyền; phổ biến; quán triệt; cụ thể hóa; nghiên cứu; đánh giá; sơ kết; tổng kết; cập nhật; bố trí; sắp xếp; kiện toàn; phân công; phân cấp; quản lý;
  sử dụng; khai thác; đầu tư; nâng cao; nâng cấp; tăng cường; đẩy mạnh; đẩy nhanh; tập trung; tiếp tục; khẩn trương; kịp thời; thường xuyên; nghiêm túc; quyết liệt;
  tích cực; nhanh chóng; sớm; ưu tiên; bảo đảm; đảm bảo; giữ vững; phát huy; phát triển; mở rộng; khôi phục; khắc phục; hỗ trợ; huy động; vận động; kêu gọi;
  tháo gỡ; giải quyết; xử lý; xử phạt; siết chặt; chấn chỉnh; duy trì; củng cố; đổi mới; cải thiện; cải cách; cắt giảm; đơn giản hóa; tiết kiệm; thu hồi; thu hút;
  chuẩn bị; chăm lo; quan tâm; chú trọng; nắm; nắm bắt; bám sát; phản ánh; gửi; cung cấp; chia sẻ; công bố; công khai; đăng tải; đăng ký; lập; thành lập; kết thúc;
  bàn giao; tiếp nhận; chuyển giao; điều chỉnh; điều phối; điều động; sửa đổi; bổ sung; bãi bỏ; ký; ký kết; tiếp thu; giải trình; lấy ý kiến; cho ý kiến; góp ý; tham gia;
  phát động; phát hiện; phòng; phòng ngừa; phòng chống; đấu tranh; ngăn chặn; trấn áp; bảo vệ; tuần tra; trực; ứng phó; ứng trực; sẵn sàng; sơ tán; di dời; cứu trợ; cứu hộ;
  thống kê; số hóa; ứng dụng; vận hành; khai trương; khởi công; khánh thành; giải phóng; giải ngân; phân bổ; cấp; cấp phát; chi trả; quyết toán; nghiệm thu; lựa chọn; đấu thầu;
  đào tạo; bồi dưỡng; tập huấn; tuyển dụng; luân chuyển; quy hoạch; bổ nhiệm; giới thiệu; nhân rộng; biểu dương; khen thưởng; xác định; xác minh; phân loại; phân tích;
  thông tin; thông báo; truyền thông; quảng bá; xúc tiến; liên hệ; làm việc; làm tốt; làm rõ; làm; tạo; tạo điều kiện; gắn; góp phần; phấn đấu; căn cứ; chịu trách nhiệm; có trách nhiệm; có nhiệm vụ;
  có kế hoạch; có giải pháp; có phương án; có biện pháp; có văn bản; có hướng dẫn; đưa; mời; cử; giao; yêu cầu; thống nhất; đồng ý; tự; xem xét; quyết định; chấp hành; chuyển; chuyển đổi; lồng ghép; kết nối; đồng bộ; tích hợp; rút kinh nghiệm;
  nhập; ghi nhận; lắp đặt; sửa chữa; xây; kiểm soát; kiểm kê; kiểm đếm; bám; trực tiếp; định kỳ; hằng; hàng; dự kiến; dự thảo; soạn thảo; biên soạn; thí điểm; mua sắm; trang bị; trồng; chăm sóc; thu gom; đóng; cấm; hạn chế; kiên quyết; tuyệt đối; không để; không; xóa; rút ngắn; nhận; bãi; thực hành; quy định; xếp loại; tiếp; tiếp tế; bầu; chỉ định; thăm; tặng; nêu; đề cao; khuyến khích; tăng; giảm; tái; khám; tiêm; điều tra; truy; khởi tố; xét xử; lưu trữ;  phát hành; hợp đồng; thuê; mua; khảo sát; kê khai; quan trắc; vệ sinh; khử; cách ly; dập; chữa; cứu; dọn; nạo vét; gia cố; tu bổ; tôn tạo; bảo tồn; bảo dưỡng; kiểm định; chứng nhận; cấp giấy; nộp; trả; tiến hành; đôn; nỗ lực; cải tạo; đối chiếu; làm sạch; chuẩn hóa; liên thông; đánh số; phê bình; kiểm điểm; nhanh; tuân thủ; cương quyết; rà; trích; phục hồi; triệt để; vô hiệu hóa; xem; bồi thường; bám nắm; tăng tốc; chấm dứt; khoanh vùng;
  họp; mở; đón; giúp; treo; niêm yết; đối thoại; ra quân; di chuyển; phát sóng; hòa giải; thanh toán; cho học sinh; cho trẻ; cho người lao động; cho công nhân; cho phép; cho dừng; cho tạm dừng; cho nghỉ`
    .split(';')
    .map((s) => s.trim()),
)

/** Words that cannot go on a body's name: prepositions, conjunctions, auxiliaries. */
export const CONNECTIVES = phrases(
  `để; về; trong; theo; từ; tại; đối với; trước; sau; khi; nếu; là; được; bị; phải; cần; sẽ; đã; đang; vẫn; cũng; mà; do; bởi; vì; nhằm; qua; thông qua; cho; với; cùng; đến; tới; hoặc; trên cơ sở; trên địa bàn; gồm; bao gồm; như; nêu; này; trên; hằng; hàng; chậm nhất; muộn nhất; nhưng; còn; gắn; đồng thời; ngay; luôn; có; rà; và; có ý kiến; chưa; hiện; ở; những; tuy; dưới; vào; ra; lên; xuống; nhất; đặc biệt; trực tiếp; nghiêm; thật; rất; khá; tương đối; cơ bản; bước đầu`
    .split(';')
    .map((s) => s.trim()),
)
