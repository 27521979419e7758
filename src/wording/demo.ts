// What the demo in the terminal says about itself.
import { dayOf, type Moment, timeOf, weekdayOf, writeDay } from '../domain/calendar.ts'
import type { Viewer } from '../domain/chat.ts'
import type { Choice } from '../domain/reply.ts'
import { BROADCAST_PROVINCE } from './broadcast.ts'
import { WHICH_PROVINCE } from './import.ts'
import { REPORT_PROVINCE } from './report-chat.ts'

const WEEKDAYS = ['', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật']
export function sayMoment(now: Moment): string {
  const day = dayOf(now)
  return `${timeOf(now)} ${WEEKDAYS[weekdayOf(day)]} ${writeDay(day)}`
}

export function sayDemoStart(now: Moment, digestAt: string): string {
  return [
    'ĐÔN ĐỐC · bản chạy thử trên dữ liệu mẫu (Lào Cai, Lai Châu, Nghệ An), không nối với nhóm thật nào.',
    `Đồng hồ thử: ${sayMoment(now)}. Bản tin sáng của các nhóm đi lúc ${digestAt}.`,
    'Hỏi thử: nhiệm vụ của Sở Nội vụ tháng 8 · viec qua han cua ban to chuc · KH 376 có bao nhiêu việc',
    'Riêng bản thử: /tua 2025-08-20 07:29 (quay đồng hồ tới) · /vai Sở Nội vụ (đổi người hỏi) · /nhom · /thoat. Trợ giúp: /trogiup',
  ].join('\n')
}
export function sayOfficeStart(now: Moment): string {
  return [
    `ĐÔN ĐỐC · sổ của văn phòng · ${sayMoment(now)}.`,
    'Gõ câu hỏi; /trogiup để xem cách hỏi, /thoat để ra.',
  ].join('\n')
}
export function sayGroupsMore(count: number): string {
  return `… và ${count} nhóm nữa: /nhom`
}
export function sayGroups(names: readonly string[]): string {
  if (!names.length) return 'Chưa có nhóm nào nhận tin.'
  return [`${names.length} nhóm vừa nhận tin (xem một nhóm: /nhom Sở Nội vụ):`, ...names.map((n) => `• ${n}`)].join(
    '\n',
  )
}
/** A morning that the clock passed by. */
export function sayPassed(now: Moment, chats: number): string {
  return `${sayMoment(now)}: ${chats} nhóm nhận tin.`
}
export function sayTurned(to: Moment | null, now: Moment): string {
  return to === null
    ? `Đồng hồ chỉ quay tới, và bây giờ là ${sayMoment(now)}. Cách gõ: /tua 2025-08-20 07:29`
    : `Đồng hồ thử: ${sayMoment(to)}.`
}
export function sayNoMoment(words: string): string {
  return `Không rõ quay tới lúc nào: «${words.slice(0, 40)}». Cách gõ: /tua 2025-08-20 07:29 · /tua 20/8 · /tua mai · /tua +3`
}
export const WHO_HELP =
  'Đổi bằng: /vai Sở Nội vụ@Lào Cai · /vai văn phòng@Lai Châu · /vai lãnh đạo@Nghệ An · /vai kiểm tra@Lào Cai · /vai khách · /vai văn phòng'
export function sayViewer(viewer: Viewer): string {
  switch (viewer.role) {
    case 'agency':
      return `Người hỏi: ${viewer.bodies.join(', ')}, ${viewer.province}.`
    case 'guest':
      return 'Người hỏi: khách, chưa được cấp quyền.'
    case 'secretariat':
      return viewer.province
        ? `Người hỏi: văn phòng, ${viewer.province}.`
        : 'Người hỏi: văn phòng, xem cả ba tỉnh của dữ liệu mẫu.'
    default:
      return `Người hỏi: ${viewer.role === 'leader' ? 'lãnh đạo' : 'kiểm tra'}, ${viewer.province ?? 'mọi tỉnh'}.`
  }
}
/** A private message to somebody else than the one who sits here. */
export function sayPrivateFor(viewer: Viewer, text: string, choices: readonly Choice[]): string {
  const words = choices.map((c) => c.says.replace(/ #\S+.*$/, ''))
  return [
    `✉ Tin riêng. ${sayViewer(viewer).replace('Người hỏi', 'Người nhận')}`,
    text,
    ...(words.length ? [`Trả lời: đổi người bằng /vai rồi gõ ${words.join(' hoặc ')}`] : []),
  ].join('\n')
}
/** True for an answer that asks the office of which province it is. */
export function wantsOneProvince(said: string, provinces: readonly string[]): boolean {
  return [REPORT_PROVINCE.join('\n'), BROADCAST_PROVINCE.join('\n'), WHICH_PROVINCE(provinces)].includes(said)
}
export const PICK_PROVINCE =
  'Ở bản chạy thử, văn phòng đang xem cả ba tỉnh, còn lệnh này là của một tỉnh. Gõ số để chọn tỉnh:'
/** What was typed goes on once a province is chosen: it stands behind the change of person, on a line of its own. */
export function sayProvinceChoices(provinces: readonly string[], typed: string): readonly Choice[] {
  return provinces.map((p) => ({ label: `văn phòng, ${p}`, says: `/vai văn phòng@${p}\n${typed}` }))
}

export function sayUnknownCommand(word: string): string {
  return `Không có lệnh ${word.slice(0, 40)}. Lệnh dùng được: /trogiup`
}
