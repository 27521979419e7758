// Former names are answered by today's body, with a notice.
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
    .map(
      ({ agency: a }) =>
        `ℹ️ ${a.name} đã kết thúc ngày ${writeDay(a.valid_to ?? '')}; nay là ${a.successors?.join(', ')}.`,
    )
}

const formerOf = createLast((directory: Directory) =>
  directory.agencies
    .filter((a) => a.valid_to)
    .map((agency) => ({ agency, keys: new Set([agency.name, ...agency.aliases.map((x) => x.alias)].map(nameKey)) })),
)
