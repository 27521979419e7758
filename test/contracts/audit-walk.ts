// What each part of a commit leaves in the audit. A new part of `Changes` does not compile until it stands here.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { NewEntry } from '../../src/domain/ledger.ts'
import type { Changes, Storage } from '../../src/ports.ts'
import { brokenAt } from '../../src/storage/audit.ts'
import { AT, aChat, aDocument, aMessage, aState, group, settled, topic, wish } from './storage.ts'

/** A line of the audit: what, about what, the old value and the new one. */
type Line = readonly [what: string, about: string, before: unknown, after: unknown]
type Part = {
  readonly before?: readonly Partial<Changes>[]
  readonly changes: Partial<Changes>
  /** The lines it leaves; none for what is no change of the register, and why. */
  readonly leaves: readonly Line[] | { readonly nothing: string }
}
const chat = aChat(group)
const parkedChat = { ...AT, parks: [{ to: group, why: 'kicked' }] }
const anEntry: NewEntry<'progress'> = {
  id: 'e',
  task: 1,
  body: 'Sở Nội vụ',
  period: '',
  kind: 'progress',
  percent: 60,
  note: 'đang trình',
}
const withoutIds = (value: object) => {
  const { to: _to, user: _user, channel: _channel, recordedBy: _by, ...rest } = value as Record<string, unknown>
  return rest
}
const member = { channel: 'telegram', user: '778899', role: 'focal', province: 'Sơn Hà', body: 'Sở Nội vụ' } as const
const event = { province: 'Sơn Hà', name: 'Đại hội', day: '2025-10-03', recordedAt: 1, recordedBy: 'telegram:778899' }
const file = aDocument('a', [1])

export const PARTS: Readonly<Record<Exclude<keyof Changes, 'at' | 'by' | 'from' | 'withinMs'>, Part>> = {
  documents: {
    changes: { documents: [file] },
    leaves: [
      ['document added', 'document a', null, file.doc],
      ['task added', 'task 1', null, file.tasks[0]],
    ],
  },
  states: {
    before: [{ states: [aState(1)] }],
    changes: { states: [aState(1, { state: 'open', closedOn: null })] },
    leaves: [['state changed', 'state 1|Sở Nội vụ|', aState(1), aState(1, { state: 'open', closedOn: null })]],
  },
  events: {
    changes: { events: [event] },
    leaves: [['event added', 'event Sơn Hà|Đại hội', null, withoutIds(event)]],
  },
  entries: {
    changes: { entries: [anEntry] },
    leaves: [[`entry ${anEntry.kind}`, `task ${anEntry.task}`, null, anEntry]],
  },
  chats: {
    before: [{ chats: [chat] }, parkedChat],
    changes: { chats: [{ ...chat, muted: true }] },
    leaves: [
      ['chat changed', 'chat p1', withoutIds(chat), withoutIds({ ...chat, muted: true })],
      // Bound again it is reached again, and that is told too.
      ['unparked', 'chat p1', 'kicked', null],
    ],
  },
  unbound: {
    before: [{ chats: [chat] }],
    changes: { unbound: [group] },
    leaves: [['chat removed', 'chat p1', withoutIds(chat), null]],
  },
  parks: {
    before: [parkedChat, { parks: [{ to: topic, why: 'TOPIC_CLOSED' }] }],
    changes: { parks: [{ to: group, why: null }] },
    leaves: [
      ['unparked', 'chat p1', 'kicked', null],
      ['unparked', 'chat p2', 'TOPIC_CLOSED', null],
    ],
  },
  moved: {
    before: [{ chats: [chat] }],
    changes: { moved: [{ channel: 'telegram', from: '-100', to: '-900' }] },
    leaves: [['moved', 'chat p1', null, 'p2']],
  },
  members: {
    before: [{ members: [member] }],
    changes: { members: [{ ...member, role: 'leader' }] },
    leaves: [['member changed', 'member p1', withoutIds(member), withoutIds({ ...member, role: 'leader' })]],
  },
  dismissed: {
    before: [{ members: [member] }],
    changes: { dismissed: [{ channel: 'telegram', user: '778899' }] },
    leaves: [['member removed', 'member p1', withoutIds(member), null]],
  },
  settings: {
    before: [{ settings: { a: '1' } }],
    changes: { settings: { a: '2' } },
    leaves: [['setting changed', 'setting a', '1', '2']],
  },
  settled: {
    before: [{ queue: [aMessage('k')] }],
    changes: { settled: [settled('k')] },
    leaves: [['message sent', 'chat p1', null, { kind: 'digest', why: null }]],
  },
  noted: {
    changes: { noted: [{ what: 'report', about: 'weekly', value: '12' }] },
    leaves: [['report', 'weekly', null, '12']],
  },
  notes: { changes: { notes: { a: '1' } }, leaves: { nothing: 'the service notes it for itself' } },
  turns: {
    changes: { turns: [{ key: 't', texts: ['hạn?'], memo: null, at: 1 }] },
    leaves: { nothing: 'words of a question are kept apart and forgotten' },
  },
  queue: { changes: { queue: [aMessage('k')] }, leaves: { nothing: 'told when it is delivered or ends' } },
  received: {
    changes: { received: [{ key: 'telegram:1', channel: 'telegram', body: '{}', receivedAt: 1 }] },
    leaves: { nothing: 'told by what it brings about' },
  },
  handled: { changes: { handled: 'telegram:1' }, leaves: { nothing: 'told by what it brings about' } },
  expects: { changes: { expects: {} }, leaves: { nothing: 'changes nothing' } },
}

export function auditContract(name: string, open: () => Promise<Storage>): void {
  describe(`${name}, what a commit leaves in the audit`, () => {
    let storage: Storage
    beforeEach(async () => {
      storage = await open()
    })
    afterEach(() => storage.close())

    test.each(Object.entries(PARTS))('%s', async (_, { before = [], changes, leaves }) => {
      for (const earlier of before) await storage.commit({ ...AT, ...earlier })
      if (changes.settled) await storage.claim(wish)
      const known = (await storage.audit()).length
      await storage.commit({ at: 7, by: 'cli', from: 'telegram:9', ...changes })
      const rows = (await storage.audit()).slice(known)
      expect(rows.every((row) => row.at === 7 && row.who === 'cli' && row.from === 'telegram:9')).toBe(true)
      const lines = rows.map((row) => [row.what, row.about, asWritten(row.before), asWritten(row.after)])
      expect(lines).toEqual('nothing' in leaves ? [] : leaves)
      // Done again, nothing changes and nothing is told again: the flow's own notes apart.
      const after = (await storage.audit()).length
      if (!changes.noted && !changes.moved) await storage.commit({ at: 8, by: 'cli', ...changes })
      expect(await storage.audit()).toHaveLength(after)
      expect(brokenAt(await storage.audit())).toBeNull()
    })
    test('who did it and the chat it came from stand in it by number', async () => {
      await storage.commit({ ...AT, by: 'zalo:ab-12', from: 'zalo:ab-12:77', settings: { a: '1' }, entries: [anEntry] })
      await storage.commit({ ...AT, by: 'telegram:5', from: 'telegram:31', settings: { a: '2' } })
      expect((await storage.audit()).map((row) => [row.who, row.from])).toEqual([
        ['p1', 'zalo:p2:77'],
        ['p1', 'zalo:p2:77'],
        ['p3', 'telegram:31'],
      ])
      await storage.blank({ at: 9, channel: 'zalo', user: 'ab-12' })
      expect(JSON.stringify([await storage.audit(), await storage.entries()])).not.toContain('ab-12')
      expect(brokenAt(await storage.audit())).toBeNull()
    })
  })
}

// A delivery names its message by a hash: which message it was, is known to whoever has its key.
function asWritten(text: string | null): unknown {
  if (text === null || !text.startsWith('{')) return text
  const { message: _message, ...value } = JSON.parse(text) as Record<string, unknown>
  return value
}
