// The commands of the contract: their words and options; the work is done in a file each, loaded when it is called.
import { type Command, InvalidArgumentError } from 'commander'
import type { Moment } from '../domain/calendar.ts'
import { ROLES, type Role } from '../domain/chat.ts'
import { openOffice } from '../main.ts'
import { mannerOf } from './confirm.ts'
import { Failure } from './failure.ts'
import { keepingCommands } from './keeping-commands.ts'
import { line } from './lines.ts'
import { type Adder, channel, common, given, moment, onOffice, print, readCommon, readOcr, withOcr } from './options.ts'

export const askCommand: Adder = (program) => {
  common(program.command('ask').description('the bot’s reply to a question').argument('[text...]', 'the question'))
    .option('--batch <file>', 'understands a file of questions, one JSON a line')
    .option('--explain', 'prints which words gave which slot', false)
    .action(async (text: string[], options: Record<string, unknown>) => {
      const with_ = readCommon(options)
      if (typeof options.batch === 'string') {
        const { askBatch } = await import('./ask.ts')
        const opened = await openOffice(with_)
        return print(askBatch(options.batch, with_.lang, opened))
      }
      if (!text.length) throw new Failure(2, line(with_.lang, 'no-text'), line(with_.lang, 'ask-form'))
      const { ask } = await import('./ask.ts')
      const opened = await openOffice(with_)
      print([await ask(text.join(' '), { ...with_, explain: options.explain === true }, opened)])
      await opened.close()
    })
}

const role = (text: string): Role => {
  const found = ROLES.find((r) => r === text)
  if (!found) throw new InvalidArgumentError(`--role knows ${ROLES.join(', ')}, not «${text}»`)
  return found
}
const addBinding =
  (name: 'bind' | 'unbind', says: string): Adder =>
  (program) => {
    common(program.command(name).description(says))
      .requiredOption('--channel <channel>', 'telegram or zalo', channel)
      .requiredOption('--chat <id>', 'the chat’s id')
      .option('--thread <id>', 'a topic of the chat')
      [name === 'bind' ? 'requiredOption' : 'option']('--agency <name>', 'NAME or NAME@PROVINCE')
      .action(async (options: Record<string, unknown>) => {
        const with_ = {
          ...readCommon(options),
          channel: String(options.channel),
          chat: String(options.chat),
          thread: given(options.thread),
          agency: given(options.agency),
        }
        const access = await import('./access.ts')
        await onOffice(with_, (opened) => access[name](with_, opened))
      })
  }
const addListing =
  (name: 'chats' | 'members', says: string): Adder =>
  (program) => {
    common(program.command(name).description(says)).action(async (options: Record<string, unknown>) => {
      const with_ = readCommon(options)
      const { listChats, listMembers } = await import('./access.ts')
      await onOffice(with_, (opened) => (name === 'chats' ? listChats : listMembers)(with_, opened))
    })
  }
const addMember: Adder = (program) => {
  common(program.command('member').description('gives a person a role, or (--remove) takes it away'))
    .requiredOption('--channel <channel>', 'telegram or zalo', channel)
    .requiredOption('--user <id>', 'the person’s id on the channel')
    .option('--role <role>', ROLES.join(', '), role, 'focal')
    .option('--agency <name>', 'NAME or NAME@PROVINCE')
    .option('--province <name>', 'the province of a role without a body')
    .option('--deputy', 'stands in while the focal person is away', false)
    .option('--remove', 'takes the role away', false)
    .action(async (options: Record<string, unknown>) => {
      const with_ = {
        ...readCommon(options),
        channel: String(options.channel),
        user: String(options.user),
        role: options.deputy === true ? ('member' as const) : role(String(options.role)),
        agency: given(options.agency),
        province: given(options.province),
        deputy: options.deputy === true,
        remove: options.remove === true,
      }
      const { setMember } = await import('./access.ts')
      await onOffice(with_, (opened) => setMember(with_, opened))
    })
}
export const commands: readonly Adder[] = [
  ...keepingCommands,
  addBinding('bind', 'ties a chat to a body'),
  addBinding('unbind', 'unties a chat from a body, or from all'),
  addListing('chats', 'what reaches each body'),
  addListing('members', 'who has which role'),
  addMember,
  (program) => {
    withOcr(
      common(
        program.command('extract').description('the tasks of one document').argument('<file>', '.txt .md .docx .pdf'),
      ),
    )
      .option('--coverage', 'accounts for every sentence', false)
      .action(async (file: string, options: Record<string, unknown>) => {
        const { extractFile } = await import('./extract.ts')
        const coverage = options.coverage === true
        print(await extractFile(file, { ...readCommon(options), coverage, ocr: readOcr(options) }))
      })
  },
  (program, exit) => {
    withOcr(
      common(
        program
          .command('import')
          .description('reads a document into a draft of the register')
          .argument('<file>', '.txt .md .docx .pdf'),
      ),
    )
      .option('--publish', 'publishes it when nothing is open', false)
      .option('--province <name>', 'whose document it is, where the register has several')
      .action(async (file: string, options: Record<string, unknown>) => {
        const { importFile } = await import('./import.ts')
        const province = typeof options.province === 'string' ? options.province : null
        const with_ = { ...readCommon(options), publish: options.publish === true, province, ocr: readOcr(options) }
        const opened = await openOffice(with_)
        const { lines, code } = await importFile(file, with_, opened)
        print(lines)
        exit(code)
        await opened.close()
      })
  },
  (program) => {
    common(program.command('drafts').description('lists the drafts, or (--drop) throws one away'))
      .option('--drop <draft>', 'throws this draft away')
      .action(async (options: Record<string, unknown>) => {
        const { dropDraft, showDrafts } = await import('./import.ts')
        const with_ = readCommon(options)
        const drop = given(options.drop)
        const opened = await openOffice(with_)
        print(drop === null ? await showDrafts(with_, opened) : await dropDraft(drop, with_, opened))
        await opened.close()
      })
  },
  (program, exit) => {
    sending(
      common(
        program
          .command('publish')
          .description('shows what goes out, publishes a draft and queues its hand-outs')
          .argument('<draft>', 'its id'),
      ),
    ).action(async (id: string, options: Record<string, unknown>) => {
      const { publishDraft } = await import('./import.ts')
      const opened = await openOffice(readCommon(options))
      const { lines, code } = await publishDraft(id, { ...readCommon(options), manner: mannerOf(options) }, opened)
      print(lines)
      exit(code)
      await opened.close()
    })
  },
  (program, exit) => {
    sending(
      common(
        program
          .command('correct')
          .description('corrects a published task; the old value is kept, those concerned are told')
          .argument('<task>', 'its number')
          .argument('<words...>', '«hạn: trước 20/9/2025», «chủ trì: Sở Y tế», «phối hợp: …», «tên: …»'),
      ),
    )
      .option('--document <number>', 'the document that says so')
      .option('--reason <words>', 'why')
      .action(async (no: string, words: string[], options: Record<string, unknown>) => {
        const { correct } = await import('./correct.ts')
        const { document, reason } = options
        const about = { document: given(document), reason: given(reason), manner: mannerOf(options) }
        const opened = await openOffice(readCommon(options))
        const { lines, code } = await correct(no, words.join(' '), { ...readCommon(options), ...about }, opened)
        print(lines)
        exit(code)
        await opened.close()
      })
  },
  (program) => {
    common(program.command('remind').description('what would be sent at a moment, without sending'))
      .requiredOption('--at <iso>', 'the moment', moment)
      .action(async (options: Record<string, unknown>) => {
        const with_ = readCommon(options)
        const { remindAt } = await import('./remind.ts')
        const opened = await openOffice(with_)
        print(await remindAt(options.at as Moment, with_, opened))
        await opened.close()
      })
  },
  (program) => {
    common(
      program
        .command('report')
        .description('the office’s report as a file')
        .argument('<kind>', 'weekly, monthly or exceptions'),
    )
      .requiredOption('--at <iso>', 'the moment of its figures', moment)
      .requiredOption('--out <file>', 'a .docx, .xlsx, .md or .png')
      .option('--province <name>', 'whose report, where the register has several')
      .option('--anonymous', 'the version without names, from the same snapshot', false)
      .action(async (kind: string, options: Record<string, unknown>) => {
        const { makeReport } = await import('./make-report.ts')
        const with_ = {
          ...readCommon(options),
          at: options.at as Moment,
          out: String(options.out),
          province: typeof options.province === 'string' ? options.province : null,
          isAnonymous: options.anonymous === true,
        }
        const opened = await openOffice(with_)
        print(await makeReport(kind, with_, opened))
        await opened.close()
      })
  },
  (program, exit) => {
    common(
      program.command('doctor').description('settings, storage, channels, clock, holidays: ok or how to mend it'),
    ).action(async (options: Record<string, unknown>) => {
      const { doctor } = await import('./doctor.ts')
      const { lines, ok } = await doctor(readCommon(options))
      print(lines)
      exit(ok ? 0 : 1)
    })
  },
  (program) => {
    common(program.command('init').description('fills an empty data folder for one office'))
      .requiredOption('--province <name>', 'the province of the office')
      .action(async (options: Record<string, unknown>) => {
        const { init } = await import('./init.ts')
        print(await init(String(options.province), readCommon(options)))
      })
  },
  (program) => {
    plain(common(program.command('chat').description('the terminal chat on the office’s own register'))).action(
      async (options: Record<string, unknown>) =>
        (await import('./start.ts')).start({ ...readCommon(options), mode: 'chat', isPlain: options.plain === true }),
    )
  },
  (program) => {
    plain(
      common(program.command('start').description('the service; without a channel token, the chat in the terminal')),
    ).action(async (options: Record<string, unknown>) =>
      (await import('./start.ts')).start({ ...readCommon(options), mode: 'start', isPlain: options.plain === true }),
    )
  },
]

/** What leaves can be looked at first; at a terminal the command asks before it acts. */
function sending(command: Command): Command {
  return command
    .option('--preview', 'shows it and does nothing', false)
    .option('--yes', 'does not ask at a terminal', false)
}
function plain(command: Command): Command {
  return command.option('--plain', 'for screen readers: no colours, no frames, no signs', false)
}
