// Compiles src to dist before the tests, so that what they run is what stands in src.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export function setup(): void {
  const root = fileURLToPath(new URL('..', import.meta.url))
  execFileSync(process.execPath, ['build.js', '--if-changed'], { cwd: root, stdio: 'inherit' })
}
