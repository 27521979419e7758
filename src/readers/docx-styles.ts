// What a run inherits from its styles: font, capitals, list membership, table borders.
import { child, elements, isOn, valueAt, type XmlNode } from './xml-tree.ts'

type Style = {
  readonly basedOn: string | null
  readonly font: string | null
  readonly capitals: boolean | null
  readonly listId: string | null
  readonly listLevel: number | null
  readonly borders: XmlNode | null
}
export type Styles = {
  readonly font: (runStyle: string | null, paragraphStyle: string | null) => string
  readonly capitals: (runStyle: string | null, paragraphStyle: string | null) => boolean
  readonly list: (paragraphStyle: string | null) => { readonly listId: string; readonly level: number | null } | null
  readonly tableBorders: (tableStyle: string | null) => XmlNode | null
}

export function readStyles(xml: XmlNode | null): Styles {
  const root = xml ?? undefined
  const styles = new Map<string, Style>()
  let ordinary: string | null = null
  for (const node of elements(root)) {
    if (node.name !== 'style') continue
    const id = node.attributes.styleId ?? ''
    styles.set(id, readStyle(node))
    if (node.attributes.type === 'paragraph' && node.attributes.default === '1') ordinary = id
  }
  const base = readFont(child(root, 'docDefaults', 'rPrDefault', 'rPr')) ?? ''
  const first = <T>(id: string | null, pick: (style: Style) => T | null): T | null => {
    for (let at = id, steps = 0; at !== null && steps < 20; steps += 1) {
      const style = styles.get(at)
      const found = style === undefined ? null : pick(style)
      if (found !== null) return found
      at = style?.basedOn ?? null
    }
    return null
  }
  return {
    font: (run, paragraph) => first(run, (one) => one.font) ?? first(paragraph ?? ordinary, (one) => one.font) ?? base,
    capitals: (run, paragraph) =>
      first(run, (one) => one.capitals) ?? first(paragraph ?? ordinary, (one) => one.capitals) ?? false,
    list: (paragraph) => {
      const listId = first(paragraph ?? ordinary, (one) => one.listId)
      return listId === null ? null : { listId, level: first(paragraph ?? ordinary, (one) => one.listLevel) }
    },
    tableBorders: (table) => first(table, (one) => one.borders),
  }
}

function readStyle(node: XmlNode): Style {
  const run = child(node, 'rPr')
  const level = valueAt(node, 'pPr', 'numPr', 'ilvl')
  return {
    basedOn: valueAt(node, 'basedOn') ?? null,
    font: readFont(run),
    capitals: child(run, 'caps') === undefined ? null : isOn(run, 'caps'),
    listId: valueAt(node, 'pPr', 'numPr', 'numId') ?? null,
    listLevel: level === undefined ? null : Number(level),
    borders: child(node, 'tblPr', 'tblBorders') ?? null,
  }
}

/** The font of letters outside ASCII: it is they that an old code changes. */
export function readFont(run: XmlNode | undefined): string | null {
  const fonts = child(run, 'rFonts')?.attributes
  return fonts?.hAnsi ?? fonts?.ascii ?? null
}
