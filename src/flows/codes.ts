// One-time codes: made by the office, used once, kept as a hash alone.
import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { dayOf, type Moment } from '../domain/calendar.ts'
import { ROLES } from '../domain/chat.ts'
import { CODE_LENGTH, CODE_LETTERS, CODE_LIVES_MS, type GivenCode, writeCode } from '../domain/one-time-code.ts'
import type { Changes, Storage } from '../ports.ts'

/** Failed tries that are let through: of one sender in an hour, of one bot in a day. */
export const TRIES = { senderHour: 5, botDay: 50 }
const HOUR_MS = 3_600_000

/** What a code gives: a role to the person who uses it, or its body to the group in which it is used. */
const grantSchema = z.object({
  role: z.enum(ROLES),
  deputy: z.boolean().default(false),
  /** Null: a secretariat of all provinces of the register. */
  province: z.string().nullable(),
  body: z.string().nullable(),
})
export type Grant = Readonly<z.infer<typeof grantSchema>>
const keptSchema = z.object({
  hash: z.string(),
  form: z.enum(['typed', 'link']),
  until: z.number(),
  grant: grantSchema,
})

export type MadeCode = { readonly written: string; readonly link: string; readonly changes: Partial<Changes> }
/** The note under which the register's own salt stands, and the prefix of the codes. */
const SALT = 'access:salt'
const CODE = 'code:'

/** Ten letters without look-alikes, in two blocks. */
export function oneTimeCode(): string {
  return writeCode(Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join(''))
}

/** A new code in both its forms; `changes` keep their hashes. Using either form uses up both. */
export async function makeCode(storage: Storage, grant: Grant, now: Moment): Promise<MadeCode> {
  return codeUnder(await saltOf(storage), grant, now)
}
/** Codes for many at once, under the same salt. */
export async function makeCodes(
  storage: Storage,
  grants: readonly Grant[],
  now: Moment,
): Promise<readonly (MadeCode & { readonly grant: Grant })[]> {
  const salt = await saltOf(storage)
  return grants.map((grant) => ({ ...codeUnder(salt, grant, now), grant }))
}
async function saltOf(storage: Storage): Promise<string> {
  return (await storage.notes(SALT)).get(SALT) ?? randomBytes(16).toString('hex')
}
function codeUnder(salt: string, grant: Grant, now: Moment): MadeCode {
  const written = oneTimeCode()
  const link = randomBytes(16).toString('base64url')
  const id = randomBytes(6).toString('hex')
  const kept = (form: 'typed' | 'link', code: string) =>
    JSON.stringify({ hash: hashOf(code, salt), form, until: now + CODE_LIVES_MS, grant })
  return {
    written,
    link,
    changes: {
      notes: {
        [SALT]: salt,
        [`${CODE}${id}:typed`]: kept('typed', written.replace('-', '')),
        [`${CODE}${id}:link`]: kept('link', link),
      },
      noted: [{ what: 'code made', about: `body ${grant.body ?? grant.role}`, value: grant.province }],
    },
  }
}

export type CodeUse =
  | { readonly kind: 'granted'; readonly grant: Grant; readonly changes: Partial<Changes> }
  /** Wrong, used, expired: nobody is told which. */
  | { readonly kind: 'wrong'; readonly changes: Partial<Changes> }
  /** `limit`: the sender's own tries of an hour, or those of everybody at this bot in a day. */
  | { readonly kind: 'too-often'; readonly limit: 'sender' | 'bot'; readonly changes: Partial<Changes> }

export type CodeTry = {
  readonly given: GivenCode | null
  readonly channel: string
  readonly user: string
  readonly now: Moment
  /** The code as it was written: the setting's own may be any. */
  readonly text: string
  /** The setting's code that makes the first person secretariat, and of which province. */
  readonly first: { readonly code: string; readonly province: string | null } | null
}

/** Looks a code up in constant time. The changes must be committed with `expects`, so that two at once have one winner. */
export async function tryCode(storage: Storage, attempt: CodeTry): Promise<CodeUse> {
  const notes = await storage.notes() // gather
  const tries = readTries(notes, attempt)
  const limit = tries.sender.length >= TRIES.senderHour ? 'sender' : tries.bot >= TRIES.botDay ? 'bot' : null
  if (limit)
    return {
      kind: 'too-often',
      limit,
      changes: { noted: [{ what: 'code refused', about: 'tries', value: 'too often' }] },
    }
  const kept = () => attempt.given && findKept(notes, attempt.given, attempt.now)
  const hit = findFirst(notes, attempt) ?? kept() ?? { kind: 'wrong' as const, changes: afterFailure(tries, attempt) }
  // Of tries at the same time each counts the others: whoever was slower looks again.
  const counted = Object.fromEntries(tries.keys.map((key) => [key, notes.get(key) ?? null]))
  return { ...hit, changes: { ...hit.changes, expects: { notes: { ...hit.changes.expects?.notes, ...counted } } } }
}

function findKept(notes: ReadonlyMap<string, string>, given: GivenCode, now: Moment): CodeUse | null {
  const salt = notes.get(SALT)
  if (salt === undefined) return null
  const hash = hashOf(given.code, salt)
  let found: { readonly key: string; readonly value: string; readonly grant: Grant } | null = null
  // All of them are compared, whichever fits: the time taken tells nothing.
  for (const [key, value] of notes) {
    if (!key.startsWith(CODE)) continue
    const kept = keptSchema.parse(JSON.parse(value))
    if (isSame(kept.hash, hash) && kept.form === given.form && now < kept.until)
      found = { key, value, grant: kept.grant }
  }
  if (!found) return null
  const stem = found.key.slice(0, found.key.lastIndexOf(':'))
  const old = [...notes.keys()].filter((key) => key.startsWith(`${stem}:`) || isOver(key, notes, now))
  return {
    kind: 'granted',
    grant: found.grant,
    changes: {
      notes: Object.fromEntries(old.map((key) => [key, null])),
      expects: { notes: { [found.key]: found.value } },
      noted: [
        { what: 'code used', about: `body ${found.grant.body ?? found.grant.role}`, value: found.grant.province },
      ],
    },
  }
}
function isOver(key: string, notes: ReadonlyMap<string, string>, now: Moment): boolean {
  if (!key.startsWith(CODE)) return false
  return now >= keptSchema.parse(JSON.parse(notes.get(key) ?? '')).until
}

/** Under this note stands the hash of the first code that was used: it works once. */
const FIRST_USED = 'access:first-code'
const lettersOf = (code: string): string => code.replace(/[^A-Za-z0-9]/g, '').toUpperCase()
function findFirst(notes: ReadonlyMap<string, string>, { text, first }: CodeTry): CodeUse | null {
  const code = lettersOf(first?.code ?? '')
  if (!first || !code) return null
  const hash = hashOf(code, 'first')
  if (!isSame(hash, hashOf(lettersOf(text), 'first')) || notes.get(FIRST_USED) === hash) return null
  return {
    kind: 'granted',
    grant: { role: 'secretariat', deputy: false, province: first.province, body: null },
    changes: {
      notes: { [FIRST_USED]: hash },
      expects: { notes: { [FIRST_USED]: notes.get(FIRST_USED) ?? null } },
      noted: [{ what: 'code used', about: 'body secretariat', value: first.province }],
    },
  }
}

type Tries = { readonly sender: readonly Moment[]; readonly bot: number; readonly keys: readonly [string, string] }
function readTries(notes: ReadonlyMap<string, string>, { channel, user, now }: CodeTry): Tries {
  const keys = [`tries:${channel}:${user}`, `tries-day:${channel}:${dayOf(now)}`] as const
  const sender = z.array(z.number()).parse(JSON.parse(notes.get(keys[0]) ?? '[]'))
  return { sender: sender.filter((at) => now - at < HOUR_MS), bot: Number(notes.get(keys[1]) ?? 0), keys }
}
function afterFailure({ sender, bot, keys }: Tries, { now }: CodeTry): Partial<Changes> {
  return {
    notes: { [keys[0]]: JSON.stringify([...sender, now]), [keys[1]]: String(bot + 1) },
    noted: [{ what: 'code refused', about: 'tries', value: String(sender.length + 1) }],
  }
}

function hashOf(code: string, salt: string): string {
  return createHmac('sha256', salt).update(code).digest('hex')
}
function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}
