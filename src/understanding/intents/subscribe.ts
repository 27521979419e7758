// Reminders are asked for.
import { saysAny } from '../../text/number-words.ts'
import type { IntentReader } from '../answer.ts'
import { isMaybeMusic } from '../beside-reminders.ts'
import { bodySlots, documentSlots, taskSlots } from '../filters.ts'
import type { Slots } from '../intent.ts'
import { has, isAside, isEveryday, pointsBack, type Reading, residue } from '../reading.ts'
import { readTopic } from '../topic.ts'
import { isWhenever, WHENEVER_WORDS } from '../whenever.ts'
import { isCondition } from './deadline-of.ts'

export const subscribe: IntentReader = {
  name: 'subscribe',
  examples: [
    'đăng ký nhận nhắc việc của Sở Tài chính',
    'bật nhắc hạn cho nhóm này',
    'theo dõi giúp anh nhiệm vụ 12',
    'nhắc tôi việc 7 khi gần hạn',
  ],
  read(r) {
    if ((!has(r, 'SUBSCRIBE') && !remindsMe(r) && !isEnlisted(r)) || isTold(r) || isMaybeMusic(r)) return null
    const asks = has(r, 'WHO', 'WHICH', 'WHAT', 'HELP', 'HOW', 'HOW_MANY', 'UNSUBSCRIBE', 'ABOUT_BODY') || r.asks
    const whenever = isWhenever(r)
    if (asks && !isAnything(r) && !whenever) return null
    if (has(r, 'WHEN') && !isCondition(r) && !whenever) return null
    if (has(r, 'IMPORT') && has(r, 'INTO') && !isEnlisted(r)) return null
    if (isEveryday(r) || isAside(r) || (has(r, 'TRACKED') && has(r, 'BOT') && has(r, 'BODIES'))) return null
    // «liệt kê các đơn vị có trong danh bạ theo dõi» asks which they are.
    if (
      (has(r, 'BODIES') || r.bodies.some((b) => b.names[0]!.startsWith('Các '))) &&
      /^(bot |em |anh |chi |cho |xem )*(liet ke|ke ten|ke|danh sach|nhung|cac) /.test(r.keys)
    )
      return null
    const target = targetOf(r)
    const slots = { ...bodySlots(withoutGroup(r)), ...taskSlots(r), ...documentSlots(r), ...(target ? { target } : {}) }
    const reminds = whenever || has(r, 'REMIND', 'TASK') || /nhac|thong bao|ban tin|canh bao|theo doi/.test(r.keys)
    const about = reminds || r.tasks.length > 0 || r.documents.length > 0
    if (!about)
      return has(r, 'THAT') && !has(r, 'CHATTY') && r.words.length <= 8 ? { slots, leans: true, fragment: true } : null
    // «bộ phận theo dõi» and «… cho xem các nhiệm vụ» ask for no reminders.
    if (has(r, 'SHOW') && has(r, 'TASK') && residue(r).length > 0 && !has(r, 'REMIND')) return null
    const loose = residue(r).filter((i) => !saysAny(r.words[i], WHENEVER_WORDS))
    if (loose.length > 0 && !r.tasks.length && !isEnlisted(r)) return whenever ? null : named(r)
    const leans = pointsBack(r) && !r.tasks.length && !target
    return { slots, ...(leans ? { leans: true, fragment: !has(r, 'SUBSCRIBE') } : {}) }
  },
}
// thêm anh vào danh sách được nhắc của việc 33 | đưa việc 15 vào diện theo dõi      not: thêm file vào danh sách
const ENLISTED =
  /(^| )(them|cho|dua|ghi|bo sung|add) ([^ ]+ ){1,5}(vao|vo|vô) (danh sach|ds|dien|muc|nhom) ((duoc|nhan|can|phai|nguoi|nhung|viec) ){0,3}(nhac|theo doi|nhan thong bao|nhan tin)( |$)/
const isEnlisted = (r: Reading): boolean =>
  (ENLISTED.test(r.keys) || INTO_GROUP.test(r.keys)) &&
  residue(r).filter((i) => !saysAny(r.words[i], ENLISTING)).length === 0
const ENLISTING = 'thêm đưa ghi bổ sung add danh sách ds diện mục vào vô được người những cứ thì vậy group nhóm'
// nhắc việc của Kho bạc vô nhóm ni      not: nhắc Kho bạc nộp báo cáo vào nhóm
const INTO_GROUP =
  /(^| )nhac (nho )?(viec|han|cac viec|may viec|nhiem vu|cac nhiem vu) .{0,60}(vao|vo|trong|len|o) (nhom|group|chat)( |$)/
/** «báo anh việc 12 em làm xong rồi ạ»: somebody is told how it stands; «báo em khi việc 12 xong» wishes to be. */
const isTold = (r: Reading): boolean =>
  /^(da |em |xin |bot |oi |@[^ ]+ )*bao( cao)?( voi| cho)? (anh|chi|sep|bac|chu|cac anh|cac chi|nhom|lanh dao)( |$)/.test(
    r.keys,
  ) &&
  has(r, 'FINISHED', 'DOING', 'DONE') &&
  !/(^| )(khi|neu|luc|he|truoc|thi)( |$)/.test(r.keys)
/** «có gì về việc 12 thì nhắn em» */
const isAnything = (r: Reading): boolean =>
  r.tasks.length > 0 &&
  /(^| )co gi (moi )?(ve|o|cua|voi) .{1,60} thi (bao|nhac|nhan)( cho)? (em|anh|toi|minh|chi|nhom|tui)( |$)/.test(r.keys)
/** «nhắc em việc 7»: oneself, about a task; «nhắc mẹ uống thuốc» is no such thing. */
function remindsMe(r: Reading): boolean {
  // «từ giờ nhắc việc của xã Bát Xát cho tôi»
  const forMe = /(^| )nhac (viec|han|cac viec|nhiem vu) .{0,80}cho (em|anh|toi|minh|chi|nhom|tui|ben em)( |$)/.test(
    r.keys,
  )
  if (forMe && (r.bodies.length > 0 || r.tasks.length > 0)) return true
  if (FROM_NOW.test(r.keys) && (r.bodies.length > 0 || r.tasks.length > 0 || targetOf(r))) return true
  // «mỗi khi có việc mới của Sở Y tế thì báo em»
  const whenever = /(^| )khi (co|gan|sap|den) .{1,60} thi (bao|nhac|nhan)( cho)? (em|anh|toi|minh|chi|nhom|tui)( |$)/
  if (isAnything(r) || isWhenever(r)) return true
  if (whenever.test(r.keys) && has(r, 'TASK') && (r.bodies.length > 0 || r.documents.length > 0)) return true
  return (
    has(r, 'REMIND') &&
    /(^| )(nhac|bao|thong bao|canh bao)( cho| lai| viec| nho)? (em|anh|toi|minh|chi|nhom|ben em|tui)( |$)/.test(
      r.keys,
    ) &&
    (r.tasks.length > 0 ||
      (has(r, 'THAT') && residue(r).length === 0) ||
      (has(r, 'TASK', 'DEADLINE', 'DUE_SOON') && /(^| )cua( |$)/.test(r.keys) && r.bodies.length > 0))
  )
}
// từ giờ nhắc việc cho bên mình | từ nay nhắc hạn cho nhóm      not: từ giờ nhắc Sở Y tế nộp báo cáo
const FROM_NOW =
  /(^| )(tu|ke tu) (gio|nay|hom nay|mai|ngay mai|bay gio)( tro di)?,? (bot )?(nhac|bao) (viec|han|nho|cac viec|nhiem vu|hang ngay|moi ngay|cho)( |$)/
function named(r: Reading): ReturnType<IntentReader['read']> {
  const topic = has(r, 'TASK') ? readTopic(r, ['SUBSCRIBE', 'REMIND'], r.bodies) : null
  return topic && topic.office > 0 && topic.everyday === 0
    ? { slots: { ...bodySlots(withoutGroup(r)), topic: topic.text } }
    : null
}
export function targetOf(r: Reading): Slots['target'] | null {
  if (/(danh sach|bang|ket qua|nhung viec|cac viec|may viec) (nay|do|tren|ay)( |$)/.test(r.keys)) return 'view'
  return /(^| )(nhom|group|ca nhom)( |$)/.test(r.keys) ? 'group' : null
}
/** «cho nhóm mình» names the chat as target, not the asker's body. */
export function withoutGroup(r: Reading): Reading {
  return { ...r, bodies: r.bodies.filter((b) => !(b.kind === 'self' && r.words[b.from]!.key === 'nhom')) }
}
