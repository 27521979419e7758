// One machine of the chaos run: queues rounds of digests, sends them, and says on stdout what was acknowledged. Killed at any moment.
const plan = JSON.parse(process.argv[2] ?? '{}')
const part = (path) => import(`${plan.build}/${path}`)

const { createSender } = await part('flows/send.js')
const { createPace, TELEGRAM_LIMITS } = await part('reminders/pace.js')
const { createApiCall } = await part('channels/bot-api.js')
const { telegramAttempt } = await part('channels/telegram-attempt.js')
const { openStore, holdForService } = await part('storage/open.js')
await part(plan.url ? 'storage/postgres.js' : 'storage/sqlite.js')

// A machine stands by with its program loaded until the one before it is killed.
process.stdout.write('loaded\n')
await new Promise((resolve) => process.stdin.once('data', resolve))
process.stdin.destroy()

/** The same fast clock in every life: a lease of 45 seconds ends after 45 / speed. */
const clock = { now: () => Math.round(plan.base + (Date.now() - plan.base) * plan.speed) }
const quiet = () => {}
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet }

const settings = { folder: plan.folder ?? '', databaseUrl: plan.url ?? '' }
const hold = await holdForService(settings)
if (hold.kind === 'taken') {
  process.stdout.write(`refused ${hold.pid}\n`)
  process.exit(3)
}
const storage = await openStore(settings)
const lead = hold.lead('telegram:chaos')
// As short beside a lease as in the service: 30 seconds of 45.
const call = createApiCall({ root: plan.root, token: plan.token, timeoutMs: 30_000 / plan.speed })
const channel = {
  name: 'telegram',
  can: {
    buttons: true,
    edit: true,
    files: true,
    groups: true,
    mention: true,
    writeFirst: 'after-start',
    textMax: 4096,
  },
  send: async ({ to, text }) => telegramAttempt(await call('sendMessage', { chat_id: to.chat, text })),
}
const sender = createSender({
  storage,
  channel,
  clock,
  log,
  pace: createPace(TELEGRAM_LIMITS),
  lease: `${plan.name}:${process.pid}`,
  isMine: lead.isMine,
  isSole: hold.isSole,
})

const digest = (round, chat) => {
  const key = `digest:telegram:-${chat}::r${round}`
  const to = { channel: 'telegram', chat: `-${chat}`, thread: null }
  const now = clock.now()
  return {
    key,
    to,
    kind: 'digest',
    text: key,
    tells: [`${chat}:x:r${round}:1`],
    dueAt: now,
    staleAt: null,
    queuedAt: now,
  }
}
const readRound = async () => Number((await storage.notes('round')).get('round') ?? 0)

/** Ten commits a round: each moves this machine's counter and queues a tenth of the chats; a round begun before is planned again. */
async function queueRound() {
  const round = await readRound()
  for (let tenth = 0; tenth < 10; tenth++) {
    const chats = Array.from({ length: plan.chats }, (_, i) => i + 1).filter((chat) => chat % 10 === tenth)
    const count = Number((await storage.settings(`count:${plan.name}`)).get(`count:${plan.name}`) ?? 0) + 1
    const settings = { [`count:${plan.name}`]: String(count) }
    await storage.commit({ at: clock.now(), settings, queue: chats.map((chat) => digest(round, chat)) })
    process.stdout.write(`ack ${plan.name} ${count} ${round} ${tenth}\n`)
  }
  await storage.commit({
    at: clock.now(),
    notes: { round: String(round + 1) },
    expects: { notes: { round: round ? String(round) : null } },
  })
}
const open = async () => {
  const counts = await storage.outboxCounts()
  return counts.filter((c) => c.state === 'pending' || c.state === 'sending').reduce((n, c) => n + c.count, 0)
}

sender.start()
process.stdout.write('started\n')
for (let idle = 0; ; ) {
  const waiting = await open()
  if (plan.finish) {
    if (!waiting && ++idle > 3) break
  } else if (waiting < plan.chats) await queueRound()
  await new Promise((resolve) => setTimeout(resolve, plan.finish ? 50 : 20))
}
await sender.stop()
await hold.release()
await storage.close()
process.stdout.write('done\n')
process.exit(0)
