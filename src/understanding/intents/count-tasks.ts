// How many tasks there are.
import type { IntentReader } from '../answer.ts'
import { filterSlots, isHowLate } from '../filters.ts'
import { has, hitsOf, isEveryday, keysAround, type Reading, residue } from '../reading.ts'

export const countTasks: IntentReader = {
  name: 'count_tasks',
  examples: [
    'Sở Tài chính còn mấy việc?',
    'có bao nhiêu nhiệm vụ quá hạn',
    'tháng 8 SNV có bao nhiêu nhiệm vụ',
    'đếm giúp anh số việc BTCTU chủ trì trong KL 44',
    'bên em trễ mấy việc rồi',
  ],
  read(r) {
    if (r.tasks.length || !has(r, 'HOW_MANY') || has(r, 'WHEN', 'RATE', 'DEADLINE') || isHowLate(r)) return null
    // «Quốc khánh năm nay rơi vào thứ mấy»
    if (!has(r, 'TASK') && !r.bodies.length && /(^| )roi vao( |$)/.test(r.keys)) return null
    if (!countsTasks(r) || showsSome(r)) return null
    if (
      isEveryday(r) &&
      (residue(r).length > 1 || !(r.bodies.length || r.dates.length || r.documents.length || r.asks || r.addressed))
    )
      return null
    if (residue(r).length > 3 && !has(r, 'LINKED', 'OFFICE')) return null
    const slots = filterSlots(r)
    const narrowed = r.provinces.length > 0 || Object.keys(slots).some((k) => k !== 'role')
    if (!narrowed && !r.addressed && /(^| )nhieu khong( |$)/.test(r.keys)) return null
    return narrowed ? { slots } : { slots, leans: true, fragment: !/tong|dem|tat ca/.test(r.keys) && !r.addressed }
  },
}
// mấy việc quá hạn là những việc nào | mấy việc sắp đến hạn gồm những gì
const NAMED_WHICH =
  /(^| )may (dau |cong )?(viec|nhiem vu|cai|vu|muc)(?= ).* (la|gom|gom co) ((nhung|cac|may) )?((viec|nhiem vu|dau viec|cai|vu|muc) )?(gi|chi|nao|mo)( (a|vay|the|day|em|anh|chi|bot|nhi|ha|ta|rua))*$/
/** «cho anh xem mấy việc trễ»: «mấy» is «some» there. */
export const showsSome = (r: Reading) => {
  const keys = keysAround(r)
  if (NAMED_WHICH.test(keys)) return true
  return (
    /(^| )(xem|liet ke|danh sach|coi|loc|tim|ke(?! hoach)|lay|(?<!giam )doc|(?<!cho )chi(?! (cuc|bo|nhanh|hoi))|bo|xin may)( |$)|(^| )may (dau |cong )?(viec|nhiem vu|thu|cai) (gi|chi)( |$)/.test(
      keys,
    ) && !/bao nhieu|tong|dem|so luong|(xem|coi) co may/.test(keys)
  )
}
/** «mấy việc», «bao nhiêu đầu việc», «số nhiệm vụ», «trễ mấy cái»      not: «mấy giờ», «bao nhiêu tiền». */
function countsTasks(r: Reading): boolean {
  const task = hitsOf(r, 'TASK').length > 0
  if (task) return true
  const itself = hitsOf(r, 'HOW_MANY').some((c) =>
    r.words
      .slice(c.from, c.to)
      .some((w) => w.key === 'viec' || w.key === 'vu' || w.alts.some((a) => a.includes('viec') || a.includes('vu'))),
  )
  if (itself) return true
  if (r.words.length <= 5 && /(may|bao nhieu|tong) (cai|vu)( |$)/.test(r.keys) && residue(r).length === 0) return true
  const status = has(r, 'OVERDUE', 'DUE_SOON', 'OPEN', 'PENDING', 'DUE') || (has(r, 'DONE') && r.bodies.length > 0)
  return (
    status &&
    residue(r).length === 0 &&
    !isEveryday(r) &&
    (r.bodies.length > 0 || r.documents.length > 0 || r.dates.length > 0 || has(r, 'OVERDUE', 'DUE_SOON'))
  )
}
