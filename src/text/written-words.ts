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

const WORD = /[\p{L}\p{N}]+(?:[&.](?=\p{L})[\p{L}\p{N}]+)*/gu

export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = []
  let end = 0
  for (const match of text.matchAll(WORD)) {
    const from = match.index
    const word = match[0]
    const first = word.charAt(0)
    words.push({
      key: oneTone(word.toLowerCase()),
      text: word,
      from,
      to: from + word.length,
      capital: first !== first.toLowerCase(),
      gap: text.slice(end, from),
    })
    end = from + word.length
  }
  return words
}

const NEW_TO_OLD: Readonly<Record<string, string>> = {
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
}

/** One tone placement for a lower-case word: «hoá», «uỷ» → «hóa», «ủy»; «quý» stays. */
export function oneTone(word: string): string {
  const last = word.charCodeAt(word.length - 1)
  if (word.length < 2 || last < 0xe0) return word
  const old = NEW_TO_OLD[word.slice(-2)]
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
      same = word !== undefined && word.key === keys[i] && gaps.test(word.gap)
    }
    if (same) return keys.length
  }
  return 0
}
