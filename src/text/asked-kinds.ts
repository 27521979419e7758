// Which kinds of documents a task clearly asks for, by the words of its sentence, and which other kinds prove it as well.
import { KIND_WORDS } from './document-numbers.ts'

export type AskedKinds = {
  /** As the sentence names them: «quyết định». */
  readonly asked: readonly string[]
  /** The kinds that pass: QĐ. */
  readonly passes: readonly string[]
}

// ban hành kế hoạch | trình đề án | lập phương án      not: lộ trình | thành lập | quy trình
const MAKES =
  /(?<![\p{L}])(?:(?<issues>ban hành|ra(?=\s+(?:quyết định|nghị quyết|chỉ thị)))|(?<!(?:lộ|quá|chương|tờ|quy|công|giáo|hành|tiến|chu|lịch)\s)trình|(?<!(?:thành|độc|công|thiết|đối|xác|sáp)\s)lập|xây dựng|tham mưu|dự thảo|soạn thảo|gửi|có|bằng|hoàn thiện)(?=(?<tail>(?:[\s,]+(?:[\p{L}\d][\p{L}\d/-]*)){1,10}))/giu
/** Behind these words stands what the document is about, not what is made. */
const CUT =
  /(?:^|[\s,]+)(?:thực hiện|triển khai|theo|của|về|tại|để|cho|nhằm|trước|trong|số|ngày|sau|khi|trên|từ|gắn|kèm|căn cứ|đối với)(?![\p{L}])[\s\S]*$/iu
/** Whoever drafts for another, or puts it before him, sends a submission, a report or a letter. */
const DRAFTS =
  /(?<![\p{L}])(?:tham mưu|(?<!(?:lộ|quá|chương|tờ|quy|công|giáo|hành|tiến|chu|lịch)\s)trình|đề xuất|đề nghị|kiến nghị|dự thảo|báo cáo(?!\s+(?:số|kết quả)))(?![\p{L}])/iu
const SUBMITS = ['TTr', 'BC', 'CV', 'ĐA']
// ; báo cáo kết quả | , tổ chức thực hiện: the last thing that is made is a report
const REPORTS_TOO =
  /(?<![\p{L}])(?<!(?:nghe|theo|tại|của|qua|trong|hành)\s)báo cáo(?!\s+(?:số|này))(?![\p{L}])|(?:[,;]|\svà)\s+(?:tổ chức|triển khai|chỉ đạo|tuyên truyền|kiểm tra|thực hiện)(?![\p{L}])/iu
/** Words that are verbs as often: they name a document only right behind «ban hành» or «dự thảo». */
const ALSO_VERBS: ReadonlySet<string> = new Set([
  'kết luận',
  'thông báo',
  'quyết định',
  'quy định',
  'hướng dẫn',
  'báo cáo',
])
/** What goes out under another kind: plans and rules are issued with a decision, guidance as a letter. */
const ALSO_AS: Readonly<Record<string, readonly string[]>> = {
  'kế hoạch': ['QĐ', 'CTr', 'ĐA', 'PA'],
  'chương trình': ['QĐ', 'KH', 'NQ', 'ĐA'],
  'đề án': ['QĐ', 'KH', 'PA', 'NQ'],
  'phương án': ['QĐ', 'KH', 'ĐA'],
  'quy chế': ['QĐ', 'NQ'],
  'quy định': ['NQ', 'QC', 'HD'],
  'hướng dẫn': ['CV', 'KH', 'QĐ', 'TB'],
  'thông báo': ['CV', 'KL'],
  'kết luận': ['TB'],
  'thông tri': ['HD', 'CV', 'KH'],
  'công văn': ['TB', 'CĐ', 'HD'],
  'công điện': ['CV'],
  'báo cáo': ['CV', 'TTr', 'BB', 'TB', 'ĐA', 'PA'],
  'tờ trình': ['BC', 'CV', 'ĐA'],
  'biên bản': ['TB', 'BC'],
}
/** What no body of a province issues. */
const NEVER: ReadonlySet<string> = new Set(['luật', 'nghị định', 'thông tư', 'giấy mời'])

/** Null: any kind will do. */
export function askedKinds(text: string): AskedKinds | null {
  const said = text.normalize('NFC').toLowerCase()
  const made = said.split(/[;.\n]/).flatMap(madeIn)
  if (!made.length) return /^\s*báo cáo\s/u.test(said) ? passing(['báo cáo'], []) : null
  const isLoose = made.some((m) => !m.isIssued)
  return passing(
    made.map((m) => m.word),
    isLoose ? SUBMITS : REPORTS_TOO.test(said) ? ['BC', 'CV', 'TTr'] : [],
  )
}
/** The kinds alone; none: any. */
export const kindsAskedFor = (text: string): readonly string[] => askedKinds(text)?.passes ?? []

/** «QĐ» → «quyết định». */
export function kindWord(kind: string): string {
  return KIND_WORDS.find(([, letters]) => letters === kind)?.[0] ?? `văn bản ${kind}`
}

function passing(words: readonly string[], more: readonly string[]): AskedKinds {
  const asked = [...new Set(words)]
  const own = asked.flatMap((word) => KIND_WORDS.filter(([w]) => w === word).map(([, kind]) => kind))
  return { asked, passes: [...new Set([...own, ...asked.flatMap((word) => ALSO_AS[word] ?? []), ...more])] }
}

type Made = { readonly word: string; readonly isIssued: boolean }
function madeIn(clause: string): readonly Made[] {
  const isIssued = !DRAFTS.test(clause)
  return [...clause.matchAll(MAKES)].flatMap(({ 0: verb, groups }) => {
    const isNear = groups?.issues !== undefined || verb === 'dự thảo'
    const tail = (groups?.tail ?? '').replace(CUT, '')
    // «ban hành văn bản chỉ đạo, hướng dẫn …»: any document will do.
    if (/(?<![\p{L}])văn bản(?![\p{L}])/u.test(tail)) return []
    return wordsIn(tail, verb === 'trình' ? 6 : 3)
      .filter((word) => isNear || !ALSO_VERBS.has(word))
      .map((word) => ({ word, isIssued: isIssued && groups?.issues !== undefined }))
  })
}
/** «kế hoạch, quyết định phân bổ …» → both; a kind with a number is cited, one further on is something else. */
function wordsIn(tail: string, aheadMax: number): readonly string[] {
  const found = KIND_WORDS.flatMap(([word]) => {
    const at = new RegExp(`(?<![\\p{L}])${word}(?![\\p{L}])(?!\\s+(?:số\\s+)?\\d)`, 'u').exec(tail)
    return at && !NEVER.has(word) ? [{ word, from: at.index, to: at.index + word.length }] : []
  }).sort((a, b) => a.from - b.from)
  let to = 0
  return found.flatMap(({ word, from, to: end }, i) => {
    const between = tail
      .slice(to, from)
      .split(/[\s,]+/)
      .filter(Boolean).length
    if (between > (i === 0 ? aheadMax : 1)) return []
    to = end
    return [word]
  })
}
