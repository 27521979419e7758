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

// /nhapvanban ~/vb/kết luận 12.docx | "…/kl 12.docx" Lào Cai | /guitin giay-moi.pdf các sở: họp lúc 8h
const IMPORTED =
  /^(?<word>\/nhapvanban)\s+(?:(?<quote>["'])(?<quoted>.+?)\k<quote>|(?<path>.*\.[A-Za-z0-9]{2,5}))(?:\s+(?<rest>\p{L}[\p{L}\s]{1,40}))?\s*$/u
const SENT_ROUND =
  /^(?<word>\/guitin)\s+(?:(?<quote>["'])(?<quoted>.+?)\k<quote>|(?<path>\S+\.(?:docx|pdf|xlsx|txt|md|png|jpe?g)))\s+(?<rest>\S[\s\S]*)$/iu
/** The path behind the word, with or without quotes, and what stands behind it: the province, to whom it goes. */
export function typedFile(text: string): { readonly text: string; readonly file: HeardFile } | null {
  const groups = (IMPORTED.exec(text) ?? SENT_ROUND.exec(text))?.groups
  const path = (groups?.quoted ?? groups?.path ?? '').replace(/^["']/, '').trim()
  if (!groups || !path) return null
  const said = `${groups.word} ${groups.rest ?? ''}`.trim()
  return { text: said, file: { id: resolve(path), name: fileName(basename(path)), size: null } }
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
