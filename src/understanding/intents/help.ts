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
    if (isHowTo(r) || isTypedHow(r) || COMMANDS.test(r.keys)) return { slots: {} }
    // «đọc kỹ hướng dẫn sử dụng trước khi dùng»
    if (/(^| )(doc|xem) ky huong dan( |$)/.test(r.keys)) return null
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
  has(r, ...USED_FOR) &&
  (/(^| )(muon|can|de) ((bot|em bot|em|anh|chi|toi|minh) )?(xem|coi|hoi|tra|biet|bao|tim|xin|dang ky|gia han|tat|doi|nhan|nap|nhap|xuat|in|huy|bat|lui|nop|gui|them|cap nhat|chinh|tam|nhac) .*(thi|phai) (phai )?(lam|man) (sao|the nao|nhu the nao|rang|kieu gi)( |$)/.test(
    r.keys,
  ) ||
    /^(bot |oi |da |the |a |cho |em |hoi |@\S+ )*(lam|man) (sao|the nao|cach nao|rang) (de|ma|moi) (xem|coi|hoi|tra|biet|tim|xin|dang ky|tat|doi|nhan)( |$)/.test(
      r.keys,
    ))
const USED_FOR = [
  'TASK',
  'EXTEND',
  'DEADLINE',
  'OVERDUE',
  'REMIND',
  'SUBSCRIBE',
  'UNSUBSCRIBE',
  'SETTING',
  'SNOOZE',
  'PROGRESS',
  'IMPORT',
  'EXPORT',
] as const
const END = '(?: (?:a|vay|the|day|ha|hi|nhi|ta|bot|em|anh|chi|oi|bac|sep|nha|nhe|voi|di|giup|ho))*$'
// … thì nhắn câu gì | … thì phải soạn tin thế nào | … thì gõ lệnh nào
const TYPED = new RegExp(
  `(?:^| )(?:thi|phai|can) (?:(?:em|anh|chi|minh|toi|phai|can|nen|se) )*(?:go|nhan|soan|viet|noi|hoi|ghi|nhap|dung|bam|ra)(?: (?:bot|cho|tin|vao|voi|lai))*(?: (?:theo )?(?:cau|lenh|tin|cu phap|chu|cau lenh|noi dung|kieu|mau))? (?:gi|chi|nao|sao|the nao|nhu the nao|nhu nao|ra sao|kieu gi|rang|ra rang|lam rang|lam sao|kieu nao)${END}`,
)
// what is typed, or what somebody wishes to do      not: sếp hỏi việc quá hạn thì phải nói sao
const WISHED = /(^| )(muon|can|de|go|nhan|soan|nhap|bam|cau|lenh|cu phap) /
/** «muốn xin gia hạn thì nhắn câu gì»: of the bot, whatever is to be done with it. */
const isTypedHow = (r: Reading): boolean =>
  TYPED.test(r.keys) &&
  (r.addressed || WISHED.test(r.keys)) &&
  has(r, ...USED_FOR) &&
  !isEveryday(r) &&
  residue(r).length <= 2 &&
  (!has(r, 'FINISHED', 'DOING') || /(^| )(muon|can|de) (bao|noi|xac nhan|cap nhat) /.test(r.keys))
// cho xin danh sách lệnh | liệt kê các câu lệnh đi bot | bảng lệnh đâu      not: danh sách lệnh điều xe
const COMMANDS = new RegExp(
  `^(?:(?:bot|oi|da|a|nho|hay|em|anh|chi|toi|minh) )*(?:cho|xin|gui|dua|xem|liet ke|list|lit|danh sach|bang|hien|ke|menu|nhung|cac|muon)(?: (?:cho|xin|gui|dua|xem|coi|liet ke|list|lit|danh sach|bang|hien|ke|ra|nhung|cac|toan bo|tat ca|day du|het|cai|cu phap|anh|em|chi|toi|minh|bot|giup|ho))* (?:cau lenh|cu phap|lenh)(?: (?:cua|o|dau|nao|xem|coi|dung duoc|hay dung|de dung|co the dung|hien co|co san|san co|nay|ra))*${END}`,
)
/** «lệnh xin gia hạn viết ra sao», «cú pháp báo xong thế nào» */
const isCommandAsked = (r: Reading): boolean =>
  hitsOf(r, 'HELP').some((c) => saysAny(r.words[c.to - 1], 'lệnh pháp')) && has(r, 'HOW', 'WHAT', 'WHICH')
