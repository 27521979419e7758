// A chat message becomes an intent with its slots, alone or merged with the turn before.
import { dayOf, type Moment } from '../domain/calendar.ts'
import { saysAny } from '../text/number-words.ts'
import type { Answer } from './answer.ts'
import { readRequest } from './asides.ts'
import { isBetweenPeople, isQuoted } from './between-people.ts'
import { explain } from './explain.ts'
import { bodySlots, documentSlots, filterSlots, groupOf, isHowLate, statusOf, taskSlots } from './filters.ts'
import {
  ABOUT_ONE,
  ACTIONS,
  amends,
  isBare,
  isBareOfWork,
  isFragment,
  isLeftOut,
  isMarked,
  isWork,
  kept,
  LISTS,
  mergeFragment,
  mergeItem,
  mergeSlots,
  type Turn,
  taskOf,
} from './follow-up.ts'
import type { IntentName, Slots, Understanding } from './intent.ts'
import { readCommand } from './intents/commands.ts'
import { asThatOne } from './item-acted.ts'
import { itemIndex } from './item-index.ts'
import { isForNobody, isNotWished } from './not-wished.ts'
import { ORDER } from './order.ts'
import { isProverb } from './proverbs.ts'
import { has, isEveryday, type Reading, readMessage, residue } from './reading.ts'
import { canShift, shifted } from './shifts.ts'
import { isUnlisted } from './unlisted.ts'
import type { Vocabulary } from './vocabulary.ts'

export type Ask = {
  readonly now: Moment
  /** What the same person wrote before, oldest first. */
  readonly context: readonly string[]
  readonly vocabulary: Vocabulary
  /** True in a private chat and where the channel knows that the bot is meant. */
  readonly addressed?: boolean
}

/** Longer messages are refused before any pattern sees them. */
export const LONGEST_MESSAGE = 4096
/** A chain of turns is followed this far back. */
const TURNS_BACK = 4

export function understand(text: string, ask: Ask): Understanding {
  const read = readTurn(text, ask)
  if (!read) return tooLong(ask)
  const { r, decided } = read
  let reasons: Understanding['reasons'] | null = null
  return {
    ...decided,
    // Few are ever asked why.
    get reasons() {
      reasons ??= explain(r, decided.intent, decided.slots)
      return reasons
    },
  }
}
const tooLong = (ask: Ask): Understanding => ({
  intent: 'out_of_scope',
  slots: { reply: ask.addressed ? 'decline' : 'silent' },
  reasons: [],
  unsure: false,
})
type TurnRead = { readonly r: Reading; readonly found: Found | null; readonly decided: Decided }
function readTurn(text: string, ask: Ask): TurnRead | null {
  if (text.length > LONGEST_MESSAGE) return null
  const r = readRequest(text, ask.now, ask.vocabulary, ask.addressed ?? false)
  const found = readCommand(r) ?? readIntent(r)
  const last = ask.context.at(-1)
  const short = last === undefined ? null : shifted(r)
  const turn = last === undefined || (short === null && isOwn(r, found)) ? null : turnBefore(ask)
  const decided = decideShifted(short, turn, r, ask) ?? decideActed(turn, r, ask) ?? decide(r, found, turn, last)
  return { r, found, decided }
}
/** «lọc riêng phần phối hợp» goes on from the turn before or is nothing: said the short way it must be a fragment. */
function decideShifted(short: string | null, turn: Turn | null, whole: Reading, ask: Ask): Decided | null {
  const last = ask.context.at(-1)
  if (short === null || last === undefined || !isWork(turn)) return null
  const r = readMessage(short, ask.now, ask.vocabulary, whole.addressed)
  if (!isFragment(r, turn) || !canShift(r, turn)) return null
  const decided = decide(r, readIntent(r), turn, last)
  return decided.intent === 'follow_up' ? decided : null
}

/** «cái thứ 3 xong rồi nhé» after a list: what would be said of «việc này» is said of that one. */
function decideActed(turn: Turn | null, whole: Reading, ask: Ask): Decided | null {
  const last = ask.context.at(-1)
  if (last === undefined || !isWork(turn) || !LISTS.includes(turn.intent) || whole.tasks.length) return null
  const index = itemIndex(whole)
  const said = index === null ? null : asThatOne(whole)
  if (index === null || said === null) return null
  const found = readIntent(readMessage(said, ask.now, ask.vocabulary, whole.addressed))
  if (!found || !ACTIONS.includes(found.intent)) return null
  const slots = { ...clean(found.slots), item_index: index, context: last, resolved_intent: found.intent }
  return { intent: 'follow_up', slots, unsure: false }
}

/** A whole question of its own: what was said before does not matter. */
const isOwn = (r: Reading, found: Found | null): boolean =>
  found !== null && !found.leans && !isMarked(r) && (itemIndex(r) === null || (r.tasks.length > 0 && !isPlaced(r)))
/** «số 4 bao giờ hết hạn»: after a list its fourth. */
const isPlaced = (r: Reading): boolean =>
  /^(the |con |vay |a |bot |thi )*so \d{1,2} /.test(`${r.keys} `) && !r.documents.length && !r.bodies.length

type Found = Answer & { readonly intent: IntentName }
function readIntent(r: Reading): Found | null {
  for (const reader of ORDER) {
    const answer = reader.read(r)
    if (answer && isNotWished(r, reader.name)) {
      if (isForNobody(reader.name)) return null
      continue
    }
    const told = answer && ACTIONS.includes(reader.name) && isQuoted(r)
    if (answer) return told || isBetweenPeople(r) || isProverb(r) ? null : { ...answer, intent: reader.name }
  }
  return null
}

type Decided = Pick<Understanding, 'intent' | 'slots' | 'unsure' | 'heard' | 'unlisted'>
function decide(r: Reading, found: Found | null, turn: Turn | null, last: string | undefined): Decided {
  if (found && isUnlisted(r, found.intent, found.slots))
    return { intent: 'out_of_scope', slots: { reply: 'decline' }, unsure: false, unlisted: true }
  if (isWork(turn) && last !== undefined) {
    const merged = found ? mergeFound(r, found, turn) : leansOn(r, turn) ? mergeFragment(r, turn) : null
    if (merged && !cannotLeaveOut(r, merged))
      return {
        intent: 'follow_up',
        slots: { ...clean(merged.slots), context: last, resolved_intent: merged.intent },
        unsure: false,
      }
  }
  if (found && !found.fragment)
    return { intent: found.intent, slots: clean(found.slots), unsure: found.unsure ?? false }
  // «xong rồi ạ» with nothing before it is said to somebody else.
  const acts = found && ACTIONS.includes(found.intent)
  if ((found?.fragment && !acts && isBare(r)) || isAmbiguous(r) || isLoneQuestion(r)) return ambiguous(r)
  return { intent: 'out_of_scope', slots: { reply: r.addressed ? 'decline' : 'silent' }, unsure: false }
}

/** Names, days, states and small words alone, said to nobody else; an action is amended by what it has a slot for. */
const leansOn = (r: Reading, turn: Turn): boolean =>
  isFragment(r, turn) &&
  (isBareOfWork(r) || isLeftOut(r)) &&
  !isBetweenPeople(r) &&
  !isProverb(r) &&
  !isSaid(r) &&
  (!ACTIONS.includes(turn.intent) || amends(r, turn.intent))
// em đang ở Sở Xây dựng | ai đi Mường Khương | trễ hẹn với em rồi nhé
const SAID_OF_SELF =
  /^(ok |oke |da |vang |u )*(em|anh|chi|bac|chu|minh|toi|ben em|nho) ([^ ]+ )?(dang|da|se|nop|gui|di|o|lam|moi|vua|cung)( |$)/
const WHO_IS_THERE = /(^| )ai (con |dang )?(o|di|ve|den|len|xuong|ranh)( |$)/
const TOLD = / roi( (nhe|nha|a|em|anh|chi|bac|sep|day|do|hen))+$/
/** Somebody says what he does, or asks who is about. */
const isSaid = (r: Reading): boolean =>
  SAID_OF_SELF.test(r.keys) ||
  /^(thoi )?khong (xem|lam|muon) |^nho (anh|chi|em|bac|co|chu) |(^| )(de (em|anh|chi|minh) (lo|lam|xu ly|xem)|thi thoi)( |$)/.test(
    r.keys,
  ) ||
  WHO_IS_THERE.test(r.keys) ||
  (TOLD.test(r.keys) && !r.asks && !isLeftOut(r) && !has(r, 'HOW', 'HOW_MANY', 'WHICH', 'WHAT'))

/** «trừ việc quá hạn», «bỏ tháng 4 ra»: no list says that. */
const cannotLeaveOut = (r: Reading, { slots }: Turn): boolean =>
  isLeftOut(r) &&
  (slots.agency?.length === 0 ||
    r.dates.length > 0 ||
    r.documents.length > 0 ||
    !['done', 'open', null].includes(statusOf(r)))

/** A message with an intent of its own that leans on the turn before, or null when it stands alone. */
function mergeFound(r: Reading, found: Found, turn: Turn): Turn | null {
  if (['greeting', 'help', 'import_document'].includes(found.intent)) return null
  // «số 4 bao giờ hết hạn» after a list is its fourth.
  const item = r.tasks.length && !isPlaced(r) ? null : mergeItem(r, turn)
  if (item && !ACTIONS.includes(found.intent)) return item
  if (ABOUT_ONE.includes(turn.intent) && turn.slots.task && isOtherTask(r))
    return { intent: turn.intent, slots: { ...roleOf(turn), ...taskSlots(r), ...documentSlots(r) } }
  const group = turn.intent === 'statistics' && isMarked(r) ? groupOf(r) : null
  if (group) return { intent: 'statistics', slots: { ...turn.slots, agency: [group], group_by: 'agency' } }
  const fragment = isFragment(r, turn) ? mergeFragment(r, turn) : null
  if (fragment?.slots.item_index !== undefined) return fragment
  if (!found.leans && !(isMarked(r) && (fragment || sameKind(found.intent, turn.intent)))) return null
  if (!found.leans && isWhole(r, found)) return null
  if (found.intent === 'unsubscribe' && found.fragment) return takenBack(found, turn)
  if (ACTIONS.includes(found.intent)) {
    const task = taskOf(turn.slots)
    // «bỏ việc xong rồi» after a list leaves the others.
    if (!task.task && !task.tasks) return isLeftOut(r) && isFragment(r, turn) ? mergeFragment(r, turn) : null
    return { intent: found.intent, slots: { ...task, ...found.slots } }
  }
  // «chỉ tính việc chưa xong thôi» after a number is another number.
  const isCounted = turn.intent === 'count_tasks' && found.intent === 'list_tasks' && / thoi( [^ ]+){0,2}$/.test(r.keys)
  if (isCounted && !has(r, 'WHAT', 'WHICH')) return { intent: 'count_tasks', slots: mergeSlots(r, 'count_tasks', turn) }
  const own = mergeSlots(r, found.intent, turn)
  if (found.intent === 'deadline_of' || found.intent === 'who_is_responsible' || found.intent === 'task_detail') {
    if (!own.topic && !own.task && !own.tasks) return null
    return { intent: found.intent, slots: { ...kept(turn.slots, found.intent), ...own, ...found.slots } }
  }
  return { intent: found.intent, slots: { ...own, ...(found.intent === 'statistics' ? found.slots : {}) } }
}
/** «thế việc 15», «việc 15 nữa»: the same of another task. */
const isOtherTask = (r: Reading): boolean =>
  r.tasks.length === 1 &&
  isMarked(r) &&
  r.cues.every((c) => [...c.value.tags].some((t) => ['AND_WHAT', 'POLITE', 'STILL'].includes(t))) &&
  residue(r).length === 0
const roleOf = ({ slots: { role } }: Turn): Slots => (role ? { role } : {})
/** «thôi tắt đi»: the reminders just asked for. */
function takenBack({ intent, slots }: Found, turn: Turn): Turn | null {
  if (!['subscribe', 'reminder_settings'].includes(turn.intent)) return null
  const { agency, target } = turn.slots
  return {
    intent,
    slots: { ...taskOf(turn.slots), ...(agency ? { agency } : {}), ...(target ? { target } : {}), ...slots },
  }
}
const sameKind = (a: IntentName, b: IntentName) => a === b || (LISTS.includes(a) && LISTS.includes(b))
/** «còn việc nào của Sở Y tế quá hạn không» begins with «còn» but is whole; «còn việc sắp đến hạn» asks nothing by itself. */
function isWhole(r: Reading, found: Found): boolean {
  if (!LISTS.includes(found.intent)) return true
  if (!has(r, 'WHAT', 'WHICH', 'HOW_MANY', 'SHOW', 'YES_NO') && !r.bodies.length) return false
  const narrowed = Object.keys(found.slots).filter((k) => k !== 'role').length
  return (
    has(r, 'TASK') &&
    narrowed > 0 &&
    !/^(chi|loc|trong do|bo|the con|vay con|rua con) /.test(r.keys) &&
    !/ thoi( |$)/.test(r.keys) &&
    !(isOpened(r) && !r.bodies.length && !r.documents.length && !r.provinces.length && !r.dates.length)
  )
}

/** «thế quá hạn mấy việc»: of those just asked about. */
const isOpened = (r: Reading): boolean => /^(the|vay|rua) /.test(r.keys)

// việc ấy xong chưa nhỉ | nhiệm vụ đó đã hoàn thành chưa      not: việc ấy chị làm xong chưa
const ASKED_DONE =
  /^(bot |oi |the |vay |em |cho hoi )*(cai |dau )?(viec|nhiem vu|vu|muc|noi dung) (ay|do|kia|nay|no|ni|day|vua roi) (da |duoc |lam |het |thuc hien |trien khai )*(xong|hoan thanh|hoan tat)( xong)? chua( (a|vay|the|day|ha|hi|nhi|ta|bot|em|anh|chi|oi))*$/
function isAmbiguous(r: Reading): boolean {
  if (isEveryday(r) || has(r, 'HELLO', 'THANKS', 'INSULT') || r.words.length > 10) return false
  if (has(r, 'DO', 'CHATTY') && !ASKED_DONE.test(r.keys)) return false
  const named = r.bodies.some((b) => b.kind !== 'self') || r.dates.length || r.documents.length || r.tasks.length
  // «Sở Tài chính nộp rồi thì thôi» lets it be.
  if (/ thi thoi( |$)/.test(r.keys)) return false
  // «Trung thu năm nay rơi vào hôm nào» asks for the calendar.
  const isWork = r.bodies.length || r.tasks.length || r.documents.length || has(r, 'TASK')
  if (!isWork && (/(^| )roi vao( |$)/.test(r.keys) || (has(r, 'WHEN') && r.dates.length > 0 && !has(r, 'DUE'))))
    return false
  // «20/3 nhé» agrees on a day.
  if (
    r.dates.length > 0 &&
    !r.bodies.length &&
    !r.asks &&
    /(^| )(nhe|nha|ok|oke|nghen)( |$)/.test(r.keys) &&
    !/(^| )quy /.test(r.keys)
  )
    return false
  // «phần còn lại thì sao ạ»
  if (
    /^(the |con |vay |a )*(phan|may viec|nhung viec|cac viec|may cai|nhung cai|so) con lai thi (sao|the nao|rang)( |$)/.test(
      r.keys,
    )
  )
    return residue(r).every((i) => saysAny(r.words[i], 'phần số'))
  // «còn bên nớ?», «thế bên kia thì sao»
  if (
    /^(the |vay |a )*(con |the )?(ben|so|xa|phuong|don vi|cho) (no|kia|do|ay|nay)( thi sao| thi rang| the nao)?( (a|vay|the|nhi|ha|hi|em|anh|bot))*$/.test(
      r.keys,
    ) &&
    (r.asks || /^(the|vay|con) /.test(r.keys))
  )
    return true
  // «việc hôm trước ấy»
  if (
    /^(cai |dau )?(viec|nhiem vu|vu|cai) (hom truoc|hom no|bua truoc|bua no|hoi nay|luc nay|hom kia)( (ay|do|kia|a|y|nhi|the|vay))*$/.test(
      r.keys,
    )
  )
    return true
  const pointed =
    has(r, 'THAT') &&
    (isHowLate(r) ||
      ASKED_DONE.test(r.keys) ||
      has(r, 'HOW', 'WHEN', 'WHO', 'DETAIL', 'WHAT') ||
      / thi (sao|rang|the nao)( |$)/.test(r.keys))
  if (!named && !pointed) return false
  // A name with a few small words is a fragment; a sentence about it is talk.
  const slots = [...r.bodies, ...r.dates, ...r.documents, ...r.tasks].reduce((n, s) => n + s.to - s.from, 0)
  if (!pointed && (r.words.length - slots > 4 || has(r, 'WHO'))) return false
  return residue(r).length === 0 && isBare(r)
}
/** «ai phụ trách», «quá hạn?»: words of work alone, of nothing. */
function isLoneQuestion(r: Reading): boolean {
  if (r.words.length > 5 || residue(r).length > 0 || isEveryday(r) || has(r, 'CHATTY') || r.tasks.length) return false
  if (itemIndex(r) !== null) return true
  if (has(r, 'WHO') && /(^| )(phu trach|chu tri|chiu trach nhiem|dau moi)( |$)/.test(r.keys)) return true
  return (
    /^(cac |nhung )?(qua|tre|den|het|toi|sap (den|toi|het)) han( (a|nhe|the|roi|bot))*$/.test(r.keys) &&
    !/ roi( |$)/.test(r.keys)
  )
}
function ambiguous(r: Reading): Decided {
  const { agency_candidates } = bodySlots(r)
  const heard = { ...filterSlots(r), ...taskSlots(r) }
  return { intent: 'ambiguous', slots: agency_candidates ? { agency_candidates } : {}, unsure: true, heard }
}

/** What the turn before came to, itself merged with those before it. */
function turnBefore(ask: Ask): Turn | null {
  const context = ask.context.slice(-TURNS_BACK)
  const last = context.at(-1)
  if (last === undefined) return null
  const before = keptOwn(last, ask) ?? readBefore(last, { ...ask, context: context.slice(0, -1) })
  if (!before) return null
  if (before.intent !== 'follow_up') return { intent: before.intent, slots: before.slots }
  const { context: _c, resolved_intent: intent, ...slots } = before.slots
  return intent ? { intent, slots } : null
}

function readBefore(text: string, ask: Ask): Decided | undefined {
  const read = readTurn(text, ask)
  const stands = read !== null && isOwn(read.r, read.found) && (!ask.context.length || shifted(read.r) === null)
  if (stands) keepOwn(text, ask, read.decided)
  return read?.decided
}

// A question of its own means the same after whatever was said, all day: what leans on it a minute later need not read it again.
const OWN_KEPT = 1_000
const ownQuestions = new WeakMap<Vocabulary, Map<string, Decided>>()
const ownKey = (text: string, { now, addressed }: Ask): string => `${dayOf(now)} ${addressed ?? false} ${text}`
const keptOwn = (text: string, ask: Ask): Decided | undefined =>
  ownQuestions.get(ask.vocabulary)?.get(ownKey(text, ask))
function keepOwn(text: string, ask: Ask, decided: Decided): void {
  const kept = ownQuestions.get(ask.vocabulary) ?? new Map<string, Decided>()
  if (kept.size >= OWN_KEPT) kept.clear()
  kept.set(ownKey(text, ask), decided)
  ownQuestions.set(ask.vocabulary, kept)
}

/** Slots without what is undefined, and without a role where no body is asked about by role. */
function clean(slots: Slots): Slots {
  const said: Record<string, unknown> = {}
  for (const slot in slots) {
    const value = slots[slot as keyof Slots]
    if (value !== undefined) said[slot] = value
  }
  return said as Slots
}
