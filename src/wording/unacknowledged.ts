// Who has not pressed «Đã nhận»: by body, the longest list first.
import { type Day, writeDay } from '../domain/calendar.ts'
import type { Task } from '../domain/register.ts'
import { sayNumbers } from './task-lines.ts'

type Row = { readonly name: string; readonly tasks: readonly Task[] }
const ROWS_MAX = 20
export function sayUnacknowledged(
  rows: readonly Row[],
  { asked, tasks, today }: { readonly asked: number; readonly tasks: number; readonly today: Day },
): readonly string[] {
  if (!asked) return ['Không có việc đang mở nào trong phạm vi này.']
  if (!rows.length) return [`Cả ${asked} phần việc đang mở đều đã có cơ quan nhận.`]
  const shares = rows.reduce((sum, r) => sum + r.tasks.length, 0)
  const sorted = [...rows].sort((a, b) => b.tasks.length - a.tasks.length || a.name.localeCompare(b.name, 'vi'))
  const rest = sorted.length - ROWS_MAX
  return [
    `Chưa báo «Đã nhận»: ${shares}/${asked} phần việc đang mở, của ${tasks} việc, ${rows.length} cơ quan (đến ${writeDay(today)}).`,
    ...sorted.slice(0, ROWS_MAX).map((r) => `${r.name}: ${r.tasks.length} việc (số ${sayNumbers(r.tasks)})`),
    ...(rest > 0 ? [`… và ${rest} cơ quan nữa.`] : []),
  ]
}
