// dondoc start and dondoc chat: the demo in the terminal, or the chat on the office's own register.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import cron from 'node-cron'
import { createConsole } from '../channels/console.ts'
import type { OutboxMessage } from '../domain/delivery.ts'
import { createBot } from '../flows/answer.ts'
import { createCurrentRegister } from '../flows/current-register.ts'
import { remind } from '../flows/remind.ts'
import { createSender } from '../flows/send.ts'
import { DEMO_START, type Opened, openOffice, runningClock, terminalGroups } from '../main.ts'
import type { Channel, Log, Storage } from '../ports.ts'
import { readQuietHours } from '../reminders/quiet-hours.ts'
import { openSqlite } from '../storage/sqlite.ts'
import type { Common } from './common.ts'
import { createDemo } from './demo.ts'
import { Failure } from './failure.ts'
import { holdRegister } from './hold-register.ts'
import { line } from './lines.ts'
import { createOfficeChat } from './office-chat.ts'
import { viewerOf } from './viewer.ts'

/** Each second: the demo's clock may stand five seconds before the digests. The service beats once a minute. */
const EVERY_SECOND = '* * * * * *'

/** `isPlain`: for screen readers. */
type StartOptions = Common & { readonly isPlain?: boolean }

export async function start(options: StartOptions & { readonly mode: 'start' | 'chat' }): Promise<void> {
  const opened = await openOffice(options)
  const { settings } = opened.config
  if (options.mode === 'start' && (settings.TELEGRAM_BOT_TOKEN || settings.ZALO_BOT_TOKEN))
    return serve(opened, options)
  if (options.mode === 'chat' && opened.isDemo)
    throw new Failure(1, line(options.lang, 'no-register'), line(options.lang, 'mend-no-register'))
  const isTerminal = process.stdin.isTTY === true
  if (isTerminal && opened.isDemo) return withDigests(opened, options)
  const hold = options.mode === 'start' && !opened.isDemo ? await holdRegister(opened, options.lang) : null
  if (opened.storage) await chatWithOffice(opened, opened.storage, options, isTerminal)
  else {
    const demo = demoOn(opened, options, isTerminal, { tick: async () => {} })
    await demo.console.read(demo.onLine)
  }
  await hold?.release()
  await opened.close()
}

async function chatWithOffice(
  opened: Opened,
  storage: Storage,
  options: StartOptions,
  isTerminal: boolean,
): Promise<void> {
  const console = consoleOf(isTerminal, options.isPlain === true)
  const viewer = viewerOf(options.who, opened.directory, options.lang)
  const chat = createOfficeChat({ opened, storage, console, viewer, log: errorLog })
  if (isTerminal) chat.greet()
  await console.read(chat.onLine)
  await chat.stop()
}
function consoleOf(isTerminal: boolean, isPlain: boolean) {
  const colour = process.stdout.isTTY === true
  return createConsole({ input: process.stdin, output: process.stdout, isTerminal, colour, isPlain })
}

async function serve(opened: Opened, options: StartOptions): Promise<void> {
  try {
    const { signalled, startService } = await import('./start-service.ts')
    // What hangs beyond that (a platform, a database that is gone) is left: its messages are known to be in doubt.
    const ended = () => signalled().then(() => void setTimeout(() => process.exit(0), STOP_MAX_MS).unref())
    await startService(opened, options, ended)
  } finally {
    await opened.close()
  }
  process.exit(0)
}
const STOP_MAX_MS = 9_500

type DemoClock = { readonly tick: () => Promise<void> }
function demoOn(opened: Opened, options: StartOptions, isTerminal: boolean, { tick }: DemoClock) {
  const running = opened.isDemo
    ? runningClock(options.now ?? opened.config.clockStart ?? DEMO_START, opened.config.settings.DONDOC_CLOCK_SPEED)
    : { clock: opened.clock, turnTo: () => {} }
  const console = consoleOf(isTerminal, options.isPlain === true)
  const viewer = viewerOf(options.who, opened.directory, options.lang)
  const demo = createDemo({
    bot: createBot(opened.register),
    console,
    clock: running.clock,
    turnTo: running.turnTo,
    digestAt: opened.config.settings.DONDOC_DIGEST_AT,
    viewer,
    isDemo: opened.isDemo,
    tick,
  })
  return { ...demo, console, clock: running.clock }
}

/** The demo with its heartbeat: a register in a temporary folder that is gone at the end. */
async function withDigests(opened: Opened, options: StartOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-demo-'))
  const storage = await openSqlite(join(folder, 'dondoc.db'))
  const end = async () => {
    await storage.close()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await seed(storage, opened)
    await runDemo(opened, options, storage)
  } finally {
    await end()
  }
}

async function seed(storage: Storage, opened: Opened): Promise<void> {
  await storage.commit({ at: DEMO_START, documents: opened.data.documents, chats: terminalGroups(opened.register) })
}

async function runDemo(opened: Opened, options: StartOptions, storage: Storage): Promise<void> {
  const { settings } = opened.config
  let turning = false
  const sent: OutboxMessage[] = []
  const tick = async () => {
    // One turn at a time: a slow one is not overtaken by the next second.
    if (turning) return
    turning = true
    try {
      await remind(world)
      await sender.drain()
      demo.show(inOrder(sent.splice(0), opened))
    } finally {
      turning = false
    }
  }
  const demo = demoOn(opened, options, true, { tick })
  const world = {
    storage,
    clock: demo.clock,
    current: createCurrentRegister(storage, opened),
    settings: { digestAt: settings.DONDOC_DIGEST_AT, quiet: readQuietHours(settings.DONDOC_QUIET) ?? [] },
    known: new Set<string>(),
  }
  const sender = createSender({
    storage,
    channel: terminalInto(sent),
    clock: demo.clock,
    log: noLog,
    pace: null,
    lease: `terminal:${process.pid}`,
    isSole: true,
  })
  demo.greet()
  const heart = cron.schedule(EVERY_SECOND, tick, {
    timezone: 'Asia/Ho_Chi_Minh',
    noOverlap: true,
    suppressMissedWarning: true,
  })
  try {
    await demo.console.read(demo.onLine)
  } finally {
    await heart.destroy()
  }
}

/** As the directory has them: province by province, the departments first. */
function inOrder(sent: readonly OutboxMessage[], { register }: Opened): readonly OutboxMessage[] {
  const place = new Map(terminalGroups(register).map((chat, i) => [chat.to.chat, i] as const))
  return [...sent].sort((a, b) => (place.get(a.to.chat) ?? 0) - (place.get(b.to.chat) ?? 0))
}

/** The terminal as a channel that takes everything. */
const terminalInto = (sent: OutboxMessage[]): Channel => ({
  name: 'terminal',
  can: { buttons: false, edit: false, files: false, groups: true, mention: false, textMax: 100_000 },
  send: async (message) => {
    sent.push(message)
    return { kind: 'sent', id: null }
  },
})
const noLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
/** In the terminal chat a bug is one line on stderr; the person gets the apology. */
const errorLog: Log = {
  ...noLog,
  error: (text, facts) => process.stderr.write(`dondoc: ${text} ${JSON.stringify(facts ?? {})}\n`),
}
