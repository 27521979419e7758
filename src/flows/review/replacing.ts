// A task of a draft takes the place of older ones only: a document from before them supersedes nothing.
import type { Day } from '../../domain/calendar.ts'
import { givenOn } from '../../domain/document.ts'
import type { Draft, DraftItem } from '../../domain/draft.ts'
import type { Register } from '../../domain/register.ts'

export type Later = { readonly no: number; readonly given: Day }

/** Of the tasks that an item is to replace those given after its own document; none where a day is not known. */
export function givenAfter(
  item: Pick<DraftItem, 'of'>,
  nos: readonly number[],
  { draft, register }: { readonly draft: Draft; readonly register: Register },
): readonly Later[] {
  const issued = item.of?.issued ?? draft.doc.issued
  return nos.flatMap((no) => {
    const document = register.task(no)?.document
    const given = document ? givenOn(document) : null
    return issued && given && issued < given ? [{ no, given }] : []
  })
}
/** The day of the document was corrected since: what was to be replaced is asked about again. */
export function withoutReplacedLater(draft: Draft, register: Register): Draft {
  const isWrong = ({ double, decision, of }: DraftItem) =>
    decision !== 'dropped' &&
    double?.replaces === true &&
    givenAfter({ of }, double.replaced ?? [double.no], { draft, register }).length > 0
  if (!draft.items.some(isWrong)) return draft
  const items = draft.items.map((item): DraftItem => {
    if (!item.double || !isWrong(item)) return item
    const { replaces: _, replaced: __, ...shown } = item.double
    return { ...item, double: { ...shown, settled: false } }
  })
  return { ...draft, items }
}
