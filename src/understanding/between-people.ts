// What people say to each other, however much of it is about work: «em rà soát xong gửi anh nhé», «chị trả lời giúp em».
import { saysAny } from '../text/number-words.ts'
import { cueAt, keySaid, type Reading } from './reading.ts'
import { isWhenever } from './whenever.ts'

const SENIOR = '(anh|chi|bac|chu|sep)'
const PERSON = '(anh|chi|em|bac|chu|sep|co|ban|minh|toi|tui)'
const TAIL = '( (a|em|anh|chi|the|vay|nhi|ha|nhe|dzay|bac|sep))*$'

const SAID: readonly RegExp[] = [
  // rà soát xong gửi anh nhé | làm xong thì chuyển cho chị
  new RegExp(`(^| )(xong|roi) (thi )?(gui|chuyen|dua|nop)( cho| lai| qua)? ${PERSON}( |$)`),
  // em gửi danh sách việc trễ cho anh Minh chưa
  new RegExp(`^(@\\S+ )?(da |a )?${PERSON}( \\S+)? (da )?(gui|nop|chuyen|in|doc|trinh|ky|xem) .*chua${TAIL}`),
  // việc hôm qua em gửi chị xem chưa
  new RegExp(`(^| )${PERSON} (da )?(gui|nop|chuyen|trinh) (cho )?${PERSON} .*chua${TAIL}`),
  // sếp hỏi việc quá hạn thì phải nói sao
  new RegExp(
    `(^| )thi (phai |nen |biet |minh |em )?(noi|tra loi|an noi|giai trinh) (sao|the nao|gi|rang|ra sao)${TAIL}`,
  ),
  // chị trả lời giúp em | anh xem hộ em; the bot is called «em», never «anh»
  new RegExp(
    `(^| )${SENIOR}( \\S+)? (tra loi|xem|check|kiem tra|ky|duyet|doc|goi|lam|ra|in|soan|gui|hoi|nhac|tra)( lai| qua| ky| luon)? (giup|ho|gium|dum) (em|minh|toi|tui)( |$)`,
  ),
]

export const isBetweenPeople = (r: Reading): boolean =>
  !r.addressed && (isToWhoever(r) || isFavour(r) || SAID.some((pattern) => pattern.test(r.keys)))

// việc anh nhờ em làm xong rồi nhé | việc của sếp giao em làm xong rồi, anh xem giúp | việc hôm qua sếp giao em nộp rồi      not: việc 12 anh giao em làm xong rồi
const FAVOUR = new RegExp(
  `(^| )(viec|nhiem vu) ([^ ]+ ){0,3}${SENIOR} ([^ ]+ )?(giao|nho|bao|dan|noi|ke)( cho)?( em| chau| minh| toi)? .*(roi|xong)( (nhe|a|day|nha|do|the))*( ${SENIOR} (xem|coi|kiem tra|duyet|ky|doc|ngo|check)( giup| ho| lai| qua| gium| em| minh)*)?${TAIL}`,
)
const isFavour = (r: Reading): boolean => !r.tasks.length && FAVOUR.test(r.keys)

/** «ai chưa nộp thì nộp cho chị Hà», «đơn vị nào chưa gửi thì gửi gấp cho em»: whoever; nobody is asked for. */
function isToWhoever(r: Reading): boolean {
  const whoever = r.words.findIndex((w, i) => w.key === 'ai' || (i > 0 && saysAny(w, 'nào')))
  if (whoever < 0 || r.asks || isWhenever(r)) return false
  return r.words.some(
    (w, i) =>
      i > whoever + 1 &&
      saysAny(w, 'thì') &&
      !w.exact &&
      (!isOffice(r, i) || saysAny(r.words[i + 2], 'em anh chị tôi')) &&
      saysAny(r.words[i + 1], DOES),
  )
}
/** «thi đua», «thi công» */
const isOffice = (r: Reading, at: number): boolean => cueAt(r, at)?.value.tags.has('OFFICE') ?? false
const DOES =
  'gửi nộp báo liên lên xuống gặp gọi đăng nhắn đến qua về ra đưa nhớ giữ tự chủ khẩn bổ cử anh em chị đi nói cho mang làm ở lấy vào tham để'

// anh bảo "việc 12 xong rồi" mà | chị Hà nhắn: «xin gia hạn việc 5»      not: "việc 12" xong rồi
const TELLS =
  /(^| )(bao|noi|keu|ke|nhan|hua|dan|ghi|viet|tra loi|hoi|phan|van|la|rang)( (la|rang|lai|em|anh|chi|minh|toi))*$/
/** What somebody else said is repeated in quotation marks: nobody does it now. */
export function isQuoted(r: Reading): boolean {
  const open = r.text.search(/["“«]/)
  const close = open < 0 ? -1 : r.text.slice(open + 1).search(/["”»]/)
  if (close < 0) return false
  const before = r.words.filter((w) => w.to <= open).map(keySaid)
  const within = r.words.filter((w) => w.from > open && w.to <= open + 1 + close)
  return within.length > 1 && TELLS.test(before.join(' '))
}
