// The letters of a whole document: old codes recognised by their looks, and letters that nobody can know refused.
import type { SourceText } from '../domain/source-text.ts'
import type { Block } from './lay-out.ts'
import { convertLines, guessLegacyKind, type LegacyKind } from './legacy-fonts.ts'
import { Refusal } from './refusal.ts'
import { shareOf, vietnameseLikeness } from './vietnamese-syllables.ts'

export type Mended = { readonly blocks: readonly Block[]; readonly uncertain: SourceText['uncertain'] }

/** `byFont`: the old code that font names told of, already converted. */
export function mendLetters(blocks: readonly Block[], byFont: LegacyKind | null): Mended {
  const whole = blocks.map(plain).join('\n')
  refuseUnknownLetters(whole)
  const guessed = guessLegacyKind(whole)
  if (guessed === null) {
    if (byFont !== null) refuseFailedConversion(whole)
    return { blocks, uncertain: byFont }
  }
  const mend = (text: string) => convertLines(text, guessed)
  const mended = blocks.map((block): Block => {
    if (block.kind === 'paragraph') return { ...block, text: mend(block.text) }
    return { ...block, cells: block.cells.map((cell) => ({ ...cell, text: mend(cell.text) })) }
  })
  return { blocks: mended, uncertain: byFont ?? guessed }
}

function plain(block: Block): string {
  return block.kind === 'paragraph' ? block.text : block.cells.map((cell) => cell.text).join('\n')
}

/** Private codes and replacement signs stand for letters whose meaning the file does not give. */
function refuseUnknownLetters(text: string): void {
  const letters = text.replace(/\s/g, '')
  const unknown = letters.match(/[\ue000-\uf8ff\ufffd\u0080-\u009f]/g)?.length ?? 0
  if (unknown > 0.1 * letters.length) {
    throw new Refusal('unreadable-font', 'Phông chữ của tệp không cho biết đó là chữ gì; hãy gửi bản dùng Unicode.')
  }
}

const JUDGED_MIN = 20

function refuseFailedConversion(text: string): void {
  const likeness = vietnameseLikeness(text)
  if (likeness.marked >= JUDGED_MIN && shareOf(likeness) < 0.4) {
    throw new Refusal(
      'unreadable-font',
      'Tệp dùng phông chữ cũ không chuyển được sang Unicode; hãy chuyển mã rồi gửi lại.',
    )
  }
}
