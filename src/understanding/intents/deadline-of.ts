// When a task is due.

import { saysAny } from '../../text/number-words.ts'
import type { IntentReader } from '../answer.ts'
import { bodySlots, documentSlots, isHowLate, taskSlots } from '../filters.ts'
import type { Slots } from '../intent.ts'
import { cueAt, has, hitsOf, isFamily, keySaid, type Reading, saysTask } from '../reading.ts'
import { isHeaded, isOwnAffair, readTopic } from '../topic.ts'
import { asksNearest } from './list-tasks.ts'

export const deadlineOf: IntentReader = {
  name: 'deadline_of',
  examples: [
    'nhiệm vụ số 12 hạn ngày nào',
    'bao giờ phải xong việc công bố đường dây nóng',
    'hạn nộp phương án nhân sự cấp xã',
    'deadline số hóa tài liệu',
    'đề xuất giao biên chế chốt ngày mấy',
    'bao giờ đổi thẻ đảng viên',
  ],
  read(r) {
    const when = has(r, 'WHEN')
    const deadline =
      hitsOf(r, 'DEADLINE').some((c) => !c.value.tags.has('OFFICE')) || (r.tasks.length > 0 && has(r, 'UNDATED'))
    if ((!when && !deadline) || isHowLate(r) || asksNearest(r) || (!when && isAnnounced(r))) return null
    if (has(r, 'RATE', 'RANKING', 'EXTEND', 'REMIND', 'EXPORT') && !when) return null
    if (has(r, 'HOW_MANY') && !when && !r.tasks.length) return null
    // «hạn 25/3 có những việc nào» asks for a list; «khi nào việc 7 gần hạn thì nhắc em» for a reminder.
    if (!when && r.dates.length && has(r, 'TASK', 'DUE') && has(r, 'WHAT', 'WHICH')) return null
    if ((!when && isDatedList(r)) || isAskedBeside(r)) return null
    if (isCondition(r) || (!r.tasks.length && /(^| )o (dau|mo)( |$)|(^| )(thi|lam) sao( |$)/.test(r.keys))) return null
    if (r.tasks.length) return when || deadline ? { slots: { ...taskSlots(r), ...documentSlots(r) } } : null
    const topic = readTopic(
      r,
      ['WHEN', 'DEADLINE', 'NOT_LATE', 'MENTION' as never, 'HOW'],
      [...r.bodies.filter((b) => !b.bare && (b.kind !== 'body' || !/^Các /.test(b.names[0]!))), ...r.documents],
    )
    if (!topic || isOnlyDays(r, topic) || isPlace(r, topic)) return leaning(r, when, deadline)
    if (!isWork(r, topic, when, deadline)) return null
    const inTopic = r.bodies.filter((b) => topic.spans.some((s) => s.from <= b.from && b.to <= s.to))
    const bodies = bodySlots({ ...r, bodies: r.bodies.filter((b) => !inTopic.includes(b) && !isReceiver(r, b)) })
    return {
      slots: { ...bodies, ...documentSlots(r), topic: topic.text },
      ...(topic.office || has(r, 'TASK') ? {} : { unsure: true }),
    }
  },
}

/** «bài dự thi hạn 30/4 nhé cả nhà»: the day is told to everybody. */
const isAnnounced = (r: Reading): boolean =>
  !r.asks &&
  !r.tasks.length &&
  r.dates.length > 0 &&
  /(^| )(nhe|nha|nhen|nghen|do|day)( |$)/.test(r.keys) &&
  (has(r, 'GROUP') || / (nhe|nha|nhen|nghen)$/.test(r.keys)) &&
  !has(r, 'WHAT', 'WHICH', 'HOW_MANY', 'YES_NO')

/** «nhiệm vụ giao trong KL 44 hạn tháng 6»: those that are due then; «việc … hạn 30/4 phải không» asks for the day. */
const isDatedList = (r: Reading): boolean =>
  !r.tasks.length &&
  (r.bodies.length > 0 || r.documents.length > 0) &&
  !has(r, 'YES_NO') &&
  hitsOf(r, 'OFFICE').every((c) => c.value.tags.has('ASSIGN')) &&
  hitsOf(r, 'DEADLINE').some(
    (c) =>
      r.dates.some((d) => d.from >= c.to && d.from <= c.to + 1) &&
      hitsOf(r, 'TASK').some((t) => t.to <= c.from && /^(viec|nhiem vu|dau viec|cong viec)$/.test(keysOf(r, t))),
  )
const keysOf = (r: Reading, { from, to }: { from: number; to: number }): string =>
  r.words.slice(from, to).map(keySaid).join(' ')

/** «KL 44 giao Sở Y tế những việc nào, thời hạn ra sao»: the list tells both. */
export const isAskedBeside = (r: Reading): boolean => {
  const due = hitsOf(r, 'DEADLINE', 'WHEN')[0]
  if (!due || r.tasks.length || !(r.bodies.length || r.documents.length)) return false
  const asked = hitsOf(r, 'TASK').some(
    (t) =>
      t.to < due.from &&
      r.cues.some(
        (c) => ASKS.some((tag) => c.value.tags.has(tag)) && (c.from === t.to || c.to === t.from) && c.to <= due.from,
      ),
  )
  const joint = r.words.slice(1, due.from + 1).some((w) => /[,;]/.test(w.gap) || saysAny(w, 'và'))
  return asked && joint
}
const ASKS = ['WHAT', 'WHICH'] as const
/** «hạn trình HĐND …»: it goes there, it is not done there. */
const isReceiver = (r: Reading, body: { readonly from: number }): boolean =>
  saysAny(r.words[body.from - 1], 'trình gửi lên')
/** «khi nào gần hạn thì nhắc em»: when something is to happen, not when something is due. */
export const isCondition = (r: Reading): boolean =>
  has(r, 'REMIND') && has(r, 'WHEN') && /(^| )thi (nho |bot |hay )*(nhac|bao|thong bao|nhan)( |$)/.test(r.keys)

/** «các việc hạn đến 31/5» asks for a list, not for a day. */
const isOnlyDays = (r: Reading, topic: Found): boolean =>
  topic.spans.every((s) => r.dates.some((d) => d.from <= s.from && s.to <= d.to))

/** «cái cuối cùng hạn bao giờ»: a place in a list is no matter. */
const isPlace = (r: Reading, topic: Found): boolean =>
  topic.spans.every((s) => r.words.slice(s.from, s.to).every((w) => saysAny(w, 'cuối cùng đầu tiên chót áp')))

type Found = NonNullable<ReturnType<typeof readTopic>>
/** A work question is recognised by its object, or by words that only work has. */
function isWork(r: Reading, topic: Found, when: boolean, deadline: boolean): boolean {
  if (topic.words > 30) return false
  if (deadline && topic.everyday <= 1 && isOfPaper(r) && !has(r, 'CHATTY') && !isOwnAffair(r) && !isFamily(r))
    return true
  if ((topic.everyday > topic.office && !saysTask(r) && !isHeaded(r, topic)) || isFamily(r)) return false
  // «bao giờ có lương», «khi nào có quyết định của anh»: waited for, not due.
  if (/(bao gio|khi nao|luc nao|hom nao) (moi |thi |se )?co /.test(r.keys) && !deadline && !has(r, 'TASK', 'MUST_END'))
    return false
  if (has(r, 'TASK')) return when || deadline
  // «ngày nào phải cấp xong căn cước cho học sinh»
  if (when && topic.words > 3 && topic.office > 0 && /(^| )phai ([^ ]+ ){1,2}xong( |$)/.test(r.keys))
    return !isPersonal(r)
  if (isPersonal(r)) return false
  // A day is named already: somebody tells a deadline.
  if (!when && r.dates.some((d) => d.how === 'in' && d.since === d.until && d.to >= r.words.length - 2)) return false
  // «thời hạn di dời cột phát thanh?»: a question mark asks for it, whatever it is.
  if (deadline && r.asks && topic.everyday === 0 && topic.words > 1) return true
  if (deadline && (when || topic.office > 0)) return topic.everyday === 0 || topic.office > topic.everyday
  if (!when) return false
  // «giải ngân vốn đầu tư công bữa nào phải xong thế nhỉ»
  if (topic.office > 1 && topic.everyday === 0 && has(r, 'MUST_END') && has(r, 'DUE')) return true
  if (/(^| )nhi( |$)/.test(r.keys) && !r.addressed) return false
  if (topic.office > 0 && (topic.everyday < 1 || has(r, 'DUE'))) return !has(r, 'CHATTY') || has(r, 'MUST_END', 'DUE')
  return topic.everyday === 0 && topic.words >= 2 && (has(r, 'DUE', 'NOT_LATE') || r.addressed)
}
/** «hạn nộp danh sách …», «deadline báo cáo kết quả …»: it begins with the deadline of a paper, whatever that is about. */
function isOfPaper(r: Reading): boolean {
  const cue = hitsOf(r, 'DEADLINE')[0]
  if (!cue || r.words.slice(0, cue.from).some((_, i) => !isSmall(r, i))) return false
  // «hạn báo cáo KTXH quý 1»: the paper is in the word for the deadline.
  const from = cue.to - cue.from > 1 && !saysAny(r.words[cue.to], PERSONS) ? cue.from + 1 : cue.to
  return PAPERS.test(
    r.words
      .slice(from, from + 4)
      .map(keySaid)
      .join(' '),
  )
}
const isSmall = (r: Reading, at: number): boolean => cueAt(r, at)?.value.tags.has('POLITE') ?? false
const PAPERS =
  /^(cua |nop |gui |trinh )?(bao cao|danh sach|ho so|phuong an|ke hoach|de an|to trinh|van ban|so lieu|du toan|quyet toan|phu luc|bieu mau|bieu|ket qua|bang tong hop|bang ke|tong hop|tham luan|du thao|thong ke)( |$)/
/** «khi nào anh về», «bao giờ chị xong»: a person is waited for, no task. */
function isPersonal(r: Reading): boolean {
  if (has(r, 'MUST_END', 'DUE', 'TASK', 'DEADLINE')) return false
  return hitsOf(r, 'WHEN').some((c) => saysAny(r.words[c.to], PERSONS) || saysAny(r.words[c.from - 1], PERSONS))
}
const PERSONS = 'anh chị em bác chú cô mình ông bà sếp bạn'
function leaning(r: Reading, when: boolean, deadline: boolean): { slots: Slots; leans: true; fragment: true } | null {
  // «Trung thu năm nay rơi vào hôm nào» asks for the calendar.
  if (
    r.words.length > 10 ||
    has(r, 'EVERYDAY') ||
    (!deadline && r.dates.length > 0 && !r.bodies.length && !r.documents.length)
  )
    return null
  const slots = { ...bodySlots(r), ...documentSlots(r) }
  const clear = when && (deadline || has(r, 'DUE', 'MUST_END', 'THAT') || r.words.length <= 4)
  return clear || (deadline && r.words.length <= 5 && !r.dates.length) ? { slots, leans: true, fragment: true } : null
}
