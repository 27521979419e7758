// Former names are answered by today's body, with a notice.
import type { Agency } from '../domain/agency.ts'
import { writeDay } from '../domain/calendar.ts'
import type { Directory } from '../domain/directory.ts'
import { createLast } from '../domain/kept.ts'
import { nameKey } from '../domain/names.ts'

/** «Sở KH&ĐT nay là Sở Tài chính» for each former body that the words named. */
export function sayNotice(
  directory: Directory,
  reasons: readonly { readonly slot: string; readonly words: string }[],
): readonly string[] {
  const words = reasons.filter((r) => r.slot === 'agency' || r.slot === 'recipients').map((r) => nameKey(r.words))
  if (!words.length) return []
  return formerOf(directory)
    .filter(({ keys }) => words.some((word) => keys.has(word)))
    .map(({ agency }) => sayEnded(agency))
}
/** The same of bodies that a task is given to; where several came after one, who has the task is said. */
export function sayFormerOwners(directory: Directory, names: readonly string[], province: string): readonly string[] {
  const found = names.flatMap((name) => directory.find(name, province) ?? [])
  return [...new Set(found)]
    .filter((a) => a.valid_to && a.successors?.length)
    .map((a) => {
      const today = directory.addressee(a.name, province).name
      const whose = (a.successors?.length ?? 0) > 1 ? ` Việc này tính cho ${today}; khác thì gõ tên cơ quan nay.` : ''
      return `   ${sayEnded(a)}${whose}`
    })
}
function sayEnded(a: Agency): string {
  return `ℹ️ ${a.name} đã kết thúc ngày ${writeDay(a.valid_to ?? '')}; nay là ${a.successors?.join(', ')}.`
}

const formerOf = createLast((directory: Directory) =>
  directory.agencies
    .filter((a) => a.valid_to)
    .map((agency) => ({ agency, keys: new Set([agency.name, ...agency.aliases.map((x) => x.alias)].map(nameKey)) })),
)
