// The command line: reads the words, calls a command, prints what comes back; every failure is one line.
import { Command, CommanderError } from 'commander'
import { askCommand, commands } from './cli/commands.ts'
import { Failure, failureLine } from './cli/failure.ts'
import { line } from './cli/lines.ts'
import { StorageError } from './ports.ts'
import { sayStorageError } from './wording/storage-errors.ts'

/** Runs one command and gives its exit code: 0 done, 1 could not do it, 2 wrong usage or bad input. */
export async function main(words: readonly string[]): Promise<number> {
  // A reader that has seen enough («| head») is no failure.
  if (process.stdout.listenerCount('error') === 0) {
    process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  }
  const lang = words.includes('vi') && words[words.indexOf('vi') - 1] === '--lang' ? 'vi' : 'en'
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
    await program.parseAsync([...commandFirst(words)], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return usage(error, program)
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
/** «dondoc --lang vi doctor»: what every command understands may stand in front of it too. */
function commandFirst(words: readonly string[]): readonly string[] {
  const [first = '', second] = words
  if (first === '--json' || /^--(lang|data|now|as)=/.test(first)) return [...commandFirst(words.slice(1)), first]
  if (/^--(lang|data|now|as)$/.test(first) && second !== undefined)
    return [...commandFirst(words.slice(2)), first, second]
  return words
}
const VERSION = '0.1.0'

function usage(error: CommanderError, program: Command): number {
  if (error.exitCode === 0) return 0
  const what = error.message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\.$/, '')
  const known = program.commands.map((c) => c.name()).join(', ')
  const mend = /unknown command|missing|\(outputHelp\)/.test(what) ? `commands: ${known}` : 'see dondoc --help'
  process.stderr.write(`dondoc: ${what === '(outputHelp)' ? 'say what to do' : what} (${mend})\n`)
  return 2
}
