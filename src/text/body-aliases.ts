// How bodies are called: every name and alias of the register, the ways to say it, and how far each may be trusted.
import type { AgenciesFile, Agency } from '../domain/agency.ts'
import { NOT_HERE } from './body-strangers.ts'
import { createNearNames, type NearNames } from './near-names.ts'
import { createPhraseBook, type PhraseBook } from './phrase-book.ts'
import { isSyllable } from './spelling.ts'
import { keyOf, knownWord, splitPhrase } from './words.ts'

/** How sure an alias is: `sure`; `place` only where a body can stand; `marks` only with its accents; `never` keeps its words from being read. */
type Trust = 'sure' | 'place' | 'marks' | 'never'
export type Alias = {
  readonly name: string
  readonly also: readonly string[]
  readonly trust: Trust
  readonly type: string
  /** An abbreviation that is also a syllable («CA»): capitals only. */
  readonly letters: boolean
  /** Said without any word for a body: a place («Bát Xát») or a field («thanh tra»). */
  readonly bare: boolean
  readonly former: string | null
}

export type BodyNames = {
  readonly book: PhraseBook<Alias>
  /** Keys of all words in it. */
  readonly keys: ReadonlySet<string>
  readonly near: NearNames<Alias>
  readonly provinces: PhraseBook<string>
  readonly self: PhraseBook<true>
}

const HEADS = new Set(
  'so ban ben nganh ubnd hdnd uy hoi cuc chi co truong trung lien tinh dang bo du ub vp van thuong vien toa bql cac khoi thue kho cong mat don doan bao dai kbnn xa phuong vu'.split(
    ' ',
  ),
)

export function createBodyNames(file: AgenciesFile): BodyNames {
  const listings = new Map<string, Alias[]>()
  for (const agency of file.agencies) {
    const own = agency.successors?.[0] ? agency.successors[0] : agency.name
    const former = agency.valid_to ? agency.name : null
    const base = { name: own, also: [], type: agency.type, former, letters: false, bare: false }
    for (const name of waysToSay(agency.name)) add(listings, name, { ...base, trust: 'sure' })
    for (const alias of agency.aliases)
      for (const name of waysToSay(alias.alias))
        add(listings, name, {
          ...base,
          ...readNote(alias, agency),
          letters: isLetters(alias.alias),
          bare: isBare(alias.alias, agency),
        })
  }
  // The words of two thousand names are cut once, for the three that look them up.
  const blocked = NOT_HERE.map((text) => ({ words: splitPhrase(text).map(knownWord), value: NOTHING }))
  const named = [...listings].map(([key, found]) => ({ words: key.split(' ').map(knownWord), value: merge(found) }))
  const entries = [...blocked, ...named]
  return {
    book: createPhraseBook(entries.map(({ words, value }) => [words, value])),
    keys: new Set(entries.flatMap(({ words }) => words.map((word) => word.key))),
    near: createNearNames(
      named
        .filter(({ words, value }) => value.trust === 'sure' && words.length > 1)
        .map(({ words, value }) => ({
          words: words.map((word) => word.key),
          spelled: words.map((word) => word.spelling),
          value,
        })),
    ),
    provinces: createPhraseBook(file.provinces.map((p) => [p.name, p.name] as const)),
    self: createPhraseBook(file.self.map((words) => [words, true] as const)),
  }
}
const NOTHING: Alias = { name: '', also: [], trust: 'never', type: '', letters: false, bare: false, former: null }

function add(listings: Map<string, Alias[]>, text: string, alias: Alias): void {
  const key = splitPhrase(text).join(' ')
  if (!key) return
  const listed = listings.get(key)
  if (listed) listed.push(alias)
  else listings.set(key, [alias])
}
/** One alias under several bodies means all of them. */
function merge(listed: readonly Alias[]): Alias {
  const [only, another] = listed
  if (only && !another && !only.also.length) return only
  const meant = listed.filter((alias) => alias.trust !== 'never')
  const found = meant.length ? meant : listed
  const first = found[0]!
  const alive = found.find((alias) => !alias.former) ?? first
  const choices = [...new Set(found.flatMap((alias) => [alias.name, ...alias.also]))]
  const asks = found.some((alias) => alias.also.length > 0)
  const trust = found.some((alias) => alias.trust === 'sure') ? 'sure' : alive.trust
  return asks ? { ...alive, trust, also: choices.filter((name) => name !== alive.name) } : { ...alive, trust }
}

type Note = Agency['aliases'][number]
/** A long name is also said without «và» and without «tỉnh» at its end. */
function waysToSay(name: string): readonly string[] {
  const ways = new Set([name])
  const inside = /^Các cơ quan trong (khối .+)$/.exec(name)?.[1]
  if (inside) ways.add(inside)
  // «ngành thuế», «cơ quan thuế»: «bên thuế» as well.
  const field = /^(?:ngành|cơ quan) (.+)$/.exec(name)?.[1]
  if (field && !/^(cấp|thuộc|đảng|tham mưu|liên quan)/i.test(field)) ways.add(`bên ${field}`)
  const communes = /^(UBND|Đảng ủy) các xã, phường$/.exec(name)?.[1]
  const heads = communes === 'UBND' ? ['UBND', 'Ủy ban nhân dân', 'Ủy ban'] : communes ? [communes] : []
  for (const head of heads)
    for (const short of ['các xã', 'các phường', 'các xã phường', 'xã', 'phường']) ways.add(`${head} ${short}`)
  if (/ (và|&) /.test(name) && splitPhrase(name).length > 4)
    for (const way of [...ways]) ways.add(way.replace(/ (và|&) /g, ' '))
  for (const way of [...ways])
    if (/ (tỉnh|khu vực)$/.test(way) && splitPhrase(way).length > 3) ways.add(way.replace(/ (tỉnh|khu vực)$/, ''))
  return [...ways]
}
/** What the note of an alias says about trusting it. */
function readNote({ alias, note = '', also = [] }: Note, agency: Agency): { also: readonly string[]; trust: Trust } {
  const starts = (text: string) => note.startsWith(text)
  const sure = { also: [], trust: 'sure' as Trust }
  if (starts('KHÔNG phải') || note.includes('không chỉ')) return { also: [], trust: 'never' }
  if (/không dấu '[^']*' trùng/.test(note) || (note.includes('không dấu') && note.includes('lẫn')))
    return { also: [], trust: 'marks' }
  if (note.includes('hỏi lại') && also.length) return { also, trust: 'sure' }
  if (starts('mơ hồ nhẹ') || note.includes('mặc định')) return sure
  if (starts('mơ hồ')) {
    if (/lĩnh vực|động từ|nói chung|chung chung/.test(note)) return { also: [], trust: 'place' }
    if (/tỉnh .* hay phường|TP Vinh|từ thường/.test(note)) return { also: [], trust: 'never' }
    return also.length ? { also, trust: 'sure' } : { also: [], trust: alias === 'BTV' ? 'sure' : 'place' }
  }
  if (starts('tên cũ') && also.length && !agency.valid_to) return { also, trust: 'sure' }
  return isPlain(alias) ? { also: [], trust: 'place' } : sure
}
const isLetters = (alias: string) =>
  alias === 'NV' || (alias.length <= 3 && alias === alias.toUpperCase() && isSyllable(keyOf(alias)))
function isBare(alias: string, agency: Agency): boolean {
  if (agency.type === 'xã, phường') return agency.name.endsWith(` ${alias}`)
  return alias === alias.toLowerCase() && !HEADS.has(keyOf(splitPhrase(alias)[0] ?? ''))
}
/** A field without any head («tài chính», «biên phòng»): a body only where a body can stand. */
function isPlain(alias: string): boolean {
  return alias === alias.toLowerCase() && !splitPhrase(alias).some((word) => HEADS.has(keyOf(word)))
}
