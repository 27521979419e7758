// What people say beside a wish about reminders: how tired they are of them («…, mệt quá»), when they do not suit («lúc nghỉ trưa»). It is no talk of the day.
import { saysAny } from '../text/number-words.ts'
import type { Cue } from './cues.ts'
import { type CueHit, firstOf, has, hitsOf, keySaid, type Reading } from './reading.ts'

type Test = (r: Reading, cue: CueHit) => boolean
const SMALL: Cue = { tags: new Set(['POLITE' as const]) }
function without(r: Reading, isSmall: Test): Reading {
  const gone = r.cues.filter((cue) => cue.value.tags.has('EVERYDAY') && isSmall(r, cue))
  if (!gone.length) return r
  // «quá», «lắm» behind it go with it.
  const isGone = (cue: CueHit) =>
    gone.includes(cue) || gone.some((g) => g.to === cue.from && saysAny(r.words[cue.from], VERY))
  const cues = r.cues.map((cue) => (isGone(cue) ? { ...cue, value: SMALL } : cue))
  return { ...r, cues, tags: new Set(cues.flatMap((c) => [...c.value.tags])) }
}
const VERY = 'quá lắm ghê'

// đừng nhắc nữa, mệt quá | tắt nhắc đi đau đầu lắm      not: hôm nay mệt quá, đừng nhắc | mệt thì nghỉ
const isTired: Test = (r, { from, to }) => {
  const wish = firstOf(r, 'UNSUBSCRIBE', 'SNOOZE')
  return (
    wish !== undefined &&
    wish.to <= from &&
    saysAny(r.words[from], 'mệt chán khổ buồn đau nhức') &&
    saysAny(r.words[to], VERY)
  )
}
// nghỉ lễ thì đừng nhắc, từ mai đến 15/3 | đi công tác đến thứ 6, tạm dừng nhắc      not: mai em nghỉ
const isAway: Test = (r, { from }) =>
  r.dates.length > 0 &&
  firstOf(r, 'UNSUBSCRIBE', 'SNOOZE') !== undefined &&
  (saysAny(r.words[from], 'nghỉ') || (saysAny(r.words[from], 'đi') && saysAny(r.words[from + 1], 'công họp học')))
// lúc nghỉ trưa | giờ ăn cơm | khi đang họp      not: nghỉ trưa rồi | 2h họp
const isHour: Test = (r, { from }) =>
  (saysAny(r.words[from - 1], 'lúc giờ khi buổi') && r.words[from - 2]?.number == null) ||
  (saysAny(r.words[from - 1], 'đang') && saysAny(r.words[from - 2], 'lúc giờ khi'))

export const withoutGrumbles = (r: Reading): Reading => without(withoutReason(r), isTired)
// bỏ theo dõi Kho bạc giùm, anh chuyển mảng rồi | hủy theo dõi việc 5, em nghỉ thai sản      not: tắt nhắc việc 5, nhắc việc 6 thôi | tắt rồi, xem lại đi
const SAYS_MORE = [
  'WHAT',
  'WHICH',
  'WHO',
  'WHEN',
  'HOW_MANY',
  'SUBSCRIBE',
  'UNSUBSCRIBE',
  'REMIND',
  'SNOOZE',
  'ONLY',
] as const
/** Why, behind a comma: no task, day or paper is in it, nothing more is wished. */
function withoutReason(r: Reading): Reading {
  const off = firstOf(r, 'UNSUBSCRIBE')
  const at = off ? r.words.findIndex((w, i) => i > off.to && /[,;.]/.test(w.gap)) : -1
  if (at < 0 || r.words.length - at > 9 || saysAny(r.words[at - 1], 'rồi chưa')) return r
  const isBehind = (s: { readonly to: number }) => s.to > at
  if ([...r.tasks, ...r.dates, ...r.documents, ...r.bodies.filter((b) => b.kind !== 'self')].some(isBehind)) return r
  if (hitsOf(r, ...SAYS_MORE).some(isBehind)) return r
  const words = r.words.slice(0, at)
  const cues = r.cues.filter((c) => !isBehind(c))
  return {
    ...r,
    words,
    cues,
    keys: words.map(keySaid).join(' '),
    tags: new Set(cues.flatMap((c) => [...c.value.tags])),
    bodies: r.bodies.filter((b) => !isBehind(b)),
  }
}
export const withoutHours = (r: Reading): Reading =>
  without(r, (all, cue) => isTired(all, cue) || isHour(all, cue) || isAway(all, cue))

/** «tắt hnạc», «mở nhc»: a slip of «nhạc» as well as of «nhắc», and nothing of work beside it says which. */
export function isMaybeMusic(r: Reading): boolean {
  if (r.addressed || r.tasks.length || r.documents.length || r.bodies.length || has(r, 'TASK', 'DEADLINE')) return false
  return hitsOf(r, 'SUBSCRIBE', 'UNSUBSCRIBE', 'REMIND', 'SNOOZE', 'SETTING').some((c) =>
    r.words.slice(c.from, c.to).some(isUnsureReminder),
  )
}
const HEAVY = /\u0323/
const isUnsureReminder = (w: Reading['words'][number]): boolean =>
  w.key !== 'nhac' &&
  w.alts.some((alt) => alt.includes('nhac')) &&
  (!/[aeiouy]/.test(w.key) || HEAVY.test(w.raw.normalize('NFD')))
