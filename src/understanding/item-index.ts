// Which one of the list before is meant: «cái số 2», «việc thứ ba», «cái cuối cùng».
import { createLast } from '../domain/kept.ts'
import { readNumber, saysAny } from '../text/number-words.ts'
import { limitSlot } from './filters.ts'
import { keySaid, type Reading } from './reading.ts'

const ORDINALS = new Set(['thu', 'dau', 'cuoi', 'chot', 'cung'])
// cái cuối cùng | việc cuối danh sách | cái sau cùng | vụ chót      not: việc cuối tháng | 3 việc cuối
const LAST =
  /(^| )(?<!\d )(?<!(?:hai|ba|bon|nam|may|cac|nhung) )(cai|viec|nhiem vu|dau viec|dong|muc|vu)( nam| o)? (cuoi cung|sau cung|sau chot|cuoi bang|cuoi danh sach|cuoi(?! (thang|tuan|nam|quy|ky))|chot)( |$)/
/** «cái số 2», «việc thứ ba», «cái đầu tiên»: the n-th of the list before; -1 is its last. */
export const itemIndex: (r: Reading) => number | null = createLast(readItemIndex)
function readItemIndex(r: Reading): number | null {
  if (!r.words.some((w) => w.number !== null || ORDINALS.has(w.key))) return null
  const keys = keysBesideNames(r)
  if (LAST.test(keys)) return -1
  const m = /(^| )(cai|viec|nhiem vu|dong|muc|y|dau viec|so|vu|thang)( so| thu| viec)* (\d{1,2})( |$)/.exec(keys)
  const marked =
    /(^| )(cai|viec|nhiem vu|dong|vu|muc|thu|thang)( viec)?( so)? ?(thu|dau tien|cuoi cung|cai so|so)( |$)|(^| )(cai|dong|thu) \d/.test(
      keys,
    )
  if (m && (marked || /^(cai|dong|so) /.test(m[0].trim()))) return Number(m[4])
  // «3 việc đầu» are three.
  if (/(^| )(cai|viec|nhiem vu|dong|vu)( viec)? (dau tien|dau)( |$)/.test(keys)) return limitSlot(r).limit ? null : 1
  const at = r.words.findIndex((w) => saysAny(w, 'thứ'))
  const number =
    at >= 0
      ? saysAny(r.words[at + 1], 'nhất')
        ? { value: 1 }
        : saysAny(r.words[at + 1], 'nhì')
          ? { value: 2 }
          : readNumber(r.words, at + 1)
      : null
  return number && /(cai|viec|nhiem vu|vu|dong) thu/.test(keys) ? number.value : null
}

/** The keys without names, documents and days: the «8» of «KL Lào Cai 8/2025» and of «Mường Cai, tháng 8» is no place in a list. */
function keysBesideNames(r: Reading): string {
  // «việc thứ 2» is the second, though «thứ 2» alone is a Monday.
  const days = r.dates.filter((d) => !(saysAny(r.words[d.from], 'thứ') && LISTED.has(r.words[d.from - 1]?.key ?? '')))
  const named = [...r.documents, ...r.bodies, ...days]
  return r.words.map((w, i) => (named.some((s) => s.from <= i && i < s.to) ? '·' : keySaid(w))).join(' ')
}
const LISTED = new Set(['cai', 'viec', 'vu', 'dong', 'muc', 'thang'])
