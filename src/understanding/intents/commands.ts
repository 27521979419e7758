// Chat words that begin with a slash: they mean one intent, whatever else is said.
import { saysAny } from '../../text/number-words.ts'
import type { Answer } from '../answer.ts'
import { bodySlots, documentSlots, filterSlots, limitSlot, taskSlots } from '../filters.ts'
import type { IntentName, Slots } from '../intent.ts'
import { percentOf } from '../progress-said.ts'
import type { Reading } from '../reading.ts'
import { readTopic, wordsOf } from '../topic.ts'
import { countTasks } from './count-tasks.ts'
import { exportFile, formatOf } from './export.ts'
import { dayDone, doneDate } from './report-progress.ts'
import { statistics } from './statistics.ts'

type Read = (r: Reading) => Slots
const filters: Read = (r) => ({ ...filterSlots(r), ...limitSlot(r) })
const first: Read = (r) => {
  const number = r.words[numberAt(r)]
  const tasks = r.tasks.filter((t) => !number || t.from <= numberAt(r))
  return tasks.length ? taskSlots({ ...r, tasks }) : number ? { task: String(number.number) } : {}
}
/** Where the first number behind the word stands; -1: there is none. */
const numberAt = (r: Reading): number => r.words.findIndex((w, i) => i > 0 && w.number !== null)
const rest = (r: Reading, from: number): string =>
  from < r.words.length ? wordsOf(r, { from, to: r.words.length }) : ''
const afterTask = (r: Reading): number =>
  r.tasks.find((t) => t.from <= numberAt(r))?.to ?? (numberAt(r) < 0 ? 1 : numberAt(r) + 1)

const COMMANDS: Readonly<Record<string, readonly [IntentName, Read]>> = {
  viec: ['list_tasks', filters],
  han: ['deadline_of', (r) => (r.words.some((w) => w.number !== null) ? first(r) : { ...bodySlots(r), ...topicOf(r) })],
  quahan: ['list_tasks', (r) => ({ ...filters(r), status: 'overdue' })],
  thongke: [
    'statistics',
    (r) => statistics.read(r)?.slots ?? { ...bodySlots(r), ...documentSlots(r), metric: 'summary' },
  ],
  trogiup: ['help', () => ({})],
  help: ['help', () => ({})],
  start: ['help', () => ({})],
  xong: [
    'report_progress',
    (r) => ({ ...first(r), done: true, ...doneDate(r, true, afterTask(r)), ...proofAfterTask(r) }),
  ],
  tiendo: ['report_progress', (r) => ({ ...first(r), ...percentSlot(r), ...noteAfterTask(r) })],
  vuong: ['report_progress', (r) => ({ ...first(r), ...noteAfterTask(r) })],
  giahan: [
    'request_extension',
    (r) => ({ ...first(r), ...(r.dates[0] ? { new_date: r.dates[0].named } : {}), ...reasonAfter(r) }),
  ],
  nhapvanban: ['import_document', documentSlots],
  guiketluan: [
    'broadcast',
    (r) => ({ ...documentSlots(r), ...(r.bodies.length ? { recipients: r.bodies.flatMap((b) => b.names) } : {}) }),
  ],
  baocao: [
    'export',
    (r) => exportFile.read(r)?.slots ?? { ...filters(r), ...(formatOf(r) ? { format: formatOf(r)! } : {}) },
  ],
  dem: ['count_tasks', (r) => countTasks.read(r)?.slots ?? filters(r)],
}
export const COMMAND_NAMES: readonly string[] = Object.keys(COMMANDS)
const topicOf: Read = (r) => {
  const topic = readTopic(r, [], r.bodies, { from: 1, to: r.words.length })
  return topic ? { topic: topic.text } : {}
}
const noteAfterTask: Read = (r) => {
  const note = rest(r, afterTask(r)).replace(shareAfter(r) === null ? /^\d+\s*%\s*/ : /^\d+\s*%?\s*/, '')
  return note ? { note } : {}
}
/** «/xong 29 số 87/BC-SNV ngày 8/8/2025, gửi BTV»: the words without the day, which is told for itself. */
const proofAfterTask: Read = (r) => {
  const from = afterTask(r)
  const day = dayDone(r, from)
  const note = day ? `${wordsBetween(r, from, day.from)} ${rest(r, day.to)}`.trim() : rest(r, from)
  return note ? { note } : {}
}
const wordsBetween = (r: Reading, from: number, to: number): string => (from < to ? wordsOf(r, { from, to }) : '')
/** «/tiendo 16 45 đang lấy ý kiến»: the second number is a share, unless it counts something. */
function shareAfter(r: Reading): number | null {
  const word = r.words[afterTask(r)]
  const next = r.words[afterTask(r) + 1]
  if (word?.number == null || word.number > 100 || /[/-]/.test(next?.gap ?? '')) return null
  return saysAny(next, 'xã phường sở hộ tổ đơn cơ việc ngày tuần tháng người công đồng tỷ triệu') ? null : word.number
}
const percentSlot: Read = (r) => {
  const percent = percentOf(r) ?? shareAfter(r)
  return percent === null ? {} : { percent }
}
const reasonAfter: Read = (r) => {
  const reason = rest(r, r.dates[0]?.to ?? afterTask(r))
  return reason ? { reason } : {}
}

/** /viec SNV tháng 9 | /han@dondoc_bot 12 | /quahan; null for no command or one that is not understood here. */
export function readCommand(r: Reading): (Answer & { readonly intent: IntentName }) | null {
  const m = /^\s*\/([a-z]+)/i.exec(r.text)
  const name = m?.[1]?.toLowerCase()
  // «/baocao 16 75%» tells how far one task is; «/baocao Sở Y tế» asks for a file.
  const isTold = name === 'baocao' && TOLD.test(r.text)
  const command = name === undefined ? undefined : commandOf(isTold ? 'tiendo' : name)
  return command ? { intent: command[0], slots: command[1](r) } : null
}
const TOLD = /^\s*\/baocao\S*\s+(?:việc |viec |nv )?\d+\s+\d+\s*%/i
// A table of words has no «constructor».
function commandOf(name: string) {
  return Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
}
