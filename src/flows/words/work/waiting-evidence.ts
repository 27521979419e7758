// Evidence that waits for a second person: one for each body and period, the newest.
import { type Entry, latest } from '../../../domain/ledger.ts'
import type { AssignmentState } from '../../../domain/progress.ts'
import type { Task } from '../../../domain/register.ts'
import type { WordTurn } from '../word-turn.ts'

export type Waiting = { readonly task: Task; readonly state: AssignmentState; readonly evidence: Entry<'evidence'> }

export async function waitingOf({ office, storage }: WordTurn, task: Task): Promise<readonly Waiting[]> {
  const states = office.bot.register.statesOf(task.no).filter((s) => s.awaitingAcceptance)
  if (!states.length) return []
  const entries = await storage.entries({ tasks: [task.no], kinds: ['evidence'] })
  return states.flatMap((state) => {
    const evidence = latest(entries, 'evidence', state)
    return evidence ? [{ task, state, evidence }] : []
  })
}
