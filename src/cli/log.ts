// The log: one line of JSON each on stderr. No token ever stands in it, whoever put it there.
import { isoOf } from '../domain/calendar.ts'
import type { Clock, Log } from '../ports.ts'

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type Level = (typeof LEVELS)[number]

export function createLog(parts: {
  readonly level: Level
  readonly clock: Clock
  /** Whatever must not be read in a log. */
  readonly secrets: readonly string[]
  readonly write?: (line: string) => void
}): Log {
  const { level, clock, secrets } = parts
  const write = parts.write ?? ((text: string) => void process.stderr.write(text))
  const hidden = secrets.filter((s) => s.length >= 6)
  const at =
    (of: Level) =>
    (text: string, facts: Readonly<Record<string, unknown>> = {}) => {
      if (LEVELS.indexOf(of) < LEVELS.indexOf(level)) return
      const said = JSON.stringify({ at: isoOf(clock.now()), level: of, text, ...facts })
      write(`${hidden.reduce((line, secret) => line.replaceAll(secret, '***'), said)}\n`)
    }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}
