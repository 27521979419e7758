// dondoc correct: a published task is corrected from a shell, as /dinhchinh does it in the chat.
import { dayOf } from '../domain/calendar.ts'
import { changesOf, lackOf, planCorrections, warningsOf } from '../flows/correct.ts'
import { placesOn } from '../flows/current-office.ts'
import { readWanted } from '../flows/words/correct.ts'
import type { Opened } from '../main.ts'
import { readQuietHours } from '../reminders/quiet-hours.ts'
import { saysMistyped } from '../text/mistyped.ts'
import { NO_CHANGE, sayCorrected, sayCorrectionAsked, sayLack } from '../wording/correct.ts'
import { AT_THE_SHELL, IS_THAT_RIGHT } from '../wording/import.ts'
import { DROPPED } from '../wording/pending.ts'
import { sayTrouble } from '../wording/review.ts'
import type { Common } from './common.ts'
import { confirmed, type Manner } from './confirm.ts'
import { Failure } from './failure.ts'
import { ownStorage, type Printed } from './import.ts'
import { line } from './lines.ts'
import { print } from './options.ts'

export type CorrectOptions = Common & {
  readonly document: string | null
  readonly reason: string | null
  readonly manner: Manner
}

export async function correct(no: string, words: string, options: CorrectOptions, opened: Opened): Promise<Printed> {
  const { lang, json, manner } = options
  const storage = ownStorage(opened, options)
  const { register, directory, clock, config } = opened
  const now = clock.now()
  const task = /^\d{1,7}$/.test(no) ? register.task(Number(no)) : null
  if (!task) throw new Failure(2, line(lang, 'no-task', no), line(lang, 'mend-no-task'))
  const wanted = readWanted(words, { task, directory, today: dayOf(now) })
  if (!wanted) throw new Failure(2, line(lang, 'no-correction', words), line(lang, 'mend-no-correction'))
  if ('kind' in wanted) throw new Failure(2, sayTrouble(wanted), line(lang, 'mend-no-correction'))
  const correction = {
    task,
    wanted,
    document: options.document,
    reason: options.reason ?? '',
    isMistyped: saysMistyped(options.reason ?? ''),
    person: AT_THE_SHELL,
  }
  const quiet = readQuietHours(config.settings.DONDOC_QUIET) ?? []
  const chats = placesOn({ chats: await storage.chats(), members: await storage.members(), directory }, now)
  const world = { register, chats, now, quiet, origin: `cli:${now}` }
  const plan = planCorrections([correction], world)
  const made = (applied: boolean): readonly string[] => {
    const { messages = [], unreached = [] } = plan ?? {}
    return [
      JSON.stringify({ task: task.no, changes: changesOf(correction), chats: messages.length, unreached, applied }),
    ]
  }
  if (!plan) return { lines: json ? made(false) : [NO_CHANGE], code: 0 }
  const lack = lackOf(correction, world)
  if (lack) throw new Failure(2, sayLack(lack)[0] ?? '', line(lang, 'mend-no-reason'))
  const shown = sayCorrectionAsked(task, plan.told, plan.messages.length, plan.unreached, warningsOf(correction, world))
  if (manner === 'preview') return { lines: json ? made(false) : shown, code: 0 }
  if (manner === 'ask') {
    print(shown)
    if (!(await confirmed(IS_THAT_RIGHT))) return { lines: DROPPED, code: 1 }
  }
  const committed = await storage.commit({ ...plan.changes, at: now, by: 'cli' })
  if (committed.kind !== 'done') throw new Failure(1, line(lang, 'task-changed', no), line(lang, 'try-again'))
  const said = [...(manner === 'ask' ? [] : shown), sayCorrected(task, plan.messages.length)]
  return { lines: json ? made(true) : said, code: 0 }
}
