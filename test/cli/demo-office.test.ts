// The demo on a terminal: every word of the chat over a register of its own, with the groups' messages shown.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Console } from '../../src/channels/console.ts'
import { saveInto } from '../../src/channels/terminal-files.ts'
import { createDemo } from '../../src/cli/demo.ts'
import { createDemoOffice, seedDemo } from '../../src/cli/demo-office.ts'
import { readMoment } from '../../src/domain/calendar.ts'
import { replyText } from '../../src/domain/reply.ts'
import { answer, createBot, NEW_CONVERSATION } from '../../src/flows/answer.ts'
import { DEMO_START, openOffice, runningClock } from '../../src/main.ts'
import { createMemoryStorage } from '../../src/storage/memory.ts'
import { anArchiveConclusion } from '../flows/conclusion.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const conclusion = join(root, 'test/transcripts/files/kl-31.txt')
const PLAIN = anArchiveConclusion('40-KL/TU')
const OFFICE = { role: 'secretariat', province: null } as const
let folder = ''
beforeEach(() => {
  vi.stubEnv('DATABASE_URL', '')
  folder = mkdtempSync(join(tmpdir(), 'dondoc-try-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function createPaper() {
  let written: string[] = []
  const write = (text: string) => void written.push(text)
  const console: Console = {
    say: write,
    reply: (said) => write(replyText(said)),
    push: (chat, text) => write(`┌─ nhóm ${chat}\n${text}`),
    read: async () => {},
  }
  const take = () => {
    const text = written.join('\n')
    written = []
    return text
  }
  return { console, take }
}
async function openDemo() {
  const opened = await openOffice({ data: join(root, 'data'), now: null, lang: 'vi' })
  const storage = createMemoryStorage()
  await seedDemo(storage, opened)
  const { console, take } = createPaper()
  // The clock stands until it is turned.
  const { clock, turnTo } = runningClock(DEMO_START, 0)
  const errors: string[] = []
  const none = () => {}
  const office = createDemoOffice({
    ...{ opened, storage, console, clock },
    log: { debug: none, info: none, warn: none, error: (text) => void errors.push(text) },
    save: saveInto(folder),
    show: (sent) => demo.show(sent),
  })
  const { directory } = opened
  const demo = createDemo({ ...office, directory, console, clock, turnTo, digestAt: '07:30', viewer: OFFICE })
  await office.talk.become(OFFICE)
  const say = async (line: string) => {
    expect(await demo.onLine(line)).toBe(true)
    return take()
  }
  return { say, opened, office, clock, turnTo, take, errors }
}

test('digests: the first five in full, the rest as one line, once', async () => {
  const { office, turnTo, take } = await openDemo()
  turnTo(DEMO_START + 5_000)
  await Promise.all([office.tick(), office.tick()])
  const shown = take()
  expect(shown.match(/┌─ nhóm/g)).toHaveLength(5)
  expect(shown).toMatch(/… và \d+ nhóm nữa: \/nhom$/)
  await office.tick()
  expect(take()).toBe('')
})

test('a question is answered as without a register', async () => {
  const { say, opened, clock } = await openDemo()
  const bot = createBot(opened.register)
  let conversation = NEW_CONVERSATION
  for (const asked of [
    'nhiệm vụ của Sở Nội vụ tháng 8',
    'còn tháng 9?',
    'KH 376 có bao nhiêu việc',
    '/quahan',
    'tiếp',
  ]) {
    const plain = answer(
      bot,
      { text: asked, viewer: OFFICE, now: clock.now(), addressed: true, pageSize: 20 },
      conversation,
    )
    conversation = plain.conversation
    expect(await say(asked)).toBe(plain.reply && replyText(plain.reply))
  }
})

test('a word of one province offers the provinces; a document is imported, a report and a list are written', async () => {
  const { say, errors } = await openDemo()
  expect(await say('/baocao tuan')).toContain('1. văn phòng, Lào Cai')
  const chosen = await say('1')
  expect(chosen).toContain('Người hỏi: văn phòng, Lào Cai.')
  // What was typed goes on by itself.
  expect(chosen).toContain(join(folder, 'bao-cao-tuan-lao-cai-2025-08-11.docx'))
  expect(await say('xuất excel việc của Sở Nội vụ tháng 8')).toContain('.xlsx')
  expect(await say(`/nhapvanban ${conclusion}`)).toContain('30 việc, 1 chưa chắc, 0 bỏ sót')
  expect(await say('/khongco')).toContain('Không có lệnh /khongco')
  expect(errors).toEqual([])
})

test('a turn of the clock over days makes nothing late and tells of no outage', async () => {
  const { say, office, turnTo, take } = await openDemo()
  turnTo(DEMO_START + 5_000)
  await office.tick()
  take()
  const turned = await say('/tua 20/8 09:00')
  expect(turned).toContain('Đồng hồ thử: 09:00 thứ Tư 20/8/2025.')
  expect(turned).toContain('· thứ Tư 20/8/2025')
  expect(turned).not.toMatch(/gửi muộn|gián đoạn/)
  // The mornings between went out on their days, one line each.
  expect(turned).toMatch(/07:30 thứ Ba 12\/8\/2025: \d+ nhóm nhận tin\.\n07:30 thứ Tư 13\/8/)
  expect(turned).not.toContain('· thứ Ba 12/8/2025')
  expect(await say('/tua 25/8 10:15')).toContain('07:30 thứ Năm 21/8/2025')
  await say('/vai văn phòng@Lào Cai')
  const level = await say('việc 168 lên mức mấy rồi')
  expect(level).toContain('Mức 1: nhắc 12/12 cơ quan, từ 11/8\n')
  expect(level).not.toContain('chưa gửi')
})

test('«/tua» by a day alone stops before its digests; what it cannot read it says', async () => {
  const { say, clock } = await openDemo()
  for (const [typed, stands] of [
    ['/tua mai', '2025-08-12 07:29'],
    ['/tua +2', '2025-08-14 07:29'],
    ['/tua 2025-08-18', '2025-08-18 07:29'],
    ['/tua 19/8', '2025-08-19 07:29'],
    ['/tua 20/8 10:15', '2025-08-20 10:15'],
  ] as const) {
    await say(typed)
    expect(clock.now() - (readMoment(stands) ?? 0), typed).toBeLessThan(60_000)
    expect(clock.now() - (readMoment(stands) ?? 0), typed).toBeGreaterThanOrEqual(0)
  }
  expect(await say('/tua 2026-13-45')).toContain('Không rõ quay tới lúc nào: «2026-13-45»')
  expect(await say('/tua 1/8')).toContain('Đồng hồ chỉ quay tới')
})

test('«/vai» knows the leader and the inspector by their Vietnamese names', async () => {
  const { say } = await openDemo()
  expect(await say('/vai lãnh đạo')).toContain('1. lãnh đạo, Lào Cai')
  expect(await say('1')).toContain('Người hỏi: lãnh đạo, Lào Cai.')
  expect(await say('/vai kiểm tra@Lai Châu')).toContain('Người hỏi: kiểm tra, Lai Châu.')
})

test('who follows a task hears of it in the morning', async () => {
  const { say, office, turnTo, take } = await openDemo()
  expect(await say('/theodoi 177')).toContain('việc số 177')
  turnTo(DEMO_START + 5_000)
  await office.tick()
  expect(take()).toContain('theo dõi')
})

test('a body reports work done, the office hears of it and accepts; the group hears what is sent round', async () => {
  const { say, errors, turnTo } = await openDemo()
  turnTo(DEMO_START + 60_000)
  await say('/vai văn phòng@Lào Cai')
  await say('/vai Sở Nội vụ@Lào Cai')
  const reported = await say('/xong 182 số 12/BC-SNV ngày 10/8/2025 gửi UBND tỉnh')
  expect(reported).toContain('✉ Tin riêng. Người nhận: văn phòng, Lào Cai.')
  expect(reported).toContain('đổi người bằng /vai rồi gõ /xacnhan 182 hoặc /tralai 182')
  expect(reported.match(/✉/g)).toHaveLength(1)
  expect(await say('/xacnhan 182')).toContain('không có quyền')
  await say('/vai văn phòng@Lào Cai')
  expect(await say('/xacnhan 182')).toContain('đã được xác nhận: hoàn thành 10/8')
  await say('/guitin Sở Nội vụ: mai họp lúc 8 giờ')
  expect(await say('1')).toContain('┌─ nhóm Sở Nội vụ@Lào Cai')
  expect(errors).toEqual([])
})

test('a path and a province in one line; two days later the list to call stands before the office', async () => {
  const { say, office, turnTo, take, errors } = await openDemo()
  turnTo(DEMO_START + 2 * 3_600_000)
  const file = join(folder, 'kết luận 40.txt')
  writeFileSync(file, PLAIN)
  expect(await say(`/nhapvanban ${file} Lào Cai`)).toContain('2 việc, 0 chưa chắc')
  await say('/guiketluan N1')
  expect(await say('đúng')).toContain('Đã công bố 40-KL/TU')
  turnTo(DEMO_START + 24 * 3_600_000 + 2.6 * 3_600_000)
  await office.tick()
  const shown = take()
  expect(shown).toMatch(/📞 Lào Cai: tới 10:00, 2 cơ quan chưa báo «đã nhận»/)
  expect(shown).toContain('• Sở Nội vụ (đã gửi, chưa báo nhận): 1 việc')
  await office.tick()
  expect(take()).toBe('')
  expect(errors).toEqual([])
})
