import { describe, expect, test } from 'vitest'
import { readPhrase, readWays, type Ways } from '../../src/text/ways.ts'
import { ACTING } from '../../src/understanding/lexicon/acting.ts'
import { ASKING } from '../../src/understanding/lexicon/asking.ts'
import { TALKING } from '../../src/understanding/lexicon/talking.ts'
import { TOPICS } from '../../src/understanding/lexicon/topics.ts'
import { WORK } from '../../src/understanding/lexicon/work.ts'

/** Every way to say it, written out. */
function all(ways: Ways): readonly string[] {
  const further = ways.steps.flatMap(({ word, onward }) => all(onward).map((rest) => `${word.text} ${rest}`.trim()))
  return ways.mayEnd ? ['', ...further] : further
}
const said = (pattern: string) => all(readWays(pattern).ways).toSorted()

describe('a phrase with choices', () => {
  test('says each choice in its place', () => {
    expect(said('(đến|tới) hạn')).toEqual(['tới hạn', 'đến hạn'])
    expect(said('sắp (đến|tới) (hạn chót|ngày)')).toEqual([
      'sắp tới hạn chót',
      'sắp tới ngày',
      'sắp đến hạn chót',
      'sắp đến ngày',
    ])
  })
  test('leaves out what may be left out, at either end and twice over', () => {
    expect(said('hạn (ạ|)')).toEqual(['hạn', 'hạn ạ'])
    expect(said('(còn|) (những|) việc')).toEqual(['còn những việc', 'còn việc', 'những việc', 'việc'])
    expect(said('(tắt|) (bật|)')).toEqual(['', 'bật', 'tắt', 'tắt bật'].toSorted())
  })
  test('has choices within choices', () => {
    expect(said('chờ (bộ (y tế|nội vụ)|tỉnh)')).toEqual(['chờ bộ nội vụ', 'chờ bộ y tế', 'chờ tỉnh'])
  })
  test('without a bracket is one way, read like a message', () => {
    expect(said('Quá  hạn 3%')).toEqual(['quá hạn 3 %'])
    expect(all(readPhrase('Sở Tài chính (cũ)')!)).toEqual(['sở tài chính cũ'])
    expect(readPhrase(' – ')).toBeNull()
  })
  test('keeps its words in order, each once, whatever stands behind them', () => {
    expect(readWays('(a|b) (c|) d').steps.map(({ word }) => word.text)).toEqual(['a', 'b', 'c', 'd'])
  })
})

test('in every phrase of the grammar brackets stand between words and are closed', () => {
  const patterns = Object.entries({ ...WORK, ...ASKING, ...ACTING, ...TALKING, ...TOPICS }).flatMap(([tag, list]) =>
    list.map((pattern) => `${tag}: ${pattern}`),
  )
  expect(patterns.length).toBeGreaterThan(1_000)
  const glued = patterns.filter((p) => /[\p{L}\d]\(|\)[\p{L}\d(]/u.test(p.replace(/\|\)(?=\p{L})/gu, ') ')))
  const open = patterns.filter((p) => p.split('(').length !== p.split(')').length)
  expect({ glued, open }).toEqual({ glued: [], open: [] })
})
