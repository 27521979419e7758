// Whom a sentence concerns beside its owner: the bodies that help, and those that get the report.

import { bodiesFirst } from '../text/body-cells.ts'
import { matchesOf } from '../text/matches.ts'

const HELPS =
  /(?<![a-zà-ỹ])(?<!(?:quy chế|công tác|việc|cơ chế|sự|kế hoạch)\s)phối hợp(?:,? (?:chặt chẽ|tốt|thường xuyên|kịp thời|đồng bộ|hiệu quả))?(?:(?:,| và) (?:hướng dẫn|hỗ trợ|đôn đốc|chỉ đạo))?(?:\s+(?:với|cùng với|cùng))?\s+|(?<=chủ trì,? )(?:cùng với|cùng|với)\s+/giu
// «Sở Tài chính phối hợp.», «các xã có trách nhiệm phối hợp thực hiện;»: nothing of their own to do.
const ONLY_HELPS =
  /^[\s,]*(?:(?:cùng|có trách nhiệm|chủ động|tích cực)\s+)*phối hợp(?:\s+(?:cùng )?(?:thực hiện|triển khai|chặt chẽ|tốt|theo (?:chức năng|thẩm quyền|lĩnh vực)[^.;]{0,60}))*\s*[.;]?\s*$/iu
/** The bodies of a clause that only says who helps; null: it says more. */
export function onlyHelpers(clause: string): readonly string[] | null {
  if (!/phối hợp/iu.test(clause)) return null
  const found = bodiesFirst(clause.trim())
  return found && ONLY_HELPS.test(clause.trim().slice(found.to)) ? found.names : null
}
// «Sở Nội vụ chủ trì; Sở Tài chính, Thanh tra tỉnh phối hợp rà soát …»      not: «Sở A chủ trì rà soát …; Sở B phối hợp kiểm tra …»
const LEADS_ALONE = /chủ trì\s*[,;]\s*$/iu
const LEADS_THEN = /chủ trì\s*[,;]\s+(?=[a-zà-ỹ])/giu
const HELPS_TO = /^[\s,]*(?:(?:cùng|có trách nhiệm|chủ động|tích cực)\s+)*phối hợp\s+(?!với|cùng)/iu
function bodiesHelping(clause: string): readonly string[] | null {
  const said = clause.slice(0, 360)
  const found = bodiesFirst(said)
  return found && HELPS_TO.test(said.slice(found.to)) ? found.names : null
}
/** The helpers of a clause, where the clause before it names the owner: «X chủ trì; Y, Z phối hợp làm …» is one piece of work. */
export function helpersBehind(before: string, clause: string): readonly string[] | null {
  return onlyHelpers(clause) ?? (LEADS_ALONE.test(before) ? bodiesHelping(clause.trim()) : null)
}
/** The bodies a sentence names as helpers. */
export function readCoop(text: string): readonly string[] {
  const small = text.toLowerCase()
  const [helps, leads] = [small.includes('phối hợp'), small.includes('chủ trì')]
  if (!helps && !leads) return []
  const names: string[] = []
  for (const match of matchesOf(text, HELPS)) {
    const found = bodiesFirst(text.slice(match.index + match[0].length, match.index + match[0].length + 360))
    addTo(names, found?.names)
  }
  if (helps) for (const clause of clausesBehind(text)) addTo(names, onlyHelpers(clause))
  if (helps && leads)
    for (const match of matchesOf(text, LEADS_THEN))
      addTo(names, bodiesHelping(text.slice(match.index + match[0].length)))
  return names
}
function addTo(names: string[], more: readonly string[] | null | undefined): void {
  if (more) for (const name of more) if (!names.includes(name)) names.push(name)
}
const STOP = /[;.]\s+/g
/** The clauses of a text but the first. */
function clausesBehind(text: string): readonly string[] {
  const stops = matchesOf(text, STOP)
  return stops.map((stop, i) => text.slice(stop.index + stop[0].length, endOf(text, stops[i + 1])))
}
const endOf = (text: string, stop: RegExpExecArray | undefined): number => (stop ? stop.index + 1 : text.length)

const REPORTS =
  /(?<![a-zà-ỹ])(?:báo cáo(?: (?:kết quả|tiến độ|tình hình|định kỳ|bằng văn bản|kết quả thực hiện|đề xuất))*|trình|gửi|phản ánh(?: [^.;,]{0,80}?)?|đề xuất)(?:\s+(?:với|cho|về|lên|đến|tới))?\s+/giu
const ADVISES = /tham mưu(?: cho)?\s+/giu
/** The addressees of reports: «báo cáo X», «trình X», «gửi X»; «qua X» is only the way. */
export function readReportTo(text: string): readonly string[] {
  const names: string[] = []
  for (const match of matchesOf(text, REPORTS)) {
    const rest = text.slice(match.index + match[0].length, match.index + match[0].length + 160)
    const found = bodiesFirst(rest)
    addTo(names, found?.names)
  }
  for (const match of /tham mưu/iu.test(text) ? matchesOf(text, ADVISES) : []) {
    const rest = text.slice(match.index + match[0].length, match.index + match[0].length + 200)
    const found = bodiesFirst(rest)
    const after = found ? rest.slice(found.to) : ''
    if (found && /^[^,.;]{0,40}(?:phê duyệt|ban hành|quyết định|xem xét)/u.test(after)) addTo(names, found.names)
  }
  return names
}
