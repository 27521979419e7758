// The same work told twice in one document, in the text and in its annex, to different bodies: a person says which holds.
import { nameKey } from '../domain/names.ts'
import { fold } from '../text/fold.ts'
import type { TaskDraft } from './drafts.ts'
import type { Flag } from './flags.ts'
import { titleOf } from './titles.ts'

/** Fewer words may be alike by chance: «Báo cáo kết quả». */
const WORDS_MIN = 5
/** Rows of one table that say the same each to its own body are no twins; a row and a sentence are. */
export function twinsOf(prose: readonly TaskDraft[], rows: readonly TaskDraft[]): readonly Flag[] {
  if (!rows.length) return []
  const told = new Map(prose.map((draft) => [keyOf(draft), draft]))
  return rows.flatMap((row): readonly Flag[] => {
    const key = keyOf(row)
    const other = key.split(' ').length < WORDS_MIN ? undefined : told.get(key)
    if (!other || !row.lead.length || !other.lead.length || isShared(row, other)) return []
    const words = `mục ${other.ref} giao ${other.lead.join(', ')}; mục ${row.ref} giao ${row.lead.join(', ')}`
    return [{ ref: row.ref, kind: 'contradiction', words }]
  })
}
const keyOf = (draft: TaskDraft): string => fold(titleOf(draft))
function isShared(a: TaskDraft, b: TaskDraft): boolean {
  const known = new Set(a.lead.map(nameKey))
  return b.lead.some((name) => known.has(nameKey(name)))
}
