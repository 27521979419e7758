// Bodies and deadlines as a person of the office types them: read whole, or told what was not understood.
import { type Day, yearOf } from '../../domain/calendar.ts'
import type { Deadline } from '../../domain/deadline.ts'
import type { Directory } from '../../domain/directory.ts'
import { fold } from '../../text/fold.ts'
import { restoreTimeMarks } from '../../text/restore-marks.ts'
import { readTimeCell } from '../../text/time-cells.ts'

export type TypedNames = { readonly names: readonly string[]; readonly unknown: readonly string[] }

/**
 * «Sở Y tế; STC», «Sở Văn hóa, Thể thao và Du lịch, Sở Y tế», «các sở, ngành»; «không»: nobody. A name that the register
 * lacks is not taken silently: a slip of the finger would make a task that nobody hears of.
 */
export function readNames(typed: string, directory: Directory, province: string): TypedNames {
  if (/^(khong|khong co|khong ai|bo)$/.test(fold(typed))) return { names: [], unknown: [] }
  const names: string[] = []
  const unknown: string[] = []
  for (const part of typed.split(/\s*[;\n]\s*/).filter(Boolean)) {
    // In quotation marks a name counts as it stands, known or not.
    const quoted = /^["“«](?<name>[^"”»]+)["”»]$/u.exec(part.trim())?.groups?.name
    if (quoted) {
      names.push(quoted.trim())
      continue
    }
    const read = readPart(part.replace(/[.;,\s]+$/, ''), directory, province)
    names.push(...read.names)
    unknown.push(...read.unknown)
  }
  return { names: [...new Set(names)], unknown }
}
// A name may hold commas of its own: the longest run of pieces that is a name counts as one.
function readPart(part: string, directory: Directory, province: string): TypedNames {
  const pieces = part.split(/\s*,\s*|\s+và\s+(?=\p{Lu})/u)
  const joints = part.match(/\s*,\s*|\s+và\s+(?=\p{Lu})/gu) ?? []
  const names: string[] = []
  const unknown: string[] = []
  for (let from = 0; from < pieces.length; ) {
    let to = pieces.length
    const text = () =>
      pieces
        .slice(from, to)
        .map((p, i) => (i ? `${joints[from + i - 1]}${p}` : p))
        .join('')
    while (to > from + 1 && !directory.find(text(), province)) to--
    const found = directory.find(text(), province)
    if (found) names.push(found.name)
    else unknown.push(text())
    from = to
  }
  return { names, unknown }
}

// trong tuần này | hết tháng này | cuối tuần sau | mai      not: sau đại hội 07 ngày | tháng sau khi bàn giao
const FROM_TODAY = /(?<!\p{L})(?:(?:tuần|tháng|quý|năm|hôm)\s+(?:này|nay|tới|sau(?!\s+khi))|mai|hôm nay)(?!\p{L})/iu

/** «trước 20/8/2025», «tháng 9», «quý III/2025», «không»: none; null: not understood. */
export function readTyped(
  typed: string,
  { issued, today, about = '' }: { readonly issued: Day | null; readonly today: Day; readonly about?: string },
): readonly Deadline[] | null {
  if (/^(khong|khong co|khong co han|chua co|bo)$/.test(fold(typed))) return []
  const said = restoreTimeMarks(typed)
  // «Trong tuần này» is the week of who types it, whatever the date of the document.
  const from = FROM_TODAY.test(said) ? today : issued
  const found = readTimeCell(said, { issued: from, year: yearOf(from ?? today) }, about)
  return found.length ? found : null
}
