// XML as a small tree: names without prefixes, no DTD, no entities but the five of XML, bounded in size and depth.
import { SaxesParser } from 'saxes'
import { Refusal } from './refusal.ts'

export type XmlNode = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (XmlNode | string)[]
}

const NODES_MAX = 1_500_000
const DEPTH_MAX = 300

export function readXml(bytes: Uint8Array): XmlNode {
  const root: XmlNode = { name: '', attributes: {}, children: [] }
  const open: XmlNode[] = [root]
  let nodes = 0
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false })
  parser.on('error', (error) => {
    throw new Refusal(/entity/i.test(error.message) ? 'xml-entities' : 'broken', NOT_XML)
  })
  parser.on('doctype', () => {
    throw new Refusal('xml-entities', 'Tệp khai báo DTD hoặc thực thể XML, tài liệu Word không có những thứ đó.')
  })
  parser.on('opentag', (tag) => {
    nodes += 1
    if (nodes > NODES_MAX || open.length > DEPTH_MAX) throw new Refusal('zip-bomb', 'Cấu trúc tệp lớn bất thường.')
    const node: XmlNode = { name: local(tag.name), attributes: localNames(tag.attributes), children: [] }
    open.at(-1)!.children.push(node)
    open.push(node)
  })
  parser.on('text', (text) => {
    if (open.length > 1) open.at(-1)!.children.push(text)
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(decodeXml(bytes)).close()
  const top = root.children[0]
  if (top === undefined || typeof top === 'string') throw new Refusal('broken', NOT_XML)
  return top
}

const NOT_XML = 'Tệp bị hỏng: phần nội dung không đúng cú pháp.'

function decodeXml(bytes: Uint8Array): string {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(wide).decode(bytes)
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function localNames(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const named: Record<string, string> = {}
  for (const [name, value] of Object.entries(attributes)) named[local(name)] = value
  return named
}

export function elements(node: XmlNode | undefined): XmlNode[] {
  return (node?.children ?? []).filter((child): child is XmlNode => typeof child !== 'string')
}

/** The child reached by the names one below the other. */
export function child(node: XmlNode | undefined, ...names: readonly string[]): XmlNode | undefined {
  let at = node
  for (const name of names) at = elements(at).find((one) => one.name === name)
  return at
}

/** The `val` of the child reached by the names. */
export function valueAt(node: XmlNode | undefined, ...names: readonly string[]): string | undefined {
  return child(node, ...names)?.attributes.val
}

/** Word's on-off property: present and not switched off. */
export function isOn(node: XmlNode | undefined, name: string): boolean {
  const found = child(node, name)
  return found !== undefined && !['0', 'false', 'off', 'none'].includes(found.attributes.val ?? '')
}

export function textOf(node: XmlNode | undefined): string {
  return (node?.children ?? []).map((one) => (typeof one === 'string' ? one : textOf(one))).join('')
}
