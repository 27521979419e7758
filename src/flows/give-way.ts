// Long work in this thread, a slice at a time: nobody in another chat waits for the whole of it.
import type { InSteps } from '../domain/steps.ts'

/** Lets go first whatever waits in this process. */
export const giveWay = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))

/** Steps that are made at a stretch: some milliseconds of rows. */
export const SLICE = 10
/** Runs to the end; `pause` after each slice. */
export async function inSlices<Outcome>(steps: InSteps<Outcome>, pause = giveWay): Promise<Outcome> {
  for (let n = 1; ; n++) {
    const step = steps.next()
    if (step.done) return step.value
    if (n % SLICE === 0) await pause()
  }
}
