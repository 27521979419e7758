// A message of several pieces that is stopped half-way goes on where it stopped, as long as the program lives.
import type { Attempt } from '../domain/delivery.ts'
import type { Piece } from './render.ts'

type Begun = { readonly pieces: readonly Piece[]; sent: number }
export type PieceMemory = {
  readonly send: (
    key: string,
    render: () => readonly Piece[],
    one: (piece: Piece, i: number) => Promise<Attempt>,
  ) => Promise<Attempt>
}
/** Messages remembered at most: what is begun and never ends must not fill the memory. */
const KEPT_MAX = 1_000

export function createPieceMemory(): PieceMemory {
  const begun = new Map<string, Begun>()
  return {
    send: async (key, render, one) => {
      const message = begun.get(key) ?? { pieces: render(), sent: 0 }
      if (!message.pieces.length) return { kind: 'never', who: 'message', why: 'nothing to say' }
      let last: Attempt = { kind: 'sent', id: null }
      while (message.sent < message.pieces.length) {
        const piece = message.pieces[message.sent]
        if (!piece) break
        last = await one(piece, message.sent)
        if (last.kind !== 'sent') {
          if (message.sent > 0) remember(begun, key, message)
          return last
        }
        message.sent++
      }
      begun.delete(key)
      return last
    },
  }
}
function remember(begun: Map<string, Begun>, key: string, message: Begun): void {
  begun.set(key, message)
  const [oldest] = begun.keys()
  if (begun.size > KEPT_MAX && oldest !== undefined) begun.delete(oldest)
}
