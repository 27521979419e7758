// Compiles src to dist, then gathers the command's modules in a few files, and keeps what V8 compiles of them for an answer: opening three
// hundred files takes longer than answering, and so does compiling them.
// With --if-changed nothing is done while dist is newer than everything that it is made of.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const PRODUCT = at('dist/bundle/cli.js')
if (process.argv.includes('--if-changed') && isFresh()) process.exit(0)

execFileSync(process.execPath, [at('node_modules/typescript/bin/tsc'), '-p', at('tsconfig.build.json')], {
  stdio: 'inherit',
})

/** Small libraries of plain JavaScript that every command needs; the others stay where npm put them. */
const GATHERED = new Set(['zod', 'dayjs', 'commander', 'lowdb', 'steno'])
const isOurs = (id) => id.startsWith('.') || id.startsWith('/') || /^[a-z]:\\/i.test(id)
const packageOf = (id) => id.split('/')[0]

const NEEDS_PROCESSES = "const childProcess = require('node:child_process');"
/** commander loads what starts other programs for commands in files of their own; none of ours is, and loading it takes a twentieth of an answer. */
const lateProcesses = {
  name: 'late-processes',
  transform(code, id) {
    if (!/commander[\\/]lib[\\/]command\.js$/.test(id)) return null
    if (!code.includes(NEEDS_PROCESSES)) throw new Error('commander loads node:child_process in another way now')
    return code.replace(
      NEEDS_PROCESSES,
      "const childProcess = { spawn: (...words) => require('node:child_process').spawn(...words) };",
    )
  },
}

const bundle = await rolldown({
  // A thread is started by its file name, so it is an entry of its own.
  input: {
    cli: at('dist/cli.js'),
    'reader-worker': at('dist/readers/reader-worker.js'),
    'extract-worker': at('dist/cli/extract-worker.js'),
    'write-worker': at('dist/cli/write-worker.js'),
    'backup-worker': at('dist/storage/backup-worker.js'),
  },
  platform: 'node',
  plugins: [lateProcesses],
  external: (id) => !isOurs(id) && !GATHERED.has(packageOf(id)),
  logLevel: 'warn',
})
// As deep as dist/cli/: what is found relative to a module is found from here too.
rmSync(at('dist/bundle'), { recursive: true, force: true })
await bundle.write({
  dir: at('dist/bundle'),
  // Kept code needs scripts: Node 20 keeps none for ES modules.
  format: 'cjs',
  dynamicImportInCjs: false,
  entryFileNames: '[name].js',
  chunkFileNames: '[name].js',
  // Names stay, for whoever reads a trace; spaces and comments are read at each start.
  minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
})
await bundle.close()
writeFileSync(at('dist/bundle/package.json'), '{ "type": "commonjs" }\n')
await keepCode()

/** Asks a few questions of the shipped data, as a newcomer in an empty folder would, and keeps what was compiled for them. */
async function keepCode() {
  const loader = createRequire(import.meta.url)('./bin/chunks.js').createLoader(at('dist/bundle'))
  for (const name of Object.keys(process.env)) if (name.startsWith('DONDOC_')) delete process.env[name]
  process.chdir(tmpdir())
  const { write } = process.stdout
  process.stdout.write = () => true
  const { main } = loader.load('cli.js')
  const codes = []
  for (const text of ['nhiệm vụ của Sở Nội vụ tháng 8', 'viec qua han cua ban to chuc', 'KH 376 có bao nhiêu việc'])
    codes.push(await main(['ask', text, '--data', at('data')]))
  process.stdout.write = write
  if (codes.some((code) => code !== 0)) throw new Error('the program just built does not answer')
  loader.keep()
}

function isFresh() {
  const sources = [
    at('src'),
    at('bin'),
    ...['build.js', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'].map(at),
  ]
  return existsSync(PRODUCT) && Math.max(...sources.map(newest)) < statSync(PRODUCT).mtimeMs
}
// A folder's own time tells of files that were taken away.
function newest(path) {
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}
