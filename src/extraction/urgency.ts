// The stamp of urgency under the number of a document.
import type { Draft } from '../domain/draft.ts'

/** Stamps stand in the head; the same words in running text order haste, not delivery. */
const HEAD_LINES = 40
// HỎA TỐC | HOẢ TỐC HẸN GIỜ | THƯỢNG KHẨN | KHẨN, alone in a line or a cell      not: «khẩn trương», «Công điện khẩn»
const STAMP = /^[\s|*_]*(?<stamp>H(?:ỎA|OẢ) TỐC|THƯỢNG KHẨN|KHẨN)(?: HẸN GIỜ)?[\s|*_]*$/u

export function readUrgency(text: string): NonNullable<Draft['urgency']> | null {
  for (const line of text.normalize('NFC').split('\n', HEAD_LINES)) {
    const stamp = STAMP.exec(line)?.groups?.stamp
    if (stamp) return stamp === 'KHẨN' ? 'khẩn' : stamp === 'THƯỢNG KHẨN' ? 'thượng khẩn' : 'hỏa tốc'
  }
  return null
}
