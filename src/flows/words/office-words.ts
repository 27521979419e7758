// The words of the loop from a document to its hand-outs, with what they need of the world.
import { sendRoundWith } from './broadcast.ts'
import { importWord, type Reading, registerOutside } from './import.ts'
import { publishDraft } from './publish.ts'
import { reviewDraft } from './review.ts'
import type { Word } from './word-turn.ts'

export function officeWords(parts: Reading): Readonly<Record<string, Word>> {
  return {
    nhapvanban: importWord(parts),
    duyet: reviewDraft,
    guiketluan: publishDraft,
    giungoai: registerOutside,
    guitin: sendRoundWith(parts),
  }
}
