// What the bot says about rights: codes, bindings, refusals. Unknown and forbidden read the same.
import type { Chat, Member, Role } from '../domain/chat.ts'
import { channelName } from './delivery.ts'

export const CODE_WRONG = ['Mã không đúng hoặc không còn dùng được. Đề nghị xin mã mới ở văn phòng.']
export const CODE_TOO_OFTEN = ['Đã thử mã quá nhiều lần. Đề nghị thử lại sau một giờ.']
export const CODES_SHUT_TODAY = [
  'Hôm nay đã có quá nhiều mã sai ở đây nên bot ngừng nhận mã tới hết ngày. Đề nghị thử lại ngày mai, hoặc báo văn phòng.',
]
/** To the office: nobody can use a code at one of its bots any more today. */
export function sayCodesShut(channel: string, tries: number): string {
  return [
    `${channelName(channel)}: hôm nay đã có ${tries} lần thử mã sai, bot ngừng nhận mã ở đó tới hết ngày, kể cả mã đúng.`,
    'Cần cấp vai ngay: dùng kênh khác, hoặc người quản trị chạy «dondoc member» trên máy chủ.',
  ].join('\n')
}
export const CODE_HOW = ['Gõ mã được cấp: /ghep K7MQ4-9XHTR (mã dùng một lần, trong 24 giờ).']
export const NO_GROUPS_HERE = [
  'Kênh này không nối nhóm. Đề nghị dùng mã trong tin nhắn riêng với tôi; mã chưa bị tính là đã dùng.',
]
/** Under the first answer to one whose private chat is a place of the body from now on. */
export function sayPrivatePlace(body: string): string {
  return `Từ nay tin nhắn riêng này nhận bản tin, tin giao việc của ${body} khi chưa có nhóm nào nhận được.`
}
export const REFUSED = ['Không làm được: không có việc đó, hoặc anh/chị không có quyền ở đây.']
export const NO_ANONYMOUS = ['Quản trị viên ẩn danh không thay đổi được gì: đề nghị gửi bằng tên của mình.']
export const CODE_IN_PRIVATE = ['Mã chỉ được cấp trong tin nhắn riêng. Đề nghị nhắn riêng cho tôi: /ma TÊN CƠ QUAN']
export const WORDLESS = ['Tôi chỉ đọc được chữ. Đề nghị gõ câu hỏi, hoặc /trogiup.']
export const WHICH_BODY = [
  'Cấp mã cho cơ quan nào? Ví dụ: /ma Sở Nội vụ · /ma phó Sở Nội vụ · /ma cán bộ Sở Nội vụ · /ma lãnh đạo · /ma kiểm tra · /ma văn phòng · /ma tatca (mọi cơ quan, một tệp .xlsx)',
]

export const WHICH_PROVINCE = ['Cấp mã cho các cơ quan của tỉnh nào? Ví dụ: /ma tatca@Lào Cai']

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  secretariat: 'văn phòng',
  leader: 'lãnh đạo',
  focal: 'đầu mối',
  member: 'cán bộ',
  inspector: 'kiểm tra',
  guest: 'khách',
}

/** What a code or a person is, in words: a deputy is no mere member of the staff. */
export function sayRoleName({ role, deputy }: { readonly role: Role; readonly deputy?: boolean | undefined }): string {
  return role === 'member' && deputy ? 'người thay đầu mối' : ROLE_NAMES[role]
}

/** To one whom nobody knows, and in a group that is not bound: nothing of the register, and how to get in. */
export function sayStranger(isGroup: boolean): readonly string[] {
  return isGroup
    ? ['Nhóm này chưa nối với cơ quan nào. Xin mã ở văn phòng rồi gõ trong nhóm: /ghep MÃ']
    : [
        'Tôi là bot theo dõi nhiệm vụ (trả lời tự động). Anh/chị chưa được cấp quyền: xin mã ở văn phòng rồi gõ /ghep MÃ',
      ]
}
/** To the office: a person left the group of the body that he answered for. */
export function sayDeparted({ role, body }: Member, name: string): readonly string[] {
  return [
    `${name} đã rời nhóm của ${body}: vai ${ROLE_NAMES[role]} đã thôi, việc vẫn của cơ quan.`,
    `Nếu vẫn công tác ở đó: cấp mã mới bằng /ma ${body}. Xem lại: «đầu mối của ${body} là ai».`,
  ]
}
/** To the office: a group went on under an id that another province has bound; it is no place of these bodies any more. */
export function sayMovedAway(bodies: readonly string[]): readonly string[] {
  return [
    `Nhóm của ${bodies.join(', ')} đã chuyển thành một nhóm đang nối với cơ quan của tỉnh khác: nối cũ kết thúc, tin đang chờ không gửi tới đó nữa.`,
    `Cấp mã để nối lại nơi nhận tin: ${bodies.map((b) => `/ma ${b}`).join(' · ')}. Xem: /kenh`,
  ]
}
/** `isSpare`: another place of the body stands before it. */
export function sayBound(chat: Chat, isSpare = false): readonly string[] {
  if (isSpare)
    return [
      `Nhóm đã nối với ${chat.bodies.join(', ')} (${chat.province}). Bản tin sáng đang về nhóm đã nối trước; nhóm đó không nhận được tin nữa thì về đây. Hỏi tôi bằng cách gọi tên hoặc trả lời tin của tôi.`,
    ]
  return [
    `Nhóm đã nối với ${chat.bodies.join(', ')} (${chat.province}). Bản tin sáng sẽ về đây; hỏi tôi bằng cách gọi tên hoặc trả lời tin của tôi.`,
  ]
}
export function sayGranted(role: string, place: string): readonly string[] {
  return [`Đã ghi nhận vai ${role} của ${place}. Gõ /trogiup để xem cách hỏi.`]
}
/** `tiesGroups`: the code was perhaps meant for a group. */
export function sayLastSecretariat(tiesGroups: boolean): readonly string[] {
  const group = tiesGroups ? '; để nối nhóm thì gõ mã trong nhóm đó' : ''
  return [
    `Anh/chị là người duy nhất giữ vai văn phòng: đổi vai thì không còn ai cấp mã. Đề nghị cấp vai văn phòng cho người khác trước (/ma văn phòng). Mã này vẫn còn dùng được${group}.`,
  ]
}
/** One person has one role: a code that brings another ends the one before. */
export function sayReplacing(was: string, becomes: string): readonly string[] {
  return [`Anh/chị đang giữ vai ${was}. Dùng mã này thì chuyển sang vai ${becomes}, vai đang giữ thôi.`]
}
export function sayOtherProvince(province: string): readonly string[] {
  return [`Nhóm này đã nối với cơ quan của ${province}; một nhóm chỉ thuộc một tỉnh.`]
}
/** `isPersonal`: such a code makes a person what it says and ties no group. */
export function sayCode(
  place: string,
  code: string,
  links: readonly string[],
  { role, isPersonal }: { readonly role: string; readonly isPersonal: boolean },
): readonly string[] {
  return [
    isPersonal ? `Mã vai ${role} của ${place}: ${code}` : `Mã của ${place}: ${code}`,
    isPersonal
      ? 'Dùng một lần, trong 24 giờ. Gõ /ghep MÃ trong tin nhắn riêng để nhận vai; không dùng trong nhóm.'
      : `Dùng một lần, trong 24 giờ. Gõ /ghep MÃ trong nhóm để nối nhóm, trong tin nhắn riêng để nhận vai ${role}.`,
    ...links,
  ]
}
/** A code for one person, typed before a whole group; `CODE_SHOWN`: it is over by that. */
export const CODE_SHOWN = [
  'Mã này cấp vai cho một người, không nối nhóm. Cả nhóm đã thấy mã nên mã hết hiệu lực: đề nghị xin mã mới ở văn phòng và gõ trong tin nhắn riêng với tôi.',
]
export const CODE_IS_PERSONAL = [
  'Mã này cấp vai cho một người, không nối nhóm. Đề nghị gõ ngay trong tin nhắn riêng với tôi, vì cả nhóm đã thấy mã.',
]
/** One makes a person what the code says, the other ties a group. */
export function sayRoleLink(link: string): string {
  return `Hoặc nhận vai, mở trên Telegram: ${link}`
}
export function sayGroupLink(link: string): string {
  return `Hoặc nối nhóm, mở trên Telegram: ${link}`
}
type ByWhom = {
  readonly name: string | null
  readonly user: string
  readonly channel: string
  readonly isGroup: boolean
}
/** To the office: whose code, who used it, where. */
export function sayCodeUsed(place: string, { name, user, channel, isGroup }: ByWhom, role: string): string {
  const what = isGroup ? 'nối một nhóm' : `nhận vai ${role} trong tin nhắn riêng`
  return `Mã của ${place} vừa được dùng: ${name ?? user} ${what}, ${channelName(channel)}.`
}
export function sayCodeShown(place: string, { name, user, channel }: ByWhom, role: string): string {
  return `Mã vai ${role} của ${place} đã bị gõ trong một nhóm (${name ?? user}, ${channelName(channel)}): cả nhóm đã thấy, mã hết hiệu lực. Cần thì cấp mã mới.`
}
/** Who did it, above what was done: a group sees whose hand it was. */
export function sayBy(name: string): string {
  return `Người thực hiện: ${name}.`
}
/** `bodies`: the group was here before, and is still theirs. */
export function sayJoined(bodies: readonly string[]): readonly string[] {
  const bound = bodies.length
    ? `Nhóm vẫn nối với ${bodies.join(', ')}; bản tin lại về đây từ sáng ngày làm việc tới.`
    : 'Để nối nhóm với cơ quan, gõ: /ghep MÃ (mã xin ở văn phòng).'
  return [
    `Tôi là Đôn Đốc, bot theo dõi nhiệm vụ (trả lời tự động). ${bound}`,
    'Trong nhóm tôi chỉ trả lời khi được gọi tên, được trả lời tin hoặc khi có lệnh bắt đầu bằng «/».',
  ]
}
