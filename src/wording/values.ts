// What the bot says where a value of a numeric target is in doubt, or its task is.
import { type Day, dayOf } from '../domain/calendar.ts'
import type { Entry } from '../domain/ledger.ts'
import type { Task } from '../domain/register.ts'
import { writeNumber } from '../domain/whole.ts'
import { sayDay } from './deadlines.ts'
import { sayTaskName } from './work.ts'

/** What was said and what the document says of the whole do not agree. */
export function sayOtherTarget(
  no: number,
  { target, said, kept }: { readonly target: string; readonly said: number; readonly kept: string },
): readonly string[] {
  return [
    `Chưa ghi gì: việc ${no} có chỉ tiêu «${target}» theo văn bản, tin nói trên tổng số ${writeNumber(said)}.`,
    `Giữ chỉ tiêu của văn bản, ghi đạt ${kept}.`,
  ]
}
export function sayOtherWhole(
  no: number,
  { before, said, unit }: { readonly before: number; readonly said: number; readonly unit: string },
): readonly string[] {
  return [
    `Việc ${no}: lần trước báo trên tổng số ${writeNumber(before)} ${unit}, nay ${writeNumber(said)}. Số nào đúng?`,
  ]
}
export function sayKeepWhole(share: string): string {
  return `Vẫn tổng cũ: ${share}`
}
export function sayChangeWhole(share: string): string {
  return `Đổi tổng số: ${share}`
}
/** The document counts its goal in something else. */
export function sayOtherUnit(
  no: number,
  { target, unit, said }: { readonly target: string; readonly unit: string; readonly said: string },
): readonly string[] {
  return [
    `Chưa ghi gì: việc ${no} có chỉ tiêu «${target}», tin tính bằng «${unit}».`,
    `Ghi thêm giá trị ngoài chỉ tiêu: ${said}.`,
  ]
}
export function sayAboveWhole(said: string, whole: string): string {
  return `   ⚠️ ${said} là nhiều hơn chỉ tiêu ${whole}, đề nghị đồng chí xem lại số này.`
}
export function sayFallen({ value, unit, at }: Entry<'measured'>, said: string, today: Day): string {
  return `   ⚠️ Lần trước (${sayDay(dayOf(at), today)}) đã báo ${writeNumber(value)} ${unit}, nay ${said} là ít hơn, đề nghị đồng chí xem lại số này.`
}
export function sayNegative(said: string): readonly string[] {
  return [`Chưa ghi gì: «${said}» là số âm. Đề nghị đồng chí báo lại số đã đạt đến nay, ví dụ «việc 12 đạt 45 xã».`]
}
/** «thêm 20 nhà», and nothing was told before. */
export function sayAddedToWhat(no: number, { value, unit }: { readonly value: number; readonly unit: string }) {
  return [
    `Chưa ghi gì: việc ${no} chưa có số nào tính bằng «${unit}» để cộng thêm ${writeNumber(value)}. Đồng chí báo tổng đến nay, ví dụ «việc ${no} đạt ${writeNumber(value)} ${unit}».`,
  ]
}
/** «xong 20 nhà»: of a task whose goal is 60, or that has no goal of that kind. */
export function sayPartOrWhole(
  task: Task,
  { said, target, isOfIt }: { readonly said: string; readonly target: string | null; readonly isOfIt: boolean },
): readonly string[] {
  const goal = isOfIt
    ? `có chỉ tiêu «${target}», tin báo ${said}`
    : target !== null
      ? `có chỉ tiêu «${target}», không tính bằng đơn vị của «${said}»`
      : `không có chỉ tiêu bằng số để so với «${said}»`
  return [`Chưa ghi gì: ${sayTaskName(task)} ${goal}.`, 'Đây là tiến độ, hay đã hoàn thành cả việc?']
}
export function sayPartLabel(said: string): string {
  return `Tiến độ: ${said}`
}
/** «20 hồ sơ» of a task that has no goal in them. */
export function sayShareOrCount(task: Task, said: string): readonly string[] {
  return [
    `Chưa ghi gì: ${sayTaskName(task)} không có chỉ tiêu tính bằng đơn vị của «${said}». Đây là số đã làm được, hay là phần trăm?`,
  ]
}
export const sayShareLabel = (value: string): string => `Tiến độ ${value}%`
export const WHOLE_LABEL = 'Đã hoàn thành cả việc'
export function sayCountOfWhich(said: string): readonly string[] {
  return [`«${said}» có thể là nhiều việc. Việc nào ạ?`]
}
export function sayNoneCounted(said: string, unit: string): readonly string[] {
  return [
    `Chưa rõ «${said}» là của việc nào: không có việc đang mở nào của cơ quan đồng chí có chỉ tiêu tính bằng «${unit}».`,
    `Đồng chí gõ kèm số việc, ví dụ «việc 12 ${said}».`,
  ]
}
export const REACHED_LABEL = 'Báo hoàn thành'
/** A document without a word of the end. */
export function sayPaperTold(task: Task, paper: string): readonly string[] {
  return [`Đã có văn bản ${paper} của ${sayTaskName(task)}. Việc đã hoàn thành, hay đây là một bước?`]
}
export const PAPER_DONE_LABEL = 'Hoàn thành, đây là minh chứng'
export const PAPER_STEP_LABEL = 'Một bước, ghi tiến độ'
/** Told together with what is in the way. */
export const sayValueKeptToo = (value: string): string => `Ghi cả tiến độ: ${value}.`
