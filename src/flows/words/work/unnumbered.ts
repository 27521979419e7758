// «Được 50% rồi», «làm xong báo cáo dịch bệnh rồi»: work told without its number, by one whose body has open tasks.
import type { Asker } from '../../../domain/access.ts'
import type { Moment } from '../../../domain/calendar.ts'
import { readCounts } from '../../../text/counts-told.ts'
import { fold } from '../../../text/fold.ts'
import { asksBack, PAPER, type PlainReport, pairsShared, readPlainReport } from '../../../text/plain-reports.ts'
import { isTalkOfDone } from '../../../understanding/talk-of-done.ts'
import type { OfficeNow } from '../../current-office.ts'
import { behindCount, countedOf, hasGoalIn } from './counted.ts'
import { isStuckNow, tellsSettled } from './obstacle.ts'
import { openTasks } from './own-task.ts'

type Saying = { readonly text: string; readonly asker: Asker; readonly office: OfficeNow; readonly now: Moment }
/** The word that is meant, for which the task is then asked; null: it tells of no work of theirs. */
export function readUnnumbered({ text, ...who }: Saying): PlainReport | null {
  if (who.asker.member?.role !== 'focal') return null
  const counted = readCountedReport({ text, ...who })
  if (counted) return counted
  const stuck = tellsSettled(text) ? openTasks(who).filter((t) => isStuckNow(who, t)) : []
  if (stuck[0]) return { word: 'vuong', rest: stuck[1] ? 'hết' : `${stuck[0].no} hết`, about: '' }
  const read = readPlainReport(text)
  if (!read || (read.word === 'xong' && isTalkOfDone(fold(text)))) return null
  const open = openTasks(who)
  if (!open.length) return null
  // «Nấu cơm xong rồi» is of no task.
  const { about } = read
  const isOfWork = !about || PAPER.test(fold(read.rest)) || open.some((t) => pairsShared(about, t.record.title) > 0)
  return isOfWork ? read : null
}

/** A count of what a goal of theirs is counted in, beside a number that may look like a task's: «xong 25 nha rồi». */
export function readGoalCount({ text, ...who }: Saying) {
  if (who.asker.member?.role !== 'focal' || text.length > 300 || asksBack(text)) return null
  const [count] = /^\D*\d+\s+nha(?![\p{L}])/iu.test(text) ? readCounts(text) : []
  const isOfGoal = count !== undefined && openTasks(who).some((t) => hasGoalIn(t, count.unit))
  return isOfGoal ? ({ word: 'tiendo', rest: text, isSpoken: true } as const) : null
}
/** «234 được 35 nhà, còn vướng mặt bằng»: the same said of «việc 234», where that is an open task of theirs. */
export function readBareNumber({ text, ...who }: Saying): string | null {
  const { no, rest } = BARE.exec(text.trim())?.groups ?? {}
  if (!no || !rest || who.asker.member?.role !== 'focal' || text.length > 300 || asksBack(text)) return null
  const task = openTasks(who).find((t) => t.no === Number(no))
  if (!task) return null
  const isOfGoal = readCounts(rest).some((count) => hasGoalIn(task, count.unit))
  return isOfGoal || TELLS.test(fold(rest)) ? `việc ${no} ${rest}` : null
}
// 234 được 35 nhà | 234: xin lùi đến 30/9      not: 234 nhà | 12/9 họp
const BARE = /^(?<no>\d{1,7})(?:\s*[,:]\s*|\s+)(?<rest>\p{L}[\s\S]*)$/u
const TELLS =
  /^(da|moi|vua|dc|duoc|dat|dang|chua|con|vuong|bi|xin|de nghi|lam|xong|hoan thanh) |^(bao cao|nop|gui|trinh|ban hanh)( [a-z]+){0,7} roi( |$)/

// «Đạt 30 nhà rồi», «đã hoàn thành 20/60 nhà việc 2»: a count is of work where a goal is counted in it, or the message is nothing but the report.
export function readCountedReport({ text, ...who }: Saying): PlainReport | null {
  if (who.asker.member?.role !== 'focal') return null
  if (text.length > 300 || asksBack(text)) return null
  const [count] = readCounts(text)
  if (!count || count.how === 'left') return null
  const open = openTasks(who)
  const no = Number(NAMED.exec(text)?.groups?.no ?? 0)
  if (no) {
    const task = open.find((t) => t.no === no)
    const counted = task ? countedOf(task, text) : null
    if (!counted || counted.kind === 'left') return null
    if (counted.kind === 'unlike') return { word: 'xong', rest: `${no} ${counted.said}`, about: '' }
    const stuck = STUCK.exec(text)?.groups?.what
    if (stuck) return { word: 'vuong', rest: `${no} ${stuck} (${counted.said})`, about: '' }
    const note = behindCount(text)
    return { word: 'tiendo', rest: `${no} ${counted.said}${note && `, ${note}`}`, about: '' }
  }
  const isOfGoal = open.some((t) => hasGoalIn(t, count.unit))
  const isReport = open.length > 0 && REPORTS.test(fold(text)) && text.split(/\s+/).length <= REPORT_WORDS_MAX
  return isOfGoal || isReport ? { word: 'tiendo', rest: text, about: '' } : null
}
// …, còn vướng mặt bằng      not: không vướng gì | hết vướng
const STUCK =
  /(?<!(?:hết|het|không|khong|khỏi|khoi)\s+(?:còn\s+|con\s+)?)(?<!\p{L})(?:vướng|vuong|ách tắc|ach tac)(?:\s+(?:mắc|mac))?[\s:,-]+(?<what>\p{L}[\s\S]*)$/iu
const NAMED = /(?<![\p{L}])(?:việc|viec|nhiệm vụ|nhiem vu|nv)\s*(?:số\s*|so\s*)?(?<no>\d{1,7})(?![\p{N}/])/iu
// đạt 30 nhà rồi | em đã hoàn thành 20 nhà      not: được 3 con gà
const REPORTS =
  /^((da|em|toi|ben em|so em|bao cao|moi|vua|hien|nay) )*(dat|hoan thanh|hoan tat|lam xong|lam duoc|xong) /
const REPORT_WORDS_MAX = 9
