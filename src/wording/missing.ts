// Who has not reported a task: counts for all who see it, names for those who may hear them.
import type { Day } from '../domain/calendar.ts'
import type { Task } from '../domain/register.ts'
import type { Standing, Status } from '../domain/status.ts'
import { sayStatus } from './deadlines.ts'
import { sayTaskName } from './work.ts'

export type Owing = { readonly body: string; readonly standing: Standing }
export type Missing = {
  readonly task: Task
  /** All that owe it, with those nobody has a name for. */
  readonly of: number
  readonly waiting: number
  readonly missing: readonly Owing[]
  readonly unlisted: number
  /** `late`: by name and with how late; `plain`: by name; `none`: counts alone. */
  readonly names: 'late' | 'plain' | 'none'
  /** How the task as a whole stands. */
  readonly status: Status
}
const NAMES_A_PART = 25
export function sayMissingOf(
  { task, of, waiting, missing, unlisted, names, status }: Missing,
  today: Day,
): readonly string[] {
  const count = missing.length + unlisted
  const title = sayTaskName(task)
  const counts = [
    `${of - count - waiting}/${of} nơi đã xong`,
    ...(waiting ? [`${waiting} chờ văn phòng xác nhận`] : []),
    count ? `${count} chưa báo xong` : 'không còn nơi nào chưa báo',
  ]
  const when = names === 'late' ? ` (${sayStatus(status, today)})` : ''
  const head = `${title.charAt(0).toUpperCase()}${title.slice(1)}: ${counts.join(', ')}${when}.`
  if (!count || names === 'none') return [head]
  const each = [
    ...missing.map((one) => sayOwing(one, names, today)),
    ...(unlisted ? [`${unlisted} nơi chưa có trong danh sách`] : []),
  ]
  const parts: string[] = []
  for (let i = 0; i < each.length; i += NAMES_A_PART)
    parts.push(
      `${i === 0 ? `Chưa báo xong (${count}): ` : ''}${each.slice(i, i + NAMES_A_PART).join('; ')}${i + NAMES_A_PART < each.length ? ';' : '.'}`,
    )
  return [head, ...parts]
}
function sayOwing({ body, standing: { status, state } }: Owing, names: Missing['names'], today: Day): string {
  if (names !== 'late') return body
  const marks = [
    ...(status.kind === 'overdue' ? [sayStatus(status, today)] : []),
    ...(state?.percent === undefined ? [] : [`đã báo ${state.percent}%`]),
    ...(state?.stuck ? ['vướng'] : []),
  ]
  return marks.length ? `${body} (${marks.join(', ')})` : body
}
export function sayMissingOver(task: Task): readonly string[] {
  const title = sayTaskName(task)
  return [`${title.charAt(0).toUpperCase()}${title.slice(1)} đã kết thúc, không còn nơi nào phải báo.`]
}
