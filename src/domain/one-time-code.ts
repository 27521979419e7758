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

// K7MQ2-9XHTR | k7mq2 9xhtr | K7MQ29XHTR | a link's 22 characters; not: a word, a code with an O or a 1 in it
/** Reads a code without case, dashes and spaces; a link's form only as it stands. Null: this is no code at all. */
export function readCode(text: string): GivenCode | null {
  const given = text.trim()
  if (/^[A-Za-z0-9_-]{22}$/.test(given)) return { form: 'link', code: given }
  const letters = given.replace(/[\s\-‐‑–—_.]/g, '').toUpperCase()
  const isCode = letters.length === CODE_LENGTH && [...letters].every((l) => CODE_LETTERS.includes(l))
  return isCode ? { form: 'typed', code: letters } : null
}
