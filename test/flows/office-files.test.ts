// Files that the office asks for: codes of all bodies, letters to those that nothing reaches.
import mammoth from 'mammoth'
import readXlsx from 'read-excel-file/node'
import { beforeEach, describe, expect, test } from 'vitest'
import { createFileDoor } from '../../src/cli/files.ts'
import { readMoment } from '../../src/domain/calendar.ts'
import type { Said } from '../../src/domain/heard.ts'
import type { Message } from '../../src/domain/message.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { createCurrentRegister } from '../../src/flows/current-register.ts'
import { listUnpressed } from '../../src/flows/unpressed.ts'
import { afterSending } from '../../src/reminders/outbox.ts'
import { directory, rules } from '../data/shipped.ts'
import { groupOf, member, NOW, saying, type TestWorld, testWorld } from './chat-world.ts'

let world: TestWorld
beforeEach(async () => {
  world = await testWorld(undefined, { files: createFileDoor() })
  const members = [member('secretariat', '1'), member('focal', '7', { name: 'Lê Văn Thử' })]
  await world.storage.commit({ at: 0, members, chats: [groupOf('-1', ['Sở Nội vụ'])] })
})
const OFFICE = { user: '1', chat: '1' }
async function answer(text: string, over: Partial<Said> = OFFICE) {
  const said = saying(text, over)
  await chatTurn(world, said)
  const key = `answer:${said.key}`
  const [message] = await world.storage.messages({ keys: [key] })
  const file = await world.storage.file(key)
  return { text: message?.text ?? '', name: file?.name, bytes: Buffer.from(file?.base64 ?? '', 'base64') }
}

describe('/ma tatca', () => {
  test('gives a code of each body as one workbook, those that nothing reaches first', async () => {
    const { text, name, bytes } = await answer('/ma tatca')
    expect(text).toContain('24 giờ')
    expect(name).toBe('ma-noi-nhom-lao-cai-2025-08-11.xlsx')
    const sheets = await readXlsx(bytes)
    const rows = sheets.flatMap((s) => s.data).filter((row) => /^[A-Z0-9]{5}-[A-Z0-9]{5}$/.test(String(row[2])))
    expect(rows.map((r) => r[1]).sort()).toEqual(
      directory
        .bodies('Lào Cai')
        .map((b) => b.name)
        .sort(),
    )
    expect(rows.at(-1)?.[1]).toBe('Sở Nội vụ')
    const mine = rows.find((r) => r[1] === 'Sở Tài chính')
    expect((await answer(`/ghep ${mine?.[2]}`, { user: '66', chat: '66' })).text).toContain('Sở Tài chính')
    expect((await answer(`/ghep ${mine?.[2]}`, { user: '67', chat: '67' })).text).toContain('không đúng')
  })
  test('is the office’s alone, in private alone', async () => {
    const group = { user: '1', chat: '-1', isGroup: true }
    expect(await answer('/ma tatca', group)).toMatchObject({
      text: expect.stringContaining('tin nhắn riêng'),
      name: undefined,
    })
    expect(await answer('/ma tatca', {})).toMatchObject({
      text: expect.stringContaining('không có quyền'),
      name: undefined,
    })
  })
})

describe('letters to those that nothing reaches', () => {
  test('come with the list of ten o’clock, one for each body and a list for the telephone', async () => {
    const { storage, clock } = world
    world.clockAt(readMoment('2025-08-11T10:00') ?? 0)
    const current = createCurrentRegister(storage, { directory, rules })
    const settings = { digestAt: '07:30', quiet: [] } as const
    expect(await listUnpressed({ storage, current, clock, settings, files: createFileDoor() })).toBeGreaterThan(0)
    const [notice] = await storage.messages({ kinds: ['notice'] })
    const file = await storage.file(notice?.key ?? '')
    expect(file?.name).toBe('cong-van-don-doc-2025-08-11.docx')
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(file?.base64 ?? '', 'base64') })
    const bodies = [...(notice?.text ?? '').matchAll(/• (.+?) \(/g)].map((m) => m[1])
    expect(bodies.length).toBeGreaterThan(3)
    for (const body of bodies) expect(value).toContain(`Kính gửi: ${body}`)
    expect(value).toContain('Danh sách gọi điện')
    expect(value).toMatch(/V\/v đôn đốc thực hiện\s+nhiệm vụ được giao/)
    expect(value).toContain('bản tin nhắc việc hôm nay chưa tới được cơ quan (chưa nối nhóm)')
  })
  test('/congvan writes the letter of one body, with its late tasks', async () => {
    const { name, bytes } = await answer('/congvan sở nội vụ')
    expect(name).toBe('cong-van-don-doc-so-noi-vu-2025-08-11.docx')
    const { value } = await mammoth.extractRawText({ buffer: bytes })
    expect(value.match(/Kính gửi: /g)).toHaveLength(1)
    expect(value).toContain('Quá hạn (ngày)')
    expect(value).not.toContain('Danh sách gọi điện')
  })
  test('of a body that was reached it says that it was reminded, and asks for no contact', async () => {
    const { storage } = world
    const to = { channel: 'telegram', chat: '-1', thread: null }
    const digest = {
      key: 'digest:thu',
      to,
      kind: 'digest',
      text: 'x',
      tells: [],
      dueAt: NOW,
      staleAt: null,
      queuedAt: NOW,
    }
    await storage.commit({ at: NOW, queue: [digest as Message] })
    const [sent] = await storage.claim({ channel: 'telegram', now: NOW, leaseMs: 1, limit: 1, lease: 't' })
    if (!sent) throw new Error('a digest was to be taken')
    await storage.commit({ at: NOW, settled: [afterSending(sent, { kind: 'sent', id: '1' }, NOW)] })
    const { value } = await mammoth.extractRawText({ buffer: (await answer('/congvan sở nội vụ')).bytes })
    expect(value).toContain('Bản tin nhắc việc ngày 11/8/2025 đã gửi tới cơ quan')
    expect(value).not.toContain('chưa tới được')
    expect(value).not.toContain('Cử đầu mối')
  })
  test('what the body has called wrong stands in no letter, and the office is told what was left out', async () => {
    const { register } = (await world.office.read()).bot
    const letter = async () => {
      const { text, bytes } = await answer('/congvan sở nội vụ')
      const value = bytes.length ? (await mammoth.extractRawText({ buffer: bytes })).value : ''
      return { text, value }
    }
    const before = (await letter()).value
    const own = register.tasksIn('Lào Cai').filter((t) => t.shares.has('Sở Nội vụ') && before.includes(t.record.title))
    const [first, ...others] = own
    if (!first) throw new Error('a letter with tasks was expected')
    await answer(`/sai ${first.no} sai hạn`, {})
    const some = await letter()
    expect(some.value).not.toContain(first.record.title)
    expect(some.text).toContain(`Không đưa vào: 1 việc đang tạm dừng nhắc vì cơ quan báo sai (số ${first.no}).`)
    for (const { no } of others) await answer(`/sai ${no} sai hạn`, {})
    expect((await letter()).text).toMatch(/không có việc quá hạn hay sắp đến hạn nào khác\.\nKhông đưa vào: /)
  })
  test('of a body that has an hour of its own or chose silence it says what is so', async () => {
    const said = async (over: Parameters<typeof groupOf>[2]) => {
      await world.storage.commit({ at: NOW, chats: [groupOf('-1', ['Sở Nội vụ'], over)] })
      const { bytes } = await answer('/congvan sở nội vụ')
      return (await mammoth.extractRawText({ buffer: bytes })).value
    }
    const later = await said({ digestAt: '15:00' })
    for (const words of ['chưa tới được', 'đã gửi tới', 'Cử đầu mối', 'Bật lại']) expect(later).not.toContain(words)
    const muted = await said({ muted: true })
    expect(muted).toContain('Bật lại nhắc việc hằng ngày')
    expect(muted).not.toContain('Cử đầu mối')
  })
  test('are the office’s alone; whom it cannot find it asks for', async () => {
    expect((await answer('/congvan', {})).text).toContain('không có quyền')
    expect((await answer('/congvan Sở Không Có')).text).toContain('Công văn cho cơ quan nào')
    expect((await answer('/congvan', { ...OFFICE, chat: '-1', isGroup: true })).text).toContain('tin nhắn riêng')
  })
})
