// Anything a person can type: an answer or silence, never a crash, never slower than 50 ms (by the fastest of five more runs).
import { expect, test } from 'vitest'
import { readMoment } from '../../src/domain/calendar.ts'
import { answer, createBot, NEW_CONVERSATION } from '../../src/flows/answer.ts'
import { shippedRegister } from '../data/shipped.ts'

const bot = createBot(shippedRegister())
const now = readMoment('2025-08-11 09:00') ?? 0
const say = (text: string) =>
  answer(
    bot,
    { text, viewer: { role: 'secretariat', province: null }, now, addressed: true, pageSize: 20 },
    NEW_CONVERSATION,
  )

const INPUTS: Record<string, string> = {
  nothing: '',
  'the name of a word that every table has': '/constructor x',
  spaces: '   \n\t ',
  'one letter 4,096 times': 'a'.repeat(4096),
  'one marked letter 4,096 times': 'ệ'.repeat(4096),
  'one number 4,096 times': '1'.repeat(4096),
  'only emoji': '👍🎉😀'.repeat(50),
  'zero-width and bidirectional marks': '\u200bviệc\u200d \u202equá hạn\u202c \u2066của\u2069 SNV\ufeff',
  NFD: 'nhiệm vụ của Sở Nội vụ tháng 8'.normalize('NFD'),
  'lone surrogates': '\ud800 việc \udc00',
  'a line of 10 MB': 'việc của Sở Nội vụ '.repeat(550_000),
  HTML: '<b>việc</b> <script>alert(1)</script> của Sở Nội vụ',
  SQL: "'; DROP TABLE tasks; -- việc quá hạn",
  paths: '../../../../etc/passwd việc C:\\Windows\\system32',
  'a format string': '%s%s%n {{7*7}} việc',
  'many bodies': 'Sở Nội vụ, '.repeat(300),
  'many dates': 'từ 1/8 đến 31/8 '.repeat(250),
  'many numbers': 'việc 12 '.repeat(500),
  'opening brackets': '((('.repeat(1300),
  'control characters': '\u0000\u0007\u001b[31mviệc của Sở Nội vụ\u001b[0m',
  'full-width digits': 'việc của Sở Nội vụ tháng ８',
  'words run together': 'nhiemvucuasonoivuthang8'.repeat(100),
}

test.each(Object.entries(INPUTS))('%s: an answer or silence, in time', (_, text) => {
  const run = () => {
    const started = performance.now()
    say(text)
    return performance.now() - started
  }
  let fastest = run()
  for (let i = 0; i < 5 && fastest > 50; i++) fastest = Math.min(fastest, run())
  expect(fastest).toBeLessThan(50)
})
test('marks that hide between letters do not change the meaning', () =>
  expect(say(INPUTS['zero-width and bidirectional marks'] ?? '').understanding).toMatchObject({
    intent: 'list_tasks',
    slots: { status: 'overdue' },
  }))
test('NFD means what NFC means', () => {
  const composed = say('nhiệm vụ của Sở Nội vụ tháng 8')
  expect(say(INPUTS.NFD ?? '').reply).toEqual(composed.reply)
  expect(composed.tasks.length).toBeGreaterThan(5)
})
test('HTML comes back as plain text or not at all', () =>
  expect(JSON.stringify(say(INPUTS.HTML ?? '').reply)).not.toContain('<script>'))
