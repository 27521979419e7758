// /baoho BODY: xong 12, số 45/BC-SX ngày 20/8: what a body tells by telephone, written by the office in its name; a second person still decides.
import { isOf } from '../../../domain/access.ts'
import type { Body } from '../../../domain/agency.ts'
import { reply } from '../../../domain/reply.ts'
import { fold } from '../../../text/fold.ts'
import { understand } from '../../../understanding/understand.ts'
import { IN_PRIVATE } from '../../../wording/import.ts'
import {
  ON_BEHALF_HOW,
  sayBehalf,
  sayBehalfBy,
  sayBehalfNotice,
  sayBehalfWhich,
  saySecondDecides,
} from '../../../wording/on-behalf.ts'
import { noSuchBody } from '../../answers/stranger.ts'
import { askingWhich, noticesToBody, type Word, type WordOutcome, type WordTurn } from '../word-turn.ts'
import { reportDone } from './evidence.ts'
import { reportObstacle } from './obstacle.ts'
import { reportProgress } from './progress.ts'
import { progressWord } from './spoken.ts'

export const reportOnBehalf: Word = async (turn) => {
  if (turn.said.isGroup) return { reply: reply([IN_PRIVATE]) }
  // «Sở X (báo) qua điện thoại: …», «Sở X gọi điện báo: …»
  const groups = /^(?<who>[^:]{2,120}?):\s*(?<what>\S[\s\S]*)$/u.exec(turn.rest)?.groups
  if (!groups) return { reply: reply(ON_BEHALF_HOW) }
  const how = howTold(groups.who ?? '')
  const [body, ...others] = bodiesNamed(turn, how.name)
  if (!body) return { reply: reply([...unknown(turn, how.name), ...ON_BEHALF_HOW]) }
  if (others.length)
    return askingWhich(
      sayBehalfWhich(body.name),
      [body, ...others].map((b) => ({
        label: `${b.name}, ${b.province}`,
        says: `/baoho ${b.name}@${b.province} ${how.words}: ${groups.what ?? ''}`,
      })),
    )
  const told = await run(turn, body, { what: groups.what ?? '', by: how.words })
  return told ?? { reply: reply(ON_BEHALF_HOW) }
}

const TOLD =
  /\s*(?:,\s*)?(?:(?:vừa|vua|đã|da|mới|moi)\s+)?(?:(?:gọi|goi)\s+(?:điện|dien)(?:\s+thoại|\s+thoai)?(?:\s+(?:đến|den|tới|toi))?(?:\s+(?:báo|bao))?|(?:báo|bao|nói|noi)(?:\s+(?:qua|bằng|bang)\s+\p{L}+(?:\s+\p{L}+)?)?|(?:qua|bằng|bang)\s+\p{L}+(?:\s+\p{L}+)?)\s*$/iu
/** «Sở Y tế báo qua điện thoại» → «Sở Y tế» and «báo qua điện thoại». */
function howTold(who: string): { readonly name: string; readonly words: string } {
  const words = TOLD.exec(who)?.[0] ?? ''
  return { name: who.slice(0, who.length - words.length).trim(), words: words.replace(/^[\s,]+/, '').trim() }
}
function bodiesNamed({ asker, office }: WordTurn, name: string): readonly Body[] {
  const { directory } = office.bot.register
  const [bare = '', at] = name.split('@').map((part) => part.trim())
  return directory.provinces
    .filter((p) => asker.member && isOf(asker.member, p, directory) && (at === undefined || fold(at) === fold(p)))
    .flatMap((province) => {
      const found = directory.find(bare, province)
      return found && directory.hasBody({ province, name: found.name }) ? [{ province, name: found.name }] : []
    })
}

/** Of a whole sentence in front of the colon nobody can say that it was to be a name. */
function unknown({ asker, office }: WordTurn, name: string): readonly string[] {
  const { register } = office.bot
  const [bare = ''] = name.split('@').map((part) => part.trim())
  if (!bare || bare.split(' ').length > NAME_WORDS_MAX) return []
  const provinces = register.directory.provinces.filter(
    (p) => asker.member && isOf(asker.member, p, register.directory),
  )
  return noSuchBody(register, bare, provinces)
}
const NAME_WORDS_MAX = 8

type Said = { readonly what: string; readonly by: string }
/** The word that a focal person would have used, run in the name of the body; null: it tells nothing of a task. */
async function run(turn: WordTurn, body: Body, { what, by }: Said): Promise<WordOutcome | null> {
  const { member } = turn.asker
  const command = commandIn(turn, what)
  if (!member || !command) return null
  const asker = {
    member: { ...member, role: 'focal' as const, body: body.name, province: body.province },
    chat: null,
    isGroup: false,
    isAnonymous: false,
  }
  const behalf = sayBehalfBy(by)
  const outcome = await command.run({ ...turn, ...command.turn, asker, behalf })
  const prefix = `/baoho ${body.name}@${body.province} ${by}`.trim()
  const asks = outcome.asks?.map((c) => ({ ...c, says: `${prefix}: ${c.says.replace(/^\//, '')}` }))
  if (!outcome.changes || !outcome.reply) return { ...outcome, ...(asks ? { asks } : {}) }
  return signed(turn, body, outcome, behalf)
}

type Command = { readonly run: Word; readonly turn: Partial<WordTurn> }
// xong 12 số … | việc 12 xong … | tiendo 12 60 … | vuong 12 …, and whole sentences
function commandIn({ office, now }: WordTurn, what: string): Command | null {
  const typed =
    /^\/?(?<word>xong|hoàn thành|hoan thanh|tiendo|tiến độ|tien do|vuong|vướng)\s+(?<rest>(?:việc\s+|viec\s+)?\d[\s\S]*)$/iu.exec(
      what,
    )?.groups
  const word = fold(typed?.word ?? '').replaceAll(' ', '')
  const runs: Readonly<Record<string, Word>> = {
    xong: reportDone,
    hoanthanh: reportDone,
    tiendo: reportProgress,
    vuong: reportObstacle,
  }
  const rest = (typed?.rest ?? '').replace(/^(\S+(?:\s+\d+)?)\s*,\s*/u, '$1 ')
  const named = runs[word]
  if (named) return { run: named, turn: { rest, understanding: null } }
  const read = understand(what, { now, context: [], vocabulary: office.bot.vocabulary, addressed: true })
  return read.intent === 'report_progress' ? { run: progressWord, turn: { rest: what, understanding: read } } : null
}

/** Who wrote it stands with the words; the body hears of it where it can, and nobody is offered to accept his own. */
function signed(turn: WordTurn, body: Body, outcome: WordOutcome, behalf: string): WordOutcome {
  const { said, office, now } = turn
  const { changes = {} } = outcome
  const own = (changes.queue ?? []).filter((m) => m.to.channel !== said.channel || m.to.chat !== said.chat)
  const isEvidence = changes.entries?.some((e) => e.kind === 'evidence') ?? false
  const parts = outcome.reply?.parts ?? []
  const text = sayBehalfNotice(parts, behalf)
  const told = noticesToBody(office, body, { key: `behalf:${said.key}`, text, now })
  const queue = [...own, ...told]
  return {
    ...outcome,
    reply: reply([sayBehalf(body.name), ...parts, ...(isEvidence ? [saySecondDecides()] : [])]),
    changes: { ...changes, queue },
  }
}
