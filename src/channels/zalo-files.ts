// A picture sent on Zalo lies at a public address for a while. The address comes from outside: only a plain https host is asked.
import type { HeardFile } from '../domain/heard.ts'
import type { FetchedFile } from '../ports.ts'
import { download, type Fetch } from './download.ts'

export async function fetchPhoto({ id }: HeardFile, through?: Fetch): Promise<FetchedFile> {
  if (!isPublic(id)) return { kind: 'gone' }
  return download(id, through)
}

/** A named host of the wide web: no numbers, no ports, nothing of the office's own network. */
export function isPublic(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || url.protocol !== 'https:' || url.port || url.username || url.password) return false
  return /^(?!.*\.(local|internal|lan|home|localhost)$)[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/i.test(url.hostname)
}
