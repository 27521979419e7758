// What waits for somebody to decide: tasks in the way, evidence, later dates, handovers; what is paused or ended undone; each with what was said of it.
import { type Day, dayOf, writeDay } from '../domain/calendar.ts'
import type { AssignmentState } from '../domain/progress.ts'
import type { Task } from '../domain/register.ts'
import { sayDay } from './deadlines.ts'
import { sayEnding } from './endings.ts'
import { sayPeriodKey } from './periods.ts'
import { sayTaskName } from './work.ts'

type What = 'obstacle' | 'acceptance' | 'extension' | 'handover' | 'return' | 'pause' | 'ending'
type Row = { readonly task: Task; readonly state: AssignmentState }
const NAMES: Readonly<Record<What, string>> = {
  obstacle: 'đang vướng',
  acceptance: 'chờ xác nhận minh chứng',
  extension: 'đang xin gia hạn',
  handover: 'đang đề nghị chuyển cơ quan chủ trì',
  return: 'bị trả lại minh chứng, chưa gửi lại',
  pause: 'đang tạm dừng',
  ending: 'đã kết thúc khác hoàn thành',
}
const DECIDES: Readonly<Record<What, string>> = {
  obstacle: '',
  acceptance: 'Quyết: /xacnhan SỐ, hoặc /tralai SỐ LÝ DO',
  extension: 'Quyết: /giahan SỐ đồng ý, hoặc /giahan SỐ không LÝ DO',
  handover: 'Quyết: /chuyen SỐ đồng ý, hoặc /chuyen SỐ không',
  return: '',
  pause: 'Tiếp tục: /tieptuc SỐ',
  ending: 'Mở lại: /molai SỐ LÝ DO',
}
const ROWS_MAX = 20

export function sayWaiting(
  rows: readonly Row[],
  {
    what,
    bodies,
    today,
    mayDecide,
  }: {
    readonly what: What
    readonly bodies: readonly string[] | null
    readonly today: Day
    readonly mayDecide: boolean
  },
): readonly string[] {
  const of = bodies?.length ? ` của ${bodies.join('; ')}` : ''
  if (!rows.length) return [`Không có việc nào${of} ${NAMES[what]} (đến ${writeDay(today)}).`]
  const tasks = new Set(rows.map((r) => r.task.no)).size
  const shares = rows.length > tasks ? ` (${rows.length} phần việc)` : ''
  const rest = rows.length - ROWS_MAX
  const said = rows.slice(0, ROWS_MAX).map(({ task, state }) => {
    const period = state.period ? `, ${sayPeriodKey(state.period)}` : ''
    const told = sayState(what, state, today)
    const line = [state.body, told].filter(Boolean).join(': ')
    return `${sayTaskName(task).replace(/^việc /, '')}${period}\n   ${line}`
  })
  return [
    `Việc${of} ${NAMES[what]}: ${tasks} việc${shares}.`,
    ...said,
    ...(rest > 0 ? [`… và ${rest} phần việc nữa.`] : []),
    ...(mayDecide && DECIDES[what] ? [DECIDES[what]] : []),
  ]
}
function sayState(what: What, state: AssignmentState, today: Day): string {
  switch (what) {
    case 'obstacle':
      return state.stuck
        ? `${state.stuck.what}; cần ${state.stuck.decider} quyết (báo ${sayDay(dayOf(state.stuck.since), today)})`
        : ''
    case 'acceptance':
      return state.closedOn ? `văn bản ngày ${writeDay(state.closedOn)}` : ''
    case 'extension':
      return state.asked ? `xin đến ${writeDay(state.asked.until)}` : ''
    case 'handover':
      return state.handover ? `sang ${state.handover.into}` : ''
    case 'pause':
      return state.paused ? sayPauseOf(state.paused) : ''
    case 'ending':
      return state.ending ? sayEnding({ ...state.ending, person: '' }) : ''
    case 'return':
      return state.returned ? `${state.returned.reason} (${sayDay(dayOf(state.returned.at), today)})` : ''
  }
}
function sayPauseOf({ document, day, until }: NonNullable<AssignmentState['paused']>): string {
  return `${until ? `đến hết ${writeDay(until)}` : 'chưa định ngày tiếp tục'}, theo ${document} ngày ${writeDay(day)}`
}
