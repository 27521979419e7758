// A list shown in a group is everybody's there: «Xem tiếp» under it goes on for whoever takes it, by his own rights.
import { z } from 'zod'
import type { Said } from '../domain/heard.ts'
import { pendingId } from '../domain/pending.ts'
import type { Reply } from '../domain/reply.ts'
import { listsKey } from '../domain/turn-keys.ts'
import type { Storage, Turn } from '../ports.ts'
import type { Conversation } from './answer.ts'

const MORE = 'xem tiếp'
/** Further back nobody presses. */
const KEPT = 12

const listSchema = z.object({
  id: z.string(),
  texts: z.array(z.string()),
  shown: z.array(z.number()),
  skip: z.number(),
})
const listsSchema = z.array(listSchema)

/** In a group «Xem tiếp» names the list that it stands under. */
export function namedLists(said: Said, reply: Reply): Reply {
  if (!said.isGroup || !offersMore(reply)) return reply
  const says = `${MORE} #${pendingId(said.key)}`
  return { ...reply, choices: reply.choices.map((c) => (c.says === MORE ? { ...c, says } : c)) }
}
const offersMore = ({ choices }: Reply): boolean => choices.some((c) => c.says === MORE)

/** What is kept so that others can go on; empty where nothing goes on. */
export async function keptList(
  storage: Storage,
  said: Said,
  { reply, conversation, now }: { readonly reply: Reply; readonly conversation: Conversation; readonly now: number },
): Promise<readonly Turn[]> {
  if (!said.isGroup || !offersMore(reply)) return []
  const { texts, shown, skip } = conversation
  const lists = [
    ...(await listsIn(storage, said)),
    { id: pendingId(said.key), texts: [...texts], shown: [...shown], skip },
  ]
  return [{ key: listsKey(said), texts: [], memo: JSON.stringify(lists.slice(-KEPT)), at: now }]
}

// xem tiếp #telegram12      not: xem tiếp việc 12
const NAMED = /^xem tiếp #(?<id>[a-z0-9]{1,16})$/
/** The list that «Xem tiếp» was taken under; null: the text names none. `list` null: it is no longer known. */
export async function listTaken(
  storage: Storage,
  said: Said,
  text: string,
): Promise<{ readonly text: string; readonly list: Conversation | null } | null> {
  const id = said.isGroup && said.isAddressed ? NAMED.exec(text)?.groups?.id : undefined
  if (id === undefined) return null
  const found = (await listsIn(storage, said)).find((l) => l.id === id)
  return { text: MORE, list: found ? { texts: found.texts, shown: found.shown, skip: found.skip } : null }
}
async function listsIn(storage: Storage, said: Said) {
  return listsSchema.parse(JSON.parse((await storage.turn(listsKey(said)))?.memo ?? '[]'))
}
