// What makes a message a letter: «Kính gửi bộ phận tổng hợp, …», «… Trân trọng.» Only what stands between is read.
import { has, hitsOf, type Reading, type Span } from './reading.ts'

const CLOSE =
  /^(da |em |toi |chung toi |xin |rat |chan thanh |kinh )*(tran trong|cam on|kinh chao|thanks|tks)( (cam on|kinh chao|dong chi|cac|anh|chi|em|bot|nhieu|rat nhieu|truoc|nhe|nha|a|van phong|bo phan|so|nhieu lam|tong hop))*$/
const OPEN = /^(da |em |bot |oi )*kinh (gui|thua) /
/** No letter addresses more words than these. */
const OPEN_MAX = 12

/** The message without the words of a letter around it, or null where there are none. */
export function withoutLetter(r: Reading): string | null {
  const from = behindOpening(r) || behindExcuse(r)
  const to = beforeClosing(r, from)
  if (from === 0 && to === r.words.length) return null
  const end = /^\s*\?/.test(r.text.slice(r.words[to - 1]!.to)) ? '?' : ''
  return `${r.text.slice(r.words[from]!.from, r.words[to - 1]!.to)}${end}`
}
/** Where the letter itself begins: behind whom it is written to, when nothing is asked or told there, no body is named. */
function behindOpening(r: Reading): number {
  if (!OPEN.test(r.keys)) return 0
  const at = r.words.findIndex((w, i) => i > 1 && i <= OPEN_MAX && /[,;:!\n]|\.\s/.test(w.gap))
  if (at < 0) return 0
  const isIn = (s: Span) => s.from < at
  return [...r.bodies, ...r.documents, ...r.tasks].some(isIn) ? 0 : at
}
// đợt này bận quá, hoãn nhắc tới thứ hai      not: việc 12 xong rồi, tắt nhắc đi | hôm nay mệt, đừng nhắc
const EXCUSED_MAX = 7
/** Why, before a wish about reminders: nothing of work is named in it. */
function behindExcuse(r: Reading): number {
  const wish = hitsOf(r, 'SNOOZE', 'SETTING').find((c) => c.from > 0 && /[,;]/.test(r.words[c.from]!.gap))
  if (!wish || wish.from > EXCUSED_MAX) return 0
  const isIn = (s: Span) => s.from < wish.from
  const named = [...r.bodies, ...r.documents, ...r.tasks, ...r.dates].some(isIn)
  const works = r.cues.some((c) => isIn(c) && WORK.some((t) => c.value.tags.has(t)))
  return named || works ? 0 : wish.from
}
const WORK = [
  'TASK',
  'REMIND',
  'SUBSCRIBE',
  'UNSUBSCRIBE',
  'SNOOZE',
  'FINISHED',
  'OVERDUE',
  'WHAT',
  'WHICH',
  'WHO',
  'SEND',
] as const
function beforeClosing(r: Reading, from: number): number {
  for (let i = r.words.length - 1; i > from + 1; i--) {
    if (!/[,;!?\n]|\.\s?/.test(r.words[i]!.gap)) continue
    const keys = r.words
      .slice(i)
      .map((w) => w.key)
      .join(' ')
    return CLOSE.test(keys) && (/tran trong|kinh chao/.test(keys) || isOfWork(r)) ? i : r.words.length
  }
  return r.words.length
}
/** Thanks alone, or behind talk, are for the bot to answer. */
const isOfWork = (r: Reading): boolean =>
  r.tasks.length > 0 || r.documents.length > 0 || has(r, 'TASK', 'DEADLINE', 'OVERDUE', 'DUE', 'RATE', 'SUMMARY')
