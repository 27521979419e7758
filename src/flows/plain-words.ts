// What somebody says without a slash, as the word that it stands for: beside the register's own questions, or where it is none.
import type { Asker } from '../domain/access.ts'
import { dayOf, type Moment } from '../domain/calendar.ts'
import { evidenceAsked, type Pending } from '../domain/pending.ts'
import { readNotOurs } from '../text/not-ours.ts'
import { readReceiptAsked, readReportAsked } from '../text/office-asks.ts'
import { readPlainMended } from '../text/plain-mended.ts'
import type { OfficeNow } from './current-office.ts'
import { readPlainCode } from './words/code-grants.ts'
import { type PlainWord, readPlainWord } from './words/word-turn.ts'
import { readPlainEvent } from './words/work/event.ts'
import { hasWaiting, rightWords } from './words/work/mend-evidence.ts'
import { readGoalCount, readUnnumbered } from './words/work/unnumbered.ts'

type Saying = { readonly text: string; readonly asker: Asker; readonly office: OfficeNow; readonly now: Moment }
type Before = {
  /** The tasks shown last. */
  readonly shown: readonly number[]
  /** The question that was asked last and waits. */
  readonly asked: Pending | null
}

/** «xong 25 nha rồi» counts houses where theirs are counted in them: 25 is no task that is done. */
export function readPlain({ text, asker, office, now, shown, asked }: Saying & Before): PlainWord | null {
  const short = asker.member?.role === 'secretariat' && !asker.isGroup ? readOfficeAsk(text, now) : null
  if (short) return short
  const mended = asker.member?.role === 'focal' ? readPlainMended(text) : null
  const sent = mended?.word === 'sua' ? aboutToSend(asked, mended.rest, now) : null
  if (sent) return sent
  if (mended && (mended.word === 'xong' || namesWork(mended.rest) || hasWaiting({ asker, office })))
    return { ...mended, isSpoken: true }
  const notOurs = asker.member?.role === 'focal' ? readNotOurs(text) : null
  const no = notOurs?.no ?? (shown.length === 1 ? shown[0] : undefined)
  if (notOurs && no !== undefined) return { word: 'sai', rest: `${no} ${text}`, isSpoken: true }
  const plain = readPlainWord(text)
  if (plain?.word !== 'xong') return plain
  return readGoalCount({ text, asker, office, now }) ?? plain
}
/** A task in front, or the number of a document: «gửi nhầm rồi» alone of one who sent nothing is talk. */
const namesWork = (rest: string): boolean => /^\d|\d{1,5}[a-z]?\s?[-–/]\s?\p{L}/iu.test(rest)
/** «Nhầm, số đúng là 51/BC-SNV» while it is asked whether to send: the same asked anew, with the right one. */
function aboutToSend(asked: Pending | null, words: string, now: Moment): PlainWord | null {
  const { word, no, rest } = evidenceAsked(asked) ?? {}
  const named = /^(?<no>\d{1,7})(?!\s?[-–/])/.exec(words)?.groups?.no
  if (!word || no === undefined || rest === undefined || (named !== undefined && named !== no)) return null
  const right = rightWords(rest, words.replace(/^\d{1,7}\s+(?![-–/])/, ''), now)
  return { word, rest: `${no} ${right ?? rest}`, isSpoken: true }
}
/** «Báo cáo tuần này», «ai đã nhận tin rồi» of the office. Of another month than this one there is no report to make. */
function readOfficeAsk(text: string, now: Moment): PlainWord | null {
  const report = readReportAsked(text)
  if (report && (report.month === null || report.month === Number(dayOf(now).slice(5, 7))))
    return { word: 'baocao', rest: `${report.kind}${report.isNameless ? ' không tên' : ''}`, isSpoken: true }
  const received = readReceiptAsked(text)
  return received === null ? null : { word: 'guitin', rest: `${received} ai nhận`.trim() }
}
/** What a sentence that is no question tells of work or of an event, or asks the office's word for. */
export function readTold(saying: Saying) {
  const code = readPlainCode(saying)
  if (code !== null) return { word: 'ma', rest: code }
  const event = readPlainEvent(saying)
  return event === null ? readUnnumbered(saying) : { word: 'sukien', rest: event }
}
