// `npm run chaos`: 300 kills on SQLite, 300 on PostgreSQL, three machines on one PostgreSQL with one killed every five seconds. About ten minutes.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPostgres, type TestServer } from '../postgres.ts'
import { type ChaosResult, compileProgram, runChaos } from './run.ts'

const KILLS = Number(process.env.CHAOS_KILLS ?? 300)
const SEED = Number(process.env.CHAOS_SEED ?? 1)
const PLAN = { chats: 200, faults: 0.1, seed: SEED, speed: 20 } as const
const results: ChaosResult[] = []
let build: string
let server: TestServer

beforeAll(async () => {
  build = compileProgram()
  server = await startPostgres({ durable: true })
})
afterAll(async () => {
  await server.stop()
  printTable(results)
})

const judged = (result: ChaosResult) => {
  results.push(result)
  expect(result).toMatchObject({ lostAcks: 0, undelivered: 0, unexplainedDoubles: 0, integrity: 'ok' })
}

test(`SQLite, ${KILLS} kills`, async () => {
  judged(await runChaos(build, { ...PLAN, store: 'sqlite', kills: KILLS, machines: 1, lifeMs: [10, 700] }))
})
test(`PostgreSQL, ${KILLS} kills`, async () => {
  const url = await server.newDatabase()
  judged(await runChaos(build, { ...PLAN, store: 'postgres', url, kills: KILLS, machines: 1, lifeMs: [50, 1_000] }))
})
test('three machines on one PostgreSQL, one killed every five seconds', async () => {
  const url = await server.newDatabase()
  const kills = Math.max(2, Math.round(KILLS / 20))
  const result = await runChaos(build, { ...PLAN, store: 'postgres', url, kills, machines: 3, lifeMs: [5_000, 5_000] })
  judged(result)
  // Another machine takes over within 15 s.
  expect(result.longestSilenceMs).toBeLessThan(15_000)
})

function printTable(rows: readonly ChaosResult[]): void {
  const head = [
    'store',
    'machines',
    'kills',
    'faults',
    'acked',
    'lost',
    'queued',
    'delivered',
    'doubles',
    'unexplained',
    'doubts',
    'silence ms',
    'integrity',
    's',
  ]
  const lines = rows.map((r) => [
    r.store,
    r.machines,
    r.kills,
    r.faults,
    r.acked,
    r.lostAcks,
    r.queued,
    r.delivered,
    r.doubles,
    r.unexplainedDoubles,
    r.doubts,
    r.longestSilenceMs,
    r.integrity,
    r.seconds,
  ])
  const table = [head, head.map(() => '---'), ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n')
  process.stdout.write(`\n${table}\n`)
}
