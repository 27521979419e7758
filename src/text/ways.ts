// A phrase with choices, «(đến|tới) hạn (ạ|)», as words that follow each other: thousands of ways to say it, a few dozen words to keep.
import { type KnownWord, knownWord, splitPhrase } from './words.ts'

/** What may be said next. Every choice of a phrase shares the one that comes behind it. */
export type Ways = { readonly steps: readonly Step[]; readonly mayEnd: boolean }
export type Step = { readonly word: KnownWord; readonly onward: Ways }

const END: Ways = { steps: [], mayEnd: true }

/** A phrase without choices, or its words; null when it has none. */
export function readPhrase(phrase: string | readonly KnownWord[]): Ways | null {
  const words = typeof phrase === 'string' ? splitPhrase(phrase).map(knownWord) : phrase
  return words.length ? chain(words, END) : null
}

/**
 * Reads «(đến|tới) hạn (ạ|)»: brackets stand between words, an empty choice is one that may be left out, choices may hold choices.
 * `steps` are all of its words, the first one first.
 */
export function readWays(pattern: string): { readonly ways: Ways; readonly steps: readonly Step[] } {
  const pieces = pattern.match(PIECES) ?? []
  const steps: Step[] = []
  const ways = readSequence({ pieces, steps, at: pieces.length }, END)
  return { ways, steps: steps.reverse() }
}
const PIECES = /[()|]|[^()|\s]+/g

/** Read from its end: what follows is known before what it follows. */
type Reading = { readonly pieces: readonly string[]; readonly steps: Step[]; at: number }

/** From `at` back to the bracket or bar before it, which is left for the caller. */
function readSequence(reading: Reading, behind: Ways): Ways {
  let ways = behind
  while (reading.at > 0) {
    const piece = reading.pieces[reading.at - 1]!
    if (piece === '(' || piece === '|') break
    if (piece === ')') ways = readChoices(reading, ways)
    else {
      ways = chain(wordsOf(piece), ways, reading.steps)
      reading.at--
    }
  }
  return ways
}
/** From a closing bracket back to the one that opens it. */
function readChoices(reading: Reading, behind: Ways): Ways {
  const choices: Ways[] = []
  do {
    reading.at--
    choices.push(readSequence(reading, behind))
  } while (reading.pieces[reading.at - 1] === '|')
  reading.at--
  return {
    steps: choices.reverse().flatMap((choice) => choice.steps),
    mayEnd: choices.some((choice) => choice.mayEnd),
  }
}

/** Eight thousand pieces are twelve hundred words. */
const readPieces = new Map<string, readonly KnownWord[]>()
function wordsOf(piece: string): readonly KnownWord[] {
  let words = readPieces.get(piece)
  if (!words) {
    words = splitPhrase(piece).map(knownWord)
    readPieces.set(piece, words)
  }
  return words
}

function chain(words: readonly KnownWord[], behind: Ways, steps?: Step[]): Ways {
  let ways = behind
  for (let i = words.length - 1; i >= 0; i--) {
    const step: Step = { word: words[i]!, onward: ways }
    steps?.push(step)
    ways = { steps: [step], mayEnd: false }
  }
  return ways
}
