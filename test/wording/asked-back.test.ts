// What the bot offers when it asks back is understood without doubt when it is picked.
import { describe, expect, test } from 'vitest'
import { sayDaysRead, sayReadings } from '../../src/wording/asked-back.ts'
import { read } from '../understanding/fixtures.ts'

describe.each([
  ['list_tasks', { agency: ['Sở Nội vụ'] }, ['list_tasks', 'list_tasks', 'statistics']],
  ['list_tasks', { from: '2026-04-01', to: '2026-04-30' }, ['list_tasks']],
  ['list_tasks', { from: null, to: '2026-04-30', agency: ['Xã Bắc Hà'] }, ['list_tasks', 'statistics']],
  ['list_tasks', { document: '12-KL/TU' }, ['list_tasks', 'document_info', 'statistics']],
  ['list_tasks', { task: '12' }, ['deadline_of', 'task_detail', 'who_is_responsible']],
  ['list_tasks', { status: 'overdue' }, ['list_tasks']],
  ['count_tasks', { agency: ['Sở Y tế'], role: 'lead', status: 'open' }, ['count_tasks', 'list_tasks', 'statistics']],
  ['deadline_of', { topic: 'trồng cây xanh đường phố' }, ['deadline_of', 'list_tasks', 'task_detail']],
  [
    'who_is_responsible',
    { topic: 'lắp đèn chiếu sáng đường làng' },
    ['who_is_responsible', 'list_tasks', 'deadline_of'],
  ],
] as const)('heard as %s %j', (intent, heard, intents) => {
  test('every choice reads as it is meant', () => {
    const choices = sayReadings(intent, heard)
    expect(choices.map((c) => read(c.says).intent)).toEqual(intents)
    for (const { says } of choices) {
      const understood = read(says)
      expect([says, understood.unsure]).toEqual([says, false])
      for (const [slot, value] of Object.entries(heard))
        if (understood.intent === intent)
          expect([says, slot, understood.slots[slot as 'agency']]).toEqual([says, slot, value])
    }
  })
})

test('days worked out from words are told', () => {
  expect(sayDaysRead({ days: '11–17/8/2025', words: [{ slot: 'from', words: 'tuần này' }] })).toEqual([
    'Tôi hiểu «tuần này» là 11–17/8/2025.',
  ])
})
test.each(['20/8/2025', 'tháng 8', 'quý III'])('«%s» needs no telling', (words) => {
  expect(sayDaysRead({ days: '20/8/2025', words: [{ slot: 'from', words }] })).toEqual([])
})
