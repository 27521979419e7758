// Every line that names a deadline says the last day in time where it differs, and a correction says which extension it takes away.
import { expect, test } from 'vitest'
import { momentOf } from '../../src/domain/calendar.ts'
import { createRegister } from '../../src/domain/register.ts'
import { planCorrections, warningsOf } from '../../src/flows/correct.ts'
import { planHandouts } from '../../src/flows/publish.ts'
import { sayNamed } from '../../src/wording/deadlines.ts'
import { directory, rules } from '../data/shipped.ts'
import { groupOf } from './chat-world.ts'
import { deadline, documentFile, registerOf, state, task } from './generated-registers.ts'

const TODAY = '2025-08-11'
const NOW = momentOf(TODAY, '09:00')
const before = deadline({ raw: 'trước ngày 20/8/2025', due: '2025-08-20', before: true })
const inAugust = deadline({ raw: 'trong tháng 8/2025', kind: 'month', due: '2025-08-31' })
const issue = deadline({
  raw: 'trong 10 ngày kể từ ngày ban hành',
  kind: 'event',
  event: 'ngày ban hành văn bản này',
  offset: '+10d',
})

test('a hand-out', () => {
  const file = documentFile('a', [
    task(1, { deadlines: [before] }),
    task(2, { deadlines: [inAugust] }),
    task(3, { deadlines: [issue] }),
  ])
  const register = createRegister({ rules, directory, files: [], states: [], events: [] })
  const [message] = planHandouts(file, [groupOf('-1', ['Sở Nội vụ'])], { register, now: NOW, quiet: [] }).messages
  expect(message?.text).toContain('trước 20/8 (hết 19/8)')
  expect(message?.text).toContain('trong tháng 8 (hết 31/8)')
  // 25/7 and ten days is Monday 4 August.
  expect(message?.text).toContain('= 4/8')
})
test('a draft under review', () => {
  const strict = { strictBefore: true }
  expect(sayNamed(before, TODAY, strict)).toBe('trước 20/8 (hết 19/8)')
  expect(sayNamed(before, TODAY, { strictBefore: false })).toBe('trước 20/8')
  expect(sayNamed({ ...before, time: '14:00' }, TODAY, strict)).toBe('trước 20/8')
  expect(sayNamed(inAugust, TODAY, strict)).toBe('trong tháng 8 (hết 31/8)')
})
test('a correction, and the extension that it takes away', () => {
  const extensions = [{ of: '2025-08-20', until: '2025-08-29', times: 1 }]
  const register = registerOf(
    [documentFile('a', [task(1, { deadlines: [before] })])],
    [state(1, 'Sở Nội vụ', { extensions })],
  )
  const chats = [groupOf('-1', ['Sở Nội vụ'])]
  const world = { register, chats, now: NOW, quiet: [], origin: 'x' }
  const to = (due: string) => ({
    task: register.task(1)!,
    wanted: { deadlines: [deadline({ raw: 'trước 25/8/2025', due, before: true })] },
    document: null,
    reason: '',
  })
  expect(planCorrections([to('2025-08-25')], world)?.messages[0]?.text).toContain(
    'nay: trước 25/8 (hết 24/8; hạn đầu: trước 20/8; đổi hạn 2 lần)',
  )
  expect(warningsOf(to('2025-08-25'), world).join()).toContain('đã gia hạn đến 29/8/2025 (Sở Nội vụ)')
  expect(warningsOf(to('2025-08-20'), world)).toEqual([])
  expect(warningsOf(to('2025-08-05'), world).join()).toContain('hạn đã qua (hết 4/8/2025)')
})
