// How the words of a body are written in its canonical name: known heads and fields in their own letters.

import { JOINED, SPACE } from './body-places.ts'
import { FIELD_AS_WRITTEN, FIELDS, HEAD_AS_WRITTEN, HEADS } from './body-words.ts'
import { phraseAt, type Word } from './written-words.ts'

/** The words as they stand, whitespace made single. */
export function wordsText(words: readonly Word[], from: number, to: number): string {
  let text = words[from]?.text ?? ''
  for (let i = from + 1; i < to && i < words.length; i++) text += (gapBefore(words, i) || ' ') + (words[i]?.text ?? '')
  return text
}
/** The keys of words, as phrases are looked up by. */
export function keysText(words: readonly Word[], from: number, to: number): string {
  let text = words[from]?.key ?? ''
  for (let i = from + 1; i < to && i < words.length; i++) text += ` ${words[i]?.key}`
  return text
}
function gapBefore(words: readonly Word[], at: number): string {
  const gap = words[at]?.gap ?? ''
  return gap === ' ' ? gap : gap.replace(/\s+/g, ' ')
}
/** Field words as they are written in a name: the first word of each part with a capital. */
export function fieldText(words: readonly Word[], from: number, to: number): string {
  const known = FIELD_AS_WRITTEN.get(keysText(words, from, to))
  if (known) return known
  let text = ''
  for (let i = from; i < to && i < words.length; i++) {
    const key = words[i]?.key ?? ''
    const gap = i === from ? '' : gapBefore(words, i)
    const begins = i === from || gap.trim() !== '' || words[i - 1]?.key === 'và'
    text += gap + (begins && key !== 'và' ? capitalised(key) : key)
  }
  return text
}
/** A tail as it is written in a canonical name: known fields and heads in their own letters, capitals of headings lowered. */
export function tailText(words: readonly Word[], from: number, to: number): string {
  let text = ''
  let i = from
  while (i < to) {
    const gap = i === from ? '' : gapBefore(words, i) || ' '
    const field = i === from ? phraseAt(words, i, FIELDS, JOINED) : 0
    const head = phraseAt(words, i, HEADS, JOINED)
    const count = field > head ? field : head
    const fits = count > 0 && i + count <= to && (words[i]?.capital || field > head)
    if (fits) {
      const key = keysText(words, i, i + count)
      text += gap + (field > head ? fieldText(words, i, i + field) : (HEAD_AS_WRITTEN.get(key) ?? ''))
      i += count
    } else {
      const word = words[i]
      const shouts =
        word !== undefined &&
        word.text.length > 1 &&
        word.text === word.text.toUpperCase() &&
        /^[A-Za-zÀ-ỹ]+$/u.test(word.text)
      text +=
        gap +
        (shouts && shouting(words, from, to)
          ? isPlace(words, i)
            ? capitalised(word.key)
            : word.key
          : (word?.text ?? ''))
      i++
    }
  }
  return text
}
/** In capitals a place name shows only by its place: after «TỈNH», «XÃ», «PHƯỜNG» or another such word. */
function isPlace(words: readonly Word[], at: number): boolean {
  const level = ['tỉnh', 'phố', 'xã', 'phường', 'khu', 'ủy']
  if ([...level, 'các'].includes(words[at]?.key ?? '')) return false
  return words.slice(Math.max(0, at - 5), at).some((w) => level.includes(w.key))
}

/** True when a stretch is written in capitals throughout, as headings are. */
export function shouting(words: readonly Word[], from: number, to: number): boolean {
  for (let i = from; i < to && i < words.length; i++) if (words[i]?.text !== words[i]?.text.toUpperCase()) return false
  return true
}
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

// «từ tỉnh đến cơ sở» says how far the collective reaches and is no part of its name.
const REACH = /\s+từ (?:tỉnh|trung ương) đến (?:cơ sở|địa phương)$/iu
const AUTHORITIES = /(^|[,;]\s|\svà\s)(chính quyền)(?=[,;]|\svà\s)/giu
/** «cấp ủy, chính quyền» means the authorities of all levels. */
export function collectiveName(said: string, words: readonly Word[], at: number, next: number): string {
  const last = words[next - 1]
  const bare = last?.key === 'quyền' && words[next - 2]?.key === 'chính' && next - at > 2
  const own = /đến/iu.test(said) ? said.replace(REACH, '') : said
  if (bare) return `${own} các cấp`
  return /chính quyền/iu.test(own) ? own.replace(AUTHORITIES, '$1$2 các cấp') : own
}
/** «CÁC SỞ, BAN, NGÀNH TỈNH» in ordinary letters. */
export function calmed(words: readonly Word[], at: number, nouns: number, next: number): string {
  const tail = next > nouns ? ` ${tailText(words, nouns, next)}` : ''
  return wordsText(words, at, nouns).toLowerCase() + tail
}
/** A word that stands behind nothing but space. */
export function plainAt(words: readonly Word[], at: number): boolean {
  const gap = words[at]?.gap ?? ''
  return gap === ' ' || SPACE.test(gap)
}
