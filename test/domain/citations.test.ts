import { expect, test } from 'vitest'
import type { CitationRelation } from '../../src/domain/citation.ts'
import { type CitationStep, chainOf, citedIn, citing } from '../../src/domain/citations.ts'
import type { Document } from '../../src/domain/document.ts'
import { documentFile } from '../flows/generated-registers.ts'

const doc = (id: string, number: string | null, cites: readonly string[]): Document => ({
  ...documentFile(id, []).doc,
  number,
  short_name: `KL ${id}`,
  cites: [...cites],
})
const documents = [
  doc('a', '10-CTr/TU', ['21-KL/TW']),
  doc('b', '30-KH/TU', ['10-CTR/TU', '5-QĐ/TW']),
  doc('c', null, ['30 - KH/TU', '21-KL/TW']),
  doc('d', '99-BC/TU', []),
]
const written = (steps: readonly CitationStep[]): unknown => steps.map((s) => [s.number, written(s.steps)])

test('what carries a document out, step by step, though the register does not hold it', () => {
  const chain = chainOf('21-KL/TW', documents)
  expect(chain.document).toBeNull()
  expect(written(chain.carriedOutBy)).toEqual([
    ['10-CTr/TU', [['30-KH/TU', [['KL c', []]]]]],
    ['KL c', []],
  ])
})
test('what a document rests on, step by step', () => {
  expect(written(chainOf('30-KH/TU', documents).restsOn)).toEqual([
    ['10-CTR/TU', [['21-KL/TW', []]]],
    ['5-QĐ/TW', []],
  ])
})
test('through papers that the register lacks, with what is said of each', () => {
  const citation = (number: string, relation: CitationRelation, carries_out: string | null = null) => ({
    number,
    kind: null,
    issuer: null,
    issued: null,
    relation,
    carries_out,
  })
  const report: Document = {
    ...doc('r', '70-BC/TU', ['21-KL/TW', '73-KH/TU', '9-QĐ/TW']),
    citations: [citation('73-KH/TU', 'mentions', '21-KL/TW'), citation('21-KL/TW', 'carries-out')],
  }
  const { carriedOutBy } = chainOf('21-KL/TW', [report])
  expect(carriedOutBy.map((s) => [s.number, s.relation, s.document?.id ?? null])).toEqual([
    ['70-BC/TU', 'carries-out', 'r'],
    ['73-KH/TU', 'carries-out', null],
  ])
  expect(written(carriedOutBy)).toEqual([
    ['70-BC/TU', []],
    ['73-KH/TU', [['70-BC/TU', []]]],
  ])
  expect(chainOf('70-BC/TU', [report]).restsOn.map((s) => [s.number, s.relation])).toEqual([
    ['21-KL/TW', 'carries-out'],
    ['73-KH/TU', 'mentions'],
    ['9-QĐ/TW', null],
  ])
})
test('documents that cite each other come to an end', () => {
  const circle = [doc('a', '1-KL/TU', ['2-KL/TU']), doc('b', '2-KL/TU', ['1-KL/TU'])]
  const chain = chainOf('1-KL/TU', circle)
  expect(written(chain.carriedOutBy)).toEqual([['2-KL/TU', []]])
  expect(written(chain.restsOn)).toEqual([['2-KL/TU', []]])
})
test('of a document that nobody knows nothing is said', () =>
  expect(chainOf('77-KL/TW', documents)).toMatchObject({ document: null, carriedOutBy: [], restsOn: [] }))

test('what a document says of another is found from both sides, however the number is written', () => {
  const read = (number: string, relation: CitationRelation, carries_out: string | null = null) => ({
    ...{ number, kind: null, issuer: null, issued: null },
    relation,
    carries_out,
  })
  const plan: Document = {
    ...doc('p', '12-KH/TU', ['5-CT/TU', '7-QĐ/TW', '9-QĐ/TW']),
    citations: [read('9-QĐ/TW', 'mentions'), read('5-CT/TU', 'carries-out'), read('44-KH/ĐU', 'mentions', '8-NQ/TU')],
  }
  expect(citedIn(plan).map((c) => [c.number, c.relation])).toEqual([
    ['5-CT/TU', 'carries-out'],
    ['9-QĐ/TW', 'mentions'],
    ['44-KH/ĐU', 'mentions'],
    ['7-QĐ/TW', null],
  ])
  const by = (number: string) => citing(number, [plan, ...documents]).map((c) => [c.document.id, c.relation])
  expect(by('5 - ct/tu')).toEqual([['p', 'carries-out']])
  expect(by('7-QĐ/TW')).toEqual([['p', null]])
  expect(by('8-NQ/TU')).toEqual([['p', 'mentions']])
  expect(by('1-NQ/TU')).toEqual([])
})
