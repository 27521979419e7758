import { expect, test } from 'vitest'
import { createLog } from '../../src/cli/log.ts'

const clock = { now: () => Date.UTC(2025, 7, 11, 0, 30) }
const TOKEN = '123456:AAF-abc_defghijklmnopqrstuv'
function logged(facts: Record<string, unknown>, secrets = [TOKEN, 'bí mật "webhook"']) {
  const lines: string[] = []
  createLog({ level: 'info', clock, secrets, write: (line) => lines.push(line) }).error('failed', facts)
  return lines.join('')
}

test('a line is a fixed text and its facts', () => {
  expect(JSON.parse(logged({ to: 'nhóm 1', tries: 2 }))).toMatchObject({
    at: '2025-08-11T07:30:00+07:00',
    level: 'error',
    text: 'failed',
    to: 'nhóm 1',
    tries: 2,
  })
})
test.each([
  ['in a text', { error: `request to https://api.telegram.org/bot${TOKEN}/sendMessage failed` }],
  ['deep in an object', { cause: { request: { url: `/bot${TOKEN}/getUpdates` } } }],
  ['in an error', { err: new Error(`no route to /bot${TOKEN}`) }],
  ['as part of an address', { url: `https://x/${encodeURIComponent(TOKEN)}` }],
  ['of another bot', { url: '/bot999999:ZZZZZZZZZZZZZZZZZZZZZZZZ/getMe' }],
  ['with quotes in it', { secret: 'bí mật "webhook"' }],
])('no token %s', (_where, facts) => {
  const line = logged(facts)
  expect(line).not.toMatch(/AAF-abc|ZZZZZZ|bí mật/)
  expect(JSON.parse(line).text).toBe('failed')
})
test('no password of a database', () => {
  expect(logged({ url: 'postgres://dondoc:rất-kín@127.0.0.1/x' }, [])).toMatch(/postgres:\/\/dondoc:\*\*\*@127/)
})
test('nothing below its level', () => {
  const lines: string[] = []
  const log = createLog({ level: 'warn', clock, secrets: [], write: (line) => lines.push(line) })
  log.info('a')
  log.debug('b')
  log.warn('c')
  expect(lines).toHaveLength(1)
})
