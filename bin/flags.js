// How the engine runs what is up all day. (Kept code is for the flags that it was made under, so nothing is set for a command that is soon done.)
module.exports.SERVICE_FLAGS = [
  // Makes less machine code, and later: an office asks some thousand questions a day, and to compile for millions cost more than answering.
  '--max-inlined-bytecode-size-cumulative=200',
  '--interrupt-budget=200000',
]
