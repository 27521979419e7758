// Registers drawn at random for invariants, and a small one of our own whose figures are known by heart.
import * as fc from 'fast-check'
import { addDays, type Day, momentOf } from '../../src/domain/calendar.ts'
import type { Deadline } from '../../src/domain/deadline.ts'
import type { DocumentFile, TaskRecord } from '../../src/domain/document.ts'
import type { AssignmentState } from '../../src/domain/progress.ts'
import { createRegister, type Register } from '../../src/domain/register.ts'
import { directory, rules } from '../data/shipped.ts'

export const PROVINCE = 'Lào Cai'
export const START: Day = '2025-08-01'

export function deadline(more: Partial<Deadline>): Deadline {
  const none = { due: null, start: null, before: false, time: null, rrule: null, event: null, offset: null }
  return { raw: 'hạn', kind: 'date', ...none, ...more }
}
export function documentFile(id: string, tasks: readonly TaskRecord[]): DocumentFile {
  const doc: DocumentFile['doc'] = {
    id,
    number: `${id.length}${id.charCodeAt(0)}-KL/TU`,
    kind: 'KL',
    issuer: 'Ban Thường vụ Tỉnh ủy',
    province: PROVINCE,
    issued: '2025-07-25',
    meeting: null,
    short_name: `KL ${id}`,
    title: `Kết luận thử ${id}`,
    known_from: '2025-07-28',
    known_from_assumed: false,
    cites: [],
    names: {},
  }
  return { doc, tasks: [...tasks] }
}
export function task(no: number, more: Partial<TaskRecord> = {}): TaskRecord {
  const none = { coop: [], report_to: [], targets: [], deadlines: [], status: 'open' as const }
  return { no, ref: String(no), title: `Việc thử số ${no}`, lead: ['Sở Nội vụ'], ...none, ...more }
}
export function state(no: number, body: string, more: Partial<AssignmentState> = {}): AssignmentState {
  const moment = momentOf('2025-08-05', '09:00')
  const open = { period: '', state: 'open', closedOn: null, awaitingAcceptance: false, changedAt: moment } as const
  return { task: no, body, ...open, ...more }
}
export function registerOf(files: readonly DocumentFile[], states: readonly AssignmentState[] = []): Register {
  return createRegister({ rules, directory, files, states, events: [] })
}

const LEADS = [
  'Sở Nội vụ',
  'Sở Tài chính',
  'Ban Tổ chức Tỉnh ủy',
  'Văn phòng Tỉnh ủy',
  'Đảng ủy các xã, phường',
  'Các sở, ngành',
  'Các cơ quan, đơn vị',
  'Tổ công tác chưa có trong sổ',
]
const day = fc.integer({ min: -20, max: 90 }).map((n) => addDays(START, n))
const anyDeadline: fc.Arbitrary<Deadline> = fc.oneof(
  fc.record({ due: day, before: fc.boolean() }).map((d) => deadline({ raw: `trước ${d.due}`, ...d })),
  fc.constantFrom(
    deadline({ kind: 'ongoing', raw: 'thường xuyên' }),
    deadline({ kind: 'unspecified_soon', raw: 'khẩn trương' }),
    deadline({ kind: 'event', raw: 'sau đại hội', event: 'Đại hội', offset: '+7d' }),
    deadline({ kind: 'recurring', raw: 'hằng tháng', rrule: 'FREQ=MONTHLY;BYMONTHDAY=20' }),
  ),
)
const anyTask = (no: number): fc.Arbitrary<TaskRecord> =>
  fc
    .record({
      lead: fc.uniqueArray(fc.constantFrom(...LEADS), { maxLength: 3 }),
      deadlines: fc.array(anyDeadline, { maxLength: 2 }),
      status: fc.constantFrom('open' as const, 'open' as const, 'open' as const, 'done' as const),
    })
    .map((parts) => task(no, parts))
const anyState = (tasks: number): fc.Arbitrary<AssignmentState> =>
  fc
    .record({
      no: fc.integer({ min: 1, max: Math.max(1, tasks) }),
      body: fc.constantFrom('', 'Sở Nội vụ', 'Sở Tài chính', 'Ban Tổ chức Tỉnh ủy'),
      period: fc.constantFrom('', '', '2025-08'),
      state: fc.constantFrom('open' as const, 'closed' as const),
      closedOn: fc.option(day),
      awaitingAcceptance: fc.boolean(),
    })
    .map(({ no, body, ...more }) => state(no, body, more))

/** One to three documents, up to a dozen tasks, some of them moved on. */
export const anyRegister: fc.Arbitrary<Register> = fc
  .array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 3 })
  .chain((sizes) => {
    const total = sizes.reduce((a, b) => a + b, 0)
    const tasks = fc.tuple(...Array.from({ length: total }, (_, i) => anyTask(i + 1)))
    return fc.tuple(tasks, fc.array(anyState(total), { maxLength: 10 })).map(([list, states]) => {
      const from = sizes.map((_, i) => sizes.slice(0, i).reduce((a, b) => a + b, 0))
      const files = sizes.map((size, i) => documentFile(`d${i}`, list.slice(from[i] ?? 0, (from[i] ?? 0) + size)))
      return registerOf(files, states)
    })
  })
export const anyNow = fc
  .record({ days: fc.integer({ min: 0, max: 80 }), time: fc.constantFrom('07:30', '17:00') })
  .map(({ days, time }) => momentOf(addDays(START, days), time))
