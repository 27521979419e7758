// Leaders whose title is all the name there is: «Trưởng thôn», «Trưởng ban nhân dân 11 ấp», «Thứ trưởng phụ trách lĩnh vực».
import { countedAt, SPACE } from './body-places.ts'
import { WORK_VERBS } from './directive-words.ts'
import { phraseAt, phrases, type Word } from './written-words.ts'

const HAMLETS = phrases(['thôn', 'bản', 'ấp', 'khóm', 'buôn', 'tổ dân phố', 'khu phố', 'khu dân cư', 'thôn, bản'])
const BOARDS = phrases(['ban nhân dân', 'ban công tác mặt trận', 'ban quản lý', 'ban phát triển'])

/** Index after such a name whose title has been read up to `at`; 0 where a body follows the title, or nothing. */
export function nameByTitle(words: readonly Word[], at: number, title: readonly Word[]): number {
  // «Trưởng các thôn» are the thôn themselves.
  const several = title.at(-1)?.key === 'các'
  const hamlet = several ? 0 : phraseAt(words, at, HAMLETS)
  return hamlet ? at + hamlet : wardsOf(words, at) || inChargeOf(words, at, title)
}

/** «… ban nhân dân 11 ấp», «… ban công tác Mặt trận các thôn». */
function wardsOf(words: readonly Word[], at: number): number {
  const board = phraseAt(words, at, BOARDS)
  if (!board) return 0
  const i = at + board
  const counted = countedAt(words, i)
  if (counted) return i + counted
  const several = words[i]?.key === 'các' ? 1 : 0
  const hamlet = phraseAt(words, i + several, HAMLETS)
  return hamlet ? i + several + hamlet : 0
}
/** «Thứ trưởng phụ trách lĩnh vực», «Phó Chủ tịch UBND tỉnh phụ trách giao thông»: a person of the issuer, named by the charge. */
export function inChargeOf(words: readonly Word[], at: number, title: readonly Word[]): number {
  const isDeputy = /^(?:thứ trưởng|phó (?:chủ tịch|giám đốc|trưởng ban|thủ tướng))/u.test(
    title.map((w) => w.key).join(' '),
  )
  if (!isDeputy || words[at]?.key !== 'phụ' || words[at + 1]?.key !== 'trách') return 0
  // The charge itself is never a verb: «phụ trách giao thông», «phụ trách đầu tư».
  const sphere = words[at + 2]?.key === 'lĩnh' && words[at + 3]?.key === 'vực' ? 2 : 0
  const first = words[at + 2]?.key === 'trực' ? at + 2 : at + 3 + sphere
  for (let i = first; i < Math.min(words.length, at + 10 + sphere); i++)
    if (!SPACE.test(words[i]?.gap ?? '') || words[i]?.key === 'trực' || phraseAt(words, i, WORK_VERBS)) return i
  return 0
}

/** «Lãnh đạo Sở Y tế», «đồng chí lãnh đạo Sở Y tế»: the body is meant; «…, lãnh đạo Sở Y tế …» behind a comma is a verb. */
export function leadersAt(words: readonly Word[], at: number, isBehindTitle: boolean): boolean {
  const first = words[at]
  if (first?.key !== 'lãnh' || words[at + 1]?.key !== 'đạo' || !(first.capital || isBehindTitle)) return false
  return SPACE.test(words[at + 2]?.gap ?? '')
}

const MEMBERS = phrases(['đảng ủy viên', 'tỉnh ủy viên', 'thành ủy viên', 'cấp ủy viên', 'chi ủy viên'])
/** Index after «các đồng chí Đảng ủy viên»: persons, not their committee; 0 for anything else. */
export function membersAt(words: readonly Word[], at: number): number {
  if (words[at]?.key !== 'các' || words[at + 1]?.key !== 'đồng' || words[at + 2]?.key !== 'chí') return 0
  const count = phraseAt(words, at + 3, MEMBERS)
  return count ? at + 3 + count : 0
}
const ROLES = phrases(['tổ trưởng', 'trưởng', 'trưởng ban', 'trưởng đoàn', 'đoàn trưởng', 'chủ tịch'])
/** «các Phó Chủ tịch UBND tỉnh, Tổ trưởng các Tổ công tác»: where the body begins that the same persons lead besides; 0 for none. */
export function roleAt(words: readonly Word[], at: number): number {
  if (!/^\s*,\s+$/.test(words[at]?.gap ?? '')) return 0
  const count = phraseAt(words, at, ROLES)
  return count ? at + count : 0
}
