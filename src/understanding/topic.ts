// The free words of a message: what is left when names, days and the grammar's own words are taken away.
import { saysAny } from '../text/number-words.ts'
import type { Tag } from './cues.ts'
import { cueAt, type Reading, type Span, saysTask, weigh } from './reading.ts'

export type Topic = {
  readonly text: string
  readonly spans: readonly Span[]
  readonly office: number
  readonly everyday: number
  readonly words: number
}

/** Small words that begin or end no topic. */
const EDGE: readonly Tag[] = [
  'POLITE',
  'TASK',
  'DO',
  'MUST_END',
  'THAT',
  'YES_NO',
  'AND_WHAT',
  'STILL',
  'WHAT',
  'WHICH',
  'BOT',
  'SHOW',
  'DUE',
  'ASSIGN',
]

/** Cuts the words at everything in `strong` and `spans`, trims small words off each piece, joins what is left. */
export function readTopic(
  r: Reading,
  strong: readonly Tag[],
  spans: readonly Span[],
  within: Span = { from: 0, to: r.words.length },
): Topic | null {
  const gone = r.words.map((w, i) => i < within.from || i >= within.to || w.key.startsWith('@'))
  const cut = (span: Span) => {
    for (let i = span.from; i < span.to; i++) gone[i] = true
  }
  for (const span of spans) cut(span)
  for (const cue of r.cues) if (strong.some((t) => cue.value.tags.has(t))) cut(cue)
  const pieces: Span[] = []
  for (let i = within.from; i < within.to; i++) {
    if (gone[i]) continue
    let to = i
    while (to < within.to && !gone[to] && (to === i || !/[.,;:!?()\n]/.test(r.words[to]!.gap))) to++
    const piece = trim(r, { from: i, to })
    if (piece) pieces.push(piece)
    i = to - 1
  }
  return pieces.length ? measure(r, pieces) : null
}

function trim(r: Reading, piece: Span): Span | null {
  let { from, to } = piece
  for (let cue = edgeCue(r, from); from < to && cue; cue = edgeCue(r, from)) from = Math.max(cue.to, from + 1)
  for (let cue = edgeCue(r, to - 1); from < to && cue; cue = edgeCue(r, to - 1)) to = Math.min(cue.from, to - 1)
  return from < to ? { from, to } : null
}
function edgeCue(r: Reading, at: number): Span | null {
  const cue = at < 0 || at >= r.words.length ? undefined : cueAt(r, at)
  if (!cue || cue.value.tags.has('OFFICE')) return null
  return EDGE.some((t) => cue.value.tags.has(t)) ? cue : null
}

function measure(r: Reading, spans: readonly Span[]): Topic {
  const inside = r.cues.filter((c) => spans.some((s) => s.from <= c.from && c.to <= s.to))
  return {
    text: spans.map((s) => wordsOf(r, s)).join(' '),
    spans,
    office: weigh(inside, 'OFFICE'),
    everyday: weigh(
      inside.filter((c) => !c.value.tags.has('OFFICE')),
      'EVERYDAY',
    ),
    words: spans.reduce((n, s) => n + s.to - s.from, 0),
  }
}

/** «việc lắp camera ở bến xe», «vụ di dời trại lợn»: a task by its form, whatever it is about; nobody's own affairs. */
export function isHeaded(r: Reading, topic: Topic): boolean {
  const from = topic.spans[0]?.from ?? 0
  const near = [r.words[from - 1], r.words[from]]
  const head = near.some((w) => saysAny(w, 'việc')) || saysAny(r.words[from - 2], 'tiến')
  const matter = topic.office > 0 && near.some((w) => saysAny(w, 'vụ'))
  const own = isOwnAffair(r) || topic.spans.some((s) => r.words.slice(s.from, s.to).some((w) => saysAny(w, PERSONS)))
  return (head || matter) && !own && topic.words > 2 && topic.everyday <= 0.5
}
/** «vụ xây nhà của anh», «dự án nuôi cá cảnh của em» */
export const isOwnAffair = (r: Reading): boolean =>
  !saysTask(r) && /(^| )cua (anh|chi|em|bac|ong|ba|no|con|nha|vo|chong)( |$)/.test(r.keys)
const PERSONS = 'anh chị em mình tôi tui bác chú cô ông bà sếp bạn con cháu vợ chồng'

/** Written out where people shorten: the topic is searched for and shown. */
const WRITTEN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    nđ: 'Nghị định',
    nd: 'Nghị định',
    nq: 'Nghị quyết',
    bc: 'báo cáo',
    nv: 'nhiệm vụ',
    tw: 'Trung ương',
    hd: 'hướng dẫn',
    kh: 'kế hoạch',
    vb: 'văn bản',
    cb: 'cán bộ',
    đc: 'được',
    dc: 'được',
    ko: 'không',
    cq: 'cơ quan',
    tt: 'thông tư',
    kp: 'kinh phí',
    bhyt: 'bảo hiểm y tế',
    bhxh: 'bảo hiểm xã hội',
    ng: 'người',
    đvhc: 'đơn vị hành chính',
    vbqppl: 'văn bản quy phạm pháp luật',
    nsnn: 'ngân sách nhà nước',
    đtc: 'đầu tư công',
    ktxh: 'kinh tế xã hội',
    gd: 'giáo dục',
    cntt: 'công nghệ thông tin',
    dvc: 'dịch vụ công',
    anqp: 'an ninh quốc phòng',
    pccc: 'phòng cháy chữa cháy',
    ctr: 'chương trình',
    gpmb: 'giải phóng mặt bằng',
    ntm: 'nông thôn mới',
    cđs: 'chuyển đổi số',
    cds: 'chuyển đổi số',
    csdl: 'cơ sở dữ liệu',
    tthc: 'thủ tục hành chính',
    cchc: 'cải cách hành chính',
    ttrinh: 'tờ trình',
  }),
)
/** The words of a span with typing undone and short forms written out, punctuation kept. */
export function wordsOf(r: Reading, span: Span): string {
  let out = ''
  for (let i = span.from; i < span.to; i++) {
    const word = r.words[i]!
    const written = isInSymbol(r, i) ? word.raw : (nameOf(r, i) ?? writtenOut(word))
    out += (i === span.from ? '' : word.gap.replace(/[(\n]/g, (c) => (c === '(' ? '(' : ' '))) + written
  }
  return out.replace(/\s+/g, ' ').trim()
}
/** «STC», «SNV»: the letters of one body stand for its name. */
function nameOf(r: Reading, at: number): string | null {
  const body = r.bodies.find((b) => b.from === at && b.to === at + 1)
  return body?.kind === 'body' && body.names.length === 1 && !/[aeiouy]/.test(r.words[at]!.key) ? body.names[0]! : null
}
function writtenOut(word: Reading['words'][number]): string {
  const known = word.key === 'tw' && word.alts[0]?.[0] === 'tu' ? 'tư' : WRITTEN.get(word.text)
  if (known) return known
  const mended = word.alts.length === 1 && word.alts[0]!.length === 1
  if (mended && word.spelling === null && word.number === null && word.raw.length > 3) return word.text
  return word.text === word.raw.toLowerCase() ? word.raw : word.text
}
const STUCK = /^[-–/&]$/
/** «87/BC-SNV», «12/TTr-STC»: the number of a document is kept as typed. */
function isInSymbol(r: Reading, at: number): boolean {
  return STUCK.test(r.words[at]!.gap) || STUCK.test(r.words[at + 1]?.gap ?? '')
}
