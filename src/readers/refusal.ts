// The one error of the readers: a reason why a file stays outside, turned into a value at the edge.
import type { ReadingOutcome, RefusalCode } from '../domain/reading.ts'

export class Refusal extends Error {
  readonly why: RefusalCode

  constructor(why: RefusalCode, detail: string) {
    super(detail)
    this.why = why
  }
}

/** The refusal as the value that callers see; any other error means that the file could not be followed. */
export function refusedBy(error: unknown): ReadingOutcome {
  if (error instanceof Refusal) return { kind: 'refused', why: error.why, detail: error.message }
  if (error instanceof RangeError && /allocation|length|stack/i.test(error.message)) {
    return { kind: 'refused', why: 'out-of-memory', detail: 'Tệp đòi quá nhiều bộ nhớ để đọc; hãy tách nhỏ tệp.' }
  }
  return { kind: 'refused', why: 'broken', detail: 'Tệp bị hỏng hoặc không đúng định dạng; hãy lưu lại rồi gửi lại.' }
}
