// Reads the files of questions, and compares an understanding with what a line wants.
import { readFileSync } from 'node:fs'
import { readMoment } from '../../src/domain/calendar.ts'
import { unaccent } from '../../src/text/fold.ts'
import type { Slots, Understanding } from '../../src/understanding/intent.ts'
import { NOW } from './fixtures.ts'

/** `intent | message | slots`, or `intent < turn before | message | slots` for one that leans on another. */
export type QuestionLine = {
  readonly intent: string
  readonly text: string
  readonly context: readonly string[]
  readonly now: number
  readonly slots: Readonly<Record<string, string>>
}

export function readQuestions(name: string): readonly QuestionLine[] {
  const lines = readFileSync(new URL(`questions/${name}.txt`, import.meta.url), 'utf8')
    .normalize('NFC')
    .split('\n')
  return lines.filter((line) => line.trim() && !line.startsWith('#')).map(readLine)
}
function readLine(line: string): QuestionLine {
  const [head = '', text = '', slots = ''] = line.split(' | ')
  const [intent = '', before] = head.split(' < ')
  const pairs = slots.split('; ').flatMap((s) => {
    const at = s.indexOf('=')
    return at > 0 ? [[s.slice(0, at).trim(), s.slice(at + 1).trim()] as const] : []
  })
  const all = Object.fromEntries(pairs)
  const { now, ...wanted } = all
  return {
    intent: intent.trim(),
    text: text.trim(),
    context: before ? before.split(' << ').map((t) => t.trim()) : [],
    now: (now && readMoment(now)) || NOW,
    slots: wanted,
  }
}

const FREE = ['topic', 'note', 'reason', 'message']
const STOP = new Set('cac nhung cua ve viec nhiem vu va la thi o tai cho nay kia do a nhe voi duoc'.split(' '))
const contentWords = (text: string) =>
  unaccent(text)
    .split(/[^\p{L}\p{N}%/]+/u)
    .filter((w) => w && !STOP.has(w))

/** What is wrong, one sentence a slot; empty when all is right. A role of «any» need not be said. */
export function differences(line: QuestionLine, got: Understanding): readonly string[] {
  const intent = got.slots.resolved_intent ?? got.intent
  const wrong =
    intent === line.intent.replace(/^follow_up:/, '') &&
    (got.intent === 'follow_up') === line.intent.startsWith('follow_up:')
      ? []
      : [`intent ${got.intent}:${intent}`]
  const slots = oneName(writeSlots(got.slots))
  const wanted = oneName({ ...line.slots })
  for (const name of new Set([...Object.keys(slots), ...Object.keys(wanted)])) {
    if (!isSame(name, slots[name], wanted[name])) wrong.push(`${name} «${slots[name]}» wanted «${wanted[name]}»`)
  }
  return wrong
}
function oneName(slots: Record<string, string>): Record<string, string> {
  const { task, ...others } = slots
  return task && /\p{L}{2}/u.test(task) && !others.topic ? { ...others, topic: task } : slots
}
function writeSlots(slots: Slots): Record<string, string> {
  const out: Record<string, string> = {}
  for (const [name, value] of Object.entries(slots)) {
    if (value === 'silent' || ['context', 'resolved_intent'].includes(name) || (name === 'role' && value === 'any'))
      continue
    out[name] = value === null ? '' : Array.isArray(value) ? value.join(', ') : String(value)
  }
  return out
}
function isSame(name: string, got: string | undefined, wanted: string | undefined): boolean {
  if (got === wanted) return true
  if (got === undefined || wanted === undefined) return false
  if (name === 'agency' || name === 'agency_candidates' || name === 'recipients') return sorted(got) === sorted(wanted)
  return FREE.includes(name) && overlap(contentWords(got), contentWords(wanted)) >= 0.5
}
const sorted = (names: string) => [...new Set(names.split(', '))].sort().join(', ')
function overlap(a: readonly string[], b: readonly string[]): number {
  const left = [...b]
  let hits = 0
  for (const word of a) {
    const at = left.indexOf(word)
    if (at >= 0) {
      hits++
      left.splice(at, 1)
    }
  }
  return a.length + b.length ? (2 * hits) / (a.length + b.length) : 1
}
