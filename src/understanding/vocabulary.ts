// All names that understanding needs, built once: bodies, documents, the words of the grammar.
import type { AgenciesFile } from '../domain/agency.ts'
import type { Day } from '../domain/calendar.ts'
import { type Clauses, createClauses } from '../text/asked-clauses.ts'
import { createDocumentIndex, type DocumentIndex } from '../text/asked-documents.ts'
import type { DatedPaper, PapersKnown } from '../text/asked-papers.ts'
import { type BodyNames, createBodyNames } from '../text/body-aliases.ts'
import { createPhraseBook, type PhraseBook } from '../text/phrase-book.ts'
import type { Known } from '../text/typing-repair.ts'
import { createKnownWords } from './cues.ts'

export type Vocabulary = {
  readonly bodies: BodyNames
  readonly documents: DocumentIndex
  /** What people call documents without a number: «KL Lào Cai 8/2025» → the number, or the name itself. */
  readonly shortNames: PhraseBook<string>
  /** Documents by kind and month: «KL tháng 8». */
  readonly papers: PapersKnown
  /** The clauses of the register: «3.4-7» is one only where it stands there. */
  readonly clauses: Clauses
  readonly known: Known
}
export type KnownDocument = {
  readonly number: string | null
  readonly short_name: string
  readonly kind?: string
  readonly province?: string
  readonly meeting?: Day | null
  readonly issued?: Day | null
}

/** `clauses` are those of the tasks of these documents. */
export function createVocabulary(
  file: AgenciesFile,
  documents: readonly KnownDocument[],
  clauses: readonly string[] = [],
): Vocabulary {
  const bodies = createBodyNames(file)
  return {
    bodies,
    known: createKnownWords(bodies.keys),
    ...documentWords(documents, bodies),
    clauses: createClauses(clauses),
  }
}
/** The same words with other documents. */
export function withDocuments(
  vocabulary: Vocabulary,
  documents: readonly KnownDocument[],
  clauses: readonly string[],
): Vocabulary {
  return { ...vocabulary, ...documentWords(documents, vocabulary.bodies), clauses: createClauses(clauses) }
}
function documentWords(
  documents: readonly KnownDocument[],
  { provinces }: BodyNames,
): Pick<Vocabulary, 'documents' | 'shortNames' | 'papers'> {
  return {
    documents: createDocumentIndex(documents.flatMap((d) => d.number ?? [])),
    papers: { papers: documents.flatMap(datedPaper), provinces },
    shortNames: createPhraseBook(documents.map((d) => [d.short_name, d.number ?? d.short_name] as const)),
  }
}
function datedPaper(d: KnownDocument): readonly DatedPaper[] {
  const day = d.meeting ?? d.issued
  return d.kind && d.province && day
    ? [{ name: d.number ?? d.short_name, kind: d.kind, province: d.province, day }]
    : []
}
