// Names of bodies with one slip in them: «Sở Nộ vụ», «sở tài chíhn», «Sỡ Y tế», «ban tổ chứ».

import type { Hit } from './phrase-book.ts'
import { fits, isSyllable, nearness, type Spelling } from './spelling.ts'
import type { Word } from './words.ts'

/** The keys of its words, and how they are spelled. */
export type NearName<T> = {
  readonly words: readonly string[]
  readonly spelled: readonly (Spelling | null)[]
  readonly value: T
}
/** Names by their first word; that word may be wrong by its marks, not by its letters. */
export type NearNames<T> = ReadonlyMap<string, readonly NearName<T>[]>

export function createNearNames<T>(names: readonly NearName<T>[]): NearNames<T> {
  const byHead = new Map<string, NearName<T>[]>()
  for (const name of names) {
    if (name.words.join('').length < SHORTEST) continue
    const head = name.words[0] ?? ''
    byHead.set(head, [...(byHead.get(head) ?? []), name])
  }
  return byHead
}

/** Small words that stand behind a body and are no slip of its name: «cơ quan thế» is not «cơ quan thuế». */
const SMALL = new Set(
  'the nhi a nao gi co con la thi roi vay khong chua di do nay kia ma va voi cho tu den toi'.split(' '),
)

// Shorter names are too easily hit by another word.
const SHORTEST = 7

/** The names that the words from here spell with a single slip, and with their other words right: one, or two that are as near. */
export function nearestNames<T extends { readonly name: string }>(
  names: NearNames<T>,
  words: readonly Word[],
  at: number,
): readonly Hit<T>[] {
  const first = words[at]
  if (!first || first.number !== null || first.key.startsWith('@')) return NONE
  let best: Hit<T>[] = []
  let bestWrong = 2
  const sameTones = new Set<Hit<T>>()
  for (const name of names.get(first.key) ?? []) {
    const own = name.words
    // «khỏi danh» is no «khối Đảng»: a wrong mark on the first word is the one slip.
    const wrong = slips(own, words, at) + (fits(first.spelling, name.spelled[0] ?? null) ? 0 : 1)
    const length = best[0] ? best[0].to - best[0].from : 0
    if (wrong > 1 || wrong > bestWrong || (wrong === bestWrong && own.length < length)) continue
    const hit = { value: name.value, from: at, to: at + own.length }
    if (wrong < bestWrong || own.length > length) best = [hit]
    else if (best.every((b) => b.value.name !== name.value.name)) best.push(hit)
    if (wrong > 0 && keepsTones(name, words, at)) sameTones.add(hit)
    bestWrong = wrong
  }
  // «Tỉnh đòn» keeps the tone of «đoàn», not of «đội».
  const toned = best.filter((hit) => sameTones.has(hit))
  return toned.length ? toned : best
}
/** Every typed tone is that of the name, and one at least is typed on the word that is wrong. */
function keepsTones<T>({ words: own, spelled }: NearName<T>, words: readonly Word[], at: number): boolean {
  const wrong = own.findIndex((key, i) => words[at + i]!.key !== key)
  const tone = words[at + wrong]?.spelling?.tone
  return Boolean(tone) && tone === spelled[wrong]?.tone
}
const NONE: readonly never[] = []

function slips(own: readonly string[], words: readonly Word[], at: number): number {
  let wrong = 0
  for (let i = 0; i < own.length; i++) {
    const key = own[i]!
    const word = words[at + i]
    if (!word || (i > 0 && word.gap !== ' ' && !/^[\s&.,-]*$/.test(word.gap))) return 2
    const near = nearness(key, word.key)
    // «sở tài chỉnh»: the letters are right, a mark is wrong; counted as half, but one letter word must be right.
    if (near === 2 || (near === 1 && key.length < 2) || (near === 1 && Math.max(key.length, word.key.length) < 3))
      return 2
    if (near === 1 && SMALL.has(word.key)) return 2
    // «báo cáo cải» is not «Báo Lào Cai»: fingers slip inside words, a real syllable with another first letter is another word.
    if (near === 1 && key[0] !== word.key[0] && isSyllable(word.key)) return 2
    wrong += near
    if (wrong > 1) return 2
  }
  return wrong
}
