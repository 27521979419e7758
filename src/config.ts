// .env becomes one frozen Config; the only reader of process.env. Unknown or wrong settings are refused, a line each.
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Moment, readMoment, timeSchema } from './domain/calendar.ts'

const SPANS = /^\s*(([01]\d|2[0-3]):[0-5]\d\s*-\s*([01]\d|2[0-3]):[0-5]\d\s*(,\s*|$))*$/
const bool = z.enum(['true', 'false'], 'true or false').transform((v) => v === 'true')
const text = z.string().trim()
const url = (protocols: readonly string[]) =>
  text.refine(
    (v) => v === '' || (URL.canParse(v) && protocols.includes(new URL(v).protocol)),
    `empty or an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`,
  )
const web = url(['http:', 'https:'])
const whole = (min: number, max: number) =>
  text
    .refine((v) => /^\d{1,6}$/.test(v) && Number(v) >= min && Number(v) <= max, `a whole number from ${min} to ${max}`)
    .transform(Number)

/** A token is a part of an address: nothing in it may part that. The same one twice would be two pollers for one bot. */
function areTokens(value: string): boolean {
  const tokens = value.split(',').map((token) => token.trim())
  const given = tokens.filter(Boolean)
  return given.every((token) => /^[\w:.~=+-]+$/.test(token)) && new Set(given).size === given.length
}
/** Every setting of `.env`: its default and what it must look like. */
const settings = {
  DONDOC_DATA_DIR: text.min(1, 'a folder').default('./data'),
  DATABASE_URL: url(['postgres:', 'postgresql:']).default(''),
  TELEGRAM_BOT_TOKEN: text
    .refine((v) => v === '' || /^\d+:[\w-]{8,}$/.test(v), 'a token from BotFather, digits:letters')
    .default(''),
  TELEGRAM_API_ROOT: web.default('https://api.telegram.org'),
  TELEGRAM_WEBHOOK_URL: web.default(''),
  TELEGRAM_WEBHOOK_SECRET: text
    .refine((v) => /^[\w-]{0,256}$/.test(v), 'letters, digits, _ and -, 256 at most')
    .default(''),
  TELEGRAM_PROXY: url(['http:', 'https:', 'socks5:', 'socks:']).default(''),
  ZALO_BOT_TOKEN: text.refine(areTokens, 'one or several tokens parted by commas, each once').default(''),
  ZALO_API_ROOT: web.default('https://bot-api.zaloplatforms.com'),
  ZALO_WEBHOOK_URL: web.default(''),
  ZALO_WEBHOOK_SECRET: text
    .refine((v) => v === '' || (v.length >= 8 && v.length <= 256), '8 to 256 characters')
    .default(''),
  HTTP_HOST: text.min(1, 'a host').default('127.0.0.1'),
  HTTP_PORT: whole(0, 65535).default(8080),
  DONDOC_DIGEST_AT: timeSchema.default('07:30'),
  DONDOC_QUIET: text
    .refine((v) => SPANS.test(v), 'spans of clock times: 11:30-13:30,17:00-07:30')
    .default('11:30-13:30,17:00-07:30'),
  DONDOC_STRICT_BEFORE: bool.default(true),
  DONDOC_FIRST_CODE: text.default(''),
  DONDOC_CLOCK: text
    .refine((v) => v === '' || readMoment(v) !== null, 'an ISO moment: 2025-08-11T07:29:55+07:00')
    .default(''),
  DONDOC_CLOCK_SPEED: text
    .refine((v) => /^\d{1,6}(\.\d+)?$/.test(v) && Number(v) > 0, 'a number above 0')
    .transform(Number)
    .default(1),
  DONDOC_PRIVATE_PUSH: bool.default(false),
  DONDOC_TWO_PERSON: bool.default(false),
  DONDOC_REHEARSAL: bool.default(false),
  PUBLIC_URL: url(['https:']).default(''),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
}
const schema = z.object(settings)
export type Settings = Readonly<z.infer<typeof schema>>
export const SETTING_NAMES = Object.keys(settings) as (keyof typeof settings)[]

export type Config = {
  readonly settings: Settings
  /** Set when the clock is not the machine's: a test or the demo. */
  readonly clockStart: Moment | null
  /** Where the settings came from, for messages. */
  readonly envFile: string | null
}
export type ConfigRead =
  | { readonly kind: 'ok'; readonly config: Config }
  | { readonly kind: 'wrong'; readonly problems: readonly string[] }

/** Reads `.env` in a folder and the environment over it; every problem at once. */
export function readConfig(
  folder = '.',
  environment: Readonly<Record<string, string | undefined>> = process.env,
): ConfigRead {
  const file = `${folder}/.env`
  const fromFile = existsSync(file) ? readEnvFile(readFileSync(file, 'utf8')) : { values: {}, problems: [] }
  const known = new Set<string>(SETTING_NAMES)
  const unknown = [
    ...Object.keys(fromFile.values).filter((name) => !known.has(name)),
    ...Object.keys(environment).filter((name) => OURS.test(name) && !known.has(name)),
  ]
  const values = Object.fromEntries(
    SETTING_NAMES.flatMap((name) => {
      const value = environment[name] ?? fromFile.values[name]
      // An empty line in .env means: the default.
      return value === undefined || value.trim() === '' ? [] : [[name, value]]
    }),
  )
  const read = schema.safeParse(values)
  const problems = [
    ...fromFile.problems,
    ...unknown.map((name) => `unknown setting ${name}${nearest(name)}`),
    ...(read.success ? [] : read.error.issues.map((i) => `wrong setting ${i.path.join('.')}: expected ${i.message}`)),
  ]
  if (problems.length || !read.success) return { kind: 'wrong', problems }
  const clock = read.data.DONDOC_CLOCK
  return {
    kind: 'ok',
    config: Object.freeze({
      settings: Object.freeze(read.data),
      clockStart: clock ? readMoment(clock) : null,
      envFile: existsSync(file) ? file : null,
    }),
  }
}
const OURS = /^(DONDOC_|TELEGRAM_|ZALO_|HTTP_)/

function nearest(name: string): string {
  const [first] = SETTING_NAMES.filter((known) => known.includes(name.slice(0, 9)) || name.includes(known.slice(0, 9)))
  return first ? ` (meant: ${first}?)` : ''
}

/** `NAME=value` lines; quotes around a value and ` # …` behind it are dropped. */
export function readEnvFile(text: string): {
  readonly values: Readonly<Record<string, string>>
  readonly problems: readonly string[]
} {
  const values: Record<string, string> = {}
  const problems: string[] = []
  text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .forEach((line, i) => {
      if (/^\s*(#|$)/.test(line)) return
      const m = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*)$/.exec(line)
      if (!m?.[1]) problems.push(`.env line ${i + 1} is not NAME=value`)
      else values[m[1]] = unquote(m[2] ?? '')
    })
  return { values, problems }
}
function unquote(value: string): string {
  const quoted = /^(["'])(.*)\1\s*(?:#.*)?$/.exec(value.trim())
  return quoted ? (quoted[2] ?? '') : value.replace(/\s+#.*$/, '').trim()
}

/** Whether a person wants colours in the terminal (https://no-color.org). */
export function wantsColour(env: NodeJS.ProcessEnv = process.env): boolean {
  return !env.NO_COLOR
}
