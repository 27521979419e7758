// What the bot says when somebody changes when it speaks, or says that a line is wrong.

import { type Day, type Time, writeDay } from '../domain/calendar.ts'
import type { Chat } from '../domain/chat.ts'
import type { Task } from '../domain/register.ts'
import type { Climber } from '../reminders/climbers.ts'
import { sayListed, sayWhom } from './hand-out.ts'
import { sayClimbers } from './reach.ts'
import { sayTaskName } from './work.ts'

export function saySettings(chat: Chat): readonly string[] {
  const at = chat.digestAt ? `lúc ${chat.digestAt}` : 'vào giờ chung của văn phòng'
  if (chat.muted) return ['Đã tắt nhắc ở đây; văn phòng thấy nơi này tắt nhắc. Bật lại: «bật nhắc».']
  const until = chat.snoozedUntil ? `, nghỉ nhắc tới ${writeDay(chat.snoozedUntil)}` : ''
  return [`Bản tin sáng ở đây: ${at}${until}.`]
}
/** An hour was asked for in which nothing is sent. */
export function sayQuietHour(asked: Time): string {
  return `(${asked} nằm trong giờ không gửi tin; lấy giờ gần nhất sau đó.)`
}
export const SETTINGS_HOW = [
  'Chưa rõ đổi gì. Ví dụ: «tắt nhắc», «bật nhắc», «nhắc lúc 7 giờ 30», «hoãn đến mai», «hoãn đến 20/8».',
]
/** «Đừng báo tôi nữa»: what there is to stop is said before it stops. */
export const SILENCE_HERE = 'Tắt bản tin nhắc việc ở đây; văn phòng thấy nơi này tắt nhắc.'
export const SILENCE_FOLLOWED = 'Thôi theo dõi tất cả những gì đang theo dõi riêng.'
export const SETTINGS_WHERE = ['Nơi này chưa nối với cơ quan nào nên không có bản tin để đổi.']

/** To the office: a chat has changed when it is reminded. */
export function saySettingsNotice(chat: Chat, by: string): string {
  return `${chat.bodies.join(', ')} (${chat.province}) đổi nhắc việc: ${saySettingsShort(chat)} Người đổi: ${by}.`
}
function saySettingsShort(chat: Chat): string {
  if (chat.muted) return 'tắt nhắc.'
  if (chat.snoozedUntil) return `nghỉ nhắc tới ${writeDay(chat.snoozedUntil)}.`
  return chat.digestAt ? `nhắc lúc ${chat.digestAt}.` : 'nhắc vào giờ chung.'
}

/** `hasReason`: without one the office has to guess what is wrong. */
export function sayWrongTaken(task: number, hasReason: boolean): readonly string[] {
  return [
    `Đã ghi việc ${task} bị báo sai. Tạm dừng nhắc việc này với cơ quan; văn phòng sẽ quyết trong một ngày làm việc.`,
    ...(hasReason ? [] : [`Sai ở đâu thì gõ thêm: /sai ${task} LÝ DO (không phải việc của chúng tôi, nhầm hạn, …)`]),
  ]
}
export const WRONG_HOW = ['Báo sai như sau: /sai SỐ LÝ DO. Ví dụ: /sai 12 không phải việc của chúng tôi']
export function sayOfficeCorrects(task: number, field: 'hạn' | 'chủ trì'): readonly string[] {
  const value = field === 'hạn' ? 'trước 20/9/2025' : 'Sở Y tế'
  return [
    `Văn phòng sửa thẳng việc ${task} bằng đính chính, tôi hỏi lại trước khi ghi. Đồng chí gõ kèm giá trị đúng, ví dụ:`,
    `   /dinhchinh ${task} ${field}: ${value} | theo 45-CV/VPTU | lý do nhập sai`,
  ]
}
export function sayWrongNotice(task: number, body: string, title: string, note: string, until: Day): string {
  return [
    `Báo sai: việc ${task} · ${title}`,
    `   ${body}: ${note || '(không ghi lý do)'}`,
    `   Đề nghị quyết trước ${writeDay(until)}: /sai ${task} đúng ${body} (đúng là sai) · /sai ${task} không ${body} (không sai, nhắc lại).`,
  ].join('\n')
}
export function sayWrongDecided(task: number, body: string, isError: boolean): readonly string[] {
  return isError
    ? [`Đã nhận: việc ${task} ghi sai với ${body}. Tiếp tục dừng nhắc cho tới khi sửa văn bản.`]
    : [`Đã bác: việc ${task} vẫn là của ${body}; nhắc lại từ bản tin sau.`]
}

/** Told in plain words that a task is not theirs. */
export function sayNotOurs(task: Task, note: string): readonly string[] {
  return [
    `Báo sai ${sayTaskName(task)}: ${note}. Văn phòng quyết trong một ngày làm việc, trong lúc đó tạm dừng nhắc việc này với cơ quan.`,
  ]
}
export function sayNotOursWhich(task: Task, into: string): readonly string[] {
  return [
    `${sayTaskName(task).replace(/^v/, 'V')} không phải việc của cơ quan, là việc của ${into}? Chưa ghi gì.`,
    'Văn bản ghi nhầm cơ quan thì báo sai, văn phòng quyết; giao đúng mà nên để nơi khác làm thì đề nghị chuyển, hai bên và văn phòng cùng đồng ý.',
  ]
}
export const WRONG_LABEL = 'Báo sai cơ quan'
export const sayHandLabel = (into: string): string => `Đề nghị chuyển sang ${into}`
export const WRONG_YES = 'Đúng là sai'
export const WRONG_NO = 'Không sai'
export const sayWrongWhich = (ofBodies: boolean): readonly string[] => [
  ofBodies
    ? 'Việc này có nhiều cơ quan báo sai. Quyết cho cơ quan nào?'
    : 'Việc này có nhiều báo sai chưa quyết. Quyết báo nào?',
]
export const sayWrongOf = (body: string, note: string): string => `${body}: ${note || '(không ghi lý do)'}`
export function sayWrongAlready(task: number, body: string, isError: boolean): readonly string[] {
  const was = isError ? 'đúng là sai' : 'không sai'
  return [
    `Báo sai này của ${body} (việc ${task}) đã quyết rồi: ${was}. Muốn đổi, gõ /sai ${task} ${isError ? 'không' : 'đúng'} ${body}.`,
  ]
}
/** To the office: reports that have waited longer than a working day; their reminders are still paused. */
export function sayOpenWrong(
  reports: readonly { readonly task: number; readonly body: string; readonly note: string }[],
): string {
  return [
    `Báo sai chờ quyết quá một ngày làm việc (${reports.length}), việc vẫn đang dừng nhắc:`,
    ...reports.map(
      (r) =>
        `• việc ${r.task} · ${r.body}: ${r.note || '(không ghi lý do)'}\n   /sai ${r.task} đúng ${r.body} · /sai ${r.task} không ${r.body}`,
    ),
  ].join('\n')
}

/** To the office: what it found wrong and has not corrected; the body is not pressed meanwhile. */
export function sayUnmended(
  reports: readonly { readonly task: number; readonly body: string; readonly note: string }[],
): string {
  return [
    `Đã nhận là ghi sai nhưng chưa đính chính (${reports.length}), việc vẫn đang dừng nhắc:`,
    ...reports.map((r) => `• việc ${r.task} · ${r.body}: ${r.note || '(không ghi lý do)'}\n   /dinhchinh ${r.task} …`),
  ].join('\n')
}

export type Unpressed = {
  readonly body: string
  readonly why: string
  /** Names of its focal persons, where they are known: for the office of the province alone. */
  readonly focal: readonly string[]
  readonly overdue: number
  readonly due: number
}
/** Those of a collective that stand in no list here, and what is owed by the collective. */
export type UnlistedOwing = {
  readonly name: string
  readonly known: number
  readonly total: number
  readonly overdue: number
  readonly due: number
}
export function sayUnpressed(
  province: string,
  at: Time,
  list: readonly Unpressed[],
  { unlisted = [], climbers = [] }: { unlisted?: readonly UnlistedOwing[]; climbers?: readonly Climber[] } = {},
): string {
  const work = (u: Pick<Unpressed, 'overdue' | 'due'>) =>
    [u.overdue ? `${u.overdue} việc quá hạn` : '', u.due ? `${u.due} việc sắp đến hạn` : ''].filter(Boolean).join(', ')
  return [
    ...(list.length
      ? [
          `☎️ ${province}: tới ${at} bản tin hôm nay chưa tới được ${list.length} cơ quan, đề nghị gọi điện hoặc gửi công văn:`,
          ...list.map((u) => `• ${u.body} (${sayWhom(u.why, u.focal)}): ${work(u)}`),
        ]
      : []),
    ...(unlisted.length
      ? [
          `📇 ${province}: nơi chưa có trong danh bạ thì bot không nhắc được, đề nghị bổ sung danh bạ hoặc nhắc bằng cách khác:`,
          ...unlisted.map((u) => `   ${u.name} (${sayListed(u.known, u.total)}): ${work(u)}`),
        ]
      : []),
    ...sayClimbers(province, climbers),
  ].join('\n')
}
