// The register as storage has it now, built anew only when its revision has grown.
import type { Directory } from '../domain/directory.ts'
import { type DocumentFile, withStored } from '../domain/document.ts'
import { createRegister, type Register, type Rules } from '../domain/register.ts'
import type { Storage } from '../ports.ts'

export type CurrentRegister = { readonly read: () => Promise<Register> }

export function createCurrentRegister(
  storage: Storage,
  base: {
    readonly directory: Directory
    readonly rules: Rules
    /** Documents that count beside those in storage. */
    readonly shipped?: readonly DocumentFile[]
  },
): CurrentRegister {
  let held: { readonly revision: number; readonly register: Register } | null = null
  return {
    read: async () => {
      const revision = await storage.revision()
      if (held?.revision === revision) return held.register
      const rows = await storage.register()
      const { directory, rules, shipped = [] } = base
      const files = withStored(shipped, rows.files)
      held = {
        revision: rows.revision,
        register: createRegister({ directory, rules, files, states: rows.states, events: rows.events }),
      }
      return held.register
    },
  }
}
