// What a document is: date, signer, main contents.
import type { IntentReader } from '../answer.ts'
import { documentSlots } from '../filters.ts'
import { has, hitsOf, isEveryday, residue } from '../reading.ts'

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
    if (isWanted(r)) return { slots: documentSlots(r) }
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
    if (!has(r, 'ABOUT_PAPER', 'DETAIL') && !isShown(r)) return null
    if (r.bodies.some((b) => b.kind === 'body') && has(r, 'ASSIGN', 'DUE', 'TASK')) return null
    return isEveryday(r) && residue(r).length > 2 ? null : { slots: documentSlots(r) }
  },
}
// cho xin bản CT 19 | gửi em xin cái KL 44 | có bản mềm KL 43 không      not: xin file excel KL 44 | cho xin việc của KL 44
const WANTED =
  /(^| )(xin|co|can|gui|tim|lay|kiem) ((em|anh|chi|minh|toi|xin|lai|cai|con|ban|file|mem|scan|pdf|giay|chinh|goc|toan|van|dau|du|lai|duoc|tai) ){0,5}$/
/** The paper itself is asked for. */
const isWanted = (r: Parameters<IntentReader['read']>[0]): boolean => {
  const [paper] = r.documents
  const before = r.words
    .slice(0, paper!.from)
    .map((w) => w.key)
    .join(' ')
  return (
    r.documents.length === 1 &&
    !r.bodies.length &&
    !r.dates.length &&
    WANTED.test(`${before} `) &&
    /(^| )(xin|co ban|co file|can ban|can file|ban mem|ban scan|toan van)( |$)/.test(before) &&
    !has(r, 'TASK', 'WHAT', 'WHICH', 'HOW_MANY', 'XLSX', 'DOCX', 'EXTEND', 'IMPORT', 'TO') &&
    residue(r).filter((i) => i > paper!.to).length === 0
  )
}
/** «cho xem văn bản KL 12», «tìm kết luận số 12», «thông tin về công văn 141» */
function isShown(r: Parameters<IntentReader['read']>[0]): boolean {
  const shows = hitsOf(r, 'SHOW').some((c) => /(xem|coi|tim|mo|doc|tra|hien|kiem)/.test(keysIn(r, c)))
  return (
    (shows || /(^| )thong tin( |$)/.test(r.keys)) &&
    !r.bodies.length &&
    !r.dates.length &&
    residue(r).length === 0 &&
    !has(r, 'ASSIGN')
  )
}
const keysIn = (r: Parameters<IntentReader['read']>[0], c: { from: number; to: number }) =>
  r.words
    .slice(c.from, c.to)
    .map((w) => w.key)
    .join(' ')
function isAbout(r: Parameters<IntentReader['read']>[0]): boolean {
  if (has(r, 'TASK', 'OVERDUE', 'DUE_SOON', 'OPEN', 'HOW_MANY', 'RATE', 'EXPORT', 'RANKING')) return false
  const text = r.keys
  return (
    /ban hanh|nguoi ky|ai ky|noi dung|noi (ve )?gi|van ban gi|trich yeu|tom tat|ngay ky|la gi|ve gi|ve viec gi|phat hanh|noi nhan/.test(
      text,
    ) && !/giao|phan cong/.test(text)
  )
}
