// What somebody tells beside a question: «chiều nay anh họp với Ban Thường vụ, bot lọc giúp …». Only the request is read.
import type { Moment } from '../domain/calendar.ts'
import { saysAny } from '../text/number-words.ts'
import { withoutAgain } from './again.ts'
import type { Tag } from './cues.ts'
import { withoutLetter } from './letter-form.ts'
import { withoutOpener } from './openers.ts'
import { type CueHit, keySaid, type Reading, readMessage, type Span } from './reading.ts'
import type { Vocabulary } from './vocabulary.ts'

export function readRequest(text: string, now: Moment, vocabulary: Vocabulary, addressed: boolean): Reading {
  const written = readMessage(text, now, vocabulary, addressed)
  const letter = withoutLetter(written)
  const whole = letter === null ? written : readMessage(letter, now, vocabulary, written.addressed)
  const request = withoutAsides(whole)
  const meant = request === null ? whole : readMessage(request, now, vocabulary, whole.addressed)
  const again = withoutAgain(meant)
  const clear = again === null ? meant : readMessage(again, now, vocabulary, whole.addressed)
  const asked = withoutOpener(clear)
  return asked === null ? clear : readMessage(asked, now, vocabulary, clear.addressed)
}

/** The message without its side clauses, or null where there is none, or no clear request beside them. */
function withoutAsides(r: Reading): string | null {
  // Hardly a message meets anybody: one look at the words spares the rest.
  if (!MEETS.test(r.keys) && !/(^| )day( |$)/.test(r.keys)) return null
  const clauses = clausesOf(r)
  const asides = clauses.filter((c) => isAside(r, c))
  const rest = clauses.filter((c) => !asides.includes(c))
  if (!asides.length || !rest.some((c) => isRequest(r, c))) return null
  const pointers = rest.flatMap((c) => pointerIn(r, c) ?? [])
  const met = r.bodies.filter((b) => asides.some((c) => isIn(b, c))).at(-1)
  if (pointers.length && !met) return null
  const named = rest.map((c) => textOf(r, c, pointerIn(r, c), met)).join(', ')
  const subject = asides.flatMap((c) => subjectOf(r, c) ?? [])[0]
  const isNamed = pointers.length > 0 || r.bodies.some((b) => rest.some((c) => isIn(b, c)))
  return subject && !isNamed ? `${rawOf(r, subject)} ${named}` : named
}

const MEETS =
  /(^| )(kinh (gui|thua)|de (em|anh|chi|minh|ben|bon|tui|toi|con|chuan bi|nam|kip|theo doi|don doc)|phai (bao cao|trinh|di)|can bao cao|hop|giao ban|hoi y|lam viec (voi|cung|tai)|(soan|viet|lam|chuan bi|hoan thien|tong hop) (bao cao|so lieu|bai phat bieu)|la chuyen vien|la can bo|(du|tiep) |gap |di (kiem tra|cong tac|co so|giam sat|khao sat))/
const PERSON =
  /^(?:(?:de|nham|da|a) )*(chuan bi|sap|dang|phuc vu|truoc khi) |(^| )(anh|em|chi|minh|toi|tui|bac|chu|sep|bon em|co (cuoc|buoi|lich))( |$)|^(sang|chieu|toi|trua|mai|mot|hom nay|ngay mai|tuan sau|thu [^ ]+|dau gio|cuoi gio)( nay| mai| chieu| sang)* (la |phai |co )?(hop|giao ban|di|tiep|lam viec)( |$)/

/** Between commas, full stops and line breaks, and where the bot is told what to do («… bot lọc giúp …»). */
function clausesOf(r: Reading): readonly Span[] {
  const told = r.cues.filter(
    (c) =>
      c.value.tags.has('BOT') &&
      r.cues.some((n) => n.from >= c.to && n.from <= c.to + 2 && ORDERS.some((t) => n.value.tags.has(t))),
  )
  const starts = r.words.flatMap((w, i) =>
    i > 0 && (/[,;:!?\n]|\.\s/.test(w.gap) || isPurpose(r, i) || told.some((c) => c.from === i)) ? [i] : [],
  )
  return [0, ...starts].map((from, n) => ({ from, to: starts[n] ?? r.words.length })).filter((c) => c.from < c.to)
}

/** «… để bọn em còn chuẩn bị» */
const isPurpose = (r: Reading, at: number): boolean =>
  saysAny(r.words[at], 'để') &&
  (saysAny(r.words[at + 1], 'em anh chị mình tui tôi còn nắm kịp') ||
    r.bodies.some((b) => b.kind === 'self' && b.from === at + 1) ||
    /^de (chuan bi|theo doi|don doc) ?/.test(
      r.words
        .slice(at, at + 3)
        .map(keySaid)
        .join(' '),
    ))

const ORDERS: readonly Tag[] = ['SHOW', 'HOW_MANY']
const ASKED: readonly Tag[] = ['TASK', 'WHAT', 'WHICH', 'HOW_MANY', 'WHEN', 'WHO', 'OVERDUE', 'DUE_SOON', 'EXTEND']
// em bên văn phòng Đảng ủy xã Sìn Hồ đây ạ | tôi là chuyên viên Sở Y tế
const INTRODUCES =
  /^(da |a |alo |chao (bot|anh|chi|em) |bot oi )*(em|anh|chi|toi|minh|chau) (ben|o|la|thuoc)( [^ ]+){1,9}? (day|day a)( (a|nhe|bot|anh|chi))*$/
/** Somebody meets or visits somebody; no task, paper or question is in it. */
function isAside(r: Reading, clause: Span): boolean {
  const keys = r.words.slice(clause.from, clause.to).map(keySaid).join(' ')
  const isFor = (clause.from > 0 && isPurpose(r, clause.from)) || (clause.from === 0 && /^kinh (gui|thua) /.test(keys))
  if (INTRODUCES.test(keys)) return true
  if (!isFor && (!MEETS.test(keys) || !(PERSON.test(keys) || subjectOf(r, clause)))) return false
  if ([...r.tasks, ...r.documents].some((s) => isIn(s, clause))) return false
  return !cuesIn(r, clause).some((c) => ASKED.some((t) => c.value.tags.has(t)))
}

const QUESTIONS: readonly Tag[] = ['WHAT', 'WHICH', 'HOW_MANY', 'WHEN', 'WHO', 'DEADLINE', 'HOW', 'DETAIL']
const SUMS: readonly Tag[] = ['RATE', 'RANKING', 'SUMMARY']
/** Tasks are asked about, or to be shown; «các việc quá hạn để mai» shows nothing. */
function isRequest(r: Reading, clause: Span): boolean {
  const cues = cuesIn(r, clause)
  const sums = cues.some((c) => SUMS.some((t) => c.value.tags.has(t)))
  if (sums) return true
  const about = r.tasks.some((t) => isIn(t, clause)) || cues.some((c) => c.value.tags.has('TASK'))
  const asks = cues.some(
    (c) => QUESTIONS.some((t) => c.value.tags.has(t)) || (c.value.tags.has('SHOW') && !isSmall(r, c)),
  )
  return about && asks && !cues.some((c) => c.value.tags.has('EXTEND'))
}
/** «chiều nay Sở Y tế họp giao ban»: the body that meets, named before anything is said of it. */
function subjectOf(r: Reading, clause: Span): Span | null {
  const first = r.bodies.find((b) => isIn(b, clause))
  if (!first || first.kind === 'choice') return null
  const before = r.words.slice(clause.from, first.from).map(keySaid).join(' ')
  return MEETS.test(before) || PERSON.test(before) ? null : first
}
/** «việc của sở đó», «họ còn việc gì»: the side clause says whose. */
function pointerIn(r: Reading, { from, to }: Span): Span | null {
  for (let at = from; at < to; at++) {
    const word = r.words[at]
    const next = r.words[at + 1]
    if (word?.text === 'họ' || (word?.key === 'ho' && saysAny(next, 'còn có đang trễ nợ chưa phải làm')))
      return { from: at, to: at + 1 }
    const noun = saysAny(word, 'đơn cơ') && saysAny(next, 'vị quan') ? at + 2 : at + 1
    if (noun === at + 1 && !saysAny(word, 'sở ngành ban bên xã phường chỗ phòng hội')) continue
    if (noun < to && saysAny(r.words[noun], 'đó này ấy kia nọ đấy nớ')) return { from: at, to: noun + 1 }
  }
  return null
}
const rawOf = (r: Reading, { from, to }: Span): string =>
  from < to ? r.text.slice(r.words[from]!.from, r.words[to - 1]!.to) : ''
/** The clause as typed, the body that was met in place of what points at it. */
function textOf(r: Reading, clause: Span, pointer: Span | null, met: Span | undefined): string {
  if (!pointer || !met) return rawOf(r, clause)
  const before = rawOf(r, { from: clause.from, to: pointer.from })
  const after = rawOf(r, { from: pointer.to, to: clause.to })
  return [before, rawOf(r, met), after].filter(Boolean).join(' ')
}
const isSmall = (r: Reading, c: Span): boolean => saysAny(r.words[c.from], 'các những toàn tất bảng')
const isIn = (s: Span, clause: Span): boolean => s.from >= clause.from && s.to <= clause.to
const cuesIn = (r: Reading, clause: Span): readonly CueHit[] => r.cues.filter((c) => isIn(c, clause))
