// From a text to hand-outs: each chat its own tasks, in allowed hours, once.
import { describe, expect, test } from 'vitest'
import { type Moment, readMoment } from '../../src/domain/calendar.ts'
import type { Chat } from '../../src/domain/chat.ts'
import { createRegister } from '../../src/domain/register.ts'
import { planCorrections } from '../../src/flows/correct.ts'
import { createCurrentRegister } from '../../src/flows/current-register.ts'
import { findDraft, listDrafts } from '../../src/flows/drafts.ts'
import { importDocument } from '../../src/flows/import-document.ts'
import { planPublishing, previewOf, publish } from '../../src/flows/publish.ts'
import { readQuietHours } from '../../src/reminders/quiet-hours.ts'
import { createMemoryStorage } from '../../src/storage/memory.ts'
import { sayDraft, sayPublished } from '../../src/wording/import.ts'
import { sayItem } from '../../src/wording/review.ts'
import { directory, rules } from '../data/shipped.ts'

const at = (text: string): Moment => readMoment(text) ?? 0
const TEXT = `TỈNH ỦY LÀO CAI
*
Số 12-KL/TU
Lào Cai, ngày 04 tháng 8 năm 2025
KẾT LUẬN
CỦA BAN THƯỜNG VỤ TỈNH ỦY
về công tác chuẩn bị năm học mới
-----
Ban Thường vụ Tỉnh ủy kết luận như sau:
1. Giao Sở Giáo dục và Đào tạo chủ trì, phối hợp với Sở Tài chính rà soát cơ sở vật chất các trường, báo cáo Ban Thường vụ Tỉnh ủy trước ngày 20/8/2025.
2. Giao Sở Y tế kiểm tra bếp ăn bán trú, hoàn thành trong tháng 9/2025.
T/M BAN THƯỜNG VỤ
`
const chat = (name: string): Chat => ({
  to: { channel: 'terminal', chat: name, thread: null },
  province: 'Lào Cai',
  bodies: [name],
  boundAt: 0,
  parked: null,
  digestAt: null,
  muted: false,
  snoozedUntil: null,
})
async function imported(text: string) {
  const storage = createMemoryStorage()
  await storage.commit({ at: at('2025-08-04 08:00'), chats: [chat('Sở Giáo dục và Đào tạo'), chat('Sở Tài chính')] })
  const register = createRegister({ rules, directory, files: [], states: [], events: [] })
  const source = { text, fileName: 'kl.txt', pages: [0], tables: [], uncertain: null }
  const result = await importDocument(
    { fileName: 'kl.txt', bytes: new Uint8Array(), province: 'Lào Cai', by: 'a' },
    { storage, register, now: at('2025-08-04 16:00'), read: async () => ({ kind: 'text', source }), hash: () => 'h' },
  )
  const world = {
    storage,
    register,
    by: 'a',
    person: 'Đồng chí A',
    twoPersons: false,
    quiet: readQuietHours('11:30-13:30,17:00-07:30') ?? [],
  }
  return { storage, result, world }
}

describe('publishing', () => {
  test('each chat gets its own tasks with their sentence; who has no chat is named', async () => {
    const { storage, world } = await imported(TEXT)
    const draft = await findDraft('N1', storage)
    const done = await publish(draft!, { ...world, now: at('2025-08-04 16:30') })
    expect(done.kind === 'published' && [done.tasks.length, done.handouts.unreached]).toEqual([2, ['Sở Y tế']])
    const messages = await storage.messages()
    expect(messages.map((m) => [m.to.chat, m.kind])).toEqual([
      ['Sở Giáo dục và Đào tạo', 'handout'],
      ['Sở Tài chính', 'handout'],
    ])
    expect(messages[0]?.text).toContain('trước 20/8')
    expect(messages[0]?.text).not.toContain('bếp ăn')
    expect(messages[1]?.text).toContain('phối hợp')
    expect(await listDrafts(storage)).toEqual([])
  })
  test('in the evening nothing is handed out before the next working morning', async () => {
    const { storage, world } = await imported(TEXT)
    await publish((await findDraft('N1', storage))!, { ...world, now: at('2025-08-08 21:00') })
    expect((await storage.messages()).map((m) => m.dueAt)).toEqual([at('2025-08-11 07:30'), at('2025-08-11 07:30')])
  })
  test('a draft is published once, however often it is asked', async () => {
    const { storage, world } = await imported(TEXT)
    const draft = (await findDraft('N1', storage))!
    await publish(draft, { ...world, now: at('2025-08-05 08:00') })
    expect(await publish(draft, { ...world, now: at('2025-08-05 08:01') })).toEqual({ kind: 'stale' })
  })
  test('the one who imported does not publish where two persons are wanted', async () => {
    const { storage, world } = await imported(TEXT)
    const draft = (await findDraft('N1', storage))!
    expect(await publish(draft, { ...world, twoPersons: true, now: at('2025-08-05 08:00') })).toEqual({
      kind: 'same-person',
    })
  })
  test('of a secret document only its hash is kept', async () => {
    const { storage, result } = await imported(`MẬT\n${TEXT}`)
    expect(result.kind).toBe('refused')
    expect(await listDrafts(storage)).toEqual([])
    expect(JSON.stringify(await storage.audit())).not.toContain('năm học')
  })
})

test('a collective that the directory knows in part says so in the preview and in what was published', async () => {
  const { storage, world } = await imported(TEXT.replace('2. Giao Sở Y tế kiểm tra', '2. Giao các xã, phường kiểm tra'))
  const draft = await findDraft('N1', storage)
  const now = at('2025-08-04 16:30')
  const plan = await planPublishing(draft!, { ...world, now })
  if (plan.kind !== 'ready') throw new Error('the draft was to be ready')
  const [found, second] = plan.handouts.unlisted
  expect(second).toBeUndefined()
  const { known = 0, total } = found ?? {}
  expect(total).toBeGreaterThan(known)
  const said = `${known}/${total} có trong danh bạ; ${(total ?? 0) - known} chưa có danh sách`
  expect(previewOf(plan, { ...world, now }).join('\n')).toContain(said)
  expect(sayPublished(plan.file.doc, plan.file.tasks, plan.handouts).join('\n')).toContain(said)
  const item = draft!.items.find((i) => i.lead.some((l) => /xã, phường/.test(l)))
  const seen = sayItem(draft!, item!, {
    today: '2025-08-04',
    reading: { strictBefore: true },
    counting: () => ({ known, total: total ?? 0 }),
  }).join('\n')
  expect(seen).toContain(`${known} phần việc, mỗi cơ quan một; ${said}`)
})

test('a document that comes once more is told first, and a task whose lead was corrected is still its double', async () => {
  const { storage, world } = await imported(TEXT)
  const now = at('2025-08-04 16:30')
  await publish((await findDraft('N1', storage))!, { ...world, now })
  const stored = () => createCurrentRegister(storage, { directory, rules }).read()
  const register = await stored()
  const task = register.tasks.find((t) => t.record.lead.includes('Sở Y tế'))!
  const correction = { task, wanted: { lead: ['Sở Nội vụ'] }, document: null, reason: '' }
  const corrected = planCorrections([correction], { register, chats: [], now, quiet: [], origin: 'x' })
  await storage.commit({ ...corrected!.changes, at: now })
  const again = async (text: string, hash: string) => {
    const source = { text, fileName: 'kl.txt', pages: [0], tables: [], uncertain: null }
    const file = { fileName: 'kl.txt', bytes: new Uint8Array(), province: 'Lào Cai', by: 'a' }
    const read = async () => ({ kind: 'text' as const, source })
    const made = await importDocument(file, { storage, register: await stored(), now, read, hash: () => hash })
    return made.kind === 'draft' ? made.draft : null
  }
  for (const [text, hash] of [
    [TEXT, 'h'],
    [TEXT.replace('-----', '-------'), 'another'],
  ] as const) {
    const draft = await again(text, hash)
    expect(sayDraft(draft!)[0]).toMatch(/^⚠ Đã có trong sổ: 12-KL\/TU ngày 4\/8\/2025 \(2 việc\)/)
    expect(draft!.items.map((i) => i.double?.no)).toEqual(register.tasks.map((t) => t.no))
  }
  const later = TEXT.replace('ngày 04 tháng 8 năm 2025', 'ngày 04 tháng 9 năm 2025')
  expect((await again(later, 'third'))?.standing).toBeUndefined()
})

test('a lead that the directory does not know is named with its tasks, in the preview too', async () => {
  const { storage, world } = await imported(TEXT.replace('2. Giao Sở Y tế kiểm tra', '2. Giao Sở Thời tiết kiểm tra'))
  const now = at('2025-08-04 16:30')
  const plan = await planPublishing((await findDraft('N1', storage))!, { ...world, now })
  if (plan.kind !== 'ready') throw new Error('the draft was to be ready')
  expect(plan.handouts.strangers).toEqual([{ name: 'Sở Thời tiết', tasks: [2] }])
  const said = previewOf(plan, { ...world, now })
  expect(said.join('\n')).toContain('Danh bạ không có «Sở Thời tiết» (việc 2)')
})
test('work that is done already is handed out to nobody', async () => {
  const { storage, world } = await imported(TEXT)
  const draft = (await findDraft('N1', storage))!
  const items = draft.items.map((i, at) => (at === 0 ? { ...i, status: 'done' as const } : i))
  const plan = await planPublishing({ ...draft, items }, { ...world, now: at('2025-08-04 16:30') })
  if (plan.kind !== 'ready') throw new Error('the draft was to be ready')
  expect(plan.handouts.messages).toEqual([])
  expect(plan.handouts.unreached).toEqual(['Sở Y tế'])
})
