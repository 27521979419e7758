// The main job: cold start, one question answered, the planner on a whole nation, the idle service's memory.
import { execFileSync, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const load = (path) => import(new URL(`../dist/${path}`, import.meta.url).href)
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]
const percentile = (list, p) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * p))]
const row = (what, measured, target) =>
  console.log(`${what.padEnd(58)} ${String(measured).padStart(22)}   target ${target}`)

export async function bench() {
  const cold = timeCommand(process.execPath, ['bin/dondoc.js', 'ask', 'nhiệm vụ của Sở Nội vụ tháng 8'], 7)
  const bare = timeCommand(process.execPath, ['-e', '0'], 7)
  row('cold: node bin/dondoc.js ask … (median of 7)', `${cold.toFixed(0)} ms`, '≤ 400 ms')
  row('  of which bare node', `${bare.toFixed(0)} ms`, '-')
  const npx = timeCommand(
    process.platform === 'win32' ? 'npx.cmd' : 'npx',
    ['dondoc', 'ask', 'nhiệm vụ của Sở Nội vụ tháng 8'],
    3,
  )
  row('cold: npx dondoc ask … (median of 3)', `${npx.toFixed(0)} ms`, 'printed only')
  const ask = await questions()
  row('one question understood and answered, p50', `${ask.p50.toFixed(3)} ms`, '≤ 1 ms')
  row('one question understood and answered, p99', `${ask.p99.toFixed(3)} ms`, '≤ 5 ms')
  const plan = await planner()
  row(
    `planner, 100,000 tasks, 3,500 chats, Monday (median of 5)`,
    `${plan.ms.toFixed(0)} ms, ${plan.digests} digests`,
    '≤ 1000 ms',
  )
  const idle = await idleMemory()
  row('idle service, resident memory', `${idle.toFixed(0)} MB`, '≤ 120 MB')
  return cold <= 400 && ask.p50 <= 1 && ask.p99 <= 5 && plan.ms <= 1000 && idle <= 120
}

function timeCommand(command, args, runs) {
  const times = []
  for (let i = 0; i <= runs; i++) {
    const started = process.hrtime.bigint()
    execFileSync(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] })
    if (i > 0) times.push(Number(process.hrtime.bigint() - started) / 1e6)
  }
  return median(times)
}

const QUESTIONS = [
  'nhiệm vụ của Sở Nội vụ tháng 8',
  'viec qua han cua ban to chuc',
  'KH 376 có bao nhiêu việc',
  'hạn số hóa tài liệu là bao giờ',
  'Sở Tài chính còn mấy việc',
  'chi tiết việc 181',
  'ai chủ trì rà soát trụ sở',
  'UBKT có báo cáo định kỳ hằng tháng nào',
  'tinh hinh thuc hien KH 376',
  'tuần này có việc nào đến hạn',
  'nhieemj vuj cuar sowr y tees thangs 8',
  'trời nóng quá các bác ạ',
]
async function questions() {
  const { createBot, answer, NEW_CONVERSATION } = await load('flows/answer.js')
  const { register } = await shipped()
  const bot = createBot(register)
  const now = (await load('domain/calendar.js')).readMoment('2025-08-11T09:00:00+07:00')
  const viewer = { role: 'secretariat', province: null }
  const times = []
  for (let i = 0; i < 3000; i++) {
    const text = QUESTIONS[i % QUESTIONS.length]
    const started = process.hrtime.bigint()
    answer(bot, { text, viewer, now, addressed: true, pageSize: 20 }, NEW_CONVERSATION)
    if (i >= 600) times.push(Number(process.hrtime.bigint() - started) / 1e6)
  }
  return { p50: median(times), p99: percentile(times, 0.99) }
}

async function shipped() {
  const { readDataFiles } = await load('storage/data-files.js')
  const { createDirectory } = await load('domain/directory.js')
  const { createRegister } = await load('domain/register.js')
  const { createWorkCalendar } = await load('domain/calendar.js')
  const { files: data } = await readDataFiles(`${root}/data`)
  const rules = { calendar: createWorkCalendar(data.holidays), reading: { strictBefore: true } }
  return {
    data,
    rules,
    register: createRegister({
      rules,
      directory: createDirectory(data.agencies),
      files: data.documents,
      states: [],
      events: [],
    }),
  }
}

/** 34 provinces with 100 communes each: 100,000 tasks, of which most lie ahead. */
async function planner() {
  const { planDigests } = await load('reminders/plan.js')
  const { createDirectory } = await load('domain/directory.js')
  const { createRegister } = await load('domain/register.js')
  const { readMoment, addDays } = await load('domain/calendar.js')
  const { data, rules } = await shipped()
  const provinces = Array.from({ length: 34 }, (_, i) => ({ name: `Tỉnh ${i + 1}` }))
  const communes = provinces.flatMap((p, i) =>
    Array.from({ length: 100 }, (_, j) => ({
      id: `C_${i}_${j}`,
      name: `Xã ${i}.${j}`,
      type: 'xã, phường',
      province: p.name,
      aliases: [],
      parent: 'UBND tỉnh',
    })),
  )
  const agencies = {
    ...data.agencies,
    provinces,
    agencies: [...data.agencies.agencies.filter((a) => a.province === null), ...communes],
  }
  const directory = createDirectory(agencies)
  let no = 0
  const files = provinces.map((p, i) => ({
    doc: {
      id: `d-${i}`,
      number: `${i + 1}-KH/TU`,
      kind: 'KH',
      issuer: 'Ban Thường vụ Tỉnh ủy',
      province: p.name,
      issued: '2025-07-01',
      meeting: null,
      short_name: `KH ${i}`,
      title: 't',
      known_from: '2025-07-02',
      known_from_assumed: true,
      cites: [],
      names: {},
    },
    tasks: Array.from({ length: 2942 }, (_, j) => ({
      no: ++no,
      ref: `${j + 1}`,
      title: `việc ${j}`,
      lead: [`Xã ${i}.${j % 100}`],
      coop: [],
      report_to: [],
      targets: [],
      status: 'open',
      deadlines: [
        {
          raw: 'trước ngày',
          kind: 'date',
          due: addDays('2025-08-01', (j * 7) % 360),
          start: null,
          before: true,
          time: null,
          rrule: null,
          event: null,
          offset: null,
        },
      ],
    })),
  }))
  const register = createRegister({ rules, directory, files, states: [], events: [] })
  const chats = provinces
    .flatMap((p) =>
      directory
        .bodies(p.name)
        .filter(
          (b) =>
            b.name.startsWith('Xã ') ||
            b.name === 'UBND tỉnh' ||
            b.name === 'Văn phòng Tỉnh ủy' ||
            b.name === 'Ban Thường vụ Tỉnh ủy',
        ),
    )
    .map((b) => ({
      to: { channel: 'terminal', chat: `${b.name}@${b.province}`, thread: null },
      province: b.province,
      bodies: [b.name],
      boundAt: 0,
      parked: null,
      digestAt: null,
      muted: false,
      snoozedUntil: null,
    }))
  const now = readMoment('2025-08-11T07:30:00+07:00')
  const times = []
  let digests = 0
  for (let i = 0; i < 6; i++) {
    const started = process.hrtime.bigint()
    digests = planDigests({ register, chats, told: new Set(), now, digestAt: '07:30', quiet: [] }).length
    if (i > 0) times.push(Number(process.hrtime.bigint() - started) / 1e6)
  }
  console.log(`  (${no} tasks, ${chats.length} chats)`)
  return { ms: median(times), digests }
}

/** The service with nothing to do, read from the system after ten seconds; it is ended by its own process id. */
async function idleMemory() {
  const child = spawn(process.execPath, ['bin/dondoc.js', 'start'], {
    cwd: root,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { ...process.env, DONDOC_IDLE_BENCH: undefined },
  })
  await new Promise((done) => setTimeout(done, 10_000))
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
  } catch {
    return Number.NaN
  } finally {
    child.kill('SIGTERM')
  }
}
