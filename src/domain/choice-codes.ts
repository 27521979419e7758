// Numbers under messages where there are no buttons: each message has letters of its own in its chat, so that «1k» can mean no other message.
import { z } from 'zod'
import type { Moment } from './calendar.ts'
import { type Address, addressKey } from './message.ts'

const entrySchema = z.object({
  code: z.string(),
  /** Of the message. */
  key: z.string(),
  /** How many choices it has. */
  count: z.number(),
  at: z.number(),
})
const entriesSchema = z.array(entrySchema)
/** A message whose choices may be given by their number. */
export type Coded = Readonly<z.infer<typeof entrySchema>>

/** As long as the words of a message are kept. */
export const CODES_KEPT_MS = 30 * 24 * 3_600_000
// No vowels and no tone keys of Telex, nothing that looks like a number, no «b», which names messages sent round.
const LETTERS = [...'kcghmnpqtvd']
const CODES = [...LETTERS, ...LETTERS.flatMap((a) => LETTERS.map((b) => a + b))]

/** Under which it stands among the turns of a chat: it goes with the chat's words, and with its person. */
export function codesKey(to: Address): string {
  return `${addressKey(to)}:#codes`
}
export function readCoded(memo: string | null): readonly Coded[] {
  return memo === null ? [] : entriesSchema.parse(JSON.parse(memo))
}

/** The code of a message: the one it has, or the first that no other message of the last month has; were all taken, the oldest one’s. */
export function codeFor(
  entries: readonly Coded[],
  { key, count }: Pick<Coded, 'key' | 'count'>,
  now: Moment,
): { readonly code: string; readonly entries: readonly Coded[] } {
  const known = entries.find((e) => e.key === key)
  if (known) return { code: known.code, entries }
  const kept = entries.filter((e) => now - e.at < CODES_KEPT_MS)
  const taken = new Set(kept.map((e) => e.code))
  const code = CODES.find((c) => !taken.has(c)) ?? kept[0]?.code ?? 'k'
  return { code, entries: [...kept.filter((e) => e.code !== code), { code, key, count, at: now }] }
}

export type ChoiceTyped = { readonly option: number; readonly code: string | null }
// 1 | 2k | 1 K | 3kc. | «1»      not: 1/8 | 12 việc | k1
const TYPED = /^[«"']?(?<n>\d{1,2})\s?(?<code>[a-z]{1,2})?[»"'.)]?$/i
/** The choice that a message names, counted from 0; null: it says something else. */
export function readChoice(text: string): ChoiceTyped | null {
  const groups = TYPED.exec(text.trim())?.groups
  if (!groups?.n) return null
  return { option: Number(groups.n) - 1, code: groups.code?.toLowerCase() ?? null }
}
