// «việc 12 đã nộp báo cáo 45/BC-SNV ngày 8/8»: a document is told and nobody said «xong»; is it the end or a step?
import { fold } from '../../../text/fold.ts'
import { PAPER_DONE_LABEL, PAPER_STEP_LABEL, sayPaperTold } from '../../../wording/values.ts'
import { askingWhich, type Word } from '../word-turn.ts'
import { readTaskNo } from './own-task.ts'

// đã nộp báo cáo | đã ban hành quyết định | báo cáo BTV rồi, số 45/BC-SNV      not: đã trình tờ trình, chờ ký | đã gửi dự thảo lần 1
const SENT =
  /(^| )(da|vua|moi) (nop|gui|bao cao|ban hanh|ky|phat hanh)( |$)|(^| )(nop|gui|bao cao|trinh|ban hanh|ky|phat hanh)( (?!chua |khong )[a-z]+){0,7} roi( |$)/
const A_STEP = /(^| )(cho|chua|dang|se|du thao|lan \d+|xin y kien|lay y kien|gop y|con)( |$)/

export const tellsOfPaper = (text: string): boolean => SENT.test(fold(text)) && !A_STEP.test(fold(text))

/** `note`: what was told, for the case that it is a step. */
export const askPaper =
  (note: string): Word =>
  async (turn) => {
    const read = readTaskNo(turn.rest)
    const task = read && turn.office.bot.register.task(read.no)
    if (!read || !task) return { reply: null }
    return askingWhich(sayPaperTold(task, read.rest), [
      { label: PAPER_DONE_LABEL, says: `/xong ${read.no} ${read.rest}` },
      { label: PAPER_STEP_LABEL, says: `/tiendo ${read.no} ${note}` },
    ])
  }
