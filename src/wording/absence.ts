// What the bot says of absences: taken, listed, ended, refused with what is wrong.
import type { Absence } from '../domain/absence.ts'
import { type Day, writeDay } from '../domain/calendar.ts'

/** «đến hết 25/8/2025», «ngày 1/9/2025», «từ 1/9/2025 đến hết 5/9/2025». */
export function sayOneAbsence({ from, until }: Absence): string {
  if (from === null) return `đến hết ${writeDay(until)}`
  return from === until ? `ngày ${writeDay(from)}` : `từ ${writeDay(from)} đến hết ${writeDay(until)}`
}
export function sayAway(one: Absence, hasDeputy: boolean, others: readonly Absence[]): readonly string[] {
  const isLater = one.from !== null
  const stands = isLater
    ? 'Đúng những ngày đó người thay nhận tin và được báo cáo thay. Đổi ý: /nghi thôi'
    : 'Người thay nhận tin và được báo cáo thay trong thời gian này.'
  return [
    `Đã ghi: đồng chí nghỉ ${sayOneAbsence(one)}${isLater ? '; trước đó mọi việc vẫn như cũ.' : '.'}`,
    hasDeputy ? stands : 'Chưa có ai là người thay: tin vẫn chỉ về đây. Nhờ văn phòng cấp mã «/ma TÊN CƠ QUAN phó».',
    ...(others.length ? [`Cũng đang ghi: nghỉ ${others.map(sayOneAbsence).join('; ')}. Xem, bỏ: /nghi`] : []),
  ]
}
export function sayAbsences(list: readonly Absence[]): readonly string[] {
  if (!list.length) return ['Chưa ghi ngày nghỉ nào.']
  return [
    `Đang ghi ${list.length} lần nghỉ:`,
    ...list.map((a) => `• ${sayOneAbsence(a)}`),
    'Bỏ một lần: /nghi thôi NGÀY (ngày bắt đầu). Bỏ tất cả: /nghi thôi tất cả.',
  ]
}
export function sayAwayEnded(left: readonly Absence[], isBack: boolean): readonly string[] {
  return [
    isBack ? 'Đã ghi: đồng chí đã trở lại làm việc.' : 'Đã bỏ lần nghỉ đó.',
    ...(left.length ? [`Còn ghi: nghỉ ${left.map(sayOneAbsence).join('; ')}. Bỏ tất cả: /nghi thôi tất cả`] : []),
  ]
}
export function sayAwayWhich(list: readonly Absence[]): readonly string[] {
  return [`Đang ghi ${list.length} lần nghỉ. Bỏ lần nào?`]
}
export function sayAwayNone(day: Day, known: readonly Absence[]): readonly string[] {
  return [`Không có lần nghỉ nào từ ngày ${writeDay(day)}.`, ...sayAbsences(known)]
}
export function sayAwayPast(until: Day): readonly string[] {
  return [`Chưa ghi gì: ngày ${writeDay(until)} đã qua.`, ...AWAY_HOW]
}
export function sayAwayReversed(from: Day, until: Day): readonly string[] {
  return [`Chưa ghi gì: ngày cuối ${writeDay(until)} trước ngày đầu ${writeDay(from)}.`, ...AWAY_HOW]
}
export function sayAwayMany(known: readonly Absence[]): readonly string[] {
  return ['Chưa ghi gì: đang ghi quá nhiều lần nghỉ.', ...sayAbsences(known)]
}
export const AWAY_ONE_AT_A_TIME = ['Mỗi tin một lần nghỉ. Ví dụ: «nghỉ từ 1/9 đến 5/9», rồi «nghỉ từ 10/9 đến 12/9».']
export const AWAY_HOW = [
  'Ghi ngày nghỉ như sau: /nghi 25/8, hoặc /nghi từ 1/9 đến 5/9; xem các lần đã ghi: /nghi (khi trở lại sớm: /nghi thôi)',
]
