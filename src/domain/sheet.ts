// A worksheet as a reader gives it: a grid of values; each cell of a merged range has the value of its first.
export type SheetCell = string | number | null
export type Sheet = { readonly name: string; readonly rows: readonly (readonly SheetCell[])[] }
