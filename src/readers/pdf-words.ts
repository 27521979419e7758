// The words of a PDF page with their places, taken letter by letter from the operators that show them.
import { type Codes, type Matrix, multiply, type Operators, readMatrix, walkOperators } from './pdf-operators.ts'

/** Baseline `y` from the top of the page as it is seen; `spaced`: a space was typed before the word. */
export type PdfWord = {
  readonly text: string
  readonly x0: number
  readonly x1: number
  readonly y: number
  readonly size: number
  readonly spaced: boolean
  readonly slanted: boolean
  readonly hidden: boolean
  readonly font: string
}
/** What is known of a font by its id: widths count in thousandths of its size but in drawn (Type 3) fonts. */
export type FontFacts = { readonly widthUnit: number }

type Glyph = { readonly unicode?: string; readonly width?: number; readonly isSpace?: boolean }
type TextState = {
  font: string
  size: number
  letterGap: number
  wordGap: number
  stretch: number
  leading: number
  rise: number
  mode: number
}
type Pen = {
  state: TextState
  saved: TextState[]
  line: Matrix
  at: Matrix
  isAfterSpace: boolean
  readonly words: PdfWord[]
}

const START: TextState = { font: '', size: 1, letterGap: 0, wordGap: 0, stretch: 1, leading: 0, rise: 0, mode: 0 }
const UNTURNED: Matrix = [1, 0, 0, 1, 0, 0]
const HIDDEN = 3
const KERN_WORD = 0.2 // of the size: a wider step inside a shown text parts two words

export function readWords(
  operators: Operators,
  codes: Codes,
  view: Matrix,
  factsOf: (font: string) => FontFacts,
): PdfWord[] {
  const pen: Pen = { state: { ...START }, saved: [], line: UNTURNED, at: UNTURNED, isAfterSpace: false, words: [] }
  walkOperators(operators, codes, view, (name, args, matrix) => {
    if (name === 'showText') showText(pen, (args[0] ?? []) as readonly (Glyph | number | null)[], matrix, factsOf)
    else turn(pen, name, args)
  })
  return pen.words
}

/** Everything that moves the pen or changes its state without showing a letter. */
function turn(pen: Pen, name: string, args: readonly unknown[]): void {
  const [first, second] = args as readonly [number, number]
  const { state } = pen
  if (name === 'save' || name === 'paintFormXObjectBegin') pen.saved.push({ ...state })
  else if (name === 'restore' || name === 'paintFormXObjectEnd') pen.state = pen.saved.pop() ?? state
  else if (name === 'beginText') place(pen, UNTURNED)
  else if (name === 'setTextMatrix') place(pen, readMatrix(args.length >= 6 ? args : args[0]))
  else if (name === 'moveText') move(pen, first, second)
  else if (name === 'setLeadingMoveText') {
    state.leading = -second
    move(pen, first, second)
  } else if (name === 'nextLine') move(pen, 0, -state.leading)
  else if (name === 'setFont') Object.assign(state, { font: String(first), size: second })
  else if (name === 'setGState') useGraphicState(state, args)
  else {
    const field = FIELDS[name]
    if (field !== undefined) state[field] = name === 'setHScale' ? first / 100 : first
  }
}

const FIELDS: Readonly<Record<string, Exclude<keyof TextState, 'font'>>> = {
  setCharSpacing: 'letterGap',
  setWordSpacing: 'wordGap',
  setHScale: 'stretch',
  setLeading: 'leading',
  setTextRise: 'rise',
  setTextRenderingMode: 'mode',
}

function useGraphicState(state: TextState, args: readonly unknown[]): void {
  for (const [key, value] of (args[0] ?? []) as readonly [string, unknown][]) {
    if (key === 'Font' && Array.isArray(value)) Object.assign(state, { font: String(value[0]), size: Number(value[1]) })
  }
}

function place(pen: Pen, matrix: Matrix): void {
  pen.line = matrix
  pen.at = matrix
}

function move(pen: Pen, x: number, y: number): void {
  place(pen, multiply(pen.line, [1, 0, 0, 1, x, y]))
}

type Run = { text: string; from: number; to: number }

/** One shown text: letters one behind the other, parted at spaces and wide steps. */
function showText(
  pen: Pen,
  glyphs: readonly (Glyph | number | null)[],
  matrix: Matrix,
  factsOf: (font: string) => FontFacts,
): void {
  const { state } = pen
  const unit = state.size * factsOf(state.font).widthUnit
  let run: Run | null = null
  let x = 0
  const end = () => {
    if (run !== null) addWord(pen, run, matrix)
    run = null
  }
  for (const glyph of glyphs) {
    if (glyph === null) continue
    if (typeof glyph === 'number') {
      x -= (glyph * state.size) / 1000
      if (-glyph / 1000 > KERN_WORD) end()
      continue
    }
    const letter = glyph.unicode ?? ''
    const width = (glyph.width ?? 0) * unit
    if (/^\s*$/u.test(letter)) {
      end()
      pen.isAfterSpace ||= letter !== ''
    } else {
      const open: Run = run ?? { text: '', from: x, to: x }
      open.text += letter
      open.to = x + width
      run = open
    }
    x += width + state.letterGap + (glyph.isSpace ? state.wordGap : 0)
  }
  end()
  pen.at = multiply(pen.at, [1, 0, 0, 1, x * state.stretch, 0])
}

function addWord(pen: Pen, run: Run, matrix: Matrix): void {
  const { state } = pen
  const whole = multiply(matrix, pen.at)
  const point = (x: number) => multiply(whole, [1, 0, 0, 1, x * state.stretch, state.rise])
  const [start, stop] = [point(run.from), point(run.to)]
  const slope = Math.atan2(whole[1] * state.size, whole[0] * state.size)
  pen.words.push({
    text: run.text,
    x0: Math.min(start[4], stop[4]),
    x1: Math.max(start[4], stop[4]),
    y: start[5],
    size: Math.hypot(whole[2], whole[3]) * Math.abs(state.size) || 1,
    spaced: pen.isAfterSpace,
    slanted: Math.abs(slope) > 0.1,
    hidden: state.mode === HIDDEN,
    font: state.font,
  })
  pen.isAfterSpace = false
}
