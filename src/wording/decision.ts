// What the bot says of the document, the day and the person that the office has to name.
import { type Day, writeDay } from '../domain/calendar.ts'

export type DecisionPart = 'document' | 'day' | 'reason' | 'person'
const PARTS: Readonly<Record<DecisionPart, string>> = {
  document: 'số văn bản',
  day: 'ngày',
  reason: 'căn cứ (biên bản, ảnh, kết quả …)',
  person: 'người quyết (ở cuối, sau dấu phẩy)',
}
/** A day on which nothing was decided of a task: one to come, or one before the task was given. */
export type Untimely =
  | { readonly kind: 'ahead'; readonly day: Day }
  | { readonly kind: 'early'; readonly day: Day; readonly given: Day }
function sayUntimely(untimely: Untimely): string {
  const day = writeDay(untimely.day)
  if (untimely.kind === 'ahead') return `Chưa ghi gì: ngày ${day} chưa tới.`
  return `Chưa ghi gì: ngày ${day} có trước khi việc được giao (${writeDay(untimely.given)}).`
}
/** What is lacking, below how it is typed; nothing where nothing was said at all. */
export function sayLacking(parts: readonly DecisionPart[], untimely: Untimely | null): readonly string[] {
  if (!untimely && parts.length >= 3) return []
  return [
    ...(untimely ? [sayUntimely(untimely)] : []),
    ...(parts.length
      ? [`${untimely ? 'Còn thiếu' : 'Chưa ghi gì, còn thiếu'}: ${parts.map((p) => PARTS[p]).join(', ')}.`]
      : []),
  ]
}
