// The words bodies are named with: heads, fields of work, collectives, titles of leaders, abbreviations.
import { phrases, wordsOf } from './written-words.ts'

const list = (text: string): readonly string[] => text.split(';').map((s) => s.trim())

export const HEAD_NAMES = list(
  `Đảng ủy; Ban Thường vụ; Thường trực; Ban Thường trực; Thường vụ; Ban Chấp hành; Ban Chấp hành Trung ương; Đảng bộ; Chi bộ; Đảng đoàn; Ban cán sự đảng; Tỉnh ủy; Thành ủy; Huyện ủy; Thị ủy; Bộ Chính trị; Ban Bí thư; Trung ương Đảng;
  Văn phòng; Văn phòng thường trực; Văn phòng Hội đồng nhân dân và Ủy ban nhân dân; Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân; Ủy ban Kiểm tra; Ban Tổ chức; Ban Nội chính; Ban Tuyên giáo; Ban Dân vận; Ban Tuyên giáo và Dân vận; Ban Chính sách, chiến lược; Ban Xây dựng Đảng; Trường Chính trị;
  Sở; Bộ; Ban; Cục; Chi cục; Tổng cục; Vụ; Viện; Trung tâm; Trường; Học viện; Đại học; Trường Đại học; Trường Cao đẳng; Bệnh viện; Ban Quản lý; Ban Quản lý dự án; Ban Chỉ đạo; Ban Chỉ huy; Ban Điều hành; Ban Dân tộc; Ban Tiếp công dân; Ban Giám đốc; Ban Pháp chế; Hội đồng; Hội đồng quản lý; Hội đồng thi đua; Tổ công tác; Tổ giúp việc; Tiểu ban; Đoàn công tác; Đoàn Kiểm tra; Phòng; Hạt Kiểm lâm; Trạm; Đài; Báo; Báo và phát thanh, truyền hình; Báo và Đài phát thanh, truyền hình; Tạp chí; Cổng thông tin điện tử; Thông tấn xã Việt Nam; Quỹ; Kho bạc; Kho bạc Nhà nước; Hải quan; Thuế; Thống kê; Bảo hiểm xã hội; Ngân hàng; Ngân hàng Nhà nước; Ngân hàng Chính sách xã hội; Tập đoàn Công nghiệp - Viễn thông Quân đội; Tập đoàn Bưu chính Viễn thông; Công ty; Liên danh; Doanh nghiệp tư nhân; Tổng công ty; Tập đoàn; Điện lực; Thi hành án dân sự; Quản lý thị trường;
  Ủy ban nhân dân; Hội đồng nhân dân; Ủy ban Mặt trận Tổ quốc; Ủy ban Mặt trận Tổ quốc Việt Nam; Mặt trận Tổ quốc; Mặt trận Tổ quốc Việt Nam; Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam; Cơ quan Ủy ban Mặt trận Tổ quốc; Ủy ban Thường vụ Quốc hội; Ủy ban Dân tộc; Ủy ban; Quốc hội; Chính phủ; Thủ tướng Chính phủ; Phó Thủ tướng Chính phủ; Chủ tịch nước; Văn phòng Chính phủ; Văn phòng Quốc hội; Đoàn đại biểu Quốc hội; Thanh tra; Thanh tra Chính phủ; Tòa án nhân dân; Tòa án; Viện kiểm sát nhân dân; Viện kiểm sát; Công an; Quân sự; Bộ Chỉ huy Quân sự; Ban Chỉ huy Quân sự; Bộ đội Biên phòng; Ban Chỉ huy Bộ đội Biên phòng; Bộ Chỉ huy Bộ đội Biên phòng; Bộ Tư lệnh; Quân khu; Quân đoàn; Quân chủng; Đồn Biên phòng; Cảnh sát biển; Bộ Tổng Tham mưu; Kiểm toán nhà nước;
  Liên đoàn Lao động; Tổng Liên đoàn Lao động; Công đoàn; Hội Nông dân; Hội Liên hiệp Phụ nữ; Hội Cựu chiến binh; Đoàn Thanh niên; Đoàn TNCS Hồ Chí Minh; Tỉnh đoàn; Thành đoàn; Trung ương Đoàn; Hội; Hiệp hội; Liên hiệp hội; Liên minh Hợp tác xã; Hội Chữ thập đỏ; Lãnh đạo; Cơ quan; Trung ương; Vườn quốc gia; Khu bảo tồn; Câu lạc bộ; Ủy ban An toàn giao thông; Ủy viên Ban Thường vụ; Ủy viên Ban Chấp hành; Ủy viên; Nhóm công tác; Đội; Chính quyền; Cấp ủy; Cấp có thẩm quyền; Bưu điện; Viễn thông; Hợp tác xã; Tổ chuyển đổi số; Sư đoàn; Trung đoàn; Lữ đoàn; Binh đoàn; Bộ phận`,
)
/** Head phrase (lower case) → as it is written. */
export const HEAD_AS_WRITTEN = new Map(
  HEAD_NAMES.map((name) => [
    wordsOf(name)
      .map((w) => w.key)
      .join(' '),
    name,
  ]),
)
export const HEADS = phrases(HEAD_NAMES)

/** Heads that name nothing by themselves: without a tail they are ordinary words. */
export const NEEDS_TAIL = new Set(
  list(
    `sở; bộ; ban; tạp chí; cục; chi cục; tổng cục; vụ; viện; trung tâm; trường; học viện; đại học; trường đại học; bệnh viện; hội đồng; phòng; trạm; đài; báo; quỹ; hải quan; thuế; thống kê; ngân hàng; công ty; tổng công ty; liên danh; doanh nghiệp tư nhân; tập đoàn; điện lực; ủy ban; thanh tra; tòa án; viện kiểm sát; quân sự; hội; hiệp hội; lãnh đạo; cơ quan; thường trực; thường vụ; văn phòng; văn phòng thường trực; đội; câu lạc bộ; ủy viên; quân khu; công đoàn; đảng bộ; chi bộ; bộ phận; công an; viễn thông; bưu điện; hợp tác xã; ban quản lý; ban chỉ huy; chính quyền; ban chỉ đạo; hội đồng quản lý; cấp ủy; tiểu ban; nhóm công tác; đoàn công tác; đoàn kiểm tra; kho bạc`,
  ),
)

/** Heads that may lack their own tail when the body after them gives it: «Đảng ủy, Thường trực HĐND tỉnh». */
export const SHARES_TAIL = new Set(
  list(
    `đảng ủy; thường trực; ban thường vụ; hội đồng nhân dân; ủy ban nhân dân; ban thường trực; công an; ban chỉ huy quân sự`,
  ),
)

/** Fields of Sở, Bộ, Ban …: after them the name is complete. */
export const FIELD_NAMES = list(
  `an toàn giao thông; rừng đặc dụng; rừng phòng hộ; nội vụ; tài chính; tư pháp; công thương; công nghiệp và thương mại; nông nghiệp và môi trường; nông nghiệp và phát triển nông thôn; nông nghiệp môi trường; tài nguyên và môi trường; xây dựng; giao thông vận tải; giao thông công chính; khoa học và công nghệ; khoa học công nghệ; thông tin và truyền thông; văn hóa, thể thao và du lịch; văn hóa thể thao và du lịch; văn hóa và thể thao; văn hóa, thể thao; văn hóa; du lịch; giáo dục và đào tạo; giáo dục đào tạo; y tế; ngoại vụ; ngoại giao; dân tộc và tôn giáo; dân tộc; tôn giáo; quy hoạch - kiến trúc; quy hoạch và kiến trúc; an toàn thực phẩm; lao động - thương binh và xã hội; lao động, thương binh và xã hội; kế hoạch và đầu tư; công an; quốc phòng; chính trị; bí thư; tổ chức; nội chính; tuyên giáo và dân vận; tuyên giáo - dân vận; tuyên giáo; dân vận; chính sách, chiến lược; tổ chức cán bộ; kế hoạch - tài chính; kế hoạch tài chính; hợp tác quốc tế; thi đua - khen thưởng; kinh tế - hạ tầng; kinh tế; văn hóa - xã hội; kinh tế, hạ tầng và đô thị; kinh tế - ngân sách; văn hóa xã hội; pháp chế; pháp luật và tư pháp; đô thị; quản lý khu kinh tế; khu kinh tế; khu công nghiệp; hải quan; thuế; kiểm lâm; thủy lợi; chăn nuôi và thú y; trồng trọt và bảo vệ thực vật; kho bạc nhà nước; dự trữ nhà nước; quản lý thị trường; kiểm tra; nn&mt; nnmt; nn và mt; gd&đt; gdđt; gd và đt; kh&cn; khcn; vhttdl; vhtt&dl; vh,tt&dl; tn&mt; nn&ptnt; kh&đt; tt&tt; lđ-tb&xh; gtvt; dt&tg`,
)
export const FIELDS = phrases(FIELD_NAMES)
export const FIELD_AS_WRITTEN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'công thương': 'Công Thương',
    'rừng đặc dụng': 'rừng đặc dụng',
    'rừng phòng hộ': 'rừng phòng hộ',
    'nn&mt': 'Nông nghiệp và Môi trường',
    nnmt: 'Nông nghiệp và Môi trường',
    'nn và mt': 'Nông nghiệp và Môi trường',
    'nông nghiệp môi trường': 'Nông nghiệp và Môi trường',
    'gd&đt': 'Giáo dục và Đào tạo',
    'gd và đt': 'Giáo dục và Đào tạo',
    gdđt: 'Giáo dục và Đào tạo',
    'giáo dục đào tạo': 'Giáo dục và Đào tạo',
    'kh&cn': 'Khoa học và Công nghệ',
    khcn: 'Khoa học và Công nghệ',
    'khoa học công nghệ': 'Khoa học và Công nghệ',
    vhttdl: 'Văn hóa, Thể thao và Du lịch',
    'vhtt&dl': 'Văn hóa, Thể thao và Du lịch',
    'vh tt&dl': 'Văn hóa, Thể thao và Du lịch',
    'văn hóa thể thao và du lịch': 'Văn hóa, Thể thao và Du lịch',
    'tn&mt': 'Tài nguyên và Môi trường',
    'nn&ptnt': 'Nông nghiệp và Phát triển nông thôn',
    'kh&đt': 'Kế hoạch và Đầu tư',
    'tt&tt': 'Thông tin và Truyền thông',
    gtvt: 'Giao thông vận tải',
    'dt&tg': 'Dân tộc và Tôn giáo',
  }),
)

/** Collective nouns: «các sở, ban, ngành», «các cơ quan, đơn vị, địa phương». */
export const COLLECTIVES = phrases(
  list(
    `sở; ban; ngành; bộ; cục; vụ; viện; chi cục; tổng cục; sở ngành; cơ quan ngang bộ; cơ quan thuộc chính phủ; cơ quan; đơn vị; địa phương; đoàn thể; ban đảng; ban xây dựng đảng; cơ quan tham mưu; hội; hội quần chúng; hội đoàn thể; tổ chức chính trị - xã hội; tổ chức chính trị xã hội; tổ chức chính trị; tổ chức đảng; tổ chức cơ sở đảng; tổ chức đoàn thể; tổ chức; cấp ủy đảng; cấp ủy; cấp; chính quyền; chính quyền địa phương; mặt trận; doanh nghiệp; hợp tác xã; nhà đầu tư; chủ đầu tư; chủ mỏ; chủ tàu; chủ tàu cá; chủ bến; chủ phương tiện; chủ xe; chủ cơ sở; ban quản lý dự án; ban quản lý; xã; phường; đặc khu; thị trấn; tỉnh; thành phố; huyện; quận; thôn; bản; tổ dân phố; trường; trường học; nhà trường; trung tâm y tế; cơ sở giáo dục; cơ sở giáo dục đào tạo; cơ sở đào tạo; cơ sở y tế; bệnh viện; ngân hàng thương mại; ngân hàng; tổ chức tín dụng; tổ đại biểu; đại biểu hội đồng nhân dân; tập đoàn; tổng công ty; cơ quan truyền thông; cơ quan báo chí; cơ quan thông tấn; báo chí; báo; đảng bộ; đảng ủy; chi bộ; lực lượng chức năng; lực lượng vũ trang; lực lượng; tổ công tác; đoàn công tác; đồng chí; ủy viên; thành viên; ban chỉ đạo; nhà mạng; đơn vị sự nghiệp; đội; phòng; phòng ban; phòng chuyên môn; trung tâm; chủ rừng; hộ; cơ sở; khối; cụm; tiểu ban; nhà thầu; công an; quân đội; trạm y tế ; phó thủ tướng chính phủ; phó thủ tướng; tổ chức chính trị - xã hội tỉnh; công ty; chủ hồ; đội ngũ`,
  ),
)

/** Titles of leaders: the body after them is meant. */
export const TITLES = phrases(
  list(
    `bộ trưởng; thứ trưởng; thủ trưởng; giám đốc; phó giám đốc; tổng giám đốc; chủ tịch; phó chủ tịch; bí thư; phó bí thư; phó bí thư thường trực; phó chủ tịch thường trực; chánh; phó chánh; trưởng; phó trưởng; thống đốc; viện trưởng; chánh án; chủ nhiệm; phó chủ nhiệm; hiệu trưởng; cục trưởng; tổng thanh tra; tư lệnh; chỉ huy trưởng; người đứng đầu; tổ trưởng; trưởng phòng; chi cục trưởng; tổng cục trưởng; đồng chí; các đồng chí; trưởng các; chủ tịch hội đồng thành viên; chủ tịch hội đồng quản trị; tổng biên tập; chính ủy; tổng bí thư`,
  ),
)

/** Abbreviation → the words it stands for. */
export const ABBREVIATIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ubnd: 'Ủy ban nhân dân',
    hđnd: 'Hội đồng nhân dân',
    ubkt: 'Ủy ban Kiểm tra',
    ubktđu: 'Ủy ban Kiểm tra Đảng ủy',
    mttq: 'Mặt trận Tổ quốc',
    mttqvn: 'Mặt trận Tổ quốc Việt Nam',
    ubmttq: 'Ủy ban Mặt trận Tổ quốc',
    ubmttqvn: 'Ủy ban Mặt trận Tổ quốc Việt Nam',
    tand: 'Tòa án nhân dân',
    vksnd: 'Viện kiểm sát nhân dân',
    btv: 'Ban Thường vụ',
    bch: 'Ban Chấp hành',
    bchqs: 'Bộ Chỉ huy Quân sự',
    bđbp: 'Bộ đội Biên phòng',
    bhxh: 'Bảo hiểm xã hội',
    nhnn: 'Ngân hàng Nhà nước',
    kbnn: 'Kho bạc Nhà nước',
    lđlđ: 'Liên đoàn Lao động',
    hlhpn: 'Hội Liên hiệp Phụ nữ',
    vptu: 'Văn phòng Tỉnh ủy',
    btctu: 'Ban Tổ chức Tỉnh ủy',
    ubkttu: 'Ủy ban Kiểm tra Tỉnh ủy',
    btgdvtu: 'Ban Tuyên giáo và Dân vận Tỉnh ủy',
    bnctu: 'Ban Nội chính Tỉnh ủy',
    tttu: 'Thường trực Tỉnh ủy',
    btvtu: 'Ban Thường vụ Tỉnh ủy',
    vpubnd: 'Văn phòng Ủy ban nhân dân',
    vpcp: 'Văn phòng Chính phủ',
    evn: 'Tập đoàn Điện lực Việt Nam',
    evnnpc: 'Tổng công ty Điện lực miền Bắc',
    vnpt: 'Tập đoàn Bưu chính Viễn thông Việt Nam',
    viettel: 'Tập đoàn Công nghiệp - Viễn thông Quân đội',
    đđbqh: 'Đoàn đại biểu Quốc hội',
    đbqh: 'đại biểu Quốc hội',
    ksnd: 'kiểm sát nhân dân',
  }),
)
/** Abbreviations that are a whole body by themselves. */
export const WHOLE = new Set([
  'vptu',
  'btctu',
  'ubkttu',
  'btgdvtu',
  'bnctu',
  'tttu',
  'btvtu',
  'evn',
  'evnnpc',
  'vnpt',
  'viettel',
  'vpcp',
  'nhnn',
])

/** Heads that stand without a capital too. */
export const LOWER_HEADS = new Set([
  'đảng ủy',
  'ủy ban nhân dân',
  'hội đồng nhân dân',
  'ủy ban kiểm tra',
  'ủy ban mặt trận tổ quốc',
  'mặt trận tổ quốc',
  'mặt trận tổ quốc việt nam',
  'tỉnh ủy',
  'thành ủy',
  'công an',
  'chính quyền',
  'cấp ủy',
  'cấp có thẩm quyền',
  'ban quản lý',
  'đảng bộ',
  'chi bộ',
])

// Heads after whose bare name a lower-case word never goes on the name.
export const CLOSED_HEADS = new Set(
  `đảng ủy; ban thường vụ; thường trực; tỉnh ủy; thành ủy; bộ chính trị; ban bí thư; chính phủ; thủ tướng chính phủ; phó thủ tướng chính phủ; quốc hội; ủy ban nhân dân; hội đồng nhân dân; ủy ban kiểm tra; mặt trận tổ quốc; mặt trận tổ quốc việt nam; ủy ban mặt trận tổ quốc; ban thường trực; trường chính trị; thanh tra; công an; trung ương; văn phòng; cấp ủy; chính quyền; cấp có thẩm quyền; ban chấp hành; văn phòng chính phủ; thanh tra chính phủ; đoàn đại biểu quốc hội`.split(
    '; ',
  ),
)
