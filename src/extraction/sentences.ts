// Text cut into sentences and clauses; abbreviations and numbers do not end one.
import { onlyBodies } from '../text/body-cells.ts'
import { matchesOf } from '../text/matches.ts'

export type Piece = { readonly from: number; readonly to: number }

const ABBREVIATED =
  /(?:^|[\s(])(?:TP|Tp|TX|TT|TS|ThS|PGS|GS|KT|TM|TL|Q|P|Tr|St|No|v\.v|đ\/c|STT|CT|BS|KS|Mr|Bs|Ông|T\.Ư)\.$/u

const STOPS = /[.!?…](?:["”’)\]]|¹|²|³|[⁴-⁹])*(?=\s+["“‘(]?[\p{Lu}\d])/gu
const SEMICOLONS = /;(?=\s)/g

/** Sentences of a one-line text; every character lies in exactly one. */
export function sentencesOf(text: string): readonly Piece[] {
  return cutAfter(text, STOPS, (end) => {
    // An abbreviation is short: nothing farther back speaks for it.
    const tail = text.slice(Math.max(0, end - 10), end)
    return !ABBREVIATED.test(tail) && !/(?:^|\s)\d{1,2}\.$/.test(tail)
  })
}

/** Clauses between semicolons outside parentheses; every character lies in exactly one. */
export function clausesOf(text: string): readonly Piece[] {
  return cutAfter(text, SEMICOLONS, (end) => balanced(text.slice(0, end)) && !isAmongBodies(text, end))
}
/** «Công an phường; Ban Chỉ huy Quân sự phường: tuần tra …»: up to the colon there are bodies alone, told together. */
function isAmongBodies(text: string, end: number): boolean {
  const colon = text.indexOf(':', end)
  if (colon < 0 || colon - end > 300) return false
  const named = text.slice(0, colon).replace(/^(?:giao|yêu cầu|đề nghị)\s+/iu, '')
  return onlyBodies(named) !== null
}

function cutAfter(text: string, ends: RegExp, holds: (end: number) => boolean): readonly Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of matchesOf(text, ends)) {
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
