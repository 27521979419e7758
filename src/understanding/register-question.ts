// Questions about the register as a whole: figures of kept reports, what moved since, who was given a document, which carry it out.
import type { Day, Moment } from '../domain/calendar.ts'
import type { FigureName } from '../domain/snapshot-asked.ts'
import { fold } from '../text/fold.ts'
import { type CoverageQuestion, MAY_ASK_COVERAGE, readCoverage } from './coverage-question.ts'
import { MAY_ASK_MISSING, type MissingQuestion, readMissing } from './missing-question.ts'
import { MAY_ASK_PRESSING, type PressingQuestion, readPressing } from './pressing-question.ts'
import { keySaid, type Reading, readMessage } from './reading.ts'
import type { Vocabulary } from './vocabulary.ts'
import { MAY_ASK_WAITING, readWaiting, type WaitingQuestion } from './waiting-question.ts'

/** Which report is meant: of a kind, of days; both null: the last one that fits. */
export type ReportNamed = {
  /** True when the message speaks of a report at all. */
  readonly isNamed: boolean
  readonly kind: 'weekly' | 'monthly' | 'exceptions' | null
  readonly from: string | null
  readonly to: string | null
}
export type RegisterQuestion =
  | {
      readonly kind: 'figure'
      readonly figure: FigureName
      readonly count: number | null
      /** «trong 7 việc trễ», «7 việc trễ là việc nào»: that many there are, not the first seven of them. */
      readonly isWhole: boolean
      readonly unit: 'task' | 'share'
      readonly bodies: readonly string[] | null
      readonly document: string | null
      readonly report: ReportNamed
    }
  /** `since`: the day it is held against; null: the last report, or where `against` names one the week or month before. */
  | {
      readonly kind: 'moves'
      readonly report: ReportNamed
      readonly since: Day | null
      readonly against: 'report' | 'week' | 'month'
    }
  | { readonly kind: 'unacknowledged'; readonly bodies: readonly string[] | null; readonly document: string | null }
  | { readonly kind: 'chain'; readonly document: string }
  | { readonly kind: 'given-to'; readonly document: string }
  | CoverageQuestion
  | MissingQuestion
  | PressingQuestion
  | WaitingQuestion

// Most messages are passed by with one look.
const MAY_BE =
  /bao cao|khac gi|so voi|thay doi|chua (co )?ai|chua (bam )?(da )?nhan|van ban|ke hoach nao|giao|phan cong|\d+ (viec|nhiem vu|phan viec)/
/** Longer texts are no such question. */
const LONGEST = 200

/** True when it may be such a question, so that what answers it should be gathered. */
export function mayAskRegister(text: string): boolean {
  if (text.length > LONGEST) return false
  const keys = fold(text)
  return [MAY_BE, MAY_ASK_COVERAGE, MAY_ASK_MISSING, MAY_ASK_PRESSING, MAY_ASK_WAITING].some((may) => may.test(keys))
}

/** `shown`: the tasks shown last in the conversation, which «việc đó» may mean. */
type RegisterAsk = { readonly now: Moment; readonly vocabulary: Vocabulary; readonly shown?: readonly number[] }
export function readRegisterQuestion(text: string, { now, vocabulary, shown }: RegisterAsk): RegisterQuestion | null {
  if (!mayAskRegister(text)) return null
  const r = readMessage(text, now, vocabulary, true)
  const about = { bodies: bodiesIn(r), document: documentIn(r), now }
  return (
    readMissing(r) ??
    readPressing(r, shown) ??
    readChain(r) ??
    readGivenTo(r) ??
    readUnacknowledged(r) ??
    readWaiting(r, about) ??
    readMoves(r) ??
    (reportIn(r).isNamed ? null : readCoverage(r, about)) ??
    readFigure(r)
  )
}

const documentIn = (r: Reading) => r.documents.find((d) => d.number !== null)?.number ?? null
const bodiesIn = (r: Reading) => {
  const names = r.bodies.filter((b) => b.kind === 'body').flatMap((b) => b.names)
  return names.length ? [...new Set(names)] : null
}

// KL 21-KL/TW được triển khai bằng những văn bản nào | văn bản nào cụ thể hóa KL 44 | KH 376 căn cứ văn bản nào
// not: văn bản nào giao việc này | KH 376 là văn bản gì
function readChain(r: Reading): RegisterQuestion | null {
  const document = documentIn(r)
  if (!document || new Set(r.documents.map((d) => d.number)).size > 1 || r.tasks.length) return null
  const links =
    /(^| )(trien khai|thuc hien|cu the hoa|thi hanh|quan triet|can cu|dan chieu|vien dan|nhac (den|toi))( |$)/
  const papers = /(^| )(van ban|ke hoach|ket luan|chuong trinh|chi thi|cong van|thong bao)( nao| gi)( |$)/
  return links.test(r.keys) && papers.test(r.keys) ? { kind: 'chain', document } : null
}

// KL 44 đã giao những ai | KH 376 giao việc cho đơn vị nào | kế hoạch 376 phân công cho những ai      not: ai giao KL 44 | KL 44 giao SNV việc gì
function readGivenTo(r: Reading): RegisterQuestion | null {
  const document = documentIn(r)
  if (!document || bodiesIn(r) || r.tasks.length) return null
  const given =
    /(^| )(giao|phan cong)( viec| nhiem vu| trach nhiem)?( cho)?( nhung| cac)? ?(ai|(don vi|co quan|noi|so|ban|nganh|dia phuong|xa)( nganh)? nao)( chu tri)?( (vay|the|a|nhi|ha|roi))*$/
  return given.test(r.keys) ? { kind: 'given-to', document } : null
}

// việc nào chưa ai nhận | những việc chưa có ai nhận của KL 44 | cơ quan nào chưa bấm đã nhận      not: việc nào chưa nhận được hướng dẫn
function readUnacknowledged(r: Reading): RegisterQuestion | null {
  const nobody =
    /(^| )(viec|nhiem vu)( nao)?( (van )?con)? chua (co )?ai (bam )?(da )?nhan( viec)?( |$)/.test(r.keys) ||
    /(^| )(ai|co quan nao|don vi nao|so nao|noi nao) (con )?chua (bam )?(da )?nhan (viec|giao viec|nhiem vu)( |$)/.test(
      r.keys,
    ) ||
    /(^| )chua bam da nhan( |$)/.test(r.keys)
  return nobody ? { kind: 'unacknowledged', bodies: bodiesIn(r), document: documentIn(r) } : null
}

// khác gì so với báo cáo trước | so với tuần trước thì sao | tuần này thay đổi gì so với tuần trước      not: so với cơ quan khác
function readMoves(r: Reading): RegisterQuestion | null {
  if (r.bodies.length || r.documents.length || r.tasks.length) return null
  const since = dayComparedWith(r)
  if (since !== null) {
    const isNamed = /(^| )so voi bao cao( |$)/.test(r.keys)
    return { kind: 'moves', report: { isNamed, kind: null, from: null, to: null }, since, against: 'report' }
  }
  const compared = /(^| )so voi( (bao cao|ky|lan))?( (tuan|thang))?( (truoc|roi|qua|vua roi|gan nhat))( |$)/.test(
    r.keys,
  )
  const differs =
    /(^| )(khac gi|co gi khac|thay doi gi|thay doi the nao)( |$)/.test(r.keys) &&
    /bao cao|tuan truoc|thang truoc/.test(r.keys)
  if (!compared && !differs) return null
  // «báo cáo tuần trước» is a report, «tuần trước» a week.
  const before = /(^| )(bao cao|ky|lan) (tuan |thang )?(truoc|roi|qua|vua roi|gan nhat)( |$)/.test(r.keys)
  const span = /(^| )(tuan|thang) (truoc|roi|qua|vua roi)( |$)/.exec(r.keys)?.[2]
  const against = before || !span ? 'report' : span === 'tuan' ? 'week' : 'month'
  return { kind: 'moves', report: reportIn(r), since: null, against }
}
// so với ngày 15/8 thì sao | so với hôm 1/8 có gì thay đổi | từ 15/8 đến nay thay đổi gì      not: so với tháng 7 năm ngoái | từ 15/8 đến nay có việc gì
function dayComparedWith(r: Reading): Day | null {
  const [date, second] = r.dates
  if (!date?.since || second || date.since >= r.today) return null
  const before = r.words.slice(0, date.from).map(keySaid).join(' ')
  if (
    date.since === date.until &&
    /(^| )so voi( bao cao( tuan| thang)?)?( (cua|ngay|hom|hoi|luc|thoi diem|moc))*$/.test(before)
  )
    return date.since
  const differs = /(^| )(khac gi|co gi (khac|thay doi)|thay doi (gi|the nao|ra sao)|bien dong (gi|ra sao))( |$)/
  return (date.since === date.until || date.until === r.today || date.until === null) && differs.test(r.keys)
    ? date.since
    : null
}
/** What the answer to a question needs beside the register: how far back it looks beyond a month, whose week of reminders, what was sent of a task. */
export type FactsAsked = {
  readonly since: Day | null
  readonly coverageAt: Moment | null
  /** The task whose pressing is asked about. */
  readonly pressed: string | null
}
/** Null: nothing is asked that needs more than the register. */
export function factsAsked(text: string, ask: RegisterAsk): FactsAsked | null {
  const asked = readRegisterQuestion(text, ask)
  if (!asked) return null
  return {
    since: asked.kind === 'moves' ? asked.since : null,
    coverageAt: asked.kind === 'coverage' ? asked.at : null,
    pressed: asked.kind === 'pressing' ? asked.task : null,
  }
}

// 7 việc trễ là những việc nào | việc nào trong 7 việc quá hạn của báo cáo tuần | báo cáo tháng 7 ghi việc nào chưa có hạn
// not: 5 việc gần hạn nhất | báo cáo việc 12 xong rồi
function readFigure(r: Reading): RegisterQuestion | null {
  const asks = /(^| )(nao|gi|dau|liet ke|ke ra|cu the)( |$)/.test(r.keys) || r.asks
  if (!asks || r.tasks.length) return null
  const report = reportIn(r)
  const plain = plainKeys(r)
  const counted = /(?:^| )(\d{1,4}) (phan viec|viec|nhiem vu)(?= |$)/.exec(plain)
  if (!counted && !report.isNamed) return null
  const figure = figureIn(counted ? plain.slice(counted.index) : plain)
  if (!figure) return null
  return {
    kind: 'figure',
    figure,
    count: counted ? Number(counted[1]) : null,
    isWhole: counted !== null && isWhole(plain),
    unit: counted?.[2] === 'phan viec' ? 'share' : 'task',
    bodies: bodiesIn(r),
    document: documentIn(r),
    report,
  }
}

// trong 7 việc trễ, việc nào … | 7 việc trễ là những việc nào      not: 7 việc trễ nhất | kể ra 3 việc trễ
function isWhole(keys: string): boolean {
  if (/(^| )(nhat|dau tien|dau)( |$)/.test(keys)) return false
  return /(^| )trong( so)? \d{1,4} (phan )?(viec|nhiem vu)( |$)|(^| )\d{1,4} (phan )?(viec|nhiem vu)( [a-z]+){1,6} (la|gom)( nhung| cac)? (viec|nhiem vu|cai) (nao|gi)( |$)/.test(
    keys,
  )
}
// «báo cáo ngày 15/8 việc nào»: the 8 counts nothing.
function plainKeys(r: Reading): string {
  const isTaken = (at: number) => [...r.dates, ...r.documents].some((s) => s.from <= at && at < s.to)
  return r.words.map((w, i) => (isTaken(i) ? '·' : keySaid(w))).join(' ')
}

/** What a figure is called, narrow before wide. */
const FIGURE_WORDS: readonly (readonly [RegExp, FigureName])[] = [
  [/moi (bi )?(qua han|tre|cham)/, 'moved:came-late'],
  [/(duoc|da) gia han/, 'moved:extended'],
  [/(viec|nhiem vu) moi( |$)|moi (giao|nhap|them)/, 'moved:new'],
  [/mo lai/, 'moved:reopened'],
  [/(qua han|tre|cham) (tren|hon) 30 ngay|tre lau/, 'longLate'],
  [/(xong|hoan thanh) (nhung )?(qua han|tre|cham|muon)/, 'done-late'],
  [/(xong|hoan thanh) (truoc|dung) han/, 'done-in-time'],
  [/khong danh gia duoc/, 'done-unrated'],
  [/danh gia duoc han/, 'rated'],
  [/chua co nhom|khong toi duoc/, 'unreachable'],
  [/chua (duoc )?(nhac|don doc)/, 'not-pressed'],
  [/chua (thay )?(doc|nhan)/, 'not-read'],
  [/cho (duoc )?(xac nhan|duyet|nghiem thu)/, 'awaiting'],
  [/(chua co|can dien|khong co|thieu) han/, 'undated'],
  [/cho su kien/, 'event'],
  [/thuong xuyen/, 'ongoing'],
  [/tam dung|tam hoan/, 'paused'],
  [/ket thuc khac|rut|thay the/, 'ended'],
  [/(con )?trong han|con han|chua den han/, 'open-in-time'],
  [/(^| )(tre|qua han|cham|no)( |$)|lo han|tre han/, 'open-late'],
  [/chua (xong|hoan thanh)|con lai|dang mo/, 'open'],
  [/(^| )(da )?(xong|hoan thanh)( |$)/, 'done'],
]
function figureIn(keys: string): FigureName | null {
  return FIGURE_WORDS.find(([words]) => words.test(keys))?.[1] ?? null
}

// trong báo cáo tuần | báo cáo tháng 7 ghi … | theo báo cáo ngày 20/8      not: phải báo cáo tuần này | báo cáo việc 12
function reportIn(r: Reading): ReportNamed {
  const named =
    'bao cao (nay|do|tren|vua lap|tuan|thang|truoc|ky|lan truoc|gan nhat|vua roi|vua qua|ngay|viec qua han|hang tuan|hang thang)'
  const isNamed = new RegExp(`(^|(^| )(trong|theo|cua|o|tai) )${named}( |$)|(^| )(trong|theo|cua) bao cao$`).test(
    r.keys,
  )
  const kind = /(^| )(bao cao (hang )?|so voi )tuan( |$)/.test(r.keys)
    ? 'weekly'
    : /(^| )(bao cao (hang )?|so voi )thang( |$)/.test(r.keys)
      ? 'monthly'
      : /bao cao viec qua han/.test(r.keys)
        ? 'exceptions'
        : null
  const date = isNamed ? r.dates[0] : undefined
  return { isNamed, kind, from: date?.since ?? null, to: date?.until ?? null }
}
