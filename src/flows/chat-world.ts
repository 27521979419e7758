// What a conversation stands on: storage, the office, a clock, and what the channels can.
import type { Body } from '../domain/agency.ts'
import type { HeardFile } from '../domain/heard.ts'
import type { Capabilities, Clock, FetchedFile, Log, Storage } from '../ports.ts'
import type { CurrentOffice } from './current-office.ts'
import type { FileDoor } from './files.ts'
import type { Manners, Word } from './words/word-turn.ts'

export type ChatWorld = {
  readonly storage: Storage
  readonly office: CurrentOffice
  readonly clock: Clock
  readonly log: Log
  /** What a channel can; its limits decide how much one answer lists. */
  readonly can: (channel: string) => Capabilities
  /** Fetches a file that was sent; left out: no channel here carries files. */
  readonly fetch?: (channel: string, file: HeardFile) => Promise<FetchedFile>
  /** Takes away the choices under an answer that was sent, where the channel can; left out: they stay. */
  readonly withdraw?: (channel: string, answer: string) => Promise<void>
  readonly firstCode: string
  /** Under which name Telegram knows the bot; null until it is known. */
  readonly botName: () => string | null
  /** Writes files; left out: none can be asked for. */
  readonly files?: FileDoor
  /** Left out: digests at half past seven, no quiet hours, one person suffices. */
  readonly manners?: Manners
  /** Where a body's calendar can be read; left out: nowhere. */
  readonly feedLink?: (body: Body) => Promise<string | null>
  /** Words that other flows bring: `/xong`, `/duyet` … */
  readonly words?: Readonly<Record<string, Word>>
}

export const PLAIN_MANNERS: Manners = { digestAt: '07:30', quiet: [], twoPersons: false }
