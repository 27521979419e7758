// A cell with several bodies: a line each, «(phối hợp)» behind a name or «Phối hợp:» before it says who only helps.
import { onlyBodies } from './body-cells.ts'

const HELPS = /\(\s*(?:(?:cơ quan |đơn vị )?phối hợp|p\/?h)\s*\)|^(?:(?:cơ quan |đơn vị )?phối hợp|p\/?h)\s*:\s*/giu
const LEADS = /\(\s*(?:(?:cơ quan |đơn vị )?chủ trì|c\/?t)\s*\)|^(?:(?:cơ quan |đơn vị )?chủ trì|c\/?t)\s*:\s*/giu

/** `isShared`: the column is of both, so the first body leads and the others help. */
export function cellRoles(
  cell: string,
  isShared: boolean,
): { readonly lead: readonly string[]; readonly coop: readonly string[] } {
  const parts = joined(cell.split('\n')).flatMap((line) => line.split(isShared ? /\s*[;/]\s*/ : /\s*;\s*/))
  const lead: string[] = []
  const coop: string[] = []
  for (const part of parts.filter(Boolean).flatMap(apart)) {
    const isHelp = part.search(HELPS) >= 0 || (isShared && lead.length > 0)
    const name = part.replace(HELPS, ' ').replace(LEADS, ' ').replace(/\s+/g, ' ').trim()
    if (name) (isHelp ? coop : lead).push(name)
  }
  return { lead, coop }
}
// Sở Y tế, Sở Tài chính (phối hợp) | Sở Y tế (chủ trì), Sở Tài chính, Sở Nội vụ (phối hợp)      not: Phối hợp: Sở Y tế, Sở Tài chính
const MARKED_LAST =
  /^(?<names>[^(]+(?:\(\s*(?:chủ trì|c\/?t)\s*\)[^(]*)?)(?<mark>\(\s*(?:(?:cơ quan |đơn vị )?phối hợp|p\/?h)\s*\))\s*[.,]?$/iu
const LEAD_FIRST = /^(?<lead>[^(]+\(\s*(?:chủ trì|c\/?t)\s*\))[\s,]*(?<others>.*)$/iu
/** A mark stands behind one body: those before it in the line are of their own, behind «(chủ trì)» they help. */
function apart(line: string): readonly string[] {
  const { names = '', mark = '' } = MARKED_LAST.exec(line)?.groups ?? {}
  const { lead, others } = LEAD_FIRST.exec(names.trim())?.groups ?? {}
  if (lead && others) return [lead, `${others} ${mark}`]
  const pieces = names.trim().split(/\s*,\s*/)
  // The shortest end that is a body: a name may hold a comma of its own.
  const at = pieces.findLastIndex((_, i) => onlyBodies(pieces.slice(i).join(', '))?.length === 1)
  const before = pieces.slice(0, Math.max(at, 0)).join(', ')
  return at > 0 && onlyBodies(before) ? [before, `${pieces.slice(at).join(', ')} ${mark}`] : [line]
}
/** «Sở Văn hóa, Thể thao» over «và Du lịch» is one name: a line that is none alone goes on with the one before. */
function joined(lines: readonly string[]): readonly string[] {
  const whole: string[] = []
  for (const line of lines.filter(Boolean)) {
    const last = whole.at(-1)
    const run = last === undefined ? null : `${last} ${line}`
    const goesOn =
      run !== null &&
      last !== undefined &&
      ((!onlyBodies(last) && onlyBodies(run) !== null) ||
        (!onlyBodies(line) && (onlyBodies(run) !== null || /^\p{Ll}|^\(/u.test(line) || /(?:,|\svà)$/u.test(last))))
    if (goesOn) whole[whole.length - 1] = run
    else whole.push(line)
  }
  return whole
}
