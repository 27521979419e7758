// /nhapvanban: a document that was sent becomes a draft. /giungoai: a task whose content lies outside becomes one without a file.

import { isOf } from '../../domain/access.ts'
import { dayOf } from '../../domain/calendar.ts'
import type { Draft } from '../../domain/draft.ts'
import type { ReadingOutcome } from '../../domain/reading.ts'
import { reply } from '../../domain/reply.ts'
import { fold } from '../../text/fold.ts'
import {
  FETCHING,
  IMPORT_HOW,
  IN_PRIVATE,
  OUTSIDE_HOW,
  OUTSIDE_TITLE,
  sayDraft,
  sayImported,
  sayRefusedFile,
  WHICH_PROVINCE,
} from '../../wording/import.ts'
import { draftChoices, sameDraftChoices, saySameDrafts, sayTrouble } from '../../wording/review.ts'
import { planSaving } from '../drafts.ts'
import { type ImportWorld, planImport } from '../import-document.ts'
import { readNames, readTyped } from '../review/typed.ts'
import { confirmEdits } from './edited-list.ts'
import type { Word, WordOutcome, WordTurn } from './word-turn.ts'

export type Reading = {
  readonly read: (bytes: Uint8Array, fileName: string) => Promise<ReadingOutcome>
  readonly hash: (bytes: Uint8Array) => string
  readonly extract?: NonNullable<ImportWorld['extract']>
}

export const importWord =
  (reading: Reading): Word =>
  async (turn) => {
    const { said, office, storage, now } = turn
    // What a document says is for the office alone until it is published.
    if (said.isGroup) return { reply: reply([IN_PRIVATE]) }
    if (!said.file) return { reply: reply([IMPORT_HOW]) }
    // «/nhapvanban #3f9a…»: what the edited tasks said when the corrections were shown.
    const { words = '', seal = null } =
      /^(?<words>[\s\S]*?)\s*(?:#(?<seal>[0-9a-f]{8}))?$/.exec(turn.rest)?.groups ?? {}
    const province = provinceMeant(turn, words)
    if (typeof province !== 'string') return province
    const fetched = await turn.fetch()
    if (fetched.kind !== 'fetched') return { reply: reply([FETCHING[fetched.kind]]) }
    const by = `${said.channel}:${said.user}`
    const { imported, changes } = await planImport(
      { fileName: said.file.name, bytes: fetched.bytes, province, by },
      { storage, register: office.bot.register, now, ...reading },
    )
    if (imported.kind === 'refused') return { reply: reply(sayRefusedFile(said.file.name, imported)), changes }
    if (imported.kind === 'edited') return confirmEdits(turn, imported, { words, seal })
    const { draft, same } = imported
    const isAgain = imported.kind === 'again'
    const lines = [...sayImported(said.file.name, isAgain), ...saySameDrafts(same), ...sayDraft(draft)]
    const choices = [...sameDraftChoices(draft, same), ...draftChoices(draft)]
    return { reply: reply(lines, choices), changes, ongoing: { word: 'duyet', rest: draft.id } }
  }

/** The province of a member's documents; one that has several says which. */
function provinceMeant({ asker, office }: WordTurn, words: string): string | WordOutcome {
  const { directory } = office.bot.register
  const mine = directory.provinces.filter((p) => asker.member && isOf(asker.member, p, directory))
  const named = mine.find((p) => fold(p) === fold(words))
  const [only, second] = mine
  if (named) return named
  return only && !second ? only : { reply: reply([WHICH_PROVINCE(mine)]) }
}

// 07/BBN; Sở Nội vụ; trước 20/8/2025
export const registerOutside: Word = async (turn) => {
  const { said, office, storage, now, rest } = turn
  if (said.isGroup) return { reply: reply([IN_PRIVATE]) }
  const [code = '', names = '', time = ''] = rest.split(/\s*;\s*/)
  if (!code || !names || !time) return { reply: reply([...OUTSIDE_HOW]) }
  const province = provinceMeant(turn, '')
  if (typeof province !== 'string') return province
  const { directory } = office.bot.register
  const lead = readNames(names.replaceAll(',', ';'), directory, province)
  if (lead.unknown.length) return { reply: reply([sayTrouble({ kind: 'unknown-bodies', names: lead.unknown })]) }
  const deadlines = readTyped(time, { issued: null, today: dayOf(now) })
  if (!deadlines) return { reply: reply([sayTrouble({ kind: 'no-time', words: time })]) }
  const by = `${said.channel}:${said.user}`
  const title = OUTSIDE_TITLE(code.slice(0, 40))
  const draft: Draft = {
    id: '',
    province,
    fileName: '',
    hash: `outside:${code}`,
    by,
    at: now,
    doc: { number: null, kind: 'khác', issuer: '', issued: null, title, cites: [] },
    items: [
      {
        ref: '1',
        title,
        text: '',
        lead: [...lead.names],
        coop: [],
        report_to: [],
        deadlines: [...deadlines],
        targets: [],
        status: 'open',
        decision: 'proposed',
        double: null,
      },
    ],
    unsure: [],
    flags: [],
    counts: { sentences: 0, task: 0, context: 0, frame: 0, unsure: 0 },
    isOutside: true,
  }
  const { changes, ...saved } = await planSaving(draft, storage)
  return {
    reply: reply(sayDraft(saved.draft), draftChoices(saved.draft)),
    changes,
    ongoing: { word: 'duyet', rest: saved.draft.id },
  }
}
