// What a sender was told of and has not taken yet, so that it looks again where it knows that something waits, and nowhere else.
import type { Message } from '../domain/message.ts'

/** Messages that are known to wait, by their chats. */
export function createLeft() {
  const known = new Map<string, { readonly chat: string; readonly look: number }>()
  const chats = new Map<string, number>()
  let looks = 0
  const count = (chat: string, more: number) => {
    const now = (chats.get(chat) ?? 0) + more
    if (now > 0) chats.set(chat, now)
    else chats.delete(chat)
  }
  const take = (key: string): boolean => {
    const one = known.get(key)
    if (!one) return false
    known.delete(key)
    count(one.chat, -1)
    return true
  }
  return {
    has: (chat: string) => chats.has(chat),
    chats: () => [...chats.keys()],
    add: ({ key, to }: Message) => {
      if (known.has(key)) return
      known.set(key, { chat: to.chat, look: looks })
      count(to.chat, 1)
    },
    take,
    /** Begins a look at the queue: what comes from now on it may not see. */
    look: () => looks++,
    /** A look found all there was but in some chats: whatever was known elsewhere is not due yet, or gone. */
    forget: (look: number, hidden: ReadonlySet<string>) => {
      for (const chat of [...chats.keys()])
        if (!hidden.has(chat)) for (const [key, one] of known) if (one.chat === chat && one.look <= look) take(key)
    },
  }
}
