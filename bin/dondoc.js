#!/usr/bin/env node
// The command: loads the compiled program. `npm ci` compiles it (the `prepare` script).
const { existsSync } = require('node:fs')
const { join } = require('node:path')
const { createLoader } = require('./chunks.js')
const { runAllDay } = require('./flags.js')

const words = process.argv.slice(2)
const compiled = join(__dirname, '..', 'dist', 'bundle')
if (existsSync(join(compiled, 'cli.js'))) {
  const { main } = createLoader(compiled).load('cli.js')
  if (words[0] === 'start' || words[0] === 'chat') runAllDay()
  main(words).then((code) => {
    process.exitCode = code
  })
} else {
  process.stderr.write('dondoc: the program is not compiled yet (run: npm run build)\n')
  process.exitCode = 1
}
