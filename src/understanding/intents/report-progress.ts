// A task's state is told: done, how far, what is in the way.
import { addDays } from '../../domain/calendar.ts'
import { saysAny } from '../../text/number-words.ts'
import type { IntentReader } from '../answer.ts'
import { bodySlots, documentSlots, taskSlots } from '../filters.ts'
import type { Slots } from '../intent.ts'
import { readObstacle } from '../obstacles.ts'
import { isQuestion } from '../progress-asked.ts'
import { areApart, percentOf, percentSpan } from '../progress-said.ts'
import { type CueHit, has, hitsOf, isEveryday, keySaid, overlapsAny, type Reading, type Span } from '../reading.ts'
import { readDoneOfBody, readShare } from '../share-said.ts'
import { isTalkOfDone } from '../talk-of-done.ts'
import { readTopic, wordsOf } from '../topic.ts'

export const reportProgress: IntentReader = {
  name: 'report_progress',
  examples: [
    'nhiệm vụ 14 xong rồi nhé',
    'cập nhật nhiệm vụ 8 đạt 60%, đang chờ Sở Tài chính thẩm định',
    'NV17 50%',
    'việc số 3 em đã trình UBND tỉnh ký rồi ạ',
    'nhiệm vụ 9 chưa làm được vì chưa có hướng dẫn của TW',
    'Nhiệm vụ công bố đường dây nóng đã hoàn thành ngày 9/8',
    'hoàn thành nhiệm vụ 6',
  ],
  read(r) {
    if (isQuestion(r) || has(r, 'EXTEND', 'EXPORT')) return null
    const states = has(r, 'FINISHED', 'DOING', 'DONE', 'OPEN') || percentOf(r) !== null || says(r, 'PROGRESS')
    // «nhiệm vụ 19 vẫn đang chờ Bộ Tài chính»
    const waits = r.tasks.length > 0 && has(r, 'PENDING')
    if (!states && !waits && !isLateFor(r) && !isVerbDone(r) && !isToldDone(r)) return null
    if (r.tasks.length) return readNumbered(r)
    return readNamed(r) ?? readDoneOfBody(r, doneDate(r, doneOf(r))) ?? readObstacle(r) ?? readLeaning(r)
  },
}
/** «việc 7 trình UBND tỉnh hôm qua rồi» */
function isVerbDone(r: Reading): boolean {
  const task = r.tasks[0]
  const verb = task && hitsOf(r, 'DO', 'MUST_END', 'SEND').find((c) => c.from >= task.to && c.from <= task.to + 3)
  return verb !== undefined && r.words.some((w, i) => i >= verb.to && saysAny(w, 'rồi'))
}
/** «Báo cáo anh, nhiệm vụ 13 đã sửa dự thảo»: told to somebody above, whatever the verb. */
function isToldDone(r: Reading): boolean {
  const task = r.tasks[0]
  const told = /^(da |em |xin |kinh )*(bao cao|thua) (anh|chi|sep|bac|chu|lanh dao|thu truong|cac anh|cac chi)( |$)/
  return task !== undefined && told.test(r.keys) && r.words.some((w, i) => i >= task.to && saysAny(w, 'đã vừa'))
}
/** «việc 12 bị chậm do thiếu người»: late, and why. */
const isLateFor = (r: Reading): boolean => r.tasks.length > 0 && has(r, 'OVERDUE') && has(r, 'REASON')
const says = (r: Reading, tag: 'PROGRESS') => hitsOf(r, tag).length > 0

function readNumbered(r: Reading): ReturnType<IntentReader['read']> {
  const task = r.tasks[0]!
  const note = noteOf(r, task)
  const percent = percentOf(r)
  const done = doneOf(r)
  const body = r.bodies.filter((b) => b.kind !== 'choice' && (b.to <= task.from || isSubject(r, task, b)))
  const progress = percent !== null || done !== null || note !== null
  if (!progress && !isUpdate(r)) return null
  // A note alone is a report only where something was done or is under way: «mở nhiệm vụ 9 ra xem» is none.
  const told =
    percent !== null ||
    done !== null ||
    isLateFor(r) ||
    isPart(r) ||
    isVerbDone(r) ||
    isToldDone(r) ||
    isNearly(r) ||
    has(r, 'DOING', 'PROGRESS', 'OPEN', 'PENDING')
  if (
    !told ||
    (/(^| )(xem(?! xet)|coi|(?<!giam )doc|mo)( |$)(?!nhu )/.test(r.keys) && percent === null && done === null)
  )
    return null
  if (isEveryday(r) && percent === null && done === null && !isPart(r)) return null
  // «việc 12 xong, việc 13 đang làm»: neither state is that of both, so a person says which.
  if (areApart(r))
    return {
      slots: { ...taskSlots(r), note: wordsOf(r, { from: task.from, to: r.words.length }) },
      unsure: true,
    }
  return {
    slots: {
      ...taskSlots(r),
      ...documentSlots({ ...r, documents: papersOf(r, task) }),
      ...(body.length ? bodySlots({ ...r, bodies: body }) : {}),
      ...(percent !== null ? { percent } : {}),
      ...(done !== null ? { done } : {}),
      ...doneDate(r, done),
      ...(note ? { note } : {}),
    },
  }
}

/** «cập nhật việc 8», «báo cáo việc 8» begin a report; «tiến độ việc 8» asks for one. */
const isUpdate = (r: Reading): boolean =>
  hitsOf(r, 'PROGRESS').some((c) => !(c.to - c.from === 2 && saysAny(r.words[c.from], 'tiến')))

/** The paper that the task stands in, not the one that came out of it («đã ban hành QĐ 45»). */
function papersOf(r: Reading, task: Span): Reading['documents'] {
  const state = stateOf(r, task)
  // «xong việc 12, số 45/BC-SNV»: told in front, proved behind the comma.
  const isToldInFront = hitsOf(r, 'FINISHED', 'DONE').some((c) => c.to <= task.from)
  const isApart = (d: Span) =>
    saysAny(r.words[d.from], 'số') ||
    saysAny(r.words[d.from - 1], 'số') ||
    r.words.slice(task.to, d.from + 1).some((w) => /[,;:.\n]| [-–] /.test(w.gap))
  return r.documents.filter((d) => d.to <= task.from || (state ? d.to <= state.from : !isToldInFront || !isApart(d)))
}
const stateOf = (r: Reading, task: Span) =>
  hitsOf(r, 'FINISHED', 'DOING', 'DONE', 'OPEN').find((c) => c.from >= task.to)
/** «việc 12 Sở Y tế đã trình»: who did it, between the task and what was done. */
function isSubject(r: Reading, task: Span, body: Span): boolean {
  const state = stateOf(r, task)
  if (!state || body.from < task.to || body.to > state.from) return false
  const paper = r.documents.find((d) => d.from >= task.to && d.from <= task.to + 1 && d.to <= body.from)
  return r.words.slice(paper?.to ?? task.to, body.from).every((w) => saysAny(w, 'thì của do mà là bên'))
}

/** «Nhiệm vụ công bố đường dây nóng Sở Y tế đã hoàn thành»; «bên em đã xong việc rà soát trụ sở». */
function readNamed(r: Reading): ReturnType<IntentReader['read']> {
  const percent = percentOf(r)
  // «tiến độ đề án chuyển đổi số đạt 40%»
  const noun =
    hitsOf(r, 'TASK')[0] ??
    (percent !== null ? hitsOf(r, 'HOW', 'PROGRESS').find((c) => saysAny(r.words[c.to - 1], 'độ')) : undefined)
  const done = hitsOf(r, 'FINISHED', 'DOING', 'DONE').filter(
    (c) =>
      (c.value.tags.has('FINISHED') || c.to - c.from > 1) &&
      (!has(r, 'DONE') || isCompleted(r, c) || (r.bodies[0]?.kind === 'body' && endsPast(r))),
  )[0]
  const end = done ?? percentSpan(r)
  if (!noun && percent !== null) return readShare(r, clauseEnd(r, 0), noteAfter)
  // «Tỉnh đoàn đã hoàn thành việc tổ chức Tết trồng cây từ hôm 30/11»: a body tells it, whatever it is about.
  const isOfBody = r.bodies[0]?.kind === 'body' && r.bodies[0].from <= 1 && isToldOver(r, done)
  if (!noun || !end || (isEveryday(r) && !isOfBody)) return null
  if (has(r, 'WHICH', 'WHAT', 'SHOW', 'LINKED') && !has(r, 'PROGRESS') && !(isOfBody && !has(r, 'WHICH', 'WHAT')))
    return null
  const before = end.from > noun.to
  const within = before ? { from: noun.to, to: end.from } : { from: noun.to, to: clauseEnd(r, noun.to) }
  const said = r.dates.filter((d) => d.from >= end.from)
  // A feast may be what it is about; the day when it was done ends the clause.
  const days = isOfBody && said.length > 1 ? said.slice(-1) : said
  const topic = readTopic(r, ['FINISHED', 'DOING'], [...r.bodies, ...days], within)
  if (!topic || topic.words < 2) return null
  if (!isOfBody && (topic.everyday > 0 || topic.office === 0)) return null
  const note = before ? noteAfter(r, { from: noun.from, to: end.from }) : null
  const isDone = doneOf(r)
  const bodies = r.bodies.filter((b) => b.from < (before ? end.from : within.to))
  return {
    slots: {
      task: topic.text,
      ...bodySlots({ ...r, bodies }),
      ...documentSlots(r),
      ...(percent !== null ? { percent } : {}),
      ...(isDone !== null ? { done: isDone } : {}),
      ...doneDate(days === said ? r : { ...r, dates: days }, isDone),
      ...(note && isDone === null ? { note } : {}),
    },
  }
}
/** «đã hoàn thành», no «chưa xong» */
/** «phường Tân Phong hoàn thành việc … ngày 20/2»: a body, and the day that is past ends it. */
const endsPast = (r: Reading): boolean => {
  const last = r.dates.at(-1)
  return (
    last !== undefined &&
    last.how === 'in' &&
    last.since === last.until &&
    last.named <= r.today &&
    last.to >= r.words.length - 2
  )
}
const isToldOver = (r: Reading, c: CueHit | undefined): boolean =>
  c?.value.tags.has('FINISHED') === true && ((c.to - c.from > 1 && saysAny(r.words[c.from], 'đã vừa')) || endsPast(r))
/** «đã xong», «làm xong rồi», «xong ngày 5/3», or told in front («xong việc …»); «phải hoàn thành việc …» tells nothing. */
function isCompleted(r: Reading, c: Span): boolean {
  if (isOpenOnly(r, c) || saysAny(r.words[c.from - 1], 'phải cần cố lo sớm nỗ mau được')) return false
  const near = r.words.slice(Math.max(0, c.from - 2), Math.min(r.words.length, c.to + 3))
  return near.some((w) => saysAny(w, 'đã rồi vừa mới xong nhé ạ ngày hôm'))
}
function clauseEnd(r: Reading, from: number): number {
  for (let i = from + 1; i < r.words.length; i++) if (/[,.;\n]/.test(r.words[i]!.gap)) return i
  return r.words.length
}

/** «xong rồi nhé», «được 70% rồi» after a task was spoken of. */
/** «nghị quyết chi bộ em viết xong rồi»: of something else than was spoken of. */
const namesAnother = (r: Reading): boolean =>
  r.cues.some(
    (c) =>
      c.value.tags.has('OFFICE') &&
      c.value.tags.size === 1 &&
      (c.to - c.from > 1 || saysAny(r.words[c.from], 'đường cầu kè cảng rừng chợ')),
  )
function readLeaning(r: Reading): ReturnType<IntentReader['read']> {
  if (isEveryday(r) || r.words.length > 14 || has(r, 'TASK', 'CHATTY', 'NOT_TASK')) return null
  if (isTalkOfDone(r.keys) || namesAnother(r)) return null
  const percent = percentOf(r)
  const done = doneOf(r)
  if (percent === null && done !== true) return null
  const share = percentSpan(r)
  const known = [...r.cues, ...r.bodies, ...r.dates]
  // «33 xong rồi» is of another one than was spoken of.
  if (
    r.words.some((w, i) => w.number !== null && !overlapsAny({ from: i, to: i + 1 }, share ? [...known, share] : known))
  )
    return null
  const loose = r.words.filter(
    (w, i) => w.key !== '%' && w.number === null && !overlapsAny({ from: i, to: i + 1 }, known),
  )
  // «soạn xong rồi» is of the task, «tắm xong rồi», «được 80% pin» are not.
  if (loose.length > 1 || loose.some((w) => !saysAny(w, WORKED))) return null
  const bodies = bodySlots({ ...r, bodies: r.bodies.filter((b) => b.kind === 'self') })
  return {
    slots: {
      ...bodies,
      ...(percent !== null ? { percent } : {}),
      ...(done !== null ? { done } : {}),
      ...doneDate(r, done),
    },
    leans: true,
    fragment: true,
  }
}

const WORKED = 'soạn viết sửa duyệt chốt chỉnh dự thảo phần thẩm định khối lượng cả toàn bộ tầm khoảng cỡ gần hơn chừng'
function doneOf(r: Reading): boolean | null {
  const percent = percentOf(r)
  if (
    /(^| )(chua|khong) (lam duoc|xong|hoan thanh|thuc hien duoc|trien khai duoc|the|kip|lam|thuc hien|hoan tat|xong duoc|xu ly duoc|trien khai)( |$)/.test(
      r.keys,
    )
  )
    return false
  if ((percent !== null && percent < 100) || isPart(r)) return null
  const finished = hitsOf(r, 'FINISHED', 'DONE').filter((c) => !isOpenOnly(r, c) && !c.value.tags.has('DOING'))
  return finished.length ? true : null
}
/** «7/15 xã làm xong»: some of them. */
const isPart = (r: Reading): boolean =>
  r.words.some((w, i) => {
    const of = r.words[i + 1]
    return (
      w.number !== null &&
      of !== undefined &&
      of.number !== null &&
      of.gap === '/' &&
      w.number < of.number &&
      !isDated(r, i)
    )
  })
const isDated = (r: Reading, at: number) =>
  [...r.dates, ...r.paperDates, ...r.documents].some((s) => s.from <= at && at < s.to)
/** «hoàn tất hồ sơ, chờ duyệt»: a step is done, not the task. */
const PARTS = 'phần khâu bước giai hồ thủ dự khảo'
/** «cơ bản xong phần khảo sát» tells of a part; «đang hoàn thành» of none. */
const isNearly = (r: Reading) =>
  hitsOf(r, 'FINISHED').some(
    (c) => (saysAny(r.words[c.from - 1], 'gần sắp như') && !isTakenFor(r, c)) || saysAny(r.words[c.to], PARTS),
  )
/** «coi như hoàn thành» is, «gần như xong» is not. */
const isTakenFor = (r: Reading, c: Span): boolean =>
  saysAny(r.words[c.from - 1], 'như') &&
  saysAny(r.words[c.from - 2], 'coi xem') &&
  !r.words.slice(c.to).some((w) => saysAny(w, 'chờ đợi còn thiếu chưa'))
const isOpenOnly = (r: Reading, c: Span) =>
  (saysAny(r.words[c.from - 1], 'đang sắp sẽ chưa gần để phải như') && !isTakenFor(r, c)) ||
  saysAny(r.words[c.to], PARTS)

/** `from`: whatever day stands from there on. */
export function doneDate(r: Reading, done: boolean | null, from?: number): Pick<Slots, 'done_date'> {
  const date = dayDone(r, from)
  if (!done || !date?.since) return {}
  // «xong hôm thứ 6»: a weekday alone that is done with is past; «thứ 6 20/3», «thứ 6 tuần sau» are what they say.
  const isWeekday = date.to - date.from <= 2 && r.words.slice(date.from, date.to).some((w) => saysAny(w, 'thứ chủ cn'))
  const day = isWeekday && date.since > r.today ? addDays(date.since, -7) : date.since
  return day <= r.today ? { done_date: day } : {}
}
/** The day that is named, else the day of the document that proves it: «xong rồi, số 45/BC-SYT ngày 8/8». */
export function dayDone(r: Reading, from?: number): Reading['dates'][number] | undefined {
  const named = r.dates.find((d) => d.since !== null && (d.since === d.until ? d.how === 'in' : isSince(d)))
  if (named || !r.paperDates.length) return named
  if (from !== undefined) return r.paperDates.find((d) => d.from >= from)
  const own = r.tasks[0] ? papersOf(r, r.tasks[0]) : r.documents
  return r.paperDates.find((d) => !own.some((paper) => paper.to === d.from))
}

/** «xong từ hôm qua» */
const isSince = (d: Reading['dates'][number]): boolean => d.how === 'from' && d.named === d.since

function noteOf(r: Reading, task: Span): string | null {
  const before = { from: 0, to: task.from }
  const after = noteAfter(r, before.to === 0 ? task : { from: 0, to: task.to })
  if (after) return after
  return noteInFront(r, task)
}
/** «đã giải quyết 41/60 vụ tồn ở nhiệm vụ số 18»: what was done, told before the task. */
function noteInFront(r: Reading, task: Span): string | null {
  // «mới xóa được 86/120 nhà tạm, mục 6.(2) nhé»
  if (/[,;]/.test(r.words[task.from]!.gap) && (isPart(r) || has(r, 'DOING'))) return tell(r, { from: 0, to: task.from })
  if (!saysAny(r.words[task.from - 1], 'ở trong thuộc của cho')) return null
  const from = r.words.findIndex((w, i) => i < task.from && (w.text === 'đã' || (w.key === 'da' && saysAny(w, 'đã'))))
  return from < 0 ? null : tell(r, { from, to: task.from - 1 })
}
/** What is told behind the task: without share, «xong rồi», date of completion and politeness. */
function noteAfter(r: Reading, until: Span): string | null {
  const percent = percentSpan(r)
  const clauses: Span[] = []
  let from = until.to
  for (let i = until.to; i <= r.words.length; i++) {
    const ends =
      i === r.words.length ||
      (i > from && /[,;:\n]|\.\s/.test(r.words[i]!.gap)) ||
      saysAny(r.words[i], 'vì nhưng') ||
      (percent && (i === percent.from || i === percent.to))
    if (!ends) continue
    if (from < i) clauses.push({ from, to: i })
    from = i < r.words.length && saysAny(r.words[i], 'vì nhưng') ? i + 1 : i
  }
  const told = clauses.flatMap((c) => (percent && c.from === percent.from ? [] : (tell(r, c) ?? [])))
  return told.length && !/^(coi|xem) như (là )?(xong|hoàn thành)$/.test(told.join(', ')) ? told.join(', ') : null
}
/** «KL 44 ngày 6/3 …»: the day goes with the paper. */
const behindPaper = (r: Reading, paper: Span): number => r.paperDates.find((d) => d.from === paper.to)?.to ?? paper.to
/** «xong rồi số 45/BC-SYT», «xong ngày 8/8 theo quyết định 33»: what is told begins behind the state and its day. */
function behindDone(r: Reading, { from, to }: Span): number {
  const state = hitsOf(r, 'FINISHED').find((c) => c.from === from && !isOpenOnly(r, c))
  if (!state) return from
  let at = state.to
  while (at < to && saysAny(r.words[at], 'rồi hết luôn toàn bộ từ hôm')) at++
  const told = dayDone(r)
  const day = told?.from === at ? told : undefined
  const next = day?.to ?? at
  const proves = r.documents.some((d) => d.from - next >= 0 && d.from - next <= 2)
  return next < to && (day || proves) ? next : from
}
const FRAME =
  /^(em|anh|chi|ben em|bot|da|a|nhe|nha|roi|nhé|len|giup|ho|hien|hien nay|thi|la|dat|duoc|moi|khoang|vao|ngay|hom|xin|bao cao|cap nhat|nay|ta|ma|do|tien|danh|dau|tick|giup|ho|gium|tien do|luon|voi|den|nay|toi|hoi|bay gio|va|da duoc|lam|lam duoc|co ban|thoi)$/
function tell(r: Reading, clause: Span): string | null {
  let { from, to } = clause
  for (const d of r.documents)
    if (d.from === from || (d.from === from + 1 && saysAny(r.words[from], 'của trong')))
      from = papersOf(r, r.tasks[0] ?? clause).includes(d) ? behindPaper(r, d) : from
  for (const b of r.bodies)
    if (b.kind !== 'choice' && b.from === from && isSubject(r, r.tasks[0] ?? clause, b)) from = b.to
  for (const self of r.bodies) if (self.kind === 'self' && self.from === from) from = self.to
  // «việc 12 sếp giao em đã xong»
  if (from + 1 < to && saysAny(r.words[from], 'sếp anh chị bác chú') && saysAny(r.words[from + 1], 'giao nhờ bảo'))
    from = Math.min(to, from + (saysAny(r.words[from + 2], 'em cho bên') ? 3 : 2))
  from = behindDone(r, { from, to })
  const date = r.dates.find((d) => d.from >= from && d.to <= to)
  while (
    from < to &&
    (FRAME.test(keySaid(r.words[from]!)) ||
      r.words[from]!.key.startsWith('@') ||
      (saysAny(r.words[from], 'tại') && saysAny(r.words[from - 1], 'hiện'))) &&
    !saysAny(r.words[from], 'đã được mới đến') &&
    !(saysAny(r.words[from], 'hôm') && saysAny(r.words[from + 1], 'qua kia'))
  )
    from++
  while (to > from && '✅☑✔'.includes(r.words[to - 1]!.raw)) to--
  while (
    to > from &&
    /^(a|nhe|nha|roi|em|anh|chi|bot|luon|nghe|sep|giup|ho|gium|voi|oi|hen|hi|nghen)$/.test(keySaid(r.words[to - 1]!))
  )
    to--
  if (from >= to) return null
  const keys = r.words
    .slice(from, to)
    .filter((_, i) => ![...(date ? [date] : []), ...r.tasks].some((s) => from + i >= s.from && from + i < s.to))
    .map((w) => (w.key === 'dc' ? 'duoc' : keySaid(w)))
    .join(' ')
    .replace(/ (vao|ngay|hom|trong|hoi|luc|tu)$/, '')
  const empty =
    /^(da |dang |deu |gio |bay gio |hien |hien gio |tam |chung |co |ngot |hon |duoc |dat |moi |vua |cung |co ban |khoang |lam |chay |thuc hien |trien khai |toi |den |con )*(xong( xong)*|hoan thanh|hoan tat|lam xong|done|dat|duoc|chua lam duoc|chua xong|chua hoan thanh|chua lam|lam duoc|da|moi|khoang|tam|chung|co|ngot|hon|gan|hoan thanh duoc|dat duoc|ok)?( roi| het| xuoi| luon| toan bo| duoc| nhiem vu| viec| ca( (2|3|4|5|hai|ba|bon|may|doi))?)*$/
  if (empty.test(keys)) return null
  // «số 45/BC-SYT ngày 8/8»: the day is told for itself.
  const day = dayDone(r)
  const isLast = day?.to === to && day.from > from && r.documents.some((p) => p.to === day.from)
  return wordsOf(r, { from, to: isLast ? day.from : to })
}
