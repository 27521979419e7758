// /vuong ID WHAT can BODY quyet: what is in the way of a task and who must decide; half of it told, the other half is asked for.
import { recorded } from '../../../domain/assignment.ts'
import { dayOf } from '../../../domain/calendar.ts'
import type { NewEntry } from '../../../domain/ledger.ts'
import type { Task } from '../../../domain/register.ts'
import { reply } from '../../../domain/reply.ts'
import { readCounts } from '../../../text/counts-told.ts'
import { fold } from '../../../text/fold.ts'
import { type Obstacle, readObstacle } from '../../../text/obstacle-words.ts'
import { readProgress } from '../../../text/progress-words.ts'
import { sayObstacleCounted } from '../../../wording/climbed-counts.ts'
import { sayValueKeptToo } from '../../../wording/values.ts'
import {
  OBSTACLE_HOW,
  sayObstacleAbout,
  sayObstacleAsk,
  sayObstacleKept,
  sayObstacleNotice,
  sayObstacleSettled,
  sayObstacleWanted,
  sayProgressEntry,
  saySettleAsk,
  sayUnknownDecider,
} from '../../../wording/work.ts'
import { asking, noticesTo, type Word, type WordOutcome, type WordTurn } from '../word-turn.ts'
import { countedOf, hasGoalIn } from './counted.ts'
import { doubtOf, wholeOf } from './measured.ts'
import { noted } from './noted.ts'
import { type Own, readOwn, writePeriod } from './own-task.ts'
import { whenOver } from './progress.ts'
import { noticesToDecider } from './to-decider.ts'

export const reportObstacle: Word = async (turn) => {
  const read = readOwn(turn, 'vuong', OBSTACLE_HOW)
  if (read.kind === 'other') return read.outcome
  const { own } = read
  const over = whenOver(turn, own)
  if (over) return over
  const { task, body, period } = own
  const { register } = turn.office.bot
  const base = { id: `told:${turn.said.key}`, task: task.no, body, period }
  if (/^(het|da het|khong con|thoi)( vuong)?( mac)?$/.test(fold(own.rest))) {
    if (turn.isSpoken) return asking(saySettleAsk(task), `/vuong ${task.no} ${writePeriod(period)}hết`)
    const entry: NewEntry = { ...base, kind: 'obstacle-settled', note: '' }
    return { reply: reply(sayObstacleSettled(task)), changes: recorded(register, [entry], turn.now) }
  }
  const obstacle = obstacleIn(turn, own.rest, task)
  if (!obstacle) return wanted(turn, own)
  const known = register.directory.find(obstacle.decider, task.province)
  const decider = known?.name ?? obstacle.decider
  // A name told alone that nobody knows may have been no answer at all.
  const value = await valueBeside(turn, own)
  const kept = value ? [sayValueKeptToo(sayProgressEntry(value))] : []
  if (turn.isSpoken || (!known && own.rest.includes(TOLD_APART)))
    return asking(
      [...sayObstacleAsk(task, obstacle.what, decider), ...kept],
      `/vuong ${task.no} ${writePeriod(period)}${obstacle.what} cần ${decider} quyết`,
    )
  const entry: NewEntry = { ...base, kind: 'obstacle', what: noted(turn, obstacle.what), decider }
  const notice = {
    key: `obstacle:${turn.said.key}`,
    text: sayObstacleNotice(task, body, obstacle.what, decider),
    now: turn.now,
  }
  const queue = [
    ...noticesTo(turn.office, task.province, notice),
    ...noticesToDecider(turn.office, {
      decider: { province: task.province, name: decider },
      owner: body,
      notice,
      counted: sayObstacleCounted(task, decider),
    }),
  ]
  return {
    reply: reply([...sayObstacleKept(task, decider), ...kept, ...(known ? [] : [sayUnknownDecider(decider)])]),
    changes: { ...recorded(register, value ? [entry, value] : [entry], turn.now), queue },
  }
}

/** «Được 20 nhà nhưng vướng mặt bằng»: the value of the goal, where it is one beyond doubt; all else stays in the words alone. */
async function valueBeside(turn: WordTurn, own: Own): Promise<NewEntry | null> {
  const { task, body, period, rest } = own
  const [count, another] = readCounts(rest)
  if (!count || another || count.how === 'added' || count.how === 'left' || !hasGoalIn(task, count.unit)) return null
  const counted = countedOf(task, rest)
  const told = counted?.kind === 'value' ? readProgress(counted.said) : null
  if (told?.kind !== 'measured') return null
  const whole = await wholeOf(turn, own, told)
  if (whole.kind === 'differs' || (await doubtOf(turn, own, told, whole.target))) return null
  const base = { id: `told:${turn.said.key}:value`, task: task.no, body, period }
  return { ...base, kind: 'measured', target: whole.target, value: told.value, unit: told.unit, on: dayOf(turn.now) }
}

/** «chờ vốn, cần Sở Tài chính»: without a verb, where the register has such a body. */
export function obstacleIn({ office }: WordTurn, told: string, task: Task): Obstacle | null {
  const read = readObstacle(told)
  if (read) return read
  const who = BODY_AT_END.exec(told)?.groups?.who
  const body = who ? office.bot.register.directory.find(who, task.province) : null
  return body && body.type !== 'nhóm' ? readObstacle(`${told.trim().replace(/[\s.!]+$/, '')} quyết`) : null
}
const BODY_AT_END =
  /(?<![\p{L}\p{N}])(?:cần|can|đề nghị|de nghi|xin)\s+(?<who>\p{L}[^\n,;]*?)(?:\s+(?:ạ|a|nhé|nhe))*[\s.!]*$/iu

// «đang vướng mặt bằng» → «mặt bằng»
const STUCK = /^(?:(?:đang|dang|còn|con|bị|bi)\s+)*(?:vướng|vuong)(?:\s+(?:mắc|mac))?[\s:,-]*/iu
/** Between the two where they were told one after the other. */
const TOLD_APART = '; cấp quyết:'
/** What is in the way and who decides are two answers: the one that is missing is asked for. */
function wanted({ said, behalf }: WordTurn, { task, period, rest }: Own): WordOutcome {
  // For a body that called the office, the office writes both at once.
  if (behalf !== undefined) return { reply: reply(OBSTACLE_HOW) }
  const what = (rest.split(TOLD_APART)[0] ?? '').replace(STUCK, '').trim()
  const says = `/vuong ${task.no} ${writePeriod(period)}${what ? `${what}${TOLD_APART}` : ''}`.trim()
  return {
    reply: reply(sayObstacleWanted(task, what, said.isGroup)),
    wantsReason: { says, task: task.no, about: sayObstacleAbout(task.no, what), isAnswer: true },
  }
}

// việc 12 hết vướng rồi | đã hết vướng mặt bằng ạ      not: hết vướng chưa | hết vướng, đạt 20 nhà | chưa hết vướng
const SETTLED =
  /^(?:(?:viec|nhiem vu|nv) (?:so )?\d{1,7} )?(?:(?:da|nay|gio|ben em|em|so em) )*(?:het|khong con) vuong(?: mac)?(?: (?!chua(?: |$)|khong(?: |$))[a-z]+){0,5}$/
export const tellsSettled = (text: string): boolean => !/[,;?]/.test(text) && SETTLED.test(fold(text))
/** Something of theirs is in the way of this task. */
export function isStuckNow({ asker, office }: Pick<WordTurn, 'asker' | 'office'>, task: Task): boolean {
  const body = asker.member?.body
  return office.bot.register
    .statesOf(task.no)
    .some((s) => s.body === body && s.state === 'open' && s.stuck !== undefined)
}
