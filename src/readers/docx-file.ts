// A .docx as one text: stamps, headers and short text boxes first, then the body, the notes and the footers.

import { readSecretProperty } from '../domain/secret-signs.ts'
import type { SourceText } from '../domain/source-text.ts'
import { readBlocks } from './docx-blocks.ts'
import { createNumbering } from './docx-numbering.ts'
import { type Course, raise } from './docx-paragraph.ts'
import { type DocxParts, openDocx } from './docx-parts.ts'
import { readStyles } from './docx-styles.ts'
import { type Block, layOut } from './lay-out.ts'
import type { LegacyKind } from './legacy-fonts.ts'
import { mendLetters } from './mend-letters.ts'
import { Refusal } from './refusal.ts'
import { child, elements, textOf, type XmlNode } from './xml-tree.ts'

export function readDocx(bytes: Uint8Array, fileName: string): SourceText {
  const parts = openDocx(bytes)
  refuseSecretProperties(parts.properties)
  const { blocks, legacy } = readAll(parts)
  if (blocks.every((block) => block.kind === 'paragraph' && block.text.trim() === '')) throw noText(parts.hasPictures)
  const mended = mendLetters(blocks, legacy)
  return layOut(mended.blocks, { fileName, uncertain: mended.uncertain })
}

function noText(hasPictures: boolean): Refusal {
  if (!hasPictures) return new Refusal('empty', 'Tài liệu không có chữ nào.')
  return new Refusal(
    'scanned',
    'Tài liệu chỉ có ảnh, không có chữ; hãy gửi bản gốc hoặc bản PDF để nhận dạng chữ (OCR).',
  )
}

function readAll(parts: DocxParts): { blocks: Block[]; legacy: LegacyKind | null } {
  const body = child(parts.document, 'body') ?? parts.document
  const course: Course = {
    styles: readStyles(parts.styles),
    numbering: createNumbering(parts.numbering),
    notes: [],
    boxes: [],
    legacy: new Set(),
    hasRenderedPages: hasNamed(body, 'lastRenderedPageBreak'),
  }
  const heads = readMargins(parts, 'headerReference', course)
  const main = readBlocks(body, course)
  const boxes = takeBoxes(course)
  const notes = readNotes(parts.notes, course)
  const feet = readMargins(parts, 'footerReference', course)
  return { blocks: [...heads, ...boxes, ...main, ...notes, ...feet], legacy: [...course.legacy][0] ?? null }
}

function hasNamed(node: XmlNode, name: string): boolean {
  return elements(node).some((one) => one.name === name || hasNamed(one, name))
}

/** The headers or footers that the sections call, each text once. */
function readMargins(parts: DocxParts, reference: string, course: Course): Block[] {
  const ids = new Set(collect(parts.document, reference).map((one) => one.attributes.id ?? ''))
  const seen = new Set<string>()
  return [...ids].flatMap((id) => {
    const margin = parts.margins.get(id)
    if (margin === undefined) return []
    const blocks = [...readBlocks(margin, course), ...takeBoxes(course)]
    const key = JSON.stringify(blocks)
    if (seen.has(key)) return []
    seen.add(key)
    return blocks
  })
}

function collect(node: XmlNode, name: string): XmlNode[] {
  return elements(node).flatMap((one) => (one.name === name ? [one] : collect(one, name)))
}

/** Text boxes and watermarks met so far; a box may hold another. */
function takeBoxes(course: Course): Block[] {
  const blocks: Block[] = []
  for (let box = course.boxes.shift(); box !== undefined; box = course.boxes.shift()) {
    if (box.name === 'watermark') blocks.push({ kind: 'paragraph', text: box.attributes.string ?? '' })
    else blocks.push(...readBlocks(box, course))
  }
  return blocks
}

/** «¹ …»: the notes behind the body, in the order of their marks. */
function readNotes(notes: readonly XmlNode[], course: Course): Block[] {
  const byId = new Map(
    notes.flatMap(elements).map((note): [string, XmlNode] => [`${note.name}/${note.attributes.id ?? ''}`, note]),
  )
  return course.notes.flatMap((id, index) => {
    const note = byId.get(id)
    if (note === undefined) return []
    const [first, ...rest] = readBlocks(note, course)
    if (first?.kind !== 'paragraph') return first === undefined ? [] : [first, ...rest]
    return [{ kind: 'paragraph', text: `${raise(index + 1)} ${first.text.trim()}` } as const, ...rest]
  })
}

/** Core, extended and own properties: names with their values. */
function refuseSecretProperties(properties: readonly XmlNode[]): void {
  for (const one of properties.flatMap(elements)) {
    const name = one.attributes.name ?? one.name
    if (readSecretProperty(name, textOf(one)) !== null) {
      throw new Refusal('secret', 'Thuộc tính của tệp mang dấu độ mật; bot không nhận tài liệu mật.')
    }
  }
}
