// Lists that cannot be made: all but a body or a document, late by less than so many days. Saying them needs slots that nobody has.
import { saysAny } from '../text/number-words.ts'
import { LISTS } from './follow-up.ts'
import type { IntentName, Slots } from './intent.ts'
import type { Reading } from './reading.ts'

// việc quá hạn trừ Sở Nội vụ | việc không thuộc KH 376 | ngoài các việc của Sở Y tế còn việc gì      not: trừ Sở Y tế (after a list) | ngoài ra Sở Y tế còn việc gì
const BEFORE_NAMES = 'các những việc nhiệm vụ của văn bản thuộc trong bên cả theo do'
/** A body or a document is named to be left out, or a length is bounded from above. No list says that; answered all the same, it would be other work than was asked for. */
export function isUnlisted(r: Reading, intent: IntentName, { agency, document, document_date: day }: Slots): boolean {
  if (!LISTS.includes(intent)) return false
  if (BOUNDED.test(r.keys)) return true
  const names = new Set(agency)
  const bodies = r.bodies.filter((b) => b.names.some((name) => names.has(name)))
  const documents = r.documents.filter((d) => (document ? d.number === document : day && d.date === day))
  return [...bodies, ...documents].some(({ from }) => isExcepted(r, from))
}
// quá hạn dưới 10 ngày | còn hơn 5 ngày | trễ từ 5 đến 10 ngày      not: trong vòng không quá 5 ngày tới | từ 1 đến 15 tháng 8
const BOUNDED =
  /(?<!(^| )(trong|vong) )(?<=^| )((duoi|it hon|chua (den|toi|qua|day)|khong qua|con (hon|tren|it nhat)) \d+ (ngay|tuan|thang)(?! \d)|tu \d+ (den|toi) \d+ (ngay|tuan))( |$)/
function isExcepted(r: Reading, name: number): boolean {
  let at = name - 1
  while (at > 0 && saysAny(r.words[at], BEFORE_NAMES) && !isSetOff(r, at + 1)) at--
  const word = r.words[at]
  if (!word || isSetOff(r, at + 1)) return false
  if (saysAny(word, 'trừ')) return at > 0
  if (saysAny(word, 'ngoài')) return true
  // «không thuộc» was passed as a small word.
  if (saysAny(word, 'không chưa') && saysAny(r.words[at + 1], 'thuộc trong')) return true
  return saysAny(word, 'tính kể gồm lấy') && saysAny(r.words[at - 1], 'không bao') && isSaidNo(r, at - 1)
}
const isSetOff = (r: Reading, at: number): boolean => /[,.;:!?\n]/.test(r.words[at]?.gap ?? '')
const isSaidNo = (r: Reading, at: number): boolean =>
  saysAny(r.words[at], 'không') || saysAny(r.words[at - 1], 'không chưa')
