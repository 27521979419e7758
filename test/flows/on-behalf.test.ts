import { describe, expect, test } from 'vitest'
import type { Said } from '../../src/domain/heard.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { groupOf, member, NOW, saying, testWorld } from './chat-world.ts'

async function scene(chats = true) {
  const world = await testWorld()
  await world.storage.commit({
    at: NOW,
    members: [member('secretariat', '7'), member('secretariat', '8'), member('focal', '6')],
    chats: chats ? [groupOf('-100', ['Ban Tổ chức Tỉnh ủy'])] : [],
  })
  const say = async (text: string, over: Partial<Said> = {}) => {
    const user = over.user ?? '7'
    const heard = saying(text, { chat: user, ...over, user })
    await chatTurn(world, heard)
    const [sent] = await world.storage.messages({ keys: [`answer:${heard.key}`] })
    return { text: sent?.text ?? '', choices: sent?.offers?.choices ?? [] }
  }
  const entries = async () => world.storage.entries({ tasks: [187] })
  return { world, say, entries }
}

describe('the office writes for a body that told it by telephone', () => {
  for (const text of [
    'Ban Tổ chức Tỉnh ủy báo qua điện thoại: xong 187, số 45-BC/BTCTU ngày 10/8/2025 gửi BTV',
    'Ban Tổ chức Tỉnh ủy gọi điện báo: việc 187 đã hoàn thành, số 45-BC/BTCTU ngày 10/8/2025, gửi BTV',
    'Ban Tổ chức Tỉnh ủy vừa gọi điện: hoàn thành việc 187 số 45-BC/BTCTU ngày 10/8/2025 gửi BTV',
  ])
    test(`«${text}» is asked about, recorded for the body, accepted by a second person alone`, async () => {
      const { say, entries, world } = await scene()
      expect((await say(text)).text).toMatch(/45-BC\/BTCTU ngày 10\/8\/2025[\s\S]*Đúng không ạ\?$/)
      expect(await entries()).toEqual([])
      const kept = await say('đúng')
      expect(kept.text).toMatch(/^Ghi hộ Ban Tổ chức Tỉnh ủy:\n *Đã nhận minh chứng/)
      expect(kept.text).toMatch(/một người khác của văn phòng xác nhận\.$/)
      expect(await entries()).toMatchObject([
        {
          kind: 'evidence',
          body: 'Ban Tổ chức Tỉnh ủy',
          by: 'telegram:7',
          note: expect.stringMatching(/\(văn phòng ghi hộ, (báo qua điện thoại|gọi điện báo|vừa gọi điện)\)$/),
        },
      ])
      const notices = (await world.storage.messages({ kinds: ['notice'] })).map((m) => [m.to.chat, m.text])
      expect(notices.map(([chat]) => chat).sort()).toEqual(['-100', '8'])
      expect(notices.find(([chat]) => chat === '8')?.[1]).toContain('(văn phòng ghi hộ')
      expect((await say('/xacnhan 187')).text).toMatch(/^Không ai tự xác nhận/)
      expect((await say('/xacnhan 187', { user: '8' })).text).toMatch(/đã được xác nhận/)
    })
  test('progress and obstacles too, by the command, without any chat of the body', async () => {
    const { say, entries } = await scene(false)
    expect((await say('/baoho BTC Tỉnh ủy: tiến độ 187 60 đang lấy ý kiến')).text).toMatch(/^Ghi hộ Ban Tổ chức/)
    await say('/baoho Ban Tổ chức Tỉnh ủy: vướng 187 chưa có số liệu cần Sở Nội vụ quyết')
    expect(await entries()).toMatchObject([
      { kind: 'progress', percent: 60, note: 'đang lấy ý kiến (văn phòng ghi hộ)' },
      { kind: 'obstacle', what: 'chưa có số liệu (văn phòng ghi hộ)' },
    ])
  })
  test('a body that nobody knows is told as such', async () => {
    const { say } = await scene()
    for (const text of ['/baoho Sở Ma: xong 187', 'Sở Ma báo qua điện thoại: xong 187'])
      expect((await say(text)).text).toMatch(/^Trong sổ không có cơ quan «Sở Ma»\.\n/)
    expect((await say('/baoho Sở Nộ vụ: xong 187')).text).toContain('Gần nhất: Sở Nội vụ')
    expect((await say('/baoho')).text).toMatch(/^Ghi hộ cơ quan/)
  })
  test('only the office, only in private, only of what the body leads', async () => {
    const { say, entries } = await scene()
    const done = '/baoho Ban Tổ chức Tỉnh ủy: xong 187 số 45-BC/BTCTU ngày 10/8/2025 gửi BTV'
    expect((await say(done, { user: '6' })).text).toMatch(/^Không làm được/)
    expect((await say(done, { chat: '-100', isGroup: true })).text).toMatch(/tin nhắn riêng/)
    expect((await say('/baoho Sở Y tế: xong 187 số 45/BC-SYT ngày 10/8/2025')).text).toMatch(/^Không làm được/)
    for (const text of ['/baoho', '/baoho Sở Không Có: xong 187', '/baoho Sở Y tế: chiều nay họp'])
      expect((await say(text)).text).toMatch(/(^|\n)Ghi hộ cơ quan báo ngoài chat/)
    expect(await entries()).toEqual([])
  })
})
