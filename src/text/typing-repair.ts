// Slips of fingers, mended against known words only: letters that changed places, one missing, one too many, one wrong.

import { createKept } from '../domain/kept.ts'
import { readShorthand } from './shorthand.ts'
import { fits, isSwap, isSyllable, nearness, type Spelling } from './spelling.ts'
import type { Step, Ways } from './ways.ts'
import type { KnownWord, Word } from './words.ts'

export type Known = {
  /** Every key of the grammar and of the names of bodies. */
  readonly keys: ReadonlySet<string>
  /** Every word of the grammar as it is spelled. */
  readonly spelled: ReadonlySet<string>
  /** Keys that stand alone as a word of the grammar («hai», «ai», «gì»): these are never taken for a slip. */
  readonly firm: ReadonlyMap<string, readonly KnownWord[]>
  /** Pairs of words that go together, by the key of the first and by the key of the second. */
  readonly after: Pairs
  readonly before: Pairs
  /** «thnag» → thang, «hnag» → hang, for a key that is none of `keys`; null when nothing or two things are as near. */
  readonly near: (key: string) => string | null
}

/** Words that may stand behind each other; `core`: a slip may be mended towards them, the others only show that two words belong together. */
export type Grammar = { readonly steps: readonly Step[]; readonly core: ReadonlySet<Step> }
type Pair = { readonly first: KnownWord; readonly second: KnownWord; readonly core: boolean }
const NOBODY: readonly never[] = []
/** By the key of the other word; and what may be mended towards beside it; `own` is the list of it alone. */
type Beside = {
  readonly own: readonly Beside[]
  readonly known: ReadonlyMap<string, readonly Pair[]>
  readonly mends: readonly Pair[]
  readonly all: readonly Pair[]
}
type Pairs = { readonly get: (key: string) => Beside | undefined }

/** The grammar for `after` and `before`, keys and firm words for the rest. */
export function createKnown({ steps, core }: Grammar, keys: Iterable<string>, firm: Iterable<KnownWord>): Known {
  const all = new Set(keys)
  // Only a word that nobody knows asks for them.
  let holes: Holes | null = null
  const nearKept = createKept<string | null>(NEAR_MAX)
  const findNear = (key: string) => {
    holes ??= holesIn(all)
    return mendAlone(key, holes)
  }
  return {
    keys: all,
    spelled: new Set(steps.map(({ word }) => word.text)),
    firm: byKey(firm),
    after: pairsOf(() => linksAfter(steps), 'first', core),
    before: pairsOf(() => linksBefore(steps), 'second', core),
    near: (key) => nearKept(key, findNear),
  }
}
/** A word and one that stands behind it somewhere in the grammar. */
type Link = { readonly first: Step; readonly second: Step }
/** From a word to every place where it stands: what goes with it there. */
type Links = (key: string) => readonly Link[]
function linksAfter(steps: readonly Step[]): Links {
  const places = grouped(steps, (step) => step.word.key)
  return (key) => (places.get(key) ?? []).flatMap((first) => first.onward.steps.map((second) => ({ first, second })))
}
function linksBefore(steps: readonly Step[]): Links {
  const owners = grouped(steps, (step) => step.onward)
  const places = new Map<string, Set<Ways>>()
  for (const ways of owners.keys())
    for (const { word } of ways.steps) {
      const place = places.get(word.key)
      if (place) place.add(ways)
      else places.set(word.key, new Set([ways]))
    }
  return (key) =>
    [...(places.get(key) ?? [])].flatMap((ways) =>
      ways.steps
        .filter(({ word }) => word.key === key)
        .flatMap((second) => owners.get(ways)!.map((first) => ({ first, second }))),
    )
}
function grouped<K, V>(items: readonly V[], keyOf: (item: V) => K): ReadonlyMap<K, readonly V[]> {
  const groups = new Map<K, V[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
/** Twenty thousand pairs, of which one message asks for a handful: each word's are made when they are asked for. */
function pairsOf(findLinks: () => Links, side: Side, core: ReadonlySet<Step>): Pairs {
  const made = new Map<string, Beside | undefined>()
  let links: Links | null = null
  return {
    get: (key) => {
      if (!made.has(key)) {
        links ??= findLinks()
        made.set(key, besideIn(links(key), side, core))
      }
      return made.get(key)
    },
  }
}
function besideIn(links: readonly Link[], side: Side, core: ReadonlySet<Step>): Beside | undefined {
  const unique = new Map<string, Pair>()
  for (const { first, second } of links) {
    const pair = `${first.word.text} ${second.word.text}`
    const isCore = core.has(first)
    if (unique.has(pair) && !(isCore && !unique.get(pair)?.core)) continue
    unique.set(pair, { first: first.word, second: second.word, core: isCore })
  }
  if (!unique.size) return undefined
  const known = new Map<string, Pair[]>()
  for (const pair of unique.values()) {
    const { key } = pair[otherSide(side)]
    known.set(key, [...(known.get(key) ?? []), pair])
  }
  const own: Beside[] = []
  const all = [...unique.values()]
  const beside: Beside = { own, known, all, mends: all.filter((pair) => pair.core) }
  own.push(beside)
  return beside
}
/** Slips kept: one message of 4,096 characters holds fewer words. */
const NEAR_MAX = 2_000
/** Known keys by what is left when one letter is taken out. */
type Holes = ReadonlyMap<string, readonly string[]>
function holesIn(keys: ReadonlySet<string>): Holes {
  const holes = new Map<string, string[]>()
  for (const key of keys) {
    if (key.length < 3 || /\d/.test(key)) continue
    for (const hole of [key, ...holesOf(key)]) {
      const list = holes.get(hole)
      if (list) list.push(key)
      else holes.set(hole, [key])
    }
  }
  return holes
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
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    if (word.key === 'tw') mendTw(words, i, known)
    // «ai làm cái đó dậy»: the south's «vậy», at the end alone.
    if (
      word.text === 'dậy' &&
      i > 1 &&
      i === words.length - 1 &&
      /^(do|nay|nao|gi|ai|sao|dau|chi|roi|chua|kia)$/.test(words[i - 1]!.key)
    )
      word.alts = [['vay']]
    if (word.key === 'bn' && isCalled(words, i)) word.alts = [['ban']]
    if (word.number !== null || word.alts.length || word.key.length < 2 || word.key.startsWith('@')) continue
    // «tháng tới HPN»: letters that are a name, or a word of the grammar, are no slip of another.
    if (known.keys.has(word.key) && !isSyllable(word.key)) continue
    const better =
      mendTone(word, known) ??
      mendShift(word, words[i - 1]) ??
      mendThis(word, words[i - 1]) ??
      mendUnit(word, words[i + 1]) ??
      mendBefore(word, words[i + 1]) ??
      mendByNeighbours(words, i, known) ??
      mendSwapped(word, known) ??
      (known.keys.has(word.key) || isSyllable(word.key) ? null : known.near(word.key))
    if (better) word.alts = [[better]]
  }
}

/** «trể» → trễ, «củ» stays: hỏi and ngã are one for half the country, where the word as typed is none of the grammar's. */
function mendTone(word: Word, known: Known): string | null {
  const tone = word.spelling?.tone
  const other = tone === HOI ? NGA : tone === NGA ? HOI : null
  if (!other || word.text !== word.raw.toLowerCase() || known.spelled.has(word.text)) return null
  const letters = word.spelling!.letters
  return known.firm.get(word.key)?.some((k) => k.spelling?.tone === other && k.spelling.letters === letters)
    ? word.key
    : null
}
const HOI = '\u0309'
const NGA = '\u0303'
/** «dau tw cong»: what Telex left of «tư», where only that goes with a word beside it; otherwise «tw» is Trung ương. */
function mendTw(words: readonly Word[], i: number, known: Known): void {
  const left = words[i - 1]
  const right = words[i + 1]
  const fits = (beside: readonly Beside[]) => beside.some((b) => b.known.has('tu') && !b.known.has('trung'))
  const goes = (left && fits(besideOf(left, known.after))) || (right && fits(besideOf(right, known.before)))
  if (goes) words[i]!.alts = [['tu']]
}
/** «… k bn oi», «bn cho mình hỏi»: a friend, no number. */
const isCalled = (words: readonly Word[], i: number): boolean =>
  /^(oi|a|oiii?)$/.test(words[i + 1]?.key ?? '') ||
  (i === 0 && words[1] !== undefined && /^(cho|giup|xem|kiem|check)$/.test(words[1].key)) ||
  (i === words.length - 1 && /^(k|ko|khong|nhe|nha|voi|giup)$/.test(words[i - 1]?.key ?? ''))
/** «bnả» → bản, «hnạ» → hạn: a tone shows that three letters are a word, two of them the wrong way round. */
function mendSwapped(word: Word, known: Known): string | null {
  const { key } = word
  if (key.length !== 3 || !word.spelling?.tone || isSyllable(key)) return null
  const swapped = [`${key[1]}${key[0]}${key[2]}`, `${key[0]}${key[2]}${key[1]}`]
  return swapped.find((s) => isSyllable(s) && known.keys.has(s)) ?? null
}
/** «tuần sua» → tuần sau: letters that changed places behind a week, month or quarter. */
function mendShift(word: Word, before: Word | undefined): string | null {
  if (!before || !UNITS.has(before.key) || word.spelling?.tone) return null
  return SHIFTS.find((shift) => isSwap(shift, word.key)) ?? null
}
/** «tuần nà», «thág nà»: «này» without its last letter. */
function mendThis(word: Word, before: Word | undefined): string | null {
  return before && UNITS.has(before.key) && word.text === 'nà' ? 'nay' : null
}
/** «thág 10», «thnag 4»: before a number, what is a letter away from a month is one. */
function mendUnit(word: Word, next: Word | undefined): string | null {
  if (!next || word.key[0] !== 't' || word.key.length < 4 || next.gap !== ' ') return null
  const named =
    next.number !== null ? next.number >= 1 && next.number <= 12 : SHIFTS.includes(next.key) || next.key === 'ni'
  // «thán 4» keeps the tone of «tháng»; «tầng 4» and «than» are other words.
  const isSlip = !isSyllable(word.key) || word.spelling?.tone === '\u0301'
  return named && isSlip && nearness('thang', word.key) === 1 ? 'thang' : null
}
/** «trướ 8/4», «trưc 3 ngày»: before a number, what is a letter away from «trước» is that. */
function mendBefore(word: Word, next: Word | undefined): string | null {
  if (next?.number == null || next.gap !== ' ' || word.key.length < 4 || nearness('truoc', word.key) !== 1) return null
  return !isSyllable(word.key) || word.spelling?.tone === '\u0301' || word.key === 'truo' ? 'truoc' : null
}
const UNITS = new Set(['tuan', 'thang', 'quy'])
const SHIFTS = ['sau', 'nay', 'truoc', 'toi']

/** «đến hạng» → đến hạn, «theo dỗi» → theo dõi: beside a right neighbour, even a real syllable may be a slip. */
function mendByNeighbours(words: readonly Word[], i: number, known: Known): string | null {
  const word = words[i]!
  const left = word.gap.length < 2 ? words[i - 1] : undefined
  const right = (words[i + 1]?.gap.length ?? 9) < 2 ? words[i + 1] : undefined
  if (!left && !right) return null
  if (!isHalfTelex(word) && isFirm(word, known)) return null
  if (left && goesWith(word, left, known.after, 'second')) return null
  if (right && goesWith(word, right, known.before, 'first')) return null
  return (left && mend(word, left, known, 'second')) ?? ((right && mend(word, right, known, 'first')) || null)
}
/** «baan hành»: a letter struck twice, which Telex takes for «bân». */
const isHalfTelex = (word: Word): boolean =>
  word.spelling !== null && word.spelling.tone === '' && word.text !== word.raw.toLowerCase()
const isWord = (word: Word, known: KnownWord) => word.key === known.key && fits(word.spelling, known.spelling)
type Side = 'first' | 'second'
const otherSide = (side: Side): Side => (side === 'first' ? 'second' : 'first')
/** What stands beside a neighbour, as it is typed and as it may be meant. */
function besideOf(word: Word, pairs: Pairs): readonly Beside[] {
  const direct = pairs.get(word.key)
  if (!word.alts.length) return direct?.own ?? NOBODY
  return [direct, ...word.alts.map((alt) => pairs.get(alt.at(-1) ?? ''))].filter((b) => b !== undefined)
}
function isFirm(word: Word, known: Known): boolean {
  for (const firm of known.firm.get(word.key) ?? NOBODY) if (isWord(word, firm)) return true
  return false
}
function goesWith(word: Word, neighbour: Word, pairs: Pairs, side: Side): boolean {
  for (const beside of besideOf(neighbour, pairs))
    for (const pair of beside.known.get(word.key) ?? NOBODY)
      if (isWord(word, pair[side]) && isNeighbour(neighbour, pair[otherSide(side)])) return true
  return false
}
const isNeighbour = (word: Word, known: KnownWord) => word.key !== known.key || fits(word.spelling, known.spelling)
function mend(word: Word, neighbour: Word, known: Known, side: Side): string | null {
  const pairs = side === 'second' ? known.after : known.before
  for (const beside of besideOf(neighbour, pairs)) {
    // What is no syllable at all is a slip towards anything, but first («đến hna») towards the words of work, as a real one is.
    for (const mends of isSyllable(word.key) ? [beside.mends] : [beside.mends, beside.all]) {
      if (!mends.length) continue
      const found = pick(
        word,
        mends.flatMap((p) => (isNeighbour(neighbour, p[otherSide(side)]) ? [p[side]] : [])),
        known,
      )
      if (found) return found
    }
  }
  return null
}

function pick(word: Word, candidates: readonly KnownWord[], known: Known): string | null {
  let best: string | null = null
  // «nội» is a word of the grammar as it stands: no «nới» with a wrong mark.
  const isRight = Boolean(word.spelling?.tone) && known.spelled.has(word.text)
  for (const { key, spelling } of candidates) {
    if (key.length < 3 || isOtherLetter(word, spelling)) continue
    // The letters are right and a mark is wrong («hưỡng dẫn»), or it sounds the same («chủ chì»).
    if (key === word.key && isRight) continue
    if (key === word.key || (key.length > 2 && soundOf(key) === soundOf(word.key))) return key
    if (key[0] !== word.key[0] && !isSwap(key, word.key)) continue
    // A whole word with its tone is another word unless the tone is right too.
    if (word.spelling?.tone && word.spelling.tone !== spelling?.tone) continue
    if (hasOtherMark(word, spelling)) continue
    const long = word.key.length > 2 || key.length > word.key.length
    if (long && nearness(key, word.key) === 1 && (!best || isSwap(key, word.key))) best = key
  }
  return best
}
/** «đình» is no «dính»: nobody types đ by a slip. */
const isOtherLetter = (word: Word, known: Spelling | null): boolean =>
  word.spelling?.letters[0] === 'đ' && known?.letters[0] === 'd'
const MARKED = /[âăêôơư]/u
/** «1 lên» is no «1 lần»: whoever typed the mark of a vowel meant that vowel. */
function hasOtherMark({ spelling }: Word, known: Spelling | null): boolean {
  const mark = spelling ? MARKED.exec(spelling.letters)?.[0] : undefined
  return mark !== undefined && known !== null && MARKED.test(known.letters) && !known.letters.includes(mark)
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

function mendAlone(key: string, holes: Holes): string | null {
  if (key.length === 3) return mendShort(key, holes)
  if (key.length < 4 || key.length > 12 || !/^[a-z]+$/.test(key)) return null
  const found = new Set<string>()
  for (const hole of [key, ...holesOf(key)])
    for (const near of holes.get(hole) ?? []) if (nearness(near, key) === 1) found.add(near)
  const swapped = [...found].filter((k) => isSwap(k, key))
  if (swapped.length) return swapped[0]!
  const only = found.size === 1 ? [...found][0]! : null
  return only !== null && isOwnAbbreviation(key, only) ? null : only
}
/** «xog» → xong: one letter is missing, and only one word has it. */
function mendShort(key: string, holes: Holes): string | null {
  if (!/^[bcdghklmnpqrstvx][a-z]{2}$/.test(key) || !/[aeiouy]/.test(key)) return null
  const near = holes.get(key)?.filter((k) => k.length === 4 && k[0] === key[0] && isSyllable(k)) ?? []
  return near.length === 1 ? near[0]! : null
}
/** «TTHC» is no «TTHCC»: letters without a vowel stand for words of their own, unless one was typed twice («STCC»). */
const isOwnAbbreviation = (key: string, near: string): boolean =>
  !/[aeiouy]/.test(key) && !(key.length > near.length && /(.)\1/.test(key))
