// Several tasks told done in one message, each with words of its own: «xong 10, số 12-BC/… ngày 8/8 gửi BTV và xong 6 số 13-KH/… ngày 9/8».

export type DoneTold = { readonly no: number; readonly rest: string }

const DONE = '(?:xong|hoàn thành|hoan thanh|hoàn tất|hoan tat)'
const TASK = '(?:việc|viec|nhiệm vụ|nhiem vu|nv)'
const NO = '(?:số\\s+|so\\s+)?(\\d{1,7})(?![\\p{L}\\p{N}%]|\\s?[-–/])'
const MORE = '(?:đã|da|cũng|cung|vừa|vua|làm|lam)'
// xong 6 | xong việc 6 | việc 6 cũng đã xong      not: xong 6 xã | xong 6/15 | việc 6 chưa xong
const HEAD = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${DONE}\\s+(?:${TASK}\\s+)?${NO}(?=\\s*$|\\s*[,;:.]|\\s+(?:số|so|ngày|ngay|rồi|roi|ạ|kỳ|ky|bằng|bang|theo|gửi|gui|và|va|\\d{1,5}[a-z]?\\s?[-–/])(?!\\p{L}))|${TASK}\\s+${NO}\\s*,?\\s+(?:${MORE}\\s+){0,3}${DONE}(?!\\p{L}))`,
  'giu',
)
/** Behind /xong the first task stands without a word. */
const FIRST = new RegExp(`^(?:${TASK}\\s+)?${NO}(?!\\s+${DONE})`, 'iu')

/** Each with what stands behind it, up to the next; fewer than two tasks: none. */
export function readSeveralDone(typed: string): readonly DoneTold[] {
  const first = FIRST.exec(typed)
  const heads = [
    ...(first ? [{ no: Number(first[1]), from: 0, to: first[0].length }] : []),
    ...[...typed.matchAll(HEAD)].map((m) => ({
      no: Number(m[1] ?? m[2]),
      from: m.index,
      to: m.index + m[0].length,
    })),
  ].filter((h, i, all) => i === 0 || h.from >= all[i - 1]!.to)
  if (new Set(heads.map((h) => h.no)).size < 2) return []
  return heads.map(({ no, to }, i) => ({
    no,
    rest: typed
      .slice(to, heads[i + 1]?.from)
      .replace(/^(?:[\s,;:.]|(?:rồi|roi|ạ|nhé|nhe)(?!\p{L}))+/iu, '')
      .replace(/[\s,;.]*(?:(?:và|va|còn|con|với|voi)(?:\s+(?:em|bên em|ben em|đã|da))?)?[\s,;.]*$/iu, ''),
  }))
}
