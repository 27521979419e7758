// The shipped bodies and one clock for the tests of understanding.
import { readFileSync } from 'node:fs'
import { agenciesFileSchema } from '../../src/domain/agency.ts'
import { momentOf } from '../../src/domain/calendar.ts'
import { understand } from '../../src/understanding/understand.ts'
import { createVocabulary } from '../../src/understanding/vocabulary.ts'

const file = agenciesFileSchema.parse(
  JSON.parse(readFileSync(new URL('../../data/agencies.json', import.meta.url), 'utf8')),
)
/** Every body by its full name. */
export const BODY_NAMES = file.agencies.map((agency) => agency.name)
export const vocabulary = createVocabulary(file, [])
/** Wednesday. */
export const NOW = momentOf('2026-03-11', '09:00')

export const read = (text: string, context: readonly string[] = [], now = NOW) =>
  understand(text, { now, context, vocabulary })
