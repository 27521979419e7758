// Opens the zip of a .docx with care and takes out only the parts that carry text.
import { type UnzipFileInfo, unzipSync } from 'fflate'
import { MACROS, UNKNOWN } from './file-kind.ts'
import { Refusal } from './refusal.ts'
import { elements, readXml, type XmlNode } from './xml-tree.ts'

export type DocxParts = {
  readonly document: XmlNode
  readonly numbering: XmlNode | null
  readonly styles: XmlNode | null
  readonly notes: readonly XmlNode[]
  /** Headers and footers by the relation id under which the sections call them. */
  readonly margins: ReadonlyMap<string, XmlNode>
  readonly properties: readonly XmlNode[]
  readonly hasPictures: boolean
}

const ENTRIES_MAX = 3000
const TOTAL_MAX = 300 * 1024 * 1024
const PART_MAX = 60 * 1024 * 1024
const PARTS_MAX = 100 * 1024 * 1024
const RATIO_MAX = 250
const RATIO_FROM = 1024 * 1024

export function openDocx(bytes: Uint8Array): DocxParts {
  const entries = listEntries(bytes)
  refuseForeign(bytes, entries)
  const roots = relations(takeOut(bytes, ['_rels/.rels']).get('_rels/.rels'), '')
  const main = roots.find((one) => one.type === 'officeDocument')?.target ?? 'word/document.xml'
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const relationsOfMain = `${folder}_rels/${main.slice(folder.length)}.rels`
  const links = relations(takeOut(bytes, [relationsOfMain]).get(relationsOfMain), folder)
  const of = (...types: readonly string[]) => links.filter((one) => types.includes(one.type))
  const about = roots.filter((one) => /properties$/.test(one.type)).map((one) => one.target)
  const wanted = [
    main,
    ...about,
    ...of('header', 'footer', 'footnotes', 'endnotes', 'numbering', 'styles').map((one) => one.target),
  ]
  const parts = takeOut(bytes, wanted)
  const read = (name: string): XmlNode[] => (parts.has(name) ? [readXml(parts.get(name)!)] : [])
  const document = read(main)[0]
  if (document === undefined) throw new Refusal('broken', 'Tệp .docx thiếu phần nội dung.')
  return {
    document,
    numbering: of('numbering').flatMap((one) => read(one.target))[0] ?? null,
    styles: of('styles').flatMap((one) => read(one.target))[0] ?? null,
    notes: of('footnotes', 'endnotes').flatMap((one) => read(one.target)),
    margins: new Map(of('header', 'footer').flatMap((one) => read(one.target).map((xml) => [one.id, xml] as const))),
    properties: about.flatMap(read),
    hasPictures: entries.some((entry) => /\/media\//.test(entry.name)),
  }
}

/** Every entry of the zip by its directory, nothing unpacked; too many, too large or too dense ones are refused. */
export function listEntries(bytes: Uint8Array): UnzipFileInfo[] {
  const entries: UnzipFileInfo[] = []
  const names = new Set<string>()
  let total = 0
  unzip(bytes, (entry) => {
    entries.push(entry)
    total += entry.originalSize
    const isDense = entry.originalSize > RATIO_FROM && entry.originalSize > entry.size * RATIO_MAX
    if (entries.length > ENTRIES_MAX || !(total <= TOTAL_MAX) || isDense) throw new Refusal('zip-bomb', BOMB)
    if (names.has(entry.name)) throw new Refusal('broken', 'Tệp .docx có hai phần trùng tên.')
    names.add(entry.name)
    return false
  })
  return entries
}

const BOMB = 'Tệp nén bất thường: bung ra lớn hơn nhiều so với một tài liệu.'

/** Macros, a locked zip, or another kind of Office file. */
function refuseForeign(bytes: Uint8Array, entries: readonly UnzipFileInfo[]): void {
  if (((bytes[6] ?? 0) & 1) === 1) throw new Refusal('encrypted', 'Tệp nén có mật khẩu; hãy gỡ mật khẩu rồi gửi lại.')
  const names = entries.map((entry) => entry.name)
  if (names.some((name) => /vbaProject|vbaData/i.test(name))) throw new Refusal('macros', MACROS)
  const types = takeOut(bytes, ['[Content_Types].xml']).get('[Content_Types].xml')
  if (types === undefined) throw new Refusal('unknown-kind', `Tệp nén này không phải tài liệu Word. ${UNKNOWN}`)
  const declared = elements(readXml(types)).map((one) => one.attributes.ContentType ?? '')
  if (declared.some((type) => /macroEnabled|vbaProject/i.test(type))) throw new Refusal('macros', MACROS)
  if (!declared.some((type) => /wordprocessingml/.test(type))) {
    throw new Refusal('wrong-extension', `Tệp có đuôi .docx nhưng không phải tài liệu Word. ${UNKNOWN}`)
  }
}

export function takeOut(bytes: Uint8Array, wanted: readonly string[]): Map<string, Uint8Array> {
  let total = 0
  const files = unzip(bytes, (entry) => {
    if (!wanted.includes(entry.name)) return false
    total += entry.originalSize
    if (entry.originalSize > PART_MAX || total > PARTS_MAX) throw new Refusal('zip-bomb', BOMB)
    return true
  })
  return new Map(Object.entries(files))
}

/** Each part is unpacked into a room of its declared size, so a false size cannot grow it. */
function unzip(bytes: Uint8Array, filter: (entry: UnzipFileInfo) => boolean): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter })
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('broken', 'Tệp bị hỏng, không mở được; hãy lưu lại rồi gửi lại.')
  }
}

type Relation = { readonly id: string; readonly type: string; readonly target: string }

/** The relations of a part; targets outside the file are left out. */
export function relations(bytes: Uint8Array | undefined, folder: string): Relation[] {
  if (bytes === undefined) return []
  return elements(readXml(bytes)).flatMap(({ attributes: { Id: id = '', Type = '', Target = '', TargetMode } }) => {
    if (TargetMode === 'External' || Target === '') return []
    const target = Target.startsWith('/') ? Target.slice(1) : resolve(folder, Target)
    return [{ id, type: Type.slice(Type.lastIndexOf('/') + 1), target }]
  })
}

function resolve(folder: string, target: string): string {
  const path: string[] = []
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.') path.push(step)
  }
  return path.join('/')
}
