// Columns of a page kept by spaces: they shift from page to page, and full cells touch their neighbours.

export type Placed = { readonly text: string; readonly from: number; readonly to: number }

const TIME_TAIL =
  /\s(?=(?:20\d{2}\s*[-–]\s*20\d{2}|20\d{2}|Trước(?:\s+ngày)?(?:\s+[\d/]+)?|Tháng\s+\d.*|Quý\s+[IV\d].*|Năm\s+20\d{2}|Thường xuyên|H[ằà]ng\s+[A-Za-zÀ-ỹ]+|\d{1,2}\/\d{1,2}\/20\d{2})$)/u
const WHOLE_TIME = /^(?:20\d{2}\s*[-–]\s*20\d{2}|(?:Trước|Tháng|Quý|Năm)\s.{1,20})$/u
const PERSON = /\s(?=(?:Đồng chí|Đ\/c)\s)/u
const BODY =
  /\s(?=(?:Đảng\s+[uủ][yỷ]|Sở|Ban|UBND|HĐND|UBKT|Ủy ban|Uỷ ban|Văn phòng|Các|Công an|Bộ|Thanh tra|Trung tâm|Trường|Mặt trận|MTTQ|Báo|Đài|Cục|Chi cục|Tỉnh|Thuế|Kho bạc|BHXH|Bảo hiểm|Liên đoàn|Hội)(?:\s|$))/gu

/** Pieces of a line between wide gaps; a piece that runs over a column's beginning is cut where the next cell begins. */
export function piecesOf(line: string, edges: readonly Edge[]): readonly Placed[] {
  const pieces: Placed[] = []
  for (const match of line.matchAll(/\S+(?:\s\S+)*/g))
    pieces.push(...cut({ text: match[0], from: match.index, to: match.index + match[0].length }, edges))
  return pieces
}
function cut(piece: Placed, edges: readonly Edge[]): readonly Placed[] {
  const at = cutAt(piece, edges)
  if (at === null) return [piece]
  const left = { text: piece.text.slice(0, at).trimEnd(), from: piece.from, to: piece.from + at }
  const text = piece.text.slice(at).trimStart()
  return [left, ...cut({ text, from: piece.to - text.length, to: piece.to }, edges)]
}
function cutAt(piece: Placed, edges: readonly Edge[]): number | null {
  if (WHOLE_TIME.test(piece.text)) return null
  const near = (at: number, reach = 12) => edges.some((edge) => Math.abs(piece.from + at - edge.to) <= reach)
  const number = /^(?!20\d\d)\d{1,4}[.)]?\s(?=[A-Za-zÀ-ỹ])/u.exec(piece.text)
  if (number && piece.from < 4) return number[0].length
  for (const pattern of [PERSON, TIME_TAIL]) {
    const match = pattern.exec(piece.text)
    if (match && match.index > 0 && near(match.index, 18)) return match.index
  }
  for (const match of piece.text.matchAll(BODY))
    if (match.index > 0 && near(match.index) && piece.from < (edges[1]?.to ?? 0) - 14) return match.index
  return null
}

/** Where a column may begin: after the head before it, up to a little past its own head (heads stand centred over cells). */
export type Edge = { readonly from: number; readonly to: number }
export function headEdges(columns: readonly Placed[]): readonly Edge[] {
  return columns.slice(1).map((c, i) => ({ from: columns[i]?.to ?? 0, to: c.from }))
}

/** Edges fitted to a page: between two heads, where the fewest pieces would be cut. */
export function fitEdges(lines: readonly (readonly Placed[])[], expected: readonly Edge[]): readonly number[] {
  const pieces = lines.flat()
  const edges: number[] = []
  for (const [i, place] of expected.entries()) {
    const least = i === 0 ? 1 : Math.max((edges[i - 1] ?? 0) + 4, place.from - 8)
    let best = Math.max(least, place.to)
    let cost = Number.POSITIVE_INFINITY
    for (let x = i === 0 ? Math.max(1, place.from) : least; x <= place.to + 6; x++) {
      const crossed = pieces.filter((p) => p.from < x && x < p.to).length
      const now = crossed * 10 + Math.abs(x - (i === 0 ? place.from + 1 : place.to)) * 0.2
      if (now < cost) [best, cost] = [x, now]
    }
    edges.push(best)
  }
  return edges
}

/** A piece that runs over a fitted edge is two cells that touch: cut where a capital begins near the edge. */
export function cutAtEdges(piece: Placed, edges: readonly number[]): readonly Placed[] {
  for (const edge of edges.slice(1)) {
    if (piece.from >= edge - 4 || piece.to <= edge + 4) continue
    const spaces = [...piece.text.matchAll(/\s(?=\p{Lu})/gu)].map((m) => m.index)
    const at = spaces.sort((a, b) => Math.abs(piece.from + a - edge) - Math.abs(piece.from + b - edge))[0]
    if (at === undefined || Math.abs(piece.from + at - edge) > 5) continue
    const text = piece.text.slice(at).trimStart()
    const left = { text: piece.text.slice(0, at), from: piece.from, to: piece.from + at }
    return [left, ...cutAtEdges({ text, from: piece.to - text.length, to: piece.to }, edges)]
  }
  return [piece]
}

/** How far a row's columns lie from their heads: everything to the right moves the further the further right it stands. */
export function shiftOf(lines: readonly (readonly Placed[])[], columns: readonly Placed[]): number {
  const middles = columns.map((c) => (c.from + c.to) / 2)
  const last = middles.at(-1) ?? 1
  const pieces = lines.flat().filter((p) => p.from > (middles[1] ?? 0))
  let best = 0
  let cost = Number.POSITIVE_INFINITY
  for (let shift = -24; shift <= 10; shift++) {
    let sum = Math.abs(shift) * 0.3
    for (const piece of pieces) {
      const at = (piece.from + piece.to) / 2
      sum += Math.min(...middles.slice(2).map((m) => Math.abs(at - (m + (shift * m) / last))))
    }
    if (sum < cost) [best, cost] = [shift, sum]
  }
  return best
}
export function shifted(edges: readonly Edge[], shift: number, columns: readonly Placed[]): readonly Edge[] {
  const last = columns.at(-1)?.to ?? 1
  return edges.map((e, i) =>
    i === 0 ? e : { from: Math.round(e.from + (shift * e.from) / last), to: Math.round(e.to + (shift * e.to) / last) },
  )
}

/** The column of a piece: the one that holds its middle. */
export function columnOf(piece: Placed, edges: readonly number[]): number {
  const middle = (piece.from + piece.to) / 2
  return edges.filter((edge) => edge <= middle).length
}
