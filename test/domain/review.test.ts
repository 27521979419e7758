// Decisions about a draft: what each changes, what it refuses, and that all of them can be taken back.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Draft, type DraftItem, draftSchema, draftSeal, openPoints } from '../../src/domain/draft.ts'
import { type Decision, decide, nextPoint, takeBack } from '../../src/domain/review.ts'

const DUE = {
  raw: 'trước 20/8/2025',
  kind: 'date' as const,
  due: '2025-08-20',
  start: null,
  before: true,
  time: null,
  rrule: null,
  event: null,
  offset: null,
}
const item = (ref: string, over: Partial<DraftItem> = {}): DraftItem => ({
  ref,
  title: `Việc ${ref}`,
  text: `Giao Sở Y tế làm ${ref}.`,
  lead: ['Sở Y tế'],
  coop: [],
  report_to: [],
  deadlines: [DUE],
  targets: [],
  status: 'open',
  decision: 'proposed',
  double: null,
  ...over,
})
const DOUBLE = { no: 7, relation: 'moves' as const, here: ['<2025-08-20'], there: ['<2025-08-10'], settled: false }
const DRAFT: Draft = {
  id: 'N1',
  province: 'Lào Cai',
  fileName: 'kl.txt',
  hash: 'h',
  by: 'telegram:1',
  at: 0,
  doc: { number: '1-KL/TU', kind: 'KL', issuer: '', issued: '2025-08-01', title: '1-KL/TU', cites: [] },
  items: [item('1'), item('2', { lead: [] }), item('3', { double: DOUBLE }), item('4')],
  unsure: [
    { text: 'Cần xem lại.', decision: null },
    { text: 'Đã báo cáo.', decision: null },
  ],
  flags: [{ ref: '4', kind: 'before-issue', words: 'trước 20/8/2025' }],
  counts: { sentences: 9, task: 4, context: 2, frame: 1, unsure: 2 },
}
const by = (who: string) => ({ by: who, what: 'x' })
const decidedAs = (decision: Decision, draft = DRAFT, who = 'telegram:1') => {
  const decided = decide(draft, decision, by(who))
  if (decided.kind !== 'decided') throw new Error(`was to be decided, it is ${decided.kind}`)
  return decided.draft
}

describe('what is open', () => {
  test('a missing owner, a double, a suspicious date, an unsure sentence: in the order of the document', () => {
    expect(openPoints(DRAFT).map((p) => p.kind)).toEqual(['no-owner', 'double', 'flag', 'unsure', 'unsure'])
    expect(nextPoint(DRAFT, '3')).toMatchObject({ kind: 'flag' })
    expect(nextPoint(DRAFT, '?2')).toMatchObject({ kind: 'no-owner' })
  })
  test('nothing is left once each is decided', () => {
    const steps: readonly Decision[] = [
      { kind: 'lead', ref: '2', names: ['Sở Nội vụ'] },
      { kind: 'double', ref: '3', how: 'replace' },
      { kind: 'right', ref: '4' },
      { kind: 'context', at: 0 },
      { kind: 'task', at: 1, item: item('') },
      { kind: 'rest' },
    ]
    const whole = steps.reduce((draft, step) => decidedAs(step, draft), DRAFT)
    expect(openPoints(whole)).toEqual([])
    expect(whole.items.map((i) => i.ref)).toEqual(['1', '2', '3', '4', 'câu-2'])
    expect(whole.items[2]?.double).toMatchObject({ settled: true, replaces: true })
  })
})
describe('a decision', () => {
  test('«đúng» waits for an owner and for a double to be settled', () => {
    expect(decide(DRAFT, { kind: 'right', ref: '2' }, by('a')).kind).toBe('owner-first')
    expect(decide(DRAFT, { kind: 'right', ref: '3' }, by('a')).kind).toBe('double-first')
  })
  test('of somebody else is not overruled by accident', () => {
    const first = decidedAs({ kind: 'right', ref: '1' })
    const second = decide(first, { kind: 'drop', ref: '1' }, by('telegram:2'))
    expect(second).toMatchObject({ kind: 'taken', item: { decision: 'right' } })
    expect(decide(first, { kind: 'drop', ref: '1' }, { ...by('telegram:2'), overrules: true }).kind).toBe('decided')
    expect(decide(first, { kind: 'drop', ref: '1' }, by('telegram:1')).kind).toBe('decided')
  })
  test('merging keeps every body and every deadline once', () => {
    const other = item('2', { lead: ['Sở Nội vụ'], coop: ['Sở Y tế'] })
    const draft = { ...DRAFT, items: [item('1'), other] }
    expect(decidedAs({ kind: 'merge', ref: '2', into: '1' }, draft).items).toMatchObject([
      { ref: '1', lead: ['Sở Y tế', 'Sở Nội vụ'], coop: [], deadlines: [DUE], text: expect.stringContaining('làm 2') },
    ])
  })
  test('a mended date settles its flag', () =>
    expect(openPoints(decidedAs({ kind: 'deadlines', ref: '4', deadlines: [] })).map((p) => p.kind)).not.toContain(
      'flag',
    ))
  test('about nothing of this draft is unknown', () => {
    expect(decide(DRAFT, { kind: 'drop', ref: '9' }, by('a')).kind).toBe('unknown')
    expect(decide(DRAFT, { kind: 'context', at: 9 }, by('a')).kind).toBe('unknown')
    expect(decide(DRAFT, { kind: 'merge', ref: '1', into: '1' }, by('a')).kind).toBe('unknown')
  })
})
describe('taking back', () => {
  const ref = fc.constantFrom('1', '2', '3', '4', 'câu-1', '1-a')
  const decision: fc.Arbitrary<Decision> = fc.oneof(
    fc.record({ kind: fc.constantFrom('right' as const, 'drop' as const), ref }),
    fc.record({ kind: fc.constantFrom('lead' as const, 'coop' as const), ref, names: fc.constant(['Sở Tài chính']) }),
    fc.record({ kind: fc.constant('title' as const), ref, title: fc.constant('Tên khác') }),
    fc.record({ kind: fc.constant('deadlines' as const), ref, deadlines: fc.constant([DUE, DUE]) }),
    fc.record({ kind: fc.constant('split' as const), ref, parts: fc.constant([item('1-a'), item('1-b')]) }),
    fc.record({ kind: fc.constant('merge' as const), ref, into: ref }),
    fc.record({ kind: fc.constant('double' as const), ref, how: fc.constantFrom('both' as const, 'replace' as const) }),
    fc.record({
      kind: fc.constant('double' as const),
      ref,
      how: fc.constant('replace' as const),
      nos: fc.constant([3, 4]),
    }),
    fc.record({ kind: fc.constant('context' as const), at: fc.nat(2) }),
    fc.record({ kind: fc.constant('task' as const), at: fc.nat(2), item: fc.constant(item('')) }),
    fc.constant({ kind: 'rest' as const }),
  )
  test('any decisions, last first, gives the draft as it came, also through storage', () =>
    fc.assert(
      fc.property(fc.array(decision, { maxLength: 12 }), (decisions) => {
        const seals = [draftSeal(DRAFT)]
        let draft = DRAFT
        for (const one of decisions) {
          const decided = decide(draft, one, by('telegram:1'))
          if (decided.kind !== 'decided') continue
          draft = draftSchema.parse(JSON.parse(JSON.stringify(decided.draft)))
          seals.push(draftSeal(draft))
        }
        for (const seal of seals.reverse().slice(1)) {
          const back = takeBack(draft)
          if (!back) throw new Error('a decision was to be taken back')
          draft = back.draft
          expect(draftSeal(draft)).toBe(seal)
        }
        expect(takeBack(draft)).toBeNull()
      }),
    ))
})

describe('a body that nobody knows', () => {
  const draft: Draft = {
    ...DRAFT,
    items: [item('4', { lead: ['Sở Ma Thuật'], coop: ['Sở Nội vụ'] })],
    flags: [
      { ref: '4', kind: 'unknown-body', words: 'Sở Ma Thuật' },
      { ref: '4', kind: 'before-issue', words: 'trước 20/8/2025' },
    ],
  }
  const open = (d: Draft) => d.flags.filter((f) => !f.settled).map((f) => f.kind)
  test('is no point any more once another one leads; the deadline is one still', () => {
    const after = decidedAs({ kind: 'lead', ref: '4', names: ['Sở Nội vụ'] }, draft)
    expect(open(after)).toEqual(['before-issue'])
    expect(after.items[0]).toMatchObject({ lead: ['Sở Nội vụ'], coop: [] })
    expect(open(takeBack(after)?.draft ?? after)).toEqual(['unknown-body', 'before-issue'])
  })
  test('stays a point when it stays, or when only the deadline is corrected', () => {
    expect(open(decidedAs({ kind: 'lead', ref: '4', names: ['Sở Ma Thuật', 'Sở Y tế'] }, draft))).toContain(
      'unknown-body',
    )
    expect(open(decidedAs({ kind: 'deadlines', ref: '4', deadlines: [DUE] }, draft))).toEqual(['unknown-body'])
  })
})
