// A body leads a task or helps with it, never both: who comes to lead helps no more.
import type { TaskRecord } from './document.ts'
import { nameKey } from './names.ts'

type Roles = Pick<TaskRecord, 'lead' | 'coop'>

/** The bodies that help, without those that lead. */
export function helpersBeside({ lead, coop }: Roles): string[] {
  const leads = new Set(lead.map(nameKey))
  return coop.filter((name) => !leads.has(nameKey(name)))
}
/** Who was to help and leads already: to be said before anything is written. */
export function leadsAmong({ lead, coop }: Roles): readonly string[] {
  const leads = new Set(lead.map(nameKey))
  return coop.filter((name) => leads.has(nameKey(name)))
}
