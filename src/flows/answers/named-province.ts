// «việc của Sở Nội vụ Nghệ An»: the province that a question names beside a body.
import { createKept } from '../../domain/kept.ts'
import { PROVINCES } from '../../domain/provinces.ts'
import { readProvinces } from '../../text/asked-provinces.ts'
import { fold, hasMarks } from '../../text/fold.ts'
import { readWords } from '../../text/words.ts'
import type { Slots } from '../../understanding/intent.ts'

export type ProvinceNamed =
  | { readonly kind: 'none' }
  | { readonly kind: 'named'; readonly province: string }
  /** A province of the country that the register of the asker does not have: unknown and forbidden look the same. */
  | { readonly kind: 'elsewhere'; readonly province: string }

/** `here` are the provinces one may ask about. With accents the name must stand as it is written; a commune or a document of that name is no province. */
export function readProvinceNamed(text: string, slots: Readonly<Slots>, here: readonly string[]): ProvinceNamed {
  if (slots.document || slots.document_date || slots.task || slots.tasks) return { kind: 'none' }
  const taken = [...(slots.agency ?? []), slots.topic ?? ''].map(fold).join(' ')
  const typed = typedOf(text)
  const stands = (name: string) => saysName(typed, name) && !` ${taken} `.includes(` ${fold(name)} `)
  const others = PROVINCES.filter((name) => !here.includes(name) && stands(name))
  const other = others.length ? otherOf(others, text, Boolean(slots.agency?.length) && typed.hasMarks) : null
  if (other) return { kind: 'elsewhere', province: other }
  // Of several all are shown, each under its name.
  const [known, ...more] = here.filter(stands)
  return known && !more.length ? { kind: 'named', province: known } : { kind: 'none' }
}
/** The one whose work is asked about, or the one beside a body. */
function otherOf(others: readonly string[], text: string, besideBody: boolean): string | null {
  const owner = readProvinces(readWords(text)).find((p) => p.isOwner && others.includes(p.province))
  return owner?.province ?? (besideBody ? (others[0] ?? null) : null)
}

const provinceKeys = createKept<string>(200)
// A question is looked through for every province: it is prepared once for all of them.
type Typed = { readonly hasMarks: boolean; readonly text: string; readonly folded: string }
function typedOf(text: string): Typed {
  return { hasMarks: hasMarks(text), text: text.normalize('NFC').toLowerCase(), folded: ` ${fold(text)} ` }
}
function saysName({ hasMarks, text, folded }: Typed, name: string): boolean {
  if (!hasMarks) return folded.includes(` ${provinceKeys(name, fold)} `)
  const at = text.indexOf(name.toLowerCase())
  return at >= 0 && !/[\p{L}\p{N}]/u.test(text.charAt(at + name.length))
}
