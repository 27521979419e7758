// Bodies as documents write them, read by grammar: a head («Sở», «Đảng ủy», «UBND» …) and its tail, or a collective.

import { COMPANY_HEADS, companyEnd, tradeAt, worksEnd } from './body-companies.ts'
import { isDivision } from './body-divisions.ts'
import {
  COMMA,
  closesAhead,
  countedAt,
  DETERMINERS,
  goesOn,
  JOINED,
  jointAt,
  levelAt,
  moreLevels,
  readLevels,
  readPlaces,
} from './body-places.ts'
import { fixedQualifier, fixedTail } from './body-qualifiers.ts'
import { inChargeOf, leadersAt, membersAt, nameByTitle, roleAt } from './body-titles.ts'
import {
  CLOSED_HEADS,
  COLLECTIVES,
  FIELDS,
  HEAD_AS_WRITTEN,
  HEADS,
  LOWER_HEADS,
  NEEDS_TAIL,
  SHARES_TAIL,
  TITLES,
} from './body-words.ts'
import {
  calmed,
  capitalised,
  collectiveName,
  fieldText,
  keysText,
  plainAt,
  shouting,
  tailText,
  wordsText,
} from './body-writing.ts'
import { CONNECTIVES, WORK_VERBS } from './directive-words.ts'
import { phraseAt, phrases, type Word } from './written-words.ts'

export type Bodies = {
  readonly names: readonly string[]
  readonly from: number
  readonly to: number
  /** Index of the word after the last one read. */
  readonly next: number
  /** True when the list is made of collectives («các sở, ban, ngành») alone. */
  readonly collective: boolean
}
type One = {
  readonly names: readonly string[]
  readonly next: number
  readonly collective: boolean
  /** Set while the tail is still to come: «Đảng ủy» in «Đảng ủy, Thường trực HĐND tỉnh». */
  readonly lacksTail: boolean
  /** What stands after the head; lent to a head before it that lacks its own. */
  readonly tail: string
  readonly lends?: boolean
}

function whole(names: readonly string[], next: number, collective: boolean): One {
  return { names, next, collective, lacksTail: false, tail: '' }
}
/** The bodies that stand at a word: one, or a list; null when there is none. */
export function bodiesAt(words: readonly Word[], at: number): Bodies | null {
  const found: One[] = []
  let i = at
  // Bounded: every round reads at least one word.
  while (i < words.length && found.length < 40) {
    const one = readOne(words, i, 0) ?? readElliptic(words, i, found)
    // «Tỉnh ủy viên» is a person.
    if (!one || (words[one.next]?.key === 'viên' && words[one.next - 1]?.key === 'ủy')) break
    found.push(one)
    i = one.next
    if (!words[i]) break
    const joint = jointAt(words, i)
    if (joint === null || !(readOne(words, joint, 0) ?? readElliptic(words, joint, found))) break
    i = joint
  }
  const names = complete(found)
  const last = found.at(-1)
  const first = words[at]
  if (!first || !last || names.length === 0) return null
  return {
    names,
    from: first.from,
    to: words[last.next - 1]?.to ?? first.to,
    next: last.next,
    collective: found.every((one) => one.collective),
  }
}

function complete(found: readonly One[]): readonly string[] {
  const names: string[] = []
  // «Bí thư tỉnh ủy và Chủ tịch UBND các tỉnh: A, B» means the committees of those provinces.
  const places = found.length > 1 ? (/^các (?:tỉnh|thành phố)[:\s].*$/u.exec(found.at(-1)?.tail ?? '')?.[0] ?? '') : ''
  for (const [i, one] of found.entries()) {
    if (places && one.tail === '' && /^(?:Tỉnh|Thành) ủy$/u.test(one.names[0] ?? '')) {
      names.push(`${one.names[0]} ${places}`.replace(':', ''))
      continue
    }
    if (!one.lacksTail) names.push(...one.names)
    else {
      const rest = found.slice(i + 1)
      const lender = rest[rest.findIndex((later) => !later.lacksTail)]
      if (lender?.tail && lender.lends) names.push(...one.names.map((name) => `${name} ${lender.tail}`))
      else if (!NEEDS_TAIL.has(one.names[0]?.toLowerCase() ?? '')) names.push(...one.names)
    }
  }
  // Nearly always it is one body alone.
  if (names.length === 1 && !names[0]?.includes(':')) return names
  return [...new Set(names.map((name) => name.replace(/:\s/g, ' ')))]
}

// A title or «đồng chí» stands for the body after it; depth bounds «Chánh Văn phòng Đảng ủy UBND tỉnh».
function readOne(words: readonly Word[], at: number, depth: number): One | null {
  if (depth > 5 || !words[at]) return null
  const members = membersAt(words, at)
  if (members) return whole([capitalised(wordsText(words, at, members))], members, true)
  const led = leadersAt(words, at, depth > 0) ? readOne(words, at + 2, depth + 1) : null
  if (led && !led.lacksTail) return led
  return readTitled(words, at, depth) ?? readCollective(words, at, depth) ?? readNamed(words, at, depth)
}

// Owners of works are told as such, without «các».
const OWNERS = phrases(['chủ đầu tư', 'nhà thầu', 'nhà đầu tư', 'chủ rừng', 'chủ hồ'])
function readTitled(words: readonly Word[], at: number, depth: number): One | null {
  let i = at
  const several = words[i]?.key === 'các' || words[i]?.key === 'những'
  if (several) i++
  const count = phraseAt(words, i, TITLES)
  if (!count) return null
  const title = words.slice(i, i + count)
  i += count
  // «các đồng chí Phó Chủ tịch UBND tỉnh» are persons of the body, not the body.
  const many = several || title[0]?.key === 'các'
  const deputies = many ? deputiesAt(words, title.at(-1)?.key === 'chí' ? i : i - count, depth) : null
  if (deputies) return deputies
  const own = nameByTitle(words, i, title)
  if (own) return whole([capitalised(wordsText(words, at, own))], own, true)
  // «Trưởng các thôn» are the thôn.
  if (title.at(-1)?.key === 'các') i--
  // «Bộ trưởng, Thủ trưởng cơ quan ngang bộ»: the first title has no body of its own.
  if (words[i] && COMMA.test(words[i]?.gap ?? '') && title[0]?.key === 'bộ') return whole(['Các bộ'], i, true)
  const joint = jointAt(words, i)
  if (joint !== null && phraseAt(words, joint, TITLES)) return readTitled(words, joint, depth + 1)
  if (joint !== null && joint === i) return null
  const body = readOne(words, i, depth + 1)
  const charge = body && body.names.length === 1 && !several ? inChargeOf(words, body.next, title) : 0
  if (!body || !charge) return body
  const said = [wordsText(words, at, i), body.names[0], wordsText(words, body.next, charge)].join(' ')
  return whole([capitalised(said)], charge, false)
}

function deputiesAt(words: readonly Word[], at: number, depth: number): One | null {
  const count = words[at]?.key === 'phó' ? phraseAt(words, at, TITLES) : 0
  const body = count ? readOne(words, at + count, depth + 1) : null
  if (!body || body.lacksTail || body.names.length !== 1) return null
  const name = `Các ${wordsText(words, at, at + count)} ${body.names[0]}`
  const role = roleAt(words, body.next)
  const next = (role && readOne(words, role, depth + 1)?.next) || body.next
  return whole([name], next, true)
}

function readCollective(words: readonly Word[], at: number, depth: number): One | null {
  const start = words[at]
  if (!start) return null
  let i = at
  if (start.key === 'toàn' && words[i + 1]?.key === 'thể') i += 2
  else if (start.key === 'tất' && words[i + 1]?.key === 'cả') i += 2
  const determined = DETERMINERS.has(words[i]?.key ?? '')
  if (determined) i++
  if (!determined && isNamed(words, i)) return null
  const list = readNouns(words, i)
  if (!list) return null
  const elliptic = determined ? readColonFields(words, i, list.next) : null
  if (elliptic) return elliptic
  if (words[i]?.key === 'đồng' && words[list.next]) {
    const person = readOne(words, list.next, depth + 1)
    if (person) return person
  }
  const next = readQualifiers(words, list.next, depth)
  // Without «các» only a list of nouns or a qualified noun is a body: «sở, ban, ngành», «cơ quan liên quan».
  const alone = phraseAt(words, i, OWNERS) > 0
  if (!determined && list.count < 2 && next === list.next && !alone) return null
  if (!determined && list.count < 2 && phraseAt(words, at, HEADS) && start.capital) return null
  const said = shouting(words, at, next) ? calmed(words, at, list.next, next) : wordsText(words, at, next)
  const name = collectiveName(said, words, at, next)
  return whole([capitalised(name)], next, true)
}
/** Collective nouns in a row: «cơ quan, đơn vị và địa phương». A named body in the row ends it. */
function readNouns(words: readonly Word[], at: number): { readonly next: number; readonly count: number } | null {
  let i = at
  let count = 0
  let end = at
  while (count < 12) {
    const noun = phraseAt(words, i, COLLECTIVES, JOINED)
    if (!noun || (count > 0 && isNamed(words, i))) break
    // «cấp ủy viên», «đảng ủy viên» are persons.
    if (words[i + noun]?.key === 'viên' && words[i + noun - 1]?.key === 'ủy') break
    count++
    end = i + noun
    const joint = jointAt(words, end)
    if (joint === null) break
    // «…, các sở, ban, ngành» begins another group.
    if (DETERMINERS.has(words[joint]?.key ?? '')) break
    i = joint
  }
  return count ? { next: end, count } : null
}
function isNamed(words: readonly Word[], at: number): boolean {
  if (phraseAt(words, at, TITLES)) return words[at]?.key !== 'đồng'
  const named = readNamed(words, at, 4)
  return named !== null && !named.lacksTail
}

/** «các Sở: Nội vụ, Tài chính» | «các sở Nội vụ, Tài chính»: one name for each field. */
function readColonFields(words: readonly Word[], noun: number, at: number): One | null {
  const head = words[noun]?.key === 'sở' ? 'Sở' : words[noun]?.key === 'bộ' ? 'Bộ' : null
  if (!head || !/^\s*:?\s*$/.test(words[at]?.gap ?? '-') || !words[at]?.capital) return null
  const names: string[] = []
  let i = at
  while (names.length < 20) {
    const field = phraseAt(words, i, FIELDS, JOINED)
    if (!field) break
    names.push(`${head} ${fieldText(words, i, i + field)}`)
    i += field
    const joint = jointAt(words, i)
    if (joint === null || !words[joint]?.capital || !phraseAt(words, joint, FIELDS, JOINED)) break
    i = joint
  }
  return names.length ? whole(names, i, false) : null
}

/** «Sở Tài chính, Xây dựng và Nội vụ»: fields alone after a named Sở or Bộ. */
function readElliptic(words: readonly Word[], at: number, before: readonly One[]): One | null {
  const head = /^(Sở|Bộ) /.exec(before.at(-1)?.names.at(-1) ?? '')?.[1]
  if (!head || !words[at]?.capital) return null
  const count = phraseAt(words, at, FIELDS, JOINED)
  const after = words[at + count]
  if (!count || (after && !COMMA.test(after.gap) && after.key !== 'và' && !phraseAt(words, at + count, WORK_VERBS)))
    return null
  const names = [`${head} ${fieldText(words, at, at + count)}`]
  return whole(names, at + count, false)
}

/** What narrows a collective: «có liên quan», «cấp tỉnh», «trực thuộc Tỉnh ủy», «trên địa bàn tỉnh», place names. */
function readQualifiers(words: readonly Word[], at: number, depth: number): number {
  let i = at
  for (let round = 0; round < 6; round++) {
    const next = readQualifier(words, i, depth)
    if (next === i) return i
    i = next
  }
  return i
}
function readQualifier(words: readonly Word[], at: number, depth: number): number {
  const word = words[at]
  if (!word || !/^\s*(?:[-–]\s*)?$/.test(word.gap)) return readPlaces(words, at)
  const owns =
    word.key === 'thuộc' || (word.key === 'của' && ['ủy', 'phủ', 'hội'].includes(words[at + 2]?.key ?? ''))
      ? 1
      : ['trực thuộc', 'thành viên'].includes(`${word.key} ${words[at + 1]?.key}`)
        ? 2
        : 0
  if (owns) {
    const from = at + owns
    const owner = readOne(words, from, depth + 1)
    if (owner) return owner.next
    const level = levelAt(words, from) || (words[from]?.key === 'bộ' ? 1 : 0)
    if (level) return from + level
  }
  const fixed = fixedQualifier(words, at)
  if (fixed) return readPlaces(words, at + fixed)
  if (word.key === 'cấp') return readLevels(words, at)
  if (word.key === 'trên' && words[at + 1]?.key === 'địa' && words[at + 2]?.key === 'bàn') {
    const level = levelAt(words, at + 3)
    return level ? readPlaces(words, at + 3 + level) : at + 3
  }
  if (word.capital) {
    const owner = readNamed(words, at, depth + 1)
    return owner ? owner.next : readPlaces(words, at)
  }
  return at
}
/** A head with its tail: «Sở Văn hóa, Thể thao và Du lịch», «Đảng ủy Ủy ban nhân dân tỉnh», «Quân khu 5». */
function readNamed(words: readonly Word[], at: number, depth: number): One | null {
  const start = words[at]
  const count = phraseAt(words, at, HEADS, JOINED)
  if (!start || !count) return null
  const key = keysText(words, at, at + count)
  if (!start.capital && !LOWER_HEADS.has(key)) return null
  const head = HEAD_AS_WRITTEN.get(key) ?? wordsText(words, at, at + count)
  const end = COMPANY_HEADS.has(key) ? companyEnd(words, at + count) : readTail(words, at + count, key, depth)
  const tail = end > at + count ? tailText(words, at + count, end) : ''
  const lacksTail = tail === '' && SHARES_TAIL.has(key)
  if (tail === '' && NEEDS_TAIL.has(key) && !lacksTail) return null
  if (
    !start.capital &&
    tail === '' &&
    !['tỉnh ủy', 'thành ủy', 'mặt trận tổ quốc', 'cấp có thẩm quyền'].includes(key)
  ) {
    if (!lacksTail) return null
  }
  return {
    names: [tail ? `${head} ${tail}` : head],
    next: end,
    collective: false,
    lacksTail,
    tail,
    lends: SHARES_TAIL.has(key),
  }
}

/** Index after the tail that begins at `at`. */
function readTail(words: readonly Word[], at: number, head: string, depth: number): number {
  let i = at
  let open = !CLOSED_HEADS.has(head)
  // «Lãnh đạo xây dựng, ban hành …» leads somebody's work; in «Thanh tra Sở kiểm tra …» the field is a verb.
  const mayField = open && plainAt(words, i) && (head !== 'lãnh đạo' || words[i]?.capital)
  const field = mayField ? phraseAt(words, i, FIELDS, JOINED) : 0
  if (field && (words[i]?.capital || !(words[i]?.key === 'tổ' || words[i + 1]?.key === 'tra'))) {
    i += field
    // «Cục Kinh tế - Quản lý đầu tư xây dựng»: a dash carries the name on.
    open = (/^\s+[-–]\s+$/.test(words[i]?.gap ?? '') && words[i]?.capital === true) || isDivision(words, i, head)
  } else if (open && words[i]?.capital && plainAt(words, i)) i += nestedHead(words, i, depth) ? 0 : 1
  const works = head.startsWith('ban quản lý')
  for (let lower = 0; i < words.length && lower < (works ? 14 : 6); ) {
    const step = tailStep(words, i, { open: open && i > at, wide: open, depth, first: i === at, works })
    if (step.next === i) break
    lower = words[step.next - 1]?.capital ? 0 : lower + 1
    i = step.next
    if (step.closes) break
  }
  return i
}
// Depth is handed on: «Sở Sở Sở …» must not be tried in every grouping.
function nestedHead(words: readonly Word[], at: number, depth: number): boolean {
  return depth < 4 && phraseAt(words, at, HEADS, JOINED) > 0 && readNamed(words, at, depth + 1) !== null
}

type TailState = {
  readonly open: boolean
  readonly wide: boolean
  readonly depth: number
  readonly first: boolean
  /** It may be called after what it builds: «Ban Quản lý các công trình giao thông». */
  readonly works: boolean
}
function tailStep(
  words: readonly Word[],
  at: number,
  state: TailState,
): { readonly next: number; readonly closes: boolean } {
  const word = words[at]
  const stay = { next: at, closes: true }
  if (!word) return stay
  if (!plainAt(words, at))
    return state.open && goesOn(words, at) ? { next: at + (word.key === 'và' ? 2 : 1), closes: false } : stay
  const level = levelAt(words, at)
  if (level) return { next: readPlaces(words, moreLevels(words, at + level), false), closes: true }
  if (word.key === 'cấp') {
    const next = readLevels(words, at)
    return { next, closes: true }
  }
  if (word.key === 'các' || word.key === 'những') {
    const group = readCollective(words, at, state.depth + 1)
    if (group) return { next: group.next, closes: true }
    const works = state.works ? worksEnd(words, at + 1) : 0
    return works ? { next: works, closes: false } : stay
  }
  const counted = countedAt(words, at)
  if (counted) return { next: readPlaces(words, moreLevels(words, at + counted)), closes: true }
  // «Ủy ban Kiểm tra đảng ủy các xã»: a committee's committee, in small letters.
  if (word.key === 'đảng' && words[at + 1]?.key === 'ủy' && state.first && state.depth < 5) {
    const owner = readNamed(words, at, state.depth + 1)
    if (owner && !owner.lacksTail) return { next: owner.next, closes: true }
  }
  const fixed = fixedTail(words, at)
  if (fixed) return { next: at + fixed, closes: false }
  if (word.capital || word.key === 'tỉnh') {
    const owner = state.depth < 5 ? readNamed(words, at, state.depth + 1) : null
    if (owner && !owner.lacksTail) return { next: owner.next, closes: true }
    if (owner && word.capital) return { next: owner.next, closes: true }
  }
  if (word.key === 'và' && state.open && goesOn(words, at)) return { next: at + 2, closes: false }
  const trade = state.works && word.key === 'và' ? tradeAt(words, at + 1) : 0
  if (trade) return { next: at + 1 + trade, closes: false }
  if (phraseAt(words, at, CONNECTIVES)) return stay
  if (phraseAt(words, at, WORK_VERBS))
    return state.wide && closesAhead(words, at) ? { next: at + phraseAt(words, at, WORK_VERBS), closes: false } : stay
  if (word.capital) return { next: at + 1, closes: false }
  if (/^\d/.test(word.key))
    return state.first || words[at - 1]?.capital || words[at - 1]?.key === 'số' ? { next: at + 1, closes: false } : stay
  return state.open ? { next: at + 1, closes: false } : stay
}
