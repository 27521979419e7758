// What the command line itself says, in English and, with --lang vi, in Vietnamese.

export type Lang = 'en' | 'vi'
const LINES = {
  'no-such-province': { en: 'no province is called «{0}»', vi: 'không có tỉnh nào tên «{0}»' },
  'provinces-are': { en: 'the register has: {0}', vi: 'sổ có: {0}' },
  'no-such-body': { en: 'no body is called «{0}»', vi: 'không có cơ quan nào tên «{0}»' },
  'name-a-body': {
    en: 'name one as in data/agencies.json: agency:NAME@PROVINCE',
    vi: 'ghi tên như trong data/agencies.json: agency:TÊN@TỈNH',
  },
  'body-in-several': { en: '«{0}» stands in several provinces', vi: '«{0}» có ở nhiều tỉnh' },
  'say-which': { en: 'say which: {0}', vi: 'nói rõ: {0}' },
  'bad-who': { en: '--as does not know «{0}»', vi: '--as không hiểu «{0}»' },
  'who-forms': {
    en: 'secretariat[@PROVINCE], leader[@PROVINCE], guest or agency:NAME[@PROVINCE]',
    vi: 'secretariat[@TỈNH], leader[@TỈNH], guest hoặc agency:TÊN[@TỈNH]',
  },
  'bad-moment': { en: '«{0}» is no moment', vi: '«{0}» không phải thời điểm' },
  'moment-form': { en: 'write it as 2025-08-11T07:30:00+07:00', vi: 'viết như 2025-08-11T07:30:00+07:00' },
  'cannot-read': { en: 'cannot read {0}: {1}', vi: 'không đọc được {0}: {1}' },
  'give-a-file': { en: 'give the path of a file that exists', vi: 'cho đường dẫn của một tệp có thật' },
  'bad-line': { en: '{0} line {1}: {2}', vi: '{0} dòng {1}: {2}' },
  'batch-form': {
    en: 'each line is {"id","text","now","context":[]}',
    vi: 'mỗi dòng là {"id","text","now","context":[]}',
  },
  'no-text': { en: 'ask needs a question', vi: 'ask cần một câu hỏi' },
  'ask-form': { en: 'dondoc ask "việc của Sở Nội vụ tháng 8"', vi: 'dondoc ask "việc của Sở Nội vụ tháng 8"' },
  'not-addressed': {
    en: '(silence: the bot would not answer this in a group)',
    vi: '(im lặng: trong nhóm bot sẽ không trả lời câu này)',
  },
  'wrong-settings': { en: '{0}', vi: 'cài đặt sai: {0}' },
  'mend-settings': {
    en: 'mend .env; every setting stands in .env.example',
    vi: 'sửa .env; mọi cài đặt có trong .env.example',
  },
  'nothing-due': { en: 'nothing would be sent at {0}', vi: 'lúc {0} không có tin nào cần gửi' },
  'no-data': { en: 'the data folder {0} does not exist', vi: 'không có thư mục dữ liệu {0}' },
  'mend-data-dir': { en: 'set DONDOC_DATA_DIR or give --data DIR', vi: 'đặt DONDOC_DATA_DIR hoặc cho --data THƯ_MỤC' },
  'mend-data': { en: 'mend the file; nothing was loaded', vi: 'sửa tệp đó; chưa nạp gì cả' },
  'cannot-write': { en: 'cannot write {0}: {1}', vi: 'không ghi được {0}: {1}' },
  'mend-write': {
    en: 'give the right to write there, or choose another folder with --data',
    vi: 'cấp quyền ghi, hoặc chọn thư mục khác bằng --data',
  },
  'no-such-report': { en: 'there is no report «{0}»', vi: 'không có loại báo cáo «{0}»' },
  'report-kinds': { en: 'weekly, monthly or exceptions', vi: 'weekly, monthly hoặc exceptions' },
  'bad-report-file': { en: '{0} is no file a report can be', vi: 'không viết được báo cáo ra {0}' },
  'report-files': { en: 'end it in .docx, .xlsx, .md or .png', vi: 'đặt đuôi .docx, .xlsx, .md hoặc .png' },
  'several-provinces': { en: 'the register has several provinces', vi: 'sổ có nhiều tỉnh' },
  'say-province': { en: 'add --province, one of: {0}', vi: 'thêm --province, một trong: {0}' },
  'no-report-right': {
    en: 'only the secretariat and leaders get reports',
    vi: 'chỉ văn phòng và lãnh đạo nhận báo cáo',
  },
  'report-right': { en: '--as secretariat or --as leader', vi: '--as secretariat hoặc --as leader' },
  'report-ahead': { en: '{0} has not come yet', vi: 'chưa đến thời điểm {0}' },
  'mend-report-ahead': { en: 'give --at a moment up to {0}', vi: 'đặt --at không muộn hơn {0}' },
  'mend-report-write': { en: 'choose another place with --out', vi: 'chọn nơi khác bằng --out' },
  'report-written': {
    en: '{0}: {1}, {2} tasks, figures as of {3}',
    vi: '{0}: {1}, {2} việc, số liệu tính đến {3}',
  },
  'not-empty': { en: 'the data folder {0} is not empty', vi: 'thư mục dữ liệu {0} không trống' },
  'mend-not-empty': {
    en: 'give an empty one: dondoc init --province NAME --data DIR',
    vi: 'cho một thư mục trống: dondoc init --province TÊN --data THƯ_MỤC',
  },
  'init-done': {
    en: 'The register of {0} is ready in {1}; .env is written, rehearsal is on.',
    vi: 'Sổ của {0} đã sẵn trong {1}; đã ghi .env, đang ở chế độ tập dượt.',
  },
  'init-code': {
    en: 'First one-time code (makes the first person secretariat): {0}',
    vi: 'Mã dùng một lần đầu tiên (người dùng đầu tiên thành văn phòng): {0}',
  },
  'init-next': {
    en: 'Next: npx dondoc doctor, then npx dondoc chat.',
    vi: 'Tiếp theo: npx dondoc doctor, rồi npx dondoc chat.',
  },
  'no-register': { en: 'no office has its own register here yet', vi: 'ở đây chưa có sổ riêng của văn phòng nào' },
  'mend-no-register': {
    en: 'make one: dondoc init --province NAME --data DIR',
    vi: 'làm sổ: dondoc init --province TÊN --data THƯ_MỤC',
  },
  'chat-elsewhere': { en: 'the chat is bound in {0}', vi: 'nhóm này đã nối với cơ quan của tỉnh {0}' },
  'unbind-first': {
    en: 'unbind it first: a chat belongs to one province',
    vi: 'gỡ trước: một nhóm chỉ thuộc một tỉnh',
  },
  'not-bound': { en: '{0} is not bound to that', vi: '{0} chưa nối như vậy' },
  'never-bound': { en: 'never bound', vi: 'chưa nối bao giờ' },
  parked: { en: 'parked since {0}: {1}', vi: 'không nhận được tin từ {0}: {1}' },
  'parked-once': { en: 'parked, nobody noted since when: {0}', vi: 'không nhận được tin, chưa rõ từ bao giờ: {0}' },
  muted: { en: 'reminders off', vi: 'đã tắt nhắc' },
  'no-chats': { en: 'no body has tasks or a chat yet', vi: 'chưa có cơ quan nào có việc hoặc có nhóm' },
  'no-members': { en: 'nobody has a role yet', vi: 'chưa ai được cấp quyền' },
  'no-member': { en: '{0} has no role here', vi: '{0} chưa có quyền nào' },
  'role-needs-body': { en: '{0} needs a body', vi: 'vai {0} cần một cơ quan' },
  'role-needs-province': {
    en: 'the role needs a province: --province NAME',
    vi: 'vai này cần một tỉnh: --province TÊN',
  },
  written: { en: 'done', vi: 'đã ghi' },
  'webhook-needs-secret': { en: '{0} is set without {1}', vi: 'có {0} mà không có {1}' },
  'no-port': { en: 'the HTTP port cannot be opened: {0}', vi: 'không mở được cổng HTTP: {0}' },
  'mend-port': { en: 'set another HTTP_PORT', vi: 'đặt HTTP_PORT khác' },
  'too-big': { en: '{0} is larger than 20 MB', vi: '{0} lớn hơn 20 MB' },
  'mend-too-big': { en: 'send the text of the document without its pictures', vi: 'gửi phần chữ của văn bản, bỏ ảnh' },
  'no-ocr': { en: '{0} is no installed tesseract with Vietnamese', vi: '{0} không phải tesseract có tiếng Việt' },
  'mend-no-ocr': {
    en: 'install tesseract-ocr and tesseract-ocr-vie, or leave out --ocr',
    vi: 'cài tesseract-ocr và tesseract-ocr-vie, hoặc bỏ --ocr',
  },
  'no-draft': { en: 'no draft is called «{0}»', vi: 'không có bản nháp «{0}»' },
  'list-drafts': { en: 'dondoc drafts lists them', vi: 'dondoc drafts liệt kê các bản nháp' },
  'no-task': { en: 'the register has no task «{0}»', vi: 'sổ không có việc «{0}»' },
  'mend-no-task': { en: 'dondoc ask lists tasks with their numbers', vi: 'dondoc ask liệt kê các việc kèm số' },
  'no-correction': { en: '«{0}» is no correction', vi: '«{0}» không phải là đính chính' },
  'mend-no-correction': {
    en: 'write «hạn: trước 20/9/2025», «chủ trì: Sở Y tế», «phối hợp: …» or «tên: …»',
    vi: 'viết «hạn: trước 20/9/2025», «chủ trì: Sở Y tế», «phối hợp: …» hoặc «tên: …»',
  },
  'mend-no-reason': {
    en: 'say --document and --reason; «nhập sai» where the date in the register was a slip',
    vi: 'thêm --document và --reason; ngày trong sổ bị nhập sai thì ghi «nhập sai»',
  },
  'task-changed': { en: 'the task {0} was changed meanwhile', vi: 'việc {0} vừa được người khác sửa' },
  'no-drafts': { en: 'no drafts', vi: 'không có bản nháp nào' },
  'draft-changed': {
    en: 'the draft {0} was changed or published meanwhile',
    vi: 'bản nháp {0} vừa được người khác sửa hoặc công bố',
  },
  'try-again': { en: 'look at it again and repeat', vi: 'xem lại rồi làm lại' },
  'province-missing': {
    en: 'the register has several provinces: say which with --province',
    vi: 'sổ có nhiều tỉnh: nói rõ bằng --province',
  },
  'folder-held': { en: 'another service (process {1}) holds {0}', vi: 'một tiến trình khác ({1}) đang giữ {0}' },
  'mend-folder-held': {
    en: 'end it first; every other command works beside it',
    vi: 'dừng tiến trình đó trước; các lệnh khác vẫn chạy song song được',
  },
  'no-chat-id': { en: '«{0}» is no id of a chat on {1}', vi: '«{0}» không phải mã số nhóm của {1}' },
  'chat-ids': {
    en: 'Telegram: a number such as -1001234567890; Zalo: letters and digits; /ma in the chat needs none',
    vi: 'Telegram: số, như -1001234567890; Zalo: chữ và số; dùng mã /ma trong nhóm thì không cần',
  },
  'other-office': {
    en: '.env here belongs to the office in {0}',
    vi: 'tệp .env ở đây là của văn phòng trong {0}',
  },
  'mend-other-office': {
    en: 'run init in a folder of its own, or put that .env aside first',
    vi: 'chạy init ở thư mục khác, hoặc để riêng tệp .env đó trước',
  },
  'file-exists': { en: '{0} exists already', vi: '{0} đã có' },
  'other-name': { en: 'choose another name: nothing is written over', vi: 'chọn tên khác: không ghi đè lên tệp đã có' },
  'backup-made': { en: '{0}: opened and counted: {1}', vi: '{0}: đã mở lại và đếm: {1}' },
  'store-counts': {
    en: '{0} documents, {1} tasks, {2} messages, {3} lines of the audit',
    vi: '{0} văn bản, {1} việc, {2} tin, {3} dòng nhật ký',
  },
  'no-such-file': { en: '{0} does not exist', vi: 'không có tệp {0}' },
  'no-backup': { en: '{0} is no backup that can be restored', vi: '{0} không phải bản sao lưu dùng được' },
  'other-backup': {
    en: 'choose another one; nothing was changed',
    vi: 'chọn bản khác; chưa thay đổi gì',
  },
  restored: { en: 'the register is that of {0}: {1}', vi: 'sổ nay là bản {0}: {1}' },
  'put-aside': { en: 'what was there stands in {0}', vi: 'bản trước đó nằm ở {0}' },
  'moved-already': { en: 'the register lives in PostgreSQL already', vi: 'sổ đã ở PostgreSQL' },
  'mend-moved-already': {
    en: 'move-store goes from SQLite to PostgreSQL; elsewhere use backup and restore',
    vi: 'move-store chuyển từ SQLite sang PostgreSQL; nơi khác dùng backup và restore',
  },
  'bad-store': { en: '«{0}» is no address of a PostgreSQL database', vi: '«{0}» không phải địa chỉ PostgreSQL' },
  'store-form': { en: 'postgres://USER:PASSWORD@HOST/DATABASE', vi: 'postgres://NGƯỜI_DÙNG:MẬT_KHẨU@MÁY/CSDL' },
  'store-moved': { en: 'the register is copied to {0} and counted: {1}', vi: 'sổ đã chép sang {0} và đếm: {1}' },
  'store-moved-next': {
    en: 'now set DATABASE_URL in .env; {0} stays as it is and is used no more',
    vi: 'giờ đặt DATABASE_URL trong .env; {0} giữ nguyên, không dùng nữa',
  },
  'not-noted': {
    en: 'done, but the audit could not be written: {0}',
    vi: 'đã xong, nhưng không ghi được nhật ký: {0}',
  },
  'nobody-known': { en: 'nothing is held about {0}', vi: 'không lưu gì về {0}' },
  'mend-nobody-known': { en: 'check the id: dondoc members', vi: 'kiểm tra lại mã: dondoc members' },
  'no-role': { en: 'no role', vi: 'không có vai' },
  'person-messages': { en: '  {0} messages sent in private', vi: '  {0} tin đã gửi riêng' },
  'person-blanked': {
    en: '{0} is blanked; the audit knows them as {1} only',
    vi: 'đã xóa dữ liệu của {0}; nhật ký chỉ còn ghi {1}',
  },
  unexpected: { en: 'something went wrong: {0}', vi: 'có lỗi: {0}' },
  'tell-us': {
    en: 'run with LOG_LEVEL=debug for the trace and report it',
    vi: 'chạy với LOG_LEVEL=debug để xem dấu vết rồi báo lại',
  },
} as const
export type LineName = keyof typeof LINES

export function line(lang: Lang, name: LineName, ...values: readonly string[]): string {
  return LINES[name][lang].replace(/\{(\d)\}/g, (_, i: string) => values[Number(i)] ?? '')
}
