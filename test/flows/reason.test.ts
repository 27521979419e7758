import { describe, expect, test } from 'vitest'
import type { Said } from '../../src/domain/heard.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { createMemoryStorage } from '../../src/storage/memory.ts'
import { groupOf, member, NOW, saying, testWorld } from './chat-world.ts'

/** Evidence of task 187 waits; Lan (7) of the office has pressed «Trả lại». */
async function scene(channel = 'telegram') {
  const world = await testWorld(createMemoryStorage())
  await world.storage.commit({
    at: NOW,
    members: [
      member('secretariat', '7', { channel }),
      member('secretariat', '8', { channel }),
      member('focal', '5', { channel, body: 'Ban Tổ chức Tỉnh ủy' }),
      member('focal', '6', { channel, body: 'Sở Nội vụ' }),
    ],
    chats: [groupOf('-100', ['Sở Nội vụ'], { to: { channel, chat: '-100', thread: null } })],
  })
  const say = async (text: string, over: Partial<Said> = {}) => {
    const user = over.user ?? '7'
    const heard = saying(text, { channel, chat: user, ...over, user })
    await chatTurn(world, heard)
    const [sent] = await world.storage.messages({ keys: [`answer:${heard.key}`] })
    return { key: heard.key, text: sent?.text ?? '', choices: sent?.offers?.choices ?? [] }
  }
  const { key } = await say('/xong 187 số 45-BC/BTCTU ngày 10/8/2025 gửi BTV', { user: '5' })
  const returned = async () =>
    (await world.storage.entries({ tasks: [187] })).flatMap((e) => (e.kind === 'returned' ? [e.reason] : []))
  return { world, say, returned, button: `/tralai 187 #${key}` }
}

describe('the reason behind a button', () => {
  for (const channel of ['telegram', 'zalo', 'terminal'])
    test(`is the next line of the one who pressed, on ${channel}`, async () => {
      const { say, returned, button } = await scene(channel)
      const asked = await say(button)
      expect(asked.text).toBe(
        'Lý do trả lại minh chứng việc 187 của Ban Tổ chức Tỉnh ủy? Gõ lý do ở tin nhắn tiếp theo, hoặc «thôi» để bỏ qua.',
      )
      expect(asked.choices.map((c) => c.label)).toEqual(['Thôi'])
      expect(await returned()).toEqual([])
      expect((await say('văn bản chưa có dấu, thiếu phụ lục 2')).text).toMatch(/bị trả lại. Lý do: văn bản chưa có dấu/)
      expect(await returned()).toEqual(['văn bản chưa có dấu, thiếu phụ lục 2'])
      await say('còn thiếu chữ ký')
      expect(await returned()).toEqual(['văn bản chưa có dấu, thiếu phụ lục 2'])
    })

  test('nobody else gives it, nor the same person in another chat', async () => {
    const { say, returned, button } = await scene()
    await say(button)
    await say('văn bản chưa có dấu', { user: '8' })
    await say('văn bản chưa có dấu', { chat: '-100', isGroup: true })
    expect(await returned()).toEqual([])
  })

  test('in a group it is what is said to the bot', async () => {
    const { world, say } = await scene()
    const { key } = await say('/chuyen 187 Sở Nội vụ vì là việc của Sở', { user: '5' })
    const inGroup = { user: '6', chat: '-100', isGroup: true }
    const asked = await say(`/chuyen 187 không #${key}`, inGroup)
    expect(asked.text).toMatch(/Lý do không nhận chuyển việc 187 từ Ban Tổ chức Tỉnh ủy\? Trả lời tin này/)
    await say('chiều nay họp nhé', { ...inGroup, isAddressed: false })
    const refusals = async () =>
      (await world.storage.entries({ tasks: [187] })).flatMap((e) => (e.kind === 'handover-refused' ? [e.reason] : []))
    expect(await refusals()).toEqual([])
    await say('không thuộc thẩm quyền của Sở', inGroup)
    expect(await refusals()).toEqual(['không thuộc thẩm quyền của Sở'])
  })

  for (const text of ['thôi', 'Thôi ạ', 'không', 'hủy', 'bỏ qua'])
    test(`«${text}» is the way out`, async () => {
      const { say, returned, button } = await scene()
      await say(button)
      expect((await say(text)).text).toBe('Đã bỏ, chưa ghi gì.')
      await say('văn bản chưa có dấu')
      expect(await returned()).toEqual([])
    })
  test('and so is its button', async () => {
    const { say, returned, button } = await scene()
    const [out] = (await say(button)).choices
    expect((await say(out!.says)).text).toBe('Đã bỏ, chưa ghi gì.')
    await say('văn bản chưa có dấu')
    expect(await returned()).toEqual([])
  })

  for (const text of [
    'việc của Sở Y tế?',
    'hạn của việc 187 là bao giờ',
    'còn bao nhiêu việc chưa xong',
    'cho em xem việc của Sở Nội vụ',
    '/viec',
    'xin chào',
    'ok',
  ])
    test(`«${text}» is answered, and the reason still waited for`, async () => {
      const { say, returned, button } = await scene()
      await say(button)
      expect((await say(text)).text).toMatch(/\n\(Vẫn chờ lý do trả lại minh chứng việc 187 .*\)$/)
      expect(await returned()).toEqual([])
      await say('thiếu danh sách kèm theo')
      expect(await returned()).toEqual(['thiếu danh sách kèm theo'])
    })

  for (const text of [
    'đã gia hạn 2 lần',
    'số liệu đã gửi',
    'số 45 là của việc khác',
    'quá hạn rồi',
    'báo cáo tháng 8 còn thiếu 3 xã',
    'Sở Y tế chưa có ý kiến',
    'mới làm được 60%',
    'hạn 30/9 là quá muộn',
    'cần bổ sung danh sách xã',
    'thieu chu ky',
  ])
    test(`«${text}» is a reason`, async () => {
      const { say, returned, button } = await scene()
      await say(button)
      await say(text)
      expect(await returned()).toEqual([text])
    })

  test('what may be either is asked back', async () => {
    for (const [label, reasons] of [
      ['Là lý do', ['việc chưa xong, mới có dự thảo']],
      ['Là câu hỏi', []],
      ['Không', []],
    ] as const) {
      const { say, returned, button } = await scene()
      await say(button)
      const asked = await say('việc chưa xong, mới có dự thảo')
      expect(asked.text).toMatch(/^Đây là lý do trả lại .*, hay là câu hỏi\?/)
      expect(await returned()).toEqual([])
      await say(asked.choices.find((c) => c.label === label)!.says)
      expect(await returned()).toEqual(reasons)
    }
  })

  test('is no longer waited for after half an hour, nor once the evidence was decided on', async () => {
    const late = await scene()
    await late.say(late.button)
    late.world.clockAt(NOW + 31 * 60_000)
    await late.say('văn bản chưa có dấu')
    expect(await late.returned()).toEqual([])
    const decided = await scene()
    await decided.say(decided.button)
    expect((await decided.say('/xacnhan 187')).text).toMatch(/đã được xác nhận: [^(]*$/)
    await decided.say('văn bản chưa có dấu')
    expect(await decided.returned()).toEqual([])
  })

  test('a later date is refused with the line behind «Không đồng ý»', async () => {
    const { world, say } = await scene()
    const { key } = await say('/giahan 188 30/9/2025 chờ hướng dẫn', { user: '5' })
    expect((await say(`/giahan 188 không #${key}`)).text).toMatch(/^Lý do không gia hạn việc 188 cho Ban Tổ chức/)
    await say('hạn 30/9 là quá muộn')
    const refused = (await world.storage.entries({ tasks: [188] })).find((e) => e.kind === 'extension-refused')
    expect(refused).toMatchObject({ reason: 'hạn 30/9 là quá muộn' })
  })
})

describe('the reason of a later date', () => {
  const asked = async (said: string) => {
    const { say, world } = await scene()
    const { text } = await say(said, { user: '5' })
    expect(text).toMatch(/^Lý do xin gia hạn việc 188 đến (30|20)\/(9|8)\/2025\?/)
    const kept = async () =>
      (await world.storage.entries({ tasks: [188], kinds: ['extension-asked'] })).flatMap((e) =>
        e.kind === 'extension-asked' ? [`${e.until} ${e.reason}`] : [],
      )
    return { say: (line: string) => say(line, { user: '5' }), kept }
  }
  test.each([
    '/giahan 188 30/9/2025',
    'xin lùi việc 188 đến 30/9/2025',
  ])('is the next line behind «%s»', async (said) => {
    const { say, kept } = await asked(said)
    expect(await kept()).toEqual([])
    expect((await say('vì mưa lũ, đường vào xã chưa thông')).text).toMatch(/^Đã chuyển văn phòng đề nghị gia hạn/)
    expect(await kept()).toEqual(['2025-09-30 mưa lũ, đường vào xã chưa thông'])
  })
  test('is not a request that says all of it anew', async () => {
    const { say, kept } = await asked('/giahan 188 20/8/2025')
    expect((await say('xin gia hạn việc 188 đến 25/8/2025 vì chờ kết luận')).text).toMatch(
      /đến 25\/8\/2025, lý do: chờ/,
    )
    expect(await kept()).toEqual([])
  })
})
