// The demo in the terminal: the shipped data, a clock of its own, the digests of all groups, questions answered.

import type { Console } from '../channels/console.ts'
import { addDays, dayOf, type Moment, minutesOf, readMoment, timeOf } from '../domain/calendar.ts'
import type { Viewer } from '../domain/chat.ts'
import type { Directory } from '../domain/directory.ts'
import type { Message } from '../domain/message.ts'
import { type Choice, type Reply, reply } from '../domain/reply.ts'
import { LIST_AT } from '../flows/unpressed.ts'
import type { Clock } from '../ports.ts'
import { fold } from '../text/fold.ts'
import {
  sayDemoStart,
  sayGroups,
  sayGroupsMore,
  sayNoMoment,
  sayPassed,
  sayTurned,
  sayUnknownCommand,
  sayViewer,
  WHO_HELP,
} from '../wording/demo.ts'
import { APOLOGY } from '../wording/talk.ts'
import type { Talk } from './talk.ts'
import { readBody, readWho, type WhoRead } from './who.ts'

/** How many digests are shown in full; the rest is one line. */
const SHOWN_IN_FULL = 5

export type Demo = {
  readonly onLine: (text: string) => Promise<boolean>
  /** Shows what one turn of the clock sent. */
  readonly show: (sent: readonly Message[]) => void
  readonly greet: () => void
}
export type DemoParts = {
  readonly talk: Talk
  readonly directory: Directory
  readonly console: Console
  readonly clock: Clock
  readonly turnTo: (moment: Moment) => void
  readonly digestAt: string
  readonly viewer: Viewer
  /** Called after the clock was turned: what is due is sent. */
  readonly tick: () => Promise<void>
}

export function createDemo({
  talk,
  directory,
  console,
  clock,
  turnTo,
  digestAt,
  viewer: first,
  tick,
}: DemoParts): Demo {
  let viewer = first
  let lastSent: readonly Message[] = []
  let choices: readonly Choice[] = []
  let isPassing = false

  function offer(said: Reply): void {
    choices = said.choices
    console.reply(said)
  }
  async function onTurn(words: string): Promise<void> {
    const wanted = readTurn(words, clock.now())
    if (wanted === null || wanted <= clock.now()) {
      console.say(wanted === null && words.trim() ? sayNoMoment(words.trim()) : sayTurned(null, clock.now()))
      return
    }
    // What began before ends first; then every hour that sends something is stopped at, as if the days had gone by.
    const end = beforeDigest(wanted, digestAt)
    await tick()
    for (const stop of stopsBetween(clock.now(), end, digestAt)) {
      turnTo(stop)
      // Of the days that go by a line is enough; the last one is shown.
      isPassing = dayOf(stop) < dayOf(end)
      await tick()
    }
    isPassing = false
    turnTo(end)
    console.say(sayTurned(clock.now(), clock.now()))
    await tick()
  }
  async function onWho(words: string): Promise<void> {
    const read = words ? readViewer(words, directory) : null
    if (read?.kind === 'viewer') {
      viewer = read.viewer
      await talk.become(viewer)
      console.say(sayViewer(viewer))
    } else if (read?.kind === 'which') {
      const name = ROLE_NAMES[read.name] ?? read.name
      const places = read.provinces.map((p) => ({ label: `${name}, ${p}`, says: `/vai ${name}@${p}` }))
      offer(reply([`«${name}» có ở nhiều tỉnh. Gõ số để chọn:`], places))
    } else console.say(read ? `Không có trong sổ: «${words}». ${WHO_HELP}` : `${sayViewer(viewer)} ${WHO_HELP}`)
  }
  function onGroups(words: string): void {
    const wanted = fold(words)
    const found = wanted ? lastSent.filter((m) => fold(m.to.chat).includes(wanted)).slice(0, SHOWN_IN_FULL) : []
    for (const m of found) console.push(m.to.chat, m.text)
    if (!found.length) console.say(sayGroups(lastSent.map((m) => m.to.chat)))
  }
  const own: Record<string, (words: string) => void | Promise<void>> = {
    '/tua': onTurn,
    '/vai': onWho,
    '/nhom': onGroups,
  }

  async function onLine(line: string): Promise<boolean> {
    // «1» takes the first of the choices just offered.
    const text = /^\s*\d\s*$/.test(line) ? (choices[Number(line) - 1]?.says ?? line) : line
    // A choice may be two lines: who asks, and what was typed before.
    const [only = '', ...more] = text.split('\n')
    if (more.length) return (await onLine(only)) && onLine(more.join('\n'))
    const typed = text.normalize('NFC').trim()
    const [called = '', ...rest] = typed.split(/\s+/)
    const word = called.startsWith('/') ? (called.toLowerCase().split('@', 1)[0] ?? called) : called
    if (['/thoat', '/exit', '/quit'].includes(word)) return false
    try {
      const command = own[word]
      if (command) await command(rest.join(' '))
      else if (word.startsWith('/') && !talk.knows(word.slice(1))) console.say(sayUnknownCommand(word))
      else choices = (await talk.hear(text)) ?? choices
    } catch (error) {
      // The edge of the flow: a bug is said once, the chat goes on.
      console.say(APOLOGY.join('\n'))
      process.stderr.write(
        `dondoc: ${error instanceof Error ? error.message.replace(/\s*\n\s*/g, ' ') : String(error)} (report it with the question)\n`,
      )
    }
    return true
  }
  return {
    onLine,
    greet: () => console.say(sayDemoStart(clock.now(), digestAt)),
    show: (sent) => {
      if (!sent.length) return
      lastSent = sent
      if (isPassing) {
        console.say(sayPassed(clock.now(), sent.length))
        return
      }
      for (const m of sent.slice(0, SHOWN_IN_FULL)) console.push(m.to.chat, m.text)
      if (sent.length > SHOWN_IN_FULL) console.say(sayGroupsMore(sent.length - SHOWN_IN_FULL))
    },
  }
}

/** `2025-08-20 07:29`, `20/8/2025 07:29`, `20/8`, `07:29`, `mai`, `+3`: forwards only; a day alone is its 07:29. */
export function readTurn(words: string, now: Moment): Moment | null {
  const text = fold(words) === 'mai' ? '+1' : words.trim()
  const today = dayOf(now)
  const days = /^\+\s?(\d{1,3})(?:\s+(?:ngày|ngay))?$/iu.exec(text)?.[1]
  if (days) return readMoment(`${addDays(today, Number(days))}T${BEFORE_DIGESTS}`)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return readMoment(`${text}T${BEFORE_DIGESTS}`)
  const local = /^(?:(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}))?)?\s*(\d{1,2}:\d{2})?$/.exec(text)
  if (!text || !local) return readMoment(text)
  const [, d, m, y, time] = local
  const day = d && m ? `${y ?? today.slice(0, 4)}-${m.padStart(2, '0')}-${d.padStart(2, '0')}` : today
  return readMoment(`${day}T${(time ?? BEFORE_DIGESTS).padStart(5, '0')}`)
}
const BEFORE_DIGESTS = '07:29'
/** The hours between at which something may go out: the digests, and the office's lists of ten o'clock. */
function stopsBetween(from: Moment, to: Moment, digestAt: string): readonly Moment[] {
  const stops: Moment[] = []
  for (let day = dayOf(from); day <= dayOf(to); day = addDays(day, 1))
    for (const time of [digestAt, LIST_AT]) {
      const stop = readMoment(`${day}T${time}`)
      if (stop !== null && from < stop && stop < to) stops.push(stop)
    }
  return stops
}
/** A turn to the minute before the digests stops five seconds before them: nobody waits a minute for the show. */
function beforeDigest(moment: Moment, digestAt: string): Moment {
  const isMinuteBefore = minutesOf(timeOf(moment)) + 1 === minutesOf(digestAt)
  return isMinuteBefore ? moment - (moment % 60_000) + 55_000 : moment
}

/** What the roles of `--as` are called here. */
const ROLE_NAMES: Readonly<Record<string, string>> = { leader: 'lãnh đạo', inspector: 'kiểm tra' }
function readViewer(words: string, directory: Directory): WhoRead {
  const [name = '', province] = words.split('@')
  const key = fold(name)
  const at = province ? `@${province}` : ''
  if (['van phong', 'vp', 'secretariat', 'thu ky'].includes(key)) return readWho(`secretariat${at}`, directory)
  if (['lanh dao', 'leader'].includes(key)) return readWho(`leader${at}`, directory)
  if (['kiem tra', 'ubkt', 'inspector'].includes(key)) return readWho(`inspector${at}`, directory)
  if (['khach', 'guest'].includes(key)) return readWho('guest', directory)
  const exact = province ? directory.provinces.find((p) => fold(p) === fold(province)) : null
  if (province && !exact) return { kind: 'no-province', name: province }
  return readBody(name, exact ?? null, directory)
}
