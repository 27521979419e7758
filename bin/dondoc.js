#!/usr/bin/env node
// The command: loads the compiled program. `npm ci` compiles it (the `prepare` script).
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'

const words = process.argv.slice(2)
// What runs all day keeps the small nursery it begins with: a fifth less memory, for a little more collecting. (Its greatest size can no
// longer be set here: that is read before the first line of a program.)
if (words[0] === 'start' || words[0] === 'chat') setFlagsFromString('--semi-space-growth-factor=1')

const compiled = new URL('../dist/bundle/cli.js', import.meta.url)
if (existsSync(fileURLToPath(compiled))) {
  const { main } = await import(compiled.href)
  process.exitCode = await main(words)
} else {
  process.stderr.write('dondoc: the program is not compiled yet (run: npm run build)\n')
  process.exitCode = 1
}
