// --as WHO as a viewer, or the failure that says why not.
import type { Viewer } from '../domain/chat.ts'
import type { Directory } from '../domain/directory.ts'
import { Failure } from './failure.ts'
import { type Lang, line } from './lines.ts'
import { readWho } from './who.ts'

export function viewerOf(who: string, directory: Directory, lang: Lang): Viewer {
  const read = readWho(who, directory)
  switch (read.kind) {
    case 'viewer':
      return read.viewer
    case 'bad':
      throw new Failure(2, line(lang, 'bad-who', who), line(lang, 'who-forms'))
    case 'no-province':
      throw new Failure(
        2,
        line(lang, 'no-such-province', read.name),
        line(lang, 'provinces-are', directory.provinces.join(', ')),
      )
    case 'no-body':
      throw new Failure(2, line(lang, 'no-such-body', read.name), line(lang, 'name-a-body'))
    case 'which':
      throw new Failure(
        2,
        line(lang, 'body-in-several', read.name),
        line(lang, 'say-which', read.provinces.map((p) => `${read.name}@${p}`).join(', ')),
      )
  }
}
