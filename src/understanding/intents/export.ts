// A list as a file.
import { saysAny } from '../../text/number-words.ts'
import type { IntentReader } from '../answer.ts'
import { filterSlots, limitSlot } from '../filters.ts'
import type { Slots } from '../intent.ts'
import { has, hitsOf, isEveryday, type Reading, residue } from '../reading.ts'

export const exportFile: IntentReader = {
  name: 'export',
  examples: [
    'xuất file excel việc quá hạn của các xã',
    'cho em xin bảng excel nhiệm vụ quý 3 của SNV',
    'in ra word danh sách việc đến hạn tuần này',
    'tải danh sách nhiệm vụ KL 44 dạng pdf',
  ],
  read(r) {
    const format = formatOf(r)
    const verb = has(r, 'EXPORT')
    if (!verb && !format) return null
    const object =
      r.bodies.length || r.dates.length || r.documents.length || has(r, 'TASK', 'OVERDUE', 'OPEN', 'DUE', 'DUE_SOON')
    if (isEveryday(r) && !has(r, 'TASK')) return null
    const lone =
      !format &&
      !object &&
      r.words.length <= 7 &&
      residue(r).length === 0 &&
      !/(^| )(xong|roi)( |$)/.test(r.keys) &&
      /(^| )(xuat|ket xuat|tai|in) (ra|file|ve|xuong|cho)?/.test(r.keys)
    if (lone && verb) return { slots: {}, leans: true, fragment: true }
    if (!format && !(verb && has(r, 'TASK', 'SUMMARY') && object)) return null
    if (has(r, 'INTO') || has(r, 'WHEN')) return null
    // «file word này của ai»: a file is spoken of, none is asked for.
    if (!verb && (!object || residue(r).length > 1 || / roi( |$)/.test(r.keys))) return null
    const slots = { ...filterSlots(r), ...limitSlot(r), ...(format ? { format } : {}) }
    if (object) return { slots }
    return residue(r).length <= 1 && !/ roi( |$)/.test(r.keys) ? { slots, leans: true } : null
  },
}
export function formatOf(r: Reading): Slots['format'] | null {
  const named = formatsNamed(r)
  if (has(r, 'XLSX') || named.includes('xlsx')) return 'xlsx'
  if (hitsOf(r, 'DOCX').some((c) => !isRead(r, c)) || named.includes('docx')) return 'docx'
  return has(r, 'PDF') || named.includes('pdf') ? 'pdf' : null
}
/** «cho anh doc ki muc 3» typed bare: to be read, no file. */
const isRead = (r: Reading, { from }: { readonly from: number }): boolean =>
  r.words[from]!.key === 'doc' &&
  (r.tasks.length > 0 || /(^| )doc (ky|ki|lai|qua|giup|ho|cho|het|nhanh)( |$)/.test(r.keys)) &&
  !saysAny(r.words[from - 1], 'file dạng bản ra sang bằng tệp')
/** The word itself, or what it stands for within «xuất file …». */
function formatsNamed(r: Reading): readonly Format[] {
  const keys = [
    ...r.words.map((w) => w.key),
    ...hitsOf(r, 'EXPORT').flatMap((c) =>
      r.words.slice(c.from, c.to).flatMap((w) => w.alts.map((alt) => alt[0] ?? '')),
    ),
  ]
  return keys.flatMap((key) => FORMATS.get(key) ?? [])
}
type Format = NonNullable<Slots['format']>
const FORMATS: ReadonlyMap<string, Format> = new Map([
  ['excel', 'xlsx'],
  ['xlsx', 'xlsx'],
  ['exel', 'xlsx'],
  ['word', 'docx'],
  ['docx', 'docx'],
  ['pdf', 'pdf'],
])
