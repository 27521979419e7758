// A body's calendar under a link of its own: signed, lasting until somebody changes it, showing what the register says now.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Body } from '../domain/agency.ts'
import { feedOf } from '../domain/feed.ts'
import type { Clock, Storage } from '../ports.ts'
import type { CurrentRegister } from './current-register.ts'
import { registerKey } from './file-links.ts'
import type { FileDoor } from './files.ts'

export const FEEDS_PATH = '/lich/'
/** The setting that counts how often a body's link was changed: an older link is worth nothing. */
export const feedSetting = ({ province, name }: Body): string => `feed:${province}:${name}`
/** The note that somebody holds a body's link. */
export const feedNote = ({ province, name }: Body): string => `feed-given:${province}:${name}`

export type CalendarFeeds = {
  /** Null: the service has no public address. */
  readonly linkTo: (body: Body) => Promise<string | null>
  /** The calendar behind a link; null for whatever is wrong, changed or unknown: all look the same. */
  readonly open: (path: string) => Promise<string | null>
}
type Parts = {
  readonly storage: Storage
  readonly clock: Clock
  readonly current: CurrentRegister
  readonly files: FileDoor
  readonly publicUrl: string
}

export function createCalendarFeeds({ storage, clock, current, files, publicUrl }: Parts): CalendarFeeds {
  const root = publicUrl.replace(/\/+$/, '')
  const turnOf = async (body: Body) => Number((await storage.settings(feedSetting(body))).get(feedSetting(body)) ?? 0)
  const sign = async (body: Body) => {
    const secret = await registerKey(storage, clock.now())
    const words = ['feed', body.province, body.name, String(await turnOf(body))].join('\n')
    return createHmac('sha256', secret).update(words).digest('base64url')
  }
  return {
    linkTo: async (body) => {
      if (!root) return null
      const named = Buffer.from(`${body.name}@${body.province}`).toString('base64url')
      return `${root}${FEEDS_PATH}${named}/${await sign(body)}.ics`
    },
    open: async (path) => {
      const asked = readPath(path)
      if (!asked) return null
      const register = await current.read()
      if (!register.directory.hasBody(asked.body)) return null
      return isSame(asked.signature, await sign(asked.body))
        ? files.calendar(feedOf(register, asked.body, clock.now()))
        : null
    },
  }
}

const PATH = /^\/lich\/(?<named>[\w-]{1,400})\/(?<signature>[\w-]{43})\.ics$/
function readPath(path: string): { readonly body: Body; readonly signature: string } | null {
  const { named, signature = '' } = PATH.exec(path)?.groups ?? {}
  if (!named) return null
  const [name = '', province = ''] = Buffer.from(named, 'base64url').toString().split('@')
  return { body: { province, name }, signature }
}
function isSame(given: string, right: string): boolean {
  return given.length === right.length && timingSafeEqual(Buffer.from(given), Buffer.from(right))
}
