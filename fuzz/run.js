// npm run fuzz -- NAME [--runs N] [--seed N]: throws mutated input at the compiled program; without a name, all of them.
import { readdirSync } from 'node:fs'

const words = process.argv.slice(2)
const numberAfter = (name, otherwise) => {
  const at = words.indexOf(name)
  return at < 0 ? otherwise : Number(words[at + 1])
}
const all = readdirSync(new URL('.', import.meta.url))
  .filter((f) => f.endsWith('.js') && f !== 'run.js')
  .map((f) => f.slice(0, -3))
const names = words.filter((w, i) => !w.startsWith('--') && !words[i - 1]?.startsWith('--'))
const unknown = names.filter((n) => !all.includes(n))
if (unknown.length) {
  console.error(`fuzz: no such target: ${unknown.join(', ')} (there are: ${all.join(', ')})`)
  process.exit(2)
}
for (const name of names.length ? names : all) {
  console.log(`\n## ${name}`)
  const { fuzz } = await import(new URL(`./${name}.js`, import.meta.url).href)
  const ok = await fuzz({ runs: numberAfter('--runs', undefined), seed: numberAfter('--seed', 20_251_124) })
  if (!ok) process.exitCode = 1
}
