// No naming and shaming: a group that only helps with a task is not told how late its owner is; such tasks are counted there.
import type { Viewer } from './chat.ts'
import type { Register, Task } from './register.ts'
import type { Owed, Standing, Status } from './status.ts'
import { type ListedTask, listed, type ProvinceList, sharesOf } from './task-list.ts'

/** True in a group none of whose bodies leads the task. In private everybody reads what he may see. */
export function onlyHelps(viewer: Viewer, task: Task, register: Register): boolean {
  if (viewer.role !== 'agency' || viewer.isGroup !== true) return false
  return !viewer.bodies.some((name) => sharesOf(task, name, register).some((s) => s.role === 'lead'))
}

/** The task without a word of lateness: what is still ahead stays; where all of it is late, its state is not told. */
export function discreet(one: ListedTask): ListedTask {
  const ahead = one.dues.filter((d) => d.status.kind !== 'overdue')
  const dues = ahead.length ? ahead : one.dues.map((d): Owed => ({ ...d, status: UNTOLD }))
  return listed(one.task, one.share, discreetStanding(one.standing), dues)
}
const UNTOLD = { kind: 'untold' } as const
function discreetStanding(standing: Standing): Standing {
  const owed = standing.owed.map((d): Owed => ({ ...d, status: discreetStatus(d.status) }))
  // How far its owner is and what is in the way is told by the owner.
  return { ...standing, status: discreetStatus(standing.status), owed, state: null }
}
function discreetStatus(status: Status): Status {
  if (status.kind === 'overdue') return UNTOLD
  return status.kind === 'done' ? { kind: 'done', when: 'unrated', on: null } : status
}

/** As it may be said to this viewer. */
export function asTold(viewer: Viewer, one: ListedTask, register: Register): ListedTask {
  return onlyHelps(viewer, one.task, register) ? discreet(one) : one
}

/** Tasks as they may be listed to this viewer, and how many late ones of others are only counted. */
export function told(
  viewer: Viewer,
  list: readonly ListedTask[],
  register: Register,
): { readonly shown: readonly ListedTask[]; readonly counted: number } {
  const all = list.map((one) => asTold(viewer, one, register))
  const shown = all.filter((one) => one.status.kind !== 'untold')
  return { shown, counted: all.length - shown.length }
}
/** The same of the lists of an answer. */
export function toldLists(
  viewer: Viewer,
  lists: readonly ProvinceList[],
  register: Register,
): { readonly lists: readonly ProvinceList[]; readonly counted: number } {
  if (viewer.role !== 'agency' || viewer.isGroup !== true) return { lists, counted: 0 }
  const parts = lists.map((l) => {
    const [own, member] = [told(viewer, l.own, register), told(viewer, l.member, register)]
    return { list: { ...l, own: own.shown, member: member.shown }, counted: own.counted + member.counted }
  })
  return { lists: parts.map((p) => p.list), counted: parts.reduce((sum, p) => sum + p.counted, 0) }
}
