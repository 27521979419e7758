// A commune that no directory lists, by its name in documents: «xã Bảo Thắng», or «các xã: Bảo Thắng, Phong Hải».
import { fold, hasMarks } from './fold.ts'

// xã Bảo Thắng | phường Cốc Lếu | UBND xã Bảo Thắng | dang uy xa bao thang      not: các xã, phường
const COMMUNE =
  /^(?:(?:đảng\s+(?:ủy|bộ)|dang\s+(?:uy|bo)|ubnd|ủy\s+ban\s+nhân\s+dân|uy\s+ban\s+nhan\s+dan)\s+)?(?<head>xã|phường|đặc khu|xa|phuong|dac khu)\s+(?<name>\p{L}+(?:\s+\p{L}+){0,3})$/iu
const HEADS: Readonly<Record<string, string>> = { xa: 'Xã', phuong: 'Phường', 'dac khu': 'Đặc khu' }

export type CommuneSaid = { readonly head: string; readonly name: string }
/** The kind and the name that words say, as they were typed; null: no single commune. */
export function readCommune(typed: string): CommuneSaid | null {
  const groups = COMMUNE.exec(typed.normalize('NFC').trim())?.groups
  const head = HEADS[fold(groups?.head ?? '')]
  return groups?.name && head ? { head, name: groups.name } : null
}

/** How texts write that commune («Xã Bảo Thắng»), where all that name it write it alike; null: none does. Typed with marks they count. */
export function communeIn({ head, name }: CommuneSaid, texts: Iterable<string>): string | null {
  const found = new Set<string>()
  const key = hasMarks(name) ? (text: string) => text.toLowerCase() : fold
  const wanted = key(name)
  const size = wanted.split(/\s+/).length
  for (const text of texts) {
    // A comma ends a name, so it counts as a word.
    const words = text.normalize('NFC').match(/\p{L}+|[^\p{L}\s]/gu) ?? []
    const headAt = words.findIndex((w, i) => fold(head).startsWith(fold(w)) && isHead(words, i, head))
    if (headAt < 0) continue
    for (let at = headAt + head.split(' ').length; at + size <= words.length; at++) {
      const written = words.slice(at, at + size).join(' ')
      // A name begins every word with a capital: «bảo thắng lợi» is none.
      if (key(written) === wanted && /^\p{Lu}\p{L}*(?: \p{Lu}\p{L}*)*$/u.test(written) && endsThere(words, at + size))
        found.add(`${head} ${written}`)
    }
  }
  const [only, other] = found
  return only !== undefined && other === undefined ? only : null
}
function isHead(words: readonly string[], at: number, head: string): boolean {
  const parts = head.split(' ')
  return parts.every((p, i) => words[at + i]?.toLowerCase() === p.toLowerCase())
}
// «xã Bảo Thắng Lợi» is not «xã Bảo Thắng».
const endsThere = (words: readonly string[], at: number): boolean => !/^\p{Lu}/u.test(words[at] ?? '')
