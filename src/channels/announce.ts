// A webhook is set when the service starts, however long the platform is out of reach; until then nothing would be heard.
import type { Log } from '../ports.ts'
import type { ApiReply } from './bot-api.ts'

/** Where an announcement stands: the platform has it, said no, or could not be asked. */
export type Announced = 'done' | 'refused' | 'again'
export type AnnounceWaits = { readonly firstMs: number; readonly longestMs: number }
/** Zalo takes twenty such calls a day. */
export const ANNOUNCE_WAITS: AnnounceWaits = { firstMs: 1_000, longestMs: 3_600_000 }

/** Tries until the platform answers; what it refuses is no better an hour later. One line when it goes wrong, one when it is set. */
export async function untilAnnounced(
  attempt: () => Promise<Announced>,
  {
    channel,
    log,
    waits = ANNOUNCE_WAITS,
  }: { readonly channel: string; readonly log: Log; readonly waits?: AnnounceWaits },
): Promise<void> {
  for (let tries = 0; ; tries++) {
    const announced = await attempt().catch((): Announced => 'again')
    if (announced === 'refused')
      return log.warn('the platform refuses the webhook: look at its address and its token', { channel })
    if (announced === 'done') return log.info('the webhook is set', { channel })
    if (!tries) log.warn('the webhook cannot be set: trying again', { channel })
    await pause(Math.min(waits.firstMs * 2 ** Math.min(tries, 20), waits.longestMs))
  }
}

export function announcedBy(reply: ApiReply): Announced {
  if (reply.kind === 'ok') return 'done'
  return reply.kind === 'refused' && reply.code !== 429 ? 'refused' : 'again'
}
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref()
  })
}
