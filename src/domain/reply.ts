// What the bot says back, as a value: every channel renders it in its own way.

/** `isYes`: of several, what a typed «đúng» means; the cautious one. */
export type Choice = { readonly label: string; readonly says: string; readonly isYes?: true | undefined }
/** A file that goes out: its bytes as base64, so that they are kept with the words of its message and go with them. */
export type OfferedFile = { readonly name: string; readonly base64: string }
export type Reply = {
  /** Pieces that no channel may cut in two (a task with its lines), in order. */
  readonly parts: readonly string[]
  /** Offered answers: buttons where there are buttons, a numbered list elsewhere. */
  readonly choices: readonly Choice[]
  readonly file?: OfferedFile
}
export function reply(parts: readonly string[], choices: readonly Choice[] = []): Reply {
  return { parts, choices }
}
/** The whole reply as plain text; choices numbered. */
export function replyText({ parts, choices }: Reply): string {
  return [...parts, ...choices.map((c, i) => `${i + 1}. ${c.label}`)].join('\n')
}
/** The same reply with further choices behind its own. */
export function withChoices(said: Reply, more: readonly Choice[]): Reply {
  return { ...said, choices: [...said.choices, ...more] }
}
