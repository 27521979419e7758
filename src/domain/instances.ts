// Who of all that each owe a task has done his part: by name where the register has one, and how many it has no name for.
import type { Moment } from './calendar.ts'
import { instancesOf, type Register, type Task } from './register.ts'
import { isOpen, standingOf } from './status.ts'

export type Instances = {
  /** The bodies that owe it, each by name; a share that was handed over is owed by its taker. */
  readonly names: readonly string[]
  readonly done: readonly string[]
  readonly open: readonly string[]
  /** Of leading lists: how many bodies stand on no list yet, so that the task cannot be through without them. */
  readonly unlisted: number
}

export function instancesDone(task: Task, register: Register, now: Moment): Instances {
  const names = instancesOf(task).filter((name) => !register.ownState(task.no, name, '')?.ending?.intoBody)
  const status = new Map(names.map((name) => [name, standingOf(task, name, register, now).status] as const))
  const lists = task.parties.flatMap(({ role, addressee: a }) => (role === 'lead' && a.kind === 'list' ? [a] : []))
  return {
    names,
    // Withdrawn or merged, it was reported by nobody.
    done: names.filter((name) => {
      const of = status.get(name)
      return of?.kind === 'done' || (of?.kind === 'ended' && of.how === 'unproven')
    }),
    open: names.filter((name) => isOpen(status.get(name)!)),
    unlisted: lists.reduce((sum, l) => sum + Math.max(0, l.total - l.members.length), 0),
  }
}
