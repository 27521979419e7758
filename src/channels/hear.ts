// A stored update read again: which platform it came from decides how.
import { z } from 'zod'
import type { Heard } from '../domain/heard.ts'
import { readJson } from './telegram-receive.ts'
import { hearTelegram } from './telegram-updates.ts'
import { hearZalo } from './zalo-updates.ts'

const telegramSchema = z.object({ me: z.object({ id: z.number(), username: z.string() }), update: z.unknown() })
const zaloSchema = z.object({ botName: z.string(), event: z.unknown() })

/** What a stored update says; null: nothing for us. Never throws, whatever is stored. */
export function hearStored(channel: string, body: string): Heard | null {
  const stored = readJson(body)
  if (channel.startsWith('zalo')) {
    const read = zaloSchema.safeParse(stored)
    return read.success ? hearZalo(channel, read.data.event, read.data.botName) : null
  }
  const read = telegramSchema.safeParse(stored)
  return read.success ? hearTelegram(read.data.update, read.data.me) : null
}
