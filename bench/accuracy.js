// Accuracy floors: labelled questions and real documents, where they lie beside the checkout. Fails when a figure drops below its floor.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const shared = join(root, '..', 'shared')
const bin = `${JSON.stringify(process.execPath)} ${JSON.stringify(join(root, 'bin', 'dondoc.js'))}`

const CHECKS = [
  {
    what: 'questions (frame, silence, no action read where there was none)',
    needs: 'queries/dev.jsonl',
    args: () => [
      'eval/score-queries.mjs',
      '--gold',
      join(shared, 'queries/dev.jsonl'),
      '--run',
      `${bin} ask --batch {file} --json`,
      '--min',
      '0.95',
      '--strict',
    ],
  },
  {
    what: 'documents (exact tasks)',
    needs: 'corpus/gold',
    args: () => [
      'eval/score-documents.mjs',
      '--docs',
      join(shared, 'corpus/docs'),
      '--gold',
      join(shared, 'corpus/gold'),
      '--run',
      `${bin} extract {file} --json`,
      '--min',
      '0.88',
    ],
  },
  {
    what: 'documents (every sentence accounted for)',
    needs: 'corpus/gold',
    args: () => [
      'eval/score-documents.mjs',
      '--docs',
      join(shared, 'corpus/docs'),
      '--gold',
      join(shared, 'corpus/gold'),
      '--run',
      `${bin} extract {file} --json --coverage`,
      '--coverage',
      '--min',
      '0.88',
    ],
  },
]

export async function bench() {
  let ok = true
  for (const { what, needs, args } of CHECKS) {
    console.log(`-- ${what}`)
    if (!existsSync(join(shared, needs))) {
      console.log(`LEFT OUT: ../shared/${needs} is not beside this checkout`)
      continue
    }
    const [script, ...rest] = args()
    const ran = spawnSync(process.execPath, [join(shared, script), ...rest], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    })
    process.stdout.write(ran.stdout)
    process.stderr.write(ran.stderr)
    if (ran.status !== 0) {
      console.log(`FAILED: ${what}`)
      ok = false
    }
  }
  return ok
}
