// What runs while the bot is up: the inbox, a sender for each channel, the pollers, the heartbeat. For `start` and for mounts.

import cron from 'node-cron'
import { hearStored } from '../channels/hear.ts'
import type { Poller } from '../channels/supervisor.ts'
import type { Moment } from '../domain/calendar.ts'
import type { Directory } from '../domain/directory.ts'
import type { DocumentFile } from '../domain/document.ts'
import type { Rules } from '../domain/register.ts'
import type { ChatWorld } from '../flows/chat.ts'
import { createCurrentOffice } from '../flows/current-office.ts'
import { createCurrentRegister } from '../flows/current-register.ts'
import { createInbox, type Inbox } from '../flows/inbox.ts'
import { rehearsed } from '../flows/rehearsal.ts'
import { type ReminderSettings, remind } from '../flows/remind.ts'
import { createSender, type Sender } from '../flows/send.ts'
import { listUnpressed } from '../flows/unpressed.ts'
import type { Capabilities, Channel, Clock, Log, Storage } from '../ports.ts'
import type { Pace } from '../reminders/pace.ts'

export type ServiceParts = {
  readonly storage: Storage
  readonly directory: Directory
  readonly rules: Rules
  readonly clock: Clock
  readonly log: Log
  readonly reminders: ReminderSettings
  readonly firstCode: string
  readonly words?: ChatWorld['words']
  /** Documents that count beside the register: the shipped ones, on a test clock. */
  readonly shipped?: readonly DocumentFile[]
  /** What is pushed goes to the office until it says «chạy thật». */
  readonly isRehearsal?: boolean
  /** On a test clock the heart beats each second: its minutes may be short. */
  readonly everySecond?: boolean
}
export type Carrying = { readonly pace: Pace | null; readonly quota?: number; readonly isSole?: boolean }
export type Service = {
  readonly world: ChatWorld
  readonly inbox: Inbox
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
  }
}

const EVERY_MINUTE = '* * * * *'
const EVERY_SECOND = '* * * * * *'
const NOTHING: Capabilities = {
  buttons: false,
  edit: false,
  files: false,
  groups: false,
  mention: false,
  textMax: 1_900,
}

export function createService(parts: ServiceParts): Service {
  const { storage, clock, log } = parts
  const current = createCurrentRegister(storage, parts)
  const channels = new Map<string, Channel>()
  const senders: Sender[] = []
  const pollers: Poller[] = []
  const known = new Set<string>()
  let botName: string | null = null
  let running = false
  const world: ChatWorld = {
    storage,
    clock,
    log,
    office: createCurrentOffice(storage, current),
    can: (name) => channels.get(name)?.can ?? NOTHING,
    fetch: async (name, file) => (await channels.get(name)?.fetch?.(file)) ?? { kind: 'gone' },
    firstCode: parts.firstCode,
    botName: () => botName,
    ...(parts.words ? { words: parts.words } : {}),
  }
  const inbox = createInbox({ world, hear: hearStored })
  const settings = parts.reminders
  let beating: { planMs: number; beatAt: Moment | null } = { planMs: 0, beatAt: null }
  const beat = async () => {
    try {
      const started = performance.now()
      await remind({ storage, current, clock, settings, known })
      beating = { planMs: Math.round(performance.now() - started), beatAt: clock.now() }
      await listUnpressed({ storage, current, clock, settings })
    } catch (error) {
      log.error('the heartbeat failed', { error: error instanceof Error ? error.message : String(error) })
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
    receive: inbox.receive,
    carry: (channel, { pace, quota, isSole }) => {
      channels.set(channel.name, channel)
      const lease = `${channel.name}:${process.pid}:${senders.length}`
      const sender = createSender({
        storage,
        channel: parts.isRehearsal ? rehearsed(channel, storage) : channel,
        clock,
        log,
        pace,
        lease,
        ...(quota === undefined ? {} : { quota }),
        ...(isSole ? { isSole } : {}),
      })
      senders.push(sender)
      if (running) sender.start()
      return sender
    },
    poll: (poller) => {
      pollers.push(poller)
      if (running) poller.start()
    },
    beat,
    start: () => {
      running = true
      inbox.start()
      for (const sender of senders) sender.start()
      for (const poller of pollers) poller.start()
      void heart.start()
      void beat()
    },
    stop: async () => {
      running = false
      await heart.destroy()
      await Promise.all(pollers.map((p) => p.stop()))
      await inbox.stop()
      await Promise.all(senders.map((s) => s.stop()))
    },
    knowBot: (name) => {
      botName = name
    },
    health: () => ({
      heart: beating,
      pollers: pollers.map((p) => p.health()),
      senders: senders.map((s) => s.health()),
      waiting: inbox.waiting(),
    }),
  }
}
