// The examples under docs/ as an office would run them: the compiled package, its own bot, a loopback Telegram.
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { messageUpdate } from '../contracts/channel-benches.ts'
import { startTelegramApi } from '../fakes/telegram-api.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'dondoc-mount-'))
beforeAll(() => cpSync(join(root, 'data'), folder, { recursive: true }))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each(['telegraf', 'grammy'])('docs/vi-du/%s.js answers beside the commands of its own bot', async (name) => {
  const api = await startTelegramApi()
  const env = {
    ...process.env,
    TELEGRAM_BOT_TOKEN: api.token,
    TELEGRAM_API_ROOT: api.root,
    DONDOC_DATA_DIR: folder,
    DONDOC_FIRST_CODE: name === 'telegraf' ? 'K7MQ4-9XHTR' : 'K7MQ4-9XHTC',
  }
  const bot = spawn(process.execPath, [join(root, 'docs', 'vi-du', `${name}.js`)], { env, cwd: root })
  let wrong = ''
  bot.stderr.on('data', (text) => {
    wrong += String(text)
  })
  const until = async (check: () => boolean) => {
    for (let i = 0; i < 3_000 && !check() && bot.exitCode === null; i++) await new Promise((r) => setTimeout(r, 10))
    if (!check()) throw new Error(`the example did not do it: ${wrong}`)
  }
  try {
    api.push(messageUpdate('/ping', { user: '9' }))
    api.push(messageUpdate(`/start ${env.DONDOC_FIRST_CODE}`, { user: '1' }))
    await until(() => api.sent.length >= 2)
    expect(api.sent.find((m) => m.chat === '9')?.text).toBe('pong')
    expect(api.sent.find((m) => m.chat === '1')?.text).toContain('văn phòng')
  } finally {
    bot.kill('SIGTERM')
    await new Promise((resolve) => bot.once('exit', resolve))
    await api.stop()
  }
}, 60_000)

test('both compile in strict TypeScript, beside the types of their libraries', () => {
  const from = join(root, 'docs', 'vi-du')
  const sources = mkdtempSync(join(root, 'test', 'vi-du-'))
  try {
    for (const name of ['telegraf', 'grammy'])
      writeFileSync(join(sources, `${name}.ts`), readFileSync(join(from, `${name}.js`), 'utf8'))
    const compilerOptions = { module: 'nodenext', target: 'es2023', strict: true, noEmit: true, types: ['node'] }
    writeFileSync(join(sources, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }))
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
    const ran = spawnSync(process.execPath, [tsc, '-p', sources], { encoding: 'utf8' })
    // What the libraries' own types lack among themselves is theirs.
    const wrong = ran.stdout.split('\n').filter((line) => /error TS/.test(line) && !line.includes('node_modules/'))
    expect(wrong).toEqual([])
  } finally {
    rmSync(sources, { recursive: true, force: true })
  }
})
