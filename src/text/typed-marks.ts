// Words that were read out of a message, with the marks that stood close around them: reading drops these, a person's text keeps them.

// (đang làm) | <b>thiếu vốn</b> | «chờ vốn»      not: a full stop or a comma behind the words
const MARKS = '[^\\p{L}\\p{N}\\s.,;:!?]*'
/** `words` as they stand in `typed`; unchanged where they do not stand there letter for letter. */
export function withMarks(typed: string, words: string): string {
  const at = words ? typed.indexOf(words) : -1
  if (at < 0) return words
  const before = new RegExp(`${MARKS}$`, 'u').exec(typed.slice(0, at))?.[0] ?? ''
  const after = new RegExp(`^${MARKS}`, 'u').exec(typed.slice(at + words.length))?.[0] ?? ''
  return `${before}${words}${after}`
}
