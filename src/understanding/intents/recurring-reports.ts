// Reports that come back every week, month or quarter.
import { saysAny } from '../../text/number-words.ts'
import type { IntentReader } from '../answer.ts'
import { bodySlots, documentSlots } from '../filters.ts'
import type { Slots } from '../intent.ts'
import { has, isEveryday, type Reading } from '../reading.ts'

export const recurringReports: IntentReader = {
  name: 'recurring_reports',
  examples: [
    'Sở Nội vụ có báo cáo định kỳ hằng tháng nào',
    'quý nào BTCTU cũng phải nộp báo cáo gì',
    'báo cáo hằng tuần của VPTU gồm những gì',
    'những ai phải báo cáo hằng quý',
  ],
  read(r) {
    const period = periodOf(r)
    const every = has(r, 'RECURRING') || period || asksHowOften(r)
    const isOfTasks = TASKS_AGAIN.test(r.keys)
    const isOfReports = has(r, 'REPORTS', 'RECURRING') || /bao cao/.test(r.keys)
    if (!every || !(isOfReports || isOfTasks) || r.tasks.length) return null
    if (has(r, 'REMIND', 'SEND') && !has(r, 'WHAT', 'WHICH', 'WHO', 'HOW_MANY', 'SHOW')) return null
    // «khám sức khỏe định kỳ thì Sở Y tế phải làm những việc nào»: no report.
    if (!period && !/bao cao/.test(r.keys) && has(r, 'TASK') && has(r, 'WHAT', 'WHICH') && !isOfTasks) return null
    if (has(r, 'REMIND', 'EXPORT') || isEveryday(r) || has(r, 'DEADLINE') || has(r, 'HELP')) return null
    if (
      !has(r, 'WHAT', 'WHICH', 'WHO', 'SHOW', 'HOW_MANY', 'YES_NO', 'HOW', 'BODIES', 'ABOUT_BODY') &&
      !r.bodies.length &&
      !(isOfTasks && documentSlots(r).document)
    )
      return null
    const bodies = r.bodies.filter((b) => !saysAny(r.words[b.from - 1], 'cho với lên gửi tới về'))
    return { slots: { ...bodySlots({ ...r, bodies }), ...(period ? { period } : {}), ...documentSlots(r) } }
  },
}
// những việc hằng tháng của KL tháng 8 | nhiệm vụ định kỳ của sở      not: việc tháng 8 | việc hằng ngày
const TASKS_AGAIN = /(^| )(viec|nhiem vu) (hang (tuan|thang|quy)|dinh ky)( |$)/
/** «mấy tháng phải báo cáo một lần», «bao lâu báo cáo một lần» */
const asksHowOften = (r: Reading): boolean =>
  /(^| )(bao (nhieu )?lau|may (ngay|tuan|thang)) .{0,80}bao cao .{0,80}(mot|1) lan( |$)/.test(r.keys) ||
  /bao cao (bao (nhieu )?lau|may (ngay|tuan|thang)) (mot|1) lan( |$)/.test(r.keys)
export function periodOf(r: Reading): Slots['period'] | null {
  if (has(r, 'WEEKLY')) return 'weekly'
  if (has(r, 'MONTHLY')) return 'monthly'
  return has(r, 'QUARTERLY') ? 'quarterly' : split(r)
}
/** «quý nào BTCTU cũng phải nộp», «tháng mô sở em cũng báo cáo». */
function split(r: Reading): Slots['period'] | null {
  // «cứ hết quý là …»
  const ends = /(^| )cu (moi |het |cuoi |den |toi |dau |xong )+(tuan|thang|quy)( |$)/.exec(r.keys)
  if (ends) return PERIODS[ends[3] as keyof typeof PERIODS]
  const m = /(tuan|thang|quy) (?:nao|mo) (?:.{0,40} )?cung /.exec(`${r.keys} `)
  return m ? PERIODS[m[1] as keyof typeof PERIODS] : null
}
const PERIODS = { tuan: 'weekly', thang: 'monthly', quy: 'quarterly' } as const
