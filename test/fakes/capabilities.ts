// What the platforms can do, as they are; not read from the product, whose own list a test may doubt.
import type { Capabilities } from '../../src/ports.ts'

export const TELEGRAM: Capabilities = {
  buttons: true,
  edit: true,
  files: true,
  groups: true,
  mention: true,
  writeFirst: 'after-start',
  textMax: 4096,
}
export const ZALO: Capabilities = {
  buttons: false,
  edit: false,
  files: false,
  groups: true,
  mention: false,
  writeFirst: 'always',
  textMax: 2000,
}
