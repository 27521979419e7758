// The real corpus, where it lies beside the checkout: accuracy may not fall below what was reached.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { extract } from '../../src/extraction/extract.ts'

const shared = fileURLToPath(new URL('../../../shared', import.meta.url))
const docs = join(shared, 'corpus', 'docs')
const gold = join(shared, 'corpus', 'gold')
const scorer = join(shared, 'eval', 'score-documents.mjs')
const present = [docs, gold, scorer].every(existsSync)
if (!present)
  process.stdout.write('extraction: ../shared/corpus is not here, so accuracy on the real documents is NOT checked\n')

type Counts = Record<
  'gold' | 'pred' | 'found' | 'lead' | 'exact' | 'dGold' | 'dPred' | 'dHit' | 'coopHit' | 'coopPred' | 'coopGold',
  number
>
const f = (hits: number, predicted: number, wanted: number) =>
  predicted + wanted ? (2 * hits) / (predicted + wanted) : 1

describe.skipIf(!present)('the corpus', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-corpus-'))
  const names = present
    ? [
        'lai-chau-kh-376-phu-luc',
        'lao-cai-kl-2025-08',
        'lao-cai-kl-2026-05',
        'nghe-an-tb-2025-07',
        'cong-dien-227-ttg',
        'lao-cai-ctr-104-phu-luc',
        'tphcm-cv-4085',
        'bao-chi-nq-74',
      ]
    : []
  const reports = ['lai-chau-bc-kl21-2026', 'lao-cai-bc-892']
  const read = (name: string) =>
    extract({ text: readFileSync(join(docs, `${name}.txt`), 'utf8').normalize('NFC'), fileName: `${name}.txt` })
  const score = (): { total: Counts; rows: readonly [string, Counts, string][] } => {
    for (const name of [...names, ...reports])
      writeFileSync(join(folder, `${name}.txt.json`), JSON.stringify(read(name)))
    const out = join(folder, 'score.json')
    const print = `node -e "process.stdout.write(require('fs').readFileSync('${folder}/'+require('path').basename(process.argv[1])+'.json'))" {file}`
    execFileSync('node', [scorer, '--docs', docs, '--gold', gold, '--run', print, '--json', out], { stdio: 'pipe' })
    return JSON.parse(readFileSync(out, 'utf8'))
  }
  const result = present ? score() : null

  test('over all: tasks, leads, deadlines, helpers, exact', () => {
    const t = result?.total as Counts
    expect(f(t.found, t.pred, t.gold)).toBeGreaterThanOrEqual(0.98)
    expect(t.lead / t.found).toBeGreaterThanOrEqual(0.97)
    expect(f(t.dHit, t.dPred, t.dGold)).toBeGreaterThanOrEqual(0.97)
    expect(f(t.coopHit, t.coopPred, t.coopGold)).toBeGreaterThanOrEqual(0.9)
    expect(f(t.exact, t.pred, t.gold)).toBeGreaterThanOrEqual(0.95)
  })
  test.each(names)('%s is read exactly for the most part', (name) => {
    const row = result?.rows.find(([n]) => n === name)?.[1] as Counts
    expect(f(row.exact, row.pred, row.gold)).toBeGreaterThanOrEqual(0.85)
  })
  test.each(reports)('%s assigns nothing, and hardly a sentence of it is unsure', (name) => {
    const { tasks, sentences } = read(name)
    expect(tasks).toEqual([])
    expect(sentences.filter((s) => s.class === 'unsure').length).toBeLessThanOrEqual(sentences.length * 0.01)
  })
  test.each([...names, ...reports])('every sentence of %s is accounted for', (name) => {
    const { sentences } = read(name)
    expect(sentences.map((s) => s.text).join('')).toBe(readFileSync(join(docs, `${name}.txt`), 'utf8').normalize('NFC'))
    expect(sentences.filter((s) => s.class === 'unsure').length).toBeLessThanOrEqual(sentences.length * 0.03)
  })
})
