// dondoc bind, unbind, chats, member, members: who is tied to which body, from the command line.
import { TELEGRAM_CAN } from '../channels/telegram.ts'
import { ZALO_CAN } from '../channels/zalo.ts'
import { absencesOf } from '../domain/absence.ts'
import type { Body } from '../domain/agency.ts'
import { dayOf, type Moment, timeOf, writeDay } from '../domain/calendar.ts'
import type { Chat, Member, Role } from '../domain/chat.ts'
import { type Address, addressKey } from '../domain/message.ts'
import { bindChat, bodiesConcerned, chatAt, type Reached, reachOf } from '../flows/access.ts'
import { withLateHandouts } from '../flows/late-handout.ts'
import { roleChanges, unbinding } from '../flows/leaving.ts'
import { untiedBodies } from '../flows/untied.ts'
import type { Opened } from '../main.ts'
import type { Changes, Storage } from '../ports.ts'
import { readQuietHours } from '../reminders/quiet-hours.ts'
import type { Common } from './common.ts'
import { Failure } from './failure.ts'
import { type Lang, line } from './lines.ts'
import { viewerOf } from './viewer.ts'
import { readProvince } from './who.ts'

export type BindOptions = Common & {
  readonly channel: string
  readonly chat: string
  readonly thread: string | null
  readonly agency: string | null
}

export async function bind(options: BindOptions, opened: Opened): Promise<readonly string[]> {
  const storage = ownRegister(options, opened)
  mustBeChatId(options)
  const body = bodyNamed(options.agency ?? '', options, opened)
  const chats = await storage.chats()
  const person = await storage.member(options.channel, options.chat)
  if (person?.province && person.province !== body.province)
    throw new Failure(2, line(options.lang, 'person-elsewhere', person.province), line(options.lang, 'one-province'))
  const bound = bindChat(chats, addressOf(options), body, opened.clock.now())
  if (bound.kind === 'other-province')
    throw new Failure(2, line(options.lang, 'chat-elsewhere', bound.province), line(options.lang, 'unbind-first'))
  if (bound.kind === 'bound') await tie(storage, opened, { chats, changes: bound.changes })
  return said(options, { ...addressOf(options), province: bound.chat.province, bodies: bound.chat.bodies })
}

// Telegram numbers its chats, groups below zero, and their topics; Zalo's ids are letters and digits. Anything else would never be reached.
const IDS = {
  telegram: { chat: /^-?[1-9]\d{0,19}$/, user: /^[1-9]\d{0,19}$/, thread: /^[1-9]\d{0,19}$/ },
  zalo: { chat: /^[\w-]{1,64}$/, user: /^[\w-]{1,64}$/, thread: null },
}
const idsOf = (channel: string) =>
  channel === 'telegram' ? IDS.telegram : channel.startsWith('zalo') ? IDS.zalo : null
function mustBeChatId({ channel, chat, thread, lang }: BindOptions): void {
  const ids = idsOf(channel)
  if (!ids) return
  if (!ids.chat.test(chat)) throw new Failure(2, line(lang, 'no-chat-id', chat, channel), line(lang, 'chat-ids'))
  if (thread === null || ids.thread?.test(thread)) return
  throw new Failure(2, line(lang, 'no-thread-id', thread, channel), line(lang, 'thread-ids'))
}
// «@nguyenvana» is no id: nobody would ever be known by it.
function mustBeUserId({ channel, user, lang }: MemberOptions): void {
  if (idsOf(channel)?.user.test(user) === false)
    throw new Failure(2, line(lang, 'no-user-id', user, channel), line(lang, 'user-ids'))
}

export async function unbind(options: BindOptions, opened: Opened): Promise<readonly string[]> {
  const storage = ownRegister(options, opened)
  const body = options.agency === null ? null : bodyNamed(options.agency, options, opened).name
  const unbound = await unbinding(storage, addressOf(options), body, opened.clock.now())
  if (!unbound) throw new Failure(1, line(options.lang, 'not-bound', sayAddress(addressOf(options))), 'dondoc chats')
  await write(storage, opened, unbound.changes)
  return said(options, { ...addressOf(options), bodies: unbound.left })
}

/** Each body with tasks or a chat: what reaches it, since when it is parked, or that nothing ever did. */
export async function listChats(options: Common, opened: Opened): Promise<readonly string[]> {
  const storage = ownRegister(options, opened)
  const [chats, members] = [await storage.chats(), await storage.members()]
  const { register, directory } = opened
  const bodies = directory.provinces.flatMap((province) => bodiesConcerned(register, province, chats))
  const reached = reachOf(bodies, chats, members, await untiedBodies(storage))
  if (options.json)
    return [
      JSON.stringify(
        reached.map((r) => ({
          agency: r.body.name,
          province: r.body.province,
          state: r.state,
          chats: r.chats,
          ...(r.untiedAt === undefined ? {} : { untiedAt: r.untiedAt }),
        })),
      ),
    ]
  if (!reached.length) return [line(options.lang, 'no-chats')]
  const signs = SIGNS[options.lang]
  return reached.map((r) => `${signs[r.state]} ${r.body.name}@${r.body.province}: ${sayPlaces(r, options)}`)
}
const SIGNS = {
  en: { reached: 'ok    ', parked: 'PARKED', never: 'NONE  ' },
  vi: { reached: 'được     ', parked: 'KHÔNG TỚI', never: 'CHƯA NỐI ' },
} as const
function sayPlaces({ chats, focal, untiedAt }: Reached, { lang }: Common): string {
  const silent = focal.length > 0 && focal.every((m) => m.unheard)
  if (!chats.length)
    return [
      untiedAt === undefined ? line(lang, 'never-bound') : line(lang, 'untied', writeDay(dayOf(untiedAt))),
      ...(silent ? [line(lang, 'never-wrote')] : []),
    ].join('; ')
  return chats.map((c) => `${sayAddress(c.to)}${sayParked(c, lang)}${saySilence(c, lang)}`).join(', ')
}
function saySilence({ muted, snoozedUntil, digestAt }: Chat, lang: Lang): string {
  const said = [
    ...(muted ? [line(lang, 'muted')] : []),
    ...(!muted && snoozedUntil ? [line(lang, 'snoozed', writeDay(snoozedUntil))] : []),
    ...(digestAt ? [line(lang, 'own-hour', digestAt)] : []),
  ]
  return said.map((s) => ` (${s})`).join('')
}
/** «telegram:-100123», «telegram:-100123:7» for a thread of it. */
const sayAddress = (to: Address): string => addressKey(to).replace(/:$/, '')
function sayParked({ parked, parkedAt }: Pick<Chat, 'parked' | 'parkedAt'>, lang: Lang): string {
  if (parked === null) return ''
  const why = parkedAt == null ? line(lang, 'parked-once', parked) : line(lang, 'parked', sayAt(parkedAt), parked)
  return ` (${why})`
}
const sayAt = (at: Moment) => `${timeOf(at)} ${writeDay(dayOf(at))}`

export type MemberOptions = Common & {
  readonly channel: string
  readonly user: string
  readonly role: Role
  readonly agency: string | null
  readonly province: string | null
  readonly deputy: boolean
  readonly remove: boolean
}

export async function setMember(options: MemberOptions, opened: Opened): Promise<readonly string[]> {
  const storage = ownRegister(options, opened)
  const person = { channel: options.channel, user: options.user }
  const before = await storage.member(person.channel, person.user)
  const to = { channel: person.channel, chat: person.user, thread: null }
  const step = { chats: await storage.chats(), to, before, now: opened.clock.now() }
  if (options.remove) {
    if (!before)
      throw new Failure(1, line(options.lang, 'no-member', `${person.channel}:${person.user}`), 'dondoc members')
    await write(storage, opened, await roleChanges(storage, { ...step, after: null }))
    return said(options, { ...person, role: null })
  }
  mustBeUserId(options)
  const given = memberFrom(options, opened)
  // On Zalo whose number is known has written; on Telegram nobody is written to before he did.
  const isHere = writesFirst(person.channel)
  const isKnown = before !== null && before.role !== 'focal' && !before.unheard
  const isUnheard = !isHere && !isKnown && !(await wroteBefore(storage, to))
  const after = isUnheard ? { ...given, unheard: true as const } : given
  await tie(storage, opened, { chats: step.chats, changes: await roleChanges(storage, { ...step, after, isHere }) })
  return said(options, after)
}

function writesFirst(channel: string): boolean {
  return (channel === 'telegram' ? TELEGRAM_CAN : ZALO_CAN).writeFirst === 'always'
}
async function wroteBefore(storage: Storage, to: Address): Promise<boolean> {
  if (chatAt(await storage.chats(), to)) return true
  return (await storage.turn(`${to.channel}:${to.chat}::${to.chat}`)) !== null
}

function memberFrom(options: MemberOptions, opened: Opened): Member {
  const { role, agency, lang } = options
  const needsBody = role === 'focal' || role === 'member'
  if (needsBody && agency === null) throw new Failure(2, line(lang, 'role-needs-body', role), line(lang, 'name-a-body'))
  const person = { channel: options.channel, user: options.user, role }
  const deputy = options.deputy ? { deputy: true } : {}
  if (agency !== null) {
    const body = bodyNamed(agency, options, opened)
    return { ...person, province: body.province, body: body.name, ...deputy }
  }
  return { ...person, province: provinceFor(options, opened), body: null }
}
function provinceFor({ province, role, lang }: MemberOptions, { directory }: Opened): string | null {
  const { provinces } = directory
  const [only] = provinces
  if (province === null) {
    if (provinces.length === 1 && only) return only
    if (role === 'secretariat') return null
    throw new Failure(2, line(lang, 'role-needs-province'), line(lang, 'provinces-are', provinces.join(', ')))
  }
  const found = readProvince(province, directory)
  if (found) return found
  throw new Failure(2, line(lang, 'no-such-province', province), line(lang, 'provinces-are', provinces.join(', ')))
}

export async function listMembers(options: Common, opened: Opened): Promise<readonly string[]> {
  const members = await ownRegister(options, opened).members()
  if (options.json) return [JSON.stringify(members)]
  const { lang } = options
  if (!members.length) return [line(lang, 'no-members')]
  return members.map((m) =>
    [
      `${m.channel}:${m.user}`,
      m.role,
      m.body ? `${m.body}@${m.province ?? ''}` : (m.province ?? ''),
      m.deputy ? line(lang, 'deputy') : '',
      ...absencesOf(m).map((a) => (a.from ? line(lang, 'away-from', a.from, a.until) : line(lang, 'away', a.until))),
      m.unheard ? line(lang, 'person-never-wrote') : '',
      m.parked === undefined ? '' : sayParked({ parked: m.parked, parkedAt: m.parkedAt ?? null }, lang).trim(),
    ]
      .filter(Boolean)
      .join(' · '),
  )
}

function ownRegister({ lang }: Common, { storage }: Opened): Storage {
  if (storage) return storage
  throw new Failure(1, line(lang, 'no-register'), line(lang, 'mend-no-register'))
}
function bodyNamed(name: string, { lang }: Common, { directory }: Opened): Body {
  const viewer = viewerOf(`agency:${name}`, directory, lang)
  if (viewer.role !== 'agency') throw new Error(`agency:${name} was to be a body`)
  return { province: viewer.province, name: viewer.bodies[0] ?? '' }
}
function addressOf({ channel, chat, thread }: BindOptions) {
  return { channel, chat, thread }
}
type Tying = { readonly chats: readonly Chat[]; readonly changes: Partial<Changes> }
/** A body that is reached from now on is handed what it missed. */
async function tie(storage: Storage, opened: Opened, { chats, changes }: Tying): Promise<void> {
  const { register, clock, config } = opened
  const quiet = readQuietHours(config.settings.DONDOC_QUIET) ?? []
  const world = { register, chats, members: await storage.members(), now: clock.now(), quiet }
  await write(storage, opened, await withLateHandouts(storage, changes, world))
}
async function write(storage: Storage, { clock }: Opened, changes: Partial<Changes>): Promise<void> {
  await storage.commit({ ...changes, at: clock.now(), by: 'cli' })
}
function said({ json, lang }: Common, value: Readonly<Record<string, unknown>>): readonly string[] {
  return [json ? JSON.stringify(value) : line(lang, 'written')]
}
