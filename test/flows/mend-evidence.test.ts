// Evidence that waits is put right or taken back by the body that sent it; both stay in the ledger, and what is accepted stays.
import { describe, expect, test } from 'vitest'
import { readPlainMended } from '../../src/text/plain-mended.ts'
import { officeWith } from './chat-world.ts'
import { deadline, task } from './generated-registers.ts'

const due = [deadline({ raw: 'trước ngày 20/9/2025', due: '2025-09-20', before: true })]
const TASKS = [
  task(901, { deadlines: due, title: 'Rà soát hồ sơ cán bộ' }),
  task(902, { deadlines: due, title: 'Xây dựng quy chế làm việc' }),
]
const SENT = '/xong 901 số 45/BC-SNV ngày 8/8/2025 gửi Ban Thường vụ'
async function office() {
  const { world, ask, asOffice } = await officeWith(TASKS)
  const kinds = async () => (await world.storage.entries({ tasks: [901] })).map((e) => e.kind)
  const notices = async () =>
    (await world.storage.messages({ kinds: ['notice'] })).filter((m) => m.to.chat === '9').map((m) => m.text)
  return { ask, asOffice, kinds, notices }
}

test.each([
  ['gửi nhầm, số đúng là 78/BC-SNV', '78/BC-SNV ngày 8/8/2025, gửi Ban Thường vụ'],
  ['số đúng là 78', '78/BC-SNV ngày 8/8/2025, gửi Ban Thường vụ'],
  ['không phải 45/BC-SNV mà là 78/BC-SNV ngày 9/8', '78/BC-SNV ngày 9/8/2025, gửi Ban Thường vụ'],
  ['nhầm ngày, ngày đúng là 9/8 ạ', '45/BC-SNV ngày 9/8/2025, gửi Ban Thường vụ'],
  ['sửa số văn bản việc 901 thành 81/BC-SNV', '81/BC-SNV ngày 8/8/2025, gửi Ban Thường vụ'],
  ['thay minh chứng việc 901 bằng 82/TTr-SNV ngày 10/8', '82/TTr-SNV ngày 10/8/2025, gửi Ban Thường vụ'],
  ['việc 901 nhầm nơi nhận, gửi UBND tỉnh chứ không phải BTV', '45/BC-SNV ngày 8/8/2025, gửi UBND tỉnh'],
])('«%s»: asked, and then the right one waits in the place of the wrong one', async (words, right) => {
  const { ask, asOffice, kinds, notices } = await office()
  await ask(SENT)
  const asked = await ask(words)
  expect(asked).toContain(`${right}.`)
  expect(asked).toContain('Thay bản đang chờ xác nhận: 45/BC-SNV')
  expect(await kinds()).toEqual(['evidence'])
  await ask('đúng')
  expect(await kinds()).toEqual(['evidence', 'evidence'])
  expect((await notices()).at(-1)).toContain('Thay bản đang chờ xác nhận: 45/BC-SNV')
  await asOffice('/xacnhan 901')
  expect(await kinds()).toEqual(['evidence', 'evidence', 'accepted'])
  expect(await ask('việc 901')).toContain(`Chứng minh: ${right}, đã xác nhận`)
})
test.each([
  ['em ghi sai số, đúng là 78/BC-SNV'],
  ['việc 901 sai số văn bản, phải là 78/BC-SNV'],
  ['sửa lại số văn bản 78/BC-SNV'],
  ['gửi lại minh chứng việc 901: số 78/BC-SNV ngày 8/8 gửi Ban Thường vụ'],
])('«%s» likewise', async (words) => {
  const { ask } = await office()
  await ask(SENT)
  expect(await ask(words)).toMatch(/78\/BC-SNV[\s\S]*Thay bản đang chờ xác nhận: 45\/BC-SNV[\s\S]*Đúng không ạ/)
})
test('while it is asked whether to send, the right number changes what is asked, of that task alone', async () => {
  const { ask, kinds } = await office()
  await ask('/xong 902 số 46/BC-SNV ngày 8/8/2025 gửi Ban Thường vụ')
  await ask('xong 901, số 45/BC-SNV ngày 8/8/2025 gửi Ban Thường vụ')
  expect(await ask('nhầm, số đúng là 51/BC-SNV')).toContain('Báo hoàn thành việc 901 · Rà soát hồ sơ cán bộ: 51/BC-SNV')
  expect(await kinds()).toEqual([])
  await ask('đúng')
  expect(await ask('việc 901')).toContain('51/BC-SNV ngày 8/8/2025, gửi Ban Thường vụ, chờ xác nhận')
})
test.each(['gửi nhầm rồi', 'báo nhầm, chưa xong ạ'])('«%s» to that question is a no', async (words) => {
  const { ask, kinds } = await office()
  await ask('xong 901, số 45/BC-SNV ngày 8/8/2025 gửi Ban Thường vụ')
  expect(await ask(words)).toContain('chưa ghi gì')
  await ask('đúng')
  expect(await kinds()).toEqual([])
})
test.each([
  'hủy báo cáo việc 901',
  'em chưa xong việc 901 đâu, báo nhầm',
  'rút minh chứng việc 901 vì gửi nhầm tệp',
  'thu hồi văn bản 45/BC-SNV',
  'báo nhầm việc 901, chưa xong ạ',
  'xin rút minh chứng vừa gửi',
])('«%s»: asked, and then nothing waits and the task is open', async (words) => {
  const { ask, asOffice, kinds, notices } = await office()
  await ask(SENT)
  expect(await ask(words)).toContain('Rút minh chứng của việc 901')
  expect(await kinds()).toEqual(['evidence'])
  expect(await ask('đúng')).toContain('Việc vẫn mở')
  expect(await kinds()).toEqual(['evidence', 'evidence-withdrawn'])
  expect((await notices()).at(-1)).toContain('Sở Nội vụ rút minh chứng của việc 901')
  expect(await asOffice('/xacnhan 901')).toContain('không có minh chứng nào đang chờ')
  const detail = await ask('việc 901')
  expect(detail).toContain('đã rút')
  expect(detail).not.toContain('Cơ quan nói: xong')
  // The number is free again.
  expect(await ask('/xong 902 số 45/BC-SNV ngày 8/8/2025 gửi Ban Thường vụ')).not.toContain('số này đã')
})
test('that something was wrong, and not what is right: shown, with the ways to go on', async () => {
  const { ask, kinds } = await office()
  await ask(SENT)
  expect(await ask('gửi nhầm số rồi ạ')).toMatch(/Chưa sửa gì[\s\S]*\/sua 901[\s\S]*\[Rút minh chứng này\]/)
  expect(await kinds()).toEqual(['evidence'])
})
test('what is accepted is neither put right nor taken back; the way is said', async () => {
  const { ask, asOffice, kinds } = await office()
  await ask(SENT)
  await asOffice('/xacnhan 901')
  for (const words of [
    'rút minh chứng việc 901',
    'việc 901 gửi nhầm, số đúng là 78/BC-SNV',
    '/rut 901',
    '/sua 901 số 78',
  ])
    expect(await ask(words)).toContain('/molai 901')
  for (const words of ['gửi nhầm, số đúng là 78/BC-SNV', 'rút văn bản 45/BC-SNV'])
    expect(await ask(words)).toContain('/molai SỐ')
  expect(await kinds()).toEqual(['evidence', 'accepted'])
})
test('the office sends back, it does not take back', async () => {
  const { ask, asOffice, kinds } = await office()
  await ask(SENT)
  expect(await asOffice('/rut 901')).toContain('/tralai SỐ LÝ DO')
  expect(await kinds()).toEqual(['evidence'])
})
test('of several that wait it is asked which; the number names one', async () => {
  const { ask } = await office()
  await ask(SENT)
  await ask('/xong 902 số 46/BC-SNV ngày 8/8/2025 gửi Ban Thường vụ')
  expect(await ask('rút minh chứng vừa gửi')).toContain('Bản nào ạ?')
  expect(await ask('rút văn bản 46/BC-SNV')).toContain('Rút minh chứng của việc 902')
})
test('nothing waits: with a task the way is said, without one it is talk', async () => {
  const { ask, kinds } = await office()
  expect(await ask('hủy báo cáo việc 901')).toContain('không có minh chứng nào đang chờ')
  expect(await ask('gửi nhầm rồi ạ')).not.toContain('minh chứng')
  expect(await kinds()).toEqual([])
})
describe('near misses', () => {
  test.each([
    'rút báo cáo việc 12 xuống còn 2 trang',
    'việc 12 ghi nhầm hạn, đúng ra là ngày 20/9',
    'gửi lại báo cáo việc 12 cho em xem',
    'việc 12 sai hạn',
    'sửa 78 nhà rồi',
    'hủy báo cáo',
    'bỏ văn bản',
    'gửi nhầm tin, xin lỗi cả nhà',
    'số liệu đúng là 78',
    'sửa xong nhà số 5 rồi',
    'việc 12 chưa gửi minh chứng',
    'rút minh chứng được không ạ',
    'đổi ngày họp thành 9/8',
    'em nhầm, mai mới là ngày họp',
    'nhầm, họp ngày 12/8 ạ',
  ])('%s', (words) => expect(readPlainMended(words)).toBeNull())
})
