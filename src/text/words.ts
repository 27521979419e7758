// A message cut into words, each with what was typed, what it says, and the keys under which it is looked up.
import { tidy, unaccent } from './fold.ts'
import { fits, isSyllable, oneY, readSpelling, type Spelling } from './spelling.ts'
import { readTelex, readVni } from './telex.ts'

export type Word = {
  /** As typed. */
  readonly raw: string
  /** Lower case, NFC, typing methods undone: «nhiệm» for «nhieemj». */
  readonly text: string
  /** Bare letters of `text`. */
  readonly key: string
  readonly spelling: Spelling | null
  /** Offsets into the tidied text, end excluded. */
  readonly from: number
  readonly to: number
  /** What stands between the word before and this one. */
  readonly gap: string
  readonly number: number | null
  /** Typed without a mark in a message that has them: then it is meant without. */
  exact: boolean
  /** Other words that it may stand for: «ko» → không, «nv» → nhiệm vụ, «thnag» → thang. */
  alts: readonly (readonly string[])[]
}

// A mention, a run of letters and digits, a percent sign, a mark that says done.
const CHUNK = /@[\p{L}\p{N}_.]{2,64}|[\p{L}\p{M}\p{N}]+|%|[✅☑✔]/gu
const PIECE = /\p{N}+|[^\p{N}]+/gu
/** Words after which a digit is a number, even when it is stuck to them: «thang8», «quy3», «nv17». */
const COUNTED = new Set('thang quy tuan ngay nam so viec muc nv q t y phan khoan diem cau'.split(' '))

/** Text at the door: NFC, full-width forms made plain. */
export function atTheDoor(text: string): string {
  return tidy(text).replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
}

export function readWords(text: string): Word[] {
  const words: Word[] = []
  let last = 0
  const chunks = [...text.matchAll(CHUNK)]
  const vni = chunks.filter((m) => isVniLike(m[0])).length
  for (const [n, match] of chunks.entries()) {
    const chunk = match[0]
    const from = match.index
    for (const piece of cut(chunk, vni > 1 || /^\d/.test(chunks[n + 1]?.[0] ?? ''))) {
      const start = from + piece.at
      words.push(createWord(piece.raw, piece.said, start, text.slice(last, start)))
      last = start + piece.raw.length
    }
  }
  return words
}

/** Where most words carry their marks, a bare word that exists is meant bare: «cho em» is not «chỗ em», «lo» is not «lỡ». */
export function markExact(words: readonly Word[], bare: ReadonlySet<string>): void {
  const spelled = words.filter((w) => w.spelling !== null).length
  const letters = words.filter((w) => w.number === null).length
  if (spelled * 5 < letters * 2 || spelled < 2) return
  for (const word of words) word.exact = word.spelling === null && word.number === null && bare.has(word.key)
}

function isVniLike(chunk: string): boolean {
  return /^[a-zA-Z]+[1-9][a-zA-Z1-9]*$/.test(chunk) && readVni(chunk.toLowerCase()) !== null
}

type Piece = { readonly raw: string; readonly said: string; readonly at: number }
function cut(chunk: string, mayBeVni: boolean): readonly Piece[] {
  const whole = (said: string): readonly Piece[] => [{ raw: chunk, said, at: 0 }]
  if (chunk.startsWith('@')) return whole(chunk.toLowerCase())
  if (/^[✅☑✔]$/.test(chunk)) return whole('xong')
  const lower = chunk.toLowerCase()
  if (!/\p{N}/u.test(chunk)) return whole(lower)
  if (isVniLike(chunk)) {
    const m = /^([a-z]+)(\d)$/.exec(lower)
    if (!m || mayBeVni || !COUNTED.has(m[1]!)) return whole(readVni(lower) ?? lower)
  }
  return [...chunk.matchAll(PIECE)].map((m) => ({ raw: m[0], said: m[0].toLowerCase(), at: m.index }))
}

function createWord(raw: string, said: string, from: number, gap: string): Word {
  const at = { raw, from, to: from + raw.length, gap, alts: [], exact: false }
  if (/^\d+$/.test(said)) return { ...at, text: said, key: said, spelling: null, number: Number(said) }
  let text = said
  let key = keyOf(text)
  if (text === key && !isSyllable(key) && /^[a-z]+$/.test(key) && mayBeTelex(raw)) {
    const decoded = readTelex(key)
    if (decoded) {
      text = decoded
      key = keyOf(decoded)
    }
  }
  return { ...at, text, key, spelling: readSpelling(text), number: null }
}
/** Capitals throughout are an abbreviation («SNV», «STC») unless the keys are clearly Telex. */
function mayBeTelex(raw: string): boolean {
  return raw !== raw.toUpperCase() || raw.length > 4
}

/** The key of one word: bare letters, one way of writing i and y. */
export function keyOf(word: string): string {
  return oneY(unaccent(word))
}

/** True when the word says one of the known words given (written with their marks). */
export function says(word: Word | undefined, known: KnownWord): boolean {
  if (!word) return false
  if (word.key === known.key) return fits(word.spelling, known.spelling)
  return word.alts.length > 0 && word.alts.some((alt) => alt.length === 1 && alt[0] === known.key)
}
export type KnownWord = { readonly key: string; readonly spelling: Spelling | null }
const known = new Map<string, KnownWord>()
/** A known word by its spelling, made once. */
export function knownWord(text: string): KnownWord {
  let word = known.get(text)
  if (!word) {
    word = { key: keyOf(text), spelling: readSpelling(text) }
    known.set(text, word)
  }
  return word
}

/** The text from one word to another, as typed. */
export function rawBetween(text: string, words: readonly Word[], from: number, to: number): string {
  const first = words[from]
  const last = words[to - 1]
  return first && last ? text.slice(first.from, last.to) : ''
}
