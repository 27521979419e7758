// Two people decide at the same moment: one wins, the other is told; and a service that dies before or after any commit
// comes to the same register once it is told the same again.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Said } from '../../src/domain/heard.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { officeWords } from '../../src/flows/words/office-words.ts'
import type { Storage } from '../../src/ports.ts'
import { createMemoryStorage } from '../../src/storage/memory.ts'
import { openFile, openSqlite } from '../../src/storage/sqlite.ts'
import { groupOf, member, NOW, saying, testWorld } from './chat-world.ts'
import { anArchiveConclusion } from './conclusion.ts'

const TEXT = anArchiveConclusion('52-KL/TU')
const source = { text: TEXT, fileName: 'kl.txt', pages: [0], tables: [], uncertain: null }
const words = officeWords({ read: async () => ({ kind: 'text', source }), hash: () => 'h' })
const FILE = { id: 'f', name: 'kl.txt', size: 9 }
const CAST = {
  at: NOW,
  chats: [groupOf('-100', ['Ban Tổ chức Tỉnh ủy']), groupOf('-200', ['Sở Nội vụ', 'Sở Tài chính'])],
  members: [
    member('secretariat', '1'),
    member('secretariat', '2'),
    member('focal', '5', { body: 'Ban Tổ chức Tỉnh ủy' }),
  ],
}
/** One who writes, and what; the key is that of the update, so that it can be told again. */
type Line = { readonly key: string; readonly user: string; readonly text: string; readonly file?: Said['file'] }
const line = (key: string, user: string, text: string, file: Said['file'] = null): Line => ({ key, user, text, file })

async function worldOn(storage: Storage) {
  const world = await testWorld(storage, {
    words,
    fetch: async () => ({ kind: 'fetched', bytes: new Uint8Array([1]) }),
  })
  const told = async ({ key, user, text, file = null }: Line) => {
    await chatTurn(world, saying(text, { key: `telegram:${key}`, user, chat: user, name: `Người ${user}`, file }))
    const [sent] = await storage.messages({ keys: [`answer:telegram:${key}`] })
    return sent?.text ?? ''
  }
  return { world, told }
}

describe('two people at the same moment', () => {
  /** Everything before; then `late` is decided while `first` is still to be written. */
  async function race(before: readonly Line[], first: Line, late: Line) {
    const storage = createMemoryStorage()
    const { told } = await worldOn(storage)
    await storage.commit(CAST)
    for (const one of before) await told(one)
    let isOpen = true
    const slow: Storage = {
      ...storage,
      commit: async (changes) => {
        if (isOpen && changes.handled === `telegram:${late.key}`) {
          isOpen = false
          await told(first)
        }
        return storage.commit(changes)
      },
    }
    const other = await worldOn(slow)
    const said = { late: await other.told(late), first: '' }
    said.first = (await storage.messages({ keys: [`answer:telegram:${first.key}`] }))[0]?.text ?? ''
    expect(isOpen).toBe(false)
    return { said, storage, told: other.told }
  }
  const EVIDENCE = line('e', '5', '/xong 187 số 45-BC/BTCTU ngày 10/8/2025 gửi BTV')
  const kinds = async (storage: Storage, task = 187) => (await storage.entries({ tasks: [task] })).map((e) => e.kind)

  test('both accept: one acceptance', async () => {
    const { said, storage } = await race([EVIDENCE], line('a', '1', '/xacnhan 187'), line('b', '2', '/xacnhan 187'))
    expect(said.first).toMatch(/đã được xác nhận: /)
    expect(said.late).toMatch(/không có minh chứng nào đang chờ/)
    expect(await kinds(storage)).toEqual(['evidence', 'accepted'])
  })
  test('one accepts, one returns: the first holds', async () => {
    const back = line('b', '2', '/tralai 187 chưa có dấu')
    const { said, storage } = await race([EVIDENCE], line('a', '1', '/xacnhan 187'), back)
    expect(said.late).toMatch(/không có minh chứng nào đang chờ/)
    expect(await kinds(storage)).toEqual(['evidence', 'accepted'])
  })
  test('new evidence while it is being accepted: the acceptance is of what was read last, or of nothing', async () => {
    const again = line('n', '5', '/xong 187 số 46-BC/BTCTU ngày 11/8/2025 gửi BTV')
    const { said, storage } = await race([EVIDENCE], again, line('b', '2', '/xacnhan 187 #telegram:e'))
    expect(said.late).toMatch(/đã được thay bằng bản khác/)
    expect(await kinds(storage)).toEqual(['evidence', 'evidence'])
  })
  test('a later date granted and refused: one decision', async () => {
    const asked = line('e', '5', '/giahan 188 30/9/2025 chờ hướng dẫn')
    const no = line('b', '2', '/giahan 188 không quá muộn')
    const { said, storage } = await race([asked], line('a', '1', '/giahan 188 đồng ý'), no)
    expect(said.first).toMatch(/được gia hạn đến 30\/9\/2025/)
    expect(said.late).toMatch(/không có đề nghị nào đang chờ/)
    expect(await kinds(storage, 188)).toEqual(['extension-asked', 'extension-granted'])
  })
  test('suspended twice: once', async () => {
    const pause = '/tamdung 187 số 15-TB/TU ngày 8/8/2025, Chánh Văn phòng'
    const { said, storage } = await race([], line('a', '1', pause), line('b', '2', pause))
    expect(said.late).toMatch(/đang tạm dừng rồi/)
    expect(await kinds(storage)).toEqual(['paused'])
  })
  test('two corrections of one task: the second sees the first before it confirms again', async () => {
    const before = [
      line('p', '1', '/dinhchinh 187 hạn: trước 20/9/2025 | theo 45-CV/VPTU'),
      line('q', '2', '/dinhchinh 187 hạn: trước 25/9/2025 | theo 45-CV/VPTU'),
    ]
    const { said, storage, told } = await race(before, line('a', '1', 'đúng'), line('b', '2', 'đúng'))
    expect(said.first).toMatch(/^Đã đính chính việc 187/)
    expect(said.late).toMatch(
      /^Việc này vừa được người khác đính chính.*\n[\s\S]*«trước 20\/9\/2025» → «trước 25\/9\/2025»/,
    )
    expect((await storage.entries({ tasks: [187] })).map((e) => (e.kind === 'corrected' ? e.after : ''))).toEqual([
      'trước 20/9/2025',
    ])
    expect(await told(line('c', '2', 'đúng'))).toMatch(/^Đã đính chính việc 187/)
  })
  test('corrections of two tasks of one document: neither is lost', async () => {
    const before = [line('p', '1', '/dinhchinh 187 tên: Tên một'), line('q', '2', '/dinhchinh 188 tên: Tên hai')]
    const { said, storage } = await race(before, line('a', '1', 'đúng'), line('b', '2', 'đúng'))
    expect([said.first, said.late]).toEqual([expect.stringMatching(/^Đã đính/), expect.stringMatching(/^Đã đính/)])
    const tasks = (await storage.register()).files.flatMap((f) => f.tasks)
    expect([187, 188].map((no) => tasks.find((t) => t.no === no)?.title)).toEqual(['Tên một', 'Tên hai'])
  })
  test('a draft published twice: one document', async () => {
    const before = [
      line('i', '1', '/nhapvanban', FILE),
      line('p', '1', '/guiketluan N1'),
      line('q', '2', '/guiketluan N1'),
    ]
    const { said, storage } = await race(before, line('a', '1', 'đúng'), line('b', '2', 'đúng'))
    expect(said.first).toMatch(/^Đã công bố 52-KL\/TU/)
    expect(said.late).toMatch(/Không có bản nháp N1/)
    expect((await storage.register()).files.filter((f) => f.doc.number === '52-KL/TU')).toHaveLength(1)
  })
  test('a broadcast sent twice: once', async () => {
    const before = [line('w', '1', '/guitin Sở Nội vụ: họp lúc 8h'), line('q', '2', '/guitin B1')]
    const { said, storage } = await race(before, line('a', '1', 'đúng'), line('b', '2', 'đúng'))
    expect(said.late).toMatch(/Đã gửi 0\/1 nhóm chat/)
    expect(await storage.messages({ kinds: ['broadcast'] })).toHaveLength(1)
  })
})

describe('a service that dies at any commit, over SQLite', () => {
  const SCENE: readonly Line[] = [
    line('1', '1', '/nhapvanban', FILE),
    line('2', '1', '/guiketluan N1'),
    line('3', '1', 'đúng'),
    line('4', '5', '/tiendo 187 60 đã họp'),
    line('5', '5', '/xong 187 số 45-BC/BTCTU ngày 10/8/2025 gửi BTV'),
    line('6', '1', '/tralai 187 #telegram:5'),
    line('7', '1', 'văn bản chưa có dấu'),
    line('8', '5', '/xong 187 số 46-BC/BTCTU ngày 11/8/2025 gửi BTV'),
    line('9', '2', '/xacnhan 187 tốt'),
    line('10', '5', '/giahan 188 30/9/2025 chờ hướng dẫn'),
    line('11', '1', '/giahan 188 đồng ý'),
    line('12', '1', '/dinhchinh 188 hạn: trước 20/9/2025 | lý do nhầm năm'),
    line('13', '1', 'đúng'),
    line('14', '5', '/chuyen 188 Sở Nội vụ vì đúng lĩnh vực'),
    line('15', '1', '/tamdung 189 số 15-TB/TU ngày 8/8/2025, Chánh Văn phòng'),
    line('16', '1', '/baoho Sở Nội vụ: tiến độ 182 40 chờ thẩm định'),
    line('17', '1', '/guitin Sở Nội vụ: họp lúc 8h'),
    line('18', '1', 'đúng'),
    line('19', '1', '/molai 187 nhận nhầm'),
    line('20', '1', '/ketthuc 187 rút, số 16-TB/TU ngày 9/8/2025, Chánh Văn phòng'),
  ]
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dondoc-races-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  /** A whole copy, whatever still stands in the log beside the file. */
  function copyStore(from: string, to: string): void {
    const file = openFile(from)
    file.exec(`vacuum into '${to}'`)
    file.close()
  }
  /** Everything that stands in the store, but for its file. */
  async function contents(storage: Storage) {
    const [register, entries, messages] = [await storage.register(), await storage.entries(), await storage.messages()]
    const [notes, settings, audit] = [await storage.notes(), await storage.settings(), await storage.audit()]
    return { register, entries, messages, notes: [...notes].sort(), settings: [...settings].sort(), audit }
  }
  /** `before`: nothing was written; `after`: all of it was, and nobody heard of it. */
  function dying(storage: Storage, when: 'before' | 'after'): Storage {
    return {
      ...storage,
      commit: async (changes) => {
        if (when === 'after') await storage.commit(changes)
        throw new Error('killed')
      },
    }
  }

  test('told the same again it comes to the same, once', async () => {
    const at = (n: number) => join(folder, `after-${n}.db`)
    const start = await openSqlite(at(0))
    const first = await worldOn(start)
    await start.commit(CAST)
    await start.close()
    expect(first.world).toBeDefined()
    const answers: string[] = []
    for (const [i, said] of SCENE.entries()) {
      // What comes of it undisturbed.
      copyStore(at(i), at(i + 1))
      const plain = await openSqlite(at(i + 1))
      answers.push(await heard(plain, said))
      const wanted = await contents(plain)
      await plain.close()
      for (const when of ['before', 'after'] as const) {
        const path = join(folder, `killed-${i}-${when}.db`)
        copyStore(at(i), path)
        const killed = await openSqlite(path)
        await expect(heard(dying(killed, when), said)).rejects.toThrow('killed')
        await killed.close()
        const resumed = await openSqlite(path)
        await heard(resumed, said)
        // The platform may tell it a third time.
        if (when === 'before') await heard(resumed, said)
        const came = await contents(resumed)
        expect(isDeepStrictEqual(came, wanted), `line ${i + 1}, killed ${when} its commit`).toBe(true)
        await resumed.close()
      }
    }
    // The scene did what it says: nobody was refused on the way.
    expect(answers.filter((a) => /^Không làm được|^Việc \d+ không|bot gặp lỗi/.test(a))).toEqual([])
    expect(answers.filter((a) => a === '')).toEqual([])
  }, 120_000)

  async function heard(storage: Storage, said: Line): Promise<string> {
    await chatTurn(await quietWorld(storage), saying(said.text, asHeard(said)))
    const [sent] = await storage.messages({ keys: [`answer:telegram:${said.key}`] })
    return sent?.text ?? ''
  }
  // `testWorld` commits the shipped documents; here they stand in the file already.
  async function quietWorld(storage: Storage) {
    const idle = { ...storage, commit: async () => ({ kind: 'done' as const, revision: 0, queued: 0 }) }
    const world = await testWorld(idle, {
      words,
      fetch: async () => ({ kind: 'fetched', bytes: new Uint8Array([1]) }),
    })
    return { ...world, storage }
  }
  function asHeard({ key, user, text, file = null }: Line): Partial<Said> {
    return { key: `telegram:${key}`, user, chat: user, name: `Người ${user}`, text, file }
  }
})
