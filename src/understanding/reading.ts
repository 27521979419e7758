// Everything a message says, found once: words, bodies, days, documents, tasks, and the cues of the grammar.
import { type Day, dayOf, type Moment, momentOf } from '../domain/calendar.ts'
import { createLast } from '../domain/kept.ts'
import { type Clauses, clauseKey } from '../text/asked-clauses.ts'
import { type DateHit, readDates } from '../text/asked-dates.ts'
import { type DocumentHit, readDayAt, readDocuments, skipMeeting } from '../text/asked-documents.ts'
import { readPapers } from '../text/asked-papers.ts'
import { type ProvinceHit, readProvinces } from '../text/asked-provinces.ts'
import { readRef, readTasks, type TaskHit } from '../text/asked-tasks.ts'
import { type BodyHit, readBodies } from '../text/body-names.ts'
import { readRoman, says, saysAny } from '../text/number-words.ts'
import { type Hit, longestAt } from '../text/phrase-book.ts'
import { mendSpaces } from '../text/spaces.ts'
import { repair } from '../text/typing-repair.ts'
import { atTheDoor, markExact, rawBetween, readWords, type Word } from '../text/words.ts'
import { BARE_WORDS, CUES, type Cue, type Tag } from './cues.ts'
import { readCues } from './read-cues.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A stretch of words, end excluded. */
export type Span = { readonly from: number; readonly to: number }
export type CueHit = Hit<Cue>

export type Reading = {
  readonly text: string
  readonly words: readonly Word[]
  /** The keys of all words, a space between. */
  readonly keys: string
  readonly today: Day
  readonly now: Moment
  readonly bodies: readonly BodyHit[]
  readonly dates: readonly DateHit[]
  /** The days that documents bear: «KL 12 ngày 5/3». */
  readonly paperDates: readonly DateHit[]
  readonly documents: readonly DocumentHit[]
  readonly tasks: readonly TaskHit[]
  /** Provinces whose work is asked about: «việc của Lai Châu». */
  readonly provinces: readonly ProvinceHit[]
  readonly cues: readonly CueHit[]
  /** The tags of all cues. */
  readonly tags: ReadonlySet<Tag>
  /** The bot is spoken to: @dondoc_bot, «bot ơi», or the channel says so. */
  readonly addressed: boolean
  /** Ends in a question mark. */
  readonly asks: boolean
}

/** A question is never longer; of a pasted text only the beginning is read. */
const MOST_WORDS = 100

export function readMessage(text: string, now: Moment, vocabulary: Vocabulary, addressed: boolean): Reading {
  const clean = atTheDoor(text)
  const words = mendSpaces(readWords(clean, MOST_WORDS).slice(0, MOST_WORDS), vocabulary.known, (all, at) =>
    Math.max(longestAt(CUES, all, at)[0]?.to ?? at, longestAt(vocabulary.bodies.book, all, at)[0]?.to ?? at),
  )
  markExact(words, BARE_WORDS)
  const places = readProvinces(words)
  repair(words, vocabulary.known)
  // «của Gia Lai» asks for no «gia hạn».
  for (const { isOwner, from, to } of places) if (isOwner) for (let i = from; i < to; i++) words[i]!.alts = []
  const today = todayOf(now)
  const tasksRead = withoutDenied(
    readTasks(words, (at) => beginsName(words, at, vocabulary), vocabulary.clauses),
    words,
  )
  const named = readBodies(words, vocabulary.bodies)
  // «BTC TU tháng 8», «Sở KH&CN tháng 8»: the letters of a name begin no time.
  const slowest = slowestIn(words)
  const datesBeside = (spans: readonly Span[]) =>
    readDates(words, today, [...spans, ...named.filter(isLong), ...slowest]).filter(
      (d) => !isAsOf(d, words, today) && !isShare(d, words) && !isNearlyOver(d, words) && !isWhenSaid(d, words),
    )
  const allDates = datesBeside(tasksRead)
  const shortNames = [...readShortNames(words, vocabulary), ...readPapers(words, allDates, vocabulary.papers)]
  const documents = [
    ...shortNames,
    ...readDocuments(words, allDates, vocabulary.documents, (at) => named.some((b) => b.from === at)).filter(
      (d) => !overlapsAny(d, shortNames) && !isObject(words, d),
    ),
  ].map((d) => withMeeting(d, words, allDates))
  const tasks = [...tasksRead, ...readClausesBefore(documents, words, [...tasksRead, ...allDates], vocabulary.clauses)]
  const taken = [...documents, ...tasks]
  // «NQ số 7 tháng 8», «KL 44 tuần này»: what the paper does not take is a time by itself.
  const free = documents.length || allDates.some((d) => overlapsAny(d, taken)) ? datesBeside(taken) : allDates
  const paperDates = free.filter((d) => isDateOfPaper(d, documents, words, today))
  const dates = paperDates.length ? free.filter((d) => !paperDates.includes(d)) : free
  const bodies = named.filter((b) => !overlapsAny(b, taken))
  // «Sở Nội vụ Hà Nội»: behind a body too.
  const provinces = places.filter(
    (p) => (p.isOwner || bodies.some((b) => b.to === p.from)) && !overlapsAny(p, [...taken, ...bodies]),
  )
  const cues = readCues(words, [...taken, ...dates, ...bodies, ...provinces], bodies)
  const reading: Reading = {
    text: clean,
    tags: tagsOf(cues),
    words,
    keys: words.map(keySaid).join(' '),
    today,
    now,
    bodies,
    dates,
    paperDates,
    documents,
    tasks,
    provinces,
    cues,
    asks: /\?\s*$/.test(clean),
    addressed: addressed || isAddressed(words, cues),
  }
  return withLoneNumber(withLoneClause(withIssuer(reading), vocabulary.clauses))
}

/** «đơn vị nào làm chậm nhất tháng trước»: the slowest one, no day that comes at the latest. */
const slowestIn = (words: readonly Word[]): readonly Span[] =>
  words.flatMap((w, i) => {
    if (!says(w, 'chậm') || !says(words[i + 1], 'nhất')) return []
    const which = [i - 1, i - 2, i - 3].find((at) => saysAny(words[at], 'nào mô'))
    if (which === undefined || !saysAny(words[which - 1], 'sở vị quan xã phường ngành ban bên')) return []
    return words.slice(which + 1, i).some((v) => saysAny(v, 'phải cần hạn thì')) ? [] : [{ from: i, to: i + 2 }]
  })
const isLong = ({ from, to }: Span): boolean => to - from > 1

function tagsOf(cues: readonly CueHit[]): ReadonlySet<Tag> {
  const tags = new Set<Tag>()
  for (const cue of cues) for (const tag of cue.value.tags) tags.add(tag)
  return tags
}

/** «Sở Ngoại vụ», but not «sở» or «các sở» alone. */
const beginsName = (words: readonly Word[], at: number, { bodies }: Vocabulary): boolean =>
  longestAt(bodies.book, words, at).some((h) => h.to - h.from > 1 && !h.value.name.startsWith('Các '))

/** «báo cáo sơ kết nghị quyết 18»: the work is about that paper, it does not stand in it. */
function isObject(words: readonly Word[], { from }: DocumentHit): boolean {
  const verb = words[from - 1]
  if (saysAny(words[from - 2], 'tổng sơ') && says(verb, 'kết')) return true
  return saysAny(words[from - 2], 'quán dự sửa') && saysAny(verb, 'triệt thảo đổi')
}
/** «tính đến hôm nay còn mấy việc»: how things stand, no period. */
const isAsOf = (date: DateHit, words: readonly Word[], today: Day): boolean =>
  date.how === 'by' && date.named === today && saysAny(words[date.from - 1], 'tính')
/** «sắp hết tháng rồi còn mấy việc»: the month is nearly over; nothing is asked about it. */
const isNearlyOver = ({ from }: DateHit, words: readonly Word[]): boolean =>
  [from, from - 1].some((at) => says(words[at], 'hết') && saysAny(words[at - 1], 'sắp gần')) &&
  words.slice(from, from + 3).some((w, i) => i > 0 && saysAny(w, 'rồi'))
/** «không phải việc 12 mà việc 13 xong rồi» */
function withoutDenied(tasks: readonly TaskHit[], words: readonly Word[]): readonly TaskHit[] {
  const meant = tasks.filter(({ from }) => !(saysAny(words[from - 1], 'phải') && saysAny(words[from - 2], 'không')))
  return meant.length ? meant : tasks
}
/** «sáng nay sếp hỏi mấy việc …», «hôm qua anh bảo …»: when somebody spoke. */
const isWhenSaid = ({ to }: DateHit, words: readonly Word[]): boolean =>
  [to + 1, to + 2].some((at) => saysAny(words[at], 'hỏi bảo dặn kêu') && saysAny(words[at - 1], PEOPLE)) &&
  saysAny(words[to], SPEAKERS)
const PEOPLE = 'sếp anh chị bác chú em đạo tịch thư đốc ông bà'
const SPEAKERS = 'sếp anh chị bác chú em lãnh chủ bí giám ông bà'
/** «khám xong 5/9 trường»: five of nine. */
const isShare = ({ from, to }: Span, words: readonly Word[]): boolean =>
  to === from + 2 &&
  words[from + 1]!.gap === '/' &&
  (words[from]!.number ?? 0) <= (words[from + 1]!.number ?? 0) &&
  saysAny(words[from - 1], 'xong được đạt') &&
  words[to]?.gap === ' ' &&
  saysAny(
    words[to],
    'trường xã phường tổ hộ hồ thôn bản nhà lớp điểm trạm sở đơn cơ khu xóm ấp dự công người cuộc tuyến',
  )
/** «KL 12 ngày 5/3»: the day of the document, which is past. */
function isDateOfPaper(date: DateHit, documents: readonly DocumentHit[], words: readonly Word[], today: Day): boolean {
  const own = documents.some((d) => d.number !== null && d.to === date.from)
  return own && date.since === date.until && date.named <= today && words[date.from]!.key === 'ngay'
}

/** «KL Lào Cai 8/2025 (họp 6/8/2025)», as documents are printed: the day belongs to the name. */
function withMeeting(document: DocumentHit, words: readonly Word[], dates: readonly DateHit[]): DocumentHit {
  if (document.number === null) return document
  const at = skipMeeting(words, document.to)
  const date = at > document.to ? readDayAt(words, at, dates) : null
  return date ? { ...document, to: date.to } : document
}

/** The first word behind so many letters of the keys, counted from a word. */
export function wordBehind({ words }: Reading, length: number, from = 0): number {
  let at = from
  for (let read = 0; read < length && at < words.length; at++) read += keySaid(words[at]!).length + 1
  return at
}
/** The key of what a word stands for: «r» rồi, «nv» nhiệm vụ. */
export function keySaid(word: Word): string {
  return word.alts.length === 1 ? word.alts[0]!.join(' ') : word.key
}

/** The day of the last moment asked for: messages come by the thousand on one day. */
let lastDay = { from: 0, until: 0, day: '' }
function todayOf(now: Moment): Day {
  if (now < lastDay.from || now >= lastDay.until) {
    const day = dayOf(now)
    lastDay = { from: momentOf(day), until: momentOf(day) + 86_400_000, day }
  }
  return lastDay.day
}

function readShortNames(words: readonly Word[], vocabulary: Vocabulary): readonly DocumentHit[] {
  const found: DocumentHit[] = []
  for (let at = 0; at < words.length; at++) {
    const hit = longestAt(vocabulary.shortNames, words, at)[0]
    if (hit) found.push({ number: hit.value, date: null, from: hit.from, to: hit.to, issuerSaid: true })
  }
  return found
}

function isAddressed(words: readonly Word[], cues: readonly CueHit[]): boolean {
  return (
    words.some((w) => w.key.startsWith('@') && /^@.*(bot|dondoc)/.test(w.key)) ||
    cues.some((c) => c.value.tags.has('BOT') && !saysAny(words[c.to], 'nào'))
  )
}

// 6 của KL Lào Cai 8/2025 | II trong KL 5/2026 | 3.1 của TB Nghệ An 7/2025      not: 6 việc của KL 44 | tháng 6 của KL 44
function readClausesBefore(
  documents: readonly DocumentHit[],
  words: readonly Word[],
  taken: readonly Span[],
  clauses: Clauses,
): readonly TaskHit[] {
  return documents.flatMap((d, i) => {
    // One document may be read in two ways.
    if (documents.findIndex((other) => other.from === d.from) < i) return []
    if (!saysAny(words[d.from - 1], 'của trong ở thuộc')) return []
    const at = d.from - 2
    const word = words[at]
    if (!word || overlapsAny({ from: at, to: at + 1 }, taken) || saysAny(words[at - 1], 'top')) return []
    // «số 8 trong KH 376», not the number of another paper
    if (says(words[at - 1], 'số')) {
      const opens = at === 1 || saysAny(words[at - 2], 'xem coi thế cho hỏi còn vậy')
      return opens && word.number !== null ? [{ refs: [String(word.number)], from: at - 1, to: at + 1 }] : []
    }
    const isRoman = word.raw === word.raw.toUpperCase() && readRoman(word) !== null
    if (!(word.number !== null || isRoman) || !clauses.has(word.key)) return []
    return [{ refs: [word.raw], from: at, to: at + 1 }]
  })
}

/** «3.1», «hạn 3.1»: a clause of the register, where nothing else makes a day of it: «việc hạn 3.1», «Sở Nội vụ 3.1», «ngày 3.1». */
function withLoneClause(r: Reading, clauses: Clauses): Reading {
  const [date, another] = r.dates
  if (!date || another || r.bodies.length || r.tasks.length || date.how !== 'in') return r
  const ref = r.words[date.from]!.number === null ? null : readRef(r.words, date.from)
  if (!ref || ref.to !== date.to || !/^\d+\.\d+$/.test(ref.ref) || !clauses.has(clauseKey(ref.ref))) return r
  const asksOne = r.cues.every((c) => [...c.value.tags].some((t) => OF_ONE.has(t)))
  if (!asksOne || residue(r).length) return r
  return { ...r, dates: [], tasks: [{ refs: [ref.ref], from: date.from, to: date.to }] }
}
// 33 tiến triển sao rồi | số 7 hạn ngày nào | 12 ai chủ trì      not: 33 sao rồi | 15 ai trực | 33 xong rồi
const LONE_NUMBER =
  /^(?:(?:bot|oi|a|alo|cho|em|anh|chi|toi|hoi|xin|so|the|con) )*(\d{1,3}) (?:la (?:viec|nhiem vu) (?:gi|chi|nao)|deadline (?:la )?(?:khi nao|bao gio|ngay nao|hom nao|luc nao)|tien (?:trien|do)|(?:dang |da |lam |trien khai )?(?:den|toi) dau( roi)?|han (?:la )?(?:khi nao|bao gio|ngay nao|hom nao|luc nao)|(?:khi nao|bao gio|ngay nao|hom nao) (?:den han|het han|toi han|phai xong)|(?:do )?(?:ai|(?:co quan|don vi|so|ben|ban) nao) (?:chu tri|phu trach|phoi hop|dam nhiem|chiu trach nhiem)|(?:dang )?(?:vuong|ket) (?:gi|o dau|cho nao|khau nao))(?: |$)/
// 12 xong chưa bot: said to the bot it is no hour and no pack of anything.
const LONE_NUMBER_TOLD =
  /^(?:(?:bot|oi|a|alo|cho|hoi|the|so) )*(\d{1,3}) (?:da )?(?:xong|hoan thanh|den han|qua han|tre|tre han) (?:chua|khong)( (a|bot|oi|vay|the|em|nhi))*$/
/** A bare number before what only tasks are asked. */
function withLoneNumber(r: Reading): Reading {
  if (r.tasks.length || r.words.length < 3 || r.words.length > 10 || r.bodies.length || r.documents.length) return r
  const found = LONE_NUMBER.exec(r.keys) ?? (r.addressed ? LONE_NUMBER_TOLD.exec(r.keys) : null)
  if (!found || r.dates.length) return r
  const at = r.words.findIndex((w) => w.number !== null)
  if (at < 0 || r.words[at]!.raw !== found[1] || r.words[at + 1]?.gap !== ' ' || residue(r).length) return r
  return { ...r, tasks: [{ refs: [String(Number(found[1]))], from: at, to: at + 1 }] }
}
/** What is asked about one task. */
const OF_ONE: ReadonlySet<Tag> = new Set<Tag>([
  'POLITE',
  'BOT',
  'DETAIL',
  'HOW',
  'WHEN',
  'DEADLINE',
  'WHO',
  'RESPONSIBLE',
  'LEAD',
  'COOP',
  'ABOUT_PAPER',
])

/** «công văn 141 của Thường trực Tỉnh ủy»: that body issued it, it is not asked about. */
function withIssuer(r: Reading): Reading {
  if (!r.documents.length || !r.bodies.length) return r
  const issuers = r.bodies.filter((b) =>
    b.names.some((n) => /^(Thường trực Tỉnh ủy|Ban Thường vụ Tỉnh ủy|Ban Chấp hành Đảng bộ tỉnh)$/.test(n)),
  )
  // «KL 44 giao Ban Thường vụ …»: that is whom it gives work.
  const isBehind = (b: Span, { to }: Span) => b.from === to || (b.from === to + 1 && says(r.words[to], 'của'))
  const issuerOf = (d: DocumentHit) => issuers.find((b) => isBehind(b, d))
  const gone = r.documents.flatMap((d) => issuerOf(d) ?? [])
  if (!gone.length) return r
  // The name of its issuer belongs to the name of the paper.
  const documents = r.documents.map((d) => ({ ...d, to: issuerOf(d)?.to ?? d.to }))
  return { ...r, documents, bodies: r.bodies.filter((b) => !gone.includes(b)) }
}

/** The keys of the words that belong to no name: «kế hoạch 44», «Bộ Chỉ huy» ask nobody to tell or to leave out. */
export function keysAround(r: Reading): string {
  const named = [...r.bodies, ...r.documents, ...r.provinces]
  return r.words.map((word, i) => (overlapsAny({ from: i, to: i + 1 }, named) ? '·' : keySaid(word))).join(' ')
}

export const overlaps = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to
export const overlapsAny = (a: Span, spans: readonly Span[]): boolean => spans.some((b) => overlaps(a, b))

export function has(r: Reading, ...tags: readonly Tag[]): boolean {
  for (const tag of tags) if (r.tags.has(tag)) return true
  return false
}
export const hitsOf = (r: Reading, ...tags: readonly Tag[]): readonly CueHit[] =>
  has(r, ...tags) ? r.cues.filter((c) => tags.some((t) => c.value.tags.has(t))) : NO_CUES
const NO_CUES: readonly CueHit[] = []
export const firstOf = (r: Reading, ...tags: readonly Tag[]): CueHit | undefined =>
  r.cues.find((c) => tags.some((t) => c.value.tags.has(t)))
export const cueAt = (r: Reading, at: number): CueHit | undefined => r.cues.find((c) => c.from <= at && at < c.to)
export const said = (r: Reading, span: Span): string => rawBetween(r.text, r.words, span.from, span.to)

/** Words that nothing explains: no name, day, number or cue other than talk of the day. */
export const residue: (r: Reading) => readonly number[] = createLast(unexplained)
function unexplained(r: Reading): readonly number[] {
  const known = r.words.map((w) => w.key.startsWith('@'))
  const spans: readonly Span[] = [
    ...r.bodies,
    ...r.dates,
    ...r.documents,
    ...r.tasks,
    ...r.provinces,
    ...r.cues.filter((c) => !isTalk(c)),
  ]
  for (const span of spans) for (let i = span.from; i < span.to; i++) known[i] = true
  // «tính đến 20/3 thôi»
  for (const d of r.dates) if (d.how === 'by' && saysAny(r.words[d.from - 1], 'tính')) known[d.from - 1] = true
  for (let i = 0; i < r.words.length; i++) {
    const word = r.words[i]!
    if (word.number === null && word.key !== '%') continue
    known[i] = true
    if (!UNITS.has(r.words[i + 1]?.key ?? '')) continue
    known[i + 1] = true
    // «từ 30 ngày trở lên», «trên 2 tuần»
    if (saysAny(r.words[i - 1], 'từ trên hơn quá')) known[i - 1] = true
    if (says(r.words[i + 2], 'trở') && saysAny(r.words[i + 3], 'lên đi')) known[i + 2] = known[i + 3] = true
  }
  const rest: number[] = []
  for (let i = 0; i < known.length; i++) if (!known[i]) rest.push(i)
  return rest
}
const UNITS = new Set(['ngay', 'tuan', 'thang', 'hom', 'bua', 'nam', 'phan', 'tram'])
const TALK: readonly Tag[] = ['OFFICE', 'EVERYDAY', 'CHATTY']
const isTalk = (c: CueHit): boolean => [...c.value.tags].every((t) => TALK.includes(t))
/** How much of a kind of words there is: one word alone says half as much as a phrase. */
export function weigh(cues: readonly CueHit[], tag: Tag): number {
  return cues.reduce((sum, c) => sum + (c.value.tags.has(tag) ? (c.to - c.from > 1 ? 1 : 0.5) : 0), 0)
}
/** «nhiệm vụ» is no word of talk, whatever it is about. */
export const saysTask = (r: Reading): boolean => /(^| )nhiem vu( |$)/.test(r.keys)
/** Talk of the day outweighs words of work. */
export const isEveryday: (r: Reading) => boolean = createLast(outweighs)
// «ngân hàng còn làm việc không»: whether somebody is open, not what work is.
const AT_WORK = /(^| )(con|co|dang) lam viec (khong|nua|toi|den)( |$)/
function outweighs(r: Reading): boolean {
  if (AT_WORK.test(r.keys)) return true
  if (!has(r, 'EVERYDAY') || saysTask(r)) return false
  const talk = r.cues.filter((c) => isTalk(c) && !c.value.tags.has('OFFICE'))
  const everyday = weigh(talk, 'EVERYDAY')
  return everyday > 0 && everyday > weigh(r.cues.filter(isTalk), 'OFFICE')
}

/** Any talk of the day at all, where one task is not named: an action beside it is somebody else's. */
export const isAside = (r: Reading): boolean =>
  !r.tasks.length && r.cues.some((c) => c.value.tags.has('EVERYDAY') && isTalk(c) && !c.value.tags.has('OFFICE'))

/** «việc này», «cái đó»: what was spoken of before. */
export const pointsBack = (r: Reading): boolean =>
  has(r, 'THAT') || /(viec|cai|nhiem vu|vu|muc) (nay|do|kia|ay|ni|no)( |$)/.test(r.keys)

/** «văn bản này»: the paper at hand. */
export const isThisPaper = (r: Reading): boolean =>
  /(^| )(van ban|ket luan|thong bao|cong van|ke hoach|file|tai lieu|chi thi) (nay|do|tren)( |$)/.test(r.keys)

/** «của con anh», «của vợ»: of somebody's home, whatever words of work stand beside it. */
export const isFamily = (r: Reading): boolean =>
  /(^| )(cua|cho) (con|vo|chong|bo|me|chau|be|(bon|tui|lu|may) (tre|nho|nhoc|con|dua)|ba ngoai|ong ngoai|ba noi|gia dinh|thang (cu|be|nhoc|nho|ut|con)|con be|nhoc)( |$)(?!(nguoi|hoi|xin|biet|xem|coi)( |$))/.test(
    r.keys,
  )
