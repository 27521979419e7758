// Finding tasks by words: accent-free, tolerant of a typo, ranked; ties stay ties.
import { fold } from './fold.ts'

export type Indexed = { readonly key: number; readonly text: string }
export type Hit = { readonly key: number; readonly score: number }
export type Search = { readonly find: (words: string) => readonly Hit[] }

// Words that name no topic.
const EMPTY = new Set(
  'cac nhung cua ve viec nhiem vu va la thi o tai cho nay kia do a nhe voi duoc theo trong bao cao'.split(' '),
)

type Entry = {
  readonly key: number
  readonly words: ReadonlySet<string>
  readonly pairs: ReadonlySet<string>
}
/** The texts, and each word with those that have it. */
type Index = {
  readonly size: number
  readonly known: readonly string[]
  readonly having: ReadonlyMap<string, readonly Entry[]>
}
type AskedWord = { readonly word: string; readonly weight: number }

/**
 * An index over short texts, made when the first question asks for it; scores are 0 to 1, the share of the asked words (weighted by
 * rarity) that a text has.
 */
export function createSearch(items: readonly Indexed[]): Search {
  let made: Index | null = null
  return {
    find: (text) => {
      made ??= createIndex(items)
      return findIn(made, text)
    },
  }
}
function createIndex(items: readonly Indexed[]): Index {
  const having = new Map<string, Entry[]>()
  for (const item of items) {
    const entry = entryOf(item)
    for (const word of entry.words) {
      const list = having.get(word)
      if (list) list.push(entry)
      else having.set(word, [entry])
    }
  }
  return { size: items.length, known: [...having.keys()], having }
}
function entryOf({ key, text }: Indexed): Entry {
  const words = fold(text).split(' ')
  return { key, words: new Set(words), pairs: new Set(words.map((w, i) => `${w} ${words[i + 1] ?? ''}`)) }
}

function findIn({ size, known, having }: Index, text: string): readonly Hit[] {
  const asked = fold(text)
    .split(' ')
    .filter((w) => w && !EMPTY.has(w))
  const words = asked.slice(0, 24).map((typed): AskedWord => {
    const word = having.has(typed) ? typed : (oneTypoAway(typed, known) ?? typed)
    // A word nobody wrote counts like a fairly rare one: it lowers a score, it does not sink it.
    return { word, weight: Math.log(1 + size / (having.get(word)?.length ?? 3)) }
  })
  const total = words.reduce((sum, { weight }) => sum + weight, 0)
  const found = new Set(words.flatMap(({ word }) => having.get(word) ?? []))
  return [...found]
    .map((entry): Hit => ({ key: entry.key, score: scoreOf(entry, words) / total }))
    .filter(({ score }) => score >= LEAST)
    .sort((a, b) => b.score - a.score || a.key - b.key)
}
const LEAST = 0.45

// Two neighbouring words found together count more than the same words far apart.
function scoreOf(entry: Entry, words: readonly AskedWord[]): number {
  let score = 0
  words.forEach(({ word, weight }, i) => {
    if (!entry.words.has(word)) return
    const next = words[i + 1]?.word
    const previous = words[i - 1]?.word
    const together =
      (next && entry.pairs.has(`${word} ${next}`)) ||
      (previous && entry.pairs.has(`${previous} ${word}`)) ||
      words.length === 1
    score += weight * (together ? 1 : 0.6)
  })
  return score
}

/** The only known word one letter away (changed, missing, extra or swapped); null when there is none or several. */
export function oneTypoAway(word: string, known: readonly string[]): string | null {
  if (word.length < 4) return null
  const near = known.filter((k) => k.length > 2 && Math.abs(k.length - word.length) <= 1 && isOneTypo(word, k))
  return near.length === 1 ? (near[0] ?? null) : null
}
function isOneTypo(a: string, b: string): boolean {
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  if (a.slice(i + 1) === b.slice(i + 1) || a.slice(i + 1) === b.slice(i) || a.slice(i) === b.slice(i + 1)) return true
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2)
}
