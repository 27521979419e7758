// After a list, the numbers inside names, documents and days are no places of that list.
import { describe, expect, test } from 'vitest'
import { momentOf } from '../../src/domain/calendar.ts'
import { understand } from '../../src/understanding/understand.ts'
import { createVocabulary } from '../../src/understanding/vocabulary.ts'
import { directory, files } from '../data/shipped.ts'

const vocabulary = createVocabulary(
  directory.file,
  files.map((f) => f.doc),
)
const LISTS = ['việc quá hạn của Lai Châu', 'nhiệm vụ của Sở Nội vụ']
const now = momentOf('2025-08-11', '09:00')
const askAfter = (list: string, text: string) => understand(text, { now, context: [list], vocabulary })

describe.each(LISTS)('after «%s»', (list) => {
  test.each([
    ['KL Lào Cai 8/2025 có bao nhiêu việc', 'count_tasks', { document: 'KL Lào Cai 8/2025' }],
    ['nội dung chính của KL Lào Cai 8/2025', 'document_info', { document: 'KL Lào Cai 8/2025' }],
    ['tình hình thực hiện KL Lào Cai 8/2025', 'statistics', { document: 'KL Lào Cai 8/2025' }],
    ['việc quá hạn trong KL Lào Cai 8/2025', 'list_tasks', { status: 'overdue', document: 'KL Lào Cai 8/2025' }],
    ['kl lao cai 8/2025 co bao nhieu viec', 'count_tasks', { document: 'KL Lào Cai 8/2025' }],
    [
      'việc của Sở Tài chính trong KL Lào Cai 8/2025',
      'list_tasks',
      { agency: ['Sở Tài chính'], document: 'KL Lào Cai 8/2025' },
    ],
  ] as const)('«%s» is a question of its own', (text, intent, slots) => {
    const read = askAfter(list, text)
    expect(read.intent).toBe(intent)
    expect(read.slots).toMatchObject(slots)
  })
  test('«thứ 2 tháng 8» is a day', () => {
    const { slots } = askAfter(list, 'thứ 2 tháng 8')
    expect(slots.item_index).toBeUndefined()
    expect(slots.from).toBe(slots.to)
  })
  test.each([
    ['cái số 2 hạn hôm nào', 2, 'deadline_of'],
    ['việc thứ ba ai chủ trì', 3, 'who_is_responsible'],
    ['việc thứ 2 hạn bao giờ', 2, 'deadline_of'],
    ['cái đầu tiên', 1, 'task_detail'],
    ['cái số 2 trong KL Lào Cai 8/2025', 2, 'task_detail'],
  ] as const)('«%s» is a place in the list', (text, index, intent) => {
    expect(askAfter(list, text)).toMatchObject({
      intent: 'follow_up',
      slots: { item_index: index, resolved_intent: intent },
    })
  })
})
