#!/usr/bin/env node
// The command: loads the compiled program. `npm ci` compiles it (the `prepare` script).
const { existsSync } = require('node:fs')
const { join } = require('node:path')
const { setFlagsFromString } = require('node:v8')
const { createLoader } = require('./chunks.js')

const words = process.argv.slice(2)
const compiled = join(__dirname, '..', 'dist', 'bundle')
if (existsSync(join(compiled, 'cli.js'))) {
  const { main } = createLoader(compiled).load('cli.js')
  // What runs all day keeps the small nursery it begins with: a fifth less memory, for a little more collecting. (Its greatest size can no
  // longer be set here: that is read before the first line of a program. And kept code is for the flags that it was made under.)
  if (words[0] === 'start' || words[0] === 'chat') setFlagsFromString('--semi-space-growth-factor=1')
  main(words).then((code) => {
    process.exitCode = code
  })
} else {
  process.stderr.write('dondoc: the program is not compiled yet (run: npm run build)\n')
  process.exitCode = 1
}
