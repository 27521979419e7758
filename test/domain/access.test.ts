// The permission matrix: every role × every word × own, other body's, other province's task.
import { describe, expect, test } from 'vitest'
import { type Asker, type ChatWord, mayTouch, mayUse, memberToday, viewerOf, WORDS } from '../../src/domain/access.ts'
import type { Chat, Member, Role } from '../../src/domain/chat.ts'
import { shareOf } from '../../src/domain/register.ts'
import { directory, shippedRegister } from '../data/shipped.ts'

const register = shippedRegister()
const BODY = 'Sở Nội vụ'
const PROVINCE = 'Lào Cai'
const here = { province: PROVINCE, name: BODY }
const taskWhere = (wanted: (t: (typeof register.tasks)[number]) => boolean) => {
  const task = register.tasks.find(wanted)
  if (!task) throw new Error('the shipped data was to have such a task')
  return task
}
const TASKS = {
  own: taskWhere((t) => shareOf(t, here)?.role === 'lead' && shareOf(t, here)?.how === 'own'),
  'own as coop': taskWhere((t) => shareOf(t, here)?.role === 'coop'),
  'other body': taskWhere((t) => t.province === PROVINCE && shareOf(t, here) === null),
  'other province': taskWhere((t) => t.province !== PROVINCE),
}
type Whose = keyof typeof TASKS

const member = (role: Role, over: Partial<Member> = {}): Member => ({
  channel: 'telegram',
  user: '7',
  role,
  province: PROVINCE,
  body: role === 'focal' || role === 'member' ? BODY : null,
  ...over,
})
const group = (bodies: readonly string[] = [BODY], province = PROVINCE): Chat => ({
  to: { channel: 'telegram', chat: '-1', thread: null },
  province,
  bodies,
  boundAt: 0,
  parked: null,
  digestAt: null,
  muted: false,
  snoozedUntil: null,
})
const inPrivate = (m: Member | null): Asker => ({ member: m, chat: null, isGroup: false, isAnonymous: false })
const inGroup = (m: Member | null, chat: Chat | null, isAnonymous = false): Asker => ({
  member: m,
  chat,
  isGroup: true,
  isAnonymous,
})

const ALL: readonly Whose[] = ['own', 'own as coop', 'other body', 'other province']
const PROVINCE_WIDE: readonly Whose[] = ['own', 'own as coop', 'other body']
const PART: readonly Whose[] = ['own', 'own as coop']
const READS: readonly ChatWord[] = [
  'viec',
  'han',
  'quahan',
  'thongke',
  'theodoi',
  'tin',
  'xuat',
  'lich',
  'danhan',
  'start',
  'ghep',
  'trogiup',
]
const LEADS: readonly ChatWord[] = ['xong', 'sua', 'rut', 'tiendo', 'vuong']
/** Asked by the one who leads, decided by the office. */
const ASKS: readonly ChatWord[] = ['giahan', 'chuyen']
const OFFICE: readonly ChatWord[] = [
  'chaythat',
  'congvan',
  'kenh',
  'ketthuc',
  'baoho',
  'tamdung',
  'tieptuc',
  'molai',
  'guitin',
  'hoatoc',
  'ma',
  'nhapvanban',
  'duyet',
  'guiketluan',
  'giungoai',
  'dinhchinh',
  'xacnhan',
  'tralai',
  'baocao',
  'sukien',
]

/** What each role may touch in a private chat; a word that is missing may touch nothing. */
const MATRIX: Record<Role, Partial<Record<ChatWord, readonly Whose[]>>> = {
  secretariat: {
    ...each(READS, PROVINCE_WIDE),
    ...each(OFFICE, PROVINCE_WIDE),
    nhac: PROVINCE_WIDE,
    ...each(ASKS, PROVINCE_WIDE),
    sai: PROVINCE_WIDE,
  },
  leader: each(READS, PROVINCE_WIDE),
  inspector: each(READS, PROVINCE_WIDE),
  focal: { ...each(READS, PART), ...each(LEADS, ['own']), ...each(ASKS, ['own']), sai: PART, nghi: PART, nhac: PART },
  member: each(READS, PART),
  guest: {},
}
function each(words: readonly ChatWord[], whose: readonly Whose[]): Partial<Record<ChatWord, readonly Whose[]>> {
  return Object.fromEntries(words.map((w) => [w, whose]))
}
const touched = (word: ChatWord, asker: Asker) => ALL.filter((w) => mayTouch(word, asker, TASKS[w], register))

describe.each(Object.keys(MATRIX) as Role[])('in a private chat the role %s', (role) => {
  test.each(Object.keys(WORDS) as ChatWord[])('touches with /%s only what it may', (word) => {
    expect(touched(word, inPrivate(member(role)))).toEqual(MATRIX[role][word] ?? [])
  })
})
describe('one without a role', () => {
  test.each(Object.keys(WORDS) as ChatWord[])('touches nothing with /%s', (word) => {
    expect(touched(word, inPrivate(null))).toEqual([])
  })
  test('may still use a code and ask for help', () => {
    expect((Object.keys(WORDS) as ChatWord[]).filter((w) => mayUse(w, inPrivate(null), directory))).toEqual([
      'start',
      'ghep',
      'trogiup',
    ])
  })
})
describe('a group', () => {
  test.each(['secretariat', 'leader', 'focal', 'guest'] as const)('shows a %s only what its bodies have', (role) =>
    expect(touched('viec', inGroup(member(role), group()))).toEqual(PART))
  test('that is not bound shows nothing, even to the office', () =>
    expect(touched('viec', inGroup(member('secretariat'), null))).toEqual([]))
  test('of another body lets a focal person change nothing of his own', () =>
    expect(touched('xong', inGroup(member('focal'), group(['Sở Tài chính'])))).toEqual([]))
  test('of another body that shares a task shows it, and lets nobody report for his own body there', () => {
    const shared = taskWhere((t) => t.province === PROVINCE && shareOf(t, here)?.role === 'lead' && t.shares.size > 1)
    const [other] = [...shared.shares.keys()].filter((name) => name !== BODY)
    const asker = inGroup(member('focal'), group([other ?? '']))
    expect(mayTouch('viec', asker, shared, register)).toBe(true)
    for (const word of [...LEADS, ...ASKS, 'sai'] as const)
      expect(mayTouch(word, asker, shared, register), word).toBe(false)
  })
  test('lets its focal person report what the body leads', () =>
    expect(touched('xong', inGroup(member('focal'), group()))).toEqual(['own']))
  test.each(Object.keys(WORDS) as ChatWord[])('refuses /%s to an anonymous admin when it changes anything', (word) => {
    const may = mayUse(word, inGroup(member('secretariat'), group(), true), directory)
    expect(may).toBe(['anyone', 'reads'].includes(WORDS[word]))
  })
  test('of one province is not set by the office of another', () =>
    expect(mayUse('nhac', inGroup(member('secretariat', { province: 'Lai Châu' }), group()), directory)).toBe(false))
})
describe('scopes', () => {
  test('a leader of a body sees it and those below it', () => {
    const viewer = viewerOf(inPrivate(member('leader', { body: 'UBND tỉnh' })), directory)
    expect(viewer).toMatchObject({ role: 'agency', province: PROVINCE })
    expect(viewer.role === 'agency' && viewer.bodies).toEqual(expect.arrayContaining(['UBND tỉnh', BODY]))
  })
  test('a focal person of nobody is a guest', () =>
    expect(viewerOf(inPrivate(member('focal', { body: null })), directory)).toEqual({ role: 'guest' }))
  test('a secretariat that was given no province has all of the register', () =>
    expect(viewerOf(inPrivate(member('secretariat', { province: null })), directory)).toEqual({
      role: 'secretariat',
      province: null,
    }))
  test('any other role without a province is nobody where there are several', () =>
    expect(viewerOf(inPrivate(member('inspector', { province: null })), directory)).toEqual({ role: 'guest' }))
})
describe('a deputy', () => {
  const deputy = member('member', { user: '8', deputy: true })
  const away = member('focal', { awayUntil: '2025-08-25' })
  test('is focal while the focal person is away', () =>
    expect(memberToday(deputy, [away, deputy], '2025-08-25')?.role).toBe('focal'))
  test('is a member again on the day after', () =>
    expect(memberToday(deputy, [away, deputy], '2025-08-26')?.role).toBe('member'))
  test('does not stand in for another body', () =>
    expect(memberToday({ ...deputy, body: 'Sở Tài chính' }, [away], '2025-08-20')?.role).toBe('member'))
})
