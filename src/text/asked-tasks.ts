// Tasks as people point at them: nhiệm vụ 12, NV17, việc số 3, mục 4.(3), mục 3 ý 2, VI.2.13, 4.(3)-2-c, việc 3, 5 và 7.
import { type Clauses, clauseKey, mayBeDay } from './asked-clauses.ts'
import { mayBegin, readNumber, readRoman, says, saysAny } from './number-words.ts'
import type { Word } from './words.ts'

export type TaskHit = { readonly refs: readonly string[]; readonly from: number; readonly to: number }

const UNITS = 'ngày tuần tháng năm quý hôm bữa người lần % xã sở phường tiếng phút việc nhiệm'

/** Whether a name of several words begins at a place. */
type Names = (at: number) => boolean
const NO_NAMES: Names = () => false

const NO_CLAUSES: Clauses = new Set()

export function readTasks(
  words: readonly Word[],
  isName: Names = NO_NAMES,
  clauses: Clauses = NO_CLAUSES,
): readonly TaskHit[] {
  const hits: TaskHit[] = []
  for (let at = 0; at < words.length; ) {
    if (!mayBegin(words[at], BEGINNINGS) && !mayBeRef(words, at)) {
      at++
      continue
    }
    const hit = readNumbered(words, at, isName) ?? readClause(words, at) ?? readHash(words, at, clauses)
    if (hit) hits.push(hit)
    at = hit?.to ?? at + 1
  }
  return hits
}

const BEGINNINGS = new Set(
  'nhiem dau cong phan cai viec vec vc task nv nvu nvuj nhvu vu ma muc y khoan diem tieu gach'.split(' '),
)
const mayBeRef = (words: readonly Word[], at: number): boolean =>
  words[at]!.gap.endsWith('#') || /[(.]/.test(words[at + 1]?.gap ?? '')

/** The words that mean a task, ending before the number. */
function afterTaskNoun(words: readonly Word[], at: number): number | null {
  const word = words[at]
  const next = words[at + 1]
  if (says(word, 'nhiệm') && says(next, 'vụ')) return at + 2
  if (saysAny(word, 'đầu công phần cái') && says(next, 'việc')) return at + 2
  if (says(word, 'đầu') && says(next, 'mục')) return at + 2
  // «vệc 6»: a letter is missing, and no such word is left.
  if (word?.key === 'vec' && words[at + 1]?.number != null) return at + 1
  if (saysAny(word, 'việc viêc vc task nv nvu nvụ nvuj nhvu vụ mã')) {
    // «Sở NV 3 việc»: the letters of a body.
    if (word!.key === 'nv' && says(words[at - 1], 'sở')) return null
    // «Sở Nội vụ 3.1»: the end of another word.
    if (word!.key === 'vu' && saysAny(words[at - 1], 'nội ngoại nghĩa dịch chức công phục sự nghiệp thời')) return null
    return at + 1
  }
  return null
}

// nhiệm vụ (số) 12 | nv 4 | NV17 | việc số 19 và 20      not: việc 5 ngày nữa | nhiệm vụ 20/8 | vụ 2
function readNumbered(words: readonly Word[], at: number, isName: Names): TaskHit | null {
  const noun = afterTaskNoun(words, at)
  if (noun === null) return null
  const marked = saysAny(words[noun], 'số thứ mã mục') ? noun + 1 : noun
  const clause = readRef(words, marked) ?? readSpelledRef(words, marked, marked > noun)
  if (!clause || (marked > noun && says(words[noun], 'thứ'))) return null
  const plain = /^\d+$/.test(clause.ref)
  // «nhiệm vụ 13 Sở Ngoại vụ» names a department, «việc 3 sở» counts them.
  if (plain && marked === noun && isCounted(words, clause.to) && !isName(clause.to)) return null
  // «việc 19/8» is a day.
  if (plain && words[clause.to]?.number !== null && /^\s?[/.-]\s?$/.test(words[clause.to]?.gap ?? '')) return null
  return withMore(words, { refs: [clause.ref], from: at, to: clause.to })
}
// nhiệm vụ mười hai | việc số hai mươi mốt | việc số ba      not: việc ba sở | việc hai bên
function readSpelledRef(words: readonly Word[], at: number, isMarked: boolean): Ref | null {
  const number = words[at]?.number === null ? readNumber(words, at) : null
  if (!number || !(isMarked || number.to - at > 1) || number.value > 99) return null
  return { ref: String(number.value), to: number.to }
}
function isCounted(words: readonly Word[], at: number): boolean {
  const word = words[at]
  // «việc 7 sở nào phối hợp» asks who, «việc 30 phường em» says whose: nothing is counted.
  if (saysAny(words[at + 1], 'nào mô mấy bao gì nay này ni mai mốt kia em mình tôi tui chúng')) return false
  if (saysAny(word, 'hôm bữa') && saysAny(words[at + 1], 'qua')) return false
  // «xong việc 12 giờ mới về», «việc 9 giờ sáng»; «việc 12 giờ thế nào rồi» asks how it stands by now.
  if (says(word, 'giờ'))
    return saysAny(words[at + 1], 'sáng trưa chiều tối đêm khuya rưỡi kém') || saysAny(words[at - 3], 'xong hết tan')
  // «nv 17 ngày 9/3»: a day is named, none are counted.
  if (saysAny(word, 'ngày tháng quý năm') && words[at + 1]?.number != null) return false
  return word !== undefined && word.gap.trim() === '' && (saysAny(word, UNITS) || (word.key === 'h' && word.gap === ''))
}
function withMore(words: readonly Word[], first: TaskHit): TaskHit {
  const refs = [...first.refs]
  let to = first.to
  for (;;) {
    const word = words[to]
    const joined = saysAny(word, 'và với cùng') ? to + 1 : /^\s?[,;+&]\s?$/.test(word?.gap ?? '') ? to : null
    if (joined === null) break
    const noun = afterTaskNoun(words, joined) ?? joined
    const at = says(words[noun], 'số') ? noun + 1 : noun
    const more = readRef(words, at)
    // «xong việc 12, số 15-TB/TU»: the number of the document that proves it.
    if (!more || isCounted(words, more.to) || isSymbol(words[more.to])) break
    refs.push(more.ref)
    to = more.to
  }
  return { refs, from: first.from, to }
}

const isSymbol = (next: Word | undefined): boolean =>
  next !== undefined && (next.gap === '/' || (next.number === null && /^\s?[-–/]\s?$/.test(next.gap)))

type Ref = { readonly ref: string; readonly to: number }
/** 12 | 4.(3) | VI.2.13 | 4.3 | 4.(3)-2-c — read from the gaps between numbers. */
export function readRef(words: readonly Word[], at: number): Ref | null {
  const word = words[at]
  if (!word) return null
  const roman = word.number === null ? readRoman(word) : null
  if (word.number === null && !(roman && /^\.\s?\(?$/.test(words[at + 1]?.gap ?? '') && words[at + 1]?.number !== null))
    return null
  let ref = word.number === null ? word.raw.toUpperCase() : String(word.number)
  let to = at + 1
  if (/\($/.test(word.gap) && /^\)/.test(words[to]?.gap ?? ')') && word.number !== null) ref = `(${ref})`
  for (let next = words[to]; next && next.number !== null; next = words[to]) {
    if (/^\.?\s?\($/.test(next.gap)) ref += `.(${next.number})`
    else if (/^\)?\.$/.test(next.gap)) ref += `.${next.number}`
    else break
    to++
  }
  if (/[.(]/.test(ref))
    for (let next = words[to]; next && isPartBehindDash(words, to); next = words[to]) {
      ref += `-${next.raw.toLowerCase()}`
      to++
    }
  const tail = words[to]
  // «1a»: a letter stuck on.
  if (tail && /^\)?$/.test(tail.gap) && /^[a-e]$/.test(tail.raw)) return { ref: ref + tail.raw, to: to + 1 }
  return { ref, to }
}

// the «2» and «c» of 4.(3)-2-c      not: the second day of 20.8-25.8
function isPartBehindDash(words: readonly Word[], at: number): boolean {
  const part = words[at]!
  if (!/^\)?[-–]$/.test(part.gap)) return false
  if (part.number === null) return /^[\p{L}]$/u.test(part.raw)
  const next = words[at + 1]
  return part.number < 1000 && !(next && next.number !== null && /^[./]$/.test(next.gap))
}

// mục 4.(3) | mục 3 ý 2 | ý 2 mục 3 | khoản 2 mục 4 | điểm a mục 3 | phần II mục 3
const LEVELS = 'mục ý khoản điểm tiểu gạch'
function readClause(words: readonly Word[], at: number): TaskHit | null {
  if (!saysAny(words[at], LEVELS)) return null
  if (says(words[at], 'mục') && saysAny(words[at + 1], 'tiêu đích')) return null
  const number = says(words[at + 1], 'số') ? at + 2 : at + 1
  const first = readRef(words, number) ?? readRomanRef(words, number)
  if (!first || isCounted(words, first.to)) return null
  const inner = saysAny(words[first.to], 'ý khoản điểm') ? readRef(words, first.to + 1) : null
  if (inner && says(words[at], 'mục')) return { refs: [joinRef(first.ref, inner.ref)], from: at, to: inner.to }
  const outerAt = saysAny(words[first.to], 'của trong ở') ? first.to + 1 : first.to
  const outer = says(words[outerAt], 'mục') && !says(words[at], 'mục') ? readRef(words, outerAt + 1) : null
  if (outer) return { refs: [joinRef(outer.ref, first.ref)], from: at, to: outer.to }
  return withMore(words, { refs: [first.ref], from: at, to: first.to })
}
const joinRef = (outer: string, inner: string) => `${outer}.${inner.startsWith('(') ? inner : `(${inner})`}`
function readRomanRef(words: readonly Word[], at: number): Ref | null {
  const roman = readRoman(words[at])
  return roman && words[at]!.raw === words[at]!.raw.toUpperCase() ? { ref: words[at]!.raw, to: at + 1 } : null
}

// #12 | VI.2.13 | 4.(3) standing alone; 3.4-7 where the register has that clause      not: từ 3.4-7 | 20.8
function readHash(words: readonly Word[], at: number, clauses: Clauses): TaskHit | null {
  const word = words[at]!
  if (/#$/.test(word.gap) && word.number !== null) return { refs: [String(word.number)], from: at, to: at + 1 }
  const ref = readRef(words, at)
  if (!ref) return null
  const isWritten = /\(/.test(ref.ref.slice(1)) || /^[IVX]+\./.test(ref.ref)
  const isKnown =
    /^\d+\./.test(ref.ref) &&
    !mayBeDay(ref.ref) &&
    clauses.has(clauseKey(ref.ref)) &&
    !saysAny(words[at - 1], 'ngày từ trước sau đến tới')
  return isWritten || isKnown ? withMore(words, { refs: [ref.ref], from: at, to: ref.to }) : null
}
