// The office's commands in the chats of its secretaries: offered when the role is given, taken away when it is lost.
import type { Clock, Storage } from '../ports.ts'
import type { ApiCall } from './bot-api.ts'
import { commandScopes } from './telegram-commands.ts'

export type CommandMenus = {
  /** All of them, as after a start. */
  readonly offer: () => Promise<void>
  /** What has changed since; costs one look at the revision when nothing has. */
  readonly follow: () => Promise<void>
}
/** The chats in which the office's commands stand: a menu outlives the program that set it. */
const NOTE = 'telegram:menus'

export function createCommandMenus(parts: {
  readonly storage: Storage
  readonly clock: Clock
  readonly call: ApiCall
}): CommandMenus {
  const { storage, clock, call } = parts
  let isOffered = false
  /** The revision that the menus are of; null: not all of them could be set. */
  let seen: number | null = null

  const secretaries = async () =>
    (await storage.members()).filter((m) => m.role === 'secretariat' && m.channel === 'telegram').map((m) => m.user)
  /** True when the platform said anything at all: what it refuses once it refuses again. */
  const said = async (method: string, body: Readonly<Record<string, unknown>>) =>
    ['ok', 'refused'].includes((await call(method, body)).kind)

  const bring = async (isAll: boolean): Promise<void> => {
    const revision = await storage.revision()
    const wanted = await secretaries()
    const before = JSON.parse((await storage.notes(NOTE)).get(NOTE) ?? '[]') as readonly string[]
    const kept = new Set(before)
    let isWhole = true
    for (const { scope, commands } of commandScopes(wanted)) {
      const chat = scope.chat_id
      if (!isAll && (chat === undefined || kept.has(chat))) continue
      const isDone = await said('setMyCommands', { scope, commands })
      if (isDone && chat !== undefined) kept.add(chat)
      isWhole &&= isDone
    }
    for (const chat of before.filter((c) => !wanted.includes(c))) {
      const isDone = await said('deleteMyCommands', { scope: { type: 'chat', chat_id: chat } })
      if (isDone) kept.delete(chat)
      isWhole &&= isDone
    }
    const after = JSON.stringify([...kept].sort())
    if (after !== JSON.stringify(before)) await storage.commit({ at: clock.now(), notes: { [NOTE]: after } })
    seen = isWhole ? revision : null
  }
  let running: Promise<void> = Promise.resolve()
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    running = running.catch(() => undefined).then(work)
    return running
  }
  return {
    offer: () => {
      isOffered = true
      return inTurn(() => bring(true))
    },
    follow: () =>
      inTurn(async () => {
        // Before the first offer nobody knows the platform.
        if (isOffered && (await storage.revision()) !== seen) await bring(seen === null)
      }),
  }
}
