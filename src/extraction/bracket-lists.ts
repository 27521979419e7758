// Lists whose items name their bodies alone in brackets at the end, as work programmes do: «Đề án chợ đêm (Sở Công Thương; Công an tỉnh phối hợp)».
import { onlyBodies } from '../text/body-cells.ts'
import type { DocumentTime } from '../text/deadlines.ts'
import { isTimeCell, readTimeCell } from '../text/time-cells.ts'
import { endsInBracket, readRoles } from './bracket-labels.ts'
import type { Labels } from './labels.ts'
import type { Unit } from './outline.ts'
import { readWho } from './who.ts'

const BRACKET = /\s*\((?<inner>[^()]{4,260})\)\s*[.;]?\s*$/u
// Nghe báo cáo về chợ biên giới do Sở Công Thương chuẩn bị.
const BY = /\s+do\s+(?<inner>\p{Lu}[^();.]{4,120}?\s(?:chuẩn bị|tham mưu|trình|chủ trì))\s*[.;]?\s*$/u
// Persons and their offices: «Đồng chí Lê Văn A (Sở Y tế)».
const PERSON = /^(?:Đồng chí|Ông|Bà|Đ\/c)\s/u
// «(Sở Y tế trình)», «(Sở Y tế tham mưu, báo cáo)»: whose item it is in such a list
const PREPARES = /(?:[\s,]+(?:và\s+)?(?:trình|báo cáo|xây dựng|soạn thảo|dự thảo|tham mưu|chuẩn bị|thẩm định))+$/u
const HELP = /^(?<names>.+?)\s+(?:cùng\s+)?phối hợp(?:\s+thực hiện)?$/iu

/** The items of such lists, each with what its bracket says. A bracket alone among other items tells something else. */
export function bracketedIn(
  units: readonly Unit[],
  time: DocumentTime,
  periods: ReadonlyMap<number, unknown>,
): ReadonlyMap<number, Labels> {
  const lists = new Map<number, { parent: number; all: number; found: [number, Labels][] }>()
  for (const unit of units) {
    // Under «QUÝ I» a paragraph without a mark is an item too.
    if (!(unit.marker || periods.has(unit.parent)) || units[unit.index + 1]?.parent === unit.index) continue
    const list = lists.get(unit.parent) ?? { parent: unit.parent, all: 0, found: [] }
    lists.set(unit.parent, list)
    list.all++
    const labels = readItem(unit.strip.text.slice(unit.start), time)
    if (labels) list.found.push([unit.index, labels])
  }
  const all = [...lists.values()]
  const strong = all.filter(({ all: count, found }) => found.length >= 2 && found.length > count / 2)
  const total = all.reduce((sum, { found }) => sum + found.length, 0)
  // «Tháng 01», «Tháng 02», each with one item: together they are one list.
  const timed = all.filter(({ parent, found }) => periods.has(parent) && found.length > 0)
  const isLayout =
    (strong.length > 0 || timed.length >= 2) &&
    total >= 3 &&
    total > all.reduce((sum, { all: count }) => sum + count, 0) / 4
  // Under a heading of its own month there may be a single item.
  const weak = isLayout
    ? all.filter(({ parent, all: count, found }) => found.length >= count / 2 || periods.has(parent))
    : []
  return new Map([...new Set([...strong, ...weak])].flatMap(({ found }) => found))
}
function readItem(text: string, time: DocumentTime): Labels | null {
  const match = (endsInBracket(text) ? BRACKET.exec(text) : null) ?? (/\sdo\s/u.test(text) ? BY.exec(text) : null)
  const main = match ? text.slice(0, match.index) : ''
  if (main.split(' ').length < 3 || namesBodies(main) || PERSON.test(main) || onlyBodies(main) || readWho(main).lead)
    return null
  return readInner(match?.groups?.inner ?? '', main, time)
}
/** «Nghe báo cáo (Sở A); xét duyệt danh sách (Sở B)»: several pieces of work, which a person takes apart. */
function namesBodies(main: string): boolean {
  return [...main.matchAll(/\(([^()]{4,160})\)/gu)].some((m) => onlyBodies(m[1] ?? '') !== null)
}
function readInner(inner: string, main: string, time: DocumentTime): Labels | null {
  const lead: string[] = []
  const coop: string[] = []
  const times: string[] = []
  for (const part of inner.split(
    /\s*;\s*|,\s+(?=(?:tháng|quý|trước|trong|xong|hoàn thành|chậm nhất)\s|\d)|\s+[-–]\s+(?=\p{Ll}|\d|(?:Sở|Ban|Ủy|UBND|Công an|Văn phòng|Tháng|Quý)\s)/u,
  )) {
    const said = part.trim()
    if (said === '' || isTimeCell(said, time)) {
      times.push(said)
      continue
    }
    const known = onlyBodies(said.replace(PREPARES, ''))
    const helped = known ? null : onlyBodies(HELP.exec(said)?.groups?.names ?? '')
    const roles = known || helped ? null : readRoles(said)
    if (known) lead.push(...known)
    // «(Ban Tổ chức Tỉnh ủy, Sở Nội vụ phối hợp)»: the first one is helped by the others.
    else if (helped) {
      if (lead.length === 0 && helped[0]) lead.push(helped[0])
      coop.push(...helped.filter((name) => !lead.includes(name)))
    } else if (roles && !roles.bare && roles.rest === '') {
      lead.push(...(roles.lead ?? []))
      coop.push(...(roles.coop ?? []))
    } else return null
  }
  if (lead.length === 0) return null
  const deadlines = times.flatMap((said) => readTimeCell(said, time, main))
  return { main, lead, coop: coop.length ? coop : null, deadlines: deadlines.length ? deadlines : null, unread: [] }
}
