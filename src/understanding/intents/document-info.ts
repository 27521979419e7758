// What a document is: date, signer, main contents.
import type { IntentReader } from '../answer.ts'
import { documentSlots } from '../filters.ts'
import { has, isEveryday, residue } from '../reading.ts'

export const documentInfo: IntentReader = {
  name: 'document_info',
  examples: [
    'kết luận 44 ban hành ngày nào',
    'KH 376 là văn bản gì',
    'ai ký KL 43-KL/TU',
    'cho xin nội dung chính công văn 141',
    'KL 12 nói về gì',
  ],
  read(r) {
    if (!r.documents.length || r.tasks.length) return null
    if (
      has(
        r,
        'TASK',
        'OVERDUE',
        'DUE',
        'DUE_SOON',
        'OPEN',
        'HOW_MANY',
        'LEAD',
        'COOP',
        'RATE',
        'RANKING',
        'EXPORT',
        'DEADLINE',
        'ASSIGN',
      ) &&
      !isAbout(r)
    )
      return null
    if (!has(r, 'ABOUT_PAPER', 'DETAIL')) return null
    if (r.bodies.some((b) => b.kind === 'body') && has(r, 'ASSIGN', 'DUE', 'TASK')) return null
    return isEveryday(r) && residue(r).length > 2 ? null : { slots: documentSlots(r) }
  },
}
function isAbout(r: Parameters<IntentReader['read']>[0]): boolean {
  if (has(r, 'TASK', 'OVERDUE', 'DUE_SOON', 'OPEN', 'HOW_MANY', 'RATE', 'EXPORT', 'RANKING')) return false
  const text = r.keys
  return (
    /ban hanh|nguoi ky|ai ky|noi dung|noi (ve )?gi|van ban gi|trich yeu|tom tat|ngay ky|la gi|ve gi|ve viec gi|phat hanh/.test(
      text,
    ) && !/giao|phan cong/.test(text)
  )
}
