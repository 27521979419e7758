// Where a stretch of the text stands for a person with the document in hand: its page and the line on that page.

export type Place = { readonly page: number; readonly line: number }

/** From an offset into the text to its place; both counted from 1. A format without pages is one page. */
export function placesOf(text: string, pages: readonly number[] = [0]): (offset: number) => Place {
  const lines = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.push(at + 1)
  const starts = pages.length ? pages : [0]
  return (offset) => {
    const page = lastUpTo(starts, offset)
    const line = lastUpTo(lines, offset) - lastUpTo(lines, starts[page] ?? 0)
    return { page: page + 1, line: line + 1 }
  }
}
/** Index of the last start that is not after the offset; the list is sorted. */
function lastUpTo(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
