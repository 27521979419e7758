// The lines of a document as the outline and the tables read them.

export type Line = {
  readonly from: number
  /** End of the text, without the line break. */
  readonly to: number
  /** Without asterisks, hash signs and outer spaces. */
  readonly text: string
  readonly indent: number
  /** Blank lines just before. */
  readonly blanks: number
  /** A markdown heading («## …»). */
  readonly hash: boolean
}
export type Page = { readonly width: number; readonly unwrapped: boolean; readonly blankStyle: boolean }

/** All lines that hold something. */
export function linesOf(source: string, from = 0, to = source.length): readonly Line[] {
  const lines: Line[] = []
  let blanks = 0
  let start = from
  while (start < to) {
    let end = source.indexOf('\n', start)
    if (end < 0 || end > to) end = to
    const raw = source.slice(start, end)
    const clean = (raw.includes('*') ? raw.replace(/\*+/g, '') : raw).trimEnd()
    const bare = clean.trimStart()
    const isHash = bare.startsWith('#') && /^#{1,6}\s/.test(bare)
    const text = isHash ? bare.replace(/^#{1,6}\s+/, '') : bare
    if (text === '' || (text.startsWith('|') && /^[|\s]+$/.test(text))) blanks++
    else {
      lines.push({
        from: start,
        to: end,
        text,
        indent: clean.length - bare.length,
        blanks,
        hash: isHash,
      })
      blanks = 0
    }
    start = end + 1
  }
  return lines
}

/** How a document is set: the usual width of a full line, and whether a blank line stands after each. */
export function pageOf(lines: readonly Line[]): Page {
  const lengths = lines.map((l) => l.text.length).sort((a, b) => a - b)
  const width = lengths[Math.floor(lengths.length * 0.75)] ?? 80
  const blank = lines.filter((l) => l.blanks > 0).length
  const long = lines.filter((l) => l.text.length > 160).length
  const body = lines.filter((l) => l.text.length > 40)
  const ended = body.filter((l) => ENDS.test(l.text)).length
  // Rows of labels end with a stop each; where sentences run on into small letters all the same, lines are torn.
  const full = 0.8 * (lengths[Math.floor(lengths.length * 0.9)] ?? 80)
  const torn = lines.filter((l, i) => {
    const next = lines[i + 1]
    return next && !ENDS.test(l.text) && (/^\p{Ll}/u.test(next.text) || l.text.length >= full)
  }).length
  const unwrapped =
    long >= Math.max(2, lines.length * 0.12) || (ended > body.length * 0.6 && torn < Math.max(3, lines.length * 0.06))
  return { width, unwrapped, blankStyle: blank > lines.length * 0.55 }
}

export const ENDS = /[.;:!?…]["”’)]*$|[.;:]\s*\/\.?$|\.\/\.$/u
/** A line of dashes, stars or underscores. */
export const RULE = /^[\s\-–—_=*|.~]+$/
/** «T/M …», «KT. …», «TL. …» or the bare title of the one who signs: the signature begins, maybe beside the recipients. */
export const SIGNED =
  /(?:^|\s{3,}|\t|\|\s*)(?:T\/M|TM\.|T\/L|TL\.|KT\.|K\/T|TUQ\.|Q\.\s|(?:PHÓ )?(?:BÍ THƯ|CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG BAN|CHÁNH VĂN PHÒNG|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|CỤC TRƯỞNG)(?:\s|$))/u
