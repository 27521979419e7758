// «việc 12 được 60% rồi», «xong việc đường dây nóng, số 45/BC-SNV», «xin lùi việc 12 thêm 10 ngày»: a sentence becomes its command.
import { mayTouch, viewerOf } from '../../../domain/access.ts'
import { addDays, type Day, dayOf } from '../../../domain/calendar.ts'
import type { Task } from '../../../domain/register.ts'
import { reply } from '../../../domain/reply.ts'
import { standingOf } from '../../../domain/status.ts'
import { readEvidence } from '../../../text/evidence-words.ts'
import { fold } from '../../../text/fold.ts'
import { readNoSuchDay } from '../../../text/no-such-day.ts'
import { readPeriodDay, readPeriodKey } from '../../../text/period-words.ts'
import { withMarks } from '../../../text/typed-marks.ts'
import type { Slots } from '../../../understanding/intent.ts'
import { REFUSED } from '../../../wording/access.ts'
import { sayCorrectDeadline } from '../../../wording/correct.ts'
import {
  EXTENSION_HOW,
  OBSTACLE_HOW,
  sayNoSuchDay,
  sayTaskName,
  sayWhichTask,
  WHICH_TASK,
} from '../../../wording/work.ts'
import { findNamedTasks } from '../../answers/lookup.ts'
import { askingWhich, type Word, type WordOutcome, type WordTurn } from '../word-turn.ts'
import { behindCount, countedOf, countOfWhich } from './counted.ts'
import { reportDone } from './evidence.ts'
import { askExtension } from './extension.ts'
import { isStuckNow, obstacleIn, reportObstacle, tellsSettled } from './obstacle.ts'
import { openTasks } from './own-task.ts'
import { askPaper, tellsOfPaper } from './paper-told.ts'
import { reportProgress } from './progress.ts'
import { severalDone } from './several-done.ts'

/** A word that understands whole sentences too. */
export const progressWord: Word = (turn) => (turn.understanding ? spoken(turn, progressOf) : reportProgress(turn))
export const extensionWord: Word = (turn) => (turn.understanding ? spoken(turn, extensionOf) : askExtension(turn))

/** The command a sentence means for one task: its word, what stands behind the number, and what carries it out. */
type Command = { readonly word: string; readonly rest: string; readonly run: Word }
type CommandOf = (turn: WordTurn, slots: Slots, task: Task) => Command | null

async function spoken(turn: WordTurn, commandOf: CommandOf): Promise<WordOutcome> {
  const several = commandOf === progressOf ? await severalDone(turn, reportDone) : null
  if (several) return several
  const slots = withoutProof(turn, asTyped(turn))
  const tasks = tasksMeant(turn, slots)
  if (!tasks) return withoutTask(turn, slots, commandOf)
  const mine = tasks.filter((t) => mayTouch('xong', turn.asker, t, turn.office.bot.register))
  const commands = mine.flatMap((task) => {
    const command = commandOf(turn, slots, task)
    return command ? [{ task, ...command }] : []
  })
  if (!mine.length) return { reply: reply(commandOf === extensionOf ? notTheirs(turn, tasks) : REFUSED) }
  const [only, second] = commands
  if (!only) {
    const [one, another] = mine
    // «vướng, cần thêm người» asks for no day: what it lacks is who must decide.
    if (!STUCK.test(turn.rest)) return { reply: reply(EXTENSION_HOW) }
    if (!one || another) return { reply: reply(OBSTACLE_HOW) }
    return reportObstacle({ ...turn, understanding: null, rest: `${one.no} ${turn.rest.replace(UP_TO_STUCK, '')}` })
  }
  if (second)
    return askingWhich(
      sayWhichTask(),
      commands
        .slice(0, 6)
        .map((c) => ({ label: sayTaskName(c.task), says: `/${c.word} ${c.task.no} ${c.rest}`.trim() })),
    )
  const noSuchDay = only.word === 'xong' ? readNoSuchDay(turn.rest) : null
  if (noSuchDay !== null) return { reply: reply(sayNoSuchDay(noSuchDay)) }
  return only.run({ ...turn, understanding: null, rest: `${only.task.no} ${only.rest}`, isSpoken: true })
}

function asTyped({ understanding, rest }: WordTurn): Slots {
  const { note, reason, ...others } = understanding?.slots ?? {}
  return {
    ...others,
    ...(note === undefined ? {} : { note: withMarks(rest, note) }),
    ...(reason === undefined ? {} : { reason: withMarks(rest, reason) }),
  }
}

/** «Việc của bên em chưa xong do chờ vốn»: which of theirs it is, is asked. */
async function withoutTask(turn: WordTurn, slots: Slots, commandOf: CommandOf): Promise<WordOutcome> {
  const which = slots.percent === undefined && commandOf === progressOf ? countOfWhich(turn) : null
  if (which) return which
  const [first] = openTasks(turn)
  const command = first && commandOf(turn, slots, first)
  if (!command) return { reply: reply(WHICH_TASK) }
  // A figure in front would be read as the number of a task.
  const rest = command.word === 'tiendo' ? `được ${command.rest}`.replace(/^được (?!\d)/, '') : command.rest
  return rest && !/^\d/.test(rest)
    ? command.run({ ...turn, understanding: null, rest, isSpoken: true })
    : { reply: reply(WHICH_TASK) }
}
/** «đã báo cáo việc 12 bằng văn bản 45/BC-SNV»: the task does not come from what proves it. */
function withoutProof({ rest, now, office }: WordTurn, { document, ...slots }: Slots): Slots {
  if (document === undefined) return slots
  const isProof =
    document === readEvidence(rest, dayOf(now)).number &&
    !office.bot.register.documents.some((d) => d.number === document)
  return isProof ? slots : { ...slots, document }
}
/** Null: no task was named at all. */
function tasksMeant(turn: WordTurn, slots: Slots): readonly Task[] | null {
  const isNamed = [slots.task, slots.tasks, slots.item_index, slots.topic].some((s) => s !== undefined)
  if (!isNamed) return null
  return findNamedTasks(turn.office.bot, {
    intent: 'task_detail',
    slots,
    viewer: viewerOf(turn.asker, turn.office.bot.register.directory),
    now: turn.now,
    shown: turn.shown,
    province: null,
    page: { size: 6, skip: 0 },
  })
}

const progressOf: CommandOf = (turn, slots, task) => {
  const today = dayOf(turn.now)
  const named = readPeriodKey(turn.rest, today)
  const onDay = named ? null : readPeriodDay(turn.rest)
  const period = named ? `kỳ ${named.key} ` : onDay ? `kỳ ${onDay.raw} ` : ''
  const negative = NEGATIVE.exec(turn.rest)?.groups?.what
  if (negative) return { word: 'tiendo', rest: `đạt ${negative}`, run: reportProgress }
  const counted = slots.percent === undefined ? countedOf(task, turn.rest) : null
  const isProved = readEvidence(turn.rest, today).number !== null
  const isPart = counted !== null && !isProved
  const isAhead = !isProved && NOT_YET_DONE.test(fold(turn.rest))
  const isDone = !isPart && !isAhead && (slots.done === true || tellsOfProof(turn.rest, today))
  if (!isDone && tellsSettled(turn.rest) && isStuckNow(turn, task))
    return { word: 'vuong', rest: `${period}hết`, run: reportObstacle }
  const isStuck = !isDone && STUCK.test(turn.rest)
  // The note has no number and no verb in front.
  const obstacle = isStuck
    ? (slots.note && obstacleIn(turn, slots.note, task)) || obstacleIn(turn, turn.rest, task)
    : null
  // The value goes with what is in the way: one message writes one thing.
  const beside = counted?.kind === 'value' ? ` (${counted.said})` : ''
  if (obstacle)
    return {
      word: 'vuong',
      rest: `${period}${obstacle.what}${beside} cần ${obstacle.decider} quyết`,
      run: reportObstacle,
    }
  const part = counted && !counted.isWhole && counted.kind !== 'left' ? `${counted.said} ` : ''
  if (isDone || (isPart && counted.kind === 'unlike'))
    return {
      word: 'xong',
      rest: `${period}${part}${evidenceIn(onDay?.rest ?? turn.rest, slots, today)}`.trim(),
      run: reportDone,
    }
  const told = slots.note ?? turn.rest.replace(ITS_NAME, '')
  if (isProved && slots.percent === undefined && !isStuck && tellsOfPaper(turn.rest))
    return { word: 'xong', rest: `${period}${evidenceIn(onDay?.rest ?? turn.rest, slots, today)}`, run: askPaper(told) }
  // «việc 12 vướng», «việc 12 vướng vốn»: what is missing is asked for.
  if (isStuck && slots.percent === undefined && !/(^| )(het|khong|khong con) vuong/.test(fold(turn.rest)))
    return {
      word: 'vuong',
      rest: `${period}${turn.rest.replace(UP_TO_STUCK, '')}${beside}`.trim(),
      run: reportObstacle,
    }
  const measured = counted?.kind === 'value' ? counted.said : slots.percent === undefined ? measuredIn(turn.rest) : null
  const behind = counted?.kind === 'value' ? behindCount(turn.rest) : ''
  if (measured) return { word: 'tiendo', rest: `${period}${measured}${behind && `, ${behind}`}`, run: reportProgress }
  const share = slots.percent === undefined ? '' : `${slots.percent} `
  const note = slots.note ?? (slots.percent === undefined ? turn.rest.replace(ITS_NAME, '') : '')
  return { word: 'tiendo', rest: `${period}${share}${note}`.trim(), run: reportProgress }
}
// dự kiến xong ngày 15/8 | cơ bản hoàn thành | sẽ xong trong tuần      not: xong rồi, dự kiến họp
const NOT_YET_DONE =
  /(^| )(du kien|se|phan dau|co gang|hen|co ban|ve co ban)( [a-z]+){0,2} (xong|hoan thanh|hoan tat)( |$)|(^| )(xong|hoan thanh) (ve )?co ban( |$)/
/** In front of what is told: «việc 12 dự kiến …». */
const ITS_NAME = /^(?:việc|viec|nhiệm vụ|nhiem vu|nv)\s*(?:số\s*|so\s*)?\d{1,7}[\s,:]+/iu
// đạt -5 nhà | xong - 5 nhà      not: việc 3 - 5 nhà
const NEGATIVE =
  /(?<![\p{L}])(?:đạt|dat|được|duoc|xong)\s+(?<what>(?:[-−–]|(?:âm|am)\s)\s?\d[\d.,]*\s+(?!phần trăm|phan tram)\p{L}[^,;.\n]{0,40})/iu
const STUCK = /v(?:ư|u)(?:ớ|o)ng|(?<!\p{L})(?:kẹt|ách tắc)(?!\p{L})/iu
const UP_TO_STUCK =
  /^[\s\S]*?(?:v[ưu][ớo]ng|kẹt|ách tắc)(?:\s+m[ắa]c)?(?:[\s:,;.!-]|(?:rồi|roi|ạ|nhé|nhe|a)(?!\p{L}))*/iu
// việc 3 đạt 5 nhà | đã khám được 1.500/6.000 học sinh rồi      not: đạt 60% | được 5 ngày | đạt 5 nhà, 70%
const MEASURED =
  /(?<![\p{L}])(?:đạt|dat|được|duoc)\s+(?<what>\d[\d.,]*(?:\s*\/\s*\d[\d.,]*)?\s+(?!phần trăm|phan tram|(?:ngày|ngay|tuần|tuan|tháng|thang|giờ|gio|rồi|roi)(?!\p{L}))\p{L}[^,;.\n]*)/iu
function measuredIn(text: string): string | null {
  const what = MEASURED.exec(text)?.groups?.what?.replace(/(?:\s+(?:rồi|roi|ạ|nhé|nhe|a|em|anh|chị|chi))+\s*$/iu, '')
  return what ? `đạt ${what.trim()}` : null
}
// «… đã hoàn thành, số 46-BC/BTCTU ngày 18/8»: with a number it is done, whatever else is told.
function tellsOfProof(text: string, today: Day): boolean {
  const key = fold(text)
  if (/(chua|khong|sap|dang) (xong|hoan thanh|hoan tat)/.test(key) || !/(xong|hoan thanh|hoan tat)/.test(key))
    return false
  return readEvidence(text, today).number !== null
}
function evidenceIn(text: string, slots: Slots, today: Day): string {
  const { number, day, receiver } = readEvidence(text, today)
  // The day of the document closes the task, not the day on which its people were through.
  const on = (number ? day : null) ?? slots.done_date ?? day
  return [
    number ? `số ${number}` : '',
    on ? `ngày ${on.split('-').reverse().join('/')}` : '',
    receiver ? `gửi ${receiver}` : '',
  ]
    .filter(Boolean)
    .join(' ')
}

/** The office asks nobody for a later day: it corrects the deadline. */
function notTheirs({ asker, office }: WordTurn, [task]: readonly Task[]): readonly string[] {
  const mayCorrect = task !== undefined && mayTouch('dinhchinh', asker, task, office.bot.register)
  return mayCorrect && !asker.isGroup ? [sayCorrectDeadline(task.no)] : REFUSED
}
const extensionOf: CommandOf = (turn, slots, task) => {
  const until = slots.new_date ?? added(turn, slots, task)
  if (!until) return null
  const counted = countedOf(task, turn.rest)
  const beside = counted?.kind === 'value' && slots.reason ? ` (${counted.said})` : ''
  return {
    word: 'giahan',
    rest: `${until.split('-').reverse().join('/')} ${slots.reason ?? ''}${beside}`.trim(),
    run: askExtension,
  }
}
// «thêm 10 ngày» counts from the day that holds now.
function added(turn: WordTurn, slots: Slots, task: Task): Day | null {
  const body = turn.asker.member?.body
  if (!body || slots.extend_days === undefined) return null
  const due = standingOf(task, body, turn.office.bot.register, turn.now).due
  return due ? addDays(due.last, slots.extend_days) : null
}
