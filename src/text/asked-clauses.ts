// Clauses of the register as people name them, and how they are compared: 4.(3)-2-c, 3.4-7, XIV.2.2.
import { createKept } from '../domain/kept.ts'
import { fold } from './fold.ts'

/** Keys of every clause and of what stands above it: with «3.4-7» also «3.4» and «3». */
export type Clauses = ReadonlySet<string>

/** One key for all ways of writing a clause: «4.(3)-2-c», «4(3)-2c», «4.3.2.c». */
export function clauseKey(ref: string): string {
  return keys(ref, (written) => fold(written.replace(/(\p{N})(?=\p{L})/gu, '$1 ')))
}
// The clauses of the register are compared with each one asked about.
const keys = createKept<string>(5_000)
export function createClauses(refs: readonly string[]): Clauses {
  return new Set(
    refs.flatMap((ref) => {
      const parts = clauseKey(ref).split(' ')
      return parts.map((_, i) => parts.slice(0, i + 1).join(' '))
    }),
  )
}

/** «3.1» could be the third of January; «3.15» and «3.4-7» could be no day. */
export function mayBeDay(ref: string): boolean {
  const m = /^(\d{1,2})\.(\d{1,2})$/.exec(ref)
  return m !== null && Number(m[1]) >= 1 && Number(m[1]) <= 31 && Number(m[2]) >= 1 && Number(m[2]) <= 12
}

/** Whether the last of the texts that names this number called it a clause: «mục 6», not «việc 6». */
export function saysClause(name: string | undefined, texts: readonly string[]): boolean {
  if (!name || !/^\d{1,4}$/.test(name)) return false
  const naming = new RegExp(`(?:^| )(\\p{L}+)(?: so)? ${name}(?: |$)`, 'u')
  const word = texts.flatMap((text) => naming.exec(fold(text))?.[1] ?? []).at(-1)
  return word !== undefined && ['muc', 'khoan', 'diem', 'y'].includes(word)
}
