// A text as words: what the grammars of bodies and assignments read, with places into the text.

export type Word = {
  /** Lower case, tone placement made one («uỷ» → «ủy»). */
  readonly key: string
  readonly text: string
  readonly from: number
  readonly to: number
  /** Begins with a capital letter. */
  readonly capital: boolean
  /** What stands between the word before and this one. */
  readonly gap: string
}

const IN_WORD = /[\p{L}\p{N}]/u
const LETTER = /\p{L}/u
/** Kinds of characters as far as Vietnamese reaches, looked up once: 0 none, 1 digit, 2 letter. */
const KNOWN = 0x1f00
const KINDS = Uint8Array.from({ length: KNOWN }, (_, code) => kindOf(String.fromCharCode(code)))
function kindOf(char: string): number {
  return LETTER.test(char) ? 2 : IN_WORD.test(char) ? 1 : 0
}
function kindAt(text: string, i: number): number {
  const code = text.charCodeAt(i)
  return code < KNOWN
    ? (KINDS[code] as number)
    : code >= KNOWN
      ? kindOf(String.fromCodePoint(text.codePointAt(i) ?? 0))
      : 0
}
const AMPERSAND = 38
const DOT = 46

/** The first word from a place on, '' where none follows. */
export function wordAt(text: string, at: number): string {
  let from = at
  while (from < text.length && kindAt(text, from) === 0) from++
  let to = from
  while (to < text.length && kindAt(text, to) !== 0) to++
  return text.slice(from, to)
}
/** Letter by letter: the words of a page are asked for many times, and a pattern takes three times as long. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = []
  let end = 0
  let i = 0
  while (i < text.length) {
    // Kinds are looked up in place: a call for each letter costs more than the look.
    if ((KINDS[text.charCodeAt(i)] ?? kindAt(text, i)) === 0) {
      i++
      continue
    }
    const from = i
    while (i < text.length) {
      if ((KINDS[text.charCodeAt(i)] ?? kindAt(text, i)) !== 0) i++
      else {
        const code = text.charCodeAt(i)
        // NN&MT | VH,TT&DL | Q.1
        if ((code === AMPERSAND || code === DOT) && kindAt(text, i + 1) === 2) i += 2
        else break
      }
    }
    const word = text.slice(from, i)
    const lower = word.toLowerCase()
    const gap = from - end === 1 && text.charCodeAt(end) === 32 ? ' ' : text.slice(end, from)
    words.push({
      key: oneTone(lower),
      text: word,
      from,
      to: i,
      capital: lower.charCodeAt(0) !== word.charCodeAt(0),
      gap,
    })
    end = i
  }
  return words
}

const NEW_TO_OLD: ReadonlyMap<string, string> = new Map(
  Object.entries({
    oà: 'òa',
    oá: 'óa',
    oả: 'ỏa',
    oã: 'õa',
    oạ: 'ọa',
    oè: 'òe',
    oé: 'óe',
    oẻ: 'ỏe',
    oẽ: 'õe',
    oẹ: 'ọe',
    uỳ: 'ùy',
    uý: 'úy',
    uỷ: 'ủy',
    uỹ: 'ũy',
    uỵ: 'ụy',
  }),
)

/** One tone placement for a lower-case word: «hoá», «uỷ» → «hóa», «ủy»; «quý» stays. */
export function oneTone(word: string): string {
  const last = word.charCodeAt(word.length - 1)
  if (word.length < 2 || last < 0xe0) return word
  const old = NEW_TO_OLD.get(word.slice(-2))
  return old && word.charAt(word.length - 3) !== 'q' ? word.slice(0, -2) + old : word
}

/** Phrases under their first word, longest first: what `phraseAt` looks up. */
export type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>

export function phrases(list: readonly string[]): Phrases {
  const map = new Map<string, (readonly string[])[]>()
  for (const phrase of list) {
    const keys = wordsOf(phrase).map((w) => w.key)
    const first = keys[0]
    if (first === undefined) continue
    const under = map.get(first) ?? []
    under.push(keys)
    map.set(first, under)
  }
  for (const under of map.values()) under.sort((a, b) => b.length - a.length)
  return map
}

/** How many words of a phrase stand at `at`, 0 for none; only spaces (or «, », « - » where `gaps` allows) lie between them. */
export function phraseAt(words: readonly Word[], at: number, list: Phrases, gaps: RegExp = /^\s+$/): number {
  const first = words[at]
  const under = first && list.get(first.key)
  if (!under) return 0
  for (const keys of under) {
    let same = true
    for (let i = 1; i < keys.length && same; i++) {
      const word = words[at + i]
      // One space is a gap for every list.
      same = word !== undefined && word.key === keys[i] && (word.gap === ' ' || gaps.test(word.gap))
    }
    if (same) return keys.length
  }
  return 0
}
