// Numeric goals of a task: «đạt từ 80% trở lên» → «đạt >= 80% …». Figures of an appraisal are not read here.

const UNIT =
  '%|ha|km|tỷ đồng|triệu đồng|nghìn tỷ đồng|hộ|căn nhà|trung tâm|trường|xã|phường|dự án|công trình|bãi|cụm|lớp|mô hình|hồ sơ|sản phẩm'
// ít nhất 30% thời gian | đạt từ 80% trở lên | giảm 50% chi phí      not: năm 2026 | 03/25 chỉ tiêu | 4.500 (no unit)
const GOAL = new RegExp(
  `(?<verb>(?<![a-zà-ỹ]|công ty )(?:đạt|tăng trưởng|tăng thêm|tăng|cắt giảm|giảm|tiết kiệm thêm|tiết kiệm|bảo đảm|tạo lập|thành lập|xây mới|sửa chữa|đóng cửa|hoàn thành|trồng|cấp|giải ngân)[^,;.\\d]{0,40}?\\s)?(?<how>(?:đạt\\s+)?(?:từ|ít nhất|tối thiểu|trên|không dưới|không quá|dưới|tối đa)\\s+)?(?<n>\\d{1,3}(?:[.,]\\d+)*)\\s?(?<unit>${UNIT})(?![a-zà-ỹ])(?<up>\\s+trở lên)?(?<of>[^,;.()]{0,60})`,
  'giu',
)

// Most texts have no figure with a unit: one look instead of a search at every word.
const FIGURE = new RegExp(`\\d\\s?(?:${UNIT})`, 'iu')

export function readTargets(text: string): readonly string[] {
  if (!FIGURE.test(text)) return []
  const found: string[] = []
  for (const match of text.matchAll(GOAL)) {
    const { verb = '', how = '', n = '', unit = '', up, of = '' } = match.groups ?? {}
    if (!verb && !how && !up) continue
    const sign =
      /không quá|dưới|tối đa/iu.test(how) && !/không dưới/iu.test(how)
        ? '<='
        : /trên/iu.test(how)
          ? '>'
          : how.trim() || up
            ? '>='
            : ''
    const what = of.split(/\s(?:theo|để|nhằm|trong|trước|trên địa bàn|bảo đảm|góp phần|so với|phục vụ|và)\s/u)[0] ?? ''
    const words = [verb.trim(), sign, unit === '%' ? `${n}%` : `${n} ${unit}`, what.trim()].filter(Boolean)
    found.push(words.join(' ').replace(/\s+/g, ' '))
  }
  return [...new Set(found)].slice(0, 6)
}
