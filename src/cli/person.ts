// dondoc person: what is held about somebody, and taking it away without touching the facts of the register.
import { isoOf } from '../domain/calendar.ts'
import { type Opened, openOffice } from '../main.ts'
import type { PersonRecord, Storage } from '../ports.ts'
import type { Common } from './common.ts'
import { Failure } from './failure.ts'
import { line } from './lines.ts'

export type PersonOptions = Common & {
  /** Null: wherever the id is known. */
  readonly channel: string | null
  readonly user: string
  readonly blank: boolean
}
type Held = { readonly channel: string; readonly record: PersonRecord }

export async function person(options: PersonOptions): Promise<readonly string[]> {
  const opened = await openOffice(options)
  try {
    const { storage } = opened
    if (!storage) throw new Failure(1, line(options.lang, 'no-register'), line(options.lang, 'mend-no-register'))
    const held = await heldAbout(storage, options)
    if (!held.length)
      throw new Failure(1, line(options.lang, 'nobody-known', options.user), line(options.lang, 'mend-nobody-known'))
    if (options.blank) return await blank(storage, opened, options, held)
    // Who looks at what is held about somebody takes it away with them: an export.
    const noted = held.map(({ record }) => ({ what: 'person shown', about: `chat p${record.no ?? 0}`, value: null }))
    await storage.commit({ at: opened.clock.now(), by: 'cli', noted })
    if (options.json) return [JSON.stringify(held.map(({ channel, record }) => ({ channel, ...record })))]
    return held.flatMap((one) => sayHeld(one, options))
  } finally {
    await opened.close()
  }
}

async function heldAbout(storage: Storage, { channel, user }: PersonOptions): Promise<readonly Held[]> {
  const used = [...(await storage.members()).map((m) => m.channel), ...(await storage.chats()).map((c) => c.to.channel)]
  const channels = channel === null ? [...new Set(['telegram', 'zalo', ...used])] : [channel]
  const records = await Promise.all(channels.map((name) => storage.person(name, user)))
  return records.flatMap((record, i) => (record ? [{ channel: channels[i] ?? '', record }] : []))
}

async function blank(
  storage: Storage,
  { clock }: Opened,
  { user, json, lang }: PersonOptions,
  held: readonly Held[],
): Promise<readonly string[]> {
  for (const { channel } of held) await storage.blank({ at: clock.now(), by: 'cli', channel, user })
  const blanked = held.map(({ channel, record }) => ({ channel, no: record.no }))
  if (json) return [JSON.stringify({ blanked })]
  return blanked.map(({ channel, no }) =>
    line(lang, 'person-blanked', `${channel}:${user}`, no === null ? '–' : `p${no}`),
  )
}

function sayHeld({ channel, record }: Held, { user, lang }: PersonOptions): readonly string[] {
  const { no, member, messages, conversations, audit } = record
  const role = member ? [member.role, member.body, member.province].filter(Boolean).join(' · ') : line(lang, 'no-role')
  return [
    `${channel}:${user}${no === null ? '' : ` (p${no})`}: ${role}`,
    line(lang, 'person-messages', String(messages)),
    ...conversations.flatMap((turn) => turn.texts.map((text) => `  ${isoOf(turn.at)} ${text}`)),
    ...audit.map((row) => `  ${isoOf(row.at)} ${row.who} ${row.what}: ${row.about}`),
  ]
}
