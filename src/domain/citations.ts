// Which documents carry out which, as far as their citations say: both directions, step by step.
import { CITATION_RELATIONS, type CitationRelation } from './citation.ts'
import type { Document } from './document.ts'
import { unaccent } from './names.ts'

/** `document` null: only cited, not in the register. */
export type CitationStep = {
  readonly number: string
  readonly document: Document | null
  /** What the citing document says of the cited one; null where nobody read it. */
  readonly relation: CitationRelation | null
  readonly steps: readonly CitationStep[]
}
export type CitationChain = {
  readonly number: string
  readonly document: Document | null
  /** Documents that cite it, and those that cite them. */
  readonly carriedOutBy: readonly CitationStep[]
  /** Documents that it cites, and what those cite. */
  readonly restsOn: readonly CitationStep[]
}
/** Deeper than any real chain: a circle of documents that cite each other ends by what was seen. */
const DEPTH_MAX = 6

type Node = { readonly key: string; readonly number: string }
/** `from` cites `to`. */
type Edge = { readonly from: Node; readonly to: Node; readonly relation: CitationRelation | null }

export function chainOf(number: string, documents: readonly Document[]): CitationChain {
  const byKey = new Map(documents.map((d) => [keyOf(d), d] as const))
  const edges = documents.flatMap(edgesOf)
  const start = numberKey(number)
  const walk = (at: string, way: 'down' | 'up', seen: ReadonlySet<string>): readonly CitationStep[] => {
    if (seen.size > DEPTH_MAX) return []
    const found = edges.filter((e) => (way === 'down' ? e.to.key : e.from.key) === at)
    const next = strongest(found, (e) => (way === 'down' ? e.from : e.to)).filter(({ node }) => !seen.has(node.key))
    return next.map(({ node, relation }) => ({
      number: node.number,
      document: byKey.get(node.key) ?? null,
      relation,
      steps: walk(node.key, way, new Set([...seen, node.key])),
    }))
  }
  const document = byKey.get(start) ?? null
  const seen = new Set([start])
  return {
    number: document?.number ?? number,
    document,
    carriedOutBy: walk(start, 'down', seen),
    restsOn: walk(start, 'up', seen),
  }
}

/** What a document says of each paper that it cites; once each, the strongest thing first. */
export function citedIn(
  document: Document,
): readonly { readonly number: string; readonly relation: CitationRelation | null }[] {
  const own = keyOf(document)
  return strongest(
    edgesOf(document).filter((e) => e.from.key === own),
    (e) => e.to,
  ).map(({ node, relation }) => ({ number: node.number, relation }))
}
/** The documents that cite a number, or say of another paper that it carries it out, with what they say. */
export function citing(
  number: string,
  documents: readonly Document[],
): readonly { readonly document: Document; readonly relation: CitationRelation | null }[] {
  const key = numberKey(number)
  return documents.flatMap((document) => {
    const edges = edgesOf(document).filter((e) => e.to.key === key)
    const own = edges.filter((e) => e.from.key === keyOf(document))
    const said = strongest(own, (e) => e.to)[0]
    if (said) return [{ document, relation: said.relation }]
    return edges.length ? [{ document, relation: 'mentions' as const }] : []
  })
}

/** What a document cites, and what it says that those cited ones carry out: a chain may run through papers that the register lacks. */
function edgesOf(document: Document): readonly Edge[] {
  const kept = knownEdges.get(document) ?? findEdges(document)
  knownEdges.set(document, kept)
  return kept
}
// A document never changes: a corrected one is another.
const knownEdges = new WeakMap<Document, readonly Edge[]>()
function findEdges(document: Document): readonly Edge[] {
  const from = { key: keyOf(document), number: document.number ?? document.short_name }
  const node = (number: string): Node => ({ key: numberKey(number), number })
  const read = document.citations ?? []
  const known = new Set(read.map((c) => numberKey(c.number)))
  return [
    ...read.map((c): Edge => ({ from, to: node(c.number), relation: c.relation })),
    ...read.flatMap((c): readonly Edge[] =>
      c.carries_out === null ? [] : [{ from: node(c.number), to: node(c.carries_out), relation: 'carries-out' }],
    ),
    ...document.cites.filter((c) => !known.has(numberKey(c))).map((c): Edge => ({ from, to: node(c), relation: null })),
  ]
}

/** Each neighbour once, by the strongest thing said; carrying out before mere mention. */
function strongest(edges: readonly Edge[], side: (e: Edge) => Node) {
  const rank = (r: CitationRelation | null) => (r === null ? CITATION_RELATIONS.length : CITATION_RELATIONS.indexOf(r))
  const found = new Map<string, { readonly node: Node; readonly relation: CitationRelation | null }>()
  for (const edge of [...edges].sort((a, b) => rank(a.relation) - rank(b.relation)))
    if (!found.has(side(edge).key)) found.set(side(edge).key, { node: side(edge), relation: edge.relation })
  return [...found.values()]
}
const keyOf = (d: Document) => numberKey(d.number ?? d.short_name)

/** «21-KL/TW», «21 - kl/tw»: the same. */
export function numberKey(number: string): string {
  return unaccent(number).replace(/[^a-z0-9]+/g, '-')
}
