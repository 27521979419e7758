// Which chat word carries out an intent that changes something or makes a file. Every other intent is answered.

import type { ChatWord } from '../../domain/access.ts'
import { isSelfName } from '../../text/body-names.ts'
import type { IntentName, Understanding } from '../../understanding/intent.ts'

type Act = { readonly word: ChatWord; readonly understanding: Understanding }
const WORD_OF: Partial<Record<IntentName, ChatWord>> = {
  reminder_settings: 'nhac',
  subscribe: 'nhac',
  unsubscribe: 'nhac',
  report_progress: 'tiendo',
  request_extension: 'giahan',
  export: 'xuat',
  broadcast: 'guitin',
  import_document: 'nhapvanban',
}
/** Slots that name what single persons follow; without one it is the chat's own digest that is set. */
const FOLLOWED = ['task', 'tasks', 'item_index', 'topic', 'document', 'document_date', 'lead_days', 'weekday'] as const

/** Null: the intent is answered, not carried out. `isBound`: the chat has a digest of its own that can be set. */
export function wordFor(understanding: Understanding, { isBound }: { readonly isBound: boolean }): Act | null {
  const { intent, slots } = understanding
  const meant = intent === 'follow_up' ? (slots.resolved_intent ?? intent) : intent
  const word = WORD_OF[meant]
  if (!word) return null
  const act = { ...understanding, intent: meant }
  return { word: word === 'nhac' && isFollowing(slots, isBound) ? 'theodoi' : word, understanding: act }
}
function isFollowing(slots: Understanding['slots'], isBound: boolean): boolean {
  if (slots.target === 'view' || !isBound) return true
  if (slots.agency?.some((name) => !isSelfName(name))) return true
  return FOLLOWED.some((slot) => slots[slot] !== undefined)
}
