// Holds the register for a service, or says who holds it.
import type { Opened } from '../main.ts'
import { holdForService, type ServiceHold } from '../storage/open.ts'
import { Failure } from './failure.ts'
import { type Lang, line } from './lines.ts'

export async function holdRegister({ dataDir, config }: Opened, lang: Lang): Promise<ServiceHold> {
  const hold = await holdForService({ folder: dataDir, databaseUrl: config.settings.DATABASE_URL })
  if (hold.kind === 'held') return hold
  throw new Failure(1, line(lang, 'folder-held', dataDir, String(hold.pid ?? '?')), line(lang, 'mend-folder-held'))
}
