// Of which whole a numeric target speaks: 157 of «157 căn nhà», 60 of «60 xã».
import { unaccent } from './names.ts'

// 157 căn nhà | 6.000 lượt học sinh: the number stands before the thing, or a word or two ahead of it      not: 50% nhà
const NUMBER = '(?<![0-9.,])(?<n>[0-9]{1,3}(?:[.][0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?)'

/** Null where a target names no whole of that unit. */
export function wholeIn(target: string, unit: string): number | null {
  const plain = (text: string) => unaccent(text).replace(/\s+/g, ' ').trim()
  const key = plain(unit).replace(/[^a-z0-9 ]/g, '')
  if (!key) return null
  const n = new RegExp(`${NUMBER} (?:[a-z]+ ){0,2}?${key}(?![a-z])`).exec(plain(target))?.groups?.n
  return n ? Number(n.replace(/\./g, '').replace(',', '.')) : null
}
