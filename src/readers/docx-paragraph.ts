// One paragraph of a .docx as text: labels, breaks, fields, footnote marks, old fonts; deletions left out.
import type { Numbering } from './docx-numbering.ts'
import { readFont, type Styles } from './docx-styles.ts'
import { convertRun, type LegacyFont, legacyFontOf } from './legacy-fonts.ts'
import { child, elements, isOn, textOf, valueAt, type XmlNode } from './xml-tree.ts'

/** What is carried along while a document is read from top to bottom. */
export type Course = {
  readonly styles: Styles
  readonly numbering: Numbering
  /** Ids of the notes in the order of their marks. */
  readonly notes: string[]
  /** Paragraphs of text boxes, found on the way. */
  readonly boxes: XmlNode[]
  readonly legacy: Set<LegacyFont['kind']>
  /** Word noted where its pages began: then hand-made breaks are already among them. */
  readonly hasRenderedPages: boolean
}

type Piece = { text: string; readonly font: LegacyFont | null; readonly capitals: boolean }
type Walk = {
  readonly course: Course
  readonly style: string | null
  readonly pieces: Piece[]
  readonly fields: string[]
}

/** The paragraph's text with its label; '' for an empty one. */
export function readParagraph(paragraph: XmlNode, course: Course): string {
  const properties = child(paragraph, 'pPr')
  const style = valueAt(properties, 'pStyle') ?? null
  const walk: Walk = { course, style, pieces: [], fields: [] }
  for (const node of elements(paragraph)) readNode(node, walk)
  const text = joinPieces(walk)
  const newPage = !course.hasRenderedPages && isOn(properties, 'pageBreakBefore') ? '\f' : ''
  const label = text.trim() === '' && !hasLabelOfItsOwn(properties) ? '' : readLabel(properties, style, course)
  const body = text.replace(/^[ \t]+/, label === '' ? '' : ' ').replace(/[ \t]+(?=\n|$)/g, '')
  return newPage + (label === '' ? body : `${label} ${body.trimStart()}`.trimEnd())
}

/** An empty numbered paragraph counts and shows its number: the STT column of many tables. */
function hasLabelOfItsOwn(properties: XmlNode | undefined): boolean {
  return child(properties, 'numPr') !== undefined
}

function readLabel(properties: XmlNode | undefined, style: string | null, course: Course): string {
  const own = child(properties, 'numPr')
  const inherited = course.styles.list(style)
  const listId = valueAt(own, 'numId') ?? inherited?.listId
  if (listId === undefined || listId === '0' || isOn(child(properties, 'rPr'), 'del')) return ''
  const level = valueAt(own, 'ilvl')
  const asked = level !== undefined ? Number(level) : own !== undefined ? 0 : (inherited?.level ?? null)
  return course.numbering.label(listId, asked, style)
}

const SKIPPED = new Set([
  'pPr',
  'rPr',
  'del',
  'moveFrom',
  'instrText',
  'delText',
  'delInstrText',
  'rt',
  'sectPr',
  'annotationRef',
])

/** Elements that it does not know are walked through: insertions, links, content controls, smart tags. */
function readNode(node: XmlNode, walk: Walk): void {
  if (SKIPPED.has(node.name)) return
  if (node.name === 'r') readRun(node, walk)
  else if (node.name === 'fldSimple') readSimpleField(node, walk)
  else if (node.name === 't') add(walk, textOf(node), null, false)
  else if (node.name === 'AlternateContent') readChoice(node, walk)
  else if (BOXED.has(node.name)) findBoxes(node, walk.course)
  else for (const inner of elements(node)) readNode(inner, walk)
}

const BOXED = new Set(['drawing', 'pict', 'object'])

/** Word writes a text box twice, new and old; one of them is enough. */
function readChoice(node: XmlNode, walk: Walk): void {
  const pick = child(node, 'Choice') ?? child(node, 'Fallback')
  for (const inner of elements(pick)) readNode(inner, walk)
}

/** Text boxes and the words of a watermark are kept apart for the reader of the document. */
function findBoxes(node: XmlNode, course: Course): void {
  for (const inner of elements(node)) {
    if (inner.name === 'txbxContent') course.boxes.push(inner)
    else if (inner.name === 'textpath')
      course.boxes.push({ name: 'watermark', attributes: inner.attributes, children: [] })
    else if (inner.name === 'AlternateContent')
      findBoxes(child(inner, 'Choice') ?? child(inner, 'Fallback') ?? inner, course)
    else findBoxes(inner, course)
  }
}

const PAGE_FIELD = /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b/i

function readSimpleField(node: XmlNode, walk: Walk): void {
  if (PAGE_FIELD.test(node.attributes.instr ?? '')) return
  for (const inner of elements(node)) readNode(inner, walk)
}

function readRun(run: XmlNode, walk: Walk): void {
  const properties = child(run, 'rPr')
  if (isOn(properties, 'vanish')) return
  const runStyle = valueAt(properties, 'rStyle') ?? null
  const font = legacyFontOf(readFont(properties) ?? walk.course.styles.font(runStyle, walk.style))
  const capitals =
    child(properties, 'caps') === undefined
      ? walk.course.styles.capitals(runStyle, walk.style)
      : isOn(properties, 'caps')
  for (const node of elements(run)) {
    if (node.name === 'fldChar') turnField(node, walk)
    else if (node.name === 'instrText') nameField(node, walk)
    else if (!walk.fields.some((field) => PAGE_FIELD.test(field))) readRunNode(node, walk, font, capitals)
  }
}

function turnField(node: XmlNode, walk: Walk): void {
  if (node.attributes.fldCharType === 'begin') walk.fields.push('')
  if (node.attributes.fldCharType === 'end') walk.fields.pop()
}

function nameField(node: XmlNode, walk: Walk): void {
  const last = walk.fields.length - 1
  if (last >= 0) walk.fields[last] += textOf(node)
}

const BREAKS: Readonly<Record<string, string>> = {
  tab: '\t',
  ptab: '\t',
  cr: '\n',
  lastRenderedPageBreak: '\f',
  noBreakHyphen: '-',
}

function readRunNode(node: XmlNode, walk: Walk, font: LegacyFont | null, capitals: boolean): void {
  const sign = BREAKS[node.name]
  if (sign !== undefined) add(walk, sign, null, false)
  else if (node.name === 't') add(walk, textOf(node), font, capitals)
  else if (node.name === 'br') add(walk, breakOf(node, walk.course), null, false)
  else if (node.name === 'softHyphen') add(walk, font?.kind === 'tcvn3' ? '\u00ad' : '', font, capitals)
  else if (node.name === 'sym') addSymbol(node, walk, capitals)
  else if (node.name === 'footnoteReference' || node.name === 'endnoteReference') addNote(node, walk)
  else readNode(node, walk)
}

function breakOf(node: XmlNode, course: Course): string {
  if (node.attributes.type !== 'page') return '\n'
  return course.hasRenderedPages ? '' : '\f'
}

function addSymbol(node: XmlNode, walk: Walk, capitals: boolean): void {
  const code = Number.parseInt(node.attributes.char ?? '', 16)
  const font = legacyFontOf(node.attributes.font ?? '')
  if (Number.isNaN(code)) return
  const isPrivate = code >= 0xf000 && code <= 0xf0ff
  if (font !== null) add(walk, String.fromCharCode(isPrivate ? code - 0xf000 : code), font, capitals)
  else add(walk, isPrivate ? (code === 0xf02d ? '-' : '•') : String.fromCodePoint(code), null, false)
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** 12 → ¹² */
export function raise(count: number): string {
  return String(count).replace(/\d/g, (digit) => RAISED[Number(digit)] ?? digit)
}

function addNote(node: XmlNode, walk: Walk): void {
  walk.course.notes.push(`${node.name === 'footnoteReference' ? 'footnote' : 'endnote'}/${node.attributes.id ?? ''}`)
  add(walk, raise(walk.course.notes.length), null, false)
}

/** Neighbouring pieces of one old font are joined first: in VNI a letter and its mark may stand in two runs. */
function add(walk: Walk, text: string, font: LegacyFont | null, capitals: boolean): void {
  const last = walk.pieces.at(-1)
  if (last && last.capitals === capitals && last.font?.kind === font?.kind && last.font?.capitals === font?.capitals) {
    last.text += text
  } else walk.pieces.push({ text, font, capitals })
}

function joinPieces(walk: Walk): string {
  return walk.pieces
    .map((piece) => {
      if (piece.font !== null && /[^\u0000-\u007f]/.test(piece.text)) walk.course.legacy.add(piece.font.kind)
      const text = piece.font === null ? piece.text : convertRun(piece.text, piece.font)
      return piece.capitals ? text.toUpperCase() : text
    })
    .join('')
}
