// Long work that lets others go first: at each `yield` whoever runs it may.

/** Row after row of a list that may have thousands. */
export type InSteps<Outcome> = Generator<void, Outcome, void>

/** All of it at once, where nobody waits or there is little of it. */
export function atOnce<Outcome>(steps: InSteps<Outcome>): Outcome {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
