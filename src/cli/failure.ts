// How a command fails: one line that says what is wrong and how to mend it, with its exit code.

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
/** The system's own word for a failure of the file system, in short. */
export function reasonOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  const words: Record<string, string> = {
    ENOENT: 'it does not exist',
    EACCES: 'no permission to read it',
    EPERM: 'no permission',
    EISDIR: 'it is a folder',
    ENOTDIR: 'it is not a folder',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
    EADDRINUSE: 'the port is taken',
  }
  if (typeof code === 'string') return words[code] ?? code
  return error instanceof Error ? error.message : String(error)
}
