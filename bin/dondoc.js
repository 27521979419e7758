#!/usr/bin/env node
// The command: loads the compiled program. `npm ci` compiles it (the `prepare` script).
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const compiled = new URL('../dist/cli.js', import.meta.url)
if (existsSync(fileURLToPath(compiled))) {
  const { main } = await import(compiled.href)
  process.exitCode = await main(process.argv.slice(2))
} else {
  process.stderr.write('dondoc: the program is not compiled yet (run: npm run build)\n')
  process.exitCode = 1
}
