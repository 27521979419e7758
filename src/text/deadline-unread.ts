// Words that set a time which no rule understands: shown to a person, never turned into a day.
import { L, R } from './deadline-found.ts'

const SET = '(?:trước|chậm nhất(?: là)?|muộn nhất(?: là)?|xong|trong|ngay|hết|vào|hạn|hạn cuối|thời hạn|đến)'
const WEEKDAY = 'thứ\\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])'
const PLACE = '(?:đầu(?:\\s+tiên)?|cuối(?:\\s+cùng)?|thứ\\s+(?:nhất|hai|ba|tư|[1-4]))'
const NAMED_DAY = /thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])/iu
/** Each with what it must have: a short look spares the long one at every letter. */
const PATTERNS: readonly (readonly [has: RegExp, pattern: RegExp])[] = [
  // trước ngày 20 (of which month?) | chậm nhất ngày mùng 5      not: trước ngày 20/8 | ngày 20 tháng 8
  [
    /(?:ngày|mùng)\s+(?:mùng\s+)?\d/iu,
    new RegExp(
      `${L}(?:${SET}\\s+){1,3}(?:ngày\\s+(?:mùng\\s+)?|mùng\\s+)\\d{1,2}(?!\\d|\\s?[/.-]\\s?\\d|\\s+tháng\\s+\\d|\\s*(?:ngày|giờ)${R})`,
      'iu',
    ),
  ],
  // trong tuần này | đầu tuần sau | hết tháng này | trong quý tới
  [
    /(?:tuần|tháng|quý|năm)\s+(?:này|nay|sau|tới)/iu,
    new RegExp(
      `${L}(?:${SET}\\s+|đầu\\s+|cuối\\s+|giữa\\s+){1,3}(?:tuần|tháng|quý|năm)\\s+(?:này|nay|sau|tới)${R}(?!\\s+(?:của|đó))`,
      'iu',
    ),
  ],
  // trong 10 ngày cuối quý | trong tuần đầu quý IV | trước cuối năm      not: không dồn việc vào cuối năm
  [
    /(?:đầu|cuối|giữa)(?:\s+(?:tiên|cùng|của))*\s+(?:tuần|tháng|quý|năm)/iu,
    new RegExp(
      `${L}(?:(?!vào)${SET}\\s+){1,3}(?:\\d{1,2}\\s+ngày\\s+|tuần\\s+|ngày\\s+(?:làm việc\\s+)?)?(?:đầu|cuối|giữa)(?:\\s+(?:tiên|cùng))?\\s+(?:của\\s+)?(?:tuần|tháng|quý|năm)${R}(?!\\s+\\d)`,
      'iu',
    ),
  ],
  [/việc\s+cuối/iu, new RegExp(`${L}(?:${SET}\\s+){0,2}ngày\\s+làm việc\\s+cuối(?:\\s+cùng)?${R}[^.;,]{0,20}`, 'iu')],
  // vào thứ Sáu | trước 16h00 thứ Năm      not: thứ hai, tiếp tục
  [
    NAMED_DAY,
    new RegExp(`${L}(?:${SET}\\s+){1,3}(?:\\d{1,2}\\s?(?:h|giờ)\\s?\\d{0,2}\\s+)?(?:ngày\\s+)?${WEEKDAY}${R}`, 'iu'),
  ],
  // thứ Sáu tuần cuối của tháng | vào thứ Hai tuần kế tiếp | thứ Tư tuần đầu hằng tháng | thứ Sáu cuối cùng của tháng: no rule of ours says these
  [
    NAMED_DAY,
    new RegExp(
      `${L}(?:${SET}\\s+){0,3}(?:\\d{1,2}\\s?(?:h|giờ)\\s?\\d{0,2}\\s+)?(?:(?:sáng|chiều)\\s+)?(?:ngày\\s+)?${WEEKDAY}\\s+(?:của\\s+)?(?:tuần\\s+(?:kế tiếp|tiếp theo|liền kề|sau|tới|này|(?:lễ\\s+)?${PLACE}(?:\\s+(?:(?:của|trong|hằng|hàng|mỗi)\\s+){0,2}(?:tháng|quý)${R}(?!\\s+\\d))?)|${PLACE}\\s+(?:(?:của|trong|hằng|hàng|mỗi)\\s+){0,2}(?:tháng|quý)${R}(?!\\s+\\d))`,
      'iu',
    ),
  ],
  // tuần đầu hằng tháng | trong tuần thứ hai của mỗi quý
  [
    /tuần\s+(?:lễ\s+)?(?:đầu|thứ)/iu,
    new RegExp(
      `${L}(?:${SET}\\s+){0,3}tuần\\s+(?:lễ\\s+)?(?:đầu(?:\\s+tiên)?|thứ\\s+(?:nhất|hai|ba|tư|[1-4]))\\s+(?:của\\s+|trong\\s+)?(?:hằng|hàng|mỗi)\\s+(?:tháng|quý)${R}`,
      'iu',
    ),
  ],
  // tham mưu trả lời trong tuần. | báo cáo Thường trực HĐND tỉnh | tháng 11/2026.      not: số ca mắc trong tuần tăng
  [
    /trong\s+(?:ngày|tuần|tháng|quý)\s*(?:[.;]|$)/iu,
    new RegExp(`${L}trong\\s+(?:ngày|tuần|tháng|quý)(?=\\s*(?:[.;]|$))`, 'iu'),
  ],
  [
    /\stháng\s+\d{1,2}\/20/iu,
    /(?<=(?:báo cáo|trình|gửi)\s(?:về\s|cho\s|lên\s)?\p{Lu}[^,;.]{2,60}\s)tháng\s+\d{1,2}\/20\d{2}(?=\s*(?:[.;]|$))/u,
  ],
  // vào dịp 02/9 | trong buổi sáng thứ Hai | ngay trong đêm nay | đến hết năm
  [
    /(?:dịp|đợt)\s+(?:nghỉ\s+)?(?:lễ\s+)?\d{1,2}\/\d|(?:sáng|trưa|chiều|tối|đêm)\s+(?:thứ|nay|mai)|đến hết (?:tuần|tháng|quý|năm)/iu,
    new RegExp(
      `${L}(?:${SET}\\s+){1,3}(?:(?:dịp|đợt)\\s+(?:nghỉ\\s+)?(?:lễ\\s+)?\\d{1,2}/\\d{1,2}|(?:buổi\\s+)?(?:sáng|trưa|chiều|tối|đêm)\\s+(?:${WEEKDAY}|nay|mai)${R})|${L}đến hết (?:tuần|tháng|quý|năm)(?=\\s*(?:[.,;)]|$))`,
      'iu',
    ),
  ],
  // Ngày 15/10/2026 trình Hội đồng nhân dân      not: Ngày 06/8/2025, Ban Thường vụ họp
  [
    /ngày\s+\d/iu,
    new RegExp(
      `(?<=^|[;.]\\s)ngày\\s+\\d{1,2}/\\d{1,2}(?:/20\\d{2})?(?=\\s+(?:trình|báo cáo|tổ chức|hoàn thành|gửi|nộp|khai mạc|khai trương|bàn giao)${R})`,
      'iu',
    ),
  ],
  // trước 16h00 (of which day?)
  [
    /\d\s?(?:h|giờ)/iu,
    new RegExp(
      `${L}(?:(?:trước|chậm nhất|muộn nhất|xong)\\s+){1,2}\\d{1,2}\\s?(?:h|giờ)\\s?(?:\\d{2})?(?:['’′]|\\s?phút)?(?!\\d)(?!,?\\s+(?:(?:sáng|chiều|tối)\\s+)?(?:ngày\\s+)?\\d|\\s+(?:trước|sau|kể|làm việc))`,
      'iu',
    ),
  ],
  [
    /hôm nay|mai(?![a-zà-ỹ])|ngày kia/iu,
    new RegExp(`${L}(?:${SET}\\s+){1,3}(?:ngày\\s+)?(?:hôm nay|ngày mai|mai|ngày kia)${R}`, 'iu'),
  ],
  // hoàn thành trong ngày | báo cáo ngay trong tuần
  [
    /trong\s+(?:ngày|tuần|tháng|quý)\s*(?:[.,;)]|$)/iu,
    new RegExp(
      `${L}(?:hoàn thành|báo cáo|gửi|xong)(?:\\s+(?:xong|ngay))?\\s+trong\\s+(?:ngày|tuần|tháng|quý)(?=\\s*(?:[.,;)]|$))`,
      'iu',
    ),
  ],
  // trước ngày 31/9/2025 | chậm nhất ngày 30 tháng 2 (no such day)      not: trước ngày 20/8 (read, or of the past)
  [
    /ngày\s+\d/iu,
    new RegExp(
      `${L}(?:(?:trước|chậm nhất(?: là)?|muộn nhất(?: là)?|xong|hạn)\\s+){1,3}(?:trong\\s+)?ngày\\s+(?:3[2-9]|[4-9]\\d|3[01]\\s?[/.-]\\s?0?2|30\\s+tháng\\s+0?2|31\\s?[/.-]\\s?(?:0?[469]|11)|31\\s+tháng\\s+(?:0?[469]|11)|\\d{1,2}\\s?/\\s?(?:1[3-9]|[2-9]\\d))(?!\\d)(?:\\s?[/.-]\\s?20\\d{2})?`,
      'iu',
    ),
  ],
  // trước ngày rằm tháng 8 | chậm nhất mùng 6 Tết | trước 10/3 âm lịch
  [
    /rằm|mùng|mồng|âm lịch/iu,
    new RegExp(
      `${L}(?:${SET}\\s+){1,3}(?:ngày\\s+)?(?:rằm|(?:mùng|mồng)\\s+\\d{1,2}|\\d{1,2}/\\d{1,2}\\s+âm lịch)${R}[^.;,]{0,12}`,
      'iu',
    ),
  ],
  // chậm nhất sau 15 ngày | không quá 10 ngày làm việc (from which day?)      not: thời gian giải quyết không quá 10 ngày
  [
    /(?:nhất|quá|đa)\s[^.;,]{0,16}\d/iu,
    new RegExp(
      `(?<!(?:giải quyết|xử lý|thời gian|thời hạn|chờ|kéo dài|nghỉ|họp|hỏi|nợ)\\s)${L}(?:chậm nhất|muộn nhất|không quá|tối đa)(?:\\s+là)?\\s+(?:sau\\s+|trong\\s+)?\\d{1,3}\\s+(?:ngày(?:\\s+làm việc)?|tuần|tháng)(?=\\s*(?:[.;,)]|$))`,
      'iu',
    ),
  ],
  // giữa năm 2026 | đầu năm 2026      not: 6 tháng đầu năm 2026 | kế hoạch đầu năm 2026
  [
    /(?:đầu|giữa)\s+năm/iu,
    new RegExp(
      `(?<!tháng\\s|kế hoạch\\s|báo cáo\\s|kết quả\\s)${L}(?:(?:vào|trong|trước|xong)\\s+)?(?:đầu|giữa)\\s+năm\\s+20\\d{2}(?=\\s*(?:[.;,)]|$))`,
      'iu',
    ),
  ],
  // ngày làm việc thứ 3 của tháng sau | trước ngày làm việc thứ hai của quý
  [
    /việc\s+(?:thứ|đầu)/iu,
    new RegExp(
      `${L}(?:${SET}\\s+){0,3}ngày\\s+làm việc\\s+(?:thứ\\s+(?:[a-zà-ỹ]+|\\d{1,2})|đầu tiên)\\s+(?:của\\s+)?(?:mỗi\\s+)?(?:tuần|tháng|quý|năm)[^.;,]{0,12}`,
      'iu',
    ),
  ],
  // trước mỗi kỳ giao ban 03 ngày | 02 ngày sau từng đợt kiểm tra
  [
    /(?:mỗi|từng)\s/iu,
    new RegExp(`${L}(?:trước|sau)\\s+(?:mỗi|từng)\\s[^.;,:()\\d]{2,60}?\\s\\d{1,3}\\s+(?:ngày|giờ|tuần)`, 'iu'),
  ],
  // 02 lần/tuần | mỗi tháng hai lần
  [
    /lần(?![a-zà-ỹ])/iu,
    new RegExp(
      `${L}(?:0?[2-9]|hai|ba)\\s+lần\\s*(?:/|mỗi|trong|một)\\s*(?:tuần|tháng|quý)${R}|${L}(?:mỗi|hằng|hàng)\\s+(?:tuần|tháng|quý)\\s+(?:0?[2-9]|hai|ba)\\s+lần${R}`,
      'iu',
    ),
  ],
]
// What one of the patterns must have: one look instead of many.
const ANY = new RegExp(PATTERNS.map(([has]) => has.source).join('|'), 'iu')

/** The words of a text that set a time and stand in none of the `read` words. */
export function unreadTimes(text: string, read: readonly string[]): readonly string[] {
  const rest = read.reduce(
    (left, raw) => (raw ? left.replace(raw, ' · ') : left),
    /\s\s|[\n\t]/.test(text) ? text.replace(/\s+/g, ' ') : text,
  )
  if (!ANY.test(rest)) return []
  const found = PATTERNS.flatMap(([has, pattern]) => (has.test(rest) ? (pattern.exec(rest)?.[0].trim() ?? []) : []))
  return found.filter(
    (words, i) => !found.some((other, k) => k !== i && other.includes(words) && (other !== words || k < i)),
  )
}
