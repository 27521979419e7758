// Slips of fingers, mended against known words only: letters that changed places, one missing, one too many, one wrong.

import { readShorthand } from './shorthand.ts'
import { fits, isSwap, isSyllable, nearness } from './spelling.ts'
import type { KnownWord, Word } from './words.ts'

export type Known = {
  /** Every key of the grammar and of the names of bodies. */
  readonly keys: ReadonlySet<string>
  /** Keys that stand alone as a word of the grammar («hai», «ai», «gì»): these are never taken for a slip. */
  readonly firm: ReadonlyMap<string, readonly KnownWord[]>
  /** Pairs of words that go together, by the key of the first and by the key of the second. */
  readonly after: Pairs
  readonly before: Pairs
  /** Known keys by what is left when one letter is taken out. */
  readonly holes: ReadonlyMap<string, readonly string[]>
}

/** `core`: a slip may be mended towards it; the others only show that two words belong together. */
export type Pair = { readonly first: KnownWord; readonly second: KnownWord; readonly core: boolean }
type Pairs = ReadonlyMap<string, readonly Pair[]>

/** Pairs of words for `after` and `before`, and keys for the rest. */
export function createKnown(pairs: Iterable<Pair>, keys: Iterable<string>, firm: Iterable<KnownWord>): Known {
  const after = new Map<string, Pair[]>()
  const before = new Map<string, Pair[]>()
  const seen = new Set<string>()
  for (const pair of pairs) {
    const id = JSON.stringify(pair)
    if (seen.has(id)) continue
    seen.add(id)
    after.set(pair.first.key, [...(after.get(pair.first.key) ?? []), pair])
    before.set(pair.second.key, [...(before.get(pair.second.key) ?? []), pair])
  }
  const holes = new Map<string, string[]>()
  const all = new Set(keys)
  for (const key of all) {
    if (key.length < 3 || /\d/.test(key)) continue
    for (const hole of [key, ...holesOf(key)]) holes.set(hole, [...(holes.get(hole) ?? []), key])
  }
  return { keys: all, firm: byKey(firm), after, before, holes }
}
function byKey(words: Iterable<KnownWord>): ReadonlyMap<string, readonly KnownWord[]> {
  const map = new Map<string, KnownWord[]>()
  for (const word of words) map.set(word.key, [...(map.get(word.key) ?? []), word])
  return map
}
function holesOf(key: string): readonly string[] {
  return [...new Set([...key].map((_, i) => key.slice(0, i) + key.slice(i + 1)))]
}

/** Gives every word the other readings it may have. Words are changed in place: they were made a moment ago for this message. */
export function repair(words: readonly Word[], known: Known): void {
  for (const word of words) if (word.number === null) word.alts = readShorthand(word)
  for (const [i, word] of words.entries()) {
    if (word.number !== null || word.alts.length || word.key.length < 2 || word.key.startsWith('@')) continue
    const better =
      mendByNeighbours(words, i, known) ??
      (known.keys.has(word.key) || isSyllable(word.key) ? null : mendAlone(word.key, known))
    if (better) word.alts = [[better]]
  }
}

/** «đến hạng» → đến hạn, «theo dỗi» → theo dõi: beside a right neighbour, even a real syllable may be a slip. */
function mendByNeighbours(words: readonly Word[], i: number, known: Known): string | null {
  const word = words[i]!
  const left = /^\s?$/.test(word.gap) ? words[i - 1] : undefined
  const right = /^\s?$/.test(words[i + 1]?.gap ?? '!') ? words[i + 1] : undefined
  const afterLeft = left ? pairsOf(left, known.after, 'first') : []
  const beforeRight = right ? pairsOf(right, known.before, 'second') : []
  if (afterLeft.some((p) => isWord(word, p.second)) || beforeRight.some((p) => isWord(word, p.first))) return null
  if (known.firm.get(word.key)?.some((k) => isWord(word, k))) return null
  return (
    pick(
      word,
      afterLeft.flatMap((p) => (p.core ? [p.second] : [])),
    ) ??
    pick(
      word,
      beforeRight.flatMap((p) => (p.core ? [p.first] : [])),
    )
  )
}
const isWord = (word: Word, known: KnownWord) => word.key === known.key && fits(word.spelling, known.spelling)
function pairsOf(word: Word, pairs: Pairs, side: 'first' | 'second'): readonly Pair[] {
  const direct = (pairs.get(word.key) ?? []).filter((p) => fits(word.spelling, p[side].spelling))
  return word.alts.length
    ? direct.concat(word.alts.flatMap((alt) => pairs.get((side === 'first' ? alt.at(-1) : alt[0]) ?? '') ?? []))
    : direct
}

function pick(word: Word, candidates: readonly KnownWord[]): string | null {
  let best: string | null = null
  for (const { key } of candidates) {
    if (key.length < 3) continue
    // The letters are right and a mark is wrong («hưỡng dẫn»), or it sounds the same («chủ chì»).
    if (key === word.key || (key.length > 2 && soundOf(key) === soundOf(word.key))) return key
    if (key[0] !== word.key[0] && !isSwap(key, word.key)) continue
    const long = word.key.length > 2 || key.length > word.key.length
    if (long && nearness(key, word.key) === 1 && (!best || isSwap(key, word.key))) best = key
  }
  return best
}
/** ch/tr, s/x, d/gi/r, l/n, n/ng, t/c: sounds that are one somewhere in the country. */
function soundOf(key: string): string {
  return key
    .replace(/^(ch|tr)/, 'C')
    .replace(/^[sx]/, 'S')
    .replace(/^(gi|d|r)/, 'Z')
    .replace(/^(l|n(?!g|h))/, 'L')
    .replace(/ng$/, 'n')
}

/** «thnag» → thang, «hnag» → hang; null when nothing or two things are as near. */
function mendAlone(key: string, known: Known): string | null {
  if (key.length < 4 || key.length > 12 || !/^[a-z]+$/.test(key)) return null
  const found = new Set<string>()
  for (const hole of [key, ...holesOf(key)])
    for (const near of known.holes.get(hole) ?? []) if (nearness(near, key) === 1) found.add(near)
  const swapped = [...found].filter((k) => isSwap(k, key))
  if (swapped.length) return swapped[0]!
  return found.size === 1 ? [...found][0]! : null
}
