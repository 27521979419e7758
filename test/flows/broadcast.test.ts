// Broadcast: shown first, sent once by the right person at an allowed hour, then asked after; and what goes at once.
import { beforeEach, describe, expect, test } from 'vitest'
import type { Broadcast } from '../../src/domain/broadcast.ts'
import { momentOf } from '../../src/domain/calendar.ts'
import type { Said } from '../../src/domain/heard.ts'
import type { ReadingOutcome } from '../../src/domain/reading.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { createSender } from '../../src/flows/send.ts'
import { officeWords } from '../../src/flows/words/office-words.ts'
import { sayBroadcast } from '../../src/wording/broadcast.ts'
import { files } from '../data/shipped.ts'
import { groupOf, member, NOW, noLog, saying, TELEGRAM, type TestWorld, testWorld } from './chat-world.ts'

const QUIET = [
  { from: '11:30', to: '13:30' },
  { from: '17:00', to: '07:30' },
]
let world: TestWorld
async function says(text: string, over: Partial<Said> = {}) {
  const said = saying(text, { user: '1', chat: '1', name: 'Đồng chí Lan', ...over })
  await chatTurn(world, said)
  const [message] = await world.storage.messages({ keys: [`answer:${said.key}`] })
  return { text: message?.text ?? '', choices: message?.offers?.choices ?? [] }
}
const OTHER = { user: '5', chat: '5', name: 'Đồng chí Minh' }
const queued = async () => (await world.storage.messages({ kinds: ['broadcast'] })).map((m) => m.to.chat)
const audited = async () => (await world.storage.audit()).map((row) => `${row.what} ${row.about}`)
/** Sends what is due through a channel that takes everything; gives the chats. */
async function delivered(): Promise<readonly string[]> {
  const sent: string[] = []
  const can = TELEGRAM
  const channel = {
    name: 'telegram',
    can,
    send: async (m: { readonly kind: string; readonly to: { readonly chat: string } }) => {
      if (m.kind === 'broadcast' || m.kind === 'handout') sent.push(m.to.chat)
      return { kind: 'sent' as const, id: '1' }
    },
  }
  await createSender({
    storage: world.storage,
    channel,
    clock: world.clock,
    log: noLog,
    pace: null,
    lease: 't',
    isSole: true,
  }).drain()
  return sent.sort()
}
async function begin(twoPersons = false) {
  world = await testWorld(undefined, { manners: { digestAt: '07:30', quiet: QUIET, twoPersons } })
  await world.storage.commit({
    at: NOW,
    chats: [
      groupOf('-100', ['Sở Nội vụ']),
      groupOf('-200', ['Sở Tài chính', 'Sở Y tế']),
      groupOf('-300', ['Sở Nội vụ'], { province: 'Nghệ An' }),
      groupOf('-400', ['Sở Xây dựng'], { parked: 'left' }),
    ],
    members: [member('secretariat', '1'), member('secretariat', '5'), member('focal', '7')],
  })
}
beforeEach(() => begin())

describe('writing and sending', () => {
  test('a recipient that nobody knows is told as such, alone or beside others', async () => {
    for (const text of [
      '/guitin Sở Ma: họp lúc 8h',
      '/guitin Sở Nội vụ, Sở Ma: họp lúc 8h',
      '/guitin Sở Ma nộp báo cáo trước 17h',
    ]) {
      const said = await says(text)
      expect(said.text).toMatch(/Trong sổ không có cơ quan «Sở Ma»/)
      expect(said.text).toContain('chưa gửi gì')
    }
    for (const text of ['/guitin các sở, ban, ngành: họp lúc 8h', '/guitin Sở Nội vụ: mời Sở Ma cùng họp'])
      expect((await says(text)).text).not.toContain('Trong sổ không có')
  })
  test.each([
    'nhắn Sở Ma nộp báo cáo',
    'gửi Sở Ma: họp lúc 8h',
    'nhắn Sở Ma khẩn trương nộp báo cáo trước 17h',
    'gửi kết luận ngày 6/8/2025 cho Sở Ma',
    'đôn đốc Sở Ma khẩn trương',
    'thông báo tới Sở Ma: họp giao ban lúc 8h',
    'em ơi nhắn giúp anh Sở Ma nộp báo cáo nhé',
    'nhắn Sở Nội vụ và Sở Ma nộp báo cáo trước 17h',
    'nhắn Sở Ma, Sở Nội vụ nộp báo cáo trước 17h',
  ])('«%s» in plain words is told that there is no such body, and nothing is written', async (text) => {
    const said = await says(text)
    expect(said.text).toMatch(/^Trong sổ không có cơ quan «Sở Ma»/)
    expect(said.text).toContain('chưa gửi gì')
    expect(await world.storage.notes('broadcast:')).toEqual(new Map())
    expect(await queued()).toEqual([])
  })
  test('the nearest names stand beside a body that nobody knows', async () => {
    const said = await says('nhắn Sở Tài chính Ngân sách Mới nộp báo cáo')
    expect(said.text).not.toMatch(/^Sẽ gửi/)
    expect((await says('nhắn Sở Nội trú nộp báo cáo')).text).toContain('Sở Nội vụ')
    expect((await says('nhắn xã Ma nộp báo cáo')).text).toContain('chưa gửi gì')
  })
  test.each([
    'gửi Sở Ma lẵng hoa',
    'nhắc Hội Bạn Thân đi cà phê',
    'Sở Ma nộp báo cáo rồi',
    'em gửi Sở Ma rồi nhé',
    'anh nhắn Sở Ma chưa',
    'chiều nay mình ghé Sở Ma chơi',
  ])('«%s» is talk: no word of a body', async (text) => {
    expect((await says(text)).text).not.toContain('Trong sổ không có')
    const inGroup = { chat: '-100', isGroup: true, isAddressed: false }
    expect((await says(text, inGroup)).text).toBe('')
  })
  test.each([
    ['gửi tin cho Sở Nội vụ và Sở Y tế nộp báo cáo trước thứ 6', 'nộp báo cáo trước thứ 6'],
    ['gửi tin nhắn tới Sở Nội vụ: họp lúc 8h', 'họp lúc 8h'],
  ])('«%s» sends words', async (text, words) => expect((await says(text)).text).toContain(`Nội dung: «${words}»`))
  test.each([
    'gửi tin cho Sở Nội vụ đi ăn trưa',
    'gửi tin vui cho Sở Nội vụ',
    'gửi Sở Nội vụ nộp báo cáo',
  ])('«%s» sends nothing', async (text) => expect((await says(text)).text).not.toContain('Tin B'))
  test('«mời Sở Ma cùng họp» is what the office writes to a body that is known', async () =>
    expect((await says('gửi Sở Nội vụ: mời Sở Ma cùng họp lúc 8h')).text).toMatch(/^Sẽ gửi|Tin B\d/))
  test('what is typed goes out letter for letter: marks, lines, and all of it', async () => {
    for (const text of [
      '<b>họp</b> lúc 8h <i>sáng</i>',
      '*Họp* _lúc_ 8h [xem](https://x.vn/a?b=1&c=2) <script>alert(1)</script>',
      '«họp lúc 8h»',
      '(Về việc họp) Đề nghị các đ/c cử cán bộ, b/c STC trước 17h nhé!',
      `Họp lúc 8h:\n- điểm 1;\n- điểm 2.\n\n${'Nội dung dài dòng '.repeat(60)}hết`,
    ]) {
      const { text: shown, choices } = await says(`/guitin Sở Nội vụ: ${text}`)
      expect(shown.replace(/\n {3}/g, '\n')).toContain(`Nội dung: «${text}»`)
      await says(choices[0]?.says ?? '')
      await delivered()
      const sent = (await world.storage.messages({ kinds: ['broadcast'] })).at(-1)
      expect(sent?.text).toContain(`)\n${text}\nĐã nhận`)
    }
  })
  test('without a colon, and said as a sentence, it begins behind those who get it', async () => {
    for (const [typed, text] of [
      ['/guitin Sở Nội vụ <b>nộp</b> báo cáo trước 17h <gấp>', '<b>nộp</b> báo cáo trước 17h <gấp>'],
      ['nhắn Sở Nội vụ nộp b/c STC (bản giấy) trước 17h giúp anh nhé', 'nộp b/c STC (bản giấy) trước 17h'],
      ['nhắn a/c Sở Nội vụ: nộp «báo cáo» trước 17h.', 'nộp «báo cáo» trước 17h.'],
    ] as const)
      expect((await says(typed)).text).toContain(`Nội dung: «${text}»`)
  })
  test('a message that is too long is refused, never cut', async () => {
    const said = await says(`/guitin Sở Nội vụ: họp lúc 8h ${'dài '.repeat(500)}`)
    expect(said.text).toMatch(/một tin chỉ được 1\.500\. .*Chưa soạn, chưa gửi gì/)
    expect(await audited()).not.toContain('broadcast written B1')
  })
  test('the preview says how many chats, who is unreachable, what, and asks', async () => {
    const { text, choices } = await says('nhắn Sở Nội vụ, Sở Tài chính và Sở Xây dựng nộp báo cáo trước 17h')
    expect(text).toContain('gửi tới 2 nhóm chat của 2 cơ quan (Lào Cai)')
    expect(text).toContain('Không tới được 1 nơi (chưa có nhóm chat): Sở Xây dựng')
    expect(text).toMatch(/Nội dung: «nộp báo cáo trước 17h»/)
    expect(choices.map((c) => c.label)).toEqual(['Gửi', 'Không'])
    expect(await queued()).toEqual([])
  })
  test('«đúng» sends it to those chats of this province, once', async () => {
    await says('nhắn Sở Nội vụ, Sở Tài chính nộp báo cáo trước 17h')
    expect((await says('đúng')).text).toContain('Tin B1: 2 tin đang đi')
    expect((await queued()).sort()).toEqual(['-100', '-200'])
    await says('đúng')
    expect((await says('/guitin B1 gui')).text).toContain('Đã gửi 0/2')
    expect(await queued()).toHaveLength(2)
    expect(await audited()).toContain('broadcast sent B1')
    expect(await delivered()).toEqual(['-100', '-200'])
  })
  test('«không» sends nothing; the draft can be thrown away', async () => {
    await says('nhắn Sở Nội vụ nộp báo cáo')
    await says('không')
    await says('/guitin B1 bỏ')
    expect((await says('/guitin B1 gui')).text).toContain('Đã bỏ tin này')
    expect(await queued()).toEqual([])
  })
  test('a collective becomes its known members, and says how many it knows', async () => {
    const { text } = await says('nhắn toàn bộ xã phường nộp báo cáo trước 17h hôm nay')
    expect(text).toMatch(/sổ ghi tên \d+\/99 nơi/)
  })
  test('a document goes with each body’s own tasks alone', async () => {
    await says('gửi KL Lào Cai 8/2025 cho Sở Nội vụ và Sở Y tế')
    await says('đúng')
    const texts = new Map((await world.storage.messages({ kinds: ['broadcast'] })).map((m) => [m.to.chat, m.text]))
    expect(texts.get('-100')).toContain('4.(4)')
    expect(texts.get('-200')).not.toContain('4.(4)')
  })
  test('only the office, only in private; a stranger’s number is unknown', async () => {
    expect((await says('nhắn Sở Nội vụ nộp báo cáo', { user: '7', chat: '7' })).text).toContain('không có quyền')
    expect((await says('/guitin B9 gui')).text).toContain('Không có tin nào mang số đó')
    await says('nhắn Sở Nội vụ nộp báo cáo')
    await world.storage.commit({ at: NOW, members: [member('secretariat', '6', { province: 'Nghệ An' })] })
    expect((await says('/guitin B1', { user: '6', chat: '6' })).text).toContain('Không có tin nào mang số đó')
  })
  test('a name that fits several bodies is asked back, and what was to be told is kept', async () => {
    const asked = await says('nhắn Văn phòng nộp báo cáo trước 17h')
    expect(asked.text).toContain('Gửi tới cơ quan nào ạ?')
    expect(asked.choices.map((c) => c.label)).toContain('Văn phòng Tỉnh ủy')
    await world.storage.commit({ at: NOW, chats: [groupOf('-500', ['Văn phòng Tỉnh ủy'])] })
    const shown = await says(asked.choices.find((c) => c.label === 'Văn phòng Tỉnh ủy')?.says ?? '')
    expect(shown.text).toContain('Nội dung: «nộp báo cáo trước 17h»')
    await says('đúng')
    expect(await queued()).toEqual(['-500'])
  })
  test('nobody to send to is said', async () => {
    expect((await says('nhắn Sở Xây dựng nộp báo cáo')).text).toContain('Chưa nơi nào có nhóm chat')
  })
})

describe('two persons', () => {
  beforeEach(() => begin(true))
  test('the writer does not send; the second is told, sees it and does', async () => {
    const mine = await says('nhắn Sở Nội vụ nộp báo cáo')
    expect(mine.text).toContain('người soạn không tự gửi')
    await says('đúng')
    await says('/guitin B1 gui')
    expect(await queued()).toEqual([])
    const notices = await world.storage.messages({ kinds: ['notice'] })
    expect(notices.map((m) => m.to.chat)).toContain('5')
    expect((await says('/guitin B1', OTHER)).text).toContain('gửi tới 1 nhóm chat')
    await says('đúng', OTHER)
    expect(await queued()).toEqual(['-100'])
  })
})

describe('who has it', () => {
  beforeEach(async () => {
    await says('nhắn Sở Nội vụ, Sở Tài chính, Sở Y tế, Sở Xây dựng nộp báo cáo')
    await says('đúng')
    await delivered()
  })
  test('the button carries the number; pressed ten times it counts once', async () => {
    const [message] = await world.storage.messages({ kinds: ['broadcast'], chat: '-100' })
    expect(message?.offers?.choices).toEqual([{ label: 'Đã nhận', says: '/danhan B1' }])
    for (let i = 0; i < 10; i++) await says('/danhan B1', { user: '99', chat: '-100', isGroup: true })
    expect((await audited()).filter((a) => a === 'broadcast received B1')).toHaveLength(1)
    const { text } = await says('/guitin B1')
    expect(text).toContain('Đã gửi 2/2 nhóm chat')
    expect(text).toContain('Đã báo «Đã nhận»: 1/3 cơ quan: Sở Nội vụ')
    expect(text).toMatch(/Chưa báo: Sở Tài chính; Sở Y tế[\s\S]*Không tới được: Sở Xây dựng/)
  })
  test('without buttons the words do', async () => {
    expect((await says('đã nhận B1', { user: '99', chat: '-200', isGroup: true })).text).toContain(
      'Sở Tài chính, Sở Y tế đã nhận',
    )
  })
  test('a chat that was not meant is told nothing', async () => {
    expect((await says('/danhan B1', { user: '98', chat: '-300', isGroup: true })).text).toContain('Không có tin nào')
  })
})

describe('hours', () => {
  const NIGHT = momentOf('2025-08-16', '22:10') // a Saturday
  test('at night it waits for the next allowed hour, and the preview says so', async () => {
    world.clockAt(NIGHT)
    const { text, choices } = await says('nhắn Sở Nội vụ nộp báo cáo')
    expect(text).toContain('tin đi lúc 07h30 ngày 18/8/2025')
    expect(choices.map((c) => c.label)).toEqual(['Gửi', 'Hỏa tốc: đi ngay, cả ngoài giờ', 'Không'])
    await says('1')
    expect(await delivered()).toEqual([])
    world.clockAt(momentOf('2025-08-18', '07:31'))
    expect(await delivered()).toEqual(['-100'])
  })
  test('hỏa tốc by a named person goes at once, says so, and stands in the audit', async () => {
    world.clockAt(NIGHT)
    await says('nhắn Sở Nội vụ trực chống bão')
    await says('2')
    expect(await delivered()).toEqual(['-100'])
    const [message] = await world.storage.messages({ kinds: ['broadcast'] })
    expect(message?.text).toContain('HỎA TỐC')
    expect(await audited()).toContain('broadcast sent at once B1')
  })
  test('what waits can be sent at once later, by number; everything else keeps waiting', async () => {
    world.clockAt(NIGHT)
    await says('nhắn Sở Nội vụ trực chống bão')
    await says('1')
    await says('nhắn Sở Tài chính nộp báo cáo')
    await says('1')
    expect((await says('/hoatoc B1')).text).toMatch(/1 tin của B1[\s\S]*Đồng chí Lan/)
    expect(await delivered()).toEqual([])
    await says('đúng')
    expect(await delivered()).toEqual(['-100'])
    expect(await audited()).toContain('sent at once, confirmed by name B1')
  })
  test('the hand-outs of a document likewise', async () => {
    world.clockAt(NIGHT)
    const register = (await world.office.read()).bot.register
    const document = register.documents.find((d) => d.province === 'Lào Cai')
    const dueAt = momentOf('2025-08-18', '07:30')
    const to = { channel: 'telegram', chat: '-100', thread: null }
    const message = {
      key: `handout:${document?.id}:telegram:-100:`,
      to,
      kind: 'handout' as const,
      text: 'Giao việc',
      tells: [],
      dueAt,
      staleAt: null,
      queuedAt: NIGHT,
    }
    await world.storage.commit({ at: NIGHT, queue: [message] })
    await says(`/hoatoc ${document?.short_name}`)
    expect(await delivered()).toEqual([])
    await says('đúng')
    expect(await delivered()).toEqual(['-100'])
  })
  test('nobody else may, an anonymous admin neither; nothing waiting is said', async () => {
    expect((await says('/hoatoc B1', { user: '7', chat: '7' })).text).toContain('không có quyền')
    expect((await says('/hoatoc B1', { user: null, chat: '-100', isGroup: true })).text).toContain('ẩn danh')
    expect((await says('/hoatoc KL 999')).text).toContain('Không có tin nào')
    expect((await says('/hoatoc')).text).toContain('Hỏa tốc văn bản hoặc tin nào')
  })
})

describe('a file goes along', () => {
  const FILE = { id: 'f1', name: 'giay-moi.pdf', size: 9 }
  const outcomes: Record<string, ReadingOutcome> = {
    'giay-moi.pdf': { kind: 'text', source: source('Mời họp giao ban lúc 8h.') },
    'kl.pdf': { kind: 'text', source: source('MẬT\nTỈNH ỦY LÀO CAI\nSố 7-KL/TU') },
    'quet.pdf': { kind: 'refused', why: 'scanned', detail: 'Tệp quét.' },
    'ảnh.jpg': { kind: 'refused', why: 'unknown-kind', detail: 'Chỉ đọc được tệp .docx' },
    'chay.exe': { kind: 'refused', why: 'unknown-kind', detail: 'Chỉ đọc được tệp .docx' },
  }
  function source(text: string) {
    return { text, fileName: '', pages: [], tables: [] } as unknown as Extract<
      ReadingOutcome,
      { kind: 'text' }
    >['source']
  }
  let fetches = 0
  let isGone = false
  async function withFiles(twoPersons = false) {
    fetches = 0
    isGone = false
    const words = officeWords({
      read: async (_, name) => outcomes[name] ?? { kind: 'refused', why: 'broken', detail: 'Tệp hỏng.' },
      hash: () => 'h',
    })
    world = await testWorld(undefined, {
      manners: { digestAt: '07:30', quiet: QUIET, twoPersons },
      words,
      fetch: async () => {
        fetches++
        return isGone ? { kind: 'gone' } : { kind: 'fetched', bytes: new Uint8Array([0xff, 0xd8, 0xff, 1]) }
      },
    })
    await world.storage.commit({
      at: NOW,
      chats: [
        groupOf('-100', ['Sở Nội vụ']),
        groupOf('-200', ['Sở Tài chính', 'Sở Y tế']),
        groupOf('z1', ['Sở Xây dựng'], { to: { channel: 'zalo', chat: 'z1', thread: null } }),
      ],
      members: [member('secretariat', '1'), member('secretariat', '5')],
    })
  }
  const files = async () =>
    Promise.all(
      (await world.storage.messages({ kinds: ['broadcast'] })).map(async (m) => [
        m.to.chat,
        (await world.storage.file(m.key))?.name,
        m.text.includes('Kèm tệp: '),
      ]),
    )

  for (const text of [
    '/guitin Sở Nội vụ, Sở Xây dựng: họp giao ban lúc 8h',
    'gửi văn bản này cho Sở Nội vụ và Sở Xây dựng',
    '/guitin Sở Nội vụ, Sở Xây dựng',
  ])
    test(`with «${text}»`, async () => {
      await withFiles()
      const shown = await says(text, { file: FILE })
      expect(shown.text).toContain('gửi tới 2 nhóm chat')
      expect(shown.text).toContain('Kèm tệp: giay-moi.pdf.')
      await says('đúng')
      expect(await files()).toEqual([
        ['-100', 'giay-moi.pdf', true],
        ['z1', 'giay-moi.pdf', true],
      ])
    })
  test('a second person sends it, fetched anew', async () => {
    await withFiles(true)
    await says('/guitin Sở Nội vụ: họp lúc 8h', { file: FILE })
    await says('/guitin B1', OTHER)
    await says('đúng', OTHER)
    expect(await files()).toEqual([['-100', 'giay-moi.pdf', true]])
    expect(fetches).toBe(2)
  })
  test('what is marked secret is refused, and nothing of it is kept', async () => {
    await withFiles()
    const shown = await says('/guitin Sở Nội vụ: xem', { file: { ...FILE, name: 'kl.pdf' } })
    expect(shown.text).toMatch(/không thuộc loại nhận qua đây/)
    expect([...(await world.storage.notes('broadcast:')).keys()]).toEqual([])
    expect(await audited()).toContain('file refused h')
  })
  test('pictures and scans go after a warning; programs do not', async () => {
    await withFiles()
    for (const name of ['quet.pdf', 'ảnh.jpg'])
      expect((await says('/guitin Sở Nội vụ: xem', { file: { ...FILE, name } })).text).toContain('không có dấu mật')
    expect((await says('/guitin Sở Nội vụ: xem', { file: { ...FILE, name: 'chay.exe' } })).text).toContain('Chỉ đọc')
  })
  test('a file that is gone when it is to leave sends nothing, and says so', async () => {
    await withFiles()
    await says('/guitin Sở Nội vụ: họp lúc 8h', { file: FILE })
    isGone = true
    expect((await says('đúng')).text).toContain('Không tải được tệp này')
    expect(await queued()).toEqual([])
  })
  test('where nobody reads files none is sent', async () => {
    await begin()
    const shown = await says('/guitin Sở Nội vụ: họp lúc 8h', { file: FILE })
    expect(shown.text).toBe('Ở đây chưa gửi tệp đi được.')
  })
})
test('who reads along or sends receives nothing for the body, in its group either', async () => {
  await world.storage.commit({ at: NOW, members: [member('inspector', '9'), member('leader', '10')] })
  const { choices } = await says('/guitin Sở Nội vụ: họp lúc 8h')
  await says(choices[0]?.says ?? '')
  const inGroup = { chat: '-100', isGroup: true }
  for (const user of ['9', '10', '1'])
    expect((await says('/danhan B1', { ...inGroup, user })).text).toContain('Chỉ đầu mối hoặc người được ghi vai')
  expect((await says('/guitin B1')).text).toContain('Đã báo «Đã nhận»: 0/1')
  expect((await says('/danhan B1', { ...inGroup, user: '55' })).text).toContain('Sở Nội vụ đã nhận tin B1')
})
test('«Đã nhận» in a topic counts for the body of that topic alone', async () => {
  await begin()
  const at = (thread: string) => ({ to: { channel: 'telegram', chat: '-700', thread } })
  await world.storage.commit({
    at: NOW,
    chats: [groupOf('-700', ['Sở Tư pháp'], at('1')), groupOf('-700', ['Sở Công Thương'], at('2'))],
  })
  await says('nhắn Sở Tư pháp, Sở Công Thương: mai họp lúc 8 giờ')
  await says('đúng')
  await says('/danhan B1', { user: '99', chat: '-700', thread: '2', isGroup: true })
  expect((await received()).join()).not.toContain('Tư pháp')
  expect((await received()).join()).toContain('Công Thương')
})
const received = async () =>
  (await world.storage.audit()).filter((row) => row.what === 'broadcast received').map((row) => row.after ?? '')

test('to nobody it goes at no hour, and that is said at once', async () => {
  await begin()
  const shown = await says('/guitin Sở Xây dựng: họp lúc 8h')
  expect(shown.text).toContain('gửi tới 0 nhóm chat')
  expect(shown.text).not.toContain('Tin đi ngay')
  expect(shown.text).toContain('Chưa nơi nào có nhóm chat, nên chưa gửi được.')
})
test('a document called by its number is named once', () => {
  const [file] = files
  const broadcast = { ...({ id: 'B1', text: '', file: null, isUrgent: false } as Broadcast) }
  const said = (title: string) => {
    const document = { ...file!.doc, number: '52-KL/TU', short_name: '52-KL/TU', issued: '2025-08-06', title }
    return sayBroadcast(broadcast, { document, tasks: [], today: '2025-08-11' })
  }
  expect(said('52-KL/TU')).toContain('\nVăn bản: 52-KL/TU ngày 6/8/2025\n')
  expect(said('Về chợ phiên')).toContain('\nVăn bản: 52-KL/TU ngày 6/8/2025: Về chợ phiên\n')
})
