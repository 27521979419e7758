// Short English lines of the program said in Vietnamese: each with places for names and numbers.

/** {0} and {1} stand for what is put in. */
export type SaidLine = readonly [english: string, vietnamese: string]
/** Null: the text is none of the lines. What stands before it («/srv/so/dondoc.db: …») stays; what is put in is said too where it is a line itself. */
export type SayLine = (text: string) => string | null

export function createSaidLines(lines: readonly SaidLine[]): SayLine {
  // Made when they are first asked for: most commands say none of them.
  let patterns: readonly Pattern[] | null = null
  const say: SayLine = (text) => {
    patterns ??= lines.map(([english, vietnamese]) => ({ vietnamese, ...patternsOf(english) }))
    for (const { vietnamese, whole, pattern } of patterns) {
      const told = whole?.exec(text)
      // «wrong setting X: expected Y (mend .env)»: what stands in front is a line of its own, no «whose».
      const found = told && say(told.groups?.v0 ?? '') !== null ? told : pattern.exec(text)
      if (!found) continue
      const { groups } = found
      const said = vietnamese.replace(/\{(\d)\}/g, (_, i: string) => {
        const value = groups?.[`v${i}`] ?? ''
        return say(value) ?? value
      })
      return `${groups?.whose ?? ''}${said}`
    }
    return null
  }
  return say
}
type Pattern = { readonly vietnamese: string; readonly pattern: RegExp; readonly whole: RegExp | null }
/** `whole`: of a line that begins with something put in, without anything before it. */
function patternsOf(english: string): Pick<Pattern, 'pattern' | 'whole'> {
  const words = english.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{(\d)\}/g, '(?<v$1>.+?)')
  return {
    pattern: new RegExp(`^(?<whose>.+?: )?${words}$`, 's'),
    whole: english.startsWith('{0} ') ? new RegExp(`^${words}$`, 's') : null,
  }
}
