// A short mark of a text: it tells two versions of the same thing apart, it guards nothing.

/** Eight hexadecimal letters (FNV-1a). */
export function sealOf(text: string): string {
  let hash = 0x811c9dc5
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash.toString(16).padStart(8, '0')
}
