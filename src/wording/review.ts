// What is said while a draft is reviewed: the point to decide with the exact sentence, what was decided, what cannot be.
import { type Day, writeDay } from '../domain/calendar.ts'
import type { Reading } from '../domain/deadline.ts'
import {
  type Draft,
  type DraftDoc,
  type DraftItem,
  flagsOf,
  type OpenPoint,
  openPoints,
  twinsOf,
} from '../domain/draft.ts'
import type { Choice } from '../domain/reply.ts'
import { sayNamed, sayRaw } from './deadlines.ts'
import { sayListed } from './hand-out.ts'
import { FLAGS, writtenTime } from './import.ts'

/** Why something said is no decision. */
export type Trouble =
  | { readonly kind: 'itself' | 'gone' | 'task-or-context' | 'no-double' | 'lead-needed' | 'no-parts' }
  | { readonly kind: 'unknown-bodies' | 'leads-already'; readonly names: readonly string[] }
  | { readonly kind: 'no-time' | 'no-day' | 'no-number'; readonly words: string }
  | { readonly kind: 'given-after'; readonly later: readonly { readonly no: number; readonly given: Day }[] }
  | { readonly kind: 'no-such-item'; readonly ref: string }

export function sayTrouble(trouble: Trouble): string {
  switch (trouble.kind) {
    case 'gone':
      return 'Mục này không còn trong bản nháp. Gõ /duyet để xem bản nháp hiện nay.'
    case 'itself':
      return 'Việc này không gộp với chính nó được. Gõ mục khác: «gộp với 4.(3)», «gộp với việc 7».'
    case 'task-or-context':
      return 'Câu này chưa chắc: trả lời «là việc» hoặc «bối cảnh».'
    case 'no-double':
      return 'Việc này không trùng việc nào trong sổ.'
    case 'lead-needed':
      return 'Việc nào cũng phải có cơ quan chủ trì. Ví dụ: «chủ trì: Sở Nội vụ».'
    case 'no-parts':
      return 'Câu này không tự tách được. Gõ tên các phần: «tách: rà soát nhân lực | báo cáo kết quả».'
    case 'unknown-bodies':
      return `Sổ không có cơ quan: ${trouble.names.join('; ')}. Gõ lại đúng tên, hoặc để trong ngoặc kép nếu muốn giữ nguyên: chủ trì: "${trouble.names[0] ?? ''}".`
    case 'leads-already':
      return `${trouble.names.join('; ')} đang chủ trì việc này, không ghi thêm là phối hợp. Đổi cơ quan chủ trì trước: «chủ trì: …».`
    case 'given-after':
      return `Văn bản này có trước ${trouble.later.map((t) => `việc ${t.no} (${writeDay(t.given)})`).join(', ')} nên không thay thế được: chọn «giữ cả hai» hoặc «bỏ». Ngày văn bản đọc sai thì sửa: «ngày: 06/8/2025».`
    case 'no-time':
      return `Không đọc được thời hạn «${trouble.words}». Ví dụ: «hạn: trước 20/8/2025», «hạn: trong tháng 9/2025», «hạn: hằng tháng», «hạn: không».`
    case 'no-day':
      return `Không đọc được ngày «${trouble.words}». Ví dụ: «ngày: 06/8/2025», «ngày: không».`
    case 'no-number':
      return `Không đọc được số văn bản «${trouble.words}». Ví dụ: «số: 44-KL/TU», «số: không».`
    case 'no-such-item':
      return `Bản nháp không có mục «${trouble.ref}» để gộp vào.`
  }
}

export const HOW_TO_EDIT = [
  'Gõ điều cần sửa cho việc này:',
  '   chủ trì: Sở Nội vụ; Sở Tài chính',
  '   phối hợp: Sở Y tế (hoặc: phối hợp: không)',
  '   hạn: trước 20/8/2025 (hoặc: hạn: không)',
  '   tên: Rà soát biên chế giáo viên',
  '   tách · tách theo cơ quan · tách: phần một | phần hai',
  '   gộp với 4.(3)',
  '   không phải việc',
  'Sửa đầu văn bản: «số: 44-KL/TU», «ngày: 06/8/2025», «cơ quan ban hành: …», «tên văn bản: …»',
  'Cả bản nháp: «bỏ việc trùng» (nguyên văn, cùng hạn với sổ), «bỏ bản nháp»',
] as const

/** How many bodies a collective name stands for, and how many of them the directory knows; null: a name for one. */
export type Counting = (name: string) => { readonly known: number; readonly total: number } | null

/** One task of a draft as a person decides about it: the sentence, what was read of it, what is doubtful. */
export function sayItem(
  draft: Draft,
  item: DraftItem,
  { today, reading, counting }: { readonly today: Day; readonly reading: Reading; readonly counting: Counting },
): readonly string[] {
  const place = draft.items.indexOf(item) + 1
  const names = (list: readonly string[]) =>
    list.map((name) => {
      const count = counting(name)
      if (count === null) return name
      const { known, total } = count
      const missing = known < total ? `; ${sayListed(known, total)}` : ''
      return `${name} (${known} phần việc, mỗi cơ quan một${missing})`
    })
  const open = openPoints(draft).length
  return [
    `${draft.id} · việc ${place}/${draft.items.length} · mục ${item.ref}${open ? ` · còn ${open} điểm phải quyết` : ''}`,
    ...(item.text ? [`   «${item.text}»`] : []),
    `   Việc: ${item.title}`,
    `   Chủ trì: ${names(item.lead).join('; ') || '❓ chưa rõ, gõ «chủ trì: …»'}`,
    ...(item.coop.length ? [`   Phối hợp: ${names(item.coop).join('; ')}`] : []),
    `   Hạn: ${item.deadlines.map((d) => sayNamed(d, today, reading)).join('; ') || 'cần điền hạn'}`,
    ...(item.status === 'done' ? ['   Tệp ghi: đã hoàn thành (vào sổ là đã xong, không giao, không nhắc)'] : []),
    ...flagsOf(draft, item.ref).map((f) => `   ⚠ ${FLAGS[f.kind] ?? f.kind}: «${f.words}»`),
    ...sayDecision(item),
  ]
}
function sayDecision(item: DraftItem): readonly string[] {
  if (item.decision === 'dropped') return ['   Đã quyết: không phải việc']
  return item.decision === 'right' ? ['   Đã quyết: đúng'] : []
}

/** A task and the one of the register that it repeats, side by side. */
export type Twin = { readonly no: number; readonly title: string; readonly text: string; readonly document: string }
/** Old and new side by side: every task of the register that it is like. */
export function sayDouble(item: DraftItem, twins: readonly Twin[], today: Day): readonly string[] {
  const { double } = item
  if (!double) return []
  const times = (list: readonly string[]) => list.map(writtenTime).join('; ') || 'không có hạn'
  const here = item.deadlines.map((d) => sayRaw(d, today)).join('; ') || 'không có hạn'
  const each = [double, ...(double.more ?? [])]
  const isMoved = each.some((d) => d.relation === 'moves')
  const numbers = each.map((d) => d.no).join(', ')
  return [
    `Giống việc ${numbers} trong sổ${isMoved ? ' nhưng KHÁC HẠN' : ', cùng hạn'}:`,
    `   Mới: ${item.title}`,
    `      hạn ${here}${item.status === 'done' ? ' · tệp ghi đã hoàn thành' : ''}`,
    ...each.flatMap(({ no, there, relation }) => {
      const twin = twins.find((t) => t.no === no)
      const which = each.length > 1 ? ` (việc ${no})` : ''
      const same = each.length > 1 && isMoved && relation === 'repeats' ? ', cùng hạn' : ''
      return [
        `   Cũ${which}: ${twin ? `${twin.title} (${twin.document})` : `việc ${no}`}`,
        `      hạn ${times(there)}${same}`,
        ...(twin?.text ? [`      «${twin.text}»`] : []),
      ]
    }),
  ]
}
export function saySentence(draft: Draft, at: number): readonly string[] {
  const open = openPoints(draft).length
  return [
    `${draft.id} · câu chưa chắc ${at + 1}/${draft.unsure.length} · còn ${open} điểm phải quyết`,
    `   «${draft.unsure[at]?.text ?? ''}»`,
    'Câu này là việc hay bối cảnh?',
  ]
}

const HEAD = { number: 'số', issued: 'ngày', issuer: 'cơ quan ban hành', name: 'tên văn bản' } as const
/** «văn bản: số 44-KL/TU (trước: không có)». */
export function sayHeadChanged(field: keyof typeof HEAD, before: DraftDoc, after: DraftDoc): string {
  return `văn bản: ${HEAD[field]} ${sayHead(field, after)} (trước: ${sayHead(field, before)})`
}
export function sayHeadSame(field: keyof typeof HEAD, doc: DraftDoc): string {
  return `Không có gì đổi: ${HEAD[field]} của văn bản đang là ${sayHead(field, doc)}.`
}
function sayHead(field: keyof typeof HEAD, doc: DraftDoc): string {
  if (field === 'issued') return doc.issued ? writeDay(doc.issued) : 'không có'
  return doc[field === 'name' ? 'title' : field] || 'không có'
}
export const NO_REPEATS =
  'Không có việc nào trùng nguyên văn và cùng hạn với sổ; việc giống một phần hoặc khác hạn phải xem từng việc.'
export const NO_SAME_DRAFT = 'Không có bản nháp nào khác của cùng văn bản này.'
export const sayKeptBoth = (ids: readonly string[]): string => `giữ cả hai bản nháp (${ids.join(', ')})`
/** The same document waits in another draft: said when it comes in, and in the way of publishing. */
export function saySameDrafts(others: readonly Draft[]): readonly string[] {
  return others.map(
    (d) =>
      `⚠ Cùng văn bản này đang ở bản nháp ${d.id} (${d.doc.title}, ${d.items.length} việc): bỏ một bản, hoặc «giữ cả hai bản nháp» nếu là hai văn bản.`,
  )
}
export function sameDraftChoices(draft: Draft, others: readonly Draft[]): readonly Choice[] {
  if (!others.length) return []
  return [
    ...[...others, draft].map((d) => ({ label: `Bỏ bản nháp ${d.id}`, says: `/duyet ${d.id} bo ban nhap` })),
    { label: 'Giữ cả hai bản nháp', says: `/duyet ${draft.id} giu ca hai ban nhap` },
  ]
}
export const sayRepeatsDropped = (count: number): string => `bỏ ${count} việc trùng nguyên văn, cùng hạn với sổ`
export function sayDiscardAsked(draft: Draft): readonly string[] {
  const decided = draft.items.filter((i) => i.decision !== 'proposed').length
  return [
    `Bỏ bản nháp ${draft.id} (${draft.doc.title}, ${draft.items.length} việc${decided ? `, ${decided} việc đã quyết` : ''})? Không lấy lại được; nhập lại tệp thì có bản nháp mới.`,
  ]
}
export const NOTHING_LEFT = (draft: Draft): string =>
  `Bản nháp ${draft.id} không còn việc nào để công bố. Bỏ hẳn: «bỏ bản nháp ${draft.id}».`
export const sayDiscarded = (draft: Draft): string => `Đã bỏ bản nháp ${draft.id} (${draft.doc.title}).`

export const UNDONE_NOTHING = 'Không còn quyết định nào để hoàn tác.'
export const sayUndone = (what: string): string => `Đã hoàn tác: ${what}.`
export const sayDone = (what: string): string => `Đã ghi: ${what}.`
export const sayTaken = (item: DraftItem): string =>
  `Một đồng chí khác của văn phòng vừa quyết mục ${item.ref}${item.decision === 'right' ? ' là đúng' : item.decision === 'dropped' ? ' không phải việc' : ' (đã sửa)'}. Nếu vẫn muốn đổi, gõ «vẫn …», ví dụ «vẫn không phải việc».`
export const sayDoubleFirst = (item: DraftItem): string =>
  `Việc này trùng việc ${twinsOf(item).join(', ')} trong sổ: chọn «giữ cả hai», «thay thế việc cũ» hoặc «bỏ».`
export const sayOwnerFirst = 'Chưa có cơ quan chủ trì: gõ «chủ trì: …» trước.'
export const sayNoOpen = (draft: Draft): string => {
  const open = openPoints(draft)
  if (open.length)
    return `Còn ${open.length} điểm chưa quyết, để lại sau: ${[...new Set(open.map(placeOf))].slice(0, 5).join(', ')}${open.length > 5 ? ' …' : ''}. Chưa quyết thì chưa công bố được.`
  const left = draft.items.filter((i) => i.decision === 'proposed').length
  return `Không còn điểm nào phải quyết.${left ? ` ${left} việc chưa ai xem lại.` : ' Mọi việc đã được xem lại.'}`
}
const placeOf = (point: OpenPoint): string =>
  point.kind === 'unsure' ? `câu chưa chắc ${point.at + 1}` : `mục ${point.item.ref}`
/** «tên:» and nothing behind it. */
export const sayNothingBehind = (field: string): string =>
  `Chưa ghi gì: sau «${field}:» còn thiếu nội dung. Gõ đủ trong một dòng, ví dụ «${field}: ${EXAMPLES.find(([known]) => known.test(field))?.[1] ?? '…'}».`
const EXAMPLES: readonly (readonly [RegExp, string])[] = [
  [/ch[uủ] tr[iì]|ph[oố]i h[oợ]p/iu, 'Sở Nội vụ'],
  [/h[aạ]n$/iu, 'trước 20/8/2025'],
  [/^s[oố]$/iu, '44-KL/TU'],
  [/^ng[aà]y$/iu, '06/8/2025'],
  [/ban h[aà]nh/iu, 'Ban Thường vụ Tỉnh ủy'],
  [/./u, 'Rà soát biên chế giáo viên'],
]
export const sayUndoTooLate = (id: string): string =>
  `Bản nháp ${id} không còn: đã công bố hoặc đã bỏ. Đã công bố thì không hoàn tác được; sửa bằng /dinhchinh SỐ …, giá trị cũ vẫn giữ.`
export function sayNoSuchRef(draft: Draft, ref: string): string {
  const known = draft.items.slice(0, 5).map((i) => i.ref)
  return `Bản nháp ${draft.id} không có mục «${ref}». Các mục: ${known.join(', ')}${draft.items.length > known.length ? ' …' : '.'}`
}
export const NO_DRAFTS = 'Không có bản nháp nào. Gửi tệp .docx, .pdf, .txt hoặc .xlsx kèm /nhapvanban để nhập.'
export const sayNoDraft = (id: string): string => `Không có bản nháp ${id} (có thể đã công bố). Gõ /duyet để xem.`
export const WHICH_DRAFT = 'Duyệt bản nháp nào?'
export function sayDraftLine(draft: Draft): string {
  const open = openPoints(draft).length
  return `${draft.id} · ${draft.doc.title} · ${draft.items.length} việc${open ? `, còn ${open} điểm phải quyết` : ', đủ điều kiện gửi'}`
}

const WHAT: Readonly<Record<string, string>> = {
  right: 'đúng',
  drop: 'không phải việc',
  split: 'tách',
  merge: 'gộp',
  task: 'là việc',
  context: 'bối cảnh',
  both: 'giữ cả hai',
  replace: 'thay thế việc cũ',
  lead: 'chủ trì',
  coop: 'phối hợp',
  title: 'tên',
  deadlines: 'hạn',
  rest: 'các việc còn lại đều đúng',
}
/** What a decision is called: «4.(3): chủ trì Sở Y tế (trước: Sở Nội vụ)». */
export function sayWhat(key: string, kind: string, now = '', before = ''): string {
  const change = now || before ? ` ${now || 'không có'} (trước: ${before || 'không có'})` : ''
  return `${key ? `${key}: ` : ''}${WHAT[kind] ?? kind}${change}`
}

export const sayMerged = (key: string, into: string): string => `${key}: gộp vào ${into}`
/** A change was said while no task was in front of the reviewer. */
export const sayWhichItem = (draft: Draft): string =>
  `Chưa ghi gì: chưa rõ là việc nào. Gõ kèm mục, ví dụ: /duyet ${draft.id} ${draft.items[0]?.ref ?? '1'} tên: …`

/** Buttons of a point; numbers where there are no buttons. */
export function itemChoices(draft: Draft, item: DraftItem): readonly Choice[] {
  const says = (what: string) => `/duyet ${draft.id} ${item.ref} ${what}`
  const double = item.double && !item.double.settled
  return [
    ...(double
      ? [{ label: 'Giữ cả hai', says: says('giu ca hai') }, ...replaceChoices(twinsOf(item), says)]
      : item.lead.length
        ? [{ label: flagsOf(draft, item.ref).length ? 'Giữ như văn bản' : 'Đúng', says: says('dung') }]
        : []),
    { label: double ? 'Bỏ việc mới' : 'Không phải việc', says: says('khong phai viec') },
    { label: 'Sửa', says: says('sua') },
    { label: 'Để sau', says: says('tiep') },
    ...(draft.undo?.length ? [{ label: 'Hoàn tác', says: `/duyet ${draft.id} hoan tac` }] : []),
  ]
}
function replaceChoices(twins: readonly number[], says: (words: string) => string): readonly Choice[] {
  if (twins.length < 2) return [{ label: 'Thay thế việc cũ', says: says('thay the') }]
  return [
    ...twins.map((no) => ({ label: `Thay thế việc ${no}`, says: says(`thay the viec ${no}`) })),
    { label: `Thay thế cả ${twins.length} việc`, says: says('thay the tat ca') },
  ]
}
export function sentenceChoices(draft: Draft, at: number): readonly Choice[] {
  const says = (what: string) => `/duyet ${draft.id} ?${at + 1} ${what}`
  return [
    { label: 'Là việc', says: says('la viec') },
    { label: 'Bối cảnh', says: says('boi canh') },
    { label: 'Để sau', says: says('tiep') },
    ...(draft.undo?.length ? [{ label: 'Hoàn tác', says: `/duyet ${draft.id} hoan tac` }] : []),
  ]
}
export function draftChoices(draft: Draft): readonly Choice[] {
  const open = openPoints(draft).length
  const left = draft.items.some((i) => i.decision === 'proposed')
  const repeats = draft.items.filter(
    (i) => i.decision !== 'dropped' && i.double?.relation === 'repeats' && !i.double.settled,
  ).length
  if (!open && draft.items.every((i) => i.decision === 'dropped'))
    return [
      { label: 'Bỏ bản nháp', says: `/duyet ${draft.id} bo ban nhap` },
      ...(draft.undo?.length ? [{ label: 'Hoàn tác', says: `/duyet ${draft.id} hoan tac` }] : []),
    ]
  return [
    ...(open ? [{ label: `Quyết ${open} điểm`, says: `/duyet ${draft.id} tiep` }] : []),
    ...(repeats > 1 && draft.standing
      ? [{ label: 'Bỏ các việc trùng', says: `/duyet ${draft.id} bo viec trung` }]
      : []),
    ...(left ? [{ label: 'Duyệt từng việc', says: `/duyet ${draft.id} tung viec` }] : []),
    ...(left ? [{ label: 'Việc còn lại đều đúng', says: `/duyet ${draft.id} con lai dung` }] : []),
    ...(open ? [] : [{ label: 'Xem trước khi gửi', says: `/guiketluan ${draft.id}` }]),
    ...(draft.undo?.length ? [{ label: 'Hoàn tác', says: `/duyet ${draft.id} hoan tac` }] : []),
  ]
}
/** «việc 190», and the draft has fewer. */
export function sayNoSuchPlace(draft: Draft, no: number): string {
  return `Đang duyệt bản nháp ${draft.id}, có ${draft.items.length} việc; không có việc ${no}.`
}
export function sayInRegister(no: number): string {
  return `Việc ${no} trong sổ`
}
