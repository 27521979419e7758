// How a command fails: one line that says what is wrong and how to mend it, with its exit code.

import { sayStorageError } from '../wording/storage-errors.ts'
import type { Lang } from './lines.ts'

/** Exit codes of the contract: 1 could not do it, 2 wrong usage or bad input. */
export class Failure extends Error {
  readonly code: 1 | 2
  readonly mend: string
  constructor(code: 1 | 2, what: string, mend: string, cause?: unknown) {
    super(what, { cause })
    this.code = code
    this.mend = mend
  }
}
export function failureLine({ message, mend }: Failure): string {
  return `dondoc: ${message}${mend ? ` (${mend})` : ''}`.replace(/\s*\n\s*/g, ' ')
}
// The system's own words for a failure, in short.
const REASONS: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  ENOENT: { en: 'it does not exist', vi: 'không có ở đó' },
  EACCES: { en: 'no permission to read it', vi: 'không có quyền' },
  EPERM: { en: 'no permission', vi: 'không có quyền' },
  EISDIR: { en: 'it is a folder', vi: 'đó là thư mục' },
  ENOTDIR: { en: 'it is not a folder', vi: 'đó không phải thư mục' },
  EROFS: { en: 'the disk is read-only', vi: 'đĩa chỉ đọc' },
  ENOSPC: { en: 'the disk is full', vi: 'đĩa đầy' },
  EADDRINUSE: { en: 'the port is taken', vi: 'cổng đang có chương trình khác dùng' },
}
export function reasonOf(error: unknown, lang: Lang = 'en'): string {
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code === 'string') return REASONS[code]?.[lang] ?? code
  const text = error instanceof Error ? error.message : String(error)
  return (lang === 'vi' && sayStorageError(text)) || text
}
