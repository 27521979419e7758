// Running text becomes tasks: down the outline, each list under the body it is addressed to.

import type { Deadline } from '../domain/deadline.ts'
import { onlyBodies } from '../text/body-cells.ts'
import { type DocumentTime, readDeadlines } from '../text/deadlines.ts'
import { fuller } from '../text/time-cells.ts'
import { readBracket } from './bracket-labels.ts'
import { bracketedIn } from './bracket-lists.ts'
import { readCoop, readReportTo } from './concerned.ts'
import { readDashRow } from './dash-rows.ts'
import { describe, isDescribed, wordsOf } from './described.ts'
import type { Mark, Reading, TaskDraft } from './drafts.ts'
import { headTimesIn, periodsIn } from './heading-times.ts'
import { isOnlyLabels, type Labels, readLabels } from './labels.ts'
import { RULE } from './lines.ts'
import { isOrderToCome } from './orders-to-come.ts'
import type { Unit } from './outline.ts'
import { applyLabels } from './own-labels.ts'
import { isHard, type Part, splitItem, wholeOf } from './parts.ts'
import { mark, markPiece, type Scope, type Walk } from './prose-walk.ts'
import { sentencesOf } from './sentences.ts'
import { sharedLabelsIn, sharedScope } from './shared-labels.ts'
import { placeAt, stretchOf } from './strip.ts'
import { isLabelled, isShouted, judge, reports } from './verdicts.ts'
import { areOutsiders, isLed, readWho, type Who, withoutBodies } from './who.ts'
import { isBareStem, isClosing, isContextHeading, isContextSentence } from './wording-signs.ts'

/** `strict`: only named bodies are told to work. `broad`: a programme, whose unaddressed solutions are left for a person to decide. */
export type ProseContext = {
  readonly time: DocumentTime
  readonly addressees: readonly string[]
  readonly strict: boolean
  readonly broad: boolean
}
export function readProse(units: readonly Unit[], { time, addressees, strict, broad }: ProseContext): Reading {
  const periods = periodsIn(units, time)
  const walk: Walk = {
    units,
    time,
    strict,
    broad,
    periods,
    headed: headTimesIn(units, time),
    brackets: bracketedIn(units, time, periods),
    shared: sharedLabelsIn(units),
    scopes: [],
    tasks: [],
    marks: [],
  }
  const root: Scope = { mode: 'open', lead: addressees, coop: [], deadlines: [] }
  let open = root
  for (const [i, unit] of units.entries()) {
    const above = unit.parent >= 0 ? (walk.scopes[unit.parent] ?? root) : open
    walk.scopes[i] = readUnit(walk, i, above)
    // A stem or a heading outside every list holds for what follows it there; a paragraph that runs into «Yêu cầu:», for its list.
    const scope = walk.scopes[i] ?? root
    if (unit.depth === 0 && scope !== above) open = scope
    if (!unit.marker && unit.parent >= 0 && scope !== above && opensList(units, unit)) walk.scopes[unit.parent] = scope
  }
  return broad ? withoutUnaddressed(walk) : { tasks: walk.tasks, marks: walk.marks }
}

/** Solutions of a programme told to nobody and for no time are no tasks yet; a person may make them some. */
function withoutUnaddressed(walk: Walk): Reading {
  const vague = (t: Walk['tasks'][number]) => t.lead.length === 0 && t.deadlines.every((d) => d.kind === 'ongoing')
  const kept = walk.tasks.filter((t) => !vague(t))
  const loose = walk.tasks
    .filter((t) => vague(t) && !kept.some((k) => k.unit === t.unit))
    .flatMap((t) => walk.units[t.unit] ?? [])
  const spans = loose.map((unit) => stretchOf(unit.strip))
  const within = (m: Mark) => m.class === 'task' && spans.some((s) => m.from >= s.from && m.to <= s.to)
  return { tasks: kept, marks: walk.marks.map((m) => (within(m) ? { ...m, class: 'unsure' } : m)) }
}

function readUnit(walk: Walk, index: number, given: Scope): Scope {
  const unit = walk.units[index] as Unit
  const head = given.mode === 'context' ? undefined : walk.headed.get(index)
  const above = head ? { ...given, ...head } : given
  const text = unit.strip.text.slice(unit.start)
  if (!text || RULE.test(text)) return mark(walk, unit, 'frame', above)
  const labels = walk.shared.get(index)
  if (labels && above.mode !== 'context') return mark(walk, unit, 'frame', sharedScope(walk, labels, above))
  if (isOnlyLabels(text))
    return walk.shared.get(unit.parent)?.includes(index)
      ? mark(walk, unit, 'frame', above)
      : applyLabels(walk, index, text, above)
  const period = walk.periods.get(index)
  if (period) return mark(walk, unit, 'frame', { ...above, ...(above.mode === 'context' ? {} : period) })
  if (above.mode !== 'context' && readDashRow(text, walk.time)) return readContent(walk, index, text, above)
  if (unit.heading)
    return mark(walk, unit, 'frame', { ...above, mode: isContextHeading(text) ? 'context' : 'open', lead: [] })
  if (describe(walk, unit)) return mark(walk, unit, 'task', above)
  const kids = hasKids(walk.units, index)
  const shared =
    kids && unit.marker && !/[.;]\s*$/.test(text) ? (readLabels(text, walk.time) ?? readBracket(text, walk.time)) : null
  if (shared?.lead || shared?.deadlines?.length)
    return mark(walk, unit, 'frame', {
      mode: 'addressed',
      lead: shared.lead ?? above.lead,
      coop: shared.coop ?? [],
      ...(shared.deadlines?.length
        ? { deadlines: shared.deadlines }
        : { deadlines: above.deadlines, unread: above.unread ?? [] }),
    })
  if (kids && isStem(unit, text)) {
    const named = text.replace(CONCERNS, '').replace(ASIDE, '')
    const stem = readStem(walk, unit, text, readWho(named, true), above)
    if (stem) return stem
  }
  if (unit.parent < 0 && !unit.marker && isShouted(text)) return mark(walk, unit, 'frame', above)
  if (text.length < 400 && onlyBodies(text)) return mark(walk, unit, 'frame', above)
  if (above.mode === 'context') {
    const who = readWho(text, kids)
    if (!(who.lead && who.ordered))
      return mark(walk, unit, isMaybeWork(text, who, walk.time) ? 'unsure' : 'context', above)
  }
  return readContent(walk, index, text, above)
}
/** Under a heading of appraisal a body told to do something by a day to come may still be told so: a person decides. */
function isMaybeWork(text: string, who: Who, time: DocumentTime): boolean {
  if (!who.lead || reports(text, who) || /\s(?:đã|còn|chưa|vẫn)\s/u.test(text)) return false
  return readDeadlines(text, time).some(
    ({ deadline: d }) => d.due !== null && time.issued !== null && d.due > time.issued,
  )
}
// «Đối với Sở Y tế», «Trách nhiệm của Sở Y tế»: the heading addresses the body.
const CONCERNS = /^(?:Đối với|Về phía|Trách nhiệm của|Nhiệm vụ của|Phân công)\s+(?=[^:,;]{3,120}:?\s*$)/u
// «1. Sở Công Thương (cơ quan thường trực)»
const ASIDE = /\s*\([^()]*\)(?=\s*:?\s*$)/u

function hasKids(units: readonly Unit[], index: number): boolean {
  const next = units[index + 1]
  if (!next) return false
  const own = units[index] as Unit
  if (own.marker) return next.parent === index && !isOnlyLabels(wordsOf(next)) && !isDescribed(units, index)
  return next.marker !== null
}
/** A paragraph under a heading whose list begins below it. */
function opensList(units: readonly Unit[], unit: Unit): boolean {
  const next = units[unit.index + 1]
  return next !== undefined && next.marker !== null && next.parent === unit.parent && /:\s*$/.test(unit.strip.text)
}
/** A stem or heading: it ends with a colon, or without any stop. */
function isStem(unit: Unit, text: string): boolean {
  if (/:\s*$/.test(text)) return true
  if (/[.;…!?]["”’)/]*$/u.test(text)) return false
  return unit.marker !== null && text.length < 320
}

// «Căn cứ Công điện số …, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:»: what follows is ordered, whatever it rests on.
const ORDERS_ON =
  /^(?:Căn cứ|Để|Nhằm|Trên cơ sở|Theo|Trước|Thực hiện|Tiếp tục)\s[^:]*,\s+(?:\p{Lu}|đồng chí)[^,;:]{2,80}?\s(?:yêu cầu|đề nghị|chỉ đạo|giao)(?:\s[^:;]{0,120})?:\s*$/u
function readStem(walk: Walk, unit: Unit, text: string, who: Who, above: Scope): Scope | null {
  // A page may run on from appraisal to the order: its last sentence says what the list is.
  const last = sentencesOf(text).at(-1)
  const order = last ? text.slice(last.from, last.to).trim() : text
  const tells = ORDERS_ON.test(order)
  const reports = !tells && (isContextHeading(order) || (unit.marker !== null && isContextSentence(order)))
  if (reports && !who.lead && !findOrder(order).lead) return mark(walk, unit, 'frame', { ...above, mode: 'context' })
  const found = who.lead ? who : findOrder(order)
  // «X xây dựng Kế hoạch … như sau:» at the head of a document tells what X did; only an order addresses the list.
  const inner = unit.marker || found.ordered || !unit.strip.text.endsWith(':') ? found : { ...found, lead: null }
  if (above.mode === 'context' && !inner.lead)
    return mark(walk, unit, 'context', ORDERS_LIST.test(order) ? { ...above, mode: 'open' } : above)
  if (!inner.lead) {
    const scope: Scope = { ...above, mode: above.mode === 'addressed' ? 'addressed' : 'open' }
    return mark(walk, unit, /:\s*$/.test(text) && text.length > 60 ? 'context' : 'frame', scope)
  }
  const shared = sharedDeadlines(order, walk.time)
  // «1. Ban Tổ chức Tỉnh ủy» under «I. QUÝ I»: the time above holds on.
  const held = unit.parent < 0 ? [] : above.deadlines
  const times = shared.length ? { deadlines: shared } : { deadlines: held, unread: above.unread ?? [] }
  const scope: Scope = { mode: 'addressed', lead: inner.lead, coop: readCoop(order), ...times }
  const predicate = withoutBodies(order.slice(Math.max(inner.named, 0)))
  if (isBareStem(predicate.replace(/\([^()]*\)/g, '')) || !/:\s*$/.test(text)) return mark(walk, unit, 'frame', scope)
  const { parts, context } = splitItem(text, walk.time, false)
  const part = parts.at(-1)
  if (!part) return mark(walk, unit, 'context', scope)
  for (const piece of context) markPiece(walk, unit, piece.from, piece.to, 'context')
  for (const piece of parts) markPiece(walk, unit, piece.from, piece.to, 'task')
  addTask(walk, unit, { ...part, from: parts[0]?.from ?? part.from }, { ...scope, deadlines: [] }, '', [])
  return scope
}
// «Yêu cầu:», «Ban Thường vụ yêu cầu thực hiện các nội dung sau:»: under a heading of appraisal the list is orders again.
const ORDERS_LIST = /(?:^|[\s,;])(?:yêu cầu|giao|đề nghị|chỉ đạo)(?:\s[^:.;]{0,80})?:\s*$/iu
/** The order inside a stem that begins otherwise: «…; yêu cầu các cơ quan … sau:». */
function findOrder(text: string): Who {
  const own = readWho(text, true)
  if (own.lead) return own
  for (const match of text.matchAll(/(?:^|[;,.]\s+|\s)(?=(?:yêu cầu|giao|đề nghị|phân công)\s)/giu)) {
    const at = match.index + match[0].length
    const who = readWho(text.slice(at), true)
    if (who.lead) return { ...who, named: who.named + at, work: who.work + at }
  }
  return own
}
/** A time in a stem that sets a deadline («hoàn thành trước ngày …:») holds for its items; a mere horizon does not. */
function sharedDeadlines(text: string, time: DocumentTime): readonly Deadline[] {
  const { parts } = splitItem(text, time, true)
  return parts
    .flatMap((p) => p.deadlines)
    .filter(
      (f) =>
        isHard(f) &&
        /(?:hoàn thành|xong|thời hạn|thời gian|báo cáo|thực hiện)[^,;.]{0,25}$/iu.test(text.slice(0, f.from)),
    )
    .map((f) => f.deadline)
}

function readContent(walk: Walk, index: number, text: string, above: Scope): Scope {
  const unit = walk.units[index] as Unit
  const labels = labelsOf(walk, index, text)
  const body = labels ? labels.main : text
  const before = walk.tasks.at(-1)
  if (!unit.marker && isClosing(body)) return mark(walk, unit, 'frame', above)
  const addressed = above.mode === 'addressed' && unit.marker !== null
  // «Thông qua kế hoạch … (Ban Tổ chức Tỉnh ủy)» in a programme is work, though elsewhere it would be told.
  const isAgenda = walk.brackets.has(index) && (walk.broad || above.deadlines.length > 0)
  const { parts, context } =
    labels?.work === undefined
      ? splitItem(body, walk.time, addressed || isAgenda || (unit.marker !== null && isLabelled(walk, unit)))
      : wholeOf(body)
  for (const piece of context)
    markPiece(
      walk,
      unit,
      piece.from,
      piece.to,
      isOrderToCome(body.slice(piece.from, piece.to), walk.time) ? 'unsure' : 'context',
    )
  const kept: Part[] = []
  for (const part of parts) {
    const said = body.slice(part.from, part.to).trim()
    const judged = judge(walk, unit, said, part, above, before, labels)
    const verdict = judged === 'context' && isOrderToCome(said, walk.time) ? 'unsure' : judged
    if (verdict === 'joined' && before) joinTo(before, said, part)
    else if (verdict === 'task') kept.push(part)
    markPiece(walk, unit, part.from, part.to, verdict === 'joined' ? 'task' : verdict)
  }
  for (const [i, part] of kept.entries())
    addTask(
      walk,
      unit,
      part,
      above,
      kept.length > 1 ? `-${'abcdefghijklmnopqrstuvwxyz'.charAt(i)}` : '',
      // A time alone in brackets is that of the work before it.
      labels && (labels.lead || labels.coop || i === kept.length - 1) ? [labels] : [],
    )
  if (labels) markPiece(walk, unit, body.length, text.length, kept.length ? 'task' : 'context')
  if (!unit.marker && kept.length > 0 && unit.depth === 0) return chainScope(walk, text, kept, above)
  const lead = kept[0]?.who.lead
  return lead && unit.marker ? { ...above, mode: 'addressed', lead } : above
}
function labelsOf(walk: Walk, index: number, text: string): Labels | null {
  return (
    readLabels(text, walk.time) ??
    readDashRow(text, walk.time) ??
    walk.brackets.get(index) ??
    readBracket(text, walk.time)
  )
}
/** Paragraphs ending with «;» go on under the body and the time of the first. */
function chainScope(walk: Walk, text: string, kept: readonly Part[], above: Scope): Scope {
  const task = walk.tasks.at(-1)
  if (task) task.chained = /;\s*$/.test(text)
  void kept
  return above
}

function joinTo(task: TaskDraft, said: string, part: Part): void {
  task.text = `${task.text} ${said}`
  task.deadlines = [...task.deadlines, ...part.deadlines.map((f) => f.deadline)]
  task.coop = [...new Set([...task.coop, ...readCoop(said)])]
  task.reportTo = [...new Set([...task.reportTo, ...readReportTo(said)])]
}

function addTask(walk: Walk, unit: Unit, part: Part, above: Scope, letter: string, labels: readonly Labels[]): void {
  const text = unit.strip.text.slice(unit.start)
  const said = text.slice(part.from, part.to).trim()
  const index = unit.index
  const before = walk.tasks.at(-1)
  const chained = !unit.marker && !part.who.lead && before?.chained ? before : undefined
  const label = labels[0]
  const coop = label?.coop ?? unique([...part.who.directed, ...readCoop(said)])
  const own = label?.deadlines ?? part.deadlines.map((f) => named(f.deadline, said))
  const hard = own.some((d) => !['ongoing', 'unspecified_soon'].includes(d.kind))
  const inherited = hard ? [] : (chained?.deadlines ?? above.deadlines)
  const isInner = (part.who.ordered && areOutsiders(part.who.lead)) || isLed(said, above.lead)
  const held = above.mode === 'addressed' && above.lead.length > 0 && isInner
  const lead = label?.lead ?? (held ? above.lead : part.who.lead) ?? chained?.lead ?? above.lead
  walk.tasks.push({
    // A row in a line of its own is no part of the item above it.
    ref:
      (unit.marker || !(label?.work !== undefined || walk.brackets.has(index))
        ? unit.ref || `P${index}`
        : `P${index}`) + letter,
    text: label ? unit.strip.text.slice(unit.start) : said,
    content: said,
    work: label?.work ?? Math.max(0, part.who.work),
    lead,
    coop: (coop.length ? coop : (chained?.coop ?? (part.who.lead ? [] : above.coop))).filter(
      (name) => !lead.includes(name),
    ),
    reportTo: readReportTo(said),
    deadlines: [...own, ...inherited],
    from: placeAt(unit.strip, unit.start + part.from) ?? 0,
    doubts: [],
    unread: [...(label?.unread ?? []), ...(hard ? [] : (above.unread ?? []))],
    apart: !unit.marker,
    unit: index,
    chained: !unit.marker && /;\s*$/.test(said),
  })
  // A date at the end of a chain of paragraphs holds for all of it.
  if (chained && hard) backwards(walk, own)
}
function backwards(walk: Walk, own: readonly Deadline[]): void {
  for (let i = walk.tasks.length - 2; i >= 0; i--) {
    const task = walk.tasks[i]
    if (!task?.chained || task.deadlines.length) return
    task.deadlines = own
  }
}
const MEETING =
  /^(?:đại hội|hội nghị|hội thảo|tọa đàm|phiên họp|lễ hội|ngày hội|hội thi|hội thao|lễ|kỳ họp|kỳ thi|cuộc|diễn tập|diễn đàn|bầu cử)(?![a-zà-ỹ])/iu
/** A short event is called by its full name where the sentence has it. */
function named(d: Deadline, said: string): Deadline {
  return d.kind === 'event' && d.event && MEETING.test(d.event)
    ? { ...d, event: fuller(d.event, said.split(d.raw)[0] ?? '') }
    : d
}
function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)]
}
