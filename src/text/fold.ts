// Vietnamese text made comparable: NFC at the door, folded keys for lookup.
import { createKept } from '../domain/kept.ts'
import { unaccent } from '../domain/names.ts'

export { unaccent }

/** NFC, with zero-width and bidirectional marks, odd spaces and control characters removed. Once, at the door. */
export function tidy(text: string): string {
  const composed = text.normalize('NFC')
  if (!ODD.test(composed)) return composed
  return composed
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]/g, '')
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
}

// All of the above at once: most texts have none of it.
const ODD =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00a0\u00ad\u1680\u2000-\u200f\u202a-\u202f\u205f-\u2064\u2066-\u2069\u3000\ufeff]/

/** The key under which names and words are looked up: unaccented, everything but letters and digits a single space. */
export function fold(text: string): string {
  return text.length > KEPT_MAX ? computeFold(text) : folds(text, computeFold)
}
// A question is folded by many rules, and names and numbers of documents with every question.
const KEPT_MAX = 120
const folds = createKept<string>(5_000)
function computeFold(text: string): string {
  return unaccent(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** True when the text carries a Vietnamese mark: then accents outrank folded readings. */
export function hasMarks(text: string): boolean {
  return /[\u0300-\u036f]/.test(text.normalize('NFD')) || /[đĐ]/.test(text)
}
