// Files that people send and get: how large they may be, what they are called.

/** The largest file that is taken or given: what Telegram lets a bot fetch. */
export const FILE_MAX = 20 * 1024 * 1024

/** What each kind of file that we make is called on the web. */
const WEB_TYPES: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  png: 'image/png',
  ics: 'text/calendar; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
}
export function webTypeOf(name: string): string {
  const ending = /\.([a-z]{2,4})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  return (Object.hasOwn(WEB_TYPES, ending) ? WEB_TYPES[ending] : undefined) ?? 'application/octet-stream'
}

/** Letters that mean something to a file system or a header. */
const UNSAFE = new Set(['/', '\\', ':', '*', '?', '"', '<', '>', '|'])
const NAME_MAX = 120
/** A name that is only a name: no path, nothing that cannot be seen, not too long; its ending stays. */
export function fileName(given: string): string {
  const letters = [...given.normalize('NFC')].map((c) => (UNSAFE.has(c) || isHidden(c) ? '-' : c))
  const name = letters.join('').replace(/^[.\s-]+|[.\s]+$/g, '')
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''
  const stem = name.slice(0, name.length - ending.length)
  return stem || ending ? `${[...stem].slice(0, NAME_MAX - ending.length).join('') || 'tep'}${ending}` : 'tep'
}
// Control characters, and marks that turn the direction of what follows: «xcod.exe» can be made to read «exe.docx».
function isHidden(letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0
  return (
    code < 32 ||
    code === 127 ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069)
  )
}
