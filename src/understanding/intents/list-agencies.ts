// Which bodies the register knows.
import type { IntentReader } from '../answer.ts'
import { has, isEveryday, residue } from '../reading.ts'

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
        'EXPORT',
      )
    )
      return null
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
