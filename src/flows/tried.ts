// Gathers what was tried for the climbed lines of some digests: the ledger says what was answered, the outbox what was sent.
import type { Chat } from '../domain/chat.ts'
import type { Register } from '../domain/register.ts'
import type { Storage } from '../ports.ts'
import type { Digest } from '../reminders/plan.ts'
import { lowerSteps, pressedKey, TRIED_KINDS, type Tried, triedOf } from '../reminders/tried.ts'

/** By `pressedKey`; nothing is read while nothing has climbed. */
export async function whatWasTried(
  storage: Storage,
  digests: readonly Digest[],
  about: { readonly register: Register; readonly chats: readonly Chat[] },
): Promise<ReadonlyMap<string, Tried>> {
  const pressed = [...new Map(digests.flatMap((d) => d.pressed).map((p) => [pressedKey(p), p] as const)).values()]
  if (!pressed.length) return new Map()
  const tasks = [...new Set(pressed.map((p) => p.task.no))]
  const told = await storage.toldSteps({ tasks, keys: [] })
  const steps = pressed.map((p) => lowerSteps(p, told))
  const toldAt = await storage.toldAt(steps.flatMap((s) => s.map(({ key }) => key)))
  const entries = await storage.entries({ tasks, kinds: TRIED_KINDS })
  return new Map(
    pressed.map((p, i) => [pressedKey(p), triedOf(p, { steps: steps[i] ?? [], toldAt, entries, ...about })] as const),
  )
}
