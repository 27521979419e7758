// When a body lost a place: told apart from one that never had any.
import { type Body, bodyKey } from '../domain/agency.ts'
import type { Moment } from '../domain/calendar.ts'
import type { Changes, Storage } from '../ports.ts'

const UNTIED = 'untied:'

/** Kept with what unties: by body alone, no chat and no person is named. */
export function untiedNotes(bodies: readonly Body[], now: Moment): NonNullable<Changes['notes']> {
  return Object.fromEntries(bodies.map((body) => [`${UNTIED}${bodyKey(body)}`, String(now)]))
}
/** By body (`bodyKey`), when it last lost one. */
export async function untiedBodies(storage: Pick<Storage, 'notes'>): Promise<ReadonlyMap<string, Moment>> {
  return new Map([...(await storage.notes(UNTIED))].map(([key, at]) => [key.slice(UNTIED.length), Number(at)]))
}
