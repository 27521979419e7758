// Spaces that were lost or slipped in, and letters struck twice: «chínhcòn», «quahan», «SởTài», «th áng», «nàyy». Mended only towards known words.
import { isSyllable, readSpelling } from './spelling.ts'
import type { Known } from './typing-repair.ts'
import { keyOf, says, type Word, wordFrom } from './words.ts'

/** Where the longest known phrase or name that begins at a word ends; the place itself where none does. */
export type PhraseEnd = (words: readonly Word[], at: number) => number

/** A question has few odd words; of a text without spaces the first are looked at. */
const MOST_ODD = 16
const LONGEST_ODD = 14

/** The same words where all is well, which is nearly always. */
export function mendSpaces(words: Word[], known: Known, endOf: PhraseEnd): Word[] {
  if (!words.some((w) => isOdd(w, known))) return words
  const out = [...words]
  let left = MOST_ODD
  for (let at = 0; at < out.length && left > 0; at++) {
    if (!isOdd(out[at]!, known)) continue
    left--
    const single = withoutDouble(out[at]!, known)
    if (single) {
      out[at] = single
      continue
    }
    const shifted = shiftedAt(out, at, known) ?? shiftedAt(out, at - 1, known)
    if (shifted) {
      out.splice(shifted.at, 2, ...shifted.words)
      continue
    }
    const joined = joinedAt(out, at, known, endOf)
    if (joined) {
      out.splice(at, 2, joined)
      continue
    }
    const parts = partsOf(out, at, known, endOf) ?? manyParts(out, at, known, endOf)
    if (parts) out.splice(at, 1, ...parts)
  }
  return out
}

/** No word of the language, no name, no abbreviation that anybody knows; what Telex made sense of is left alone. */
const isOdd = (word: Word, known: Known): boolean =>
  word.number === null &&
  !isSyllable(word.key) &&
  // VII, XII
  !/^[ivx]{2,}$/.test(word.key) &&
  !word.key.startsWith('@') &&
  // As typed: a run of marks alone has no letters, however long it is.
  word.text.length <= LONGEST_ODD &&
  word.text === word.raw.toLowerCase() &&
  (!known.keys.has(word.key) || isOnset(word.key))

const ONSETS = new Set('b c ch d g gh h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' '))
const isOnset = (key: string): boolean => ONSETS.has(key)

/** «nàyy», «chuủ»: one of two letters that stand side by side goes. */
function withoutDouble(word: Word, known: Known): Word | null {
  const { key, text, raw } = word
  if (key.length < 3 || key.length !== text.length || raw.length !== text.length) return null
  for (let i = 0; i + 1 < key.length; i++) {
    if (key[i] !== key[i + 1]) continue
    // The letter with its mark stays.
    const gone = readSpelling(text[i]!) === null ? i : i + 1
    const said = text.slice(0, gone) + text.slice(gone + 1)
    const mended = keyOf(said)
    if (isSyllable(mended) && known.keys.has(mended) && hasOneTone(said))
      return wordFrom(word, said, word.from, word.to)
  }
  return null
}

/** «th áng», «quá h ạn»: consonants, and behind the space what is no word by itself. */
function joinedAt(words: readonly Word[], at: number, known: Known, endOf: PhraseEnd): Word | null {
  const left = words[at]!
  const right = words[at + 1]
  if (!isOnset(left.key) || !right || right.gap !== ' ' || right.number !== null || !right.spelling) return null
  if (!/^[aeiouy]/.test(right.key) || known.firm.get(right.key)?.some((k) => says(right, k))) return null
  const said = left.text + right.text
  const joined = wordFrom(left, said, left.from, right.to)
  if (!isSyllable(joined.key)) return null
  if (known.firm.get(joined.key)?.some((k) => says(joined, k))) return joined
  const tried = [...words.slice(0, at), joined, ...words.slice(at + 2)]
  return isWithin(tried, at, at + 1, endOf) ? joined : null
}

/** «nhữngv iệc», «nhữn gviệc»: the space was struck a letter late or early; one of the two is no word as it stands. */
function shiftedAt(words: readonly Word[], at: number, known: Known): { at: number; words: readonly Word[] } | null {
  const left = words[at]
  const right = words[at + 1]
  if (!left || !right || right.gap !== ' ' || left.number !== null || right.number !== null) return null
  if (left.raw.length !== left.text.length || right.raw.length !== right.text.length) return null
  for (const by of [-1, 1]) {
    const both = left.text + right.text
    const cut = left.text.length + by
    if (cut < 2 || both.length - cut < 2) continue
    const first = wordFrom(left, both.slice(0, cut), left.from, left.to + by)
    const second = wordFrom(right, both.slice(cut), right.from + by, right.to, ' ')
    const isBetter = known.spelled.has(first.text) && known.spelled.has(second.text)
    if (isBetter && isPart(first, known, false) && isPart(second, known, false)) return { at, words: [first, second] }
  }
  return null
}
/** «chínhcòn» → chính còn; where two cuts are possible, the one that makes known phrases. */
function partsOf(words: readonly Word[], at: number, known: Known, endOf: PhraseEnd): readonly Word[] | null {
  const word = words[at]!
  const { text, raw } = word
  if (text.length < 3 || raw.length !== text.length) return null
  let loose: readonly Word[] | null = null
  for (let cut = text.length - 2; cut >= 1; cut--) {
    const left = wordFrom(word, text.slice(0, cut), word.from, word.from + cut)
    const right = wordFrom(word, text.slice(cut), word.from + cut, word.to, ' ')
    const isCase = /\p{Ll}$/u.test(raw.slice(0, cut)) && /^\p{Lu}/u.test(raw.slice(cut))
    if (!isPart(left, known, false) || !isPart(right, known, isCase)) continue
    const tried = [...words.slice(0, at), left, right, ...words.slice(at + 1)]
    if (isWithin(tried, at, at + 2, endOf)) return [left, right]
    if (cut < 2) continue
    const isTime = /^(tuan|thang|quy|hom)$/.test(left.key) && /^(nay|sau|truoc|toi|qua|ni)$/.test(right.key)
    const isOurs = left.key === 'ben' && /^(em|minh|anh|chi|toi|tui)$/.test(right.key)
    const isSpelled = word.spelling !== null && known.spelled.has(left.text) && known.spelled.has(right.text)
    const isSure =
      isCase ||
      isTime ||
      isOurs ||
      isSpelled ||
      (left.spelling?.tone && right.spelling?.tone) ||
      isBeside(tried, at, endOf)
    if (isSure) loose ??= [left, right]
  }
  return loose
}
/** «viecquahan», «sởytế»: three or four words run together, all of them in known phrases or names. */
function manyParts(words: readonly Word[], at: number, known: Known, endOf: PhraseEnd): readonly Word[] | null {
  const word = words[at]!
  const { text, raw } = word
  if (text.length < 5 || raw.length !== text.length) return null
  const cuts: (readonly number[])[] = []
  const cut = (from: number, ends: readonly number[]): void => {
    if (cuts.length >= MOST_CUTS) return
    if (from === text.length && ends.length > 2) cuts.push(ends)
    if (from === text.length || ends.length === 4) return
    for (let to = Math.min(text.length, from + LONGEST_SYLLABLE); to > from; to--)
      if (isPart(wordFrom(word, text.slice(from, to), word.from + from, word.from + to), known, false))
        cut(to, [...ends, to])
  }
  cut(0, [])
  for (const ends of cuts) {
    const parts = ends.map((to, i) => {
      const from = ends[i - 1] ?? 0
      return wordFrom(word, text.slice(from, to), word.from + from, word.from + to, i ? ' ' : word.gap)
    })
    if (isCovered([...words.slice(0, at), ...parts, ...words.slice(at + 1)], at, at + parts.length, endOf)) return parts
  }
  return null
}
const MOST_CUTS = 24
const LONGEST_SYLLABLE = 7
/** Phrases one behind the other, one of several words among them, go over the whole stretch. */
function isCovered(words: readonly Word[], from: number, to: number, endOf: PhraseEnd): boolean {
  let isLong = false
  for (let at = from; at < to; ) {
    const end = endOf(words, at)
    if (end <= at) return false
    isLong ||= end - at > 1
    at = end
  }
  return isLong
}
const isPart = (part: Word, known: Known, isName: boolean): boolean =>
  known.keys.has(part.key) && (isName || isSyllable(part.key)) && hasOneTone(part.text)
/** A known phrase goes over the whole stretch, and is longer than one word. */
function isWithin(words: readonly Word[], from: number, to: number, endOf: PhraseEnd): boolean {
  for (let start = Math.max(0, to - 6); start <= from; start++) {
    const end = endOf(words, start)
    if (end >= to && end - start > 1) return true
  }
  return false
}
/** The left part ends a known phrase, or the right one begins one. */
function isBeside(words: readonly Word[], at: number, endOf: PhraseEnd): boolean {
  if (endOf(words, at + 1) > at + 2) return true
  for (let start = Math.max(0, at - 5); start < at; start++) if (endOf(words, start) === at + 1) return true
  return false
}
const MARKED = /[àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/g
const hasOneTone = (text: string): boolean => (text.match(MARKED)?.length ?? 0) < 2
