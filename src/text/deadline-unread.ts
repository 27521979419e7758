// Words that set a time which no rule understands: shown to a person, never turned into a day.
import { L, R } from './deadline-found.ts'

const SET = '(?:trước|chậm nhất(?: là)?|muộn nhất(?: là)?|xong|trong|ngay|hết|vào|hạn|hạn cuối|thời hạn|đến)'
const WEEKDAY = 'thứ\\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])'
const PATTERNS: readonly RegExp[] = [
  // trước ngày 20 (of which month?) | chậm nhất ngày mùng 5      not: trước ngày 20/8 | ngày 20 tháng 8
  new RegExp(
    `${L}(?:${SET}\\s+){1,3}(?:ngày\\s+(?:mùng\\s+)?|mùng\\s+)\\d{1,2}(?!\\d|\\s?[/.-]\\s?\\d|\\s+tháng\\s+\\d|\\s*(?:ngày|giờ)${R})`,
    'iu',
  ),
  // trong tuần này | đầu tuần sau | hết tháng này | trong quý tới
  new RegExp(
    `${L}(?:${SET}\\s+|đầu\\s+|cuối\\s+|giữa\\s+){1,3}(?:tuần|tháng|quý|năm)\\s+(?:này|nay|sau|tới)${R}(?!\\s+(?:của|đó))`,
    'iu',
  ),
  // trong 10 ngày cuối quý | trong tuần đầu quý IV | trước cuối năm      not: không dồn việc vào cuối năm
  new RegExp(
    `${L}(?:(?!vào)${SET}\\s+){1,3}(?:\\d{1,2}\\s+ngày\\s+|tuần\\s+|ngày\\s+(?:làm việc\\s+)?)?(?:đầu|cuối|giữa)(?:\\s+(?:tiên|cùng))?\\s+(?:của\\s+)?(?:tuần|tháng|quý|năm)${R}(?!\\s+\\d)`,
    'iu',
  ),
  new RegExp(`${L}(?:${SET}\\s+){0,2}ngày\\s+làm việc\\s+cuối(?:\\s+cùng)?${R}[^.;,]{0,20}`, 'iu'),
  // vào thứ Sáu | trước 16h00 thứ Năm      not: thứ hai, tiếp tục
  new RegExp(`${L}(?:${SET}\\s+){1,3}(?:\\d{1,2}\\s?(?:h|giờ)\\s?\\d{0,2}\\s+)?(?:ngày\\s+)?${WEEKDAY}${R}`, 'iu'),
  // trước 16h00 (of which day?)
  new RegExp(
    `${L}(?:(?:trước|chậm nhất|muộn nhất|xong)\\s+){1,2}\\d{1,2}\\s?(?:h|giờ)\\s?(?:\\d{2})?(?:['’′]|\\s?phút)?(?!\\d)(?!,?\\s+(?:(?:sáng|chiều|tối)\\s+)?(?:ngày\\s+)?\\d|\\s+(?:trước|sau|kể|làm việc))`,
    'iu',
  ),
  new RegExp(`${L}(?:${SET}\\s+){1,3}(?:ngày\\s+)?(?:hôm nay|ngày mai|mai|ngày kia)${R}`, 'iu'),
  // hoàn thành trong ngày | báo cáo ngay trong tuần
  new RegExp(
    `${L}(?:hoàn thành|báo cáo|gửi|xong)(?:\\s+(?:xong|ngay))?\\s+trong\\s+(?:ngày|tuần|tháng|quý)(?=\\s*(?:[.,;)]|$))`,
    'iu',
  ),
  // 02 lần/tuần | mỗi tháng hai lần
  new RegExp(
    `${L}(?:0?[2-9]|hai|ba)\\s+lần\\s*(?:/|mỗi|trong|một)\\s*(?:tuần|tháng|quý)${R}|${L}(?:mỗi|hằng|hàng)\\s+(?:tuần|tháng|quý)\\s+(?:0?[2-9]|hai|ba)\\s+lần${R}`,
    'iu',
  ),
]
// What one of the patterns must have: one look instead of nine.
const ANY =
  /(?:ngày|mùng)\s+\d|(?:tuần|tháng|quý|năm)\s+(?:này|nay|sau|tới)|(?:đầu|cuối|giữa)(?:\s+(?:tiên|cùng|của))*\s+(?:tuần|tháng|quý|năm)|việc\s+cuối|thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|\d\s?(?:h|giờ)|hôm nay|mai(?![\p{L}])|ngày kia|trong\s+(?:ngày|tuần|tháng|quý)\s*(?:[.,;)]|$)|lần(?![\p{L}])/iu

/** The words of a text that set a time and stand in none of the `read` words. */
export function unreadTimes(text: string, read: readonly string[]): readonly string[] {
  const rest = read.reduce(
    (left, raw) => (raw ? left.replace(raw, ' · ') : left),
    /\s\s|[\n\t]/.test(text) ? text.replace(/\s+/g, ' ') : text,
  )
  if (!ANY.test(rest)) return []
  const found = PATTERNS.flatMap((pattern) => pattern.exec(rest)?.[0].trim() ?? [])
  return found.filter(
    (words, i) => !found.some((other, k) => k !== i && other.includes(words) && (other !== words || k < i)),
  )
}
