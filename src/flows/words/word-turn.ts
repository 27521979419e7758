// A chat word at work: what it is given, what it gives back, how it is read from a message.

import type { Asker } from '../../domain/access.ts'
import type { Body } from '../../domain/agency.ts'
import { dayOf, type Moment, type Time } from '../../domain/calendar.ts'
import { type Chat, hearersOf, officeHearers } from '../../domain/chat.ts'
import { destinationsToday } from '../../domain/destinations.ts'
import type { Said } from '../../domain/heard.ts'
import type { Attachment } from '../../domain/ledger.ts'
import type { Address, Message } from '../../domain/message.ts'
import { readCode } from '../../domain/one-time-code.ts'
import type { ReasonWanted } from '../../domain/pending.ts'
import { type Choice, type OfferedFile, type Reply, reply } from '../../domain/reply.ts'
import type { Capabilities, Changes, FetchedFile, Storage } from '../../ports.ts'
import { isPrivate, peopleOf } from '../../reminders/ladder-chats.ts'
import type { QuietHours } from '../../reminders/quiet-hours.ts'
import { fold, tidy } from '../../text/fold.ts'
import { readPlainWork } from '../../text/plain-work.ts'
import type { Understanding } from '../../understanding/intent.ts'
import { RIGHT, sayReasonWanted, YES_LABEL } from '../../wording/pending.ts'
import type { OfficeNow } from '../current-office.ts'
import type { FileDoor } from '../files.ts'

/** The office's settings that words obey. */
export type Manners = {
  /** The hour of the digests. */
  readonly digestAt: Time
  /** Hours in which nothing is pushed. */
  readonly quiet: QuietHours
  /** The one who wrote a broadcast does not send it. */
  readonly twoPersons: boolean
}
export type WordTurn = {
  readonly said: Said & { readonly user: string }
  readonly asker: Asker
  readonly office: OfficeNow
  readonly storage: Storage
  readonly now: Moment
  /** What stands behind the word. */
  readonly rest: string
  readonly understanding: Understanding | null
  /** The office writes for the body that this asker stands for: «văn phòng ghi hộ, báo qua điện thoại». */
  readonly behalf?: string
  /** Said in plain words: what changes something is asked about first. */
  readonly isSpoken: boolean
  /** The bot has asked «đúng không?» and this is what came of it. */
  readonly isConfirmed: boolean
  /** It was picked from several («kỳ nào?»): which one is meant is known, no doubt about that one was shown yet. */
  readonly isChosen?: boolean
  /** The bytes of the file that was sent along, or of one that was kept by its id. */
  readonly fetch: (kept?: Attachment) => Promise<FetchedFile>
  /** The tasks shown last in this conversation. */
  readonly shown: readonly number[]
  /** Writes files; null where nobody opened the door. */
  readonly files: FileDoor | null
  readonly manners: Manners
  /** What the channel can on which it was said. */
  readonly can: Capabilities
  /** Where a body's calendar can be read; null without a public address. */
  readonly feedLink: (body: Body) => Promise<string | null>
  /** What the setting for the first secretariat holds, and the province it is of. */
  readonly first: { readonly code: string; readonly province: string | null } | null
  /** The bot's name on Telegram, for links; null elsewhere. */
  readonly botName: string | null
}
export type WordOutcome = {
  readonly reply: Reply | null
  /** Nothing is done yet: the reply is a question, and what is picked is done as if it had been typed. See `asking`. */
  readonly asks?: readonly Choice[]
  /** Nothing is done yet: what this person says next in this chat is put behind `says` as the reason. See `askingReason`. */
  readonly wantsReason?: Pick<ReasonWanted, 'says' | 'task' | 'about' | 'isAnswer'>
  /** What the same message tells of another task: read as if it was said once this question is settled. */
  readonly next?: string
  /** What it changes; in a group the answer then says who did it. */
  readonly changes?: Partial<Changes>
  /** What is said next without a word, if the word takes it up, counts as said to it behind `rest`. */
  readonly ongoing?: { readonly word: string; readonly rest: string }
}
export type Word = (turn: WordTurn) => Promise<WordOutcome>

/** Asks before acting: «… Đúng không ạ?»; «đúng» or the button then does what `says` would do when typed. */
export function asking(parts: readonly string[], says: string): WordOutcome {
  return { reply: reply([...parts, RIGHT]), asks: [{ label: YES_LABEL, says }] }
}
/** Asks which of several is meant; what is picked is done at once. */
export function askingWhich(parts: readonly string[], options: readonly Choice[]): WordOutcome {
  return { reply: reply(parts), asks: options }
}

/** Asks for the reason that a word needs: «/tralai 12 #telegram:7», «trả lại việc 12». */
export function askingReason({ said }: WordTurn, wanted: NonNullable<WordOutcome['wantsReason']>): WordOutcome {
  return { reply: reply(sayReasonWanted(wanted.about, said.isGroup)), wantsReason: wanted }
}

// /xong@dondoc_bot 12 … | /START abc; not: «và/hoặc»
const SLASH = /^\/(?<word>[a-z_]{1,32})(?:@\w+)?(?:\s+(?<rest>[\s\S]*))?$/i
/** The word of a message that begins with a slash, and what follows it. */
export function readSlash(text: string): { readonly word: string; readonly rest: string } | null {
  const groups = SLASH.exec(tidy(text).trim())?.groups
  return groups ? { word: (groups.word ?? '').toLowerCase(), rest: (groups.rest ?? '').trim() } : null
}

const OURS = '(?:(?:ben |so |ban |xa |phuong |don vi |co quan )?(?:em|minh|toi|chung toi|chung em) )?'
const NUMBERS = '(?<numbers>\\d{1,7}(?: (?:va |voi |ca |viec |so )*\\d{1,7})*)'
const TAKEN_END = '(?: (?:viec|du|a|nhe|roi))*$'
// đã nhận | bên em đã nhận việc 12 | đã nhận cả 12 và 15      not: đã nhận 2 việc | đã nhận được hướng dẫn
const TAKEN = new RegExp(`^${OURS}(?:da )?nhan(?: du| ca| cac| hai| viec| so)*(?: ${NUMBERS})?(?: a| nhe| roi)*$`)
// việc 12 và 15 đã nhận | 12 bên em đã nhận rồi ạ      not: việc 12 đã nhận chưa | việc 12 đã nhận được văn bản
const TAKEN_BEHIND = new RegExp(`^(?:ca |cac |hai )*(?:viec |nhiem vu )?(?:so )?${NUMBERS} ${OURS}da nhan${TAKEN_END}`)
/** `isSpoken`: it changes something that cannot be taken back lightly, so the bot asks first. */
export type PlainWord = { readonly word: string; readonly rest: string; readonly isSpoken?: true }
/**
 * Words said without a slash that no question begins with.
 * tắt nhắc | bật nhắc lại | duyệt bản nháp N1 | gửi kết luận | đã nhận việc 12 | hoãn đến mai | tôi nghỉ đến 25/8 | báo sai việc 12; not: «việc hoãn đến mai là việc nào»
 */
export function readPlainWord(text: string): PlainWord | null {
  const typed = tidy(text).trim()
  if (typed.length > 200 || /[?]/.test(typed)) return null
  const key = fold(typed)
  const code = codeIn(typed)
  if (code) return { word: 'ghep', rest: code }
  if (/^(tat|bat)( lai)? nhac( lai| viec| nho)*$/.test(key)) return { word: 'nhac', rest: typed }
  if (/^(tam )?(hoan|dung)( nhac)?( viec)? (den|toi|sang) /.test(key)) return { word: 'nhac', rest: typed }
  if (/^(toi|em|minh)? ?(xin )?nghi( phep| om)? (den|toi|het) /.test(key) || isAbsence(key))
    return { word: 'nghi', rest: typed }
  // Sở Y tế báo qua điện thoại: xong 12, số 45/BC-SYT ngày 20/8 | Sở Y tế gọi điện báo: việc 12 được 60%
  if (
    /^[^:]{2,100}?\s(?:gọi|goi)\s(?:điện|dien)[^:]{0,20}:|^[^:]{2,100}?\s(?:báo|bao)\s(?:qua|bằng|bang)\s[^:]{2,20}:/iu.test(
      typed,
    )
  )
    return { word: 'baoho', rest: typed, isSpoken: true }
  const draft = /^(?<how>duyet|xem|cong bo|gui|giao)( van ban| ban nhap| ket luan)+( (?<id>n\d+))?$/.exec(key)?.groups
  if (draft) return { word: /^(duyet|xem)/.test(draft.how ?? '') ? 'duyet' : 'guiketluan', rest: draft.id ?? '' }
  // duyệt | duyệt tiếp | bắt đầu duyệt      not: duyệt chi, duyệt dự toán
  if (/^(bat dau |tiep tuc )?duyet( tiep| di| nhe| luon| thoi| a)*$/.test(key)) return { word: 'duyet', rest: '' }
  // đang theo dõi gì | tôi theo dõi những việc nào
  if (
    /^(toi |minh |em |anh )?(dang )?theo doi (nhung |cac )?(gi|viec gi|viec nao|co quan nao)( vay| the| a| roi)*$/.test(
      key,
    )
  )
    return { word: 'theodoi', rest: '' }
  const thrown = /^(?:bo|huy|xoa) (?:ca )?ban nhap(?: nay)?(?: (?<id>n\d+))?$/.exec(key)?.groups
  if (thrown) return { word: 'duyet', rest: `${thrown.id ?? ''} bo ban nhap`.trim() }
  const taken = TAKEN.exec(key)?.groups ?? TAKEN_BEHIND.exec(key)?.groups
  if (taken) return { word: 'danhan', rest: taken.numbers?.match(/\d+/g)?.join(' ') ?? '' }
  // đính chính việc 12 hạn: trước 20/9 | sửa việc 12 chủ trì: Sở Y tế | điền hạn việc 12: trước 20/9
  const fix =
    /^(?:đính chính|dinh chinh|sửa|sua)\s+(?:việc|viec)\s+(?:số\s+|so\s+)?(?<rest>\d{1,7}\s[\s\S]*:[\s\S]*)$/iu.exec(
      typed,
    )
  if (fix?.groups?.rest) return { word: 'dinhchinh', rest: fix.groups.rest }
  const fill =
    /^(?:điền|dien|sửa|sua|đổi|doi|đặt|dat|ghi|bổ sung|bo sung)\s+(?:thời\s+|thoi\s+)?(?:hạn|han)\s+(?:(?:cho|của|cua)\s+)?(?:việc|viec|nhiệm vụ|nhiem vu)\s+(?:số\s+|so\s+)?(?<no>\d{1,7})(?:\s*(?::|là|thành|la|thanh)\s*|\s+(?=(?:trước|truoc|trong|đến|den|chậm|cham|hằng|hang|ngày|ngay|tháng|thang|quý|quy)\s))(?<time>.+)$/iu.exec(
      typed,
    )
  if (fill?.groups) return { word: 'dinhchinh', rest: `${fill.groups.no} hạn: ${fill.groups.time}` }
  // hết nghỉ rồi ạ | tôi đi làm lại rồi | em đã trở lại làm việc      not: hết nghỉ hè | đi làm lại giấy tờ
  if (
    /^((toi|em|minh) )?(da )?het nghi( phep| om)?( roi| a| nhe)*$/.test(key) ||
    /^(toi|em|minh) (da )?(di lam lai|(tro|quay) lai (lam viec|co quan))( roi| a| nhe| tu hom nay| hom nay)*$/.test(key)
  )
    return { word: 'nghi', rest: 'hết' }
  if (/^(xem|doc) tin( moi| vua gui)*$/.test(key)) return { word: 'tin', rest: '' }
  // cơ quan nào chưa nối nhóm | những nhóm nào không nhận được tin | danh sách kênh      not: cơ quan nào chưa nhận việc
  if (
    /^(nhung |cac )?(co quan|don vi|noi|nhom|so|xa)( nao)? (van |con )?(chua (duoc )?noi( nhom| kenh| bot)?|(khong|chua) nhan duoc tin|(khong|chua) toi duoc)( a| nhi| vay| the)*$/.test(
      key,
    ) ||
    /^(xem )?(danh sach|tinh hinh) (cac )?(kenh|nhom( da)? noi|noi nhom)( a| nhi)*$/.test(key)
  )
    return { word: 'kenh', rest: '' }
  if (/^(bat dau )?chay that$/.test(key)) return { word: 'chaythat', rest: '' }
  // sự kiện nào chưa có ngày | danh sách sự kiện còn thiếu ngày      not: sự kiện đại hội 3/10/2025
  if (
    /^(nhung |cac |danh sach |xem )*su kien( nao)?( con| dang)? (chua|thieu)( co| ghi| duoc ghi)* ngay( a| vay| nhi)*$/.test(
      key,
    )
  )
    return { word: 'sukien', rest: '' }
  if (/^((danh sach|xem) )?(cac |nhung )?su kien( dang cho| con thieu)?$/.test(key)) return { word: 'sukien', rest: '' }
  const received = /^(?:da )?nhan (?:duoc )?(?:tin )?(b\d{1,7})$/.exec(key)
  if (received) return { word: 'danhan', rest: received[1] ?? '' }
  // việc 12 báo sai: không phải việc của sở | việc 12 sai hạn      not: việc 12 sai sót đã sửa | việc 12 không sai
  const wrongOf =
    /^(?:việc|viec|nhiệm vụ|nhiem vu)\s+(?:số\s+|so\s+)?(?<no>\d{1,7})\s*[,:]?\s+(?:(?:xin\s+)?(?:báo|bao)\s+sai(?:[\s,:;.-]+|$)|(?=sai\s+(?:hạn|han|ngày|ngay|cơ quan|co quan|đơn vị|don vi|chủ trì|chu tri|nơi|noi)(?!\p{L}|\s+(?:nào|nao|gì|gi|à|không|khong|chưa|chua)(?!\p{L}))))(?<why>[\s\S]*)$/iu.exec(
      typed,
    )
  if (wrongOf?.groups) return { word: 'sai', rest: `${wrongOf.groups.no} ${wrongOf.groups.why}`.trim() }
  const wrong = /^(?:bao )?sai (?:viec )?(?:so )?(\d{1,7})(?: |$)/.exec(key)
  return wrong ? { word: 'sai', rest: typed.slice(typed.search(/\d/)) } : readPlainWork(typed)
}

// ghép K7MQ2-9XHTR | mã k7mq2 9xhtr | K7MQ2-9XHTR alone      not: a word of ten letters
function codeIn(typed: string): string | null {
  const groups = /^(?<word>(?:ghép|ghep|mã|ma|start)\s+)*(?<code>[a-z0-9]{5}[\s-]?[a-z0-9]{5})$/iu.exec(typed)?.groups
  const code = groups?.code ?? ''
  return readCode(code)?.form === 'typed' && (groups?.word || /[\d-]/.test(code)) ? code : null
}
// mai tôi nghỉ | tôi nghỉ phép từ 20/8 đến 25/8 ạ | nghỉ từ 1/9 đến 5/9 | nghỉ chiều nay      not: nghỉ hưu trước tuổi | nghỉ 2/9 có phải làm không
const DAYS_ONLY =
  '(?: (?:den|toi|het|tu|hom|nay|mai|kia|buoi|sang|trua|chieu|ca|ngay|thang|nam|thu|hai|ba|tu|sau|bay|tuan|cuoi|va|a|nhe|nha|\\d{1,4}))*$'
const ABSENT = [
  new RegExp(
    `^(?:(?:(?:hom|sang|chieu|trua) nay|(?:sang|chieu) mai|ngay mai|ngay kia|mai) )?(?:toi|em|minh|xin)(?: xin)? nghi(?: phep| om)?${DAYS_ONLY}`,
  ),
  new RegExp(`^nghi(?: phep| om)? tu(?= .* (?:den|toi|het) )${DAYS_ONLY}`),
  /^nghi(?: phep| om)?(?: ca ngay| buoi)?(?: (?:sang|trua|chieu))? (?:hom nay|nay|ngay mai|mai|ngay kia)(?: (?:a|nhe|nha))*$/,
]
const isAbsence = (key: string): boolean =>
  /\d|nay|mai|kia|thu|tuan/.test(key) && ABSENT.some((pattern) => pattern.test(key))

export type Notice = {
  readonly key: string
  readonly text: string
  readonly now: Moment
  /** What may be pressed under it, for weeks: each acts once whoever presses it how often. */
  readonly choices?: readonly Choice[]
  readonly file?: OfferedFile
}
/** A notice to every secretary of a province, in their private chats. */
export function noticesTo(
  office: Pick<OfficeNow, 'members'>,
  province: string | null,
  notice: Notice,
): readonly Message[] {
  return officeHearers(office.members, province).map((m) =>
    noticeAt({ channel: m.channel, chat: m.user, thread: null }, notice, false),
  )
}
/** A notice to a body, at its first destination that is reached; where it has none, to its focal persons. */
export function noticesToBody(office: OfficeNow, body: Body, notice: Notice): readonly Message[] {
  const isOwn = (c: Chat) => c.province === body.province && c.bodies.includes(body.name)
  const own = office.chats.filter(isOwn)
  const places = destinationsToday(own, office.members, dayOf(notice.now)).filter(isOwn)
  const people = peopleOf(office.members)
  const sent = places.map((c) => noticeAt(c.to, notice, !isPrivate(c, people)))
  if (own.some((c) => c.parked === null)) return sent
  const focal = hearersOf(
    office.members.filter(
      (m) => m.role === 'focal' && m.body === body.name && (m.province ?? body.province) === body.province,
    ),
  ).map((m) => noticeAt({ channel: m.channel, chat: m.user, thread: null }, notice, false))
  return [...focal, ...sent]
}
type Lines = { readonly body: Body; readonly lines: readonly string[] }
type ForAll = {
  readonly office: OfficeNow
  readonly key: string
  readonly now: Moment
  readonly say: (lines: readonly string[]) => string
}
/** Notices to several bodies, one a chat: a group that stands for three of them hears the lines of all three, each once. */
export function oncePerChat(parts: readonly Lines[], { office, key, now, say }: ForAll): readonly Message[] {
  const found = new Map<string, { readonly message: Message; readonly lines: Set<string> }>()
  for (const { body, lines } of parts)
    for (const message of noticesToBody(office, body, { key, text: '', now })) {
      const one = found.get(message.key) ?? { message, lines: new Set<string>() }
      for (const line of lines) one.lines.add(line)
      found.set(message.key, one)
    }
  return [...found.values()].map(({ message, lines }) => ({ ...message, text: say([...lines]) }))
}
// A private chat is named after its person.
export function noticeAt(to: Address, { key, text, now, choices = [], file }: Notice, isGroup: boolean): Message {
  return {
    key: `${key}>${to.channel}:${to.chat}${to.thread === null ? '' : `:${to.thread}`}`,
    to,
    kind: 'notice',
    text,
    tells: [],
    dueAt: now,
    staleAt: null,
    queuedAt: now,
    ...(choices.length ? { offers: { choices, isGroup } } : {}),
    ...(file ? { file } : {}),
  }
}
