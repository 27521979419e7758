// One of the list before is done, late or to be followed: «cái thứ 3 xong rồi nhé», «xin lùi cái thứ 2 sang 20/4».
import type { Reading } from './reading.ts'

const ORDINAL = '(?:\\d{1,2}|dau tien|dau|cuoi cung|cuoi|chot|nhat|nhi|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi)'
// cái thứ 3 | cái số 2 | việc thứ hai | việc đầu tiên | cái cuối
const ITEM = new RegExp(
  `(^| )(?:cai|viec|nhiem vu|dau viec|dong|muc|vu) (?:(?:so |thu |so thu )${ORDINAL}|dau tien|cuoi cung|dau|cuoi|chot)(?= |$)`,
)

/** The message with «việc này» where it names one of the list, or null where it names none. */
export function asThatOne(r: Reading): string | null {
  const found = ITEM.exec(r.keys)
  if (!found) return null
  const from = wordAt(r.keys, found.index + found[1]!.length)
  const to = wordAt(r.keys, found.index + found[0].length) + 1
  const first = r.words[from]
  const last = r.words[to - 1]
  return first && last ? `${r.text.slice(0, first.from)}việc này${r.text.slice(last.to)}` : null
}
/** Which word a place in the keys is in. */
const wordAt = (keys: string, at: number): number => keys.slice(0, at).split(' ').length - 1
