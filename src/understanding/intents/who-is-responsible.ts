// Who has a task.
import { saysAny } from '../../text/number-words.ts'
import type { IntentReader } from '../answer.ts'
import { documentSlots, roleSlot, taskSlots } from '../filters.ts'
import { has, hitsOf, isFamily, type Reading, type Span, saysTask } from '../reading.ts'
import { isHeaded, isOwnAffair, readTopic } from '../topic.ts'

export const whoIsResponsible: IntentReader = {
  name: 'who_is_responsible',
  examples: [
    'ai chủ trì việc nâng cấp hệ thống một cửa',
    'cơ quan nào phụ trách rà soát trụ sở dôi dư',
    'số hóa tài liệu giao cho ai vậy ạ',
    'việc 5 của đơn vị nào',
    'ai lo vụ nhà công vụ',
  ],
  read(r) {
    if (
      !(has(r, 'WHO') || IS_WHO.test(r.keys) || isNamed(r) || isRoleOf(r) || isContact(r) || isRoleNamed(r)) ||
      has(r, 'WHEN', 'RATE', 'MOST', 'OVERDUE', 'EXPORT') ||
      (has(r, 'HOW_MANY') && !isSome(r))
    )
      return null
    if (r.tasks.length && hitsOf(r, 'HOW').some((c) => c.to - c.from > 1)) return null
    const verb =
      (r.tasks.length > 0 && /(^| )dau moi( |$)/.test(r.keys)) ||
      has(r, 'RESPONSIBLE', 'LEAD', 'COOP') ||
      isContact(r) ||
      isAssigned(r) ||
      isNamed(r) ||
      isRoleNamed(r) ||
      (isDoing(r) && !(r.tasks.length && has(r, 'HOW')))
    if (!verb) return null
    if (r.tasks.length) return { slots: { ...taskSlots(r), ...documentSlots(r), ...roleSlot(r) } }
    const small = hitsOf(r, 'BODIES').filter((c) => saysAny(r.words[c.from], 'những các') && c.to - c.from > 1)
    const topic = readTopic(r, ['WHO', 'LEAD', 'COOP', 'ABOUT_BODY'], [...small, ...askingVerbs(r), ...r.documents])
    // «KL 44 giao cho ai»: all of it.
    if (!topic && r.documents.length === 1 && !r.bodies.length && isAssigned(r))
      return { slots: { ...documentSlots(r), ...roleSlot(r) } }
    if (!topic)
      return has(r, 'EVERYDAY') || r.words.length > 8 || r.bodies.length
        ? null
        : { slots: roleSlot(r), leans: true, fragment: true }
    if (!isWork(r, topic)) return null
    return {
      slots: { topic: topic.text, ...documentSlots(r), ...roleSlot(r) },
      ...(topic.office || has(r, 'TASK') ? {} : { unsure: true }),
    }
  },
}
// cái vụ sắp xếp trường học là ai đứng ra làm
const IS_WHO =
  / la ai (dung ra |dang |se |phai )*(lam|lo|phu trach|chu tri|nhan|dam nhan|chiu trach nhiem|giai quyet|xu ly)( |$)/
/** «mấy cái vụ đó ai lo»: some are pointed at, none counted. */
const isSome = (r: Reading): boolean =>
  has(r, 'WHO') && /(^| )may (cai )?(vu|viec|cai|muc) (.* )?(do|nay|kia|no|ni) /.test(r.keys)
/** «cơ quan chủ trì việc 9», «đơn vị phối hợp nhiệm vụ 12» */
const isRoleOf = (r: Reading): boolean =>
  r.tasks.length === 1 &&
  /^(cho (hoi|biet) |xem )?((co quan|don vi) (chu tri|phoi hop|phu trach|thuc hien) |dau moi .* la ai( |$)|ai (la|lam) (dau moi|nguoi phu trach|can bo|chuyen vien) )/.test(
    r.keys,
  ) &&
  !r.bodies.length
// việc 12 hỏi ai | liên hệ ai về việc 12 | gặp sở nào hỏi việc 12 | chủ trì việc 12 là sở nào
const isContact = (r: Reading): boolean =>
  r.tasks.length > 0 &&
  (/(^| )(gap|hoi|lien he( voi)?|tim|trao doi voi|thuoc ve) (ai|(so|ben|don vi|co quan|ban|nguoi) (nao|mo))( |$)/.test(
    r.keys,
  ) ||
    (has(r, 'LEAD', 'COOP') && /(^| )la (nhung )?(ai|(so|ben|don vi|co quan|ban) (nao|mo))( |$)/.test(r.keys)) ||
    /(^| )ten (co quan|don vi) (chu tri|phoi hop|phu trach)( |$)/.test(r.keys))
/** «cơ quan chủ trì đề án sáp nhập trường học», «đầu mối nhiệm vụ số hóa tài liệu»: a role is asked for by its name. */
const isRoleNamed = (r: Reading): boolean =>
  !r.tasks.length &&
  !r.bodies.length &&
  has(r, 'OFFICE') &&
  !has(r, 'WHICH', 'WHAT', 'HOW_MANY', 'SHOW', 'FINISHED', 'DONE', 'DOING') &&
  /^(cho (hoi|biet) |ten )?((co quan|don vi) (chu tri|phoi hop|phu trach|tham muu)|dau moi( phu trach| chu tri)?) (?!la )([^ ]+ ){1,}[^ ]+$/.test(
    r.keys,
  )
/** «bên nào đang ôm vụ …» */
const isDoing = (r: Reading): boolean =>
  hitsOf(r, 'OPEN').some((c) => saysAny(r.words[c.to - 1], 'làm gánh ôm hiện khai lý quyết'))
/** «được giao», «yêu cầu»; «ai có mẫu tờ trình» looks for a thing. */
const isAssigned = (r: Reading): boolean =>
  hitsOf(r, 'ASSIGN').some((c) => r.words.slice(c.from, c.to).some((w) => !saysAny(w, 'có gồm bao')))
/** «tham mưu sắp xếp bộ máy là sở nào» */
const isNamed = (r: Reading): boolean =>
  has(r, 'OFFICE') && !r.bodies.length && / la (do )?(so|co quan|don vi|ban|nganh|ben) (nao|mo)( |$)/.test(r.keys)
/** The verbs that ask who («phụ trách», «đang làm»): beside «ai», or at an end; «ai phụ trách xử lý đơn thư tồn đọng» keeps the rest. */
function askingVerbs(r: Reading): readonly Span[] {
  // «đơn vị nào phối hợp làm cơ sở dữ liệu đất đai»: the work is to make it.
  const roles = hitsOf(r, 'LEAD', 'COOP')
  const verbs = hitsOf(r, 'RESPONSIBLE', 'OPEN', 'TRACKED').filter(
    (v) => !(saysAny(r.words[v.from], 'làm') && v.to - v.from === 1 && roles.some((c) => c.to === v.from)),
  )
  const who = hitsOf(r, 'WHO')
  const beside = verbs.filter(
    (v) =>
      v.from === 0 || v.to >= r.words.length - 1 || who.some((w) => isNear(v.from - w.to) || isNear(w.from - v.to)),
  )
  return beside.length ? beside : verbs
}
const MATTER =
  /(^| )(so|ben|don vi|co quan|ban|dau moi|bo phan|nganh) (nao|mo) (dang |se |phai )?(lo|lam|phu trach|nhan|dam nhan|om) (vu|viec|chuyen) /
const isNear = (gap: number): boolean => gap >= 0 && gap <= 1
const FORMAL = /(^| )(phu trach|chiu trach nhiem|dam nhiem|dam trach|duoc giao|phan cong)( |$)/
type Found = NonNullable<ReturnType<typeof readTopic>>
function isWork(r: Reading, topic: Found): boolean {
  if (topic.words > 30 || isFamily(r)) return false
  // «các đơn vị nào phối hợp tổ chức lễ mừng cơm mới»: bodies are asked for by their role.
  const roles = has(r, 'LEAD', 'COOP') && /(co quan|don vi|so|nganh|ban dang) (nao|mo)/.test(r.keys)
  // «… là việc của cơ quan nào», «… giao cho sở nào»
  const ofBody =
    /(viec cua|giao( cho)?|thuoc|trach nhiem cua) (co quan|don vi|so|nganh|ben|phong|ban) (nao|mo)( |$)/.test(r.keys)
  if (ofBody && topic.words > 2 && topic.everyday <= 0.5 && !has(r, 'CHATTY', 'GROUP')) return true
  if (roles && topic.words > 2 && !has(r, 'CHATTY', 'GROUP')) return true
  if (isHeaded(r, topic) && !has(r, 'CHATTY', 'GROUP')) return true
  // Said to the bot, «bên nào lo vụ …» is of work.
  if (r.addressed && topic.words > 2 && MATTER.test(r.keys) && !isOwnAffair(r)) return true
  if (topic.everyday > topic.office && !saysTask(r)) return false
  if (topic.office > 0) return true
  // «việc ai nấy làm»
  if (topic.words < 2) return false
  // «ai phụ trách đóng cửa bãi chôn lấp»: such verbs are said of work, whatever it is.
  if (topic.everyday === 0 && topic.words > 2 && !has(r, 'CHATTY', 'GROUP') && FORMAL.test(r.keys)) return true
  if (topic.everyday > 0) return saysTask(r)
  return has(r, 'LEAD', 'TASK') || /(co quan|don vi|so|nganh) (nao|mo)/.test(r.keys) || r.addressed
}
