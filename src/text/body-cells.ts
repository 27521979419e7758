// Texts that are nothing but bodies: table cells, values of labels, headings.

import { mayBeginBody } from './body-begins.ts'
import { bodyWords } from './body-spelling.ts'
import { capitalised } from './body-writing.ts'
import { type Bodies, bodiesAt } from './written-bodies.ts'
import type { Word } from './written-words.ts'

// The first words tell nearly always: only what runs on beyond them is cut into words to its end.
const NEAR_CHARS = 120
/** No rule of the grammar looks farther ahead than this many words. */
const AHEAD = 14

/** The bodies that stand at the beginning of a text; null when there is none. */
export function bodiesFirst(text: string): Bodies | null {
  if (!mayBeginBody(text)) return null
  if (text.length <= NEAR_CHARS) return bodiesAt(bodyWords(text), 0)
  const near = bodyWords(text.slice(0, NEAR_CHARS))
  const found = bodiesAt(near, 0)
  return (found?.next ?? 0) + AHEAD < near.length ? found : bodiesAt(bodyWords(text), 0)
}

/** The bodies of a text that is nothing but a list of bodies (a table cell, a label's value, a heading); else null. */
export function onlyBodies(text: string): readonly string[] | null {
  if (!mayBeginBody(text)) return null
  const said = text.includes('(') ? text.replace(/\([^)]*\)/g, ' ') : text
  return said.length > NEAR_CHARS && saysMore(bodyWords(said.slice(0, NEAR_CHARS))) ? null : namesAlone(bodyWords(said))
}
/** True when the first words of a text are surely more than bodies. */
function saysMore(near: readonly Word[]): boolean {
  let i = 0
  while (i + AHEAD < near.length) {
    const found = bodiesAt(near, i)
    if (!found) return true
    i = found.next
    if (near[i]?.key === 'và') i++
  }
  return false
}
function namesAlone(words: readonly Word[]): readonly string[] | null {
  const names: string[] = []
  let i = 0
  while (i < words.length) {
    const found = bodiesAt(words, i)
    if (!found) return null
    names.push(...found.names.filter((name) => !names.includes(name)))
    i = found.next
    // A cell may run names together across lines without a comma.
    if (words[i]?.key === 'và') i++
  }
  return names.length ? names : null
}

/** Bodies of a column that holds nothing else: what the grammar does not know is kept as written, part by part. */
export function bodiesOfCell(text: string): readonly string[] {
  const clean = text.replace(/\s+/g, ' ').trim()
  const known = onlyBodies(clean)
  if (known) return known
  const names: string[] = []
  for (const part of clean.split(/\s*[;\n]\s*/)) {
    let rest = part.replace(/[.;,\s]+$/, '').trim()
    // Bounded: every round takes at least one word off the part.
    while (rest) {
      const words = bodyWords(rest)
      const found = bodiesAt(words, 0)
      const open = found ? rest.slice(found.to).search(/,/) : rest.search(/,\s(?=\p{Lu})/u)
      const end = open < 0 ? rest.length : (found?.to ?? 0) + open
      const said = rest.slice(0, end).trim()
      if (found && found.to >= said.length) names.push(...found.names)
      else if (found) names.push(...found.names.slice(0, -1), `${found.names.at(-1)}${rest.slice(found.to, end)}`)
      else if (said) names.push(capitalised(said))
      rest = rest.slice(end).replace(/^[\s,]+/, '')
    }
  }
  return [...new Set(names)]
}
