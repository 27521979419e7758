// The words and options of backup, restore, move-store and person.
import { type Adder, channel, common, given, print, readCommon } from './options.ts'

export const keepingCommands: readonly Adder[] = [
  (program) => {
    common(
      program
        .command('backup')
        .description('the register as one file, taken while running')
        .argument('<file>', 'a file that does not exist yet'),
    ).action(async (file: string, options: Record<string, unknown>) => {
      const { backupTo } = await import('./keeping.ts')
      print(await backupTo(file, readCommon(options)))
    })
  },
  (program) => {
    common(
      program
        .command('restore')
        .description('puts a backup in the place of the register; what was there is put aside')
        .argument('<file>', 'a file that backup wrote'),
    ).action(async (file: string, options: Record<string, unknown>) => {
      const { restoreFrom } = await import('./keeping.ts')
      print(await restoreFrom(file, readCommon(options)))
    })
  },
  (program) => {
    common(program.command('move-store').description('the register from SQLite to PostgreSQL'))
      .requiredOption('--to <url>', 'postgres://…, an empty database')
      .action(async (options: Record<string, unknown>) => {
        const { moveStore } = await import('./keeping.ts')
        print(await moveStore(String(options.to), readCommon(options)))
      })
  },
  (program) => {
    common(program.command('person').description('what is held about a person, or (--blank) takes it away'))
      .option('--channel <channel>', 'telegram or zalo; left out: all', channel)
      .requiredOption('--user <id>', 'the person’s id on the channel')
      .option('--blank', 'takes their ids and words away; the facts and the audit stay', false)
      .action(async (options: Record<string, unknown>) => {
        const { person } = await import('./person.ts')
        const with_ = { ...readCommon(options), channel: given(options.channel), user: String(options.user) }
        print(await person({ ...with_, blank: options.blank === true }))
      })
  },
]
