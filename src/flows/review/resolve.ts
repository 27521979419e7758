// What was said about a task of a draft becomes a decision, or the reason why it is none. Pure.
import type { Day } from '../../domain/calendar.ts'
import type { Directory } from '../../domain/directory.ts'
import { type Draft, type DraftItem, twinsOf } from '../../domain/draft.ts'
import type { Decision } from '../../domain/review.ts'
import { leadsAmong } from '../../domain/roles.ts'
import { clausesOf, sentencesOf } from '../../extraction/sentences.ts'
import { readDeadlines } from '../../text/deadlines.ts'
import { fold } from '../../text/fold.ts'
import type { Trouble } from '../../wording/review.ts'
import type { Spoken } from './spoken.ts'
import { readNames, readTyped } from './typed.ts'

export type About = { readonly draft: Draft; readonly directory: Directory; readonly today: Day }
export type Resolved =
  | { readonly kind: 'decision'; readonly decision: Decision }
  | { readonly kind: 'trouble'; readonly trouble: Trouble }

/** What concerns no single point. */
export type Whole =
  | 'rest'
  | 'undo'
  | 'next'
  | 'walk'
  | 'how'
  | 'lacking'
  | 'show'
  | 'repeats'
  | 'beside'
  | 'number'
  | 'issued'
  | 'issuer'
  | 'name'
  | 'discard'

const TITLE_MAX = 300
type Deciding = Exclude<Spoken, { readonly kind: Whole }>

/** `key` names an item by its clause, a sentence as `?2`. */
export function resolveSpoken(spoken: Deciding, key: string, about: About): Resolved {
  const sentence = /^\?(?<n>\d{1,4})$/.exec(key)?.groups?.n
  if (sentence) return ofSentence(spoken, Number(sentence) - 1, about)
  const item = about.draft.items.find((i) => i.ref === key)
  return item ? ofItem(spoken, item, about) : trouble({ kind: 'gone' })
}

function ofSentence(spoken: Deciding, at: number, { draft, today }: About): Resolved {
  const sentence = draft.unsure[at]
  if (!sentence) return trouble({ kind: 'gone' })
  const isNoTask = spoken.kind === 'context' || spoken.kind === 'drop'
  if (isNoTask) return done({ kind: 'context', at })
  if (spoken.kind !== 'task' && spoken.kind !== 'right') return trouble({ kind: 'task-or-context' })
  const item = itemOfText(sentence.text, { draft, today })
  return done({ kind: 'task', at, item })
}

function ofItem(spoken: Deciding, item: DraftItem, about: About): Resolved {
  const { ref } = item
  switch (spoken.kind) {
    case 'right':
    case 'task':
      return done({ kind: 'right', ref })
    case 'drop':
    case 'context':
      return done({ kind: 'drop', ref })
    case 'both':
    case 'replace':
      return item.double ? done({ kind: 'double', ref, how: spoken.kind }) : trouble({ kind: 'no-double' })
    case 'replaces': {
      const twins = twinsOf(item)
      const named = /^(ca|tat) /.test(fold(spoken.words)) ? twins : (spoken.words.match(/\d+/g) ?? []).map(Number)
      const nos = twins.filter((no) => named.includes(no))
      if (!nos.length || named.some((no) => !twins.includes(no))) return trouble({ kind: 'no-double' })
      return done({ kind: 'double', ref, how: 'replace', nos })
    }
    case 'lead':
    case 'coop': {
      const { names, unknown } = readNames(spoken.words, about.directory, about.draft.province)
      if (unknown.length) return trouble({ kind: 'unknown-bodies', names: unknown })
      if (spoken.kind === 'lead' && !names.length) return trouble({ kind: 'lead-needed' })
      const leading = spoken.kind === 'coop' ? leadsAmong({ lead: item.lead, coop: [...names] }) : []
      if (leading.length) return trouble({ kind: 'leads-already', names: leading })
      return done({ kind: spoken.kind, ref, names })
    }
    case 'deadlines': {
      const read = readTyped(spoken.words, { issued: about.draft.doc.issued, today: about.today, about: item.text })
      return read
        ? done({ kind: 'deadlines', ref, deadlines: read })
        : trouble({ kind: 'no-time', words: spoken.words })
    }
    case 'title':
      return done({ kind: 'title', ref, title: spoken.words.replace(/\s+/g, ' ').slice(0, TITLE_MAX) })
    case 'split': {
      const parts = partsOf(item, spoken.words, about)
      return parts.length < 2 ? trouble({ kind: 'no-parts' }) : done({ kind: 'split', ref, parts })
    }
    case 'merge': {
      const into = named(spoken.words, about.draft)
      if (into?.ref === ref) return trouble({ kind: 'itself' })
      return into && into.decision !== 'dropped'
        ? done({ kind: 'merge', ref, into: into.ref })
        : trouble({ kind: 'no-such-item', ref: spoken.words })
    }
  }
}

/** «4.(3)», a clause; «việc 7», a place in the draft. */
function named(words: string, { items }: Draft): DraftItem | undefined {
  const task = /^vi[eệ]c\s+(?:s[oố]\s+)?(?<name>\S+)$/iu.exec(words.normalize('NFC'))?.groups?.name
  const place = task && /^\d+$/.test(task) ? items[Number(task) - 1] : undefined
  return place ?? items.find((i) => i.ref === (task ?? words))
}

// 5. Phương án … | 4.2) Phương án … | - Phương án … | b) Phương án …
const MARKER = /^(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[-+•])\s+/u

/** A task from a sentence that nobody had taken for one: its owner must be said. */
export function itemOfText(sentence: string, { draft, today }: Pick<About, 'draft' | 'today'>): DraftItem {
  const text = sentence.replace(/\s+/g, ' ').replace(MARKER, '').trim()
  const read = readDeadlines(text, { issued: draft.doc.issued, year: Number((draft.doc.issued ?? today).slice(0, 4)) })
  return {
    ref: '',
    title: titled(text),
    text,
    lead: [],
    coop: [],
    report_to: [],
    deadlines: read.map((f) => f.deadline),
    targets: [],
    status: 'open',
    decision: 'proposed',
    double: null,
  }
}

// «tách»: by clauses, else by sentences; «tách theo cơ quan»: each lead its own; «tách: A | B»: under these names.
function partsOf(item: DraftItem, words: string, { draft, today }: About): readonly DraftItem[] {
  const letter = (i: number) => String.fromCharCode(97 + i)
  const part = (over: Partial<DraftItem>, i: number): DraftItem => ({
    ...item,
    ...over,
    ref: `${item.ref}-${letter(i)}`,
    decision: 'proposed',
    double: i === 0 ? item.double : null,
  })
  if (fold(words) === 'theo co quan') return item.lead.slice(0, 26).map((name, i) => part({ lead: [name] }, i))
  if (words) {
    const titles = words.split('|').flatMap((t) => t.trim() || [])
    return titles.slice(0, 26).map((title, i) => part({ title }, i))
  }
  const clauses = clausesOf(item.text)
  const pieces = (clauses.length > 1 ? clauses : sentencesOf(item.text)).map((p) =>
    item.text.slice(p.from, p.to).trim(),
  )
  return pieces.slice(0, 26).map((text, i) => {
    const { title, deadlines } = itemOfText(text, { draft, today })
    // A deadline that stands once for the whole sentence holds for each of its parts.
    return part({ text, title, deadlines: deadlines.length ? deadlines : item.deadlines }, i)
  })
}
function titled(text: string): string {
  const clean = text.replace(/\s+/g, ' ').trim()
  const short = clean.length <= 100 ? clean : `${clean.slice(0, clean.lastIndexOf(' ', 99))}…`
  return short.charAt(0).toUpperCase() + short.slice(1)
}

function done(decision: Decision): Resolved {
  return { kind: 'decision', decision }
}
function trouble(what: Trouble): Resolved {
  return { kind: 'trouble', trouble: what }
}
