// Files in and out on every platform, over the loopback fakes.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApiCall } from '../../src/channels/bot-api.ts'
import { download } from '../../src/channels/download.ts'
import { createTelegramChannel } from '../../src/channels/telegram.ts'
import { createTelegramBot } from '../../src/channels/telegram-bot.ts'
import { telegramFetch, telegramFileAddress } from '../../src/channels/telegram-files.ts'
import { hearTelegram } from '../../src/channels/telegram-updates.ts'
import { createTerminalChannel, hearLine } from '../../src/channels/terminal.ts'
import { saveInto } from '../../src/channels/terminal-files.ts'
import { createZaloChannel } from '../../src/channels/zalo.ts'
import { fetchPhoto, isPublic } from '../../src/channels/zalo-files.ts'
import { hearZalo } from '../../src/channels/zalo-updates.ts'
import { FILE_MAX, fileName } from '../../src/domain/attachment.ts'
import { newlyQueued } from '../../src/domain/delivery.ts'
import { aMessage } from '../contracts/storage.ts'
import { startTelegramApi, type TelegramApi } from '../fakes/telegram-api.ts'
import { startZaloApi } from '../fakes/zalo-api.ts'

const BYTES = new TextEncoder().encode('nội dung tệp')
const file = { name: 'Báo cáo tuần 32.docx', base64: Buffer.from(BYTES).toString('base64') }
const ME = { id: 1000, username: 'dondoc_thu_bot' }
const withFile = (text: string, over: object = {}) =>
  newlyQueued(aMessage('f', { text, file, kind: 'answer', ...over }))

describe('a file on Telegram', () => {
  let api: TelegramApi
  beforeEach(async () => {
    api = await startTelegramApi()
  })
  afterEach(() => api.stop())
  const calls = () => [createTelegramBot(api.token, api.root).call, createApiCall({ root: api.root, token: api.token })]
  const uploaded = (at: number) => api.sent[at]?.body.document as { fileName: string; bytes: Buffer }

  test('goes out as a document with its words under it', async () => {
    for (const [i, call] of calls().entries()) {
      expect(await createTelegramChannel(call).send(withFile('Báo cáo đây'))).toMatchObject({ kind: 'sent' })
      expect(api.sent[i]).toMatchObject({ method: 'sendDocument', text: 'Báo cáo đây' })
      expect(uploaded(i).fileName).toBe('Báo cáo tuần 32.docx')
      expect(uploaded(i).bytes.toString()).toBe('nội dung tệp')
    }
  })
  test('a picture is shown; what is no picture after all goes as a document', async () => {
    const chart = { ...file, name: 'bieu-do.png' }
    for (const call of calls()) await createTelegramChannel(call).send(withFile('', { file: chart }))
    api.faults = ({ method }) =>
      method === 'sendPhoto' ? { code: 400, description: 'Bad Request: PHOTO_INVALID_DIMENSIONS' } : null
    for (const call of calls()) await createTelegramChannel(call).send(withFile('', { file: chart }))
    expect(api.sent.map((m) => m.method)).toEqual(['sendPhoto', 'sendPhoto', 'sendDocument', 'sendDocument'])
  })
  test('a group that bars files gets the words and is told; one that bars words is gone', async () => {
    const barred = (what: string) => ({
      code: 400,
      description: `Bad Request: not enough rights to send ${what} to the chat`,
    })
    const chart = { ...file, name: 'bieu-do.png' }
    api.faults = ({ method }) => (method === 'sendPhoto' ? barred('photos') : null)
    for (const call of calls()) await createTelegramChannel(call).send(withFile('Báo cáo', { file: chart }))
    expect(api.sent.map((m) => m.method)).toEqual(['sendDocument', 'sendDocument'])
    api.faults = ({ method }) => (method === 'sendMessage' ? null : barred('documents'))
    for (const call of calls()) {
      const pushed = withFile('Công văn <1>\nNội dung', { kind: 'handout', file: { ...file, name: 'a & b.docx' } })
      expect(await createTelegramChannel(call).send(pushed)).toMatchObject({ kind: 'sent' })
      expect(api.sent.at(-1)).toMatchObject({ method: 'sendMessage' })
      expect(api.sent.at(-1)?.text).toMatch(
        /^<b>Công văn &lt;1&gt;<\/b>\nNội dung\nTệp a &amp; b\.docx không gửi được: nhóm này/,
      )
    }
    api.faults = () => barred('text messages')
    for (const call of calls())
      expect(await createTelegramChannel(call).send(withFile('Báo cáo'))).toMatchObject({ kind: 'never', who: 'chat' })
  })
  test('a long text goes before its file, in messages of its own', async () => {
    const [call] = calls()
    if (call) await createTelegramChannel(call).send(withFile('dòng\n'.repeat(300)))
    expect(api.sent.map((m) => m.method)).toEqual(['sendMessage', 'sendDocument'])
    expect(api.sent.at(-1)?.text).toBe('')
  })
  test('what is pushed keeps its bold first line under a file', async () => {
    const [call] = calls()
    if (call) await createTelegramChannel(call).send(withFile('Công văn <1>\nNội dung', { kind: 'handout' }))
    expect(api.sent.at(-1)?.text).toBe('<b>Công văn &lt;1&gt;</b>\nNội dung')
  })

  const fetching = (over = {}) =>
    telegramFetch({
      call: createApiCall({ root: api.root, token: api.token }),
      addressOf: telegramFileAddress(api.root, api.token),
    })({ id: 'F1', name: 'kl.docx', size: null, ...over })

  test('that was sent is fetched by its id', async () => {
    api.addFile('F1', 'documents/file_1.docx', Buffer.from(BYTES))
    expect(await fetching()).toEqual({ kind: 'fetched', bytes: BYTES })
  })
  test('too large, gone, or out of reach is told apart', async () => {
    expect(await fetching({ size: FILE_MAX + 1 })).toEqual({ kind: 'too-big' })
    expect(api.calls).toEqual([])
    expect(await fetching({ id: 'nobody' })).toEqual({ kind: 'gone' })
    api.faults = () => ({ code: 400, description: 'Bad Request: file is too big' })
    expect(await fetching()).toEqual({ kind: 'too-big' })
    api.faults = () => 'bad-gateway'
    expect(await fetching()).toEqual({ kind: 'out-of-reach' })
  })
  test('one that is larger than it was said to be is left half-way', async () => {
    api.addFile('F1', 'documents/big.bin', Buffer.alloc(FILE_MAX + 10))
    expect(await fetching({ size: 5 })).toEqual({ kind: 'too-big' })
    let given = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        given += 1_000_000
        controller.enqueue(new Uint8Array(1_000_000))
      },
    })
    expect(await download('http://127.0.0.1/x', async () => new Response(endless))).toEqual({ kind: 'too-big' })
    expect(given).toBeLessThan(FILE_MAX + 5_000_000)
  })
  test('a path that climbs out of the files is not asked for', async () => {
    api.addFile('F1', '../bot1000:x/getMe', Buffer.from('x'))
    expect(await fetching()).toEqual({ kind: 'gone' })
  })
  test('is heard with its name, size and kind; of a photo the largest', () => {
    const from = { id: 7, is_bot: false, first_name: 'A' }
    const message = { message_id: 1, date: 1, chat: { id: 7, type: 'private' }, from }
    const document = { file_id: 'D', file_name: '../../kl\u202exslx.docx', file_size: 12, mime_type: 'x' }
    expect(hearTelegram({ update_id: 1, message: { ...message, document, caption: '/nhapvanban' } }, ME)).toMatchObject(
      {
        kind: 'said',
        text: '/nhapvanban',
        file: { id: 'D', name: 'kl-xslx.docx', size: 12 },
      },
    )
    // Words about a file may answer the message that carries it; what the bot wrote proves nothing.
    const answering = (text: string, is_bot = false) =>
      hearTelegram(
        { update_id: 3, message: { ...message, text, reply_to_message: { from: { id: 9, is_bot }, document } } },
        ME,
      )
    expect(answering('/guitin Sở Nội vụ: xem')).toMatchObject({ file: { id: 'D' } })
    expect(answering('/xong 12 số 4/BC-SNV')).toMatchObject({ file: { id: 'D' } })
    expect(answering('/xong 12 số 4/BC-SNV', true)).toMatchObject({ file: null })
    expect(answering('đã nhận')).toMatchObject({ file: null })
    const photo = [
      { file_id: 'S', file_size: 1 },
      { file_id: 'L', file_size: 9 },
    ]
    expect(hearTelegram({ update_id: 2, message: { ...message, photo } }, ME)).toMatchObject({
      file: { id: 'L', size: 9 },
    })
  })
})

describe('a file on Zalo', () => {
  test('goes out as a link, or says that there is none', async () => {
    const api = await startZaloApi()
    const call = createApiCall({ root: api.root, token: api.token })
    const until = Date.UTC(2025, 7, 12, 2)
    const linkTo = async () => ({ url: 'https://don-doc.example/tep/x', until })
    await createZaloChannel('zalo', call, { linkTo }).send(withFile('Báo cáo đây'))
    await createZaloChannel('zalo', call).send(withFile('Báo cáo đây'))
    expect(api.sent.map((m) => m.text)).toEqual([
      'Báo cáo đây\nTệp Báo cáo tuần 32.docx, tải đến 09:00 12/8/2025: https://don-doc.example/tep/x',
      expect.stringContaining('không gửi được qua kênh này'),
    ])
    await api.stop()
  })
  test('a photo is heard under either of its names', () => {
    const event = (photo: object) => ({
      event_name: 'message.image.received',
      message: { from: { id: 'u' }, chat: { id: 'u', chat_type: 'PRIVATE' }, message_id: 'm', ...photo },
    })
    for (const photo of [{ photo: 'https://a.zdn.vn/1.jpg' }, { photo_url: 'https://a.zdn.vn/1.jpg' }])
      expect(hearZalo('zalo', event(photo), 'Bot')).toMatchObject({
        kind: 'said',
        text: '',
        file: { id: 'https://a.zdn.vn/1.jpg' },
      })
  })
  test('an address inside the office’s network is not asked', async () => {
    const wrong = [
      'http://a.vn/x',
      'https://127.0.0.1/x',
      'https://localhost/x',
      'https://may.local/x',
      'https://a.vn:8443/x',
      'https://u:p@a.vn/',
      'file:///etc/passwd',
      'https://[::1]/',
      'x',
    ]
    expect(wrong.filter(isPublic)).toEqual([])
    expect(isPublic('https://photo-stal-1.zdn.vn/abc.jpg?x=1')).toBe(true)
    const asked: string[] = []
    const fetch = async (url: string) => {
      asked.push(url)
      return new Response('ảnh')
    }
    const photo = { id: 'https://127.0.0.1/x', name: 'ảnh.jpg', size: null } as const
    expect(await fetchPhoto(photo, fetch)).toEqual({ kind: 'gone' })
    expect(await fetchPhoto({ ...photo, id: 'https://a.zdn.vn/x' }, fetch)).toMatchObject({ kind: 'fetched' })
    expect(asked).toEqual(['https://a.zdn.vn/x'])
  })
})

describe('a file in the terminal', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dondoc-test-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test('is written beside others, never over them, and its path is shown', async () => {
    const shown: string[] = []
    const channel = createTerminalChannel((text) => shown.push(text), saveInto(folder))
    for (let i = 0; i < 2; i++) await channel.send(withFile('Báo cáo đây'))
    expect(shown).toEqual([
      'Báo cáo đây',
      `Đã ghi tệp: ${join(folder, 'Báo cáo tuần 32.docx')}`,
      'Báo cáo đây',
      `Đã ghi tệp: ${join(folder, 'Báo cáo tuần 32-2.docx')}`,
    ])
    expect(readFileSync(join(folder, 'Báo cáo tuần 32-2.docx'), 'utf8')).toBe('nội dung tệp')
    const nowhere = createTerminalChannel((text) => shown.push(text), saveInto('/dev/null/x'))
    await nowhere.send(withFile(''))
    expect(shown.at(-1)).toContain('Không ghi được tệp')
  })
  test('is named by its path', async () => {
    const path = join(folder, 'kết luận 12.docx')
    writeFileSync(path, BYTES)
    const channel = createTerminalChannel(() => {})
    for (const typed of [path, `"${path}"`]) {
      const said = hearLine(`/nhapvanban ${typed}`, '1', 'toi')
      expect(said).toMatchObject({ text: '/nhapvanban', file: { id: path, name: 'kết luận 12.docx' } })
      expect(said.file && (await channel.fetch?.(said.file))).toEqual({
        kind: 'fetched',
        bytes: BYTES,
      })
    }
    const gone = { id: join(folder, 'x.docx'), name: 'x.docx', size: null } as const
    expect(await channel.fetch?.(gone)).toEqual({ kind: 'gone' })
    expect(await channel.fetch?.({ ...gone, id: folder })).toEqual({ kind: 'gone' })
    expect(hearLine('việc 12 ở a.docx', '2', 'toi').file).toBeNull()
  })
})

test('a file’s name is only a name', () => {
  expect(fileName('../../etc/passwd')).toBe('etc-passwd')
  expect(fileName('a\u0000\nb.docx')).toBe('a--b.docx')
  expect(fileName('')).toBe('tep')
  expect(fileName('...')).toBe('tep')
  expect(fileName(`${'ấ'.repeat(500)}.docx`)).toMatch(/^ấ{115}\.docx$/)
  expect(fileName('Báo cáo tháng 8.xlsx')).toBe('Báo cáo tháng 8.xlsx')
})
