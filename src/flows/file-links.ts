// Links under which a file can be had for a day: signed, so that nobody guesses one or asks for another's.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { fileName, webTypeOf } from '../domain/attachment.ts'
import type { Moment } from '../domain/calendar.ts'
import type { Message } from '../domain/message.ts'
import type { Clock, Storage } from '../ports.ts'

/** Where the register's own key stands: a restart or a second machine signs alike. */
const KEY = 'files:key'
export const LINK_LIVES_MS = 24 * 3_600_000
export const FILES_PATH = '/tep/'

export type FileLinks = {
  /** Null: the service has no public address. */
  readonly linkTo: (message: Message) => Promise<{ readonly url: string; readonly until: Moment } | null>
  /** The file behind a link; null for whatever is wrong, over or unknown: all look the same. */
  readonly open: (
    path: string,
  ) => Promise<{ readonly name: string; readonly type: string; readonly bytes: Uint8Array } | null>
}

export function createFileLinks(storage: Storage, clock: Clock, publicUrl: string): FileLinks {
  const root = publicUrl.replace(/\/+$/, '')
  return {
    linkTo: async ({ key, file }) => {
      if (!root || !file) return null
      const until = Math.trunc(clock.now()) + LINK_LIVES_MS
      const signature = signed(await registerKey(storage, clock.now()), { key, until })
      return { url: `${root}${FILES_PATH}${Buffer.from(key).toString('base64url')}/${until}/${signature}`, until }
    },
    open: async (path) => {
      const link = readLink(path)
      if (!link || clock.now() > link.until) return null
      if (!isSame(link.signature, signed(await registerKey(storage, clock.now()), link))) return null
      if (!(await isStillTheirs(storage, link.key))) return null
      const file = await storage.file(link.key)
      if (!file) return null
      const bytes = new Uint8Array(Buffer.from(file.base64, 'base64'))
      return { name: fileName(file.name), type: webTypeOf(file.name), bytes }
    },
  }
}

// A link is worth what its place is worth today: nothing once the person has no role, or the chat stands for other bodies.
async function isStillTheirs(storage: Storage, key: string): Promise<boolean> {
  const [message] = await storage.messages({ keys: [key] })
  if (!message) return false
  const { to, queuedAt } = message
  const here = (await storage.chats()).filter((c) => c.to.channel === to.channel && c.to.chat === to.chat)
  if (here.length) return here.some((c) => queuedAt >= (c.bodiesAt ?? c.boundAt))
  return (await storage.member(to.channel, to.chat)) !== null
}

type Signed = { readonly key: string; readonly until: Moment }
function signed(secret: string, { key, until }: Signed): string {
  return createHmac('sha256', secret).update(`${until}\n${key}`).digest('base64url')
}
function isSame(given: string, right: string): boolean {
  return given.length === right.length && timingSafeEqual(Buffer.from(given), Buffer.from(right))
}

const LINK = /^\/tep\/(?<key>[\w-]{1,1000})\/(?<until>\d{1,15})\/(?<signature>[\w-]{43})$/
function readLink(path: string): (Signed & { readonly signature: string }) | null {
  const { key = '', until = '', signature = '' } = LINK.exec(path)?.groups ?? {}
  return key ? { key: Buffer.from(key, 'base64url').toString(), until: Number(until), signature } : null
}

/** The register's own key, made when it is first needed. */
export async function registerKey(storage: Storage, at: Moment): Promise<string> {
  const kept = (await storage.notes(KEY)).get(KEY)
  if (kept) return kept
  const made = randomBytes(32).toString('base64url')
  const done = await storage.commit({ at, notes: { [KEY]: made }, expects: { notes: { [KEY]: null } } })
  // Somebody else was first: theirs holds.
  return done.kind === 'done' ? made : ((await storage.notes(KEY)).get(KEY) ?? made)
}
