// Files in the terminal: a path that was typed is read, a file for the person is written and its path shown.
import { mkdirSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { FILE_MAX, fileName } from '../domain/attachment.ts'
import type { HeardFile } from '../domain/heard.ts'
import type { FetchedFile } from '../ports.ts'

export async function readTyped({ id }: HeardFile): Promise<FetchedFile> {
  try {
    const handle = await open(id, 'r')
    try {
      const stat = await handle.stat()
      if (!stat.isFile()) return { kind: 'gone' }
      if (stat.size > FILE_MAX) return { kind: 'too-big' }
      return { kind: 'fetched', bytes: new Uint8Array(await handle.readFile()) }
    } finally {
      await handle.close()
    }
  } catch {
    return { kind: 'gone' }
  }
}

/** «/nhapvanban ~/vb/kết luận 12.docx», with or without quotes: the path behind the word. */
export function typedFile(text: string): { readonly text: string; readonly file: HeardFile } | null {
  const { word = '', path = '' } = /^(?<word>\/\w+)\s+(?<path>.*\.[A-Za-z0-9]{2,5})["']?\s*$/.exec(text)?.groups ?? {}
  const bare = path.replace(/^["']/, '').trim()
  if (word !== '/nhapvanban' || !bare) return null
  return { text: word, file: { id: resolve(bare), name: fileName(basename(bare)), size: null } }
}

const NAMES_MAX = 1_000
/** Never over another file: the second «báo cáo.docx» is «báo cáo-2.docx». Null: it cannot be written. */
export function saveInto(folder: string): (name: string, bytes: Uint8Array) => string | null {
  return (given, bytes) => {
    const name = fileName(given)
    const [, stem = name, ending = ''] = /^(.*?)(\.[^.]*)?$/.exec(name) ?? []
    for (let n = 1; n < NAMES_MAX; n++) {
      const path = join(folder, n === 1 ? name : `${stem}-${n}${ending}`)
      try {
        mkdirSync(folder, { recursive: true })
        writeFileSync(path, bytes, { flag: 'wx', mode: 0o600 })
        return path
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return null
      }
    }
    return null
  }
}
