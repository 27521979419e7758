// Real `dondoc start` processes for tests: an office's folder, a service in it, what it says.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../bin/dondoc.js', import.meta.url))
export type RunningService = {
  readonly pid: number
  readonly port: number
  readonly logged: () => string
  readonly signal: (name: NodeJS.Signals) => void
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>
}
export type Office = {
  readonly home: string
  readonly dondoc: (...words: readonly string[]) => { code: number | null; out: string; err: string }
  readonly start: (more?: Readonly<Record<string, string>>) => Promise<RunningService>
  /** Ends whatever still runs, and removes the folder. */
  readonly close: () => Promise<void>
}

/** A Monday at nine: the digests of the day are out, everything may be pushed. It goes on while services come and go. */
export const MONDAY = Date.UTC(2025, 7, 11, 2)

/** `shipped`: the documents and bodies that the program brings; otherwise an office of its own without a task. */
export function openTestOffice(settings: Readonly<Record<string, string>>, { shipped = false } = {}): Office {
  const home = mkdtempSync(join(tmpdir(), 'dondoc-office-'))
  const began = Date.now()
  const env = (more: Readonly<Record<string, string>> = {}) => ({
    ...process.env,
    DONDOC_CLOCK: new Date(MONDAY + Date.now() - began).toISOString(),
    DONDOC_REHEARSAL: 'false',
    HTTP_PORT: '0',
    ...settings,
    ...more,
  })
  const running = new Set<ChildProcess>()
  const dondoc: Office['dondoc'] = (...words) => {
    const ran = spawnSync(process.execPath, [bin, ...words], {
      cwd: home,
      encoding: 'utf8',
      env: env(),
      timeout: 50_000,
    })
    return { code: ran.status, out: ran.stdout, err: ran.stderr }
  }
  if (shipped) {
    cpSync(new URL('../data', import.meta.url), join(home, 'so'), { recursive: true })
    writeFileSync(join(home, '.env'), 'DONDOC_DATA_DIR=so\n')
  } else {
    const made = dondoc('init', '--province', 'Lào Cai', '--data', 'so')
    if (made.code !== 0) throw new Error(made.err)
  }
  return {
    home,
    dondoc,
    start: async (more) => {
      const child = spawn(process.execPath, [bin, 'start'], {
        cwd: home,
        env: env(more),
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      running.add(child)
      let logged = ''
      const ended = once(child, 'exit').then(([code]) => {
        running.delete(child)
        return code as number | null
      })
      const port = await new Promise<number>((resolve, reject) => {
        child.stderr.on('data', (chunk) => {
          logged += String(chunk)
          const line = logged.split('\n').find((text) => text.includes('the service runs'))
          if (line) resolve(Number(JSON.parse(line).port))
        })
        void ended.then((code) => reject(new Error(`the service ended (${code}): ${logged}`)))
      })
      return {
        pid: child.pid ?? 0,
        port,
        logged: () => logged,
        signal: (name) => void child.kill(name),
        ended,
      }
    },
    close: async () => {
      const gone = [...running].map((child) => {
        const exit = once(child, 'exit')
        child.kill('SIGKILL')
        return exit
      })
      await Promise.all(gone)
      rmSync(home, { recursive: true, force: true })
    },
  }
}
