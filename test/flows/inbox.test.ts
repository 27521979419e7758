// What comes in while the service runs: answered at once it is stored with its answer, otherwise before it; never lost, never told twice.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Said } from '../../src/domain/heard.ts'
import { createInbox, type Inbox } from '../../src/flows/inbox.ts'
import { type Changes, type Storage, StorageError } from '../../src/ports.ts'
import { member, NOW, saying, type TestWorld, testWorld } from './chat-world.ts'

let world: TestWorld
let inbox: Inbox
let commits: Changes[]
/** What stands in the way of a commit or of an answer; null: nothing. */
let refuse: ((changes: Changes) => Error | null) | null
let slow: Promise<void> | null

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  world = await testWorld()
  await world.storage.commit({ at: NOW, members: [member('focal', '7')] })
  commits = []
  refuse = null
  slow = null
  const storage: Storage = {
    ...world.storage,
    commit: async (changes) => {
      const error = refuse?.(changes)
      if (error) throw error
      commits.push(changes)
      return world.storage.commit(changes)
    },
    turn: async (key) => {
      await slow
      return world.storage.turn(key)
    },
  }
  inbox = createInbox({ world: { ...world, storage }, hear: (_, body) => JSON.parse(body) as Said })
  inbox.start()
  await vi.advanceTimersByTimeAsync(1)
})
afterEach(async () => {
  await inbox.stop(0)
  vi.useRealTimers()
})
const item = (said: Said) => ({ key: said.key, channel: 'telegram', body: JSON.stringify(said) })
const answers = async () => (await world.storage.messages({ kinds: ['answer'] })).map((m) => m.key)

describe('the running inbox', () => {
  test('an answer that is quick is stored together with what it answers', async () => {
    const said = saying('việc quá hạn của bên em')
    await inbox.receive([item(said)])
    expect(commits).toHaveLength(1)
    expect(commits[0]).toMatchObject({ handled: said.key, received: [{ key: said.key }] })
    expect(await answers()).toEqual([`answer:${said.key}`])
    expect(await world.storage.incoming(9)).toEqual([])
  })
  test('one that takes long is stored first, and the platform is told then', async () => {
    let goOn = () => {}
    slow = new Promise((resolve) => {
      goOn = resolve
    })
    const [first, behind] = [saying('việc quá hạn'), saying('/han')]
    const received = inbox.receive([item(first), item(behind)])
    await vi.advanceTimersByTimeAsync(50)
    await received
    expect((await world.storage.incoming(9)).map((i) => i.key)).toEqual([first.key, behind.key])
    expect(await answers()).toEqual([])
    slow = null
    goOn()
    await vi.advanceTimersByTimeAsync(1)
    expect(await answers()).toEqual([`answer:${first.key}`, `answer:${behind.key}`])
    expect(await world.storage.incoming(9)).toEqual([])
  })
  test('what cannot be stored is refused, not dropped: delivered again it is answered', async () => {
    refuse = () => new Error('the disk is full')
    const said = saying('việc quá hạn')
    const refused = expect(inbox.receive([item(said)])).rejects.toThrow('the disk is full')
    await vi.advanceTimersByTimeAsync(2_000)
    await refused
    expect(inbox.waiting()).toBe(0)
    refuse = null
    await inbox.receive([item(said)])
    expect(await answers()).toEqual([`answer:${said.key}`])
  })
  test('what is stored and cannot be answered is tried again, then put aside, and holds up nobody', async () => {
    refuse = (changes) => (changes.queue?.length ? new Error('a bug') : null)
    const [bad, other] = [saying('việc quá hạn'), saying('/han', { chat: '8', user: '8' })]
    const received = inbox.receive([item(bad)])
    await vi.advanceTimersByTimeAsync(100)
    await received
    expect((await world.storage.incoming(9)).map((i) => i.key)).toEqual([bad.key])
    await vi.advanceTimersByTimeAsync(2_000)
    expect(await world.storage.incoming(9)).toEqual([])
    refuse = null
    await inbox.receive([item(other)])
    expect(await answers()).toEqual([`answer:${other.key}`])
  })
  test('what is stored while the disk is full waits, however often it was tried, and is answered once there is room', async () => {
    refuse = (changes) => (changes.queue?.length ? new StorageError('the disk is full', { again: false }) : null)
    const said = saying('việc quá hạn')
    const received = inbox.receive([item(said)])
    await vi.advanceTimersByTimeAsync(100)
    await received
    await vi.advanceTimersByTimeAsync(60_000)
    expect((await world.storage.incoming(9)).map((i) => i.key)).toEqual([said.key])
    refuse = null
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await answers()).toEqual([`answer:${said.key}`])
  })
  test('delivered twice at the same moment it is answered once', async () => {
    const said = saying('việc quá hạn')
    await Promise.all([inbox.receive([item(said)]), inbox.receive([item(said), item(said)])])
    await inbox.receive([item(said)])
    expect(await answers()).toEqual([`answer:${said.key}`])
    expect(inbox.waiting()).toBe(0)
  })
})
