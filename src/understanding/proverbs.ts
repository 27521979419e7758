// What is said of work in general: «việc nhà còn chưa xong nói gì việc cơ quan», «việc cũ chưa xong việc mới đã đến». It tells and asks nothing, whoever is spoken to.
import type { Reading } from './reading.ts'

const DONE = '(xong|lam|giai quyet|lo|hoan thanh|het|dau vao dau|ra hon)'
const MATTER = '(viec|chuyen|cong viec|nhiem vu)'
// việc nhà | chuyện riêng | việc của người ta      not: việc nhà ở xã hội | việc nước sạch
const CHORE =
  '(nha(?! (o|tam|cong|van|dot|may|nuoc|khach|thi|truong|dat|san))|rieng(?! (cua|tung))|tu|ca nhan|gia dinh|(cua )?minh|(cua )?nguoi (khac|ta|dung)|nuoc(?! (sach|sinh|thai|ngam|mat))|ho hang|thien ha|lang xom|vo con|con cai)'

const SAID: readonly RegExp[] = [
  // … còn chưa xong nói gì … | … chưa làm được huống chi … | … chưa đâu vào đâu đã lo …
  new RegExp(
    `(^| )(chua|khong|chang) ([^ ]+ )?${DONE}( [^ ]+)? (noi|ke) (gi|chi)(?! (ve|the|vay|a|roi)( |$)) [^ ]|(^| )(chua|khong|chang) ([^ ]+ )?${DONE}( [^ ]+){0,2} (huong (chi|ho|gi)|nua la|lo (gi|chi)|lay dau|ma (doi|da|con doi|lai doi)|da (doi|lo|bay))( |$)`,
  ),
  // việc của mình mình làm, hỏi làm gì | nói làm gì      not: Sở Y tế phải làm gì
  /(^| )(hoi|noi|ban|lo|tiec|nghi|ke) lam (gi|chi)( |$)/,
  // việc cũ chưa xong việc mới đã đến | việc này chưa xong việc kia đã tới
  new RegExp(`(^| )${MATTER} (cu|nay|no|truoc|nho|lon) .*(chua|khong) .* ${MATTER} (moi|kia|khac|sau|lon|nho) `),
]

/** A body that is named makes a question of it: «việc của mình và việc của Sở Y tế, quá hạn cái nào». */
const CHORES: readonly RegExp[] = [
  // lo cho xong việc nhà đã rồi tính việc cơ quan | việc nước chưa xong đã lo việc nhà
  new RegExp(`(^| )${MATTER} ${CHORE}( |$).*(^| )${MATTER} [^ ]`),
  new RegExp(`(^| )${MATTER} [^ ].* ${MATTER} ${CHORE}( |$)`),
]

/** No task or paper is named by its number: of those something may be told. */
export const isProverb = (r: Reading): boolean =>
  !r.tasks.length &&
  !r.documents.length &&
  !r.asks &&
  (says(r, SAID) || (!r.bodies.some((b) => b.kind === 'body') && says(r, CHORES)))
const says = (r: Reading, patterns: readonly RegExp[]): boolean => patterns.some((pattern) => pattern.test(r.keys))
