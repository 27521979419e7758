// A file that was sent on Telegram: asked for by its id, brought from the file server of the same address.
import { z } from 'zod'
import { FILE_MAX } from '../domain/attachment.ts'
import type { HeardFile } from '../domain/heard.ts'
import type { FetchedFile } from '../ports.ts'
import type { ApiCall } from './bot-api.ts'
import { download, type Fetch } from './download.ts'

const fileSchema = z.object({ file_path: z.string() })

export type TelegramFiles = {
  readonly call: ApiCall
  /** Where a file of a bot lies: the address holds the token and is never written down. */
  readonly addressOf: (path: string) => string
  readonly fetch?: Fetch
}

export function telegramFileAddress(root: string, token: string): (path: string) => string {
  return (path) => `${root.replace(/\/+$/, '')}/file/bot${token}/${path}`
}

export function telegramFetch({ call, addressOf, fetch }: TelegramFiles): (file: HeardFile) => Promise<FetchedFile> {
  return async ({ id, size }) => {
    if (size !== null && size > FILE_MAX) return { kind: 'too-big' }
    const reply = await call('getFile', { file_id: id })
    if (reply.kind === 'unsent' || reply.kind === 'unknown') return { kind: 'out-of-reach' }
    if (reply.kind === 'refused') {
      if (reply.code === 429) return { kind: 'out-of-reach' }
      return { kind: /too big/i.test(reply.description) ? 'too-big' : 'gone' }
    }
    const read = fileSchema.safeParse(reply.result)
    if (!read.success || !isPlainPath(read.data.file_path)) return { kind: 'gone' }
    return download(addressOf(read.data.file_path), fetch)
  }
}
// documents/file_12.docx; a path that climbs out would reach another method of the same bot.
function isPlainPath(path: string): boolean {
  return /^[\w\-./]{1,200}$/.test(path) && !path.split('/').includes('..')
}
