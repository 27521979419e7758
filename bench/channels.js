// Answered questions a second: the whole service over Telegram, beside bare echo bots of grammY and Telegraf, on a loopback platform without limits.
import { fork } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import flags from '../bin/flags.js'

const { runAllDay } = flags

const SELF = fileURLToPath(import.meta.url)
const TOKEN = '1000:bench-token'
const CHATS = 40
const WARM = 200
/** A service runs for days: what it costs at rest is measured once its code is warm. */
const WARM_CALM = 3_000
/** With the platform's limits kept: questions a second, how long, what is asked of them. */
const CALM = { rate: 20, seconds: 20, p95Ms: 50, core: 0.1 }
const COUNT = 2_000
/** The least share of the bare grammY bot's rate. */
const SHARE_MIN = 0.25
const QUESTIONS = [
  'việc quá hạn của bên em',
  '/han',
  'chi tiết việc 181',
  'việc của bên em tháng 8',
  'KH 376 có bao nhiêu việc',
]

export async function bench() {
  if (!hasRunner())
    console.log(
      'grammY without its runner: npm ci --prefix bench/peers --ignore-scripts brings it (it costs about a tenth)',
    )
  const rates = {}
  for (const bot of ['grammy', 'telegraf', 'dondoc']) rates[bot] = await rateOf(bot)
  const share = rates.dondoc.rate / rates.grammy.rate
  for (const [bot, { rate, cpuMs }] of Object.entries(rates))
    console.log(
      `${bot.padEnd(9)} ${rate.toFixed(0)} answers a second, ${cpuMs.toFixed(2)} ms of processor time an answer`,
    )
  console.log(`dondoc answers at ${share.toFixed(2)} of the bare grammY bot (at least ${SHARE_MIN})`)
  console.log(`by processor time at ${(rates.grammy.cpuMs / rates.dondoc.cpuMs).toFixed(2)}`)
  const bare = await calmly('grammy')
  const calm = await calmly('dondoc')
  console.log(`${CALM.rate} questions a second cost the bare grammY bot ${(bare.core * 100).toFixed(1)} % of a core`)
  console.log(
    `${CALM.rate} questions a second with limits: half answered within ${calm.p50.toFixed(0)} ms, 95 of 100 within ${calm.p95.toFixed(0)} ms (at most ${CALM.p95Ms}), ${(calm.core * 100).toFixed(1)} % of a core (under ${CALM.core * 100} %)`,
  )
  return share >= SHARE_MIN && calm.p95 <= CALM.p95Ms && calm.core < CALM.core
}

/** The bare bot is grammY with its runner, where that is installed to be compared with. */
const hasRunner = () => existsSync(new URL('peers/node_modules/@grammyjs/runner', import.meta.url))

async function rateOf(bot) {
  const { child, ask, end } = await meet(bot)
  await ask(WARM)
  const cpuBefore = await cpuOf(child)
  const began = performance.now()
  await ask(COUNT)
  const rate = COUNT / ((performance.now() - began) / 1_000)
  const cpuMs = ((await cpuOf(child)) - cpuBefore) / COUNT
  await end()
  return { rate, cpuMs }
}

/** One question each fiftieth of a second: how long each waits, what it all costs. */
async function calmly(bot) {
  const { child, ask, end, waits } = await meet(bot, '--limited')
  for (let i = 0; i < WARM_CALM; i++) await ask(1)
  waits.length = 0
  const cpuBefore = await cpuOf(child)
  const all = []
  for (let i = 0; i < CALM.rate * CALM.seconds; i++) {
    all.push(ask(1))
    await new Promise((resolve) => setTimeout(resolve, 1_000 / CALM.rate))
  }
  await Promise.all(all)
  const core = ((await cpuOf(child)) - cpuBefore) / (CALM.seconds * 1_000)
  await end()
  const sorted = waits.toSorted((a, b) => a - b)
  const at = (share) => sorted[Math.floor(sorted.length * share)] ?? 0
  return { p50: at(0.5), p95: at(0.95), core }
}

/** The engine's options that `npm start` gives. */
function asStarted() {
  const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  return scripts.start.split(' ').filter((word) => word.startsWith('--'))
}

/** The platform runs here, the bot in a process of its own. */
async function meet(bot, ...more) {
  let updates = []
  let answered = 0
  let wake = () => {}
  const waiting = new Set()
  const asked = new Map()
  const waits = []
  const server = createServer((request, response) => {
    const chunks = []
    request.on('data', (c) => chunks.push(c))
    request.on('end', async () => {
      const method = request.url.split('/').at(-1)
      const body = chunks.length ? JSON.parse(Buffer.concat(chunks).toString()) : {}
      const say = (result) => {
        response.setHeader('content-type', 'application/json')
        response.end(JSON.stringify({ ok: true, result }))
      }
      if (method === 'getMe') return say({ id: 1000, is_bot: true, first_name: 'x', username: 'bench_bot' })
      if (method === 'sendMessage') {
        answered++
        waits.push(performance.now() - (asked.get(String(body.chat_id))?.shift() ?? 0))
        for (const one of waiting) if (answered >= one.target) one.end()
        return say({ message_id: answered, date: 1, chat: { id: body.chat_id, type: 'private' }, text: 'x' })
      }
      if (method !== 'getUpdates') return say(true)
      updates = updates.filter((u) => u.update_id >= (body.offset ?? 0))
      if (!updates.length)
        await new Promise((resolve) => {
          wake = resolve
          setTimeout(resolve, 200)
        })
      say(updates.slice(0, 100))
    })
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  // Removed here: a bot that is killed removes nothing.
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-bench-'))
  const root = `http://127.0.0.1:${server.address().port}`
  const child = fork(SELF, ['--bot', bot, root, folder, ...more], { execArgv: bot === 'dondoc' ? asStarted() : [] })
  let last = 0
  const ask = (count) =>
    new Promise((resolve) => {
      const one = { target: last + count, end: () => waiting.delete(one) && resolve() }
      waiting.add(one)
      for (let i = 0; i < count; i++) {
        const next = update(++last)
        const chat = String(next.message.chat.id)
        asked.set(chat, [...(asked.get(chat) ?? []), performance.now()])
        updates.push(next)
      }
      wake()
    })
  const end = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
    rmSync(folder, { recursive: true, force: true })
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { child, ask, end, waits }
}
function cpuOf(child) {
  return new Promise((resolve) => {
    child.once('message', resolve)
    child.send('cpu')
  })
}
function update(id) {
  const user = 100 + (id % CHATS)
  const text = QUESTIONS[id % QUESTIONS.length]
  const from = { id: user, is_bot: false, first_name: 'A' }
  const entities = text.startsWith('/') ? [{ type: 'bot_command', offset: 0, length: text.length }] : undefined
  return {
    update_id: id,
    message: { message_id: id, date: 1, chat: { id: user, type: 'private' }, from, text, entities },
  }
}

const at = process.argv.indexOf('--bot')
if (at > 0) await run(...process.argv.slice(at + 1, at + 4))

async function run(bot, root, folder) {
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send((user + system) / 1_000)
  })
  if (bot === 'grammy') {
    const peers = createRequire(new URL('peers/package.json', import.meta.url))
    if (!hasRunner()) {
      const { Bot } = await import('grammy')
      const echo = new Bot(TOKEN, { client: { apiRoot: root } })
      // Answers are not waited for: the batch is answered side by side, as with the runner.
      echo.on('message:text', (ctx) => void ctx.reply(ctx.message.text))
      return echo.start()
    }
    const { Bot } = peers('grammy')
    const echo = new Bot(TOKEN, { client: { apiRoot: root } })
    echo.on('message:text', (ctx) => ctx.reply(ctx.message.text))
    peers('@grammyjs/runner').run(echo)
  } else if (bot === 'telegraf') {
    const { Telegraf } = await import('telegraf')
    const echo = new Telegraf(TOKEN, { telegram: { apiRoot: root } })
    echo.on('text', (ctx) => void ctx.reply(ctx.message.text))
    await echo.launch()
  } else await runDondoc(root, folder)
}

async function runDondoc(root, folder) {
  runAllDay()
  const from = (path) => import(new URL(`../dist/${path}`, import.meta.url).href)
  const [{ createService }, { openSqlite }, { createDirectory }, { createWorkCalendar }] = await Promise.all([
    from('cli/service.js'),
    from('storage/sqlite.js'),
    from('domain/directory.js'),
    from('domain/calendar.js'),
  ])
  const [{ createTelegramChannel }, { createTelegramBot }, { createTelegramPoller }] = await Promise.all([
    from('channels/telegram.js'),
    from('channels/telegram-bot.js'),
    from('channels/telegram-receive.js'),
  ])
  const { createPace, TELEGRAM_LIMITS } = await from('reminders/pace.js')
  const json = (path) => JSON.parse(readFileSync(new URL(`../data/${path}`, import.meta.url), 'utf8'))
  const storage = await openSqlite(join(folder, 'dondoc.db'))
  const documents = readdirSync(new URL('../data/documents', import.meta.url)).map((f) => json(`documents/${f}`))
  const members = Array.from({ length: CHATS }, (_, i) => ({
    channel: 'telegram',
    user: String(100 + i),
    role: 'focal',
    province: 'Lào Cai',
    body: 'Sở Nội vụ',
  }))
  await storage.commit({ at: 0, documents, members })
  // A Sunday: nothing but answers leaves.
  const began = performance.now()
  const clock = { now: () => 1_754_796_600_000 + performance.now() - began }
  const log = { debug() {}, info() {}, warn() {}, error: console.error }
  const service = createService({
    storage,
    directory: createDirectory(json('agencies.json')),
    rules: { calendar: createWorkCalendar(json('holidays.json')), reading: { strictBefore: true } },
    clock,
    log,
    reminders: { digestAt: '07:30', quiet: [] },
    firstCode: '',
  })
  const { api, call } = createTelegramBot(TOKEN, root)
  const pace = process.argv.includes('--limited') ? createPace(TELEGRAM_LIMITS) : null
  service.carry(createTelegramChannel(call), { pace })
  service.poll(createTelegramPoller({ api, call, receive: service.receive, log, onMe: async () => {} }))
  service.start()
}
