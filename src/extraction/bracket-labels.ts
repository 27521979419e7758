// An assignment in brackets behind the work: «Cải tạo chợ (Phòng Kinh tế chủ trì, Công an xã phối hợp; xong trước 02/9/2026).»

import type { Day } from '../domain/calendar.ts'
import { bodiesFirst } from '../text/body-cells.ts'
import { type DocumentTime, readDeadlines } from '../text/deadlines.ts'
import { isTimeCell, readTimeCell } from '../text/time-cells.ts'
import type { Labels } from './labels.ts'

const BRACKET = /\s*\((?<inner>[^()]{6,260})\)\s*[.;]?\s*$/u
/** A look from the end: the pattern would try every bracket of the text. */
export function endsInBracket(text: string): boolean {
  const rest = text.slice(text.lastIndexOf(')') + 1)
  return rest.length < text.length && /^\s*[.;]?\s*$/.test(rest)
}
const HANDED = /^(?:giao|phân công|do)\s+/iu
/** What the bodies before it do; a time, a mark or the end has to follow: «(Sở A chủ trì xây dựng …)» is told, not assigned. */
const ROLE =
  /^\s*(?:(?<lead>chủ trì(?:,? (?:thực hiện|tham mưu))?|thực hiện|phụ trách|chịu trách nhiệm(?: chính)?|làm đầu mối|đảm nhiệm|tham mưu|chuẩn bị(?: nội dung)?)|(?<coop>(?:cùng )?phối hợp(?: thực hiện)?))(?=\s*(?:$|[,;–-]|(?:xong|hoàn thành|trước|trong|quý|tháng|năm|từ|chậm nhất|hằng|hàng|mỗi|định kỳ|phối hợp)\s))/iu
// «các chi bộ ấp phối hợp»: a word or two that the grammar does not know goes on the name.
const KIND = /^(?:\s\p{Ll}+){1,3}?(?=\s(?:chủ trì|thực hiện|phụ trách|chịu trách nhiệm|phối hợp)(?![A-Za-zÀ-ỹ]))/u
const WITH = /^phối hợp (?:với|cùng)\s+/iu

/** Reads such a bracket at the end of an item; null where the bracket tells something else. */
export function readBracket(text: string, time: DocumentTime): Labels | null {
  const match = endsInBracket(text) ? BRACKET.exec(text) : null
  if (!match) return null
  const main = text.slice(0, match.index)
  const alone = readTimeAlone(main, match.groups?.inner ?? '', time)
  if (alone) return alone
  const named = readRoles((match.groups?.inner ?? '').replace(HANDED, ''))
  if (!named) return null
  const values = named.rest
    .split(/\s*;\s*/)
    .map((part) => part.trim())
    .filter(Boolean)
  const read = values.map((value) => timesOf(value, time, main))
  // Bodies alone may be those the work is about: only a time beside them says that it is theirs.
  if (named.bare && !read.some((times) => times.length)) return null
  const times = read.flat()
  return {
    main,
    lead: named.lead,
    coop: named.coop,
    deadlines: times.length ? times : null,
    unread: values.filter((_, i) => !read[i]?.length),
  }
}
// «Ngày Thương binh - Liệt sĩ (27/7/2026)», «Kế hoạch số 15 (03/02/2026)», «số liệu phát sinh (quý III/2025)»: whose time it is stands before it.
const OF_ANOTHER =
  /(?:(?:^|\s)[Nn]gày\s\p{Lu}[^,;.]{0,60}|kỷ niệm[^,;.]{0,80}|(?:Quốc khánh|Tết|giải phóng|thành lập)[^,;.]{0,40}|\ssố\s\S+(?:\s[^,;.]{0,40})?|(?:số liệu|kết quả|dự toán|chỉ tiêu|phát sinh|so với|phiên họp|báo cáo|kế hoạch|ban hành|ký)(?:\s[A-Za-zÀ-ỹ]+){0,2})$/u
/** «Sửa đường tránh (30/9/2025)», «Trình quy chế mới (quý IV/2025)»: the time is the item's, unless it belongs to a noun or is past. */
function readTimeAlone(main: string, inner: string, time: DocumentTime): Labels | null {
  // «(theo Luật Đầu tư)» sets no time; «(dự kiến tháng 10/2025)» sets one that is not sure.
  if (/^theo\s/iu.test(inner)) return null
  const said = inner.replace(/^dự kiến:?\s+/iu, '')
  if (!isTimeCell(said, time) || readDeadlines(main, time).some(({ deadline: d }) => d.kind !== 'ongoing')) return null
  // «các dự án khởi công mới (2026 - 2030)»: a term.
  if (/^(?:giai đoạn\s+)?20\d{2}\s*[-–]\s*20\d{2}$/iu.test(inner.trim())) return null
  const read = readTimeCell(said, time, main)
  const isPast = read.some((d) => d.due !== null && time.issued !== null && d.due < time.issued)
  // «(tháng 4)» in a document of September may be the last April.
  const isNextYear =
    !/20\d{2}/.test(inner) && read.some((d) => d.due !== null && time.issued !== null && d.due > yearEnd(time.issued))
  // «(3/4)» may be a share, «(năm 2026)» the year of a plan.
  const isVague = said !== inner || /^(?:\d{1,2}\/\d{1,2}|(?:năm\s+)?20\d{2})$/iu.test(inner.trim())
  const isOther = OF_ANOTHER.test(main) || isVague
  if (isPast && isOther) return null
  const isDoubtful = isPast || isNextYear || isOther
  return { main, lead: null, coop: null, deadlines: isDoubtful ? null : read, unread: isDoubtful ? [inner] : [] }
}
const yearEnd = (day: Day): Day => `${day.slice(0, 4)}-12-31`
function timesOf(value: string, time: DocumentTime, main: string) {
  const cell = readTimeCell(value, time, main)
  return cell.length ? cell : readDeadlines(value, time).map((f) => f.deadline)
}

/** Who leads and who helps, and what is left behind them. */
type Roles = {
  readonly lead: readonly string[] | null
  readonly coop: readonly string[] | null
  readonly rest: string
  readonly bare: boolean
}
export function readRoles(inner: string): Roles | null {
  let rest = inner
  let lead: readonly string[] | null = null
  let coop: readonly string[] | null = null
  // Bounded: every round takes a body off the text.
  for (let found = bodiesFirst(rest); found; found = bodiesFirst(rest)) {
    const kind = KIND.exec(rest.slice(found.to))?.[0] ?? ''
    const after = rest.slice(found.to + kind.length)
    const role = ROLE.exec(after)
    if (!role) break
    const names = [...found.names.slice(0, -1), `${found.names.at(-1) ?? ''}${kind}`]
    if (role.groups?.lead) lead = [...(lead ?? []), ...names]
    else coop = [...(coop ?? []), ...names]
    rest = after.slice(role[0].length).replace(/^[\s,;–-]+/u, '')
    const others = WITH.test(rest) ? bodiesFirst(rest.replace(WITH, '')) : null
    if (!others) continue
    coop = [...(coop ?? []), ...others.names]
    rest = rest
      .replace(WITH, '')
      .slice(others.to)
      .replace(/^[\s,;–-]+/u, '')
  }
  if (lead || coop) return { lead, coop, rest, bare: false }
  const bodies = bodiesFirst(rest)
  const after = bodies ? rest.slice(bodies.to) : ''
  return bodies && /^\s*[,;–-]\s*\S/u.test(after)
    ? { lead: bodies.names, coop: null, rest: after.replace(/^[\s,;–-]+/u, ''), bare: true }
    : null
}
