// Which grade an acceptance is given: «tốt», «xếp loại xuất sắc»; null: none was said; 'unknown': something else was.
import type { Grade } from '../domain/ledger.ts'
import { fold } from './fold.ts'

const AROUND = /(^| )(xep|loai|muc|danh gia|nhe|nha|nhe|a|ok|di|luon|voi|giup|cho|la|da|dong y)(?= |$)/g
const GRADES: readonly (readonly [RegExp, Grade])[] = [
  [/^(?:hoan thanh )?xuat sac$/, 'excellent'],
  [/^(?:dat |hoan thanh )?tot$/, 'good'],
  [/^dat$/, 'pass'],
]
export function readGrade(words: string): Grade | 'unknown' | null {
  const key = fold(words).replace(AROUND, ' ').replace(/\s+/g, ' ').trim()
  if (!key) return null
  return GRADES.find(([form]) => form.test(key))?.[1] ?? 'unknown'
}
