// The grammar's words in one book: every phrase with the tags it carries.
import { createPhraseBook, expand, type PhraseBook, splitPhrase } from '../text/phrase-book.ts'
import { createKnown, type Known, type Phrase } from '../text/typing-repair.ts'
import { isPlain, keyOf, knownWord } from '../text/words.ts'
import { ACTING } from './lexicon/acting.ts'
import { ASKING } from './lexicon/asking.ts'
import { TALKING } from './lexicon/talking.ts'
import { TOPICS } from './lexicon/topics.ts'
import { WORK } from './lexicon/work.ts'

const TABLES = { ...WORK, ...ASKING, ...ACTING, ...TALKING, ...TOPICS }
export type Tag = keyof typeof TABLES
/** All tags of one phrase. */
export type Cue = { readonly tags: ReadonlySet<Tag> }

/** Every table written out, once. */
const EXPANDED = new Map(Object.entries(TABLES).map(([tag, patterns]) => [tag, patterns.flatMap(expand)] as const))
const MERGED = new Map<string, Set<Tag>>()
for (const [tag, phrases] of EXPANDED) {
  for (const phrase of phrases) {
    const text = isPlain(phrase) ? phrase : splitPhrase(phrase).join(' ')
    MERGED.set(text, (MERGED.get(text) ?? new Set<Tag>()).add(tag as Tag))
  }
}
/** Tags that come with others: «trễ nhiều nhất» is also a «nhất». */
for (const tags of MERGED.values()) if (tags.has('BEST') || tags.has('WORST')) tags.add('MOST')
for (const [text, tags] of MERGED) if (/(^| )b(o|ó)t( |$)/.test(text)) tags.add('BOT')

/** Every phrase, with the tags that it carries. */
export const CUES: PhraseBook<Cue> = createPhraseBook([...MERGED].map(([text, tags]) => [text, { tags }] as const))

/** Phrases that are heard even where another one begins before them: «cho em xin» + «xin gia hạn». */
const OVERLAPPING: readonly Tag[] = ['EXTEND', 'RECURRING', 'SUBSCRIBE', 'UNSUBSCRIBE', 'OVERDUE', 'SETTING', 'WHO']
export const OVERLAPS: PhraseBook<Cue> = createPhraseBook(
  [...MERGED]
    .filter(([text, tags]) => text.includes(' ') && OVERLAPPING.some((tag) => tags.has(tag)))
    .map(([text, tags]) => [text, { tags }] as const),
)

/** Only towards these, and the words of work, is a real syllable ever mended. */
const MENDED: readonly Tag[] = [
  'RATE',
  'RANKING',
  'SUMMARY',
  'EXTEND',
  'SUBSCRIBE',
  'UNSUBSCRIBE',
  'PROGRESS',
  'EXPORT',
  'RESPONSIBLE',
  'LINKED',
  'DETAIL',
  'WHEN',
]
const CORE: ReadonlySet<string> = new Set([...Object.keys(WORK), ...MENDED])
const PHRASES: readonly Phrase[] = Array.from(MERGED, ([text, tags]) => ({
  words: text.split(' '),
  core: [...tags].some((tag) => CORE.has(tag)),
}))
const FIRM = PHRASES.filter(({ words }) => words.length === 1).map(({ words }) => knownWord(words[0]!))
const NUMBERS = 'một hai ba bốn tư năm sáu bảy tám chín mười lăm rưỡi'.split(' ')

/** Words that exist without any mark: «cho», «lo», «qua»; `alone` where the grammar has them by themselves. */
export const BARE_WORDS: ReadonlyMap<string, { readonly alone: boolean }> = bareWords()
function bareWords(): ReadonlyMap<string, { readonly alone: boolean }> {
  const bare = new Map<string, { alone: boolean }>()
  for (const { words } of PHRASES)
    for (const { key, spelling } of words.map(knownWord))
      if (spelling === null) bare.set(key, { alone: words.length === 1 || (bare.get(key)?.alone ?? false) })
  return bare
}

/** What typing repair may mend towards: the grammar's words and those of the bodies' names. */
export function createKnownWords(bodyKeys: Iterable<string>): Known {
  return createKnown(
    PHRASES,
    [...CUES.keys, ...bodyKeys, ...CALENDAR.map(keyOf)],
    [...FIRM, ...[...NUMBERS, ...CALENDAR, ...OTHER_WORDS].map(knownWord)],
  )
}
/** Words of every day that differ from one of the grammar's by a mark alone: «tắt nhạc» is no «tắt nhắc». */
const OTHER_WORDS =
  'hơn máy lập lắp lỗi lôi nhạc nhác hàn hán hân hận hăn tất tật đằng bảo bào bao bó bộ bố bò đôi đồi đợi đời đội nháp thềm thẻ cháo bán bàn'.split(
    ' ',
  )
const CALENDAR =
  'ngày tháng tuần quý năm hôm qua nay mai mốt kia sau trước tới đầu giữa cuối nửa thứ chủ nhật tết rằm mùng'.split(' ')
