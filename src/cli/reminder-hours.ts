// The settings' hours as the service keeps them: a digest hour inside the quiet hours becomes the first one that is allowed.
import type { Settings } from '../config.ts'
import type { Time } from '../domain/calendar.ts'
import { firstTimeAllowed, type QuietHours, readQuietHours } from '../reminders/quiet-hours.ts'

export type ReminderHours = { readonly digestAt: Time; readonly quiet: QuietHours }
/** Left as it was set, each digest would wait for the end of the quiet hours and then say that it is late. */
export function reminderHours(settings: Pick<Settings, 'DONDOC_DIGEST_AT' | 'DONDOC_QUIET'>): ReminderHours {
  const quiet = readQuietHours(settings.DONDOC_QUIET) ?? []
  return { digestAt: firstTimeAllowed(settings.DONDOC_DIGEST_AT, quiet), quiet }
}
