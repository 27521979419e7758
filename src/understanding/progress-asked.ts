// Whether a message about a task asks how it stands or tells it: «việc 16 xong chưa» is asked, «việc 16 chưa xong vì thiếu vốn» is told.
import { saysAny } from '../text/number-words.ts'
import { LAST_IS_OPEN, percentOf } from './progress-said.ts'
import { has, hitsOf, type Reading } from './reading.ts'

/** «việc 16 xong chưa», «việc 16 thế nào rồi», «ai làm việc 16»; «chưa» inside a sentence states. */
export function isQuestion(r: Reading): boolean {
  if (r.asks) return true
  // «sao việc 23 mãi chưa xong vậy»
  if (/^(da |em |anh |chi |bot |oi |a )*(tai |vi |lam )?(sao|rang) /.test(r.keys)) return true
  // «đã ban hành hướng dẫn» asks for no help.
  if (/(^| )(xa|phuong|thon|ban|truong|noi|dia phuong|khu) (nao|mo)( |$)/.test(r.keys)) return true
  const help = hitsOf(r, 'HELP').some((c) => !c.value.tags.has('OFFICE'))
  if (help || has(r, 'WHEN', 'WHO', 'HOW_MANY', 'MOST') || (has(r, 'RATE') && percentOf(r) === null)) return true
  const end =
    / (chua|khong|ko|k|hay chua|a|ha|nhi|phai khong|dung khong)( (a|vay|the|em|anh|chi|bot|oi|nhi|ha|ban|ta|bac|sep|day))*$/
  if (ASKS_OBSTACLE.test(r.keys) && !/(^| )(khong|chua|chang|het) (con |bi |co )?(vuong|ket|tac|mac)/.test(r.keys))
    return true
  // «xong chưa hay còn treo», «trình chưa để em báo»
  if (
    / (xong|nop|trinh|gui|hoan thanh|ky|lam|nhan|duyet|bao cao|tham dinh|xong xuoi) chua (hay|de|ma|thi|biet)( |$)/.test(
      r.keys,
    )
  )
    return true
  // «xong chưa nhé»
  if (/ chua( (nhe|nha|nhen|day|dzay|z|a|vay|the|em|anh|chi|bot))+$/.test(r.keys)) return true
  if (ASKS_WHY.test(r.keys) || (/ roi a$/.test(r.keys) && r.words.at(-1)!.text === 'à')) return true
  // «việc 12 xong, việc 13 thì chưa» tells.
  if (LAST_IS_OPEN.test(r.keys) && r.tasks.length > 1) return false
  if (end.test(r.keys) && !/ roi (a|nhe|nha)$/.test(r.keys)) {
    const last = r.words.at(-1)!
    // «ạ» ends statements, «à» questions.
    if (!/ (chua|khong|ko|k)( |$)/.test(r.keys.slice(-14)) && saysAny(last, 'ạ') && last.text !== 'à') return false
    return true
  }
  const ask = hitsOf(r, 'HOW', 'WHAT', 'WHICH').filter(
    // «đợi kết quả giám định» waits for it.
    (c) =>
      !c.value.tags.has('PROGRESS') &&
      !c.value.tags.has('POLITE') &&
      !(saysAny(r.words[c.to - 1], 'quả') && saysAny(r.words[c.from - 1], 'đợi chờ có nhận theo')),
  )
  const first = r.tasks[0]
  return ask.some((c) => !first || c.from >= first.to || c.to <= first.from) && !/vuong (mac )?gi/.test(r.keys)
}

// xong vì sao | trình ở đâu vậy | sao vẫn chưa xong      not: trễ chút không sao
const ASKS_WHY =
  /(^| )((vi|tai|lam) (sao|rang)|(?<!(khong|chang|cha|co|hieu) )sao|o (dau|mo)|(may|bao nhieu) lan( roi)?)( (vay|the|day|a|em|anh|chi|bot|oi|nhi|ha|bac|sep))*$|(^| )sao( van| mai| con| cu)? (chua|lai chua) /
// vướng gì | kẹt ở đâu | tắc chỗ nào
const ASKS_OBSTACLE =
  /(^| )(vuong|ket|tac|mac|nghen|dung lai|treo)( mac)?( o| tai)? (gi|chi|dau|mo|(cho|khau|buoc|doan|diem|muc) (nao|mo))( (the|vay|day|roi|a|em|anh|chi|bot|ha|nhi|hi))*$/
