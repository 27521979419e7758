// The grammar's words in one book: every phrase with the tags it carries.
import { createWaysBook, type PhraseBook, valueAt } from '../text/phrase-book.ts'
import { createKnown, type Grammar, type Known } from '../text/typing-repair.ts'
import { readWays, type Step, type Ways } from '../text/ways.ts'
import { type KnownWord, keyOf, knownWord } from '../text/words.ts'
import { ACTING } from './lexicon/acting.ts'
import { ASKING } from './lexicon/asking.ts'
import { TALKING } from './lexicon/talking.ts'
import { TOPICS } from './lexicon/topics.ts'
import { WORK } from './lexicon/work.ts'

const TABLES = { ...WORK, ...ASKING, ...ACTING, ...TALKING, ...TOPICS }
export type Tag = keyof typeof TABLES
/** All tags of one phrase. */
export type Cue = { readonly tags: ReadonlySet<Tag> }

/** A tag's phrases, read: each as the ways to say it, and every step of them. */
type Table = { readonly tag: Tag; readonly ways: readonly Ways[]; readonly steps: readonly Step[] }
const READ: readonly Table[] = Object.entries(TABLES).map(([tag, patterns]) => {
  const read = patterns.map(readWays)
  return { tag: tag as Tag, ways: read.map(({ ways }) => ways), steps: read.flatMap(({ steps }) => steps) }
})

/** Every phrase, with the tags that it carries. */
export const CUES: PhraseBook<Cue> = createWaysBook(entriesOf(READ), cueOf)
function entriesOf(tables: readonly Table[]): readonly (readonly [Ways, Cue])[] {
  return tables.flatMap(({ tag, ways }) => {
    // Tags that come with others: «trễ nhiều nhất» is also a «nhất».
    const cue: Cue = { tags: new Set<Tag>(tag === 'BEST' || tag === 'WORST' ? [tag, 'MOST'] : [tag]) }
    return ways.map((way) => [way, cue] as const)
  })
}
/** What several tables say is one cue with all their tags. */
function cueOf(said: readonly KnownWord[], cues: readonly Cue[]): Cue | null {
  const [only, ...others] = new Set(cues)
  const isBot = said.some(({ text }) => text === 'bot' || text === 'bót')
  if (!only || (!others.length && !isBot)) return only ?? null
  return { tags: new Set([...[only, ...others].flatMap((cue) => [...cue.tags]), ...(isBot ? ['BOT' as const] : [])]) }
}

/** Phrases that are heard even where another one begins before them: «cho em xin» + «xin gia hạn». */
const OVERLAPPING: readonly Tag[] = ['EXTEND', 'RECURRING', 'SUBSCRIBE', 'UNSUBSCRIBE', 'OVERDUE', 'SETTING', 'WHO']
export const OVERLAPS: PhraseBook<Cue> = createWaysBook(
  entriesOf(READ.filter(({ tag }) => OVERLAPPING.includes(tag))),
  (said) => (said.length > 1 ? valueAt(CUES, said) : null),
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
const STEPS = READ.flatMap(({ steps }) => steps)
const GRAMMAR: Grammar = {
  steps: STEPS,
  core: new Set(READ.flatMap(({ tag, steps }) => (CORE.has(tag) ? steps : []))),
}
/** Words that are a phrase by themselves. */
const FIRM: ReadonlySet<KnownWord> = new Set(
  READ.flatMap(({ ways }) => ways.flatMap(({ steps }) => steps.filter((s) => s.onward.mayEnd).map((s) => s.word))),
)
const NUMBERS = 'một hai ba bốn tư năm sáu bảy tám chín mười lăm rưỡi'.split(' ')

/** Words that exist without any mark: «cho», «lo», «qua»; `alone` where the grammar has them by themselves. */
export const BARE_WORDS: ReadonlyMap<string, { readonly alone: boolean }> = bareWords()
function bareWords(): ReadonlyMap<string, { readonly alone: boolean }> {
  const bare = new Map<string, { alone: boolean }>()
  for (const { word } of STEPS) if (word.spelling === null) bare.set(word.key, { alone: false })
  for (const { key, spelling } of FIRM) if (spelling === null) bare.set(key, { alone: true })
  return bare
}

/** What typing repair may mend towards: the grammar's words and those of the bodies' names. */
export function createKnownWords(bodyKeys: Iterable<string>): Known {
  return createKnown(
    GRAMMAR,
    [...STEPS.map(({ word }) => word.key), ...bodyKeys, ...CALENDAR.map(keyOf)],
    [...FIRM, ...[...NUMBERS, ...CALENDAR, ...OTHER_WORDS].map(knownWord)],
  )
}
/** Words of every day that differ from one of the grammar's by a mark alone: «tắt nhạc» is no «tắt nhắc». */
const OTHER_WORDS =
  'hơn máy lập lắp lỗi lôi nhạc nhác hàn hán hân hận hăn tất tật đằng bảo bào bao bó bộ bố bò đôi đồi đợi đời đội nháp thềm thẻ cháo bán bàn trừ ngoài ngoại'.split(
    ' ',
  )
const CALENDAR =
  'ngày tháng tuần quý năm hôm qua nay mai mốt kia sau trước tới đầu giữa cuối nửa thứ chủ nhật tết rằm mùng'.split(' ')
