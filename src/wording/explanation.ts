// Which words gave which slot: `ask --explain`, and «Tôi chưa chắc: ý anh/chị là …?».

const NAMES: Record<string, string> = {
  intent: 'ý định',
  agency: 'cơ quan',
  agency_candidates: 'cơ quan (chưa rõ)',
  role: 'vai trò',
  from: 'từ ngày',
  to: 'đến ngày',
  period: 'kỳ',
  status: 'trạng thái',
  document: 'văn bản',
  task: 'việc',
  topic: 'nội dung',
}

export function sayExplanation(understanding: {
  readonly intent: string
  readonly slots: Readonly<Record<string, unknown>>
  readonly reasons: readonly { readonly slot: string; readonly value: string; readonly words: string }[]
}): readonly string[] {
  const { intent, slots, reasons } = understanding
  const explained = new Set(reasons.map((r) => r.slot))
  const rest = Object.entries(slots).filter(([slot]) => !explained.has(slot))
  return [
    `# ${NAMES.intent}: ${intent}`,
    ...reasons.map((r) => `# ${NAMES[r.slot] ?? r.slot}: ${r.value} ← «${r.words}»`),
    ...rest.map(([slot, value]) => `# ${NAMES[slot] ?? slot}: ${JSON.stringify(value)}`),
  ]
}
