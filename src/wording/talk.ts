// Small talk of the bot: greeting, help, what it cannot do yet, what it did not understand.

export const GREETING = ['Đôn Đốc chào anh/chị. Gõ «trợ giúp» (hoặc /trogiup) để xem cách hỏi.']
export const DECLINE = ['Tôi chỉ theo dõi và nhắc nhiệm vụ. Gõ «trợ giúp» để xem cách hỏi.']
export const UNLISTED = [
  'Tôi chưa lọc được «trừ», «ngoài» một cơ quan hay văn bản, và «dưới», «còn hơn» bao nhiêu ngày.',
  'Hỏi được: «việc quá hạn», «việc quá hạn trên 10 ngày», «việc trong 5 ngày tới»; tách theo cơ quan: «sở nào có việc quá hạn».',
]
export const TOO_LONG = ['Tin nhắn dài quá 4.096 ký tự, tôi không đọc. Anh/chị hỏi ngắn hơn giúp.']
export const APOLOGY = ['Tôi gặp lỗi khi trả lời, đã ghi lại. Anh/chị thử hỏi lại giúp.']
export const ONLY_WHO_ASKED = ['Chỉ người đã hỏi xem tiếp được. Anh/chị hỏi lại câu đó giúp, hoặc gõ /viec.']
export const NOT_YET = [
  'Việc này trong chat chưa làm được ở bản này.',
  'Hỏi được: «việc của Sở Nội vụ tháng 8», «việc quá hạn», «hạn việc 12».',
]

export type HelpExample = {
  readonly document: string | null
  readonly task: number | null
  readonly body: string | null
  readonly topic: string | null
}

/** Examples that work when pasted as they stand, for the one who asks. */
const OFFICE_WORDS = [
  'Văn phòng: gửi tệp kết luận (hoặc /nhapvanban) → /duyet → /guiketluan · /xacnhan, /tralai · /dinhchinh, /sukien · /baocao tuan|thang · /guitin · /ma CƠ QUAN.',
]
export function sayHelp({ document, task, body, topic }: HelpExample, isOffice: boolean): readonly string[] {
  const words = topic?.split(/[,;]/)[0]?.split(' ').slice(0, 7).join(' ')
  return [
    'Hỏi bằng câu thường, có dấu hay không dấu đều được:',
    ...(body ? [`• nhiệm vụ của ${body} tháng này`, `• ${body} có việc nào quá hạn không`] : []),
    '• viec sap den han',
    ...(document ? [`• ${document} có bao nhiêu việc`, `• tình hình thực hiện ${document}`] : []),
    ...(words ? [`• hạn ${words.charAt(0).toLowerCase()}${words.slice(1)} là bao giờ`] : []),
    ...(task ? [`• chi tiết việc ${task}`, `• ai chủ trì việc ${task}`] : []),
    '• danh sách văn bản',
    'Hỏi tiếp theo câu trước: «còn tháng 9?», «của Sở Tài chính thì sao», «cái số 2», «xem tiếp».',
    'Lệnh: /viec (việc đang mở) · /han (sắp đến hạn) · /quahan (quá hạn) · /thongke (số liệu) · /trogiup',
    'Báo việc (đầu mối): «việc 12 được 60%», «việc 12 xong, số 45/BC-SNV ngày 20/8, gửi BTV», /vuong, /giahan, /chuyen. Dòng việc ghi sai: /sai 12 LÝ DO.',
    ...(isOffice ? OFFICE_WORDS : []),
  ]
}
/** A day that no calendar has is told: dropped, it would widen the question. */
export function sayImpossible({
  kind,
  said,
}: {
  readonly kind: 'month' | 'quarter' | 'day'
  readonly said: string
}): readonly string[] {
  if (kind === 'month') return [`Không có tháng ${said}: một năm có tháng 1 đến tháng 12. Anh/chị hỏi tháng nào ạ?`]
  if (kind === 'quarter') return [`Không có quý ${said}: một năm có quý I đến quý IV. Anh/chị hỏi quý nào ạ?`]
  return [`Không có ngày ${said}. Anh/chị hỏi ngày nào ạ?`]
}
/** A province that the asker’s register does not have: what was looked for, and where. */
export function sayNoProvince(name: string, here: readonly string[]): readonly string[] {
  return [`Trong sổ không có ${name}. Đã tìm trong sổ của ${here.join(', ')}; xem: «danh sách văn bản».`]
}

/** The bot does not guess: it asks. */
export function sayWhich(names: readonly string[]): readonly string[] {
  return names.length
    ? ['Anh/chị hỏi cơ quan nào ạ?']
    : ['Tôi chưa rõ anh/chị hỏi gì. Ví dụ: «việc của Sở Nội vụ tháng 9», «việc quá hạn», «hạn việc 12».']
}

/** To whoever calls the bot by its name and says nothing else. */
export const CALLED = ['Tôi nghe ạ. Anh/chị hỏi ngay sau tên tôi, ví dụ «việc quá hạn»; /trogiup để xem cách hỏi.']
