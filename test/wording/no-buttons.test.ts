// No sentence speaks of pressing: most people have a channel without buttons. How a choice is taken is said where the message leaves.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// The one place that knows of both ways.
const RENDERS = join('src', 'wording', 'choices.ts')
const sources = ['src/wording', 'src/flows', 'src/reminders', 'src/domain'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name)),
)

test.each(sources.filter((file) => file !== RENDERS))('%s speaks of no buttons', (file) => {
  const said = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => !/^\s*(?:\/\/|\*|\/\*)/.test(line))
    .join('\n')
  expect(said.match(/(?<!\p{L})(?:bấm|nhấn|nút)(?!\p{L}).*/giu)).toBeNull()
})
