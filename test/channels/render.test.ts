import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escapeHtml, readButton, renderMessage, splitText } from '../../src/channels/render.ts'
import type { Message } from '../../src/domain/message.ts'
import { TELEGRAM } from '../fakes/capabilities.ts'

const message = (text: string, over: Partial<Message> = {}): Message => ({
  key: 'k',
  to: { channel: 'telegram', chat: '1', thread: null },
  kind: 'answer',
  text,
  tells: [],
  dueAt: 0,
  staleAt: null,
  queuedAt: 0,
  ...over,
})
const offers = { choices: [{ label: 'Xem tiếp', says: 'xem tiếp' }], isGroup: false }

describe('splitting', () => {
  test('keeps a task together with its lines', () => {
    const tasks = Array.from({ length: 40 }, (_, i) => `🔴 ${i} · Rà soát trụ sở dôi dư\n   hạn 20/8/2025 · chủ trì`)
    const pieces = splitText(['Đầu đề', ...tasks].join('\n'), 500)
    expect(pieces.length).toBeGreaterThan(1)
    for (const piece of pieces) expect(piece).not.toMatch(/^\s/)
    expect(pieces.join('\n')).toBe(['Đầu đề', ...tasks].join('\n'))
  })
  test('cuts what is longer than the limit between words', () => {
    const pieces = splitText('chuyển đổi số '.repeat(200), 300)
    expect(pieces.every((p) => p.length <= 300 && !/^\s|\s$/.test(p))).toBe(true)
  })
  test('never cuts a letter made of two halves', () => {
    for (const piece of splitText('😀'.repeat(500), 301)) expect(piece.length % 2).toBe(0)
  })
  test('loses no word of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.integer({ min: 10, max: 90 }), (text, max) => {
        const pieces = splitText(text, max)
        expect(pieces.every((p) => p.length <= max)).toBe(true)
        expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      }),
      { numRuns: 300 },
    )
  })
})
describe('a text with a file', () => {
  const file = { name: 'a.docx', base64: '' }
  const lines = (n: number) => Array.from({ length: n }, () => '123456789').join('\n')
  const texts = (n: number) =>
    renderMessage(message(lines(n), { file }), TELEGRAM).map((p) => [p.text.length, !!p.file])
  test('stands under it', () => expect(texts(90)).toEqual([[899, true]]))
  test('goes before it where its line breaks, two letters each in a form, make it too long for Telegram', () =>
    expect(texts(102)).toEqual([
      [1019, false],
      [0, true],
    ]))
})
describe('choices', () => {
  test('are buttons where there are buttons', () =>
    expect(renderMessage(message('Sở nào?', { offers }), TELEGRAM)).toEqual([
      { text: 'Sở nào?', buttons: [{ text: 'Xem tiếp', data: 's:xem tiếp' }] },
    ]))
  test('are numbers elsewhere, with how to answer', () => {
    const [piece] = renderMessage(message('Sở nào?', { offers }), { ...TELEGRAM, buttons: false })
    expect(piece).toEqual({ text: 'Sở nào?\n1. Xem tiếp\nChọn: gửi số, ví dụ «1».', buttons: [] })
  })
  test('in a group say that the bot must be called', () => {
    const [piece] = renderMessage(message('Sở nào?', { offers: { ...offers, isGroup: true } }), {
      ...TELEGRAM,
      buttons: false,
    })
    expect(piece?.text).toContain('trả lời tin này')
  })
  test('with long words carry a number within 64 bytes', () => {
    const says = 'việc quá hạn của Ban Thường vụ Đảng ủy Ủy ban nhân dân tỉnh'
    const [piece] = renderMessage(
      message('?', { offers: { choices: [{ label: 'x', says }], isGroup: false } }),
      TELEGRAM,
    )
    expect(piece?.buttons[0]?.data).toBe('n:1')
  })
  test.each([
    ['s:xem tiếp', 'xem tiếp'],
    ['n:2', '2'],
    ['<b>', null],
  ] as const)('a button «%s» says %s', (data, says) => expect(readButton(data)).toBe(says))
})
test('markup in a title stays letters', () => expect(escapeHtml('<b>&lt;</b>')).toBe('&lt;b&gt;&amp;lt;&lt;/b&gt;'))
