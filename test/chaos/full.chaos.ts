// `npm run chaos`: 300 kills on SQLite, 300 on PostgreSQL, three machines on one PostgreSQL with one killed every five seconds. About ten minutes.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPostgres, type TestServer } from '../postgres.ts'
import { type MorningsResult, runMornings } from './mornings.ts'
import { type ChaosResult, compileProgram, runChaos } from './run.ts'

const KILLS = Number(process.env.CHAOS_KILLS ?? 300)
const SEED = Number(process.env.CHAOS_SEED ?? 1)
const PLAN = { chats: 200, faults: 0.1, seed: SEED, speed: 20 } as const
const results: ChaosResult[] = []
const mornings: MorningsResult[] = []
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
  process.stdout.write(`${JSON.stringify(result)}\n`)
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
  const kills = Math.max(6, Math.round(KILLS / 20))
  const result = await runChaos(build, { ...PLAN, store: 'postgres', url, kills, machines: 3, lifeMs: [5_000, 5_000] })
  judged(result)
  // Another machine takes over within 15 s.
  expect(result.longestSilenceMs).toBeLessThan(15_000)
})

test.each([
  ['SQLite, one service', 1, false],
  ['PostgreSQL, two services at a time', 2, true],
] as const)('four days of mornings missed, services killed, clocks set back and forward: %s', async (_, services, pg) => {
  const url = pg ? await server.newDatabase() : null
  const result = await runMornings({ url, services, faults: PLAN.faults, seed: SEED })
  mornings.push(result)
  process.stdout.write(`${JSON.stringify(result)}\n`)
  expect(result).toMatchObject({ missing: [], unexpected: [], unexplainedDoubles: 0, integrity: 'ok' })
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
  const table = asTable(head, lines)
  const columns = [
    'mornings',
    'services',
    'kills',
    'faults',
    'digests',
    'missing',
    'unexpected',
    'doubles',
    'unexplained',
    'doubts',
    's',
  ]
  const days = mornings.map((m) => [
    m.store,
    m.services,
    m.kills,
    m.faults,
    m.expected,
    m.missing.length,
    m.unexpected.length,
    m.doubles,
    m.unexplainedDoubles,
    m.doubts,
    m.seconds,
  ])
  process.stdout.write(`\n${table}\n\n${asTable(columns, days)}\n`)
}
function asTable(head: readonly string[], lines: readonly (readonly (string | number)[])[]): string {
  return [head, head.map(() => '---'), ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n')
}
