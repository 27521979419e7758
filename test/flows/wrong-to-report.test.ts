// «Sai» from end to end: a body says so in its group, its reminder pauses, the office decides by a button, the weekly report has the rate.
import mammoth from 'mammoth'
import { expect, test } from 'vitest'
import { createFileDoor } from '../../src/cli/files.ts'
import { momentOf } from '../../src/domain/calendar.ts'
import type { Said } from '../../src/domain/heard.ts'
import { chatTurn } from '../../src/flows/chat.ts'
import { createCurrentRegister } from '../../src/flows/current-register.ts'
import { noneKnown, remind } from '../../src/flows/remind.ts'
import { createSender } from '../../src/flows/send.ts'
import type { Channel } from '../../src/ports.ts'
import { directory, rules } from '../data/shipped.ts'
import { groupOf, member, noLog, saying, TELEGRAM, testWorld } from './chat-world.ts'

const BODY = 'Sở Nội vụ'
const GROUP = { user: '7', chat: '-1', isGroup: true }
const OFFICE = { user: '1', chat: '1' }

test('from /sai in the group to the rate of confirmed errors in the weekly report', async () => {
  const world = await testWorld(undefined, { files: createFileDoor() })
  const { storage, clock } = world
  await storage.commit({
    at: 0,
    members: [member('secretariat', '1'), member('focal', '7')],
    chats: [groupOf('-1', [BODY])],
  })
  const { register } = (await world.office.read()).bot
  const led = register
    .tasksIn('Lào Cai')
    .filter(
      (t) =>
        t.shares.get(BODY)?.some((s) => s.role === 'lead' && s.how !== 'everybody') &&
        t.record.deadlines.some((d) => d.due),
    )
  const [first, second] = led
  if (!first || !second) throw new Error('the shipped data was to have two such tasks')
  expect(first.document.id).toBe(second.document.id)
  const arrived: { readonly chat: string; readonly text: string; readonly says: readonly string[] }[] = []
  const channel: Channel = {
    name: 'telegram',
    can: TELEGRAM,
    send: async ({ to, text, offers }) => {
      arrived.push({ chat: to.chat, text, says: (offers?.choices ?? []).map((c) => c.says) })
      return { kind: 'sent', id: '1' }
    },
  }
  const sender = createSender({ storage, channel, clock, log: noLog, pace: null, lease: 't', isSole: true })
  const says = async (text: string, over: Partial<Said>) => {
    await chatTurn(world, saying(text, over))
    const before = arrived.length
    await sender.drain()
    return arrived.slice(before)
  }
  const digestOf = async (day: string) => {
    world.clockAt(momentOf(day, '07:31'))
    const current = createCurrentRegister(storage, { directory, rules })
    await remind({ storage, clock, current, settings: { digestAt: '07:30', quiet: [] }, known: noneKnown() })
    const before = arrived.length
    await sender.drain()
    return arrived.slice(before).find((m) => m.chat === '-1')?.text ?? ''
  }
  const lineOf = (no: number) => new RegExp(`^[^\\n]{1,3} ${no} · `, 'm')

  // Monday: both are in the list of the week, which says how to call a line wrong.
  const monday = await digestOf('2025-08-11')
  for (const task of [first, second]) expect(monday).toMatch(lineOf(task.no))

  world.clockAt(momentOf('2025-08-12', '09:00'))
  const taken = await says(`/sai ${first.no} không phải việc của chúng tôi`, GROUP)
  expect(taken.find((m) => m.chat === '-1')?.text).toContain(`Đã ghi việc ${first.no} bị báo sai`)
  await says(`/sai ${second.no} sai hạn`, GROUP)
  const asked = arrived.filter((m) => m.chat === '1' && m.text.startsWith('Báo sai'))
  expect(asked.map((m) => m.says.length)).toEqual([2, 2])

  // Until the office has decided neither is pressed.
  const paused = await digestOf('2025-08-18')
  for (const task of [first, second]) expect(paused).not.toMatch(lineOf(task.no))

  world.clockAt(momentOf('2025-08-18', '09:00'))
  const [yes] = asked[0]?.says ?? []
  const [, no] = asked[1]?.says ?? []
  const agreed = await says(yes ?? '', OFFICE)
  expect(agreed.map((m) => [m.chat, m.text.slice(0, 9)])).toEqual([
    ['1', 'Đã nhận: '],
    ['-1', 'Đã nhận: '],
  ])
  const refused = await says(no ?? '', OFFICE)
  expect(refused.map((m) => m.chat)).toEqual(['1', '-1'])
  expect(refused[1]?.text).toContain('Đã bác')

  // The line that stands is pressed again, the wrong one is not.
  const after = await digestOf('2025-08-25')
  expect(after).toMatch(lineOf(second.no))
  expect(after).not.toMatch(lineOf(first.no))

  world.clockAt(momentOf('2025-08-29', '16:00'))
  const said = saying('/baocao tuan', OFFICE)
  await chatTurn(world, said)
  const file = await storage.file(`answer:${said.key}`)
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(file?.base64 ?? '', 'base64') })
  const tasks = register.tasksIn('Lào Cai').filter((t) => t.document.id === first.document.id).length
  expect(value).toContain('Dòng việc bị báo sai')
  expect(value).toContain(
    `${first.document.number ?? first.document.short_name} (${tasks} việc): cơ quan báo sai 2 dòng; văn phòng xác nhận sai 1/2 (50%) dòng đã báo.`,
  )
  expect((await storage.audit()).filter((row) => row.about.startsWith('setting wrong:'))).toHaveLength(4)
})
