// One task: what it says, how it stands.
import type { IntentReader } from '../answer.ts'
import { bodySlots, documentSlots, isHowLate, taskSlots } from '../filters.ts'
import { isQuestion } from '../progress-asked.ts'
import { has, hitsOf, isEveryday, type Reading, residue, saysTask } from '../reading.ts'
import { isHeaded, isOwnAffair, readTopic } from '../topic.ts'
import { isAskedBeside } from './deadline-of.ts'
import { asksAbout } from './request-extension.ts'

export const taskDetail: IntentReader = {
  name: 'task_detail',
  examples: [
    'xem chi tiết nhiệm vụ số 12',
    'KL44 mục 3 ý 2 nói gì',
    'việc 16 thế nào rồi',
    'nội dung nv số 7',
    'nhiệm vụ 9 xong chưa',
    'việc số hóa tài liệu đến đâu rồi',
  ],
  read(r) {
    const late = isHowLate(r)
    // «việc 12 gia hạn chưa»
    const extended = r.tasks.length > 0 && has(r, 'EXTEND') && asksAbout(r)
    if ((has(r, 'EXTEND') || (has(r, 'HOW_MANY') && !late)) && !extended) return null
    if (r.tasks.length) {
      const asks =
        has(r, 'DETAIL', 'HOW', 'SHOW', 'WHAT', 'WHICH', 'ABOUT_PAPER', 'YES_NO', 'RATE') ||
        isCalledLate(r) ||
        late ||
        extended ||
        isToRead(r) ||
        (isQuestion(r) && has(r, 'DO', 'DONE', 'FINISHED', 'DOING', 'MUST_END')) ||
        r.asks ||
        r.words.length <= 5 ||
        besideNames(r) <= 2
      return asks && residue(r).length <= 4 ? { slots: { ...taskSlots(r), ...documentSlots(r) } } : null
    }
    return readNamed(r)
  },
}
/** «VI.2.13 của KH 376»: how many words stand beside the task and its document. */
const besideNames = (r: Reading): number =>
  [...r.tasks, ...r.documents].reduce((n, s) => n - (s.to - s.from), r.words.length)
// cho anh đọc kỹ ý 5 mục 2 | soi giúp chị mục 3 | trích mục 4 ý 1      not: em đọc mục 3 rồi | chị đọc mục 3 chưa
const TO_READ =
  /^(?:(?:bot|oi|da|a|em oi) )*(?:(?:(?:anh|em|chi|toi|minh) )?(?:cho|de|xin|nho|muon|can|giup|phien|lam on)(?: (?:anh|em|chi|toi|minh|sep|bac|chu|xin|duoc|bot|cho|giup))* )?(?:doc|soi|trich|ngo|nghien cuu|phan tich|tim hieu|xem xet|lat|dien giai|giai nghia|ngam|dan|boc)(?: |$)/
const isToRead = (r: Reading): boolean =>
  r.tasks.length === 1 && TO_READ.test(r.keys) && !/ (roi|chua)( (a|nhe|nha|em|anh|chi|nhi|the|vay))*$/.test(r.keys)
/** «việc 3 xã Y Tý chậm»: somebody else's task is said to be late; nothing is reported for them, the task is shown. */
const isCalledLate = (r: Reading): boolean =>
  has(r, 'OVERDUE') && r.tasks.length === 1 && r.bodies.some((b) => b.kind === 'body') && residue(r).length === 0
/** «tiến độ đề án 06 thế nào», «vụ nhà công vụ tới đâu rồi». */
function readNamed(r: Reading): ReturnType<IntentReader['read']> {
  const how = hitsOf(r, 'HOW').length > 0
  const finished =
    has(r, 'FINISHED', 'DONE') && /(^| )(chua|hay chua)( a| vay| the| em| anh| ha| nhi| bot)*$/.test(r.keys)
  if (!(how || finished || has(r, 'DETAIL')) || r.dates.length || has(r, 'WHEN', 'WHO', 'RATE') || isAskedBeside(r))
    return null
  const topic = readTopic(
    r,
    ['HOW', 'DETAIL', 'FINISHED', 'DONE', 'PROGRESS', 'SUMMARY'],
    [...r.documents, ...r.bodies.filter((b) => !b.bare)],
  )
  // «nhiệm vụ về chuyển đổi số gồm những gì»: those of a matter.
  if (
    has(r, 'LINKED') &&
    has(r, 'TASK') &&
    /(^| )(gom|co) (co |nhung |cac |may )*(gi|viec gi|viec nao|nhiem vu nao|chi)( |$)/.test(r.keys)
  )
    return null
  if (!topic || isOwnAffair(r)) return null
  // «vụ di dời trại lợn tới đâu rồi»
  const headed = isHeaded(r, topic) && hitsOf(r, 'HOW').some((c) => c.to - c.from > 1) && !has(r, 'CHATTY', 'GROUP')
  if (!headed && (isEveryday(r) || (topic.everyday > topic.office && !saysTask(r)))) return null
  // «tình hình … đến đâu rồi» asks twice.
  const work =
    has(r, 'TASK') ||
    /(^| )(tien do|vu)( |$)|^(cai |vay |the |cho hoi )*(de an|chuong trinh|cong trinh|quy hoach|nghi quyet) /.test(
      r.keys,
    ) ||
    hitsOf(r, 'HOW').length > 1
  if (!(headed || saysTask(r) || (topic.office > 0 && (work || topic.office > 1))) || topic.words < 2) return null
  const bodies = r.bodies.filter((b) => !topic.spans.some((s) => s.from <= b.from && b.to <= s.to))
  return { slots: { topic: topic.text, ...bodySlots({ ...r, bodies }), ...documentSlots(r) } }
}
