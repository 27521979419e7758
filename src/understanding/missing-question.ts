// «việc 6 đơn vị nào chưa báo cáo», «ai chưa nộp việc 6»: of one task, who of those that owe it has not reported.
import type { Reading } from './reading.ts'

export type MissingQuestion = { readonly kind: 'missing'; readonly task: string }

/** Folded words without which nothing here is asked. */
export const MAY_ASK_MISSING =
  /(viec|nhiem vu|nv) .*chua .*(bao|nop|gui|tra loi|phan hoi)|chua .*(bao|nop|gui|tra loi|phan hoi).* (viec|nhiem vu|nv) /

const BODY = '(?:co quan|don vi|noi|so|ban|nganh|so nganh|xa|phuong|xa phuong|dia phuong|cho)'
const WHO = `(?:(?:nhung |cac |con )*(?:ai|${BODY} nao)|(?:bao nhieu|may) ${BODY}|(?:danh sach|liet ke|ke ten|ke ra)(?: nhung| cac)? ${BODY})`
const REPORTS = '(?:bao cao|bao|nop|gui|tra loi|phan hoi|lam bao cao)'
// ai chưa báo | đơn vị nào còn chưa nộp báo cáo | bao nhiêu xã chưa gửi      not: ai chưa báo thì báo đi | đơn vị nào chưa báo cáo được phê bình
const ASKED = new RegExp(
  `(?:^| )${WHO}(?: (?:van|con|thi|la|ma|den nay|toi nay|den gio|hien))* chua(?: (?:thay|co|he|chiu|kip))* ${REPORTS}(?: (?:bao cao|ket qua|len|gi|xong|tien do|minh chung|van ban|ve))*(?: (?:cua |cho |ve |o |doi voi )?·)?(?: (?:a|vay|the|nhi|ha|roi|em|anh|chi|oi|khong|ko|hay|giup|voi|nhe|day|ca))*$`,
)

export function readMissing(r: Reading): MissingQuestion | null {
  const [task, another] = r.tasks
  if (!task || another || task.refs.length !== 1 || r.documents.length) return null
  // The task wherever it stands is one mark.
  const keys = r.words
    .flatMap((w, i) => (i >= task.from && i < task.to ? (i === task.from ? ['·'] : []) : [w.key]))
    .join(' ')
  return ASKED.test(keys) ? { kind: 'missing', task: task.refs[0]! } : null
}
