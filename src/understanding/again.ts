// «… nhắc lại anh cái», «nhắc lại cho anh …»: what was asked before is to be told again; nobody is to be reminded.
import { timeOf } from './intents/reminder-settings.ts'
import { has, type Reading, wordBehind } from './reading.ts'

const WHOM = '(?:anh|em|chi|toi|minh|tui|sep|bac|chu|co|bon em|ben em|chung em)'
const SMALL = '(?:cai|voi|phat|nghe|xem|coi|nao|ti|chut|xiu|di|a|bot|oi|nhe|nha|dum|giup|ho|gium|roi|ro|ky|duoc khong)'
const TELL = '(?:nhac|noi|ke|doc|bao) lai'
// …, nhắc lại anh cái | … nói lại cho chị với      not: mai nhắc lại anh nhé
const BEHIND = new RegExp(
  `^(.+?) ((?:bot |em )?${TELL}(?: (?:cho|giup|ho|gium|dum|voi|ca))*(?: ${WHOM})?(?: ${SMALL})*)$`,
)
// nhắc lại cho anh … | nói lại hộ chị …
const BEFORE = new RegExp(
  `^(?:(?:bot|oi|em|da|a|nho|phien|xin|lam on) )*${TELL} (?:(?:(?:cho|giup|ho|gium|dum) )+(?:${WHOM} )?(?:nghe |xem |biet |coi )?)(?=.)`,
)
// ủa hồi nãy nói Sở Y tế trễ việc nào …
const SAID =
  /^(?:(?:ua|a|the|o|bot|em) )*(?:hoi nay|luc nay|vua nay|ban nay|vua roi|hom truoc|hoi sang|hoi chieu) (?:(?:em|bot|anh|chi|minh|toi) )?(?:noi|bao|ke|hoi)(?: (?:la|rang))? (?=[^ ]+ [^ ]+ [^ ]+ )/
const CONDITION =
  /(^| )(khi|luc|neu|he|thi|den|toi|moi|hang|cu|truoc|sau)$|(^| )(neu|he|moi khi|cu|hang|moi (ngay|sang|tuan))( |$)/

/** The question without that, or null where it is a wish to be reminded, or nothing is asked. */
export function withoutAgain(r: Reading): string | null {
  if (!/(^| )(nhac|noi|ke|doc|bao) lai( |$)/.test(r.keys) || r.tasks.length > 1 || timeOf(r) !== null) return null
  if (
    !has(r, 'WHAT', 'WHICH', 'HOW_MANY', 'WHO', 'WHEN', 'HOW', 'DETAIL', 'DEADLINE', 'ABOUT_PAPER') &&
    !(has(r, 'SHOW') && has(r, 'TASK'))
  )
    return null
  const behind = BEHIND.exec(r.keys)
  if (behind && !CONDITION.test(behind[1]!)) {
    const said = SAID.exec(r.keys)?.[0].length ?? 0
    return r.text.slice(r.words[wordBehind(r, said)]!.from, r.words[wordBehind(r, behind[1]!.length + 1) - 1]!.to)
  }
  const before = BEFORE.exec(r.keys)
  if (!before || CONDITION.test(r.keys.slice(before[0].length))) return null
  // «nhắc lại cho anh mấy việc quá hạn»: which they are, not how many.
  const asks = /^(may|cac|nhung) /.test(r.keys.slice(before[0].length)) ? 'cho xem' : 'cho biết'
  return `${asks} ${r.text.slice(r.words[wordBehind(r, before[0].length)]!.from)}`
}
