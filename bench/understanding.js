// Understanding beside its peers on the same questions: chrono-node (vi) for days, node-nlp for intents, fuse.js for names of bodies.
// The peers stand in bench/peers with a lock file of their own: `npm ci --prefix bench/peers --ignore-scripts`.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { understand } from '../dist/understanding/understand.js'
import { createVocabulary } from '../dist/understanding/vocabulary.js'

const root = new URL('..', import.meta.url)
const file = JSON.parse(readFileSync(new URL('data/agencies.json', root), 'utf8'))
const vocabulary = createVocabulary(file, [])
const OWN_NOW = Date.parse('2026-03-11T09:00:00+07:00')

/** Our own lines: `intent < before | message | slots`. */
function readOwn() {
  const folder = new URL('test/understanding/questions/', root)
  return readdirSync(folder).flatMap((name) =>
    readFileSync(new URL(name, folder), 'utf8')
      .normalize('NFC')
      .split('\n')
      .flatMap((line) => {
        if (!line.trim() || line.startsWith('#')) return []
        const [head, text, written = ''] = line.split(' | ')
        const [intent, before] = head.split(' < ')
        const slots = Object.fromEntries(
          written.split('; ').flatMap((s) => (s.includes('=') ? [s.split('=').map((x) => x.trim())] : [])),
        )
        const range = 'from' in slots || 'to' in slots ? { from: slots.from || null, to: slots.to || null } : null
        return [
          {
            text: text.trim(),
            now: slots.now ? Date.parse(slots.now) : OWN_NOW,
            context: before ? before.split(' << ') : [],
            intent: intent.trim().startsWith('follow_up:') ? 'follow_up' : intent.trim(),
            agency: slots.agency ? splitNames(slots.agency) : [],
            range,
          },
        ]
      }),
  )
}
/** Names carry commas of their own («Các sở, ban, ngành»). */
function splitNames(text) {
  const names = [...file.agencies.map((a) => a.name), '@self'].filter((name) => text.includes(name))
  return names.filter(
    (name) =>
      !names.some((other) => other !== name && other.includes(name) && !text.replaceAll(other, '').includes(name)),
  )
}
function readLabelled() {
  const path = new URL('../shared/queries/dev.jsonl', root)
  if (!existsSync(path)) return null
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const { text, now, context, intent, slots } = JSON.parse(line)
      return {
        text,
        now: Date.parse(now),
        context,
        intent,
        agency: slots.agency ?? [],
        range: 'from' in slots ? { from: slots.from, to: slots.to } : null,
      }
    })
}

const WARM = 5_000
const percent = (part, whole) => (whole ? `${((100 * part) / whole).toFixed(1)} % of ${whole}` : '–')
/** Each question's fastest of five warm runs: what the work takes, not what else the machine was doing. Warm is compiled, after some thousand. */
function timed(questions, work) {
  const rounds = Math.max(3, Math.ceil(WARM / questions.length))
  for (let round = 0; round < rounds; round++) for (const q of questions) work(q)
  const times = questions.map((q) => {
    let best = Number.POSITIVE_INFINITY
    for (let round = 0; round < 5; round++) {
      const from = performance.now()
      work(q)
      best = Math.min(best, (performance.now() - from) * 1000)
    }
    return best
  })
  times.sort((a, b) => a - b)
  return { p50: times[times.length >> 1], p99: times[Math.floor(times.length * 0.99)] }
}
const micro = ({ p50, p99 }) => `${p50.toFixed(0)} / ${p99.toFixed(0)}`
const sameSet = (a, b) => a.length === b.length && a.every((x) => b.includes(x))
const sameRange = (got, want) => (got.from ?? null) === want.from && (got.to ?? null) === want.to

function row(cells) {
  console.log(`| ${cells.join(' | ')} |`)
}

function measureOurs(questions) {
  const read = (q) => understand(q.text, { now: q.now, context: q.context, vocabulary })
  const dated = questions.filter((q) => q.range && !q.context.length)
  const bodied = questions.filter((q) => q.agency.length && !q.context.length)
  const noBody = questions.filter((q) => !q.agency.length && !q.context.length)
  row([
    '**ours**',
    percent(questions.filter((q) => read(q).intent === q.intent).length, questions.length),
    percent(dated.filter((q) => sameRange(read(q).slots, q.range)).length, dated.length),
    percent(bodied.filter((q) => sameSet(read(q).slots.agency ?? [], q.agency)).length, bodied.length),
    String(noBody.filter((q) => read(q).slots.agency?.length).length),
    micro(timed(questions, read)),
  ])
}

function measureChrono(questions, chrono) {
  const dated = questions.filter((q) => q.range && !q.context.length)
  const day = (parts) =>
    `${parts.get('year')}-${String(parts.get('month')).padStart(2, '0')}-${String(parts.get('day')).padStart(2, '0')}`
  // A generous reading: a month without a day is the whole month, «trước» ends the day before, «sau» begins the day after.
  const read = (q) => {
    const [hit] = chrono.vi.parse(q.text, { instant: new Date(q.now), timezone: 420 })
    if (!hit) return {}
    const before = q.text.slice(0, hit.index).toLowerCase()
    const whole = !hit.start.isCertain('day') && hit.start.isCertain('month') && !hit.start.isCertain('weekday')
    const from = whole ? `${day(hit.start).slice(0, 8)}01` : day(hit.start)
    const last = whole
      ? new Date(Date.UTC(hit.start.get('year'), hit.start.get('month'), 0)).toISOString().slice(0, 10)
      : day(hit.end ?? hit.start)
    if (/trước\s*(ngày)?\s*$/.test(before))
      return { from: null, to: new Date(Date.parse(from) - 86_400_000).toISOString().slice(0, 10) }
    if (/(đến|tới)\s*(hết|ngày)?\s*$/.test(before)) return { from: null, to: last }
    return { from, to: last }
  }
  row([
    'chrono-node 2.10 vi',
    '–',
    percent(dated.filter((q) => sameRange(read(q), q.range)).length, dated.length),
    '–',
    '–',
    micro(timed(questions, read)),
  ])
}

function measureFuse(questions, Fuse) {
  const entries = file.agencies
    .flatMap((a) =>
      [a.name, ...a.aliases.map((x) => x.alias)].map((alias) => ({
        alias: fold(alias),
        name: a.successors?.[0] ?? a.name,
      })),
    )
    .filter((e) => e.alias.length > 2)
  const fuse = new Fuse(entries, { keys: ['alias'], threshold: 0.15, includeScore: true, minMatchCharLength: 3 })
  // Windows of one to six words, the best of each place: the recipe that did best when it was tried.
  const read = (q) => {
    const words = fold(q.text).split(' ')
    const names = new Set()
    for (let i = 0; i < words.length; ) {
      let best = null
      for (let n = Math.min(6, words.length - i); n > 0; n--) {
        const window = words.slice(i, i + n).join(' ')
        const [hit] = window.length > 2 ? fuse.search(window, { limit: 1 }) : []
        if (hit && hit.score < 0.05 && Math.abs(hit.item.alias.length - window.length) < 3 && (!best || n > best.n))
          best = { n, name: hit.item.name }
      }
      if (best) names.add(best.name)
      i += best?.n ?? 1
    }
    return [...names]
  }
  // A question takes it a tenth of a second: sixty of each kind are enough.
  const some = questions.filter((q) => !q.context.length)
  const bodied = some.filter((q) => q.agency.length && !q.agency.includes('@self')).slice(0, 60)
  const noBody = some.filter((q) => !q.agency.length).slice(0, 60)
  row([
    'fuse.js 7.5, windows',
    '–',
    '–',
    percent(bodied.filter((q) => sameSet(read(q), q.agency)).length, bodied.length),
    String(noBody.filter((q) => read(q).length).length),
    micro(timed(some.slice(0, 8), read)),
  ])
}
const fold = (text) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

async function measureNlp(questions, trainOn, NlpManager) {
  const manager = new NlpManager({ languages: ['vi'], forceNER: false, nlu: { log: false }, autoSave: false })
  for (const q of trainOn) manager.addDocument('vi', fold(q.text), q.intent)
  await manager.train()
  let right = 0
  const times = []
  for (const q of questions) {
    const from = performance.now()
    const { intent } = await manager.process('vi', fold(q.text))
    times.push((performance.now() - from) * 1000)
    if (intent === q.intent) right++
  }
  times.sort((a, b) => a - b)
  row([
    `node-nlp 4.27, trained on ${trainOn.length} others`,
    percent(right, questions.length),
    '–',
    '–',
    '–',
    micro({ p50: times[times.length >> 1], p99: times[Math.floor(times.length * 0.99)] }),
  ])
}

export async function bench() {
  const own = readOwn()
  const labelled = readLabelled()
  if (!labelled) console.log('Left out: the labelled questions (../shared is not here).')
  const peers = createRequire(new URL('peers/package.json', import.meta.url))
  const load = (name) => {
    try {
      return peers(name)
    } catch {
      console.log(`Left out: ${name} (npm ci --prefix bench/peers --ignore-scripts brings it).`)
      return null
    }
  }
  const chrono = load('chrono-node')
  const Fuse = load('fuse.js')
  const nlp = load('node-nlp')
  for (const [title, questions] of [
    ['labelled questions', labelled],
    ['our own lines', own],
  ]) {
    if (!questions) continue
    console.log(`\n${title}: ${questions.length}`)
    row(['reader', 'intent right', 'days right', 'bodies right', 'bodies found where none is', 'µs p50 / p99'])
    row(['---', '---', '---', '---', '---', '---'])
    measureOurs(questions)
    if (chrono) measureChrono(questions, chrono)
    if (Fuse) measureFuse(questions, Fuse.default ?? Fuse)
    if (nlp && questions === labelled) await measureNlp(questions, own, nlp.NlpManager)
  }
  return true
}
