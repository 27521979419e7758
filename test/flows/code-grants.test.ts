// What a code is for: how the office names it, and where it works.
import { beforeEach, describe, expect, test } from 'vitest'
import type { Said } from '../../src/domain/heard.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { readGrant, readPlainCode } from '../../src/flows/words/code-grants.ts'
import { directory } from '../data/shipped.ts'
import { groupOf, member, saying, type TestWorld, testWorld } from './chat-world.ts'

const HOME = 'Lào Cai'
const grant = (text: string) => {
  const read = readGrant(text, [HOME], directory)
  return read.kind === 'grant'
    ? `${read.grant.role}${read.grant.deputy ? '+' : ''} ${read.grant.body ?? ''}`.trim()
    : null
}

describe('whom a code is for', () => {
  test.each([
    ['Sở Nội vụ', 'focal Sở Nội vụ'],
    ['so noi vu', 'focal Sở Nội vụ'],
    ['đầu mối Sở Nội vụ', 'focal Sở Nội vụ'],
    ['Sở Nội vụ phó', 'member+ Sở Nội vụ'],
    ['so noi vu pho', 'member+ Sở Nội vụ'],
    ['phó SNV', 'member+ Sở Nội vụ'],
    ['người thay Sở Nội vụ', 'member+ Sở Nội vụ'],
    ['Sở Nội vụ cán bộ', 'member Sở Nội vụ'],
    ['can bo so noi vu', 'member Sở Nội vụ'],
    ['lanh dao UBND tinh', 'leader UBND tỉnh'],
    ['Lãnh đạo UBND tỉnh', 'leader UBND tỉnh'],
    ['lanh dao', 'leader'],
    ['kiem tra', 'inspector'],
    ['văn phòng', 'secretariat'],
  ])('reads «%s» as %s', (text, wanted) => expect(grant(text)).toBe(wanted))
  test.each(['Sở Nội vụ phố', 'phó', 'cán bộ', 'phòng Nội vụ số 9'])('«%s» is none', (text) =>
    expect(grant(text)).toBeNull())
})

let world: TestWorld
beforeEach(async () => {
  world = await testWorld()
  await world.storage.commit({
    at: 0,
    members: [member('secretariat', '1'), member('focal', '2')],
    chats: [groupOf('-1', ['Sở Nội vụ'])],
  })
})
async function heard(text: string, over: Partial<Said>) {
  const said = saying(text, over)
  await chatTurn(world, said)
  const queued = await world.storage.messages({ states: ['pending'] })
  const answer = queued.find((m) => m.key === `answer:${said.key}`)?.text ?? ''
  return { answer, told: queued.filter((m) => m.key.includes(said.key) && m.kind === 'notice').map((m) => m.text) }
}
const asOffice = async (text: string) => (await heard(text, { user: '1', chat: '1' })).answer
const codeIn = (text: string) => /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(text)?.[0] ?? ''
const inGroup = (code: string, chat: string) => heard(`/ghep ${code}`, { user: '5', chat, isGroup: true })

describe('the office asks in a sentence', () => {
  test.each([
    'cấp mã cho Sở Nội vụ',
    'cap ma cho so noi vu',
    'tạo giúp mã cho SNV nhé',
    'cấp mã Sở Nội vụ ạ',
  ])('«%s» gives the code of the body', async (text) =>
    expect(await asOffice(text)).toMatch(/^Mã của Sở Nội vụ \(Lào Cai\): [A-Z0-9]{5}-/))
  test('a deputy, a role, all bodies', async () => {
    expect(await asOffice('cấp mã cho phó Sở Nội vụ')).toContain('Mã vai người thay đầu mối của Sở Nội vụ')
    expect(await asOffice('cấp mã vai kiểm tra')).toContain('Mã vai kiểm tra của Lào Cai')
    const office = await world.office.read()
    const asker = { member: member('secretariat', '1'), chat: null, isGroup: false, isAnonymous: false }
    expect(readPlainCode({ text: 'cấp mã cho tất cả các cơ quan', asker, office })).toBe('tatca')
  })
  test.each([
    'cấp mã số thuế cho hộ kinh doanh đến đâu rồi',
    'cấp mã định danh cho sản phẩm OCOP',
    'tạo mã QR cho Sở Nội vụ',
  ])('«%s» is none of it', async (text) => expect(await asOffice(text)).not.toMatch(/Mã (của|vai)|Cấp mã cho/))
  test('who gives no codes is told nothing of them', async () =>
    expect((await heard('cấp mã cho Sở Nội vụ', { user: '2', chat: '2' })).answer).not.toContain('Mã của'))
})

describe('a code for one person', () => {
  test('says what it makes, and offers no link for a group', async () => {
    const text = await asOffice('/ma cán bộ Sở Nội vụ')
    expect(text).toContain('Mã vai cán bộ của Sở Nội vụ (Lào Cai)')
    expect(text).not.toContain('startgroup')
    expect(await asOffice('/ma Sở Nội vụ')).toContain('startgroup')
  })
  test.each([
    'cán bộ Sở Nội vụ',
    'phó Sở Nội vụ',
    'lãnh đạo UBND tỉnh',
    'văn phòng',
  ])('of «%s», typed in a group, ties nothing and is over: all have read it', async (whom) => {
    const code = codeIn(await asOffice(`/ma ${whom}`))
    const { answer, told } = await inGroup(code, '-2')
    expect(answer).toContain('không nối nhóm')
    expect(told.join()).toContain('đã bị gõ trong một nhóm')
    expect(told.join()).not.toContain(code)
    expect((await world.storage.chats()).map((c) => c.to.chat)).toEqual(['-1'])
    expect((await heard(`/ghep ${code}`, { user: '6', chat: '6' })).answer).toContain('không còn dùng được')
  })
  test('while nobody of the office is here the first code stays what it was', async () => {
    const first = await testWorld(undefined, { firstCode: 'ACDEF-GHJKM' })
    world = first
    expect((await inGroup('ACDEF-GHJKM', '-2')).answer).toContain('gõ ngay trong tin nhắn riêng')
    expect((await heard('/ghep ACDEF-GHJKM', { user: '6', chat: '6' })).answer).toContain('vai văn phòng')
  })
  test('a deputy is called one where the code is used, and where it would replace a role', async () => {
    const code = codeIn(await asOffice('/ma phó Sở Nội vụ'))
    const { answer } = await heard(`/ghep ${code}`, { user: '2', chat: '2' })
    expect(answer).toContain('chuyển sang vai người thay đầu mối của Sở Nội vụ')
    expect((await heard(`/ghep ${code}`, { user: '7', chat: '7' })).told.join()).toContain(
      'nhận vai người thay đầu mối',
    )
  })
})
