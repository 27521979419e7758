// Phrases that tell assignment from appraisal, heading and closing formula.

/** Headings over text that assigns nothing. */
const CONTEXT_HEADING =
  /^(?:về\s+)?(?:khái quát|đặc điểm|tình hình|thực trạng|đánh giá|nhận xét|kết quả|những kết quả|ưu điểm|hạn chế|tồn tại|một số (?:tồn tại|hạn chế|khó khăn)|những (?:tồn tại|hạn chế|khó khăn)|khó khăn|nguyên nhân|bài học|thuận lợi|mục đích|quan điểm|mục tiêu|căn cứ|phạm vi|đối tượng|kinh phí|nguồn lực|sự cần thiết|nguyên tắc|hiệu lực|dự báo|bối cảnh|chỉ tiêu|phần thứ nhất|thời gian,? (?:và )?địa điểm|địa điểm(?:,|$)|quy mô(?:,|$)|thành phần(?:,|$))/iu
export function isContextHeading(text: string): boolean {
  const clean = text.trim()
  return (
    (CONTEXT_HEADING.test(clean) ||
      /tình hình chung|kết quả (?:đạt được|thực hiện)|mục đích,? yêu cầu/iu.test(clean)) &&
    !/nhiệm vụ|giải pháp|tổ chức thực hiện|phương hướng/iu.test(clean)
  )
}

/** Sentences that report, praise, explain or open a meeting. */
const CONTEXT_SENTENCE =
  /^(?:Cơ bản (?:thống nhất|đồng ý|nhất trí|tán thành)|(?:Thống nhất|Nhất trí|Đồng ý|Tán thành|Thông qua)(?!\s+(?:giao|phân công))|Ghi nhận|Biểu dương|Đánh giá|Hoan nghênh|Tuy nhiên|Bên cạnh (?:đó, (?:vẫn|còn)|những|các|kết quả)|(?:Trong )?[Tt]hời gian (?:qua|vừa qua)|Qua (?:báo cáo|theo dõi|kiểm tra|đánh giá|thực tế)|Nhìn chung|Hiện nay|Hiện,|Đến nay|Tính đến|Vừa qua|Kết quả|Ngày \d(?![\d/]{0,9}\s*:\s)|Tại (?:Hội nghị|cuộc họp|buổi)|Sau khi (?:xem xét|nghe|kiểm tra|thảo luận|nghiên cứu)|Xét (?:báo cáo|đề nghị|Tờ trình|văn bản)|Căn cứ (?:Nghị|Quyết|Kế hoạch|Luật|Điều lệ|Quy|Chương trình|Kết luận|Công văn|Chỉ thị|Văn bản|Hướng dẫn|Thông)|Mục đích|Nhằm mục đích|Những (?:kết quả|tồn tại|hạn chế|khó khăn)|Theo (?:báo cáo|thống kê|dự báo|số liệu)|Đặc biệt, (?:các|tỉnh)|Nguyên nhân|Tình hình|Thay mặt|Để (?:chủ động|kịp thời)\b.{0,300}yêu cầu:?$|Thực hiện (?:Nghị quyết|Kết luận|Công văn|Công điện|Kế hoạch|Chỉ thị|Chương trình|Quyết định|Thông báo|Luật|ý kiến|chỉ đạo)[^:]{0,400}(?:báo cáo|như sau|ban hành|thông báo|yêu cầu|(?:thời gian qua|vừa qua|đến nay)[^.:]{0,80}\sđã\s)|Với (?:sự|tinh thần|kết quả)|Trong (?:tháng|quý|năm|6 tháng|những tháng|tuần|bối cảnh|điều kiện)[^,]{0,40},[^.]{0,200}(?:đã|đạt|tăng|giảm|được)\s)/u
/** «Đề xuất lùi giờ đóng cửa: chưa xem xét tại cuộc họp này.» */
const NOT_NOW =
  /^[^:]{5,160}:\s*(?:(?:chưa|không|tạm thời chưa)\s+(?:xem xét|thống nhất|đồng ý|chấp thuận|bàn|quyết định)|(?:[^:,;.]{3,60}\s)?ghi nhận,?\s+(?:và\s+)?(?:sẽ\s+)?(?:xem xét|nghiên cứu|cân nhắc))(?![a-zà-ỹ])/iu
/** Something was asked for and is not given: nobody has to do anything, in whatever list it stands. */
export function isRefusal(text: string): boolean {
  return text.includes(':') && NOT_NOW.test(text)
}
/** «Hạn chế: áp lực nước còn yếu; …»      not: Hạn chế khai thác cát ở lòng sông. */
const APPRAISES = /^(?:kết quả|ưu điểm|hạn chế|tồn tại|khó khăn|nguyên nhân|thuận lợi)(?:[^:.;]{0,40})?:\s/iu
export function isContextSentence(text: string): boolean {
  return CONTEXT_SENTENCE.test(text) || (text.includes(':') && (NOT_NOW.test(text) || APPRAISES.test(text)))
}
/** After a body's name: something that happened or is the case, no order. */
export const DESCRIBES =
  /^\s*(?:đã|vẫn|còn|chưa|đang|là(?!\s+(?:cơ quan|đơn vị|đầu mối))|được|vừa|luôn|có xu hướng|cơ bản|gặp|thuộc|diễn biến|sẽ không|không xem xét)\s/u

/** Formulas that close a document, none of them a task. */
const CLOSING =
  /^(?:Các |Những )?(?:nhiệm vụ|nội dung|chỉ tiêu|công việc|phần việc)[^.:]{0,160}(?:Phụ lục|Danh mục|Biểu)[^.:]{0,40}(?:kèm theo|đính kèm)|chịu trách nhiệm thi hành|^[^,;:.]{3,140}\schịu (?:(?:hoàn toàn|toàn bộ|toàn diện) )?trách nhiệm (?:(?:toàn diện|trực tiếp|cá nhân),? )?(?:trước [^,;.]{3,90} )?(?:nếu|khi) (?:để|chậm|không|xảy ra|có|còn)\s|^[^,;:]{0,120}có hiệu lực(?: thi hành)?(?: kể)? từ (?:ngày|thời điểm)|^Trên đây là|thông báo (?:để|đến|kết luận).{0,120}(?:biết|thực hiện)|trân trọng|^Căn cứ (?:Kết luận|Thông báo|Kế hoạch|Chỉ thị|Chương trình|nội dung).{0,200}(?:nghiêm túc|triển khai|tổ chức)? ?(?:triển khai |tổ chức )?thực hiện|^(?:Trong quá trình|Quá trình|Trường hợp|Nếu|Khi)\s[^.]{0,120}(?:vướng mắc|khó khăn|phát sinh|vấn đề)|(?:nếu có|có) (?:khó khăn, )?vướng mắc|(?:khó khăn|vướng mắc)[^.]{0,60}(?:phản ánh|báo cáo|liên hệ|trao đổi)\s(?:về|với|kịp thời)|phản ánh (?:về|kịp thời)[^.]{0,60}(?:xem xét|giải quyết|hướng dẫn)[^.]{0,30}$|^Nhận được (?:Công điện|Kế hoạch|Công văn|Chỉ thị|văn bản)|^(?:Kinh phí|Nguồn kinh phí)|(?:Kế hoạch|Công điện|Kết luận|Chỉ thị|Thông báo|Chương trình|Quyết định|Nghị quyết) này (?:phổ biến|được phổ biến|thay thế|có hiệu lực|là)/iu
export function isClosing(text: string): boolean {
  return CLOSING.test(text)
}
// Người đứng đầu các cơ quan, đơn vị chịu trách nhiệm trước Ủy ban nhân dân tỉnh về kết quả thực hiện.
const ANSWERS =
  /^(?!.*\d)[^;:.]{3,140}\schịu (?:(?:hoàn toàn|toàn bộ|toàn diện) )?trách nhiệm (?:(?:toàn diện|trực tiếp|cá nhân),? )*trước [^;:.]{3,90} về (?:(?:kết quả|tiến độ|chất lượng|hiệu quả|việc|nội dung|công tác|mọi)[^;:.,]{0,60}(?:, | và )?)+\.?$/iu
/** Who answers to whom: no work, in whatever list it stands. */
export function isAnswering(text: string): boolean {
  return /chịu/iu.test(text) && ANSWERS.test(text)
}
/** «… yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện.»: an order with no work of its own. */
const BARE_ORDER =
  /^(?:[^.:]{0,40}\s)?(?:yêu cầu|đề nghị|giao)?\s?[^.:]{0,240}?(?:khẩn trương,? ?)?(?:nghiêm túc,? ?)(?:(?:tổ chức|triển khai|quán triệt|học tập|phổ biến|thực hiện),? (?:và )?)*(?:thực hiện|triển khai)(?: (?:thực hiện|đầy đủ|hiệu quả|tốt|các nội dung|nội dung|Kết luận này|Kế hoạch này|Công điện này|Thông báo này|theo (?:đúng )?quy định|chỉ đạo nêu trên)[^.]{0,110})?[./ ]*$/iu
export function isBareOrder(text: string): boolean {
  return BARE_ORDER.test(text)
}

/** A stem's predicate with nothing of its own: «tập trung triển khai thực hiện một số nhiệm vụ trọng tâm sau:». */
const GENERIC =
  /(?:tập trung|tiếp tục|khẩn trương|chủ động|nghiêm túc|lãnh đạo|chỉ đạo|triển khai|tổ chức|thực hiện|chủ trì|quan tâm|tốt|hiệu quả|quyết liệt|đồng bộ|kịp thời|có trách nhiệm|căn cứ chức năng, nhiệm vụ(?: được giao)?|theo chức năng, nhiệm vụ(?: được giao)?|một số|các|những|nội dung|nhiệm vụ|công việc|giải pháp|trọng tâm|cụ thể|chủ yếu|cấp bách|sau đây|sau|như sau|dưới đây|và|phối hợp|ban hành|phải|cần|thực hiện các việc|việc|trong đó|gồm|thời gian tới|trước mắt|ngay|theo thẩm quyền|trên địa bàn|về|để|hoàn thành)(?![a-zà-ỹ])[\s,;:]*/giu
/** «Yêu cầu các cơ quan, đơn vị | khẩn trương triển khai thực hiện.»: nothing of its own is left. */
export function saysNothing(predicate: string): boolean {
  const rest = predicate
    .replace(
      /(?:nghiêm túc|nghiêm|quán triệt|học tập|phổ biến|theo (?:đúng )?quy định|(?:Công điện|Kế hoạch|Chỉ thị|Thông báo|Kết luận|Công văn|văn bản|nội dung|ý kiến|chỉ đạo) (?:này|nêu trên|trên))(?![a-zà-ỹ])/giu,
      '',
    )
    .replace(/phối hợp(?: chặt chẽ)?(?=[\s,]+(?:triển khai|tổ chức|thực hiện)(?![a-zà-ỹ]))/giu, '')
    .replace(/(?:chủ trì|phối hợp|ban hành)(?![a-zà-ỹ])/giu, 'x')
    .replace(GENERIC, '')
    .replace(/[\s,;:./]+/g, ' ')
    .trim()
  return rest === ''
}
export function isBareStem(predicate: string): boolean {
  const rest = predicate
    .replace(GENERIC, '')
    .replace(/[\s,;:.]+/g, ' ')
    .trim()
  return rest.split(' ').filter(Boolean).length <= 4
}
