// Plays a transcript on a stage: does each step, turns the clock, compares what arrived with what was expected.
import { addDays, dayOf, isoOf, type Moment, readMoment } from '../../src/domain/calendar.ts'
import type { Member, Role } from '../../src/domain/chat.ts'
import { HEARTBEAT } from '../../src/flows/remind.ts'
import type { Storage } from '../../src/ports.ts'
import { createMemoryStorage } from '../../src/storage/memory.ts'
import { files, rules } from '../data/shipped.ts'
import { groupOf } from '../flows/chat-world.ts'
import { bytesOf } from './files.ts'
import { difference, filled, matches, takeWords } from './match.ts'
import type { Arrived, Stage, StageParts } from './stages.ts'
import { type Cast, readTranscript, type Step } from './transcript.ts'

export type Played = {
  /** One readable difference for each step that went otherwise. */
  readonly wrong: readonly string[]
  /** The same scene with what was really said. */
  readonly said: string
}
const PROVINCE = 'Lào Cai'
/** On the way to a later moment the clock stands still here, so that what falls due leaves in its hour. */
const STOPS = ['07:30', '08:00', '10:00', '13:30', '16:00', '17:00']
/** On the days between only working mornings count: the digests, and the list of those who were not reached. */
const STOPS_BETWEEN = ['07:30', '10:00']

/** A report that is to be compared: what was sent until now, and its files as they came into the chat. */
export type Compared = {
  readonly report: 'weekly' | 'monthly'
  readonly now: Moment
  readonly arrived: readonly Told[]
  readonly file: (name: string) => Uint8Array | null
}
/** The calendar of a body that is to be compared, at the place of its step. */
export type ComparedFeed = Pick<Compared, 'now' | 'file'> & { readonly body: string; readonly step: number }
export type Told = { readonly at: Moment; readonly to: string; readonly text: string }
/** What the test that plays it brings along. */
export type Playing = {
  readonly storage?: Storage
  /** Gives what is wrong with a report. */
  readonly check?: (compared: Compared) => Promise<readonly string[]>
  /** Gives what is wrong with a calendar. */
  readonly checkFeed?: (compared: ComparedFeed) => Promise<readonly string[]>
  /** The service dies after every update that it took, and again before anything is sent. */
  readonly crashes?: boolean
}
export async function playTranscript(
  text: string,
  raise: (parts: StageParts) => Promise<Stage>,
  { storage = createMemoryStorage(), check, checkFeed, crashes = false }: Playing = {},
): Promise<Played> {
  const { cast, head, steps } = readTranscript(text)
  let now = momentOf(steps[0]?.action.kind === 'clock' ? steps[0].action.moment : '')
  const stage = await raise({ storage, cast, now: () => now })
  const bound = new Map<string, string>()
  const wrong: string[] = []
  const told: Told[] = []
  const fresh: Arrived[] = []
  const said = [...head]
  const ids = idsOf(cast)
  const nameOf = new Map([...ids].map(([name, id]) => [id, name] as const))
  const speaker = (who: string, group: string | null, isAddressed = true) => ({
    user: ids.get(who) ?? must(who),
    name: who,
    group: group === null ? null : (ids.get(group) ?? must(group)),
    isAddressed,
  })
  const turnTo = async (moment: Moment) => {
    const [first, last] = [dayOf(now), dayOf(moment)]
    for (let day = first; day <= last; day = addDays(day, 1))
      for (const stop of day === first || day === last
        ? STOPS
        : rules.calendar.isWorkingDay(day)
          ? STOPS_BETWEEN
          : []) {
        const at = momentOf(`${day}T${stop}`)
        if (at > now && at < moment) await beat(at)
      }
    await beat(moment)
  }
  const beat = async (moment: Moment) => {
    now = moment
    // The minutes on the way had their beats too: no outage is told of.
    await storage.commit({ at: now, notes: { [HEARTBEAT]: isoOf(now - 60_000) } })
    await stage.service.beat()
    await stage.settle()
    hear()
  }
  // Kept with the moment at which it came.
  const hear = () => {
    for (const a of stage.taken()) {
      fresh.push(a)
      told.push({ at: now, to: nameOf.get(a.chat) ?? a.chat, text: a.text })
    }
  }
  const settle = async () => {
    if (!crashes) return stage.settle()
    stage.crash()
    await stage.settle(() => stage.crash())
  }
  const act = async (step: Step) => {
    const { action, at } = step
    switch (action.kind) {
      case 'clock':
        return turnTo(momentOf(action.moment))
      case 'restart':
        return stage.restart()
      case 'kick':
        return stage.kick(ids.get(action.group) ?? must(action.group))
      case 'welcome':
        await stage.welcome(ids.get(action.group) ?? must(action.group))
        return settle()
      case 'edit':
        await stage.edit(filled(action.text, bound), speaker(action.who, action.group))
        return settle()
      case 'check':
        if (!check) throw new Error(`line ${at}: nobody is here to compare the report`)
        wrong.push(...(await check({ report: action.report, now, arrived: told, file: stage.file })))
        return
      case 'check-feed':
        if (!checkFeed) throw new Error(`line ${at}: nobody is here to compare the calendar`)
        wrong.push(...(await checkFeed({ body: action.body, step: steps.indexOf(step), now, file: stage.file })))
        return
      case 'say': {
        const file = action.file
        // A picture has no name of its own on the platforms.
        const name = file?.replace(/^.*(?=\.jpg$)/, 'ảnh') ?? ''
        const attached = file ? { name, bytes: await bytesOf(file) } : null
        await stage.say(filled(action.text, bound), speaker(action.who, action.group, action.isAddressed), attached)
        return settle()
      }
      case 'press':
        for (let i = 0; i < action.times; i++)
          if (!(await stage.press(action.label, speaker(action.who, action.group))))
            wrong.push(`line ${at}: «${action.label}» was not offered`)
        return settle()
    }
  }
  try {
    await storage.commit({ at: now, ...beginning(cast, stage.channel, ids) })
    for (const step of steps) {
      await act(step)
      hear()
      const arrived = fresh.splice(0).map((a) => ({ to: nameOf.get(a.chat) ?? a.chat, lines: linesOf(a) }))
      wrong.push(...compared(step, arrived, bound))
      said.push('', ...step.written, ...arrived.flatMap(({ to, lines }) => written(to, lines)))
    }
  } finally {
    await stage.stop()
  }
  return { wrong, said: `${said.join('\n').trim()}\n` }
}

type Heard = { readonly to: string; readonly lines: readonly string[] }
function compared(step: Step, arrived: readonly Heard[], bound: Map<string, string>): readonly string[] {
  const rest = [...arrived]
  const wrong: string[] = []
  for (const { to, lines, at } of step.expected) {
    const fits = (h: Heard) => h.to === to && matches(lines, h.lines, new Map(bound))
    // Where other messages may stand between, the one that fits; otherwise the next to this chat.
    const fitting = step.isOpen ? rest.findIndex(fits) : -1
    const index = fitting >= 0 ? fitting : rest.findIndex((h) => h.to === to)
    const heard = index < 0 ? undefined : rest.splice(index, 1)[0]
    if (heard && matches(lines, heard.lines, bound)) continue
    takeWords(lines, heard?.lines ?? [], bound)
    wrong.push(
      `line ${at}, after «${step.written.join(' ')}», to ${to}:\n${
        heard ? difference(lines, heard.lines) : `${difference(lines, [])}\n  (nothing arrived)`
      }`,
    )
  }
  if (!step.isOpen)
    for (const { to, lines } of rest)
      wrong.push(
        `line ${step.at}, after «${step.written.join(' ')}», to ${to}, not expected:\n${difference([], lines)}`,
      )
  return wrong
}
function linesOf({ text, buttons }: Arrived): readonly string[] {
  const lines = text.split('\n').filter((line) => line.trim())
  return buttons.length ? [...lines, buttons.map((b) => `[${b}]`).join(' ')] : lines
}
function written(to: string, [first = '', ...rest]: readonly string[]): readonly string[] {
  return [`bot › ${to}: ${first}`, ...rest.map((line) => `  ${line}`)]
}

function idsOf({ people, groups }: Cast): ReadonlyMap<string, string> {
  return new Map([
    ...[...people.keys()].map((name, i) => [name, String(101 + i)] as const),
    ...[...groups.keys()].map((name, i) => [name, String(-(1_001 + i))] as const),
  ])
}
function beginning(cast: Cast, channel: string, ids: ReadonlyMap<string, string>) {
  const members = [...cast.people].flatMap(([name, post]) => memberOf(post, channel, ids.get(name) ?? ''))
  const chats = [...cast.groups].flatMap(([name, bodies]) =>
    bodies.length
      ? [groupOf(ids.get(name) ?? '', bodies, { to: { channel, chat: ids.get(name) ?? '', thread: null } })]
      : [],
  )
  return { members, chats, documents: cast.isShipped ? files : [] }
}
const POSTS: readonly (readonly [string, Role, boolean])[] = [
  ['văn phòng', 'secretariat', false],
  ['lãnh đạo', 'leader', false],
  ['đầu mối', 'focal', false],
  ['phó', 'member', true],
]
function memberOf(post: string, channel: string, user: string): readonly Member[] {
  if (!post) return []
  const found = POSTS.find(([word]) => post.startsWith(word))
  if (!found) throw new Error(`no role is called «${post}»`)
  const [word, role, deputy] = found
  const body = post.slice(word.length).trim() || null
  return [{ channel, user, role, province: PROVINCE, body, ...(deputy ? { deputy } : {}) }]
}

function momentOf(text: string): Moment {
  return readMoment(text.replace(' ', 'T')) ?? must(text)
}
function must(name: string): never {
  throw new Error(`«${name}» is not known to the transcript`)
}
