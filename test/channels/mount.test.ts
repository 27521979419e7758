// What a mount keeps for Đôn Đốc, and what the bot's own handlers see.
import { describe, expect, test } from 'vitest'
import { type Mount, takeUpdate } from '../../src/channels/mount.ts'
import { commandScopes } from '../../src/channels/telegram-commands.ts'
import { hearTelegram } from '../../src/channels/telegram-updates.ts'
import { knowsCommand } from '../../src/flows/known-commands.ts'
import { messageUpdate, pressUpdate } from '../contracts/channel-benches.ts'
import { noLog } from '../flows/chat-world.ts'

const ME = { id: 1000, username: 'dondoc_thu_bot' }
const GROUP = { user: '7', group: '-100' }
/** Whether Đôn Đốc stores it, and whether the handlers behind see it. */
async function mounted(update: object): Promise<{ readonly stored: number; readonly isPassedOn: boolean }> {
  const stored: string[] = []
  const app: Mount = {
    connect: () => {},
    call: async () => ({ kind: 'unsent', why: 'none' }),
    me: () => ME,
    take: async (item) => void stored.push(item.key),
    knows: knowsCommand,
    log: noLog,
  }
  const isTaken = await takeUpdate(app, update)
  return { stored: stored.length, isPassedOn: !isTaken }
}
const inGroup = (over: Record<string, unknown>) => ({
  update_id: 1,
  message: { message_id: 1, date: 1, chat: { id: -100, type: 'group' }, from: { id: 7, first_name: 'A' }, ...over },
})
const membership = (before: string, after: string) => ({
  update_id: 2,
  my_chat_member: {
    chat: { id: -100, type: 'group' },
    from: { id: 7, first_name: 'A' },
    date: 1,
    old_chat_member: { status: before },
    new_chat_member: { status: after },
  },
})
const ONLY_OURS = { stored: 1, isPassedOn: false }
const BOTH = { stored: 1, isPassedOn: true }
const NOT_OURS = { stored: 0, isPassedOn: true }

describe('a mount', () => {
  test.each([
    ['a question in private', messageUpdate('việc quá hạn', { user: '7' })],
    ['a question that calls it', messageUpdate('việc quá hạn', GROUP)],
    ['a command of its own', messageUpdate('/viec', GROUP)],
    ['a command of its own with the name', messageUpdate('/QuaHan@dondoc_thu_bot tháng 8', GROUP)],
    ['a button of its own', pressUpdate('s:/chon 3f 1', GROUP)],
    ['a voice in private', { update_id: 1, message: { ...messageUpdate('', { user: '7' }).message, voice: {} } }],
  ])('keeps %s for itself', async (_, update) => expect(await mounted(update)).toEqual(ONLY_OURS))
  test.each([
    ['a group’s new id', inGroup({ migrate_to_chat_id: -100123 })],
    ['a group’s old id', inGroup({ migrate_from_chat_id: -5 })],
    ['that the bot was removed', membership('member', 'kicked')],
    ['that the bot was added', membership('left', 'member')],
    ['that a person left', inGroup({ left_chat_member: { id: 9, is_bot: false, first_name: 'B' } })],
    ['a closed topic', inGroup({ is_topic_message: true, message_thread_id: 4, forum_topic_closed: {} })],
  ])('hears of %s, and so do the handlers behind', async (_, update) => expect(await mounted(update)).toEqual(BOTH))
  test.each([
    ['talk in a group', messageUpdate('chào cả nhóm', { ...GROUP, addressed: false })],
    ['a command of the office’s own', messageUpdate('/diemdanh', GROUP)],
    ['the same in private, with the bot’s name', messageUpdate('/diem_danh2@dondoc_thu_bot 12', { user: '7' })],
    ['a command for another bot', messageUpdate('/viec@bot_khac', GROUP)],
    ['a voice in a group that is not for it', inGroup({ voice: {} })],
    ['a button of the office’s own', pressUpdate('diem-danh:1', GROUP)],
    ['a poll', { update_id: 3, poll: { id: '1' } }],
  ])('leaves %s to the handlers behind', async (_, update) => expect(await mounted(update)).toEqual(NOT_OURS))
  test('lets pass what cannot be written', async () => {
    let deep: unknown = 1
    for (let depth = 0; depth < 50_000; depth++) deep = { a: deep }
    expect(await mounted({ ...messageUpdate('/viec', { user: '7' }), deep })).toEqual(NOT_OURS)
  })
  test('knows every command that the bot offers', () => {
    const offered = commandScopes(['1']).flatMap((s) => s.commands.map((c) => c.command))
    expect(offered.filter((command) => !knowsCommand(`/${command}`))).toEqual([])
    expect(hearTelegram(messageUpdate('/viec', GROUP), ME)).toMatchObject({ isAddressed: true })
  })
})
