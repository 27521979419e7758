// How long a conclusion takes to read, and that time grows with its pages: `npm run bench -- extraction` (after `npm run build`).
const { extract } = await import('../dist/extraction/extract.js')

const LIMIT_MS = 150
/** No sentence comes twice in 40 pages: what remembers texts it has read gains nothing here. */
const VERBS = ['Rà soát', 'Hoàn thiện', 'Tham mưu ban hành', 'Đẩy nhanh', 'Kiểm tra', 'Tổng hợp', 'Hướng dẫn thực hiện']
const OBJECTS = [
  'phương án sử dụng trụ sở dôi dư',
  'quy hoạch các cụm công nghiệp',
  'danh mục dự án chậm tiến độ',
  'quy chế phối hợp giữa các cơ quan',
  'hồ sơ số hóa đất đai',
  'chính sách thu hút bác sĩ về xã',
  'kế hoạch phòng, chống thiên tai',
  'đề án phát triển du lịch cộng đồng',
  'việc chi trả chế độ theo Nghị định số 178/2024/NĐ-CP ngày 31/12/2024 của Chính phủ',
  'hạ tầng viễn thông ở các thôn chưa có sóng',
  'chất lượng đội ngũ cán bộ cấp xã',
]
const PLACES = ['vùng cao', 'vùng ven biển', 'khu vực biên giới', 'đô thị trung tâm', 'các xã mới sáp nhập']
const PARTNERS = [
  'Sở Tài chính',
  'Công an tỉnh',
  'Sở Y tế, các đơn vị liên quan',
  'UBND các xã, phường',
  'Ban Nội chính Tỉnh ủy',
  'Bộ Chỉ huy Quân sự tỉnh',
]
const TIMES = [
  (n) => `, báo cáo Ban Thường vụ Tỉnh ủy trước ngày ${(n % 27) + 1}/${(n % 3) + 10}/2025`,
  (n) => `, hoàn thành trong quý ${['I', 'II', 'III', 'IV'][n % 4]}/2026`,
  (n) => `; định kỳ hằng tháng (trước ngày ${(n % 20) + 5}) báo cáo Thường trực Tỉnh ủy (qua Văn phòng Tỉnh ủy)`,
  (n) => `, xong chậm nhất ${(n % 20) + 5} ngày sau khi có hướng dẫn của Trung ương`,
  () => '; thường xuyên kiểm tra, kịp thời tháo gỡ khó khăn, vướng mắc phát sinh từ cơ sở, không để tồn đọng kéo dài',
  () => ', bảo đảm công khai, minh bạch, tạo sự đồng thuận trong Nhân dân',
  (n) => `, phấn đấu đạt từ ${50 + (n % 45)}% trở lên`,
]
function sentence(n) {
  const at = (list, step) => list[(n * step + Math.floor(n / list.length)) % list.length]
  const work = `${at(VERBS, 3)} ${at(OBJECTS, 5)} ở ${at(PLACES, 2)} (đợt ${n + 1})`
  return n % 3 === 0
    ? `Chủ trì, phối hợp với ${at(PARTNERS, 5)} ${work.charAt(0).toLowerCase()}${work.slice(1)}${at(TIMES, 4)(n)}.`
    : `${work}${at(TIMES, 4)(n)}.`
}
const BODIES = [
  'Sở Nội vụ',
  'Đảng ủy Ủy ban nhân dân tỉnh',
  'Ban Tổ chức Tỉnh ủy',
  'Đảng ủy các xã, phường',
  'Công an tỉnh',
]

/** A conclusion of so many pages: about 2,600 characters each, lines torn as a PDF gives them. */
function conclusion(pages) {
  const lines = [
    'KẾT LUẬN',
    'CỦA BAN THƯỜNG VỤ TỈNH ỦY',
    '-----',
    'Ngày 05/9/2025, Ban Thường vụ Tỉnh ủy họp, thống nhất kết luận:',
  ]
  for (let page = 0; page < pages; page++) {
    lines.push(`${page + 1}. ${BODIES[page % BODIES.length]}`)
    for (let item = 1; item <= 8; item++) {
      const n = (page * 8 + item - 1) * 2
      const text = `(${item}) ${sentence(n)} ${sentence(n + 1)}`
      lines.push(...(text.match(/.{1,78}(?:\s|$)/g) ?? []))
    }
  }
  return lines.join('\n')
}
function table(rows) {
  const lines = ['PHỤ LỤC', 'STT Nội dung công việc Cơ quan phối hợp Thời gian thực hiện', 'I SỞ NỘI VỤ']
  for (let i = 1; i <= rows; i++)
    lines.push(
      `${i}`,
      `${VERBS[i % VERBS.length]} ${OBJECTS[i % OBJECTS.length]}, việc thứ ${i}`,
      `ở ${PLACES[i % PLACES.length]}.`,
      'Sở Tài chính; đảng ủy các xã,',
      'phường',
      `Trước ${(i % 27) + 1}/12/2025`,
    )
  return lines.join('\n')
}
/** Milliseconds of this process's own work: a machine shared with others does not count against it. */
function fastest(text) {
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < 20; i++) {
    const start = process.cpuUsage()
    extract({ text })
    const used = process.cpuUsage(start)
    best = Math.min(best, (used.user + used.system) / 1000)
  }
  return best
}

const rows = [
  ['conclusion, 4 pages', conclusion(4)],
  ['conclusion, 40 pages', conclusion(40)],
  ['conclusion, 400 pages', conclusion(400)],
  ['table, 150 rows', table(150)],
  ['table, 1500 rows', table(1500)],
].map(([name, text]) => [name, text.length, extract({ text }).tasks.length, fastest(text)])

process.stdout.write('extraction, fastest of 20, processor time\n')
for (const [name, length, tasks, ms] of rows)
  process.stdout.write(
    `${name.padEnd(24)} ${String(length).padStart(9)} chars ${String(tasks).padStart(6)} tasks ${ms.toFixed(1).padStart(9)} ms\n`,
  )
const forty = rows[1][3]
const growth = rows[2][3] / forty
process.stdout.write(
  `40 pages: ${forty.toFixed(1)} ms (limit ${LIMIT_MS}); ten times the pages take ${growth.toFixed(1)} times as long\n`,
)
if (forty > LIMIT_MS || growth > 20) process.exitCode = 1
