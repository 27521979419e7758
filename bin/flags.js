// How the engine runs what is up all day. (Kept code is for the flags that it was made under, so nothing is set for a command that is soon done.)
const { setFlagsFromString } = require('node:v8')

/** At first it makes less machine code, and later: what was queued while it was down is answered while everything is new, and compiling cost more than answering. */
const FIRST = ['--max-inlined-bytecode-size-cumulative=200', '--interrupt-budget=200000']
/** Afterwards it compiles what is still called, with what that calls inside: a question now and then meets cold caches, and whole code is the smaller road. */
const SETTLED = [
  '--interrupt-budget=40000',
  '--max-inlined-bytecode-size=1000',
  '--max-inlined-bytecode-size-cumulative=2500',
]
const SETTLED_AFTER_MS = 15_000

module.exports.runAllDay = () => {
  set(FIRST)
  setTimeout(set, SETTLED_AFTER_MS, SETTLED).unref()
}
function set(flags) {
  for (const flag of flags) setFlagsFromString(flag)
}
