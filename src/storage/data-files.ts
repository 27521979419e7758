// The JSON files that people edit: read through their schemas, all problems at once, and written so that a power cut leaves the old file or the new one.
import { open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type Adapter, Low } from 'lowdb'
import type { z } from 'zod'
import { type AgenciesFile, agenciesFileSchema } from '../domain/agency.ts'
import { type HolidayTable, holidayTableSchema } from '../domain/calendar.ts'
import { directoryProblems } from '../domain/directory.ts'
import { type DocumentFile, documentFileSchema } from '../domain/document.ts'
import { registerProblems } from '../domain/register.ts'

export type DataFiles = {
  readonly agencies: AgenciesFile
  readonly holidays: HolidayTable
  readonly documents: readonly DocumentFile[]
}
export type DataRead =
  | { readonly kind: 'read'; readonly files: DataFiles }
  /** One line a problem: file, path in it, what was found, what was expected. Nothing of the folder is used. */
  | { readonly kind: 'refused'; readonly problems: readonly string[] }

/** Reads `agencies.json`, `holidays.json` and `documents/*.json`. A folder without `documents` has none of its own. */
export async function readDataFiles(folder: string): Promise<DataRead> {
  const problems: string[] = []
  const names = await documentNames(folder, problems)
  // All at once; their problems in the order of the files.
  const [agenciesRead, holidaysRead, ...documentsRead] = await Promise.all([
    readDataFile(folder, 'agencies.json', agenciesFileSchema),
    readDataFile(folder, 'holidays.json', holidayTableSchema),
    ...names.map((name) => readDataFile(folder, `documents/${name}`, documentFileSchema)),
  ])
  const valueIn = <T>(one: FileRead<T>): T | null => {
    if (one.kind === 'read') return one.value
    problems.push(...one.problems)
    return null
  }
  const agencies = valueIn(agenciesRead)
  const holidays = valueIn(holidaysRead)
  const documents = documentsRead.flatMap((one) => valueIn(one) ?? [])
  if (agencies) problems.push(...directoryProblems(agencies).map((p) => `agencies.json: ${p}`))
  if (agencies && !problems.length) {
    const provinces = agencies.provinces.map(({ name }) => name)
    problems.push(...registerProblems(documents, provinces))
  }
  if (!agencies || !holidays || problems.length) return { kind: 'refused', problems }
  return { kind: 'read', files: { agencies, holidays, documents } }
}

export type FileRead<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'refused'; readonly problems: readonly string[] }

/** Reads one file of the data folder. A missing or empty file is a problem, never an empty table. */
export async function readDataFile<T>(folder: string, name: string, schema: z.ZodType<T>): Promise<FileRead<T>> {
  const refused = (...problems: string[]): FileRead<T> => ({
    kind: 'refused',
    problems: problems.map((problem) => `${name}: ${problem}`),
  })
  const low = new Low<unknown>(createJsonFile(join(folder, name)), null)
  try {
    await low.read()
  } catch (error) {
    return refused(readingProblem(error))
  }
  const parsed = schema.safeParse(low.data)
  return parsed.success
    ? { kind: 'read', value: parsed.data }
    : refused(...parsed.error.issues.flatMap((issue) => issueProblems(issue, low.data)))
}

/** Writes one file of the data folder through its schema: what could not be read back is not written. */
export async function writeDataFile<T>(folder: string, name: string, schema: z.ZodType<T>, value: T): Promise<void> {
  schema.parse(value)
  const low = new Low<unknown>(createJsonFile(join(folder, name)), null)
  low.data = value
  await low.write()
}

/** lowdb's own file adapter renames without a flush: after a power cut the new name may hold nothing. This one flushes first. */
function createJsonFile(path: string): Adapter<unknown> {
  return {
    read: async () => {
      const text = await readFile(path, 'utf8')
      if (!text.trim()) throw new EmptyFile('the file is empty')
      return JSON.parse(text.replace(/^\ufeff/, ''))
    },
    write: async (data) => {
      // A name of its own for each writer: two of them must not write into one temporary file.
      const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.${++writes}.tmp`)
      try {
        await writeFlushed(temporary, `${JSON.stringify(data, null, 2)}\n`)
        await rename(temporary, path)
        await flushFolder(dirname(path))
      } catch (error) {
        await rm(temporary, { force: true })
        throw error
      }
    },
  }
}
let writes = 0
class EmptyFile extends Error {}

async function writeFlushed(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}
// The rename itself lives in the folder. Windows cannot flush a folder and does not need it.
async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function documentNames(folder: string, problems: string[]): Promise<readonly string[]> {
  try {
    const names = await readdir(join(folder, 'documents'))
    return names.filter((name) => name.endsWith('.json') && !name.startsWith('.')).sort()
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') problems.push(`documents: ${readingProblem(error)}`)
    return []
  }
}

function readingProblem(error: unknown): string {
  if (error instanceof EmptyFile) return `${error.message} (expected JSON)`
  if (error instanceof SyntaxError) return `this is no JSON (${error.message})`
  const reasons: Record<string, string> = {
    ENOENT: 'there is no such file',
    EACCES: 'may not be read (check its rights)',
    EISDIR: 'is a folder, expected a file',
    ENOTDIR: 'is no folder',
  }
  return reasons[codeOf(error)] ?? (error instanceof Error ? error.message : String(error))
}
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

function issueProblems(issue: z.core.$ZodIssue, data: unknown): readonly string[] {
  const at = pathText(issue.path)
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => `${at}: found the key ${JSON.stringify(key)}, expected no such key`)
  const value = valueAt(data, issue.path)
  return [`${at}: found ${shown(value)}, expected ${expectation(issue)}`]
}
function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return issue.values.map((value) => JSON.stringify(value)).join(' or ')
  if (issue.code === 'invalid_type') return issue.expected
  if (issue.code === 'invalid_format') return issue.pattern ? `text like ${issue.pattern}` : issue.format
  return issue.message
}
function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('')
  return text.replace(/^\./, '') || 'the whole file'
}
function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data
  for (const step of path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[step]
  return value
}
function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
