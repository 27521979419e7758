// A question is read alike whatever body, paper or time stands in it: each template once with every name, compared with the plainest one.
import { describe, expect, test } from 'vitest'
import { BODY_NAMES, read } from './fixtures.ts'

// Behind a paper these may have issued it.
const ISSUERS = /^(Ban Thường vụ|Thường trực) Tỉnh ủy|^Ban Chấp hành/
const BODIES = BODY_NAMES.filter((name) => !/^(Các|Đảng ủy các|UBND các|Xã|Phường) ?/.test(name) && !ISSUERS.test(name))
const PAPERS =
  `KL 44 | kết luận số 44 | kế hoạch 52 | KH số 52 | chỉ thị 18 | CT 18 | nghị quyết 7 | thông báo 311 | TB 311-TB/TU | công văn 1207
  quyết định số 615 | QĐ 615 | TBKL 88 | chương trình số 22 | CTr 22 | đề án số 9 | hướng dẫn số 14 | công điện 5 | báo cáo số 120
  KL 44 của Thường trực Tỉnh ủy | kế hoạch 52 của Tỉnh ủy | chương trình 22 của Ban Thường vụ Tỉnh ủy`
    .split(/[|\n]/)
    .map((paper) => paper.trim())
const TIMES =
  `hôm nay | ngày mai | tuần này | tuần sau | tuần trước | tháng này | tháng sau | tháng 9 | đầu tháng 9 | quý III | quý này | cuối năm
  trước 20/8 | sau ngày 20/8 | đến hết tháng 9 | từ 15/8 đến 20/8 | trong 10 ngày tới | từ nay đến cuối tháng | 20/8 | ngày 20 tháng 8
  thứ sáu này | tháng 8 và tháng 9 | trong tháng | trước Quốc khánh`
    .split(/[|\n]/)
    .map((time) => time.trim())

/** What was understood, without what was put in. */
const without = (text: string, names: readonly string[]) => {
  const { intent, slots } = read(text)
  const rest = Object.entries(slots).filter(([name]) => !names.includes(name))
  return JSON.stringify({ intent, ...Object.fromEntries(rest) })
}
/** What reads otherwise than the plainest of them. */
const strays = (template: string, fillings: readonly string[], names: readonly string[]) => {
  const [plainest = ''] = fillings
  const usual = without(template.replace('…', plainest), names)
  return fillings.map((f) => template.replace('…', f)).filter((text) => without(text, names) !== usual)
}

describe('whatever body is named', () => {
  test.each([
    'nhiệm vụ của … tháng 8',
    '… còn mấy việc',
    '… có việc nào quá hạn không',
    'KL 44 giao … làm gì',
    'trong kết luận 44 … phải làm gì',
    'việc … chủ trì trong KL 44',
    'gửi …: nộp báo cáo trước 20/8',
    'xuất excel danh sách việc của …',
    'cho em hỏi … quý IV có nhiệm vụ gì ạ',
  ])('%s', (template) => {
    expect(BODIES.length).toBeGreaterThan(50)
    expect(strays(template, ['Sở Y tế', ...BODIES], ['agency', 'agency_candidates', 'recipients'])).toEqual([])
  })
})
describe('whatever paper is named', () => {
  test.each([
    '… giao những việc gì',
    '… còn mấy việc',
    'trong … Sở Y tế phải làm gì',
    '… giao Sở Y tế làm gì',
    '… tuần này có những việc gì',
    'tổng hợp tình hình thực hiện …',
    'gửi … cho các sở',
    'đếm số việc quá hạn trong …',
  ])('%s', (template) => {
    expect(strays(template, PAPERS, ['document', 'message'])).toEqual([])
    expect(PAPERS.map((p) => read(template.replace('…', p)).slots.document ?? p)).not.toContain('KL 44')
  })
})
describe('wherever a time stands', () => {
  const TEMPLATES = [
    '… Sở Y tế có việc gì',
    'Sở Y tế … phải nộp gì',
    'những việc phải xong … của Sở Y tế',
    'Sở KH&CN … có việc gì',
    'KL 44 … có những việc gì',
    'có bao nhiêu việc đến hạn …',
  ]
  test.each(TIMES)('%s', (time) => {
    const ranges = TEMPLATES.map((template) => {
      const { from, to } = read(template.replace('…', time)).slots
      return `${from}..${to}`
    })
    expect(new Set(ranges).size, ranges.join(' ')).toBe(1)
    expect(ranges[0]).not.toBe('undefined..undefined')
  })
})
