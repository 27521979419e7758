// Who is told to work: «Giao X», «X chủ trì», «Về …: Giao X», «Chính phủ giao X».

import { beginningsOf, mayBeginBody } from '../text/body-begins.ts'
import { bodyWords } from '../text/body-spelling.ts'
import { CONNECTIVES, WORK_VERBS } from '../text/directive-words.ts'
import { recently } from '../text/recent.ts'
import { type Bodies, bodiesAt } from '../text/written-bodies.ts'
import { type Phrases, phraseAt, phrases, type Word, wordsOf } from '../text/written-words.ts'
import { openerEnd, starts } from './openers.ts'

export type Who = {
  /** The bodies named as owners; null when none is named here. */
  readonly lead: readonly string[] | null
  /** Bodies that the owner directs: «X chỉ đạo Y làm». */
  readonly directed: readonly string[]
  /** True when the owner is a collective («các cơ quan, đơn vị») or none is named. */
  readonly collective: boolean
  /** Where the work begins, after openers and owner. */
  readonly work: number
  /** Where the owner's name ends. */
  readonly named: number
  /** An order word stands before («Giao», «Yêu cầu», «Đề nghị»), with or without a body. */
  readonly ordered: boolean
}

const GIVES: Phrases = phrases([
  'giao',
  'giao cho',
  'phân công',
  'yêu cầu',
  'đề nghị',
  'ủy quyền',
  'ủy quyền cho',
  'giao nhiệm vụ cho',
  'giao trách nhiệm cho',
  'thống nhất giao',
  'đồng ý giao',
  'tiếp tục giao',
  'chỉ định',
  'kiến nghị',
])
const DIRECTS: Phrases = phrases([
  'chỉ đạo',
  'lãnh đạo',
  'lãnh đạo, chỉ đạo',
  'tập trung chỉ đạo',
  'tập trung lãnh đạo, chỉ đạo',
  'tiếp tục chỉ đạo',
  'chỉ đạo, đôn đốc',
  'tiếp tục lãnh đạo, chỉ đạo',
  'kịp thời chỉ đạo',
  'khẩn trương chỉ đạo',
])
const CONCLUDES = phrases([
  'thống nhất',
  'kết luận',
  'đồng ý',
  'nhất trí',
  'có ý kiến',
  'thông báo',
  'ghi nhận',
  'biểu dương',
  'đã',
  'cơ bản thống nhất',
  'phê bình',
  'nghiêm khắc phê bình',
  'đánh giá cao',
  'hoan nghênh',
  'khen ngợi',
])
const DECIDES = /^quyết định\s*(?::|như sau|ban hành|$)/iu
const ANY_GAP = /^[\s,]+$/

/** Reads the owner at the beginning of a sentence or clause. A list stem may also give «Chỉ đạo các sở, ngành …:». */
export function readWho(text: string, stem = false): Who {
  return stem ? readStemWho(text) : readPlainWho(text)
}
const readStemWho = recently((text) => readOwner(text, true))
const readPlainWho = recently((text) => readOwner(text, false))
function readOwner(text: string, stem: boolean): Who {
  return readConcerned(text, stem) ?? readNamed(text, stem)
}
// «Đối với Sở Y tế: Chuẩn bị …», «Riêng Công an tỉnh: …»      not: «Đối với các xã: Sở Nội vụ hướng dẫn …», «Đối với dự án …: …»
const CONCERNS = /^(?:Đối với|Về phía|Với|Riêng|Trách nhiệm của|Nhiệm vụ của)\s+(?=[^:;.]{3,200}:\s+\S)/u
/** The body that the opener addresses, where nobody else is told behind the colon. */
function readConcerned(text: string, stem: boolean): Who | null {
  const opener = text.includes(':') ? (CONCERNS.exec(text)?.[0].length ?? 0) : 0
  if (!opener || readNamed(text.slice(text.indexOf(':') + 1).trimStart(), stem).lead) return null
  const rest = text.slice(opener)
  const who = readNamed(rest, stem)
  if (!who.lead || !/^\s*(?:\([^()]*\)\s*)?:/u.test(rest.slice(who.named))) return null
  return { ...who, work: who.work + opener, named: who.named + opener }
}
function readNamed(text: string, stem: boolean): Who {
  // Owners stand at the beginning; a page of text need not be cut into words for them.
  // What is said of a body in brackets is passed: «Sở A (cơ quan thường trực) tham mưu …».
  const start = text.slice(0, 1000)
  const head = start.includes('(') ? start.replace(ASIDE, (m) => ' '.repeat(m.length)) : start
  const places = starts(text)
  if (!places.some((place) => mayBeginBody(head, place, ORDERS))) return nobody(openerEnd(text), false)
  const words = bodyWords(head)
  const indices = places.map((place) => words.findIndex((w) => w.from >= place)).filter((i) => i >= 0)
  for (const start of new Set(indices)) {
    const read = readAt(text, words, start, stem)
    if (read) return read
  }
  return nobody(openerEnd(text), false)
}
// It begins with the bracket and looks back from there: a look at every letter takes ten times as long.
const ASIDE = /\((?<=[A-Za-zÀ-ỹ]\s\()[^()]{2,90}\)(?=[\s:,])/u

// First words of what orders, without marks.
const ORDERS = beginningsOf(GIVES, DIRECTS, phrases(['chuyển']))

function nobody(work: number, ordered: boolean): Who {
  return { lead: null, directed: [], collective: true, named: 0, work, ordered }
}

function readAt(text: string, words: readonly Word[], at: number, stem: boolean): Who | null {
  const given = phraseAt(words, at, GIVES, ANY_GAP)
  if (given) return readGiven(words, at, given)
  if (words[at]?.key === 'chuyển') return readPassedOn(words, at)
  const directs = stem ? phraseAt(words, at, DIRECTS, ANY_GAP) : 0
  const inner = directs ? bodiesAt(words, at + directs) : null
  if (inner)
    return {
      lead: inner.names,
      directed: [],
      collective: inner.collective,
      named: inner.to,
      work: workFrom(words, inner.next, text),
      ordered: true,
    }
  const subject = bodiesAt(words, at)
  const group = stem && subject && isMany(subject) && at === 0 ? groupHeading(text, subject) : null
  if (group) return group
  return subject ? readSubject(text, words, withKind(words, subject), stem) : null
}

/** A group: «các chủ đầu tư», «Đảng ủy các xã, phường». */
const isMany = ({ collective, names }: Bodies): boolean => collective || / các /u.test(names.at(-1) ?? '')
/** «1. Các chủ đầu tư có tỷ lệ giải ngân dưới 50%»: a heading that is nothing but a group and what narrows it. */
function groupHeading(text: string, { names, to }: Bodies): Who | null {
  const rest = text.slice(to).replace(/[\s:]+$/, '')
  if (rest.length > 90 || !/^\s+(?:có|được|chưa|còn|đang|nằm|thuộc|bị)\s[^.;:,]+$/u.test(rest)) return null
  const lead = [...names.slice(0, -1), `${names.at(-1) ?? ''} ${rest.trim()}`]
  return { lead, directed: [], collective: true, named: text.length, work: text.length, ordered: false }
}

/** «các trường trung học phổ thông rà soát», «các doanh nghiệp kinh doanh xăng dầu bảo đảm»: the kind goes on the name up to the verb. */
function withKind(words: readonly Word[], found: Bodies): Bodies {
  const isPlural = /^(?:Các|Những)\s/u.test(found.names.at(-1) ?? '')
  // «Xã Bắc Hà, Xã Y Tý dự trữ …»: whoever has a name of its own has no kind behind it.
  const many = isPlural || (found.collective && !words[found.next - 1]?.capital)
  if (!many || predicateAt(words, found.next)) return found
  const relative = relativeEnd(words, found.next)
  const persons = /^Các Phó /u.test(found.names.at(-1) ?? '') && words[found.next]?.key !== 'phụ'
  if (relative) return named(words, found, relative)
  for (let i = found.next; i < found.next + 8; i++) {
    const word = words[i]
    if (!word || !/^\s+$/.test(word.gap) || phraseAt(words, i, GIVES)) return found
    // Persons with what else they lead: «các Phó Chủ tịch UBND tỉnh, Trưởng các Đoàn kiểm tra an toàn» are called by their office alone.
    if (i > found.next && predicateAt(words, i)) return persons ? { ...found, next: i } : named(words, found, i)
    if (phraseAt(words, i, CONNECTIVES)) return found
  }
  return found
}
function named(words: readonly Word[], found: Bodies, end: number): Bodies {
  const kind = words.slice(found.next, end).map((w) => w.text)
  return {
    ...found,
    names: [...found.names.slice(0, -1), `${found.names.at(-1) ?? ''} ${kind.join(' ')}`],
    next: end,
    to: words[end - 1]?.to ?? found.to,
  }
}
const MUST = phrases([
  'phải',
  'cần',
  'có trách nhiệm',
  'khẩn trương',
  'chủ động',
  'tập trung',
  'tiếp tục',
  'kịp thời',
  'nghiêm túc',
])
/** «các đơn vị được kiểm toán nộp …», «các địa phương chưa gửi dự toán phải gửi …»: where the clause that narrows the group ends; 0 for none. */
function relativeEnd(words: readonly Word[], at: number): number {
  const kind = words[at]?.key ?? ''
  if (!['được', 'có', 'chưa', 'còn'].includes(kind) || words[at]?.gap.trim()) return 0
  if (
    kind === 'có' &&
    /^(?:nhiều|những|một|lúc|nơi|mặt|ý|trách|kế|giải|phương|biện|văn|hướng|nhiệm)$/.test(words[at + 1]?.key ?? '')
  )
    return 0
  const verb = phraseAt(words, at + 1, WORK_VERBS)
  let place = false
  for (let i = at + 1 + Math.max(1, verb); i < at + (place ? 14 : 10); i++) {
    const word = words[i]
    if (!word || !/^\s+$/.test(word.gap)) return 0
    if (phraseAt(words, i, MUST)) return i
    if (kind === 'được' && phraseAt(words, i, WORK_VERBS)) return i
    // «được phân công tại Mục III báo cáo …»: where it was said goes with the group.
    place ||= ['tại', 'theo', 'ở', 'trong', 'nêu'].includes(word.key)
    if (kind === 'được' && !place && phraseAt(words, i, CONNECTIVES)) return 0
  }
  return 0
}

function readGiven(words: readonly Word[], at: number, count: number): Who | null {
  const short = bodiesAt(words, at + count)
  const found = short && withKind(words, short)
  const from = words[at]?.from ?? 0
  if (!found) {
    // «Đề nghị» and «Giao» without a body that follows are ordinary verbs; «Yêu cầu thực hiện …» orders whoever is addressed.
    const verb = phraseAt(words, at + count, WORK_VERBS)
    return words[at]?.key === 'yêu' && verb ? nobody(from, true) : null
  }
  return {
    lead: found.names,
    directed: directedBy(words, found.next),
    collective: found.collective,
    named: found.to,
    work: from,
    ordered: true,
  }
}

/** «Về đề nghị của …: chuyển Sở A xem xét, giải quyết»: what came in is handed to the body that settles it. */
function readPassedOn(words: readonly Word[], at: number): Who | null {
  const body = bodiesAt(words, at + 1)
  return body && phraseAt(words, body.next, SETTLES, ANY_GAP) ? readGiven(words, at, 1) : null
}
const SETTLES = phrases(['xem xét', 'giải quyết', 'thẩm định', 'thụ lý', 'nghiên cứu', 'xử lý', 'trả lời'])

/** «X chủ trì …», «X có trách nhiệm …», «X giao Y …»; a body that merely occurs in a report is no owner. */
function readSubject(text: string, words: readonly Word[], subject: Bodies, stem: boolean): Who | null {
  const next = words[subject.next]
  const owner = { lead: subject.names, directed: [], collective: subject.collective, named: subject.to, ordered: false }
  // A name with nothing after it is a heading; in a sentence it is a list of those present.
  if (!next) return stem ? { ...owner, work: text.length } : null
  const gap = next.gap.trim()
  // «Ban Thường vụ Tỉnh ủy thống nhất kết luận:»: the one who concludes is no owner.
  if (phraseAt(words, subject.next, CONCLUDES, ANY_GAP) || DECIDES.test(text.slice(next.from))) return null
  const hands = phraseAt(words, subject.next, GIVES, ANY_GAP)
  if (hands && gap === '') {
    const given = bodiesAt(words, subject.next + hands)
    // «Đảng ủy xã phân công từng chi bộ phụ trách …»: it shares out its own work.
    const shares = words[subject.next + hands]
    const inner = /^(?:từng|mỗi)$/u.test(shares?.key ?? '') || (next.key === 'phân' && !given)
    if (shares && inner && shares.gap.trim() === '') return { ...owner, work: next.from }
    // «Thủ tướng Chính phủ yêu cầu:»: the one who orders is no owner.
    if (!given) return nobody(next.from, true)
    if (asksOutsiders(subject, given)) return { ...owner, work: next.from }
    return {
      lead: given.names,
      directed: directedBy(words, given.next),
      collective: given.collective,
      named: given.to,
      work: next.from,
      ordered: true,
    }
  }
  if (gap !== '' && gap !== ':' && gap !== ',') return null
  // A known body before a verb the list lacks is still told to do it.
  const aside = gap === ',' ? asideEnd(words, subject.next) : subject.next
  const plain =
    gap === '' && !subject.collective && /^\p{Ll}/u.test(next.text) && !phraseAt(words, subject.next, CONNECTIVES)
  const verb = aside === null ? 0 : predicateAt(words, aside) || (plain ? 1 : 0)
  if (aside === null || !verb) return gap === ':' ? { ...owner, work: next.from } : null
  return { ...owner, directed: directedBy(words, aside), work: words[aside]?.from ?? next.from }
}
/** «Sở A yêu cầu các nhà thầu …»: who works under contract is held to it by the body named, which answers for the work. */
function asksOutsiders(subject: Bodies, given: Bodies): boolean {
  const isKeeper = /^(?:Sở|Công an|Ban Quản lý|Chi cục|Cục)\s/u.test(subject.names[0] ?? '')
  return !subject.collective && isKeeper && areOutsiders(given.names)
}
export function areOutsiders(names: readonly string[] | null): boolean {
  return /^(?:Các\s|Những\s)?(?:nhà thầu|nhà đầu tư|đơn vị thi công|đơn vị tư vấn|doanh nghiệp|hộ kinh doanh|cơ sở(?! giáo dục| y tế| đào tạo| đảng| cai nghiện| trợ giúp))/iu.test(
    names?.[0] ?? '',
  )
}
const COMMITTEE =
  /^(?:Các )?(?:đảng ủy|đảng bộ|đảng đoàn|ban thường vụ|ban chấp hành|thường trực [a-zà-ỹ]+ ủy|tỉnh ủy|thành ủy|cấp ủy|chi bộ)/iu
/** Under a committee of the Party «Lãnh đạo Hội đồng nhân dân tỉnh …» is what the committee does, not the body's leaders; a bare «Lãnh đạo Sở» is of the body above. */
export function isLed(said: string, above: readonly string[]): boolean {
  // «Lãnh đạo Sở trực tiếp …» under «3. Sở Tài chính»
  if (/^Lãnh đạo\s+(?:Sở|Ban|Cục|Chi cục|Phòng|Văn phòng|Trường|cơ quan|đơn vị)\s+\p{Ll}/u.test(said)) return true
  return /^Lãnh đạo\s+(?:\p{Lu}|các\s)/u.test(said) && above.some((name) => COMMITTEE.test(name))
}
/** «X, nhất là người đứng đầu, tiếp tục …», «X, nơi có đường dây đi qua, chủ động …»: the clause between commas is passed. */
function asideEnd(words: readonly Word[], at: number): number | null {
  if (predicateAt(words, at)) return at
  if (!ASIDES.has(words[at]?.key ?? '') && !phraseAt(words, at, DESCRIBED, ANY_GAP)) return null
  for (let i = at + 1; i < Math.min(words.length, at + 30); i++)
    if (words[i]?.gap.trim() === ',' && predicateAt(words, i)) return i
  return null
}
const ASIDES = new Set(['nhất', 'trong', 'trực', 'theo', 'căn', 'nơi', 'là'])
const DESCRIBED = phrases([
  'cơ quan thường trực',
  'cơ quan được',
  'đơn vị được',
  'đơn vị có',
  'địa phương có',
  'chủ đầu tư',
  'với vai trò',
  'với tư cách',
])
const AUXILIARIES = phrases([
  'có trách nhiệm',
  'là cơ quan đầu mối',
  'là cơ quan thường trực',
  'là cơ quan chủ trì',
  'là đơn vị đầu mối',
  'là đầu mối',
  'làm đầu mối',
  'cần',
  'phải',
  'cần phải',
  'chịu trách nhiệm',
  'có nhiệm vụ',
  'theo chức năng, nhiệm vụ',
  'theo chức năng',
  'theo lĩnh vực',
  'theo địa bàn',
  'căn cứ chức năng, nhiệm vụ',
  'khẩn trương',
  'cũng',
  'các cấp',
  'sẽ',
  'theo thẩm quyền',
  'trên cơ sở',
  'trong quá trình',
  'định kỳ',
  'ngay',
  'theo nhiệm vụ',
  'theo phạm vi',
  'tự',
  'trong phạm vi',
  'nhất là',
  'luôn',
])
function predicateAt(words: readonly Word[], at: number): number {
  return phraseAt(words, at, WORK_VERBS, ANY_GAP) || phraseAt(words, at, AUXILIARIES, ANY_GAP)
}
function directedBy(words: readonly Word[], at: number): readonly string[] {
  const directs = phraseAt(words, at, DIRECTS, ANY_GAP)
  const found = directs ? bodiesAt(words, at + directs) : null
  // Its own subordinates are no helpers: «chỉ đạo các đơn vị trực thuộc», «chỉ đạo lực lượng …».
  return found && !found.collective
    ? found.names.filter(
        (name) => !/^(?:Các|Những|Công an các|Lực lượng|Quân khu)/u.test(name) || found.names.indexOf(name) > 0,
      )
    : []
}
function workFrom(words: readonly Word[], at: number, text: string): number {
  return words[at]?.from ?? text.length
}

/** A text without the bodies named in it: what is left of «lãnh đạo Ủy ban nhân dân tỉnh triển khai thực hiện:». */
export function withoutBodies(text: string): string {
  if (text.length > 600) return text
  const words = bodyWords(text)
  let left = ''
  let at = 0
  for (let i = 0; i < words.length; ) {
    const short = bodiesAt(words, i)
    const found = short && withKind(words, short)
    if (!found) {
      i++
      continue
    }
    left += `${text.slice(at, found.from)} `
    at = found.to
    i = Math.max(found.next, i + 1)
  }
  return left + text.slice(at)
}

/** True when a text begins as an order: a verb of work, after openers. */
export function beginsWithWork(text: string): boolean {
  return starts(text.slice(0, 500)).some(
    (place) => phraseAt(wordsOf(text.slice(place, place + VERB_MAX)), 0, WORK_VERBS, ANY_GAP) > 0,
  )
}
// Longer than the longest verb with its adverbs.
const VERB_MAX = 48
