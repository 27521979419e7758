// The platform's flood limits, as the loopback APIs keep them: sliding windows over what has arrived.

export type FloodLimits = {
  readonly perSecond: number
  readonly perChatPerSecond: number
  readonly perGroupMinute: number
}
export const TELEGRAM_FLOOD: FloodLimits = { perSecond: 30, perChatPerSecond: 1, perGroupMinute: 20 }

/** Counts one message; gives the seconds to wait when it is one too many (it is not counted then). */
export function createFlood(limits: FloodLimits): (chat: string, nowMs: number) => number | null {
  let all: number[] = []
  const chats = new Map<string, number[]>()
  return (chat, now) => {
    all = all.filter((at) => now - at < 1_000)
    const mine = (chats.get(chat) ?? []).filter((at) => now - at < 60_000)
    chats.set(chat, mine)
    const lastSecond = mine.filter((at) => now - at < 1_000).length
    if (lastSecond >= limits.perChatPerSecond) return 1
    const oldest = mine[0]
    if (chat.startsWith('-') && mine.length >= limits.perGroupMinute && oldest !== undefined)
      return Math.max(1, Math.ceil((60_000 - (now - oldest)) / 1_000))
    if (all.length >= limits.perSecond) return 1
    all.push(now)
    mine.push(now)
    return null
  }
}
