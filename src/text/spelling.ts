// How a Vietnamese syllable is spelled: its marks apart from its letters, and whether it can be one at all.

/** Letters with their own marks (ê, ơ, đ) but without the tone, and the tone beside them: tone placement no longer matters. */
export type Spelling = { readonly letters: string; readonly tone: string }

// Combining grave, acute, tilde, hook above, dot below.
const TONES = '\u0300\u0301\u0303\u0309\u0323'

/** Splits a lower-case word; null for one without any mark, which fits every reading of its letters. */
export function readSpelling(word: string): Spelling | null {
  // Plain letters are the common case on phones: no decomposition needed.
  if (isPlain(word)) return null
  let letters = ''
  let tone = ''
  for (const char of word.normalize('NFD')) {
    if (TONES.includes(char)) tone = char
    else letters += char
  }
  return { letters: oneY(letters.normalize('NFC')), tone }
}

function isPlain(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) > 127) return false
  return true
}

/** «kỹ» and «kĩ», «lý» and «lí», «quý» and «quí» are one word: a lone i after these letters is written y in keys. */
export function oneY(key: string): string {
  const last = key.length - 1
  if (last < 1 || last > 2 || key[last] !== 'i') return key
  return LONE.has(key.slice(0, last)) ? `${key.slice(0, last)}y` : key
}
const LONE = new Set(['h', 'k', 'l', 'm', 's', 't', 'qu'])

/**
 * Whether what was typed may stand for a known word of the same bare letters: marks may be missing, never contradict.
 * «viêc» fits «việc»; «thẳng» does not fit «tháng».
 */
export function fits(typed: Spelling | null, known: Spelling | null): boolean {
  if (!typed) return true
  if (!known || typed.letters.length !== known.letters.length) return false
  if (typed.tone && typed.tone !== known.tone) return false
  for (let i = 0; i < typed.letters.length; i++) {
    const a = typed.letters[i]!
    const b = known.letters[i]!
    if (a !== b && a !== BARE[b]) return false
  }
  return true
}
const BARE: Readonly<Record<string, string>> = { ă: 'a', â: 'a', ê: 'e', ô: 'o', ơ: 'o', ư: 'u', đ: 'd' }

const ONSETS = ' b c ch d g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' ')
const RHYMES =
  `a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec iem ien ieng iep iet ieu im in
  inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong op ot u ua uan uang uanh
  uat uay uan uc ue uech uenh ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh uyt
  uyu y yem yen yet yeu`.split(/\s+/)
const SYLLABLES = new Set(ONSETS.flatMap((onset) => RHYMES.map((rhyme) => onset + rhyme)).concat('gi', 'gin', 'giet'))

/** Whether bare letters can be a Vietnamese syllable: «nhiem» yes; «nhieemj», «thnag», «btctu» no. */
export function isSyllable(key: string): boolean {
  return SYLLABLES.has(key)
}

/** Damerau-Levenshtein distance of at most one: 0, 1, or 2 for anything farther. */
export function nearness(a: string, b: string): 0 | 1 | 2 {
  if (a === b) return 0
  const longest = Math.max(a.length, b.length)
  if (longest - Math.min(a.length, b.length) > 1) return 2
  const same = sameStart(a, b)
  const other = longest - same - sameEnd(a, b, same)
  if (other < 2) return 1
  return other === 2 && a.length === b.length && a[same] === b[same + 1] && a[same + 1] === b[same] ? 1 : 2
}
function sameStart(a: string, b: string): number {
  let i = 0
  while (i < a.length && i < b.length && a.charCodeAt(i) === b.charCodeAt(i)) i++
  return i
}
/** Behind what begins the same. */
function sameEnd(a: string, b: string, from: number): number {
  const most = Math.min(a.length, b.length) - from
  let i = 0
  while (i < most && a.charCodeAt(a.length - 1 - i) === b.charCodeAt(b.length - 1 - i)) i++
  return i
}
/** Two letters changed places: the surest sign of a slip on a phone. */
export function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  const i = sameStart(a, b)
  return i < a.length - 1 && a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2)
}
