// The files that messages carry, in SQL: kept once by their content, gone with the last message that carries them.
import type { Message } from '../domain/message.ts'
import type { OfferedFile } from '../domain/reply.ts'
import { fileId } from './message-rows.ts'
import type { Database, Work } from './tables.ts'

export async function writeFiles(
  work: Work,
  queued: readonly { readonly id: number; readonly message: Message }[],
): Promise<void> {
  for (const {
    id: message,
    message: { file },
  } of queued) {
    if (!file) continue
    const id = fileId(file)
    await work
      .insertInto('files')
      .values({ id, data: file.base64 })
      .onConflict((c) => c.column('id').doNothing())
      .execute()
    await work.insertInto('attached').values({ message, file: id }).execute()
  }
}

/** Bytes by message, of those that carry a file. */
export async function bytesOf(work: Work, messages: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const rows = await work
    .selectFrom('attached')
    .innerJoin('files', 'files.id', 'attached.file')
    .select(['attached.message', 'files.data'])
    .where('attached.message', 'in', messages)
    .execute()
  return new Map(rows.map((row) => [row.message, row.data] as const))
}

export async function readFile(db: Database, key: string): Promise<OfferedFile | null> {
  const row = await db
    .selectFrom('messages')
    .innerJoin('texts', 'texts.message', 'messages.id')
    .innerJoin('attached', 'attached.message', 'messages.id')
    .innerJoin('files', 'files.id', 'attached.file')
    .select(['texts.data as words', 'files.data'])
    .where('messages.key', '=', key)
    .executeTakeFirst()
  return row ? { ...(JSON.parse(row.words) as { file: OfferedFile }).file, base64: row.data } : null
}

/** Takes away what these messages carry, and the files that no other message carries. */
export async function forgetFiles(work: Work, messages: readonly number[]): Promise<void> {
  if (!messages.length) return
  await work.deleteFrom('attached').where('message', 'in', messages).execute()
  await work.deleteFrom('files').where('id', 'not in', work.selectFrom('attached').select('file')).execute()
}
