// What the bot says of the document, the day and the person that the office has to name.
import { type Day, writeDay } from '../domain/calendar.ts'

export type DecisionPart = 'document' | 'day' | 'reason' | 'person'
const PARTS: Readonly<Record<DecisionPart, string>> = {
  document: 'số văn bản',
  day: 'ngày',
  reason: 'căn cứ (biên bản, ảnh, kết quả …)',
  person: 'người quyết (ở cuối, sau dấu phẩy)',
}
/** What is lacking, below how it is typed; nothing where nothing was said at all. */
export function sayLacking(parts: readonly DecisionPart[], ahead: Day | null): readonly string[] {
  if (!ahead && parts.length >= 3) return []
  return [
    ...(ahead ? [`Chưa ghi gì: ngày ${writeDay(ahead)} chưa tới.`] : []),
    ...(parts.length
      ? [`${ahead ? 'Còn thiếu' : 'Chưa ghi gì, còn thiếu'}: ${parts.map((p) => PARTS[p]).join(', ')}.`]
      : []),
  ]
}
