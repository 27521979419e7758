// dondoc import, drafts, publish: a document enters the office's register.
import { basename } from 'node:path'
import { openPoints } from '../domain/draft.ts'
import { changesOf, planCorrections, warningsOf } from '../flows/correct.ts'
import { placesOn } from '../flows/current-office.ts'
import { discardChange, findDraft, listDrafts } from '../flows/drafts.ts'
import { type Imported, importDocument } from '../flows/import-document.ts'
import { type Plan, planPublishing, previewOf, publish } from '../flows/publish.ts'
import type { Opened } from '../main.ts'
import type { Storage } from '../ports.ts'
import { readDocument } from '../readers/read-document.ts'
import { readQuietHours } from '../reminders/quiet-hours.ts'
import { sayEditedTask } from '../wording/correct.ts'
import {
  AT_THE_SHELL,
  IS_THAT_RIGHT,
  sayDraft,
  sayEdited,
  sayHeld,
  sayNotPublished,
  sayPoint,
  sayPublished,
  saySamePerson,
} from '../wording/import.ts'
import { DROPPED } from '../wording/pending.ts'
import { NOTHING_LEFT, sayDiscarded, saySameDrafts } from '../wording/review.ts'
import type { Common } from './common.ts'
import { confirmed, type Manner } from './confirm.ts'
import { Failure } from './failure.ts'
import { line } from './lines.ts'
import { print } from './options.ts'
import { fileBytes, hashOf, readingOf } from './read-file.ts'
import { readProvince } from './who.ts'

export type Printed = { readonly lines: readonly string[]; readonly code: 0 | 1 }
const CLI = 'cli'

export async function importFile(
  file: string,
  options: Common & { readonly publish: boolean; readonly province: string | null; readonly ocr: string | null },
  opened: Opened,
): Promise<Printed> {
  const storage = ownStorage(opened, options)
  const reading = await readingOf(options)
  const imported = await importDocument(
    { fileName: basename(file), bytes: fileBytes(file, options.lang), province: provinceOf(options, opened), by: CLI },
    {
      storage,
      register: opened.register,
      now: opened.clock.now(),
      read: (bytes, name) => readDocument(bytes, name, reading),
      hash: hashOf,
    },
  )
  if (imported.kind === 'refused') throw new Failure(2, `${basename(file)}: ${imported.why}`, imported.detail)
  if (imported.kind === 'edited') return applyEdits(imported, options, opened, storage)
  const { draft, same } = imported
  const unsure = draft.unsure.filter((s) => s.decision === null).length
  if (options.publish) return publishDraft(draft.id, { ...options, manner: 'act' }, opened)
  const lines = options.json
    ? [JSON.stringify({ draft: draft.id, tasks: draft.items.length, unsure, same: same.map((d) => d.id) })]
    : [...saySameDrafts(same), ...sayDraft(draft)]
  return { lines, code: 0 }
}

/** A list of the bot's own, edited: shown; with --publish it becomes corrections. */
async function applyEdits(
  { corrections, rows, problems }: Extract<Imported, { readonly kind: 'edited' }>,
  options: Common & { readonly publish: boolean },
  { register, clock, config }: Opened,
  storage: Storage,
): Promise<Printed> {
  const now = clock.now()
  const quiet = readQuietHours(config.settings.DONDOC_QUIET) ?? []
  const chats = placesOn(
    { chats: await storage.chats(), members: await storage.members(), directory: register.directory },
    now,
  )
  const world = { register, chats, now, quiet, origin: `cli:${now}` }
  const signed = corrections.map((c) => ({ ...c, person: AT_THE_SHELL }))
  const plan = planCorrections(signed, world)
  if (plan && options.publish && (await storage.commit({ ...plan.changes, at: now, by: CLI })).kind !== 'done')
    throw new Failure(1, line(options.lang, 'draft-changed', ''), line(options.lang, 'try-again'))
  const changed = corrections.map((c) => ({ task: c.task.no, changes: changesOf(c) }))
  const said = signed.map((c) => sayEditedTask(c.task, changesOf(c), warningsOf(c, world)))
  const lines = options.json
    ? [JSON.stringify({ rows, changed, problems, applied: plan !== null && options.publish })]
    : sayEdited(rows, said, problems)
  return { lines, code: 0 }
}

export async function publishDraft(
  id: string,
  options: Common & { readonly manner: Manner },
  opened: Opened,
): Promise<Printed> {
  const storage = ownStorage(opened, options)
  const draft = await findDraft(id, storage)
  if (!draft) throw new Failure(2, line(options.lang, 'no-draft', id), line(options.lang, 'list-drafts'))
  if (!openPoints(draft).length && draft.items.every((i) => i.decision === 'dropped'))
    return {
      lines: options.json ? [JSON.stringify({ draft: id, tasks: 0, open: [] })] : [NOTHING_LEFT(draft)],
      code: 1,
    }
  const { DONDOC_TWO_PERSON: twoPersons, DONDOC_QUIET } = opened.config.settings
  const quiet = readQuietHours(DONDOC_QUIET) ?? []
  const world = {
    storage,
    register: opened.register,
    now: opened.clock.now(),
    by: CLI,
    person: AT_THE_SHELL,
    twoPersons,
    quiet,
  }
  const plan = await planPublishing(draft, world)
  const shown = plan.kind === 'ready' && !options.json ? previewOf(plan, world) : []
  if (plan.kind === 'ready' && options.manner === 'preview')
    return { lines: options.json ? [JSON.stringify(previewJson(plan))] : shown, code: 0 }
  if (plan.kind === 'ready' && options.manner === 'ask') {
    print(shown)
    if (!(await confirmed(IS_THAT_RIGHT))) return { lines: DROPPED, code: 1 }
  }
  // Doubles that came into the register since are kept with the draft, to be decided in the chat.
  if (plan.kind === 'open') await storage.commit({ ...plan.changes, at: world.now, by: CLI })
  const result = await publish(draft, world)
  switch (result.kind) {
    case 'published': {
      const { document, tasks, handouts } = result
      if (options.json)
        return {
          lines: [
            JSON.stringify({
              document: document.id,
              tasks: tasks.length,
              handouts: handouts.messages.length,
              unreached: handouts.unreached,
            }),
          ],
          code: 0,
        }
      const said = sayPublished(document, tasks, handouts)
      return { lines: options.manner === 'ask' ? said : [...shown, ...said], code: 0 }
    }
    case 'open':
      return {
        lines: options.json
          ? [
              JSON.stringify({
                draft: id,
                tasks: draft.items.length,
                unsure: draft.unsure.length,
                open: result.points.map((p) => p.kind),
              }),
            ]
          : result.points.length
            ? [...sayDraft(result.draft).slice(0, 3), ...result.points.map(sayPoint)]
            : sayNotPublished([], result.draft),
        code: 1,
      }
    case 'same-drafts':
      return {
        lines: options.json
          ? [JSON.stringify({ draft: id, tasks: draft.items.length, same: result.others.map((d) => d.id) })]
          : [sayHeld(result.others.length), ...saySameDrafts(result.others)],
        code: 1,
      }
    case 'same-person':
      throw new Failure(1, saySamePerson(), line(options.lang, 'list-drafts'))
    case 'stale':
      throw new Failure(1, line(options.lang, 'draft-changed', id), line(options.lang, 'try-again'))
  }
}

type Ready = Extract<Plan, { readonly kind: 'ready' }>
function previewJson({ file, handouts }: Ready) {
  return {
    document: file.doc.id,
    tasks: file.tasks.length,
    handouts: handouts.messages.map((m) => ({ channel: m.to.channel, chat: m.to.chat, text: m.text })),
    unreached: handouts.unreached,
    published: false,
  }
}

export async function showDrafts(options: Common, opened: Opened): Promise<readonly string[]> {
  const drafts = await listDrafts(ownStorage(opened, options))
  const rows = drafts.map((d) => ({
    draft: d.id,
    document: d.doc.title,
    province: d.province,
    tasks: d.items.length,
    open: openPoints(d).length,
  }))
  if (options.json) return [JSON.stringify(rows)]
  return rows.length
    ? rows.map((r) => `${r.draft} · ${r.document} · ${r.province}: ${r.tasks} việc, còn ${r.open} điểm phải quyết`)
    : [line(options.lang, 'no-drafts')]
}

export async function dropDraft(id: string, options: Common, opened: Opened): Promise<readonly string[]> {
  const storage = ownStorage(opened, options)
  const draft = await findDraft(id.toUpperCase(), storage)
  if (!draft) throw new Failure(2, line(options.lang, 'no-draft', id), line(options.lang, 'list-drafts'))
  const committed = await storage.commit({ ...discardChange(draft), at: opened.clock.now(), by: CLI })
  if (committed.kind !== 'done')
    throw new Failure(1, line(options.lang, 'draft-changed', draft.id), line(options.lang, 'try-again'))
  return [options.json ? JSON.stringify({ dropped: draft.id }) : sayDiscarded(draft)]
}

export function ownStorage(opened: Opened, { lang }: Common): Storage {
  if (opened.storage) return opened.storage
  throw new Failure(1, line(lang, 'no-register'), line(lang, 'mend-no-register'))
}
export function provinceOf(
  { province, lang }: { readonly province: string | null; readonly lang: Common['lang'] },
  { directory }: Opened,
): string {
  if (province === null) {
    const [only, second] = directory.provinces
    if (only && !second) return only
    throw new Failure(2, line(lang, 'province-missing'), line(lang, 'provinces-are', directory.provinces.join(', ')))
  }
  const found = readProvince(province, directory)
  if (found) return found
  throw new Failure(
    2,
    line(lang, 'no-such-province', province),
    line(lang, 'provinces-are', directory.provinces.join(', ')),
  )
}
