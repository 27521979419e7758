// A matter of the office and its share, without a word for a task: «số hóa hồ sơ đất đai được 80% rồi».
import type { Answer } from './answer.ts'
import { bodySlots } from './filters.ts'
import type { Slots } from './intent.ts'
import { percentOf, percentSpan } from './progress-said.ts'
import { has, hitsOf, type Reading, type Span } from './reading.ts'
import { readTopic } from './topic.ts'

// giải ngân cả nước đạt 35% | GRDP tỉnh mình quý 1 tăng 8%      not: số hóa tài liệu đã làm được 70% rồi
const AT_LARGE =
  /(^| )(ca nuoc|toan quoc|the gioi|viet nam|tinh (minh|ta|ban|khac)|nghe (noi|dau|bao|don)|thay (bao|noi)|bao (dang|noi|chi)|lai suat|pin|dien thoai)( |$)/
/** «tập huấn tổ công nghệ số đã mở 3 lớp, đạt khoảng 45%»: a matter of the office and its share, no word for a task; news name no matter of one's own. */
export function readShare(
  r: Reading,
  clauseEnd: number,
  noteAfter: (r: Reading, until: Span) => string | null,
): Answer | null {
  const share = percentSpan(r)!
  const state = hitsOf(r, 'FINISHED', 'DOING', 'DONE')[0]
  if (!state) return null
  const end = Math.min(share.from, state.from, clauseEnd)
  if (has(r, 'WHAT', 'WHICH', 'CHATTY', 'GROUP', 'RATE') || AT_LARGE.test(r.keys) || r.dates.length) return null
  if (!r.bodies.every((b) => b.kind === 'self')) return null
  const topic = readTopic(r, ['FINISHED', 'DOING', 'PROGRESS'], r.bodies, { from: 0, to: end })
  if (!topic || topic.words < 3 || topic.everyday >= topic.office || topic.office < 1) return null
  const note = noteAfter(r, { from: 0, to: end })
  return {
    slots: { task: topic.text, ...bodySlots(r), percent: percentOf(r)!, ...(note ? { note } : {}) },
    unsure: true,
  }
}

/** «UBND xã Phong Thổ rà soát hộ nghèo xong hôm 17/4 rồi»: a body, a matter of the office, and the day when it was done; without the day it is talk. */
export function readDoneOfBody(r: Reading, on: Pick<Slots, 'done_date'>): Answer | null {
  const body = r.bodies[0]
  const state = hitsOf(r, 'FINISHED')[0]
  if (!on.done_date || !body || body.kind !== 'body' || body.from > 1 || r.bodies.length > 1 || !state) return null
  if (has(r, 'WHAT', 'WHICH', 'SHOW', 'CHATTY', 'GROUP', 'RATE') || AT_LARGE.test(r.keys)) return null
  // «UBND phường Nghĩa Lộ hoàn thành rà soát nhà văn hóa thôn hôm 12/9»
  const isInFront = state.from <= body.to + 1
  const within = isInFront ? { from: state.to, to: r.dates[0]?.from ?? state.to } : { from: body.to, to: state.from }
  const topic = readTopic(r, ['FINISHED', 'DOING', 'PROGRESS'], r.dates, within)
  if (!topic || topic.words < 3 || topic.everyday >= topic.office || topic.office < 1) return null
  return { slots: { task: topic.text, ...bodySlots(r), done: true, ...on }, unsure: true }
}
