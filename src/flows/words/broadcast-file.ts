// The file of a broadcast: looked at before it is kept, so that nothing marked secret goes round, and fetched when it leaves.
import type { Attachment } from '../../domain/ledger.ts'
import { readSecrecy } from '../../extraction/secrecy.ts'
import { FILE_NOT_LOOKED_AT } from '../../wording/broadcast.ts'
import { FETCHING, SECRET } from '../../wording/import.ts'
import type { Reading } from './import.ts'
import type { WordTurn } from './word-turn.ts'

export type TakenFile =
  | { readonly kind: 'none' }
  /** `isUnread`: a picture, a scan: nobody but a person can see whether it bears a mark. */
  | { readonly kind: 'taken'; readonly file: Attachment; readonly isUnread: boolean }
  | { readonly kind: 'refused'; readonly why: readonly string[]; readonly hash: string | null }

export async function takeFile(turn: WordTurn, reading: Reading | null): Promise<TakenFile> {
  const { said } = turn
  if (!said.file) return { kind: 'none' }
  const refused = (why: readonly string[], hash: string | null = null): TakenFile => ({ kind: 'refused', why, hash })
  if (!reading) return refused([FILE_NOT_LOOKED_AT])
  const fetched = await turn.fetch()
  if (fetched.kind !== 'fetched') return refused([FETCHING[fetched.kind]])
  const file = { channel: said.channel, ...said.file }
  const outcome = await reading.read(fetched.bytes, file.name)
  if (outcome.kind === 'sheets') return { kind: 'taken', file, isUnread: false }
  if (outcome.kind === 'text') {
    if (!readSecrecy(outcome.source.text, file.name)) return { kind: 'taken', file, isUnread: false }
    return refused([SECRET], reading.hash(fetched.bytes))
  }
  if (outcome.why === 'secret') return refused([SECRET], reading.hash(fetched.bytes))
  const isPicture = outcome.why === 'unknown-kind' && isPictureOf(fetched.bytes, file.name)
  if (outcome.why === 'scanned' || isPicture) return { kind: 'taken', file, isUnread: true }
  return refused([outcome.detail])
}

// A picture by its first bytes as well as by its name.
function isPictureOf(bytes: Uint8Array, name: string): boolean {
  const starts = (...magic: number[]) => magic.every((byte, i) => bytes[i] === byte)
  if (/\.png$/i.test(name)) return starts(0x89, 0x50, 0x4e, 0x47)
  return /\.jpe?g$/i.test(name) && starts(0xff, 0xd8, 0xff)
}
