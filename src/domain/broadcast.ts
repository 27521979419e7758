// A message of the office to many bodies: written, shown to the one who sends it, sent once, then asked after.
import { z } from 'zod'
import { attachmentSchema } from './ledger.ts'

export const broadcastSchema = z.object({
  /** `B3`: short, never given twice. */
  id: z.string().regex(/^B\d{1,7}$/),
  province: z.string(),
  /** Who wrote it (`telegram:1`): the second person must be another. Taken away when it is sent; the audit knows. */
  by: z.string().nullable(),
  at: z.number(),
  text: z.string(),
  /** The document that it sends round; null: words alone. */
  document: z.string().nullable(),
  /** The file that goes along, as the channel it was sent on knows it; `isUnread`: a picture or scan that only people can check. */
  file: attachmentSchema.extend({ isUnread: z.boolean() }).nullable().default(null),
  /** The bodies it is for, by canonical name. */
  bodies: z.array(z.string()),
  /** Circles of which the register has no list: nobody of them is reached. */
  unlisted: z.array(z.string()),
  state: z.enum(['draft', 'sent', 'dropped']),
  /** Confirmed by a named person to go at once, at any hour. */
  isUrgent: z.boolean(),
  sentAt: z.number().nullable(),
})
export type Broadcast = Readonly<z.infer<typeof broadcastSchema>>

/** Notes under this prefix hold them. */
export const BROADCAST = 'broadcast:'
export const BROADCASTS_LAST = 'broadcasts:last'
export const broadcastKey = (id: string): string => BROADCAST + id
/** Who pressed «Đã nhận»: a moment under the name of the body. */
export const RECEIVED = 'broadcast-received:'
export const receivedKey = (id: string, body: string): string => `${RECEIVED}${id}:${body}`
/** The key of its message to one chat. */
export const broadcastMessageKey = (id: string, address: string): string => `broadcast:${id}:${address}`

export function readBroadcast(text: string | undefined): Broadcast | null {
  if (text === undefined) return null
  try {
    return broadcastSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
/** Always in the order of the schema, so that two readings compare. */
export const broadcastText = (broadcast: Broadcast): string => JSON.stringify(broadcastSchema.parse(broadcast))

/** «B3», «b3 gửi», «B3 hỏa tốc»: the number and what is to be done with it. */
export function readBroadcastWord(folded: string): { readonly id: string; readonly rest: string } | null {
  const groups = /^(?<id>b\d{1,7})(?: (?<rest>.*))?$/.exec(folded)?.groups
  return groups?.id ? { id: groups.id.toUpperCase(), rest: groups.rest ?? '' } : null
}
