// Choices where there are no buttons: what leaves gets its letters, what comes back finds its message.
import { addDays, dayOf, type Moment, momentOf } from '../domain/calendar.ts'
import { type ChoiceTyped, type Coded, codeFor, codesKey, readChoice, readCoded } from '../domain/choice-codes.ts'
import type { OutboxMessage } from '../domain/delivery.ts'
import type { Said } from '../domain/heard.ts'
import type { Address } from '../domain/message.ts'
import type { Choice } from '../domain/reply.ts'
import type { Capabilities, Storage } from '../ports.ts'
import { sayChoiceOf } from '../wording/choices.ts'

/** A message as it leaves: with letters of its own where its numbers could be another’s. */
export async function withCode(
  message: OutboxMessage,
  { storage, can, now }: { readonly storage: Storage; readonly can: Capabilities; readonly now: Moment },
): Promise<OutboxMessage> {
  const { offers, key, to } = message
  // An answer in private is the last thing its one reader saw: «1» is enough.
  if (can.buttons || !offers?.choices.length || (message.kind === 'answer' && !offers.isGroup)) return message
  const kept = codesKey(to)
  const before = readCoded((await storage.turn(kept))?.memo ?? null)
  const { code, entries } = codeFor(before, { key, count: offers.choices.length }, now)
  // Written before it leaves: whoever answers at once is understood.
  if (entries !== before)
    await storage.commit({ at: now, turns: [{ key: kept, texts: [], memo: JSON.stringify(entries), at: now }] })
  const isGroup = message.kind === 'answer' ? offers.isGroup : !(await isPerson(storage, to))
  return { ...message, offers: { ...offers, isGroup, code } }
}

// A private chat is named after its person.
async function isPerson(storage: Storage, { channel, chat }: Address): Promise<boolean> {
  return (await storage.member(channel, chat)) !== null
}

/** The choices that a conversation was offered last, and when. */
export type Offered = {
  readonly choices: readonly Choice[]
  readonly choicesAt: Moment
  /** The message under which they stood; '' where that is not known. */
  readonly choicesOf: string
}
export type Chosen =
  /** What the message says: its own words, or those of the choice that it names. */
  | { readonly kind: 'says'; readonly text: string }
  /** Several messages may be meant. */
  | { readonly kind: 'which'; readonly choices: readonly Choice[] }
  /** The message that it names is no longer kept. */
  | { readonly kind: 'gone' }

/** A bare number may mean messages of so many days back. */
const DAYS_BACK = 7
const WHICH_MAX = 6

export async function chosenBy(
  text: string,
  said: Said,
  last: Offered,
  { storage, can, now }: { readonly storage: Storage; readonly can: Capabilities; readonly now: Moment },
): Promise<Chosen> {
  const typed = readChoice(text)
  const own = typed?.code === null ? last.choices[typed.option] : undefined
  const plain: Chosen = { kind: 'says', text: own?.says ?? text }
  if (!typed || can.buttons || !said.isAddressed) return plain
  const coded = readCoded((await storage.turn(codesKey(said)))?.memo ?? null).filter((e) => typed.option < e.count)
  if (typed.code !== null) {
    const meant = coded.find((e) => e.code === typed.code)
    if (!meant) return plain
    const [found] = await foundIn(storage, [meant], typed)
    return found ? { kind: 'says', text: found.choice.says } : { kind: 'gone' }
  }
  // What came after the last answer may be meant as well as it: then nobody can tell, and it is asked.
  const since = Math.max(last.choicesAt, momentOf(addDays(dayOf(now), -DAYS_BACK)))
  const newer = coded.filter((e) => e.at > since && e.key !== last.choicesOf)
  if (!newer.length) return plain
  const others = await foundIn(storage, newer.slice(-WHICH_MAX), typed)
  const named = others.map(({ choice, text }) => ({ label: sayChoiceOf(choice.label, text), says: choice.says }))
  const all = [...named, ...(own ? [own] : [])]
  const [only, second] = all
  if (only && second) return { kind: 'which', choices: all }
  return only ? { kind: 'says', text: only.says } : plain
}

type Found = { readonly choice: Choice; readonly text: string }
/** The choices of that number under these messages, the newest first; words that were forgotten give none. */
async function foundIn(storage: Storage, coded: readonly Coded[], { option }: ChoiceTyped): Promise<readonly Found[]> {
  const messages = await storage.messages({ keys: coded.map((e) => e.key) })
  return coded.toReversed().flatMap(({ key }): readonly Found[] => {
    const message = messages.find((m) => m.key === key)
    const choice = message?.offers?.choices[option]
    return message && choice ? [{ choice, text: message.text }] : []
  })
}
