// Files of messages under signed links, for platforms that carry none.
import { FILES_PATH, type FileLinks } from '../flows/file-links.ts'
import type { Route } from './http.ts'

export function fileRoute(links: FileLinks): Route {
  return {
    method: 'GET',
    path: FILES_PATH,
    answer: async ({ path }) => {
      const file = await links.open(path)
      if (!file) return { status: 404 }
      return {
        status: 200,
        type: file.type,
        body: file.bytes,
        headers: {
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, hex)}`,
          'cache-control': 'private, no-store',
          'x-content-type-options': 'nosniff',
          'x-robots-tag': 'noindex',
          'referrer-policy': 'no-referrer',
        },
      }
    },
  }
}
function hex(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16).toUpperCase()}`
}
