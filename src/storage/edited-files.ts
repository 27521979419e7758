// The files that people edit (bodies, holidays, documents of their own) in a backup: a register is worth little without its bodies.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import Libsql from 'libsql'

export type EditedFile = { readonly name: string; readonly text: string }

// A backup comes from outside: no name in it leads out of the folder.
const NAME = /^(?:documents\/)?[\p{L}\p{N}_][\p{L}\p{N}_. -]*\.json$/u

/** The JSON files of a data folder and of its `documents`. Settings with tokens (`.env`) are none of them. */
export function editedFiles(folder: string): readonly EditedFile[] {
  const within = (under: string) =>
    existsSync(join(folder, under)) ? readdirSync(join(folder, under)).map((name) => `${under}${name}`) : []
  return [...within(''), ...within('documents/')]
    .filter((name) => NAME.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
}

/** Lays files into a backup that is being made, in a table that the register itself does not have. */
export function enclose(backup: string, files: readonly EditedFile[]): void {
  const file = new Libsql(backup)
  try {
    file.exec('create table edited_files (name text primary key, text text not null)')
    const insert = file.prepare('insert into edited_files (name, text) values (?, ?)')
    for (const { name, text } of files) insert.run([name, text])
  } finally {
    file.close()
  }
}

/** What a backup encloses; nothing for one made before files were. */
export function enclosed(backup: string): readonly EditedFile[] {
  const file = new Libsql(backup)
  try {
    if (!file.prepare("select 1 from sqlite_master where name = 'edited_files'").get()) return []
    const rows = file.prepare('select name, text from edited_files order by name').all() as EditedFile[]
    return rows.filter(({ name }) => NAME.test(name))
  } finally {
    file.close()
  }
}

/** Takes the enclosed files out of what becomes the register. */
export function unenclose(register: string): void {
  const file = new Libsql(register)
  try {
    file.exec('drop table if exists edited_files')
  } finally {
    file.close()
  }
}

/**
 * Puts the files of a backup into a data folder. One that says something else is put aside first, under `before`; gives the names
 * under which the earlier ones now stand.
 */
export function putBack(folder: string, files: readonly EditedFile[], stamp: string): readonly string[] {
  const aside: string[] = []
  for (const { name, text } of files) {
    const path = join(folder, name)
    if (existsSync(path)) {
      if (readFileSync(path, 'utf8') === text) continue
      const before = `${path}.before-${stamp}`
      renameSync(path, before)
      aside.push(before)
    }
    mkdirSync(dirname(path), { recursive: true })
    const half = `${path}.${process.pid}.part`
    writeFileSync(half, text)
    const handle = openSync(half, 'r+')
    fsyncSync(handle)
    closeSync(handle)
    renameSync(half, path)
  }
  return aside
}
