// What settings, data files and `doctor` say, in Vietnamese: their own words are English, one short line «what (how to mend it)».
import { createSaidLines, type SaidLine } from './said-lines.ts'

/** Narrow lines before wide ones. */
const LINES: readonly SaidLine[] = [
  // How to mend, behind what is wrong.
  ['{0} (mend .env; every setting stands in .env.example)', '{0} (sửa .env; mọi cài đặt có trong .env.example)'],
  ['{0} (mend the file; nothing was loaded)', '{0} (sửa tệp đó; chưa nạp gì cả)'],
  [
    '{0} (the service makes one each night: does it run?)',
    '{0} (dịch vụ tự sao lưu mỗi đêm: dịch vụ có đang chạy không?)',
  ],

  // Settings.
  ['unknown setting {0} (meant: {1}?)', 'không có cài đặt {0} (có phải {1}?)'],
  ['unknown setting {0}', 'không có cài đặt {0}'],
  ['wrong setting {0}: expected {1}', 'cài đặt {0} sai: cần {1}'],
  ['.env line {0} is not NAME=value', '.env dòng {0} không có dạng TÊN=giá trị'],
  ['true or false', 'true hoặc false'],
  ['a folder', 'một thư mục'],
  ['a host', 'tên máy hoặc địa chỉ'],
  ['empty or an address that begins with {0} or {1}', 'để trống hoặc địa chỉ bắt đầu bằng {0} hoặc {1}'],
  ['empty or an address that begins with {0}', 'để trống hoặc địa chỉ bắt đầu bằng {0}'],
  ['a whole number from {0} to {1}', 'số nguyên từ {0} đến {1}'],
  ['a number above {0}', 'số lớn hơn {0}'],
  ['a token from BotFather, digits:letters', 'mã bot do BotFather cấp, dạng số:chữ'],
  ['letters, digits, _ and -, 256 at most', 'chữ, số, _ và -, nhiều nhất 256 ký tự'],
  [
    'one or several tokens parted by commas, each once',
    'một hoặc nhiều mã bot cách nhau bằng dấu phẩy, mỗi mã một lần',
  ],
  ['8 to {0} characters', 'từ 8 đến {0} ký tự'],
  ['spans of clock times: {0}', 'các khoảng giờ: {0}'],
  ['an ISO moment: {0}', 'thời điểm dạng ISO: {0}'],
  ['a clock time, written {0}', 'giờ, viết {0}'],
  ['a day that exists, written {0}', 'ngày có thật, viết {0}'],

  // Data files.
  ['found the key {0}, expected no such key', 'có khóa {0}, không được có khóa này'],
  ['found {0}, expected {1}', 'đang là {0}, cần {1}'],
  ['the file is empty (expected JSON)', 'tệp trống (cần JSON)'],
  ['this is no JSON ({0})', 'không phải JSON ({0})'],
  ['there is no such file', 'không có tệp này'],
  ['may not be read (check its rights)', 'không được đọc (kiểm tra quyền)'],
  ['is a folder, expected a file', 'là thư mục, cần một tệp'],
  ['is no folder', 'không phải thư mục'],
  ['the name stands twice, first at {0}', 'tên này có hai lần, lần đầu ở {0}'],
  ['«{0}» is not in provinces', '«{0}» không có trong provinces'],
  ['{0} «{1}» is not in agencies.json', '{0} «{1}» không có trong agencies.json'],
  ['no body is called «{0}»', 'không có cơ quan nào tên «{0}»'],
  ['this id stands twice', 'mã này có hai lần'],
  ['{0} is taken by {1}', '{0} đã dùng cho {1}'],
  ['{0} stands twice', '{0} có hai lần'],
  ['a deadline of kind {0} needs a due day', 'hạn loại {0} phải có ngày (due)'],
  ['a deadline of kind {0} has no due day of its own', 'hạn loại {0} không có ngày (due) riêng'],
  ['a range needs its first day in start', 'khoảng thời gian phải có ngày đầu (start)'],
  ['the range ends before it starts', 'khoảng thời gian kết thúc trước khi bắt đầu'],
  ['rrule is not one that is understood', 'rrule này bot không hiểu'],
  ['an event deadline names its event', 'hạn theo sự kiện phải có tên sự kiện (event)'],
  ['an offset like {0}', 'độ lệch dạng {0}'],
  ['text like {0}', 'chữ theo mẫu {0}'],
  ['"{0}" or {1}', '"{0}" hoặc {1}'],
  ['Invalid option: expected one of {0}', 'một trong: {0}'],
  ['Invalid input: expected {0}, received {1}', '{0}, đang là {1}'],
  ['Too small: expected {0} to have >={1} {2}', '{0}, ít nhất {1} {2}'],
  ['Too big: expected {0} to have <={1} {2}', '{0}, nhiều nhất {1} {2}'],
  ['Too small: expected {0} to be >={1}', '{0} từ {1} trở lên'],
  ['Too small: expected {0} to be >{1}', '{0} lớn hơn {1}'],
  ['Too big: expected {0} to be <={1}', '{0} không quá {1}'],
  ['string', 'chữ'],
  ['number', 'số'],
  ['int', 'số nguyên'],
  ['boolean', 'true hoặc false'],
  ['array', 'danh sách [ ]'],
  ['object', 'nhóm khóa { }'],
  ['record', 'nhóm khóa { }'],
  ['characters', 'ký tự'],
  ['items', 'mục'],
  ['nothing', '(không có gì)'],
  ['the whole file', 'cả tệp'],

  // dondoc doctor.
  ['{0} read, nothing unknown', 'đã đọc {0}, không có cài đặt lạ'],
  [
    'DONDOC_DIGEST_AT {0} lies in the quiet hours: digests leave at {1} (change DONDOC_DIGEST_AT or DONDOC_QUIET)',
    'DONDOC_DIGEST_AT {0} nằm trong giờ không gửi tin: bản tin đi lúc {1} (đổi DONDOC_DIGEST_AT hoặc DONDOC_QUIET)',
  ],
  ['no .env: all defaults', 'không có .env: dùng giá trị mặc định'],
  ['{0} «{1}»: the token is good', '{0} «{1}»: mã bot dùng được'],
  ['Telegram {0}: the token is good', 'Telegram {0}: mã bot dùng được'],
  [
    'Telegram {0}: privacy mode is off (turn it on with /setprivacy in BotFather)',
    'Telegram {0}: chế độ riêng tư (privacy mode) đang tắt (bật lại bằng /setprivacy ở BotFather)',
  ],
  [
    'Telegram {0}: no group can add it (allow it with /setjoingroups in BotFather)',
    'Telegram {0}: chưa nhóm nào thêm được bot (cho phép bằng /setjoingroups ở BotFather)',
  ],
  ['the platform refuses the token (mend it in .env)', 'nền tảng không nhận mã bot (sửa trong .env)'],
  [
    'the platform cannot be reached, {0} (look at the network; where it is barred set TELEGRAM_PROXY)',
    'không gọi được nền tảng, {0} (xem lại mạng; nơi bị chặn thì đặt TELEGRAM_PROXY)',
  ],
  ['the platform cannot be reached, {0} (look at the network)', 'không gọi được nền tảng, {0} (xem lại mạng)'],
  [
    '{0}: {1} chats are tied there and no bot of it is set: nothing reaches them, unless a bot of your own carries the program',
    '{0}: {1} nơi đã nối mà chưa có mã bot: không tin nào tới đó, trừ khi bot riêng của cơ quan đang mang chương trình này',
  ],
  [
    '{0}: {1} chats are tied there and no bot of it is set: nothing reaches them',
    '{0}: {1} nơi đã nối mà chưa có mã bot: không tin nào tới đó',
  ],
  ['{0} is set without {1}', 'có {0} mà không có {1}'],
  ['{0} begins with http: the platforms call https alone', '{0} bắt đầu bằng http: nền tảng chỉ gọi https'],
  ['no PUBLIC_URL: on Zalo no file can be had', 'chưa có PUBLIC_URL: trên Zalo không tải được tệp'],
  ['no answer in time', 'không trả lời kịp'],
  ['the connection broke', 'đứt kết nối'],
  ['no token: the terminal alone', 'không có mã bot: chỉ dùng ở cửa sổ lệnh'],
  ['{0} (DONDOC_CLOCK, not the machine’s)', '{0} (theo DONDOC_CLOCK, không phải giờ của máy)'],
  [
    '{0} does not exist (set DONDOC_DATA_DIR, or run dondoc init --province NAME)',
    'không có {0} (đặt DONDOC_DATA_DIR, hoặc chạy dondoc init --province TÊN)',
  ],
  ['{0}, {1} day(s) old, opened: {2} documents, {3} tasks', '{0}, đã {1} ngày, mở được: {2} văn bản, {3} việc'],
  ['{0}: {1} bodies, {2} documents, {3} tasks', '{0}: {1} cơ quan, {2} văn bản, {3} việc'],
  ['{0}: {1} documents, {2} tasks', '{0}: {1} văn bản, {2} việc'],
  [
    'tesseract with Vietnamese: extract and import read scans with --ocr',
    'có tesseract tiếng Việt: extract và import đọc được bản quét với --ocr',
  ],
  [
    'no tesseract with Vietnamese: scanned files are refused (install tesseract-ocr and tesseract-ocr-vie)',
    'chưa có tesseract tiếng Việt: bản quét bị từ chối (cài tesseract-ocr và tesseract-ocr-vie)',
  ],
  [
    'no register of an office yet: the demo data (dondoc init makes one)',
    'chưa có sổ của văn phòng: đang dùng dữ liệu mẫu (dondoc init làm sổ)',
  ],
  ['none in {0} on this machine', 'máy này chưa có bản nào trong {0}'],
  [
    'the table of {0} is provisional or missing (enter the official days off in holidays.json, then set provisional to false)',
    'lịch nghỉ năm {0} mới là tạm tính hoặc chưa có (điền ngày nghỉ chính thức vào holidays.json rồi đặt provisional thành false)',
  ],
  ['official up to {0}', 'chính thức đến hết năm {0}'],
]

/** A problem of settings or data files, a finding of `doctor`, in Vietnamese; null where it is none of these. */
export const saySetup = createSaidLines(LINES)

/** What `doctor` looks at. */
export const DOCTOR_PARTS: Readonly<Record<string, string>> = {
  settings: 'cài đặt',
  data: 'dữ liệu',
  storage: 'kho dữ liệu',
  backup: 'sao lưu',
  ocr: 'đọc bản quét',
  channels: 'kênh',
  clock: 'đồng hồ',
  holidays: 'ngày nghỉ',
}
export const DOCTOR_LEVELS = { ok: 'ổn', warn: 'LƯU Ý', fail: 'HỎNG' } as const
