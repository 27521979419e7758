// A webhook without its secret would take anybody's word.
import type { Settings } from '../config.ts'

const PAIRS = [
  ['TELEGRAM_WEBHOOK_URL', 'TELEGRAM_WEBHOOK_SECRET'],
  ['ZALO_WEBHOOK_URL', 'ZALO_WEBHOOK_SECRET'],
] as const

/** The addresses that are set without their secret. */
export function bareWebhooks(settings: Settings): readonly (typeof PAIRS)[number][] {
  return PAIRS.filter(([url, secret]) => settings[url] && !settings[secret])
}
