// A dictionary of phrases found in one pass: longest match over folded words, refused where accents contradict.
import { fits, type Spelling } from './spelling.ts'
import { readPhrase, type Ways } from './ways.ts'
import type { KnownWord, Word } from './words.ts'

/** A phrase found at words `from`..`to`, end excluded. */
export type Hit<T> = { readonly value: T; readonly from: number; readonly to: number }

type End<T> = { readonly spellings: readonly (Spelling | null)[]; readonly value: T }
/** A way that has been walked this far: what was said, and what may be said next. */
type Entry<T> = { readonly said: readonly KnownWord[]; readonly onward: Ways; readonly value: T }
/** A place in the tree. Entries wait where they stand until somebody asks what goes on from there. */
type Node<T> = {
  waiting: Entry<T>[] | null
  next: Map<string, Node<T>>
  ends: End<T>[]
}

export type PhraseBook<T> = {
  readonly root: Node<T>
  /** One value for words that several entries end with; without it each is a hit of its own. Null: no hit. */
  readonly merge: Merge<T> | null
}
export type Merge<T> = (said: readonly KnownWord[], values: readonly T[]) => T | null

// Thousands of nodes are leaves and thousands end nothing: what is empty is shared until it is not.
const NO_NEXT = new Map<string, never>()
const NO_ENDS: never[] = []

/** A phrase as it is written, or as its words. */
type Phrase = string | readonly KnownWord[]
export function createPhraseBook<T>(entries: Iterable<readonly [Phrase, T]>): PhraseBook<T> {
  const ways: (readonly [Ways, T])[] = []
  for (const [phrase, value] of entries) {
    const read = readPhrase(phrase)
    if (read) ways.push([read, value])
  }
  return createWaysBook(ways, null)
}
/** Fifteen thousand ways to say things, of which one message touches a few dozen: only the branches that are walked are ever built. */
export function createWaysBook<T>(ways: readonly (readonly [Ways, T])[], merge: Merge<T> | null): PhraseBook<T> {
  const waiting = ways.map(([onward, value]) => ({ said: [], onward, value }))
  return { root: { waiting, next: NO_NEXT, ends: NO_ENDS }, merge }
}

function open<T>(node: Node<T>, merge: Merge<T> | null): Node<T> {
  if (!node.waiting) return node
  const ending: Entry<T>[] = []
  for (const entry of node.waiting) {
    if (entry.onward.mayEnd) ending.push(entry)
    for (const { word, onward } of entry.onward.steps)
      wait(node, word.key, { said: [...entry.said, word], onward, value: entry.value })
  }
  node.waiting = null
  if (ending.length) node.ends = merge ? mergeEnds(ending, merge) : ending.map(({ said, value }) => endOf(said, value))
  return node
}
function wait<T>(node: Node<T>, key: string, entry: Entry<T>): void {
  if (node.next === NO_NEXT) node.next = new Map()
  const next = node.next.get(key)
  if (next) next.waiting!.push(entry)
  else node.next.set(key, { waiting: [entry], next: NO_NEXT, ends: NO_ENDS })
}
const endOf = <T>(said: readonly KnownWord[], value: T): End<T> => ({ spellings: said.map((w) => w.spelling), value })
function mergeEnds<T>(entries: readonly Entry<T>[], merge: Merge<T>): End<T>[] {
  const same = new Map<string, { readonly said: readonly KnownWord[]; readonly values: T[] }>()
  for (const { said, value } of entries) {
    const text = said.map((w) => w.text).join(' ')
    const group = same.get(text)
    if (group) group.values.push(value)
    else same.set(text, { said, values: [value] })
  }
  return [...same.values()].flatMap(({ said, values }) => {
    const value = merge(said, values)
    return value === null ? [] : [endOf(said, value)]
  })
}

/** The value of exactly these words, as they are spelled; null when the book has none. */
export function valueAt<T>({ root, merge }: PhraseBook<T>, said: readonly KnownWord[]): T | null {
  let node: Node<T> | undefined = root
  for (const { key } of said) node = node && open(node, merge).next.get(key)
  const end = node && open(node, merge).ends.find(({ spellings }) => spellings.every((s, i) => s === said[i]!.spelling))
  return end?.value ?? null
}

/** «lâu» is a word of its own, not «lẩu» without its tone; «viêc» is none, so it may be «việc». */
function isItself(typed: Spelling | null, known: Spelling | null): boolean {
  return (
    typed !== null && known !== null && typed.tone === '' && known.tone !== '' && !/(c|ch|p|t)$/.test(typed.letters)
  )
}

/** A word of the message, or null for another reading of one, which has no marks to compare. */
type Typed = Word | null
function isSaid(typed: readonly Typed[], spellings: readonly (Spelling | null)[]): boolean {
  // Three words together leave no doubt; one or two bare words in a message with marks are other words.
  const strict = spellings.length < 3
  for (let i = 0; i < spellings.length; i++) {
    const word = typed[i]
    const spelling = spellings[i] ?? null
    if (!word) continue
    if (strict && word.exact) {
      // Beside a word with its marks a bare one may have lost them: «báo cao», «hoan thành».
      if (spelling !== null && (word.alone || !isSure(typed[1 - i], spellings[1 - i]))) return false
    } else if (!fits(word.spelling, spelling) || (spellings.length === 1 && isItself(word.spelling, spelling)))
      return false
  }
  return true
}

const isSure = (typed: Typed | undefined, known: Spelling | null | undefined): boolean =>
  Boolean(known?.tone) && typed?.spelling?.tone === known?.tone

// More words than any phrase has; keeps the walk short whatever the message.
const LONGEST = 14

/** True when the word as typed begins a phrase of the book. */
export function begins<T>({ root, merge }: PhraseBook<T>, word: Word): boolean {
  return (root.waiting ? open(root, merge) : root).next.has(word.key)
}

/** The longest phrases that begin at a word and end by `until`; several when one phrase has several values. */
export function longestAt<T>(
  book: PhraseBook<T>,
  words: readonly Word[],
  from: number,
  until = words.length,
): readonly Hit<T>[] {
  const first = from < until ? words[from] : undefined
  // Most words begin no phrase: one look spares the walk.
  if (!first || (first.alts.length === 0 && !begins(book, first))) return NO_HITS
  const found: { best: Hit<T>[]; to: number } = { best: [], to: from }
  walk(book.root, from, { words, from, until: Math.min(until, from + LONGEST), merge: book.merge, typed: [], found })
  return found.best
}

const NO_HITS: readonly never[] = []

type Walk<T> = {
  readonly words: readonly Word[]
  readonly from: number
  readonly until: number
  readonly merge: Merge<T> | null
  /** What was typed for each word of the phrase so far; one list for the whole walk. */
  readonly typed: Typed[]
  readonly found: { best: Hit<T>[]; to: number }
}
function walk<T>(place: Node<T>, at: number, way: Walk<T>): void {
  const node = place.waiting ? open(place, way.merge) : place
  for (const end of node.ends) {
    if (at < way.found.to || !isSaid(way.typed, end.spellings)) continue
    if (at > way.found.to) way.found.best = []
    way.found.to = at
    way.found.best.push({ value: end.value, from: way.from, to: at })
  }
  const word = at < way.until ? way.words[at] : undefined
  if (!word) return
  const direct = node.next.get(word.key)
  if (direct) {
    way.typed.push(word)
    walk(direct, at + 1, way)
    way.typed.pop()
  }
  for (const alt of word.alts) {
    let next: Node<T> | undefined = node
    for (const key of alt) next = next && open(next, way.merge).next.get(key)
    if (!next) continue
    for (const _ of alt) way.typed.push(null)
    walk(next, at + 1, way)
    way.typed.length -= alt.length
  }
}

/** Left to right, the longest phrase first, never two over one word. */
export function findAll<T>(book: PhraseBook<T>, words: readonly Word[]): Hit<T>[] {
  const hits: Hit<T>[] = []
  for (let at = 0; at < words.length; ) {
    const found = longestAt(book, words, at)
    hits.push(...found)
    at = found[0]?.to ?? at + 1
  }
  return hits
}
