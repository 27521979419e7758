import { expect, test } from 'vitest'
import { checkEvidence, type Evidence, type EvidenceCase, isRefused } from '../../src/domain/evidence.ts'
import type { Entry } from '../../src/domain/ledger.ts'
import { shippedRegister } from '../data/shipped.ts'

const register = shippedRegister()
/** 5.(1): Ban Tổ chức Tỉnh ủy, to the Ban Thường vụ, of the meeting of 6/8/2025. */
const task = register.task(187)!
const good: Evidence = {
  number: '45-BC/BTCTU',
  documentKind: 'BC',
  issuer: 'BTCTU',
  day: '2025-08-14',
  receiver: 'BTV',
  files: [],
}
const file = { channel: 'telegram', id: 'f', name: 'anh.jpg', size: 9 }
const at: EvidenceCase = {
  task,
  body: 'Ban Tổ chức Tỉnh ủy',
  today: '2025-08-18',
  register,
  expectedKinds: [],
  others: [],
}
const used = (over: object = {}) =>
  ({ kind: 'evidence', task: 12, number: '45-BC/BTCTU', day: '2025-03-01', ...over }) as unknown as Entry<'evidence'>

test.each([
  ['all in order', {}, {}, []],
  ['no number, no file', { number: null, issuer: null }, {}, ['nothing']],
  ['a photo alone', { number: null, issuer: null, files: [file] }, {}, ['no-number']],
  ['no day', { day: null }, {}, ['no-day']],
  ['tomorrow', { day: '2025-08-19' }, {}, ['in-future']],
  ['before the meeting', { day: '2025-08-05' }, {}, ['before-document']],
  ['on the day of the meeting', { day: '2025-08-06' }, {}, []],
  ['no receiver', { receiver: null }, {}, ['no-receiver']],
  ['the whole name', { receiver: 'Ban Thường vụ' }, {}, []],
  ['another receiver', { receiver: 'Sở Tài chính' }, {}, ['other-receiver']],
  ['another issuer', { issuer: 'SNV' }, {}, ['other-issuer']],
  ['an issuer nobody knows', { issuer: 'XYZ' }, {}, ['unknown-issuer']],
  ['another kind', {}, { expectedKinds: ['KH'] }, ['other-kind']],
  ['the number of another task', {}, { others: [used()] }, ['number-used']],
  ['the same number of another year', {}, { others: [used({ day: '2024-03-01' })] }, []],
  ['the number of another period', {}, { usedPeriods: ['2025-07'] }, ['number-of-period']],
  ['an earlier period is late and missing', {}, { earlierOwed: ['2025-07'] }, ['earlier-owed']],
  ['its own number again', {}, { others: [used({ task: 187 })] }, []],
] as const)('%s', (_, evidence, more, found) =>
  expect(checkEvidence({ ...good, ...evidence }, { ...at, ...more })).toEqual(found))
test.each([
  ['Xã Bắc Hà', 'UBND', []],
  ['Phường Sa Pa', 'ĐU', []],
  ['Xã Bắc Hà', 'SNV', ['other-issuer']],
  ['Sở Nội vụ', 'UBND', ['other-issuer']],
] as const)('%s under the symbol of %s', (body, issuer, found) =>
  expect(checkEvidence({ ...good, issuer }, { ...at, body })).toEqual(found))
test('refused is what proves nothing or cannot be of this task; the rest is for the second person', () => {
  expect(isRefused(['no-receiver', 'number-used', 'other-issuer', 'other-kind', 'no-number'])).toBe(false)
  for (const finding of ['nothing', 'no-day', 'in-future', 'before-document'] as const)
    expect(isRefused([finding])).toBe(true)
})
