// The command line: reads the words, calls a command, prints what comes back; every failure is one line.
import { Command, CommanderError } from 'commander'
import { askCommand, commands } from './cli/commands.ts'
import { Failure, failureLine } from './cli/failure.ts'
import { type Lang, line } from './cli/lines.ts'
import { StorageError } from './ports.ts'
import { sayStorageError } from './wording/storage-errors.ts'
import { sayUsage } from './wording/usage-errors.ts'

/** Runs one command and gives its exit code: 0 done, 1 could not do it, 2 wrong usage or bad input. */
export async function main(words: readonly string[]): Promise<number> {
  // A reader that has seen enough («| head») is no failure.
  if (process.stdout.listenerCount('error') === 0) {
    process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  }
  const isVi = words.some((word, i) => word === '--lang=vi' || (word === 'vi' && words[i - 1] === '--lang'))
  const lang = isVi ? 'vi' : 'en'
  const program = new Command('dondoc')
    .description('Đôn Đốc: no task given by a Vietnamese province is forgotten')
    .version(VERSION)
    .exitOverride()
    .configureOutput({ writeErr: () => {}, outputError: () => {} })
    .showHelpAfterError(false)
    .showSuggestionAfterError(false)
  let code = 0
  for (const add of [askCommand, ...commands]) add(program, (exit) => (code = exit))
  try {
    const asked = commandFirst(words)
    // «dondoc --lang vi» alone names no command.
    await program.parseAsync(COMMON.test(asked[0] ?? '') ? [] : [...asked], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return usage(error, program, lang)
    if (error instanceof Failure) {
      process.stderr.write(`${failureLine(error)}\n`)
      return error.code
    }
    // Storage says itself what is wrong and how to mend it.
    if (error instanceof StorageError) {
      const said = lang === 'vi' ? sayStorageError(error.message) : null
      process.stderr.write(`dondoc: ${said ?? error.message}\n`)
      return 1
    }
    const message = error instanceof Error ? error.message : String(error)
    process.stderr.write(`${failureLine(new Failure(1, line(lang, 'unexpected', message), line(lang, 'tell-us')))}\n`)
    return 1
  }
}
const COMMON = /^--(?:json|(?:lang|data|now|as)(?:=.*)?)$/s
/** «dondoc --lang vi doctor»: what every command understands may stand in front of it too. */
function commandFirst(words: readonly string[]): readonly string[] {
  const [first = '', second] = words
  if (first === '--json' || (COMMON.test(first) && first.includes('='))) return [...commandFirst(words.slice(1)), first]
  if (COMMON.test(first) && second !== undefined) return [...commandFirst(words.slice(2)), first, second]
  return words
}
const VERSION = '0.1.0'

function usage(error: CommanderError, program: Command, lang: Lang): number {
  if (error.exitCode === 0) return 0
  const what = error.message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\.$/, '')
  const known = program.commands.map((c) => c.name()).join(', ')
  const mend = /unknown command|missing|\(outputHelp\)/.test(what) ? `commands: ${known}` : 'see dondoc --help'
  const said = what === '(outputHelp)' ? 'say what to do' : what
  const asked = (text: string) => (lang === 'vi' && sayUsage(text)) || text
  process.stderr.write(`dondoc: ${asked(said)} (${asked(mend)})\n`)
  return 2
}
