// «việc của Sở Nội vụ Nghệ An»: the province that a question names beside a body.
import { PROVINCES } from '../../domain/provinces.ts'
import { fold, hasMarks } from '../../text/fold.ts'
import type { Slots } from '../../understanding/intent.ts'

export type ProvinceNamed =
  | { readonly kind: 'none' }
  | { readonly kind: 'named'; readonly province: string }
  /** A province of the country that the register does not have. */
  | { readonly kind: 'elsewhere'; readonly province: string }

/** With accents the name must stand as it is written; a commune or a document of that name is no province. */
export function readProvinceNamed(text: string, slots: Readonly<Slots>, here: readonly string[]): ProvinceNamed {
  if (slots.document || slots.document_date || slots.task || slots.tasks) return { kind: 'none' }
  const taken = (slots.agency ?? []).map(fold).join(' ')
  const stands = (name: string) => saysName(text, name) && !` ${taken} `.includes(` ${fold(name)} `)
  const known = here.find(stands)
  if (known) return { kind: 'named', province: known }
  const other =
    slots.agency?.length && hasMarks(text) ? PROVINCES.find((name) => !here.includes(name) && stands(name)) : undefined
  return other ? { kind: 'elsewhere', province: other } : { kind: 'none' }
}
function saysName(text: string, name: string): boolean {
  if (!hasMarks(text)) return ` ${fold(text)} `.includes(` ${fold(name)} `)
  const at = text.normalize('NFC').toLowerCase().indexOf(name.toLowerCase())
  return at >= 0 && !/[\p{L}\p{N}]/u.test(text.normalize('NFC').charAt(at + name.length))
}
