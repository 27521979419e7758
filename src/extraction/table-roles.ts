// What the columns of an annex table hold, by their headings.

export type Role = 'number' | 'content' | 'lead' | 'coop' | 'time' | 'product' | 'person' | 'note'

// Tried in this order: «Thời gian thực hiện» is a time, «Cơ quan thực hiện» a lead, «Kết quả thực hiện» a product.
const ROLES: readonly (readonly [Role, RegExp])[] = [
  ['number', /^(?:stt|tt|số tt|số thứ tự|số\s*tt)\.?$/iu],
  [
    'person',
    /cá nhân|lãnh đạo|đồng chí|người (?:chỉ đạo|phụ trách|thực hiện|theo dõi)|phụ trách chỉ đạo|theo dõi, đôn đốc/iu,
  ],
  ['coop', /phối hợp/iu],
  // When work begins, or was given, is no deadline.
  ['note', /bắt đầu|khởi công|^ngày giao/iu],
  [
    'time',
    /thời (?:gian|hạn|điểm)|tiến độ|hạn (?:hoàn thành|xử lý|cuối)|lộ trình|^hạn(?: chót)?$|^(?:hoàn thành|kết thúc)$|^ngày (?:hết hạn|đến hạn|kết thúc)$|hoàn thành (?:trước|trong)|ngày hoàn thành|mốc/iu,
  ],
  ['product', /sản phẩm|kết quả|hình thức|đầu ra|căn cứ|văn bản giao/iu],
  ['note', /ghi chú|cấp trình|cấp (?:phê duyệt|ban hành|quyết định)|cơ quan trình|nguồn|kinh phí|lĩnh vực|mã/iu],
  [
    'lead',
    /chủ trì|(?:cơ quan|đơn vị|bộ phận|phòng|tổ chức).{0,20}(?:thực hiện|chịu trách nhiệm|đầu mối|tham mưu)|^(?:cơ quan|đơn vị)$|phân công|trách nhiệm/iu,
  ],
  [
    'content',
    /nội dung|nhiệm vụ|công việc|đầu việc|phần việc|hoạt động|tên|đề án|chương trình|hạng mục|giải pháp|việc/iu,
  ],
]
export function roleOf(heading: string): Role | null {
  const clean = heading.replace(/[*()]/g, ' ').replace(/\s+/g, ' ').trim()
  for (const [role, pattern] of ROLES) if (pattern.test(clean)) return role
  return null
}

/** The roles of a row of headings; null when it is none: a content column and one more must be there. */
export function rolesOf(headings: readonly string[]): readonly (Role | null)[] | null {
  const roles = headings.map((heading) => (heading.length < 120 ? roleOf(heading) : null))
  const has = (role: Role) => roles.includes(role)
  return has('content') && (has('lead') || has('coop') || has('time')) ? roles : null
}

const HEADINGS =
  /(?<number>STT|TT|Số TT)(?=\s)|(?<coop>(?:(?:Cơ quan|Đơn vị)(?:,?\s+(?:đơn vị|tổ chức|cơ quan|địa phương)){0,2}\s+)?phối hợp(?: thực hiện)?)|(?<time>Thời (?:gian|hạn|điểm)(?:\s+(?:thực hiện|hoàn thành|báo cáo|trình))*|Tiến độ(?: thực hiện)?|Hạn(?: hoàn thành| xử lý| chót| cuối)?(?=\s|$))|(?<person>Cá nhân(?:\s+(?:phụ trách|chịu trách nhiệm|chỉ đạo|thực hiện|theo dõi|đôn đốc|kiểm tra),?){0,5}|Lãnh đạo (?:phụ trách|chỉ đạo)|Người [a-zà-ỹ]+ [a-zà-ỹ]+)|(?<lead>(?:Cơ quan|Đơn vị|Tổ chức|Bộ phận)(?:,?\s+(?:đơn vị|tổ chức|cơ quan|đảng|địa phương)){0,3}\s+(?:chủ trì(?: thực hiện)?|thực hiện|chịu trách nhiệm)|Chủ trì|Phân công thực hiện|(?:Cơ quan |Đơn vị )?(?:[Đđ]ầu mối|được giao)(?: thực hiện)?)|(?<product>Sản phẩm(?: (?:dự kiến|đầu ra|hoàn thành))?|Kết quả(?: [a-zà-ỹ]+){0,2})|(?<note>Ghi chú|Cấp trình|Cấp phê duyệt)|(?<content>(?:Nội dung|Nhiệm vụ|Đầu việc|Phần việc|Hạng mục|Tên|Công việc|Hoạt động|Danh mục)[a-zà-ỹ,/\s]{0,30}?)(?=\s+(?:Cơ quan|Đơn vị|Đầu mối|Thời|Tiến độ|Chủ trì|Sản phẩm|Hạn|Cá nhân|Phân công|Kết quả|Tổ chức|Lãnh đạo)|$)/giu
/** Roles in a heading line that runs its cells together: «STT Nội dung công việc Cơ quan phối hợp Thời gian thực hiện». */
export function rolesInLine(text: string): readonly Role[] {
  return [...text.matchAll(HEADINGS)].map(
    (m) => Object.entries(m.groups ?? {}).find(([, v]) => v !== undefined)?.[0] as Role,
  )
}
