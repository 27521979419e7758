// A body's calendar over HTTP: its own alone, read again by another library; an extension moves the entry; a changed link is dead.
import ICAL from 'ical.js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFileDoor } from '../../src/cli/files.ts'
import { recorded } from '../../src/domain/assignment.ts'
import type { Said } from '../../src/domain/heard.ts'
import { createCalendarFeeds } from '../../src/flows/calendar-feeds.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { createCurrentRegister } from '../../src/flows/current-register.ts'
import { roleChanges, unbinding } from '../../src/flows/leaving.ts'
import { feedRoute } from '../../src/server/feeds.ts'
import { type HttpServer, startHttp } from '../../src/server/http.ts'
import { directory, rules } from '../data/shipped.ts'
import { groupOf, member, NOW, noLog, saying, type TestWorld, testWorld } from '../flows/chat-world.ts'

let world: TestWorld
let server: HttpServer
const files = createFileDoor()
async function begin(publicUrl: string) {
  const bare = await testWorld()
  const { storage, clock } = bare
  const current = createCurrentRegister(storage, { directory, rules })
  const feeds = createCalendarFeeds({ storage, clock, current, files, publicUrl })
  world = await testWorld(storage, { files, feedLink: feeds.linkTo })
  await storage.commit({
    at: NOW,
    chats: [groupOf('-100', ['Sở Nội vụ'])],
    members: [member('secretariat', '1'), member('focal', '7'), member('leader', '2')],
  })
  server = await startHttp({ host: '127.0.0.1', port: 0, routes: [feedRoute(feeds)], log: noLog })
}
beforeEach(() => begin('https://don-doc.example/'))
afterEach(() => server.stop())
async function says(text: string, over: Partial<Said> = {}) {
  const said = saying(text, over)
  await chatTurn(world, said)
  const key = `answer:${said.key}`
  return { text: (await world.storage.messages({ keys: [key] }))[0]?.text ?? '', file: await world.storage.file(key) }
}
const pathIn = (text: string) => new URL(/https:\S+/.exec(text)?.[0] ?? 'x:').pathname
const get = (path: string) => fetch(`http://127.0.0.1:${server.port}${path}`)
const eventsIn = (ics: string) =>
  new ICAL.Component(ICAL.parse(ics)).getAllSubcomponents('vevent').map((e) => new ICAL.Event(e))
const eventsAt = async (path: string) => eventsIn(await (await get(path)).text())

test('/lich gives a body its own calendar', async () => {
  const path = pathIn((await says('/lich')).text)
  const response = await get(path)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain('text/calendar')
  const register = (await world.office.read()).bot.register
  for (const event of eventsIn(await response.text())) {
    const task = register.task(Number(/^viec-(\d+)-/.exec(event.uid)?.[1]))
    expect(task?.province).toBe('Lào Cai')
    expect(task?.shares.has('Sở Nội vụ')).toBe(true)
  }
  expect((await eventsAt(path)).length).toBeGreaterThan(4)
})
test('an extension moves the entry under the same name, a closure takes it away', async () => {
  const path = pathIn((await says('/lich')).text)
  const register = (await world.office.read()).bot.register
  const no = register.tasks.find((t) => t.record.ref === '4.(3)-3' && t.province === 'Lào Cai')?.no ?? 0
  const at = () => eventsAt(path).then((list) => list.find((e) => e.uid.startsWith(`viec-${no}-`)))
  const before = await at()
  expect(before?.startDate.toString()).toBe('2025-08-29')
  const share = { task: no, body: 'Sở Nội vụ', period: '' }
  const due = { of: '2025-08-30', until: '2025-09-15' }
  const granted = [{ ...share, id: 'x', kind: 'extension-granted' as const, request: 'r', ...due }]
  await world.storage.commit({ at: NOW, ...recorded(register, granted, NOW) })
  const after = await at()
  expect([after?.uid, after?.startDate.toString()]).toEqual([before?.uid, '2025-09-15'])
  const done = [{ ...share, id: 'd', kind: 'done' as const, day: '2025-08-11', note: '' }]
  await world.storage.commit({ at: NOW, ...recorded((await world.office.read()).bot.register, done, NOW) })
  expect(await at()).toBeUndefined()
})
test('whatever is wrong with a link looks the same', async () => {
  const path = pathIn((await says('/lich')).text)
  const other = path.replace(/\/lich\/[\w-]+/, `/lich/${Buffer.from('Sở Tài chính@Lào Cai').toString('base64url')}`)
  for (const wrong of [other, `${path}x`, path.replace('.ics', ''), '/lich/', '/lich/a/b.ics', '/lich/%00/x.ics'])
    expect((await get(wrong)).status).toBe(404)
})
test('a link that leaked is changed by the focal person, not by a leader', async () => {
  const path = pathIn((await says('/lich')).text)
  expect((await says('/lich Sở Nội vụ đổi', { user: '2', chat: '2' })).text).toContain('không có quyền')
  expect((await get(path)).status).toBe(200)
  expect((await says('/lich đổi')).text).toContain('không dùng được nữa')
  expect((await get(path)).status).toBe(404)
  expect((await get(pathIn((await says('/lich')).text))).status).toBe(200)
})
test('the office names the body; another body’s is none of a body’s business', async () => {
  expect((await says('/lich', { user: '1', chat: '1' })).text).toContain('Lịch của cơ quan nào')
  expect((await says('/lich Sở Tài chính', { user: '1', chat: '1' })).text).toContain('Sở Tài chính')
  expect((await says('/lich Sở Tài chính')).text).toContain('Lịch của cơ quan nào')
})
test('without a public address it is a file, and says that it does not follow', async () => {
  await server.stop()
  await begin('')
  const { text, file } = await says('/lich')
  expect(text).toContain('không tự cập nhật')
  expect(file?.name).toBe('han-viec-so-noi-vu-2025-08-11.ics')
  expect(eventsIn(Buffer.from(file?.base64 ?? '', 'base64').toString()).length).toBeGreaterThan(4)
})

test('who leaves takes no calendar along: the link dies, whoever stays is told and gets a new one', async () => {
  const { storage } = world
  const old = pathIn((await says('/lich', { user: '7', chat: '7' })).text)
  expect((await get(old)).status).toBe(200)
  const [focal] = (await storage.members()).filter((m) => m.user === '7')
  const step = { chats: await storage.chats(), to: { channel: 'telegram', chat: '7', thread: null }, now: NOW }
  const changes = await roleChanges(storage, { ...step, before: focal ?? null, after: null })
  await storage.commit({ ...changes, at: NOW })
  expect((await get(old)).status).toBe(404)
  const told = (await storage.messages({ chat: '-100' })).map((m) => m.text)
  expect(told).toEqual([expect.stringContaining('Lấy liên kết mới: /lich')])
  await storage.commit({ at: NOW, members: [member('focal', '8')] })
  const fresh = pathIn((await says('/lich', { user: '8', chat: '8' })).text)
  expect(fresh).not.toBe(old)
  expect((await get(fresh)).status).toBe(200)
})
test('a leader who leaves, and a group untied from its body, end the links they may hold', async () => {
  const { storage } = world
  const ask = async () => pathIn((await says('/lich Sở Nội vụ', { user: '2', chat: '2' })).text)
  const first = await ask()
  const [leader] = (await storage.members()).filter((m) => m.user === '2')
  const step = { chats: await storage.chats(), to: { channel: 'telegram', chat: '2', thread: null }, now: NOW }
  await storage.commit({ ...(await roleChanges(storage, { ...step, before: leader ?? null, after: null })), at: NOW })
  expect((await get(first)).status).toBe(404)
  await storage.commit({ at: NOW, members: [member('leader', '2')] })
  const second = await ask()
  expect((await get(second)).status).toBe(200)
  const untied = await unbinding(storage, groupOf('-100', []).to, null, NOW + 1)
  await storage.commit({ ...untied?.changes, at: NOW + 1 })
  expect((await get(second)).status).toBe(404)
})
