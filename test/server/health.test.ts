import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SenderHealth } from '../../src/flows/send.ts'
import type { Storage } from '../../src/ports.ts'
import { type HealthParts, healthRoutes } from '../../src/server/health.ts'
import { type HttpServer, startHttp } from '../../src/server/http.ts'
import { createMemoryStorage } from '../../src/storage/memory.ts'
import { aMessage } from '../contracts/storage.ts'

const NOW = Date.UTC(2025, 7, 11, 0, 30)
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
const sender: SenderHealth = {
  channel: 'telegram',
  inFlight: 2,
  failuresInARow: 0,
  restsUntil: 0,
  lastSentAt: NOW,
  stopped: null,
  sent: { digest: 5 },
  failed: { unknown: 1 },
}

let storage: Storage
let server: HttpServer
let beatAt: number | null
let unwritable: string | null
beforeEach(async () => {
  storage = createMemoryStorage()
  beatAt = NOW
  unwritable = null
  const parts: HealthParts = {
    storage: { ...storage, revision: () => storage.revision() },
    clock: { now: () => NOW },
    senders: () => [sender],
    polls: () => ({ telegram: 4_000 }),
    unwritable: () => unwritable,
    heart: () => ({ planMs: 12, beatAt }),
    backup: () => ({ day: '2025-08-10' }),
  }
  server = await startHttp({ host: '127.0.0.1', port: 0, routes: healthRoutes(parts), log: silent })
})
afterEach(() => server.stop())
const get = async (path: string, init?: RequestInit) => {
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`, init)
  return { status: response.status, text: await response.text() }
}

describe('the service’s HTTP port', () => {
  test('says that it lives and that it is ready', async () => {
    expect(await get('/healthz')).toEqual({ status: 200, text: 'ok\n' })
    expect(await get('/readyz')).toEqual({ status: 200, text: 'ok\n' })
  })
  test('says so when the heart has stopped, and when storage does not answer', async () => {
    storage = { ...storage, revision: () => Promise.reject(new Error('gone')) }
    expect(await get('/readyz')).toEqual({ status: 503, text: 'storage does not answer\n' })
    beatAt = NOW - 6 * 60_000
    expect(await get('/healthz')).toEqual({ status: 503, text: 'the heart has stopped\n' })
  })
  test('is not ready while the register cannot be written', async () => {
    unwritable = 'the disk is full'
    expect(await get('/readyz')).toEqual({ status: 503, text: 'the register cannot be written: the disk is full\n' })
    expect((await get('/healthz')).status).toBe(200)
  })
  test('gives its figures as Prometheus text', async () => {
    await storage.commit({ at: NOW, queue: [aMessage('a', { dueAt: NOW - 90_000 })] })
    const { text } = await get('/metrics')
    for (const line of [
      'dondoc_queue_depth{channel="telegram",kind="digest"} 1',
      'dondoc_oldest_unsent_seconds{channel="telegram"} 90',
      'dondoc_sends_total{channel="telegram",kind="digest"} 5',
      'dondoc_send_failures_total{channel="telegram",kind="unknown"} 1',
      'dondoc_poll_age_seconds{channel="telegram"} 4',
      'dondoc_planner_seconds 0.012',
      'dondoc_backup_info{day="2025-08-10"} 1',
    ])
      expect(text.split('\n')).toContain(line)
    expect(text).toMatch(/^# TYPE dondoc_sends_total counter$/m)
  })
  test('knows nothing else', async () => {
    expect((await get('/admin')).status).toBe(404)
    expect((await get('/healthz', { method: 'POST', body: 'x' })).status).toBe(404)
  })
})
