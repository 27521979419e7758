// How much a text looks like Vietnamese: the share of its marked words that are syllables of the language.

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const ONSET = '(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?'
const NUCLEUS =
  '(?:uyê|uya|uyu|iêu|yêu|oai|oao|oay|oeo|uai|uay|uây|uôi|ươi|ươu|' +
  'ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|ôi|ơi|oo|ua|uâ|uê|ui|uơ|ưa|ưi|ươ|ưu|uy|uô|yê|ya|[aăâeêioôơuưy])'
const CODA = '(?:ch|ng|nh|[cmnpt])?'
const SYLLABLE = new RegExp(`^${ONSET}${NUCLEUS}${CODA}$`, 'u')

/** hoạch | ƯƠNG | quyết      not: ho¹ch | ƣơng | quyÕt */
export function isSyllable(word: string): boolean {
  const decomposed = word.toLowerCase().normalize('NFD')
  const tones = decomposed.match(TONES)?.length ?? 0
  return tones <= 1 && SYLLABLE.test(decomposed.replace(TONES, '').normalize('NFC'))
}

const BETWEEN_WORDS = /[\s.,;:!?()[\]{}"'“”‘’…–—•●▪◦/\\\d<>*_+=|~^%&#@$€-]+/u

export type Likeness = { readonly marked: number; readonly right: number }

/** Words that carry a letter outside ASCII, and how many of them are Vietnamese syllables. */
export function vietnameseLikeness(text: string): Likeness {
  let marked = 0
  let right = 0
  for (const word of text.split(BETWEEN_WORDS)) {
    if (!/[^\u0000-\u007f]/.test(word)) continue
    marked += 1
    if (isSyllable(word)) right += 1
  }
  return { marked, right }
}

/** 1 when there is nothing to judge by. */
export function shareOf(likeness: Likeness): number {
  return likeness.marked === 0 ? 1 : likeness.right / likeness.marked
}
