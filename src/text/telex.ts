// Residue of Vietnamese typing methods: what the keys were when the keyboard was not switched on.
import { isSyllable } from './spelling.ts'

const TELEX_TONES: Readonly<Record<string, string>> = {
  s: '\u0301',
  f: '\u0300',
  r: '\u0309',
  x: '\u0303',
  j: '\u0323',
}
const VNI_TONES: Readonly<Record<string, string>> = { 1: '\u0301', 2: '\u0300', 3: '\u0309', 4: '\u0303', 5: '\u0323' }
const ROOF: Readonly<Record<string, string>> = { a: 'â', e: 'ê', o: 'ô' }
const HORN: Readonly<Record<string, string>> = { a: 'ă', o: 'ơ', u: 'ư' }
const VOWEL = /[aeiouyăâêôơư]/
// Longer than any syllable with all its keys: «nghieengx» has nine.
const LONGEST = 10

/** nhieemj → nhiệm, dudwngf → đừng, nopoj → nộp; null where the keys make no syllable. */
export function readTelex(keys: string): string | null {
  if (keys.length < 2 || keys.length > LONGEST) return null
  const out: string[] = []
  let tone = ''
  for (const key of keys) {
    const seen = out.some((c) => VOWEL.test(c))
    if (seen && TELEX_TONES[key]) tone = TELEX_TONES[key]
    else if (key === 'w') putHorn(out, 0)
    else if (key === 'd' && out[0] === 'd') out[0] = 'đ'
    else if (ROOF[key] && out.includes(key)) out[out.lastIndexOf(key)] = ROOF[key]
    else out.push(key)
  }
  return finish(out, tone)
}

/** nhie65m → nhiệm, vu5 → vụ, d9u7o7c5 → được; null where the keys make no syllable. */
export function readVni(keys: string): string | null {
  if (keys.length < 2 || keys.length > LONGEST || !/^[a-z]+[1-9][a-z1-9]*$/.test(keys)) return null
  const out: string[] = []
  let tone = ''
  for (const key of keys) {
    if (VNI_TONES[key]) tone = VNI_TONES[key]
    else if (key === '6') putRoof(out)
    else if (key === '7') putHorn(out, 1)
    else if (key === '8') putHorn(out, 2)
    else if (key === '9') out[0] = out[0] === 'd' ? 'đ' : '?'
    else out.push(key)
  }
  return finish(out, tone)
}

function putRoof(out: string[]): void {
  for (let i = out.length - 1; i >= 0; i--) {
    const roofed = ROOF[out[i]!]
    if (roofed) {
      out[i] = roofed
      return
    }
  }
  out.push('?')
}
/** w of Telex (0) takes any of ă ơ ư; 7 of VNI (1) ơ ư; 8 of VNI (2) ă. «uo» becomes «ươ» at once. */
function putHorn(out: string[], only: 0 | 1 | 2): void {
  for (let i = out.length - 1; i >= 0; i--) {
    const letter = out[i]!
    if (!HORN[letter] || (only === 1 && letter === 'a') || (only === 2 && letter !== 'a')) continue
    // «tuwowng» has marked the u already; in «thuowng» one w marks both. The u of «qu» is no vowel.
    if (letter === 'o' && out[i - 1] === 'u' && out[i - 2] !== 'q') out[i - 1] = 'ư'
    if (letter === 'a' && out[i - 1] === 'u' && out[i - 2] !== 'q') out[i - 1] = 'ư'
    else out[i] = HORN[letter]
    return
  }
  out.push(only ? '?' : 'ư')
}

function finish(letters: readonly string[], tone: string): string | null {
  const bare = letters.join('')
  const key = bare
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace('đ', 'd')
  if (!isSyllable(key)) return null
  if (!tone) return bare
  const at = toneSeat(letters)
  return letters.map((c, i) => (i === at ? (c + tone).normalize('NFC') : c)).join('')
}
/** Where the tone is written: on the marked vowel, before a final consonant on the last vowel, otherwise on the last but one. */
function toneSeat(letters: readonly string[]): number {
  const seats = letters.flatMap((c, i) => (VOWEL.test(c) ? [i] : []))
  const onset = letters[0] === 'q' || (letters[0] === 'g' && letters[1] === 'i' && seats.length > 1)
  const own = onset ? seats.slice(1) : seats
  const marked = own.filter((i) => /[ăâêôơư]/.test(letters[i]!)).at(-1)
  if (marked !== undefined) return marked
  const closed = own.at(-1) !== letters.length - 1
  return (closed || own.length === 1 ? own.at(-1) : own.length === 3 ? own[1] : own[0]) ?? 0
}
