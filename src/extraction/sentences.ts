// Text cut into sentences and clauses; abbreviations and numbers do not end one.

export type Piece = { readonly from: number; readonly to: number }

const ABBREVIATED =
  /(?:^|[\s(])(?:TP|Tp|TX|TT|TS|ThS|PGS|GS|KT|TM|TL|Q|P|Tr|St|No|v\.v|đ\/c|STT|CT|BS|KS|Mr|Bs|Ông|T\.Ư)\.$/u

/** Sentences of a one-line text; every character lies in exactly one. */
export function sentencesOf(text: string): readonly Piece[] {
  return cutAfter(
    text,
    /[.!?…](?:["”’)\]]|¹|²|³|[⁴-⁹])*(?=\s+["“‘(]?[\p{Lu}\d])/gu,
    (end) => !ABBREVIATED.test(text.slice(0, end)) && !/(?:^|\s)\d{1,2}\.$/.test(text.slice(0, end)),
  )
}

/** Clauses between semicolons outside parentheses; every character lies in exactly one. */
export function clausesOf(text: string): readonly Piece[] {
  return cutAfter(text, /;(?=\s)/g, (end) => balanced(text.slice(0, end)))
}

function cutAfter(text: string, ends: RegExp, holds: (end: number) => boolean): readonly Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of text.matchAll(ends)) {
    const to = match.index + match[0].length
    if (to <= from || !holds(to)) continue
    pieces.push({ from, to })
    from = to
  }
  if (from < text.length) pieces.push({ from, to: text.length })
  return pieces
}
// A parenthesis that never closes does not swallow the rest of the text.
function balanced(text: string): boolean {
  const tail = text.slice(-400)
  const opens = tail.lastIndexOf('(')
  return opens < 0 || tail.indexOf(')', opens) >= 0 || tail.length - opens > 250
}
