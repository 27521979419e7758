// The grammar's words in one book: every phrase with the tags it carries.
import { createPhraseBook, expand, type PhraseBook, splitPhrase } from '../text/phrase-book.ts'
import { createKnown, type Known, type Pair } from '../text/typing-repair.ts'
import { keyOf, knownWord } from '../text/words.ts'
import { ACTING } from './lexicon/acting.ts'
import { ASKING } from './lexicon/asking.ts'
import { TALKING } from './lexicon/talking.ts'
import { TOPICS } from './lexicon/topics.ts'
import { WORK } from './lexicon/work.ts'

const TABLES = { ...WORK, ...ASKING, ...ACTING, ...TALKING, ...TOPICS }
export type Tag = keyof typeof TABLES
/** All tags of one phrase. */
export type Cue = { readonly tags: ReadonlySet<Tag> }

const MERGED = new Map<string, Set<Tag>>()
for (const [tag, patterns] of Object.entries(TABLES)) {
  for (const phrase of patterns.flatMap(expand)) {
    const text = splitPhrase(phrase).join(' ')
    MERGED.set(text, (MERGED.get(text) ?? new Set<Tag>()).add(tag as Tag))
  }
}
/** Every phrase, with the tags that it carries. */
export const CUES: PhraseBook<Cue> = createPhraseBook([...MERGED].map(([text, tags]) => [text, { tags }] as const))

const PHRASES = [...MERGED.keys()].map((text) => text.split(' '))
// Longer expansions end in single particles; only the words inside a phrase go together.
function* pairs(): Iterable<Pair> {
  for (const words of PHRASES)
    for (let i = 1; i < words.length; i++) yield { first: knownWord(words[i - 1]!), second: knownWord(words[i]!) }
}
const FIRM = PHRASES.filter((words) => words.length === 1).map((words) => keyOf(words[0]!))
const NUMBER_KEYS = 'mot hai ba bon tu nam sau bay tam chin muoi'.split(' ')

/** What typing repair may mend towards: the grammar's words and those of the bodies' names. */
export function createKnownWords(bodyKeys: Iterable<string>): Known {
  return createKnown(pairs(), [...CUES.keys, ...bodyKeys, ...CALENDAR], [...FIRM, ...NUMBER_KEYS, ...CALENDAR])
}
const CALENDAR =
  'ngay thang tuan quy nam hom qua nay mai mot kia sau truoc toi dau giua cuoi nua thu chu nhat tet ram mung'.split(' ')
