// A short, seeded run of what `npm run chaos` does at length.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPostgres, type TestServer } from '../postgres.ts'
import { runMornings } from './mornings.ts'
import { compileProgram, runChaos } from './run.ts'

let build: string
let server: TestServer
beforeAll(async () => {
  build = compileProgram()
  server = await startPostgres()
})
afterAll(() => server.stop())

const SHORT = { chats: 40, kills: 5, machines: 1, faults: 0.1, seed: 20_250_811, speed: 20 } as const
const ALL_WELL = { lostAcks: 0, undelivered: 0, unexplainedDoubles: 0, integrity: 'ok' }

describe('machines killed while they send', () => {
  test('on SQLite nothing is lost, and what went twice was in doubt', async () => {
    const result = await runChaos(build, { ...SHORT, store: 'sqlite', lifeMs: [30, 500] })
    expect(result).toMatchObject(ALL_WELL)
    expect(result.delivered).toBeGreaterThan(0)
  })
  test('on PostgreSQL the same', async () => {
    const url = await server.newDatabase()
    const result = await runChaos(build, { ...SHORT, store: 'postgres', url, lifeMs: [200, 900] })
    expect(result).toMatchObject(ALL_WELL)
    expect(result.delivered).toBeGreaterThan(0)
  })
})

test('a morning of killed services and a clock set back: every digest comes, once, and no other', async () => {
  const result = await runMornings({ url: null, services: 1, faults: 0.1, seed: 7, lives: 4 })
  expect(result).toMatchObject({ missing: [], unexpected: [], unexplainedDoubles: 0, integrity: 'ok' })
  expect(result.expected).toBeGreaterThan(20)
}, 120_000)
