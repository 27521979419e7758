// The chaos run: machines are killed while they queue and send, the Bot API fails, and afterwards every message is accounted for.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Storage } from '../../src/ports.ts'
import { brokenAt } from '../../src/storage/audit.ts'
import { openPostgres } from '../../src/storage/postgres.ts'
import { openFile, openSqlite } from '../../src/storage/sqlite.ts'
import type { Fault } from '../fakes/api-server.ts'
import { startTelegramApi } from '../fakes/telegram-api.ts'

export type ChaosPlan = {
  readonly store: 'sqlite' | 'postgres'
  /** An empty database; only of postgres. */
  readonly url?: string
  readonly chats: number
  readonly kills: number
  /** How long a machine lives before it is killed, at most. */
  readonly lifeMs: readonly [number, number]
  readonly machines: number
  readonly faults: number
  readonly seed: number
  /** The clock of the machines against ours. */
  readonly speed: number
}
export type ChaosResult = {
  readonly store: string
  readonly machines: number
  readonly kills: number
  readonly acked: number
  readonly lostAcks: number
  readonly queued: number
  readonly delivered: number
  readonly undelivered: number
  readonly doubles: number
  readonly unexplainedDoubles: number
  readonly doubts: number
  readonly faults: number
  readonly longestSilenceMs: number
  readonly integrity: string
  readonly seconds: number
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The program as it ships, compiled beside the tests: a killed machine is a real process. A folder for each, so that runs do not meet. */
export function compileProgram(): string {
  const build = resolve(root, `node_modules/.cache/dondoc-${process.pid}`)
  process.once('exit', () => rmSync(build, { recursive: true, force: true }))
  execFileSync(
    process.execPath,
    [
      resolve(root, 'node_modules/typescript/bin/tsc'),
      '-p',
      'tsconfig.build.json',
      '--outDir',
      build,
      '--tsBuildInfoFile',
      resolve(build, 'b'),
    ],
    { cwd: root, stdio: 'pipe' },
  )
  return build
}

export async function runChaos(build: string, plan: ChaosPlan): Promise<ChaosResult> {
  const dice = createDice(plan.seed)
  const api = await startTelegramApi({ keepCalls: false })
  let faults = 0
  api.faults = () => {
    const fault = dice() < plan.faults ? FAULTS[Math.floor(dice() * FAULTS.length)] : null
    if (fault) faults++
    return fault ?? null
  }
  const folder = plan.store === 'sqlite' ? mkdtempSync(join(tmpdir(), 'dondoc-chaos-')) : null
  const shared = {
    build,
    folder,
    url: plan.url,
    root: api.root,
    token: api.token,
    chats: plan.chats,
    speed: plan.speed,
    base: Date.now(),
  }
  const acks = new Map<string, number>()
  const tenths = new Set<string>()
  const began = performance.now()
  try {
    const prepare = (name: string, more: object = {}) => prepareMachine({ ...shared, name, ...more }, acks, tenths)
    const start = async (name: string, more: object = {}) => begun(await prepare(name, more))
    const machines: Machine[] = await Promise.all(Array.from({ length: plan.machines }, (_, i) => start(`m${i}`)))
    // A machine of a busy host lives longer, or it would be killed before it has done anything.
    let slowness = 1
    const pick = () => Math.floor(dice() * plan.machines)
    let victim = pick()
    let standby = prepare(`m${victim}`)
    for (let kill = 0; kill < plan.kills; kill++) {
      const [least, most] = plan.lifeMs
      const isRandom = least < most
      await new Promise((r) => setTimeout(r, (least + dice() * (most - least)) * (isRandom ? slowness : 1)))
      const machine = machines[victim]
      if (!machine) throw new Error(`machine ${victim} was to run`)
      await end(machine.child)
      const next = await standby
      const asked = performance.now()
      machines[victim] = await begun(next)
      slowness = Math.min(SLOWEST, Math.max(1, (performance.now() - asked) / BEGIN_MS))
      victim = pick()
      standby = prepare(`m${victim}`)
    }
    await end((await standby).child)
    for (const machine of machines) await end(machine.child)
    const last = await start('last', { finish: true })
    await once(last.child, 'exit')
    const storage = folder ? await openSqlite(join(folder, 'dondoc.db')) : await openPostgres(plan.url ?? '')
    const integrity = folder ? checkFile(join(folder, 'dondoc.db')) : 'ok'
    const counted = await account(storage, api.sent, acks, tenths, plan.chats)
    await storage.close()
    return {
      store: plan.store,
      machines: plan.machines,
      kills: plan.kills,
      ...counted,
      faults,
      integrity: integrity === 'ok' ? counted.integrity : integrity,
      seconds: Math.round((performance.now() - began) / 1_000),
    }
  } finally {
    await api.stop()
    if (folder) rmSync(folder, { recursive: true, force: true })
  }
}

export const FAULTS: readonly Fault[] = [
  'reset-before',
  'reset-after',
  'bad-gateway',
  { slowMs: 60 },
  { code: 500, description: 'Internal Server Error' },
  { code: 429, description: 'Too Many Requests: retry after 1', parameters: { retry_after: 1 } },
]

const BEGIN_MS = 150
const SLOWEST = 5

type Machine = {
  readonly child: ChildProcess
  /** Settled when it says the word; rejected when it ends before that. */
  readonly said: (word: 'loaded' | 'started') => Promise<void>
}

/** A machine with its program loaded; nothing of the register is opened before it may begin. */
async function prepareMachine(plan: object, acks: Map<string, number>, tenths: Set<string>): Promise<Machine> {
  const script = resolve(root, 'test/chaos/machine.js')
  const child = spawn(process.execPath, [script, JSON.stringify(plan)], { stdio: ['pipe', 'pipe', 'pipe'] })
  const words = new EventEmitter()
  const known = new Set<string>()
  let said = ''
  let wrong = ''
  child.stdin?.on('error', () => undefined)
  child.stderr?.on('data', (chunk) => {
    wrong += String(chunk)
  })
  child.stdout?.on('data', (chunk) => {
    const lines = (said + String(chunk)).split('\n')
    // What stands behind the last line break was cut off by the kill: it was never said.
    said = lines.pop() ?? ''
    for (const line of lines) {
      const [word = '', name = '', count, round, tenth] = line.split(' ')
      known.add(word)
      words.emit(word)
      if (word !== 'ack') continue
      acks.set(name, Number(count))
      tenths.add(`${round}:${tenth}`)
    }
  })
  child.once('exit', (code) => words.emit('gone', new Error(`a machine ended by itself (${code}): ${said} ${wrong}`)))
  const machine: Machine = {
    child,
    said: (word) =>
      new Promise((resolveSaid, reject) => {
        if (known.has(word)) return resolveSaid()
        words.once(word, resolveSaid)
        words.once('gone', reject)
      }),
  }
  await machine.said('loaded')
  return machine
}
async function begun(machine: Machine): Promise<Machine> {
  machine.child.stdin?.write('go\n')
  await machine.said('started')
  return machine
}
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) throw new Error(`a machine had ended by itself (${child.exitCode})`)
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

function checkFile(path: string): string {
  const file = openFile(path)
  const [row] = file.pragma('integrity_check') as { integrity_check: string }[]
  file.close()
  return row?.integrity_check ?? 'no answer'
}

type Arrived = { readonly text: string; readonly at: number }
async function account(
  storage: Storage,
  sent: readonly Arrived[],
  acks: ReadonlyMap<string, number>,
  tenths: ReadonlySet<string>,
  chats: number,
) {
  const settings = await storage.settings('count:')
  const messages = await storage.messages()
  const known = new Set(messages.map((m) => m.key))
  const arrivals = new Map<string, number>()
  // The last line is the digest itself; above it stand the marks.
  for (const { text } of sent) {
    const key = text.split('\n').at(-1) ?? ''
    arrivals.set(key, (arrivals.get(key) ?? 0) + 1)
  }
  const lostCounters = [...acks].filter(([name, count]) => Number(settings.get(`count:${name}`) ?? 0) < count).length
  const promised = [...tenths].flatMap((pair) => {
    const [round, tenth] = pair.split(':').map(Number)
    const numbers = Array.from({ length: chats }, (_, i) => i + 1).filter((chat) => chat % 10 === tenth)
    return numbers.map((chat) => `digest:telegram:-${chat}::r${round}`)
  })
  const extra = messages.map((m) => ({ m, extra: Math.max(0, (arrivals.get(m.key) ?? 0) - 1) }))
  const at = sent.map((s) => s.at)
  return {
    acked: [...acks.values()].reduce((a, b) => a + b, 0),
    lostAcks: lostCounters + promised.filter((key) => !known.has(key)).length,
    queued: messages.length,
    delivered: messages.filter((m) => m.state === 'sent' && arrivals.has(m.key)).length,
    undelivered: messages.filter((m) => m.state !== 'sent' || !arrivals.has(m.key)).length,
    doubles: extra.reduce((n, e) => n + e.extra, 0),
    unexplainedDoubles: extra.reduce((n, e) => n + Math.max(0, e.extra - e.m.doubts), 0),
    doubts: messages.reduce((n, m) => n + m.doubts, 0),
    longestSilenceMs: Math.round(at.reduce((most, t, i) => Math.max(most, t - (at[i - 1] ?? t)), 0)),
    integrity: brokenAt(await storage.audit()) === null ? 'ok' : 'the audit is broken',
  }
}

/** Dice that fall the same way for the same seed. */
export function createDice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
