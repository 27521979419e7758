// One-time codes: how they are written, and read as people type them.

/** Letters and digits that nobody mistakes for another: no 0 O, 1 I L, 5 S, 8 B, Z (a 2), U V. */
export const CODE_LETTERS = 'ACDEFGHJKMNPQRTWXY234679'
export const CODE_LENGTH = 10
export const CODE_LIVES_MS = 24 * 3_600_000

/** What somebody gave as a code: typed (10 letters), or brought by a link (128 bits in base64url). */
export type GivenCode = { readonly form: 'typed' | 'link'; readonly code: string }

/** `K7MQ2-9XHTR` from its ten letters: two blocks of five. */
export function writeCode(letters: string): string {
  return `${letters.slice(0, 5)}-${letters.slice(5)}`
}

// K7MQ2-9XHTR | k7mq2 9xhtr | K7MQ29XHTR | KZMQ2-9XHTR (a Z is a 2) | K7MQ29XHƯR (Telex on) | a link's 22 characters; not: a word, a code with an O or a 1 in it
/** Reads a code without case, dashes and spaces; a link's form only as it stands. Null: this is no code at all. */
export function readCode(text: string): GivenCode | null {
  const given = text.trim()
  if (/^[A-Za-z0-9_-]{22}$/.test(given)) return { form: 'link', code: given }
  // Of the letters that no code has only the Z looks like one that codes have.
  const letters = withoutTelex(given)
    .replace(/[\s\-‐‑–—_.]/g, '')
    .toUpperCase()
    .replaceAll('Z', '2')
  const isCode = letters.length === CODE_LENGTH && [...letters].every((l) => CODE_LETTERS.includes(l))
  return isCode ? { form: 'typed', code: letters } : null
}

// A phone that types Vietnamese makes «Ư» of W, «Đ» of DD, «Â» of AA, «Ả» of AR: the keys that were pressed are known.
const KEYS: Readonly<Record<string, string>> = {
  '\u0300': 'f',
  '\u0309': 'r',
  '\u0303': 'x',
  '\u0323': 'j',
  '\u0306': 'w',
}
function withoutTelex(text: string): string {
  if (!/[^ -~]/.test(text)) return text
  return text
    .normalize('NFD')
    .replace(/đ/gi, 'dd')
    .replace(/([a-z])\u0302/gi, '$1$1')
    .replace(/u\u031b/gi, 'w')
    .replace(/[\u0300\u0309\u0303\u0323\u0306]/g, (mark) => KEYS[mark] ?? mark)
}
