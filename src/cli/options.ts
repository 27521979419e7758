// The options that every command understands, and how a command is called.
import { type Command, InvalidArgumentError } from 'commander'
import { type Moment, readMoment } from '../domain/calendar.ts'
import { type Opened, openOffice } from '../main.ts'
import type { Common } from './common.ts'
import type { Lang } from './lines.ts'

export type Exit = (code: number) => void
export type Adder = (program: Command, exit: Exit) => void

export const moment = (text: string): Moment => {
  const read = readMoment(text)
  if (read === null) throw new InvalidArgumentError(`«${text}» is no moment; write it as 2025-08-11T07:30:00+07:00`)
  return read
}
const language = (text: string): Lang => {
  if (text !== 'vi' && text !== 'en') throw new InvalidArgumentError(`--lang knows en and vi, not «${text}»`)
  return text
}

export function common(command: Command): Command {
  return command
    .option('--json', 'machine-readable output alone on stdout', false)
    .option('--now <iso>', 'sets the clock', moment)
    .option('--data <dir>', 'the data folder')
    .option('--as <who>', 'secretariat[@PROVINCE], leader[@PROVINCE], guest or agency:NAME[@PROVINCE]', 'secretariat')
    .option('--lang <lang>', 'the language of the command line itself: en or vi', language, 'en')
}
export function readCommon(options: Record<string, unknown>): Common {
  return {
    json: options.json === true,
    data: typeof options.data === 'string' ? options.data : null,
    now: typeof options.now === 'number' ? options.now : null,
    lang: options.lang === 'vi' ? 'vi' : 'en',
    who: String(options.as),
  }
}
export function print(lines: readonly string[]): void {
  if (lines.length) process.stdout.write(`${lines.join('\n')}\n`)
}

export const channel = (text: string): string => {
  // Several bots of one platform are told apart by a number: zalo2.
  if (!/^(telegram|zalo\d*|terminal)$/.test(text))
    throw new InvalidArgumentError(`--channel knows telegram and zalo, not «${text}»`)
  return text
}
export const given = (value: unknown): string | null => (typeof value === 'string' ? value : null)

export async function onOffice(options: Common, work: (opened: Opened) => Promise<readonly string[]>): Promise<void> {
  const opened = await openOffice(options)
  try {
    print(await work(opened))
  } finally {
    await opened.close()
  }
}

/** A flag without a value: `--ocr FILE` must not take the file for a command. */
export function withOcr(command: Command): Command {
  return command.option('--ocr', 'reads scanned pages with an installed tesseract (vie)', false)
}
export function readOcr(options: Record<string, unknown>): string | null {
  return options.ocr === true ? 'tesseract' : null
}
