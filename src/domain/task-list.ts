// Finding the tasks that a question means: by body, role, period, status, document, for one who may see them.
import { addDays, compareDays, type Day, dayOf, daysBetween, type Moment } from './calendar.ts'
import type { Viewer } from './chat.ts'
import type { Deadline } from './deadline.ts'
import { createKept } from './kept.ts'
import { isKnown, type Register, type Share, type Task } from './register.ts'
import { standingAsked } from './standing-asked.ts'
import { isOpen, type Owed, openDues, STATUS_ORDER, type Standing, type Status } from './status.ts'

export type StatusWanted = 'open' | 'overdue' | 'due_soon' | 'done' | 'ongoing' | 'pending_event' | 'undated'
export type TaskQuery = {
  /** Canonical names; null: whatever the asker may see. */
  readonly bodies: readonly string[] | null
  readonly role: 'lead' | 'coop' | 'any'
  /** Inclusive; null both: no period was asked about; one null: an open end. */
  readonly period: { readonly from: Day | null; readonly to: Day | null } | null
  readonly status: StatusWanted | null
  readonly overdueMinDays: number | null
  /** Ids of documents; null: any. */
  readonly documents: readonly string[] | null
  /** Task numbers found by words; null: no topic was asked about. */
  readonly among: readonly number[] | null
  readonly province: string | null
  /** Closed tasks too where no status was asked about. */
  readonly withDone: boolean
}
export const ANY_TASK: TaskQuery = {
  bodies: null,
  role: 'any',
  period: null,
  status: null,
  overdueMinDays: null,
  documents: null,
  among: null,
  province: null,
  withDone: false,
}

export type ListedTask = {
  readonly task: Task
  /** How the body asked about comes to it; null when no body was asked about. */
  readonly share: Share | null
  readonly standing: Standing
  /** The dues that made it match, or all that are owed; each with its own status. */
  readonly dues: readonly Owed[]
  /** The status that is shown: of the first of these dues, or the task's own. */
  readonly status: Status
}
export type ProvinceList = {
  readonly province: string
  readonly own: readonly ListedTask[]
  /** As one of a collective, under its name; of a collective: what single members of it were given, last. */
  readonly member: readonly ListedTask[]
  /** Given to every body: one line. */
  readonly everybody: readonly ListedTask[]
  /** All tasks of the body before period and status were asked: the denominator. */
  readonly of: number
  /** Tasks that a question about a period cannot place. */
  readonly unplaced: { readonly ongoing: number; readonly event: number; readonly undated: number }
}

/** A task with what is shown of it. */
export function listed(
  task: Task,
  share: Share | null,
  standing: Standing,
  dues: readonly Owed[] = standing.owed,
): ListedTask {
  return { task, share, standing, dues, status: dues[0]?.status ?? standing.status }
}

/** What a viewer may see; unknown and forbidden are not told apart anywhere. */
export function maySee(viewer: Viewer, task: Task, register: Register): boolean {
  if (viewer.role === 'guest') return false
  if (viewer.role !== 'agency') return viewer.province === null || viewer.province === task.province
  return task.province === viewer.province && viewer.bodies.some((b) => sharesOf(task, b, register).length > 0)
}
/** The tasks of a province that a viewer may see, known or not; of bodies they are looked for once, since theirs are few among many. */
function tasksSeen(viewer: Viewer, province: string, register: Register): readonly Task[] {
  const all = register.tasksIn(province)
  if (viewer.role !== 'agency') return all.filter((task) => maySee(viewer, task, register))
  const kept = seenKept.get(register) ?? createKept<readonly Task[]>(SEEN_KEPT)
  seenKept.set(register, kept)
  const key = [province, viewer.province, ...viewer.bodies].join('|')
  return kept(key, () => all.filter((task) => maySee(viewer, task, register)))
}
const SEEN_KEPT = 1_000
const seenKept = new WeakMap<Register, ReturnType<typeof createKept<readonly Task[]>>>()

export function mayAskAbout(viewer: Viewer, province: string): boolean {
  if (viewer.role === 'guest') return false
  return viewer.province === null || viewer.province === province
}

/** The days on which «sắp tới hạn» looks ahead when asked: a week; alarms begin later. */
const SOON_VIEW_DAYS = 7
/** A period at least this long also lists the tasks without a deadline: any of them may be meant. */
const LONG_PERIOD_DAYS = 28

export function findTasks(register: Register, query: TaskQuery, viewer: Viewer, now: Moment): readonly ProvinceList[] {
  const today = dayOf(now)
  return register.directory.provinces
    .filter((province) => mayAskAbout(viewer, province) && (query.province === null || query.province === province))
    .map((province) => {
      // Nothing is made for those that do not match.
      const candidates: Candidate[] = []
      const found: ListedTask[] = []
      for (const task of tasksSeen(viewer, province, register)) {
        const isInScope =
          isKnown(task.document, today) &&
          (query.documents === null || query.documents.includes(task.document.id)) &&
          (query.among === null || query.among.includes(task.no))
        const candidate = isInScope ? candidateOf(task, query, viewer, register, now) : null
        if (!candidate) continue
        candidates.push(candidate)
        const match = matching(candidate, query, register, now)
        if (match) found.push(match)
      }
      return {
        province,
        own: sorted(found.filter((l) => !l.share || l.share.how === 'own')),
        member: underNames(sorted(found.filter((l) => l.share?.how === 'member' || l.share?.how === 'part'))),
        everybody: found.filter((l) => l.share?.how === 'everybody'),
        of: candidates.filter((c) => c.share?.how !== 'everybody').length,
        unplaced: query.period ? unplaced(candidates) : { ongoing: 0, event: 0, undated: 0 },
      }
    })
}
/** In the order in which an answer shows them, so that «việc thứ 3» is the third. */
function underNames(list: readonly ListedTask[]): readonly ListedTask[] {
  const names = [...new Set(list.filter((l) => l.share?.how === 'member').map((l) => l.share?.as))]
  const place = ({ share }: ListedTask) => (share?.how === 'part' ? names.length : names.indexOf(share?.as))
  return [...list].sort((a, b) => place(a) - place(b))
}
export function countListed(list: ProvinceList): number {
  return list.own.length + list.member.length
}

/** `name` is whose state counts: a body, a collective, or '' for the task as a whole. */
type Candidate = {
  readonly task: Task
  readonly share: Share | null
  readonly name: string
  readonly standing: Standing
}

function candidateOf(task: Task, query: TaskQuery, viewer: Viewer, register: Register, now: Moment): Candidate | null {
  const names = query.bodies ?? (viewer.role === 'agency' ? viewer.bodies : null)
  if (names === null) return { task, share: null, name: '', standing: standingAsked(task, '', register, now) }
  let best: Asked | null = null
  for (const asked of names) {
    if (!mayAskOf(viewer, asked, task.province, register)) continue
    for (const one of sharesAsked(task, asked, viewer, register))
      if (
        (query.role === 'any' || one.share.role === query.role) &&
        (best === null || shareRank(one.share) < shareRank(best.share))
      )
        best = one
  }
  if (!best) return null
  const isBody = register.directory.hasBody({ province: task.province, name: best.name })
  const name = isBody ? best.name : ''
  return { task, share: best.share, name, standing: standingAsked(task, name, register, now) }
}
/** A body asks about itself and about collectives it belongs to; of others it hears what it would hear of an unknown one. */
function mayAskOf(viewer: Viewer, name: string, province: string, { directory }: Register): boolean {
  if (viewer.role !== 'agency' || viewer.bodies.includes(name)) return true
  const group = directory.addressee(name, province)
  if (group.kind === 'list') return group.members.some((m) => viewer.bodies.includes(m))
  return group.kind === 'everybody'
}
const RANKS = { own: 0, member: 2, part: 4, everybody: 6 } as const
const shareRank = (s: Share) => RANKS[s.how] + (s.role === 'lead' ? 0 : 1)

const NONE: readonly never[] = []
type Asked = { readonly name: string; readonly share: Share }
/** What a name asked about has in a task; «các ban Đảng» also what single ones among them were given, by the state of that one. */
function sharesAsked(task: Task, name: string, viewer: Viewer, register: Register): readonly Asked[] {
  const own = sharesOf(task, name, register)
  const group = register.directory.addressee(name, task.province)
  if (group.kind !== 'list') return own.length ? own.map((share) => ({ name, share })) : NONE
  const shares = own.map((share) => ({ name, share }))
  const asked = group.members.filter((m) => viewer.role !== 'agency' || viewer.bodies.includes(m))
  const parts = (['lead', 'coop'] as const).flatMap((role) => {
    const members = asked.filter((m) => task.shares.get(m)?.some((s) => s.role === role))
    const share: Share = { role, how: 'part', as: members.join('; ') }
    return members.length ? [{ name: members.length === 1 ? members[0]! : name, share }] : []
  })
  return [...parts, ...shares]
}

/** The shares a name has in a task; a collective also through collectives with no other members than its own. */
export function sharesOf(task: Task, name: string, register: Register): readonly Share[] {
  const direct = task.shares.get(name)
  if (direct?.length) return direct
  const group = register.directory.addressee(name, task.province)
  if (group.kind === 'list') {
    const own = task.parties
      .filter((p) => p.addressee.kind === 'list' && p.addressee.members.length > 0)
      .filter((p) => p.addressee.kind === 'list' && p.addressee.members.every((m) => group.members.includes(m)))
      .map((p) => ({ role: p.role, how: 'own' as const, as: p.written }))
    // What is given to everybody is given to them as well.
    return own.length || !task.forEverybody ? own : [task.forEverybody]
  }
  return task.forEverybody && register.directory.hasBody({ province: task.province, name }) ? [task.forEverybody] : []
}

function matching(candidate: Candidate, query: TaskQuery, register: Register, now: Moment): ListedTask | null {
  const { task, share, standing } = candidate
  const today = dayOf(now)
  const { period } = query
  if (query.status === 'done') return isDoneWithin(standing, period) ? listed(task, share, standing) : null
  const isByDue = query.status === 'overdue' || query.status === 'due_soon'
  if (!isByDue && !hasStatus(standing, query)) return null
  if (!isByDue && !period) return listed(task, share, standing)
  const isRunning = isOpen(standing.status) && standing.status.kind !== 'paused'
  if (!isByDue && !isRunning) return null
  const dues = period && isRunning ? duesWithin(candidate, period, register, now) : standing.owed
  if (dues.some((d) => dueHasStatus(d, query, today)))
    return listed(
      task,
      share,
      standing,
      dues.filter((d) => dueHasStatus(d, query, today)),
    )
  const isAnyDay = !isByDue && period !== null && standing.status.kind === 'needs-deadline' && isLong(period, today)
  return isAnyDay ? listed(task, share, standing, []) : null
}
type Period = NonNullable<TaskQuery['period']>
function isDoneWithin({ status }: Standing, period: Period | null): boolean {
  if (status.kind !== 'done') return false
  return period === null || (status.on !== null && within(status.on, period))
}
/** The dues of a period, each with its own status: a September period is not as late as an August one. */
export function duesWithin(
  { task, name }: Pick<Candidate, 'task' | 'name'>,
  period: Period,
  register: Register,
  now: Moment,
): readonly Owed[] {
  if (!register.isTouched(task) && !task.record.deadlines.some((d) => mayFall(d, period))) return NONE
  return openDues(task, name, { register, now, ...(period.to ? { until: period.to } : {}) }).filter(
    (d) => within(d.due, period) || within(d.last, period),
  )
}
/** Most days lie outside of the period, which one look tells where nothing was recorded of the task. */
function mayFall({ due, kind }: Deadline, period: Period): boolean {
  if (kind === 'recurring' || kind === 'event') return true
  return due !== null && (within(due, period) || within(addDays(due, -1), period))
}
function dueHasStatus({ status, last }: Owed, query: TaskQuery, today: Day): boolean {
  if (query.status === 'overdue') return status.kind === 'overdue' && status.days > (query.overdueMinDays ?? -1)
  if (query.status === 'due_soon')
    return status.kind !== 'overdue' && status.kind !== 'awaiting-acceptance' && last <= addDays(today, SOON_VIEW_DAYS)
  return true
}
function within(day: Day, { from, to }: { from: Day | null; to: Day | null }): boolean {
  return (from === null || from <= day) && (to === null || day <= to)
}
function isLong({ from, to }: { from: Day | null; to: Day | null }, today: Day): boolean {
  if (to !== null && to < today) return false
  return from === null || to === null || daysBetween(from, to) + 1 >= LONG_PERIOD_DAYS
}

function hasStatus({ status }: Standing, query: TaskQuery): boolean {
  switch (query.status) {
    case null:
      return query.period !== null || query.withDone || isOpen(status)
    case 'ongoing':
      return status.kind === 'ongoing'
    case 'pending_event':
      return status.kind === 'awaiting-event'
    case 'undated':
      return status.kind === 'needs-deadline'
    default:
      return isOpen(status)
  }
}

function unplaced(candidates: readonly Candidate[]): ProvinceList['unplaced'] {
  const count = (kind: string) =>
    candidates.filter((c) => c.standing.status.kind === kind && c.share?.how !== 'everybody').length
  return { ongoing: count('ongoing'), event: count('awaiting-event'), undated: count('needs-deadline') }
}

/** Late ones first, then by day, then by number. */
function sorted(list: readonly ListedTask[]): readonly ListedTask[] {
  const day = (l: ListedTask) => l.dues[0]?.due ?? '9999'
  return [...list].sort(
    (a, b) =>
      STATUS_ORDER.indexOf(a.status.kind) - STATUS_ORDER.indexOf(b.status.kind) ||
      compareDays(day(a), day(b)) ||
      a.task.no - b.task.no,
  )
}

/** The nearest tasks in time, for «5 việc gần hạn nhất». */
export function nearest(lists: readonly ProvinceList[], limit: number): readonly ProvinceList[] {
  return lists.map((l) => {
    const all = [...l.own, ...l.member].sort((a, b) =>
      compareDays(a.dues[0]?.last ?? '9999', b.dues[0]?.last ?? '9999'),
    )
    const kept = new Set(all.slice(0, limit))
    return { ...l, own: l.own.filter((x) => kept.has(x)), member: l.member.filter((x) => kept.has(x)), everybody: [] }
  })
}
