// Which documents carry out which, as far as their citations say: both directions, step by step.
import type { Document } from './document.ts'
import { unaccent } from './names.ts'

/** `document` null: only cited, not in the register. */
export type CitationStep = {
  readonly number: string
  readonly document: Document | null
  readonly steps: readonly CitationStep[]
}
export type CitationChain = {
  readonly number: string
  readonly document: Document | null
  /** Documents that cite it, and those that cite them. */
  readonly carriedOutBy: readonly CitationStep[]
  /** Documents that it cites, and what those cite as far as the register holds them. */
  readonly restsOn: readonly CitationStep[]
}
/** Deeper than any real chain: a circle of documents that cite each other ends by what was seen. */
const DEPTH_MAX = 6

export function chainOf(number: string, documents: readonly Document[]): CitationChain {
  const key = numberKey(number)
  const at = (k: string) => documents.find((d) => d.number !== null && numberKey(d.number) === k) ?? null
  const down = (of: string, seen: ReadonlySet<string>): readonly CitationStep[] =>
    seen.size > DEPTH_MAX
      ? []
      : documents
          .filter((d) => d.cites.some((c) => numberKey(c) === of) && !seen.has(keyOf(d)))
          .map((d) => ({
            number: d.number ?? d.short_name,
            document: d,
            steps: d.number === null ? [] : down(numberKey(d.number), new Set([...seen, keyOf(d)])),
          }))
  const up = (document: Document | null, seen: ReadonlySet<string>): readonly CitationStep[] =>
    document === null || seen.size > DEPTH_MAX
      ? []
      : document.cites
          .filter((c) => !seen.has(numberKey(c)))
          .map((c) => ({
            number: c,
            document: at(numberKey(c)),
            steps: up(at(numberKey(c)), new Set([...seen, numberKey(c)])),
          }))
  const document = at(key)
  return {
    number: document?.number ?? number,
    document,
    carriedOutBy: down(key, new Set([key])),
    restsOn: up(document, new Set([key])),
  }
}
const keyOf = (d: Document) => numberKey(d.number ?? d.id)

/** «21-KL/TW», «21 - kl/tw»: the same; «21-KL» names it wherever it is from. */
export function numberKey(number: string): string {
  return unaccent(number).replace(/[^a-z0-9]+/g, '-')
}
