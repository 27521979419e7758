// Names of bodies in a message: abbreviations, old names, communes, groups, «bên em»; a name that fits several is never guessed.
import type { Alias, BodyNames } from './body-aliases.ts'
import { endOfSmallName, goesOn } from './commune-names.ts'
import { nearestNames } from './near-names.ts'
import { mayBegin, says, saysAny } from './number-words.ts'
import { type Hit, longestAt } from './phrase-book.ts'
import type { Word } from './words.ts'

export type BodyHit = {
  /** One canonical name, `@self`, or the choices of a name that fits several. */
  readonly names: readonly string[]
  readonly kind: 'body' | 'self' | 'choice'
  /** The province said with it. */
  readonly province: string | null
  /** Said without any word for a body («Bát Xát», «thanh tra»): in the name of a task it is only a word. */
  readonly bare: boolean
  /** The name of a body that is no more, when that was said. */
  readonly former: string | null
  readonly from: number
  readonly to: number
}

export function readBodies(words: readonly Word[], names: BodyNames): readonly BodyHit[] {
  const hits: BodyHit[] = []
  for (let at = 0; at < words.length; ) {
    const hit =
      readSelf(words, at, names) ??
      readCommune(words, at, names) ??
      readName(words, at, names, hits.at(-1)) ??
      readNextCommune(words, at, hits.at(-1))
    if (hit && hit !== 'skip') hits.push(hit)
    at = hit === 'skip' ? longestAt(names.book, words, at)[0]!.to : (hit?.to ?? at + 1)
  }
  // «phường Sa Pa …, cho xem việc của phường»: the one that was named.
  const isAlone = (h: BodyHit) => h.names[0] === SELF_COMMUNE || h.names[0] === SELF_DEPARTMENT
  const meant = hits.every(isAlone) ? hits : hits.filter((h) => !isAlone(h))
  // «các xã Y Tý, Bát Xát»: these, not all.
  return meant.filter((h, i) => h.names[0] !== 'Các xã, phường' || !isNamedNext(h, meant[i + 1]))
}

const isNamedNext = (group: BodyHit, next: BodyHit | undefined): boolean =>
  next !== undefined && next.from === group.to && next.kind === 'body' && /^(Xã|Phường) /.test(next.names[0]!)

function readName(
  words: readonly Word[],
  at: number,
  names: BodyNames,
  before: BodyHit | undefined,
): BodyHit | 'skip' | null {
  const longest = longestAt(names.book, words, at)
  const found = beginsTime(words, longest[0]) ? longestAt(names.book, words, at, longest[0]!.to - 1) : longest
  const hit = found.find((h) => h.value.trust !== 'never') ?? found[0]
  // «khối Đảng ủy các xã»: the name begins at «Đảng ủy».
  if (hit && hit.to - hit.from > 1 && says(words[hit.to - 1], 'đảng') && says(words[hit.to], 'ủy')) return null
  if (hit?.value.trust === 'never') return 'skip'
  if (hit && isTrusted(hit, words, before)) return bodyHit(words, wholeName(hit, words, names), names)
  if (hit && hit.to - hit.from > 1) return null
  const [near, ...others] = nearestNames(names.near, words, at)
  // «Sở Noại vụ» may be two: the bot asks.
  const also = others.length ? others.map((h) => h.value.name) : null
  return near ? bodyHit(words, also ? { ...near, value: { ...near.value, also } } : near, names) : null
}
/** «UBKT tu nay den cuoi thang»: «từ», not «TU». */
function beginsTime(words: readonly Word[], hit: Hit<Alias> | undefined): boolean {
  if (!hit || hit.to - hit.from < 2 || words[hit.to - 1]!.raw !== 'tu') return false
  return words[hit.to]?.number != null || saysAny(words[hit.to], 'nay giờ đầu ngày tháng tuần quý hôm bây')
}
/** «toàn bộ các sở» + «các sở ngành»: the same body whose longer name begins inside the hit. */
function wholeName(hit: Hit<Alias>, words: readonly Word[], names: BodyNames): Hit<Alias> {
  for (let at = hit.from + 1; at < hit.to; at++) {
    const more = longestAt(names.book, words, at).find((h) => h.to > hit.to && h.value.name === hit.value.name)
    if (more) return { ...more, from: hit.from }
  }
  return hit
}
function bodyHit(words: readonly Word[], hit: Hit<Alias>, names: BodyNames): BodyHit {
  const { name, also, former, bare } = hit.value
  const tail = readProvince(words, hit.to, names)
  const from = hit.from
  if (also.length)
    return { names: [name, ...also], kind: 'choice', province: tail.province, bare, former, from, to: tail.to }
  return { names: [name], kind: 'body', province: tail.province, bare, former, from, to: tail.to }
}
/** «Sở Y tế tỉnh Lai Châu»: the province belongs to the name. */
function readProvince(words: readonly Word[], at: number, names: BodyNames): { province: string | null; to: number } {
  const start = saysAny(words[at], 'tỉnh') && words[at]!.gap === ' ' ? at + 1 : at
  const found = words[start]?.gap === ' ' ? longestAt(names.provinces, words, start)[0] : undefined
  return { province: found?.value ?? null, to: found?.to ?? start }
}

function isTrusted(hit: Hit<Alias>, words: readonly Word[], before: BodyHit | undefined): boolean {
  const { trust, name, type, letters } = hit.value
  // «ca» in «tất cả» is no abbreviation; «CA» is.
  if (letters && words.slice(hit.from, hit.to).some((w) => w.raw !== w.raw.toUpperCase())) return false
  if (trust === 'sure') return true
  const inList = before !== undefined && before.kind === 'body' && isJoined(words, before.to, hit.from)
  if (inList && (type === 'sở' || before.names[0] === name)) return true
  if (trust === 'marks')
    return (
      words.slice(hit.from, hit.to).some((w) => w.spelling !== null) ||
      isCapital(words, hit) ||
      // «con cuong con may viec»: at the head, and something is asked of it.
      (type === 'xã, phường' && hit.to - hit.from > 1 && isHead(words, hit)) ||
      // «hai quan phai gui bao cao gi»: what a shop or a ward does not have to do.
      (type !== 'xã, phường' &&
        hit.to - hit.from > 1 &&
        OWES.has(words[hit.to]?.key ?? '') &&
        words[hit.to]!.gap === ' ') ||
      (saysAny(words[hit.from - 1], 'của bên') && standsAsBody(words, hit.from, hit.to))
    )
  return standsAsBody(words, hit.from, hit.to)
}
const isHead = (words: readonly Word[], { from, to }: Hit<unknown>): boolean =>
  words.slice(0, from).every((w) => w.key.startsWith('@') || saysAny(w, 'dạ thế vậy bot ơi còn')) &&
  ASKED_OF.has(words[to]?.key ?? '') &&
  words[to]!.gap === ' '
const ASKED_OF = new Set('con co thang tuan quy nam phai duoc no tre hom dang'.split(' '))
const OWES = new Set(['phai', 'duoc', 'tre', 'cham', 'chu', 'no'])
const isCapital = (words: readonly Word[], hit: Hit<unknown>) =>
  words.slice(hit.from, hit.to).every((w) => /^\p{Lu}/u.test(w.raw))
/** «Sở Nội vụ, Tài chính và Xây dựng». */
function isJoined(words: readonly Word[], end: number, from: number): boolean {
  if (from === end) return /^\s?[,;/+&]\s?$/.test(words[from]?.gap ?? '')
  return from === end + 1 && saysAny(words[end], 'và với cùng vs hay hoặc')
}

const OPENERS = new Set(
  'xem biet hoi cua ben cho voi va giao gui do tu thang ong ba o the con la vs nhac thi phia sau nay toi truoc mai mot'.split(
    ' ',
  ),
)
const FOLLOWERS = new Set(
  `co con phai thang tuan quy nam dang da chu phoi tre qua den toi hom ngay trong truoc sau thi no lam duoc va voi the sao gi nao bao may
  chua hoan nay nua dau cuoi giua tu vua nhe a khong ko hien mai bua can nop xong bi cham rui ne vs tien sap`.split(
    /\s+/,
  ),
)
function standsAsBody(words: readonly Word[], from: number, to: number): boolean {
  const before = words[from - 1]
  const after = words[to]
  const opens =
    !before ||
    before.number !== null ||
    /[,.:;?!]/.test(words[from]!.gap) ||
    OPENERS.has(before.key) ||
    before.key.startsWith('@')
  // «việc tài chính chủ trì», «việc y tế phối hợp»: who leads and who helps is a body.
  const isInRole =
    saysAny(before, 'việc vụ') &&
    ((says(after, 'chủ') && says(words[to + 1], 'trì')) || (says(after, 'phối') && says(words[to + 1], 'hợp')))
  if (isInRole) return true
  const closes = !after || /[,.;?!]/.test(after.gap) || FOLLOWERS.has(after.key) || after.number !== null
  return opens && closes
}

const SELF_HEADS =
  'bên đơn cơ sở ban xã phường phòng văn chỗ nhóm tổ ngành hội nhà bọn tụi chúng huyện trường viện tòa đoàn công ủy cơ'
const SELF_PRONOUNS = 'em mình tôi tui ta e'
const PLURAL = 'chúng bọn tụi tui'
// bên em | đơn vị tụi mình | sở tôi | chúng tôi | phòng bọn em      not: «em», «anh Nam bên Sở Y tế»
function readSelf(words: readonly Word[], at: number, names: BodyNames): BodyHit | null {
  const word = words[at]
  // «cho em» is what everybody begins with; «chỗ em» needs its marks.
  if (word?.key === 'cho' && word.text !== 'chỗ') return null
  if (saysAny(word, COMMUNE) && isMinh(words, at + 1)) return null
  const listed = longestAt(names.self, words, at)[0]
  if (listed) return selfHit(at, listed.to)
  if (!saysAny(word, SELF_HEADS)) return null
  const kind = kindAlone(words, at)
  if (kind) return { ...selfHit(at, at + 1), names: [kind] }
  if (saysAny(word, PLURAL)) return saysAny(words[at + 1], SELF_PRONOUNS) ? selfHit(at, at + 2) : null
  const two =
    (says(word, 'đơn') && says(words[at + 1], 'vị')) ||
    (says(word, 'cơ') && says(words[at + 1], 'quan')) ||
    (says(word, 'văn') && says(words[at + 1], 'phòng'))
  const end = two ? at + 2 : at + 1
  if (!two && saysAny(word, 'đơn cơ văn công ủy nhà')) return null
  const pronoun = saysAny(words[end], PLURAL) && saysAny(words[end + 1], SELF_PRONOUNS) ? end + 1 : end
  return saysAny(words[pronoun], SELF_PRONOUNS) ? selfHit(at, pronoun + 1) : null
}
/** «Việc của xã», «việc quá hạn của sở»: of a commune's own people its own, of everybody else all of that kind. */
export const SELF_COMMUNE = '@self:commune'
export const SELF_DEPARTMENT = '@self:department'
export const isSelfName = (name: string): boolean => name.startsWith('@self')
// việc của xã | việc của phường tháng 8 | việc của sở, tuần này      not: việc của xã nào | việc của xã Bắc Hà | việc của các xã
function kindAlone(words: readonly Word[], at: number): string | null {
  const [before, word, next] = [words[at - 1], words[at], words[at + 1]]
  if (!says(before, 'của') || !saysAny(word, 'xã phường sở')) return null
  const isEnd = !next || /[,.;:?!]/.test(next.gap)
  const isName = next !== undefined && /^\p{Lu}/u.test(next.raw) && !allCaps(words)
  const goesOnAlone =
    saysAny(next, 'tháng tuần chưa phải không trong') ||
    (next?.spelling !== null && saysAny(next, 'quý năm có còn đang đã quá sắp trước hôm ạ nhé'))
  return isEnd || (goesOnAlone && !isName) ? (says(word, 'sở') ? SELF_DEPARTMENT : SELF_COMMUNE) : null
}
function selfHit(from: number, to: number): BodyHit {
  return { names: ['@self'], kind: 'self', province: null, bare: false, former: null, from, to }
}

const COMMUNE = 'xã phường'
/** «xã Minh Lương», «xa minh tan»: a name; «xã mình», «xa minh con viec gi» are the asker's. */
function isMinh(words: readonly Word[], at: number): boolean {
  const [minh, next, behind] = words.slice(at, at + 3)
  if (minh?.text !== 'minh' || next?.gap !== ' ') return false
  if (/^\p{Lu}/u.test(minh.raw) && /^\p{Lu}/u.test(next.raw)) return !allCaps(words) || AFTER_MINH.has(next.key)
  return AFTER_MINH.has(next.key) && (!behind || goesOn(behind))
}
const AFTER_MINH = new Set(
  'luong hoa tan chuan xuan quang chau duc khai thanh long thuan tien quan phu son lap dai thai tho thang hung nghia'.split(
    ' ',
  ),
)
const COMMUNE_HEADS = new Set('xa phuong x p dac ubnd ub du hdnd dang uy'.split(' '))
const COMMITTEES = 'ubnd ub đu hđnd'
const NOT_NAMES = new Set(
  `hoi minh em toi nao nay kia do va voi vien luan doi phuong khac moi cung o co con phai duoc la thi tre qua da dang chua bao may gi
  thang tuan quy nam trong truoc sau den chu tren duoi ta tui e ay deu nop lam bi cua ban toan cac cho ve nong sap gan nhe thuoc hom het xong ko khong`.split(
    /\s+/,
  ),
)
// xã Tam Đường | UBND phường Nghĩa Lộ | đảng ủy xã ta gia (a name not listed)      not: xã hội | xã mình | các xã
function readCommune(words: readonly Word[], at: number, names: BodyNames): BodyHit | null {
  if (!mayBegin(words[at], COMMUNE_HEADS)) return null
  const head = skipCommittee(words, at)
  const kind = words[head]
  const short = kind !== undefined && /^[xp]$/i.test(kind.raw) && words[head + 1]?.gap.startsWith('.') === true
  if (!saysAny(kind, COMMUNE) && !short && !(says(kind, 'đặc') && says(words[head + 1], 'khu'))) return null
  // A listed name wins, with or without its committee in front.
  for (const start of at === head ? [at] : [at, head]) {
    const listed = longestAt(names.book, words, start)[0]
    if (listed && listed.to > head + 1) return start === at ? null : { ...bodyHit(words, listed, names), from: at }
  }
  const nameAt = head + (says(kind, 'đặc') ? 2 : 1)
  const typed = isMinh(words, nameAt) ? nameAt + 2 : endOfName(words, nameAt)
  // «cho xa nhau luôn»: typed bare among marks it is «xa».
  const isMeant = kind?.spelling !== null || words.every((w) => w.spelling === null)
  const stands = at === 0 || at !== head || saysAny(words[at - 1], 'nhắn nhắc gửi cho giao với bên')
  const isOwner = saysAny(words[at - 1], 'của thuộc') || (isMeant && stands)
  const to = typed > nameAt || !isOwner || isOtherWord(words, nameAt) ? typed : endOfSmallName(words, nameAt)
  if (to === nameAt || nearestNames(names.near, words, head).length) return null
  const name = words
    .slice(nameAt, to)
    .map((w) => w.text[0]!.toUpperCase() + w.text.slice(1))
    .join(' ')
  const title = says(kind, 'đặc') ? 'Đặc khu' : says(kind, 'phường') || /^p$/i.test(kind!.raw) ? 'Phường' : 'Xã'
  return { names: [`${title} ${name}`], kind: 'body', province: null, bare: false, former: null, from: at, to }
}
/** «xã Y Tý, Bảo Thắng và Bản Lầu»: the list of communes goes on, known or not. */
function readNextCommune(words: readonly Word[], at: number, before: BodyHit | undefined): BodyHit | null {
  const title = before && /^(Xã|Phường) /.exec(before.names[0] ?? '')?.[1]
  if (!title || !isJoined(words, before.to, at) || allCaps(words)) return null
  let to = at
  while (to < at + 3 && /^\p{Lu}/u.test(words[to]?.raw ?? '') && (to === at || words[to]!.gap === ' ')) to++
  if (to - at < 2) return null
  const name = words
    .slice(at, to)
    .map((w) => w.text[0]!.toUpperCase() + w.text.slice(1))
    .join(' ')
  return { names: [`${title} ${name}`], kind: 'body', province: null, bare: true, former: null, from: at, to }
}
function skipCommittee(words: readonly Word[], at: number): number {
  if (saysAny(words[at], COMMITTEES)) return at + 1
  const two = (says(words[at], 'đảng') || says(words[at], 'ủy')) && saysAny(words[at + 1], 'ủy ban')
  if (!two) return at
  return says(words[at + 2], 'nhân') && says(words[at + 3], 'dân') ? at + 4 : at + 2
}
const NO_WARD = new Set('an phap tien huong thuc cham dien'.split(' '))
/** «phuong an thay …» is «phương án», «phuong phap …» «phương pháp». */
const isOtherWord = (words: readonly Word[], at: number): boolean =>
  words[at - 1]?.key === 'phuong' && words[at - 1]!.text !== 'phường' && NO_WARD.has(words[at]?.key ?? '')
/** Capitalised words, at most three; in a message without capitals the words up to one that cannot be a name. */
function endOfName(words: readonly Word[], at: number): number {
  let to = at
  const capital = /^\p{Lu}/u.test(words[at]?.raw ?? '')
  const lowered = !capital && words.every((w) => w.spelling === null)
  if (!capital && !lowered) return at
  while (
    to < at + 3 &&
    words[to] &&
    words[to]!.number === null &&
    /^[\s.]*$/.test(words[to]!.gap) &&
    !words[to]!.raw.startsWith('@')
  ) {
    if (
      capital
        ? !/^\p{Lu}/u.test(words[to]!.raw) || (allCaps(words) && NOT_NAMES.has(words[to]!.key))
        : NOT_NAMES.has(words[to]!.key)
    )
      break
    to++
  }
  if (lowered && isOtherWord(words, at)) return at
  // One bare syllable in a message without capitals is too little to be a name.
  return lowered && to - at < 2 ? at : to
}
const allCaps = (words: readonly Word[]) => words.every((w) => w.raw === w.raw.toUpperCase())
