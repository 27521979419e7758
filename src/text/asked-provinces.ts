// A province as the one whose work is asked about: việc của Lai Châu, tỉnh Gia Lai có mấy việc, Lào Cai quá hạn bao nhiêu việc.
import { PROVINCES } from '../domain/provinces.ts'
import { saysAny } from './number-words.ts'
import { begins, createPhraseBook, longestAt } from './phrase-book.ts'
import type { Word } from './words.ts'

export type ProvinceHit = {
  readonly province: string
  /** Its work is asked about; otherwise the name only stands there. */
  readonly isOwner: boolean
  readonly from: number
  readonly to: number
}

const BOOK = createPhraseBook(PROVINCES.map((name) => [name.replace(/^TP\. /, ''), name] as const))

// của Gia Lai | ở tỉnh Lai Châu | còn Lai Châu? | Lai Châu có … at the beginning      not: với tỉnh Gia Lai | đường Hà Nội | đi Lai Châu
export function readProvinces(words: readonly Word[]): readonly ProvinceHit[] {
  const hits: ProvinceHit[] = []
  for (let at = 0; at < words.length; ) {
    const hit = begins(BOOK, words[at]!) ? longestAt(BOOK, words, at)[0] : undefined
    if (hit) {
      const before = hits.at(-1)
      // «của Lào Cai và Lai Châu», «của Lào Cai, Lai Châu»: both.
      const isJoined =
        before?.isOwner === true &&
        ((before.to === at - 1 && saysAny(words[at - 1], 'và với')) ||
          (before.to === at && words[at]!.gap.trim() === ','))
      hits.push({ province: hit.value, isOwner: isJoined || isOwner(words, at), from: at, to: hit.to })
    }
    at = hit?.to ?? at + 1
  }
  return hits
}
function isOwner(words: readonly Word[], at: number): boolean {
  const titled = saysAny(words[at - 1], 'tỉnh tp') ? at - 1 : saysAny(words[at - 1], 'phố') ? at - 2 : at
  const before = words[titled - 1]
  if (!before || saysAny(before, 'của ở tại bên toàn còn thế việc')) return true
  // «thống kê Lào Cai»
  if (saysAny(before, 'kê') && saysAny(words[titled - 2], 'thống')) return true
  // «tình hình Lào Cai»
  if (saysAny(before, 'hình') && saysAny(words[titled - 2], 'tình')) return true
  return titled < at && !saysAny(before, 'với và từ về đi sang đến tới giữa gần')
}
