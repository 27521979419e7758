// A document or a message is to go out to bodies.
import { saysAny } from '../../text/number-words.ts'
import { strangeBodyFrom } from '../../text/strange-bodies.ts'
import { typedOffset } from '../../text/words.ts'
import type { IntentReader } from '../answer.ts'
import { documentSlots } from '../filters.ts'
import { has, isThisPaper, keySaid, keysAround, type Reading, residue, type Span } from '../reading.ts'
import { wordsOf } from '../topic.ts'

export const broadcast: IntentReader = {
  name: 'broadcast',
  examples: [
    'gửi KL 44 cho tất cả các sở, ban, ngành giúp anh',
    'nhắn toàn bộ xã phường nộp báo cáo trước 17h hôm nay',
    'đôn đốc Sở Y tế khẩn trương',
    'thông báo tới các sở: họp giao ban lúc 8h',
  ],
  read(r) {
    const lacking = toThoseLacking(r)
    if (lacking) return lacking
    const verb = sendVerb(r)
    if (!verb) return null
    const bodies = namedBehind(r, verb)
    if (bodies[0]?.kind === 'choice') return toOneOf(r, verb, bodies[0])
    const everybody = !bodies.length && /(^| )(tat ca|toan bo|toan the) (cac )?(don vi|co quan)( |$)/.test(r.keys)
    if ((!bodies.length && !everybody) || isTold(r, verb)) return null
    const recipients = everybody ? ['Các cơ quan, đơn vị'] : recipientsOf(r, bodies)
    const last = everybody ? endOf(r, /^(vi|quan)$/) : endOfList(r, bodies)
    if (saysAny(r.words[last], 'rồi chưa xong')) return null
    const message = messageOf(r, last)
    const document = documentSlots(r)
    const carries = document.document || document.document_date || message || has(r, 'PAPER') || isThisPaper(r)
    if (!document.document && !document.document_date && !isInstruction(r, verb, last)) return null
    if (!carries || !isDirect(r, verb, everybody ? last : bodies[0]!.from)) return null
    return { slots: { ...document, recipients, ...(message ? { message } : {}) } }
  },
}

/** The bodies behind the verb, those that nobody knows among them: whoever sends must be told that there is no such body, not be answered with silence. */
function namedBehind(r: Reading, verb: Span): Reading['bodies'] {
  const known = r.bodies.filter((b) => b.kind !== 'self' && b.from >= verb.to)
  const until = r.words.findIndex((w, i) => i >= verb.to && saysAny(w, ORDERS))
  const unexplained = residue(r).filter((i) => until < 0 || i < until)
  const strange = strangeBodyFrom(verb.to, r.words, [...r.bodies, ...r.documents, ...r.tasks], unexplained)
  // «gửi Sở Nội vụ: Sở Ma chưa nộp»: behind the colon stands what is said.
  if (!strange || (known.length > 0 && /:/.test(r.words[strange.from]?.gap ?? ''))) return known
  const { name, from, to } = strange
  const body = { names: [name], kind: 'body', province: null, bare: false, former: null, from, to } as const
  return [...known, body].sort((a, b) => a.from - b.from)
}

/** «các đoàn thể chưa nhận TB 88, gửi hộ anh với»: who lacks the paper gets it. */
function toThoseLacking(r: Reading): ReturnType<IntentReader['read']> {
  const [body] = r.bodies
  const [paper] = r.documents
  if (r.bodies.length !== 1 || r.documents.length !== 1 || !body || !paper || body.kind !== 'body') return null
  const between = keysOf(r, body.to, paper.from)
  const behind = keysOf(r, paper.to, r.words.length)
  const lacks = /^(van |con |hinh nhu )*chua (nhan|nhan duoc|co|thay|duoc nhan|duoc gui)( duoc)?$/.test(between)
  const asks =
    /^(gui|phat|chuyen)( (giup|ho|gium|dum|lai|luon|ngay|cho ho|cho))*( (anh|em|chi|toi|minh))*( (voi|nhe|nha|di|a|bot))*$/.test(
      behind,
    )
  return lacks && asks && !r.asks ? { slots: { ...documentSlots(r), recipients: body.names } } : null
}
const keysOf = (r: Reading, from: number, to: number): string => r.words.slice(from, to).map(keySaid).join(' ')
/** «gửi KL 12 cho Văn phòng»: which of the offices is asked back. */
function toOneOf(r: Reading, verb: Span, body: Reading['bodies'][number]): ReturnType<IntentReader['read']> {
  const document = documentSlots(r)
  const hasPaper = document.document !== undefined || document.document_date !== undefined
  // «nhắc văn phòng đặt cơm» is said to each other every day: only work is passed on.
  if (isTold(r, verb) || !isDirect(r, verb, body.from) || !(hasPaper || isInstruction(r, verb, body.to))) return null
  if (!hasPaper && !r.addressed && !has(r, 'DUE', 'MUST_END', 'REPORTS', 'TASK')) return null
  const message = messageOf(r, body.to)
  return { slots: { ...document, agency_candidates: body.names, ...(message ? { message } : {}) } }
}
// The verb begins the request: after a call, politeness or the bot's name, never after who did it.
function sendVerb(r: Reading): Span | null {
  for (const cue of r.cues.filter((c) => c.value.tags.has('SEND'))) {
    // «bạn ơi» typed bare is no «bắn».
    if (saysAny(r.words[cue.to], 'ơi à')) return null
    const before = r.words.slice(0, cue.from)
    const opens = before.every(
      (w, i) =>
        w.key.startsWith('@') ||
        /^(bot|oi|nho|phien|giup|anh|chi|em|da|a|hay|voi|ho|ban|lam|on|vui|long|nay|e|alo|don|doc|nhe|de|nghi|bac|thu|cho|minh|toi|ad|can|xin|chao|hi|muon)$/.test(
          w.key,
        ) ||
        i < 0,
    )
    if (opens) return cue
  }
  return null
}
/** Without a paper something is to be done: «gửi Sở Y tế lẵng hoa», «nhắc Sở Y tế mới nhớ …» tell nobody to do anything. */
function isInstruction(r: Reading, verb: Span, from: number): boolean {
  const paper = r.cues.some((c) => c.from >= verb.to && c.value.tags.has('PAPER') && !c.value.tags.has('OFFICE'))
  if (paper || isThisPaper(r)) return !saysAny(r.words[verb.from], 'nhắc') || !has(r, 'CHATTY')
  // «gửi các xã nhắc nộp báo cáo»: what is sent is a word to do something.
  const isOrder = saysAny(r.words[from], 'nhắc yêu đề đôn') && has(r, 'REPORTS', 'DUE', 'TASK', 'PROGRESS')
  // «gửi tin cho Sở Y tế nộp báo cáo» is «nhắn»: what is sent are words.
  const isWords = r.words.slice(verb.from, verb.to + 1).some((w) => saysAny(w, 'tin'))
  if (
    !isWords &&
    saysAny(r.words[verb.from], 'gửi gởi chuyển phát') &&
    !/[:]/.test(r.words[from]?.gap ?? '') &&
    !isOrder
  )
    return false
  const told = r.cues.filter((c) => c.from >= from)
  const isTalk = told.some(
    (c) => (c.value.tags.has('EVERYDAY') || c.value.tags.has('CHATTY')) && c.value.tags.size === 1 && !isMeeting(r, c),
  )
  if (isTalk && !r.addressed) return false
  return (
    r.tasks.length > 0 ||
    r.words.slice(from).some((w) => saysAny(w, ORDERS)) ||
    told.some((c) => INSTRUCTS.some((t) => c.value.tags.has(t)))
  )
}
const INSTRUCTS = ['DO', 'DUE', 'MUST_END', 'OFFICE', 'REPORTS', 'PROGRESS', 'TASK', 'SEND', 'EXTEND'] as const
const ORDERS = 'khẩn nhanh gấp trực họp gửi nộp cử đẩy sớm lẹ dự tham chuẩn'
const isMeeting = (r: Reading, c: Span): boolean => r.words.slice(c.from, c.to).some((w) => saysAny(w, 'họp giao'))

/** Nothing but the document or small words between the verb and the first body: «gửi hoa cho Sở Y tế» is no letter. */
function isDirect(r: Reading, verb: Span, until: number): boolean {
  for (let i = verb.to; i < until; i++) {
    const cue = r.cues.find((c) => c.from <= i && i < c.to)
    const small =
      cue && ['TO', 'POLITE', 'PAPER', 'SHOW', 'SEND', 'BODIES', 'ONLY'].some((t) => cue.value.tags.has(t as never))
    if (!small && !(cue?.value.tags.has('THAT') && isThisPaper(r)) && !r.documents.some((d) => d.from <= i && i < d.to))
      return false
  }
  return true
}
/** «gửi Sở Nội vụ chưa», «đã gửi các sở rồi», «anh gửi cho Sở Y tế nhé em» are talk between people. */
function isTold(r: Reading, verb: Span): boolean {
  if (r.asks || / (chua|roi|khong|ha|nhi)( (a|vay|the|em|anh|chi|bac|nhe|nha|day|bot))*$/.test(r.keys)) return true
  if (
    has(r, 'WHEN', 'WHO', 'HOW_MANY', 'WHICH') ||
    /(^| )(cho|gui) (em|anh|toi|minh|chi(?! (cuc|bo|nhanh|hoi|doan))|tui)( |$)/.test(keysAround(r).slice(0, 24))
  )
    return true
  const subject = r.words[verb.from - 1]
  const mine = saysAny(subject, 'em anh chị mình tôi bác cho')
  return (
    mine && !r.addressed && !r.words.some((w, i) => saysAny(w, 'giúp hộ giùm dùm') && !saysAny(r.words[i + 1], 'sơ'))
  )
}

/** The bodies right behind the verb; further ones belong to the message. */
function listed(r: Reading, bodies: Reading['bodies']): Reading['bodies'] {
  const found: Reading['bodies'][number][] = []
  for (const body of bodies) {
    const end = found.at(-1)?.to
    const gap = end === undefined ? [] : r.words.slice(end, body.from)
    if (!(gap.length <= 2 && gap.every((w) => saysAny(w, 'và với cùng vs cho cả')))) break
    found.push(body)
  }
  return found
}
const recipientsOf = (r: Reading, bodies: Reading['bodies']): readonly string[] => [
  ...new Set(listed(r, bodies).flatMap((b) => b.names)),
]
const endOfList = (r: Reading, bodies: Reading['bodies']): number => listed(r, bodies).at(-1)?.to ?? r.words.length
function endOf(r: Reading, word: RegExp): number {
  const at = r.words.findLastIndex((w) => word.test(w.key))
  return at + 1
}
const EDGES = 'giúp giùm hộ anh em chị nhé nha ạ với đi bot là rằng biết để về việc ngay luôn dùm tôi mình'
const TAIL_EDGES = 'giúp giùm hộ anh em chị nhé nha ạ với đi bot là rằng biết để về luôn dùm tôi mình'
function messageOf(r: Reading, at: number): string | null {
  const span = messageSpan(r, at)
  return span && wordsOf(r, span)
}
function messageSpan(r: Reading, at: number): Span | null {
  let from = at
  let to = r.words.length
  while (from < to && saysAny(r.words[from], EDGES)) from++
  while (to > from && (saysAny(r.words[to - 1], TAIL_EDGES) || r.words[to - 1]!.key.startsWith('@'))) to--
  const document = r.documents.find((d) => d.from <= from && from < d.to)
  if (document) from = document.to
  return from < to ? { from, to } : null
}

/**
 * The message to the bodies letter for letter, marks and lines kept: behind the colon after who gets it, or from its first word on. `isTold`:
 * the sentence was said to the bot, so what is said to it at the end («giúp anh nhé») is no part. Null: this text has none.
 */
export function typedMessage(text: string, r: Reading, isTold: boolean): string | null {
  const verb = sendVerb(r)
  const bodies = verb ? r.bodies.filter((b) => b.kind !== 'self' && b.from >= verb.to) : []
  if (!verb) return null
  const last =
    bodies[0]?.kind === 'choice' ? bodies[0].to : bodies.length ? endOfList(r, bodies) : endOf(r, /^(vi|quan)$/)
  const span = messageSpan(r, last)
  if (!span) return null
  const behind = (word: number): number => typedOffset(text, r.words[word - 1]?.to ?? 0)
  const rest = text.slice(behind(last))
  const colon = /^[\s)»"”]*:/.exec(rest)?.[0].length
  const words = colon === undefined ? text.slice(behind(span.from)).replace(/^[\s,;]+/, '') : rest.slice(colon)
  const next = isTold ? r.words[span.to] : undefined
  const cut = next ? text.length - typedOffset(text, next.from) : 0
  const typed = words.slice(0, words.length - cut).trim()
  return next ? typed.replace(/[\s,]+$/, '') : typed
}
