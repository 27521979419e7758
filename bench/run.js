// npm run bench [-- NAME …]: runs bench/NAME.js on the compiled program; without a name, all of them.
import { readdirSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'

const names = process.argv.slice(2).filter((a) => !a.startsWith('--'))
const all = readdirSync(new URL('.', import.meta.url))
  .filter((f) => f.endsWith('.js') && f !== 'run.js' && !f.startsWith('_'))
  .map((f) => f.replace(/\.js$/, ''))
const chosen = names.length ? names : all
const unknown = chosen.filter((n) => !all.includes(n))
if (unknown.length) {
  console.error(`bench: no such bench: ${unknown.join(', ')} (there are: ${all.join(', ')})`)
  process.exit(2)
}
console.log(
  `${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}, ${process.platform} ${process.arch}`,
)
for (const name of chosen) {
  console.log(`\n## ${name}`)
  // A bench exports `bench` (false: a target was missed) or does its work as it is loaded.
  const { bench } = await import(new URL(`./${name}.js`, import.meta.url).href)
  if ((await bench?.()) === false) process.exitCode = 1
}
