// The register as storage has it now, built anew only when its revision has grown.
import type { Directory } from '../domain/directory.ts'
import { createRegister, type Register, type Rules } from '../domain/register.ts'
import type { Storage } from '../ports.ts'

export type CurrentRegister = { readonly read: () => Promise<Register> }

export function createCurrentRegister(
  storage: Storage,
  base: {
    readonly directory: Directory
    readonly rules: Rules
    /** Reminders need no more than what is open: that does not grow with the years. */
    readonly only?: 'open'
  },
): CurrentRegister {
  let held: { readonly revision: number; readonly register: Register } | null = null
  return {
    read: async () => {
      const revision = await storage.revision()
      if (held?.revision === revision) return held.register
      const rows = await storage.register(base.only)
      held = {
        revision: rows.revision,
        register: createRegister({ ...base, files: rows.files, states: rows.states, events: rows.events }),
      }
      return held.register
    },
  }
}
