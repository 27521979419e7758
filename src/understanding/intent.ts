// What a message can mean: the 23 intents and their slots (labels as outside measurements know them).

export const INTENTS = [
  'list_tasks',
  'count_tasks',
  'deadline_of',
  'task_detail',
  'who_is_responsible',
  'recurring_reports',
  'agency_info',
  'list_agencies',
  'report_progress',
  'request_extension',
  'subscribe',
  'unsubscribe',
  'reminder_settings',
  'document_info',
  'statistics',
  'export',
  'broadcast',
  'import_document',
  'out_of_scope',
  'greeting',
  'help',
  'follow_up',
  'ambiguous',
] as const
export type IntentName = (typeof INTENTS)[number]

/** `undated` («cần điền hạn») is ours: outside measurements do not know it and never see it. */
export type StatusFilter = 'open' | 'overdue' | 'due_soon' | 'done' | 'ongoing' | 'pending_event' | 'undated'

/** Only the slots that apply are present. Days are ISO, `from`/`to` inclusive and always both there, null an open end. */
export type Slots = {
  agency?: readonly string[]
  agency_candidates?: readonly string[]
  role?: 'lead' | 'coop' | 'any'
  from?: string | null
  to?: string | null
  status?: StatusFilter
  overdue_min_days?: number
  document?: string
  document_date?: string
  task?: string
  tasks?: readonly string[]
  /** The n-th of the list shown before; -1 is its last. */
  item_index?: number
  topic?: string
  note?: string
  reason?: string
  message?: string
  percent?: number
  done?: boolean
  done_date?: string
  new_date?: string
  extend_days?: number
  lead_days?: readonly number[]
  time?: string
  frequency?: 'daily' | 'weekly'
  weekday?: readonly string[]
  snooze_until?: string
  metric?: 'completion_rate' | 'on_time_rate' | 'overdue_count' | 'ranking' | 'summary'
  group_by?: 'agency'
  order?: 'best' | 'worst'
  period?: 'weekly' | 'monthly' | 'quarterly'
  format?: 'xlsx' | 'docx' | 'pdf'
  recipients?: readonly string[]
  target?: 'group' | 'view'
  limit?: number
  reply?: 'decline' | 'silent'
  context?: string
  resolved_intent?: IntentName
}

/** Which words gave which slot: shown by `ask --explain` and behind «Tôi chưa chắc: ý anh/chị là …?». */
export type Reason = { readonly slot: string; readonly value: string; readonly words: string }

export type Understanding = {
  readonly intent: IntentName
  readonly slots: Readonly<Slots>
  readonly reasons: readonly Reason[]
  /** True when the words carry it only weakly: the bot asks before it answers or acts. */
  readonly unsure: boolean
  /** What a fragment names, for asking back; left out where something was understood. */
  readonly heard?: Readonly<Slots>
  /** Work that no list can be made of («trừ Sở …», «quá hạn dưới 10 ngày»): said so, whoever asks. */
  readonly unlisted?: true
}
