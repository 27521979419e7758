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
  readonly words: readonly string[]
  readonly pairs: ReadonlySet<string>
  readonly set: ReadonlySet<string>
}

/** An index over short texts; scores are 0 to 1, the share of the asked words (weighted by rarity) that a text has. */
export function createSearch(items: readonly Indexed[]): Search {
  const entries = items.map(({ key, text }) => entry(key, text))
  const seenIn = new Map<string, number>()
  for (const e of entries) for (const w of e.set) seenIn.set(w, (seenIn.get(w) ?? 0) + 1)
  const known = [...seenIn.keys()]
  // A word nobody wrote counts like a fairly rare one: it lowers a score, it does not sink it.
  const weight = (w: string) => Math.log(1 + entries.length / (seenIn.get(w) ?? 3))
  return {
    find: (text) => {
      const asked = fold(text)
        .split(' ')
        .filter((w) => w && !EMPTY.has(w))
      const words = asked.slice(0, 24).map((w) => (seenIn.has(w) ? w : (oneTypoAway(w, known) ?? w)))
      if (!words.length) return []
      const total = words.reduce((sum, w) => sum + weight(w), 0)
      const hits = entries.flatMap((e) => {
        const score = scoreOf(e, words, weight) / total
        return score >= 0.45 ? [{ key: e.key, score }] : []
      })
      return hits.sort((a, b) => b.score - a.score || a.key - b.key)
    },
  }
}

function entry(key: number, text: string): Entry {
  const words = fold(text).split(' ')
  return { key, words, set: new Set(words), pairs: new Set(words.map((w, i) => `${w} ${words[i + 1] ?? ''}`)) }
}

// Two neighbouring words found together count more than the same words far apart.
function scoreOf(e: Entry, words: readonly string[], weight: (w: string) => number): number {
  let score = 0
  words.forEach((w, i) => {
    if (!e.set.has(w)) return
    const next = words[i + 1]
    const previous = words[i - 1]
    const together =
      (next && e.pairs.has(`${w} ${next}`)) || (previous && e.pairs.has(`${previous} ${w}`)) || words.length === 1
    score += weight(w) * (together ? 1 : 0.6)
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
