// dondoc start and dondoc chat: the demo in the terminal, or the chat on the office's own register.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import cron from 'node-cron'
import { createConsole } from '../channels/console.ts'
import { saveInto } from '../channels/terminal-files.ts'
import { wantsColour } from '../config.ts'
import { DEMO_START, type Opened, openOffice, runningClock } from '../main.ts'
import type { Log, Storage } from '../ports.ts'
import { createMemoryStorage } from '../storage/memory.ts'
import { openSqlite } from '../storage/sqlite.ts'
import type { Common } from './common.ts'
import { createDemo } from './demo.ts'
import { createDemoOffice, type DemoOfficeParts, seedDemo } from './demo-office.ts'
import { Failure } from './failure.ts'
import { holdRegister } from './hold-register.ts'
import { line } from './lines.ts'
import { createOfficeChat } from './office-chat.ts'
import { reminderHours } from './reminder-hours.ts'
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
  else await answerLines(opened, options)
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
  const colour = process.stdout.isTTY === true && wantsColour()
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

/** Piped input, a message a line: every word over a register in memory; digests go out where «/tua» passes their hour. */
async function answerLines(opened: Opened, options: StartOptions): Promise<void> {
  const storage = createMemoryStorage()
  await seedDemo(storage, opened)
  const { parts, office, demo } = await openDemo(opened, options, storage, false)
  await parts.console.read(demo.onLine)
  await office.stop()
}
function demoParts(opened: Opened, options: StartOptions, isTerminal: boolean) {
  const { settings, clockStart } = opened.config
  return {
    ...runningClock(options.now ?? clockStart ?? DEMO_START, settings.DONDOC_CLOCK_SPEED),
    console: consoleOf(isTerminal, options.isPlain === true),
    directory: opened.directory,
    digestAt: reminderHours(settings).digestAt,
    viewer: viewerOf(options.who, opened.directory, options.lang),
  }
}

/** The demo with its heartbeat: a register in a temporary folder that is gone at the end. */
async function withDigests(opened: Opened, options: StartOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-demo-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  // A closed window ends the demo too; what was imported into it stays nowhere.
  for (const signal of ['SIGHUP', 'SIGTERM'] as const)
    process.once(signal, () => {
      remove()
      process.kill(process.pid, signal)
    })
  const storage = await openSqlite(join(folder, 'dondoc.db'))
  try {
    await seedDemo(storage, opened)
    await runDemo(opened, options, storage)
  } finally {
    await storage.close()
    remove()
  }
}

async function runDemo(opened: Opened, options: StartOptions, storage: Storage): Promise<void> {
  const { parts, office, demo } = await openDemo(opened, options, storage, true)
  demo.greet()
  const heart = cron.schedule(EVERY_SECOND, office.tick, {
    timezone: 'Asia/Ho_Chi_Minh',
    suppressMissedWarning: true,
  })
  try {
    await parts.console.read(demo.onLine)
  } finally {
    // No new turn of the clock begins; the one under way ends before its heart is taken away.
    await heart.stop()
    await office.stop()
    await heart.destroy()
  }
}

async function openDemo(opened: Opened, options: StartOptions, storage: Storage, isTerminal: boolean) {
  const parts = demoParts(opened, options, isTerminal)
  const show: DemoOfficeParts['show'] = (sent) => demo.show(sent)
  const office = createDemoOffice({
    opened,
    storage,
    console: parts.console,
    clock: parts.clock,
    log: errorLog,
    save: saveInto(process.cwd()),
    show,
  })
  const demo = createDemo({ ...parts, ...office })
  await office.talk.become(parts.viewer)
  return { parts, office, demo }
}
const noLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
/** In the terminal chat a bug is one line on stderr; the person gets the apology. */
const errorLog: Log = {
  ...noLog,
  error: (text, facts) => process.stderr.write(`dondoc: ${text} ${JSON.stringify(facts ?? {})}\n`),
}
