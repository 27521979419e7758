// Which tasks there are: whose, when, in what state.
import type { Answer, IntentReader } from '../answer.ts'
import { filterSlots, isLongest, limitSlot, statusOf } from '../filters.ts'
import type { Slots } from '../intent.ts'
import { has, hitsOf, isEveryday, type Reading, residue } from '../reading.ts'

export const listTasks: IntentReader = {
  name: 'list_tasks',
  examples: [
    'nhiệm vụ của Sở Nội vụ trong tháng 8',
    'SNV có việc nào quá hạn không?',
    'BTCTU tuần này đến hạn những gì',
    'những đầu việc phải xong trước 20/8',
    'KL 44 giao những việc gì',
    '5 việc gần hạn nhất của UBND tỉnh',
    'các nhiệm vụ liên quan số hóa tài liệu',
    'việc đã xong của MTTQ tháng 7',
  ],
  read(r) {
    if (r.tasks.length || !mayBeList(r)) return null
    // «cái nào lâu nhất» alone is no question of work.
    if (isPronoun(r) && isLongest(r) && !has(r, 'OVERDUE', 'OPEN')) return null
    const slots = { ...filterSlots(r), ...limitSlot(r) }
    const narrowed = r.provinces.length > 0 || Object.keys(slots).some((k) => k !== 'role')
    if (isLimitAlone(slots) && residue(r).length > 0) return null
    if (!narrowed) return isOwed(r) ? { slots: {} } : fragmentOf(r)
    return { slots, ...(isLoose(r) ? { unsure: true } : {}), ...(isPronoun(r) || isOfThose(r) ? { leans: true } : {}) }
  },
}

/** «top 5 việc nên làm trước khi nghỉ hưu» names no work of anybody. */
const isLimitAlone = (slots: Slots): boolean =>
  slots.limit !== undefined && Object.keys(slots).every((k) => k === 'limit' || k === 'role')
/** «phải nộp gì cho tỉnh»: what is handed to the province is work, whoever owes it. */
const isOwed = (r: Reading): boolean =>
  /(^| )(phai|can) (nop|gui|trinh|bao cao) ((nhung|cac|cai|viec) )?((gi|chi) )?(cho |len |ve )?tinh( |$)/.test(
    r.keys,
  ) &&
  has(r, 'WHAT', 'WHICH') &&
  !isEveryday(r) &&
  residue(r).length === 0

/** «tuần này những đơn vị nào phải nộp báo cáo», «sở nào chưa gửi báo cáo tháng 2» */
const isWhoReports = (r: Reading): boolean =>
  r.dates.length > 0 &&
  has(r, 'DUE', 'OPEN') &&
  /(^| )(don vi|co quan|so|xa|phuong|nganh|ban|so nganh) (nao|mo) (con |van |dang )?(phai|can|chua) (nop |gui |trinh |co )?(bao cao|so lieu|ke hoach|du thao|ho so|san pham|ket qua|de an)( |$)/.test(
    r.keys,
  ) &&
  !isEveryday(r) &&
  residue(r).length === 0

/** «tuần này có những hạn nào» */
const asksDeadlines = (r: Reading): boolean =>
  (r.dates.length > 0 || r.bodies.length > 0) &&
  /(^| )(co|nhung|cac) han (nao|gi)( |$)/.test(r.keys) &&
  !isEveryday(r) &&
  residue(r).length <= 1

/** «hạn nào gần nhất», «hạn kế tiếp là ngày nào», «hạn sắp tới của Sở Y tế» */
export const asksNearest = (r: Reading): boolean =>
  /(^| )han (nao )?(la )?((gan|som) nhat|ke tiep|tiep theo|sap toi|ke)( |$)/.test(r.keys) &&
  has(r, 'DUE_SOON') &&
  !r.tasks.length &&
  !(has(r, 'GROUP') && !r.addressed) &&
  !isEveryday(r) &&
  residue(r).length === 0

function mayBeList(r: Reading): boolean {
  const asks = has(r, 'WHAT', 'WHICH')
  const task = hitsOf(r, 'TASK').length > 0
  const status = statusOf(r)
  const due = has(r, 'DUE', 'DUE_SOON')
  const named = r.bodies.length > 0 || r.documents.length > 0 || r.provinces.length > 0
  const rest = residue(r).length
  if (has(r, 'NOT_TASK') && !task) return false
  // «Quốc khánh năm nay rơi vào thứ mấy»
  if (!task && !named && /(^| )roi vao( |$)/.test(r.keys)) return false
  if (task && !asks && !has(r, 'SHOW', 'HOW_MANY') && isPredicate(r)) return false
  // «có việc gì mà đông thế» wonders.
  if (!r.addressed && (isCallMe(r) || /^co (viec|chuyen) (gi|chi) ma /.test(r.keys))) return false
  if (/(^| )(?<!chu )khong phai( |$)/.test(r.keys) && !asks) return false
  if ((!named || / chi (cuc|bo|hoi|doan|nhanh)( |$)/.test(r.keys)) && !r.addressed && isPersonsDuty(r)) return false
  if (!asks && hitsOf(r, 'HOW').some((c) => c.to - c.from > 1 && !c.value.tags.has('SUMMARY'))) return false
  const linked = task && asks && hitsOf(r, 'LINKED').some((c) => c.to - c.from > 1)
  if (isEveryday(r) && rest > (task && asks ? 1 : 0) && !linked) return false
  // «hôm nay có việc gì vui thế», «bên Huế có việc gì vui không»
  const isOfWork = r.bodies.length > 0 || r.documents.length > 0
  if (isEveryday(r) && rest > 0 && !(isOfWork || status || due || linked || r.addressed)) return false
  if (has(r, 'CHATTY') && !asks && !r.addressed && !/(^| )(liet ke|danh sach)( |$)/.test(r.keys)) return false
  if (isShare(r, rest) || isOwed(r) || isWhoReports(r) || asksDeadlines(r) || asksNearest(r)) return true
  if (task) {
    if (asks || r.addressed) return rest <= 3 || has(r, 'LINKED') || hasOfficeTopic(r)
    return (
      (named || r.dates.length > 0 || status !== null || due || has(r, 'LINKED') || hasOfficeTopic(r)) &&
      (rest <= (named || status !== null || due ? 1 : 0) || has(r, 'LINKED') || hasOfficeTopic(r)) &&
      !isStatement(r)
    )
  }
  if (asks) {
    if (has(r, 'LINKED') && named && has(r, 'DO', 'DUE', 'ASSIGN')) return true
    if (rest > 1) return false
    if (r.addressed && r.dates.length > 0 && rest === 0) return true
    if ((due || status) && (named || r.dates.length > 0 || r.addressed || status !== null)) return true
    // «mùng 8/3 phòng mình tặng gì»: what nothing explains is no work.
    return (
      named &&
      (has(r, 'DO', 'DUE', 'ASSIGN', 'LEAD', 'COOP', 'REPORTS') ||
        r.documents.length > 0 ||
        (r.dates.length > 0 && rest === 0))
    )
  }
  // «danh sách quá hạn của Sở Y tế», «Sở Y tế có trễ hạn không»
  return (
    named && status !== null && status !== 'done' && rest === 0 && (has(r, 'YES_NO', 'SHOW') || r.asks || isHeading(r))
  )
}
/** «quá hạn: Sở Y tế», «Sở Y tế: chưa xong» */
const isHeading = (r: Reading): boolean => r.words.length <= 10 && r.words.some((w, i) => i > 0 && /^\s*:/.test(w.gap))
/** «ctr 22 phần của Tỉnh đoàn», «CT 5 mảng chuyển đổi số»: a part of what a paper gives. */
function isShare(r: Reading, rest: number): boolean {
  if (!r.documents.length || r.words.length > 14 || has(r, 'CHATTY', 'DO', 'SEND') || isPredicate(r)) return false
  // «phần» itself is the one word that nothing else explains.
  if (r.bodies.length) return /(^| )phan /.test(r.keys) && rest <= 1
  return /(^| )(mang|linh vuc)( |$)/.test(r.keys) && has(r, 'OFFICE')
}
/** «xong việc rồi»: somebody is through with it. */
const isPredicate = (r: Reading): boolean =>
  hitsOf(r, 'TASK').some((t) => hitsOf(r, 'DONE').some((d) => d.to === t.from))
const hasOfficeTopic = (r: Reading) => has(r, 'OFFICE')
/** «ai có việc gì thì báo»: said to those in the room. */
const isCallMe = (r: Reading): boolean =>
  /(^| )co (gi|chi) (thi )?((em|anh|chi|minh|bac|chu) )?(bao|nhan|goi|alo|trao doi|lien he)( |$)/.test(r.keys) ||
  /(^| )thi (bao|goi|nhan|noi|alo)( (anh|em|chi|minh|toi|nhe|nha|a|lai|ngay|som|luon))*$/.test(r.keys)
/** «tháng 4 chị phải làm chi rứa»: a person is asked what is on. */
const isPersonsDuty = (r: Reading): boolean =>
  (/(^| )(anh|chi|em|bac|chu|co|ong|ba|may|ban) (phai|can) (lam|lo|nop) (chi|gi)( |$)/.test(r.keys) &&
    !has(r, 'TASK')) ||
  /(^| )(anh|chi|em|bac|chu|co|ong|ba|may|ban) (dang |con )?lam (cong )?viec (chi|gi)( |$)/.test(r.keys)
const TOLD_DONE =
  /(^| )(xong|hoan thanh|xong xuoi|nop|lam) (het )?(roi|luon)( (nhe|nha|a|em|anh|chi|day|do|the|bac|sep|ca|hen))*$/
/** «việc Sở Y tế xong rồi ạ», «tuần này nhiều việc rồi»: told, not asked. */
function isStatement(r: Reading): boolean {
  // «việc anh nhờ em làm xong rồi nhé»
  if (!r.asks && !has(r, 'SHOW', 'WHAT', 'WHICH') && TOLD_DONE.test(r.keys)) return true
  const last = r.words.at(-1)
  return !r.asks && last !== undefined && has(r, 'DOING') && !has(r, 'OPEN', 'OVERDUE', 'SHOW')
}
/** «cái nào trễ»: of the list before, where there is one. */
const isPronoun = (r: Reading): boolean =>
  !has(r, 'TASK') &&
  !r.bodies.length &&
  !r.documents.length &&
  !r.dates.length &&
  /(^| )cai (nao|mo|gi)( |$)/.test(r.keys)
/** «việc nào để lâu nhất» after a list: of those. */
const isOfThose = (r: Reading): boolean =>
  isLongest(r) && !r.bodies.length && !r.documents.length && !r.dates.length && !r.provinces.length
const isLoose = (r: Reading) => residue(r).length > 1 && !has(r, 'LINKED')
function fragmentOf(r: Reading): Answer | null {
  return r.words.length <= 8 &&
    has(r, 'TASK') &&
    residue(r).length === 0 &&
    !isEveryday(r) &&
    (has(r, 'WHAT', 'WHICH') || r.addressed)
    ? { slots: {}, leans: true, fragment: true }
    : null
}
