// dondoc ask: one question answered, or a file of questions understood (--batch).
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { readMoment } from '../domain/calendar.ts'
import { replyText } from '../domain/reply.ts'
import type { ListedTask } from '../domain/task-list.ts'
import { answer, createBot, NEW_CONVERSATION, questionNote, TEXT_MAX } from '../flows/answer.ts'
import { askedFacts } from '../flows/asked-facts.ts'
import type { Opened } from '../main.ts'
import { isSelfName } from '../text/body-names.ts'
import type { Slots } from '../understanding/intent.ts'
import { factsAsked, mayAskRegister } from '../understanding/register-question.ts'
import { understand } from '../understanding/understand.ts'
import { sayExplanation } from '../wording/explanation.ts'
import { Failure, reasonOf } from './failure.ts'
import { type Lang, line } from './lines.ts'
import { viewerOf } from './viewer.ts'

export type AskOptions = {
  readonly json: boolean
  readonly explain: boolean
  readonly who: string
  readonly lang: Lang
}

/** Everything fits on one screen of a terminal that scrolls. */
const PAGE = 500

export async function ask(text: string, options: AskOptions, { register, clock, storage }: Opened): Promise<string> {
  const viewer = viewerOf(options.who, register.directory, options.lang)
  const bot = createBot(register)
  const now = clock.now()
  const isAsked = storage !== null && mayAskRegister(text)
  const wanted = isAsked ? factsAsked(text, { now, vocabulary: bot.vocabularyFor({ viewer, now }) }) : null
  const facts = storage && wanted ? { facts: await askedFacts(storage, register, now, wanted) } : {}
  const said = { text, viewer, now, addressed: false, pageSize: PAGE, ...facts }
  const { understanding, tasks, reply } = answer(bot, said, NEW_CONVERSATION)
  const { intent, slots } = understanding ?? { intent: 'none', slots: {} }
  const noted = [questionNote(`question ${intent}`, slots.agency)]
  // A register that cannot be written just now still answers.
  await storage?.commit({ at: clock.now(), by: 'cli', noted }).catch((error) => {
    process.stderr.write(`dondoc: ${line(options.lang, 'not-noted', reasonOf(error, options.lang))}\n`)
  })
  if (options.json) {
    const value = {
      intent: understanding?.intent ?? 'out_of_scope',
      slots: understanding ? shown(understanding.slots) : { reply: 'silent' },
      tasks: tasks.map(taskJson),
      reply: reply ? replyText(reply) : null,
      ...(options.explain ? { reasons: understanding?.reasons ?? [] } : {}),
    }
    return JSON.stringify(value)
  }
  const lines = options.explain && understanding ? sayExplanation(understanding) : []
  return [...lines, reply ? replyText(reply) : line(options.lang, 'not-addressed')].join('\n')
}

function taskJson({ task, standing }: ListedTask) {
  return {
    id: String(task.no),
    document: task.document.number ?? task.document.short_name,
    clause: task.record.ref,
    title: task.record.title,
    lead: task.record.lead,
    coop: task.record.coop,
    deadlines: task.record.deadlines,
    status: standing.status.kind,
  }
}

const batchLine = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  now: z.string(),
  context: z.array(z.string()).default([]),
})

/** Slots as scripts know them: whoever «của xã» means, they read that it is the asker's own. */
function shown(slots: Readonly<Slots>): Readonly<Slots> {
  if (!slots.agency?.some(isSelfName)) return slots
  return { ...slots, agency: slots.agency.map((name) => (isSelfName(name) ? '@self' : name)) }
}

/** Understanding alone: reads {"id","text","now","context"} a line, gives {"id","intent","slots"} a line. */
export function askBatch(file: string, lang: Lang, { register }: Opened): readonly string[] {
  const { vocabulary } = createBot(register)
  return readLines(file, lang).map(({ id, text, now, context }) => {
    if (text.length > TEXT_MAX) return JSON.stringify({ id, intent: 'out_of_scope', slots: { reply: 'silent' } })
    const { intent, slots } = understand(text, { now, context, vocabulary })
    return JSON.stringify({ id, intent, slots: shown(slots) })
  })
}

function readLines(file: string, lang: Lang) {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new Failure(2, line(lang, 'cannot-read', file, reasonOf(error, lang)), line(lang, 'give-a-file'), error)
  }
  return text.split(/\r?\n/).flatMap((raw, i) => {
    if (!raw.trim()) return []
    const bad = (what: string) =>
      new Failure(2, line(lang, 'bad-line', file, String(i + 1), what), line(lang, 'batch-form'))
    const read = batchLine.safeParse(parse(raw))
    if (!read.success) throw bad(read.error.issues.map((x) => `${x.path.join('.') || 'line'}: ${x.message}`).join('; '))
    const now = readMoment(read.data.now)
    if (now === null) throw bad(`now «${read.data.now}» is no moment`)
    return [{ ...read.data, now }]
  })
}
function parse(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    return null
  }
}
