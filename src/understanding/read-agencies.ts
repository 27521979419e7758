// Only the bodies of a text: for commands and forms that take a name.
import { type BodyHit, readBodies } from '../text/body-names.ts'
import { repair } from '../text/typing-repair.ts'
import { atTheDoor, markExact, readWords } from '../text/words.ts'
import { BARE_WORDS } from './cues.ts'
import { LONGEST_MESSAGE } from './understand.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Names found, left to right; a name that fits several comes as a choice, a former name as its successor. */
export function readAgencies(text: string, vocabulary: Vocabulary): readonly BodyHit[] {
  if (text.length > LONGEST_MESSAGE) return []
  const words = readWords(atTheDoor(text), 120)
  markExact(words, BARE_WORDS)
  repair(words, vocabulary.known)
  return readBodies(words, vocabulary.bodies)
}
