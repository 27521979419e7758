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
  overdue_min_days: 'trễ ít nhất (ngày)',
  document: 'văn bản',
  document_date: 'ngày văn bản',
  tasks: 'các việc',
  item_index: 'thứ tự trong danh sách',
  note: 'ghi chú',
  reason: 'lý do',
  message: 'lời nhắn',
  percent: 'phần trăm',
  done: 'đã xong',
  done_date: 'ngày xong',
  new_date: 'hạn mới',
  extend_days: 'thêm (ngày)',
  lead_days: 'nhắc trước (ngày)',
  time: 'giờ',
  frequency: 'nhịp',
  weekday: 'thứ',
  snooze_until: 'hoãn đến',
  metric: 'chỉ số',
  group_by: 'chia theo',
  order: 'thứ hạng',
  format: 'dạng tệp',
  recipients: 'gửi tới',
  target: 'áp dụng cho',
  limit: 'số lượng',
  context: 'câu trước',
  resolved_intent: 'ý định sau khi ghép',
  reply: 'trả lời',
  task: 'việc',
  topic: 'nội dung',
}

export function sayExplanation(understanding: {
  readonly intent: string
  readonly slots: Readonly<Record<string, unknown>>
  readonly unsure?: boolean
  readonly reasons: readonly { readonly slot: string; readonly value: string; readonly words: string }[]
}): readonly string[] {
  const { intent, slots, reasons } = understanding
  const explained = new Set(reasons.map((r) => r.slot))
  const rest = Object.entries(slots).filter(([slot]) => !explained.has(slot))
  return [
    ...(reasons.some((r) => r.slot === 'intent') && intent !== 'follow_up' ? [] : [`# ${NAMES.intent}: ${intent}`]),
    ...reasons.map((r) => `# ${NAMES[r.slot] ?? r.slot}: ${r.value}${r.words ? ` ← «${r.words}»` : ''}`),
    ...(understanding.unsure ? ['# chưa chắc: hỏi lại trước khi trả lời'] : []),
    ...rest.map(([slot, value]) => `# ${NAMES[slot] ?? slot}: ${JSON.stringify(value)}`),
  ]
}
