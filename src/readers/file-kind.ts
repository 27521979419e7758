// What a file really is, by its first bytes; its name must say the same.
import { Refusal } from './refusal.ts'

export type FileKind = 'text' | 'docx' | 'pdf' | 'xlsx'
export const SIZE_MAX = 20 * 1024 * 1024
/** Letters without pictures: five hundred pages and more. */
export const TEXT_SIZE_MAX = 1024 * 1024

type Content = 'pdf' | 'zip' | 'ole' | 'rtf' | 'other' | 'text'

/** The kind to read a file as. Throws a Refusal for what stays outside. */
export function readKind(bytes: Uint8Array, fileName: string): FileKind {
  if (bytes.length === 0) throw new Refusal('empty', 'Tệp rỗng.')
  if (bytes.length > SIZE_MAX) {
    throw new Refusal(
      'too-big',
      `Tệp nặng ${inMegabytes(bytes.length)} MB, quá mức 20 MB; hãy tách nhỏ hoặc bỏ bớt ảnh.`,
    )
  }
  const extension = /\.([a-z0-9]+)$/i.exec(fileName.trim())?.[1]?.toLowerCase() ?? ''
  const content = contentOf(bytes)
  if (extension === 'docm' || extension === 'dotm' || extension === 'xlsm') throw new Refusal('macros', MACROS)
  refuseOldOffice(bytes, content, extension)
  const kind = KIND_BY_EXTENSION[extension]
  if (kind === undefined) throw new Refusal('unknown-kind', UNKNOWN)
  if (CONTENT_BY_KIND[kind] !== content) throw new Refusal('wrong-extension', mismatch(extension, content))
  if (kind === 'text' && bytes.length > TEXT_SIZE_MAX) throw new Refusal('too-big', sayTextTooBig(bytes.length))
  return kind
}

function sayTextTooBig(size: number): string {
  return `Tệp chữ nặng ${inMegabytes(size)} MB, quá mức 1 MB (khoảng 500 trang); hãy tách thành nhiều văn bản.`
}

export const MACROS = 'Tệp có macro; hãy lưu thành .docx hoặc .xlsx không macro rồi gửi lại.'
export const UNKNOWN = 'Chỉ đọc được tệp .docx, .pdf, .txt, .md và .xlsx.'
const KIND_BY_EXTENSION: Readonly<Record<string, FileKind>> = {
  txt: 'text',
  md: 'text',
  docx: 'docx',
  pdf: 'pdf',
  xlsx: 'xlsx',
}
const CONTENT_BY_KIND: Readonly<Record<FileKind, Content>> = { text: 'text', docx: 'zip', pdf: 'pdf', xlsx: 'zip' }

function contentOf(bytes: Uint8Array): Content {
  const starts = (...magic: number[]) => magic.every((byte, index) => bytes[index] === byte)
  if (starts(0x50, 0x4b, 0x03, 0x04) || starts(0x50, 0x4b, 0x05, 0x06)) return 'zip'
  if (starts(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return 'ole'
  const head = ascii(bytes.subarray(0, 1024))
  if (head.includes('%PDF-')) return 'pdf'
  if (head.startsWith('{\\rtf')) return 'rtf'
  return OTHERS.some((magic) => starts(...magic)) ? 'other' : 'text'
}

/** PNG, JPEG, GIF, gzip, RAR, 7z, ELF, Windows programs: named .txt they are not text. */
const OTHERS = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x1f, 0x8b],
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x7f, 0x45, 0x4c, 0x46],
  [0x4d, 0x5a, 0x90, 0x00],
]

/** An OLE file is a locked .docx, or a .doc; both are told apart by the names of its streams. */
function refuseOldOffice(bytes: Uint8Array, content: Content, extension: string): void {
  const save = 'hãy mở bằng Word, lưu thành .docx rồi gửi lại.'
  if (content === 'ole') {
    if (holdsWide(bytes, 'EncryptedPackage')) throw new Refusal('encrypted', LOCKED)
    throw new Refusal('legacy-doc', `Tệp ở định dạng Word cũ (.doc); ${save}`)
  }
  if (content === 'rtf') throw new Refusal('legacy-doc', `Tệp ở định dạng .rtf; ${save}`)
  if (['doc', 'dot', 'rtf', 'odt'].includes(extension)) {
    throw new Refusal('legacy-doc', `Không đọc được tệp .${extension}; ${save}`)
  }
}

export const LOCKED = 'Tệp có mật khẩu; hãy gỡ mật khẩu rồi gửi lại.'

function mismatch(extension: string, content: Content): string {
  const real = {
    pdf: '.pdf',
    zip: '.docx hoặc tệp nén',
    text: 'chữ thuần',
    ole: '.doc',
    rtf: '.rtf',
    other: 'loại khác',
  }[content]
  return `Đuôi tệp là .${extension} nhưng nội dung là ${real}; hãy kiểm tra lại tệp.`
}

function ascii(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}

function inMegabytes(size: number): string {
  return (size / 1024 / 1024).toFixed(1).replace('.', ',')
}

/** Whether the bytes hold a name in UTF-16, as the directory of an OLE file writes it. */
function holdsWide(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(name, 0, 'utf16le')
}
