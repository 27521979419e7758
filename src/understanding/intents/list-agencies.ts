// Which bodies the register knows.
import type { IntentReader } from '../answer.ts'
import { has, hitsOf, isEveryday, type Reading, residue } from '../reading.ts'

/** «danh sách việc giao cho các ban Đảng», «những nhiệm vụ giao các sở»: the tasks come first; «các sở được giao việc» asks for bodies. */
function asksForTasks(r: Reading): boolean {
  const task = hitsOf(r, 'TASK').find((c) => !c.value.tags.has('ASSIGN'))
  const group = Math.min(...r.bodies.map((b) => b.from), ...hitsOf(r, 'BODIES').map((c) => c.from))
  return task !== undefined && task.from < group && !has(r, 'WHO')
}
export const listAgencies: IntentReader = {
  name: 'list_agencies',
  examples: [
    'bot đang theo dõi những cơ quan nào',
    'danh sách các đơn vị trong hệ thống',
    'có những sở nào được giao việc',
    'liệt kê các cơ quan',
  ],
  read(r) {
    if (
      !has(r, 'BODIES') &&
      !/(co quan|don vi|so|xa|phuong|nganh) (nao|mo)/.test(r.keys) &&
      !r.bodies.some((b) => /^Các /.test(b.names[0]!))
    )
      return null
    if (
      has(
        r,
        'OVERDUE',
        'DUE',
        'DUE_SOON',
        'OPEN',
        'DEADLINE',
        'LEAD',
        'COOP',
        'MOST',
        'RATE',
        'WHEN',
        'RECURRING',
        'LINKED',
        'DONE',
        'PENDING',
        'ONGOING',
        'UNDATED',
        'EXPORT',
      )
    )
      return null
    if (asksForTasks(r)) return null
    if (r.tasks.length || r.documents.length || r.dates.length || isEveryday(r)) return null
    if (r.bodies.some((b) => !/^Các /.test(b.names[0]!))) return null
    // «cơ quan nào phụ trách …» asks who has a task.
    if (
      has(r, 'RESPONSIBLE') &&
      has(r, 'WHO') &&
      !has(r, 'BOT') &&
      !/(theo doi|trong (danh sach|he thong|so|bot)|duoc giao)/.test(r.keys)
    )
      return null
    const asks =
      (has(r, 'TRACKED') || /(^| )(bot|he thong) (biet|dang co|co|nho)( |$)/.test(r.keys)) &&
      (has(r, 'WHICH', 'WHO', 'SHOW', 'HOW_MANY', 'BODIES') || /(^| )(ke ten|liet ke|danh sach)( |$)/.test(r.keys))
    if (residue(r).length > 0) return null
    const task =
      r.cues.some((c) => c.value.tags.has('TASK')) &&
      !r.cues.some((c) => c.value.tags.has('TRACKED') && c.value.tags.has('ASSIGN'))
    return asks && !(task && !has(r, 'ASSIGN')) ? { slots: {} } : null
  },
}
