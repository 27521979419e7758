// «hễ có việc của Sở Y tế thì báo tôi», «cứ Sở Tư pháp nộp là nhắn em»: to be told whenever something happens to work.
import { has, keySaid, type Reading } from './reading.ts'

const ME =
  '(em|anh|toi|minh|chi|nhom|tui|bac|ben em|bon em|(?:vao|vo|len|ve|trong|qua|sang|cho)(?: cai)? (?:nhom|group)(?: (?:nay|minh|ni|day))?)'
// … thì báo em | là nhắn cho tôi nhé | thì bot nhớ báo cho anh      not: thì báo Sở Y tế
const TOLD = new RegExp(
  `^(.*?[^ ]) (?:thi|la) (?:(?:nho|bot|hay|cu|phai) )*(?:bao|nhan|nhac|gui|thong bao|canh bao|nhan tin|bao tin)(?: (?:cho|lai|ngay|tin|giup))* ${ME}(?: (?:voi|nhe|nha|giup|ho|gium|cho|ca|anh|em|chi|nghe|a|biet|luon|ngay|lien|bot|oi|di|hi|nghen|day|lai|hy|hen|nghe))*$`,
)
// hễ … | cứ … | mỗi khi … | từ nay … | có việc mới …
const ALWAYS =
  /(^| )(he|cu (viec (gi|nao)|co|he|khi|moi|den|so|ubnd|cong an|ban|·)|(moi|nhung|bat cu|bat ky) (khi|lan|luc)( nao)?|(tu|ke tu) (nay|ni|chu|gio|bay gio|hom nay)( tro di)?|sau nay|tu nay ve sau|lan sau|(viec|nhiem vu|van ban) moi|co gi moi|moi co)( |$)/
const IF = /^(bot |@\S+ |nho )*(neu|khi nao|luc nao|bao gio)( ma)? |(^| )ma /

/** What happens and to whom is work: a body, a paper or a task is named, and something that tasks do. */
export function isWhenever(r: Reading): boolean {
  if (!(r.bodies.length || r.tasks.length || r.documents.length)) return false
  const when = TOLD.exec(keysWithoutBodies(r))?.[1]
  if (when === undefined) return false
  const happens = has(r, 'TASK', 'OVERDUE', 'DUE', 'DUE_SOON', 'DONE', 'FINISHED', 'REPORTS') || r.tasks.length > 0
  if (!happens) return false
  return r.addressed || ALWAYS.test(when) || ((has(r, 'TASK') || r.tasks.length > 0) && IF.test(when))
}
function keysWithoutBodies(r: Reading): string {
  return r.words
    .map((w, i) => (r.bodies.some((b) => b.kind === 'body' && b.from <= i && i < b.to) ? '·' : keySaid(w)))
    .join(' ')
}
/** Words that only such a wish is made of. */
export const WHENEVER_WORDS = 'hễ cứ sau mỗi khi lúc nếu bất kỳ lần mà mới nhớ trở đi nhắn báo tin vô hí hén hỉ'
