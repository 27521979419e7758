// Plain text and Markdown: finds out the encoding, mends old fonts, keeps every line as it stands.
import type { SourceText } from '../domain/source-text.ts'
import { cleanText } from './clean-text.ts'
import { convertByLetters, convertTcvn3, convertVni } from './legacy-fonts.ts'
import { Refusal } from './refusal.ts'
import { vietnameseLikeness } from './vietnamese-syllables.ts'

type Decoded = { readonly text: string; readonly uncertain: SourceText['uncertain'] }

export function readTextFile(bytes: Uint8Array, fileName: string): SourceText {
  const { text: raw, uncertain } = decode(bytes)
  const clean = cleanText(raw)
  const text = clean.replaceAll('\f', '\n')
  const pages = [0, ...[...clean.matchAll(/\f/g)].map((feed) => feed.index + 1)].filter(
    (at) => at < text.length || at === 0,
  )
  if (text.trim() === '') throw new Refusal('empty', 'Tệp không có chữ nào.')
  return { text, fileName, pages, tables: markdownTables(text, fileName), uncertain }
}

/** Unicode where a mark or the bytes say so; otherwise the old encoding that gives Vietnamese. */
function decode(bytes: Uint8Array): Decoded {
  const unicode = decodeUnicode(bytes)
  if (unicode === null) return decodeOld(bytes)
  const { text, kind } = convertByLetters(unicode)
  return { text, uncertain: kind }
}

function decodeUnicode(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes.subarray(2))
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes.subarray(2))
  const start = a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0
  const wide = start === 0 ? wideWithoutMark(bytes) : null
  if (wide !== null) return new TextDecoder(wide).decode(bytes)
  if (bytes.subarray(0, 65_536).includes(0)) throw new Refusal('unknown-kind', 'Tệp không phải văn bản thuần.')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(start))
  } catch {
    return null
  }
}

/** UTF-16 without a byte order mark: every other byte of its spaces and ASCII letters is zero. */
function wideWithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const probe = bytes.subarray(0, 4096)
  const zerosAt = (rest: number) => probe.filter((byte, index) => byte === 0 && index % 2 === rest).length
  const [even, odd] = [zerosAt(0), zerosAt(1)]
  if (odd > probe.length / 8 && even === 0) return 'utf-16le'
  return even > probe.length / 8 && odd === 0 ? 'utf-16be' : null
}

function decodeOld(bytes: Uint8Array): Decoded {
  const latin = new TextDecoder('latin1').decode(bytes).replace(/[\u0080-\u009f]/g, '')
  const latin1 = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  const readings: readonly Decoded[] = [
    { text: new TextDecoder('windows-1258').decode(bytes).normalize('NFC'), uncertain: null },
    { text: convertTcvn3(latin1), uncertain: 'tcvn3' },
    { text: convertVni(latin1), uncertain: 'vni' },
    { text: latin, uncertain: null },
  ]
  const rated = readings.map((reading) => ({ reading, like: vietnameseLikeness(reading.text) }))
  const best = rated.reduce((a, b) => (b.like.right * a.like.marked > a.like.right * b.like.marked ? b : a))
  if (best.like.right >= 0.6 * best.like.marked) return best.reading
  throw new Refusal('unreadable-font', 'Không nhận ra bảng mã của tệp; hãy lưu lại dạng Unicode (UTF-8) rồi gửi lại.')
}

const PIPE_ROW = /^[ \t]*\|.*\|[ \t]*$/
const RULE_ROW = /^[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$/

/** «| a | b |» rows with a «|---|---|» row below the first; the text itself stays as written. */
function markdownTables(text: string, fileName: string): SourceText['tables'] {
  if (!/\.md$/i.test(fileName)) return []
  const lines = [...text.matchAll(/[^\n]*\n?/g)].map((line) => ({ from: line.index, text: line[0].replace(/\n$/, '') }))
  const tables: SourceText['tables'][number][] = []
  for (let i = 0; i + 1 < lines.length; i += 1) {
    if (!PIPE_ROW.test(lines[i]!.text) || !RULE_ROW.test(lines[i + 1]!.text)) continue
    let end = i + 2
    while (end < lines.length && PIPE_ROW.test(lines[end]!.text)) end += 1
    const rows = [lines[i]!, ...lines.slice(i + 2, end)].map((line) => pipeCells(line.text, line.from))
    const columns = Math.max(...rows.map((row) => row.length))
    const cells = rows.flatMap((row, r) =>
      row.map((span, c) => ({ ...span, row: r, column: c, rowSpan: 1, columnSpan: 1 })),
    )
    const last = lines[end - 1]!
    tables.push({ from: lines[i]!.from, to: last.from + last.text.length, rows: rows.length, columns, cells })
    i = end - 1
  }
  return tables
}

function pipeCells(line: string, at: number): { from: number; to: number }[] {
  const bars = [...line.matchAll(/(?<!\\)\|/g)].map((bar) => bar.index)
  return bars.slice(0, -1).map((bar, index) => {
    const raw = line.slice(bar + 1, bars[index + 1])
    const from = at + bar + 1 + (raw.length - raw.trimStart().length)
    return { from, to: Math.max(from, at + bar + 1 + raw.trimEnd().length) }
  })
}
