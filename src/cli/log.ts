// The log: one line of JSON each on stderr, a fixed text and its facts. No token ever stands in it, whoever put it there.
import pino from 'pino'
import { isoOf } from '../domain/calendar.ts'
import type { Clock, Log } from '../ports.ts'

export type Level = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'

// A bot's address carries its token, also one that is not in our settings any more; a database's its password.
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/\/(file\/)?bot\d+:[\w-]+/g, '/bot***'],
  [/(?<![\w:])\d{4,}:[\w-]{20,}/g, '***'],
  [/(postgres(?:ql)?:\/\/[^:/@\s"]+):[^@\s"]+@/g, '$1:***@'],
]

export function createLog(parts: {
  readonly level: Level
  readonly clock: Clock
  /** Whatever must not be read in a log. */
  readonly secrets: readonly string[]
  readonly write?: (line: string) => void
}): Log {
  const hide = hider(parts.secrets)
  const write = parts.write ?? ((text: string) => void process.stderr.write(text))
  const options = {
    level: parts.level,
    base: null,
    messageKey: 'text',
    timestamp: () => `,"at":"${isoOf(parts.clock.now())}"`,
    formatters: { level: (label: string) => ({ level: label }) },
  }
  const log = pino(options, { write: (line: string) => write(hide(line)) })
  return {
    debug: (text, facts) => log.debug(facts ?? {}, text),
    info: (text, facts) => log.info(facts ?? {}, text),
    warn: (text, facts) => log.warn(facts ?? {}, text),
    error: (text, facts) => log.error(facts ?? {}, text),
  }
}

/** Takes secrets out of a line, as they are and as JSON or an address would write them. */
function hider(secrets: readonly string[]): (line: string) => string {
  const known = secrets.filter((secret) => secret.length >= 6)
  const forms = known.flatMap((s) => [s, JSON.stringify(s).slice(1, -1), encodeURIComponent(s)])
  const longest = [...new Set(forms)].sort((a, b) => b.length - a.length)
  return (line) => {
    const hidden = longest.reduce((text, secret) => text.replaceAll(secret, '***'), line)
    return PATTERNS.reduce((text, [pattern, stars]) => text.replace(pattern, stars), hidden)
  }
}
