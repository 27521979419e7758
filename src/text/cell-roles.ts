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
  for (const part of parts.filter(Boolean)) {
    const isHelp = part.search(HELPS) >= 0 || (isShared && lead.length > 0)
    const name = part.replace(HELPS, ' ').replace(LEADS, ' ').replace(/\s+/g, ' ').trim()
    if (name) (isHelp ? coop : lead).push(name)
  }
  return { lead, coop }
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
