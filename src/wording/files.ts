// What the bot says about files: where one can be had, why one cannot be taken.

import { dayOf, type Moment, timeOf, writeDay } from '../domain/calendar.ts'

export type FileLink = { readonly url: string; readonly until: Moment }

/** The line that stands for a file where the platform takes none. */
export function sayFileLink(name: string, link: FileLink | null): string {
  return link
    ? `Tệp ${name}, tải đến ${timeOf(link.until)} ${writeDay(dayOf(link.until))}: ${link.url}`
    : `Tệp ${name} không gửi được qua kênh này: hệ thống chưa mở địa chỉ tải tệp. Đề nghị nhận tệp ở văn phòng hoặc trên Telegram.`
}
/** In place of a file where the group takes words alone. */
export function sayFileBarred(name: string): string {
  return `Tệp ${name} không gửi được: nhóm này không cho bot gửi tệp. Quản trị nhóm cho phép gửi tệp, hoặc nhận ở tin nhắn riêng với tôi, ở văn phòng.`
}
export function saySavedFile(path: string): string {
  return `Đã ghi tệp: ${path}`
}
export function sayNotSaved(name: string): string {
  return `Không ghi được tệp ${name}: đề nghị kiểm tra thư mục và dung lượng đĩa.`
}
/** A focal person sent a file without a word: it proves something, but of which task is not said. */
export const FILE_OF_WHICH_TASK = [
  'Tệp này chưa ghi cho việc nào. Nếu là minh chứng, gửi lại tệp kèm lời: /xong SỐ số VĂN BẢN ngày NGÀY gửi NƠI NHẬN.',
]
export const FILE_ONLY_READ_BY_OFFICE = [
  'Tôi chỉ nhận tệp của văn phòng để nhập văn bản. Đề nghị gõ câu hỏi, hoặc /trogiup.',
]
