// The permission matrix over real turns: every role × every word × own, helped, other body's, other province's. What is not
// allowed changes nothing and tells nothing; what is allowed does change something, so that the table cannot pass by accident.
import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { createFileDoor } from '../../src/cli/files.ts'
import { type ChatWord, WORDS } from '../../src/domain/access.ts'
import type { Role } from '../../src/domain/chat.ts'
import type { Said } from '../../src/domain/heard.ts'
import { shareOf, type Task } from '../../src/domain/register.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { officeWords } from '../../src/flows/words/office-words.ts'
import { readDocument } from '../../src/readers/read-document.ts'
import { groupOf, member, saying, type TestWorld, testWorld } from './chat-world.ts'

const BODY = 'Sở Nội vụ'
const HOME = 'Lào Cai'
const AWAY = 'Lai Châu'
const WHOSE = ['own', 'helped', 'other body', 'other province'] as const
type Whose = (typeof WHOSE)[number]
type May = Partial<Record<Role, readonly Whose[]>>
type Row = {
  /** What is typed behind the word about a task, or about the body that stands for it. */
  readonly rest: (about: { readonly no: number; readonly body: string }) => string
  /** For whom it must change something; for everybody else, and about everything else, it must change nothing. */
  readonly may: May
  /** Said first by the office of the task's own province, so that there is something to decide about. */
  readonly before?: (no: number) => string
}
const PART: readonly Whose[] = ['own', 'helped']
const PROVINCE: readonly Whose[] = ['own', 'helped', 'other body']
const OFFICE_WIDE: May = { secretariat: PROVINCE }
const OFFICE: May = { secretariat: WHOSE }
const NOBODY: May = {}
const ENDED = 'số 15-TB/TU ngày 8/8/2025, đồng chí Chánh Văn phòng'
const nothing = { rest: () => '', may: NOBODY }

const ROWS: Readonly<Record<ChatWord, Row>> = {
  start: nothing,
  ghep: { rest: () => 'K7MQ2-9XHTR', may: NOBODY },
  trogiup: nothing,
  viec: nothing,
  han: nothing,
  quahan: nothing,
  thongke: nothing,
  tin: nothing,
  theodoi: {
    rest: ({ no }) => `${no}`,
    may: { secretariat: PROVINCE, leader: PROVINCE, inspector: PROVINCE, focal: PART, member: PART },
  },
  // Noted in the audit alone: whoever asks gets what he may see.
  xuat: { rest: ({ no }) => `việc ${no}`, may: NOBODY },
  lich: { rest: ({ body }) => body, may: NOBODY },
  danhan: { rest: ({ no }) => `${no}`, may: { focal: PART, member: PART } },
  xong: { rest: ({ no }) => `${no} số 45/BC-SNV ngày 10/8/2025 gửi Ban Thường vụ`, may: { focal: ['own'] } },
  sua: { rest: ({ no }) => `${no} số 46/BC-SNV`, may: { focal: ['own'] }, before: (no) => evidenceOf(no) },
  rut: { rest: ({ no }) => `${no} gửi nhầm`, may: { focal: ['own'] }, before: (no) => evidenceOf(no) },
  tiendo: { rest: ({ no }) => `${no} 60 đang trình`, may: { focal: ['own'] } },
  vuong: { rest: ({ no }) => `${no} thiếu vốn cần UBND tỉnh quyết`, may: { focal: ['own'] } },
  giahan: { rest: ({ no }) => `${no} 30/11/2025 chờ hướng dẫn của Bộ`, may: { focal: ['own'] } },
  chuyen: { rest: ({ no }) => `${no} Ban Nội chính Tỉnh ủy vì là việc của ban`, may: { focal: ['own'] } },
  sai: { rest: ({ no }) => `${no} không phải việc của chúng tôi`, may: { focal: PART } },
  nghi: { rest: () => '25/8', may: { focal: WHOSE } },
  // In private: the chat of the focal person alone is bound.
  nhac: { rest: () => 'tắt', may: { focal: WHOSE } },
  ma: { rest: ({ body }) => body, may: OFFICE_WIDE },
  guitin: { rest: ({ body }) => `${body}: mai họp lúc 8 giờ`, may: OFFICE_WIDE },
  hoatoc: { rest: () => 'B1', may: NOBODY },
  nhapvanban: { rest: () => '', may: NOBODY },
  duyet: { rest: () => 'N1 đúng', may: NOBODY },
  guiketluan: { rest: () => 'N1', may: NOBODY },
  giungoai: { rest: ({ body }) => `07/BBN; ${body}; trước 20/9/2025`, may: OFFICE_WIDE },
  dinhchinh: { rest: ({ no }) => `${no} tên: Tên mới của việc`, may: OFFICE_WIDE },
  xacnhan: { rest: ({ no }) => `${no}`, may: OFFICE_WIDE, before: (no) => evidenceOf(no) },
  tralai: { rest: ({ no }) => `${no} văn bản chưa có dấu`, may: OFFICE_WIDE, before: (no) => evidenceOf(no) },
  baocao: { rest: () => 'tuan', may: OFFICE },
  sukien: { rest: () => 'đủ điều kiện khởi công theo quy định hiện hành 8/8/2025', may: OFFICE },
  ketthuc: { rest: ({ no }) => `${no} rút, ${ENDED}`, may: OFFICE_WIDE },
  baoho: { rest: ({ no, body }) => `${body}: tiến độ ${no} 40`, may: { secretariat: ['own'] } },
  tamdung: { rest: ({ no }) => `${no} ${ENDED}`, may: OFFICE_WIDE },
  tieptuc: { rest: ({ no }) => `${no}`, may: OFFICE_WIDE, before: (no) => `/tamdung ${no} ${ENDED}` },
  molai: {
    rest: ({ no }) => `${no} kết thúc nhầm việc`,
    may: OFFICE_WIDE,
    before: (no) => `/ketthuc ${no} rút, ${ENDED}`,
  },
  chaythat: { rest: () => '', may: OFFICE },
  congvan: { rest: ({ body }) => body, may: NOBODY },
  kenh: nothing,
}
/** Told by the one who leads; `lead:` is put in by the test. */
const evidenceOf = (no: number) => `lead:/xong ${no} số 45/BC-VP ngày 10/8/2025 gửi Ban Thường vụ`

let world: TestWorld
let tasks: Readonly<Record<Whose, Task>>
/** True when something was said that changed anything: the next one begins anew. */
let isUsed = true
async function begin(): Promise<void> {
  if (!isUsed) return
  isUsed = false
  const words = officeWords({
    read: readDocument,
    hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  })
  world = await testWorld(undefined, { files: createFileDoor(), words })
  const { register } = (await world.office.read()).bot
  const find = (wanted: (t: Task) => boolean) => {
    const found = register.tasks.find((t) => t.record.status === 'open' && wanted(t))
    if (!found) throw new Error('the shipped data was to have such a task')
    return found
  }
  const mine = { province: HOME, name: BODY }
  const isLedByOne = (t: Task) => leadOf(t) !== null && !t.forEverybody
  tasks = {
    own: find((t) => shareOf(t, mine)?.role === 'lead' && shareOf(t, mine)?.how !== 'everybody'),
    helped: find((t) => shareOf(t, mine)?.role === 'coop' && isLedByOne(t)),
    'other body': find((t) => t.province === HOME && shareOf(t, mine) === null && isLedByOne(t)),
    'other province': find((t) => t.province === AWAY && isLedByOne(t)),
  }
  const people = ROLES.map((role, i) => member(role, String(10 + i)))
  const leads = WHOSE.map((whose, i) => {
    const task = tasks[whose]
    return member('focal', String(30 + i), { province: task.province, body: leadOf(task) ?? BODY })
  })
  const bound = [
    groupOf('13', [BODY]),
    groupOf('-8', [BODY]),
    ...OTHER_GROUPS.map(([, chat, body]) => groupOf(chat, [body])),
  ]
  const office = [member('secretariat', '50'), member('secretariat', '51', { province: AWAY })]
  await world.storage.commit({ at: 0, members: [...people, ...leads, ...office], chats: bound })
}
const ROLES: readonly Role[] = ['secretariat', 'leader', 'inspector', 'focal', 'member', 'guest']
/** A body that leads it, named itself or one of a circle. */
const leadOf = (task: Task) =>
  [...task.shares].find(([, shares]) => shares.some((s) => s.role === 'lead' && s.how !== 'everybody'))?.[0] ?? null
const bodyFor = (whose: Whose): string =>
  whose === 'other province' ? `${BODY}@${AWAY}` : whose === 'other body' ? `Sở Y tế@${HOME}` : `${BODY}@${HOME}`

async function answerTo(text: string, over: Partial<Said>): Promise<string> {
  const said = saying(text, over)
  await chatTurn(world, said)
  return (await world.storage.messages({ keys: [`answer:${said.key}`] }))[0]?.text ?? ''
}
/** Everything that a word could change: the register, and what is only noted, but not what a refusal counts. */
async function standing(): Promise<string> {
  const notes = [...(await world.storage.notes())].filter(([key]) => !/fail|tries|code:try/.test(key))
  const told = (await world.storage.messages()).filter((m) => m.kind !== 'answer').map((m) => m.key)
  return JSON.stringify([await world.storage.revision(), notes, told])
}
/** Says it, and «đúng» where it is asked about. */
/** Whom it is worth preparing something to decide for: everybody else is refused before it is looked for. */
const OWN_EVIDENCE: ReadonlySet<string> = new Set(['sua', 'rut'])
const DECIDES: ReadonlySet<string> = new Set(['10', '13'])
async function said(word: ChatWord, whose: Whose, over: Partial<Said>): Promise<{ text: string; changed: boolean }> {
  const row = ROWS[word]
  const task = tasks[whose]
  const before = DECIDES.has(over.user ?? '') && over.isGroup !== true ? row.before?.(task.no) : undefined
  if (before) {
    isUsed = true
    const isLead = before.startsWith('lead:')
    // Its own evidence is what a body puts right or takes back.
    const isOwn = isLead && OWN_EVIDENCE.has(word) && whose === 'own'
    const by = isOwn ? '13' : isLead ? String(30 + WHOSE.indexOf(whose)) : task.province === AWAY ? '51' : '50'
    const done = await answerTo(before.replace('lead:', ''), { user: by, chat: by })
    expect(done, before).not.toContain('Không làm được')
  }
  const was = await standing()
  const text = await answerTo(`/${word} ${row.rest({ no: task.no, body: bodyFor(whose) })}`.trim(), over)
  const then = /Đúng không|hỏi lại/.test(text) ? await answerTo('đúng', over) : ''
  const changed = (await standing()) !== was
  if (changed) isUsed = true
  return { text: `${text}\n${then}`, changed }
}
/** A task that one may not see: neither its title nor its document may stand in what one reads. */
const leaks = (text: string, { record, document }: Task) =>
  text.includes(record.title) || (document.number !== null && text.includes(document.number))

const words = Object.keys(WORDS) as ChatWord[]
const CAN_SEE: Readonly<Record<Role, readonly Whose[]>> = {
  secretariat: PROVINCE,
  leader: PROVINCE,
  inspector: PROVINCE,
  focal: PART,
  member: PART,
  guest: [],
}

describe.each(ROLES)('in a private chat the role %s', (role) => {
  const user = String(10 + ROLES.indexOf(role))
  beforeEach(begin)
  test.each(words)('with /%s changes only what it may, and reads nothing of others', async (word) => {
    for (const whose of WHOSE) {
      const { text, changed } = await said(word, whose, { user, chat: user })
      const may = ROWS[word].may[role]?.includes(whose) ?? false
      expect(changed, `${word} of ${whose}: ${text}`).toBe(may)
      if (!CAN_SEE[role].includes(whose)) expect(leaks(text, tasks[whose]), `${word} of ${whose}: ${text}`).toBe(false)
      await begin()
    }
  })
})
describe('in a private chat one without a role', () => {
  beforeEach(begin)
  test.each(words)('with /%s changes nothing and reads nothing', async (word) => {
    for (const whose of WHOSE) {
      const { text, changed } = await said(word, whose, { user: '99', chat: '99' })
      expect(changed, text).toBe(false)
      expect(leaks(text, tasks[whose]), text).toBe(false)
      await begin()
    }
  })
})
const OTHER_GROUPS = [
  ['that shares the task', '-7', 'Sở Y tế'],
  ['that has no part in it', '-9', 'Ban Tổ chức Tỉnh ủy'],
] as const
describe.each(OTHER_GROUPS)('in the group of a body %s', (_, chat, body) => {
  beforeEach(begin)
  test.each(words)('/%s does nothing for the body of the one who asks', async (word) => {
    for (const [user, role] of [
      ['13', 'focal'],
      ['14', 'member'],
      ['11', 'leader'],
    ]) {
      await begin()
      const { text, changed } = await said(word, 'own', { user: user ?? '', chat, isGroup: true })
      // «Tôi nghỉ đến …» is about the person, wherever it is said.
      expect(changed, `${word} by ${role}: ${text}`).toBe(word === 'nghi' && role === 'focal')
      if (body !== 'Sở Y tế') expect(leaks(text, tasks.own), text).toBe(false)
    }
  })
})
describe('in the body’s own group', () => {
  beforeEach(begin)
  test.each(words)('/%s does nothing for an anonymous admin', async (word) => {
    const { text, changed } = await said(word, 'own', { user: null, chat: '-8', isGroup: true })
    expect(changed, text).toBe(false)
  })
})
/** What may stand behind the number of a task: each word is tried with all of them, its own among them. */
const BEHIND = ['', 'đồng ý', 'không', 'không: lý do khác', 'nhận', 'cho', 'đúng', 'bỏ', '#telegram:1', '50 đang trình']
describe('unknown and forbidden look the same', () => {
  beforeEach(begin)
  const hidden = ROLES.flatMap((role) =>
    WHOSE.filter((whose) => !CAN_SEE[role].includes(whose)).map((whose) => ({ role, whose })),
  )
  test.each(hidden)('to $role a task of $whose is what a number is that nobody has', async ({ role, whose }) => {
    const user = String(10 + ROLES.indexOf(role))
    const { no } = tasks[whose]
    const about = (n: number, word: ChatWord) => [
      ...BEHIND.map((rest) => `/${word} ${n} ${rest}`.trim()),
      `/${word} ${ROWS[word].rest({ no: n, body: 'Sở Không Có' })}`.trim(),
    ]
    const saysOf = async (n: number, word: ChatWord) => {
      const texts: string[] = []
      for (const text of about(n, word))
        texts.push((await answerTo(text, { user, chat: user })).replaceAll(/\d+/g, 'N'))
      return texts
    }
    for (const word of words.filter((w) => /\b7\b/.test(ROWS[w].rest({ no: 7, body: BODY }))))
      expect(await saysOf(no, word), word).toEqual(await saysOf(987_654, word))
    isUsed = true
  })
})
