// How to use the bot.
import { saysAny } from '../../text/number-words.ts'
import type { IntentReader } from '../answer.ts'
import { has, hitsOf, isEveryday, type Reading, residue } from '../reading.ts'

export const help: IntentReader = {
  name: 'help',
  examples: [
    '/help',
    'bot làm được những gì',
    'hướng dẫn cách báo cáo tiến độ',
    'hỏi việc của sở mình thì gõ thế nào',
    'trợ giúp',
    'muốn xin gia hạn thì làm sao',
  ],
  read(r) {
    if (isHowTo(r)) return { slots: {} }
    if (!has(r, 'HELP') || r.tasks.length || r.documents.length) return null
    const about =
      r.addressed ||
      r.cues.some((c) => c.value.tags.has('HELP') && c.to - c.from > 2 && !saysAny(r.words[c.to - 1], 'để')) ||
      has(
        r,
        'TASK',
        'PROGRESS',
        'EXTEND',
        'REMIND',
        'SUBSCRIBE',
        'UNSUBSCRIBE',
        'DEADLINE',
        'EXPORT',
        'OVERDUE',
        'STATISTICS' as never,
        'SUMMARY',
        'DUE',
        'IMPORT',
        'ABOUT_PAPER',
      )
    const bare = r.words.length <= 4
    if (isEveryday(r) && !has(r, 'TASK', 'PROGRESS', 'EXTEND')) return null
    // «còn chờ hướng dẫn của Trung ương» is a state of a task.
    const isHow = hitsOf(r, 'HELP').some((c) => c.to - c.from > 3)
    if (has(r, 'PENDING', 'OVERDUE', 'HOW_MANY', 'WHEN') && !has(r, 'TASK') && !isHow) return null
    if (/kieu gi cung/.test(r.keys)) return null
    const how = r.cues.some(
      (c) => c.value.tags.has('HELP') && (c.to - c.from > 1 || ['help', 'menu', 'hdsd'].includes(r.words[c.from]!.key)),
    )
    if (!(how || isCommandAsked(r)) || has(r, 'PENDING')) return null
    const teaches = /(^| )(huong dan|cach|tro giup|chi|day|bay)( |$)/.test(r.keys)
    const named = r.bodies.some((b) => b.kind === 'body') && (has(r, 'TASK') || r.dates.length > 0 || !teaches)
    return (about || bare) && !named ? { slots: {} } : null
  },
}
/** «muốn xem việc của đơn vị mình thì làm thế nào», «mần răng mà coi việc bên em» */
const isHowTo = (r: Reading): boolean =>
  !r.tasks.length &&
  !isEveryday(r) &&
  residue(r).length <= 2 &&
  has(r, 'TASK', 'EXTEND', 'DEADLINE', 'OVERDUE', 'REMIND', 'SUBSCRIBE', 'PROGRESS') &&
  (/(^| )(muon|can) (xem|coi|hoi|tra|biet|bao|tim|xin|dang ky|gia han|tat|doi|nhan) .*(thi|phai) (phai )?(lam|man) (sao|the nao|nhu the nao|rang|kieu gi)( |$)/.test(
    r.keys,
  ) ||
    /^(bot |oi |da |the |a |cho |em |hoi |@\S+ )*(lam|man) (sao|the nao|cach nao|rang) (de|ma|moi) (xem|coi|hoi|tra|biet|tim|xin|dang ky|tat|doi|nhan)( |$)/.test(
      r.keys,
    ))
/** «lệnh xin gia hạn viết ra sao», «cú pháp báo xong thế nào» */
const isCommandAsked = (r: Reading): boolean =>
  hitsOf(r, 'HELP').some((c) => saysAny(r.words[c.to - 1], 'lệnh pháp')) && has(r, 'HOW', 'WHAT', 'WHICH')
