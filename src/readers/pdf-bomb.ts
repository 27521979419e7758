// Packed streams of a PDF are unpacked on trial, with a limit, before the PDF library may unpack them without one.
import { inflateSync } from 'node:zlib'
import { Refusal } from './refusal.ts'

const STREAM_MAX = 64 * 1024 * 1024
/** A page scanned in colour is 25 MB; pictures do not count towards the total, they are not unpacked for text. */
const PICTURE_MAX = 128 * 1024 * 1024
const TOTAL_MAX = 256 * 1024 * 1024
const BOMB = 'Tệp PDF nén bất thường: bung ra lớn hơn nhiều so với một tài liệu.'

export function refusePdfBomb(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  let total = 0
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    if (file.toString('latin1', Math.max(0, at - 3), at) === 'end') continue
    const head = dictionaryBefore(file, at)
    if ((head.match(/\/(?:FlateDecode|Fl|LZWDecode)\b/g)?.length ?? 0) > 1) throw new Refusal('zip-bomb', BOMB)
    const isPicture = /\/Subtype\s*\/Image\b/.test(head)
    const end = file.indexOf('endstream', at)
    const stream = file.subarray(startOf(file, at), end < 0 ? file.length : end)
    const size = inflatedSize(stream, isPicture ? PICTURE_MAX : STREAM_MAX)
    if (!isPicture) total += size
    if (total > TOTAL_MAX) throw new Refusal('zip-bomb', BOMB)
    if (end > 0) at = end
  }
}

function dictionaryBefore(file: Buffer, at: number): string {
  const before = file.toString('latin1', Math.max(0, at - 600), at)
  return before.slice(before.lastIndexOf(' obj') + 1)
}

function startOf(file: Buffer, at: number): number {
  const after = at + 6
  if (file[after] === 0x0d && file[after + 1] === 0x0a) return after + 2
  return file[after] === 0x0a || file[after] === 0x0d ? after + 1 : after
}

/** 0 for what is not packed with zlib or is damaged: the library will say so itself. */
function inflatedSize(stream: Buffer, sizeMax: number): number {
  if (((stream[0] ?? 0) & 15) !== 8 || ((stream[0] ?? 0) * 256 + (stream[1] ?? 0)) % 31 !== 0) return 0
  try {
    return inflateSync(stream, { maxOutputLength: sizeMax }).length
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw new Refusal('zip-bomb', BOMB)
    return 0
  }
}
