// Every kind of time phrase that directives use, and what looks like one and is none.
import { describe, expect, test } from 'vitest'
import type { Deadline } from '../../src/domain/deadline.ts'
import { deadlineSchema } from '../../src/domain/deadline.ts'
import { unreadTimes } from '../../src/text/deadline-unread.ts'
import { readDeadlines } from '../../src/text/deadlines.ts'
import { readTimeCell } from '../../src/text/time-cells.ts'

const TIME = { issued: '2025-08-06', year: 2025 }
/** kind, then the day with `<` for before, a clock time, a start, a rule, an event and its offset: only what is there. */
function short(d: Deadline): string {
  const parts = [
    d.kind,
    d.start && `${d.start}..`,
    d.due && `${d.before ? '<' : ''}${d.due}`,
    !d.due && d.before && '<',
    d.time && `@${d.time}`,
    d.rrule,
    d.event && `«${d.event}»`,
    d.offset,
  ]
  return parts.filter(Boolean).join(' ')
}
const read = (text: string) => readDeadlines(text, TIME).map((f) => short(f.deadline))

const SENTENCES: readonly (readonly [string, readonly string[]])[] = [
  ['gửi Sở trước thứ Năm (21/8)', ['date <2025-08-21']],
  ['gửi Sở trước thứ Năm (22/8)', []],
  ['kiểm tra khu trọ chiều thứ Sáu 22/8', ['date 2025-08-22']],
  ['lập danh sách – thứ Tư, 20/8/2025', ['date 2025-08-20']],
  ['nộp trước 17h thứ Sáu, ngày 22/8/2025', ['date <2025-08-22 @17:00']],
  ['ra quân (07h00 ngày 28/9/2025)', ['date 2025-09-28 @07:00']],
  ['mít tinh tại xã (sáng 28/9/2025)', ['date 2025-09-28']],
  ['phản ánh trước phiên họp thường kỳ tháng 10', ['event < «phiên họp thường kỳ tháng 10»']],
  ['báo cáo tại hội nghị giao ban tháng 10', ['event «hội nghị giao ban tháng 10»']],
  ['gửi báo cáo ngay trong đêm 18/8/2025', ['date 2025-08-18']],
  ['dọn xong trong chiều ngày 19/8/2025', ['date 2025-08-19']],
  ['trước các ngày 15/9 và 15/12/2025', ['date <2025-09-15', 'date <2025-12-15']],
  [
    'trước 7 giờ 30 phút và 15 giờ 30 phút hằng ngày',
    ['recurring < @07:30 FREQ=DAILY', 'recurring < @15:30 FREQ=DAILY'],
  ],
  ['nghiệm thu vào thứ Sáu tuần cuối tháng 9/2025', ['date 2025-09-26']],
  ['họp vào thứ Hai đầu tiên của tháng 10/2025', ['date 2025-10-06']],
  ['giao ban thứ Hai tuần đầu hằng tháng', []],
  ['hằng tháng báo cáo vào thứ Sáu tuần cuối', ['recurring FREQ=MONTHLY;BYDAY=-1FR']],
  ['họp thứ Hai đầu tiên hằng tháng', []],
  ['báo cáo vào thứ Sáu tuần cuối của tháng', ['recurring FREQ=MONTHLY;BYDAY=-1FR']],
  ['kiểm kê kho thứ Năm cuối cùng của quý', ['recurring FREQ=MONTHLY;BYMONTH=3,6,9,12;BYDAY=-1TH']],
  ['báo cáo vào thứ Sáu tuần cuối của tháng này', []],
  ['báo cáo vào ngày 20 các tháng 3, 6, 9, 12', ['recurring FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=20']],
  ['báo cáo ngày 20 các tháng 9, 10, 11/2025', []],
  [
    'báo cáo trước ngày 20/6 và 15/12 hằng năm',
    ['recurring < FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20', 'recurring < FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15'],
  ],
  ['báo cáo Thường trực 06 tháng và hằng năm', ['recurring FREQ=MONTHLY;BYMONTH=6,12', 'recurring FREQ=YEARLY']],
  ['gửi trước giờ làm việc ngày 20/8/2025', ['date <2025-08-20']],
  ['gửi trước khi hết giờ làm việc ngày 20/8/2025', ['date 2025-08-20']],
  ['báo cáo trước 16h00 hằng ngày', ['recurring < @16:00 FREQ=DAILY']],
  ['hằng tuần, trước 15 giờ 00 thứ Năm, tổng hợp', ['recurring < @15:00 FREQ=WEEKLY;BYDAY=TH']],
  ['hằng năm, trước ngày 15/11 báo cáo', ['recurring < FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15']],
  ['Hằng tháng, trước ngày 28', ['recurring < FREQ=MONTHLY;BYMONTHDAY=28']],
  ['định kỳ 02 tuần một lần báo cáo', ['recurring FREQ=WEEKLY;INTERVAL=2']],
  ['mỗi quý 01 lần', ['recurring FREQ=MONTHLY;BYMONTH=3,6,9,12']],
  ['trước ngày 20/6 và 20/12 hằng năm', ['recurring < FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=20']],
  ['khóa sổ lúc 17h00 ngày 31/10/2025', ['date 2025-10-31 @17:00']],
  ['tổng duyệt vào hồi 19 giờ 30 phút ngày 05 tháng 12 năm 2025', ['date 2025-12-05 @19:30']],
  ['chốt số liệu lúc 16 giờ ngày 25/9/2025', ['date 2025-09-25 @16:00']],
  ['vụ cháy xảy ra lúc 2 giờ sáng ngày 01/8/2025', []],
  ['trực tại chốt từ ngày 15/8 đến hết tháng 11/2025', ['range 2025-08-15.. 2025-11-30']],
  ['vận hành thử từ 01/9/2025 đến hết quý I/2026', ['range 2025-09-01.. 2026-03-31']],
  ['vận hành thử từ 01/9/2025 đến hết quý IV/2025', ['range 2025-09-01.. 2025-12-31']],
  ['nạo vét từ tháng 9 đến ngày 15/11/2025', ['range 2025-09-01.. 2025-11-15']],
  ['chi trả trợ cấp hằng tháng cho người có công', []],
  ['đưa vào chương trình kiểm tra, giám sát hằng năm', []],
  ['xử lý trong vòng 48 giờ kể từ khi phát hiện', ['event «phát hiện» +48h']],
  ['trực 24/24 giờ từ ngày 01/12/2025 đến ngày 30/4/2026', ['range 2025-12-01.. 2026-04-30']],
  ['sau khi kết thúc hội nghị kiểm điểm 05 ngày, gửi báo cáo', ['event «hội nghị kiểm điểm» +5d']],
  ['sau khi có kết quả phân công công tác', ['event «kết quả phân công công tác»']],
  ['trước khi khai giảng năm học 2025 - 2026', ['event < «khai giảng năm học 2025 - 2026»']],
  ['lấy ý kiến trước khi trình phê duyệt', []],
  ['nạo vét trước mùa mưa, hoàn thành trong tháng 9/2025', ['month 2025-09-30']],
  ['trước ngày 15/9/2025 và trước ngày 10/12/2025', ['date <2025-09-15', 'date <2025-12-10']],
  ['ra quân vào ngày 24/01 và ngày 07/02/2026', ['date 2026-01-24', 'date 2026-02-07']],
  ['trong Quý III và Quý IV/2025', ['range 2025-07-01.. 2025-12-31']],
  ['rà soát dữ liệu từ ngày 01/01/2021 đến ngày 31/12/2024', []],
  ['từ tháng 9 đên tháng 12/2025', ['range 2025-09-01.. 2025-12-31']],
  ['theo chức năng, nhiệm vụ thường xuyên theo dõi', ['ongoing']],
  ['các nhiệm vụ thường xuyên của đơn vị', []],
  ['báo cáo trước ngày 20/8/2025', ['date <2025-08-20']],
  ['gửi về Sở trước 30/8/2025', ['date <2025-08-30']],
  ['xong trong ngày 31/8/2025', ['date 2025-08-31']],
  ['xong trong trước 31/8/2025', ['date <2025-08-31']],
  ['hoàn thành chậm nhất trước ngày 30/8/2025', ['date <2025-08-30']],
  ['chậm nhất là ngày 5/9', ['date 2025-09-05']],
  ['hoàn thành ngày 30/9/2025', ['date 2025-09-30']],
  ['trước ngày 05 tháng 12 năm 2025', ['date <2025-12-05']],
  ['trước 25/7', ['date <2026-07-25']],
  ['trước ngày 30 /8/2025', ['date <2025-08-30']],
  ['gửi trước 17h00 ngày 15/9/2025', ['date <2025-09-15 @17:00']],
  ['chậm nhất 9 giờ 30 ngày 15/9/2025', ['date 2025-09-15 @09:30']],
  ['từ ngày 01/9 đến hết ngày 15/9/2025', ['range 2025-09-01.. 2025-09-15']],
  ['kiểm tra, báo cáo Thường trực Tỉnh ủy kết quả trong tháng 9/2025', ['month 2025-09-30']],
  ['kiện toàn xong trong tháng 8/2025', ['month 2025-08-31']],
  ['xong trong tháng 8 năm 2025', ['month 2025-08-31']],
  ['đến hết tháng 12/2025', ['month 2025-12-31']],
  ['diễn ra trong tháng 9', ['month 2025-09-30']],
  ['diễn ra trong tháng 5', ['month 2026-05-31']],
  ['kỳ họp cuối tháng 9/2025', ['month 2025-09-30']],
  ['từ tháng 9 đến tháng 11/2025', ['range 2025-09-01.. 2025-11-30']],
  ['trong tháng 9 và tháng 10/2025', ['range 2025-09-01.. 2025-10-31']],
  ['trong các tháng nắng nóng (tháng 5, 6, 7)', ['range 2026-05-01.. 2026-07-31']],
  ['trong Quý IV/2025', ['quarter 2025-12-31']],
  ['đến hết quý III năm 2026', ['quarter 2026-09-30']],
  ['Trong tháng 9/2025 và đến hết Quý IV/2025', ['range 2025-09-01.. 2025-12-31']],
  ['trong 6 tháng cuối năm 2025', ['range 2025-07-01.. 2025-12-31']],
  ['trong năm 2026', ['year 2026-12-31']],
  ['từ nay đến hết năm 2025', ['year 2025-12-31']],
  ['năm 2026 và các năm tiếp theo', ['ongoing 2026-01-01..']],
  ['trước 14h00’ ngày 24 hằng tháng', ['recurring < @14:00 FREQ=MONTHLY;BYMONTHDAY=24']],
  ['định kỳ vào ngày 20 hàng tháng', ['recurring FREQ=MONTHLY;BYMONTHDAY=20']],
  ['trước ngày 15 tháng cuối quý', ['recurring < FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=15']],
  ['trước ngày 05 tháng sau', ['recurring < FREQ=MONTHLY;BYMONTHDAY=5']],
  ['trước ngày 15/12 hằng năm', ['recurring < FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15']],
  ['báo cáo vào thứ Sáu hằng tuần', ['recurring FREQ=WEEKLY;BYDAY=FR']],
  ['báo cáo hằng quý', ['recurring FREQ=MONTHLY;BYMONTH=3,6,9,12']],
  ['báo cáo định kỳ hằng tuần với A, hằng tháng với B', ['recurring FREQ=WEEKLY', 'recurring FREQ=MONTHLY']],
  [
    'báo cáo định kỳ tháng, quý, năm',
    ['recurring FREQ=MONTHLY', 'recurring FREQ=MONTHLY;BYMONTH=3,6,9,12', 'recurring FREQ=YEARLY'],
  ],
  ['6 tháng một lần báo cáo', ['recurring FREQ=MONTHLY;BYMONTH=6,12']],
  ['chậm nhất 07 ngày sau khi có chỉ đạo của Trung ương', ['event «chỉ đạo của Trung ương» +7d']],
  ['trong thời hạn 05 ngày làm việc kể từ ngày nhận được hồ sơ', ['event «hồ sơ» +5wd']],
  ['ít nhất 05 ngày trước diễn tập chính thức', ['event «diễn tập chính thức» -5d']],
  ['hoàn thành sau 12 tháng khi đủ điều kiện khởi công, đáp ứng', ['event «đủ điều kiện khởi công» +12m']],
  ['ngay khi có quy định của Trung ương', ['event «quy định của Trung ương» +0d']],
  ['ngay sau Hội nghị toàn quốc', ['event «Hội nghị toàn quốc» +0d']],
  ['tham mưu sau khi có hướng dẫn của bộ', ['event «hướng dẫn của bộ»']],
  ['xong trước Đại hội Đảng bộ tỉnh', ['event < «Đại hội Đảng bộ tỉnh»']],
  ['hoàn thành trong 10 ngày làm việc', ['event «ngày ban hành văn bản này» +10wd']],
  ['thường xuyên kiểm tra hạ tầng', ['ongoing']],
  ['báo cáo vào ngày làm việc cuối cùng của tháng', ['recurring FREQ=MONTHLY']],
  ['trước ngày làm việc cuối cùng hằng quý', ['recurring < FREQ=MONTHLY;BYMONTH=3,6,9,12']],
  ['chậm nhất vào ngày cuối cùng của tháng', ['recurring FREQ=MONTHLY;BYMONTHDAY=-1']],
  ['trước ngày làm việc cuối cùng của tháng 8/2025', ['date <2025-08-29']],
  ['gửi hằng tháng (trước ngày 20)', ['recurring < FREQ=MONTHLY;BYMONTHDAY=20']],
  ['Hằng tháng, Sở Tài chính tổng hợp, báo cáo trước ngày 25', ['recurring < FREQ=MONTHLY;BYMONTHDAY=25']],
  ['định kỳ hằng tháng, trước ngày 10 và ngày 25', ['recurring < FREQ=MONTHLY;BYMONTHDAY=10,25']],
  ['định kỳ ngày 10, 25 hằng tháng', ['recurring FREQ=MONTHLY;BYMONTHDAY=10,25']],
  ['chậm nhất ngày mùng 5 tháng sau', ['recurring FREQ=MONTHLY;BYMONTHDAY=5']],
  ['hàng ngày trước 7h00 và 15h00', ['recurring < @07:00 FREQ=DAILY', 'recurring < @15:00 FREQ=DAILY']],
  ['trước 7 giờ 30 và 16 giờ hằng ngày', ['recurring < @07:30 FREQ=DAILY', 'recurring < @16:00 FREQ=DAILY']],
  ['báo cáo 02 lần/ngày, trước 6g30 và 18g00', ['recurring < @06:30 FREQ=DAILY', 'recurring < @18:00 FREQ=DAILY']],
  ['hằng ngày, trước 16h00, cập nhật', ['recurring < @16:00 FREQ=DAILY']],
  ['hằng quý, ngày 15 tháng cuối quý', ['recurring FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=15']],
  ['hằng quý (trước ngày 10 tháng đầu quý sau)', ['recurring < FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=10']],
  [
    'Hằng quý, Ban Tổ chức báo cáo trước ngày 10 tháng đầu quý sau',
    ['recurring < FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=10'],
  ],
  ['trước ngày 20 của tháng thứ hai trong quý', ['recurring < FREQ=MONTHLY;BYMONTH=2,5,8,11;BYMONTHDAY=20']],
  ['chậm nhất 15 ngày sau khi kết thúc quý', ['recurring FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=15']],
  ['chậm nhất 05 ngày làm việc sau khi kết thúc quý', ['event «kết thúc quý» +5wd']],
  ['thứ Ba và thứ Sáu hằng tuần', ['recurring FREQ=WEEKLY;BYDAY=TU,FR']],
  ['vào chiều thứ Sáu của tuần', ['recurring FREQ=WEEKLY;BYDAY=FR']],
  ['Hằng tuần, các xã báo cáo Sở Y tế trước 16 giờ thứ Năm', ['recurring < @16:00 FREQ=WEEKLY;BYDAY=TH']],
  ['hằng năm (trước ngày 15/12)', ['recurring < FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15']],
  ['Hằng tháng, chậm nhất ngày làm việc cuối cùng, báo cáo', ['recurring FREQ=MONTHLY']],
  ['hằng quý (trước ngày cuối cùng)', ['recurring < FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1']],
  ['cấp phát thuốc trước mỗi đợt khám 02 ngày', ['event «mỗi đợt khám» -2d']],
  ['vào tháng 6 và tháng 12 hằng năm', ['recurring FREQ=YEARLY;BYMONTH=6,12']],
  ['trong quý IV hằng năm', ['recurring FREQ=YEARLY;BYMONTH=12']],
  ['02 lần/năm', ['recurring FREQ=MONTHLY;BYMONTH=6,12']],
  ['định kỳ 6 tháng, năm', ['recurring FREQ=MONTHLY;BYMONTH=6,12', 'recurring FREQ=YEARLY']],
  [
    'hằng tháng, quý và năm',
    ['recurring FREQ=MONTHLY', 'recurring FREQ=MONTHLY;BYMONTH=3,6,9,12', 'recurring FREQ=YEARLY'],
  ],
  [
    'gửi báo cáo quý (trước ngày 15 tháng cuối quý), 6 tháng (trước ngày 15/6) và năm (trước ngày 15/12)',
    [
      'recurring < FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=15',
      'recurring < FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15',
      'recurring < FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15',
    ],
  ],
  ['báo cáo năm trước ngày 10/12', ['date <2025-12-10']],
  ['chậm nhất sau 10 ngày làm việc kể từ ngày ban hành', ['event «ngày ban hành văn bản này» +10wd']],
  ['trình phương án trước ngày 25/12/25', ['date <2025-12-25']],
  ['trình phương án chậm nhất 5.9.26', ['date 2026-09-05']],
  ['gửi tài liệu trước mỗi kỳ giao ban 03 ngày', ['event «mỗi kỳ giao ban» -3d']],
  ['nộp hồ sơ trước từng đợt kiểm tra 02 ngày làm việc', ['event «từng đợt kiểm tra» -2wd']],
  ['gửi báo cáo trước cuộc họp 24 giờ', ['event «cuộc họp» -24h']],
  ['trước Tết Nguyên đán 10 ngày', ['event «Tết Nguyên đán» -10d']],
  ['hoàn thành trong tuần đầu tháng 10', ['date 2025-10-07']],
  ['trong tuần thứ hai của tháng 9/2025', ['date 2025-09-14']],
  ['trong tuần cuối tháng 9', ['date 2025-09-30']],
  ['trước tuần cuối tháng 9', ['date <2025-09-24']],
  ['trong 10 ngày đầu tháng 9/2025', ['date 2025-09-10']],
  ['nửa đầu tháng 9/2025', ['date 2025-09-15']],
  ['trung tuần tháng 9', ['date 2025-09-20']],
  ['hoàn thành trong tuần này', ['date 2025-08-08']],
  ['báo cáo trong tuần tới', ['date 2025-08-15']],
  ['xong trong tháng này', ['month 2025-08-31']],
  ['hết quý này', ['quarter 2025-09-30']],
  ['trước cuối quý IV/2025', ['quarter <2025-12-31']],
  ['trước tháng 9/2025', ['month <2025-09-01']],
  ['trong 03 tháng cuối năm', ['range 2025-10-01.. 2025-12-31']],
  ['từ ngày 10 đến hết ngày 17/9/2025', ['range 2025-09-10.. 2025-09-17']],
  ['từ ngày 01 tháng 9 đến ngày 15 tháng 10 năm 2025', ['range 2025-09-01.. 2025-10-15']],
  ['trong các ngày 10, 11 và 12/9/2025', ['range 2025-09-10.. 2025-09-12']],
  ['không quá ngày 15/9/2025', ['date 2025-09-15']],
  ['thời hạn hoàn thành 30/9/2025', ['date 2025-09-30']],
  ['hạn chót là 30/9/2025', ['date 2025-09-30']],
]
test.each(SENTENCES)('reads «%s»', (text, wanted) => expect(read(text)).toEqual(wanted))

const NONE = [
  'Công văn số 141-CV/TU ngày 27/7/2025 của Thường trực Tỉnh ủy',
  'Nghị định số 67/2025/NĐ-CP, ngày 15/3/2025',
  'nghỉ thôi việc trước và sau ngày 31/8/2025',
  'tính đến ngày 30/9/2025 còn 12 hồ sơ',
  'vi phạm phát sinh trước ngày 01/7/2014',
  'mục tiêu đến năm 2030 đạt 95%',
  'nhiệm kỳ 2025-2030, 2026-2031',
  'giai đoạn 2026 - 2030',
  'các nhiệm vụ tháng 9/2025',
  'tăng trưởng Quý IV/2025 đạt 10,5%',
  'kế hoạch 06 tháng cuối năm 2025',
  '03/25 chỉ tiêu đạt thấp',
  'tiết kiệm chi thường xuyên',
  'quá hạn trên 30 ngày',
  'nghỉ hưu trước tuổi',
  'sau khi sắp xếp đơn vị hành chính',
  'sau 01 tháng vận hành',
  'kế hoạch hằng năm của đơn vị',
  'định hướng dư luận trước những vấn đề nhạy cảm',
  'Ngày Quốc tế Lao động 01/5',
  'những ngày cuối tháng 9 mưa lớn',
  'các nhiệm vụ tháng tới',
  'trong tuần qua, lượng mưa giảm',
  'từ 5-7/10 tiêu chí chưa đạt',
  'không quá 5/10 phòng',
  'không quá 30% tổng vốn',
  'đến ngày 30/6, toàn tỉnh đã giải ngân 40%',
  'phiên họp thứ Hai của Hội đồng',
]
test.each(NONE)('finds no deadline in «%s»', (text) => expect(read(text)).toEqual([]))

const CELLS: readonly (readonly [string, readonly string[]])[] = [
  ['Trước 30/7/2025', ['date <2025-07-30']],
  ['30/9/2025', ['date 2025-09-30']],
  ['Trước  01/9/2025 ', ['date <2025-09-01']],
  ['Tháng 8/2025', ['month 2025-08-31']],
  ['Tháng 7-9/2025', ['range 2025-07-01.. 2025-09-30']],
  ['Quý III/2025', ['quarter 2025-09-30']],
  ['Quý III, IV/2025', ['range 2025-07-01.. 2025-12-31']],
  ['2030', ['year 2030-12-31']],
  ['Năm 2025, 2026', ['range 2025-01-01.. 2026-12-31']],
  ['2026 - 2030', ['range 2026-01-01.. 2030-12-31']],
  ['2026 – 2030 (Ngay sau khi sự cố phát sinh)', ['range 2026-01-01.. 2030-12-31', 'event «sự cố phát sinh» +0d']],
  ['Năm 2026 và các năm tiếp theo', ['ongoing 2026-01-01..']],
  ['Thực hiện thường xuyên', ['ongoing']],
  ['Đã hoàn thành', ['done']],
  ['Thực hiện ngay', ['unspecified_soon']],
  ['Hằng quý', ['recurring FREQ=MONTHLY;BYMONTH=3,6,9,12']],
  ['Trước ngày 15 tháng cuối quý', ['recurring < FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=15']],
  ['Hằng tháng (trước ngày 20)', ['recurring < FREQ=MONTHLY;BYMONTHDAY=20']],
  ['Hằng quý, ngày 15 tháng cuối quý', ['recurring FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=15']],
  ['Tháng, quý, năm', ['recurring FREQ=MONTHLY', 'recurring FREQ=MONTHLY;BYMONTH=3,6,9,12', 'recurring FREQ=YEARLY']],
  ['Tuần đầu tháng 10/2025', ['date 2025-10-07']],
  ['Tháng 10/2025 (tuần đầu)', ['date 2025-10-07']],
  ['Quý IV', ['quarter 2025-12-31']],
  ['Quý III/2025 - Quý I/2026', ['range 2025-07-01.. 2026-03-31']],
  ['01/9/2025 - 30/9/2025', ['range 2025-09-01.. 2025-09-30']],
  ['6 tháng cuối năm 2025', ['range 2025-07-01.. 2025-12-31']],
  ['25/8/2025 và 30/9/2025', ['date 2025-08-25', 'date 2025-09-30']],
  ['25/12/25', ['date 2025-12-25']],
  ['17h00 ngày 20/8/2025', ['date 2025-08-20 @17:00']],
  ['Trong năm', ['year 2025-12-31']],
  ['15 ngày', []],
  ['Chưa xác định', []],
  ['Sau đại hội 07 ngày', ['event «Đại hội Đảng bộ Quân sự tỉnh» +7d']],
  ['Sau 7 ngày làm việc', ['event «Đại hội Đảng bộ Quân sự tỉnh» +7wd']],
  ['Trước Đại hội Đảng bộ tỉnh 30 ngày làm việc', ['event < «Đại hội Đảng bộ tỉnh» -30wd']],
  ['Ngay sau Đại hội Đảng bộ tỉnh', ['event «Đại hội Đảng bộ tỉnh» +0d']],
  ['Chậm nhất 07 ngày sau khi kết thúc Đại hội', ['event «Đại hội Đảng bộ Quân sự tỉnh» +7d']],
  ['Sau khi có hướng dẫn của Trung ương', ['event «hướng dẫn của Trung ương»']],
  ['Theo Kế hoạch số 02- KH/BCĐ', ['event «Kế hoạch số 02-KH/BCĐ»']],
  ['Trước đại hội đảng bộ các cấp', ['event < «đại hội đảng bộ các cấp»']],
  ['', []],
  ['-', []],
]
test.each(CELLS)('reads the time cell «%s»', (text, wanted) => {
  expect(
    readTimeCell(text, TIME, 'Báo cáo kết quả Đại hội Đảng bộ Quân sự tỉnh nhiệm kỳ 2025-2030.').map(short),
  ).toEqual(wanted)
})

const UNREAD: readonly (readonly [string, readonly string[]])[] = [
  ['báo cáo Sở Nội vụ trước ngày 20', ['trước ngày 20']],
  ['gửi trước 17h00 để tổng hợp', ['trước 17h00']],
  ['trước 16h00 thứ Sáu tuần này', ['trước 16h00 thứ Sáu tuần này']],
  ['báo cáo vào thứ Sáu tuần cuối của tháng', []],
  ['báo cáo vào thứ Tư tuần thứ hai của tháng', ['vào thứ Tư tuần thứ hai của tháng']],
  ['hằng tháng giao ban thứ Hai tuần đầu', ['thứ Hai tuần đầu']],
  ['gửi số liệu vào thứ Hai tuần kế tiếp', ['vào thứ Hai tuần kế tiếp']],
  ['họp tuần đầu hằng tháng', ['tuần đầu hằng tháng']],
  ['gửi báo cáo vào thứ Sáu hằng tuần', []],
  ['gửi Sở trước thứ Năm (22/8)', ['trước thứ Năm']],
  ['tham mưu trả lời trong tuần.', ['trong tuần']],
  ['số ca mắc trong tuần tăng', []],
  ['báo cáo Thường trực Hội đồng nhân dân tỉnh tháng 11/2025.', ['tháng 11/2025']],
  ['báo cáo kết quả tháng 5/2025.', []],
  ['báo cáo trong buổi sáng thứ Hai', ['trong buổi sáng thứ Hai']],
  ['lắp xong vào dịp 02/9', ['xong vào dịp 02/9']],
  ['Ngày 15/10/2026 trình Hội đồng nhân dân', ['Ngày 15/10/2026']],
  ['cho đến hết năm', ['đến hết năm']],
  ['hoàn thành trong 10 ngày cuối quý', ['trong 10 ngày cuối quý']],
  ['xong trước cuối năm', ['xong trước cuối năm']],
  ['báo cáo 02 lần/tuần', ['02 lần/tuần']],
  ['hoàn thành trong tuần.', ['hoàn thành trong tuần']],
  ['trình phương án trước ngày 31/9/2025', ['trước ngày 31/9/2025']],
  ['trình phương án chậm nhất ngày 30 tháng 2', ['chậm nhất ngày 30 tháng 2']],
  ['trình trước ngày 20/13/2025', ['trước ngày 20/13/2025']],
  ['nộp báo cáo trước ngày rằm tháng 8', ['trước ngày rằm tháng 8']],
  ['hoàn thành chậm nhất mùng 6 Tết', ['chậm nhất mùng 6 Tết']],
  ['hoàn thành chậm nhất sau 15 ngày', ['chậm nhất sau 15 ngày']],
  ['trả lời cử tri không quá 10 ngày làm việc.', ['không quá 10 ngày làm việc']],
  ['rà soát thủ tục có thời gian giải quyết không quá 10 ngày', []],
  ['hoàn thành giữa năm 2026', ['giữa năm 2026']],
  ['tổng kết 6 tháng đầu năm 2026', []],
  ['báo cáo vào ngày làm việc thứ 3 của tháng sau', ['vào ngày làm việc thứ 3 của tháng sau']],
  ['trước ngày 30/9/2025', []],
  ['trước ngày 29/02/2028', []],
  ['trước ngày 20/8/2025', []],
  ['hằng tháng (trước ngày 20)', []],
  ['Thứ hai, tiếp tục thực hiện', []],
  ['chậm nhất 24 giờ sau khi phát hiện', []],
  ['Quyết định ngày 20 tháng 5 năm 2025', []],
]
test.each(UNREAD)('a person is shown what nobody can read of «%s»', (text, wanted) => {
  const raws = readDeadlines(text, TIME).map((f) => f.deadline.raw)
  expect(unreadTimes(text, raws)).toEqual(wanted)
})
test('the month in which a plan for the next year is signed is that of the next year', () => {
  const due = (about: number | null) =>
    readDeadlines('hoàn thành trong tháng 12', { issued: '2025-12-05', year: 2025, about })[0]?.deadline.due
  expect(due(2026)).toBe('2026-12-31')
  expect(due(null)).toBe('2025-12-31')
})
test('without a day of its own a document has no «tuần này»', () => {
  expect(readDeadlines('hoàn thành trong tuần này', { issued: null, year: 2025 })).toEqual([])
  expect(unreadTimes('hoàn thành trong tuần này', [])).toEqual(['trong tuần này'])
})

describe('what is read', () => {
  test('keeps the words of the document', () => {
    const text = 'Hoàn thành chậm nhất trước ngày 30/8/2025; thường xuyên kiểm tra.'
    for (const { deadline, from, to } of readDeadlines(text, TIME)) expect(text.slice(from, to)).toBe(deadline.raw)
  })
  test('always has the shape of a deadline', () => {
    for (const [text] of SENTENCES)
      for (const { deadline } of readDeadlines(text, TIME))
        expect(deadlineSchema.safeParse(deadline).success).toBe(true)
    for (const [text] of CELLS)
      for (const deadline of readTimeCell(text, TIME)) expect(deadlineSchema.safeParse(deadline).success).toBe(true)
  })
  test('a year left out is the first such day after the date of the document', () => {
    expect(readDeadlines('trước 25/7', { issued: '2025-07-01', year: 2025 })[0]?.deadline.due).toBe('2025-07-25')
    expect(readDeadlines('trước 25/7', { issued: null, year: null })).toEqual([])
  })
})

describe('a time that only says when something would be the case', () => {
  const time = { issued: '2026-03-12', year: 2026 } as const
  test.each([
    'cắt vốn của chủ đầu tư nếu đến ngày 30/9/2026 giải ngân dưới một nửa',
    'trường hợp hộ nào đến hết tháng 6/2026 chưa nhận tiền thì lập biên bản',
    'thu hồi nếu chưa khởi công trước ngày 15/8/2026',
    'lập danh sách các công trình đến hết ngày 30/4/2026 nghiệm thu dưới 20%',
    'nếu trong tháng 7/2026 không có mưa thì bơm chống hạn',
  ])('%s', (said) => expect(readDeadlines(said, time)).toEqual([]))
  test.each([
    ['báo cáo vướng mắc (nếu có) trước ngày 05/8/2026', '2026-08-05'],
    ['báo cáo vướng mắc nếu có trước ngày 05/8/2026', '2026-08-05'],
    ['nếu vượt thẩm quyền, báo cáo trước ngày 05/8/2026', '2026-08-05'],
    ['trường hợp vượt thẩm quyền phải báo cáo trước ngày 05/8/2026', '2026-08-05'],
    ['hỗ trợ các trường hợp khó khăn trước ngày 05/8/2026', '2026-08-05'],
    ['bàn giao mặt bằng cho các dự án đến hết ngày 30/6/2026', '2026-06-30'],
    ['đến hết ngày 30/6/2026 không còn nhà tạm', '2026-06-30'],
  ])('%s', (said, due) => expect(readDeadlines(said, time).map((f) => f.deadline.due)).toEqual([due]))
})
