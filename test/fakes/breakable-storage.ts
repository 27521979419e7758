// A storage in memory that can be made to fail, as on a full disk.
import { type Storage, StorageError } from '../../src/ports.ts'
import { createMemoryStorage } from '../../src/storage/memory.ts'

export type BreakableStorage = Storage & { isBroken: boolean }

export function createBreakableStorage(storage: Storage = createMemoryStorage()): BreakableStorage {
  const breakable: BreakableStorage = {
    ...storage,
    isBroken: false,
    commit: async (changes) => {
      if (breakable.isBroken) throw new StorageError('disk full', { again: false })
      return storage.commit(changes)
    },
  }
  return breakable
}
