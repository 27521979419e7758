// Reads what a message says of the document that proves it: «số 45/BC-SNV ngày 20/8/2025, gửi BTV».
import type { Day } from '../domain/calendar.ts'
import { readDates } from './asked-dates.ts'
import { KIND_WORDS, readDocumentNumber } from './document-numbers.ts'
import { fold } from './fold.ts'
import { readWords } from './words.ts'

export type EvidenceWords = {
  readonly number: string | null
  readonly documentKind: string | null
  readonly issuer: string | null
  readonly day: Day | null
  readonly receiver: string | null
}

// 45/BC-SNV | so 45 / bc-snv | 45-BC/BTCTU | 1523/SNV-VP; not: 20/8/2025
const NUMBERISH =
  /(?<![\p{L}\p{N}/.-])\d{1,5}[a-z]?\s?[-–/]\s?(?!\d{1,2}\s?[/-]\s?\d{2,4})[\p{L}\d&]+(?:\s?[-–/&]\s?[\p{L}\d]+)*/giu
// gửi BTV | gui Ban Thường vụ Tỉnh ủy | trình Thường trực | báo cáo UBND tỉnh; not: «báo cáo số 45», «báo cáo hoàn thành việc 12»
// gui so xay dung: «so» is «số» only where a figure, or the gap of the number that was taken out, stands behind it.
const SAYS_DAY = /(?<![\p{L}])(?:ngày|ngay|hôm|hom)\s|\/\d{4}/iu
const RECEIVER =
  /(?:^|[\s,;(])(?:đã\s+|da\s+)?(?:gửi|gui|trình|trinh|nộp|nop|báo cáo|bao cao|b\/c)\s+(?:lên\s+|cho\s+|tới\s+)?(?!số|so(?=\s*:?\s*\d|\s{2}|\s*$|\s+(?:ngày|ngay)\s)|\d|(?:nhầm|nham|sai|lại|lai|kèm|kem|thay|đã|da|về|ve|việc|viec|nhiệm vụ|nhiem vu|công việc|cong viec|hoàn|hoan|xong|kết quả|ket qua|tiến độ|tien do|tình hình|tinh hinh)(?!\p{L}))(?<who>\p{L}[^,;.\n]*)/iu
const TAIL =
  /\s+(?:rồi|roi|ạ|a|nhé|nhe|xong|ngày|ngay|số|so(?=\s*:?\s*\d|\s{2}|\s*$|\s+(?:ngày|ngay)\s)|hôm|hom|sáng|chiều)(?:\s.*)?$/iu
// gửi BTV và | gửi BTV và việc 6 … | gửi BTV việc 12: what is told next, or of which task      not: Sở Giáo dục và Đào tạo
const NEXT =
  /\s+(?:và|va|còn|con)(?:\s+(?:việc|viec|nhiệm vụ|nhiem vu|nv)(?:\s.*)?)?$|\s+(?:(?:về|ve|của|cua|cho)\s+)?(?:việc|viec|nhiệm vụ|nhiem vu|nv)\s+(?:số\s+|so\s+)?\d.*$/iu
// thay báo cáo ngày 1/7 | theo kết luận ngày 6/8 | họp ngày 11/8 | kèm tờ trình ngày 3/8: the day of something else
const OF_ANOTHER =
  /(?:^|[\s,;(])(?:thay|theo|căn cứ|can cu|họp|hop|phiên|phien|kèm|kem|kết luận|ket luan|hạn|han|từ|tu)(?!\p{L})[^,;.\n]*$/iu

export function readEvidence(text: string, today: Day): EvidenceWords {
  const found = numberIn(text)
  const rest = found ? text.replace(found.raw, ' ') : text
  const said = RECEIVER.exec(rest)?.groups?.who?.replace(TAIL, '').replace(NEXT, '').trim()
  return {
    number: found?.number ?? null,
    documentKind: found ? (/^DA(?![\p{L}])/u.test(found.symbol) ? 'ĐA' : found.kind) : null,
    issuer: found ? issuerOf(found.symbol) : null,
    // «còn 3/5 xã» is no day: without a number a day has to say that it is one.
    day: found ? dayOfPaper(text, found, today) : SAYS_DAY.test(rest) ? (daysIn(rest, today)[0]?.day ?? null) : null,
    // «đã nộp báo cáo 45/BC-SNV» names what was sent.
    receiver: said && !PAPERS.has(fold(said)) ? said.slice(0, 120) : null,
  }
}

const PAPERS: ReadonlySet<string> = new Set(
  [...KIND_WORDS.map(([word]) => word), 'văn bản', 'minh chứng', 'báo cáo kết quả'].map(fold),
)
function numberIn(text: string) {
  const found = [...text.matchAll(NUMBERISH)].flatMap((match) => {
    const [raw] = match
    // People type «45/bc-snv».
    const read = readDocumentNumber(raw) ?? readDocumentNumber(raw.toUpperCase())
    return read ? [{ ...read, raw, from: match.index }] : []
  })
  // «theo KL 52-KL/TU ngày 6/8, số 45/BC-SYT ngày 10/8»: what was carried out proves nothing.
  return found.find(({ from }) => !OF_ANOTHER.test(text.slice(0, from))) ?? found[0] ?? null
}
// «BC-SNV» → SNV; «SNV-VP» (a State letter names its issuer first) → SNV; «BC/BTCTU» → BTCTU.
function issuerOf(symbol: string): string | null {
  const parts = symbol.split(/[-/]/)
  const isKind =
    KIND_WORDS.some(([, letters]) => letters === parts[0]) || ['TTR', 'CTR', 'QĐ', 'QD'].includes(parts[0] ?? '')
  return (isKind ? parts[1] : parts[0]) ?? null
}
/** The day right behind the number; else one in front of it («ngày 20/8, số 45/BC-SNV»); never that of a meeting or of another paper. */
function dayOfPaper(text: string, { raw, from }: { readonly raw: string; readonly from: number }, today: Day) {
  const own = (part: string) => daysIn(part, today).filter(({ before }) => !OF_ANOTHER.test(before))
  return own(text.slice(from + raw.length))[0]?.day ?? own(text.slice(0, from)).at(-1)?.day ?? null
}
/** Named days, never periods, each with what is written in front of it. */
function daysIn(text: string, today: Day) {
  const words = readWords(text)
  const hits = readDates(words, today).filter((d) => d.since !== null && d.since === d.until)
  return hits.map((d) => ({
    day: d.named,
    before: words
      .slice(0, d.from)
      .map((w, i) => `${i ? w.gap : ''}${w.raw}`)
      .join(''),
  }))
}
