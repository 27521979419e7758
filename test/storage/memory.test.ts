import { createMemoryStorage } from '../../src/storage/memory.ts'
import { auditContract } from '../contracts/audit-walk.ts'
import { storageContract } from '../contracts/storage.ts'

storageContract('memory', async () => createMemoryStorage())
auditContract('memory', async () => createMemoryStorage())
