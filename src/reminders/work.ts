// One pass over the register: what each body owes or helps with, and what has climbed to it.
import { type Body, bodyKey } from '../domain/agency.ts'
import { type Day, dayOf, type Moment } from '../domain/calendar.ts'
import type { Chat } from '../domain/chat.ts'
import type { AssignmentState } from '../domain/progress.ts'
import { isKnown, type Register, type Task } from '../domain/register.ts'
import { isOpen, type Owed, type Standing, type Status, standingOf, wholeStanding } from '../domain/status.ts'
import { type ListedTask, listed } from '../domain/task-list.ts'
import { audienceOf, isLateOnEntry, OFFICE, pressedLevel } from './alarms.ts'
import { type NoPlace, noPlaceOf } from './office-chats.ts'

export type Assigned = ListedTask
/** A task of others that climbed to a body; its late periods and bodies are one line. */
export type Pressed = {
  readonly task: Task
  readonly dues: readonly Owed[]
  /** How many dues stand at this level in all, told or not. */
  readonly owing: number
  readonly level: 2 | 3
  readonly bodies: readonly string[]
  readonly onEntry: boolean
  /** What is in the way and who must decide, where a body said so. */
  readonly stuck: { readonly what: string; readonly decider: string } | null
  /** Whom it should have reached and nothing reaches: the office carries it there by hand. */
  readonly without: readonly Without[]
}
export type Without = { readonly name: string; readonly why: NoPlace }
/** An obstacle that somebody must decide on. */
export type Deciding = {
  readonly task: Task
  readonly body: string
  readonly stuck: NonNullable<AssignmentState['stuck']>
  readonly status: Status
  /** Set where the office carries it to who decides: he is no body of the register, or nothing reaches him. */
  readonly isCarried: boolean
}
export type Work = {
  /** Province → body → what it owes or helps with. */
  readonly assigned: ReadonlyMap<string, ReadonlyMap<string, readonly Assigned[]>>
  /** Province → body → what climbed to it. */
  readonly pressed: ReadonlyMap<string, ReadonlyMap<string, readonly Pressed[]>>
  /** Province → body → what it must decide, or as the office carry. */
  readonly deciding: ReadonlyMap<string, ReadonlyMap<string, readonly Deciding[]>>
  /** Province → what is given to every body. */
  readonly everybody: ReadonlyMap<string, readonly Assigned[]>
  /** Province → what is led by circles that nobody has a list of. */
  readonly proxy: ReadonlyMap<string, readonly Assigned[]>
  /** Province → body → what it has called wrong: its own to lead or help with, not pressed meanwhile. */
  readonly waiting: ReadonlyMap<string, ReadonlyMap<string, readonly Assigned[]>>
}
type Collected = {
  readonly register: Register
  readonly now: Moment
  readonly today: Day
  readonly paused: ReadonlySet<string>
  readonly noPlace: (body: Body) => NoPlace | null
  readonly assigned: Map<string, Map<string, Assigned[]>>
  readonly pressed: Map<string, Map<string, Map<string, Pressed>>>
  readonly deciding: Map<string, Map<string, Deciding[]>>
  readonly everybody: Map<string, Assigned[]>
  readonly proxy: Map<string, Assigned[]>
  readonly waiting: Map<string, Map<string, Assigned[]>>
}

export type WorkInput = {
  readonly register: Register
  readonly now: Moment
  readonly paused?: ReadonlySet<string>
  /** Left out: everybody is reached. */
  readonly chats?: readonly Chat[]
}

export function collectWork({ register, now, paused = new Set(), chats }: WorkInput): Work {
  const places = new Map<string, NoPlace | null>()
  const noPlace = (body: Body) => {
    const key = bodyKey(body)
    const known = places.get(key)
    if (known !== undefined || !chats) return known ?? null
    const found = noPlaceOf(body.name, body.province, chats)
    places.set(key, found)
    return found
  }
  const found: Collected = {
    register,
    now,
    today: dayOf(now),
    paused,
    noPlace,
    assigned: new Map(),
    pressed: new Map(),
    deciding: new Map(),
    everybody: new Map(),
    proxy: new Map(),
    waiting: new Map(),
  }
  for (const task of register.tasks)
    if (isKnown(task.document, found.today) && task.record.status !== 'done') collect(task, found)
  const asLists = (lines: Map<string, Map<string, Pressed>>) =>
    new Map([...lines].map(([name, pressed]) => [name, [...pressed.values()]]))
  return { ...found, pressed: new Map([...found.pressed].map(([province, lines]) => [province, asLists(lines)])) }
}

function collect(task: Task, found: Collected): void {
  const { register, now } = found
  const { province } = task
  // Bodies of one task mostly stand alike: nothing was recorded, so one standing holds for all.
  const shared = register.isTouched(task) ? null : standingOf(task, '', register, now)
  let hasOwner = false
  for (const [name, shares] of task.shares) {
    const body = { province, name }
    if (!register.directory.hasBody(body)) continue
    const share = shares.find((s) => s.role === 'lead') ?? shares[0]
    if (!share) continue
    // A body that is not pressed for now still owns its share: the work must not pass to the office meanwhile.
    if (share.role === 'lead') hasOwner = true
    const standing = shared ?? standingOf(task, name, register, now)
    if (!isOpen(standing.status) || standing.status.kind === 'paused') continue
    if (isPaused(task, name, found.paused)) {
      push(within(found.waiting, province), name, listed(task, share, standing))
      continue
    }
    push(within(found.assigned, province), name, listed(task, share, standing))
    if (share.role !== 'lead') continue
    climb(task, name, standing, found)
    awaitDecision(task, name, standing, found)
  }
  const whole = shared ?? wholeStanding(task, register, now)
  if (!isOpen(whole.status) || whole.status.kind === 'paused') return
  if (task.forEverybody) push(found.everybody, province, listed(task, task.forEverybody, whole))
  else if (!hasOwner && task.parties.some((p) => p.role === 'lead' && p.addressee.kind !== 'open')) {
    push(found.proxy, province, listed(task, null, whole))
    climb(task, OFFICE, whole, found)
  }
}

// Levels 2 and 3, joined by task so that twelve communes and five periods are one line.
function climb(task: Task, name: string, standing: Standing, found: Collected): void {
  const { register, today, noPlace } = found
  const stuck = standing.state?.stuck ?? null
  const office = { province: task.province, name: OFFICE }
  for (const due of standing.owed) {
    if (due.last >= today) continue
    const reached = pressedLevel(task, due, today, {
      body: name === OFFICE && !task.shares.has(OFFICE) ? '' : name,
      register,
    })
    if (reached < 2) continue
    for (const level of [2, 3] as const) {
      if (reached < level) continue
      for (const body of reachedBy(task, name, level, { register, stuck })) {
        // Nobody is told of his own lateness as if it were another's.
        if (body.name === name) continue
        const line = { task, name, due, level, stuck }
        addLine(body, line, found)
        const why = body.name === OFFICE ? null : noPlace(body)
        if (why && !(name === OFFICE && task.shares.has(OFFICE)))
          addLine(office, { ...line, without: { name: body.name, why } }, found)
      }
    }
  }
}
// Until it is settled the one who must decide is reminded once a week, whether the work is late or not.
function awaitDecision(task: Task, body: string, { state, status }: Standing, found: Collected): void {
  const stuck = state?.stuck
  if (!stuck || status.kind === 'awaiting-acceptance') return
  const decider = { province: task.province, name: stuck.decider }
  const isKnownBody = found.register.directory.hasBody(decider)
  const isReached = isKnownBody && (decider.name === OFFICE || found.noPlace(decider) === null)
  if (decider.name === body) return
  const by = within(found.deciding, task.province)
  if (isReached) push(by, decider.name, { task, body, stuck, status, isCarried: false })
  else push(by, OFFICE, { task, body, stuck, status, isCarried: true })
}

type Line = Pick<Pressed, 'task' | 'level' | 'stuck'> & {
  readonly name: string
  readonly due: Owed
  readonly without?: Without
}
function addLine(to: Body, { task, name, due, level, stuck, without }: Line, { register, pressed }: Collected): void {
  const lines = within(within(pressed, to.province), to.name)
  const key = `${task.no}:${level}`
  const before = lines.get(key)
  const missing = before?.without ?? []
  const dues = before?.dues.some((d) => sameDue(d, due)) ? before.dues : [...(before?.dues ?? []), due]
  lines.set(key, {
    task,
    level,
    dues,
    owing: dues.length,
    bodies: before?.bodies.includes(name) ? before.bodies : [...(before?.bodies ?? []), name],
    onEntry: (before?.onEntry ?? false) || isLateOnEntry(task, due, register),
    stuck: stuck ?? before?.stuck ?? null,
    without: without && !missing.some((m) => m.name === without.name) ? [...missing, without] : missing,
  })
}
// An obstacle reaches the one who must decide as well, where that is a body of the register.
function reachedBy(
  task: Task,
  name: string,
  level: 2 | 3,
  { register, stuck }: { readonly register: Register; readonly stuck: Pressed['stuck'] },
): readonly Body[] {
  const reached = audienceOf(task, name, level, register)
  const decider = stuck && { province: task.province, name: stuck.decider }
  const isNew = decider && register.directory.hasBody(decider) && !reached.some((b) => b.name === decider.name)
  return isNew ? [...reached, decider] : reached
}
function sameDue(a: Owed, b: Owed): boolean {
  return a.due === b.due && a.period === b.period
}

/** A body has called its line wrong: it is not pressed for it. */
export function isPaused({ no }: Task, name: string, paused: ReadonlySet<string>): boolean {
  return paused.size > 0 && paused.has(`${no}:${name}`)
}
/** The map under a key, made where there is none. */
function within<V>(map: Map<string, Map<string, V>>, key: string): Map<string, V> {
  const known = map.get(key)
  if (known) return known
  const inner = new Map<string, V>()
  map.set(key, inner)
  return inner
}
function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
