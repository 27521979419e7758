// The words of an entry, and who wrote them where it was not the body itself.
import type { WordTurn } from '../word-turn.ts'

export function noted({ behalf }: WordTurn, words: string): string {
  return [words.trim().slice(0, 1000), behalf ? `(${behalf})` : ''].filter(Boolean).join(' ')
}
