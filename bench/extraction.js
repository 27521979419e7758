// How long a conclusion takes to read, and that time grows with its pages: `npm run bench -- extraction` (after `npm run build`).
const { extract } = await import('../dist/extraction/extract.js')

const LIMIT_MS = 150
const SENTENCES = [
  'Chủ trì, phối hợp với Sở Tài chính, các đơn vị liên quan rà soát phương án sử dụng trụ sở dôi dư, báo cáo Ban Thường vụ Tỉnh ủy trước ngày 20/9/2025.',
  'Hướng dẫn các xã, phường thực hiện Nghị định số 178/2024/NĐ-CP ngày 31/12/2024 của Chính phủ; thường xuyên kiểm tra việc chi trả chế độ.',
  'Hoàn thành số hóa hồ sơ trong quý IV/2025; tổng hợp kết quả, định kỳ hằng tháng báo cáo Thường trực Tỉnh ủy (qua Văn phòng Tỉnh ủy).',
  'Tăng cường tuyên truyền để người dân hiểu, đồng thuận; kịp thời tháo gỡ khó khăn, vướng mắc phát sinh từ cơ sở, không để tồn đọng kéo dài.',
]
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
    for (let item = 1; item <= 9; item++) {
      const text = `(${item}) ${SENTENCES[(page + item) % 4]} ${SENTENCES[(page * 3 + item) % 4]}`
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
      'Rà soát, hoàn thiện vị trí việc làm của các cơ quan chuyên môn cấp xã',
      'sau sắp xếp.',
      'Sở Tài chính; đảng ủy các xã,',
      'phường',
      'Trước 31/12/2025',
    )
  return lines.join('\n')
}
/** Milliseconds of this process's own work: a machine shared with others does not count against it. */
function fastest(text) {
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < 7; i++) {
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

process.stdout.write('extraction, fastest of 7, processor time\n')
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
