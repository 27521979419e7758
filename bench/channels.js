// Answered questions a second: the whole service over Telegram, beside bare echo bots of grammY and Telegraf, on a loopback platform without limits.
import { fork } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const SELF = fileURLToPath(import.meta.url)
const TOKEN = '1000:bench-token'
const CHATS = 40
const WARM = 200
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
  const rates = {}
  for (const bot of ['grammy', 'telegraf', 'dondoc']) rates[bot] = await rateOf(bot)
  const share = rates.dondoc / rates.grammy
  for (const [bot, rate] of Object.entries(rates)) console.log(`${bot.padEnd(9)} ${rate.toFixed(0)} answers a second`)
  console.log(`dondoc answers at ${share.toFixed(2)} of the bare grammY bot (at least ${SHARE_MIN})`)
  return share >= SHARE_MIN
}

/** The platform runs here, the bot in a process of its own. */
async function rateOf(bot) {
  let updates = []
  let answered = 0
  let wake = () => {}
  let done = () => {}
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
        done(answered)
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
  const child = fork(SELF, ['--bot', bot, `http://127.0.0.1:${server.address().port}`])
  let last = 0
  const ask = (count) =>
    new Promise((resolve) => {
      const target = answered + count
      done = (n) => n >= target && resolve()
      for (let i = 0; i < count; i++) updates.push(update(++last))
      wake()
    })
  await ask(WARM)
  const began = performance.now()
  await ask(COUNT)
  const rate = COUNT / ((performance.now() - began) / 1_000)
  child.kill('SIGKILL')
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  return rate
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
if (at > 0) await run(process.argv[at + 1], process.argv[at + 2])

async function run(bot, root) {
  if (bot === 'grammy') {
    const { Bot } = await import('grammy')
    const echo = new Bot(TOKEN, { client: { apiRoot: root } })
    // Answers are not waited for: the batch is answered side by side, as with the runner.
    echo.on('message:text', (ctx) => void ctx.reply(ctx.message.text))
    await echo.start()
  } else if (bot === 'telegraf') {
    const { Telegraf } = await import('telegraf')
    const echo = new Telegraf(TOKEN, { telegram: { apiRoot: root } })
    echo.on('text', (ctx) => void ctx.reply(ctx.message.text))
    await echo.launch()
  } else await runDondoc(root)
}

async function runDondoc(root) {
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
  const json = (path) => JSON.parse(readFileSync(new URL(`../data/${path}`, import.meta.url), 'utf8'))
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-bench-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
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
  service.carry(createTelegramChannel(call), { pace: null })
  service.poll(createTelegramPoller({ api, call, receive: service.receive, log, onMe: async () => {} }))
  service.start()
}
