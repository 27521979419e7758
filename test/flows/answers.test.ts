// Answers from the shipped register, given what was understood.
import { describe, expect, test } from 'vitest'
import { readMoment } from '../../src/domain/calendar.ts'
import type { Viewer } from '../../src/domain/chat.ts'
import { reply, replyText } from '../../src/domain/reply.ts'
import { answerBodies, answerBody, answerRecurring } from '../../src/flows/answers/bodies.ts'
import { answerDocument } from '../../src/flows/answers/documents.ts'
import { answerCount, answerList } from '../../src/flows/answers/lists.ts'
import { createOffice, type Question } from '../../src/flows/answers/office.ts'
import { answerDeadline, answerDetail, answerWho } from '../../src/flows/answers/single.ts'
import { answerStatistics } from '../../src/flows/answers/statistics.ts'
import type { Slots } from '../../src/understanding/intent.ts'
import { shippedRegister } from '../data/shipped.ts'

const office = createOffice(shippedRegister())
const ALL: Viewer = { role: 'secretariat', province: null }
const ask = (slots: Slots, viewer: Viewer = ALL, now = '2025-08-11 09:00', more: Partial<Question> = {}): Question => ({
  intent: 'list_tasks',
  slots,
  viewer,
  now: readMoment(now) ?? 0,
  shown: [],
  province: null,
  page: { size: 50, skip: 0 },
  ...more,
})
const agency = (name: string, province = 'Lào Cai'): Viewer => ({ role: 'agency', province, bodies: [name] })
const august = { from: '2025-08-01', to: '2025-08-31' }
type Answerer = (
  o: typeof office,
  q: Question,
) => {
  reply: Parameters<typeof replyText>[0] | null
  tasks: readonly { task: { province: string; record: { ref: string }; no: number } }[]
}
const text = (answer: Answerer, question: Question) => {
  const a = answer(office, question).reply
  return a ? replyText(a) : ''
}
const refs = (answer: Answerer, question: Question) => answer(office, question).tasks.map((t) => t.task.record.ref)

describe('a collective', () => {
  test.each([
    'Các sở, ban, ngành',
    'Các xã, phường',
  ])('«%s» has what is given to everybody: no false «không có»', (name) => {
    expect(refs(answerRecurring, ask({ agency: [name], period: 'monthly' }))).toEqual(['2.(6)'])
    expect(text(answerList, ask({ agency: [name], role: 'any', ...august }))).toContain('Giao chung mọi cơ quan')
  })
})

describe('«nhiệm vụ của Sở Nội vụ tháng 8»', () => {
  const question = ask({ agency: ['Sở Nội vụ'], role: 'any', ...august })
  const said = text(answerList, question)
  const laoCai = said.slice(
    said.indexOf('— Lào Cai —'),
    said.indexOf('— Nghệ An —') > 0 ? said.indexOf('— Nghệ An —') : undefined,
  )
  test('by its own name first, near ones before far ones, undated ones last', () => {
    const order = [
      '5.(2)',
      '2.(5)-a',
      '5.(3)',
      '4.(4)',
      'Với tư cách một trong «Các sở, ngành»',
      '4.(3)-1',
      '4.(3)-2-c',
      '4.(3)-3',
      '4.(3)-2-b',
      '4.(3)-2-a',
    ]
    const places = order.map((ref) => laoCai.indexOf(ref.startsWith('V') ? ref : ` · ${ref} · `))
    expect(places.every((p) => p >= 0)).toBe(true)
    expect([...places].sort((a, b) => a - b)).toEqual(places)
  })
  test('each with the words of its deadline and the last day where it differs', () => {
    expect(laoCai).toContain('trước 15/8 (hết 14/8)')
    expect(laoCai).toContain('trước 20/8 (hết 19/8)')
    expect(laoCai).toContain('kỳ tháng 8/2025 (đến 14h00 ngày 24/8)')
    expect(laoCai).toContain('chậm nhất trước 30/8 (hết 29/8)')
    expect(laoCai).toContain('trong tháng 8')
    expect(laoCai).toContain('cần điền hạn')
  })
  test('what is given to everybody is one line', () => expect(laoCai.match(/Giao chung mọi cơ quan/g)).toHaveLength(1))
  test('says how «trước ngày» is read', () => expect(said).toContain('đọc chặt'))
  test('nothing of May 2026, which nobody knew of then', () => expect(said).not.toContain('5/2026'))
  test('another province stands under its own name', () => {
    expect(said.indexOf('— Lào Cai —')).toBeGreaterThan(0)
    for (const t of answerList(office, question).tasks) expect(said).toContain(t.task.province)
  })
})

describe('who may see what', () => {
  test('a body of one province never learns of another', () => {
    const tasks = answerList(office, ask({}, agency('Đảng ủy UBND tỉnh', 'Lai Châu'))).tasks
    expect(tasks.length).toBeGreaterThan(20)
    expect(tasks.every((t) => t.task.province === 'Lai Châu')).toBe(true)
  })
  test('a body asking for another body hears what it would hear of an unknown one', () => {
    const other = text(
      answerList,
      ask({ agency: ['Ban Tổ chức Tỉnh ủy'], role: 'any', status: 'overdue' }, agency('Sở Nội vụ', 'Lai Châu')),
    )
    expect(other).toBe('Việc quá hạn của Ban Tổ chức Tỉnh ủy: không có trong phần việc anh/chị được xem.')
  })
  test('a task of another body is as unknown as one that does not exist', () => {
    const hidden = text(answerDetail, ask({ task: '1' }, agency('Sở Nội vụ', 'Lào Cai')))
    const missing = text(answerDetail, ask({ task: '99999' }, agency('Sở Nội vụ', 'Lào Cai')))
    expect(hidden.replace('«1»', '')).toBe(missing.replace('«99999»', ''))
  })
  test('a document of another province likewise', () => {
    const hidden = text(answerDocument, ask({ document: '376-KH/TU' }, agency('Sở Nội vụ', 'Nghệ An')))
    const missing = text(answerDocument, ask({ document: '888-KH/TU' }, agency('Sở Nội vụ', 'Nghệ An')))
    expect(hidden.replace('376', '')).toBe(missing.replace('888', ''))
  })
  test('a guest sees nothing', () => expect(answerList(office, ask({}, { role: 'guest' })).tasks).toEqual([]))
})

describe('counts print their denominator', () => {
  test('KH 376 has 141 tasks', () => expect(text(answerCount, ask({ document: '376-KH/TU' }))).toContain('141 việc'))
  test('a month: dated of all, the rest named', () => {
    const said = text(
      answerCount,
      ask({ agency: ['Sở Nội vụ'], role: 'any', ...august }, { role: 'secretariat', province: 'Lào Cai' }),
    )
    expect(said).toMatch(/7\/9 việc có hạn trong tháng 8\/2025/)
    expect(said).toContain('2 việc cần điền hạn không tính')
  })
  test('before a document reached the register it is not counted', () =>
    expect(text(answerCount, ask({ document: '376-KH/TU' }, ALL, '2025-07-22 09:00'))).not.toContain('141'))
})

describe('documents', () => {
  test('a wrong kind is told, with the nearest', () =>
    expect(text(answerCount, ask({ document: '376-KL/TU' }))).toContain(
      'Trong sổ không có 376-KL/TU; gần nhất: 376-KH/TU, Lai Châu',
    ))
  test('a document that is only cited is told as such', () =>
    expect(text(answerDocument, ask({ document: '44-KL/TU' }))).toContain('KL Lào Cai 8/2025'))
  test('by the day of its meeting', () =>
    expect(refs(answerDetail, ask({ task: '4.(4)', document_date: '2025-08-06' }))).toEqual(['4.(4)']))
})

describe('one task', () => {
  test('a range after a deadline leaves only what is due then, or says that nothing is', () => {
    const topic = { topic: 'số hóa tài liệu' }
    const all = answerDeadline(office, ask(topic)).tasks
    const due = (from: string, to: string) => answerDeadline(office, ask({ ...topic, from, to }))
    const dated = all.flatMap((t) => t.dues)[0]
    if (!dated) throw new Error('none of them has a day')
    const then = due(dated.last, dated.last)
    expect(then.tasks.length).toBeGreaterThan(0)
    for (const t of then.tasks) expect(t.dues.some((d) => [d.last, d.due].includes(dated.last))).toBe(true)
    expect(text(answerDeadline, ask({ ...topic, from: '2031-01-01', to: '2031-01-31' }))).toMatch(
      /không (việc nào chưa xong mà có|còn) hạn .*tháng 1\/2031/,
    )
  })
  test('its deadline with the exact last day', () => {
    const said = text(answerDeadline, ask({ topic: 'số hóa tài liệu' }, ALL))
    expect(said).toContain('số hóa')
    expect(said).toMatch(/Hạn: /)
  })
  test('a typo finds it too', () =>
    expect(refs(answerDeadline, ask({ topic: 'công bố đuờng dây nonng' }))).toContain('4.(3)-1'))
  test('its owner', () =>
    expect(text(answerWho, ask({ topic: 'nâng cấp hệ thống thông tin giải quyết thủ tục hành chính' }))).toContain(
      'Văn phòng Ủy ban nhân dân tỉnh',
    ))
  test('by its clause', () => expect(refs(answerDetail, ask({ task: 'VI.2.13' }))).toEqual(['VI.2.13']))
  test('a clause with parts shows the parts', () =>
    expect(refs(answerDetail, ask({ task: '4.(3)', document: 'KL Lào Cai 8/2025' }))).toEqual([
      '4.(3)-1',
      '4.(3)-2-a',
      '4.(3)-2-b',
      '4.(3)-2-c',
      '4.(3)-3',
    ]))
  test('by its place in the list just shown', () =>
    expect(refs(answerDetail, ask({ item_index: 2 }, ALL, undefined, { shown: [158, 181] }))).toHaveLength(1))
  test('none such', () =>
    expect(text(answerDeadline, ask({ topic: 'trồng rau trên sao Hỏa' }))).toContain('Trong sổ không có việc'))
})

test('late ones of one body', () => {
  const { tasks } = answerList(office, ask({ agency: ['Ban Tổ chức Tỉnh ủy'], role: 'any', status: 'overdue' }))
  expect(tasks.length).toBeGreaterThan(0)
  expect(tasks.every((t) => t.task.province === 'Lai Châu')).toBe(true)
})
test('the nearest five', () =>
  expect(
    answerList(office, ask({ status: 'due_soon', limit: 5 }, { role: 'secretariat', province: 'Lào Cai' })).tasks
      .length,
  ).toBeLessThanOrEqual(5))
test('regular reports', () =>
  expect(refs(answerRecurring, ask({ period: 'monthly', agency: ['Ban Tổ chức Tỉnh ủy'] }))).toContain('5.(3)'))
test('a body, its superior and what became of former ones', () => {
  const said = text(answerBody, ask({ agency: ['Sở Tài chính'] }))
  expect(said).toContain('UBND tỉnh')
  expect(said).toContain('Sở Kế hoạch và Đầu tư')
})
test('the bodies of the register, by province', () => expect(text(answerBodies, ask({}))).toContain('— Lai Châu: '))
test('figures add up to their total', () => {
  const said = text(answerStatistics, ask({ document: '376-KH/TU', metric: 'summary' }))
  expect(said).toContain('Tổng 141 việc')
  const [, ...n] =
    /đúng hạn (\d+) .*quá hạn (\d+) .*hạn (\d+)\n.*trong hạn (\d+) .*QUÁ HẠN (\d+)\n.*điền hạn (\d+) .*kiện (\d+) .*xuyên (\d+)/.exec(
      said,
    ) ?? []
  expect(n.map(Number).reduce((a, b) => a + b, 0)).toBe(141)
})
test('a ranking shows denominators', () =>
  expect(text(answerStatistics, ask({ metric: 'ranking', group_by: 'agency' }))).toMatch(/quá hạn \d+\/\d+ \(\d+%\)/))
test('a body is not compared with others: unknown and forbidden read the same', () => {
  const ranked = { metric: 'overdue_count', group_by: 'agency', order: 'worst' } as const
  const hidden = text(answerStatistics, ask({ ...ranked, agency: ['Các sở, ban, ngành'] }, agency('Sở Nội vụ')))
  const missing = text(answerStatistics, ask({ ...ranked, agency: ['Hội không có trong sổ'] }, agency('Sở Nội vụ')))
  expect(hidden).toContain('Không có việc nào trong phạm vi này.')
  expect(hidden.replace('Các sở, ban, ngành', '')).toBe(missing.replace('Hội không có trong sổ', ''))
})
test('a leader of several bodies has his own compared', () => {
  const leader: Viewer = { role: 'agency', province: 'Lào Cai', bodies: ['Sở Nội vụ', 'Sở Tài chính', 'UBND tỉnh'] }
  const said = text(answerStatistics, ask({ metric: 'ranking', group_by: 'agency' }, leader))
  expect(said).toContain('Sở Nội vụ')
  expect(said).not.toMatch(/Ban Tổ chức|Sở Công Thương/)
})
test('pages run on without a gap or a double', () => {
  const page = (skip: number) =>
    text(answerList, ask({ document: '376-KH/TU' }, ALL, undefined, { page: { size: 40, skip } }))
  const shown = [0, 40, 80, 120].flatMap((skip) =>
    [...page(skip).matchAll(/^\S+ (\d+) · /gmu)].map((m) => Number(m[1])),
  )
  expect(shown).toHaveLength(141)
  expect(new Set(shown).size).toBe(141)
})

describe('a weekly duty with many periods owed', () => {
  const weekly = office.register.tasks.find(
    (t) => t.record.ref === '10' && t.record.deadlines.some((d) => d.rrule === 'FREQ=WEEKLY'),
  )
  const asked = ask({ task: String(weekly?.no) }, ALL, '2025-09-24 09:00')
  const detail = text(answerDetail, { ...asked, intent: 'task_detail' })
  const deadline = text(answerDeadline, { ...asked, intent: 'deadline_of' })
  const periods = (said: string) => said.match(/kỳ tuần \d+\/\d+ \([^)]*\): [^;\n·]+/g)?.map((p) => p.trim())
  test('the detail and the deadline show the same: the oldest, how many, and the next that can be kept', () => {
    expect(periods(detail)).toHaveLength(4)
    expect(periods(deadline)).toEqual(periods(detail))
    expect(detail).toMatch(/… \(\d+ kỳ\)/)
    expect(detail.match(/… \((\d+) kỳ\)/)?.[1]).toBe(deadline.match(/… \((\d+) kỳ\)/)?.[1])
    expect(periods(detail)?.at(0)).toContain('QUÁ HẠN')
    expect(periods(detail)?.at(-1)).toMatch(/còn \d+ ngày|hôm nay/)
  })
  test('a few periods are all shown, without a count', () => {
    const few = { ...ask({ task: String(weekly?.no) }, ALL, '2025-08-11 09:00'), intent: 'task_detail' as const }
    expect(text(answerDetail, few)).not.toContain('…')
  })
})

describe('a collective is asked about', () => {
  const late = (name: string, more: Slots = {}, province = 'Lào Cai') =>
    ask(
      { agency: [name], role: 'any', status: 'overdue', ...more },
      { role: 'secretariat', province },
      '2025-08-20 09:00',
    )

  test('what single members of it were given is listed too, each by its own name', () => {
    const said = text(answerList, late('Các ban Đảng Tỉnh ủy'))
    expect(said).toContain('Việc quá hạn của Các ban Đảng Tỉnh ủy: 3 việc.')
    expect(said).toContain('Giao riêng từng cơ quan trong nhóm:\nQuá hạn (3):')
    expect(said).toContain('chủ trì: Ban Tổ chức Tỉnh ủy')
    expect(said).toContain('chủ trì: Văn phòng Tỉnh ủy')
  })
  test('what the collective was given comes first, once', () => {
    expect(refs(answerList, late('Các sở, ban, ngành'))).toEqual(['4.(3)-1', '4.(3)-2-c', '5.(2)', '2.(5)-a'])
  })
  test('a member that leads where the collective only helps is found by its role', () => {
    expect(refs(answerList, late('Các ban Đảng Tỉnh ủy', { role: 'lead' }, 'Lai Châu'))).toContain('IX.3')
  })
  test('counts say how many belong to single members', () => {
    expect(text(answerCount, late('Các sở, ban, ngành'))).toContain(
      '4/12 việc; 2 việc giao riêng từng cơ quan trong nhóm',
    )
  })
  test('one of its bodies hears of its own work alone', () => {
    const own = { ...late('Các sở, ban, ngành'), viewer: agency('Sở Tài chính') }
    expect(text(answerList, own)).toContain('Việc quá hạn của Các sở, ban, ngành: 2 việc.')
    expect(text(answerList, own)).not.toContain('Sở Nội vụ')
  })
})

describe('rates', () => {
  const leader: Viewer = { role: 'leader', province: 'Lào Cai' }
  const at = (slots: Slots) => text(answerStatistics, ask(slots, leader, '2025-08-20 09:00'))

  test('in time are of the tasks whose date can be judged, the same figures as in the report of that moment', () => {
    expect(at({ metric: 'summary' })).toContain(
      'Trong 19 việc đánh giá được hạn: xong đúng hạn 0/19 (0%) · quá hạn 7/19 (37%)',
    )
  })
  test('of single bodies too', () => {
    const said = at({ agency: ['Các sở, ban, ngành'], group_by: 'agency', order: 'worst' })
    expect(said).toContain('Sở Công Thương: quá hạn 2/4 (50%) · đã xong 0/5 (0%)')
    expect(said).toContain('Quá hạn tính trên việc đánh giá được hạn')
  })
})

describe('a number of tasks asked for', () => {
  const late = (limit: number, province: string | null) =>
    text(answerList, ask({ status: 'overdue', limit }, { role: 'secretariat', province }, '2025-08-20 09:00'))

  test('is not taken for the whole', () => {
    expect(late(5, 'Lào Cai')).toContain('Việc quá hạn: 5 việc.\n(trong tất cả 7 việc)')
    expect(late(5, null)).toContain('(tính riêng mỗi tỉnh; tất cả: Lào Cai 7 việc, Lai Châu 16 việc)')
  })
  test('that is the whole needs no word', () => {
    expect(late(7, 'Lào Cai')).not.toContain('tất cả')
  })
})

describe('a body beside its Party committee', () => {
  const police: Slots = { agency: ['Công an tỉnh'], role: 'any', document: '376-KH/TU' }
  test('is told that the committee has tasks where it has none itself', () => {
    expect(text(answerList, ask(police))).toMatch(/không có\.\nRiêng Đảng ủy Công an tỉnh: \d+ việc/)
    expect(text(answerList, ask({ ...police, agency: ['Đảng ủy Công an tỉnh'] }))).not.toContain('Riêng')
  })
  test('is told to nobody who may not ask about it', () => {
    expect(text(answerList, ask(police, agency('Sở Nội vụ', 'Lai Châu')))).not.toContain('Riêng')
    expect(text(answerList, ask(police, agency('Sở Nội vụ', 'Lào Cai')))).not.toContain('Riêng')
    expect(text(answerList, ask(police, { role: 'guest' }))).not.toContain('Riêng')
  })
})

test.each([
  ['@self:commune', 'Xã Bắc Hà', 'Việc của Xã Bắc Hà: 8 việc.'],
  ['@self:commune', 'Sở Y tế', 'Việc của Các xã, phường: không có trong phần việc anh/chị được xem.'],
  ['@self:department', 'Sở Y tế', 'Việc của Sở Y tế: 5 việc.'],
])('«%s» asked by %s', (name, body, said) => {
  const viewer: Viewer = { role: 'agency', province: 'Lào Cai', bodies: [body] }
  expect(replyText(answerList(office, ask({ agency: [name] }, viewer)).reply ?? reply([]))).toContain(said)
})
test('«việc của xã» asked by the office is asked of all of them', () => {
  const viewer: Viewer = { role: 'secretariat', province: 'Lào Cai' }
  const said = answerList(office, ask({ agency: ['@self:commune'] }, viewer)).reply
  expect(replyText(said ?? reply([]))).toContain('Việc của Các xã, phường: 8 việc.')
})
