// No reminders any more.
import { saysAny } from '../../text/number-words.ts'
import type { IntentReader } from '../answer.ts'
import { isMaybeMusic, withoutGrumbles } from '../beside-reminders.ts'
import { bodySlots, documentSlots, taskSlots } from '../filters.ts'
import { has, hitsOf, isAside, isEveryday, pointsBack, type Reading, residue } from '../reading.ts'
import { targetOf, withoutGroup } from './subscribe.ts'

export const unsubscribe: IntentReader = {
  name: 'unsubscribe',
  examples: [
    'thôi đừng nhắc nữa bot',
    'hủy theo dõi nhiệm vụ 12',
    'tắt nhắc việc của Sở Y tế',
    'bỏ nhận thông báo cho nhóm này',
  ],
  read(message) {
    // «bỏ theo dõi Kho bạc rồi, anh xem lại đi» tells what is done.
    if (
      TOLD_OFF.test(message.keys) &&
      message.words.some((w, i) => saysAny(message.words[i - 1], 'rồi') && /[,;.]/.test(w.gap))
    )
      return null
    const r = withoutGrumbles(message)
    if (TAKEN_BACK.test(r.keys)) return { slots: {}, leans: true, fragment: true }
    if (isStruckOff(r)) {
      const target = targetOf(r)
      return { slots: { ...bodySlots(withoutGroup(r)), ...taskSlots(r), ...(target ? { target } : {}) } }
    }
    if (isSpared(r)) {
      const target = targetOf(r)
      return { slots: { ...taskSlots(r), ...(target ? { target } : {}) } }
    }
    if (!has(r, 'UNSUBSCRIBE') || has(r, 'HELP', 'WHO', 'WHICH', 'WHEN', 'HOW') || isEveryday(r) || r.asks) return null
    if (has(r, 'HOW_MANY') && !isSome(r)) return null
    // «thôi nhắc làm gì» waves something aside.
    if (isAside(r) || isMaybeMusic(r) || / nhac (lam )?(gi|chi)( |$)/.test(r.keys)) return null
    // Until when: that is a pause.
    if (r.dates.length && has(r, 'SNOOZE', 'UNSUBSCRIBE') && !has(r, 'TASK')) return null
    // «thôi tắt đi» behind a wish for reminders takes it back.
    if (!isAboutReminders(r) && r.words.length <= 5 && !residue(r).length && !r.bodies.length)
      return { slots: {}, leans: true, fragment: true }
    // «thôi bỏ theo dõi nó đi» is of the task spoken of before, or of somebody.
    if (
      /^(thoi |em |bot |oi )*(bo|huy|ngung|dung) theo doi no( (di|nhe|nha|luon|a|bot|giup|em|anh|chi))*$/.test(r.keys)
    )
      return { slots: {}, leans: true, fragment: true }
    if (!isAboutReminders(r) || / (chuyen|ong|ba|no|toi ten|ten)( |$)/.test(r.keys)) return null
    const target = targetOf(r)
    const certain = target !== null && /(^| )nhac( |$)/.test(r.keys)
    if (
      residue(r).filter((i) => !isGrumble(r, i) && !isKnown(r, i)).length >
      (certain ? 3 : r.addressed || r.tasks.length ? 2 : 0)
    )
      return null
    const slots = { ...bodySlots(withoutGroup(r)), ...taskSlots(r), ...documentSlots(r), ...(target ? { target } : {}) }
    return { slots, ...(pointsBack(r) && !r.tasks.length && !target ? { leans: true } : {}) }
  },
}
// không cần báo việc 37 cho nhóm nữa | thôi đừng gửi việc 12 cho em nữa      not: không cần báo việc 37 | đừng báo việc 12 cho ai
const SPARED =
  /(^| )(khong can|khong phai|dung|thoi|khoi|khong) (bao|gui|nhan|thong bao|dua) (tin |ve )?(viec|nhiem vu|nv) .{0,30}(cho|vao|len) (nhom|em|anh|chi|toi|minh|tui|ben em)( nay| minh)? nua( |$)/
const isSpared = (r: Reading): boolean =>
  r.tasks.length > 0 && SPARED.test(r.keys) && !r.asks && !isEveryday(r) && residue(r).length <= 1
// gỡ nhóm này khỏi danh sách nhắc | xóa anh ra khỏi diện theo dõi việc 8
const STRUCK_OFF =
  /(^| )(go|xoa|rut|bo|loai|dua|cho|tha) ([^ ]+ ){1,5}(khoi|ra khoi|ra) (danh sach|ds|dien|nhom) ((duoc|bi|nhan|can|viec) ){0,2}(nhac|theo doi|nhan thong bao|nhan tin)( |$)/
const isStruckOff = (r: Reading): boolean =>
  STRUCK_OFF.test(r.keys) &&
  !r.asks &&
  !isEveryday(r) &&
  !has(r, 'WHO', 'WHICH', 'WHEN', 'HOW', 'HELP') &&
  residue(r).filter(
    (i) => !saysAny(r.words[i], 'gỡ xóa rút bỏ loại đưa cho khỏi ra danh sách ds diện được bị nhắc theo dõi'),
  ).length === 0
// thôi bỏ đi | à thôi hủy nhé | thôi không cần nữa: of the wish before, and of nothing where there was none
const TAKEN_BACK =
  /^((a|u|uh|oi|em|bot|da) )*(thoi )(bo|huy|khong can|khoi|dung|ngung)( (di|nhe|nha|luon|nua|a|bot|em|anh|chi|day|vay|giup))*$/
/** «tắt», «đừng báo» alone may be about a lamp: reminders, a task or the bot must be named. */
function isAboutReminders(r: Reading): boolean {
  // «đừng báo việc của Kho bạc nữa»
  const told =
    /(^| )(dung|khong|thoi|khoi) (bao|gui|nhan|nhan tin|gui tin) (tin )?(viec|cac viec|may viec|han|nhiem vu)( |$)/
  return (
    /nhac|theo doi|thong bao|dang ky|ban tin|canh bao|mute|unsubscribe|unfollow/.test(r.keys) ||
    r.addressed ||
    (told.test(r.keys) && (r.bodies.length > 0 || r.tasks.length > 0))
  )
}
/** «tắt thông báo mấy việc của Sở Xây dựng»: some, not how many. */
function isSome(r: Reading): boolean {
  const off = hitsOf(r, 'UNSUBSCRIBE')[0]!
  const all = hitsOf(r, 'HOW_MANY').every((c) => c.from >= off.to && saysAny(r.words[c.from], 'mấy'))
  return all && !/ (roi|vay|nhi|ha|the)$/.test(r.keys)
}
/** «… biết rồi», «… nhớ rồi» */
const isKnown = (r: Reading, at: number): boolean =>
  [at - 1, at].some((i) => saysAny(r.words[i], 'biết nhớ thuộc hiểu') && saysAny(r.words[i + 1], 'rồi'))
const TOLD_OFF = /(^| )(tat|bo|huy|ngung|dung) (theo doi|nhac|dang ky|thong bao) ([^ ]+ ){0,5}roi /
const NUISANCE = 'nhiều dày loạn rối phiền ồn nhức đầu'
/** «…, nhiều quá», «… phiền lắm»: why. */
const isGrumble = (r: Reading, at: number): boolean =>
  [at, at + 1].some(
    (i) =>
      (saysAny(r.words[i], 'quá lắm') && saysAny(r.words[i - 1], NUISANCE)) ||
      (saysAny(r.words[i], 'tin') && saysAny(r.words[i - 1], 'nhiều lắm') && saysAny(r.words[i + 1], 'quá lắm')) ||
      (saysAny(r.words[i], 'quá lắm') && saysAny(r.words[i - 1], 'tin') && saysAny(r.words[i - 2], 'nhiều')),
  )
