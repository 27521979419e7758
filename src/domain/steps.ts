// Long work that lets others go first: at each `yield` whoever runs it may.

/** Row after row of a list that may have thousands. */
export type InSteps<Outcome> = Generator<void, Outcome, void>
