// Makes files for the tests of the readers, from small documents of our own about a province that does not exist.
import { strToU8, zipSync } from 'fflate'
import { expect } from 'vitest'
import type { RefusalCode } from '../../src/domain/reading.ts'
import type { SourceText } from '../../src/domain/source-text.ts'
import { readHere } from '../../src/readers/read-here.ts'
import { tidy } from '../../src/text/fold.ts'

const TYPES = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const SPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'

export type RawDocx = {
  readonly body: string
  /** `header1`, `footer1`, `numbering`, `styles`, `footnotes` → the inner XML of that part. */
  readonly parts?: Readonly<Record<string, string>>
  readonly core?: string
  readonly more?: Readonly<Record<string, Uint8Array>>
  readonly contentType?: string
  readonly prolog?: string
}

const ROOTS: Readonly<Record<string, string>> = {
  header: 'hdr',
  footer: 'ftr',
  numbering: 'numbering',
  styles: 'styles',
  footnotes: 'footnotes',
}

/** A .docx written by hand: for what the library `docx` cannot or should not make. */
export function makeRawDocx(raw: RawDocx): Uint8Array {
  const parts = Object.entries(raw.parts ?? {}).map(([name, inner]) => ({
    name,
    kind: name.replace(/\d+$/, ''),
    inner,
  }))
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(
      `<Types><Override PartName="/word/document.xml" ContentType="${raw.contentType ?? `${TYPES}.document.main+xml`}"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<Relationships>${relation('r1', 'officeDocument', 'word/document.xml')}${relation('r2', 'core-properties', 'docProps/core.xml')}</Relationships>`,
    ),
    'word/_rels/document.xml.rels': strToU8(
      `<Relationships>${parts.map((part) => relation(part.name, part.kind, `${part.name}.xml`)).join('')}</Relationships>`,
    ),
    'word/document.xml': strToU8(`${raw.prolog ?? ''}<w:document ${SPACES}><w:body>${raw.body}</w:body></w:document>`),
    'docProps/core.xml': strToU8(
      `<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc">${raw.core ?? ''}</cp:coreProperties>`,
    ),
    ...raw.more,
  }
  for (const { name, kind, inner } of parts) {
    files[`word/${name}.xml`] = strToU8(`<w:${ROOTS[kind]} ${SPACES}>${inner}</w:${ROOTS[kind]}>`)
  }
  return zipSync(files)
}

export const run = (text: string, properties = '') =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
export const paragraph = (inner: string, properties = '') =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inner.startsWith('<') ? inner : run(inner)}</w:p>`

/** The text of a file that must be readable; checks what every reader promises. */
export async function read(bytes: Uint8Array, fileName: string): Promise<SourceText> {
  const outcome = await readHere(bytes, fileName)
  if (outcome.kind === 'refused') throw new Error(`refused: ${outcome.why} ${outcome.detail}`)
  if (outcome.kind === 'sheets') throw new Error('a text was to be read, not a workbook')
  const { source } = outcome
  expect(tidy(source.text)).toBe(source.text)
  expect([...source.pages].sort((a, b) => a - b)).toEqual(source.pages)
  for (const table of source.tables) expectSoundTable(source, table)
  return source
}

function expectSoundTable(source: SourceText, table: SourceText['tables'][number]): void {
  const taken = new Set<string>()
  for (const cell of table.cells) {
    expect(cell.from).toBeGreaterThanOrEqual(table.from)
    expect(cell.to).toBeLessThanOrEqual(table.to)
    expect(source.text.slice(cell.from, cell.to)).toBe(source.text.slice(cell.from, cell.to).trim())
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1) {
        expect(taken.has(`${row}/${column}`)).toBe(false)
        taken.add(`${row}/${column}`)
      }
    }
  }
}

export async function refusalOf(bytes: Uint8Array, fileName: string): Promise<RefusalCode | 'text'> {
  const outcome = await readHere(bytes, fileName)
  return outcome.kind === 'refused' ? outcome.why : 'text'
}

/** Rows of cell texts; a merged cell stands at its first place, `<` and `^` where it reaches. */
export function gridOf(source: SourceText, at = 0): string[][] {
  const table = source.tables[at]
  if (table === undefined) return []
  const rows = Array.from({ length: table.rows }, () => Array.from({ length: table.columns }, () => '·'))
  for (const cell of table.cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1)
        rows[row]![column] = row > cell.row ? '^' : '<'
    }
    rows[cell.row]![cell.column] = source.text.slice(cell.from, cell.to)
  }
  return rows
}

export const utf8 = (text: string) => strToU8(text)
