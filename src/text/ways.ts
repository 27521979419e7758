// A phrase with choices, «(đến|tới) hạn (ạ|)», as words that follow each other: thousands of ways to say it, a few dozen words to keep.
import { type KnownWord, knownWord, splitPhrase } from './words.ts'

/** What may be said next. Every choice of a phrase shares the one that comes behind it. */
export type Ways = { readonly steps: readonly Step[]; readonly mayEnd: boolean }
export type Step = { readonly word: KnownWord; readonly onward: Ways }

const END: Ways = { steps: [], mayEnd: true }

/** A phrase without choices; null when it has no word. */
export function readPhrase(phrase: string): Ways | null {
  const words = splitPhrase(phrase)
  return words.length ? chain(words, END) : null
}

/**
 * Reads «(đến|tới) hạn (ạ|)»: brackets stand between words, an empty choice is one that may be left out, choices may hold choices.
 * `steps` are all of its words, the first one first.
 */
export function readWays(pattern: string): { readonly ways: Ways; readonly steps: readonly Step[] } {
  const steps: Step[] = []
  const ways = readSequence({ pattern, steps, at: pattern.length }, END)
  return { ways, steps: steps.reverse() }
}

/** Read from its end: what follows is known before what it follows. */
type Reading = { readonly pattern: string; readonly steps: Step[]; at: number }

/** From `at` back to the bracket or bar before it, which is left for the caller. */
function readSequence(reading: Reading, behind: Ways): Ways {
  const { pattern, steps } = reading
  let ways = behind
  for (let to = reading.at; ; to = reading.at) {
    let from = to
    while (from > 0 && !isMark(pattern.charCodeAt(from - 1))) from--
    if (from < to) ways = chain(splitPhrase(pattern.slice(from, to).trim()), ways, steps)
    reading.at = from
    if (pattern[from - 1] !== ')') return ways
    ways = readChoices(reading, ways)
  }
}
/** From a closing bracket back to the one that opens it. */
function readChoices(reading: Reading, behind: Ways): Ways {
  const choices: Ways[] = []
  do {
    reading.at--
    choices.push(readSequence(reading, behind))
  } while (reading.pattern[reading.at - 1] === '|')
  reading.at--
  return {
    steps: choices.reverse().flatMap((choice) => choice.steps),
    mayEnd: choices.some((choice) => choice.mayEnd),
  }
}
const isMark = (code: number): boolean => code === 40 || code === 41 || code === 124

function chain(words: readonly string[], behind: Ways, steps?: Step[]): Ways {
  let ways = behind
  for (let i = words.length - 1; i >= 0; i--) {
    const step: Step = { word: knownWord(words[i]!), onward: ways }
    steps?.push(step)
    ways = { steps: [step], mayEnd: false }
  }
  return ways
}
