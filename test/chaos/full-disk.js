// Writes until the disk (a limit on the size of files) is full, says what the storage said of it, then frees nothing and ends.
const [build, file] = process.argv.slice(2)
const { openSqlite } = await import(`${build}/storage/sqlite.js`)
const storage = await openSqlite(file)
const message = (i) => ({
  key: `m${i}`,
  to: { channel: 'telegram', chat: `-${i}`, thread: null },
  kind: 'digest',
  text: 'x'.repeat(2_000),
  tells: [],
  dueAt: 1,
  staleAt: null,
  queuedAt: 1,
})
let written = 0
try {
  for (; written < 5_000; written++)
    await storage.commit({ at: 1, settings: { count: String(written + 1) }, queue: [message(written)] })
} catch (error) {
  process.stdout.write(`${JSON.stringify({ written, name: error.name, again: error.again, message: error.message })}\n`)
}
// Reading goes on as if nothing had happened.
process.stdout.write(`${JSON.stringify({ read: (await storage.messages()).length })}\n`)
process.exit(0)
