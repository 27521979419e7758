// What cannot be meant as it is written is asked back, and nothing is recorded of it.
import { expect, test } from 'vitest'
import { chatTurn } from '../../src/flows/chat.ts'
import { writtenTime } from '../../src/wording/import.ts'
import { member, NOW, saying, testWorld } from './chat-world.ts'

async function scene() {
  const world = await testWorld()
  await world.storage.commit({
    at: NOW,
    members: [member('secretariat', '1'), member('focal', '7', { body: 'Ban Tổ chức Tỉnh ủy' })],
  })
  const say = async (text: string, user = '7') => {
    const said = saying(text, { user, chat: user })
    await chatTurn(world, said)
    return (await world.storage.messages({ keys: [`answer:${said.key}`] }))[0]?.text ?? ''
  }
  return { say, entries: () => world.storage.entries({ tasks: [187, 188] }) }
}

test('a day that does not exist is no other day', async () => {
  const { say, entries } = await scene()
  expect(await say('/giahan 188 30/2/2026 chờ hướng dẫn')).toContain('không có ngày 30/2/2026')
  expect(await say('/xong 188 số 45-BC/BTCTU ngày 31/6/2025')).toContain('không có ngày 31/6/2025')
  expect(await say('/dinhchinh 188 hạn: trước 31/9/2025', '1')).toContain('không có ngày 31/9/2025')
  expect(await entries()).toEqual([])
})
test('a share below nothing or above the whole is refused; words alone are said to be a note', async () => {
  const { say, entries } = await scene()
  for (const share of ['-5', '150', '150%', '-20%, đang trình'])
    expect(await say(`/tiendo 187 ${share}`), share).toContain('từ 0 đến 100')
  expect(await entries()).toEqual([])
  expect(await say('/tiendo 187 abc')).toContain('Chỉ ghi chú')
  expect(await say('/tiendo 187 150 hồ sơ đã xử lý')).toContain('Chỉ ghi chú')
  expect(await say('/tiendo 187 60 đang trình')).not.toContain('Chỉ ghi chú')
  expect(await entries()).toMatchObject([{ percent: null }, { percent: null }, { percent: 60 }])
})
test('a corrected deadline before the day of its document is flagged before it is confirmed', async () => {
  const { say } = await scene()
  expect(await say('/dinhchinh 188 hạn: trước 1/1/2025 | lý do nhập sai', '1')).toMatch(/⚠ hạn trước ngày văn bản/)
  expect(await say('/dinhchinh 188 hạn: trước 1/12/2025 | theo 45-CV/VPTU', '1')).not.toContain('⚠')
})
test('times of a double are told in words', () => {
  expect(['ongoing', 'đại hội +7d', 'khai giảng -30wd', '<2025-08-20'].map(writtenTime)).toEqual([
    'thường xuyên',
    'sau đại hội 7 ngày',
    'trước khai giảng 30 ngày làm việc',
    'trước 20/8/2025',
  ])
  const rules = ['BYMONTH=3,6,9,12', 'BYMONTHDAY=20', 'BYMONTH=6,12', 'BYMONTH=3,6,9,12;BYMONTHDAY=15']
  expect(rules.map((r) => writtenTime(`FREQ=MONTHLY;${r}`))).toEqual([
    'hằng quý',
    'ngày 20 hằng tháng',
    '6 tháng một lần',
    'ngày 15 tháng cuối quý',
  ])
  const others = ['FREQ=WEEKLY;BYDAY=FR', '<FREQ=DAILY 16:30', 'FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=25', 'FREQ=MONTHLY']
  expect(others.map(writtenTime)).toEqual([
    'thứ Sáu hằng tuần',
    'trước 16h30 hằng ngày',
    'ngày 25/11 hằng năm',
    'hằng tháng',
  ])
})
