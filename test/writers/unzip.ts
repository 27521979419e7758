// The parts of an Office file as text, by the zip directory alone: no library of the writers has a part in it.
import { inflateRawSync } from 'node:zlib'

export function unzip(bytes: Uint8Array): ReadonlyMap<string, string> {
  const file = Buffer.from(bytes)
  const end = file.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  const parts = new Map<string, string>()
  let at = file.readUInt32LE(end + 16)
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((o) => file.readUInt16LE(at + o)) as [
      number,
      number,
      number,
    ]
    const name = file.toString('utf8', at + 46, at + 46 + nameLength)
    const local = file.readUInt32LE(at + 42)
    const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const packed = file.subarray(from, from + file.readUInt32LE(at + 20))
    parts.set(name, (file.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed).toString('utf8'))
    at += 46 + nameLength + extraLength + commentLength
  }
  return parts
}
