// Labelled rows in running text: «Cơ quan chủ trì: …», «Đơn vị phối hợp: …», «Thời gian: …», «Sản phẩm: …».

import type { Deadline } from '../domain/deadline.ts'
import { bodiesOfCell } from '../text/body-cells.ts'
import type { DocumentTime } from '../text/deadlines.ts'
import { readTimeCell } from '../text/time-cells.ts'

export type LabelRole = 'lead' | 'coop' | 'time' | 'product'
export type Labels = {
  /** The text before the first label. */
  readonly main: string
  readonly lead: readonly string[] | null
  readonly coop: readonly string[] | null
  readonly deadlines: readonly Deadline[] | null
  /** Values of time labels that nobody could read. */
  readonly unread: readonly string[]
  /** Set for a row of columns: where its work begins. */
  readonly work?: number
}

const LABEL =
  /(?<=^|[.;,(\s–-]\s?|\/\s)(?:(?<coop>(?:(?:các )?(?:cơ quan|đơn vị)(?:,? đơn vị)? )?phối hợp(?: thực hiện)?)|(?<lead>(?:(?:các )?(?:cơ quan|đơn vị|bộ phận)(?:,? đơn vị)? (?:chủ trì(?:,? (?:thực hiện|tham mưu|soạn thảo|trình))?|thực hiện|chịu trách nhiệm(?: thực hiện)?|đầu mối|tham mưu|chuẩn bị(?: nội dung)?|soạn thảo|trình)|chủ trì(?: thực hiện)?|phân công(?: thực hiện)?|đơn vị chủ trì|trách nhiệm(?: thực hiện)?|giao thực hiện))|(?<time>(?:thời gian|thời hạn|tiến độ|thời điểm|hạn)(?: (?:thực hiện|hoàn thành|báo cáo|trình|ban hành|xong|thực hiện, hoàn thành))*)|(?<product>sản phẩm(?: (?:dự kiến|đầu ra|đạt được))?|kết quả(?: (?:đạt được|đầu ra|dự kiến|thực hiện))?|cấp trình|hình thức văn bản|nguồn lực|nguồn kinh phí|ghi chú|lãnh đạo (?:chỉ đạo|phụ trách)|người chỉ đạo))\s*:\s*/giu

// Trong quý II/2026, gồm các nội dung:
const OPENS_LIST =
  /[\s,;(]+(?:(?:với|gồm|bao gồm)\s+)?(?:(?:các|những|một số)\s+)?(?:nội dung|nhiệm vụ|công việc|phần việc|cụ thể|gồm|bao gồm|như sau)(?:\s+(?:công việc|nhiệm vụ|cụ thể|chủ yếu|sau|như sau|sau đây))*\s*:\s*$/u
// «hồ sơ quá hạn: Sở A giải quyết»: in the middle of a clause the word is no label.
function beginsLabel(text: string, m: RegExpExecArray): boolean {
  return /(?:^|[.;,:(–\-/])\s*$/.test(text.slice(0, m.index)) || /^\p{Lu}/u.test(m[0])
}
/** Reads the labels of a text; null when it has none. */
export function readLabels(text: string, time: DocumentTime): Labels | null {
  if (!text.includes(':')) return null
  const marks = [...text.matchAll(LABEL)].filter((m) => beginsLabel(text, m))
  if (marks.length === 0) return null
  const values = marks.map((mark, i) => {
    const role = (Object.entries(mark.groups ?? {}).find(([, v]) => v !== undefined)?.[0] ?? 'product') as LabelRole
    const value = text.slice(mark.index + mark[0].length, marks[i + 1]?.index ?? text.length)
    return {
      role,
      value: value
        .replace(OPENS_LIST, '')
        .replace(/[\s;,.–(-]+$/u, '')
        .replace(/\)$/, '')
        .trim(),
    }
  })
  const main = text.slice(0, marks[0]?.index).replace(/[\s(–-]+$/u, '')
  const of = (role: LabelRole) => values.filter((v) => v.role === role)
  const bodies = (role: LabelRole) => (of(role).length ? of(role).flatMap((v) => bodiesOfCell(v.value)) : null)
  const times = of('time')
  return {
    main,
    lead: bodies('lead'),
    coop: bodies('coop'),
    deadlines: times.length ? times.flatMap((v) => readTimeCell(v.value, time, main)) : null,
    unread: times.map((v) => v.value).filter((value) => value && readTimeCell(value, time, main).length === 0),
  }
}

// - Nội dung: Điều tra 42 làng nghề | - Địa điểm: 03 xã vùng cao      what the item above is about, beside its labels
const ABOUT =
  /^(?:(?:nội dung|mục tiêu|mục đích|yêu cầu|phạm vi|quy mô|đối tượng|số lượng|khối lượng|địa điểm|địa bàn|hình thức|phương pháp|cách làm|giải pháp|kinh phí)(?: (?:thực hiện|công việc|nhiệm vụ|chính|cụ thể|chủ yếu))?)\s*:\s*/iu
/** Length of the label of such a paragraph, 0 for another. */
export function aboutLength(text: string): number {
  return ABOUT.exec(text)?.[0].length ?? 0
}

/** True when a paragraph is nothing but labels, or a time without a colon: «Thời gian hoàn thành trước ngày …». */
export function isOnlyLabels(text: string): boolean {
  const first = text.includes(':') ? text.slice(0, 80).search(LABEL) : -1
  LABEL.lastIndex = 0
  if (first === 0) return true
  return /^(?:Thời gian|Thời hạn|Tiến độ)(?: (?:thực hiện|hoàn thành|báo cáo))*\s+(?:xong\s+)?(?:trước|trong|chậm nhất|đến|là|vào|từ|hoàn thành)\s[^;]{3,80}\.?$/iu.test(
    text,
  )
}
