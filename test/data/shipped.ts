// The data the product ships, read as a test needs it.
import { readdirSync, readFileSync } from 'node:fs'
import { agenciesFileSchema } from '../../src/domain/agency.ts'
import { createWorkCalendar, holidayTableSchema } from '../../src/domain/calendar.ts'
import { createDirectory } from '../../src/domain/directory.ts'
import { documentFileSchema } from '../../src/domain/document.ts'
import { createRegister, type RegisterParts } from '../../src/domain/register.ts'

const at = (path: string) => new URL(`../../data/${path}`, import.meta.url)
const json = (path: string): unknown => JSON.parse(readFileSync(at(path), 'utf8'))

export const agenciesFile = agenciesFileSchema.parse(json('agencies.json'))
export const directory = createDirectory(agenciesFile)
export const calendar = createWorkCalendar(holidayTableSchema.parse(json('holidays.json')))
export const files = readdirSync(at('documents'))
  .sort()
  .map((name) => documentFileSchema.parse(json(`documents/${name}`)))
export const rules = { calendar, reading: { strictBefore: true } }

export function shippedRegister(parts: Partial<RegisterParts> = {}) {
  return createRegister({ rules, directory, files, states: [], events: [], ...parts })
}
