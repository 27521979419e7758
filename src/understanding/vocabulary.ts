// All names that understanding needs, built once: bodies, documents, the words of the grammar.
import type { AgenciesFile } from '../domain/agency.ts'
import { createDocumentIndex, type DocumentIndex } from '../text/asked-documents.ts'
import { type BodyNames, createBodyNames } from '../text/body-names.ts'
import { createPhraseBook, type PhraseBook } from '../text/phrase-book.ts'
import type { Known } from '../text/typing-repair.ts'
import { createKnownWords } from './cues.ts'

export type Vocabulary = {
  readonly bodies: BodyNames
  readonly documents: DocumentIndex
  /** What people call documents without a number: «KL Lào Cai 8/2025» → the number, or the name itself. */
  readonly shortNames: PhraseBook<string>
  readonly known: Known
}
export type KnownDocument = { readonly number: string | null; readonly short_name: string }

export function createVocabulary(file: AgenciesFile, documents: readonly KnownDocument[]): Vocabulary {
  const bodies = createBodyNames(file)
  return { bodies, known: createKnownWords(bodies.book.keys), ...documentWords(documents) }
}
/** The same words with other documents. */
export function withDocuments(vocabulary: Vocabulary, documents: readonly KnownDocument[]): Vocabulary {
  return { ...vocabulary, ...documentWords(documents) }
}
function documentWords(documents: readonly KnownDocument[]): Pick<Vocabulary, 'documents' | 'shortNames'> {
  return {
    documents: createDocumentIndex(documents.flatMap((d) => d.number ?? [])),
    shortNames: createPhraseBook(documents.map((d) => [d.short_name, d.number ?? d.short_name] as const)),
  }
}
