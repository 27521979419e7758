// What every store must do, run over each of them.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Chat } from '../../src/domain/chat.ts'
import type { Settlement } from '../../src/domain/delivery.ts'
import type { DocumentFile } from '../../src/domain/document.ts'
import type { EntryFilter, NewEntry } from '../../src/domain/ledger.ts'
import { type Address, alarmKey, digestKey, type Message, newsKey, weekKey } from '../../src/domain/message.ts'
import type { AssignmentState } from '../../src/domain/progress.ts'
import type { ClaimWish, Storage } from '../../src/ports.ts'
import { afterSending } from '../../src/reminders/outbox.ts'
import { brokenAt } from '../../src/storage/audit.ts'

const NOW = Date.UTC(2025, 7, 11, 0, 30)
export const AT = { at: NOW }
export const group: Address = { channel: 'telegram', chat: '-100', thread: null }
export const topic: Address = { channel: 'telegram', chat: '-100', thread: '7' }
const other: Address = { channel: 'telegram', chat: '-200', thread: null }

export function aDocument(id: string, numbers: readonly number[]): DocumentFile {
  return {
    doc: {
      id,
      number: '12-KL/TU',
      kind: 'KL',
      issuer: 'Ban Thường vụ',
      province: 'Sơn Hà',
      issued: '2025-08-01',
      meeting: null,
      short_name: `KL ${id}`,
      title: 'Kết luận thử',
      known_from: '2025-08-02',
      known_from_assumed: true,
      cites: [],
      names: {},
    },
    tasks: numbers.map((no) => ({
      no,
      ref: `1.(${no})`,
      title: `Việc số ${no}`,
      lead: ['Sở Nội vụ'],
      coop: [],
      report_to: [],
      deadlines: [],
      targets: [],
      status: 'open' as const,
    })),
  }
}
export function aMessage(key: string, over: Partial<Message> = {}): Message {
  return {
    key,
    to: group,
    kind: 'digest',
    text: `Lời nhắc ${key}`,
    tells: [],
    dueAt: NOW,
    staleAt: null,
    queuedAt: NOW,
    ...over,
  }
}
export const aChat = (to: Address, over: Partial<Chat> = {}): Chat => ({
  to,
  province: 'Sơn Hà',
  bodies: ['Sở Nội vụ'],
  boundAt: NOW,
  parked: null,
  digestAt: null,
  muted: false,
  snoozedUntil: null,
  ...over,
})
export const aState = (task: number, over: Partial<AssignmentState> = {}): AssignmentState => ({
  task,
  body: 'Sở Nội vụ',
  period: '',
  state: 'closed',
  closedOn: '2025-08-10',
  awaitingAcceptance: false,
  changedAt: NOW,
  ...over,
})
export const wish: ClaimWish = { channel: 'telegram', now: NOW, leaseMs: 45_000, limit: 10, lease: 'a' }
export const settled = (key: string, over: Partial<Settlement> = {}): Settlement => ({
  key,
  lease: 'a',
  state: 'sent',
  tries: 1,
  doubts: 0,
  nextTryAt: NOW,
  sentAt: NOW,
  late: false,
  why: null,
  platformId: '55',
  ...over,
})

export function storageContract(name: string, open: () => Promise<Storage>): void {
  describe(`${name}, as storage`, () => {
    let storage: Storage
    beforeEach(async () => {
      storage = await open()
    })
    afterEach(() => storage.close())
    const keys = async (w = wish) => (await storage.claim(w)).map((m) => m.key)

    describe('the register', () => {
      test('a document is not written over tasks that somebody changed meanwhile', async () => {
        const read = aDocument('a', [1, 2])
        const expects = { tasks: Object.fromEntries(read.tasks.map((t) => [t.no, JSON.stringify(t)])) }
        const changed = (no: number) => ({
          ...read,
          tasks: read.tasks.map((t) => (t.no === no ? { ...t, title: `mới ${no}` } : t)),
        })
        // Not stored yet, it holds.
        expect((await storage.commit({ ...AT, documents: [read], expects })).kind).toBe('done')
        expect((await storage.commit({ ...AT, documents: [changed(1)], expects })).kind).toBe('done')
        expect((await storage.commit({ ...AT, documents: [changed(2)], expects })).kind).toBe('stale')
        expect((await storage.register()).files).toEqual([changed(1)])
      })
      test('gives documents, tasks, states and events back as they were', async () => {
        const files = [aDocument('b', [3, 1]), aDocument('a', [2])]
        const states = [aState(1), aState(2, { body: '', period: '2025-08', closedOn: null, state: 'open' })]
        const events = [
          { province: 'Sơn Hà', name: 'Đại hội', day: '2025-10-03', recordedAt: NOW, recordedBy: 'telegram:1' },
        ]
        await storage.commit({ ...AT, documents: files, states, events })
        const rows = await storage.register()
        expect(rows.files).toEqual(files)
        expect([...rows.states].sort((a, b) => a.task - b.task)).toEqual(states)
        expect(rows.events).toEqual(events)
        expect(rows.revision).toBe(1)
      })
      test('a document written again replaces its tasks and takes none away', async () => {
        await storage.commit({ ...AT, documents: [aDocument('a', [1, 2])] })
        const [first] = aDocument('a', [1]).tasks
        await storage.commit({
          ...AT,
          documents: [{ doc: aDocument('a', []).doc, tasks: [{ ...first!, title: 'Tên mới' }] }],
        })
        const tasks = (await storage.register()).files[0]?.tasks ?? []
        expect(new Map(tasks.map((t) => [t.no, t.title]))).toEqual(
          new Map([
            [1, 'Tên mới'],
            [2, 'Việc số 2'],
          ]),
        )
      })
      test('a task number belongs to one document; a commit against that leaves nothing behind', async () => {
        await storage.commit({ ...AT, documents: [aDocument('a', [1])] })
        const twice = { ...AT, documents: [aDocument('b', [1])], queue: [aMessage('q')], settings: { x: '1' } }
        await expect(storage.commit(twice)).rejects.toThrow(/task number 1/)
        await expect(storage.commit({ ...AT, documents: [aDocument('c', [7]), aDocument('d', [7])] })).rejects.toThrow(
          /task number 7/,
        )
        expect((await storage.register()).files.map((f) => f.doc.id)).toEqual(['a'])
        expect(await storage.messages()).toEqual([])
        expect(await storage.settings()).toEqual(new Map())
        expect(await storage.revision()).toBe(1)
      })
      test('gives the open part alone: no task that is done or closed as a whole, no document without one', async () => {
        const [a, b] = [aDocument('a', [1, 2, 3]), aDocument('b', [4])]
        const done = { ...a, tasks: a.tasks.map((t) => (t.no === 1 ? { ...t, status: 'done' as const } : t)) }
        await storage.commit({ ...AT, documents: [done, b], states: [aState(2), aState(4, { body: '' })] })
        const open = async () => {
          const rows = await storage.register('open')
          return [rows.files.map((f) => [f.doc.id, f.tasks.map((t) => t.no)]), rows.states.map((s) => s.task)]
        }
        expect(await open()).toEqual([[['a', [2, 3]]], [2]])
        await storage.commit({ ...AT, states: [aState(4, { body: '', state: 'open' }), aState(3, { body: '' })] })
        expect(await open()).toEqual([
          [
            ['a', [2]],
            ['b', [4]],
          ],
          [2, 4],
        ])
        await storage.commit({ ...AT, documents: [a, b] })
        expect(await open()).toEqual([
          [
            ['a', [1, 2]],
            ['b', [4]],
          ],
          [2, 4],
        ])
      })
      test('the revision grows with a change and stands still without one', async () => {
        expect(await storage.revision()).toBe(0)
        await storage.commit({ ...AT, states: [aState(1)] })
        expect(await storage.revision()).toBe(1)
        await storage.commit({ ...AT, states: [aState(1)], queue: [aMessage('q')], notes: { heartbeat: '1' } })
        expect(await storage.revision()).toBe(1)
        await storage.commit({ ...AT, states: [aState(1, { state: 'open', closedOn: null })] })
        expect(await storage.revision()).toBe(2)
      })
      test('a commit that expects another state of things does nothing', async () => {
        await storage.commit({ ...AT, settings: { a: '1' }, notes: { n: '1' } })
        const none = { ...AT, queue: [aMessage('q')] }
        expect(await storage.commit({ ...none, expects: { revision: 0 } })).toEqual({ kind: 'stale' })
        expect(await storage.commit({ ...none, expects: { settings: { a: '2' } } })).toEqual({ kind: 'stale' })
        expect(await storage.commit({ ...none, expects: { notes: { n: null } } })).toEqual({ kind: 'stale' })
        expect(await storage.messages()).toEqual([])
        await storage.commit({ ...AT, states: [aState(1)] })
        const key = '1|Sở Nội vụ|'
        expect(await storage.commit({ ...none, expects: { states: { [key]: null } } })).toEqual({ kind: 'stale' })
        const states = { [key]: JSON.stringify(aState(1)), '2||': null }
        expect((await storage.commit({ ...none, expects: { states } })).kind).toBe('done')
        const holds = { revision: 2, settings: { a: '1', b: null }, notes: { n: '1' } }
        expect((await storage.commit({ ...none, expects: holds })).kind).toBe('done')
      })
    })

    describe('the ledger', () => {
      const told = (id: string, over: Partial<NewEntry<'progress'>> = {}): NewEntry => ({
        id,
        task: 1,
        body: 'Sở Nội vụ',
        period: '',
        kind: 'progress',
        percent: 60,
        note: 'đang trình',
        ...over,
      })
      const ids = async (filter?: EntryFilter) => (await storage.entries(filter)).map((e) => e.id)
      test('keeps entries in order, with when, by whom and from which message', async () => {
        const from = 'telegram:31'
        await storage.commit({ at: NOW, by: 'telegram:77', from, entries: [told('a'), told('b', { percent: null })] })
        await storage.commit({ at: NOW + 5, entries: [told('c', { task: 2 })] })
        expect(await storage.entries()).toEqual([
          { ...told('a'), at: NOW, by: 'telegram:77', from },
          { ...told('b', { percent: null }), at: NOW, by: 'telegram:77', from },
          { ...told('c', { task: 2 }), at: NOW + 5, by: 'system', from: null },
        ])
      })
      test('an id already known is written once, also within one commit, and changes nothing', async () => {
        await storage.commit({ ...AT, entries: [told('a'), told('a', { percent: 70 })] })
        const before = [await storage.revision(), (await storage.audit()).length]
        await storage.commit({ ...AT, entries: [told('a', { percent: 90 })] })
        expect(await storage.entries()).toMatchObject([{ id: 'a' }])
        expect([await storage.revision(), (await storage.audit()).length]).toEqual(before)
      })
      test('finds entries by task, body, kind, id and time, the newest ones where not all are wanted', async () => {
        const stuck = { id: 'd', task: 1, body: 'Sở Y tế', period: '', kind: 'obstacle', what: 'vốn', decider: 'UBND' }
        await storage.commit({ ...AT, entries: [told('a'), told('b', { task: 2 })] })
        await storage.commit({ at: NOW + 9, entries: [told('c'), stuck as NewEntry] })
        expect(await ids({ tasks: [1] })).toEqual(['a', 'c', 'd'])
        expect(await ids({ tasks: [] })).toEqual([])
        expect(await ids({ body: 'Sở Y tế' })).toEqual(['d'])
        expect(await ids({ kinds: ['progress'], tasks: [1, 2] })).toEqual(['a', 'b', 'c'])
        expect(await ids({ ids: ['b', 'x'] })).toEqual(['b'])
        expect(await ids({ since: NOW + 9 })).toEqual(['c', 'd'])
        expect(await ids({ until: NOW + 9 })).toEqual(['a', 'b'])
        expect(await ids({ limit: 2 })).toEqual(['c', 'd'])
      })
      test('grows with states and messages in one commit or not at all; the audit tells of it', async () => {
        const all = { entries: [told('a')], states: [aState(1)], queue: [aMessage('q')] }
        expect(await storage.commit({ ...AT, ...all, expects: { revision: 7 } })).toEqual({ kind: 'stale' })
        expect(await ids()).toEqual([])
        expect(await storage.commit({ ...AT, by: 'telegram:77', ...all })).toMatchObject({ revision: 1, queued: 1 })
        expect((await storage.audit()).map((r) => [r.who, r.what, r.about])).toEqual([
          ['p1', 'state added', 'state 1|Sở Nội vụ|'],
          ['p1', 'entry progress', 'task 1'],
        ])
        expect(brokenAt(await storage.audit())).toBeNull()
      })
      test('refuses what is not well formed, and leaves nothing behind', async () => {
        const wrong = { ...AT, settings: { x: '1' }, entries: [told('a', { percent: 300 })] }
        await expect(storage.commit(wrong)).rejects.toThrow(/percent/)
        expect([await ids(), [...(await storage.settings())]]).toEqual([[], []])
      })
      test('a person who was blanked is a number in it', async () => {
        await storage.commit({ ...AT, by: 'telegram:778899', entries: [told('a')] })
        await storage.blank({ at: NOW, channel: 'telegram', user: '778899' })
        expect(await storage.entries()).toMatchObject([{ id: 'a', by: 'p1', note: 'đang trình' }])
      })
    })

    describe('chats and people', () => {
      test('keeps chats with their topics, parks and unbinds them', async () => {
        await storage.commit({ ...AT, chats: [aChat(group), aChat(topic, { muted: true }), aChat(other)] })
        await storage.commit({ at: NOW + 5, parks: [{ to: group, why: 'kicked' }] })
        const chats = await storage.chats()
        expect(chats.map((c) => [c.to.chat, c.to.thread, c.parked, c.muted]).sort()).toEqual([
          ['-100', null, 'kicked', false],
          ['-100', '7', 'kicked', true],
          ['-200', null, null, false],
        ])
        await storage.commit({ ...AT, parks: [{ to: group, why: null }], unbound: [other] })
        expect((await storage.chats()).map((c) => [c.to.thread, c.parked]).sort()).toEqual([
          [null, null],
          ['7', null],
        ])
      })
      test('knows where nothing arrives, bound or not, and says it of the people whose private chats those are', async () => {
        const mine: Address = { channel: 'telegram', chat: '7', thread: null }
        const guest: Address = { channel: 'zalo', chat: 'g', thread: null }
        const people = [
          { channel: 'telegram', user: '7', role: 'leader' as const, province: 'Sơn Hà', body: null },
          { channel: 'zalo', user: '7', role: 'leader' as const, province: 'Sơn Hà', body: null },
        ]
        await storage.commit({ ...AT, members: people })
        const before = await storage.revision()
        const parks = [mine, guest, topic].map((to) => ({ to, why: 'blocked' }))
        await storage.commit({ at: NOW + 5, parks })
        expect(await storage.revision()).toBeGreaterThan(before)
        expect(await storage.parked()).toEqual([
          { to: topic, why: 'blocked', at: NOW + 5 },
          { to: mine, why: 'blocked', at: NOW + 5 },
          { to: guest, why: 'blocked', at: NOW + 5 },
        ])
        const [lost, heard] = await storage.members()
        expect(lost).toEqual({ ...people[0], parked: 'blocked', parkedAt: NOW + 5 })
        expect(heard).toEqual(people[1])
        // Written back it is no part of the person.
        if (!lost) throw new Error('a member was to be kept')
        await storage.commit({ at: NOW + 6, members: [{ ...lost, name: 'A' }], parks: [{ to: mine, why: null }] })
        expect((await storage.members())[0]).toEqual({ ...people[0], name: 'A' })
        expect((await storage.parked()).map((p) => p.to)).toEqual([topic, guest])
      })
      test('says since when a chat is parked: from the first reason on, anew once it has lived', async () => {
        const since = async () => (await storage.chats()).map((c) => [c.to.thread, c.parked, c.parkedAt])
        await storage.commit({ ...AT, chats: [aChat(group), aChat(topic)] })
        expect(await since()).toEqual([
          [null, null, undefined],
          ['7', null, undefined],
        ])
        await storage.commit({ at: NOW + 5, parks: [{ to: topic, why: 'TOPIC_CLOSED' }] })
        await storage.commit({ at: NOW + 9, parks: [{ to: topic, why: 'message thread not found' }] })
        expect(await since()).toEqual([
          [null, null, undefined],
          ['7', 'message thread not found', NOW + 5],
        ])
        // What ends the whole group is said of its topics too.
        await storage.commit({ at: NOW + 20, parks: [{ to: group, why: 'kicked' }] })
        expect(await since()).toEqual([
          [null, 'kicked', NOW + 20],
          ['7', 'kicked', NOW + 20],
        ])
        await storage.commit({ at: NOW + 30, parks: [{ to: group, why: null }] })
        await storage.commit({ at: NOW + 40, parks: [{ to: group, why: 'kicked' }] })
        expect((await since())[0]).toEqual([null, 'kicked', NOW + 40])
        // A change of its settings neither keeps nor forges the day.
        const [first] = await storage.chats()
        if (!first) throw new Error('a chat was to be bound')
        await storage.commit({ at: NOW + 50, chats: [first] })
        expect((await since())[0]).toEqual([null, 'kicked', NOW + 40])
      })
      test('keeps members, one by channel and user', async () => {
        const member = {
          channel: 'zalo',
          user: 'ab12',
          role: 'focal' as const,
          province: 'Sơn Hà',
          body: 'Sở Nội vụ',
        }
        await storage.commit({ ...AT, members: [member, { ...member, user: 'cd', role: 'leader', body: null }] })
        expect(await storage.member('zalo', 'ab12')).toEqual(member)
        expect(await storage.member('telegram', 'ab12')).toBeNull()
        await storage.commit({ ...AT, dismissed: [{ channel: 'zalo', user: 'ab12' }] })
        expect((await storage.members()).map((m) => m.user)).toEqual(['cd'])
      })
      test('keeps settings, notes and the last turn of a conversation', async () => {
        await storage.commit({ ...AT, settings: { 'chat:a': '1', b: '2' }, notes: { heartbeat: '9', gone: 'x' } })
        await storage.commit({ ...AT, settings: { b: null }, notes: { gone: null, heartbeat: '10' } })
        expect(await storage.settings()).toEqual(new Map([['chat:a', '1']]))
        expect(await storage.settings('chat:')).toEqual(new Map([['chat:a', '1']]))
        expect(await storage.notes()).toEqual(new Map([['heartbeat', '10']]))
        const turn = { key: 'telegram:-100:', texts: ['hạn tháng 8'], memo: '{"list":[1,2]}', at: NOW }
        await storage.commit({ ...AT, turns: [{ ...turn, texts: [] }] })
        await storage.commit({ ...AT, turns: [turn] })
        expect(await storage.turn('telegram:-100:')).toEqual(turn)
        expect(await storage.turn('none')).toBeNull()
      })
    })

    describe('the outbox', () => {
      test('queues a key once, whatever became of it', async () => {
        const message = aMessage('k', { tells: ['1:Sở Nội vụ::1'], staleAt: NOW + 1000 })
        expect(await storage.commit({ ...AT, queue: [message, message] })).toMatchObject({ queued: 1 })
        expect(await storage.commit({ ...AT, queue: [{ ...message, text: 'khác' }] })).toMatchObject({ queued: 0 })
        await storage.claim(wish)
        await storage.commit({ ...AT, settled: [settled('k')] })
        expect(await storage.commit({ ...AT, queue: [message] })).toMatchObject({ queued: 0 })
        expect(await storage.messages()).toEqual([
          {
            ...message,
            state: 'sent',
            tries: 1,
            doubts: 0,
            nextTryAt: NOW,
            lease: null,
            leaseUntil: null,
            sentAt: NOW,
            late: false,
            why: null,
            platformId: '55',
          },
        ])
      })
      test('queues many thousands in one commit', async () => {
        const queue = Array.from({ length: 3_000 }, (_, i) =>
          aMessage(`m${i}`, { to: { ...group, chat: `${i % 500}` } }),
        )
        expect(await storage.commit({ ...AT, queue })).toMatchObject({ queued: 3_000 })
        expect(await storage.claim({ ...wish, limit: 1_000 })).toHaveLength(500)
      })
      test('gives the first due message of each chat, answers before digests before broadcasts', async () => {
        const queue = [
          aMessage('broadcast', { kind: 'broadcast', to: other }),
          aMessage('digest'),
          aMessage('answer', { kind: 'answer' }),
          aMessage('later', { to: { ...group, chat: '-300' }, dueAt: NOW + 1 }),
          aMessage('zalo', { to: { ...group, channel: 'zalo' } }),
        ]
        await storage.commit({ ...AT, queue })
        expect(await keys()).toEqual(['answer', 'broadcast'])
        expect(await keys()).toEqual([])
        await storage.commit({ ...AT, settled: [settled('answer')] })
        expect(await keys({ ...wish, now: NOW + 1 })).toEqual(['digest', 'later'])
      })
      test('what is sent at once goes before what is planned, after whoever waits for an answer', async () => {
        const at = (n: number) => ({ ...group, chat: `-${n}` })
        const queue = [
          aMessage('ordinary', { kind: 'broadcast', to: at(1) }),
          aMessage('handout', { kind: 'handout', to: at(2) }),
          aMessage('waits', { kind: 'broadcast', to: at(3) }),
          aMessage('urgent', { kind: 'broadcast', to: at(4), isUrgent: true }),
          aMessage('answer', { kind: 'answer', to: at(5) }),
        ]
        await storage.commit({ ...AT, queue })
        // «Waits» is told to go at once while it stands in the queue.
        await storage.commit({
          ...AT,
          settled: [settled('waits', { state: 'pending', lease: null, tries: 0, sentAt: null, isUrgent: true })],
        })
        const one = { ...wish, limit: 1 }
        const order = [await keys(one), await keys(one), await keys(one), await keys(one), await keys(one)]
        expect(order.flat()).toEqual(['answer', 'waits', 'urgent', 'handout', 'ordinary'])
      })
      test('takes no more than asked for, and leaves resting and parked chats alone', async () => {
        const chats = ['-1', '-2', '-3', '-4']
        const queue = chats.map((chat) => aMessage(chat, { to: { ...group, chat } }))
        await storage.commit({ ...AT, queue, parks: [{ to: { ...group, chat: '-1' }, why: 'kicked' }] })
        expect(await keys({ ...wish, limit: 1, resting: ['-2'] })).toEqual(['-3'])
        expect(await keys({ ...wish, resting: ['-2'] })).toEqual(['-4'])
        expect(await keys()).toEqual(['-2'])
        await storage.commit({ ...AT, parks: [{ to: { ...group, chat: '-1' }, why: null }] })
        expect(await keys()).toEqual(['-1'])
      })
      test('looks at the chats named alone, at none that rests', async () => {
        const chats = ['-1', '-2', '-3']
        const queue = chats.flatMap((chat) =>
          ['a', 'b'].map((n) => aMessage(`${chat}${n}`, { to: { ...group, chat } })),
        )
        await storage.commit({ ...AT, queue })
        expect(await keys({ ...wish, among: ['-2', '-3', '-9'], resting: ['-3'] })).toEqual(['-2a'])
        expect(await keys({ ...wish, among: ['-3'], resting: ['-3'] })).toEqual([])
        expect(await keys({ ...wish, among: ['-2'] })).toEqual([])
        expect((await keys()).toSorted()).toEqual(['-1a', '-3a'])
      })
      test('finds in the chats named what it would find in all: the first that is due, no closed topic, no more than asked for', async () => {
        const to = (chat: string, thread: string | null = null) => ({ to: { ...group, chat, thread } })
        const queue = [
          aMessage('later', { ...to('-1'), dueAt: NOW + 60_000 }),
          aMessage('now', to('-1')),
          aMessage('closed', to('-2', '7')),
          aMessage('open', to('-2', '8')),
          aMessage('parked', to('-3')),
          aMessage('answer', { ...to('-4'), kind: 'answer' }),
        ]
        const parks = [
          { to: { ...group, chat: '-2', thread: '7' }, why: 'closed' as const },
          { to: { ...group, chat: '-3' }, why: 'kicked' as const },
        ]
        await storage.commit({ ...AT, queue, parks })
        const among = ['-1', '-2', '-3', '-4']
        expect(await keys({ ...wish, among, limit: 2 })).toEqual(['answer', 'now'])
        expect(await keys({ ...wish, among })).toEqual(['open'])
      })
      test('a closed topic closes itself alone', async () => {
        await storage.commit({
          ...AT,
          queue: [aMessage('topic', { to: topic }), aMessage('group')],
          parks: [{ to: topic, why: 'closed' }],
        })
        expect(await keys()).toEqual(['group'])
      })
      test('a lease that ran out gives the message on, with one doubt more', async () => {
        await storage.commit({ ...AT, queue: [aMessage('k')] })
        await storage.claim(wish)
        expect(await keys({ ...wish, lease: 'b', now: NOW + 44_999 })).toEqual([])
        const [again] = await storage.claim({ ...wish, lease: 'b', now: NOW + 45_000 })
        expect(again).toMatchObject({ key: 'k', doubts: 1, tries: 1, lease: 'b', state: 'sending' })
        await storage.commit({ ...AT, settled: [settled('k', { state: 'pending', lease: 'a' })] })
        expect((await storage.messages())[0]).toMatchObject({ state: 'sending', lease: 'b' })
        await storage.commit({ ...AT, settled: [settled('k', { lease: 'a' })] })
        expect((await storage.messages())[0]?.state).toBe('sent')
        await storage.commit({ ...AT, settled: [settled('k', { state: 'never', lease: 'b' })] })
        expect((await storage.messages())[0]?.state).toBe('sent')
      })
      test('a sender heard of after its lease ran out takes no doubt of another away', async () => {
        await storage.commit({ ...AT, queue: [aMessage('a')] })
        await storage.claim(wish)
        await storage.claim({ ...wish, now: NOW + 45_000, lease: 'b' })
        await storage.commit({ ...AT, settled: [settled('a', { lease: 'a', doubts: 0 })] })
        expect(await storage.messages()).toMatchObject([{ state: 'sent', doubts: 1 }])
      })
      test('the only sender takes at once what a dead one left, and leaves its own', async () => {
        await storage.commit({ ...AT, queue: [aMessage('k'), aMessage('own', { to: other })] })
        await storage.claim({ ...wish, resting: ['-200'], lease: 'dead' })
        expect(await keys({ ...wish, lease: 'b', resting: ['-100'] })).toEqual(['own'])
        expect(await keys({ ...wish, lease: 'c' })).toEqual([])
        const left = await storage.claim({ ...wish, lease: 'b', sole: true })
        expect(left.map((m) => [m.key, m.doubts])).toEqual([['k', 1]])
      })
      test('a clock set back keeps nothing waiting', async () => {
        await storage.commit({ ...AT, queue: [aMessage('held'), aMessage('tried', { to: other })] })
        await storage.claim({ ...wish, now: NOW + 86_400_000 })
        await storage.commit({ ...AT, settled: [settled('tried', { state: 'pending', nextTryAt: NOW + 86_400_000 })] })
        expect((await keys({ ...wish, lease: 'b' })).sort()).toEqual(['held', 'tried'])
      })
      test('counts what waits', async () => {
        await storage.commit({ ...AT, queue: [aMessage('a'), aMessage('b', { to: other, dueAt: NOW - 5 })] })
        expect(await storage.outboxCounts()).toEqual([
          { channel: 'telegram', kind: 'digest', state: 'pending', count: 2, oldestDueAt: NOW - 5 },
        ])
      })
      test('an alarm step is told while its message goes or went, and untold when it went stale or never left', async () => {
        const step = (level: 1 | 2 | 3) => alarmKey({ task: 1, body: 'Sở Nội vụ', period: '', level, to: other })
        const wanted = { tasks: [1], keys: [] }
        await storage.commit({
          ...AT,
          queue: [aMessage('a', { tells: [step(1), step(2)] }), aMessage('b', { to: other, tells: [step(3)] })],
        })
        expect(await storage.toldSteps(wanted)).toEqual(new Set([step(1), step(2), step(3)]))
        await storage.claim(wish)
        await storage.commit({ ...AT, settled: [settled('a', { state: 'stale' }), settled('b')] })
        expect(await storage.toldSteps(wanted)).toEqual(new Set([step(3)]))
        expect(await storage.toldAt([step(1), step(3), 'x'])).toEqual(new Map([[step(3), NOW]]))
        expect(await storage.toldAt([])).toEqual(new Map())
        await storage.commit({ ...AT, queue: [aMessage('c', { tells: [step(1)] })] })
        expect(await storage.toldSteps(wanted)).toEqual(new Set([step(1), step(3)]))
      })
      test('of what was told only that is read which is wanted: of some tasks, and some lists', async () => {
        const to = other
        const step = alarmKey({ task: 12, body: 'Sở Nội vụ', period: '2025-08', level: 2, to })
        const tells = [step, newsKey(12, to), newsKey(120, to), weekKey('2025-08-11', to), weekKey('2025-08-04', to)]
        await storage.commit({ ...AT, queue: [aMessage('a', { to, tells })] })
        const told = async (tasks: readonly number[], keys: readonly string[] = []) =>
          [...(await storage.toldSteps({ tasks, keys }))].toSorted()
        expect(await told([12])).toEqual([step, newsKey(12, to)].toSorted())
        expect(await told([1, 2, 120])).toEqual([newsKey(120, to)])
        expect(await told([], [weekKey('2025-08-11', to), weekKey('2025-08-18', to)])).toEqual([
          weekKey('2025-08-11', to),
        ])
        expect(await told([])).toEqual([])
      })
      test('what a chat has heard it has heard under its new id too', async () => {
        const to = { ...group, chat: '-1009' }
        const tells = (where: Address) => [newsKey(1, where), weekKey('2025-08-11', where)]
        await storage.commit({ ...AT, chats: [aChat(group)], queue: [aMessage('a', { tells: tells(group) })] })
        await storage.commit({ ...AT, moved: [{ channel: 'telegram', from: '-100', to: '-1009' }] })
        await storage.commit({ ...AT, queue: [aMessage('planned before', { tells: [newsKey(2, group)] })] })
        const wanted = { tasks: [1, 2], keys: tells(to) }
        expect(await storage.toldSteps(wanted)).toEqual(new Set([...tells(to), newsKey(2, to)]))
        expect((await storage.messages()).map((m) => m.tells)).toEqual([tells(to), [newsKey(2, to)]])
      })
      test('a chat with a new id takes along its binding, its messages and their keys, once and again', async () => {
        const day = '2025-08-11'
        const to = { ...group, chat: '-1009' }
        await storage.commit({ ...AT, chats: [aChat(group), aChat(topic)], queue: [aMessage(digestKey(group, day))] })
        const moved = [{ channel: 'telegram', from: '-100', to: '-1009' }]
        await storage.claim(wish)
        const again = settled(digestKey(group, day), { state: 'pending', sentAt: null, platformId: null })
        await storage.commit({ ...AT, moved, settled: [again] })
        await storage.commit({ ...AT, moved })
        expect((await storage.messages())[0]?.state).toBe('pending')
        expect((await storage.chats()).map((c) => c.to.chat)).toEqual(['-1009', '-1009'])
        expect((await storage.messages())[0]).toMatchObject({ key: digestKey(to, day), to })
        // A plan made before the move, and one made after it: the same digest either way.
        const queue = [aMessage(digestKey(group, day)), aMessage(digestKey(to, day), { to })]
        expect(await storage.commit({ ...AT, queue })).toMatchObject({ queued: 0 })
        expect(await storage.commit({ ...AT, queue: [aMessage('late plan')] })).toMatchObject({ queued: 1 })
        expect((await storage.messages({ chat: '-1009' })).map((m) => m.key)).toEqual([digestKey(to, day), 'late plan'])
      })
      test('wakes whoever watches, and nobody after that', async () => {
        let woken = 0
        const stop = storage.watch(() => woken++)
        await storage.commit({ ...AT, queue: [aMessage('k')] })
        expect(woken).toBeGreaterThan(0)
        stop()
        const before = woken
        await storage.commit({ ...AT, queue: [aMessage('l')] })
        expect(woken).toBe(before)
      })
      test('a sender that takes at once holds what it took as if it had claimed it, and is woken for the rest', async () => {
        const taken: string[] = []
        let woken = 0
        const taker = {
          channel: 'telegram',
          waits: () => false,
          wish: () => ({ ...wish, resting: ['-200'] }),
          take: (messages: readonly { readonly key: string }[]) => taken.push(...messages.map((m) => m.key)),
          leave: () => woken++,
        }
        const stop = storage.watch(() => woken++, taker)
        await storage.commit({ ...AT, queue: [aMessage('k')] })
        // A store may leave it to the wake; whoever has it, nobody else does.
        const claimed = await storage.claim({ ...wish, lease: 'b' })
        expect([...taken, ...claimed.map((m) => m.key)]).toEqual(['k'])
        if (!taken.length) expect(woken).toBeGreaterThan(0)
        woken = 0
        await storage.commit({ ...AT, queue: [aMessage('behind'), aMessage('rests', { to: other })] })
        expect(woken).toBeGreaterThan(0)
        expect(taken).not.toContain('behind')
        expect(taken).not.toContain('rests')
        stop()
      })
      test('where a sender left something behind, it goes next, with the end of what was on its way or at the next look', async () => {
        await storage.commit({ ...AT, queue: [aMessage('first'), aMessage('behind')] })
        const [first] = await storage.claim({ ...wish, lease: 'a' })
        const taken: string[] = []
        const taker = {
          channel: 'telegram',
          waits: () => true,
          wish: () => ({ ...wish, lease: 'a' }),
          take: (messages: readonly { readonly key: string }[]) => taken.push(...messages.map((m) => m.key)),
          leave: () => undefined,
        }
        const stop = storage.watch(() => undefined, taker)
        await storage.commit({ ...AT, settled: [afterSending(first!, { kind: 'sent', id: '9' }, NOW)] })
        const claimed = await storage.claim({ ...wish, lease: 'a' })
        expect([...taken, ...claimed.map((m) => m.key)]).toEqual(['behind'])
        stop()
      })
      test('finds messages by what is asked of them', async () => {
        await storage.commit({
          ...AT,
          queue: [aMessage('a'), aMessage('b', { to: other, kind: 'answer', queuedAt: NOW + 9 })],
        })
        const found = async (f: Parameters<Storage['messages']>[0]) => (await storage.messages(f)).map((m) => m.key)
        expect(await found({ chat: '-200' })).toEqual(['b'])
        expect(await found({ kinds: ['digest'] })).toEqual(['a'])
        expect(await found({ states: ['sent'] })).toEqual([])
        expect(await found({ keys: ['a', 'x'] })).toEqual(['a'])
        expect(await found({ queuedFrom: NOW + 1 })).toEqual(['b'])
        expect(await found({ channel: 'telegram', limit: 1 })).toEqual(['a'])
      })
    })

    describe('what comes in', () => {
      test('is stored before it is answered and handled once', async () => {
        const item = (n: number) => ({
          key: `telegram:${n}`,
          channel: 'telegram',
          body: `{"n":${n}}`,
          receivedAt: NOW + n,
        })
        await storage.commit({ ...AT, received: [item(1), item(2)] })
        await storage.commit({ ...AT, received: [item(1), item(3)] })
        expect(await storage.incoming(2)).toEqual([item(1), item(2)])
        const act = { ...AT, handled: 'telegram:1', queue: [aMessage('reply')] }
        expect(await storage.commit(act)).toMatchObject({ kind: 'done', queued: 1 })
        expect(await storage.commit({ ...act, queue: [aMessage('other reply')] })).toEqual({ kind: 'again' })
        await storage.commit({ ...AT, received: [item(1)] })
        expect((await storage.incoming(9)).map((i) => i.key)).toEqual(['telegram:2', 'telegram:3'])
        expect(await storage.messages()).toHaveLength(1)
      })
      test('stored and handled in one commit, it waits for nobody and is handled once', async () => {
        const item = { key: 'telegram:1', channel: 'telegram', body: '{}', receivedAt: NOW }
        const act = { ...AT, received: [item], handled: 'telegram:1', queue: [aMessage('reply')] }
        expect(await storage.commit(act)).toMatchObject({ kind: 'done', queued: 1 })
        expect(await storage.incoming(9)).toEqual([])
        expect(await storage.commit({ ...act, queue: [aMessage('other')] })).toEqual({ kind: 'again' })
        await storage.commit({ ...AT, received: [item] })
        expect(await storage.incoming(9)).toEqual([])
        expect((await storage.messages()).map((m) => m.key)).toEqual(['reply'])
      })
      test('a commit that is stale stores nothing of what came with it', async () => {
        const item = { key: 'telegram:1', channel: 'telegram', body: '{}', receivedAt: NOW }
        const expects = { settings: { pace: 'slow' } }
        const stale = await storage.commit({ ...AT, received: [item], handled: 'telegram:1', expects })
        expect(stale).toEqual({ kind: 'stale' })
        expect(await storage.commit({ ...AT, received: [item] })).toMatchObject({ kind: 'done' })
        expect(await storage.incoming(9)).toEqual([item])
      })
      test('is handled once even when nothing stored it before', async () => {
        expect((await storage.commit({ ...AT, handled: 'u9' })).kind).toBe('done')
        expect((await storage.commit({ ...AT, handled: 'u9' })).kind).toBe('again')
      })
    })

    describe('what is forgotten', () => {
      test('old words go, that something was sent stays, and nothing open is touched', async () => {
        await storage.commit({ ...AT, queue: [aMessage('old'), aMessage('open', { to: other })] })
        await storage.commit({ ...AT, queue: [aMessage('new', { to: topic, queuedAt: NOW + 50 })] })
        await storage.claim({ ...wish, resting: ['-200'] })
        await storage.commit({ ...AT, settled: [settled('old')], handled: 'u1' })
        await storage.commit({ ...AT, turns: [{ key: 't', texts: ['hạn?'], memo: null, at: NOW }] })
        expect(await storage.forget(NOW + 10)).toBe(1)
        const texts = (await storage.messages()).map((m) => [m.key, m.state, m.text])
        expect(texts).toEqual([
          ['old', 'sent', ''],
          ['open', 'pending', 'Lời nhắc open'],
          ['new', 'pending', 'Lời nhắc new'],
        ])
        expect(await storage.turn('t')).toBeNull()
        expect(await storage.commit({ ...AT, queue: [aMessage('old')] })).toMatchObject({ queued: 0 })
      })
      test('a person is shown and blanked; the facts and the chain of the audit stay', async () => {
        const private_ = { channel: 'telegram', chat: '778899', thread: null }
        const member = {
          channel: 'telegram',
          user: '778899',
          role: 'focal' as const,
          province: 'Sơn Hà',
          body: 'Sở Nội vụ',
        }
        const event = {
          province: 'Sơn Hà',
          name: 'Đại hội',
          day: '2025-10-03',
          recordedAt: NOW,
          recordedBy: 'telegram:778899',
        }
        await storage.commit({
          ...AT,
          by: 'telegram:778899',
          members: [member],
          chats: [aChat(private_)],
          states: [aState(1)],
          events: [event],
          queue: [aMessage('p', { to: private_ }), aMessage('group')],
          turns: [{ key: 'telegram:778899:', texts: ['hạn?'], memo: null, at: NOW }],
          received: [{ key: 'telegram:5', channel: 'telegram', body: 'of 778899', receivedAt: NOW }],
        })
        await storage.commit({ ...AT, handled: 'telegram:5' })
        const shown = await storage.person('telegram', '778899')
        expect(shown).toMatchObject({ no: 1, member, messages: 1, conversations: [{ texts: ['hạn?'] }] })
        expect(shown?.audit.map((row) => row.what)).toContain('state added')
        expect(await storage.blank({ at: NOW, channel: 'telegram', user: '778899' })).toBe(true)
        expect(await storage.person('telegram', '778899')).toBeNull()
        expect(await storage.blank({ at: NOW, channel: 'telegram', user: '778899' })).toBe(false)
        // What was handled stays handled: given once more, it does nothing.
        await storage.commit({
          ...AT,
          received: [{ key: 'telegram:5', channel: 'telegram', body: 'x', receivedAt: NOW }],
        })
        expect(await storage.incoming(9)).toEqual([])
        const rest = JSON.stringify([
          await storage.register(),
          await storage.chats(),
          await storage.members(),
          await storage.messages(),
          await storage.audit(),
        ])
        expect(rest).not.toMatch(/778899/)
        expect((await storage.register()).states).toEqual([aState(1)])
        expect((await storage.register()).events).toMatchObject([{ name: 'Đại hội', recordedBy: 'p1' }])
        expect((await storage.messages()).map((m) => m.state)).toEqual(['never', 'pending'])
        expect(brokenAt(await storage.audit())).toBeNull()
        await storage.commit({ ...AT, by: 'telegram:5', settings: { a: '1' } })
        expect((await storage.audit()).at(-1)?.who).toBe('p3')
      })
    })

    describe('files of messages', () => {
      const file = { name: 'báo cáo.docx', base64: Buffer.from([0, 255, 13, 10, 128]).toString('base64') }
      const over = NOW + 40 * 86_400_000

      test('come back as they were, with the message that carries them; a list leaves their bytes out', async () => {
        await storage.commit({ ...AT, queue: [aMessage('a', { file }), aMessage('b', { to: other })] })
        expect(await storage.file('a')).toEqual(file)
        expect(await storage.file('b')).toBeNull()
        expect((await storage.messages()).map((m) => m.file)).toEqual([{ ...file, base64: '' }, undefined])
        expect((await storage.claim(wish)).map((m) => m.file)).toEqual([file, undefined])
      })
      test('go with their own message and leave those of others alone', async () => {
        const later = { queuedAt: over, dueAt: over }
        await storage.commit({ ...AT, queue: [aMessage('a', { file })] })
        await storage.commit({ at: over, queue: [aMessage('b', { ...later, to: other, file })] })
        await storage.claim(wish)
        await storage.commit({ ...AT, settled: [settled('a')] })
        await storage.forget(over)
        expect(await storage.file('a')).toBeNull()
        expect(await storage.file('b')).toEqual(file)
        await storage.claim({ ...wish, now: over })
        await storage.commit({ at: over, settled: [settled('b')] })
        await storage.forget(over + 1)
        expect(await storage.file('b')).toBeNull()
      })
      test('stay while a message waits, however long', async () => {
        await storage.commit({ ...AT, queue: [aMessage('a', { file })] })
        await storage.forget(over)
        expect(await storage.file('a')).toEqual(file)
      })
      test('go with the person to whom they went', async () => {
        const to = { channel: 'telegram', chat: '77', thread: null }
        await storage.commit({ ...AT, queue: [aMessage('a', { to, file })] })
        expect(await storage.blank({ ...AT, channel: 'telegram', user: '77' })).toBe(true)
        expect(await storage.file('a')).toBeNull()
      })
    })

    describe('the audit', () => {
      test('tells each change with who, from where, the old and the new value', async () => {
        await storage.commit({ ...AT, states: [aState(1)] })
        const changes = { at: NOW + 5, by: 'telegram:77', from: 'telegram:-100:31' }
        await storage.commit({ ...changes, states: [aState(1, { state: 'open', closedOn: null })] })
        const last = (await storage.audit()).at(-1)
        expect(last).toMatchObject({ seq: 2, at: NOW + 5, who: 'p1', from: 'telegram:p2:31', what: 'state changed' })
        expect(last?.about).toBe('state 1|Sở Nội vụ|')
        expect(JSON.parse(last?.before ?? '')).toMatchObject({ state: 'closed', closedOn: '2025-08-10' })
        expect(JSON.parse(last?.after ?? '')).toMatchObject({ state: 'open', closedOn: null })
      })
      test('tells deliveries and notes, and holds no id of a person or chat', async () => {
        const member = { channel: 'telegram', user: '778899', role: 'focal' as const, province: null, body: null }
        await storage.commit({ ...AT, by: 'telegram:778899', members: [member], chats: [aChat(group)] })
        await storage.commit({
          ...AT,
          queue: [aMessage('k')],
          noted: [{ what: 'export', about: 'tasks', value: '12' }],
        })
        await storage.claim(wish)
        await storage.commit({ ...AT, settled: [settled('k')] })
        const rows = await storage.audit()
        expect(rows.map((r) => [r.who, r.what, r.about])).toEqual([
          ['p1', 'chat added', 'chat p2'],
          ['p1', 'member added', 'member p1'],
          ['system', 'export', 'tasks'],
          ['system', 'message sent', 'chat p2'],
        ])
        expect(JSON.stringify(rows)).not.toMatch(/778899|-100/)
      })
      test('is a chain that shows what was taken out or altered', async () => {
        for (const n of [1, 2, 3, 4]) await storage.commit({ ...AT, states: [aState(n)] })
        const rows = await storage.audit()
        expect(brokenAt(rows)).toBeNull()
        expect(brokenAt(rows.filter((r) => r.seq !== 2))).toBe(3)
        expect(brokenAt(rows.map((r) => (r.seq === 3 ? { ...r, after: '{}' } : r)))).toBe(3)
        expect((await storage.audit({ limit: 2 })).map((r) => r.seq)).toEqual([3, 4])
        expect((await storage.audit({ about: 'state 2|Sở Nội vụ|' })).map((r) => r.seq)).toEqual([2])
      })
    })
  })
}
