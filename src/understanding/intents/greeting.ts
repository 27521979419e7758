// Greetings to the group or the bot, and thanks to the bot.
import type { IntentReader } from '../answer.ts'
import { has, isEveryday, residue } from '../reading.ts'

export const greeting: IntentReader = {
  name: 'greeting',
  examples: [
    'chào bot',
    'dạ em chào cả nhóm ạ',
    'xin chào mọi người',
    'cảm ơn bot nhiều nhé',
    'hello bot',
    'chúc cả nhà buổi sáng tốt lành',
  ],
  read(r) {
    const greets = has(r, 'HELLO', 'BYE')
    const thanks = has(r, 'THANKS')
    if (!greets && !thanks) return null
    // Only a greeting: a question that begins with «chào bot» is a question.
    if (r.bodies.some((b) => b.kind !== 'self') || r.dates.length > 1 || r.tasks.length || r.documents.length)
      return null
    if (FORMAL.test(r.keys) && !has(r, ...MORE)) return { slots: {} }
    if (
      has(r, 'TASK', 'WHEN', 'WHO', 'HOW_MANY', 'OVERDUE', 'DEADLINE', 'HELP', 'RATE', 'INSULT') ||
      ((isEveryday(r) || residue(r).length > 2) && !(has(r, 'THANKS') && r.addressed && r.words.length <= 8))
    )
      return null
    // «alo alo nghe rõ không»
    if (has(r, 'YES_NO') && residue(r).length > 0) return null
    // «em chào anh chị, mai bên em có gì phải nộp không»
    if (has(r, 'DUE', 'ASSIGN', 'LEAD', 'COOP') && has(r, 'WHAT', 'WHICH')) return null
    // «cảm ơn anh» goes to a person; to the bot it must be said.
    if (!greets && !r.addressed) return null
    return r.words.length <= 16 ? { slots: {} } : null
  },
}
const MORE = [
  'TASK',
  'WHEN',
  'WHO',
  'WHAT',
  'WHICH',
  'HOW_MANY',
  'OVERDUE',
  'DEADLINE',
  'HELP',
  'RATE',
  'SUMMARY',
  'SUBSCRIBE',
  'UNSUBSCRIBE',
  'EXTEND',
  'REMIND',
  'SNOOZE',
  'EXPORT',
] as const
// Xin kính chào toàn thể các đồng chí trong nhóm, chúc các đồng chí một ngày làm việc hiệu quả
const FORMAL =
  /^(em |toi |da |a )*(xin )?(tran trong )?(kinh )?chao (buoi (sang|chieu|toi|trua) )?(toan the |tat ca |quy |cac |ca )*(dong chi|anh chi|anh chi em|anh em|ca nha|nhom|moi nguoi|co chu|bac|thay co|lanh dao|sep|em|anh|chi|bot)( [^ ]+){0,6}?( (kinh )?chuc ([^ ]+ ){0,14}[^ ]+)?$/
