// How the engine runs what is up all day. (The greatest size of its nursery can no longer be set here: that is read before the first line of a
// program. And kept code is for the flags that it was made under, so nothing is set for a command that is soon done.)
module.exports.SERVICE_FLAGS = [
  // Keeps the small nursery it begins with: a fifth less memory, for a little more collecting.
  '--semi-space-growth-factor=1',
  // Makes less machine code, and later: an office asks some thousand questions a day, and to compile for millions cost more than answering.
  '--max-inlined-bytecode-size-cumulative=200',
  '--interrupt-budget=200000',
]
