// Words about work said without a slash, whose form no question has; the bot asks before it acts on them.
import { fold } from './fold.ts'
import { readPlainDone } from './plain-done.ts'

type PlainWork = { readonly word: string; readonly rest: string; readonly isSpoken: true }
const TASK = '(?:viec|nhiem vu|nv) (?:so )?\\d{1,7}'
/** Behind a verb that nothing else goes with, the number may stand alone. */
const BARE = '(?:(?:viec|nhiem vu|nv) )?(?:so )?\\d{1,7}'
const SELF = '(?:(?:da|em|toi|minh|ben em|so em|ban em) )*'
const DECIDES = '(?:quyet|cho y kien|chi dao|xem xet|giai quyet|thao go)'
const BODY = '(?:so|ban|ubnd|uy ban|xa|phuong|van phong|dang uy|cong an|hoi|tinh doan|thanh tra|bo chi huy) '
const ASKS = ' (?:chua|khong|nao|gio|may|gi|ai|sao|dau|han|xong|roi)(?: |$)'
/** Nothing but a grade stands behind it. */
const GRADED =
  '(?: (?:xep loai|loai|muc|dat|tot|xuat sac|hoan thanh|nhe|nha|a|di|luon|giup))*(?: (?:xep loai|loai) [a-z]{2,6}(?: [a-z]{2,6})?)?$'
/** Why it is sent back, or nothing. */
const WHY = '(?:$| (?:vi|do|ly do|thieu|chua|khong|sai|nham|nhe|a|can|van ban|bao cao)(?: |$))'
/** «12 giao lại cho », «12 sang »: what stands between a number and a body. */
const AFTER_NUMBER =
  /^(?<no>\d{1,7})\s+(?:(?:giao|chuyển|chuyen)\s+(?:(?:lại|lai)\s+)?)?(?:cho|sang|thành|thanh|là|la|bằng|bang)\s+/iu
const FORMS: readonly (readonly [RegExp, string, (typed: string) => string])[] = [
  // xác nhận việc 12 | nghiệm thu minh chứng việc 12 tốt
  [new RegExp(`^(?:xac nhan|nghiem thu)(?: minh chung)?(?: cua)? ${TASK}`), 'xacnhan', fromNumber],
  // trả lại việc 12 vì chưa có dấu
  [new RegExp(`^tra lai(?: minh chung)?(?: cua)? ${TASK} `), 'tralai', fromNumber],
  // xác nhận 12 tốt | nghiệm thu 12      not: xác nhận 12 hộ | xác nhận 12 chưa
  [new RegExp(`^(?:xac nhan|nghiem thu)(?: minh chung)?(?: cua)? (?:so )?\\d{1,7}${GRADED}`), 'xacnhan', fromNumber],
  // trả lại 12 vì chưa có dấu | trả lại 12: thiếu dấu      not: trả lại 12 hồ sơ cho dân
  [new RegExp(`^tra lai(?: minh chung)?(?: cua)? (?:so )?\\d{1,7}${WHY}`), 'tralai', fromNumber],
  // 12 trả lại, thiếu dấu | việc 12 trả lại vì chưa có dấu | việc 12 xác nhận tốt      not: việc 12 trả lại hồ sơ rồi | việc 12 xác nhận chưa
  [new RegExp(`^${BARE} (?:bi )?tra lai(?: minh chung)?${WHY}`), 'tralai', withoutVerb],
  [new RegExp(`^${BARE} (?:xac nhan|nghiem thu)${GRADED}`), 'xacnhan', withoutVerb],
  // đồng ý gia hạn việc 12 | không đồng ý gia hạn việc 12 vì gấp
  [new RegExp(`^(?:dong y|khong dong y|tu choi)(?: cho)? gia han ${TASK}`), 'giahan', verdictFirst],
  // việc 12 vướng mặt bằng, cần UBND tỉnh quyết
  [new RegExp(`^${TASK} .*vuong.* (?:can|de nghi|xin|cho) .*${DECIDES}`), 'vuong', fromNumber],
  // việc 12 sản phẩm: dự thảo lần 1
  [new RegExp(`^${TASK} san pham(?: tung phan)? `), 'tiendo', fromNumber],
  // việc 12 đã có dự thảo lần 1 rồi      not: việc 12 có dự thảo chưa
  [
    new RegExp(
      `^${TASK} (?:(?:da|moi|vua|ben em|so em|em) )*(?:co|xong|lam xong|gui) (?:du thao|ban thao)(?! .*(?:chua|khong|ko)(?: |$))`,
    ),
    'tiendo',
    (typed) =>
      fromNumber(typed)
        .replace(/^(\d+)[\s\S]*?(?=(?:dự|du|bản|ban)\s+(?:thảo|thao))/iu, '$1 sản phẩm: ')
        .replace(/(?:\s+(?:rồi|roi|ạ|nhé|nhe|a))+[\s.!]*$/iu, ''),
  ],
  // xin gia hạn 12 đến 30/9 vì chờ Bộ      not: gia hạn 30/9 | gia hạn 10 ngày việc 12
  [
    new RegExp(
      `^${SELF}(?:xin |de nghi )*(?:gia han|lui han)(?: cho)? (?:so )?\\d{1,7} (?:den|toi|sang|them|het)(?: |$)`,
    ),
    'giahan',
    fromNumber,
  ],
  // đề nghị chuyển việc 12 sang Sở Tài chính vì là việc ngân sách | chuyển 12 sang Sở Tài chính vì …
  [new RegExp(`^(?:de nghi |xin )?chuyen ${BARE} (?:sang|cho) `), 'chuyen', fromNumber],
  // đổi chủ trì việc 12 sang Sở Nội vụ | sửa cơ quan chủ trì của việc 12 thành Sở Y tế
  [
    new RegExp(`^(?:doi|sua|thay)(?: co quan)? chu tri(?: cua)?(?: cho)? ${BARE} (?:sang|thanh|la|bang|cho) `),
    'dinhchinh',
    (typed) => fromNumber(typed).replace(AFTER_NUMBER, '$<no> chủ trì: '),
  ],
  // giao việc 12 cho Sở Y tế | việc 12 giao lại cho UBND tỉnh      not: việc 12 giao cho sở nào | giao việc 12 cho em
  [
    new RegExp(`^(?!.*${ASKS})(?:giao(?: lai)? ${TASK}|${TASK} (?:giao|chuyen)(?: lai)?) (?:cho|sang) ${BODY}`),
    'chuyen',
    (typed) => fromNumber(typed).replace(AFTER_NUMBER, '$<no> '),
  ],
  // rút việc 12, số … | gộp việc 12 vào việc 15, số …
  [new RegExp(`^(?:rut|gop|thay) ${TASK}`), 'ketthuc', verbAfter],
  // kết thúc việc 12 xong không văn bản … | đóng việc 12: xong, không có văn bản
  [new RegExp(`^(?:ket thuc|dong) ${TASK}`), 'ketthuc', fromNumber],
  // tạm dừng việc 12 đến 30/10, số … | tiếp tục việc 12 | mở lại việc 12 vì đóng nhầm
  [new RegExp(`^tam dung(?: theo doi)? ${TASK}.*\\d`), 'tamdung', fromNumber],
  [new RegExp(`^tiep tuc(?: theo doi| thuc hien)? ${TASK}`), 'tieptuc', fromNumber],
  [new RegExp(`^mo lai ${TASK}`), 'molai', fromNumber],
  // sự kiện đại hội đảng bộ tỉnh 3/10/2025
  [/^(?:ghi )?su kien \S+.* \d/, 'sukien', (typed) => typed.replace(/^(?:ghi\s+)?\S+\s+\S+\s+/iu, '')],
]

export function readPlainWork(typed: string): PlainWork | null {
  const key = fold(typed)
  for (const [form, word, restOf] of FORMS) if (form.test(key)) return { word, rest: restOf(typed), isSpoken: true }
  const done = readPlainDone(typed)
  return done === null ? null : { word: 'xong', rest: done, isSpoken: true }
}
function fromNumber(typed: string): string {
  return typed.slice(typed.search(/\d/))
}
// «việc 12 trả lại, thiếu dấu» → «12 thiếu dấu»
function withoutVerb(typed: string): string {
  return fromNumber(typed).replace(
    /^(?<no>\d{1,7})[\s,:;.-]+(?:(?:bị|bi)\s+)?(?:trả|tra|xác|xac|nghiệm|nghiem)\s+(?:lại|lai|nhận|nhan|thu)(?:\s+(?:minh\s+(?:chứng|chung)))?[\s,:;.-]*/iu,
    '$<no> ',
  )
}
// «không đồng ý gia hạn việc 12 vì gấp» → «12 không vì gấp»
function verdictFirst(typed: string): string {
  const [no = '', ...rest] = fromNumber(typed).split(/\s+/)
  return `${no} ${/^dong y/.test(fold(typed)) ? 'đồng ý' : 'không'} ${rest.join(' ')}`.trim()
}
// «gộp việc 12 vào việc 15, số …» → «12 gộp vào việc 15, số …»
function verbAfter(typed: string): string {
  const [verb = ''] = typed.split(/\s+/, 1)
  const m = /^(?<no>\d{1,7})(?<rest>[\s\S]*)$/.exec(fromNumber(typed))?.groups
  return `${m?.no ?? ''} ${verb}${m?.rest ?? ''}`
}
