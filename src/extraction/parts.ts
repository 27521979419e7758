// One item cut into its assignments: by bodies, and by dates where several pieces of work have each their own.

import { type DocumentTime, type FoundDeadline, readDeadlines } from '../text/deadlines.ts'
import { matchesOf } from '../text/matches.ts'
import { helpersBehind } from './concerned.ts'
import { clausesOf, type Piece, sentencesOf } from './sentences.ts'
import { beginsWithWork, readWho, type Who } from './who.ts'
import { isContextSentence } from './wording-signs.ts'

export type Part = Piece & { readonly who: Who; readonly deadlines: readonly FoundDeadline[] }
export type Split = { readonly parts: readonly Part[]; readonly context: readonly Piece[] }
type Atom = Piece & {
  readonly sentence: number
  readonly first: boolean
  readonly who: Who
  readonly deadlines: readonly FoundDeadline[]
}

/** Cuts an item. In a list addressed to a body every sentence is an order; elsewhere appraisal before the order is context. */
export function splitItem(text: string, time: DocumentTime, addressed: boolean): Split {
  const sentences = sentencesOf(text)
  const context: Piece[] = []
  const orders: Piece[] = []
  for (const piece of sentences) {
    const said = text.slice(piece.from, piece.to).trim()
    const plain = isContextSentence(afterTopic(said)) && !readWho(said).ordered
    if (!plain || (addressed && sentences.length > 1 && orders.length > 0)) orders.push(piece)
    else {
      const at = orderWithin(text.slice(piece.from, piece.to))
      context.push(at ? { ...piece, to: piece.from + at } : piece)
      if (at) orders.push({ ...piece, from: piece.from + at })
    }
  }
  if (addressed && orders.length === 0) return { parts: [wholePart(text, context.splice(0), time)], context: [] }
  const atoms = orders.flatMap((piece, i) => atomsOf(text, piece, i, time))
  const parts = byBody(text, atoms).flatMap((group) => byDate(text, group))
  return withTopic(text, parts, context)
}

const ORDER_WITHIN = /[;,]\s+(?=(?:(?:và|đồng thời)\s+)?(?:giao|yêu cầu|phân công|đề nghị)\s)/giu
/** «Đồng ý chủ trương …; giao Sở X hoàn thiện …»: where the order begins that an agreement goes on with; 0: nowhere. */
function orderWithin(said: string): number {
  for (const match of matchesOf(said, ORDER_WITHIN)) {
    const at = match.index + match[0].length
    const who = readWho(said.slice(at).replace(/^(?:và|đồng thời)\s+/iu, ''))
    if (who.lead && who.ordered) return at
  }
  return 0
}

/** «Về …: đồng ý về nguyên tắc.» says what «Đồng ý về nguyên tắc.» says. */
function afterTopic(said: string): string {
  const rest = said.includes(':') ? said.replace(/^(?:Về|Đối với)\s[^:]{3,200}:\s*/u, '') : said
  return rest === said ? said : rest.charAt(0).toUpperCase() + rest.slice(1)
}
/** «Về nhà công vụ: Đồng ý chủ trương. Giao X …»: what the order is about stands in the sentence before, and goes with it. */
function withTopic(text: string, parts: readonly Part[], context: readonly Piece[]): Split {
  const [topic, ...others] = context
  const [order, ...rest] = parts
  const leads = topic && order && topic.from === 0 && topic.to <= order.from && others.every((c) => c.from > order.from)
  if (!leads || !/^(?:Về|Đối với|Liên quan|Việc)\s[^:.]{3,200}:\s/u.test(text)) return { parts, context }
  const shift = order.from - topic.from
  const who = { ...order.who, work: order.who.work + shift, named: order.who.named + shift }
  return { parts: [{ ...order, from: topic.from, who }, ...rest], context: others }
}

/** A row of a table in one line is one piece of work. */
export function wholeOf(text: string): Split {
  const who = { lead: null, directed: [], collective: true, named: 0, work: 0, ordered: false }
  return { parts: [{ from: 0, to: text.length, who, deadlines: [] }], context: [] }
}
function wholePart(text: string, pieces: readonly Piece[], time: DocumentTime): Part {
  return {
    from: pieces[0]?.from ?? 0,
    to: pieces.at(-1)?.to ?? text.length,
    who: readWho(text),
    deadlines: readDeadlines(text, time),
  }
}

function atomsOf(text: string, sentence: Piece, index: number, time: DocumentTime): readonly Atom[] {
  const said = text.slice(sentence.from, sentence.to)
  const found = readDeadlines(said, time)
  const clauses = clausesOf(said)
  const fronted = found.find((f) => isFronted(said, f))
  return clauses.map((clause, i) => {
    const from = sentence.from + clause.from
    const to = sentence.from + clause.to
    const own = found.filter((f) => f.from >= clause.from && f.from < clause.to)
    const kept = i > 0 && fronted && !own.some(isHard) ? [fronted, ...own] : own
    return {
      from,
      to,
      sentence: index,
      first: i === 0,
      who: readWho(text.slice(from, to).trim()),
      deadlines: kept.map((f) => ({ deadline: f.deadline, from: f.from + sentence.from, to: f.to + sentence.from })),
    }
  })
}
/** «Trước ngày 10/4/2025, Bộ X …; Bộ Y …»: a time at the head of a sentence holds for all of it. */
function isFronted(said: string, found: FoundDeadline): boolean {
  return (
    found.from < 40 && /^[,\s]/.test(said.slice(found.to)) && /^(?:[^,;]{0,30},\s*)?$/.test(said.slice(0, found.from))
  )
}

const HARD = new Set(['date', 'month', 'quarter', 'year', 'range', 'event', 'recurring'])
export function isHard(found: FoundDeadline): boolean {
  return HARD.has(found.deadline.kind)
}

/** «Giám đốc Sở A kiểm tra …; yêu cầu các chủ đầu tư …»: within a sentence about a body its asking others is its own act. */
function isOwnAct(text: string, atom: Atom, first: Atom | undefined): boolean {
  const inner = !atom.first && first?.sentence === atom.sentence && first.who.lead !== null && !first.who.ordered
  return (
    inner &&
    atom.who.ordered &&
    /^(?:yêu cầu|đề nghị|kiến nghị|vận động)\s/u.test(text.slice(atom.from, atom.to).trim())
  )
}
// «các Ban của Hội đồng nhân dân xã»: a group of a body that is named.
const OWN_GROUP = /^Các (?:[Bb]an|phòng|tổ|đơn vị|tổ chức|đoàn thể|chi bộ)[^,]{0,40} (?:của|thuộc|trực thuộc) \p{Lu}/u
/** «Sở A tưới đường. Các chủ mỏ ký cam kết trước ngày 05/10.»: a sentence that tells another group its work by a time of its own. */
function isOtherGroup({ first, who, deadlines }: Atom, owner: string | null): boolean {
  const name = who.lead?.[0] ?? ''
  return (
    first &&
    owner !== null &&
    !owner.includes(name) &&
    deadlines.some(isHard) &&
    !/ (?:hộ|nội dung|trường hợp)/u.test(name)
  )
}
/** Groups of atoms with one owner. Only a body told by name, or told with an order word, begins a new group. */
function byBody(text: string, atoms: readonly Atom[]): readonly (readonly Atom[])[] {
  const groups: Atom[][] = []
  let owner: string | null = null
  // «Chỉ đạo Sở A khảo sát …; Sở B kiểm tra …»: the first clause is told to whoever is addressed, not to Sở B.
  const isTold = (first: Atom | undefined) =>
    first !== undefined && first.who.lead === null && beginsWithWork(text.slice(first.from, first.to).trim())
  for (const atom of atoms) {
    const names = atom.who.lead?.join('|') ?? null
    const tells =
      names !== null &&
      (atom.who.ordered ||
        !atom.who.collective ||
        OWN_GROUP.test(atom.who.lead?.[0] ?? '') ||
        isOtherGroup(atom, owner)) &&
      !isOwnAct(text, atom, groups.at(-1)?.[0]) &&
      !(groups.length > 0 && helpersBehind(text.slice(0, atom.from), text.slice(atom.from, atom.to)))
    const begins: boolean =
      groups.length === 0 ||
      (tells && names !== owner && (owner !== null || atom.who.ordered || atom.first || isTold(groups.at(-1)?.[0])))
    if (begins) groups.push([atom])
    else groups.at(-1)?.push(atom)
    if (begins && tells) owner = names
    else if (groups.length === 1 && groups[0]?.length === 1) owner = names
  }
  return groups
}

const key = (f: FoundDeadline) =>
  JSON.stringify([f.deadline.kind, f.deadline.due, f.deadline.start, f.deadline.rrule, f.deadline.event])
/** Two hours of a day are two duties of one piece of work. */
const wholeKey = (f: FoundDeadline) => `${key(f)}${f.deadline.before}${f.deadline.time}`
/** A time alone, or a sentence that leans on the one before, begins no work of its own. */
const LEANS =
  /^(?:Thời gian|Thời hạn|Tiến độ|Hạn|đợt cao điểm|đợt \d|giai đoạn \d|việc [A-Za-zÀ-ỹ]+ [A-Za-zÀ-ỹ]+ phải|Hoàn thành (?:xong )?(?:trước|trong|chậm)|Xong trước|Trong đó|Qua đó|Trên cơ sở đó|Từ đó|Các trường hợp|Tuyệt đối không|[Rr]iêng(?! Sở| Ban| UBND| Ủy ban| Công an| đồng chí)|Đối với (?:những|các) (?:trường hợp|hộ|hồ sơ|dự án))/u

// «theo hai bước: …; …», «gửi báo cáo theo quy định: báo cáo tháng …; báo cáo quý …»: stages of one work.
const STAGES =
  /(?:bước|giai đoạn|lộ trình|đợt|tiến độ|thời gian|định kỳ|chế độ|theo quy định|như sau|gồm|sau)\s*:\s[^:]*;\s*$/iu

/** Cut by dates when two pieces of work have each a time of their own; then an undated sentence stands alone too. */
function byDate(text: string, atoms: readonly Atom[]): readonly Part[] {
  const owner = ownerOf(atoms)
  const dated = atoms.filter((a) => a.deadlines.some(isHard))
  if (dated.length < 2) return [partOf(atoms, owner)]
  const times = new Set(dated.map((a) => a.deadlines.filter(isHard).map(key).join()))
  if (times.size < 2) return [partOf(atoms, owner)]
  const groups: Atom[][] = []
  for (const atom of atoms) {
    const last = groups.at(-1)
    const lastDated = last?.some((a) => a.deadlines.some(isHard)) ?? false
    const newSentence = last?.at(-1)?.sentence !== atom.sentence
    const leans = LEANS.test(text.slice(atom.from, atom.to).trim())
    const staged = last !== undefined && !newSentence && STAGES.test(text.slice(groups[0]?.[0]?.from ?? 0, atom.from))
    const restDated = dated.some((a) => a.sentence === atom.sentence && a.from >= atom.from)
    const begins =
      !last ||
      (!staged &&
        (newSentence
          ? !leans || (lastDated === atom.deadlines.some(isHard) && lastDated)
          : ((lastDated && restDated) || (!lastDated && hasOwnRhythm(atom))) && !leans))
    if (begins) groups.push([atom])
    else last.push(atom)
  }
  // A body named later owns nothing before it.
  const upTo = (group: readonly Atom[]) => atoms.slice(0, atoms.indexOf(group[0] as Atom) + group.length)
  return groups.map((group) => partOf(group, ownerOf(upTo(group))))
}
/** «tham mưu kế hoạch …; hằng tháng dự sinh hoạt …»: a rhythm at the head of a clause is that of its own work alone. */
function hasOwnRhythm(atom: Atom): boolean {
  const first = atom.deadlines[0]
  return first?.deadline.kind === 'recurring' && first.from - atom.from < 3
}
function ownerOf(atoms: readonly Atom[]): Who | undefined {
  return atoms.find((a) => a.who.lead && (a === atoms[0] || a.who.ordered || !a.who.collective))?.who
}
function partOf(atoms: readonly Atom[], groupOwner: Who | undefined): Part {
  const first = atoms[0] as Atom
  const named = ownerOf(atoms)
  const at = atoms.find((a) => a.who === named) ?? first
  // The owner may be named in a later clause: its places are counted from the first.
  const own = named && at !== first ? { ...named, work: 0, named: named.named + at.from - first.from } : named
  const seen = new Set<string>()
  const all = atoms.length === 1 ? first.deadlines : atoms.flatMap((a) => a.deadlines)
  const deadlines = all.length < 2 ? all : all.filter((f) => !seen.has(wholeKey(f)) && seen.add(wholeKey(f)))
  return {
    from: first.from,
    to: atoms.at(-1)?.to ?? first.to,
    who: own ?? (groupOwner ? { ...groupOwner, work: 0, directed: [] } : first.who),
    deadlines,
  }
}
