// «Được 50% rồi», «làm xong báo cáo dịch bệnh rồi»: work told without its number, by one whose body has open tasks.
import type { Asker } from '../../../domain/access.ts'
import type { Moment } from '../../../domain/calendar.ts'
import { fold } from '../../../text/fold.ts'
import { PAPER, type PlainReport, pairsShared, readPlainReport } from '../../../text/plain-reports.ts'
import { isTalkOfDone } from '../../../understanding/talk-of-done.ts'
import type { OfficeNow } from '../../current-office.ts'
import { openTasks } from './own-task.ts'

type Saying = { readonly text: string; readonly asker: Asker; readonly office: OfficeNow; readonly now: Moment }
/** The word that is meant, for which the task is then asked; null: it tells of no work of theirs. */
export function readUnnumbered({ text, ...who }: Saying): PlainReport | null {
  if (who.asker.member?.role !== 'focal') return null
  const read = readPlainReport(text)
  if (!read || (read.word === 'xong' && isTalkOfDone(fold(text)))) return null
  const open = openTasks(who)
  if (!open.length) return null
  // «Nấu cơm xong rồi» is of no task.
  const { about } = read
  const isOfWork = !about || PAPER.test(fold(read.rest)) || open.some((t) => pairsShared(about, t.record.title) > 0)
  return isOfWork ? read : null
}
