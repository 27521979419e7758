// Reminders: the planner's cost against what is stored, sending at the platform's pace, the outbox beside two queue libraries.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import Libsql from 'libsql'
import pg from 'pg'
import { startPostgres } from './_postgres.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const load = (path) => import(new URL(`../dist/${path}`, import.meta.url).href)
const row = (...cells) => console.log(`| ${cells.join(' | ')} |`)
const isFull = process.argv.includes('--full')
/** `--planner`, `--pace`, `--outbox`: that part alone. */
const parts = ['planner', 'pace', 'outbox'].filter((part) => process.argv.includes(`--${part}`))
const isWanted = (part) => parts.length === 0 || parts.includes(part)
const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

export async function bench() {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-bench-'))
  const server = await startPostgres()
  try {
    const planned = !isWanted('planner') || (await plannerTable(folder, server.url))
    const paced = !isWanted('pace') || (await paceTable())
    if (isWanted('outbox')) await outboxTable(folder, server.url)
    return planned && paced
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

// ---- the planner: the same 2,000 open tasks, ever more that are over

const OPEN = 2_000
const SIZES = [10_000, 100_000, 1_000_000]
const NOW = '2025-08-12T07:30:00+07:00'

async function plannerTable(folder, url) {
  console.log(`\nPlanner: ${OPEN} open tasks, one digest for each body, the rest of the register is done`)
  row('stored', 'store', 'open part read (ms)', 'plan (ms)', 'digests', 'together')
  row('---', '---', '---', '---', '---', '---')
  const stores = []
  for (const size of SIZES) {
    stores.push({ name: 'SQLite', size, ...(await filledSqlite(join(folder, `plan-${size}.db`), size)) })
    stores.push({ name: 'PostgreSQL', size, ...(await filledPostgres(url, size)) })
  }
  // Round by round over all of them, so that a busy moment of the machine meets all alike; the fastest of each counts.
  const best = new Map(stores.map((s) => [s, { readMs: Infinity, planMs: Infinity, digests: 0 }]))
  for (let round = 0; round < ROUNDS; round++)
    for (const store of stores) {
      const { readMs, planMs, digests } = await planOnce(store.storage)
      const known = best.get(store)
      best.set(store, { readMs: Math.min(known.readMs, readMs), planMs: Math.min(known.planMs, planMs), digests })
    }
  for (const [{ name, size }, { readMs, planMs, digests }] of best)
    row(size, name, readMs.toFixed(1), planMs.toFixed(1), digests, (readMs + planMs).toFixed(1))
  for (const { storage } of stores) await storage.close()
  const total = (name, size) => {
    const [, { readMs, planMs }] = [...best].find(([s]) => s.name === name && s.size === size)
    return readMs + planMs
  }
  const growth = ['SQLite', 'PostgreSQL'].map((name) => total(name, SIZES.at(-1)) / total(name, SIZES[0]))
  console.log(`growth 10k → 1M: SQLite ×${growth[0].toFixed(2)}, PostgreSQL ×${growth[1].toFixed(2)} (target ≤ 2)`)
  return growth.every((g) => g <= 2)
}
const ROUNDS = 30

async function filledSqlite(path, size) {
  const { openSqlite } = await load('storage/sqlite.js')
  const storage = await openSqlite(path)
  await seedOpen(storage)
  await fillSqlite(path, size - OPEN)
  return { storage }
}
async function filledPostgres(url, size) {
  const { openPostgres } = await load('storage/postgres.js')
  const mine = new URL(url)
  mine.pathname = `/plan_${size}`
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`create database plan_${size}`)
  await client.end()
  const storage = await openPostgres(mine.href)
  await seedOpen(storage)
  await fillPostgres(mine.href, size - OPEN)
  return { storage }
}

async function planOnce(storage) {
  const { createRegister } = await load('domain/register.js')
  const { planDigests } = await load('reminders/plan.js')
  const { readMoment } = await load('domain/calendar.js')
  const { rules, directory } = await world()
  const now = readMoment(NOW)
  const chats = directory.bodies('Lào Cai').map(({ province, name }) => ({
    to: { channel: 'telegram', chat: name, thread: null },
    province,
    bodies: [name],
    boundAt: 0,
    parked: null,
    digestAt: null,
    muted: false,
    snoozedUntil: null,
  }))
  const began = performance.now()
  const rows = await storage.register('open')
  const register = createRegister({ rules, directory, files: rows.files, states: rows.states, events: rows.events })
  const planning = performance.now()
  const digests = planDigests({ register, chats, told: new Set(), now, digestAt: '07:30', quiet: [] }).length
  return { readMs: planning - began, planMs: performance.now() - planning, digests }
}

let known = null
async function world() {
  if (known) return known
  const { readDataFiles } = await load('storage/data-files.js')
  const { createDirectory } = await load('domain/directory.js')
  const { createWorkCalendar } = await load('domain/calendar.js')
  const { files } = await readDataFiles(`${root}/data`)
  const rules = { calendar: createWorkCalendar(files.holidays), reading: { strictBefore: true } }
  known = { rules, directory: createDirectory(files.agencies) }
  return known
}

const task = (no, name, status) => ({
  no,
  ref: `1.(${no})`,
  title: `Rà soát, báo cáo kết quả thực hiện nội dung số ${no}`,
  lead: [name],
  coop: [],
  report_to: [],
  deadlines: [],
  targets: [],
  status,
})
const document = (id) => ({
  id,
  number: `${id}-KH/TU`,
  kind: 'KH',
  issuer: 'Ban Thường vụ Tỉnh ủy',
  province: 'Lào Cai',
  issued: '2025-07-01',
  meeting: null,
  short_name: `KH ${id}`,
  title: 't',
  known_from: '2025-07-02',
  known_from_assumed: true,
  cites: [],
  names: {},
})

async function seedOpen(storage) {
  const { directory } = await world()
  const names = directory.bodies('Lào Cai').map((b) => b.name)
  const shipped = JSON.parse(readFileSync(`${root}/data/documents/lao-cai-kl-2025-08.json`, 'utf8'))
  const like = shipped.tasks.flatMap((t) => t.deadlines).find((d) => d.kind === 'date')
  const due = { ...like, raw: 'trước ngày 13/8/2025', due: '2025-08-13' }
  const tasks = Array.from({ length: OPEN }, (_, i) => ({
    ...task(i + 1, names[i % names.length], 'open'),
    deadlines: [due],
  }))
  await storage.commit({ at: 1, documents: [{ doc: document('open'), tasks }] })
}
const DONE = JSON.stringify(task(7_777_777, 'Sở Nội vụ', 'done'))

function fillSqlite(path, count) {
  const file = new Libsql(path)
  file.pragma('synchronous = OFF')
  const sql = `with recursive n(i) as (select ${OPEN + 1} union all select i + 1 from n where i < ${OPEN + count})
    insert or ignore into tasks (key, no, document, position, open, data)
    select cast(i as text), i, 'done-' || (i / 500), i, 0, replace('${DONE}', '7777777', cast(i as text)) from n`
  file.exec(sql)
  file.exec('analyze')
  file.close()
}
async function fillPostgres(url, count) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`insert into tasks (key, no, document, position, open, data)
    select i::text, i, 'done-' || (i / 500), i, 0, replace('${DONE}', '7777777', i::text)
    from generate_series(${OPEN + 1}, ${OPEN + count}) i on conflict do nothing`)
  await client.query('vacuum analyze tasks')
  await client.end()
}

// ---- the pace: one digest to each chat, a platform that counts

async function paceTable() {
  const chats = isFull ? 8_500 : 900
  const { createSender } = await load('flows/send.js')
  const { createPace, TELEGRAM_LIMITS } = await load('reminders/pace.js')
  const { createApiCall } = await load('channels/bot-api.js')
  const { telegramAttempt } = await load('channels/telegram-attempt.js')
  const { openSqlite } = await load('storage/sqlite.js')
  console.log(
    `\nPace: ${chats} chats, a platform that allows 30 a second (${isFull ? 'the nation' : 'npm run bench -- reminders --full: 8,500'})`,
  )
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-pace-'))
  const api = await startCountingApi()
  const storage = await openSqlite(join(folder, 'p.db'))
  const call = createApiCall({ root: api.root, token: 't' })
  const sender = createSender({
    storage,
    channel: {
      name: 'telegram',
      can: {},
      send: async ({ to, text }) => telegramAttempt(await call('sendMessage', { chat_id: to.chat, text })),
    },
    clock: { now: () => Date.now() },
    log: quiet,
    pace: createPace(TELEGRAM_LIMITS),
    lease: 'bench',
    isSole: true,
  })
  const now = Date.now()
  await storage.commit({ at: now, queue: Array.from({ length: chats }, (_, i) => digest(i, now)) })
  sender.start()
  const began = performance.now()
  while (api.taken() < chats && performance.now() - began < 600_000) await new Promise((r) => setTimeout(r, 20))
  const seconds = (performance.now() - began) / 1_000
  await sender.stop()
  await storage.close()
  await api.stop()
  rmSync(folder, { recursive: true, force: true })
  // The first ten leave at once: what is compared is the rest of the time.
  const share = (chats - 10) / seconds / 30
  row('chats', 's', 'a second', 'of the allowed rate', 'refused for flooding')
  row('---', '---', '---', '---', '---')
  row(chats, seconds.toFixed(1), (chats / seconds).toFixed(2), `${(share * 100).toFixed(1)} %`, api.refused())
  return share >= 0.95 && api.refused() === 0
}
const digest = (i, now) => ({
  key: `digest:telegram:-${i + 1}::d`,
  to: { channel: 'telegram', chat: `-${i + 1}`, thread: null },
  kind: 'digest',
  text: 'Bản tin sáng',
  tells: [],
  dueAt: now,
  staleAt: null,
  queuedAt: now,
})

function startCountingApi() {
  let arrivals = []
  let taken = 0
  let refused = 0
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      const now = performance.now()
      arrivals = arrivals.filter((at) => now - at < 1_000)
      const isFlood = arrivals.length >= 30
      if (isFlood) refused++
      else {
        taken++
        arrivals.push(now)
      }
      response.writeHead(isFlood ? 429 : 200, { 'content-type': 'application/json' })
      response.end(
        JSON.stringify(
          isFlood
            ? { ok: false, error_code: 429, parameters: { retry_after: 1 } }
            : { ok: true, result: { message_id: taken } },
        ),
      )
    })
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve({
        root: `http://127.0.0.1:${server.address().port}`,
        taken: () => taken,
        refused: () => refused,
        stop: () => new Promise((done) => server.close(done) && server.closeAllConnections()),
      }),
    )
  })
}

// ---- the outbox beside queue libraries: 3,000 jobs, each durable, at-least-once

const JOBS = 3_000

async function outboxTable(folder, url) {
  console.log(`\nOutbox: ${JOBS} messages queued at once and sent to a channel that answers immediately`)
  row('queue', 'queued a second', 'sent a second', 'what it keeps')
  row('---', '---', '---', '---')
  const { openSqlite } = await load('storage/sqlite.js')
  const { openPostgres } = await load('storage/postgres.js')
  await ours('Đôn Đốc on SQLite', await openSqlite(join(folder, 'outbox.db')))
  await ours('Đôn Đốc on PostgreSQL', await openPostgres(url))
  const peers = fileURLToPath(new URL('./peers/node_modules', import.meta.url))
  if (!existsSync(peers))
    return console.log('pg-boss and graphile-worker left out (to compare with them: npm ci --prefix bench/peers)')
  await pgBoss(url)
  await graphile(url)
}

async function ours(name, storage) {
  const { createSender } = await load('flows/send.js')
  const now = Date.now()
  const channel = { name: 'telegram', can: {}, send: async () => ({ kind: 'sent', id: '1' }) }
  const sender = createSender({
    storage,
    channel,
    clock: { now: () => now },
    log: quiet,
    pace: null,
    lease: 'b',
    isSole: true,
  })
  const began = performance.now()
  await storage.commit({ at: now, queue: Array.from({ length: JOBS }, (_, i) => digest(i, now)) })
  const queued = performance.now()
  await sender.drain()
  const sent = performance.now()
  row(
    name,
    perSecond(queued - began),
    perSecond(sent - queued),
    'key, order per chat, audit of each delivery, lease 45 s',
  )
  await storage.close()
}

const peer = (name) => {
  const require = createRequire(new URL('./peers/package.json', import.meta.url))
  return import(pathToFileURL(require.resolve(name)).href)
}
async function pgBoss(url) {
  const { default: PgBoss } = await peer('pg-boss')
  const boss = new PgBoss(url)
  boss.on('error', () => {})
  await boss.start()
  await boss.createQueue('digest')
  const began = performance.now()
  await boss.insert(Array.from({ length: JOBS }, (_, i) => ({ name: 'digest', data: { i } })))
  const queued = performance.now()
  for (let done = 0; done < JOBS; ) {
    const jobs = await boss.fetch('digest', { batchSize: 100 })
    await boss.complete(
      'digest',
      jobs.map((job) => job.id),
    )
    done += jobs.length
  }
  row(
    'pg-boss 10, batches of 100',
    perSecond(queued - began),
    perSecond(performance.now() - queued),
    'a crashed job comes back after 15 min',
  )
  await boss.stop({ graceful: false })
}
async function graphile(url) {
  const { makeWorkerUtils, run } = await peer('graphile-worker')
  const { Logger } = await peer('graphile-worker')
  const logger = new Logger(() => () => {})
  const utils = await makeWorkerUtils({ connectionString: url, logger })
  await utils.migrate()
  const began = performance.now()
  await utils.addJobs(Array.from({ length: JOBS }, (_, i) => ({ identifier: 'digest', payload: { i } })))
  const queued = performance.now()
  let done = 0
  await new Promise((resolve) => {
    run({
      connectionString: url,
      concurrency: 8,
      noHandleSignals: true,
      logger,
      taskList: { digest: async () => void (++done === JOBS && resolve()) },
    }).then((runner) => {
      graphile.stop = () => runner.stop()
    })
  })
  row(
    'graphile-worker 0.17, concurrency 8',
    perSecond(queued - began),
    perSecond(performance.now() - queued),
    'a crashed job comes back after 4 h',
  )
  await graphile.stop?.()
  await utils.release()
}
const perSecond = (ms) => Math.round((JOBS / ms) * 1_000)
