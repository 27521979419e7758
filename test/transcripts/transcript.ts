// Reads a transcript: a text file that looks like a chat and is played by `play.ts` over every stage of `stages.ts`.
//
// HEAD, until the first clock line:
//   sổ: trống | mẫu                 an empty register, or the shipped documents (left out: trống)
//   mã đầu: ABCDE-FGHJK             the one-time code of the first secretary
//   hai người: có                   the two-person rule (DONDOC_TWO_PERSON)
//   người lan: văn phòng            a person and the role given beforehand; nothing behind the colon: a stranger
//   người hoa: đầu mối Sở Nội vụ    also: lãnh đạo, lãnh đạo BODY, phó BODY (the deputy)
//   nhóm snv: Sở Nội vụ; Sở Y tế    a group and the bodies it is bound to; nothing: not bound yet
// BODY:
//   == 2025-08-11 09:00             the clock is turned to this moment, forwards; what falls due on the way is sent
//   lan: việc quá hạn               said in private; lines indented by two spaces belong to it
//   lan trong snv: việc quá hạn     said to the bot in a group
//   lan nói trong snv: họp chiều    said in a group, not to the bot
//   lan gửi kl.txt: /nhapvanban     with a file of test/transcripts/files
//   lan bấm «Đúng» [×10]            presses what was offered last (in a group: lan trong snv bấm «…»)
//   lan sửa tin: việc hết hạn       changes what was said last (in a group: lan sửa tin trong snv: …)
//   ## nhóm snv đuổi bot            the group throws the bot out without a word; also: mời bot lại
//   ## khởi động lại                the service ends and starts again on the same register
//   ## đối chiếu báo cáo tháng      the files of a report are made and compared (also: tuần) by the test that plays it
//   ## đối chiếu lịch Sở Y tế       the calendar file of a body that came last is compared by the test that plays it
//   bot › lan: Đã ghi.              what must have arrived, in this order within a chat; nothing else may arrive
//     (...)                         any lines; inside a line: any letters
//     Mã: {{ma}}                    takes a word; {{ma}} in what is said later puts it in
//     [Đúng] [Sai]                  what is offered under the message
//   bot › (...)                     whatever else arrives in this step is not looked at
//   # anything                      a remark
//
// A blank line says nothing. `TRANSCRIPT_SAID=1 npx vitest run test/transcripts` writes beside each transcript NAME.said:
// the same scene with what was really said, to copy from while writing. It changes no result.

export type Expected = { readonly to: string; readonly lines: readonly string[]; readonly at: number }
export type Action =
  | { readonly kind: 'clock'; readonly moment: string }
  | { readonly kind: 'restart' }
  | { readonly kind: 'edit'; readonly who: string; readonly group: string | null; readonly text: string }
  | { readonly kind: 'kick' | 'welcome'; readonly group: string }
  | { readonly kind: 'check'; readonly report: 'weekly' | 'monthly' }
  | { readonly kind: 'check-feed'; readonly body: string }
  | {
      readonly kind: 'say'
      readonly who: string
      readonly group: string | null
      readonly isAddressed: boolean
      readonly file: string | null
      readonly text: string
    }
  | {
      readonly kind: 'press'
      readonly who: string
      readonly group: string | null
      readonly label: string
      readonly times: number
    }
export type Step = {
  readonly action: Action
  /** The lines that stand for the action, as they were written. */
  readonly written: readonly string[]
  readonly expected: readonly Expected[]
  readonly isOpen: boolean
  readonly at: number
}
export type Cast = {
  readonly people: ReadonlyMap<string, string>
  readonly groups: ReadonlyMap<string, readonly string[]>
  readonly isShipped: boolean
  readonly isTwoPersons: boolean
  readonly firstCode: string
}
export type Transcript = { readonly cast: Cast; readonly head: readonly string[]; readonly steps: readonly Step[] }

const NAME = String.raw`[\p{L}\p{N}-]+`
const SAY = new RegExp(
  `^(?<who>${NAME})(?: (?<how>nói )?trong (?<group>${NAME}))?(?: gửi (?<file>[^:«»]+))?: ?(?<text>.*)$`,
  'u',
)
const PRESS = new RegExp(
  `^(?<who>${NAME})(?: trong (?<group>${NAME}))? bấm «(?<label>[^»]+)»(?: ×(?<times>\\d+))?$`,
  'u',
)

export function readTranscript(text: string): Transcript {
  const lines = text.normalize('NFC').split('\n')
  const first = lines.findIndex((line) => line.startsWith('== '))
  if (first < 0) throw new Error('a transcript begins with a clock line: == 2025-08-11 09:00')
  const steps: Step[] = []
  let open: { text: string[]; written: string[] } | null = null
  lines.slice(first).forEach((line, i) => {
    const at = first + i + 1
    if (!line.trim() || (line.startsWith('#') && !line.startsWith('## '))) return
    if (line.startsWith('  ')) {
      if (!open) throw new Error(`line ${at} belongs to nothing`)
      open.text.push(line.slice(2))
      open.written.push(line)
      return
    }
    const step = steps.at(-1)
    const heard = /^bot › (?<to>[^:]+?)(?:: ?(?<rest>.*))?$/u.exec(line)?.groups
    if (heard) {
      if (!step) throw new Error(`line ${at}: nothing was done yet`)
      if (heard.to === '(...)') steps[steps.length - 1] = { ...step, isOpen: true }
      else {
        const text = heard.rest ? [heard.rest] : []
        ;(step.expected as Expected[]).push({ to: heard.to ?? '', lines: text, at })
        open = { text, written: [] }
      }
      return
    }
    const { action, text } = readAction(line, at)
    const written = [line]
    steps.push({ action, written, expected: [], isOpen: false, at })
    open = text ? { text, written } : null
  })
  return { cast: readCast(lines.slice(0, first)), head: lines.slice(0, first), steps: steps.map(joined) }
}

const spoken = new WeakMap<Action, string[]>()
function readAction(line: string, at: number): { readonly action: Action; readonly text: string[] | null } {
  if (line.startsWith('== ')) return { action: { kind: 'clock', moment: line.slice(3).trim() }, text: null }
  if (line === '## khởi động lại') return { action: { kind: 'restart' }, text: null }
  const door = new RegExp(`^## nhóm (?<group>${NAME}) (?<how>đuổi bot|mời bot lại)$`, 'u').exec(line)?.groups
  if (door)
    return { action: { kind: door.how === 'đuổi bot' ? 'kick' : 'welcome', group: door.group ?? '' }, text: null }
  const edit = new RegExp(`^(?<who>${NAME}) sửa tin(?: trong (?<group>${NAME}))?: (?<text>.*)$`, 'u').exec(line)?.groups
  if (edit)
    return {
      action: { kind: 'edit', who: edit.who ?? '', group: edit.group ?? null, text: edit.text ?? '' },
      text: null,
    }
  const checked = /^## đối chiếu báo cáo (?<kind>tuần|tháng)$/u.exec(line)?.groups?.kind
  if (checked) return { action: { kind: 'check', report: checked === 'tuần' ? 'weekly' : 'monthly' }, text: null }
  const fed = /^## đối chiếu lịch (?<body>.+)$/u.exec(line)?.groups?.body
  if (fed) return { action: { kind: 'check-feed', body: fed }, text: null }
  const press = PRESS.exec(line)?.groups
  if (press) {
    const { who = '', group = null, label = '', times } = press
    return { action: { kind: 'press', who, group: group ?? null, label, times: Number(times ?? 1) }, text: null }
  }
  const say = SAY.exec(line)?.groups
  if (!say) throw new Error(`line ${at} cannot be read: ${line}`)
  const { who = '', how, group, file } = say
  const text = [say.text ?? '']
  const action: Action = {
    kind: 'say',
    who,
    group: group ?? null,
    isAddressed: !how,
    file: file?.trim() ?? null,
    text: '',
  }
  spoken.set(action, text)
  return { action, text }
}
function joined(step: Step): Step {
  const text = spoken.get(step.action)
  const action = step.action.kind === 'say' && text ? { ...step.action, text: text.join('\n') } : step.action
  return { ...step, action }
}

function readCast(lines: readonly string[]): Cast {
  const people = new Map<string, string>()
  const groups = new Map<string, readonly string[]>()
  const set = new Map<string, string>()
  for (const line of lines) {
    if (!line.trim() || line.startsWith('#')) continue
    const { key = '', rest = '' } = /^(?<key>[^:]+):\s*(?<rest>.*)$/u.exec(line)?.groups ?? {}
    const [kind, name] = key.split(' ')
    if (kind === 'người' && name) people.set(name, rest)
    else if (kind === 'nhóm' && name)
      groups.set(
        name,
        rest
          .split(';')
          .map((b) => b.trim())
          .filter(Boolean),
      )
    else if (['sổ', 'mã đầu', 'hai người'].includes(key)) set.set(key, rest)
    else throw new Error(`the head cannot be read: ${line}`)
  }
  return {
    people,
    groups,
    isShipped: set.get('sổ') === 'mẫu',
    isTwoPersons: set.get('hai người') === 'có',
    firstCode: set.get('mã đầu') ?? '',
  }
}
