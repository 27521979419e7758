// A share that comes back to the body that once handed it on is that body's own again: otherwise nobody would lead the task.
import type { NewEntry } from '../../../domain/ledger.ts'
import type { Register, Task } from '../../../domain/register.ts'

export type GivenBack = { readonly register: Register; readonly task: Task; readonly into: string; readonly id: string }
export function givenBack({ register, task, into, id }: GivenBack): readonly NewEntry[] {
  return handedOn(register, task, into).map(({ period }) => ({
    id: `${id}:back:${period}`,
    task: task.no,
    body: into,
    period,
    kind: 'reopened',
    reason: 'được giao lại',
  }))
}
/** The shares of a task that a body has handed on to another. */
export function handedOn(register: Register, task: Task, body: string) {
  return register
    .statesOf(task.no)
    .filter((s) => s.body === body && s.state === 'closed' && s.ending?.how === 'handed-over')
}
