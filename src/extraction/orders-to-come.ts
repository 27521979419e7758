// What reads as context but orders something for a day to come: a person decides about it, it is never passed over.
import { type DocumentTime, readDeadlines } from '../text/deadlines.ts'

// …; giao Sở hoàn thiện thủ tục, trình … trước 10/9      not: được giao, đã yêu cầu, chỉ tiêu Trung ương giao
const ORDERS = /(?:^|[;,.:]\s+|\s(?:và|đồng thời|do đó)\s+)(?:giao|yêu cầu|đề nghị|phân công|chỉ đạo)\s(?!ban\s)/iu
const TOLD = /\s(?:đã|đang|vừa)\s+(?:[a-zà-ỹ]+\s+)?(?:giao|yêu cầu|đề nghị|phân công|chỉ đạo)(?![a-zà-ỹ])/iu

export function isOrderToCome(said: string, time: DocumentTime): boolean {
  if (!ORDERS.test(said) || TOLD.test(said)) return false
  return readDeadlines(said, time).some(
    ({ deadline: d }) => d.due !== null && time.issued !== null && d.due > time.issued,
  )
}
