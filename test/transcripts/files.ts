// The files that a transcript sends: as they lie in `files/`, or a Word file made of the text of that name.
import { existsSync, readFileSync } from 'node:fs'
import { Document, Packer, Paragraph } from 'docx'

export async function bytesOf(name: string): Promise<Uint8Array> {
  const at = new URL(`files/${name}`, import.meta.url)
  if (existsSync(at)) return readFileSync(at)
  return wordOf(readFileSync(new URL(`files/${name.replace(/\.docx$/, '.txt')}`, import.meta.url), 'utf8'))
}
function wordOf(text: string): Promise<Uint8Array> {
  const children = text.split('\n').map((line) => new Paragraph(line))
  return Packer.toBuffer(new Document({ sections: [{ children }] }))
}
