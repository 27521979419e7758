// The drawing operators of a PDF page, walked through under their transforms.

/** a b c d e f: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number]
export type Operators = { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] }
export type Codes = Readonly<Record<string, number>>
export type Visit = (name: string, args: readonly unknown[], matrix: Matrix) => void

export function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ]
}

/** Visits every operator by its name with the transform that holds there; `view` is the outermost. */
export function walkOperators(operators: Operators, codes: Codes, view: Matrix, visit: Visit): void {
  const names = new Map(Object.entries(codes).map(([name, code]) => [code, name] as const))
  const saved: Matrix[] = []
  let matrix = view
  for (const [index, code] of operators.fnArray.entries()) {
    const name = names.get(code) ?? ''
    const args = (operators.argsArray[index] ?? []) as readonly unknown[]
    if (name === 'save' || name === 'paintFormXObjectBegin') saved.push(matrix)
    if (name === 'restore' || name === 'paintFormXObjectEnd') matrix = saved.pop() ?? matrix
    if (name === 'transform') matrix = multiply(matrix, args as unknown as Matrix)
    if (name === 'paintFormXObjectBegin') matrix = multiply(matrix, readMatrix(args[0]))
    visit(name, args, matrix)
  }
}

/** A matrix as pdf.js hands it over: an array, a typed array, or nothing for «unchanged». */
export function readMatrix(given: unknown): Matrix {
  const [a, b, c, d, e, f] = Array.from((given ?? []) as ArrayLike<number>)
  return f === undefined ? [1, 0, 0, 1, 0, 0] : [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f]
}
