// A message cut into words, each with what was typed, what it says, and the keys under which it is looked up.
import { createKept } from '../domain/kept.ts'
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
  /** And it is a word of the grammar by itself: «cho», «lo». */
  alone: boolean
  /** Other words that it may stand for: «ko» → không, «nv» → nhiệm vụ, «thnag» → thang. */
  alts: readonly (readonly string[])[]
}

const PIECE = /\p{N}+|[^\p{N}]+/gu
/** Words after which a digit is a number, even when it is stuck to them: «thang8», «quy3», «nv17». */
const COUNTED = new Set('thang quy tuan ngay nam so viec muc nv q t y phan khoan diem cau'.split(' '))

/** Text at the door: NFC, full-width forms made plain. */
export function atTheDoor(text: string): string {
  const clean = tidy(text).replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
  return clean.includes('/') ? clean.replace(SLASHED, (typed) => SLASHED_WORDS[typed.toLowerCase()] ?? typed) : clean
}
/** Where an offset into the text at the door stands in the tidied text that was typed. */
export function typedOffset(text: string, at: number): number {
  let grown = 0
  for (const { 0: typed, index } of text.matchAll(SLASHED)) {
    if (index + grown >= at) break
    grown += (SLASHED_WORDS[typed.toLowerCase()] ?? typed).length - typed.length
  }
  return at - grown
}
// b/c | p/h | đ/c: two letters for two words      not: 45/BC-SNV, và/hoặc
const SLASHED = /(?<![\p{L}\p{N}/])[\p{L}]\/[\p{L}](?![\p{L}\p{N}/])/gu
const SLASHED_WORDS: Readonly<Record<string, string>> = {
  'b/c': 'báo cáo',
  'p/h': 'phối hợp',
  't/h': 'thực hiện',
  'đ/c': 'đồng chí',
  'a/c': 'anh chị',
  'c/b': 'cán bộ',
  'd/c': 'đồng chí',
  'k/q': 'kết quả',
  'h/d': 'hướng dẫn',
  'v/v': 'về việc',
  'n/v': 'nhiệm vụ',
  'đ/v': 'đơn vị',
  'c/q': 'cơ quan',
  't/đ': 'tiến độ',
}

/** At most the first `most` runs of letters are cut and looked at. */
export function readWords(text: string, most = Number.POSITIVE_INFINITY): Word[] {
  const words: Word[] = []
  const chunks = readChunks(text, most)
  const vni = /[0-9]/.test(text) ? chunks.filter((c) => isVniLike(c.text)).length : 0
  let last = 0
  for (let n = 0; n < chunks.length; n++) {
    const chunk = chunks[n]!
    if (!chunk.digits && !'@✅☑✔'.includes(chunk.text[0]!)) {
      words.push(createWord(chunk.text, null, chunk.from, text.slice(last, chunk.from)))
      last = chunk.from + chunk.text.length
      continue
    }
    for (const piece of cut(chunk.text, vni > 1 || /^\d/.test(chunks[n + 1]?.text ?? ''))) {
      const start = chunk.from + piece.at
      words.push(createWord(piece.raw, piece.said, start, text.slice(last, start)))
      last = start + piece.raw.length
    }
  }
  return words
}

type Chunk = { readonly text: string; readonly from: number; readonly digits: boolean }
/** Runs of letters and digits, mentions, percent signs and marks that say done. */
function readChunks(text: string, most: number): readonly Chunk[] {
  const chunks: Chunk[] = []
  for (let i = 0; i < text.length && chunks.length < most; ) {
    const from = i
    const first = text[i]!
    if (first === '@' && kindAt(text, i + 1) !== 0) {
      i++
      while (kindAt(text, i) !== 0 || text[i] === '_' || text[i] === '.') i++
    } else if ('%✅☑✔'.includes(first)) i++
    let digits = false
    for (let kind = i > from ? 0 : kindAt(text, i); kind !== 0; kind = kindAt(text, i)) {
      digits ||= kind === 2
      i += kind === 3 ? 2 : 1
    }
    if (i > from) chunks.push({ text: text.slice(from, i), from, digits })
    else i++
  }
  return chunks
}
/** 1 a letter or mark, 2 a digit, 3 a letter of two units, 0 anything else. */
function kindAt(text: string, at: number): 0 | 1 | 2 | 3 {
  const code = text.charCodeAt(at)
  if (code < 128)
    return code >= 48 && code <= 57 ? 2 : (code >= 97 && code <= 122) || (code >= 65 && code <= 90) ? 1 : 0
  // The letters of Vietnamese; the rest of the world is asked for by name.
  if ((code >= 0xc0 && code <= 0x1b0 && code !== 0xd7 && code !== 0xf7) || (code >= 0x1ea0 && code <= 0x1ef9)) return 1
  const point = text.codePointAt(at)
  if (point === undefined) return 0
  const char = String.fromCodePoint(point)
  if (/\p{N}/u.test(char)) return 2
  return /[\p{L}\p{M}]/u.test(char) ? (char.length > 1 ? 3 : 1) : 0
}

/** Where most words carry their marks, a bare word that exists is meant bare: «cho em» is not «chỗ em», «lo» is not «lỡ». */
export function markExact(words: readonly Word[], bare: ReadonlyMap<string, { readonly alone: boolean }>): void {
  const spelled = words.filter((w) => w.spelling !== null).length
  const letters = words.filter((w) => w.number === null).length
  if (spelled * 5 < letters * 2 || spelled < 2) return
  for (const word of words) {
    const known = word.spelling === null && word.number === null ? bare.get(word.key) : undefined
    word.exact = known !== undefined
    word.alone = known?.alone ?? false
  }
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
    const m = /^([a-z]+)(\d\d?)$/.exec(lower)
    // «viec65» is «việc».
    if (!m || mayBeVni || !COUNTED.has(m[1]!) || /^viec(65|56)$/.test(lower)) return whole(readVni(lower) ?? lower)
  }
  return [...chunk.matchAll(PIECE)].map((m) => ({ raw: m[0], said: m[0].toLowerCase(), at: m.index }))
}

/** `said` where it is not simply what was typed: VNI undone, a mention, a mark. */
function createWord(raw: string, said: string | null, from: number, gap: string): Word {
  const number = said !== null && /^\d+$/.test(said) ? Number(said) : null
  const { text, key, spelling } = number !== null ? { text: said!, key: said!, spelling: null } : formOf(said ?? raw)
  return {
    raw,
    text,
    key,
    spelling,
    from,
    to: from + raw.length,
    gap,
    number,
    exact: false,
    alone: false,
    alts: NO_ALTS,
  }
}
/** A word mended: what it says, where it was typed; its gap unless another is given. */
export function wordFrom(typed: Word, said: string, from: number, to: number, gap = typed.gap): Word {
  const { text, key, spelling } = readForm(said, false)
  const raw = to - from === said.length ? typed.raw.slice(from - typed.from, to - typed.from) : said
  return {
    ...typed,
    raw: raw.length === said.length ? raw : said,
    text,
    key,
    spelling,
    from,
    to,
    gap,
    number: null,
    alts: NO_ALTS,
  }
}
const NO_ALTS: Word['alts'] = []
function formOf(typed: string): Form {
  return formsKept(typed, (word) => readForm(word.toLowerCase(), mayBeTelex(word)))
}
type Form = Pick<Word, 'text' | 'key' | 'spelling'>
/** Words already read: reading is a pure function of the letters, so it is done once. */
const formsKept = createKept<Form>(4_000)
function readForm(typed: string, telex: boolean): Form {
  const said = (Object.hasOwn(BENT, typed) ? BENT[typed] : undefined) ?? typed
  const key = keyOf(said)
  const decoded =
    telex && !NOT_TELEX.has(key) && said === key && /^[a-z]+$/.test(key) && !isSyllable(key) ? readTelex(key) : null
  return decoded
    ? { text: decoded, key: keyOf(decoded), spelling: readSpelling(decoded) }
    : { text: said, key, spelling: readSpelling(said) }
}
/** Hỏi and ngã are one for half the country; as typed these are no words of their own. */
const BENT: Readonly<Record<string, string>> = {
  sỡ: 'sở',
  cũa: 'của',
  hõi: 'hỏi',
  nhửng: 'những',
  phãi: 'phải',
  chũ: 'chủ',
  ũy: 'ủy',
}
/** «tw» is Trung ương in every office, «sapa» a town, «taxi» a car, however well they would read as Telex. */
const NOT_TELEX = new Set(['tw', 'sapa', 'taxi'])
/** Capitals throughout are an abbreviation («SNV», «STC») unless the keys are clearly Telex. */
function mayBeTelex(raw: string): boolean {
  return raw !== raw.toUpperCase() || raw.length > 4
}

/** The key of one word: bare letters, one way of writing i and y. */
export function keyOf(word: string): string {
  let key = ''
  for (const char of word) {
    const code = char.charCodeAt(0)
    key += code < 128 ? (code > 64 && code < 91 ? char.toLowerCase() : char) : (BASES.get(char) ?? unaccent(char))
  }
  return oneY(key)
}
/** Every Vietnamese letter and its bare one: looked up, not decomposed, because every word of every message passes here. */
const BASES: ReadonlyMap<string, string> = new Map(
  [...'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ'].flatMap((c) => [
    [c, unaccent(c)] as const,
    [c.toUpperCase(), unaccent(c)] as const,
  ]),
)

const NOT_PLAIN = /[^a-zàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ ]|^ | {2}| $|^$/
/** Small letters with one space between words, and nothing else. */
export function isPlain(text: string): boolean {
  return !NOT_PLAIN.test(text)
}

/** The words of a phrase as the reader of messages cuts them. */
export function splitPhrase(phrase: string): readonly string[] {
  // The grammar's own phrases, thousands of them at every start, need no cutting.
  if (isPlain(phrase)) return phrase.split(' ')
  return (
    phrase
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{M}]+|\p{N}+|%/gu) ?? []
  )
}

/** True when the word says one of the known words given (written with their marks). */
export function says(word: Word | undefined, known: KnownWord): boolean {
  if (!word) return false
  if (word.key === known.key) return fits(word.spelling, known.spelling)
  for (const alt of word.alts) if (alt.length === 1 && alt[0] === known.key) return true
  return false
}
export type KnownWord = { readonly text: string; readonly key: string; readonly spelling: Spelling | null }
const known = new Map<string, KnownWord>()
/** A known word by its spelling, made once. */
export function knownWord(text: string): KnownWord {
  let word = known.get(text)
  if (!word) {
    word = { text, key: keyOf(text), spelling: readSpelling(text) }
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
