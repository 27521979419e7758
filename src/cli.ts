// The command line: reads the words, calls a flow, prints what comes back.

/** Runs one command and gives its exit code: 0 done, 1 could not do it, 2 wrong usage or bad input. */
export async function main(_words: readonly string[]): Promise<number> {
  process.stderr.write('dondoc: nothing is built yet (see README.md)\n')
  return 1
}
