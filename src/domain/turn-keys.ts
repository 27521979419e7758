// Under which keys the turns of a chat are kept, and whose they are.
import { type Address, addressKey } from './message.ts'

const LISTS = ':#lists'
/** The lists last shown in a group, with the words that asked for them. */
export function listsKey(to: Address): string {
  return `${addressKey(to)}${LISTS}`
}

/** A conversation of this person, in private or in any group of the channel. */
export function isTurnOf(key: string, channel: string, user: string): boolean {
  const ref = `${channel}:${user}`
  return key === ref || key.startsWith(`${ref}:`) || (key.startsWith(`${channel}:`) && key.endsWith(`:${user}`))
}
/** Words of several people of the channel: whose is whose is not kept, so they go with any of them. */
export function isShared(key: string, channel: string): boolean {
  return key.startsWith(`${channel}:`) && key.endsWith(LISTS)
}
