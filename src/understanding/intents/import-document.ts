// A document is to be taken into the register.
import type { IntentReader } from '../answer.ts'
import { documentSlots } from '../filters.ts'
import { has, hitsOf, isAside, isEveryday, isThisPaper, type Reading, residue } from '../reading.ts'

export const importDocument: IntentReader = {
  name: 'import_document',
  examples: [
    'nạp giúp em kết luận mới này vào hệ thống',
    'thêm văn bản KH 376 vào bot',
    'nhập file kết luận này giúp anh',
    'upload công văn mới',
  ],
  read(r) {
    if (PUTS.test(r.keys) && !isQuestionOrTold(r) && !r.tasks.length && !r.bodies.length)
      return { slots: documentSlots(r) }
    const verbs = hitsOf(r, 'IMPORT').filter((c) => r.words[c.from]!.key !== 'cho')
    if (!verbs.length || isQuestionOrTold(r)) return null
    if (isMissing(r)) return { slots: documentSlots(r) }
    // «có kết luận giao ban, nhập vô bot» names where it goes: what the paper is about does not matter.
    if (!has(r, 'INTO') && (isEveryday(r) || isAside(r))) return null
    const paper = r.documents.length > 0 || has(r, 'PAPER') || isThisPaper(r)
    const into = has(r, 'INTO') || / (moi|nay) vao( (giup|ho|gium|nhe|nha|bot|em|anh|chi|di|voi|a))*$/.test(r.keys)
    const clear = verbs.some(
      (c) => /^(nap|import|upload|nhap)$/.test(r.words[c.from]!.key) || r.words[c.from]!.key === 'tai',
    )
    if (!paper || r.tasks.length || r.bodies.some((b) => b.kind === 'body')) return null
    if (!(into || (clear && (r.documents.length > 0 || /(nay|moi|dinh kem|sau|vua)( |$)/.test(r.keys))))) return null
    return residue(r).length <= 4 ? { slots: documentSlots(r) } : null
  },
}
// cho văn bản đính kèm vào kho nhé | cho kết luận này vào hệ thống
const PUTS =
  /^(bot |oi |em |anh |nho |da )*cho (cai |file |giup )*(van ban|file|ket luan|cong van|tai lieu|ke hoach|thong bao|chi thi|nghi quyet)( [^ ]+){0,4} (vao|vo|len) (kho|he thong|so|phan mem|bot|csdl|du lieu|co so du lieu)( |$)/
/** «QĐ 215 chưa có trên phần mềm, thêm vào giúp» */
const isMissing = (r: Reading): boolean =>
  r.documents.length === 1 &&
  /(^| )(chua|khong|thieu) (co |thay )?(tren|trong|o) (phan mem|he thong|bot|so|danh sach|day|may)(?= ).* (them|nap|nhap|cap nhat|bo sung)( |$)/.test(
    r.keys,
  ) &&
  !r.tasks.length &&
  !r.bodies.length &&
  residue(r).length <= 4
function isQuestionOrTold(r: Reading): boolean {
  return (
    r.asks ||
    has(r, 'WHEN', 'WHO', 'HOW_MANY', 'WHICH', 'HELP', 'OVERDUE') ||
    (has(r, 'EXPORT') && !has(r, 'INTO')) ||
    / (chua|roi|khong|ha)( (a|vay|the|em|anh|chi|nhe|nha|day))*$/.test(r.keys)
  )
}
