// What every channel must do, whichever platform it is: run over the terminal, grammY, Telegraf and Zalo alike.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Service } from '../../src/cli/service.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { makeCode } from '../../src/flows/codes.ts'
import type { Capabilities } from '../../src/ports.ts'
import { sayChoose } from '../../src/wording/choices.ts'
import { files } from '../data/shipped.ts'
import type { BreakableStorage } from '../fakes/breakable-storage.ts'
import { groupOf, member, NOW } from '../flows/chat-world.ts'
import { until } from '../until.ts'

export type Speaker = {
  readonly user: string
  /** A group, or left out: the private chat with the user. */
  readonly group?: string
  /** In a group: false leaves the bot's name out. */
  readonly addressed?: boolean
  /** Tells the platform's update once more. */
  readonly twice?: boolean
  /** Sends a file along: a document, or a photo where the platform knows nothing else. */
  readonly file?: { readonly name: string; readonly bytes: Buffer }
}
export type GotFile = { readonly name: string; readonly text: string }
export type ChannelBench = {
  readonly channel: string
  readonly can: Capabilities
  readonly service: Service
  /** Lets the platform deliver a message. */
  readonly say: (text: string, who: Speaker) => Promise<void>
  /** What has arrived in a chat, in order. */
  readonly heard: (chat: string) => readonly string[]
  /** Files that have arrived in a chat: their names and what is in them. */
  readonly files: (chat: string) => Promise<readonly GotFile[]>
  readonly buttons: (chat: string) => readonly string[]
  /** Of the n-th message of a chat, as it stands now. */
  readonly buttonsOf?: (chat: string, nth: number) => readonly string[]
  /** The number of the message that the last one in a chat points at. */
  readonly pointedAt?: (chat: string) => number | undefined
  readonly press?: (data: string, who: Speaker) => Promise<void>
  /** Sends what waits, where nothing does so by itself. */
  readonly drain?: () => Promise<void>
  readonly stop: () => Promise<void>
}

const FOCAL = { user: '7' }
const GROUP = '-100'

export function channelContract(name: string, create: () => Promise<ChannelBench>): void {
  describe(`${name} as a channel`, () => {
    let bench: ChannelBench
    beforeEach(async () => {
      bench = await create()
      const { channel } = bench
      const inChannel = { to: { channel, chat: GROUP, thread: null } }
      await bench.service.world.storage.commit({
        at: NOW,
        documents: files,
        chats: [groupOf(GROUP, ['Sở Nội vụ'], inChannel)],
        members: [member('focal', '7', { channel }), member('secretariat', '1', { channel })],
      })
    })
    afterEach(() => bench.stop())
    const answerTo = async (text: string, who: Speaker) => {
      const chat = who.group ?? who.user
      const before = bench.heard(chat).length
      await bench.say(text, who)
      await until(() => bench.heard(chat).length > before)
      return bench.heard(chat).slice(before).join('\n')
    }
    /** Pushes a notice with a choice; gives what arrived. */
    const pushed = async (chat: string): Promise<string> => {
      const { storage, clock } = bench.service.world
      const at = { dueAt: clock.now(), queuedAt: clock.now(), staleAt: null }
      const to = { channel: bench.channel, chat, thread: null }
      const offers = { choices: [{ label: 'Xem cách hỏi', says: '/trogiup' }], isGroup: chat === GROUP }
      const before = bench.heard(chat).length
      const text = `Tin cần trả lời. Cần thì ${sayChoose('Xem cách hỏi')}, hoặc ${sayChoose('Việc khác')}.`
      const words = { kind: 'notice' as const, text, tells: [], offers }
      await storage.commit({ at: clock.now(), queue: [{ ...words, ...at, key: `notice:${chat}`, to }] })
      await bench.drain?.()
      await until(() => bench.heard(chat).length > before)
      return bench.heard(chat).slice(before).join('\n')
    }
    const chosenOf = async (text: string, who: Speaker): Promise<string> => {
      if (!bench.can.buttons) return answerTo(/1[a-z]+(?=\. Xem cách hỏi)/.exec(text)?.[0] ?? 'none', who)
      const chat = who.group ?? who.user
      expect(bench.buttons(chat)).toEqual(['Xem cách hỏi'])
      const before = bench.heard(chat).length
      await bench.press?.('s:/trogiup', who)
      await until(() => bench.heard(chat).length > before)
      return bench.heard(chat).slice(before).join('\n')
    }
    const handled = async () =>
      until(
        async () => (await bench.service.world.storage.incoming(1)).length === 0 && bench.service.inbox.waiting() === 0,
      )

    test('answers a focal person in the chat where he asked', async () => {
      expect(await answerTo('việc quá hạn của bên em', FOCAL)).toContain('Sở Nội vụ')
    })
    test('tells a stranger how to get in and nothing of the register', async () => {
      const said = await answerTo('việc của Sở Nội vụ tháng 8', { user: '99' })
      expect(said).toContain('/ghep')
      expect(said).not.toContain('Sở Nội vụ')
    })
    test('gives a role for a code, and takes the code once', async () => {
      const grant = { role: 'focal', deputy: false, province: 'Lào Cai', body: 'Sở Tài chính' } as const
      const made = await makeCode(bench.service.world.storage, grant, bench.service.world.clock.now())
      await bench.service.world.storage.commit({ ...made.changes, at: NOW })
      expect(await answerTo(`/ghep ${made.written.toLowerCase()}`, { user: '66' })).toContain('đầu mối')
      expect(await answerTo(`/ghep ${made.written}`, { user: '67' })).toContain('không đúng')
    })
    test('keeps every piece within its limit and no task in two', async () => {
      await answerTo('danh sách việc', { user: '1' })
      await answerTo('xem tiếp', { user: '1' })
      // A long digest, as it comes and as it is read again.
      const TIMES = 'trước 10/9 (hết 9/9) · đến hạn hôm nay'
      const { storage, clock } = bench.service.world
      const tasks = (await bench.service.world.office.read()).bot.register.tasksIn('Lào Cai')
      const lines = tasks.slice(0, 36).map((t) => `🟠 ${t.no} · ${t.record.ref} · ${t.record.title}\n   ${TIMES}`)
      const to = { channel: bench.channel, chat: '1', thread: null }
      const long = { key: 'digest:dài', to, kind: 'digest', text: ['📌 Bản tin', ...lines].join('\n') } as const
      const now = clock.now()
      await storage.commit({ at: now, queue: [{ ...long, tells: [], dueAt: now, staleAt: null, queuedAt: now }] })
      await bench.drain?.()
      await until(async () => (await storage.messages({ keys: [long.key] }))[0]?.state === 'sent')
      expect(await answerTo('/tin', { user: '1' })).toContain(TIMES)
      for (const text of bench.heard('1')) {
        expect(text.length).toBeLessThanOrEqual(bench.can.textMax)
        expect(text).not.toMatch(/^\s/)
        // A title without its time at the end of a piece, or a time without its title at the beginning.
        expect(text.split('\n').at(-1)).not.toMatch(/^\P{L}{0,6}\d{1,6} · /u)
        expect(text.startsWith(TIMES)).toBe(false)
      }
    })
    test('shows markup as letters', async () => {
      const said = await answerTo('/ma <b>Sở</b> *x* _y_', { user: '1' })
      expect(said).toContain('Ví dụ: /ma Sở Nội vụ')
    })
    test('offers choices, and takes the one that is chosen', async () => {
      await answerTo('/ma sở', { user: '1' })
      const labels = bench.can.buttons ? bench.buttons('1') : bench.heard('1')
      expect(labels.join('\n')).toContain('Sở Nội vụ')
      expect(await answerTo('1', { user: '1' })).toMatch(/[A-Z0-9]{5}-[A-Z0-9]{5}/)
    })
    test('a choice under what was pushed is taken: by its button, or by the letters of its message', async () => {
      // A mounted bot sends from its first update on.
      await answerTo('/quahan', { user: '7' })
      expect(await chosenOf(await pushed('7'), { user: '7' })).toContain('Hỏi bằng câu thường')
    })
    test('a text that speaks of a choice says how it is taken here, and nobody is told of buttons that are not there', async () => {
      await answerTo('/quahan', { user: '7' })
      const inPrivate = await pushed('7')
      expect(inPrivate).toMatch(bench.can.buttons ? /thì bấm «Xem cách hỏi»/ : /thì gửi «1[a-z]+»/)
      if (bench.can.groups)
        expect(await pushed(GROUP)).toMatch(bench.can.buttons ? /thì bấm «Xem cách hỏi»/ : /thì trả lời «@bot 1[a-z]+»/)
      // Only what stands under the message is rendered.
      expect(inPrivate).toContain('chọn «Việc khác»')
      if (!bench.can.buttons) expect(bench.heard('7').join('\n')).not.toMatch(/bấm|nút/i)
    })
    test('the buttons of a question that is over go, where what was sent can be changed', async () => {
      expect(await answerTo('nhắn Sở Nội vụ họp lúc 8h ngày mai', { user: '1' })).toContain('Tin B1')
      const question = bench.heard('1').length
      if (bench.can.buttons) expect(bench.buttons('1')).toContain('Không')
      expect(await answerTo('không', { user: '1' })).toContain('Đã bỏ')
      if (bench.can.edit) await until(() => bench.buttonsOf?.('1', question - 1).length === 0)
    })
    test('a focal person whom the office wrote down by hand is a place of his body from his first message on', async () => {
      const { storage } = bench.service.world
      const person = {
        ...member('focal', '77', { channel: bench.channel, body: 'Sở Tài chính' }),
        unheard: true as const,
      }
      await storage.commit({ at: NOW, members: [person] })
      const said = await answerTo('việc quá hạn', { user: '77' })
      const own = (await storage.chats()).filter((c) => c.to.chat === '77').flatMap((c) => c.bodies)
      // Who sits at a terminal is answered there, and nothing is ever pushed to him.
      expect(own).toEqual(bench.can.writeFirst === 'never' ? [] : ['Sở Tài chính'])
      expect(said.includes('Từ nay tin nhắn riêng này')).toBe(bench.can.writeFirst !== 'never')
      expect(await answerTo('việc quá hạn', { user: '77' })).not.toContain('Từ nay tin nhắn riêng này')
    })
    test('a code in a group ties it only where the channel has groups', async () => {
      const grant = { role: 'focal', deputy: false, province: 'Lào Cai', body: 'Sở Tài chính' } as const
      const { storage, clock } = bench.service.world
      const made = await makeCode(storage, grant, clock.now())
      await storage.commit({ ...made.changes, at: NOW })
      // A mounted bot runs from its first update on.
      await answerTo('/quahan', FOCAL)
      const said = {
        kind: 'said',
        key: 'g:1',
        channel: bench.channel,
        chat: '-700',
        thread: null,
        isGroup: true,
      } as const
      const words = { user: '66', name: 'Đồng chí A', text: `/ghep ${made.written}`, isAddressed: true, quoted: null }
      await chatTurn(bench.service.world, { ...said, ...words, file: null })
      const tied = (await storage.chats()).some((c) => c.to.chat === '-700')
      expect(tied).toBe(bench.can.groups)
    })
    test('a message that is too long is refused in a line', async () => {
      expect(await answerTo('việc '.repeat(1_500), FOCAL)).toContain('4.096')
    })

    test('an answer brings its file, or a way to it', async () => {
      await answerTo('/baocao tuan', { user: '1' })
      await until(async () => (await bench.files('1')).length > 0)
      expect(await bench.files('1')).toEqual([{ name: 'Báo cáo tuần.docx', text: 'nội dung báo cáo' }])
    })
    test('a file that is sent reaches the word that wants it', async () => {
      const file = { name: 'kết luận.docx', bytes: Buffer.from('nội dung kết luận') }
      expect(await answerTo('/nhapvanban', { user: '1', file })).toContain('nội dung kết luận')
    })
    test('a file from one who may not import is not even fetched', async () => {
      const file = { name: 'kết luận.docx', bytes: Buffer.from('nội dung kết luận') }
      const said = await answerTo('/nhapvanban', { ...FOCAL, file })
      expect(said).toContain('không có quyền')
    })

    if (name !== 'terminal')
      describe('in groups', () => {
        test('answers when called, with the tasks of the group’s body', async () => {
          expect(await answerTo('việc quá hạn của nhóm mình', { user: '55', group: GROUP })).toContain('Sở Nội vụ')
        })
        test('called by its name alone, it says in a line how to ask', async () => {
          expect(await answerTo('', { user: '55', group: GROUP })).toContain('Tôi nghe ạ')
        })
        test('binds a group by a code, and says whose hand it was', async () => {
          const grant = { role: 'focal', deputy: false, province: 'Lào Cai', body: 'Sở Tài chính' } as const
          const made = await makeCode(bench.service.world.storage, grant, bench.service.world.clock.now())
          await bench.service.world.storage.commit({ ...made.changes, at: NOW })
          const said = await answerTo(`/ghep ${made.written}`, { user: '55', group: '-500' })
          expect(said).toContain('Sở Tài chính')
          expect(said).toContain('Người thực hiện')
        })
        test('shows nothing in a group that is not bound', async () => {
          expect(await answerTo('việc quá hạn', { user: '1', group: '-501' })).toContain('chưa nối')
        })
        test('a choice under what was pushed to the group is taken from anybody there', async () => {
          const who = { user: '55', group: GROUP }
          await answerTo('/quahan', who)
          expect(await chosenOf(await pushed(GROUP), who)).toContain('Hỏi bằng câu thường')
        })
        test('an answer in a group shows whom it answers: it points at the question, or begins with the name', async () => {
          const said = await answerTo('việc quá hạn của nhóm mình', { user: '55', group: GROUP })
          if (bench.can.mention) expect(bench.pointedAt?.(GROUP)).toEqual(expect.any(Number))
          else expect(said).toMatch(/^Trả lời Đồng chí A:\n/)
          // In private there is nobody else.
          expect(await answerTo('việc quá hạn', FOCAL)).not.toMatch(/^Trả lời/)
        })
        test('an update told twice is answered once', async () => {
          await bench.say('việc quá hạn', { ...FOCAL, twice: true })
          await until(() => bench.heard('7').length > 0)
          await handled()
          expect(await bench.service.world.storage.messages({ kinds: ['answer'] })).toHaveLength(1)
        })
        test('what comes while nothing can be stored is answered afterwards, in its order', async () => {
          const storage = bench.service.world.storage as BreakableStorage
          const answers = () => storage.messages({ kinds: ['answer'] })
          await answerTo('/han', FOCAL)
          storage.isBroken = true
          const saying = (async () => {
            for (const text of ['trợ giúp', 'việc quá hạn']) await bench.say(text, FOCAL)
          })()
          await new Promise((resolve) => setTimeout(resolve, 400))
          storage.isBroken = false
          await saying
          await bench.say('/han', FOCAL)
          await until(async () => (await answers()).length === 4)
          expect((await answers())[1]?.text).toContain('Hỏi bằng câu thường')
          expect((await answers())[3]?.text).toBe((await answers())[0]?.text)
        })
        test('answers of one chat keep the order of its questions', async () => {
          for (const text of ['trợ giúp', 'việc quá hạn', '/han']) await bench.say(text, FOCAL)
          await until(async () => (await bench.service.world.storage.messages({ kinds: ['answer'] })).length === 3)
          const keys = (await bench.service.world.storage.messages({ kinds: ['answer'] })).map((m) =>
            m.text.slice(0, 20),
          )
          expect(keys[0]).toContain('Hỏi bằng câu thường')
        })
      })
    if (name.includes('Telegram'))
      describe('where the bot hears more than it should', () => {
        test('stays silent in a group unless it is called', async () => {
          await bench.say('việc quá hạn của nhóm mình', { user: '55', group: GROUP, addressed: false })
          await answerTo('việc quá hạn', FOCAL)
          await handled()
          expect(bench.heard(GROUP)).toEqual([])
        })
        test('a command that is not its own is meant for another bot; called by its name it answers', async () => {
          await bench.say('/diemdanh', { user: '55', group: GROUP })
          await bench.say('/ma_khac 12', { user: '55', group: '-501' })
          await answerTo('việc quá hạn', FOCAL)
          await handled()
          expect([...bench.heard(GROUP), ...bench.heard('-501')]).toEqual([])
          await answerTo('/quahan', { user: '55', group: GROUP })
        })
        test('a pressed button says what it carries', async () => {
          const before = bench.heard('1').length
          await bench.press?.('s:trợ giúp', { user: '1' })
          await until(() => bench.heard('1').length > before)
          expect(bench.heard('1').at(-1)).toContain('Hỏi bằng câu thường')
        })
      })
  })
}
