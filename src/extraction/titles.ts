// A short title for a task: the work itself, without who does it and by when, cut at a clause, at most a hundred characters.
import { bodiesFirst } from '../text/body-cells.ts'
import type { TaskDraft } from './drafts.ts'

const LONGEST = 100
/** Shorter than this nothing of the work would be left: the sentence is kept as it stands. */
const SHORTEST = 12

export function titleOf(draft: Pick<TaskDraft, 'text' | 'content' | 'work' | 'deadlines'>): string {
  const text = draft.content ?? draft.text
  const whole = singleSpaced(text.slice(draft.work < text.length ? draft.work : 0))
  // «Sở Y tế: a) tập huấn …; b) …»: the mark is not of the work.
  const work = whole.slice(/^\(?[a-zđ1-9]\)\s+/u.exec(whole)?.[0].length ?? 0)
  const end = work.search(/[.;](?:\s|$)/)
  const first = withoutOwner((end < 0 ? work : work.slice(0, end)).trim() || work)
  const plain = withoutTime(
    first,
    draft.deadlines.map((d) => d.raw),
  )
  const short = plain.length <= LONGEST ? plain : cut(plain)
  return short.charAt(0).toUpperCase() + short.slice(1)
}
/** What was joined of an outline's lines is single-spaced already. */
export function singleSpaced(text: string): string {
  return (/\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text).trim()
}
function cut(text: string): string {
  const head = text.slice(0, LONGEST - 1)
  const comma = head.lastIndexOf(', ')
  const end = comma > 50 ? comma : head.lastIndexOf(' ')
  return `${head.slice(0, end > 0 ? end : LONGEST - 1)}…`
}

// Giao Sở X … | Yêu cầu Sở X chủ trì, phối hợp với Sở Y …      not: Giao ban hằng tuần …
const OPENER = /^(?:giao|yêu cầu|đề nghị|chỉ đạo|phân công)\s+(?:cho\s+)?/iu
const LEADS = /^[\s,]*(?:(?:là\s+(?:cơ quan|đơn vị)\s+)?chủ trì|làm đầu mối|có trách nhiệm)(?![a-zà-ỹ])/iu
const HELPS = /^[\s,]*phối hợp(?:\s+(?:chặt chẽ|tốt))?(?:\s+(?:với|cùng))+\s+/iu
function withoutOwner(text: string): string {
  const opener = OPENER.exec(text)
  // «Chủ trì, phối hợp với Sở Y rà soát …»: under a heading, or where the body stood before.
  const owner = opener ? bodyEnd(text, opener[0].length) : LEADS.test(text) ? 0 : null
  if (owner === null) return text
  const leads = LEADS.exec(text.slice(owner))
  const led = owner + (leads?.[0].length ?? 0)
  const helps = HELPS.exec(text.slice(led))
  const helped = helps && bodyEnd(text, led + helps[0].length)
  // Helpers that cannot be read to their end stay: half a list of bodies would be no title.
  if (helps && !helped) return text
  const rest = text.slice(helped ?? led).replace(/^[\s,:]+/, '')
  // A capital may begin the work («Sở X Khẩn trương …»), or one more body.
  const isWork = /^\p{Ll}/u.test(rest) || (/^\p{Lu}/u.test(rest) && bodyEnd(rest, 0) === null)
  return rest.length >= SHORTEST && isWork ? rest : text
}
/** Where the bodies named from a place on end; null when none is named there. */
function bodyEnd(text: string, from: number): number | null {
  const found = bodiesFirst(text.slice(from))
  return found ? from + found.to : null
}

// «…, báo cáo», «…, công bố kết quả»: a step that hands the result over and only carried the time.
// Not «phòng, chống dịch», «chăm sóc, giáo dục trẻ», «thu, nộp lệ phí»: the work goes on behind the comma.
const DELIVERY =
  /,\s+(?:và\s+)?(?:báo cáo|trình|gửi|nộp|công bố|công khai|thông báo|bàn giao|ban hành|hoàn thành|hoàn tất|kết thúc|(?:có|cho) ý kiến|trả lời|phản hồi)(?:\s+(?:kết quả|tiến độ|báo cáo|duyệt|phê duyệt|bằng văn bản|theo quy định|thực hiện|xong))*$/iu

/** The time stands beside the title in every line: «…, hoàn thành trước ngày 20/9/2025» goes. */
function withoutTime(text: string, raws: readonly string[]): string {
  const raw = raws.find((r) => text.endsWith(r))
  if (!raw) return text
  const rest = text
    .slice(0, -raw.length)
    .replace(/[\s,(]*(?:(?:phải\s+)?(?:hoàn thành|xong|thực hiện)\s*)?$/iu, '')
    .replace(DELIVERY, '')
    .trim()
  return rest.length >= SHORTEST ? rest : text
}
