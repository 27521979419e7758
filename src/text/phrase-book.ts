// A dictionary of phrases found in one pass: longest match over folded words, refused where accents contradict.
import { fits, type Spelling } from './spelling.ts'
import { isPlain, knownWord, type Word } from './words.ts'

/** A phrase found at words `from`..`to`, end excluded. */
export type Hit<T> = { readonly value: T; readonly from: number; readonly to: number }

type End<T> = { readonly spellings: readonly (Spelling | null)[]; readonly value: T }
type Entry<T> = { readonly words: readonly string[]; readonly value: T }
/** A place in the tree. Entries wait where they stand until somebody asks what goes on from there. */
type Node<T> = {
  readonly depth: number
  waiting: Entry<T>[] | null
  next: Map<string, Node<T>>
  ends: End<T>[]
}

export type PhraseBook<T> = {
  readonly root: Node<T>
  /** Keys of all words in it. */
  readonly keys: ReadonlySet<string>
}

// Thousands of nodes are leaves and thousands end nothing: what is empty is shared until it is not.
const NO_NEXT = new Map<string, never>()
const NO_ENDS: never[] = []

/** Ten thousand phrases, of which one message touches a few dozen: only the branches that are walked are ever built. */
export function createPhraseBook<T>(entries: Iterable<readonly [phrase: string, value: T]>): PhraseBook<T> {
  const waiting: Entry<T>[] = []
  const spelled = new Set<string>()
  for (const [phrase, value] of entries) {
    const words = splitPhrase(phrase)
    if (!words.length) continue
    for (const word of words) spelled.add(word)
    waiting.push({ words, value })
  }
  return {
    root: { depth: 0, waiting, next: NO_NEXT, ends: NO_ENDS },
    keys: new Set(Array.from(spelled, (word) => knownWord(word).key)),
  }
}
function open<T>(node: Node<T>): Node<T> {
  if (!node.waiting) return node
  for (const entry of node.waiting) {
    const word = entry.words[node.depth]
    if (word !== undefined) wait(node, knownWord(word).key, entry)
    else {
      if (node.ends === NO_ENDS) node.ends = []
      node.ends.push({ spellings: entry.words.map((w) => knownWord(w).spelling), value: entry.value })
    }
  }
  node.waiting = null
  return node
}
function wait<T>(node: Node<T>, key: string, entry: Entry<T>): void {
  if (node.next === NO_NEXT) node.next = new Map()
  const next = node.next.get(key)
  if (next) next.waiting!.push(entry)
  else node.next.set(key, { depth: node.depth + 1, waiting: [entry], next: NO_NEXT, ends: NO_ENDS })
}

/** The words of a phrase as the reader of messages cuts them. */
export function splitPhrase(phrase: string): readonly string[] {
  // The grammar's own phrases, ten thousand of them at every start, need no cutting.
  if (isPlain(phrase)) return phrase.split(' ')
  return (
    phrase
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{M}]+|\p{N}+|%/gu) ?? []
  )
}

/** «(đến|tới) hạn (ạ|)» → every way to say it. */
export function expand(pattern: string): readonly string[] {
  let said = ['']
  let at = 0
  for (let open = pattern.indexOf('('); open >= 0; open = pattern.indexOf('(', at)) {
    const close = pattern.indexOf(')', open)
    const inner = pattern.slice(open + 1, close)
    if (close < 0 || inner.includes('(')) return expandNested(pattern)
    const before = pattern.slice(at, open)
    const choices = inner.split('|')
    said = said.flatMap((text) => choices.map((choice) => text + before + choice))
    at = close + 1
  }
  const rest = pattern.slice(at)
  return said.map((text) => tight(text + rest))
}
const tight = (text: string) => (/^\s|\s$|\s{2}|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ').trim() : text)
/** Choices within choices, the innermost first. */
function expandNested(pattern: string): readonly string[] {
  const m = /\(([^()]*)\)/.exec(pattern)
  if (!m) return [tight(pattern)]
  const before = pattern.slice(0, m.index)
  const after = pattern.slice(m.index + m[0].length)
  return m[1]!.split('|').flatMap((choice) => expandNested(before + choice + after))
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
  return spellings.every((spelling, i) => {
    const word = typed[i]
    if (!word) return true
    // Beside a word with its marks a bare one may have lost them: «báo cao», «hoan thành».
    if (strict && word.exact) return spelling === null || (!word.alone && isSure(typed[1 - i], spellings[1 - i]))
    return fits(word.spelling, spelling) && !(spellings.length === 1 && isItself(word.spelling, spelling))
  })
}

const isSure = (typed: Typed | undefined, known: Spelling | null | undefined): boolean =>
  Boolean(known?.tone) && typed?.spelling?.tone === known?.tone

// More words than any phrase has; keeps the walk short whatever the message.
const LONGEST = 14

/** The longest phrases that begin at a word and end by `until`; several when one phrase has several values. */
export function longestAt<T>(
  book: PhraseBook<T>,
  words: readonly Word[],
  from: number,
  until = words.length,
): readonly Hit<T>[] {
  const first = from < until ? words[from] : undefined
  // Most words begin no phrase: one look spares the walk.
  if (!first || (first.alts.length === 0 && !open(book.root).next.has(first.key))) return NO_HITS
  const found: { best: Hit<T>[]; to: number } = { best: [], to: from }
  walk(book.root, from, { words, from, until: Math.min(until, from + LONGEST), typed: [], found })
  return found.best
}

const NO_HITS: readonly never[] = []

type Walk<T> = {
  readonly words: readonly Word[]
  readonly from: number
  readonly until: number
  /** What was typed for each word of the phrase so far; one list for the whole walk. */
  readonly typed: Typed[]
  readonly found: { best: Hit<T>[]; to: number }
}
function walk<T>(place: Node<T>, at: number, way: Walk<T>): void {
  const node = open(place)
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
    for (const key of alt) next = next && open(next).next.get(key)
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
