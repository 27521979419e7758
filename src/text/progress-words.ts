// What is told of work under way: «60 đang trình», «đạt 45 xã», «sản phẩm: dự thảo lần 1», or a note alone.
export type Progress =
  | { readonly kind: 'progress'; readonly percent: number | null; readonly note: string }
  /** `of`: the whole that was said with it, «45/60 xã». `note`: what is told behind the thing that is counted. */
  | {
      readonly kind: 'measured'
      readonly value: number
      readonly unit: string
      readonly of?: number
      readonly note?: string
    }
  | { readonly kind: 'product'; readonly what: string }
  /** «-5», «150%»: no share of a whole. */
  | { readonly kind: 'out-of-range'; readonly said: string }
  /** «đạt -5 nhà» */
  | { readonly kind: 'negative'; readonly said: string }

const NOTE_MAX = 1000
// 60 | 60% | 60 đang trình | được 60 phần trăm; not: 2025, 45 as the value of a target (that says «đạt»)
const PERCENT =
  /^(?:được\s+|duoc\s+|khoảng\s+)?(?<n>\d{1,3})(?:[.,]\d+)?(?:\s*(?:%|phần trăm|phan tram)[\s,.;:-]*|(?=[\s,;:]|$)[\s,;:-]*)(?<note>[\s\S]*)$/iu
// đạt 45 xã | dat 1.234,5 tỷ đồng | chỉ tiêu 45/99 xã | đạt 45 xã, còn lại chờ vốn; not: «đạt 60%»
const MEASURED =
  /^(?:chỉ tiêu|chi tieu)?\s*(?:đạt|dat|được|duoc)?\s*(?<value>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?:\s*\/\s*(?<of>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?))?\s+(?<unit>\p{L}[^,;.\n]*)(?<note>[\s\S]*)$/iu
// -5 | – 5% | 150 | 150%, đang trình | 150 nhanh      not: 150 hồ sơ đã xử lý | 2025 mới xong
const BEYOND =
  /^(?<n3>\d{3})(?=\s+(?:nhanh|chậm|cham|tốt|tot|đang|dang|đã|da|chờ|cho|chưa|chua|còn|con|rồi|roi|xong|vì|vi|do|sắp|sap|mới|moi|vẫn|van|trình|trinh)(?!\p{L}))|^(?:(?<sign>[-−–]\s?)|(?:được|duoc|đạt|dat)\s+)?(?<n>\d{1,9})(?:[.,]\d+)?\s*(?:%|phần trăm(?!\p{L})|phan tram(?!\p{L})|$|(?=[,;]))/iu
// đạt -5 nhà | được âm 5 nhà      not: đạt -5% | -5 (a share), đạt - 45 xã with a dash that only parts
const NEGATIVE =
  /^(?:chỉ tiêu|chi tieu|đạt|dat|được|duoc)\s+(?<said>(?:[-−–]\s?|(?:âm|am)\s)\d[\d.,]*\s+(?!phần trăm|phan tram)\p{L}[^,;.\n]{0,40})/iu
const PRODUCT = /^(?:sản phẩm|san pham|sp)(?:\s+từng phần|\s+tung phan)?\s*[:,-]?\s+(?<what>[\s\S]+)$/iu

export function readProgress(text: string): Progress | null {
  const typed = text.trim().slice(0, NOTE_MAX)
  if (!typed) return null
  const below = NEGATIVE.exec(typed)?.groups?.said
  if (below) return { kind: 'negative', said: below.trim() }
  const beyond = BEYOND.exec(typed)
  if (beyond?.groups?.sign || Number(beyond?.groups?.n ?? beyond?.groups?.n3 ?? 0) > 100)
    return { kind: 'out-of-range', said: (beyond?.[0] ?? typed).trim() }
  const product = PRODUCT.exec(typed)?.groups?.what
  if (product) return { kind: 'product', what: product.trim() }
  const measured = /^(?:chỉ tiêu|chi tieu|đạt|dat)/iu.test(typed) ? MEASURED.exec(typed)?.groups : undefined
  if (measured?.unit && !/^(%|phần trăm|phan tram)/iu.test(measured.unit)) {
    const note = (measured.note ?? '').replace(/^[\s,;.]+|[\s,;.]+$/g, '')
    return {
      kind: 'measured',
      value: numberOf(measured.value ?? ''),
      unit: measured.unit.trim(),
      ...(measured.of ? { of: numberOf(measured.of) } : {}),
      ...(note ? { note } : {}),
    }
  }
  const percent = PERCENT.exec(typed.replace(/^(?:đạt|dat)\s+/iu, ''))?.groups
  if (percent && Number(percent.n) <= 100)
    return { kind: 'progress', percent: Number(percent.n), note: (percent.note ?? '').trim() }
  return { kind: 'progress', percent: null, note: typed }
}
// 1.234,5 → 1234.5
const numberOf = (written: string) => Number(written.replace(/\./g, '').replace(',', '.'))
