// What runs while the bot is up: the inbox, a sender for each channel, the pollers, the heartbeat. For `start` and for mounts.

import { randomUUID } from 'node:crypto'
import cron from 'node-cron'
import { hearStored } from '../channels/hear.ts'
import type { Poller } from '../channels/supervisor.ts'
import type { Moment } from '../domain/calendar.ts'
import type { Directory } from '../domain/directory.ts'
import type { DocumentFile } from '../domain/document.ts'
import type { Rules } from '../domain/register.ts'
import { type CalendarFeeds, createCalendarFeeds } from '../flows/calendar-feeds.ts'
import type { ChatWorld } from '../flows/chat-world.ts'
import { createCurrentOffice } from '../flows/current-office.ts'
import { createCurrentRegister } from '../flows/current-register.ts'
import { createInbox, type Inbox } from '../flows/inbox.ts'
import { listOpenWrong } from '../flows/open-wrong.ts'
import { pressFollowers } from '../flows/press-followers.ts'
import { rehearsed } from '../flows/rehearsal.ts'
import { noneKnown, type ReminderSettings, remind } from '../flows/remind.ts'
import { offerReports } from '../flows/report-duties.ts'
import { createSender, type Sender } from '../flows/send.ts'
import { listUnacknowledged } from '../flows/unacknowledged.ts'
import { listUnpressed } from '../flows/unpressed.ts'
import { createWatchdog } from '../flows/watchdog.ts'
import { officeWords } from '../flows/words/office-words.ts'
import { createWriteAlarm } from '../flows/write-alarm.ts'
import type { Capabilities, Channel, Clock, Log, Storage } from '../ports.ts'
import { readDocument } from '../readers/read-document.ts'
import type { Pace } from '../reminders/pace.ts'
import { extractApart } from './extract-apart.ts'
import { createFileDoor } from './files.ts'
import { hashOf } from './read-file.ts'

export type ServiceParts = {
  readonly storage: Storage
  readonly directory: Directory
  readonly rules: Rules
  readonly clock: Clock
  readonly log: Log
  readonly reminders: ReminderSettings
  readonly firstCode: string
  readonly words?: ChatWorld['words']
  /** The address under which files and feeds are reachable; empty or left out: no links. */
  readonly publicUrl?: string
  /** The one who wrote a broadcast does not send it. */
  readonly twoPersons?: boolean
  /** Documents that count beside the register: the shipped ones, on a test clock. */
  readonly shipped?: readonly DocumentFile[]
  /** What is pushed goes to the office until it says «chạy thật». */
  readonly isRehearsal?: boolean
  /** What is pushed carries no content. */
  readonly isPrivate?: boolean
  /** On a test clock the heart beats each second: its minutes may be short. */
  readonly everySecond?: boolean
  /** Alone on the register unless said otherwise. */
  readonly machine?: Machine
}
/** This service among those that share its register. */
export type Machine = {
  /** No other service can be alive: what a dead one left on its way is taken at once. */
  readonly isSole: boolean
  /** Whether this machine sends and polls for a channel's bot just now. */
  readonly isMine: (channel: string) => boolean
}
const ALONE: Machine = { isSole: true, isMine: () => true }
export type Carrying = { readonly pace: Pace | null; readonly quota?: number; readonly isLeaping?: boolean }
export type Service = {
  readonly world: ChatWorld
  readonly inbox: Inbox
  readonly feeds: CalendarFeeds
  readonly receive: Inbox['receive']
  /** Sends through a channel from now on. */
  readonly carry: (channel: Channel, how: Carrying) => Sender
  readonly poll: (poller: Poller) => void
  /** One turn of the clock. */
  readonly beat: () => Promise<void>
  readonly start: () => void
  readonly stop: () => Promise<void>
  readonly knowBot: (name: string) => void
  readonly health: () => {
    /** Milliseconds of the last plan; when the heart last beat. */
    readonly heart: { readonly planMs: number; readonly beatAt: Moment | null }
    readonly pollers: readonly ReturnType<Poller['health']>[]
    readonly senders: readonly ReturnType<Sender['health']>[]
    readonly waiting: number
    /** Why the register cannot be written; null while it can. */
    readonly unwritable: string | null
  }
}

const EVERY_MINUTE = '* * * * *'
const EVERY_SECOND = '* * * * * *'
const LOOK_AT_POLLERS_MS = 5_000
/** Of the ten seconds that a stop may take: what is being answered, then what is on its way. */
const INBOX_STOP_MS = 2_500
const SENDERS_STOP_MS = 4_500
const WITHDRAW_LOOKS = 20
const WITHDRAW_WAIT_MS = 50
const NOTHING: Capabilities = {
  buttons: false,
  edit: false,
  files: false,
  // A mount knows its channel from its first update on: what was heard before must not be refused.
  groups: true,
  mention: false,
  writeFirst: 'never',
  textMax: 1_900,
}

export function createService(parts: ServiceParts): Service {
  const { storage, clock, log, machine = ALONE } = parts
  const current = createCurrentRegister(storage, parts)
  const channels = new Map<string, Channel>()
  const senders: Sender[] = []
  const pollers: Poller[] = []
  const known = noneKnown()
  let botName: string | null = null
  let running = false
  const files = createFileDoor()
  const feeds = createCalendarFeeds({ storage, clock, current, files, publicUrl: parts.publicUrl ?? '' })
  const world: ChatWorld = {
    storage,
    clock,
    log,
    office: createCurrentOffice(storage, current),
    can: (name) => channels.get(name)?.can ?? NOTHING,
    fetch: async (name, file) => (await channels.get(name)?.fetch?.(file)) ?? { kind: 'gone' },
    withdraw: async (name, key) => {
      const channel = channels.get(name)
      if (!channel?.can.edit || !channel.withdraw) return
      // Whoever answers at once may be faster than the line that says that the question went out.
      for (let looks = 0; looks < WITHDRAW_LOOKS; looks++) {
        const [sent] = await storage.messages({ keys: [key] })
        if (sent?.platformId) return channel.withdraw(sent)
        if (sent?.state !== 'pending' && sent?.state !== 'sending') return
        await new Promise((resolve) => setTimeout(resolve, WITHDRAW_WAIT_MS).unref())
      }
    },
    firstCode: parts.firstCode,
    botName: () => botName,
    files,
    feedLink: feeds.linkTo,
    manners: {
      digestAt: parts.reminders.digestAt,
      quiet: parts.reminders.quiet,
      twoPersons: parts.twoPersons ?? false,
    },
    words: { ...officeWords({ read: readDocument, hash: hashOf, extract: extractApart }), ...parts.words },
  }
  const inbox = createInbox({ world, hear: hearStored })
  const settings = parts.reminders
  const alarm = createWriteAlarm({ storage, clock, log, channels: () => [...channels.values()] })
  const dog = createWatchdog(pollers, log)
  let looking: NodeJS.Timeout | undefined
  const startPoller = (poller: Poller) => poller.start(() => machine.isMine(poller.health().channel))
  let beating: { planMs: number; beatAt: Moment | null } = {
    planMs: 0,
    // A heart that never beats at all stands still from here on.
    beatAt: clock.now(),
  }
  const beat = async () => {
    try {
      const started = performance.now()
      await remind({ storage, current, clock, settings, known })
      beating = { planMs: Math.round(performance.now() - started), beatAt: clock.now() }
      await listOpenWrong({ storage, current, clock })
      await listUnpressed({ storage, current, clock, settings, files })
      await listUnacknowledged({ storage, current, clock })
      await pressFollowers({ storage, current, clock, settings })
      await offerReports({ storage, current, clock, settings })
      await alarm.tried(null)
    } catch (error) {
      log.error('the heartbeat failed', { error: error instanceof Error ? error.message : String(error) })
      await alarm.tried(error)
    }
  }
  const heart = cron.createTask(parts.everySecond ? EVERY_SECOND : EVERY_MINUTE, beat, {
    timezone: 'Asia/Ho_Chi_Minh',
    noOverlap: true,
    suppressMissedWarning: true,
  })
  return {
    world,
    inbox,
    feeds,
    receive: inbox.receive,
    carry: (channel, { pace, quota, isLeaping = false }) => {
      channels.set(channel.name, channel)
      // Not the process id: two containers may have the same.
      const lease = `${channel.name}:${randomUUID()}`
      const sender = createSender({
        storage,
        channel: parts.isRehearsal ? rehearsed(channel, storage) : channel,
        clock,
        log,
        pace,
        lease,
        isPrivate: parts.isPrivate ?? false,
        isLeaping,
        ...(quota === undefined ? {} : { quota }),
        isSole: machine.isSole,
        isMine: () => machine.isMine(channel.name),
      })
      senders.push(sender)
      if (running) sender.start()
      return sender
    },
    poll: (poller) => {
      pollers.push(poller)
      if (running) startPoller(poller)
    },
    beat,
    start: () => {
      running = true
      inbox.start()
      for (const sender of senders) sender.start()
      for (const poller of pollers) startPoller(poller)
      looking = setInterval(() => void dog.look(), LOOK_AT_POLLERS_MS)
      void heart.start()
      void beat()
    },
    stop: async () => {
      running = false
      clearInterval(looking)
      await heart.destroy()
      await Promise.all(pollers.map((p) => p.stop()))
      await inbox.stop(INBOX_STOP_MS)
      await Promise.all(senders.map((s) => s.stop(SENDERS_STOP_MS)))
    },
    knowBot: (name) => {
      botName = name
    },
    health: () => ({
      heart: beating,
      pollers: pollers.map((p) => p.health()),
      senders: senders.map((s) => s.health()),
      waiting: inbox.waiting(),
      unwritable: alarm.why(),
    }),
  }
}
