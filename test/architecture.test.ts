// Checks the map of src/: who may import whom, purity, one home per npm package, names, lengths, letters.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const src = join(root, 'src')

/** Folder or top-level file of src/ → what it may import besides itself. `*`: everything. */
const MAP: Record<string, readonly string[]> = {
  domain: [],
  text: ['domain'],
  understanding: ['domain', 'text'],
  extraction: ['domain', 'text'],
  reminders: ['domain'],
  wording: ['domain', 'reminders'],
  'ports.ts': ['domain'],
  flows: ['domain', 'text', 'understanding', 'extraction', 'reminders', 'wording', 'ports.ts'],
  channels: ['domain', 'wording', 'ports.ts'],
  writers: ['domain', 'wording', 'ports.ts'],
  server: ['domain', 'ports.ts', 'flows'],
  storage: ['domain', 'ports.ts'],
  readers: ['domain', 'ports.ts'],
  'config.ts': ['domain'],
  'cli.ts': ['*'],
  'main.ts': ['*'],
  cli: ['*'],
}
const PURE = ['domain', 'text', 'understanding', 'extraction', 'reminders', 'wording', 'ports.ts']

/** npm package → the places that may import it; one that is not named here has no home yet. Zod also guards every other door. */
const HOMES: Record<string, readonly string[]> = {
  dayjs: ['domain/calendar.ts'],
  zod: ['domain', 'config.ts', 'cli', 'channels', 'storage', 'server', 'readers', 'flows'],
  lowdb: ['storage'],
  libsql: ['storage'],
  kysely: ['storage'],
  pg: ['storage'],
  grammy: ['channels'],
  undici: ['channels'],
  fflate: ['readers'],
  saxes: ['readers'],
  unpdf: ['readers'],
  pino: ['cli'],
  'node-cron': ['main.ts', 'cli'],
  commander: ['cli.ts', 'cli'],
  docx: ['writers'],
  'write-excel-file': ['writers'],
  '@resvg/resvg-js': ['writers'],
}

type File = { readonly path: string; readonly home: string; readonly text: string; readonly imports: readonly string[] }

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(folder, entry.name)) : entry.name.endsWith('.ts') ? [join(folder, entry.name)] : [],
  )
}
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s+'([^']+)'|(?:^|\n)\s*import\s+'([^']+)'|import\(\s*'([^']+)'\s*\)/g
const files: File[] = walk(src).map((absolute) => {
  const path = relative(src, absolute).split(sep).join('/')
  const text = readFileSync(absolute, 'utf8')
  const imports = [...text.matchAll(IMPORT)].map((m) => m[1] ?? m[2] ?? m[3] ?? '')
  return { path, home: path.split('/')[0] ?? path, text, imports }
})
const target = (file: File, specifier: string) =>
  normalize(join(dirname(file.path), specifier))
    .split(sep)
    .join('/')

test('src/ has files to check', () => expect(files.length).toBeGreaterThan(0))

describe.each(files.map((file) => [file.path, file] as const))('%s', (path, file) => {
  test('lies in a place of the map', () => expect(Object.keys(MAP)).toContain(file.home))

  test('imports only what its row names', () => {
    const may = MAP[file.home] ?? []
    const wrong = file.imports
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => target(file, specifier))
      .filter((to) => {
        const home = to.split('/')[0] ?? to
        return !(home === file.home || may.includes('*') || may.includes(home))
      })
    expect(wrong).toEqual([])
  })

  test('names the .ts files it imports', () => {
    expect(file.imports.filter((s) => s.startsWith('.') && !/\.(ts|json)$/.test(s))).toEqual([])
  })

  test('takes npm packages only in their home', () => {
    const wrong = file.imports
      .filter((s) => !s.startsWith('.') && !s.startsWith('node:'))
      .map((s) => (s.startsWith('@') ? s.split('/').slice(0, 2).join('/') : (s.split('/')[0] ?? s)))
      .filter((name) => {
        const homes = HOMES[name]
        return !homes?.some((home) => path === home || path.startsWith(`${home}/`))
      })
    expect(wrong).toEqual([])
  })

  if (PURE.includes(file.home)) {
    test('is pure: no node:, no clock, no dice, no I/O', () => {
      expect(file.imports.filter((s) => s.startsWith('node:'))).toEqual([])
      expect(
        file.imports.filter((s) => !s.startsWith('.') && !['zod', 'dayjs'].includes(s.split('/')[0] ?? '')),
      ).toEqual([])
      const code = file.text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')
      expect(code).not.toMatch(
        /Math\.random|process\.|console\.|fetch\(|setTimeout|setInterval|Date\.now|performance\.now/,
      )
    })
  }
  if (path !== 'domain/calendar.ts' && path !== 'main.ts') {
    test('leaves Date to domain/calendar.ts', () => {
      const code = file.text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')
      expect(code).not.toMatch(/new Date\b|Date\.(now|UTC|parse)/)
    })
  }
  if (path !== 'config.ts') {
    test('leaves process.env to config.ts', () => expect(file.text).not.toMatch(/process\.env/))
  }

  test('has a kebab-case name that says something', () => {
    const name = path.split('/').at(-1) ?? ''
    expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*\.ts$/)
    expect(['utils.ts', 'types.ts', 'index.ts', 'helpers.ts']).not.toContain(name)
  })
  test('is at most 400 lines long', () => expect(file.text.split('\n').length).toBeLessThanOrEqual(401))
  test('writes letters as they are, in NFC', () => {
    expect(file.text === file.text.normalize('NFC')).toBe(true)
    expect(file.text).not.toMatch(/\\u(00[c-f]|01[0-9a-b]|1e[89a-f])/i)
  })
  test('has no default export, enum or any', () => {
    const code = file.text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')
    expect(code).not.toMatch(/^export default|^\s*(export\s+)?(const )?enum |: any\b|as any\b|<any>/m)
  })
})

test('no import cycles', () => {
  const edges = new Map(
    files.map((f) => [f.path, f.imports.filter((s) => s.startsWith('.')).map((s) => target(f, s))] as const),
  )
  const done = new Set<string>()
  const cycles: string[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
    if (done.has(path) || trail.includes(path)) return
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path])
    done.add(path)
  }
  for (const file of files) visit(file.path, [])
  expect(cycles).toEqual([])
})

test('every source, test and document is NFC', () => {
  const tracked = [...walk(src), ...walk(join(root, 'test'))]
  expect(tracked.filter((path) => readFileSync(path, 'utf8') !== readFileSync(path, 'utf8').normalize('NFC'))).toEqual(
    [],
  )
})
